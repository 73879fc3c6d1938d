"""The door: whether more people go in than come out, by the identity of stock and flow.

stock(later) − stock(earlier) = entered − freed − left otherwise, and nobody leaves in the
negative, so entered ≥ change + freed. Recognition is not arrest: who is newly counted may have
been in custody for long.

What an answer rests on besides the claims, as codes of assumptions and their parameters:

``counter_assumed``
    A count that names no counter is taken to be of the only one named for these people, or of the
    only one that the same report names.
    ``counter``: the name; ``when``: date of the count; claims: the ones without counter.
``same_counter``
    Counters spelled differently are taken for one. ``names``.
``freed_were_counted``
    Those freed were on the counter's list. ``counter`` (name or None); ``freed``: interval;
    claims: those that tell the waves.
``others_left_out``
    Waves of other nationalities or groups, or of more people than were held, are left out of the
    bound. ``figures``; claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from drehtuer.books.counts import agree, minus, width
from drehtuer.books.entries import DONE, GENERAL_GROUPS, is_sum, same_counter, same_group
from drehtuer.books.flows import Row, added, alike, apart, of_other_people, waves
from drehtuer.books.model import (
    Answer,
    Assumption,
    Door,
    Interval,
    Parameter,
    Population,
)
from drehtuer.books.people import differ_in_spelling
from drehtuer.books.spans import Days
from drehtuer.model import UNNAMED

_DAY = timedelta(days=1)


@dataclass
class _Series:
    """Counts of one population."""

    rows: list[Row]
    assumed: list[Row] = field(default_factory=list)

    def in_order(self) -> list[Row]:
        """The counts by time, of those of one time only the most definite one."""
        points: list[Row] = []
        for row in sorted((*self.rows, *self.assumed), key=_definite):
            if not any(row.days.overlaps(point.days) for point in points):
                points.append(row)
        return sorted(points, key=lambda row: row.days)


def doors(sections: Mapping[str, Sequence[Row]]) -> tuple[Door, ...]:
    """For each population counted more than once: what went on between two counts.

    First over the whole time, then from each count to the next.
    """
    found = []
    for series in _series(sections["held"]):
        points = series.in_order()
        pairs = list(pairwise(points))
        if len(points) > 2:
            pairs.insert(0, (points[0], points[-1]))
        found += [_door(series, earlier, later, sections) for earlier, later in pairs]
    return tuple(found)


def _series(held: Iterable[Row]) -> list[_Series]:
    """The stocks that are counted by one counter, and those whose counter has to be assumed."""
    stocks = [row for row in held if _is_stock(row)]
    series: list[_Series] = []
    for row in stocks:
        if not _is_counted(row):
            continue
        fitting = [s for s in series if all(_one_population(row, r) for r in s.rows)]
        if len(fitting) == 1:
            fitting[0].rows.append(row)
        else:
            series.append(_Series([row]))
    strays = []
    for row in stocks:
        if _is_counted(row):
            continue
        fitting = [s for s in series if all(_same_people(row, r) for r in s.rows)]
        if len(fitting) > 1:
            # Of several who count, the one whom the same report names.
            fitting = [s for s in fitting if _share_report(row, s.rows)]
        if len(fitting) == 1 and _is_alike(row, fitting[0].rows):
            fitting[0].assumed.append(row)
        elif row.entry.population.group not in GENERAL_GROUPS:
            strays.append(row)
    # Counts of a population that nobody is named to count can only be compared among themselves.
    uncounted: list[_Series] = []
    for row in strays:
        fitting = [s for s in uncounted if all(_same_people(row, r) for r in s.assumed)]
        if len(fitting) == 1 and _is_alike(row, fitting[0].assumed):
            fitting[0].assumed.append(row)
        else:
            uncounted.append(_Series([], [row]))
    return [*series, *uncounted]


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
    )


def _is_counted(row: Row) -> bool:
    return row.entry.population.counter not in (None, UNNAMED)


def _same_people(one: Row, other: Row) -> bool:
    a, b = one.entry.population, other.entry.population
    return a.place == b.place and a.nationality == b.nationality and same_group(a.group, b.group)


def _one_population(one: Row, other: Row) -> bool:
    return _same_people(one, other) and any(
        same_counter(mine, theirs) for mine in one.told for theirs in other.told
    )


def _share_report(row: Row, others: Sequence[Row]) -> bool:
    sources = {item.report.source for other in others for item in other.told}
    return any(item.report.source in sources for item in row.told)


def _is_alike(row: Row, others: Sequence[Row]) -> bool:
    """Whether a count may be the population's, and not a detail of a story."""
    return alike(row, min(others, key=lambda r: (abs(r.days.first - row.days.first), r.entry.id)))


def _definite(row: Row) -> tuple[float, int, int]:
    return (width(row.bounds), row.days.length, row.best.number)


def _door(series: _Series, earlier: Row, later: Row, sections: Mapping[str, Sequence[Row]]) -> Door:
    population = _population(series, (earlier, later))
    window = _between(earlier, later)
    flows = (*sections["freed"], *(r for r in sections["totals"] if r.entry.kind == "freed"))
    all_waves = _waves(flows, population, window)
    most = earlier.bounds.most
    left_out = [
        row
        for row in all_waves
        # More than there were cannot have been of them.
        if of_other_people(row, population) or (most is not None and (row.bounds.least or 0) > most)
    ]
    counted = [r for r in all_waves if r not in left_out]
    chosen = apart(counted)
    listings = _listings(sections, population, window)

    before, after = _stock(earlier, series), _stock(later, series)
    change = minus(after, before)
    freed = _told(added(chosen).least, _most(counted, window))
    entered = _told(
        max((change.least or 0) + (freed.least or 0), added(listings).least or 0),
        _most(listings, window),
    )
    assumptions = _assumptions(series, (earlier, later), chosen, left_out, freed)
    rests_on = (earlier, later, *chosen, *listings)
    return Door(
        population=population,
        earlier=earlier.entry.id,
        later=later.entry.id,
        since=_when(earlier),
        until=_when(later),
        stock_before=before,
        stock_after=after,
        change=change,
        waves=tuple(row.entry.id for row in chosen),
        left_out=tuple(row.entry.id for row in left_out),
        listings=tuple(row.entry.id for row in listings),
        freed=freed,
        entered=entered,
        answers=_answers(change, freed, entered, listings, assumptions),
        assumptions=assumptions,
        claims=tuple(dict.fromkeys(each for row in rests_on for each in row.entry.claims)),
    )


def _population(series: _Series, pair: Sequence[Row]) -> Population:
    rows = [*series.rows, *series.assumed]
    named = [row.entry.population for row in (*pair, *rows)]
    return Population(
        place=named[0].place,
        group=next((p.group for p in named if p.group not in GENERAL_GROUPS), named[0].group),
        nationality=named[0].nationality,
        counter=next((p.counter for p in named if p.counter not in (None, UNNAMED)), None),
    )


def _between(earlier: Row, later: Row) -> Days:
    """The days after the one count until the other."""
    return Days(earlier.days.last + _DAY, later.days.first)


def _waves(rows: Iterable[Row], population: Population, window: Days) -> list[Row]:
    """The waves between the counts; on the day of the later one nobody knows which came first."""
    return [row for row in waves(rows, population.place, window) if row.days.first < window.last]


def _stock(row: Row, series: _Series) -> Interval:
    """The count as an interval, widened where another one of the same time does not agree."""
    bounds = row.bounds
    for other in (*series.rows, *series.assumed):
        if other.days.overlaps(row.days) and not agree(other.bounds, bounds):
            bounds = Interval(
                min(bounds.least or 0, other.bounds.least or 0),
                max(bounds.most or 0, other.bounds.most or 0),
            )
    return bounds


def _listings(
    sections: Mapping[str, Sequence[Row]], population: Population, window: Days
) -> list[Row]:
    rows = (*sections["listed"], *(r for r in sections["totals"] if r.entry.kind == "listed"))
    return apart(
        row
        for row in _waves(rows, population, window)
        if row.entry.direction != "out" and not of_other_people(row, population)
    )


def _most(rows: Iterable[Row], window: Days) -> int | None:
    """The most there can be, if a figure is told for the whole time between the counts."""
    whole = [
        row.bounds.most
        for row in rows
        if row.days.first <= window.first and window.last - _DAY <= row.days.last
    ]
    return min((most for most in whole if most is not None), default=None)


def _told(least: int | None, most: int | None) -> Interval:
    """From the least to the most; where more is told in parts than in all, only what both bear."""
    least = max(0, least or 0)
    return Interval(least, most) if most is None or least <= most else Interval(most, None)


def _when(row: Row) -> str:
    return row.entry.when or row.best.report.published or ""


def _assumptions(
    series: _Series,
    pair: Sequence[Row],
    chosen: Sequence[Row],
    left_out: Sequence[Row],
    freed: Interval,
) -> tuple[Assumption, ...]:
    found = []
    counter = _population(series, pair).counter
    for row in pair:
        if row in series.assumed:
            parameters: dict[str, Parameter] = {"counter": counter, "when": _when(row)}
            found.append(Assumption("counter_assumed", parameters, row.entry.claims))
    counters = sorted(
        {
            item.claim.attribution[0]
            for row in series.rows
            for item in row.told
            if row in pair and item.claim.attribution
        }
    )
    names = differ_in_spelling(counters)
    if len(names) > 1:
        claims = tuple(each for row in pair for each in row.entry.claims)
        found.append(Assumption("same_counter", {"names": names}, claims))
    if chosen:
        parameters = {"counter": counter, "freed": freed}
        claims = tuple(each for row in chosen for each in row.entry.claims)
        found.append(Assumption("freed_were_counted", parameters, claims))
    if left_out:
        figures = tuple(row.entry.figures[0].count for row in left_out)
        claims = tuple(each for row in left_out for each in row.entry.claims)
        found.append(Assumption("others_left_out", {"figures": figures}, claims))
    return tuple(found)


def _answers(
    change: Interval,
    freed: Interval,
    entered: Interval,
    listings: Sequence[Row],
    assumptions: Sequence[Assumption],
) -> tuple[Answer, ...]:
    """The three answers.

    By the identity, entered − left in any way is the change of the stock, and those let go early
    are some of those who left: a stock that rose answers all three. One that did not rise leaves
    open whether more entered than were freed, unless both are told for the whole time.
    """
    codes = tuple(a.code for a in assumptions)
    of_counts = tuple(c for c in codes if c in ("counter_assumed", "same_counter"))
    of_flows = tuple(c for c in codes if c != "others_left_out")
    rose = _sign(change)
    freed_answer = rose
    if rose != "yes":
        told = Interval(entered.least if listings else None, entered.most)
        freed_answer = _sign(minus(told, freed)) if told.least is not None else "unknown"
    return (
        Answer("stock_rose", rose, of_counts),
        Answer("more_in_than_freed", freed_answer, of_flows if freed_answer != "unknown" else ()),
        Answer("more_in_than_out", rose, of_counts),
    )


def _sign(interval: Interval) -> str:
    if interval.least is not None and interval.least > 0:
        return "yes"
    return "no" if interval.most is not None and interval.most <= 0 else "unknown"
