"""Who is who: the names in reports brought together into people and bodies, and the decisions.

Below the books: nothing here knows a clock, a network or a database.
"""

from __future__ import annotations

from drehtuer.people.decisions import Decision, Decisions
from drehtuer.people.mentions import Mention, mentions
from drehtuer.people.resolving import CERTAIN, Resolution, Somebody, Suggestion, resolve

__all__ = [
    "CERTAIN",
    "Decision",
    "Decisions",
    "Mention",
    "Resolution",
    "Somebody",
    "Suggestion",
    "mentions",
    "resolve",
]
