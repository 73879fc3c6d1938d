"""Who may sign in, who may do what, and who is a member of which case."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from drehtuer.briefs.words import said
from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import Case, User
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.roles import Role
from drehtuer.desk.users import add_user, change_password


def users(request: HttpRequest) -> HttpResponse:
    """All users and all cases; add a user."""
    words = words_of(request)
    name, error = request.POST.get("name", ""), None
    role = _role(request)
    if request.method == "POST":
        try:
            user = add_user(name, request.POST.get("password", ""), role)
        except DeskError as wrong:
            error = said(wrong, words)
        else:
            told = words(f"desk.roles.{role.key}")
            messages.success(request, words("desk.user_added", name=user.name, role=told))
            return redirect("users")
    return show(
        request,
        "users.html.jinja",
        422 if error else 200,
        error=error,
        name=name,
        role=role,
        roles=[(each.key, words(f"desk.roles.{each.key}")) for each in Role],
        users=User.objects.order_by("name").prefetch_related("cases"),
        cases=Case.objects.prefetch_related("members"),
    )


def change_user(request: HttpRequest, number: int) -> HttpResponse:
    """Change what somebody may do, and whether he or she may sign in."""
    words = words_of(request)
    with transaction.atomic():
        user = User.objects.select_for_update().filter(pk=number).first()
        if user is None:
            raise Http404
        user.role_number, user.is_active = _role(request), "active" in request.POST
        user.save(update_fields=["role_number", "is_active"])
        administrators = User.objects.filter(role_number=Role.ADMINISTRATOR, is_active=True)
        if not administrators.exists():
            transaction.set_rollback(True)
            messages.error(request, words("desk.users.last"))
        else:
            messages.success(request, words("desk.users.changed", name=user.name))
    return redirect("users")


def members(request: HttpRequest) -> HttpResponse:
    """Say who is a member of a case."""
    words = words_of(request)
    chosen = [int(key) for key in request.POST.getlist("members") if key.isdecimal()]
    request.case.members.set(User.objects.filter(pk__in=chosen))
    messages.success(request, words("desk.users.members_kept", case=request.case.title))
    return redirect("users")


def password(request: HttpRequest) -> HttpResponse:
    """Give oneself a new password."""
    words = words_of(request)
    error = None
    if request.method == "POST":
        new = request.POST.get("new", "")
        if not request.user.check_password(request.POST.get("old", "")):
            error = words("desk.password.wrong")
        elif new != request.POST.get("again", ""):
            error = words("desk.differing")
        else:
            try:
                user = change_password(request.user.name, new)
            except DeskError as wrong:
                error = said(wrong, words)
            else:
                update_session_auth_hash(request, user)
                messages.success(request, words("desk.password.changed"))
                return redirect("cases")
    return show(request, "password.html.jinja", 422 if error else 200, error=error)


def _role(request: HttpRequest) -> Role:
    try:
        return Role.called(request.POST.get("role", ""))
    except KeyError:
        return Role.VIEWER
