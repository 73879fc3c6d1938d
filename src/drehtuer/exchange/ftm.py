"""FollowTheMoney entities: people, the articles that name them, what these document.

A schema says what it is; what FollowTheMoney has no property for (counts, offsets, chains of
attribution) stands as text in ``description``, and complete in the other formats. Only entities of
the export are referred to.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from drehtuer.books.lives import Step
from drehtuer.books.told import DONE
from drehtuer.exchange.contents import (
    Contents,
    Person,
    Source,
    Statement,
    identity,
)

Entity = dict[str, Any]

LANGUAGES = {
    "be": "bel",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "pl": "pol",
    "ru": "rus",
    "uk": "ukr",
}
"""Languages read here, as FollowTheMoney writes them (ISO 639-3)."""

_FORMER = {"SU": "suhh"}
_GENDERS = {"m": "male", "f": "female"}
_EVENTS = {"freed": "release", "jailed": "arrest", "expelled": "expulsion", "died": "death"}
"""Kinds and fates of steps that are events, and what these are called."""
_LAWYER = "lawyer"


def ftm_entities(held: Contents) -> Iterator[Entity]:
    """The entities, those referred to before those that refer to them."""
    known = frozenset(held.sources)
    for source in held.sources:
        yield _article(source, held)
    for person in held.people:
        yield _person(person)
    for person in held.people:
        yield from _mentions(person, known)
    for statement in held.statements:
        for person, parts in statement.people:
            yield _documentation(statement, person, parts, held)
    by_claim = held.by_claim()
    for person in held.people:
        for step in person.life.steps:
            told = [by_claim[claim] for claim in step.claims]
            done = [statement for statement in told if statement.claim.status in DONE]
            if (step.fate or step.kind) in _EVENTS and done:
                yield _event(step, person, done, held)
    yield from _relations(held)
    yield from _doubts(held)


def _entity(schema: str, key: str, **properties: str | Sequence[str | None] | None) -> Entity:
    """An entity; properties without values are left out."""
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or ()
        kept = [each for each in dict.fromkeys(values) if each]
        if kept:
            found[name] = kept
    return {"id": key, "schema": schema, "properties": found}


def _article(source: Source, held: Contents) -> Entity:
    return _entity(
        "Article",
        source.id,
        fileName=source.file,
        publisher=source.outlet,
        publishedAt=_date(source.published),
        language=LANGUAGES.get(source.language or ""),
        processingAgent=f"Drehtür {held.reading.version}",
        processedAt=held.reading.at,
        notes=held.reading.log and f"log of decisions: {held.reading.log}",
    )


def _person(person: Person) -> Entity:
    others = [s.name for s in person.life.spellings if s.name != person.name]
    return _entity(
        "Person",
        person.id,
        name=person.name,
        alias=[name for name in others if " " in name],
        weakAlias=[name for name in others if " " not in name],
        gender=_GENDERS.get(person.gender or ""),
        position=person.life.roles,
        nationality=[_country(code) for code in person.nationality],
        country=[_country(code) for code in person.states],
    )


def _mentions(person: Person, sources: Container[Source]) -> Iterator[Entity]:
    for name, source in dict.fromkeys((w.name, w.source) for w in person.written):
        if source in sources:
            yield _entity(
                "Mention",
                identity("mention", person.id, source.id, name),
                document=source.id,
                resolved=person.id,
                name=name,
                detectedSchema="Person",
            )


def _documentation(
    statement: Statement, person: Person, parts: Sequence[str], held: Contents
) -> Entity:
    claim = statement.claim
    kind = claim.fate or claim.kind
    return _entity(
        "Documentation",
        identity("documentation", statement.id, person.id),
        document=statement.source.id,
        entity=person.id,
        role=[kind if part == "person" else f"{kind} ({part})" for part in parts],
        status=claim.status,
        **_times(claim.when),
        summary=claim.quote,
        description=_described(statement),
        recordId=claim.id,
        publisher=statement.source.outlet,
        retrievedAt=held.reading.at,
    )


def _described(statement: Statement) -> str:
    """What no property has room for, in words."""
    claim = statement.claim
    told = [f"characters {claim.start} to {claim.end} of {statement.source.file}"]
    if claim.attribution:
        told.append(f"according to {', via '.join(claim.attribution)}")
    if claim.count:
        told.append(f"counted: {claim.count.text}")
    if claim.reader:
        told.append("proposed by a second reader, a language model")
    if claim.reviewed:
        told.append(f"{claim.reviewed} by a reviewer")
    return "; ".join(told)


def _event(step: Step, person: Person, statements: Sequence[Statement], held: Contents) -> Entity:
    what = step.fate or step.kind
    claims = [statement.claim.id for statement in statements]
    return _entity(
        "Event",
        identity("event", person.id, what, *claims),
        name=f"{_EVENTS[what]}: {person.name}",
        involved=person.id,
        country=_country(step.where) if step.where else None,
        locationMentioned=step.destination,
        **_times(step.when),
        summary=[statement.claim.quote for statement in statements],
        proof=[statement.source.id for statement in statements],
        recordId=claims,
        retrievedAt=held.reading.at,
    )


def _relations(held: Contents) -> Iterator[Entity]:
    by_name = held.by_name()
    for person in held.people:
        for kind, name in person.life.relations:
            other = by_name.get(name)
            if other is None or other is person:
                continue
            key = identity("relation", person.id, kind, other.id)
            if kind == _LAWYER:
                yield _entity("Representation", key, agent=person.id, client=other.id, role=kind)
            else:
                yield _entity("Family", key, person=other.id, relative=person.id, relationship=kind)


def _doubts(held: Contents) -> Iterator[Entity]:
    by_name = held.by_name()
    for doubt in held.doubts:
        one, other = by_name.get(doubt.one), by_name.get(doubt.other)
        if one is not None and other is not None:
            yield _entity(
                "Similar",
                identity("similar", *sorted((one.id, other.id))),
                candidate=one.id,
                match=other.id,
                confidenceScore=str(doubt.confidence),
                criteria=doubt.reasons,
                matcher=f"Drehtür {held.reading.version}",
            )


def _country(code: str) -> str:
    return _FORMER.get(code, code.lower())


def _times(edtf: str | None) -> dict[str, str | None]:
    """A time as ``date``, or as ``startDate`` and ``endDate``."""
    if edtf is None or "/" not in edtf:
        return {"date": _date(edtf)}
    first, _, last = edtf.partition("/")
    return {"startDate": _date(first), "endDate": _date(last)}


def _date(edtf: str | None) -> str | None:
    """A year, month or day; of a season, the year; None for what is none of them for sure."""
    parts = (edtf or "").partition("T")[0].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    return "-".join(parts) if len(parts) == 1 or int(parts[1]) <= 12 else parts[0]
