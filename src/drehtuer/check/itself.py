"""What a draft says twice and not alike.

Found are two figures of one thing that cannot both be (as in :mod:`drehtuer.check.figures`, the
draft's own claims being the books), and what the findings of the draft's own account name: parts
that are not the whole, waves that are more than the total, told as done and as not done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drehtuer.books.accounting import arranged, sections_of
from drehtuer.books.findings import findings
from drehtuer.books.model import Finding
from drehtuer.books.people import People
from drehtuer.books.sources import Sources
from drehtuer.books.told import Told, placed
from drehtuer.check.comparing import compare
from drehtuer.check.figures import is_rival
from drehtuer.check.shelf import Shelf
from drehtuer.model import Report

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
            if is_rival(mine, compare(mine, theirs)):
                rivals[mine.claim.id].append(theirs.claim.id)
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


def _pairs(told: Sequence[Told]) -> list[tuple[Told, Told]]:
    numbered = [item for item in told if item.claim.count and item.claim.count.value is not None]
    return [(one, other) for one in numbered for other in numbered if one is not other]
