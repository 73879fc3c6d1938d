"""Swaps: each side lets people go, and a number may stand for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drehtuer.claims.fields.whom import row_of
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed
from drehtuer.claims.sentences.scene import Named, Scene

_NEAR = 3
"""How many words from a number "each" may stand."""


def both_sides(scene: Scene, drafts: list[Draft], context: Context) -> list[Draft]:
    """The other side's claim where a number is told of each: "they freed 185 each"."""
    found = []
    for draft in drafts:
        if draft.kind != "freed" or draft.count is None or not _is_of_each(scene, draft):
            continue
        sides = _parties(scene, context)
        if draft.where is not None and draft.where not in sides:
            sides = [draft.where, *sides]
        named = {p.state: p.full for p in scene.places if p.sort in ("name", "seat")}
        other = replace(draft)
        for claim, side in zip((draft, other), [*sides, None, None], strict=False):
            claim.where = side or claim.where
            claim.by = [named[side]] if side in named else list(claim.by)
        context.parties = sides[:2] if len(sides) > 1 else context.parties
        found.append(other)
    return found


def swapped(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Those freed in return for others of one clause: "X came free in exchange for Y"."""
    exchange = words(scene.language, "status", "exchange")
    found = []
    for draft in drafts:
        if draft.kind != "freed" or len(draft.persons) < 2:
            continue
        given = next(
            (
                n
                for n in scene.names
                if n.full in draft.persons and exchange.match_before(scene.lows, _start(scene, n))
            ),
            None,
        )
        if given is None:
            continue
        row = [n.full for n in row_of(scene, given) if n.full in draft.persons]
        rest = [name for name in draft.persons if name not in row]
        if rest:
            draft.persons = rest
            other = replace(draft, first=given.first, last=given.last, anchor=given.first)
            other.persons, other.where, other.by = row, None, []
            other.same_time = draft
            found.append(other)
    return found


def _start(scene: Scene, named: Named) -> int:
    """Where a name's phrase begins, with its office, article and nationality."""
    first = named.first if named.role_first is None else named.role_first
    small = closed(scene.language, "determiners")
    while first > 0 and (
        scene.lows[first - 1] in small or any(p.last == first - 1 for p in scene.places)
    ):
        first -= 1
    return first


def _parties(scene: Scene, context: Context) -> list[str]:
    """The states that swap: those the sentence names, else those that swapped before."""
    named = dict.fromkeys(
        p.state for p in scene.places if p.state and p.sort in ("name", "seat", "adjective")
    )
    return list(named) if len(named) > 1 else context.parties


def _is_of_each(scene: Scene, draft: Draft) -> bool:
    """Whether a number holds for each of two: "je 185", "150 apiece", "each side released 12"."""
    count = draft.count
    if count is None or count.count.value is None:
        return False
    each = scene.starts("tallies", "each")
    near = (
        *range(max(0, count.first - _NEAR), count.first),
        *range(count.last + 1, min(len(scene.lows), count.last + 1 + _NEAR)),
    )
    other = [m for m in scene.counts if m.number != count.number]
    if any(
        k in each and not any(_is_between(k, count.number, m.number) for m in other) for k in near
    ):
        return True
    clause = scene.clauses[scene.clause_of[draft.anchor]]
    return not scene.starts("tallies", "sides").isdisjoint(clause.tokens)


def _is_between(k: int, one: int, other: int) -> bool:
    return min(one, other) < k < max(one, other) or k == other
