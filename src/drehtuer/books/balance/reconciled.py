"""Bounds where not everything told can be true: they hold whichever of it is wrong.

Where statements clash, nobody knows which of them is false. So one of each smallest set that
clashes is left out, in every way there is, until the rest can be true; of the bounds in all these
ways the widest are taken. How many people must have come or gone unexplained, if all were true, is
told beside.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from drehtuer.books.balance.quantities import Quantity, Statement
from drehtuer.books.balance.system import Bounds, System

_WAYS, _WORK = 200, 20_000
"""Ways of leaving statements out that are tried, and statements that are looked at for them; were
there more, all that clash are left out."""


@dataclass(frozen=True)
class Reconciled:
    """Systems that can be, one of which holds; what clashes; and how many are unexplained."""

    systems: Sequence[System]
    clashes: tuple[tuple[str, ...], ...] = ()
    unexplained: int = 0

    def bounds(self, *terms: tuple[int, Quantity]) -> Bounds:
        """The least and the most a sum of quantities can be, whichever system holds."""
        found = [system.bounds(*terms) for system in self.systems]
        least = [each.least for each in found if each.least is not None]
        most = [each.most for each in found if each.most is not None]
        return Bounds(
            min(least) if len(least) == len(found) else None,
            max(most) if len(most) == len(found) else None,
            _each(id_ for each in found for id_ in each.least_rests_on),
            _each(id_ for each in found for id_ in each.most_rests_on),
        )


def reconciled(system: System, doubtful: Collection[str] = ()) -> Reconciled:
    """The ways in which what is told can be true.

    Args:
        system: what is told.
        doubtful: ids of what may be of other people; where it clashes, it is taken to be.
    """
    while not system.feasible:
        clashes = system.conflicts()
        others = {id_ for clash in clashes for id_ in clash if id_ in doubtful}
        if not others:
            break
        system = System(_without(system.statements, others))
    if system.feasible:
        return Reconciled((system,))
    open_ = System(system.statements, unexplained=True)
    unexplained = open_.least_unexplained() if open_.feasible else 0
    systems = _ways(system)
    if systems is None:
        every = [id_ for clash in clashes for id_ in clash]
        systems = [System(_without(system.statements, every))]
    return Reconciled(tuple(systems), clashes, unexplained)


def _ways(system: System) -> list[System] | None:
    """What can be true if no more than needed is left out; None if there are too many ways.

    What is left out meets each set that clashes; fewer come first, so that what leaves out more
    than another way is known as such.
    """
    found: dict[frozenset[str], System] = {}
    tried = {frozenset[str]()}
    left = deque([(frozenset[str](), system)])
    while left:
        out, each = left.popleft()
        if any(less <= out for less in found):
            continue
        if each.feasible:
            found[out] = each
            continue
        if len(tried) > min(_WAYS, _WORK // len(system.statements)):
            return None
        for id_ in each.conflict():
            more = out | {id_}
            if more not in tried:
                tried.add(more)
                left.append((more, System(_without(each.statements, [id_]))))
    return list(found.values())


def _without(statements: Iterable[Statement], ids: Iterable[str]) -> list[Statement]:
    left_out = set(ids)
    return [statement for statement in statements if statement.id not in left_out]


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
