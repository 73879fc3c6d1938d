"""Corrections: what a report takes back of what it, or its outlet, said before."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.sentences.draft import Draft
from drehtuer.claims.sentences.grammar import closed
from drehtuer.claims.sentences.scene import Scene


def take_back(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Mark as retracted what a paragraph that corrects says was said: "We gave the number as 20".

    What stands instead ("the correct figure is 18", "not 61 but 16") is told elsewhere in it. Of
    "not 61 but 16 were freed" the first number is taken back in any paragraph.
    """
    lines = {s.sentence.line for s in scenes if s.starts("status", "correcting")}
    for draft in drafts:
        scene, before = draft.scene, range(draft.last)
        said = not scene.starts("status", "said_before").isdisjoint(before)
        instead = not scene.starts("status", "instead").isdisjoint(before)
        corrected = scene.sentence.line in lines and said and not instead
        if corrected or (draft.status == "asserted" and _is_replaced(draft)):
            draft.status = "retracted"


def _is_replaced(draft: Draft) -> bool:
    """Whether another number stands instead of a claim's: "not | 14 | but 13"."""
    scene, count = draft.scene, draft.count
    if count is None or not count.first:
        return False
    denied = scene.lows[count.first - 1] in closed(scene.language, "negations")
    behind = next((m.first for m in scene.counts if m.first > count.last), 0)
    between = range(count.last + 1, behind)
    return denied and not scene.starts("status", "instead").isdisjoint(between)
