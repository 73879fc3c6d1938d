"""One report of a case, as it was read and as reviewers have it."""

from __future__ import annotations

from django.http import Http404

from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.desk.settings import READING
from drehtuer.journal.browsing import versions
from drehtuer.model import Report
from drehtuer.review import Reviewed, apply

LARGEST_KEY = 2**63 - 1
"""Of those that a database can be asked for."""


def report_of(case: Case, key: int) -> tuple[Report, Reviewed]:
    """A version of a report of a case as it was read, and as reviewers have it.

    Raises:
        Http404: the case has none with this key.
    """
    is_of_case = not case.place or versions(READING, key, case.place).exists()
    kept = reading().of_numbers([key]).get(key) if is_of_case and 0 < key <= LARGEST_KEY else None
    if kept is None:
        raise Http404
    reviews = reading().reviews(sources=[kept.source])
    return kept, apply([kept], reviews, confirmed=case.confirmed)
