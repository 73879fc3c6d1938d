"""Reviewed reports as annotated claims, with which what a program reads can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drehtuer.model import Claim, Report
from drehtuer.review.applying import Reviewed
from drehtuer.review.deciding import record


def annotated(reviewed: Reviewed) -> Iterator[dict[str, Any]]:
    """The claims of each report of which any was reviewed, in the exchange format.

    What reviewers accepted, corrected or added stands with all its fields, also those that say
    nothing. What they rejected is left out. What nobody has decided on is ``optional``: neither
    missed nor wrong. A report that holds no claim has one line of the kind ``none``.
    """
    for report in reviewed.reports:
        if not any(card.stands for card in reviewed.cards.get(report.source, ())):
            continue
        yield from _lines(report)


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    for claim in report.claims:
        yield _line(claim)
    if not report.claims:
        yield {"source": report.source, "kind": "none"}


def _line(claim: Claim) -> dict[str, Any]:
    if claim.reviewed is None:
        return {**claim.as_dict(), "optional": True}
    return {"id": claim.id, "source": claim.source, **record(claim), "reviewed": claim.reviewed}
