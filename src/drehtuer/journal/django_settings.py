"""Django's settings, as far as the journal needs them."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings


def set_up() -> None:
    """Let Django know the journal's tables, unless a project of its own has done so."""
    if not settings.configured:
        settings.configure(INSTALLED_APPS=["drehtuer.journal"], USE_TZ=True, LOGGING_CONFIG=None)
        apps.populate(settings.INSTALLED_APPS)  # django.setup() loads what serves pages, too
