"""The entries that deals are made of, and what each can be in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drehtuer.books.deals.parties import Parties
from drehtuer.books.flows import Row
from drehtuer.books.spans import Days
from drehtuer.books.told import COMING, DONE, REFUSED, Told
from drehtuer.model import Claim

SECTIONS = ("freed", "totals", "talks", "measures", "contacts")
"""The sections of the account whose entries can be part of a deal."""

KINDS = ("freed", "talks", "measure", "contact")
"""The kinds of claims that they tell."""

RELIEF = frozenset({"ease", "lift"})
"""The directions of measures by which something is given."""


@dataclass(frozen=True)
class Said:
    """A claim that may be part of a deal: who holds, and the other states that take part.

    ``to`` are those of them at whom relief is directed.
    """

    told: Told
    entry: str
    holder: str | None
    others: frozenset[str]
    to: frozenset[str] = frozenset()

    @property
    def days(self) -> Days:
        """When it is, or when the report that tells it appeared."""
        return self.told.days if self.told.dated else self.told.published


@dataclass(frozen=True)
class Piece:
    """An entry that may be part of a deal."""

    row: Row
    said: tuple[Said, ...]

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.row.entry.id

    @cached_property
    def days(self) -> Days:
        """When it is, or when the first report that tells it appeared."""
        return self.row.days if self.row.best.dated else min(each.days for each in self.said)

    @cached_property
    def holder(self) -> str | None:
        """The state that holds those it is about; None of what is given, whose place says less."""
        if self.row.entry.kind not in ("freed", "talks"):
            return None
        return self.row.entry.population.place or next(
            (each.holder for each in self.said if each.holder), None
        )

    @cached_property
    def others(self) -> frozenset[str]:
        """The other states that take part."""
        return frozenset().union(*(each.others for each in self.said)) - {self.holder or ""}

    @property
    def is_release(self) -> bool:
        """Whether it tells of people let go, as done."""
        return self.id.startswith("freed-") and self.row.entry.status in DONE

    @property
    def is_part(self) -> bool:
        """Whether those it tells of are told as a part of others who came free."""
        entry = self.row.entry
        return bool(entry.part_of) or entry.population.group == "freed prisoners"

    @property
    def is_wave(self) -> bool:
        """Whether it tells of people let go at a time, with their number or names."""
        row = self.row
        told = row.is_number or bool(row.entry.persons)
        return self.is_release and not self.is_part and row.best.dated and told

    @property
    def is_promise(self) -> bool:
        """Whether it tells of a release that is not done: announced, talked of, demanded."""
        entry = self.row.entry
        if entry.status in REFUSED or self.is_release:
            return False
        return entry.kind == "freed" or (
            entry.kind == "talks" and bool(entry.figures or entry.persons)
        )

    @property
    def is_bargain(self) -> bool:
        """Whether it is more than a demand or a thought."""
        return self.is_promise and self.row.entry.status not in ("demanded", "considered")

    @property
    def is_firm(self) -> bool:
        """Whether it is a release announced, promised or agreed."""
        return self.is_promise and self.row.entry.status in COMING

    @property
    def opens(self) -> bool:
        """Whether it makes a deal by itself: a state bargains over people or promises them."""
        entry = self.row.entry
        if not self.is_bargain:
            return False
        if entry.kind == "talks":
            return bool(self.others)
        return self.is_firm and not (entry.persons and entry.status == "planned")

    @property
    def is_gift(self) -> bool:
        """Whether it tells of relief: sanctions eased or lifted, or to be."""
        entry = self.row.entry
        return entry.direction in RELIEF and entry.status not in REFUSED and entry.kind == "measure"

    @property
    def is_given(self) -> bool:
        """Whether it is relief that was given, or is sure to be."""
        return self.is_gift and self.row.entry.status in DONE | COMING

    @property
    def is_contact(self) -> bool:
        """Whether it tells that parties met, called or wrote."""
        return self.row.entry.kind == "contact" and self.row.entry.status not in REFUSED


def pieces_of(sections: Mapping[str, Sequence[Row]], parties: Parties) -> dict[str, Piece]:
    """The entries that can be part of a deal, by their ids."""
    talks: dict[str, list[Claim]] = defaultdict(list)
    for row in sections["talks"]:
        for item in row.told:
            talks[item.claim.source].append(item.claim)
    rows = [row for section in SECTIONS for row in sections[section] if _may_be(row, talks)]
    return {
        row.entry.id: Piece(row, tuple(_said(item, row, parties) for item in row.told))
        for row in rows
    }


def _may_be(row: Row, talks: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether an entry can be part of a deal.

    Sums of what is done and terms served cannot; nor can a number that is told as freed by words
    that tell of talks about it.
    """
    if row.entry.kind not in KINDS or row.is_change:
        return False
    done = row.entry.status in DONE
    if row.entry.id.startswith("totals-") and (done or row.entry.kind != "freed"):
        return False
    if row.entry.kind == "freed" and all(_is_of_talks(item.claim, talks) for item in row.told):
        return False
    return not any(item.served for item in row.told)


def _is_of_talks(claim: Claim, talks: Mapping[str, Sequence[Claim]]) -> bool:
    return claim.count is not None and any(
        claim.start < other.end and other.start < claim.end and claim.count == other.count
        for other in talks.get(claim.source, ())
    )


def _said(item: Told, row: Row, parties: Parties) -> Said:
    claim = item.claim
    named = parties.states(item, (*claim.by, *claim.to))
    if claim.kind == "freed":
        holder = item.place or min(parties.states(item, claim.by), default=None)
        return Said(item, row.entry.id, holder, frozenset())
    if claim.kind == "talks":
        # Where no party is named, who says that there are talks is one.
        named = named or parties.states(item, claim.attribution[:1])
        return Said(item, row.entry.id, item.place, named - {item.place or ""})
    # Where nobody acts, a reader has taken the giver for the one that it is given to.
    to = parties.states(item, claim.to) if parties.states(item, claim.by) else frozenset()
    return Said(item, row.entry.id, None, named, to)


def by_report(pieces: Iterable[Piece]) -> Sequence[Sequence[tuple[Piece, Said]]]:
    """The claims of pieces, report by report."""
    found: dict[tuple[str, str], list[tuple[Piece, Said]]] = {}
    for piece in pieces:
        for each in piece.said:
            report = each.told.report
            found.setdefault((report.source, report.text), []).append((piece, each))
    return list(found.values())
