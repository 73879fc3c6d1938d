"""Totals of which no report tells, and the waves that may reach them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from drehtuer.books import account
from drehtuer.books.told import DONE, FLOWS, Told
from drehtuer.check.comparing import is_now
from drehtuer.model import Claim, Report


def reached(total: Told, waves: Iterable[Told]) -> tuple[str | None, tuple[Told, ...]]:
    """Whether waves reach a total, as in the books, and the waves that have to be counted.

    Args:
        total: a claim that sums up.
        waves: claims that may tell of what it sums up.

    Returns:
        ``yes``, ``only`` (with the claims without which it is not reached) or None.
    """
    if total.claim.kind not in FLOWS or total.claim.status not in DONE or total.place is None:
        return None, ()
    told = {
        wave.claim.id: wave
        for wave in waves
        if wave.claim.count and not wave.is_total and not is_now(wave)
    }
    made = account(_reports([total, *told.values()]))
    entry = next((e for e in made.totals if total.claim.id in e.claims), None)
    if entry is None or entry.fits not in ("yes", "only"):
        return None, ()
    claims = {e.id: e.claims for e in getattr(made, total.claim.kind)}
    return entry.fits, tuple(told[claims[each][0]] for each in entry.needs)


def _reports(told: Iterable[Told]) -> list[Report]:
    """The reports of claims, with nothing else in them."""
    claims: dict[str, dict[str, Claim]] = defaultdict(dict)
    reports: dict[str, Report] = {}
    for item in told:
        # The whole that a part belongs to may be left out, and the place stand elsewhere.
        claim = replace(item.claim, where=item.claim.where or item.place)
        claims[item.report.source][claim.id] = claim
        reports[item.report.source] = item.report
    return [
        replace(report, claims=tuple(claims[source].values()), names=(), relations=())
        for source, report in reports.items()
    ]
