"""Who may see what: a route says the least role, a case its members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse

from drehtuer.desk.books import NotMadeYetError
from drehtuer.desk.models import cases_of
from drehtuer.desk.once import done_once
from drehtuer.desk.pages import show
from drehtuer.desk.problems import (
    NOT_KNOWN,
    WRONG_METHOD,
    forbidden,
    in_a_moment,
    missing,
    problem,
    wants_data,
    worded,
)
from drehtuer.desk.roles import Role
from drehtuer.errors import DrehtuerError

View = Callable[..., HttpResponse]
READ, CHANGE = ("GET", "HEAD"), ("POST",)
BOTH = (*READ, *CHANGE)
CASE = "<slug:case>"
KEPT = "kept"
"""The field of the form to sign in that holds what somebody sent whose session had ended."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page, or something that can be done.

    Attributes:
        name: its own.
        path: the address, as Django writes it; ``<slug:case>`` is the case it belongs to.
        view: what answers; of a case it finds it in ``request.case``.
        least: the least role that may; None where all may, signed in or not.
        methods: of HTTP.
        is_page_of_case: whether the pages of a case lead there; ``desk.pages`` has its title.
        scope: what a token must be for; None where none will do, but somebody has to sign in.
        is_quick: whether a page of a case needs no books, so that any process answers it.
    """

    name: str
    path: str
    view: View
    least: Role | None = Role.VIEWER
    methods: tuple[str, ...] = READ
    is_page_of_case: bool = False
    scope: str | None = None
    is_quick: bool = False

    @property
    def is_keepers(self) -> bool:
        """Whether the keeper of the books answers it; programs let people go first there, too."""
        return self.scope is not None or (CASE in self.path and not self.is_quick)


def guarded(route: Route) -> View:
    """The view of a route, which answers only those who may."""

    @wraps(route.view)
    def answer(request: HttpRequest, case: str | None = None, **named: Any) -> HttpResponse:
        if request.method not in route.methods:
            refused = problem(request, WRONG_METHOD, "method")
            refused.headers["Allow"] = ", ".join(route.methods)
            return refused
        if route.least is None:
            return route.view(request, **named)
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if request.user.role < route.least or not _token_will_do(request, route):
            return forbidden(request)
        if case is not None:
            found = cases_of(request.user).filter(slug=case).first()
            if found is None:
                return missing(request)
            request.case = found
        try:
            if request.method in CHANGE:
                return done_once(request, lambda: route.view(request, **named))
            return route.view(request, **named)
        except NotMadeYetError:
            return in_a_moment(request)
        except DrehtuerError as error:
            return worded(request, error)

    answer.route = route  # type: ignore[attr-defined]
    answer.csrf_exempt = False  # type: ignore[attr-defined]  # whatever the view was marked as
    return answer


def _token_will_do(request: HttpRequest, route: Route) -> bool:
    """Whether what is shown in place of signing in, if anything is, is for this."""
    return request.token is None or route.scope in request.token.scopes


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if wants_data(request):
        return problem(request, NOT_KNOWN, "expired")
    if request.method in READ:
        return redirect_to_login(request.get_full_path())
    fields = [[name, value] for name in request.POST for value in request.POST.getlist(name)]
    kept = signing.dumps([request.get_full_path(), fields], salt=KEPT, compress=True)
    return show(request, "expired.html.jinja", NOT_KNOWN, kept=kept, with_files=bool(request.FILES))
