"""Groups so small that a figure on them can tell of somebody who is to stay unnamed.

"One Frenchman was freed on 11 September", beside a person who came free that day and stands there
by initials, tells where he is from. So what is for everybody leaves out a figure of fewer people
than a threshold which names nobody, is of one day or month, is told by one source only, and may be
about somebody masked: who was freed (held, jailed, recognised …) in the same place and time. The
same number told by two sources is publicly known, as a name is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from drehtuer.books.deal import Deal, Side
from drehtuer.books.likeness import same_group, same_or_unsaid
from drehtuer.books.model import Account, Entry
from drehtuer.books.record import Span
from drehtuer.books.spans import Days
from drehtuer.books.subjects import narrowed
from drehtuer.books.told import MONTH
from drehtuer.books.visibility import Visibility
from drehtuer.model import Claim

SMALLEST = 3
"""A group of so many people is shown in any case."""

_OF_PEOPLE = frozenset({"held", "freed", "jailed", "listed", "fate"})
_ON_TEXTS = frozenset({"copied"})
"""Rules of findings that tell nothing of the figures in their claims."""
_TOLD_BY = 2
"""What so many sources tell is publicly known."""


def small_groups(account: Account, seen: Visibility, smallest: int = SMALLEST) -> tuple[Entry, ...]:
    """The entries that are to be left out of what is for everybody.

    Args:
        account: what the brief is made from.
        seen: who is named in it.
        smallest: how many people a group must be of to be shown in any case.
    """
    masked = {name for name, _ in seen.masked}
    of_masked = [entry for entry in account.entries() if masked & set(entry.persons)]
    few = [e for e in account.entries() if _is_small(e, smallest) and not e.persons]
    return tuple(
        entry
        for entry in few
        if any(_is_of_one_time(entry, other) for other in of_masked)
        and len(_told_by(entry, few)) < _TOLD_BY
    )


def _told_by(entry: Entry, others: Iterable[Entry]) -> frozenset[str]:
    """The sources that tell the same number of the same people."""
    return frozenset(
        source
        for other in others
        if _is_of_one_time(entry, other) and _whom(entry) == _whom(other)
        for source in other.sources
    )


def _whom(entry: Entry) -> tuple[object, ...]:
    """How many, and of which sort."""
    of = entry.population
    group = None if same_group(of.group, None) else of.group
    return entry.figures[0].bounds, of.nationality, group, entry.destination


def _is_small(entry: Entry, smallest: int) -> bool:
    most = [figure.bounds.most for figure in entry.figures]
    few = bool(most) and all(each is not None and 0 < each < smallest for each in most)
    return entry.kind in _OF_PEOPLE and few and _days(entry.span).length <= MONTH


def _is_of_one_time(one: Entry, other: Entry) -> bool:
    """Whether two entries may tell of the same people: of one kind, place and time."""
    return (
        one.kind == other.kind
        and same_or_unsaid(one.population.place, other.population.place)
        and _days(one.span).overlaps(_days(other.span))
    )


def _days(span: Span | None) -> Days:
    first, last = (span.first, span.last) if span is not None else (None, None)
    return Days(
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(last) if last else date.max,
    )


def without(account: Account, groups: Iterable[Entry]) -> tuple[Account, tuple[Claim, ...]]:
    """The account without small groups, and the claims whose figures no quotation may tell.

    Deals stay without the steps on these groups, findings only where they are about texts.
    """
    left_out = {entry.id for entry in groups}
    if not left_out:
        return account, ()
    ids = {claim for entry in account.entries() if entry.id in left_out for claim in entry.claims}
    claims = tuple(item.claim for item in account.evidence if item.claim.id in ids)
    shown = replace(
        account,
        deals=tuple(_deal_without(deal, left_out, ids) for deal in account.deals),
        findings=tuple(
            replace(finding, claims=_others(finding.claims, ids))
            if finding.rule in _ON_TEXTS
            else finding
            for finding in account.findings
        ),
    )
    return narrowed(shown, lambda entry: entry.id not in left_out), claims


def _deal_without(deal: Deal, left_out: Collection[str], ids: Collection[str]) -> Deal:
    return replace(
        deal,
        steps=tuple(step for step in deal.steps if step.entry not in left_out),
        sides=tuple(_side_without(side, left_out, ids) for side in deal.sides),
        ties=tuple(tie for tie in deal.ties if not {tie.one, tie.other} & set(left_out)),
        claims=_others(deal.claims, ids),
    )


def _side_without(side: Side, left_out: Collection[str], ids: Collection[str]) -> Side:
    return replace(
        side,
        promises=tuple(
            replace(promise, later_entries=_others(promise.later_entries, left_out))
            for promise in side.promises
            if promise.entry not in left_out
        ),
        releases=tuple(each for each in side.releases if each.entry not in left_out),
        delivered=tuple(
            replace(
                tally,
                entries=_others(tally.entries, left_out),
                claims=_others(tally.claims, ids),
            )
            for tally in side.delivered
        ),
        quality=tuple(each for each in side.quality if not set(each.claims) & set(ids)),
    )


def _others(ids: Iterable[str], left_out: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each not in left_out)
