"""Counts of one population over time: who is counted by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from drehtuer.books.counts import agree, width
from drehtuer.books.flows import Row, alike, counted_by_one
from drehtuer.books.likeness import same_group
from drehtuer.books.model import Population
from drehtuer.books.people import differ_in_spelling
from drehtuer.books.record import Interval
from drehtuer.books.told import DONE, GENERAL_GROUPS, is_sum
from drehtuer.model import UNNAMED


@dataclass
class Series:
    """Counts of one population; ``whom`` is the population where nobody counts it."""

    rows: list[Row]
    assumed: list[Row] = field(default_factory=list)
    whom: Population = field(default_factory=Population)

    def __bool__(self) -> bool:
        """Whether there are any counts."""
        return bool(self.rows or self.assumed)

    def assumption(self, row: Row) -> str | None:
        """What a count of it rests on besides claims: a code of ``drehtuer.books.door``."""
        if any(row is each for each in self.assumed):
            return "counter_assumed" if self.rows else None
        return "same_counter" if self._is_respelled(row) else None

    def _is_respelled(self, row: Row) -> bool:
        names = differ_in_spelling((*self.spellings([self.rows[0]]), *self.spellings([row])))
        return len(names) > 1

    def without(self, codes: Collection[str]) -> Series:
        """The counts that do not rest on some assumptions."""
        rows, assumed = (
            [row for row in rows if self.assumption(row) not in codes]
            for rows in (self.rows, self.assumed)
        )
        return Series(rows, assumed)

    def spellings(self, counts: Iterable[Row]) -> list[str]:
        """The names of the counter in some of its counts."""
        names = {
            item.claim.attribution[0]
            for row in counts
            if any(row is each for each in self.rows)
            for item in row.told
            if item.claim.attribution
        }
        return sorted(names)

    def in_order(self) -> list[Row]:
        """The counts by time, of those of one time only the most definite one."""
        points: list[Row] = []
        for row in sorted((*self.rows, *self.assumed), key=_definite):
            if not any(row.days.overlaps(point.days) for point in points):
                points.append(row)
        return sorted(points, key=lambda row: row.days)

    def population(self, pair: Sequence[Row] = ()) -> Population:
        """Whom they count, as told with the counts of a pair first."""
        rows = [*self.rows, *self.assumed]
        if not rows:
            return self.whom
        named = [row.entry.population for row in (*pair, *rows)]
        return Population(
            place=named[0].place,
            group=next((p.group for p in named if p.group not in GENERAL_GROUPS), named[0].group),
            nationality=named[0].nationality,
            counter=next((p.counter for p in named if p.counter not in (None, UNNAMED)), None),
        )

    def count(self, row: Row) -> Interval:
        """The count as an interval, widened where another one of the same time does not agree."""
        bounds = row.bounds
        for other in (*self.rows, *self.assumed):
            if other.days.overlaps(row.days) and not agree(other.bounds, bounds):
                bounds = Interval(
                    min(bounds.least or 0, other.bounds.least or 0),
                    max(bounds.most or 0, other.bounds.most or 0),
                )
        return bounds


def series_of(held: Iterable[Row]) -> list[Series]:
    """The stocks that are counted by one counter, and those whose counter has to be assumed."""
    stocks = [row for row in held if _is_stock(row)]
    found: list[Series] = []
    for row in stocks:
        if not _is_counted(row):
            continue
        fitting = [s for s in found if all(_one_population(row, r) for r in s.rows)]
        if len(fitting) == 1:
            fitting[0].rows.append(row)
        else:
            found.append(Series([row]))
    strays = []
    for row in stocks:
        if _is_counted(row):
            continue
        fitting = [s for s in found if all(_same_people(row, r) for r in s.rows)]
        if len(fitting) > 1:
            # Of several who count, the one whom the same report names.
            fitting = [s for s in fitting if any(row.reports & other.reports for other in s.rows)]
        if len(fitting) == 1 and _is_alike(row, fitting[0].rows):
            fitting[0].assumed.append(row)
        elif row.entry.population.group not in GENERAL_GROUPS:
            strays.append(row)
    # Counts of a population that nobody is named to count can only be compared among themselves.
    uncounted: list[Series] = []
    for row in strays:
        fitting = [s for s in uncounted if all(_same_people(row, r) for r in s.assumed)]
        if len(fitting) == 1 and _is_alike(row, fitting[0].assumed):
            fitting[0].assumed.append(row)
        else:
            uncounted.append(Series([], [row]))
    return [*found, *uncounted]


def _is_stock(row: Row) -> bool:
    figures = row.entry.figures
    return (
        row.entry.status in DONE
        and bool(figures)
        and figures[0].count.value is not None
        and width(figures[0].bounds) < float("inf")
        and not row.is_change
        and not row.is_part
        and row.days.closed
        and not is_sum(row.best)
        and row.can_be
    )


def _is_counted(row: Row) -> bool:
    return row.entry.population.counter not in (None, UNNAMED)


def _same_people(one: Row, other: Row) -> bool:
    a, b = one.entry.population, other.entry.population
    return a.place == b.place and a.nationality == b.nationality and same_group(a.group, b.group)


def _one_population(one: Row, other: Row) -> bool:
    return _same_people(one, other) and counted_by_one(one, other)


def _is_alike(row: Row, others: Sequence[Row]) -> bool:
    """Whether a count may be the population's, and not a detail of a story."""
    return alike(row, min(others, key=lambda r: (abs(r.days.first - row.days.first), r.entry.id)))


def _definite(row: Row) -> tuple[float, int, int]:
    return (width(row.bounds), row.days.length, row.best.number)
