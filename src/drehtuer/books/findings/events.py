"""Findings about events: told as done and as not done, and told as done before they were."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from drehtuer.books.flows import Row
from drehtuer.books.likeness import parties_agree, same_or_unsaid, same_parties
from drehtuer.books.model import Finding, Parameter
from drehtuer.books.people import People, state_of
from drehtuer.books.spans import days, gap
from drehtuer.books.told import COMING, DONE, OPEN, REFUSED, Told, how_far, ids_of

DISTINCTIVE = 10
"""A number from which on the same number of the same time hardly counts others by chance."""

_NUMBER = re.compile(r"\d+")

YEAR = 366
"""Days within which a measure taken and one examined may be the same."""


def status_differs(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    """Events told as done and as not (yet) done."""
    for section in ("measures", "freed", "jailed", "held", "contacts"):
        rows = sections[section]
        others: dict[Hashable, list[Row]] = defaultdict(list)
        for row in rows:
            if row.entry.status in COMING | OPEN | {"denied", "rejected"}:
                for mark in _marks(row):
                    others[mark].append(row)
        for row in rows:
            if row.entry.status not in DONE:
                continue
            rivals = {each.entry.id: each for mark in _marks(row) for each in others[mark]}
            for rival in rivals.values():
                items = [item for item in rival.told if _contradicts(item, row)]
                if items:
                    yield _status_finding(row, items, people)


def _marks(row: Row) -> set[Hashable]:
    """What two entries have to share one of to tell of one thing: a party, person or number."""
    marks: set[Hashable] = set()
    if row.entry.kind in ("measure", "contact"):
        marks.update(row.entry.to)
        for item in row.told:
            for name in item.claim.to:
                marks.update(name.casefold().replace("-", " ").split())
                marks.add(state_of(name, item.report.language))
    else:
        marks.update(row.entry.persons)
        marks.update(item.claim.count.value for item in row.told if item.claim.count)
    return marks - {None}


def _contradicts(item: Told, row: Row) -> bool:
    """Whether a claim tells as not done what an entry tells as done, and cannot be the earlier.

    What is planned before it happens is no contradiction once it has happened; nor is the plan of a
    release or a meeting that a report recalls beside what came of it.
    """
    if not any(_one_thing(item, member) for member in row.told):
        return False
    began = row.days.first if row.best.dated else min(m.published.first for m in row.told)
    if item.claim.kind == "measure":
        recalled = item.dated and row.best.dated and item.days.first <= row.days.first
        near = gap(item.days, row.days).days <= YEAR
        return item.published.last >= began and near and not recalled
    beside = [member for member in row.told if member.report.source == item.report.source]
    if item.claim.status in REFUSED:
        # A report says that somebody did not come free before they did; others deny it.
        denied = all(item.claim.attribution != member.claim.attribution for member in beside)
        return item.published.last >= began and denied
    return not beside and row.best.dated and item.published.first > row.days.last


def _one_thing(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    if a.part_of or b.part_of or not same_or_unsaid(one.place, other.place):
        return False
    if a.kind == "measure":
        # Taken in one month and examined in another: that is the difference.
        return (
            a.direction == b.direction
            and same_parties(one, other, "to")
            and parties_agree(one, other, "by")
        )
    if one.dated and other.dated and not one.days.overlaps(other.days):
        return False
    if a.kind == "contact":
        return (
            one.dated
            and other.dated
            and same_parties(one, other, "by")
            and same_parties(one, other, "to")
        )
    if one.persons and other.persons:
        return bool(one.persons & other.persons)
    return (
        one.dated
        and other.dated
        and a.count is not None
        and b.count is not None
        and a.count.value is not None
        and a.count.value == b.count.value
        and a.count.value >= DISTINCTIVE
        and a.cumulative == b.cumulative
    )


def _status_finding(row: Row, items: Sequence[Told], people: People) -> Finding:
    told = sorted((*row.told, *items), key=lambda item: item.number)
    entry = row.entry
    statuses = {item.claim.status for item in told}
    refused = any(item.claim.status in REFUSED for item in items)
    persons = {people.key_of(i.claim.source, name) for i in items for name in i.claim.persons}
    by = dict.fromkeys(name for item in told for name in item.claim.by)
    to = dict.fromkeys(name for item in told for name in item.claim.to)
    return Finding(
        "status_differs",
        "contradiction" if refused else "difference",
        ids_of(told),
        {
            "kind": entry.kind,
            "by": tuple(by),
            "to": tuple(to),
            "persons": tuple(sorted(persons & set(entry.persons))),
            "direction": entry.direction,
            "statuses": tuple(sorted(statuses, key=how_far)),
            "when": entry.when,
        },
    )


def told_before(told: Sequence[Told]) -> Iterator[Finding]:
    """What a report tells as done although it lies after its date.

    Only where its own words name the day: a time reckoned from other words may be another's.
    """
    for item in told:
        said = days(item.claim.when)
        if said is None or said.length > 1 or said.first <= item.published.last:
            continue
        named = str(said.first.day) in _NUMBER.findall(item.claim.quote)
        if named and item.claim.status in DONE:
            parameters: dict[str, Parameter] = {
                "kind": item.claim.kind,
                "persons": item.claim.persons,
                "figure": item.claim.count,
                "time": item.claim.when,
                "published": item.report.published,
                "source": item.report.source,
            }
            yield Finding("told_before_it_was", "difference", ids_of((item,)), parameters)
