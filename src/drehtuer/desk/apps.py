"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class DeskConfig(AppConfig):
    """The application ``drehtuer.desk``, its tables begin with ``desk_``."""

    name = "drehtuer.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Prepare connections as they are made."""
        from drehtuer.desk.database import waiting_alike  # noqa: PLC0415 - needs all applications

        connection_created.connect(waiting_alike)
