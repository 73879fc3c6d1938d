"""What the books of a case hold: deals, the door, findings, the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from drehtuer.books.model import SEVERITIES
from drehtuer.briefs.dossier import timeline as timeline_of
from drehtuer.briefs.lines import Line, Section
from drehtuer.briefs.outline import deals_in_full, doors_in_full, findings_in_full
from drehtuer.desk.drawing import deal_pictures_of, pictures_of
from drehtuer.desk.telling import Telling, telling


def deals(request: HttpRequest) -> HttpResponse:
    """The deals as ledgers, with their pictures."""
    page = telling(request)
    lines = deals_in_full(page.books.account, page.words, page.books.references)
    return _show(page, "deals", lines, deal_pictures=deal_pictures_of(page))


def door(request: HttpRequest) -> HttpResponse:
    """Whether the door turns, with the pictures of stock and flow."""
    page = telling(request)
    lines = doors_in_full(page.books.account, page.words, page.books.references)
    return _show(page, "doors", lines, pictures=pictures_of(page))


def findings(request: HttpRequest) -> HttpResponse:
    """What contradicts itself or differs; by weight, if one is asked for."""
    page = telling(request)
    lines = findings_in_full(page.books.account, page.words, page.books.references)
    asked = request.GET.get("severity")
    chosen = [line for line in lines if asked not in SEVERITIES or line.severity == asked]
    weights = [(each, sum(line.severity == each for line in lines)) for each in SEVERITIES]
    return _show(page, "findings", chosen, weights=weights, asked=asked)


def timeline(request: HttpRequest) -> HttpResponse:
    """What happened, in order of time."""
    page = telling(request)
    books = page.books
    made = timeline_of(books.account, books.directory, page.words, books.references)
    return _show(page, "timeline", made.lines)


def _show(page: Telling, key: str, lines: Iterable[Line], **given: object) -> HttpResponse:
    """The page of one section; it is there without lines, too."""
    title = page.words(f"desk.pages.{page.request.resolver_match.url_name}")
    section = Section(key, title, tuple(lines))
    known = {"pictures": (), "deal_pictures": (), "weights": ()}
    return page.show("section.html.jinja", renews=True, section=section, **known | given)
