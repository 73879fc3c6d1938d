"""The journal as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The application ``drehtuer.journal``, its tables begin with ``journal_``."""

    name = "drehtuer.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
