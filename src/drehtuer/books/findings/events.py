"""Findings about events: told as done and as not done, and people told as freed and as held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from drehtuer.books.flows import Row
from drehtuer.books.likeness import parties_agree, same_or_unsaid, same_parties
from drehtuer.books.model import Finding, Parameter
from drehtuer.books.people import People
from drehtuer.books.spans import gap
from drehtuer.books.told import COMING, DONE, OPEN, REFUSED, Told, how_far, ids_of

HELD_FATES = frozenset({"held", "incommunicado", "disappeared", "transferred", "rearrested"})
"""Fates of people who are in custody."""

DISTINCTIVE = 10
"""A number from which on the same number of the same time hardly counts others by chance."""

YEAR = 366
"""Days within which a measure taken and one examined may be the same."""


def status_differs(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    """Events told as done and as not (yet) done."""
    for section in ("measures", "freed", "jailed", "held", "contacts"):
        rows = sections[section]
        done = [row for row in rows if row.entry.status in DONE]
        other = [row for row in rows if row.entry.status in COMING | OPEN | {"denied", "rejected"}]
        for row in done:
            for rival in other:
                items = [item for item in rival.told if _contradicts(item, row)]
                if items:
                    yield _status_finding(row, items, people)


def _contradicts(item: Told, row: Row) -> bool:
    """Whether a claim tells as not done what an entry tells as done, and cannot be the earlier.

    What is planned before it happens is no contradiction once it has happened; nor is the plan of a
    release or a meeting that a report recalls beside what came of it.
    """
    if not any(_one_thing(item, member) for member in row.told):
        return False
    began = row.days.first if row.best.dated else min(m.published.first for m in row.told)
    if item.claim.kind == "measure":
        return item.published.last >= began and gap(item.days, row.days).days <= YEAR
    if item.claim.status in REFUSED:
        return item.published.last >= began
    elsewhere = all(item.report.source != member.report.source for member in row.told)
    return elsewhere and row.best.dated and item.published.first > row.days.last


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


def freed_and_held(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    """People told as freed and as in custody on the same day or later."""
    freed = _by_person(row for row in sections["freed"] if row.entry.status in DONE)
    held = _by_person(
        row
        for row in (*sections["held"], *sections["fates"])
        if row.entry.status in DONE and (row.entry.kind == "held" or row.entry.fate in HELD_FATES)
    )
    for person in sorted(set(freed) & set(held)):
        telling = {out.report.source for _, out in freed[person]}
        for release, out in freed[person]:
            after = [each for each in held[person] if _is_held_after(each[1], out, telling)]
            if not after or not people.is_person(person):
                continue
            custody, inside = min(after, key=lambda each: (each[1].days.first, each[1].number))
            once = inside.days == out.days and inside.days.length == 1
            again = custody.entry.fate == "rearrested"
            parameters: dict[str, Parameter] = {
                "person": person,
                "freed": release.entry.when,
                "held": custody.entry.when,
                "fate": custody.entry.fate,
            }
            severity = "contradiction" if once and not again else "note"
            yield Finding("freed_and_held", severity, ids_of((out, inside)), parameters)


def _is_held_after(inside: Told, out: Told, telling: Container[str]) -> bool:
    """Whether somebody is told as in custody on the day of a release or later.

    A report that tells of a release often tells of the custody before it; there, only what is
    dated later or is by its meaning later counts. ``telling`` are these reports.
    """
    if not out.dated or inside.published.last < out.days.first:
        return False
    if inside.report.source in telling:
        if not inside.dated:
            return inside.claim.fate == "rearrested"
        return inside.days.first >= out.days.first
    return inside.days.last >= out.days.first


def _by_person(rows: Iterable[Row]) -> Mapping[str, list[tuple[Row, Told]]]:
    """For each person the entries and, of each, the most definite claim that names them."""
    found: dict[str, list[tuple[Row, Told]]] = defaultdict(list)
    for row in rows:
        for person in row.entry.persons:
            naming = [item for item in row.told if person in item.persons]
            found[person].append((row, min(naming, key=Told.by_definiteness)))
    return found
