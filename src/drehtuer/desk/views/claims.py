"""The claims of a case, by kind, status, state, outlet, time and words."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Hashable
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from drehtuer.books.spans import days
from drehtuer.books.subjects import state_of
from drehtuer.briefs.claims import facts
from drehtuer.briefs.html import possible
from drehtuer.briefs.words import Words
from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.settings import READING
from drehtuer.journal.browsing import Listed, Place, newest_claims, stretch
from drehtuer.journal.searching import with_words
from drehtuer.model import KINDS, STATUSES, Claim
from drehtuer.review import Card, apply

_ON_A_PAGE = 25
_FIELDS = ("words", "kind", "status", "where", "outlet", "since", "until")
_LONGEST = 200
_NUMBER = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)
_MOST_NUMBERS = 500
_lock = threading.Lock()
_numbers: OrderedDict[Hashable, int] = OrderedDict()


class _Row(NamedTuple):
    """A claim on the page, in words: a template that looks them up takes many times as long.

    Attributes:
        label: the claim's number.
        evidence: the address of its evidence.
        card: that of its card, on which it is decided on.
        kind: what it tells of.
        state: what reviewers made of it; empty where nobody decided.
        quote: its words.
        language: of these.
        told: what it says, and where.
    """

    label: str
    evidence: str
    card: str
    kind: str
    state: str
    quote: str
    language: str | None
    told: str


def claims(request: HttpRequest) -> HttpResponse:
    """The claims that were asked for, those read last first."""
    words = words_of(request)
    given = {name: request.GET.get(name, "").strip()[:_LONGEST] for name in _FIELDS}
    asked = {name: value for name, value in given.items() if value}
    every = newest_claims(READING, request.case.place or None)
    chosen, problems = _chosen(every, asked, words)
    number = _number(request.case, asked, chosen)
    # It costs about as much to pass over twenty claims as to find and sort one.
    if "words" in asked and number**2 > _ON_A_PAGE * _number(request.case, {}, every) / 20:
        chosen, _ = _chosen(every, asked, words, in_order=True)
    after, before = (_place(request.GET.get(key, "")) for key in ("after", "before"))
    found = stretch(chosen, _ON_A_PAGE, after=after, before=before)
    return show(
        request,
        "claims.html.jinja",
        number=number,
        found=found,
        rows=_rows(found.claims, words, request.case),
        given=given,
        query=f"{urlencode(asked)}&" if asked else "",
        problems=problems,
        kinds=[(kind, words(f"events.{kind}")) for kind in KINDS],
        statuses=[(status, words(f"statuses.{status}")) for status in STATUSES],
    )


def _chosen(
    claims: QuerySet, asked: dict[str, str], words: Words, *, in_order: bool = False
) -> tuple[QuerySet, dict[str, str]]:
    """The claims asked for, and what was asked for in no proper way, by field.

    Args:
        claims: those of the case.
        asked: what they are to have, by field.
        words: the words of the page.
        in_order: as of :func:`drehtuer.journal.searching.with_words`.
    """
    problems: dict[str, str] = {}
    if asked.get("kind") in KINDS:
        claims = claims.filter(kind=asked["kind"])
    if asked.get("status") in STATUSES:
        claims = claims.filter(status=asked["status"])
    if "where" in asked:
        state = state_of(asked["where"])
        if state is None:
            problems["where"] = words("desk.case.no_place", place=asked["where"])
        else:
            claims = claims.filter(where=state)
    if "outlet" in asked:
        claims = claims.filter(report__outlet__icontains=asked["outlet"])
    for field, condition in (("since", "gte"), ("until", "lte")):
        if field in asked:
            day = _day(asked[field], last=field == "until")
            if day is None:
                problems[field] = words("desk.claims.no_date", value=asked[field])
            else:
                claims = claims.filter(**{f"report__published_by__{condition}": day})
    if "words" in asked:
        claims = with_words(claims, asked["words"], in_order=in_order)
    return claims, problems


def _number(case: Case, asked: dict[str, str], chosen: QuerySet) -> int:
    """How many claims were asked for; counted once as long as no report comes in."""
    key = (settings.JOURNAL, reading().newest_report(), case.place, tuple(asked.items()))
    with _lock:
        number = _numbers.get(key)
    if number is None:
        number = chosen.count()
        with _lock:
            _numbers[key] = number
            while len(_numbers) > _MOST_NUMBERS:
                _numbers.popitem(last=False)
    return number


def _place(text: str) -> Place | None:
    """The place in the list that a number such as 17.4 means."""
    match = _NUMBER.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def _day(text: str, *, last: bool) -> date | None:
    """The first or the last day that a date such as 2025-12 can mean."""
    span = days(text)
    if span is None:
        return None
    return span.last if last else span.first


def _rows(found: list[Listed], words: Words, case: Case) -> list[_Row]:
    """The claims found, as reviewers have them."""
    stands = _as_reviewed(found, confirmed=case.confirmed)
    reports, cards = (reverse(name, args=[case.slug]) for name in ("reports", "review"))
    rows = []
    for each in found:
        card = stands.get(each.claim.id)
        shown = each.claim if card is None else card.shown
        state = ""
        if shown is None:
            state = words("desk.claims.left_out")
        elif card is not None and card.stands is not None:
            state = words("desk.claims.reviewed", by=card.stands.by)
        number = f"{each.key}.{each.number}"
        rows.append(
            _Row(
                f"{number}*" if each.claim.reader else number,
                f"{reports}/{each.key}#claim-{each.key}-{each.number}",
                f"{cards}/{each.key}/{quote(each.claim.id)}",
                words(f"events.{(shown or each.claim).kind}"),
                state,
                words("line.quote", quote=possible(each.claim.quote)),
                each.language,
                possible(_told(each, shown or each.claim, words)),
            )
        )
    return rows


def _as_reviewed(found: list[Listed], *, confirmed: bool) -> dict[str, Card]:
    """The cards of those claims that were reviewed, by their ids."""
    journal = reading()
    keys = {each.claim.source: each.key for each in found}
    made = journal.reviews(sources=keys.keys())
    if not made:
        return {}
    # Most reports were never reviewed, and need not be fetched as a whole.
    kept = journal.of_numbers(list({keys[review.source] for review in made})).values()
    of_reports = apply(kept, made, confirmed=confirmed).cards.values()
    cards = (card for of_report in of_reports for card in of_report)
    return {card.machine.id: card for card in cards if card.machine is not None}


def _told(listed: Listed, claim: Claim, words: Words) -> str:
    """Where a claim stands, and what it says: "Reuters, 5 December 2025 · number: 1,218"."""
    outlet = listed.outlet or words("account.no_outlet")
    day = words.date(listed.published) if listed.published else words("account.no_date")
    told = (f"{label}: {value}" for label, value in facts(claim, words))
    return " · ".join((f"{outlet}, {day}", *told))
