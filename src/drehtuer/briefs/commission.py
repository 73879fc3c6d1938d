"""A brief as it was asked for: on what, for whom, with which names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from drehtuer.books.for_everybody import for_everybody
from drehtuer.books.lives import Directory, directory_of
from drehtuer.books.model import Account
from drehtuer.books.people import People
from drehtuer.books.small_groups import SMALLEST
from drehtuer.books.subjects import Subject, about, bearers
from drehtuer.books.visibility import PUBLIC, TEAM, Visibility
from drehtuer.briefs.dossier import dossier, fact_box
from drehtuer.briefs.lines import Outline
from drehtuer.briefs.words import Words
from drehtuer.errors import DrehtuerError
from drehtuer.model import Report


@dataclass(frozen=True, slots=True)
class Commission:
    """What is asked for.

    Attributes:
        about: states and time.
        persons: names, in any spelling, of those whom it is about, too.
        level: for whom it is, one of ``visibility.LEVELS``.
        decided: names, in any spelling, that somebody decided to show.
        hidden: names, in any spelling, that somebody decided to hide.
        box: whether only the fact box is wanted.
        since: begin with what is new since this day.
        smallest: how many people a group must be of to be shown to everybody in any case
            (:mod:`drehtuer.books.small_groups`).
    """

    about: Subject
    persons: tuple[str, ...] = ()
    level: str = PUBLIC
    decided: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    box: bool = False
    since: date | None = None
    smallest: int = SMALLEST


@dataclass(frozen=True, slots=True)
class Commissioned:
    """A brief in words, the books that it tells, and what it reveals of people."""

    outline: Outline
    account: Account
    directory: Directory
    seen: Visibility


def commissioned(
    whole: Account,
    people: People,
    reports: Sequence[Report],
    wanted: Commission,
    words: Words,
    log: tuple[int, str] | None = None,
) -> Commissioned:
    """The brief that was asked for.

    Args:
        whole: the account of the reports.
        people: who is who in them.
        reports: the reports.
        wanted: what is asked for.
        words: the words it is written in.
        log: of the log of decisions: how many entries it has, and the hash of the last one.

    Raises:
        DrehtuerError: the books hold nothing on it.
    """
    account = _narrowed(whole, wanted, words)
    if wanted.level == TEAM:
        told = directory_of(account, people)
        seen = Visibility(tuple((life.name, TEAM) for life in told.lives), ())
    else:
        shown = for_everybody(
            account,
            people,
            reports,
            decided=wanted.decided,
            hidden=wanted.hidden,
            smallest=wanted.smallest,
        )
        account, told, seen = shown.account, shown.directory, shown.seen
    if wanted.box:
        outline = fact_box(account, told, words)
    else:
        outline = dossier(account, told, words, since=wanted.since, log=log)
    return Commissioned(outline, account, told, seen)


def _narrowed(account: Account, wanted: Commission, words: Words) -> Account:
    """The part of the account that was asked about."""
    asked = wanted.about
    for name in wanted.persons:
        found = bearers(account, name)
        if not found:
            raise DrehtuerError(words("people.nobody", name=name))
        asked = replace(asked, persons=asked.persons | found)
    narrowed = about(account, asked)
    if not narrowed.evidence and account.evidence:
        places = {e.population.place for e in account.entries() if e.population.place}
        known = words.join(sorted(words.place(place) for place in places))
        raise DrehtuerError(words("brief.nothing_on", places=known))
    return narrowed
