"""Reports as reviewers have them; what the machine read stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from drehtuer.claims.checks import fault, identity
from drehtuer.model import Claim, Report
from drehtuer.review.anchors import anchored, key_of, located, text_hash
from drehtuer.review.model import MARKS, REJECT, UNSURE, Review
from drehtuer.review.standing import Thread, threads

_ALIKE = 0.5
"""What share of their words two spans must have in common to be one claim, read anew."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as a reviewer meets it.

    Attributes:
        key: the claim's key.
        machine: the claim as the machine reads it now; None where it does not.
        shown: the claim as the books have it; None where it is left out of them.
        thread: its reviews; None where it has none.
    """

    key: str
    machine: Claim | None
    shown: Claim | None
    thread: Thread | None = None

    @property
    def stands(self) -> Review | None:
        """The review that counts."""
        return None if self.thread is None else self.thread.stands

    @property
    def last(self) -> int | None:
        """The number of its last review, which who decides next has to have seen."""
        return None if self.thread is None else self.thread.last


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What reviews made of reports.

    Attributes:
        reports: the reports as reviewers have them.
        as_read: the reports as they were read, by their sources.
        cards: of each report (by its source) the claims that were reviewed.
        applied: how many claims stand otherwise, or are marked, because of a review.
        lost: reviews that count, whose claims' sentences are no longer in their reports.
        waiting: how many decisions wait for a second person, where only confirmed ones count.
    """

    reports: tuple[Report, ...]
    as_read: Mapping[str, Report]
    cards: Mapping[str, tuple[Card, ...]]
    applied: int
    lost: tuple[Review, ...]
    waiting: int

    def card(self, claim: Claim) -> Card:
        """The card of a claim, as it is read or as it is shown."""
        for card in self.cards.get(claim.source, ()):
            if claim.id in {each.id for each in (card.machine, card.shown) if each}:
                return card
        report = self.as_read[claim.source]
        return Card(key_of(claim, anchored(report, claim)), claim, claim)


def apply(
    reports: Iterable[Report], reviews: Iterable[Review], *, confirmed: bool = False
) -> Reviewed:
    """Reports as reviewers have them.

    Rejected claims are left out, corrected ones have the reviewer's values, missed ones are added,
    and each is marked. A claim is found again by its sentence when the text around it changed, and
    stays as the reviewer had it when a newer reader reads it otherwise or no longer.

    Args:
        reports: the reports as they were read, each source once.
        reviews: the reviews, in any order.
        confirmed: whether only decisions count on which two people agree.
    """
    by_source = threads(reviews)
    as_read = {report.source: report for report in reports}
    made: list[Report] = []
    cards: dict[str, tuple[Card, ...]] = {}
    applied = waiting = 0
    lost: list[Review] = []
    for report in as_read.values():
        own = by_source.get(report.source)
        if own is None:
            made.append(report)
            continue
        found = _found(report, own, confirmed)
        cards[report.source] = tuple(found.values())
        lost += [t.stands for t in own if t.key not in found and t.stands]
        deciding = [c for c in found.values() if c.stands and c.stands.verb != UNSURE]
        counting = [card for card in deciding if _counts(card.thread, confirmed)]
        applied += len(counting)
        waiting += len(deciding) - len(counting)
        made.append(_with(report, counting))
    return Reviewed(tuple(made), as_read, cards, applied, tuple(lost), waiting)


def _counts(thread: Thread | None, confirmed: bool) -> bool:
    """Whether a decision on a claim changes or marks it."""
    if thread is None or thread.stands is None or thread.stands.verb == UNSURE:
        return False
    return thread.is_confirmed or not confirmed


def _found(report: Report, own: Sequence[Thread], confirmed: bool) -> dict[str, Card]:
    """The cards of the claims whose sentences are there, by their keys."""
    text = text_hash(report)
    moved = {t.key: shift for t in own if (shift := _shift(report, t.about, text)) is not None}
    there = [thread for thread in own if thread.key in moved]
    read = _read_anew(report, [(thread, moved[thread.key]) for thread in there])
    taken = {claim.id for claim in report.claims}
    cards: dict[str, Card] = {}
    for thread in there:
        machine = shown = read.get(thread.key)
        if _counts(thread, confirmed):
            shown = _as_decided(report, thread.about, machine, moved[thread.key], taken)
            if shown is None and thread.about.verb != REJECT:
                continue
        if shown is not None:
            taken.add(shown.id)
        cards[thread.key] = Card(thread.key, machine, shown, thread)
    return cards


def _shift(report: Report, review: Review, text: str) -> int | None:
    """How far a claim has moved since it was reviewed; None where its sentence is not there."""
    if review.anchor.text == text:
        return 0
    start = located(review.anchor, report)
    return None if start is None else start - review.base.start


def _read_anew(report: Report, own: Sequence[tuple[Thread, int]]) -> dict[str, Claim]:
    """The claims of the report that were reviewed, each for one of the threads.

    First those of the very words, then those that have most of their words in common.
    """
    left = {claim.id: claim for claim in report.claims}
    found: dict[str, Claim] = {}
    for choose in (_the_same, _most_alike):
        for thread, shift in own:
            about = thread.about
            for said in filter(None, (about.base, about.says)):
                if thread.key in found:
                    break
                wanted = _moved(said, shift)
                alike = [claim for claim in left.values() if claim.kind == wanted.kind]
                claim = choose(alike, wanted, about.anchor.twin)
                if claim is not None:
                    found[thread.key] = left.pop(claim.id)
    return found


def _the_same(claims: Sequence[Claim], wanted: Claim, twin: int) -> Claim | None:
    same = [c for c in claims if (c.start, c.end) == (wanted.start, wanted.end)]
    return next((c for c in same if c.id == wanted.id), None) or (
        same[min(twin, len(same) - 1)] if same else None
    )


def _most_alike(claims: Sequence[Claim], wanted: Claim, _twin: int) -> Claim | None:
    shares = [(_share(claim, wanted), -n, claim) for n, claim in enumerate(claims)]
    best = max(shares, default=None)
    return best[2] if best and best[0] > _ALIKE else None


def _share(one: Claim, other: Claim) -> float:
    """What share of their words two spans have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _moved(claim: Claim, shift: int) -> Claim:
    return replace(claim, start=claim.start + shift, end=claim.end + shift)


def _as_decided(
    report: Report, review: Review, machine: Claim | None, shift: int, taken: set[str]
) -> Claim | None:
    """A claim as its reviewer has it; None where it is none, or cannot be so in this text."""
    said = review.says
    if said is None:
        return None
    part_of = said.part_of
    if machine is not None and review.reading is not None and part_of == review.reading.part_of:
        part_of = machine.part_of
    made = replace(
        _moved(said, shift), source=report.source, part_of=part_of, reviewed=MARKS[review.verb]
    )
    if fault(made, report.text) is not None:
        return None
    if machine is not None:
        return replace(made, id=machine.id)
    return replace(made, id=identity(made, report.text, taken, via="reviewed"))


def _with(report: Report, cards: Iterable[Card]) -> Report:
    """A report with the claims as they are shown."""
    decided = {card.machine.id: card.shown for card in cards if card.machine}
    claims = [decided.get(claim.id, claim) for claim in report.claims]
    claims += [card.shown for card in cards if card.machine is None]
    told = [claim for claim in claims if claim is not None]
    ids = {claim.id for claim in told}
    told = [
        claim if claim.part_of is None or claim.part_of in ids else replace(claim, part_of=None)
        for claim in told
    ]
    return replace(report, claims=tuple(sorted(told, key=lambda claim: (claim.start, claim.end))))
