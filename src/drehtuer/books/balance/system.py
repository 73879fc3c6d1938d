"""Linear programs over stocks and flows: the least and the most, and what clashes.

Between two days that matter to nobody nothing has to be told apart, so time is cut only where a
statement or a question begins or ends. The unknowns are the stock at each cut and, for each flow,
the number since the first cut: a window is then the difference of two of them, and a system of
twenty thousand statements stays sparse. HiGHS solves; as all figures are whole, so are the bounds
(a fraction is rounded inwards). Which statements a bound rests on is read from the dual solution:
the statements with a price prove the bound by themselves.

A set of statements that cannot all be true is found from the proof of infeasibility (its
multipliers) and made minimal by leaving out one after the other: without any of it the rest could
be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from drehtuer.books.balance.quantities import ENTERED, FLOWS, LEFT, Quantity, Statement, Stock

if TYPE_CHECKING:
    import highspy

_EPSILON = 1e-6
_DAY = timedelta(days=1)
_MORE, _LESS = "more", "less"
"""The unexplained flows: into the population, and out of it."""


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
        asked: quantities that will be asked for, where no statement has their days.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        *,
        unexplained: bool = False,
        asked: Iterable[Quantity] = (),
    ) -> None:
        self.statements = tuple(statements)
        self._kinds = (*FLOWS, _MORE, _LESS) if unexplained else FLOWS
        quantities = [q for statement in self.statements for _, q in statement.terms]
        days = {day for quantity in (*quantities, *asked) for day in _cuts(quantity)}
        self._days = sorted(days) or [date.min]
        self._at = {day: n for n, day in enumerate(self._days)}

    # Columns: first the stocks, then for each flow its number since the first cut.

    def _stock(self, n: int) -> int:
        return n

    def _since(self, kind: str, n: int) -> int:
        return (1 + self._kinds.index(kind)) * len(self._days) + n

    def _row(self, terms: Iterable[tuple[int, Quantity]]) -> dict[int, int]:
        """The columns of a sum of quantities, with their factors."""
        row: dict[int, int] = {}

        def add(column: int, factor: int) -> None:
            row[column] = row.get(column, 0) + factor

        for factor, quantity in terms:
            if isinstance(quantity, Stock):
                add(self._stock(self._at[quantity.day]), factor)
            else:
                add(self._since(quantity.kind, self._at[quantity.last]), factor)
                add(self._since(quantity.kind, self._at[quantity.first - _DAY]), -factor)
        return {column: factor for column, factor in row.items() if factor}

    def _structure(self) -> list[tuple[dict[int, int], float, float]]:
        """The rows that hold whatever is told: the balance, and that flows do not run back."""
        rows: list[tuple[dict[int, int], float, float]] = []
        signs = {ENTERED: 1, _MORE: 1, **dict.fromkeys((*LEFT, _LESS), -1)}
        for n in range(1, len(self._days)):
            balance = {self._stock(n): -1, self._stock(n - 1): 1}
            for kind in self._kinds:
                now, before = self._since(kind, n), self._since(kind, n - 1)
                balance |= {now: signs[kind], before: -signs[kind]}
                rows.append(({now: 1, before: -1}, 0.0, _INFINITY))
            rows.append((balance, 0.0, 0.0))
        return rows

    @cached_property
    def _solver(self) -> highspy.Highs:
        return self._made(self.statements)

    def _made(self, statements: Sequence[Statement]) -> highspy.Highs:
        """The program with some of the statements, those first, in their order."""
        import highspy  # noqa: PLC0415  # large; only who asks for bounds needs it
        import numpy as np  # noqa: PLC0415

        told = [
            (
                self._row(s.terms),
                -_INFINITY if s.least is None else float(s.least),
                _INFINITY if s.most is None else float(s.most),
            )
            for s in statements
        ]
        rows = [*told, *self._structure()]
        columns = (1 + len(self._kinds)) * len(self._days)
        upper = np.full(columns, _INFINITY)
        for kind in self._kinds:
            upper[self._since(kind, 0)] = 0
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = columns, len(rows)
        program.col_cost_, program.col_lower_ = np.zeros(columns), np.zeros(columns)
        program.col_upper_ = upper
        program.row_lower_ = np.array([least for _, least, _ in rows], dtype=float)
        program.row_upper_ = np.array([most for _, _, most in rows], dtype=float)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(row) for row, _, _ in rows)])
        matrix.index_ = np.array([column for row, _, _ in rows for column in row], dtype=np.int32)
        matrix.value_ = np.array([f for row, _, _ in rows for f in row.values()], dtype=float)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("presolve", "off")  # with it the proof of infeasibility is lost
        solver.passModel(program)
        return solver

    @cached_property
    def feasible(self) -> bool:
        """Whether some numbers satisfy all statements."""
        return _is_feasible(self._solver)

    def bounds(self, *terms: tuple[int, Quantity]) -> Bounds:
        """The least and the most a sum of quantities can be, each (factor, quantity).

        Raises:
            InfeasibleError: no numbers satisfy the statements.
            KeyError: a quantity begins or ends on a day that neither a statement nor ``asked`` has.
        """
        if not self.feasible:
            raise InfeasibleError("no numbers satisfy the statements")
        row = self._row(terms)
        least, on_least = self._optimum(row, 1)
        most, on_most = self._optimum(row, -1)
        return Bounds(
            None if least is None else ceil(least - _EPSILON),
            None if most is None else floor(most + _EPSILON),
            on_least,
            on_most,
        )

    def least_unexplained(self) -> int:
        """How many must have come or gone unexplained, at the least; needs ``unexplained``."""
        last = len(self._days) - 1
        row = {self._since(kind, last): 1 for kind in (_MORE, _LESS)}
        found, _ = self._optimum(row, 1)
        return ceil((found or 0.0) - _EPSILON)

    def _optimum(self, row: Mapping[int, int], sign: int) -> tuple[float | None, tuple[str, ...]]:
        """The least of a sum (the most with sign −1), and the ids that prove it."""
        import highspy  # noqa: PLC0415

        solver = self._solver
        for column, factor in row.items():
            solver.changeColCost(column, float(sign * factor))
        solver.run()
        status = solver.getModelStatus()
        value = sign * solver.getInfo().objective_function_value
        prices = list(solver.getSolution().row_dual)
        for column in row:
            solver.changeColCost(column, 0.0)
        if status != highspy.HighsModelStatus.kOptimal:
            return None, ()
        rests_on = dict.fromkeys(
            s.id for s, price in zip(self.statements, prices, strict=False) if abs(price) > _EPSILON
        )
        return value, tuple(rests_on)

    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """Sets of ids that cannot all be true, each minimal, no two with a common id.

        What is told under one id stands or falls together. Empty where all can be true.
        """
        found: list[tuple[str, ...]] = []
        left = list(self.statements)
        while left:
            clash = self._conflict(left)
            if clash is None:
                break
            found.append(clash)
            left = [statement for statement in left if statement.id not in clash]
        return tuple(found)

    def _conflict(self, statements: Sequence[Statement]) -> tuple[str, ...] | None:
        """One minimal set of ids that cannot all be true; None where all can."""
        solver = self._made(statements)
        if _is_feasible(solver):
            return None
        suspects = _blamed(solver, statements)
        if suspects is None or self._are_possible(statements, suspects):
            suspects = list(dict.fromkeys(statement.id for statement in statements))
        # Leaving out the least telling first tends to keep few.
        for each in sorted(suspects, key=lambda id_: self._weight(statements, id_)):
            rest = [id_ for id_ in suspects if id_ != each]
            if not self._are_possible(statements, rest):
                suspects = rest
        return tuple(suspects)

    def _are_possible(self, statements: Sequence[Statement], ids: Sequence[str]) -> bool:
        wanted = set(ids)
        chosen = [statement for statement in statements if statement.id in wanted]
        own = System(chosen, unexplained=_MORE in self._kinds)
        return own.feasible

    def _weight(self, statements: Sequence[Statement], id_: str) -> tuple[int, str]:
        """The number of flows that an id has a say in: many first."""
        return -sum(len(s.terms) for s in statements if s.id == id_), id_


_INFINITY = float("inf")


def _cuts(quantity: Quantity) -> tuple[date, ...]:
    if isinstance(quantity, Stock):
        return (quantity.day,)
    return (quantity.first - _DAY, quantity.last)


def _is_feasible(solver: highspy.Highs) -> bool:
    import highspy  # noqa: PLC0415

    solver.run()
    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _blamed(solver: Any, statements: Sequence[Statement]) -> list[str] | None:
    """The ids in the solver's proof that no numbers satisfy all; None where it gives none."""
    _, has_ray, ray = solver.getDualRay()
    if not has_ray:
        return None
    told = zip(statements, ray, strict=False)
    return list(dict.fromkeys(s.id for s, multiplier in told if abs(multiplier) > _EPSILON))
