"""Signing in and out, and the language of the pages."""

from __future__ import annotations

import time

from django.contrib.auth import authenticate, login, logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.i18n import set_language
from django_otp import devices_for_user

from drehtuer.desk.gate import KEPT
from drehtuer.desk.models import NAME_LENGTH, User
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.problems import problem
from drehtuer.desk.spare import is_right

_HALF = "half_signed_in"
_HOURS = 24
"""So long what was sent without a session can be sent once more."""
_MINUTES = 10
"""So long after the password the code may be given."""

language = set_language


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; a code comes next where the user has set one up."""
    onward = _onward(request)
    if request.user.is_authenticated:
        return _go_on(request, onward)
    if request.method != "POST":
        return show(request, "login.html.jinja", next=onward, error=None, name="", kept="")
    name = request.POST.get("name", "").strip()[:NAME_LENGTH]
    user = authenticate(request, username=name, password=request.POST.get("password", ""))
    if getattr(request, "axes_locked_out", False):
        return problem(request, 429, "locked_out")
    if user is None:
        error = words_of(request)("desk.login.wrong")
        kept = request.POST.get(KEPT, "")
        known = {"next": onward, "error": error, "name": name, "kept": kept}
        return show(request, "login.html.jinja", 403, **known)
    if any(True for _ in devices_for_user(user)):
        request.session[_HALF] = [user.pk, time.time(), onward]
        request.session[KEPT] = request.POST.get(KEPT, "")
        return redirect("code")
    login(request, user)
    return _go_on(request, onward)


def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of somebody's device, after the password."""
    pk, at, onward = request.session.get(_HALF, (None, 0, "/"))
    if pk is None or time.time() - at > _MINUTES * 60:
        return redirect("login")
    if request.method != "POST":
        return show(request, "code.html.jinja", error=None)
    user = User.objects.filter(pk=pk, is_active=True).first()
    given = "".join(request.POST.get("code", "").split())[:32]
    if user is None or not is_right(user, given):
        return show(request, "code.html.jinja", 403, error=words_of(request)("desk.code.wrong"))
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.pop(_HALF, None)
    return _go_on(request, onward)


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("login")


def _go_on(request: HttpRequest, onward: str) -> HttpResponse:
    """The page asked for; or what was sent when the session had ended, to be sent once more."""
    kept = request.POST.get(KEPT) or request.session.pop(KEPT, "")
    try:
        address, fields = signing.loads(kept, salt=KEPT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        return redirect(onward)
    shown = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    return show(request, "again.html.jinja", address=address, fields=shown)


def _onward(request: HttpRequest) -> str:
    """The page to go on to, on this desk and nowhere else."""
    onward: str = request.POST.get("next") or request.GET.get("next") or "/"
    hosts = {request.get_host()}
    return onward if url_has_allowed_host_and_scheme(onward, hosts, request.is_secure()) else "/"
