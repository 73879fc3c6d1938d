"""Findings about stocks and flows: figures that no balance satisfies, or only on a condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations, permutations

from drehtuer.books.counts import common, minus, plus, rounds
from drehtuer.books.differences import counts_for_both
from drehtuer.books.findings.figures import claims_of, side
from drehtuer.books.flows import Row
from drehtuer.books.model import Door, Finding, Parameter
from drehtuer.books.record import Interval

_INTO = frozenset({"listed", "jailed"})


def clashes(doors: Sequence[Door], sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Each smallest set of claims that cannot all be true, with the sum that shows it."""
    rows = _by_id(sections)
    seen: set[frozenset[str]] = set()
    for door in doors:
        for clash in door.clashes:
            members = frozenset(each for each in clash if each in rows)
            if members in seen:
                continue
            seen.add(members)
            told = sorted((rows[each] for each in members), key=_by_time)
            if len(told) > 1 and not _are_rounded(told):
                yield _clash_finding(door, told)


def _by_id(sections: Mapping[str, Sequence[Row]]) -> Mapping[str, Row]:
    return {row.entry.id: row for row in chain.from_iterable(sections.values())}


def _by_time(row: Row) -> tuple[date, date, int]:
    return (row.days.last, row.days.first, row.told[0].number)


def _are_rounded(rows: Sequence[Row]) -> bool:
    """Whether two figures are one, rounded: strictly, "almost 1,700" is not 1,721."""
    figures = [row.entry.figures[0].count for row in rows if row.entry.figures]
    return len(rows) == len(figures) == 2 and any(
        rounds(one, other) for one, other in permutations(figures)
    )


def _clash_finding(door: Door, ordered: Sequence[Row]) -> Finding:
    stocks = [row for row in ordered if row.entry.kind == "held"]
    flows = [row for row in ordered if row not in stocks]
    claims = claims_of(ordered)
    assumed = tuple(
        assumption.code
        for assumption in door.assumptions
        if stocks and not set(assumption.claims).isdisjoint(claims)
    )
    kinds = {row.entry.kind for row in flows}
    parameters: dict[str, Parameter] = {
        "kind": kinds.pop() if len(kinds) == 1 and not stocks else "held",
        "where": door.population.place,
        "counter": door.population.counter,
        "assumptions": assumed,
        "unexplained": door.unexplained,
        "sides": tuple(side(row) for row in ordered),
    }
    if len(stocks) == 2 and flows and not any(row.is_change for row in ordered):
        into = [row for row in flows if _enters(row)]
        out = [row for row in flows if row not in into]
        follows = _follows(stocks[0].bounds, into, out)
        parameters |= {
            "before": stocks[0].entry.figures[0].count,
            "into": tuple(_bounds(row) for row in into),
            "out": tuple(_bounds(row) for row in out),
            "sum": follows,
            "after": stocks[1].entry.figures[0].count,
        }
    # Between stocks and flows stands what no claim says; sums of one counter stand by themselves.
    alone = not stocks and all(counts_for_both(*pair) for pair in combinations(flows, 2))
    severity = "contradiction" if alone else "difference"
    return Finding("cannot_all_be_true", severity, claims, parameters)


def _enters(row: Row) -> bool:
    return row.entry.kind in _INTO and row.entry.direction != "out"


def _follows(before: Interval, into: Iterable[Row], out: Iterable[Row]) -> Interval:
    for row in into:
        before = plus(before, _bounds(row))
    for row in out:
        before = minus(before, _bounds(row))
    return before


def _bounds(row: Row) -> Interval:
    """What all figures of a row allow together: about 300, and at least 300."""
    return common(figure.bounds for figure in row.entry.figures) or row.bounds


def gaps(doors: Sequence[Door], sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Stocks that fell by less than came free, where nobody is told to have entered.

    Either people were newly counted, or some of those freed had not been on the list.
    """
    rows = _by_id(sections)
    narrow = {(door.population, door.earlier, door.until) for door in doors if door.earlier}
    for door in doors:
        least, freed = door.entered.least or 0, door.freed.least or 0
        if not 0 < least <= freed or door.clash or door.listings or not door.earlier:
            continue
        if freed > (door.stock_before.most or 0):
            continue  # they were not all among them
        if any(
            population == door.population and earlier == door.earlier and until < door.until
            for population, earlier, until in narrow
        ):
            continue  # told of the shorter time
        waves = [rows[each] for each in door.waves if each in rows]
        released = [row for row in waves if not all(item.served for item in row.told)]
        parameters: dict[str, Parameter] = {
            "where": door.population.place,
            "counter": door.population.counter,
            "before": rows[door.earlier].entry.figures[0].count,
            "since": door.since,
            "freed": door.freed.least,
            "sum": minus(door.stock_before, Interval(freed, freed)),
            "after": rows[door.later].entry.figures[0].count,
            "until": door.until,
            "gap": least,
        }
        told = claims_of((rows[door.earlier], *released, rows[door.later]))
        yield Finding("fell_by_less", "note", told, parameters)
