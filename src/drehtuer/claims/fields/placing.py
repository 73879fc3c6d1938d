"""Where people are held by what stands beside them, whatever was told of others before.

A part takes its state over from its whole, a sentence from the report. Where the words themselves
bind a state to a claim, that is the one: "China with 121", "Slovenia let two spies go". A measure
is about those whom it hits, not about the state that takes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.fields.circumstances import is_goal
from drehtuer.claims.fields.holders import BODIES
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed, has_verb, in_phrase, is_verb
from drehtuer.claims.sentences.scene import Named, Scene
from drehtuer.languages.holders import captors, seldom

_KEPT = frozenset({"jailed", "held", "listed"})
_DONE = frozenset({"freed", "jailed", "held"})
_LINKS = frozenset(":(–—")


def place_drafts(scene: Scene, context: Context, drafts: Sequence[Draft]) -> None:
    """Give claims the state that the words beside them tell, if they tell one."""
    places = [p for p in scene.places if p.state and p.state not in BODIES]
    named = [p for p in places if p.sort in ("name", "seat", "place")]
    for draft in drafts:
        if draft.kind == "measure":
            state = _aimed_at(draft, places, context)
        else:
            state = (
                _beside_number(draft, named)
                or _acting(draft, named)
                or _within(draft, named, context)
                or _captive(draft, context)
            )
        if state is not None and state != draft.where:
            draft.where = state
            draft.nationality = tuple(n for n in draft.nationality if n != state)


def _beside_number(draft: Draft, places: Sequence[Named]) -> str | None:
    """The state right before a number or in a phrase right behind those counted."""
    count, scene = draft.count, draft.scene
    if count is None or draft.kind not in _KEPT:
        return None
    small = closed(scene.language, "prepositions")
    behind = max(count.last, count.head or 0) + 1
    for place in places:
        between = range(place.last + 1, count.first)
        if (
            place.last < count.first
            and len(between) < 2
            and not is_goal(scene, place)
            and all(scene.tokens[k].text in _LINKS or scene.lows[k] in small for k in between)
        ):
            return place.state
        if place.first == behind + 1 and _is_in(scene, place):
            return place.state
    return None


def _acting(draft: Draft, places: Sequence[Named]) -> str | None:
    """The state that is the subject of the verb, but for one that gets people back."""
    scene = draft.scene
    if draft.kind not in _DONE or draft.nominal or not is_verb(scene, draft.anchor):
        return None
    if any(has_verb(scene, [draft.anchor], verbs) for verbs in ("receiving", "retrieving")):
        return None
    home = scene.clause_of[draft.anchor]
    acting = (
        p.state
        for p in places
        if p.full in draft.by
        and p.sort != "place"
        and p.last < draft.anchor
        and scene.clause_of[p.first] == home
        and not in_phrase(scene, p)
    )
    return next(acting, None)


def _within(draft: Draft, places: Sequence[Named], context: Context) -> str | None:
    """The one state in whose borders the clause says that it is.

    One that seldom holds is rather where somebody speaks of it.
    """
    scene = draft.scene
    if draft.kind not in _KEPT:
        return None
    home = scene.clause_of[draft.anchor]
    inside = {p.state for p in places if scene.clause_of[p.first] == home and _is_in(scene, p)}
    if context.main_state is not None and context.main_state not in seldom():
        inside -= seldom()
    return inside.pop() if len(inside) == 1 else None


def _is_in(scene: Scene, place: Named) -> bool:
    where = closed(scene.language, "locatives")
    return place.first > 0 and scene.lows[place.first - 1] in where and not is_goal(scene, place)


def _captive(draft: Draft, context: Context) -> str | None:
    """Where hostages are whose captors the report names."""
    known = captors()
    by = next((known[word] for name in draft.by for word in name.split() if word in known), None)
    if draft.kind in _DONE and by is not None:
        return by
    return context.hostages_in if draft.group == "hostages" else None


def _aimed_at(draft: Draft, places: Sequence[Named], context: Context) -> str | None:
    """Whom a measure hits: never the state that takes it."""
    taking = {p.state for p in places if p.full in draft.by}
    if draft.where not in taking:
        return None
    hit = [p.state for p in places if p.full in draft.to]
    return next((s for s in (*hit, context.main_state) if s not in taking), None)
