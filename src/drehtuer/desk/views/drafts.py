"""What is made for others: briefs, with a preview of what they reveal, and checks of drafts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.utils.text import slugify

from drehtuer.books.spans import ALWAYS, Days, days
from drehtuer.books.subjects import Subject, state_of
from drehtuer.books.visibility import LEVELS, PUBLIC
from drehtuer.briefs.check_page import shown_check
from drehtuer.briefs.commission import Commission, Commissioned, commissioned
from drehtuer.briefs.hypertext import Hypertext
from drehtuer.briefs.lines import References
from drehtuer.briefs.markdown import markdown
from drehtuer.briefs.page import dossier_page
from drehtuer.briefs.words import LANGUAGES, Words, said
from drehtuer.check import check as checked
from drehtuer.claims import read_loaded
from drehtuer.desk.books import books_of
from drehtuer.desk.database import reading
from drehtuer.desk.pages import show, words_of
from drehtuer.errors import DateError, DrehtuerError
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.loading import load_bytes
from drehtuer.text.original import Original, original_of
from drehtuer.text.sources import Source, calendar_date

FORMS = {
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}
"""The formats in which a brief can be taken along, with their media types."""
_SUFFIXES = {"html": "html", "markdown": "md", "pdf": "pdf"}
_FIELDS = (
    "place",
    "persons",
    "first",
    "last",
    "since",
    "as_of",
    "level",
    "language",
    "named",
    "hidden",
)
_LONGEST = 500


class AskedError(Exception):
    """What was asked for in no proper way, in words."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A brief as the form asks for it."""

    commission: Commission
    as_of: date | None
    words: Words


def brief(request: HttpRequest) -> HttpResponse:
    """Ask for a brief; then see it, with what it reveals, before it is taken along."""
    words = words_of(request)
    given = _given(request.GET, words)
    ordered, hypertext, error = None, None, None
    if request.GET:
        try:
            asked = _asked(given, request.GET, words)
            ordered = _ordered(request, asked)
            hypertext = Hypertext(asked.words, References.of(ordered.account))
        except (AskedError, DrehtuerError) as wrong:
            error = said(wrong, words) if isinstance(wrong, DrehtuerError) else str(wrong)
    return show(
        request,
        "brief.html.jinja",
        422 if error else 200,
        error=error,
        given=given,
        boxed="box" in request.GET,
        ordered=ordered,
        hypertext=hypertext,
        brief_words=Words(given["language"]),
        query=request.GET.urlencode(),
        levels=[(level, words(f"desk.brief.{level}")) for level in LEVELS],
        tongues=[(code, Words(code)("name")) for code in LANGUAGES],
        forms=FORMS,
    )


def brief_file(request: HttpRequest, form: str) -> HttpResponse:
    """A brief to be taken along."""
    if form not in FORMS:
        raise Http404
    words = words_of(request)
    try:
        asked = _asked(_given(request.GET, words), request.GET, words)
    except AskedError:
        return brief(request)
    made = _ordered(request, asked)
    pictured = not asked.commission.box
    if form == "pdf":
        content: Any = _pdf(made, asked.words, pictured=pictured)
    elif form == "html":
        content = dossier_page(made.outline, made.account, asked.words, pictured=pictured)
    else:
        content = markdown(made.outline, made.account, asked.words)
    response = HttpResponse(content, content_type=FORMS[form])
    name = f"{slugify(request.case.slug)}.{_SUFFIXES[form]}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def check(request: HttpRequest) -> HttpResponse:
    """Hold a draft against the books of the case; the draft is not kept."""
    words = words_of(request)
    given = {name: request.POST.get(name, "") for name in ("text", "published")}
    error, made = None, None
    if request.method == "POST":
        try:
            loaded, original = _draft(request, words)
            published = given["published"].strip()
            known = Source(calendar_date(published) if published else None)
            report = read_loaded(loaded, source=words("check.draft"), known=known)
            books = books_of(request.case)
            result = checked(report, books.reports, books.decisions)
            made = shown_check(result, original, words)
        except AskedError as wrong:
            error = str(wrong)
        except (DateError, DrehtuerError) as wrong:
            error = said(wrong, words)
    return show(
        request,
        "check_draft.html.jinja",
        422 if error else 200,
        error=error,
        given=given,
        check=made,
    )


def _draft(request: HttpRequest, words: Words) -> tuple[LoadedReport, Original]:
    """The draft that was sent, as a file or typed.

    Raises:
        AskedError: there is none.
        DrehtuerError: the file cannot be read, or holds several.
    """
    file = request.FILES.get("file")
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if file is None:
        if not text.strip():
            raise AskedError(words("desk.check.nothing"))
        return LoadedReport(text), Original.plain(text)
    data = file.read()
    found = list(load_bytes(data, file.name))
    if len(found) != 1:
        raise AskedError(words("desk.check.several"))
    if not isinstance(found[0], LoadedReport):
        raise found[0]
    return found[0], original_of(found[0].text, data, file.name)


def _given(asked: QueryDict, words: Words) -> dict[str, str]:
    """The fields of the form as they were filled in."""
    given = {name: asked.get(name, "").strip()[:_LONGEST] for name in _FIELDS}
    if given["level"] not in LEVELS:
        given["level"] = PUBLIC
    if given["language"] not in LANGUAGES:
        given["language"] = words.language
    return given


def _asked(given: dict[str, str], asked: QueryDict, words: Words) -> _Asked:
    """What the form asks for.

    Raises:
        AskedError: a field holds what it cannot.
    """
    code = state_of(given["place"]) if given["place"] else None
    if given["place"] and code is None:
        raise AskedError(words("desk.case.no_place", place=given["place"]))
    span = {name: _days(given[name], words) for name in ("first", "last", "since", "as_of")}
    first, last = span["first"], span["last"]
    time = Days((first or ALWAYS).first, (last or ALWAYS).last)
    if time.first > time.last:
        raise AskedError(words("cli.mistake.from_after_to"))
    commission = Commission(
        about=Subject(places=frozenset({code} if code else ()), time=time),
        persons=_names(given["persons"]),
        level=given["level"],
        decided=_names(given["named"]),
        hidden=_names(given["hidden"]),
        box="box" in asked,
        since=span["since"].first if span["since"] else None,
    )
    as_of = span["as_of"].last if span["as_of"] else None
    return _Asked(commission, as_of, Words(given["language"]))


def _ordered(request: HttpRequest, asked: _Asked) -> Commissioned:
    books = books_of(request.case, as_of=asked.as_of)
    head = reading().head()
    log = (head.entries, head.sha256) if head.entries else None
    made, words = books.decisions, asked.words
    wanted = replace(
        asked.commission,
        decided=(*asked.commission.decided, *made.shown()),
        hidden=(*asked.commission.hidden, *made.hidden()),
    )
    return commissioned(books.account, books.people, books.reports, wanted, words, log)


def _pdf(made: Commissioned, words: Words, *, pictured: bool) -> bytes:
    from drehtuer.briefs.pdf import pdf  # noqa: PLC0415 - an extra

    try:
        return pdf(made.outline, made.account, words, pictured=pictured)
    except ImportError:
        raise DrehtuerError(words("brief.no_pdf")) from None


def _days(text: str, words: Words) -> Days | None:
    if not text:
        return None
    try:
        return days(calendar_date(text))
    except DateError:
        raise AskedError(words("desk.claims.no_date", value=text)) from None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := " ".join(part.split())))
