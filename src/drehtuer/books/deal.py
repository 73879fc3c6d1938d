"""What a deal is made of: a ledger of entries of the account, each part with its claims."""

from __future__ import annotations

from dataclasses import dataclass

from drehtuer.books.record import Interval, Record, Span

STAGES = (
    "considered",
    "demanded",
    "offered",
    "negotiated",
    "announced",
    "promised",
    "agreed",
    "freed",
    "verified",
)
"""How far a deal has come, by what is told of its releases: the last of these that is told."""

STEPS = (*STAGES, "rejected", "met", "given")
"""The kinds of steps; ``met`` is a contact, ``given`` a measure told as taken."""

PARTS = ("holds", "negotiates", "gives", "meets", "receives")
"""What a party does in a deal."""


@dataclass(frozen=True, slots=True)
class Party(Record):
    """Who takes part: a state by its ISO 3166-1 code, a union or body by its name.

    ``parts`` are some of ``PARTS``; ``claims`` tell them.
    """

    name: str
    parts: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step(Record):
    """Something that happened on the way, as told: ``kind`` is one of ``STEPS``.

    ``when`` is an EDTF string or None, ``span`` the days it covers; ``entry`` is the id of the
    entry of the account that tells it, ``by`` who acts or, of what is verified, who counts.
    """

    kind: str
    when: str | None
    span: Span | None
    entry: str
    by: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release(Record):
    """A release told as done.

    ``people`` is how many, in bounds; ``destination`` where they were taken, ``verified_by`` who
    else than the freeing state tells it; ``added`` whether it is in the sum of the waves: parts of
    others, and other tellings of them, are not.
    """

    entry: str
    when: str | None
    people: Interval
    destination: tuple[str, ...]
    verified_by: tuple[str, ...]
    added: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality(Record):
    """What became of those freed: a fate that reports tell of people of these releases.

    ``people`` is how many, in bounds; ``persons`` are names of :attr:`Account.persons`.
    """

    fate: str
    people: Interval
    persons: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally(Record):
    """How many came free by one telling: the waves of the deal added up, or somebody's own sum.

    ``counter`` is None where it is the sum of the waves; ``entries`` are those it rests on.
    """

    counter: str | None
    people: Interval
    entries: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise(Record):
    """A release that was spoken of before it was done, against what is told as done since.

    Attributes:
        entry: the entry of the account that tells it.
        status: how far it went: negotiated, offered, promised, announced (``planned``), agreed …
        when: its time, EDTF.
        people: how many, in bounds.
        voices: who says so: the distinct chains from speaker to medium.
        delivered: how many of the deal's people came free from then on, over all tallies.
        later: how many more the same state freed after the deal, by the waves ``later_entries``;
            no report says whether they count towards it.
        open: how many are not told as freed, as of the newest report.
        kept: ``yes`` if those freed reach the number, ``no`` if they cannot even with all that was
            freed later, else None.
    """

    entry: str
    status: str
    when: str | None
    people: Interval
    voices: tuple[tuple[str, ...], ...]
    delivered: Interval
    later: Interval
    later_entries: tuple[str, ...]
    open: Interval
    kept: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side(Record):
    """What one holding state promised and did; a swap has a side for each state that frees.

    ``delivered`` are the tallies of its releases: the waves first, then sums by their counters.
    """

    holder: str | None
    promises: tuple[Promise, ...]
    releases: tuple[Release, ...]
    delivered: tuple[Tally, ...]
    quality: tuple[Quality, ...]


@dataclass(frozen=True, slots=True)
class Gift(Record):
    """What was given beside the releases, or is to be: relief, or a meeting.

    ``kind`` is ``measure`` or ``contact``, ``status`` that of the entry. ``order`` says when it was
    given, compared with the first release: ``before``, ``same`` (the times overlap), ``after``, or
    None where either is not dated or not done. ``tie`` is ``told`` where a report says that it is
    for a release, else ``beside``.
    """

    entry: str
    kind: str
    direction: str | None
    status: str
    when: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    order: str | None
    tie: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition(Record):
    """Something that a step is said to depend on, in the words of a report.

    ``by`` names what could be held against it: a ``number``, a ``date``, a ``body``. With none of
    them it cannot be checked.
    """

    entry: str
    text: str
    language: str | None
    status: str
    by: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie(Record):
    """Why two entries stand in one deal; ``reason`` is a code of :mod:`drehtuer.books.deals`.

    ``how`` is ``told`` (a report says that one is for the other), ``beside`` or ``decided``.
    """

    one: str
    other: str
    how: str
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deal(Record):
    """A deal as a ledger: who takes part, what was said and done, what was given.

    Attributes:
        id: ``deal-1`` and so on, by time; the same for the same set of reports and decisions.
        stage: the last of ``STAGES`` that is told.
        span: from the first to the last dated step.
        as_of: when the newest report appeared (ISO 8601): what is open is open as of then.
        parties: who takes part.
        steps: what happened, by time; steps without a time last.
        sides: releases and promises, one side for each holding state.
        given: what was given, by time.
        conditions: what steps are said to depend on.
        ties: why the entries stand together.
        claims: ids of all claims it rests on, in order of evidence.
        decisions: numbers of the decisions that made it other than the machine did.
        machine: the ids of its entries as the machine put them together, a group for each deal of
            the machine's; empty where that is this deal.
    """

    id: str
    stage: str | None
    span: Span | None
    as_of: str | None
    parties: tuple[Party, ...]
    steps: tuple[Step, ...]
    sides: tuple[Side, ...]
    given: tuple[Gift, ...]
    conditions: tuple[Condition, ...]
    ties: tuple[Tie, ...]
    claims: tuple[str, ...]
    decisions: tuple[int, ...] = ()
    machine: tuple[tuple[str, ...], ...] = ()

    def entries(self) -> frozenset[str]:
        """The ids of the entries that it is made of."""
        told = {gift.entry for gift in self.given} | {step.entry for step in self.steps}
        for side in self.sides:
            told.update(release.entry for release in side.releases)
            told.update(promise.entry for promise in side.promises)
            told.update(entry for tally in side.delivered for entry in tally.entries)
        return frozenset(told)
