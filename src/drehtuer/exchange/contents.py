"""What an export holds, whatever its format: people, what reports claim of them, the reports.

Nothing here knows a clock: when it was read is told from outside, so that the same reports give
the same export.
"""

from __future__ import annotations

import json
import os
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drehtuer.books.lives import Directory, Doubt, Life
from drehtuer.exchange.scripts import script_of
from drehtuer.model import Claim, Naming, Report

PARTS = ("person", "by", "to", "voice")
"""How a claim names somebody: as the one it is about, who acts, at whom it is directed, or who
says it."""

CONTEXT = 32
"""How many characters stand before and after a quotation, at least."""

_NAMESPACE = uuid.UUID("5b0f3f0c-6b0d-5c39-9f3e-5d7a0e6d3f11")


def identity(*parts: str) -> str:
    """An id that is the same wherever the same parts are exported."""
    return str(uuid.uuid5(_NAMESPACE, json.dumps(parts)))


@dataclass(frozen=True, slots=True)
class Reading:
    """Which version read the reports, and when (ISO 8601).

    ``log`` is the hash that the log of decisions ended with; None where there were none.
    """

    version: str
    at: str
    log: str | None = None

    @property
    def id(self) -> str:
        """Its id."""
        return identity("reading", self.version, self.at)


@dataclass(frozen=True, slots=True)
class Source:
    """A report as an export names it: by its text.

    ``file`` is its path below the folder that all reports are in: nothing of the machine.
    """

    id: str
    file: str
    published: str | None
    outlet: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """A name as a report writes it.

    ``script`` is an ISO 15924 code; ``language`` is that of the passages that name it.
    """

    name: str
    source: Source
    language: str | None
    script: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in an export.

    The id is of the first report that names them and of their name there: later reports do not
    change it, and two people of one name never share it. ``gender`` is ``m``, ``f`` or None;
    ``states`` stand in their roles (ISO 3166-1), ``nationality`` in claims about them alone.
    """

    id: str
    life: Life
    written: tuple[Written, ...]
    gender: str | None
    states: tuple[str, ...]
    nationality: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that most claims use."""
        return self.life.name


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its report and those of the people whom it names, each with their ``PARTS``.

    ``prefix`` and ``suffix`` are the text around the evidence: enough to find it again, even where
    the same words stand elsewhere, too.
    """

    id: str
    claim: Claim
    source: Source
    prefix: str
    suffix: str
    people: tuple[tuple[Person, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that an export holds, in the order of the directory and of the reports."""

    people: tuple[Person, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    doubts: tuple[Doubt, ...]
    reading: Reading

    def now(self, *states: str | None) -> int:
        """How many people's last step amounts to one of these (``Life.now``)."""
        return sum(person.life.now in states for person in self.people)

    def by_name(self) -> Mapping[str, Person]:
        """The people by their names in the directory."""
        return {person.name: person for person in self.people}

    def by_claim(self) -> Mapping[str, Statement]:
        """The statements by the ids of their claims."""
        return {statement.claim.id: statement for statement in self.statements}


def contents(told: Directory, reports: Iterable[Report], reading: Reading) -> Contents:
    """What an export of people holds.

    Args:
        told: the people.
        reports: the reports they are from, with their claims.
        reading: when they were read, and by which version.
    """
    order = {reference.source: number for number, reference in enumerate(told.reports)}
    ordered = sorted(reports, key=lambda report: order[report.source])
    as_exported = _sources(ordered)
    by_source = {report.source: report for report in ordered}
    sources = {report.source: source for report, source in zip(ordered, as_exported, strict=True)}
    places: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    nationalities: dict[tuple[str, str], list[str]] = defaultdict(list)
    for report in ordered:
        for naming in report.names:
            places[report.source, naming.name].append(naming)
        for claim in report.claims:
            if len(claim.persons) == 1 and (claim.count is None or claim.count.value == 1):
                nationalities[report.source, claim.persons[0]] += claim.nationality
    people = tuple(
        _person(life, by_source, places, nationalities, sources, order) for life in told.lives
    )
    meant = {
        (source, spelling.name): person
        for person in people
        for spelling in person.life.spellings
        for source in spelling.sources
    }
    statements: dict[str, Statement] = {}
    for report, source in zip(ordered, as_exported, strict=True):
        for claim in report.claims:
            named = _named(claim, meant)
            if named and claim.id not in statements:
                statements[claim.id] = _statement(claim, report, source, named)
    told_of = {statement.source for statement in statements.values()}
    return Contents(
        people,
        tuple(statements.values()),
        tuple(source for source in dict.fromkeys(as_exported) if source in told_of),
        told.doubts,
        reading,
    )


def _sources(reports: Sequence[Report]) -> list[Source]:
    """The reports as an export names them; copies of a text are one."""
    by_text: dict[str, Source] = {}
    found: list[Source] = []
    for report, file in zip(reports, _files([r.source for r in reports]), strict=True):
        source = Source(
            identity("report", report.text),
            file,
            report.published,
            report.outlet,
            report.language,
        )
        found.append(by_text.setdefault(source.id, source))
    return found


def _files(paths: Sequence[str]) -> list[str]:
    """Paths below the folder that all are in."""
    try:
        shared = os.path.commonpath([os.path.dirname(path) for path in paths])
        return [os.path.relpath(path, shared or ".") for path in paths]
    except ValueError:  # some are absolute or on another drive
        return [os.path.basename(path) for path in paths]


def _person(
    life: Life,
    reports: Mapping[str, Report],
    places: Mapping[tuple[str, str], Sequence[Naming]],
    nationalities: Mapping[tuple[str, str], Sequence[str]],
    sources: Mapping[str, Source],
    order: Mapping[str, int],
) -> Person:
    spelled = [
        (reports[source], spelling.name)
        for spelling in life.spellings
        for source in spelling.sources
    ]
    spelled.sort(key=lambda pair: (order[pair[0].source], -len(pair[1]), pair[1]))
    written: dict[Written, None] = {}
    about: list[Naming] = []
    nationality: dict[str, None] = {}
    for report, name in spelled:
        named = places.get((report.source, name), ())
        about += named
        languages = dict.fromkeys(_language(report, place.start) for place in named)
        for language in languages or (report.language,):
            written[Written(name, sources[report.source], language, script_of(name))] = None
        nationality.update(dict.fromkeys(nationalities.get((report.source, name), ())))
    first = next(iter(written))
    genders = {naming.gender for naming in about if naming.gender}
    return Person(
        identity("person", first.source.id, first.name),
        life,
        tuple(written),
        genders.pop() if len(genders) == 1 else None,
        tuple(sorted({naming.state for naming in about if naming.state})),
        tuple(nationality),
    )


def _language(report: Report, place: int) -> str | None:
    """The language of the passage at a place."""
    passages = (p for p in report.passages if p.start <= place < p.end)
    return next((p.language for p in passages if p.language), report.language)


def _named(
    claim: Claim, meant: Mapping[tuple[str, str], Person]
) -> tuple[tuple[Person, tuple[str, ...]], ...]:
    parts: dict[str, list[str]] = defaultdict(list)
    people: dict[str, Person] = {}
    named = zip(PARTS, (claim.persons, claim.by, claim.to, claim.attribution), strict=True)
    for part, names in named:
        for name in names:
            person = meant.get((claim.source, name))
            if person is not None:
                people[person.id] = person
                parts[person.id].append(part)
    return tuple((people[key], tuple(dict.fromkeys(found))) for key, found in parts.items())


def _statement(
    claim: Claim,
    report: Report,
    source: Source,
    people: tuple[tuple[Person, tuple[str, ...]], ...],
) -> Statement:
    prefix, suffix = surroundings(report.text, claim.start, claim.end)
    return Statement(identity("claim", claim.id), claim, source, prefix, suffix, people)


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span: enough to tell it from others with the same words."""
    width = CONTEXT
    while True:
        first, last = max(0, start - width), min(len(text), end + width)
        window = text[first:last]
        if (first, last) == (0, len(text)) or text.find(window, text.find(window) + 1) < 0:
            return text[first:start], text[end:last]
        width *= 2
