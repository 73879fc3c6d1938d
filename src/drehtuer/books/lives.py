"""The people whom reports speak of: what the claims tell of each, in order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drehtuer.books.accounting import account_of, arranged
from drehtuer.books.findings.persons import HELD_FATES
from drehtuer.books.model import (
    Account,
    Entry,
    Evidence,
    Finding,
    ReportReference,
    Spelling,
)
from drehtuer.books.people import People, is_spelled
from drehtuer.books.record import Record
from drehtuer.books.spans import days
from drehtuer.books.told import DONE
from drehtuer.model import Report
from drehtuer.people import Decisions, Somebody

CUSTODY, FREE, EXILED, DIED = "held", "free", "exiled", "died"
"""What somebody's last step can amount to."""

_AMOUNTS_TO = {
    "jailed": CUSTODY,
    "held": CUSTODY,
    "freed": FREE,
    "free": FREE,
    "restricted": FREE,
    "expelled": EXILED,
    "exiled": EXILED,
    "died": DIED,
    **dict.fromkeys(HELD_FATES, CUSTODY),
}
_SECTIONS = ("jailed", "held", "listed", "freed", "fates")


@dataclass(frozen=True, slots=True)
class Step(Record):
    """What was told of somebody: an entry of the account, as far as it is theirs.

    ``kind`` and ``fate`` are as in claims; ``where`` is the state that holds or held them;
    ``destination`` where the freed were taken.
    """

    kind: str
    fate: str | None
    status: str
    when: str | None
    where: str | None
    destination: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life(Record):
    """Somebody whom reports speak of.

    Attributes:
        name: who; the key of this person among all.
        spellings: all ways in which the name is written, most frequent first.
        roles: offices and callings in the words of the reports.
        relations: (kind, name) pairs: the husband of whom.
        sources: the reports that name them.
        steps: what was told of them, in order of time; undated where the report is.
        now: ``held``, ``free``, ``exiled`` or ``died`` by the last step that is told as done;
            None where none tells.
        as_of: EDTF time of that step.
        since: EDTF time since when they are held, where they are.
        freed: EDTF time of the last release told as done.
        findings: what contradicts itself or differs.
        decisions: numbers of the decisions that brought the spellings together.
    """

    name: str
    spellings: tuple[Spelling, ...]
    roles: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    now: str | None
    as_of: str | None
    since: str | None
    freed: str | None
    findings: tuple[Finding, ...]
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt(Record):
    """Two who may be one, for somebody to decide: how sure, from 0 to 1, and why, in English."""

    one: str
    other: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directory(Record):
    """Everybody whom reports speak of, by name, and the pairs that wait for a decision.

    ``named`` are the names of people whom the reports name without saying more of them.
    """

    reports: tuple[ReportReference, ...]
    lives: tuple[Life, ...]
    named: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def directory(reports: Iterable[Report], decisions: Decisions | None = None) -> Directory:
    """Who is spoken of in reports, and what is told of each.

    Args:
        reports: reports with their claims, in any order.
        decisions: what was decided on who is who.
    """
    return directory_of(*accounted(reports, decisions))


def accounted(
    reports: Iterable[Report], decisions: Decisions | None = None
) -> tuple[Account, People]:
    """The account of reports, and who is who in them."""
    chosen = arranged(reports)
    people = People(chosen, decisions)
    return account_of(chosen, people), people


def directory_of(account: Account, people: People) -> Directory:
    """The directory of an account."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for section in _SECTIONS:
        for entry in getattr(account, section):
            for person in entry.persons:
                entries[person].append(entry)
    told_by = {item.claim.id: item for item in account.evidence}
    holds: dict[str, set[str]] = defaultdict(set)
    for item in account.evidence:
        for name in item.claim.persons:
            holds[people.key_of(item.claim.source, name)].add(item.claim.id)
    findings = _findings(account.findings)
    everybody = [s for s in people.resolution.everybody if s.is_person or s.name in holds]
    lives = [
        _life(somebody, entries[somebody.name], holds[somebody.name], findings, people, told_by)
        for somebody in everybody
        if any(mention.claims for mention in somebody.mentions)
    ]
    told = {life.name for life in lives}
    return Directory(
        account.reports,
        tuple(sorted(lives, key=lambda life: (not life.steps, -len(life.sources), life.name))),
        tuple(somebody.name for somebody in everybody if somebody.name not in told),
        tuple(
            Doubt(s.one, s.other, s.confidence, s.reasons)
            for s in people.resolution.suggestions
            if {s.one, s.other} & told
        ),
    )


def narrowed(told: Directory, names: Iterable[str]) -> Directory:
    """Those of a directory who bear one of the names, in any spelling; what is told stays whole."""
    wanted = frozenset(names)
    lives = tuple(life for life in told.lives if any(bears(life, name) for name in wanted))
    chosen = {life.name for life in lives}
    doubts = tuple(doubt for doubt in told.doubts if {doubt.one, doubt.other} & chosen)
    return Directory(told.reports, lives, (), doubts)


def bears(life: Life, name: str) -> bool:
    """Whether a name is somebody's, as spelled in a report or in another spelling of the same."""
    spelled = {life.name, *(spelling.name for spelling in life.spellings)}
    return is_spelled(name, spelled)


def _findings(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The findings about one person, by person."""
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        person = finding.parameters.get("person")
        if isinstance(person, str):
            about[person].append(finding)
    return about


def _life(
    somebody: Somebody,
    entries: Sequence[Entry],
    claims: set[str],
    findings: Mapping[str, Sequence[Finding]],
    people: People,
    told_by: Mapping[str, Evidence],
) -> Life:
    freed_in = {
        told_by[claim].claim.source
        for entry in entries
        if entry.kind == "freed"
        for claim in entry.claims
    }

    def place(entry: Entry) -> tuple[date, date]:
        """When an entry was, or was told where its time is not.

        What lasts was so when it was told; but a report that tells of a release tells of the
        custody before it.
        """
        items = [told_by[claim] for claim in entry.claims]
        published = days(next((item.published for item in items if item.published), None))
        found = days(entry.when) or published
        if found is None:
            return date.max, date.max
        if found.last == date.max:
            ended = any(item.claim.source in freed_in for item in items)
            last = found.first if ended or published is None else published.last
            return last, found.first
        return found.last, found.first

    def order(entry: Entry) -> tuple[tuple[date, date], bool, bool, str]:
        # Of one day custody comes before the release, and being arrested again after it.
        return place(entry), entry.fate == "rearrested", entry.kind == "freed", entry.id

    steps = _once(
        [
            Step(
                entry.kind,
                entry.fate,
                entry.status,
                entry.when,
                entry.population.place,
                entry.destination,
                tuple(claim for claim in entry.claims if claim in claims),
            )
            for entry in sorted(entries, key=order)
        ],
        told_by,
    )
    done = [step for step in steps if _tells(step)]
    last = done[-1] if done else None
    now = _amounts_to(last) if last else None
    released = [step for step in done if step.kind == "freed"]
    return Life(
        name=somebody.name,
        spellings=people.spellings(people.mentions(somebody.name)),
        roles=tuple(dict.fromkeys(role for m in somebody.mentions for role in m.roles)),
        relations=_relations(somebody, people),
        sources=tuple(dict.fromkeys(mention.source for mention in somebody.mentions)),
        steps=steps,
        now=now,
        as_of=last.when if last else None,
        since=_since(done) if now == CUSTODY else None,
        freed=released[-1].when if released else None,
        findings=tuple(findings.get(somebody.name, ())),
        decisions=somebody.decisions,
    )


def _once(steps: Iterable[Step], told_by: Mapping[str, Evidence]) -> tuple[Step, ...]:
    """The steps, a release that is told again under the first telling.

    "X is free" is dated by its report; of somebody who is told as free before, and not as jailed
    since, it tells no further release.
    """
    kept: list[Step] = []
    for step in steps:
        known = next((n for n, one in reversed([*enumerate(kept)]) if _tells(one)), None)
        again = step.kind == "freed" and all(
            told_by[claim].claim.when == told_by[claim].published for claim in step.claims
        )
        if again and _tells(step) and known is not None and kept[known].kind == "freed":
            kept[known] = replace(kept[known], claims=(*kept[known].claims, *step.claims))
        else:
            kept.append(step)
    return tuple(kept)


def _tells(step: Step) -> bool:
    """Whether a step is told as done, and tells what became of somebody."""
    return step.status in DONE and _amounts_to(step) is not None


def amounts_to(kind: str, fate: str | None) -> str | None:
    """What a claim of a kind, with its fate, makes of a person: held, free, exiled, died."""
    return _AMOUNTS_TO.get(fate or kind)


def _amounts_to(step: Step) -> str | None:
    return amounts_to(step.kind, step.fate)


def _since(done: Sequence[Step]) -> str | None:
    """Since when somebody is held: the first time told since they were last free."""
    held: list[Step] = []
    for step in reversed(done):
        if _amounts_to(step) != CUSTODY:
            break
        held.append(step)
    first = next((step.when for step in reversed(held) if step.when), None)
    return first.removesuffix("/..") if first else None


def _relations(somebody: Somebody, people: People) -> tuple[tuple[str, str], ...]:
    """How somebody belongs to others, these by their keys."""
    found = (
        (kind, people.key_of(mention.source, name))
        for mention in somebody.mentions
        for kind, name in mention.relations
    )
    return tuple(dict.fromkeys(found))
