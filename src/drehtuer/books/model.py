"""What the books hold: data without prose, which the briefs turn into words.

Everything is frozen and JSON-serialisable by ``as_dict()``. Claims are named by their ids; the
claims themselves stand once, in :attr:`Account.evidence`. Everything is ordered by time and then
by evidence number, so that the order in which reports were read leaves no trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drehtuer.books.deal import Deal
from drehtuer.books.record import UNBOUNDED, Interval, Record, Span
from drehtuer.model import Claim, Count

SECTIONS = (
    "held",
    "freed",
    "totals",
    "jailed",
    "listed",
    "talks",
    "measures",
    "contacts",
    "fates",
    "roles",
    "positions",
    "doors_told",
)
"""The fields of an account that hold entries, in the order in which they are shown."""

SEVERITIES = ("contradiction", "difference", "note")
"""How much a finding weighs.

``contradiction``: the claims cannot all be true as they stand. ``difference``: they differ, and
the rule says why they may both be true. ``note``: nothing differs, but a reader should know.
"""

QUESTIONS = ("stock_rose", "more_in_than_freed", "more_in_than_out")
"""The three questions of the door: did the stock rise; did more people enter than were let go
early; did more enter than left in any way."""

ANSWERS = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class Side(Record):
    """A figure beside others: who counts it and for when, None where that is not told."""

    figure: Count
    counter: str | None
    when: str | None
    claims: tuple[str, ...]


Parameter = (
    str
    | int
    | bool
    | None
    | Count
    | Interval
    | tuple[str, ...]
    | tuple[Count, ...]
    | tuple[Interval, ...]
    | tuple[Side, ...]
)
"""What a finding or an assumption may carry as a parameter of its message."""


@dataclass(frozen=True, slots=True)
class ReportReference(Record):
    """A report the account is made from.

    ``claims`` is how many claims were read in it; ``text`` and ``passages`` are not repeated.
    """

    source: str
    published: str | None
    outlet: str | None
    language: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Copies(Record):
    """Reports that print one text: they are one source.

    ``origin`` is the earliest of ``reports``, which are named by their sources; ``agency`` the one
    that its byline names, or else that of another one of them, or None.
    """

    origin: str
    agency: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """A claim with the number it is referred to by, from 1, by date of report and place in it."""

    number: int
    claim: Claim
    published: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Population(Record):
    """The people a number counts.

    ``counter`` is who counts them, as spelled most often, or None where the report itself does;
    ``place`` is the ISO 3166-1 code of the holding state.
    """

    place: str | None = None
    group: str | None = None
    nationality: tuple[str, ...] = ()
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Figure(Record):
    """A count as told, the interval it stands for, and the ids of the claims that tell it."""

    count: Count
    bounds: Interval
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling(Record):
    """One way a name is written, the reports' sources it stands in, and the claims."""

    name: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person(Record):
    """Somebody the claims name: the fullest, most frequent spelling, and all of them."""

    name: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """One event or state, as all the claims that tell of it tell it.

    Attributes:
        id: section and number, such as ``freed-2``; the same for the same set of reports.
        kind: the claims' kind (``drehtuer.model.KINDS``).
        claims: ids of the claims, in order of evidence; never empty.
        status: the status that goes furthest among ``statuses``.
        statuses: all statuses told, furthest first.
        when: the narrowest EDTF string told, or None.
        span: the days that ``when`` covers, or None.
        population: whom the entry counts or is about.
        figures: the counts told, the one most to be relied on first; empty where no number is told.
        persons: names of :attr:`Account.persons` (their ``name``).
        by, to: who acts, and at whom it is directed.
        voices: the distinct chains from who says it to the medium; an empty chain is the report.
        together: why its claims stand together, as codes of ``drehtuer.books.grouping.REASONS``;
            empty for one claim.
        reports: how many reports tell it.
        sources: whose telling it is, each once: agencies and media by name, a report by its source
            where no medium is known. Copies, and who repeats another medium, are one with it.
        repeated: ids of the claims that repeat what another medium or text tells.
        direction, fate, role, destination: as in the claims.
        part_of: id of the entry of which this one is a part.
        beside: ids of entries of other sections (measures, contacts, fates) that the same reports
            tell for the same time: what went with a release. Beside does not mean because.
        of: for a cumulative total, ids of the waves that fall into its window;
            only those that are surely of its people, where they are enough.
        sum: for a cumulative total, the sum of these waves.
        fits: for a cumulative total, whether the sum can be the total: ``yes``, ``no``, ``only``
            (it fits only if ``needs`` are counted) or None (the waves told do not reach it).
        needs: ids of the waves without which the total cannot be reached.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    status: str
    statuses: tuple[str, ...] = ()
    when: str | None = None
    span: Span | None = None
    population: Population = Population()
    figures: tuple[Figure, ...] = ()
    persons: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    voices: tuple[tuple[str, ...], ...] = ()
    together: tuple[str, ...] = ()
    reports: int = 1
    sources: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    direction: str | None = None
    fate: str | None = None
    role: str | None = None
    destination: tuple[str, ...] = ()
    part_of: str | None = None
    beside: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    sum: Interval | None = None
    fits: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect(Record):
    """What would be otherwise without an assumption.

    Attributes:
        answers: the answers that would change, by question.
        entered: how many would be newly counted.
        resolves: whether what clashes could then all be true.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    entered: Interval = UNBOUNDED
    resolves: bool = False


@dataclass(frozen=True, slots=True)
class Assumption(Record):
    """Something no claim says, which an answer rests on; a brief words it by its ``code``.

    Codes and their parameters are listed in ``drehtuer.books.door``; ``effect`` is None where
    nothing that is asked depends on it, and where it was not reckoned (doors long past).
    """

    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Bounded(Record):
    """A stock or flow of a door: its bounds, and the ids of the claims that prove them.

    ``name`` is ``stock_before``, ``stock_after``, ``entered``, ``freed``, ``served``, ``died`` or
    ``struck``.
    """

    name: str
    bounds: Interval
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unused(Record):
    """An entry that the bounds of a door do not rest on, and why.

    ``reason`` is one of those listed in ``drehtuer.books.balance.statements``.
    """

    entry: str
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer(Record):
    """The answer to one of the three ``QUESTIONS``, and what it rests on.

    Attributes:
        question: one of ``QUESTIONS``.
        answer: one of ``ANSWERS``.
        assumptions: codes of the assumptions it rests on.
        bounds: the number asked about: how much the stock rose, how many more entered than were
            freed, or than left; yes if it is above zero.
        claims: ids of the claims that prove the answer; empty where it cannot be told.
        opposite: by how many people these would have to be wrong, together, for the other answer.
    """

    question: str
    answer: str
    assumptions: tuple[str, ...] = ()
    bounds: Interval = UNBOUNDED
    claims: tuple[str, ...] = ()
    opposite: int | None = None


@dataclass(frozen=True, slots=True)
class Door(Record):
    """Stock and flow of one population between two counts.

    later − earlier = entered − left; so entered ≥ change + freed.

    Attributes:
        population: the people counted.
        earlier, later: ids of the two ``held`` entries; empty for a time that days were given for.
        since, until: their EDTF dates.
        stock_before, stock_after: the two counts as intervals.
        change: later − earlier.
        waves: ids of ``freed`` entries between the two dates, which the bound rests on.
        left_out: ids of ``freed`` entries of that time which the bound does not rest on, since
            they may be people of another population.
        listings: ids of ``listed`` entries (recognised, put on the list) of that time.
        freed: how many came free between them, by these waves.
        entered: how many were newly counted: the bound of the identity.
        answers: one for each of ``QUESTIONS``, in that order.
        assumptions: what the bounds rest on beside the claims.
        claims: ids of all claims it rests on.
        unexplained: how many people must have come or gone in ways that nothing tells, if all that
            is told were true.
        clash: ids of the claims that cannot all be true; the bounds hold whichever is not.
        clashes: the smallest sets of entries that cannot all be true, each as their ids.
        bounded: the stocks and all flows, each with its bounds and what proves them.
        unused: entries of that time which make no statement, with the reasons.
    """

    population: Population
    earlier: str
    later: str
    since: str
    until: str
    stock_before: Interval
    stock_after: Interval
    change: Interval
    waves: tuple[str, ...]
    left_out: tuple[str, ...]
    listings: tuple[str, ...]
    freed: Interval
    entered: Interval
    answers: tuple[Answer, ...]
    assumptions: tuple[Assumption, ...]
    claims: tuple[str, ...]
    unexplained: int = 0
    clash: tuple[str, ...] = ()
    clashes: tuple[tuple[str, ...], ...] = ()
    bounded: tuple[Bounded, ...] = ()
    unused: tuple[Unused, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """Something a reader of the claims should see; a brief words it by its ``rule``.

    Rules and their parameters are listed in ``drehtuer.books.findings``.
    """

    rule: str
    severity: str
    claims: tuple[str, ...]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account(Record):
    """What a set of reports amounts to.

    ``totals`` are cumulative figures of people freed or jailed, kept apart from single events;
    ``doors_told`` are claims that compare arrests with releases in words, ``doors`` what follows
    from the figures.
    """

    reports: tuple[ReportReference, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    persons: tuple[Person, ...] = ()
    copies: tuple[Copies, ...] = ()
    held: tuple[Entry, ...] = ()
    freed: tuple[Entry, ...] = ()
    totals: tuple[Entry, ...] = ()
    jailed: tuple[Entry, ...] = ()
    listed: tuple[Entry, ...] = ()
    talks: tuple[Entry, ...] = ()
    measures: tuple[Entry, ...] = ()
    contacts: tuple[Entry, ...] = ()
    fates: tuple[Entry, ...] = ()
    roles: tuple[Entry, ...] = ()
    positions: tuple[Entry, ...] = ()
    doors_told: tuple[Entry, ...] = ()
    deals: tuple[Deal, ...] = ()
    doors: tuple[Door, ...] = ()
    findings: tuple[Finding, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """The entries of all sections, in the order of ``SECTIONS``."""
        return tuple(entry for section in SECTIONS for entry in getattr(self, section))
