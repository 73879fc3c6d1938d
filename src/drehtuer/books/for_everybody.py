"""The books as everybody may see them.

Initials stand for people who are not publicly known, of whom nothing else stays that a name could
be guessed from; figures on small groups that can mean one of them are left out; reports have
numbers in place of the names of their files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from drehtuer.books.lives import Directory, Life, directory_of
from drehtuer.books.model import Account, Spelling
from drehtuer.books.people import People
from drehtuer.books.small_groups import SMALLEST, small_groups, without
from drehtuer.books.visibility import (
    Visibility,
    numbered,
    spelled_masks,
    veil,
    veiled,
    visibility,
)
from drehtuer.model import Claim, Report


@dataclass(frozen=True, slots=True)
class ForEverybody:
    """What everybody may see.

    Attributes:
        account, directory: with masks in place of what is not shown.
        seen: who is named, and who is not.
        left_out: the claims whose figures are left out.
    """

    account: Account
    directory: Directory
    seen: Visibility
    left_out: tuple[Claim, ...]


def for_everybody(
    account: Account,
    people: People,
    reports: Sequence[Report],
    *,
    decided: Collection[str] = (),
    hidden: Collection[str] = (),
    smallest: int = SMALLEST,
) -> ForEverybody:
    """The books as everybody may see them.

    Args:
        account: the account of the reports, or a part of it.
        people: who is who in them.
        reports: the reports.
        decided: names, in any spelling, that somebody decided to show.
        hidden: names, in any spelling, that somebody decided to hide.
        smallest: how many people a group must be of to be shown in any case.
    """
    seen = visibility(account, people, reports, decided=decided, hidden=hidden)
    groups = small_groups(account, seen, smallest)
    account, left_out = without(account, groups)
    seen = replace(seen, left_out=len(groups))
    told = _directory(directory_of(account, people), people, seen, account)
    return ForEverybody(veiled(account, people, reports, seen, left_out), told, seen, left_out)


def masked_life(life: Life, mask: str) -> Life:
    """Somebody's life under a mask: what is told of them, but nothing of how they are called."""
    spelling = Spelling(
        mask,
        tuple(dict.fromkeys(s for each in life.spellings for s in each.sources)),
        tuple(dict.fromkeys(c for each in life.spellings for c in each.claims)),
    )
    return replace(life, name=mask, spellings=(spelling,), relations=(), roles=())


def _directory(told: Directory, people: People, seen: Visibility, account: Account) -> Directory:
    names: Mapping[str, str] = dict(seen.masked)
    lives = tuple(
        masked_life(life, names[life.name]) if life.name in names else life for life in told.lives
    )
    doubts = tuple(each for each in told.doubts if not {each.one, each.other} & names.keys())
    masks = {**spelled_masks(people, seen), **numbered(account)}
    return veil(replace(told, lives=lives, doubts=doubts), masks, {})
