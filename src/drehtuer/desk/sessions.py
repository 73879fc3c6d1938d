"""Sessions in the database, as Django has them, asked for in a shorter way: with every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.timezone import now

from drehtuer.journal.prepared import rows_of


class SessionStore(db.SessionStore):
    """A session as it is kept."""

    def load(self) -> dict[str, Any]:
        """What it holds; nothing where it has ended."""
        kept = rows_of(_kept, "default", [str(self.session_key)])
        if kept and kept[0][1] > now():
            data: dict[str, Any] = self.decode(kept[0][0])
            return data
        self._session_key = None
        return {}


def _kept(alias: str, values: Sequence[str]) -> QuerySet:
    rows = Session.objects.using(alias).filter(session_key=values[0])
    return rows.values_list("session_data", "expire_date")
