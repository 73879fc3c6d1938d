"""The data of a case as files, for those who work on with them."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from drehtuer.books.visibility import PUBLIC, TEAM
from drehtuer.desk.books import books_of
from drehtuer.desk.exporting import TYPES, export, file_name
from drehtuer.desk.levels import FOR_TEAM, shown
from drehtuer.desk.problems import FORBIDDEN, problem
from drehtuer.desk.telling import telling
from drehtuer.exchange.writing import FORMATS, TABULAR, WHAT


class _File(NamedTuple):
    """A file that can be had, and what it is."""

    name: str
    form: str
    table: str | None


_FILES = {
    name: _File(name, form, table)
    for form in FORMATS
    for table in (WHAT if form in TABULAR else (None,))
    for name in [file_name(form, table)]
}


def exports(request: HttpRequest) -> HttpResponse:
    """Which files there are, and whom those for everybody name."""
    page = telling(request)
    return page.show(
        "exports.html.jinja",
        files=list(_FILES.values()),
        seen=shown(page.books).seen,
        may_see_all=request.user.role >= FOR_TEAM,
    )


def download(request: HttpRequest, file: str) -> HttpResponse:
    """One of the files, for everybody unless the level of the team is asked for."""
    found = _FILES.get(file)
    if found is None:
        raise Http404
    level = TEAM if request.GET.get("level") == TEAM else PUBLIC
    if level == TEAM and request.user.role < FOR_TEAM:
        return problem(request, FORBIDDEN, "team_level")
    made = b"".join(export(books_of(request.case), found.form, found.table, level=level))
    response = HttpResponse(made, content_type=TYPES[found.form])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{request.case.slug}-{found.name}"'
    )
    return response
