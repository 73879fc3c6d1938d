"""Findings about figures of one thing that reports tell differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from drehtuer.books.counts import ROUGHNESS, plus
from drehtuer.books.differences import COMPARABLE, counts_for_both, difference
from drehtuer.books.flows import ALIKE, WEEK, Row, added, alike, waves
from drehtuer.books.model import Finding, Parameter, Side
from drehtuer.books.people import People
from drehtuer.books.record import Interval
from drehtuer.books.spans import Days
from drehtuer.books.told import DONE, REFUSED, Told, ids_of, is_sum

FAR = 10
"""Ratio of two figures beyond which they are of other things, even if two bodies count."""

DISTINCTIVE = 10
"""A number up to which other people may be told of: some who came free, out of several."""

_SECTIONS = ("held", "freed", "jailed", "listed", "talks", "totals")


def figures_differ(sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Figures of one people and one time that differ between reports, with why.

    A finding holds figures each of which differs from another of them for the same reason.
    Figures of other people or times are none, nor are those that can all be true of one number.
    """
    for section in _SECTIONS:
        alike_in: dict[Hashable, list[Row]] = defaultdict(list)
        for row in sections[section]:
            key = _key(section, row)
            if key is not None:
                alike_in[key].append(row)
        for rows in alike_in.values():
            pairs: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
            several = _in_several(rows)
            for one, other in _near(rows):
                if _may_be_one(section, one, other):
                    reason = difference(one, other).reason
                    if reason == "contradiction" and not _is_plain(one, other, several):
                        continue
                    if reason in COMPARABLE:
                        pairs[reason].append((one, other))
            for reason in sorted(pairs):
                for linked in _linked(pairs[reason]):
                    yield _figures_finding(reason, linked)


def _key(section: str, row: Row) -> Hashable | None:
    """What figures of one people and time have alike; None where nothing can be compared."""
    entry = row.entry
    if (
        not entry.figures
        or entry.figures[0].count.value is None
        or row.is_change
        or row.is_part
        or entry.status in REFUSED
        or entry.population.place is None
        or not row.can_be
        or (entry.kind == "held" and is_sum(row.best))
        or (section in ("freed", "jailed", "listed") and not row.best.dated)
    ):
        return None
    # Sums told by others may reach to other days of one week: their beginning is alike.
    time = row.days.first if section == "totals" else row.days
    return (entry.kind, entry.population.place, entry.population.nationality, time)


def _near(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of rows whose times end within a week."""
    ordered = sorted(rows, key=lambda row: (row.days.last, row.told[0].number))
    for number, row in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.days.last - row.days.last > WEEK:
                break
            yield row, other


def _may_be_one(section: str, one: Row, other: Row) -> bool:
    """Whether two figures are near enough and not told side by side as two things."""
    named = one.entry.population.counter and other.entry.population.counter
    largest = max(row.bounds.most or row.bounds.least or 0 for row in (one, other))
    if largest < DISTINCTIVE or not DONE & {one.entry.status, other.entry.status}:
        return False
    if one.reports & other.reports and (not named or counts_for_both(one, other)):
        return False
    far = FAR if section == "totals" or (named and section in ("freed", "jailed")) else ALIKE
    return alike(one, other, far)


def _in_several(rows: Iterable[Row]) -> frozenset[str]:
    """The reports that tell several figures of one time and place: of several things, then."""
    told = Counter(source for row in rows for source in row.reports)
    return frozenset(source for source, number in told.items() if number > 1)


def _is_plain(one: Row, other: Row, several: Container[str]) -> bool:
    """Whether nothing suggests that two figures are of two things."""
    numbers = sorted((one.bounds.least or 0, other.bounds.least or 0))
    near = (numbers[1] - numbers[0]) * ROUGHNESS <= numbers[1]
    alone = all(item.report.source not in several for row in (one, other) for item in row.told)
    return near and alone


def _linked(pairs: Iterable[tuple[Row, Row]]) -> list[list[Row]]:
    """The rows of pairs in groups: those that share a figure are of one thing."""
    groups: list[dict[str, Row]] = []
    for pair in pairs:
        mine = {row.entry.id: row for row in pair}
        touched = [group for group in groups if group.keys() & mine.keys()]
        groups = [group for group in groups if group not in touched]
        for group in touched:
            mine |= group
        groups.append(mine)
    return [sorted(group.values(), key=lambda row: row.told[0].number) for group in groups]


def _figures_finding(reason: str, rows: Sequence[Row]) -> Finding:
    entry = rows[0].entry
    parameters: dict[str, Parameter] = {
        "kind": entry.kind,
        "reason": reason,
        "sides": tuple(side(row) for row in rows),
        "when": next((row.entry.when for row in rows if row.entry.when), None),
        "where": entry.population.place,
        "destination": entry.destination,
    }
    if reason == "superseded":
        latest = max(rows, key=lambda row: (row.best.published, row.told[0].number))
        parameters["latest"] = latest.entry.figures[0].count
    severity = "contradiction" if reason == "contradiction" else "difference"
    return Finding("figures_differ", severity, claims_of(rows), parameters)


def side(row: Row, when: str | None = None) -> Side:
    """A figure beside others, with the time told of it unless another one is given."""
    entry = row.entry
    figure = entry.figures[0]
    return Side(figure.count, entry.population.counter, when or entry.when, figure.claims)


def claims_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The ids of the claims of rows, in order of evidence."""
    return ids_of(item for row in rows for item in row.told)


def totals_grow(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    """Sums of one counter with one beginning that fall, or grow by less than came free."""
    series: dict[Hashable, list[Told]] = defaultdict(list)
    for row in sections["totals"]:
        for item in row.told:
            key = _series(item, people)
            if key is not None:
                series[key].append(item)
    for told in series.values():
        largest: Told | None = None
        ordered = sorted(told, key=lambda item: (item.days.last, item.number))
        for _, of_day in groupby(ordered, key=lambda item: item.days.last):
            items = list(of_day)
            for item in items if largest else ():
                finding = largest and _growth_finding(largest, item, sections, people)
                if finding:
                    yield finding
            largest = max(filter(None, (largest, *items)), key=lambda item: item.least)


def _series(told: Told, people: People) -> Hashable | None:
    """What sums have alike that can only grow; None of one that is in no such series."""
    claim = told.claim
    begin, open_, _ = (claim.when or "").partition("/")
    if not (begin and open_ and claim.attribution and told.days.closed and claim.count):
        return None
    if claim.status not in DONE or claim.part_of or claim.count.delta or told.impossible:
        return None
    counter = people.key_of(claim.source, claim.attribution[0])
    people_of = (told.place, claim.group, claim.nationality, claim.destination)
    return (claim.kind, counter, begin, people_of)


def _growth_finding(
    earlier: Told, later: Told, sections: Mapping[str, Sequence[Row]], people: People
) -> Finding | None:
    """The finding, if the later sum cannot hold the earlier one and what came between them."""
    most = later.bounds.most if later.bounds else None
    if most is None:
        return None
    claim = later.claim
    counter = people.key_of(claim.source, claim.attribution[0])
    between = [
        row
        for row in waves(
            sections.get(claim.kind, ()), later.place, Days(earlier.days.last, later.days.last)
        )
        if row.days.first > earlier.days.last
        and counter
        in {people.key_of(i.claim.source, n) for i in row.told for n in i.claim.attribution}
        and row.entry.population.nationality == claim.nationality
    ]
    grown = plus(Interval(earlier.least, earlier.least), added(between))
    if grown.least is None or grown.least <= most:
        return None
    fell = earlier.least > most
    parameters: dict[str, Parameter] = {
        "kind": claim.kind,
        "counter": counter,
        "when": claim.when,
        "where": later.place,
        "earlier": earlier.claim.count,
        "then": earlier.days.last.isoformat(),
        "later": claim.count,
        "now": later.days.last.isoformat(),
    }
    if not fell:
        parameters["waves"] = tuple(row.entry.figures[0].count for row in between)
        parameters["sum"] = Interval(grown.least, None)
    rule = "total_fell" if fell else "total_too_small"
    told = (earlier, later) if fell else (earlier, later, *(i for r in between for i in r.told))
    return Finding(rule, "contradiction", ids_of(told), parameters)


def left_out(told: Sequence[Told]) -> Iterator[Finding]:
    """Claims with values that cannot be, with which nothing is reckoned."""
    for item in told:
        if item.impossible:
            parameters: dict[str, Parameter] = {
                "kind": item.claim.kind,
                "reason": item.impossible,
                "figure": item.claim.count,
                "time": item.claim.when,
            }
            yield Finding("left_out", "contradiction", ids_of((item,)), parameters)
