"""Waves and totals: what came to pass in a time, without counting anybody twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, reduce

from drehtuer.books.counts import ROUGHNESS, agree, plus
from drehtuer.books.likeness import (
    Chain,
    chain_of,
    same_or_unsaid,
    share_a_counter,
    share_or_unsaid,
)
from drehtuer.books.model import Entry, Population
from drehtuer.books.record import Interval
from drehtuer.books.spans import Days, gap
from drehtuer.books.told import DONE, GENERAL_GROUPS, MONTH, UNNUMBERED, Told

ALIKE = 2
"""The ratio within which two figures may be taken for counts of the same people."""

WEEK = timedelta(days=7)
"""Time within which nearly the same figure may be the same release."""


@dataclass(frozen=True)
class Row:
    """An entry and the claims behind it."""

    entry: Entry
    told: Sequence[Told]

    @cached_property
    def best(self) -> Told:
        """The most definite of the claims."""
        return min(self.told, key=Told.by_definiteness)

    @cached_property
    def days(self) -> Days:
        """The days that all of its claims are about, as narrow as they tell together."""
        return self.best.days

    @cached_property
    def bounds(self) -> Interval:
        """What the figure most to be relied on allows; none or more where no number is told."""
        return self.entry.figures[0].bounds if self.entry.figures else Interval(0, None)

    @cached_property
    def is_number(self) -> bool:
        """Whether its figure says how many people, at least roughly: dozens do, some do not."""
        if not self.entry.figures or self.is_change:
            return False
        return self.entry.figures[0].count.qualifier not in UNNUMBERED

    @cached_property
    def is_change(self) -> bool:
        """Whether its figure is a change and not a number of people."""
        return bool(self.entry.figures) and self.entry.figures[0].count.delta

    @cached_property
    def is_part(self) -> bool:
        """Whether it is told as a part of something else: "189 of those freed" of all of them."""
        of_those = all(item.claim.group == "freed prisoners" for item in self.told)
        return of_those or any(item.claim.part_of for item in self.told)

    @cached_property
    def can_be(self) -> bool:
        """Whether its figures can be numbers of people, and its times can be."""
        return all(item.impossible is None for item in self.told)

    @cached_property
    def is_wave(self) -> bool:
        """Whether it is a dated event that was done to a number of people, told as a whole."""
        return (
            self.best.dated
            and self.is_number
            and not self.is_part
            and self.entry.status in DONE
            and self.can_be
        )

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports that tell it, by their sources."""
        return frozenset(item.report.source for item in self.told)

    @cached_property
    def chains(self) -> frozenset[Chain]:
        """The chains of speakers of its claims."""
        return frozenset(map(chain_of, self.told))


def waves(rows: Iterable[Row], place: str | None, window: Days) -> list[Row]:
    """The dated, numbered, done events of a place that lie within a window.

    Where no place is told, foreigners ("in return eight Russians came free") may be of any.
    """
    return [
        row
        for row in rows
        if row.is_wave
        and row.days.within(window)
        and same_or_unsaid(row.entry.population.place, place)
        and (row.entry.population.place or not row.entry.population.nationality)
    ]


def apart(rows: Iterable[Row]) -> list[Row]:
    """The waves that no day is shared by, chosen so that they amount to the most people.

    Waves of overlapping times may be the same people told with other figures, and so may waves of
    one week whose figures are nearly the same: reports take their own day for that of a release. Of
    such the largest stands. Weighted interval scheduling of the others.
    """
    chosen = list(rows)
    doubles = {row.entry.id for row in retold(chosen)}
    kept = [row for row in chosen if row.entry.id not in doubles]
    order = sorted(kept, key=lambda row: (row.days.last, row.days.first, row.entry.id))
    ends = [row.days.last for row in order]
    best: list[tuple[int, tuple[Row, ...]]] = [(0, ())]
    for number, row in enumerate(order):
        before = best[bisect_left(ends, row.days.first, hi=number)]
        taken = (before[0] + (row.bounds.least or 0), (*before[1], row))
        best.append(max(best[number], taken, key=lambda choice: choice[0]))
    return list(best[-1][1])


def retold(rows: Iterable[Row]) -> list[Row]:
    """The waves that may be larger ones of the same week, told with nearly the same figure.

    Of times longer than a month that cannot be said: two of them that follow each other differ.
    """
    kept: list[Row] = []
    doubles: list[Row] = []
    for row in sorted(rows, key=lambda row: (-(row.bounds.least or 0), row.days, row.entry.id)):
        (doubles if _is_retold(row, kept) else kept).append(row)
    return doubles


def _is_retold(row: Row, larger_first: Sequence[Row]) -> bool:
    if row.days.length > MONTH:
        return False
    for larger in reversed(larger_first):
        if not _is_nearly(row, larger):
            return False  # those before it are larger still
        short = larger.days.length <= MONTH
        if short and timedelta(0) < gap(row.days, larger.days) <= WEEK:
            return True
    return False


def _is_nearly(row: Row, larger: Row) -> bool:
    most, least = larger.bounds.least or 0, row.bounds.least or 0
    return (most - least) * ROUGHNESS <= most


def added(rows: Iterable[Row]) -> Interval:
    """How many people the waves that are apart amount to, as told."""
    return _sum(apart(rows))


def _sum(rows: Iterable[Row]) -> Interval:
    return reduce(plus, (row.bounds for row in rows), Interval(0, 0))


def alike(one: Row, other: Row, ratio: int = ALIKE) -> bool:
    """Whether two figures lie within a ratio."""
    numbers = sorted((one.bounds.least or 0, other.bounds.least or 0))
    return numbers[1] <= ratio * numbers[0]


def of_other_people(row: Row, population: Population) -> bool:
    """Whether a wave may be of other people than those of a population.

    So it is where the text names a nationality that the population doesn't have, or another group.
    People of whom only "prisoners" is said may be political prisoners, but not journalists.
    """
    mine = row.entry.population
    foreign = [code for code in mine.nationality if code != population.place]
    if population.nationality or foreign:
        return tuple(foreign) != population.nationality
    told = {mine.group, population.group}
    return len(told) > 1 and not told <= GENERAL_GROUPS | {"political prisoners"}


def counted_by_one(one: Row, other: Row) -> bool:
    """Whether a claim of each names the same counter."""
    return share_a_counter(one.chains, other.chains)


def _by_one_counter(one: Row, other: Row) -> bool:
    """Whether two figures may be of one counter: it is one, or not said for one of them."""
    if not (one.entry.population.counter and other.entry.population.counter):
        return True
    return counted_by_one(one, other)


def with_waves(total: Row, rows: Iterable[Row]) -> Row:
    """The total with the waves of its window, their sum, and whether the two fit.

    A total that does not say since when it counts ("so far") is taken to begin with the first wave
    that its own reports tell.
    """
    population = total.entry.population
    own, up_to = total.reports, Interval(0, total.bounds.most)

    def is_own(row: Row) -> bool:
        return not own.isdisjoint(row.reports)

    members = [
        row
        for row in waves(rows, population.place, total.days)
        if share_or_unsaid(row.entry.destination, total.entry.destination)
        # What another report tells as more than the total is no part of it.
        and (is_own(row) or agree(Interval(row.bounds.least), up_to))
        and _by_one_counter(row, total)
    ]
    if total.days.first == date.min:
        begins = min((row.days.first for row in members if is_own(row)), default=date.max)
        members = [row for row in members if row.days.first >= begins]
    if not members or total.entry.status not in DONE:
        return total
    doubtful = {row.entry.id for row in members if of_other_people(row, population)}
    counted = apart(row for row in members if row.entry.id not in doubtful)
    fits: str | None = "yes"
    if not agree(_sum(counted), total.bounds):
        counted = apart(members) if doubtful else counted
        fits = "no"
        if doubtful and agree(_sum(counted), total.bounds):
            fits = "only"
        elif agree(_sum(counted), Interval(0, total.bounds.least)):
            fits = None  # the waves told are fewer, as they mostly are
    entry = replace(
        total.entry,
        of=tuple(row.entry.id for row in counted),
        sum=_sum(counted),
        fits=fits,
        needs=tuple(r.entry.id for r in counted if fits == "only" and r.entry.id in doubtful),
    )
    return Row(entry, total.told)
