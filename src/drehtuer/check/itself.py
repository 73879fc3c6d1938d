"""What a draft says twice and not alike.

Found are two figures of one thing that cannot both be (as in :mod:`drehtuer.check.figures`, the
draft's own claims being the books), and what the findings of the draft's own account name: parts
that are not the whole, waves that are more than the total, told as done and as not done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drehtuer.books import account
from drehtuer.books.model import Account
from drehtuer.books.told import Told
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


def own_account(draft: Report) -> Account:
    """The account of the draft alone."""
    return account([draft])


def against_itself(shelf: Shelf, made: Account) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """For each claim that others of the draft contradict: the reason, and the others' ids."""
    against: dict[str, tuple[str, tuple[str, ...]]] = {}
    for finding in made.findings:
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


def _pairs(told: Sequence[Told]) -> list[tuple[Told, Told]]:
    numbered = [item for item in told if item.claim.count and item.claim.count.value is not None]
    return [(one, other) for one in numbered for other in numbered if one is not other]
