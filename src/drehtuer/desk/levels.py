"""For whom something is told: anybody, or the team that sees all that is in the books."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drehtuer.books.lives import Directory, directory_of
from drehtuer.books.model import Account
from drehtuer.books.small_groups import small_groups, without
from drehtuer.books.visibility import PUBLIC, TEAM, Visibility, veil, veiled, visibility
from drehtuer.desk.books import Books
from drehtuer.desk.roles import Role

FOR_TEAM = Role.REVIEWER
"""The least role that may have data at the level of the team; all others have what is public."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The books as those may see them whom they are for.

    Attributes:
        level: ``public`` or ``team``.
        account, directory: with initials in place of names that are not shown.
        seen: who is named, and who is not.
    """

    level: str
    account: Account
    directory: Directory
    seen: Visibility


def shown(books: Books, level: str = PUBLIC) -> Shown:
    """The books at a level."""
    if level == TEAM:
        named = tuple((life.name, TEAM) for life in books.directory.lives)
        return Shown(TEAM, books.account, books.directory, Visibility(named, ()))
    made = books.decisions
    seen = visibility(
        books.account, books.people, books.reports, decided=made.shown(), hidden=made.hidden()
    )
    groups = small_groups(books.account, seen)
    account, left_out = without(books.account, groups)
    seen = replace(seen, left_out=len(groups))
    told = veil(directory_of(account, books.people), dict(seen.masked), {})
    account = veiled(account, books.people, books.reports, seen, left_out)
    return Shown(PUBLIC, account, told, seen)
