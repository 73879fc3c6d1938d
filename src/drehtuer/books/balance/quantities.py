"""What can be told of a population, and asked: stocks on a day, flows in a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ENTERED = "entered"
LEFT = ("freed", "served", "died", "struck")
"""How people leave a population: let go early, term served, died, struck off the list."""
FLOWS = (ENTERED, *LEFT)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stock:
    """How many there are at the end of a day."""

    day: date


@dataclass(frozen=True, slots=True)
class Flow:
    """How many enter or leave from the first to the last day, both counted.

    ``kind`` is one of ``FLOWS``.
    """

    kind: str
    first: date
    last: date


Quantity = Stock | Flow
Terms = tuple[tuple[int, Quantity], ...]
"""A sum of quantities, each with its factor."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sum of quantities lies from ``least`` to ``most`` (None: not bounded there).

    ``id`` names what says so; several statements may share it, and stand or fall together.
    """

    id: str
    terms: Terms
    least: int | None = None
    most: int | None = None


@dataclass(slots=True)
class Sum:
    """What several statements say of one sum of quantities: the tightest, and who says it."""

    terms: Terms
    least: int | None = None
    most: int | None = None
    says_least: str | None = None
    says_most: str | None = None

    def take(self, statement: Statement) -> None:
        """Take in what a statement of the same sum says, where it is tighter."""
        if statement.least is not None and (self.least is None or statement.least > self.least):
            self.least, self.says_least = statement.least, statement.id
        if statement.most is not None and (self.most is None or statement.most < self.most):
            self.most, self.says_most = statement.most, statement.id

    @property
    def cuts(self) -> tuple[date, ...]:
        """The days that its quantities begin after and end with."""
        return cuts(self.terms)

    def statements(self) -> tuple[Statement, ...]:
        """What is told, each side under the id that says it."""
        made = []
        if self.says_least is not None:
            made.append(Statement(self.says_least, self.terms, least=self.least))
        if self.says_most is not None:
            made.append(Statement(self.says_most, self.terms, most=self.most))
        return tuple(made)


def cuts(terms: Terms) -> tuple[date, ...]:
    """The days that must be told apart for a sum: of stocks, the last of flows, that before."""
    days: list[date] = []
    for _, quantity in terms:
        if isinstance(quantity, Stock):
            days.append(quantity.day)
        else:
            days += (quantity.first - _DAY, quantity.last)
    return tuple(days)


def change(quantity: Quantity, other: Quantity) -> Terms:
    """How much more one quantity is than another."""
    return ((1, quantity), (-1, other))


def stock_within(
    id_: str, first: date, last: date, least: int | None, most: int | None
) -> tuple[Statement, ...]:
    """A stock told for some day of a time, nobody knows which.

    On that day it was at most what it was before the time with all who entered in it, and at least
    that without all who left in it: two statements that hold whatever day was meant. For a single
    day they are one.
    """
    if first == last:
        return (Statement(id_, ((1, Stock(first)),), least, most),)
    before = (1, Stock(first - _DAY))
    left = tuple((-1, Flow(kind, first, last)) for kind in LEFT)
    statements = []
    if least is not None:
        statements.append(Statement(id_, (before, (1, Flow(ENTERED, first, last))), least=least))
    if most is not None:
        statements.append(Statement(id_, (before, *left), most=most))
    return tuple(statements)


def flow_within(
    id_: str,
    kinds: Iterable[str],
    begins: tuple[date, date],
    ends: tuple[date, date],
    least: int | None,
    most: int | None,
) -> tuple[Statement, ...]:
    """A flow told for a window whose ends are known to lie between two days each.

    The widest window holds at least as many as told, the narrowest at most as many.

    Args:
        id_: what says so.
        kinds: the flows that are told as one number.
        begins: between which days the window's first day lies.
        ends: between which days its last day lies.
        least: the least that is told.
        most: the most that is told; None for a single event of which others are no part.
    """
    kinds = tuple(kinds)
    statements = []
    if least:
        widest = tuple((1, Flow(kind, begins[0], ends[1])) for kind in kinds)
        statements.append(Statement(id_, widest, least=least))
    if most is not None and begins[1] <= ends[0]:
        narrowest = tuple((1, Flow(kind, begins[1], ends[0])) for kind in kinds)
        statements.append(Statement(id_, narrowest, most=most))
    return tuple(statements)
