"""Swaps: each side lets people go, and a number may stand for both."""

from __future__ import annotations

from dataclasses import replace

from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.scene import Scene

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
