"""The API: what is read and decided at the desk, for programs, below ``/api/``."""

from __future__ import annotations

from drehtuer.desk.api import changing, reading
from drehtuer.desk.api.service import description, routes

__all__ = ["changing", "description", "reading", "routes"]
