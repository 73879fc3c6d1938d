"""Verbs that share an object: "arrested, and hours later released, 40 protesters"."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.fields.circumstances import settle
from drehtuer.claims.kinds.breakdowns import TELLING
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed
from drehtuer.claims.sentences.scene import Scene


def shared_objects(
    scene: Scene, context: Context, hits: Sequence[Hit], drafts: Sequence[Draft]
) -> list[Draft]:
    """The claims of verbs whose object stands only behind the verb of the next clause."""
    found: list[Draft] = []
    for hit in hits:
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        told = any(scene.clause_of[d.anchor] == clause.index for d in (*drafts, *found))
        if told or not _lacks_object(scene, hit, clause):
            continue
        goes_on = scene.clauses[clause.index + 1 : clause.index + 2]
        whole = next((d for d in drafts for c in goes_on if _takes_object(d, clause, c)), None)
        if whole is None:
            continue
        draft = Draft(
            hit.kind, scene, hit.tokens[0], hit.tokens[-1], fate=hit.cue.detail, anchor=hit.anchor
        )
        draft.count, draft.persons = whole.count, list(whole.persons)
        settle(draft, clause, context)
        found.append(draft)
    return found


def _lacks_object(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether an active verb closes its clause: "police arrested and …"."""
    small = closed(scene.language, "adverbs")
    rest = [k for k in clause.tokens if k > hit.tokens[-1] and scene.tokens[k].is_word]
    return (
        hit.cue.frame == "acts"
        and hit.kind in TELLING
        and clause.kind != "relative"
        and clause.finite in hit.tokens
        and clause.finite is not None
        and scene.lows[clause.finite] not in closed(scene.language, "auxiliaries")
        and all(scene.lows[k] in small for k in rest)
    )


def _takes_object(draft: Draft, clause: Clause, following: Clause) -> bool:
    """Whether a draft is told by an active verb that goes on a clause, its people behind it."""
    scene, verb = draft.scene, following.finite
    if (
        verb is None
        or verb != draft.anchor
        or following.first != clause.last + 1
        or not (draft.count is not None or draft.persons)
    ):
        return False
    links = closed(scene.language, "coordinators")
    times = {k for t in scene.times for k in range(t.first, t.last + 1)}
    small = closed(scene.language, "adverbs")
    opening = [k for k in following.tokens if k < verb and scene.tokens[k].is_word]
    people = [m.number for m in (draft.count,) if m is not None]
    people += [n.first for n in scene.names if n.full in draft.persons]
    return (
        scene.lows[following.first] in links
        and all(scene.lows[k] in links | small or k in times for k in opening)
        and any(k > verb for k in people)
    )
