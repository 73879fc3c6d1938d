"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The application ``drehtuer.desk``, its tables begin with ``desk_``."""

    name = "drehtuer.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
