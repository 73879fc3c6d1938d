"""What is new in the books since a day: told for the first time, otherwise, or overtaken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from drehtuer.books.likeness import same_or_unsaid
from drehtuer.books.model import Account, Entry, Figure
from drehtuer.books.record import Record
from drehtuer.books.spans import days
from drehtuer.books.told import COMING, DONE, OPEN

CHANGES = ("taken_back", "done", "other_figure", "overtaken", "new")
"""What can be new, the weightiest first.

``taken_back``: a report withdraws a figure. ``done``: what was announced, promised or under
negotiation is now told as done. ``other_figure``: a new report gives another figure for what was
told before. ``overtaken``: of a count of people held there is a later one. ``new``: not told
before.
"""


@dataclass(frozen=True, slots=True)
class Change(Record):
    """Something new since a day.

    Attributes:
        kind: one of ``CHANGES``.
        entry: id of the entry that changed.
        claims: ids of the new claims that say so.
        before: id of the entry that is overtaken, or in which it was announced; else None.
        figures: for ``other_figure``, the figures told before and those told since.
    """

    kind: str
    entry: str
    claims: tuple[str, ...]
    before: str | None = None
    figures: tuple[tuple[Figure, ...], tuple[Figure, ...]] = ((), ())


def changes(account: Account, since: date) -> tuple[Change, ...]:
    """What reports published on a day or later changed in the books.

    A report with no date of publication counts as old: nobody can say that it is new.
    """
    new = {
        item.claim.id
        for item in account.evidence
        if (published := days(item.published)) and published.first >= since
    }
    return changes_by(account, new)


def changes_by(account: Account, new: Collection[str]) -> tuple[Change, ...]:
    """What these claims, by their ids, changed in the books: the weightiest first."""
    found = [change for entry in account.entries() for change in _changes(entry, new, account)]
    return tuple(sorted(found, key=lambda change: CHANGES.index(change.kind)))


def _changes(entry: Entry, new: Collection[str], account: Account) -> Iterator[Change]:
    fresh = tuple(claim for claim in entry.claims if claim in new)
    if not fresh:
        return
    if entry.status == "retracted":
        yield Change("taken_back", entry.id, fresh)
    elif len(fresh) == len(entry.claims):
        announced = _announced(entry, account, new)
        before = announced or _overtaken(entry, account.held, new)
        kind = "done" if announced else "overtaken" if before else "new"
        yield Change(kind, entry.id, fresh, before.id if before else None)
    else:
        figures = tuple(f for f in entry.figures if set(f.claims) <= set(fresh))
        told = tuple(f for f in entry.figures if not set(f.claims) <= set(fresh))
        if figures and told:
            ids = tuple(claim for figure in figures for claim in figure.claims)
            yield Change("other_figure", entry.id, ids, figures=(told, figures))


def _announced(entry: Entry, account: Account, new: Collection[str]) -> Entry | None:
    """The entry in which something now told as done was announced before: the first of them."""
    if entry.status not in DONE:
        return None
    return next(
        (
            other
            for other in account.entries()
            if other.kind == entry.kind
            and other.status in COMING | OPEN
            and not set(other.claims) <= set(new)
            and _is_one_thing(entry, other)
        ),
        None,
    )


def _is_one_thing(one: Entry, other: Entry) -> bool:
    """Whether two entries of a kind share their people, their number, or who does what to whom."""
    if not same_or_unsaid(one.population.place, other.population.place):
        return False
    if one.kind == "measure":
        return one.direction == other.direction and bool(set(one.to) & set(other.to))
    numbers = [{f.count.value for f in entry.figures} - {None} for entry in (one, other)]
    return bool(set(one.persons) & set(other.persons) or numbers[0] & numbers[1])


def _overtaken(entry: Entry, held: Sequence[Entry], new: Collection[str]) -> Entry | None:
    """The newest count of the same people by the same counter that was known before."""

    def day(other: Entry) -> str:
        return (other.span.first if other.span else None) or ""

    if (
        entry.kind != "held"
        or not (entry.figures and entry.span and entry.population.counter)
        or entry.part_of
    ):
        return None
    earlier = [
        other
        for other in held
        if other.population == entry.population
        and other.figures
        and not other.part_of
        and day(other) < day(entry)
        and not set(other.claims) <= set(new)
    ]
    return max(earlier, key=day, default=None)
