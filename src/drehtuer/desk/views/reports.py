"""The reports of a case: the list of them, and each with its evidence marked."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from drehtuer.books.model import Evidence
from drehtuer.briefs.claims import facts
from drehtuer.briefs.hypertext import Hypertext
from drehtuer.briefs.lines import References
from drehtuer.briefs.terminal import warning
from drehtuer.desk.books import numbers_of
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.reports import report_of
from drehtuer.desk.settings import READING
from drehtuer.journal.browsing import editions, listed_reports, newest_reports

_ON_A_PAGE = 50


def reports(request: HttpRequest) -> HttpResponse:
    """The reports of the case, those published last first."""
    rows = newest_reports(READING, request.case.place or None).order_by("-published_by", "-pk")
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "reports.html.jinja", page=page, reports=listed_reports(page.object_list))


def report(request: HttpRequest, key: int) -> HttpResponse:
    """One version of a report, its evidence marked and its claims beside."""
    kept, reviewed = report_of(request.case, key)
    words = words_of(request)
    shown, cards = reviewed.reports[0], reviewed.cards.get(kept.source, ())
    numbers = numbers_of(reviewed, {kept.source: key})
    evidence = {
        claim.id: Evidence(number, claim, kept.published, kept.outlet)
        for number, claim in enumerate(shown.claims, 1)
    }
    hypertext = Hypertext(words, References(numbers, evidence, {kept.source: key}))
    return show(
        request,
        "report.html.jinja",
        report=shown,
        key=key,
        versions=editions(READING, key),
        warnings=[warning(code, given, words) for code, given in kept.warnings],
        hypertext=hypertext,
        text=hypertext.mark_up(kept.text, shown.claims),
        claims=[(claim, numbers[claim.id], facts(claim, words)) for claim in shown.claims],
        decided={c.shown.id: c.stands.verb for c in cards if c.shown and c.stands},
        left_out=[c for c in cards if c.shown is None and c.stands],
    )
