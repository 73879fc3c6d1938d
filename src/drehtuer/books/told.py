"""Claims in their place: who reports them and when, what they amount to, what they are part of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drehtuer.books.counts import bounds, width
from drehtuer.books.people import People
from drehtuer.books.possible import impossible
from drehtuer.books.record import Interval
from drehtuer.books.spans import ALWAYS, Days, days
from drehtuer.books.ways import served_in
from drehtuer.model import Claim, Report

SECTION_OF = {
    "held": "held",
    "freed": "freed",
    "jailed": "jailed",
    "listed": "listed",
    "talks": "talks",
    "measure": "measures",
    "contact": "contacts",
    "fate": "fates",
    "role": "roles",
    "position": "positions",
    "door": "doors_told",
}
"""The section of the account that a kind of claim goes into; cumulative ones go to ``totals``."""

STATES = frozenset({"held", "talks", "fate", "door", "position", "role"})
"""Kinds that tell how something is, as of the report where nothing else is said."""

FURTHEST_FIRST = (
    "asserted",
    "agreed",
    "promised",
    "planned",
    "negotiated",
    "offered",
    "considered",
    "demanded",
    "rejected",
    "denied",
    "retracted",
)
DONE = frozenset({"asserted"})
COMING = frozenset({"agreed", "promised", "planned"})
OPEN = frozenset({"negotiated", "offered", "considered", "demanded"})
REFUSED = frozenset({"rejected", "denied", "retracted"})

FLOWS = frozenset({"freed", "jailed", "listed"})
"""Kinds that tell of people going in or coming out."""

BETWEEN_STATES = frozenset({"measure", "contact"})
"""Kinds that happen between states, and so in no place that tells them apart."""

GENERAL_GROUPS = frozenset({None, "prisoners", "people", "others", "detainees", "freed prisoners"})
"""Groups of the exchange format that say no more than that people are counted."""

PRISONERS = GENERAL_GROUPS | {"political prisoners"}
"""Groups that may be the same people: political prisoners are prisoners."""

MONTH = 31
"""Days of a time that is told to the month."""

UNNUMBERED = frozenset({"some", "all"})
"""Qualifiers that say nothing of how many."""

QUARTER = 92
"""Days of a time beyond which a number of people freed or jailed is a sum and not one event."""


@dataclass(frozen=True)
class Told:
    """A claim in its place: who reports it and when, and what it amounts to."""

    number: int
    claim: Claim
    report: Report
    place: str | None
    persons: frozenset[str]
    served: bool = False
    """Whether it tells of people who came free since their term was over."""

    @cached_property
    def published(self) -> Days:
        """When the report was published; always, if that is not known."""
        return days(self.report.published) or ALWAYS

    @cached_property
    def dated(self) -> bool:
        """Whether the claim says when."""
        return days(self.claim.when) is not None

    @cached_property
    def days(self) -> Days:
        """The days the claim is about.

        What is told as done cannot lie after the report. A state with no time is one of the day of
        the report; an event with no time may have been at any time before. A sum told with a day
        or month ("by the 5th, 140 in all") is as of then, since nobody knows when.
        """
        said = days(self.claim.when)
        if said and self.claim.cumulative and said.length <= MONTH:
            said = Days(date.min, said.last)
        if self.claim.status not in DONE:
            return said or self.published
        if said is None:
            start = self.published.first if self.claim.kind in STATES else date.min
            return Days(start, self.published.last)
        return Days(said.first, max(said.first, min(said.last, self.published.last)))

    @cached_property
    def bounds(self) -> Interval | None:
        """The interval its count allows, if it has one."""
        return bounds(self.claim.count) if self.claim.count else None

    @property
    def value(self) -> int | None:
        """The number of its count, if it tells one."""
        return self.claim.count.value if self.claim.count else None

    @property
    def least(self) -> int:
        """How many it tells of at least."""
        return (self.bounds.least or 0) if self.bounds else 0

    @property
    def exact(self) -> bool:
        """Whether it gives a number without a hedge."""
        return self.claim.count is not None and self.claim.count.qualifier == "exact"

    @cached_property
    def is_total(self) -> bool:
        """Whether it sums up events: it says so, or gives a number for longer than a quarter."""
        count, said = self.claim.count, days(self.claim.when)
        if count is None:
            return False
        long = said is not None and said.length > QUARTER
        numbered = count.qualifier not in UNNUMBERED
        return self.claim.cumulative or (self.claim.kind in FLOWS and long and numbered)

    @cached_property
    def impossible(self) -> str | None:
        """Why it cannot be, as a code of :mod:`drehtuer.books.possible`; None if it can."""
        return impossible(self.claim)

    @cached_property
    def common(self) -> Hashable:
        """What it shares with every other claim of the same event or state."""
        group = self.claim.group
        return (
            self.claim.kind,
            self.impossible,
            self.served,
            self.is_total,
            None if group in PRISONERS else group,
            bool(self.claim.part_of),
            status_class(self.claim),
        )

    def by_definiteness(self) -> tuple[bool, int, bool, float, int]:
        """Sort key: dated before undated, narrow before wide, exact before vague."""
        open_to = width(self.bounds) if self.bounds else float("inf")
        return (not self.dated, self.days.length, not self.exact, open_to, self.number)


def placed(reports: Sequence[Report], people: People) -> list[Told]:
    """The claims of all reports, numbered by date of publication, report and place in it."""
    told: list[Told] = []
    for report in reports:
        told += told_in(report, len(told) + 1, people.keys_of)
    return told


def told_in(
    report: Report, number: int, keys_of: Callable[[str, Iterable[str]], frozenset[str]]
) -> Iterator[Told]:
    """The claims of a report in their places.

    A claim that says no place has the place of its report, if the report has only one. Of measures
    and contacts the parties tell more than the place, which may be that of any of them.

    Args:
        report: the report.
        number: of its first claim.
        keys_of: tells who is meant by names in a report.
    """
    places = {c.where for c in report.claims if c.where and c.where not in c.destination}
    only = next(iter(places)) if len(places) == 1 else None
    served = served_in(report)
    for at, claim in enumerate(report.claims, number):
        persons = keys_of(claim.source, claim.persons)
        # Those who are taken to a state were not held by it.
        place = claim.where if claim.where not in claim.destination else None
        place = None if claim.kind in BETWEEN_STATES else place or only
        yield Told(at, claim, report, place, persons, claim.id in served)


def status_class(claim: Claim) -> object:
    """Statuses that one event may be told with at one time; talks keep theirs apart."""
    if claim.kind == "talks":
        return "negotiated" if claim.status == "asserted" else claim.status
    return next((c for c in (DONE, COMING, OPEN, REFUSED) if claim.status in c), claim.status)


def number_of(told: Told) -> tuple[int | None, str, int | None] | None:
    """What makes two figures the same, whatever words they stand in."""
    count = told.claim.count
    return (count.value, count.qualifier, count.upper) if count else None


def ids_of(told: Iterable[Told]) -> tuple[str, ...]:
    """The ids of claims, each once, in order of evidence."""
    return tuple(dict.fromkeys(i.claim.id for i in sorted(told, key=lambda item: item.number)))


def whole_of(claim: Claim, by_id: Mapping[str, Claim]) -> str | None:
    """The id of the claim whose number this one's is a part of.

    In an enumeration ("six Lithuanians, two Latvians"; "968 men and 168 women") the number before
    may be given as the whole; what excludes it is a part of the same whole.
    """
    seen = {claim.id}
    whole = by_id.get(claim.part_of or "")
    while whole and whole.id not in seen:
        if not _exclude(claim, whole):
            return whole.id
        seen.add(whole.id)
        whole = by_id.get(whole.part_of or "")
    return None


def _exclude(one: Claim, other: Claim) -> bool:
    sexes = {one.group, other.group} == {"men", "women"}
    return sexes or bool(
        one.nationality and other.nationality and not set(one.nationality) & set(other.nationality)
    )


def is_sum(told: Told) -> bool:
    """Whether a figure is counted over a period: so far, since a year."""
    return told.claim.cumulative or (told.claim.when or "").endswith("/..")


def how_far(status: str) -> tuple[int, str]:
    """Sort key of statuses: the furthest first."""
    known = status in FURTHEST_FIRST
    return (FURTHEST_FIRST.index(status) if known else len(FURTHEST_FIRST), status)
