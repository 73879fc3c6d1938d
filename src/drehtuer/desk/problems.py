"""Pages that say what went wrong, in the reader's language, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from drehtuer.briefs.words import said
from drehtuer.desk.pages import show, words_of
from drehtuer.errors import DrehtuerError

ACCEPTED, FORBIDDEN, MISSING, WRONG_METHOD, TOO_LARGE, BUSY = 202, 403, 404, 405, 413, 503


def problem(request: HttpRequest, status: int, key: str, **given: object) -> HttpResponse:
    """The page of a problem; ``key`` names its words under ``desk.problem``."""
    words = words_of(request)
    return show(
        request,
        "problem.html.jinja",
        status,
        title=words(f"desk.problem.{key}.title"),
        advice=words(f"desk.problem.{key}.advice", **given),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """What was sent is no proper request, such as one to a host that the desk does not go by."""
    return problem(request, 400, "bad")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page is of others."""
    return problem(request, FORBIDDEN, "forbidden")


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """There is no such page, or none that may be known of."""
    return problem(request, MISSING, "missing")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form is not the desk's, or too old."""
    return problem(request, FORBIDDEN, "forged")


def failed(request: HttpRequest) -> HttpResponse:
    """Something failed that the desk has no words for."""
    return problem(request, 500, "failed")


def worded(request: HttpRequest, error: DrehtuerError) -> HttpResponse:
    """What an error says: the journal cannot be read, for one."""
    return problem(request, BUSY, "told", message=said(error, words_of(request)))


def in_a_moment(request: HttpRequest) -> HttpResponse:
    """The page is being made; the browser asks again by itself."""
    response = show(request, "waiting.html.jinja", ACCEPTED)
    response.headers["Retry-After"] = response.headers["Refresh"] = "2"
    return response
