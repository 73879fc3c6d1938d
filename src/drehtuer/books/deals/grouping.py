"""Ties put together: which entries make one deal, by the machine and as decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drehtuer.books.deals.pieces import Piece, by_report
from drehtuer.books.deals.ties import FAR, NEAR, TOLD, Edge
from drehtuer.books.spans import Days, gap
from drehtuer.people import Decision


@dataclass(frozen=True)
class Group:
    """The entries of one deal, by id, the ties between them, and what was decided about them."""

    members: frozenset[str]
    edges: tuple[Edge, ...]
    decisions: tuple[int, ...] = ()


def groups(
    pieces: Mapping[str, Piece],
    edges: Sequence[Edge],
    joined: Sequence[Decision] = (),
    split: Sequence[Decision] = (),
) -> list[Group]:
    """The entries of each deal.

    Decisions go first: what is joined is one deal. An entry that is split from another stays with
    the others that it is tied to unless they belong to that one's deal.

    Args:
        pieces: the entries, by id.
        edges: the ties between them.
        joined: decisions that bring two claims together; those on claims of no entry here are left
            out, as in ``split``.
        split: decisions that keep two claims apart.
    """
    entry_of = {each.told.claim.id: each.entry for p in pieces.values() for each in p.said}
    together = [(d, *pair) for d in joined if (pair := _entries(d, entry_of))]
    apart = [(d, *pair) for d in split if (pair := _entries(d, entry_of))]
    by_hand = [Edge(one, other, "decided", (d.one, d.other)) for d, one, other in together]
    taken_out = {one for _, one, _ in apart}
    barred = [(one, other) for _, one, other in apart]

    def weight(edge: Edge) -> tuple[bool, bool, bool, Edge]:
        """Sort key: decided first, then what nothing was taken out of, then what is told."""
        moved = edge.one in taken_out or edge.other in taken_out
        return (edge.reason != "decided", moved, edge.reason not in TOLD, edge)

    united = _Union(pieces, barred)
    kept = [
        edge for edge in sorted([*by_hand, *edges], key=weight) if united.join(edge.one, edge.other)
    ]
    for piece in pieces.values():
        whole = piece.row.entry.part_of
        if not whole or whole not in pieces or gap(pieces[whole].days, piece.days) > FAR:
            continue
        if united.join(whole, piece.id):
            claims = pieces[whole].row.best.claim.id, piece.row.best.claim.id
            kept.append(Edge(whole, piece.id, "part", claims))
    kept += _contacts(pieces, united)
    numbers: dict[str, set[int]] = defaultdict(set)
    for decision, one, other in (*together, *apart):
        for each in (one, other):
            numbers[united.home(each)].add(decision.number)
    edges_of: dict[str, list[Edge]] = defaultdict(list)
    for edge in kept:
        if united.home(edge.one) == united.home(edge.other):
            edges_of[united.home(edge.one)].append(edge)
    return [
        Group(frozenset(members), tuple(edges_of[home]), tuple(sorted(numbers[home])))
        for home, members in united.members().items()
        if _is_deal([pieces[each] for each in members], edges_of[home])
    ]


def _entries(decision: Decision, entry_of: Mapping[str, str]) -> tuple[str, str] | None:
    one, other = entry_of.get(decision.one), entry_of.get(decision.other)
    return (one, other) if one and other and one != other else None


def _is_deal(pieces: Iterable[Piece], edges: Sequence[Edge]) -> bool:
    """Whether entries make a deal: people for relief, people for people, or a promise of people."""
    members, reasons = {piece.id: piece for piece in pieces}, {edge.reason for edge in edges}
    if "decided" in reasons or any(piece.opens for piece in members.values()):
        return True
    return any(
        edge.reason in TOLD
        or (
            edge.reason == "same_report"
            and any(members[e].is_given for e in (edge.one, edge.other))
        )
        for edge in edges
    )


class _Union:
    """Which entries are one, with pairs that may never be."""

    def __init__(self, pieces: Iterable[str], barred: Iterable[tuple[str, str]]) -> None:
        self._home = {each: each for each in pieces}
        self._members = {each: {each} for each in self._home}
        self._barred = list(barred)

    def home(self, entry: str) -> str:
        """The entry that stands for all that are one with this."""
        return self._home[entry]

    def members(self) -> Mapping[str, set[str]]:
        """All that are one, by the entry that stands for them."""
        return self._members

    def join(self, one: str, other: str) -> bool:
        """Make two one, unless that brings together what may not be; whether they are one."""
        to, gone = self._home[one], self._home[other]
        if to == gone:
            return True
        if any({self._home[a], self._home[b]} == {to, gone} for a, b in self._barred):
            return False
        if len(self._members[to]) < len(self._members[gone]):
            to, gone = gone, to
        moved = self._members.pop(gone)
        self._members[to] |= moved
        self._home.update(dict.fromkeys(moved, to))
        return True


def _contacts(pieces: Mapping[str, Piece], united: _Union) -> list[Edge]:
    """Meetings and calls between the states of a deal that one of its reports tells for its time.

    One that fits several goes to the nearest in time.
    """
    bodies = {
        home: [pieces[each] for each in members]
        for home, members in united.members().items()
        if any(not pieces[each].is_contact for each in members)
    }
    states = {
        home: frozenset().union(*(p.others | {p.holder or ""} for p in members))
        for home, members in bodies.items()
    }
    best: dict[str, tuple[tuple[object, ...], Edge]] = {}
    for told in by_report(pieces.values()):
        others = [(p, s) for p, s in told if not p.is_contact]
        for contact, met in ((p, s) for p, s in told if p.is_contact):
            for piece, said in others:
                home = united.home(piece.id)
                known = states[home]
                apart = gap(met.days, _dated(said.days, piece.days))
                foreign = met.others & _others(bodies[home])
                if not foreign or not met.others <= known or apart > NEAR:
                    continue
                claims = met.told.claim.id, said.told.claim.id
                edge = Edge(piece.id, contact.id, "met", claims)
                rank = (apart, piece.id, claims)
                if contact.id not in best or rank < best[contact.id][0]:
                    best[contact.id] = rank, edge
    return [edge for _, edge in best.values() if united.join(edge.one, edge.other)]


def _others(members: Iterable[Piece]) -> frozenset[str]:
    """The states that take part without holding anybody."""
    members = list(members)
    holders = {piece.holder for piece in members if piece.is_release or piece.is_promise}
    return frozenset().union(*(piece.others for piece in members)) - holders


def _dated(said: Days, entry: Days) -> Days:
    return entry if entry.closed else said
