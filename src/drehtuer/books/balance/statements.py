"""From what reports tell to statements on one population, by the rules of this table.

=====================  ===========================================================================
told                   statement
=====================  ===========================================================================
held, so many          the stock at the moment of the count is within the figure; where counts of
                       one time do not agree, within all of them
freed, a wave          at least so many came free in the time told; others may have, so no most
freed, a total         so many came free in its window: both ends of the figure
freed, term served     the same for those whose term was over (:mod:`drehtuer.books.ways`)
listed, in             so many entered (assumed: ``recognition_is_entry``)
listed, out            so many were struck off
jailed, a total        so many entered, where the counter itself tells it (assumed:
                       ``arrest_is_entry``)
died                   at least so many died, or so many as are named (assumed:
                       ``died_were_counted``)
held, a change         "16 more than then": the difference of the stocks at the ends of its time
=====================  ===========================================================================

Figures become intervals by the qualifiers' rules (:mod:`drehtuer.books.counts`). What is a part of
a number told is not stated again; parts against wholes are a finding of their own. Left out, with
the reason: people of other nationalities or groups (``other_people``), totals of another counter
than the population's (``other_counter``: it may count by other criteria), what is told of an open
time (``open``), a change without the day it is a change from (``since_when``), waves that may be
another one retold a few days later (``retold``), waves of more people than were held
(``more_than_held``), and figures that cannot be (``impossible``: below zero, or more than all
mankind). The first two are stated if that is asked for (``others_were_counted``,
``counters_agree``).

**The moment of a count.** A count of a day is taken at some moment of it, one "of August" at some
moment of August, and nobody knows whether what is told of the same time came before or after.
:class:`Clock` therefore cuts the time of a count in two, before and after: a release of that time
lies in either. A longer time that ends on the day of a count ends with it; a total that begins
within the time of a count or the day after, or ends the day before, reaches to the count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from drehtuer.books.balance.quantities import ENTERED, Flow, Statement, Stock
from drehtuer.books.flows import Row, of_other_people, retold
from drehtuer.books.likeness import same_or_unsaid
from drehtuer.books.model import Population
from drehtuer.books.people import same_party
from drehtuer.books.record import Interval
from drehtuer.books.spans import Days
from drehtuer.books.told import DONE, FLOWS, Told

_ON_REQUEST = {"other_people": "others_were_counted", "other_counter": "counters_agree"}
"""Why something is left out, and what must be assumed to state it."""

_FIRST = date(1600, 1, 1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    """A row of the account as statements, the row's id being theirs."""

    row: Row
    statements: tuple[Statement, ...]
    kind: str | None = None
    """The flow it tells of; None for a stock."""
    assumption: str | None = None
    """What it rests on besides claims: a code of ``drehtuer.books.door``."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that makes no statement, and why: a code of the table above."""

    row: Row
    reason: str


class Clock:
    """Days in halves, with the moment of a count between those of its time.

    A half is written as a date, so that quantities can be told of it; these dates have nothing to
    do with the calendar.

    Args:
        counts: the times of the counts, which do not overlap.
    """

    def __init__(self, counts: Iterable[Days]) -> None:
        self._of: dict[date, Days] = {}
        for time in counts:
            for n in range(time.length):
                self._of[time.first + n * _DAY] = time

    def count(self, time: Days) -> Stock:
        """The stock at the moment of a count of some time."""
        return Stock(_half(time.last, 0))

    def evening(self, day: date) -> Stock:
        """The stock at the end of a day."""
        return Stock(_half(day, 1))

    def most_within(self, kind: str, time: Days) -> Flow:
        """A flow in the longest time that one told may have been; holds at least as many."""
        begin, end = self._of.get(time.first), self._of.get(time.last)
        first = _half(begin.first if begin else time.first, 0)
        last = _half(end.last if end else time.last, 1)
        if end is not None and time.last == end.first and time.first < end.first:
            last = _half(end.last, 0)
        return Flow(kind, first, last)

    def least_within(self, kind: str, time: Days) -> Flow:
        """A flow in the shortest time that one told may have been; holds at most as many."""
        begin = self._of.get(time.first - _DAY)
        first = _half(begin.last, 1) if begin else _half(time.first, 0)
        end = self._of.get(time.last + _DAY)
        last = _half(end.last, 0) if end else _half(time.last, 1)
        return Flow(kind, first, max(first - _DAY, last))

    def between(self, kind: str, earlier: Stock, later: Stock) -> Flow:
        """The flow from one moment to another."""
        return Flow(kind, earlier.day + _DAY, later.day)


def _half(day: date, half: int) -> date:
    return date.fromordinal(2 * max(1, (day - _FIRST).days) + half)


def stock_said(clock: Clock, row: Row, bounds: Interval, assumption: str | None) -> Said:
    """A count of the population."""
    statement = Statement(row.entry.id, ((1, clock.count(row.days)),), bounds.least, bounds.most)
    return Said(row, (statement,), assumption=assumption)


def flows_said(
    clock: Clock,
    sections: Mapping[str, Sequence[Row]],
    population: Population,
    more: Collection[str] = (),
) -> tuple[list[Said], list[LeftOut]]:
    """What is told of the comings and goings of a population, and what had to be left out.

    Args:
        clock: the moments of its counts.
        sections: the rows of the account.
        population: whom the counts count.
        more: what is assumed on request.
    """
    said: list[Said] = []
    left: list[LeftOut] = []
    stated: list[tuple[Row, tuple[str, str | None]]] = []
    for row, (kind, assumption) in _of(population, sections):
        reason = _reason(row, population)
        if reason is None:
            stated.append((row, (kind, assumption)))
        elif _ON_REQUEST.get(reason) in more:
            stated.append((row, (kind, _ON_REQUEST[reason])))
        else:
            left.append(LeftOut(row, reason))
    doubles = {
        row.entry.id
        for way in {kind for _, (kind, _) in stated}
        for row in retold(row for row, (kind, _) in stated if kind == way)
    }
    for row, (kind, assumption) in stated:
        if row.entry.id in doubles:
            left.append(LeftOut(row, "retold"))
            continue
        statements = [each for item in row.told for each in _flow_said(clock, row, item, kind)]
        said.append(Said(row, tuple(dict.fromkeys(statements)), kind, assumption))
    for row in sections["held"]:
        if not (row.is_change and same_or_unsaid(row.entry.population.place, population.place)):
            continue
        if row.entry.status not in DONE or of_other_people(row, population):
            continue
        if not row.days.closed or row.days.length == 1:
            left.append(LeftOut(row, "since_when"))
            continue
        first, last = clock.evening(row.days.first), clock.evening(row.days.last)
        statement = Statement(
            row.entry.id, ((1, last), (-1, first)), row.bounds.least, row.bounds.most
        )
        said.append(Said(row, (statement,)))
    return said, left


def _flow_said(clock: Clock, row: Row, told: Told, kind: str) -> Iterator[Statement]:
    """What a claim of a row says of a flow."""
    found = told.bounds or Interval(len(told.persons), None)
    if not told.dated or not told.days.closed:
        return
    if found.least:
        flow = clock.most_within(kind, told.days)
        yield Statement(row.entry.id, ((1, flow),), least=found.least)
    if found.most is not None and told.is_total and told.claim.kind in FLOWS:
        flow = clock.least_within(kind, told.days)
        yield Statement(row.entry.id, ((1, flow),), most=found.most)


def _of(
    population: Population, sections: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[Row, tuple[str, str | None]]]:
    """The rows that may tell of comings and goings of the population: as which flow."""
    for row in (row for name in ("freed", "totals", "listed", "fates") for row in sections[name]):
        flow = _flow(row, population)
        entry = row.entry
        if flow is None or entry.status not in DONE or not row.best.dated or row.is_part:
            continue
        if row.is_change or not (row.is_number or entry.kind == "fate"):
            continue
        if same_or_unsaid(entry.population.place, population.place):
            yield row, flow


def _flow(row: Row, population: Population) -> tuple[str, str | None] | None:
    """The flow a row tells of, and what has to be assumed for it."""
    entry = row.entry
    if entry.kind == "freed":
        served = all(item.served for item in row.told)
        return ("served" if served else "freed"), "freed_were_counted"
    if entry.kind == "listed":
        return ("struck", None) if entry.direction == "out" else (ENTERED, "recognition_is_entry")
    if entry.kind == "jailed":
        own = entry.population.counter or population.counter is None
        is_own = own and not is_by_another(row, population)
        return (ENTERED, "arrest_is_entry") if is_own else None
    if entry.kind == "fate" and entry.fate == "died":
        return ("died", "died_were_counted") if entry.figures or entry.persons else None
    return None


def _is_total(row: Row) -> bool:
    """Whether a figure is told as the sum of its time, and not as one event in it."""
    return row.entry.kind in FLOWS and all(item.is_total for item in row.told)


def _reason(row: Row, population: Population) -> str | None:
    if not row.can_be:
        return "impossible"
    if not row.days.closed:
        return "open"
    if of_other_people(row, population):
        return "other_people"
    return "other_counter" if _is_total(row) and is_by_another(row, population) else None


def is_by_another(row: Row, population: Population) -> bool:
    """Whether a figure is told by somebody else than who counts the population."""
    mine = row.entry.population.counter
    if mine is None or population.counter is None:
        return False
    languages = [item.report.language for item in row.told]
    return not any(
        same_party(name, population.counter, (language, language))
        for item, language in zip(row.told, languages, strict=True)
        for name in item.claim.attribution
    )
