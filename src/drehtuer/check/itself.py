"""What a draft says twice and not alike.

Found are two figures of one thing that cannot both be (as in :mod:`drehtuer.check.figures`, the
draft's own claims being the books), and what the findings of the draft's own account name: parts
that are not the whole, waves that are more than the total, told as done and as not done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from drehtuer.books.accounting import arranged, sections_of
from drehtuer.books.findings import findings
from drehtuer.books.likeness import same_or_unsaid
from drehtuer.books.model import Finding
from drehtuer.books.people import People
from drehtuer.books.sources import Sources
from drehtuer.books.told import FLOWS, Told, placed
from drehtuer.check.comparing import compare, says_time_itself
from drehtuer.check.figures import is_rival
from drehtuer.check.shelf import Shelf
from drehtuer.model import Claim, Report

_RULES = {
    "parts_differ_from_whole": "sum",
    "total_does_not_fit": "sum",
    "status_differs": "status",
    "freed_and_held": "status",
}
"""The findings on one report that are told, and the reason that each amounts to."""


def against_itself(draft: Report, shelf: Shelf) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """For each claim that others of the draft contradict: the reason, and the others' ids.

    Args:
        draft: the draft.
        shelf: its claims.
    """
    against: dict[str, tuple[str, tuple[str, ...]]] = {}
    for finding in _findings(draft):
        if finding.rule in _RULES and finding.severity != "note":
            for claim in finding.claims:
                others = tuple(each for each in finding.claims if each != claim)
                against.setdefault(claim, (_RULES[finding.rule], others))
    rivals: dict[str, list[str]] = defaultdict(list)
    for kind in ("held", "freed", "jailed", "listed"):
        for mine, theirs in _pairs(shelf.of_kind(kind)):
            if is_rival(mine[0], compare(mine[0], theirs[0])):
                for told in mine:
                    rivals[told.claim.id].append(theirs[0].claim.id)
    for claim, ids in rivals.items():
        against.setdefault(claim, ("number", tuple(ids)))
    return against


def _findings(draft: Report) -> tuple[Finding, ...]:
    """The findings on a draft alone; its doors are not asked for."""
    chosen = arranged([draft])
    people = People(chosen)
    told = placed(chosen, people)
    sections = sections_of(told, people, Sources(chosen, ()))
    return findings(sections, (), told, people, chosen, ())


def _pairs(told: Sequence[Told]) -> Iterator[tuple[list[Told], list[Told]]]:
    """Claims with another number of a time that overlaps, those that say the same together.

    A sentence on people who went in or out that says no time may sum up more than those before it.
    """
    alike: dict[Claim, list[Told]] = defaultdict(list)
    for item in told:
        timeless = item.claim.kind in FLOWS and not says_time_itself(item)
        if item.claim.count and item.claim.count.value is not None and not timeless:
            count = replace(item.claim.count, text="")
            part = item.claim.part_of and "part"
            same = replace(item.claim, id="", start=0, end=0, quote="", count=count, part_of=part)
            alike[same].append(item)
    for mine, theirs in permutations(alike.values(), 2):
        one, other = mine[0], theirs[0]
        if one.days.overlaps(other.days) and same_or_unsaid(one.place, other.place):
            yield mine, theirs
