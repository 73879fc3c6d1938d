"""Reviews: what people decided on the claims of reports, and reports as they have them.

Below the books: nothing here knows a clock, a network or a database.
"""

from __future__ import annotations

from drehtuer.review.annotating import annotated
from drehtuer.review.applying import Card, Reviewed, apply
from drehtuer.review.deciding import added, asked, reviewed, undone
from drehtuer.review.model import (
    ACCEPT,
    ADD,
    BEARING,
    CORRECT,
    REJECT,
    UNDO,
    UNSURE,
    VERBS,
    Anchor,
    Review,
    ReviewError,
)
from drehtuer.review.standing import Thread, threads

__all__ = [
    "ACCEPT",
    "ADD",
    "BEARING",
    "CORRECT",
    "REJECT",
    "UNDO",
    "UNSURE",
    "VERBS",
    "Anchor",
    "Card",
    "Review",
    "ReviewError",
    "Reviewed",
    "Thread",
    "added",
    "annotated",
    "apply",
    "asked",
    "reviewed",
    "threads",
    "undone",
]
