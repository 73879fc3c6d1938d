"""Pages that say what went wrong, in the reader's language, and what to do."""

from __future__ import annotations

import errno
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from drehtuer.briefs.words import said
from drehtuer.desk.pages import show, words_of
from drehtuer.errors import DrehtuerError
from drehtuer.journal.opening import worded as worded_failure

ACCEPTED, NOT_KNOWN, FORBIDDEN, MISSING = 202, 401, 403, 404
WRONG_METHOD, TOO_LARGE, BUSY = 405, 413, 503
API = "/api/"
"""Where the addresses for programs begin."""


def problem(request: HttpRequest, status: int, key: str, **given: object) -> HttpResponse:
    """The page of a problem; ``key`` names its words under ``desk.problem``."""
    words = words_of(request)
    title = words(f"desk.problem.{key}.title")
    advice = words(f"desk.problem.{key}.advice", **given)
    if wants_data(request):
        return as_data(status, title, advice)
    return show(request, "problem.html.jinja", status, title=title, advice=advice)


def wants_data(request: HttpRequest) -> bool:
    """Whether a program asks, not somebody with a browser."""
    return request.path_info.startswith(API) or getattr(request, "token", None) is not None


def as_data(status: int, title: str, detail: str, **more: Any) -> HttpResponse:
    """A problem as programs are told of it."""
    response = JsonResponse({"status": status, "title": title, "detail": detail, **more})
    response.status_code = status
    if status == NOT_KNOWN:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Drehtuer"'
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is no proper request, such as one to a host that the desk does not go by."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if isinstance(exception, SessionInterrupted):  # it ended elsewhere, or could not be written
        return _failure(request, exception) or problem(request, 401, "expired")
    return problem(request, 400, "bad")


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """What was sent has more bytes than are taken at once."""
    return problem(request, TOO_LARGE, "large", megabytes=most // 1_000_000)


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
    """Something failed: the database, most of all, or what the desk has no words for."""
    error = sys.exception()
    told = error and _failure(request, error)
    if told:
        return told
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return problem(request, BUSY, "full")
    return problem(request, 500, "failed")


def _failure(request: HttpRequest, error: BaseException) -> HttpResponse | None:
    """The page of a failure of the database that led to an error; None where there was none."""
    # Who signed in, and what was to be told, stands in the database, which may be what failed.
    request.user = AnonymousUser()
    vars(request).pop("_messages", None)
    cause: BaseException | None = error
    while cause is not None and type(cause) in (UpdateError, SessionInterrupted):
        cause = cause.__context__
    try:
        with worded_failure(settings.JOURNAL):
            # A row that is gone is no failure, though Django says it by the class of all of them.
            if isinstance(cause, DatabaseError) and type(cause) is not DatabaseError:
                raise cause
    except DrehtuerError as told:
        return worded(request, told)
    return None


def worded(request: HttpRequest, error: DrehtuerError) -> HttpResponse:
    """What an error says: the journal cannot be read, for one."""
    return problem(request, BUSY, "told", message=said(error, words_of(request)))


def in_a_moment(request: HttpRequest) -> HttpResponse:
    """The page is being made; the browser asks again by itself."""
    if wants_data(request):
        response = problem(request, BUSY, "not_made")
    else:
        response = show(request, "waiting.html.jinja", ACCEPTED)
    response.headers["Retry-After"] = response.headers["Refresh"] = "2"
    return response
