"""For whom something is told: anybody, or the team that sees all that is in the books."""

from __future__ import annotations

from drehtuer.books.for_everybody import ForEverybody, for_everybody
from drehtuer.books.visibility import PUBLIC, TEAM, Visibility
from drehtuer.desk.books import Books
from drehtuer.desk.roles import Role

FOR_TEAM = Role.REVIEWER
"""The least role that may have data at the level of the team; all others have what is public."""


def shown(books: Books, level: str = PUBLIC) -> ForEverybody:
    """The books at a level; at that of the team nobody is masked, and nothing is left out."""
    if level == TEAM:
        named = tuple((life.name, TEAM) for life in books.directory.lives)
        return ForEverybody(books.account, books.directory, Visibility(named, ()), ())
    made = books.decisions
    return for_everybody(
        books.account, books.people, books.reports, decided=made.shown(), hidden=made.hidden()
    )
