"""Adding reports to a case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from drehtuer.briefs.words import Words, said
from drehtuer.desk.intake import FOLDER
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.taking import Taking, take, taking_of
from drehtuer.errors import DateError
from drehtuer.languages import codes
from drehtuer.text.sources import Source, calendar_date

_FIELDS = ("title", "text", "published", "outlet", "language")


def add(request: HttpRequest) -> HttpResponse:
    """Take files or a text; what becomes of them is told on a page of its own."""
    words = words_of(request)
    given = {name: request.POST.get(name, "") for name in _FIELDS}
    sent = [*request.FILES.getlist("files"), *request.FILES.getlist("folder")]
    error = None
    if request.method == "POST":
        try:
            known = _known(given, words)
        except ValueError as wrong:
            error = str(wrong)
        if error is None and not sent and not given["text"].strip():
            error = words("desk.add.nothing")
        if error is None:
            key = take(
                sent,
                given["text"],
                given["title"],
                known,
                case=request.case.slug,
                place=request.case.place,
                renews="renews" in request.POST,
            )
            return redirect("added", request.case.slug, key)
    return show(
        request,
        "add.html.jinja",
        422 if error else 200,
        error=error,
        given=given,
        renews="renews" in request.POST,
        reading_languages=[(code, code) for code in codes()],
    )


def added(request: HttpRequest, key: str) -> HttpResponse:
    """What became of what was sent; the page loads again by itself until all is read."""
    words = words_of(request)
    found = taking_of(key)
    if found is None or found.case != request.case.slug:
        raise Http404
    is_done = found.is_done  # asked first: what is told then is all there is to tell
    response = show(
        request,
        "added.html.jinja",
        is_done=is_done,
        taking=found,
        place=words.place(found.place) if found.place else "",
        failures=[_told(error, found, words) for error in found.failures],
    )
    if not is_done:
        response.headers["Refresh"] = "2"
    return response


def _known(given: dict[str, str], words: Words) -> Source:
    """What is known of all that was sent.

    Raises:
        ValueError: a date or a language is none; the message says so.
    """
    day = given["published"].strip()
    try:
        published = calendar_date(day) if day else None
    except DateError as error:
        raise ValueError(said(error, words)) from None
    language = given["language"] or None
    if language is not None and language not in codes():
        raise ValueError(words("desk.add.no_language", code=language))
    return Source(published, given["outlet"].strip() or None, language)


def _told(error: Exception, found: Taking, words: Words) -> str:
    """What an error says, without the folder that the files lay in."""
    message = said(error, words)  # type: ignore[arg-type]
    return message.replace(f"{found.folder}/", "").replace(f"{FOLDER}/", "")
