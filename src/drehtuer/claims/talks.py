"""Talks: negotiations, demands and offers about prisoners, or about relief for them."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.circumstances import settle
from drehtuer.claims.clauses import Clause
from drehtuer.claims.cues import label_cues, words
from drehtuer.claims.draft import Context, Draft
from drehtuer.claims.grammar import first_each, in_clause, is_verb
from drehtuer.claims.scene import Scene

TALKS = ("negotiated", "agreed", "demanded", "offered")


def read_talks(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Negotiations, demands and offers about prisoners or relief; what they are about is theirs.

    Drafts of releases and measures that are only talked about are taken out of ``drafts``.
    """
    found: list[Draft] = []
    topics = words(scene.language, "talks", "about")
    hits = [
        h
        for h in label_cues(scene.language, "talks").find(scene.heads, scene.clause_of)
        if h.cue.detail in TALKS
    ]
    for hit in first_each(hits, scene):
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        below = {c.index for c in scene.clauses if c.parent == clause.index and c.kind == "sub"}
        below |= _infinitives(scene, clause)
        reach = {clause.index} | below
        noun = scene.tokens[hit.anchor].is_capitalised or not is_verb(scene, hit.anchor)
        taken = [
            d
            for d in drafts
            if d.kind in ("freed", "held", "measure")
            and scene.clause_of[d.anchor] in reach
            and (
                d.nominal
                or (
                    scene.clause_of[d.anchor] in below and hit.cue.detail in ("demanded", "offered")
                )
            )
            and (not noun or d.count is not None or d.persons)
            and not (noun and d.anchor < hit.anchor)
        ]
        if hit.cue.detail == "agreed" and _agree(scene, reach, drafts):
            continue
        topic = (
            None
            if noun
            else next(
                (
                    k
                    for k in range(len(scene.tokens))
                    if scene.clause_of[k] in reach
                    and k not in hit.tokens
                    and topics.match(scene.lows, k)
                ),
                None,
            )
        )
        if topic is None and not taken:
            continue
        if not taken and any(scene.clause_of[d.anchor] == clause.index for d in drafts):
            continue
        draft = Draft("talks", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
        for other in taken:
            drafts.remove(other)
            draft.count = draft.count or other.count
            draft.persons += [p for p in other.persons if p not in draft.persons]
            draft.group = draft.group or other.group
            draft.cover(other.anchor)
            if other.count is not None:
                draft.cover(other.count.first, other.count.last)
        if topic is not None:
            draft.cover(topic)
        parties = [p for p in _parties(scene, clause) if p not in draft.persons]
        settle(draft, clause, context)
        draft.by = parties
        draft.cumulative = False
        if draft.status not in ("denied", "rejected"):
            draft.status = str(hit.cue.detail)
        if draft.when is None and draft.status == "negotiated":
            draft.when = context.published
        found.append(draft)
    return found


def _agree(scene: Scene, reach: set[int], drafts: Sequence[Draft]) -> bool:
    """A release that a deal provides for is a release with the status agreed, not talks."""
    found = [
        d
        for d in drafts
        if d.kind == "freed"
        and scene.clause_of[d.anchor] in reach
        and (d.infinitive or d.status == "planned")
    ]
    for draft in found:
        draft.status = "agreed"
    return bool(found)


def _infinitives(scene: Scene, clause: Clause) -> set[int]:
    """Clauses right behind that have no finite verb: "asked him to let her go"."""
    return {c.index for c in scene.clauses if c.parent == clause.index and c.finite is None}


def _parties(scene: Scene, clause: Clause) -> list[str]:
    """States, bodies and persons of a clause that can bargain."""
    named = [
        n
        for n in (*in_clause(scene.names, scene, clause), *in_clause(scene.places, scene, clause))
        if n.sort in ("person", "body", "name", "seat")
    ]
    return list(dict.fromkeys(n.full for n in sorted(named, key=lambda n: n.first)))
