"""Forms that do what they do once, however often they are sent."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from markupsafe import Markup

from drehtuer.desk.models import Sent

FIELD = "once"
_KEPT = timedelta(days=2)
"""So long a second sending is recognised; a session does not last as long."""


def once() -> Markup:
    """The field of a form that tells it from all others."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(
        FIELD, secrets.token_urlsafe(24)
    )


def done_once(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of a view, which is asked once for each form.

    Who sends a form again is led to where the first sending led. A form that was not accepted may
    be sent again.
    """
    token = request.POST.get(FIELD, "")[:64]
    if not token:
        return view()
    try:
        with transaction.atomic():
            sent = Sent.objects.create(token=token)
    except IntegrityError:
        before = Sent.objects.filter(token=token).first()
        return redirect((before and before.led_to) or request.path)
    response: HttpResponse | None = None
    try:
        response = view()
    finally:
        if response is not None and response.status_code == 302:
            sent.led_to = response.headers["Location"]
            sent.save(update_fields=["led_to"])
            Sent.objects.filter(at__lt=now() - _KEPT).delete()
        else:
            sent.delete()
    return response
