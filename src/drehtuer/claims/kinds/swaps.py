"""Swaps: each side lets people go, and a number may stand for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drehtuer.claims.fields.whom import row_of
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed, is_verb
from drehtuer.claims.sentences.scene import Named, Scene

_PHRASE = 9
"""How many words before a name its article may stand: "gegen den zu … verurteilten X"."""
_TELLING = 2
"""Of so many words they tell a swap of those of whom nothing else is told: "im Tausch gegen"."""
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


def swapped(scene: Scene, context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Those freed in return for others of one clause: "X came free in exchange for Y"."""
    freed = [d for d in drafts if d.kind == "freed" and (d.persons or d.count is not None)]
    people = [n for n in scene.names if n.sort == "person" and not context.rules(n)]
    given = next((n for n in people if _words_of_return(scene, n)), None)
    if given is None or not freed:
        return []
    row = list(dict.fromkeys(n.full for n in row_of(scene, given)))
    known = next((d for d in freed if set(row) & set(d.persons)), None)
    draft = known or freed[-1]
    rest = [name for name in draft.persons if name not in row]
    if known is None and _words_of_return(scene, given) < _TELLING:
        return []  # "nach Protesten gegen X"
    if known is not None and not rest:
        rest = _given_first(scene, people, draft, given)
    if known is not None and not rest:
        return []
    draft.persons = rest
    other = replace(draft, first=given.first, last=given.last, anchor=given.first, count=None)
    other.persons, other.where, other.by = row, None, []
    other.group, other.nationality, other.cumulative = None, (), False
    other.same_time = draft
    return [other]


def _given_first(scene: Scene, people: Sequence[Named], draft: Draft, given: Named) -> list[str]:
    """Whom a case form tells to be the object in front of the verb: "Фогеля обменяли на X"."""
    home = scene.clause_of[draft.anchor]
    for named in people:
        spelled = " ".join(scene.tokens[k].text for k in range(named.first, named.last + 1))
        before = named.last < draft.anchor < given.first
        if before and scene.clause_of[named.first] == home and spelled != named.full:
            return list(dict.fromkeys(n.full for n in row_of(scene, named)))
    return []


def _words_of_return(scene: Scene, named: Named) -> int:
    """How many words such as "in exchange for" stand before a name's phrase, attributes and all."""
    exchange = words(scene.language, "status", "exchange")
    articles = closed(scene.language, "determiners")
    small = closed(scene.language, "prepositions")
    first = named.first if named.role_first is None else named.role_first
    found = exchange.match_before(scene.lows, first)
    bare = True
    for k in range(first - 1, max(0, first - _PHRASE), -1):
        if found or not scene.tokens[k].is_word:
            break
        bare = bare and scene.lows[k] not in small and not is_verb(scene, k)
        if scene.lows[k] in articles or bare:
            found = exchange.match_before(scene.lows, k)
            if found and scene.lows[k] not in articles and found[0] < _TELLING:
                found = None  # "was arrested for helping opposition figure X"
    return found[0] if found else 0


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
    if count.last + 1 in each:
        return True  # "a swap of 200 a side"
    if any(
        k in each and not any(_is_between(k, count.number, m.number) for m in other) for k in near
    ):
        return True
    clause = scene.clauses[scene.clause_of[draft.anchor]]
    return not scene.starts("tallies", "sides").isdisjoint(clause.tokens)


def _is_between(k: int, one: int, other: int) -> bool:
    return min(one, other) < k < max(one, other) or k == other
