"""What a brief is on: an account narrowed to a place, a person, a time or a day of knowledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from drehtuer.books.model import SECTIONS, Account, Door, Entry
from drehtuer.books.people import is_spelled
from drehtuer.books.record import Span
from drehtuer.books.spans import ALWAYS, Days, days
from drehtuer.books.told import BETWEEN_STATES
from drehtuer.claims.mentions.places import state_called, state_name
from drehtuer.model import Report


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about; what is left empty asks for everything.

    Attributes:
        places: holding states by their ISO 3166-1 codes.
        persons: names as in :attr:`Account.persons`.
        time: the days asked about.
    """

    places: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    time: Days = ALWAYS


def known_by(reports: Iterable[Report], day: date) -> list[Report]:
    """The reports that were published by the end of a day for sure."""
    found = ((report, days(report.published)) for report in reports)
    return [report for report, published in found if published and published.last <= day]


def state_of(text: str) -> str | None:
    """The code of the state that a code or a name in any language means; None for no state."""
    code = text.upper()
    return code if state_name(code, "en") != code else state_called(text)


def bearers(account: Account, name: str) -> frozenset[str]:
    """The people of an account who bear a name, in any spelling."""
    return frozenset(
        person.name
        for person in account.persons
        if is_spelled(name, {person.name, *(spelling.name for spelling in person.spellings)})
    )


def about(account: Account, subject: Subject) -> Account:
    """The part of an account that a subject asks about, an account by itself.

    What has no place that tells it apart, such as a measure, belongs to the states it names and
    to the place that most of its report's entries are about. What is told without a time belongs
    to the time its reports appeared in.
    """
    if subject == Subject():
        return account
    mainly = _main_places(account)
    published = {e.claim.id: days(e.published) or ALWAYS for e in account.evidence}
    source = {e.claim.id: e.claim.source for e in account.evidence}

    def in_place(entry: Entry) -> bool:
        if not subject.places or entry.population.place in subject.places:
            return True
        if entry.population.place and entry.kind not in BETWEEN_STATES:
            return False
        if any(state_called(name) in subject.places for name in (*entry.by, *entry.to)):
            return True
        return any(mainly.get(source[claim]) in subject.places for claim in entry.claims)

    def in_time(entry: Entry) -> bool:
        if entry.span is None:
            return any(subject.time.overlaps(published[claim]) for claim in entry.claims)
        return subject.time.overlaps(_days_of(entry.span))

    def on_persons(entry: Entry) -> bool:
        named = {
            *entry.persons,
            *entry.by,
            *entry.to,
            *(n for chain in entry.voices for n in chain),
        }
        return not subject.persons or bool(named & subject.persons)

    def chosen(entry: Entry) -> bool:
        return in_place(entry) and in_time(entry) and on_persons(entry)

    return narrowed(account, chosen, lambda door: _is_door_of(door, subject))


def _days_of(span: Span) -> Days:
    return Days(
        date.fromisoformat(span.first) if span.first else date.min,
        date.fromisoformat(span.last) if span.last else date.max,
    )


def _main_places(account: Account) -> Mapping[str, str]:
    """The place that most entries of a report are about, by report; of equals the first."""
    of_claim = {
        claim: entry.population.place
        for entry in account.entries()
        for claim in entry.claims
        if entry.population.place
    }
    told: dict[str, Counter[str]] = {}
    for item in account.evidence:
        place = of_claim.get(item.claim.id)
        if place:
            told.setdefault(item.claim.source, Counter())[place] += 1
    return {
        source: min(places, key=lambda place: (-places[place], place))
        for source, places in told.items()
    }


def _is_door_of(door: Door, subject: Subject) -> bool:
    if subject.persons or (subject.places and door.population.place not in subject.places):
        return False
    first, last = days(door.since.split("/")[0]), days(door.until.split("/")[-1])
    return bool(first and last and subject.time.overlaps(Days(first.first, last.last)))


def narrowed(
    account: Account,
    chosen: Callable[[Entry], bool],
    is_asked: Callable[[Door], bool] = lambda _: True,
) -> Account:
    """The account with the chosen entries and doors, and what rests on them alone."""
    sections = {
        section: tuple(entry for entry in getattr(account, section) if chosen(entry))
        for section in SECTIONS
    }
    entries = [entry for section in sections.values() for entry in section]
    doors = tuple(door for door in account.doors if is_asked(door))
    ids = {entry.id for entry in entries}
    kept = {claim for entry in entries for claim in entry.claims}
    findings = tuple(f for f in account.findings if kept and kept.issuperset(f.claims))
    kept |= {claim for door in doors for claim in door.claims}
    evidence = tuple(item for item in account.evidence if item.claim.id in kept)
    sources = {item.claim.source for item in evidence}
    names = {name for entry in entries for name in (*entry.persons, *entry.by, *entry.to)}
    return replace(
        account,
        **sections,
        reports=tuple(report for report in account.reports if report.source in sources),
        evidence=evidence,
        persons=tuple(person for person in account.persons if person.name in names),
        deals=tuple(deal for deal in account.deals if deal.entries() <= ids),
        doors=doors,
        findings=findings,
    )
