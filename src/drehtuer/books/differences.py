"""Why two figures differ: for each pair one leading reason, the first of this table that holds.

================  ==================================================================================
reason            holds where
================  ==================================================================================
``correction``    a text takes one of them back
``population``    other people are counted: of another state, nationality or group, taken elsewhere
``part``          one counts some of the others: it is told as a part, or narrows the people down
``window``        one sums up another period than the other, or a period and the other an event
``date``          they are of other days; of a month or year nobody knows which day is meant
``rounded``       both can be told of one number: one is a bound, an estimate or rounded
``verified``      one or both are only announced, or the side that holds and lets go tells one
``counter``       others count, mostly by other criteria
``repeated``      one tells what the other's medium reports: they are one source
``superseded``    the later one of a counter replaces the earlier
``contradiction``  none of these: of one people and one time, they cannot both be true
================  ==================================================================================

The reasons before ``rounded`` say that two figures cannot be compared; those behind, that they can
be and do not agree. Sums with one beginning are of the same day if their ends are at most a week
apart, since reports tell the day of a sum no more closely than their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drehtuer.books.counts import agree, rounds
from drehtuer.books.flows import WEEK, Row, counted_by_one
from drehtuer.books.likeness import same_group
from drehtuer.books.people import same_party, state_of
from drehtuer.books.record import Record
from drehtuer.books.spans import Days
from drehtuer.books.told import DONE, GENERAL_GROUPS, REFUSED, Told

REASONS = (
    "correction",
    "population",
    "part",
    "window",
    "date",
    "rounded",
    "verified",
    "counter",
    "repeated",
    "superseded",
    "contradiction",
)
COMPARABLE = frozenset(REASONS[REASONS.index("rounded") + 1 :])
"""Reasons of figures that are of one people and one time, and do not agree."""


@dataclass(frozen=True, slots=True)
class Difference(Record):
    """Why two figures differ.

    Attributes:
        reason: the leading one of ``REASONS``.
        differ: what is not told alike of both (``place``, ``nationality``, ``group``,
            ``destination``, ``counter``, ``since``, ``when``, ``status``): what each tells, None
            where it tells nothing.
    """

    reason: str
    differ: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)


def difference(one: Row, other: Row) -> Difference:
    """Why two figures of one kind of claims differ.

    Args:
        one: an entry with a figure, and its claims.
        other: another one.
    """
    return Difference(_reason(one, other), _differ(one, other))


def _reason(one: Row, other: Row) -> str:
    if REFUSED & {one.entry.status, other.entry.status}:
        return "correction"
    people = _people(one, other)
    if people:
        return people
    if _is_sum(one) != _is_sum(other) or (
        _is_sum(one) and (one.days.first != other.days.first or not one.days.closed)
    ):
        return "window"
    if not _of_one_day(one, other):
        return "superseded" if _is_sum(one) and counts_for_both(one, other) else "date"
    figures = one.entry.figures[0].count, other.entry.figures[0].count
    if agree(one.bounds, other.bounds) or rounds(*figures) or rounds(*reversed(figures)):
        return "rounded"
    if not (_is_done(one) and _is_done(other)):
        return "verified"
    if _names_counter(one) or _names_counter(other):
        if not counts_for_both(one, other):
            return "verified" if is_holder(one) != is_holder(other) else "counter"
        if one.best.published != other.best.published:
            return "superseded"
    return "repeated" if _retells(one, other) or _retells(other, one) else "contradiction"


def _people(one: Row, other: Row) -> str | None:
    """``population`` or ``part`` where the figures do not count the same people."""
    a, b = one.entry.population, other.entry.population
    if a.place and b.place and a.place != b.place:
        return "population"
    pairs = (
        (a.nationality, b.nationality),
        (one.entry.destination, other.entry.destination),
        (_special(one), _special(other)),
    )
    if any(mine and theirs and not set(mine) & set(theirs) for mine, theirs in pairs):
        return "population"
    narrower = any(bool(mine) != bool(theirs) for mine, theirs in pairs)
    some = _are_some_of(one, other) or _are_some_of(other, one)
    return "part" if narrower or some or one.is_part != other.is_part else None


def _are_some_of(few: Row, many: Row) -> bool:
    """Whether political prisoners are told beside a larger number of prisoners in general."""
    most, least = few.bounds.most, many.bounds.least
    return (
        few.entry.population.group == "political prisoners"
        and many.entry.population.group in GENERAL_GROUPS
        and most is not None
        and least is not None
        and most < least
    )


def _special(row: Row) -> tuple[str, ...]:
    """The group, if it is a special one among those held for political reasons."""
    group = row.entry.population.group
    return () if group is None or same_group(group, None) else (group,)


def _is_sum(row: Row) -> bool:
    return row.best.is_total


def _of_one_day(one: Row, other: Row) -> bool:
    """Whether both are of one day, as far as it is told."""
    mine, theirs = _moment(one), _moment(other)
    if _is_sum(one) and not counts_for_both(one, other):
        return abs(mine.last - theirs.last) <= WEEK
    return mine == theirs and mine.length == 1


def _moment(row: Row) -> Days:
    """The day of a figure; of a sum the one that it reaches to."""
    if not _is_sum(row):
        return row.days
    last = row.days.last
    published = row.best.published
    return published if published.last == last else Days(last, last)


def _is_done(row: Row) -> bool:
    return row.entry.status in DONE


def counts_for_both(one: Row, other: Row) -> bool:
    """Whether one body counts, or nobody is named to count either."""
    if not (_names_counter(one) or _names_counter(other)):
        return True
    return counted_by_one(one, other)


def _names_counter(row: Row) -> bool:
    return row.entry.population.counter is not None


def is_holder(row: Row) -> bool:
    """Whether the side that holds and lets go tells a figure.

    It does if who counts is who acts, or a body or officer of the holding state.
    """
    return any(_is_holders(item, row.entry.population.place) for item in row.told)


def _is_holders(told: Told, place: str | None) -> bool:
    if not told.claim.attribution:
        return False
    speaker, language = told.claim.attribution[0], told.report.language
    if any(same_party(speaker, name, (language, language)) for name in told.claim.by):
        return True
    named = (n.state for n in told.report.names if speaker in (n.name, n.full))
    return place is not None and place in {*named, state_of(speaker, language)}


def _retells(one: Row, other: Row) -> bool:
    """Whether a figure is told as what the other's medium reports."""
    outlets = [(i.report.outlet, i.report.language) for i in other.told if i.report.outlet]
    return any(
        same_party(name, outlet, (item.report.language, language))
        for item in one.told
        for name in item.claim.attribution
        for outlet, language in outlets
        if outlet
    )


def _differ(one: Row, other: Row) -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for name in ("place", "nationality", "group", "destination", "counter", "since", "when"):
        mine, theirs = _told(one, name), _told(other, name)
        if mine != theirs:
            found[name] = mine, theirs
    if "group" in found and {*found["group"]} <= GENERAL_GROUPS:
        del found["group"]
    if "counter" in found and counts_for_both(one, other):
        del found["counter"]
    if one.entry.status != other.entry.status:
        found["status"] = one.entry.status, other.entry.status
    return found


def _told(row: Row, name: str) -> str | None:
    entry, population = row.entry, row.entry.population
    if name in ("nationality", "destination"):
        found: Iterable[str] = getattr(entry if name == "destination" else population, name)
        return ", ".join(found) or None
    if name == "since":
        return row.days.first.isoformat() if _is_sum(row) and row.days.closed else None
    if name == "when":
        moment = _moment(row)
        return moment.last.isoformat() if moment.length == 1 else entry.when
    value: str | None = getattr(population, name)
    return value
