"""Rolls: names or a number behind a label or a question that says what happened to them.

"Those freed: X, Y"; "Released:" with a name on each line below it; "How many came free? Twelve."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drehtuer.claims.fields.circumstances import settle
from drehtuer.claims.fields.whom import listed_behind, row_of
from drehtuer.claims.kinds.breakdowns import COUNTING, TELLING
from drehtuer.claims.kinds.tallies import label_of
from drehtuer.claims.sentences.draft import Context, Draft, Roll
from drehtuer.claims.sentences.grammar import closed, is_participle
from drehtuer.claims.sentences.scene import Named, Scene

_BULLETS = frozenset("-–—•*▪")
_LABEL = 9
"""How many words a label may have."""
_ANSWER = 4
"""How many words the number of an answer may have before it."""


def rolls(scene: Scene, context: Context, drafts: Sequence[Draft], used: set[int]) -> list[Draft]:
    """The persons of a label or of an item below it, or what answers the question before."""
    roll, context.roll = context.roll, None
    if roll is not None and scene.number - roll.number > 1:
        roll = None
    if roll is not None and not any(t.is_word and not t.text.isdigit() for t in scene.tokens):
        context.roll = replace(roll, number=scene.number)  # "1."
        return []
    colon = next((k for k, token in enumerate(scene.tokens) if token.text == ":"), None)
    if colon is not None and colon + 1 < len(scene.tokens):
        told, roll, first = roll, _roll(scene, colon), colon + 1
        if roll is None and told is not None and _tells_where(scene, colon):
            roll, context.roll = told, replace(told, number=scene.number)
    elif colon is not None or scene.is_heading or len(scene.tokens) <= _LABEL:
        context.roll = _roll(scene, len(scene.tokens)) or _led(scene, drafts)
        first = 0
    else:
        first = 0
    if roll is None or (roll is context.roll and not first):
        return []
    row = _row(scene, first, context)
    if row:
        if not (roll.asked or (first and context.roll is None)):
            context.roll = replace(roll, number=scene.number)
        begun = next((d for d in drafts if d.kind == roll.kind and d.anchor < first), None)
        if begun is not None:  # "Freed: X, Y; Z": the label's own claim
            begun.persons = list(dict.fromkeys(n.full for n in row))
            begun.cover(row[-1].last)
            return []
        known = {p for d in drafts if d.kind == roll.kind for p in d.persons}
        persons = [p for p in dict.fromkeys(n.full for n in row) if p not in known]
        draft = Draft(
            roll.kind, scene, row[0].start, row[-1].last, fate=roll.fate, anchor=row[0].first
        )
        draft.persons = persons
        found = [draft] if persons else []
    else:
        found = _answer(scene, roll, drafts, used)
        if not roll.asked and _is_item(scene):
            context.roll = replace(roll, number=scene.number)
    for draft in found:
        settle(draft, scene.clauses[scene.clause_of[draft.anchor]], context)
    return found


def ask(scene: Scene, context: Context) -> None:
    """Keep what a question asks of, so that the next sentence may answer it."""
    asking = closed(scene.language, "questions")
    opening = next((token.low for token in scene.tokens if token.is_word), "")
    roll = _roll(scene, len(scene.tokens)) if opening in asking else None
    context.roll = replace(roll, asked=True) if roll is not None else None


def _roll(scene: Scene, end: int) -> Roll | None:
    """What the words before a token say of the names behind it, if they are but a label."""
    if sum(token.is_word for token in scene.tokens[:end]) > _LABEL:
        return None
    if any(m.number < end for m in scene.counts if m.count.value is not None):
        return None
    if any(n.sort == "person" and n.first < end for n in scene.names):
        return None
    hits = [h for h in scene.people_hits if h.tokens[-1] < end and h.kind in TELLING]
    helping = closed(scene.language, "auxiliaries", "questions")
    own = {k for h in hits for k in h.tokens}
    other = [
        c.finite
        for c in scene.clauses
        if c.finite is not None
        and c.finite < end
        and c.finite not in own
        and scene.lows[c.finite] not in helping
        and not (c.finite == 0 and end == 1)  # "Вышли: …"
    ]
    denied = scene.starts("status", "denied")
    if other or any(k < end for k in denied):
        return None
    if not hits:
        asked = any(token.text == "?" for token in scene.tokens)
        kind = label_of(scene, range(end)) if asked or end < len(scene.tokens) else None
        return Roll(kind, None, scene.number) if kind is not None else None
    return Roll(hits[-1].kind, hits[-1].cue.detail, scene.number)


def _led(scene: Scene, drafts: Sequence[Draft]) -> Roll | None:
    """What a sentence tells whose list stands on the lines below: "Five left their cells:"."""
    told = [d for d in drafts if d.kind in COUNTING and d.count is not None and not d.persons]
    if scene.tokens[-1].text != ":" or not told or told[-1].status not in ("asserted", "planned"):
        return None
    return Roll(told[-1].kind, told[-1].fate, scene.number)


def _tells_where(scene: Scene, end: int) -> bool:
    """Whether the words before a token are but a place: "From Russia: …"."""
    small = closed(scene.language, "prepositions", "determiners", "coordinators")
    places = {k for p in scene.places for k in range(p.first, p.last + 1)}
    said = [k for k in range(end) if scene.tokens[k].is_word]
    return bool(places & set(said)) and all(k in places or scene.lows[k] in small for k in said)


def _row(scene: Scene, first: int, context: Context) -> list[Named]:
    """The persons in a row at a token, where no verb follows that tells of them."""
    telling = (c for c in scene.clauses if c.finite is not None and c.kind == "main")
    if any(c.last >= first and not _only_tells_who(scene, c.finite or 0) for c in telling):
        return []
    people = [n for n in scene.names if n.sort == "person" and n.first >= first]
    if not people or context.rules(people[0]):
        return []
    before = range(first, people[0].start)
    if not all(_is_attribute(scene, k) for k in before):
        return []
    row = row_of(scene, people[0])
    return [*row, *(n for n in listed_behind(scene, row[-1]) if n not in row)]


def _is_attribute(scene: Scene, k: int) -> bool:
    """Whether a token before a name is a sign, an article or tells a nationality."""
    return (
        not scene.tokens[k].is_word
        or scene.lows[k] in closed(scene.language, "determiners")
        or any(p.first <= k <= p.last and p.sort != "place" for p in scene.places)
    )


def _is_item(scene: Scene) -> bool:
    """Whether a sentence stands behind the bullet of a list."""
    before = scene.text[: scene.tokens[0].start].rstrip() if scene.tokens else ""
    return before[-1:] in _BULLETS and bool(before)


def _only_tells_who(scene: Scene, verb: int) -> bool:
    """Whether a participle behind a comma tells of the one named: "X, 24, arrested in 2018"."""
    behind = verb > 0 and scene.tokens[verb - 1].text == ","
    return behind and is_participle(scene.tokens[verb], scene.language)


def _answer(scene: Scene, roll: Roll, drafts: Sequence[Draft], used: set[int]) -> list[Draft]:
    """The number that answers how many: "How many came free? At least twelve."."""
    if not roll.asked or drafts or any(c.finite is not None for c in scene.clauses):
        return []
    counts = [m for m in scene.counts if m.count.value and m.number not in used]
    if not counts or sum(t.is_word for t in scene.tokens[: counts[0].first]) > _ANSWER:
        return []
    among = scene.starts("status", "among")
    told = [
        m
        for m in counts
        if m is counts[0] or not among.isdisjoint(range(counts[0].last + 1, m.first))
    ]
    if len(told) < len(counts):
        return []
    used.update(m.number for m in told)
    drafts = [
        Draft(roll.kind, scene, m.first, m.last, fate=roll.fate, anchor=m.number, count=m)
        for m in told
    ]
    for part in drafts[1:]:
        part.part_of = drafts[0]
    return drafts
