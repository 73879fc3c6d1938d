"""What was decided in a case, of all sorts, as the log has it: one entry after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drehtuer.briefs.lives import decision_of
from drehtuer.briefs.registers import decision_line
from drehtuer.briefs.words import Words
from drehtuer.desk.books import Books
from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.desk.settings import READING
from drehtuer.journal.browsing import entries, newest_reports
from drehtuer.journal.chain import Link
from drehtuer.journal.log import DECISION, LIST, PUBLICATION, REVIEW
from drehtuer.people import Decision
from drehtuer.people.decisions import UNDO, spelled
from drehtuer.register.deciding import decision_of as list_decision_of
from drehtuer.review import Review

SORTS = (DECISION, REVIEW, LIST, PUBLICATION)


class Row(NamedTuple):
    """An entry of the log in words.

    Attributes:
        number: in the log.
        sort: one of ``SORTS``.
        told: what was decided.
        by, at, why: who, when, and why, where it was said.
        stands: whether it was not taken back.
        decision: of a decision on people or deals that can be taken back: its own number.
        claim: of a review: the number of the report, and the key of the claim.
    """

    number: int
    sort: str
    told: str
    by: str
    at: str
    why: str
    stands: bool
    decision: int | None = None
    claim: tuple[int, str] | None = None


def numbers_of(case: Case, books: Books, sorts: Iterable[str]) -> list[int]:
    """The numbers of the entries of a case, the last first.

    Args:
        case: the case.
        books: its books.
        sorts: those that are asked for, of ``SORTS``.
    """
    found: list[int] = []
    subjects = subjects_of(books)
    for sort in sorts:
        rows = entries(READING, sort)
        if sort == REVIEW:
            sources = newest_reports(READING, case.place or None).values("source")
            found += rows.filter(source__in=sources).values_list("number", flat=True)
        elif sort == LIST:
            of_case = rows.filter(source__startswith=f"{case.slug}/")
            found += of_case.values_list("number", flat=True)
        else:
            kept = reading().entries(rows.values_list("number", flat=True))
            found += [
                each.number
                for each in kept
                if (
                    is_of(Decision(**each.record), subjects)
                    if sort == DECISION
                    else each.record["case"] == case.slug
                )
            ]
    return sorted(found, reverse=True)


def rows_of(numbers: Sequence[int], books: Books, words: Words) -> list[Row]:
    """Entries in words.

    Args:
        numbers: theirs in the log, in the order in which they are wanted.
        books: those of the case.
        words: the words they are told in.
    """
    by_number = {each.number: each for each in reading().entries(numbers)}
    standing = _Standing(books)
    return [_row(by_number[n], books, words, standing) for n in numbers if n in by_number]


class _Standing:
    """Which decisions and reviews were not taken back or replaced."""

    def __init__(self, books: Books) -> None:
        self._decisions = {each.number for each in reading().decisions().standing}
        threads = [
            card.thread
            for of_report in books.reviewed.cards.values()
            for card in of_report
            if card.thread is not None
        ]
        self._made = {review.number for thread in threads for review in thread.made}
        self._reviews = {review.number for thread in threads for review in thread.standing}

    def decision(self, made: Decision) -> bool:
        return made.verb == UNDO or made.number in self._decisions

    def review(self, made: Review) -> bool:
        return made.verb == UNDO or made.number in self._reviews or made.number not in self._made


def _row(each: Link, books: Books, words: Words, standing: _Standing) -> Row:
    record = each.record
    who = (record["by"], record["at"], record.get("why", ""))
    if each.sort == DECISION:
        made = Decision(**record)
        stands = standing.decision(made)
        number = made.number if stands and made.verb != UNDO else None
        return Row(each.number, each.sort, decision_of(made, words), *who, stands, number)
    if each.sort == REVIEW:
        review = Review.from_dict(record)
        told = words(
            f"review.told.{review.verb}",
            quote=review.base.quote,
            kind=words(f"kinds.{review.base.kind}"),
            number=review.undoes,
        )
        key = books.references.reports.get(review.source)
        claim = None if key is None else (key, review.claim)
        stands = standing.review(review)
        return Row(each.number, each.sort, told, *who, stands, claim=claim)
    if each.sort == LIST:
        told = decision_line(list_decision_of(record), record["sheet"], words, names=True)
        return Row(each.number, each.sort, f"{record['file']}: {told}", *who, stands=True)
    told = words("desk.publish.told", digest=record["digest"])
    return Row(each.number, each.sort, told, *who, stands=True)


def subjects_of(books: Books) -> frozenset[str]:
    """The names and claims that decisions on people and deals of a case are about."""
    lives = books.directory.lives
    names = {spelled(each.name) for life in lives for each in life.spellings}
    return frozenset(names | books.references.evidence.keys())


def is_of(decision: Decision, subjects: frozenset[str]) -> bool:
    """Whether a decision is about somebody, or about claims, that the books know of."""
    return not subjects.isdisjoint((decision.one, decision.other))
