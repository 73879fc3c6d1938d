"""What every request passes through, beside what Django brings."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from drehtuer.desk import keeper
from drehtuer.desk.database import is_in_place
from drehtuer.desk.problems import BUSY, in_a_moment, missing, problem, too_large
from drehtuer.desk.settings import LARGEST_UPLOAD
from drehtuer.desk.tokens import token_of, waits

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_SEEN = "seen"
_BETWEEN = 300
"""A session is prolonged once in so many seconds, not with each page: that would be a write."""

Answering = Callable[[HttpRequest], HttpResponse]


def policed(get_response: Answering) -> Answering:
    """Let pages hold nothing from elsewhere and no script of their own, and stay out of caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


def on_one_journal(get_response: Answering) -> Answering:
    """Answer from the journal that is in its place; not at all where none of this version is."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/assets/") and not is_in_place():
            return problem(request, BUSY, "exchanged")
        return get_response(request)

    return answer


def small(get_response: Answering) -> Answering:
    """Refuse what is too large before any of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > LARGEST_UPLOAD:
            return too_large(request, LARGEST_UPLOAD)
        return get_response(request)

    return answer


def by_the_keeper(get_response: Answering) -> Answering:
    """Pass on what the keeper is to answer, where another process is the keeper."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not (keeper.is_elsewhere() and _is_keepers(request)):
            return get_response(request)
        try:
            return keeper.passed_on(request)
        except (OSError, EOFError):
            return in_a_moment(request)

    return answer


def _is_keepers(request: HttpRequest) -> bool:
    try:
        route = resolve(request.path_info).func.route
    except (Resolver404, AttributeError):
        return False
    return bool(route.is_keepers)


def kept_alive(get_response: Answering) -> Answering:
    """Let a session last as long as pages are asked for."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(_SEEN, 0) > _BETWEEN:
                request.session[_SEEN] = now
                try:
                    request.session.save()
                except UpdateError:  # it can still be read
                    request.session.modified = False
        return get_response(request)

    return answer


def by_token(get_response: Answering) -> Answering:
    """Let programs in that show a token: it goes before any session, and needs no form's secret."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.token = None
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return get_response(request)
        token = token_of(secret.strip())
        if token is None:
            return problem(request, 401, "token")
        if seconds := waits(token):
            refused = problem(request, 429, "too_often", seconds=seconds)
            refused.headers["Retry-After"] = str(seconds)
            return refused
        request.token, request.user = token, token.user
        request._dont_enforce_csrf_checks = True
        return get_response(request)

    return answer


class Gate:
    """Denies every view that is not in the table of routes, however it came to be reachable."""

    def __init__(self, get_response: Answering) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _arguments: Any, _named: Any
    ) -> HttpResponse | None:
        """Answer in place of a view that has no route."""
        return None if hasattr(view, "route") else missing(request)
