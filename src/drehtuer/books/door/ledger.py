"""What is told of one population, as statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from drehtuer.books.balance import System
from drehtuer.books.balance.statements import (
    Clock,
    LeftOut,
    Said,
    flows_said,
    is_by_another,
    stock_said,
)
from drehtuer.books.door.assumed import AS_USUAL, Asked
from drehtuer.books.flows import Row
from drehtuer.books.likeness import same_or_unsaid
from drehtuer.books.series import Series


class Ledger:
    """What is told of one population, as statements.

    Args:
        series: the counts of the population.
        sections: the rows of the account.
        asked: what is assumed.

    ``said`` has the rows that make statements, by the ids of their entries; ``left`` those that
    make none.
    """

    def __init__(
        self, series: Series, sections: Mapping[str, Sequence[Row]], asked: Asked = AS_USUAL
    ) -> None:
        self.asked = asked
        self.series = series
        self.points = series.in_order()
        self.clock = Clock(point.days for point in self.points)
        self.whom = series.population()
        counts = [
            stock_said(self.clock, row, series.count(row), series.assumption(row))
            for row in self.points
        ]
        flows, self.left = flows_said(self.clock, sections, self.whom, asked.more)
        flows = [each for each in flows if each.assumption not in asked.without]
        self.said: dict[str, Said] = {each.row.entry.id: each for each in (*counts, *flows)}
        self.flows = {
            kind: [r for r in (*sections[kind], *sections["totals"]) if r.entry.kind == kind]
            for kind in ("freed", "listed")
        }
        self.left += [
            LeftOut(row, "impossible")
            for row in sections["held"]
            if not row.can_be and same_or_unsaid(row.entry.population.place, self.whom.place)
        ]
        self.by_others = frozenset(
            each.row.entry.id
            for each in flows
            if is_by_another(each.row, self.whom) and each.assumption != "counters_agree"
        )
        held = (*series.rows, *series.assumed)
        told = (*(each.row for each in flows), *(each.row for each in self.left))
        rows = (*held, *self.flows["freed"], *self.flows["listed"], *told)
        self._rows = {row.entry.id: row for row in rows}

    @cached_property
    def system(self) -> System:
        """All the statements."""
        return System(each for said in self.said.values() for each in said.statements)

    def ids_assuming(self, codes: Collection[str]) -> set[str]:
        """The ids of what is said on some assumptions."""
        return {id_ for id_, said in self.said.items() if said.assumption in codes}

    def claims(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the claims behind entries, each once; of an id of no entry none."""
        known = (self._rows[id_] for id_ in ids if id_ in self._rows)
        return tuple(dict.fromkeys(claim for row in known for claim in row.entry.claims))
