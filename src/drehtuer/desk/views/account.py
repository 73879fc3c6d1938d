"""One's own account: a device for codes, tokens of programs, where one is signed in."""

from __future__ import annotations

from base64 import b32encode
from typing import Any

import segno
from django.contrib import messages
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from markupsafe import Markup

from drehtuer.briefs.words import said
from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import User
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.spare import new_codes
from drehtuer.desk.tokens import add_token, revoke, scopes_of

_NAME = "app"


def account(request: HttpRequest) -> HttpResponse:
    """What belongs to the account."""
    return _show(request)


def add(request: HttpRequest) -> HttpResponse:
    """Make a token; its secret is shown on this page and never again."""
    label, scopes = request.POST.get("label", ""), request.POST.getlist("scopes")
    try:
        _, secret = add_token(request.user, label, scopes)
    except DeskError as error:
        return _show(request, 422, token_error=said(error, words_of(request)), label=label)
    return _show(request, secret=secret)


def revoked(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke one of one's tokens."""
    words = words_of(request)
    try:
        revoke(number, request.user)
    except DeskError as error:
        messages.error(request, said(error, words))
    else:
        messages.success(request, words("desk.token_ended", number=number))
    return redirect("account")


def device(request: HttpRequest) -> HttpResponse:
    """Set up a device for codes: its secret first, then a code of it as the proof."""
    words = words_of(request)
    user = request.user
    if TOTPDevice.objects.filter(user=user, confirmed=True).exists():
        return redirect("account")
    made = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    error = None
    if request.method == "POST":
        if made is None:
            made = TOTPDevice.objects.create(user=user, name=_NAME, confirmed=False)
        elif made.verify_token("".join(request.POST.get("code", "").split())[:16]):
            return show(request, "spare_codes.html.jinja", codes=_confirm(made))
        elif "code" in request.POST:
            error = words("desk.code.wrong")
    return show(
        request,
        "device.html.jinja",
        422 if error else 200,
        error=error,
        picture=_picture(made) if made else None,
        secret=_secret(made) if made else "",
    )


def device_removed(request: HttpRequest) -> HttpResponse:
    """Do without codes again; the password is asked for."""
    words = words_of(request)
    if not request.user.check_password(request.POST.get("password", "")):
        return _show(request, 422, device_error=words("desk.password.wrong"))
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=request.user).delete()
    messages.success(request, words("desk.account.device_removed"))
    return redirect("account")


def signed_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End all other sessions of the user."""
    others = _other_sessions(request)
    Session.objects.filter(pk__in=others).delete()
    messages.success(request, words_of(request).plural("desk.account.ended", len(others)))
    return redirect("account")


def _show(request: HttpRequest, status: int = 200, **given: Any) -> HttpResponse:
    words = words_of(request)
    known = {"token_error": None, "device_error": None, "secret": None, "label": ""}
    return show(
        request,
        "account.html.jinja",
        status,
        **known | given,
        tokens=request.user.tokens.filter(revoked_at=None),
        scopes=[(scope, words(f"desk.account.scopes.{scope}")) for scope in _scopes(request.user)],
        has_device=TOTPDevice.objects.filter(user=request.user, confirmed=True).exists(),
        spare=StaticToken.objects.filter(device__user=request.user).count(),
        others=len(_other_sessions(request)),
    )


def _scopes(user: User) -> tuple[str, ...]:
    return scopes_of(user.role)


def _confirm(made: TOTPDevice) -> list[str]:
    """Ask for codes of a device from now on; spare codes for when it is lost."""
    with transaction.atomic():
        made.confirmed = True
        made.save(update_fields=["confirmed"])
        return new_codes(made.user)


def _picture(made: TOTPDevice) -> Markup:
    """The picture that an app reads, as SVG."""
    drawn = segno.make(made.config_url, error="m").svg_inline(scale=4, dark="#000", light="#fff")
    return Markup(drawn)


def _secret(made: TOTPDevice) -> str:
    """The same to be typed, in groups of four."""
    secret = b32encode(made.bin_key).decode().rstrip("=")
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


def _other_sessions(request: HttpRequest) -> list[str]:
    """The keys of the sessions in which the user is signed in elsewhere."""
    own, user = request.session.session_key, str(request.user.pk)
    return [
        session.pk
        for session in Session.objects.filter(expire_date__gt=now()).exclude(pk=own).iterator()
        if session.get_decoded().get("_auth_user_id") == user
    ]
