"""The books of a case: made once for each state of the journal, and kept in this process.

Books of many reports take seconds. They are made in a thread, one after the other; meanwhile those
of the state before are shown, and where there are none, a page that asks for patience.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import connections

from drehtuer.books.lives import Directory, accounted, directory_of
from drehtuer.books.model import Account
from drehtuer.books.people import People
from drehtuer.books.subjects import Subject, about
from drehtuer.briefs.lines import References
from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.journal import Place
from drehtuer.model import Report
from drehtuer.people import Decisions
from drehtuer.review import Reviewed, apply

PATIENCE = 2.0
"""How many seconds a page waits for books before it says so."""
_MOST = 8
"""So many books are kept; those not looked at for longest are let go."""


class Asked(NamedTuple):
    """Which books: of which journal, of which state, and of what was published by which day.

    ``confirmed``: whether only those reviews count on which two people agree.
    """

    journal: Place
    place: str
    as_of: date | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Books:
    """What the reports of a case amount to.

    Attributes:
        reports: the reports, as reviewers have them.
        reviewed: what was decided on their claims.
        log: how many entries the log of decisions had.
        account: the account of them.
        people: who is who in them.
        directory: what is told of each person.
        decisions: what was decided on people and deals.
        references: ``17.4`` is the fourth claim of report 17 of the journal, in all cases and at
            all times.
        later: how many reports were published later.
        undated: how many have no date, where one was asked for.
        asked: which books they are.
        state: of the journal, when the books were made.
        is_current: whether nothing was added since.
    """

    reports: tuple[Report, ...]
    reviewed: Reviewed
    log: int
    account: Account
    people: People
    directory: Directory
    decisions: Decisions
    references: References
    later: int
    undated: int
    asked: Asked
    state: tuple[int | str, ...]
    is_current: bool = True


class NotMadeYetError(Exception):
    """The books are being made; try again in a moment."""


_lock = threading.Lock()
_made: OrderedDict[Asked, Books] = OrderedDict()
_in_work: dict[Asked, Future[Books]] = {}
_maker = ThreadPoolExecutor(1, thread_name_prefix="books")


def books_of(case: Case, *, as_of: date | None = None) -> Books:
    """The books of a case.

    Args:
        case: the case.
        as_of: only with what was published by this day.

    Returns:
        The books of the present state of the journal, or of one before while those are being made.

    Raises:
        NotMadeYetError: there are none yet.
        JournalError: the journal cannot be read.
    """
    asked = Asked(settings.JOURNAL, case.place, as_of, case.confirmed)
    state = reading().state()
    with _lock:
        before = _made.get(asked)
        if before is not None:
            _made.move_to_end(asked)
            if before.state == state:
                return before
        work = _in_work.get(asked)
        if work is None:
            work = _in_work[asked] = _maker.submit(_make, asked, state)
    try:
        made = work.result(0 if before is not None else PATIENCE)
    except NotYet:
        if before is None:
            raise NotMadeYetError from None
        return replace(before, is_current=False)
    return made if made.state == state else replace(made, is_current=False)


def books_when_made(case: Case) -> Books:
    """The books of a case, however long it takes; for commands, where nobody waits for a page.

    Raises:
        JournalError: the journal cannot be read.
    """
    while True:
        try:
            return books_of(case)
        except NotMadeYetError:
            continue


def _make(asked: Asked, state: tuple[int | str, ...]) -> Books:
    """Make books, and keep them."""
    try:
        journal = reading()
        chosen = journal.reports(as_of=asked.as_of, state=asked.place or None)
        log = journal.head().entries
        decisions, reviews = journal.decisions(), journal.reviews()
        reviewed = apply(chosen.reports, reviews, confirmed=asked.confirmed)
        account, people = accounted(reviewed.reports, decisions)
        if asked.place:
            account = about(account, Subject(places=frozenset({asked.place})))
        keys = {report.source: key for key, report in zip(chosen.keys, chosen.reports, strict=True)}
        evidence = {item.claim.id: item for item in account.evidence}
        made = Books(
            reports=reviewed.reports,
            reviewed=reviewed,
            log=log,
            account=account,
            people=people,
            directory=directory_of(account, people),
            decisions=decisions,
            references=References(numbers_of(reviewed, keys), evidence, keys),
            later=chosen.later,
            undated=chosen.undated,
            asked=asked,
            state=state,
        )
        with _lock:
            _made[asked] = made
            _made.move_to_end(asked)
            while len(_made) > _MOST:
                _made.popitem(last=False)
        return made
    finally:
        with _lock:
            _in_work.pop(asked, None)
        connections.close_all()


def numbers_of(reviewed: Reviewed, keys: Mapping[str, int]) -> dict[str, str]:
    """The numbers of claims by their ids: ``17.4`` is the fourth of report 17 of the journal.

    A claim that was corrected keeps its number; one that was added stands behind the others.

    Args:
        reviewed: the reports, as they were read and as reviewers have them.
        keys: the numbers of the reports in the journal, by their sources.
    """
    numbers: dict[str, str] = {}
    for source, report in reviewed.as_read.items():
        count = len(report.claims)
        for number, claim in enumerate(report.claims, 1):
            numbers[claim.id] = f"{keys[source]}.{number}{'*' if claim.reader else ''}"
        for card in reviewed.cards.get(source, ()):
            if card.shown is None or card.shown.id in numbers:
                continue
            if card.machine is None:
                count += 1
                numbers[card.shown.id] = f"{keys[source]}.{count}"
            else:
                numbers[card.shown.id] = numbers[card.machine.id]
    return numbers
