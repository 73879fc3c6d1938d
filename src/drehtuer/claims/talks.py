"""Talks: negotiations, demands and offers about prisoners, or about relief for them.

An act of bargaining (a verb or noun: "verlangt", "talks") makes a claim together with its topic.
The topic stands in what the act governs: its own clause, the clauses below it, what follows its
colon. Words that speak of bargaining by themselves ("negotiate", "mediate") may also take it up
from the sentences before, unless they name another matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drehtuer import languages
from drehtuer.claims.circumstances import settle
from drehtuer.claims.clauses import Clause, is_finite
from drehtuer.claims.counts import CountMention
from drehtuer.claims.cues import Hit, label_cues, words
from drehtuer.claims.draft import Context, Draft, surname
from drehtuer.claims.grammar import closed, in_clause, in_phrase, is_verb
from drehtuer.claims.scene import Named, Scene

STATUSES = ("negotiated", "agreed", "demanded", "offered", "considered", "rejected", "denied")
_REFUSALS = ("rejected", "denied")
_WISHES = ("demanded", "offered")
_RELIEF = ("ease", "lift")
_GOVERNED = 8
"""How many words behind a noun its topic may stand: "talks in Doha on the release of …"."""
_MEMORY = 2
"""For how many sentences a topic stays what is talked about."""
_NEAR = 6
"""How near to its topic the number of those talked about stands."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of bargaining: its cue, its clause, the clauses it governs, whether it is a noun."""

    hit: Hit
    clause: Clause
    below: frozenset[int]
    noun: bool

    @property
    def status(self) -> str:
        """What kind of act it is."""
        return str(self.hit.cue.detail)

    @property
    def reach(self) -> frozenset[int]:
        """Its own clause and those it governs."""
        return self.below | {self.clause.index}


def read_talks(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Negotiations, demands and offers about prisoners or relief; what they are about is theirs.

    Drafts of releases and measures that are only talked about are taken out of ``drafts``.
    """
    found: list[Draft] = []
    done: set[int] = set()
    for act in _acts(scene):
        if act.clause.index in done:
            continue
        if act.status == "agreed" and _agree(scene, act.reach, drafts):
            done.add(act.clause.index)
            continue
        draft = _draft(scene, context, act, drafts)
        if draft is not None:
            done.add(act.clause.index)
            found.append(draft)
    if found or drafts or _topic(scene, context, range(len(scene.tokens))) is not None:
        context.topic = scene.number
    return found


def _acts(scene: Scene) -> list[_Act]:
    """The acts of a sentence, clause by clause, the most telling of a clause first."""
    acts = []
    for hit in label_cues(scene.language, "talks").find(scene.heads, scene.clause_of):
        if hit.cue.detail in STATUSES:
            clause = scene.clauses[scene.clause_of[hit.anchor]]
            acts.append(_Act(hit, clause, _governed(scene, clause), _is_nominal(scene, hit)))
    return sorted(
        acts,
        key=lambda a: (
            a.clause.index,
            a.noun,
            a.status not in _REFUSALS,
            -len(a.hit.tokens),
            a.hit.anchor,
        ),
    )


def _is_nominal(scene: Scene, hit: Hit) -> bool:
    """Whether an act is told by a noun alone, not by a verb or a phrase ("on the table")."""
    return (
        hit.starts[0] == hit.anchor
        and all(_is_noun(scene, k) or not is_verb(scene, k) for k in hit.tokens if k != hit.anchor)
        and _is_noun(scene, hit.anchor)
    )


def _is_noun(scene: Scene, k: int) -> bool:
    """Whether a word of an act is a noun: "their demand for", "die Forderung nach"."""
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return scene.tokens[k].is_capitalised and not (k == 0 and is_verb(scene, k))
    if not words(scene.language, "talks", "nouns").match(scene.lows, k):
        return False
    before = scene.lows[k - 1] if k else ""
    verbal = closed(scene.language, "infinitive_marks") | closed(scene.language, "modals")
    return before not in verbal and not is_finite(scene.tokens, k, scene.language)


def _governed(scene: Scene, clause: Clause) -> frozenset[int]:
    """The clauses an act governs: "that …", "to …", and what stands behind its colon."""
    temporal = closed(scene.language, "temporal")
    found = {clause.index}
    for other in scene.clauses[clause.index + 1 :]:
        first = other.first
        while first > clause.first and not scene.tokens[first - 1].text[0].isalnum():
            first -= 1
        colon = any(scene.tokens[k].text == ":" for k in range(first, other.first + 1))
        if other.parent in found and other.opener not in temporal:
            if other.kind == "sub" or other.finite is None:
                found.add(other.index)
        elif colon and scene.clause_of[max(0, first - 1)] in found:
            found.add(other.index)
    return frozenset(found - {clause.index})


def _draft(scene: Scene, context: Context, act: _Act, drafts: list[Draft]) -> Draft | None:
    """The claim that an act makes, None where it has no topic."""
    taken = [d for d in drafts if _is_told(scene, act, d)]
    topic = _topic_of(scene, context, act)
    if topic is None and not taken and not _goes_on(scene, context, act):
        return None
    if not taken and any(
        scene.clause_of[d.anchor] == act.clause.index and d.kind != "held" for d in drafts
    ):
        return None
    hit = act.hit
    draft = Draft("talks", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
    for other in taken:
        drafts.remove(other)
        draft.count = draft.count or other.count
        draft.persons += [p for p in other.persons if p not in draft.persons]
        draft.group = draft.group or other.group
        draft.cover(other.anchor)
    if topic is not None:
        draft.cover(topic)
    if not draft.persons:
        draft.count = draft.count or _number(scene, act, topic)
    if draft.count is not None:
        draft.cover(draft.count.first, draft.count.last)
    else:
        draft.persons = draft.persons or _prisoners(scene, context, act)
    _parties(scene, act, draft)
    parties, to = draft.by, draft.to
    settle(draft, act.clause, context)
    draft.by, draft.to = parties, to
    draft.cumulative = False
    draft.status = _status(draft.status, act)
    if draft.when is None and draft.status == "negotiated":
        draft.when = context.published
    return draft


def _status(plain: str, act: _Act) -> str:
    """What an act comes to beside "not" and modals: talks that are not held are denied."""
    if plain in _REFUSALS or act.status in _REFUSALS:
        return act.status if act.status in _REFUSALS else plain
    if plain in ("planned", "considered") and act.status in ("negotiated", "agreed"):
        return plain
    return act.status


def _is_told(scene: Scene, act: _Act, draft: Draft) -> bool:
    """Whether a release or relief is but what an act is about, not an event of its own."""
    home = scene.clause_of[draft.anchor]
    if home not in act.reach or draft.kind not in ("freed", "held", "measure"):
        return False
    if draft.kind == "measure" and draft.direction not in _RELIEF:
        return False
    if act.noun and (draft.anchor < act.hit.anchor or not (draft.count or draft.persons)):
        return False
    if draft.nominal:
        return not _stands_apart(scene, act, min(draft.first, draft.anchor))
    return home in act.below and act.status in (*_WISHES, "rejected")


def _stands_apart(scene: Scene, act: _Act, k: int) -> bool:
    """Whether a noun only dates or explains the act: "after the release of 52, he asked …"."""
    apart = words(scene.language, "talks", "apart")
    near = [n for n in range(max(0, k - 2), k) if n not in act.hit.tokens]
    return any(apart.match(scene.lows, n) for n in near)


def _topic_of(scene: Scene, context: Context, act: _Act) -> int | None:
    """The word that tells what an act is about."""
    if act.noun:
        last = act.hit.anchor + _GOVERNED
        span = [k for k in range(act.hit.anchor + 1, min(last, len(scene.tokens)))]
        return _topic(scene, context, [k for k in span if scene.clause_of[k] in act.reach])
    inside = [k for k, c in enumerate(scene.clause_of) if c in act.reach]
    if act.clause.kind == "relative":
        inside += range(max(0, act.clause.first - _NEAR), act.clause.first)
    return _topic(
        scene,
        context,
        [k for k in inside if k not in act.hit.tokens and not _stands_apart(scene, act, k)],
    )


def _topic(scene: Scene, context: Context, inside: Sequence[int]) -> int | None:
    """The first word of the bargaining over people, or known prisoner, among some words."""
    topics = words(scene.language, "talks", "about")
    span = set(inside)
    known = {
        n.first
        for n in scene.names
        if n.sort == "person" and n.first in span and surname(n.full) in context.prisoners
    }
    return next((k for k in inside if k in known or topics.match(scene.lows, k)), None)


def _goes_on(scene: Scene, context: Context, act: _Act) -> bool:
    """Whether an act is bargaining by itself, and the sentences before tell over whom."""
    bargaining = words(scene.language, "talks", "bargaining")
    other = words(scene.language, "talks", "other")
    lows = scene.lows
    return (
        any(bargaining.match(lows, k) for k in act.hit.tokens)
        and scene.number - context.topic <= _MEMORY
        and not any(other.match(lows, k) for k, c in enumerate(scene.clause_of) if c in act.reach)
        and not _names_matter(scene, act)
    )


def _names_matter(scene: Scene, act: _Act) -> bool:
    """Whether an act names what it is about: "talks on tariffs", "über Zölle verhandeln"."""
    about = closed(scene.language, "about")
    again = words(scene.language, "talks", "again")
    small = closed(scene.language, "determiners")
    for k in act.clause.tokens:
        if scene.lows[k] in about and k not in act.hit.tokens:
            object_ = k + 1
            while object_ + 1 < len(scene.lows) and scene.lows[object_] in small:
                object_ += 1
            if object_ < len(scene.lows) and not again.match(scene.lows, object_):
                return True
    return False


def _number(scene: Scene, act: _Act, topic: int | None) -> CountMention | None:
    """The number of those an act is about: near its topic, and not the number of those who act."""
    near = topic if topic is not None else act.hit.anchor
    prepositions = closed(scene.language, "prepositions")
    found = [
        m
        for m in scene.counts
        if scene.clause_of[m.number] in act.reach
        and min(abs(m.first - near), abs(m.last - near)) <= _NEAR
        and (m.first > act.hit.anchor or scene.lows[max(0, m.first - 1)] in prepositions)
    ]
    return min(found, key=lambda m: abs(m.number - near), default=None)


def _prisoners(scene: Scene, context: Context, act: _Act) -> list[str]:
    """The prisoners whom an act names."""
    found = [
        n.full
        for n in scene.names
        if n.sort == "person"
        and scene.clause_of[n.first] in act.reach
        and surname(n.full) in context.prisoners
    ]
    return list(dict.fromkeys(found))


def _parties(scene: Scene, act: _Act, draft: Draft) -> None:
    """Who bargains: all who are named in the act's clause; whom a demand goes to stands apart."""
    clause = act.clause
    named: list[Named] = sorted(
        (
            n
            for n in (
                *in_clause(scene.names, scene, clause),
                *in_clause(scene.places, scene, clause),
            )
            if n.sort in ("person", "body", "name", "seat") and n.full not in draft.persons
        ),
        key=lambda n: n.first,
    )
    acting = [n for n in named if not in_phrase(scene, n)]
    asked = [n for n in named if n not in acting]
    if act.status in _WISHES and acting:
        subject = acting[:1] if len(acting) == 1 or not _are_joined(scene, acting) else acting
        draft.by = list(dict.fromkeys(n.full for n in subject))
        others = [*(n for n in acting if n not in subject), *asked]
        draft.to = list(dict.fromkeys(n.full for n in others if n.full not in draft.by))
    else:
        draft.by = list(dict.fromkeys(n.full for n in named))


def _are_joined(scene: Scene, acting: Sequence[Named]) -> bool:
    """Whether the first two who act are joined by "and"."""
    links = closed(scene.language, "coordinators")
    first, second = acting[:2]
    start = second.role_first if second.role_first is not None else second.first
    return any(scene.lows[k] in links for k in range(first.last + 1, start))


def _agree(scene: Scene, reach: frozenset[int], drafts: Sequence[Draft]) -> bool:
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
