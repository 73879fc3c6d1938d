"""Corrections: what a report takes back of what it, or its outlet, said before."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.cues import words
from drehtuer.claims.draft import Draft
from drehtuer.claims.scene import Scene


def take_back(scenes: Sequence[Scene], drafts: Sequence[Draft], language: str) -> None:
    """Mark as retracted what a paragraph that corrects says was said: "We gave the number as 20".

    What stands instead ("the correct figure is 18", "not 61 but 16") is told elsewhere in it.
    """
    correcting, before, instead = (
        words(language, "status", name) for name in ("correcting", "said_before", "instead")
    )
    lines = {
        scene.sentence.line
        for scene in scenes
        if correcting.any_at(scene.lows, range(len(scene.lows)))
    }
    for draft in drafts:
        lows = draft.scene.lows
        said = draft.scene.sentence.line in lines and before.any_at(lows, range(draft.last))
        if said and not instead.any_at(lows, range(draft.last)):
            draft.status = "retracted"
