"""Sums over stocks and flows as a linear program, solved by HiGHS.

Between two days that matter to nobody nothing has to be told apart, so time is cut only where a
statement or a question begins or ends. The unknowns are the stock at the first cut and, for each
flow, the number since then: a window is the difference of two unknowns, a stock the first one with
all flows since, and a system of many statements stays sparse. What a bound rests on is read from
the dual solution: the statements with a price prove the bound by themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from drehtuer.books.balance.quantities import ENTERED, Quantity, Stock, Sum, Terms

MORE, LESS = "more", "less"
"""The unexplained flows: into the population, and out of it."""

_INFINITY = float("inf")
_EPSILON = 1e-6
_DAY = timedelta(days=1)
_PRIMAL = 4
"""HiGHS's number for the primal simplex method."""

_Row = tuple[tuple[int, int], ...]
"""Columns with their factors."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A row with its bounds, and who says them."""

    row: _Row
    least: float = -_INFINITY
    most: float = _INFINITY
    says_least: str | None = None
    says_most: str | None = None


class Program:
    """A linear program.

    Args:
        sums: what is told.
        kinds: the flows there are.
        days: further days that questions may begin or end on (the day before, for a flow).
    """

    def __init__(self, sums: Sequence[Sum], kinds: Sequence[str], days: Iterable[date] = ()):
        self._kinds = tuple(kinds)
        self._days = sorted({*days, *(day for each in sums for day in each.cuts)}) or [date.min]
        self._at = {day: n for n, day in enumerate(self._days)}
        self._rows: list[_Held] = []
        self._first = {kind: n * (len(self._days) - 1) for n, kind in enumerate(self._kinds)}
        self._values: Sequence[float] = ()
        own = self._structure()
        for each in sums:
            row = tuple(sorted(self.row(each.terms).items()))
            held = own.pop(row, _Held(row))
            if each.least is not None and each.least > held.least:
                held = replace(held, least=float(each.least), says_least=each.says_least)
            if each.most is not None:
                held = replace(held, most=float(each.most), says_most=each.says_most)
            self._rows.append(held)
        self._rows += own.values()

    def _structure(self) -> dict[_Row, _Held]:
        """What holds whatever is told: no stock is negative, and no flow runs back."""
        rows = [self._stock(n) for n in range(len(self._days))]
        rows += [
            self._since(kind, n - 1, n) for n in range(1, len(self._days)) for kind in self._kinds
        ]
        keys = [tuple(row.items()) for row in rows]  # their columns ascend
        return {key: _Held(key, least=0.0) for key in keys}

    def has(self, days: Iterable[date]) -> bool:
        """Whether it can be asked for what begins or ends on these days."""
        return all(day in self._at for day in days)

    # Column 0 is the stock at the first cut; then, for each flow, its number since, cut by cut.

    def _column(self, kind: str, n: int) -> int:
        return self._first[kind] + n

    def _since(self, kind: str, n: int, m: int) -> dict[int, int]:
        row = {self._column(kind, n): -1} if n else {}
        if m:
            column = self._column(kind, m)
            row[column] = row.get(column, 0) + 1
        return row

    def _stock(self, n: int) -> dict[int, int]:
        row = {0: 1}
        for kind in self._kinds if n else ():
            row[self._column(kind, n)] = 1 if kind in (ENTERED, MORE) else -1
        return row

    def row(self, terms: Iterable[tuple[int, Quantity]]) -> dict[int, int]:
        """The columns of a sum of quantities, with their factors."""
        row: dict[int, int] = {}
        for factor, quantity in terms:
            if isinstance(quantity, Stock):
                part = self._stock(self._at[quantity.day])
            else:
                first, last = quantity.first - _DAY, quantity.last
                part = self._since(quantity.kind, self._at[first], self._at[last])
            for column, one in part.items():
                row[column] = row.get(column, 0) + factor * one
        return {column: factor for column, factor in row.items() if factor}

    @cached_property
    def _solver(self) -> Any:
        return self._made(presolve=True)

    def _made(self, *, presolve: bool) -> Any:
        import highspy  # noqa: PLC0415  # large; only who asks for bounds needs it
        import numpy as np  # noqa: PLC0415

        columns = 1 + len(self._kinds) * (len(self._days) - 1)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = columns, len(self._rows)
        program.col_cost_, program.col_lower_ = np.zeros(columns), np.zeros(columns)
        program.col_upper_ = np.full(columns, _INFINITY)
        program.row_lower_ = np.array([held.least for held in self._rows], dtype=float)
        program.row_upper_ = np.array([held.most for held in self._rows], dtype=float)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(held.row) for held in self._rows)], dtype=np.int32)
        entries = [entry for held in self._rows for entry in held.row]
        matrix.index_ = np.array([column for column, _ in entries], dtype=np.int32)
        matrix.value_ = np.array([factor for _, factor in entries], dtype=float)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("presolve", "on" if presolve else "off")
        solver.passModel(program)
        return solver

    @cached_property
    def feasible(self) -> bool:
        """Whether some numbers satisfy all sums."""
        found = self._runs(self._solver)
        # Other questions change only the prices: what was found stays possible, and the primal
        # simplex goes on from there.
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)
        return found

    def _runs(self, solver: Any) -> bool:
        import highspy  # noqa: PLC0415

        solver.run()
        found = bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)
        if found:
            self._values = solver.getSolution().col_value
        return found

    def least(self, terms: Terms) -> tuple[float, tuple[str, ...]] | None:
        """The least a sum of quantities can be and the ids that prove it; None without bound."""
        row = self.row(terms)
        if not self.feasible:
            return None
        solver = self._solver
        for column, factor in row.items():
            solver.changeColCost(column, float(factor))
        found = self._runs(solver)
        value = solver.getInfo().objective_function_value
        prices = list(solver.getSolution().row_dual) if found else []
        for column in row:
            solver.changeColCost(column, 0.0)
        says = [
            held.says_least if price > 0 else held.says_most
            for held, price in zip(self._rows, prices, strict=False)
            if price > _EPSILON or price < -_EPSILON
        ]
        return (value, tuple(dict.fromkeys(filter(None, says)))) if found else None

    def blamed(self) -> list[str]:
        """The ids in a proof that no numbers satisfy all sums; none where it gives none."""
        solver = self._made(presolve=False)  # with presolve the proof is lost
        if self._runs(solver):
            return []
        _, has_ray, ray = solver.getDualRay()
        if not has_ray:
            return []
        says = [
            id_
            for held, multiplier in zip(self._rows, ray, strict=False)
            if abs(multiplier) > _EPSILON
            for id_ in (held.says_least, held.says_most)
        ]
        return list(dict.fromkeys(filter(None, says)))

    def breach(self, told: Sum) -> float:
        """By how much the last solution breaks a sum, which need not be in the program.

        Between two cuts flows are taken to be even: so they never run back, and no stock falls
        below zero.
        """
        value = sum(factor * self._value(quantity) for factor, quantity in told.terms)
        under = 0.0 if told.least is None else told.least - value
        over = 0.0 if told.most is None else value - told.most
        return max(under, over)

    def _value(self, quantity: Quantity) -> float:
        if isinstance(quantity, Stock):
            flows = (
                (1 if kind in (ENTERED, MORE) else -1) * self._number(kind, quantity.day)
                for kind in self._kinds
            )
            return self._values[0] + sum(flows)
        last = self._number(quantity.kind, quantity.last)
        return last - self._number(quantity.kind, quantity.first - _DAY)

    def _number(self, kind: str, day: date) -> float:
        """How many there were of a flow from the first cut to a day."""
        n = bisect_right(self._days, day) - 1
        if n < 0:
            return 0.0
        before = self._values[self._column(kind, n)] if n else 0.0
        if n + 1 == len(self._days):
            return before
        share = (day - self._days[n]).days / (self._days[n + 1] - self._days[n]).days
        return before + share * (self._values[self._column(kind, n + 1)] - before)
