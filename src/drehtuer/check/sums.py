"""Totals of which no report tells, and the waves that may reach them."""

from __future__ import annotations

from collections.abc import Iterable

from drehtuer.books.accounting import sections_of
from drehtuer.books.likeness import same_or_unsaid
from drehtuer.books.people import People
from drehtuer.books.sources import Sources
from drehtuer.books.told import DONE, FLOWS, Told, number_of
from drehtuer.check.comparing import is_now


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
    # Waves told alike are one here: a long draft tells the same wave many times.
    alike = {
        (wave.claim.when, wave.claim.nationality, number_of(wave)): wave
        for wave in waves
        if wave.claim.count
        and not wave.is_total
        and wave.days.within(total.days)
        and same_or_unsaid(wave.place, total.place)
        and not is_now(wave)
    }
    told = {wave.claim.id: wave for wave in alike.values()}
    items = [total, *told.values()]
    reports = {item.report.source: item.report for item in items}
    sections = sections_of(items, People(()), Sources(reports.values(), ()))
    row = next((row for row in sections["totals"] if total.claim.id in row.entry.claims), None)
    if row is None or row.entry.fits not in ("yes", "only"):
        return None, ()
    claims = {each.entry.id: each.entry.claims for each in sections[total.claim.kind]}
    return row.entry.fits, tuple(told[claims[each][0]] for each in row.entry.needs)
