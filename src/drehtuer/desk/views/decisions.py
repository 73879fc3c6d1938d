"""The log of a case: what was decided on people, claims, lists, and to publish."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from drehtuer.desk.database import reading
from drehtuer.desk.history import SORTS, numbers_of, rows_of
from drehtuer.desk.roles import Role
from drehtuer.desk.telling import telling
from drehtuer.journal.log import LIST

_ON_A_PAGE = 40


def decisions(request: HttpRequest) -> HttpResponse:
    """What was decided, the last first; of one sort, if one is asked for."""
    told = telling(request)
    # Who may not see a list is not told what stands in it.
    sorts = [sort for sort in SORTS if sort != LIST or request.user.role >= Role.REVIEWER]
    asked = request.GET.get("sort")
    chosen = [sort for sort in sorts if asked not in sorts or sort == asked]
    numbers = numbers_of(request.case, told.books, chosen)
    page = Paginator(numbers, _ON_A_PAGE).get_page(request.GET.get("page"))
    return told.show(
        "decisions.html.jinja",
        page=page,
        rows=rows_of(list(page), told.books, told.words),
        head=reading().head(),
        sorts=sorts,
        asked=asked if asked in sorts else "",
    )
