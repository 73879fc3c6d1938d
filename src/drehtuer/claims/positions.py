"""Positions: the stands that named speakers take on the bargaining."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from drehtuer.claims.attributions import STANDS, Voices
from drehtuer.claims.circumstances import evidence_of
from drehtuer.claims.cues import words
from drehtuer.claims.draft import Draft
from drehtuer.claims.grammar import closed
from drehtuer.claims.scene import Scene
from drehtuer.claims.voices import Statement

_VIEW_REACH = 20


@cache
def question_words(language: str) -> frozenset[str]:
    """Words that open an indirect question ("how", "whether"), which takes no stand."""
    return closed(language, "questions")


def read_positions(
    text: str,
    language: str,
    voices: Voices,
    scenes: Sequence[Scene],
    statements: Sequence[Statement],
) -> list[Draft]:
    """A named person's or body's stand on the bargaining, where no other claim says it already."""
    found: list[Draft] = []
    begins = [scene.sentence.start for scene in scenes]
    for statement in statements:
        stand = statement.stance in STANDS or _is_view(text, language, statement)
        if statement.continued and not stand:
            continue
        told = statement.stance == "thank" and statement.kind != "reported"
        if (
            told
            or not voices.is_named(statement)
            or (id(statement) in voices.carried and not stand)
        ):
            continue
        if not stand and (statement.kind == "reported" or voices.is_medium(statement)):
            continue
        n = (
            bisect_right(
                begins, min(statement.start, statement.cue[0]) if stand else statement.start
            )
            - 1
        )
        if n < 0 or scenes[n].genre == "boilerplate" or scenes[n].is_heading:
            continue
        scene = scenes[n]
        start = (
            min(statement.start, statement.cue[0])
            if statement.kind == "reported"
            else statement.start
        )
        inside = [
            k
            for k, t in enumerate(scene.tokens)
            if start <= t.start and t.end <= max(statement.end, statement.cue[1])
        ]
        first = scene.lows[inside[0]] if inside else ""
        if first in question_words(language):
            continue
        if not stand and not _judges(scene, inside):
            continue
        if len(inside) < 3 or not _bargaining(scene, inside, names=stand):
            continue
        draft = Draft("position", scene, inside[0], inside[-1], anchor=inside[0])
        draft.speakers = voices.names(statement)
        clause = scene.clauses[scene.clause_of[inside[0]]]
        if len(inside) < 4:
            draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
    return found


def _judges(scene: Scene, tokens: Sequence[int]) -> bool:
    """Whether the words judge or say what ought to be, rather than tell what happened."""
    judging = words(scene.language, "position", "judging")
    return any(judging.match(scene.lows, k) for k in tokens)


def _is_view(text: str, language: str, statement: Statement) -> bool:
    """Whether words such as "in her view" bring a statement."""
    views = words(language, "position", "view")
    low = text[max(0, statement.cue[0] - _VIEW_REACH) : statement.cue[1]].lower().split()
    return statement.kind == "adverbial" and any(views.match(low, k) for k in range(len(low)))


def _bargaining(scene: Scene, tokens: Sequence[int], *, names: bool) -> bool:
    """Whether the words speak of the bargaining: prisoners, relief, or those who deal."""
    topics = words(scene.language, "position", "about")
    span = range(tokens[0], tokens[-1] + 1)
    return any(topics.match(scene.lows, k) for k in span) or any(
        n.first in span
        and n.sort in (("seat", "name", "body", "person") if names else ("seat", "person"))
        for n in (*scene.places, *scene.names)
    )
