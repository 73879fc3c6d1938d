"""Inviting users, and being invited."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from drehtuer.briefs.words import said
from drehtuer.desk.errors import DeskError
from drehtuer.desk.invitations import (
    DAYS,
    accept,
    invitation_of,
    invite,
    open_invitations,
    withdraw,
)
from drehtuer.desk.models import Case
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.problems import MISSING, problem
from drehtuer.desk.roles import Role


def invitations(request: HttpRequest) -> HttpResponse:
    """Invite somebody: the link is shown on this page and never again."""
    words = words_of(request)
    link = None
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("cases") if key.isdecimal()]
        key = request.POST.get("role", "")
        role = Role.called(key) if key.upper() in Role.__members__ else Role.VIEWER
        secret = invite(request.user, role, list(Case.objects.filter(pk__in=chosen)))
        link = request.build_absolute_uri(reverse("invited", args=[secret]))
    return show(
        request,
        "invitations.html.jinja",
        link=link,
        days=DAYS,
        roles=[(each.key, words(f"desk.roles.{each.key}")) for each in Role],
        cases=Case.objects.all(),
        invitations=open_invitations(),
    )


def withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw an invitation: its link leads nowhere any more."""
    if not withdraw(number):
        raise Http404
    messages.success(request, words_of(request)("desk.invite.withdrawn"))
    return redirect("invitations")


def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Become a user, by a link."""
    words = words_of(request)
    invitation = invitation_of(secret)
    if invitation is None:
        return problem(request, MISSING, "invitation")
    name, error = request.POST.get("name", ""), None
    if request.method == "POST":
        password = request.POST.get("password", "")
        if password != request.POST.get("again", ""):
            error = words("desk.differing")
        else:
            try:
                user = accept(invitation, name, password)
            except DeskError as wrong:
                error = said(wrong, words)
            else:
                login(request, user, "django.contrib.auth.backends.ModelBackend")
                return redirect("cases")
    return show(request, "invited.html.jinja", 422 if error else 200, error=error, name=name)
