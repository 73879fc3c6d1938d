"""What the books of a case hold: deals, the door, findings, the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse

from drehtuer.books.model import SEVERITIES
from drehtuer.briefs.dossier import timeline as timeline_of
from drehtuer.briefs.lines import Line, Section
from drehtuer.briefs.outline import deals_in_full, doors_in_full, findings_in_full
from drehtuer.desk.drawing import deal_pictures_of, pictures_of
from drehtuer.desk.telling import Telling, telling

_DOORS, _DEALS, _LINES = 20, 40, 100
"""So many are on a page: a large case has thousands."""


def deals(request: HttpRequest) -> HttpResponse:
    """The deals as ledgers, with their pictures."""
    page = telling(request)
    lines = deals_in_full(page.books.account, page.words, page.books.references)
    some = Paginator(lines, _DEALS).get_page(request.GET.get("page"))
    return _show(page, "deals", some, some, deal_pictures=deal_pictures_of(page))


def door(request: HttpRequest) -> HttpResponse:
    """Whether the door turns, with the pictures of stock and flow."""
    page = telling(request)
    account = page.books.account
    doors = Paginator(account.doors, _DOORS).get_page(request.GET.get("page"))
    shown = replace(account, doors=tuple(doors))
    lines = doors_in_full(shown, page.words, page.books.references)
    return _show(page, "doors", lines, doors, pictures=pictures_of(page))


def findings(request: HttpRequest) -> HttpResponse:
    """What contradicts itself or differs; by weight, if one is asked for."""
    page = telling(request)
    lines = findings_in_full(page.books.account, page.words, page.books.references)
    severity = request.GET.get("severity")
    asked = severity if severity in SEVERITIES else None
    chosen = [line for line in lines if asked in (None, line.severity)]
    weights = [(each, sum(line.severity == each for line in lines)) for each in SEVERITIES]
    some = Paginator(chosen, _LINES).get_page(request.GET.get("page"))
    return _show(page, "findings", some, some, weights=weights, asked=asked)


def timeline(request: HttpRequest) -> HttpResponse:
    """What happened, in order of time."""
    page = telling(request)
    books = page.books
    made = timeline_of(books.account, books.directory, page.words, books.references)
    all_pages = Paginator(made.lines, _LINES)
    # What is asked for first is what happened last.
    some = all_pages.get_page(request.GET.get("page", all_pages.num_pages))
    return _show(page, "timeline", some, some)


def _show(
    page: Telling, key: str, lines: Iterable[Line], part: Page, **given: object
) -> HttpResponse:
    """The page of one section; it is there without lines, too.

    Args:
        page: the books and how they are told.
        key: of the section.
        lines: those shown.
        part: which of its parts they are; the first one has the pictures.
        given: as of :meth:`drehtuer.desk.telling.Telling.show`.
    """
    title = page.words(f"desk.pages.{page.request.resolver_match.url_name}")
    section = Section(key, title, tuple(lines))
    known = {"pictures": (), "deal_pictures": (), "weights": (), "asked": None, "part": part}
    if part.number > 1:
        given = {name: value for name, value in given.items() if not name.endswith("pictures")}
    return page.show("section.html.jinja", renews=True, section=section, **known | given)
