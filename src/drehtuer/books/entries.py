"""Claims of one event or state, told by several passages or reports, put together.

Nothing is added up and nothing is lost: an entry holds all claims that may tell of one thing, with
every figure they give. Claims join the entry whose claims all allow it; where more than one entry
would do, none is chosen. The most definite claims (dated, narrow, exact) come first, so a vague
one ("a dozen", "in June") finds the definite ones in place and the order of reading has no say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drehtuer.books.counts import agree, bounds, width
from drehtuer.books.model import Entry, Figure, Interval, Population
from drehtuer.books.people import People, same_party
from drehtuer.books.spans import ALWAYS, Days, days
from drehtuer.books.ways import is_served
from drehtuer.model import UNNAMED, Claim, Report

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

MONTH = 31
"""Days of a time that is told to the month."""

UNNUMBERED = frozenset({"some", "all"})
"""Qualifiers that say nothing of how many."""

QUARTER = 92
"""Days of a time beyond which a number of people freed or jailed is a sum and not one event."""

NEAR = 1.5
"""How far apart two figures of one event may lie, as a ratio, if one of them is open-ended."""


@dataclass(frozen=True)
class Told:
    """A claim in its place: who reports it and when, and what it amounts to."""

    number: int
    claim: Claim
    report: Report
    place: str | None
    persons: frozenset[str]

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

    def by_definiteness(self) -> tuple[bool, int, bool, float, int]:
        """Sort key: dated before undated, narrow before wide, exact before vague."""
        open_to = width(self.bounds) if self.bounds else float("inf")
        return (not self.dated, self.days.length, not self.exact, open_to, self.number)


def placed(reports: Sequence[Report], people: People) -> list[Told]:
    """The claims of all reports, numbered by date of publication, report and place in it.

    A claim that says no place has the place of its report, if the report has only one. Of measures
    and contacts the parties tell more than the place, which may be that of any of them.
    """
    told: list[Told] = []
    for report in reports:
        places = {c.where for c in report.claims if c.where and c.where not in c.destination}
        only = next(iter(places)) if len(places) == 1 else None
        for claim in report.claims:
            persons = people.keys_of(claim.source, claim.persons)
            # Those who are taken to a state were not held by it.
            place = claim.where if claim.where not in claim.destination else None
            place = None if claim.kind in BETWEEN_STATES else place or only
            told.append(Told(len(told) + 1, claim, report, place, persons))
    return told


@dataclass(slots=True)
class _Group:
    """Claims that may tell of one thing, with the days and the place that all of them allow."""

    members: list[Told]
    first: date
    last: date
    place: str | None

    def allows(self, item: Told) -> bool:
        """Whether the claim is of the same days and place; asked first, since it is quick."""
        return (
            item.days.first <= self.last
            and self.first <= item.days.last
            and same_or_unsaid(item.place, self.place)
        )

    def add(self, item: Told) -> None:
        self.members.append(item)
        self.first = max(self.first, item.days.first)
        self.last = min(self.last, item.days.last)
        self.place = self.place or item.place


def together(told: Iterable[Told]) -> list[list[Told]]:
    """The claims in groups that may each tell of one event or state."""
    groups: list[_Group] = []
    for item in sorted(told, key=Told.by_definiteness):
        fitting = [g for g in groups if g.allows(item) and _joins(item, g.members)]
        if len(fitting) > 1:
            same = [g for g in fitting if any(_same_words(item, m) for m in g.members)]
            fitting = same or fitting
        if len(fitting) == 1:
            fitting[0].add(item)
        else:
            groups.append(_Group([item], item.days.first, item.days.last, item.place))
    return [sorted(group.members, key=lambda item: item.number) for group in groups]


def _same_words(one: Told, other: Told) -> bool:
    return one.claim.when == other.claim.when and number_of(one) == number_of(other)


def number_of(told: Told) -> tuple[int | None, str, int | None] | None:
    """What makes two figures the same, whatever words they stand in."""
    count = told.claim.count
    return (count.value, count.qualifier, count.upper) if count else None


def _joins(item: Told, group: Sequence[Told]) -> bool:
    rule = _RULES.get(item.claim.kind, _never)
    if not all(_alike(item, member) and rule(item, member) for member in group):
        return False
    if item.claim.kind in FLOWS and not (item.claim.count and any(m.claim.count for m in group)):
        # Without two numbers to compare, a person told in both makes it one event.
        return bool(item.persons & frozenset().union(*(m.persons for m in group)))
    return True


def _alike(one: Told, other: Told) -> bool:
    """Whether nothing that claims of all kinds have, but for days and place, keeps two apart."""
    a, b = one.claim, other.claim
    return (
        a.kind == b.kind
        and is_served(a) == is_served(b)
        and one.is_total == other.is_total
        and same_group(a.group, b.group)
        and (bool(a.part_of) == bool(b.part_of))
        and status_class(a) == status_class(b)
        and same_or_unsaid(a.direction, b.direction)
        and share_or_unsaid(a.destination, b.destination)
    )


def same_or_unsaid(one: str | None, other: str | None) -> bool:
    """Whether two values agree, or one of them is not given."""
    return one == other or one is None or other is None


def share_or_unsaid(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists have something in common, or one of them is empty."""
    first, second = set(one), set(other)
    return bool(first & second) or not first or not second


def same_group(one: str | None, other: str | None) -> bool:
    """Whether two groups may be the same people; political prisoners are prisoners."""
    if one == other or {one, other} <= GENERAL_GROUPS:
        return True
    named = {one, other} - GENERAL_GROUPS
    return named == {"political prisoners"}


def status_class(claim: Claim) -> object:
    """Statuses that one event may be told with at one time; talks keep theirs apart."""
    if claim.kind == "talks":
        return "negotiated" if claim.status == "asserted" else claim.status
    return next((c for c in (DONE, COMING, OPEN, REFUSED) if claim.status in c), claim.status)


def same_parties(one: Told, other: Told, field: str) -> bool:
    """Whether the parties in a field (``by``, ``to``, ``attribution``) have one in common."""
    languages = (one.report.language, other.report.language)
    return any(
        same_party(mine, theirs, languages)
        for mine in getattr(one.claim, field)
        for theirs in getattr(other.claim, field)
    )


def parties_agree(one: Told, other: Told, field: str) -> bool:
    """Whether the parties in a field have one in common, or one claim names none."""
    if not getattr(one.claim, field) or not getattr(other.claim, field):
        return True
    return same_parties(one, other, field)


def same_counter(one: Told, other: Told) -> bool:
    """Whether one body counts: who speaks in one claim is in the other's chain of speakers."""
    mine, theirs = one.claim.attribution, other.claim.attribution
    languages = (one.report.language, other.report.language)
    return any(same_party(mine[0], name, languages) for name in theirs if mine) or any(
        same_party(name, theirs[0], languages) for name in mine if theirs
    )


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


def _counted(one: Told, other: Told) -> bool:
    """Flows of people: one number and its rounded or vague forms, in one time and place."""
    a, b = one.claim.count, other.claim.count
    if a is None or b is None:
        # Whether a person told in both makes it one event is asked of the group as a whole.
        return True
    if not _same_nationality(one, other):
        return False
    if number_of(one) == number_of(other):
        return a.value is not None or one.report.source == other.report.source
    if not (one.dated and other.dated) or a.delta != b.delta:
        return False
    return _close(one, other)


def _same_nationality(one: Told, other: Told) -> bool:
    mine, theirs = set(one.claim.nationality), set(other.claim.nationality)
    return mine == theirs or (not (mine and theirs) and number_of(one) == number_of(other))


def _close(one: Told, other: Told) -> bool:
    mine, theirs = one.bounds, other.bounds
    if mine is None or theirs is None or not agree(mine, theirs):
        return False
    numbers = [c.value for c in (one.claim.count, other.claim.count) if c and c.value]
    if len(numbers) < 2 or all(i.most is not None for i in (mine, theirs)):
        return True
    return max(numbers) <= NEAR * min(numbers)


def _stock(one: Told, other: Told) -> bool:
    """Stocks: the same number, or the same people; a rounded stock stays by itself."""
    a, b = one.claim.count, other.claim.count
    if a is None or b is None:
        return a is b and _same_people(one, other)
    if is_sum(one) != is_sum(other):
        return False
    if one.claim.attribution and other.claim.attribution and not same_counter(one, other):
        return False
    return _same_nationality(one, other) and _same_number(one, other)


def _same_number(one: Told, other: Told) -> bool:
    a, b = one.claim.count, other.claim.count
    if a is None or b is None:
        return a is b
    same = (a.value, a.upper, a.delta) == (b.value, b.upper, b.delta)
    if a.value is None or b.value is None:
        return same and a.qualifier == b.qualifier
    return same and (
        a.delta or one.bounds is None or other.bounds is None or agree(one.bounds, other.bounds)
    )


def _talks(one: Told, other: Told) -> bool:
    if one.claim.count or other.claim.count:
        return _same_number(one, other)
    return _same_report(one, other) and all(
        parties_agree(one, other, field) for field in ("by", "to", "attribution")
    )


def _same_people(one: Told, other: Told) -> bool:
    return bool(one.persons) and (one.persons <= other.persons or other.persons <= one.persons)


def _same_report(one: Told, other: Told) -> bool:
    return one.report.source == other.report.source


def _measure(one: Told, other: Told) -> bool:
    by, to = same_parties(one, other, "by"), same_parties(one, other, "to")
    if not (_same_report(one, other) or (one.dated and other.dated)):
        # Undated and told elsewhere: only what names both sides can be known again.
        return by and to
    return (by and parties_agree(one, other, "to")) or (to and parties_agree(one, other, "by"))


def _contact(one: Told, other: Told) -> bool:
    if not (_same_report(one, other) or (one.dated and other.dated)):
        return False
    if one.claim.to and other.claim.to:
        return same_parties(one, other, "by") and same_parties(one, other, "to")
    return _meets(one, other) and _meets(other, one)


def _meets(one: Told, other: Told) -> bool:
    """Whether all who take part in one are in the other: those who meet may all stand as acting."""
    languages = (one.report.language, other.report.language)
    mine, theirs = ((*item.claim.by, *item.claim.to) for item in (one, other))
    return len(mine) > 1 and all(
        any(same_party(name, match, languages) for match in theirs) for name in mine
    )


def _role(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    if not one.persons & other.persons:
        return False
    same_start = one.dated and other.dated and one.days.first == other.days.first
    return a.role is None or b.role is None or a.role.casefold() == b.role.casefold() or same_start


def _fate(one: Told, other: Told) -> bool:
    if one.claim.fate != other.claim.fate:
        return False
    if one.persons or other.persons:
        return _same_people(one, other)
    return _same_report(one, other) or (one.dated and other.dated and _same_number(one, other))


def _position(one: Told, other: Told) -> bool:
    return one.claim.attribution[:1] == other.claim.attribution[:1] and (
        one.claim.quote == other.claim.quote
    )


def _door(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    return a.direction == b.direction and (
        same_counter(one, other) or (_same_report(one, other) and a.attribution == b.attribution)
    )


def _never(_one: Told, _other: Told) -> bool:
    return False


_RULES: Mapping[str, Callable[[Told, Told], bool]] = {
    "held": _stock,
    "freed": _counted,
    "jailed": _counted,
    "listed": _counted,
    "talks": _talks,
    "measure": _measure,
    "contact": _contact,
    "role": _role,
    "fate": _fate,
    "position": _position,
    "door": _door,
}


def in_order(groups: Iterable[list[Told]]) -> list[list[Told]]:
    """Groups by time, those without one last, then by evidence."""

    def key(group: Sequence[Told]) -> tuple[bool, date, date, int]:
        best = _most_definite(group)
        return (not best.dated, best.days.last, best.days.first, group[0].number)

    return sorted(groups, key=key)


def entry(section: str, number: int, group: Sequence[Told], people: People) -> Entry:
    """The entry that a group of claims makes."""
    claims = [item.claim for item in group]
    best = _most_definite(group)
    statuses = tuple(sorted({c.status for c in claims}, key=how_far))
    persons = {people.key_of(c.source, name) for c in claims for name in c.persons}
    by, to = _names(claims, "by", people), _names(claims, "to", people)
    known = best.dated or best.claim.kind in STATES
    return Entry(
        id=f"{section}-{number}",
        kind=claims[0].kind,
        claims=tuple(claim.id for claim in claims),
        status=statuses[0],
        statuses=statuses,
        when=best.claim.when if best.dated else None,
        span=best.days.as_span() if known and best.days != ALWAYS else None,
        population=Population(
            place=_usual(
                item.claim.where if item.claim.kind in BETWEEN_STATES else item.place
                for item in group
            ),
            group=_usual(c.group for c in claims if c.group not in GENERAL_GROUPS)
            or _usual(c.group for c in claims),
            nationality=tuple(sorted({code for c in claims for code in c.nationality})),
            counter=_counter([c for c in claims if c.count and c.count.value is not None])
            or _counter(claims),
        ),
        figures=_figures(group),
        persons=tuple(sorted(persons)),
        by=by,
        to=tuple(name for name in to if name not in by),
        voices=tuple(sorted({c.attribution for c in claims})),
        direction=_usual(c.direction for c in claims),
        fate=_usual(c.fate for c in claims),
        role=_usual(c.role for c in claims),
        destination=_names(claims, "destination", people),
    )


def _most_definite(group: Sequence[Told]) -> Told:
    return min(group, key=Told.by_definiteness)


def how_far(status: str) -> tuple[int, str]:
    """Sort key of statuses: the furthest first."""
    known = status in FURTHEST_FIRST
    return (FURTHEST_FIRST.index(status) if known else len(FURTHEST_FIRST), status)


def _usual(values: Iterable[str | None]) -> str | None:
    """The most frequent value; of equals the first by letters, a named source before an unnamed."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda v: (v == UNNAMED, -counted[v], v), default=None)


def _counter(claims: Iterable[Claim]) -> str | None:
    return _usual(claim.attribution[0] for claim in claims if claim.attribution)


def _names(claims: Sequence[Claim], field: str, people: People) -> tuple[str, ...]:
    """The names in a field, each party once, the most frequent first."""
    counted = Counter(
        people.key_of(claim.source, name) for claim in claims for name in getattr(claim, field)
    )
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _figures(group: Sequence[Told]) -> tuple[Figure, ...]:
    by_number: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for item in group:
        count = item.claim.count
        if count:
            by_number[(count.value, count.qualifier, count.upper, count.delta)].append(item.claim)
    figures = []
    for claims in by_number.values():
        count = claims[0].count
        if count:
            ids = tuple(claim.id for claim in claims)
            figures.append(Figure(count, bounds(count), ids))
    # Beside a number, that there were some says nothing more.
    figures = [f for f in figures if f.count.qualifier not in UNNUMBERED] or figures
    return tuple(sorted(figures, key=_reliance))


def _reliance(figure: Figure) -> tuple[bool, float, int, int, str]:
    count = figure.count
    return (
        count.qualifier != "exact",
        width(figure.bounds),
        -len(figure.claims),
        -(count.value or 0),
        count.qualifier,
    )
