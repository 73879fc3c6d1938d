"""People and claims as tables: what CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from drehtuer.books.spans import days
from drehtuer.exchange.contents import Contents, Person, Source, Statement

Cell = str | int | bool | date | tuple[str, ...] | None
Row = Mapping[str, Cell]

TEXT, TEXTS, INTEGER, FLAG, DAY, TIME = "text", "texts", "integer", "flag", "day", "time"
"""The types of columns; ``TIME`` is a point of time in ISO 8601, ``TEXTS`` a list."""

PEOPLE: Mapping[str, str] = {
    "person_id": TEXT,
    "name": TEXT,
    "spellings": TEXTS,
    "languages": TEXTS,
    "scripts": TEXTS,
    "gender": TEXT,
    "roles": TEXTS,
    "states": TEXTS,
    "nationality": TEXTS,
    "relations": TEXTS,
    "now": TEXT,
    "as_of": TEXT,
    "held_since": TEXT,
    "freed": TEXT,
    "held_by": TEXTS,
    "findings": TEXTS,
    "perhaps_same_as": TEXTS,
    "decisions": TEXTS,
    "claims": TEXTS,
    "reports": TEXTS,
    "version": TEXT,
    "read_at": TIME,
    "log": TEXT,
}
"""The columns of the table of people: one row a person."""

CLAIMS: Mapping[str, str] = {
    "person_id": TEXT,
    "person": TEXT,
    "part": TEXTS,
    "claim_id": TEXT,
    "kind": TEXT,
    "fate": TEXT,
    "status": TEXT,
    "when": TEXT,
    "first_day": DAY,
    "last_day": DAY,
    "where": TEXT,
    "destination": TEXTS,
    "attribution": TEXTS,
    "quote": TEXT,
    "start": INTEGER,
    "end": INTEGER,
    "prefix": TEXT,
    "suffix": TEXT,
    "report_id": TEXT,
    "report": TEXT,
    "published": TEXT,
    "outlet": TEXT,
    "language": TEXT,
    "section": TEXT,
    "persons": TEXTS,
    "role": TEXT,
    "by": TEXTS,
    "to": TEXTS,
    "direction": TEXT,
    "count": INTEGER,
    "count_upper": INTEGER,
    "count_qualifier": TEXT,
    "count_text": TEXT,
    "count_is_change": FLAG,
    "cumulative": FLAG,
    "group": TEXT,
    "nationality": TEXTS,
    "part_of": TEXT,
    "reader": TEXT,
    "reviewed": TEXT,
    "version": TEXT,
    "read_at": TIME,
    "log": TEXT,
}
"""The columns of the table of claims: one row a person and claim that names them."""

TABLES: Mapping[str, Mapping[str, str]] = {"people": PEOPLE, "claims": CLAIMS}


def rows(held: Contents, table: str) -> Iterator[Row]:
    """The rows of one of ``TABLES``."""
    return _people(held) if table == "people" else _claims(held)


def records(held: Contents, table: str) -> Iterator[dict[str, Any]]:
    """The same for JSON: lists and ISO 8601; what says nothing is left out."""
    for row in rows(held, table):
        yield {
            name: list(value)
            if isinstance(value, tuple)
            else value.isoformat()
            if isinstance(value, date)
            else value
            for name, value in row.items()
            if value is not None and value is not False and value != ()
        }


def _people(held: Contents) -> Iterator[Row]:
    claims: dict[str, list[str]] = {person.id: [] for person in held.people}
    for statement in held.statements:
        for person, _ in statement.people:
            claims[person.id].append(statement.claim.id)
    for person in held.people:
        life = person.life
        doubts = [d for d in held.doubts if life.name in (d.one, d.other)]
        yield {
            "person_id": person.id,
            "name": life.name,
            "spellings": tuple(spelling.name for spelling in life.spellings),
            "languages": _once(w.language for w in person.written),
            "scripts": _once(w.script for w in person.written),
            "gender": person.gender,
            "roles": life.roles,
            "states": person.states,
            "nationality": person.nationality,
            "relations": tuple(f"{kind}: {name}" for kind, name in life.relations),
            "now": life.now,
            "as_of": life.as_of,
            "held_since": life.since,
            "freed": life.freed,
            "held_by": _once(step.where for step in life.steps),
            "findings": _once(finding.rule for finding in life.findings),
            "perhaps_same_as": tuple(d.other if d.one == life.name else d.one for d in doubts),
            "decisions": tuple(str(number) for number in life.decisions),
            "claims": tuple(claims[person.id]),
            "reports": _once(w.source.file for w in person.written),
            "version": held.reading.version,
            "read_at": held.reading.at,
            "log": held.reading.log,
        }


def _claims(held: Contents) -> Iterator[Row]:
    for statement in held.statements:
        told = _told(statement, statement.source)
        for person, parts in statement.people:
            yield {
                **_who(person, parts),
                **told,
                "version": held.reading.version,
                "read_at": held.reading.at,
                "log": held.reading.log,
            }


def _who(person: Person, parts: tuple[str, ...]) -> Row:
    return {"person_id": person.id, "person": person.name, "part": parts}


def _told(statement: Statement, source: Source) -> Row:
    claim, count = statement.claim, statement.claim.count
    first, last = _days(claim.when)
    return {
        "claim_id": claim.id,
        "kind": claim.kind,
        "fate": claim.fate,
        "status": claim.status,
        "when": claim.when,
        "first_day": first,
        "last_day": last,
        "where": claim.where,
        "destination": claim.destination,
        "attribution": claim.attribution,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "prefix": statement.prefix,
        "suffix": statement.suffix,
        "report_id": source.id,
        "report": source.file,
        "published": source.published,
        "outlet": source.outlet,
        "language": source.language,
        "section": claim.section,
        "persons": claim.persons,
        "role": claim.role,
        "by": claim.by,
        "to": claim.to,
        "direction": claim.direction,
        "count": count.value if count else None,
        "count_upper": count.upper if count else None,
        "count_qualifier": count.qualifier if count else None,
        "count_text": count.text if count else None,
        "count_is_change": count.delta if count else None,
        "cumulative": claim.cumulative,
        "group": claim.group,
        "nationality": claim.nationality,
        "part_of": claim.part_of,
        "reader": claim.reader,
        "reviewed": claim.reviewed,
    }


def _days(when: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of a time, None where it is open."""
    found = days(when)
    if found is None:
        return None, None
    first, last = found
    return first if first > date.min else None, last if last < date.max else None


def _once(values: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
