"""Reviewing: one claim a card, with what the machine reads and what people decided."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from drehtuer.briefs.claims import facts
from drehtuer.briefs.words import said
from drehtuer.desk.books import Books
from drehtuer.desk.claim_forms import changes, entered, fields, texts_of
from drehtuer.desk.database import reading, writing
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.queues import QUEUES, waiting
from drehtuer.desk.reports import report_of
from drehtuer.desk.telling import telling
from drehtuer.journal import StaleReviewError
from drehtuer.model import Claim, Report
from drehtuer.review import (
    ACCEPT,
    CORRECT,
    REJECT,
    UNDO,
    UNSURE,
    VERBS,
    Card,
    Review,
    Reviewed,
    ReviewError,
    added,
    annotated,
    apply,
    asked,
    reviewed,
    undone,
)

_AROUND = 400
"""How many characters before and behind a claim are shown with it."""
_LONGEST = 500
_LAST = 20
"""So many reviews are listed."""
_CONFLICT, _UNFIT = 409, 422


def start(request: HttpRequest) -> HttpResponse:
    """What waits for a reviewer, and the rule of the case."""
    page = telling(request)
    counts = {queue: len(waiting(page.books, queue, request.user.name)) for queue in QUEUES}
    return page.show(
        "review.html.jinja",
        counts=counts,
        done=page.books.reviewed.applied,
        open_=page.books.reviewed.waiting,
        lost=page.books.reviewed.lost,
        last=_last(page.books),
    )


def _last(books: Books) -> list[tuple[Review, int, bool]]:
    """The last reviews, each with the number of its report, and whether it stands."""
    cards = [card for own in books.reviewed.cards.values() for card in own]
    made = [
        (review, books.references.reports[review.source], review in thread.standing)
        for thread in (card.thread for card in cards)
        if thread is not None
        for review in thread.made
    ]
    return sorted(made, key=lambda each: -each[0].number)[:_LAST]


def go_on(request: HttpRequest) -> HttpResponse:
    """Lead to the next claim of a queue, or to the one before."""
    queue = _queue(request)
    books = telling(request).books
    claims = waiting(books, queue, request.user.name)
    if not claims:
        messages.success(request, words_of(request)("desk.review.nothing"))
        return redirect("review", request.case.slug)
    place = _place(request.GET.get("place", ""), len(claims))
    meant = claims[place]
    key = books.references.reports[meant.source]
    address = reverse("review_claim", args=[request.case.slug, key, meant.id])
    return redirect(f"{address}?queue={queue}&place={place}")


def claim(request: HttpRequest, key: int, claim: str) -> HttpResponse:
    """One claim; what is decided on it is kept."""
    report, state = report_of(request.case, key)
    card = _card(report, state, claim)
    if request.method != "POST":
        return _show(request, key, report, card)
    words = words_of(request)
    try:
        made = _decided(request, report, card)
        if made is None:
            return _conflict(request, key, report, card)
        kept = writing().review(made, seen=card.last)
    except StaleReviewError:
        report, state = report_of(request.case, key)
        return _conflict(request, key, report, _card(report, state, claim))
    except ReviewError as error:
        return _show(request, key, report, card, _UNFIT, error=said(error, words))
    messages.success(request, words(f"desk.review.kept.{kept.verb}"))
    if kept.verb == UNDO or not request.POST.get("queue"):
        return redirect(request.get_full_path())
    onward = reverse("review_next", args=[request.case.slug])
    place = _place(request.POST.get("place", ""), 10**9)
    return redirect(f"{onward}?queue={_queue(request)}&place={place}")


def _decided(request: HttpRequest, report: Report, card: Card) -> Review | None:
    """What the reviewer decides; None where others decided on the claim since they saw it.

    Raises:
        ReviewError: it cannot be decided so.
    """
    given = request.POST
    who: dict[str, Any] = {
        "by": request.user.name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "why": " ".join(given.get("why", "").split())[:_LONGEST],
    }
    if given.get("seen", "") != str(card.last or ""):
        return None
    verb = given.get("verb", "")
    if verb == UNDO and card.thread is not None:
        return undone(card.thread, _place(given.get("number", ""), 10**9), **who)
    if verb in (REJECT, UNSURE):
        return reviewed(report, card, verb, **who)
    if verb not in (ACCEPT, CORRECT):
        raise ReviewError("review_value", field="verb", value=verb)
    values = changes(entered(given), asked(report, card))
    return reviewed(report, card, CORRECT if values else ACCEPT, values, **who)


def add(request: HttpRequest, key: int) -> HttpResponse:
    """Add a claim that the machine missed."""
    report, _ = report_of(request.case, key)
    words = words_of(request)
    blank = Claim("", report.source, "held", "report", 0, 0, "")
    texts, error = texts_of(blank) | {"section": ""}, None
    if request.method == "POST":
        texts = entered(request.POST)
        try:
            values = changes(texts, replace(blank, kind="", section="", status=""))
            made = added(
                report,
                {name: value for name, value in values.items() if value is not None},
                by=request.user.name,
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                why=" ".join(request.POST.get("why", "").split())[:_LONGEST],
            )
            writing().review(made, seen=None)
        except (ReviewError, StaleReviewError) as refusal:
            error = said(refusal, words)
        else:
            messages.success(request, words("desk.review.kept.add"))
            return redirect("report", request.case.slug, key)
    return show(
        request,
        "review_add.html.jinja",
        _UNFIT if error else 200,
        key=key,
        report=report,
        fields=fields(texts, None, words),
        why=request.POST.get("why", ""),
        error=error,
    )


def rule(request: HttpRequest) -> HttpResponse:
    """Set whether only those reviews count on which two people agree."""
    request.case.confirmed = request.POST.get("confirmed") == "yes"
    request.case.save(update_fields=["confirmed"])
    key = "two" if request.case.confirmed else "one"
    messages.success(request, words_of(request)(f"desk.review.rule_set.{key}"))
    return redirect("review", request.case.slug)


def export(request: HttpRequest) -> HttpResponse:
    """Reviewed claims as annotated ones, one JSON object a line."""
    reports = telling(request).books.reviewed.as_read.values()
    state = apply(reports, reading().reviews(), confirmed=request.case.confirmed)
    lines = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in annotated(state))
    response = HttpResponse(lines, content_type="application/jsonl; charset=utf-8")
    name = f"{request.case.slug}-annotated.jsonl"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _show(
    request: HttpRequest,
    key: int,
    report: Report,
    card: Card,
    status: int = 200,
    *,
    error: str | None = None,
    mine: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The card of a claim; with ``mine`` what the reviewer wanted beside what stands now."""
    words = words_of(request)
    now = asked(report, card)
    typed = entered(request.POST) if error and request.POST.get("kind") else None
    thread = card.thread
    standing = {review.number for review in thread.standing} if thread else set()
    first, last = _around(report.text, now)
    filled = fields(typed or mine or texts_of(now), card.machine, words)
    standing_texts = texts_of(now)
    wanted = request.POST.get("verb", "") if mine is not None else ""
    place = _place(request.GET.get("place", ""), 10**9)
    queue = request.GET.get("queue", "")
    return show(
        request,
        "review_claim.html.jinja",
        status,
        key=key,
        report=report,
        card=card,
        now=now,
        before=report.text[first : now.start],
        behind=report.text[now.end : last],
        cut=(first > 0, last < len(report.text)),
        fields=filled,
        differing=[each for each in filled if each.value != standing_texts[each.name]],
        wanted=wanted if wanted in VERBS else "",
        machine=facts(card.machine, words) if card.machine else (),
        standing_facts=facts(card.shown, words) if card.shown else (),
        made=[(review, review.number in standing) for review in thread.made] if thread else [],
        mine=mine,
        error=error,
        why=request.POST.get("why", ""),
        queue=queue if queue in QUEUES else "",
        place=place,
    )


def _conflict(request: HttpRequest, key: int, report: Report, card: Card) -> HttpResponse:
    """Others decided on the claim meanwhile: what stands now, and what the reviewer wanted."""
    mine = entered(request.POST) if request.POST.get("kind") else texts_of(asked(report, card))
    return _show(request, key, report, card, _CONFLICT, mine=mine)


def _card(report: Report, state: Reviewed, named: str) -> Card:
    """The card of a claim, named by its id or its key.

    Raises:
        Http404: there is none.
    """
    for card in state.cards.get(report.source, ()):
        ids = {each.id for each in (card.machine, card.shown) if each is not None}
        if named == card.key or named in ids:
            return card
    for each in report.claims:
        if each.id == named:
            return state.card(each)
    raise Http404


def _around(text: str, claim: Claim) -> tuple[int, int]:
    """A stretch of a text around a claim, cut at blanks."""
    first, last = max(0, claim.start - _AROUND), min(len(text), claim.end + _AROUND)
    if first:
        first = text.find(" ", first, claim.start) + 1 or first
    if last < len(text):
        last = max(claim.end, text.rfind(" ", claim.end, last))
    return first, last


def _queue(request: HttpRequest) -> str:
    given = request.POST if request.method == "POST" else request.GET
    queue = given.get("queue", "")
    return queue if queue in QUEUES else QUEUES[0]


def _place(text: str, most: int) -> int:
    """A place in a queue: where there are fewer by now, the first."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
    return number if number < most else 0
