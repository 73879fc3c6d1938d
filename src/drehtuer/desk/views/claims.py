"""The claims of a case, by kind, status, state, outlet, time and words."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from drehtuer.books.spans import days
from drehtuer.books.subjects import state_of
from drehtuer.briefs.claims import facts
from drehtuer.briefs.words import Words
from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.settings import READING
from drehtuer.journal.browsing import Listed, Place, newest_claims, stretch
from drehtuer.journal.searching import with_words
from drehtuer.model import KINDS, STATUSES, Claim
from drehtuer.review import Review, apply

_ON_A_PAGE = 25
_FIELDS = ("words", "kind", "status", "where", "outlet", "since", "until")
_LONGEST = 200
_NUMBER = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)
_MOST_NUMBERS = 500
_lock = threading.Lock()
_numbers: OrderedDict[Hashable, int] = OrderedDict()


class _Row(NamedTuple):
    """A claim on the page as it was read, and as reviewers have it: None where it is left out."""

    listed: Listed
    label: str
    anchor: str
    shown: Claim | None
    stands: Review | None
    facts: tuple[tuple[str, str], ...]


def claims(request: HttpRequest) -> HttpResponse:
    """The claims that were asked for, those read last first."""
    words = words_of(request)
    given = {name: request.GET.get(name, "").strip()[:_LONGEST] for name in _FIELDS}
    asked = {name: value for name, value in given.items() if value}
    chosen, problems = _chosen(newest_claims(READING, request.case.place or None), asked, words)
    after, before = (_place(request.GET.get(key, "")) for key in ("after", "before"))
    found = stretch(chosen, _ON_A_PAGE, after=after, before=before)
    return show(
        request,
        "claims.html.jinja",
        number=_number(request.case, asked, chosen),
        found=found,
        rows=_rows(found.claims, words, confirmed=request.case.confirmed),
        given=given,
        query=f"{urlencode(asked)}&" if asked else "",
        problems=problems,
        kinds=[(kind, words(f"events.{kind}")) for kind in KINDS],
        statuses=[(status, words(f"statuses.{status}")) for status in STATUSES],
    )


def _chosen(
    claims: QuerySet, asked: dict[str, str], words: Words
) -> tuple[QuerySet, dict[str, str]]:
    """The claims asked for, and what was asked for in no proper way, by field."""
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
        claims = with_words(claims, asked["words"])
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


def _rows(found: list[Listed], words: Words, *, confirmed: bool) -> list[_Row]:
    """The claims found, as reviewers have them."""
    journal = reading()
    keys = {each.claim.source: each.key for each in found}
    made = journal.reviews(sources=keys.keys())
    # Most reports were never reviewed, and need not be fetched as a whole.
    of_reviews = {keys[review.source] for review in made}
    kept = journal.of_numbers(list(of_reviews)).values() if made else ()
    reviewed = apply(kept, made, confirmed=confirmed)
    cards = {
        card.machine.id: card
        for of_report in reviewed.cards.values()
        for card in of_report
        if card.machine is not None
    }
    rows = []
    for each in found:
        claim, card = each.claim, cards.get(each.claim.id)
        shown = claim if card is None else card.shown
        number = f"{each.key}.{each.number}"
        rows.append(
            _Row(
                each,
                f"{number}*" if claim.reader else number,
                f"claim-{number.replace('.', '-')}",
                shown,
                card.stands if card else None,
                facts(shown or claim, words),
            )
        )
    return rows
