"""Cases: which there are, and the overview of one."""

from __future__ import annotations

import re
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from drehtuer.books.subjects import state_of
from drehtuer.briefs.dossier import fact_box
from drehtuer.briefs.lines import Section
from drehtuer.briefs.outline import doors_in_full, findings_in_full
from drehtuer.desk.models import Case, cases_of
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.telling import telling

_FINDINGS, _DOORS = 5, 10
"""So many are shown: a large case has thousands."""
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a title cannot hold: signs that nobody sees, or that turn what follows them round."""


def cases(request: HttpRequest) -> HttpResponse:
    """The cases that a user may see."""
    return show(request, "cases.html.jinja", cases=cases_of(request.user))


def new(request: HttpRequest) -> HttpResponse:
    """Make a case."""
    words = words_of(request)
    title = " ".join(request.POST.get("title", "").split())
    place = request.POST.get("place", "")
    error = None
    if request.method == "POST":
        code = place_named(place)
        if not title or len(title) > 200 or _UNFIT.search(title):
            error = words("desk.case.no_title")
        elif code is None:
            error = words("desk.case.no_place", place=place)
        else:
            case = make_case(title, code)
            return redirect("overview", case.slug)
    status = 422 if error else 200
    return show(request, "case_new.html.jinja", status, error=error, title=title, place=place)


def place_named(text: str) -> str | None:
    """The code of the state that is named; empty where none is, None where it is no state."""
    return state_of(text.strip()) if text.strip() else ""


def make_case(title: str, place: str) -> Case:
    """Make a case; its name in addresses is made from the title."""
    base = slugify(title)[:50] or "case"
    number = 1
    while True:
        slug = base if number == 1 else f"{base}-{number}"
        try:
            with transaction.atomic():
                case: Case = Case.objects.create(slug=slug, title=title, place=place)
                return case
        except IntegrityError:
            number += 1


def overview(request: HttpRequest) -> HttpResponse:
    """The figures of a case, its doors and what to look at first."""
    page = telling(request)
    books, words = page.books, page.words
    boxes = fact_box(books.account, books.directory, words, books.references)
    findings = findings_in_full(books.account, words, books.references)
    doors = sorted(books.account.doors, key=lambda door: door.until or "")[-_DOORS:]
    shown = replace(books.account, doors=tuple(d for d in books.account.doors if d in doors))
    drawn = [
        Section(key, words(f"sections.{key}"), lines)
        for key, lines in (
            ("findings", findings[:_FINDINGS]),
            ("doors", doors_in_full(shown, words, books.references)),
        )
        if lines
    ]
    sections = [*boxes.sections, *drawn]
    return page.show(
        "overview.html.jinja",
        renews=True,
        subtitle=boxes.subtitle,
        sections=sections,
        all_doors=len(books.account.doors),
        some_doors=len(doors),
    )
