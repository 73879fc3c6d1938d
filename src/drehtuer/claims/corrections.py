"""Corrections: what a report takes back of what it, or its outlet, said before."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.draft import Draft
from drehtuer.claims.scene import Scene


def take_back(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Mark as retracted what a paragraph that corrects says was said: "We gave the number as 20".

    What stands instead ("the correct figure is 18", "not 61 but 16") is told elsewhere in it.
    """
    lines = {s.sentence.line for s in scenes if s.starts("status", "correcting")}
    for draft in drafts:
        scene, before = draft.scene, range(draft.last)
        said = not scene.starts("status", "said_before").isdisjoint(before)
        instead = not scene.starts("status", "instead").isdisjoint(before)
        if scene.sentence.line in lines and said and not instead:
            draft.status = "retracted"
