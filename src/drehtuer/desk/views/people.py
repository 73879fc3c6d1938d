"""Who is who: the people of a case, and decisions on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from drehtuer.books.lives import Life, bears
from drehtuer.briefs.lines import Line
from drehtuer.briefs.lives import also_of, doubt_of, now_of, step_of, who_of
from drehtuer.briefs.words import Words, said
from drehtuer.desk.database import reading, writing
from drehtuer.desk.history import is_of, subjects_of
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.telling import telling
from drehtuer.names import same_name
from drehtuer.people import Decisions
from drehtuer.people.decisions import DIFFERENT, SAME, DecisionError

_ON_A_PAGE = 40
_LONGEST = 300
"""How many characters of a name, or of a reason, are read."""


def people(request: HttpRequest) -> HttpResponse:
    """The people of the case with what is told of each; those who may be one first."""
    page = telling(request)
    directory, words = page.books.directory, page.words
    name = _given(request.GET.get("name", ""))
    chosen = [life for life in directory.lives if life.steps or name]
    if name:
        chosen = [life for life in chosen if _is_meant(life, name)]
    shown = Paginator(chosen, _ON_A_PAGE).get_page(request.GET.get("page"))
    return page.show(
        "people.html.jinja",
        page=shown,
        lives=[_told(life, words) for life in shown],
        doubts=[(doubt, doubt_of(doubt, words)) for doubt in directory.doubts],
        others=() if name else [life.name for life in directory.lives if not life.steps],
        name=name,
    )


def decide(request: HttpRequest) -> HttpResponse:
    """Decide that two names are one person's, or two people's."""
    words = words_of(request)
    given = request.POST if request.method == "POST" else request.GET
    one, other, why = (_given(given.get(key, "")) for key in ("one", "other", "why"))
    verb = given.get("verb") if given.get("verb") in (SAME, DIFFERENT) else SAME
    error = None
    if request.method == "POST":
        if not (one and other and why):
            error = words("desk.decide.missing")
        else:

            def change(before: Decisions) -> Decisions:
                return before.with_(verb, one, other, by=request.user.name, at=_now(), why=why)

            error = _keep(words, change)
        if error is None:
            messages.success(request, words("desk.decide.kept"))
            return redirect("people", request.case.slug)
    found = same_name(one, other) if one and other else None
    return show(
        request,
        "decide.html.jinja",
        422 if error else 200,
        error=error,
        one=one,
        other=other,
        why=why,
        verb=verb,
        found=found,
    )


def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take a decision back; it stays in the list."""
    told = telling(request)
    words = told.words
    meant = next((each for each in reading().decisions().made if each.number == number), None)
    if meant is None or not is_of(meant, subjects_of(told.books)):
        raise Http404
    why = _given(request.POST.get("why", "")) or words("desk.decide.undone_why")

    def change(before: Decisions) -> Decisions:
        return before.without(number, by=request.user.name, at=_now(), why=why)

    error = _keep(words, change)
    if error:
        messages.error(request, error)
    else:
        messages.success(request, words("desk.decide.undone", number=number))
    return redirect("decisions", request.case.slug)


def _keep(words: Words, change: Callable[[Decisions], Decisions]) -> str | None:
    """Keep what is decided; what speaks against it, in words."""
    journal = writing()
    before = journal.decisions()
    try:
        journal.decide(change(before).made[len(before.made) :])
    except DecisionError as error:
        return said(error, words)
    return None


def _told(life: Life, words: Words) -> dict[str, object]:
    return {
        "life": life,
        "now": now_of(life, words) if life.now else "",
        "about": [text for text in (also_of(life, words), who_of(life, words)) if text],
        "steps": [
            (
                words.date(step.when) if step.when else words("people.undated"),
                Line((step_of(step, words),), step.claims),
            )
            for step in life.steps
        ],
    }


def _is_meant(life: Life, name: str) -> bool:
    """Whether somebody bears the name, or a part of it in any of the spellings."""
    part = name.casefold()
    return any(part in spelling.name.casefold() for spelling in life.spellings) or bears(life, name)


def _given(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
