"""Statements on one population: the least and the most of a quantity, and what clashes.

Statements of the same sum are merged first, the tightest on either side remembered with its id:
what thousands of claims repeat comes down to some hundred sums. :mod:`program` makes a linear
program of them. As all figures are whole, so are the bounds (a fraction is rounded inwards).

**Large systems.** Up to ``WHOLE`` different sums the program has them all and the bounds are
exact (but for whole numbers that a linear program cannot see). Beyond, it begins with those that
lie nearest to what is asked and those of the longest windows, and takes in, round by round, those
that its solution breaks most. If none is broken, the bound is exact; if the rounds are used up
first, it rests on some of the statements only and so is at most wider than it could be, never
wrong. :meth:`System.around` does the same for a short time on purpose.

A set of statements that cannot all be true is found from the proof of infeasibility (its
multipliers) and made minimal by leaving out one after the other: without any of it the rest could
be true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from math import ceil, floor
from typing import Any

from drehtuer.books.balance.program import LESS, MORE, Program
from drehtuer.books.balance.quantities import FLOWS, Flow, Quantity, Statement, Sum, Terms, cuts

_EPSILON = 1e-6
WHOLE = 3000
"""So many different sums are taken into a program at once."""
_START, _STEP, _ROUNDS = 600, 300, 3
"""Of a larger system: with how many sums to begin, how many to take in, and how often."""


class InfeasibleError(ValueError):
    """No numbers satisfy the statements; :meth:`System.conflicts` tells which clash."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most a quantity can be (None: unbounded), and what each rests on (ids)."""

    least: int | None
    most: int | None
    least_rests_on: tuple[str, ...] = ()
    most_rests_on: tuple[str, ...] = ()


class System:
    """Statements on one population.

    Args:
        statements: what is told.
        unexplained: whether people may come and go in ways that no flow tells. Without, the
            balance is strict.
    """

    def __init__(self, statements: Iterable[Statement], *, unexplained: bool = False) -> None:
        self.statements = tuple(statements)
        self._unexplained = unexplained
        self._kinds = (*FLOWS, MORE, LESS) if unexplained else FLOWS
        self.sums = merged(self.statements)
        self._last: Program | None = None

    @cached_property
    def feasible(self) -> bool:
        """Whether some numbers satisfy all statements, as far as their program was taken."""
        return (self._last or self._program(())).feasible

    def bounds(self, *terms: tuple[int, Quantity]) -> Bounds:
        """The least and the most a sum of quantities can be, each (factor, quantity).

        Raises:
            InfeasibleError: no numbers satisfy the statements.
        """
        if not self._program(terms).feasible:
            raise InfeasibleError("no numbers satisfy the statements")
        known = self._known(terms)
        if known is not None:
            return known
        least, on_least = self._optimum(terms, 1)
        most, on_most = self._optimum(terms, -1)
        return Bounds(
            None if least is None else ceil(least - _EPSILON),
            None if most is None else floor(most + _EPSILON),
            on_least,
            on_most,
        )

    def least_unexplained(self) -> int:
        """How many must have come or gone unexplained, at the least; needs ``unexplained``.

        Raises:
            InfeasibleError: no numbers satisfy the statements even so.
        """
        days = sorted({day for each in self.sums for day in each.cuts})
        if not days or len(days) < 2:
            return 0
        window = days[0] + timedelta(days=1), days[-1]
        return self.bounds((1, Flow(MORE, *window)), (1, Flow(LESS, *window))).least or 0

    def around(self, first: date, last: date, most: int = 60) -> System:
        """The statements on the time from one day to another and, while they are few, around it.

        The bounds they give hold; the whole system may give tighter ones. The time is widened by
        its own length (a month at least) as long as no more than ``most`` sums lie in it.
        """
        if len(self.sums) <= most:
            return self
        spans = [(min(each.cuts), max(each.cuts)) for each in self.sums]
        margin = timedelta(0)
        step = max(timedelta(days=31), last - first)
        chosen: list[Sum] = []
        while True:
            wider = [
                each
                for each, (begin, end) in zip(self.sums, spans, strict=True)
                if first - margin <= begin and end <= last + margin
            ]
            if chosen and len(wider) > most:
                break
            chosen = wider
            if len(chosen) > most or len(chosen) == len(self.sums):
                break
            margin, step = margin + step, 2 * step
        return System(
            [statement for each in chosen for statement in each.statements()],
            unexplained=self._unexplained,
        )

    def _optimum(
        self, terms: Sequence[tuple[int, Quantity]], sign: int
    ) -> tuple[float | None, tuple[str, ...]]:
        """The least of a sum (the most with sign −1), and the ids that prove it."""
        priced = tuple((sign * factor, quantity) for factor, quantity in terms)
        found = self._program(priced).least(priced)
        return (None, ()) if found is None else (sign * found[0], found[1])

    def _known(self, terms: Terms) -> Bounds | None:
        """The bounds of a sum each quantity of which is told as one number."""
        told = [self._alone.get(quantity) for _, quantity in terms]
        exact = [e for e in told if e is not None and e.least is not None and e.least == e.most]
        if len(exact) < len(told):
            return None
        value = sum(f * (each.least or 0) for (f, _), each in zip(terms, exact, strict=True))
        says = dict.fromkeys(id_ for each in exact for id_ in (each.says_least, each.says_most))
        ids = tuple(id_ for id_ in says if id_ is not None)
        return Bounds(value, value, ids, ids)

    @cached_property
    def _alone(self) -> dict[Quantity, Sum]:
        """What is told of single quantities."""
        return {
            each.terms[0][1]: each
            for each in self.sums
            if len(each.terms) == 1 and each.terms[0][0] == 1
        }

    def _program(self, asked: Terms) -> Program:
        """A program with the cuts of what is asked and all the sums that matter to it."""
        large = len(self.sums) > WHOLE
        days = frozenset(cuts(asked))
        if self._last is None or large or not self._last.has(days):
            self._last = self._grown(asked, days) if large else self._of(self.sums, days)
        return self._last

    def _of(self, sums: Sequence[Sum], days: Iterable[date] = ()) -> Program:
        return Program(sums, self._kinds, days)

    def _grown(self, asked: Terms, days: frozenset[date]) -> Program:
        """The program of a large system, grown by the statements that its solution breaks."""
        ends = sorted(days)

        def far(each: Sum) -> tuple[int, int]:
            near = min((abs((c - e).days) for c in each.cuts for e in ends), default=0)
            length = (max(each.cuts) - min(each.cuts)).days
            return near - 3 * length, near

        order = sorted(self.sums, key=far)
        taken, left = order[:_START], order[_START:]
        program = self._of(taken, days)
        for _ in range(_ROUNDS):
            if program.least(asked) is None and not program.feasible:
                break
            breaks = [(program.breach(each), n) for n, each in enumerate(left)]
            worst = sorted((b for b in breaks if b[0] > _EPSILON), reverse=True)[:_STEP]
            if not worst:
                break
            into = {n for _, n in worst}
            taken = [*taken, *(left[n] for n in sorted(into))]
            left = [each for n, each in enumerate(left) if n not in into]
            program = self._of(taken, days)
        return program

    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """Sets of ids that cannot all be true, each minimal, no two with a common id.

        What is told under one id stands or falls together. Empty where all can be true.
        """
        found: list[tuple[str, ...]] = []
        rest = self
        while not rest.feasible:
            clash = rest.conflict()
            found.append(clash)
            left = [statement for statement in rest.statements if statement.id not in clash]
            rest = System(left, unexplained=self._unexplained)
        return tuple(found)

    def conflict(self) -> tuple[str, ...]:
        """One minimal set of ids that cannot all be true; needs a system that is not feasible."""
        of: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            of[statement.id].append(statement)

        def only(ids: Iterable[str]) -> System:
            chosen = [statement for id_ in ids for statement in of[id_]]
            return System(chosen, unexplained=self._unexplained)

        def weight(id_: str) -> tuple[int, str]:
            return -sum(len(statement.terms) for statement in of[id_]), id_

        # Leaving out those with a say in many flows first tends to keep few. What a proof does not
        # need goes at once.
        suspects = sorted(self.blamed() or of, key=weight)
        needed = 0
        while needed < len(suspects):
            rest = only([*suspects[:needed], *suspects[needed + 1 :]])
            if rest.feasible:
                needed += 1
            else:
                blamed = set(rest.blamed()) or set(suspects)
                suspects = [id_ for n, id_ in enumerate(suspects) if n != needed and id_ in blamed]
        return tuple(id_ for id_ in of if id_ in set(suspects))

    def blamed(self) -> list[str]:
        """The ids in a proof that not all can be true; none where the solver gives none."""
        return (self._last or self._program(())).blamed()


def merged(statements: Iterable[Statement]) -> list[Sum]:
    """One sum for all statements of the same quantities, with the tightest bounds told."""
    found: dict[Terms, Sum] = {}
    for statement in statements:
        terms = _combined(statement.terms)
        found.setdefault(terms, Sum(terms)).take(statement)
    return list(found.values())


@lru_cache(maxsize=65536)
def _combined(terms: Terms) -> Terms:
    """The terms in one order, each quantity once."""
    factors: dict[Any, int] = defaultdict(int)
    for factor, quantity in terms:
        factors[quantity] += factor
    ordered = sorted(((f, q) for q, f in factors.items() if f), key=lambda term: repr(term[1]))
    return tuple(ordered)
