"""Stances: what speaks for and against that a statement takes a stand on the bargaining.

A stand judges, warns, thanks, or says what ought to be; other statements tell what happened. No
list of words parts the two, so marks of many kinds are weighed (see weighing.py): what the speaker
does, who speaks, what the words hold, what other claims they tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drehtuer.claims.sentences.draft import Draft
from drehtuer.claims.sentences.grammar import closed, first_person
from drehtuer.claims.sentences.scene import Scene
from drehtuer.claims.weighing import Candidate, Feature, choose, learned_weights
from drehtuer.languages.verbforms import features_of, verb_forms

_LISTS = ("judging", "verdict", "policy", "about", "greeting", "view", "tone")
"""Lists of words of the language data that are marks where they stand in what is said …"""
_CUE_LISTS = ("stands", "leaning", "calling", "accusing", "no_stand")
"""… and in the words that bring it."""
_CLASSES = ("modals", "negations", "conditional", "questions", "universal", "coordinators")
_FINITE = frozenset({"pres", "past", "subj1", "subj2", "fut", "cond"})
_LENGTHS = (6, 12, 20, 35)
_QUOTES = frozenset('„“”"»«‚‘’')


def stance_marks(
    scene: Scene,
    kind: str,
    does: str,
    inside: Sequence[int],
    cue: Sequence[int],
    told: Iterable[Draft],
) -> set[Feature]:
    """What a statement is like: its kind, its words (the tokens ``inside``), the claims in it.

    ``kind`` tells how it is said ("direct", "indirect", …, or "clause" where a verb tells it by
    itself), ``does`` what the speaker does, ``cue`` are the tokens that bring it.
    """
    marks = {("kind", kind), ("does", does), (does, kind)}
    marks.add(("genre", scene.genre))
    marks |= {("says", name) for name in _LISTS if _has(scene, name, inside)}
    marks |= {("by", name) for name in _CUE_LISTS if _has(scene, name, cue)}
    lows = [scene.lows[k] for k in inside]
    for name in _CLASSES:
        if closed(scene.language, name).intersection(lows):
            marks.add(("has", name))
    marks |= {("form", form) for form in _forms_of(scene.language, lows)}
    span = range(inside[0], inside[-1] + 1)
    if set(first_person(scene.language)).intersection(lows):
        marks.add(("says", "we"))
    if any(m.number in span and m.head is not None for m in scene.counts):
        marks.add(("has", "count"))
    if any(t.first in span for t in scene.times):
        marks.add(("has", "time"))
    if any(scene.tokens[k].text[0].isdigit() for k in inside):
        marks.add(("has", "digits"))
    if any(scene.tokens[k].text in _QUOTES for k in inside[1:-1]):
        marks.add(("has", "quotes"))
    marks |= {("names", n.sort) for n in (*scene.names, *scene.places) if n.first in span}
    marks |= _beside(scene, inside, cue)
    if kind != "clause":
        marks.add(("length", str(sum(len(inside) > length for length in _LENGTHS))))
    for draft in told:
        shared = sum(draft.first <= k <= draft.last for k in inside)
        if shared:
            marks |= {("tells", "any"), ("tells", draft.kind), ("told as", draft.status)}
            if shared > len(inside) / 2:
                marks.add(("tells", "most"))
    return marks


def _beside(scene: Scene, inside: Sequence[int], cue: Sequence[int]) -> set[Feature]:
    """Who and what is named beside the words that bring it, and whether with an office."""
    clauses = {scene.clause_of[k] for k in cue}
    named = [
        n
        for n in (*scene.names, *scene.places)
        if n.first not in inside and scene.clause_of[n.first] in clauses
    ]
    marks = {("beside", n.sort) for n in named}
    if any(n.role or n.role_first is not None for n in named):
        marks.add(("beside", "office"))
    return marks


def _forms_of(language: str, lows: Iterable[str]) -> set[str]:
    """The tenses and moods of the words that can be nothing but finite verbs."""
    forms = verb_forms(language)
    verbs = (features_of(language, low) for low in lows if low in forms)
    return {feature for features in verbs if features <= _FINITE for feature in features}


def _has(scene: Scene, name: str, tokens: Iterable[int]) -> bool:
    """Whether a word of one of the lists of the language data stands among some tokens."""
    return not scene.starts("position", name).isdisjoint(tokens)


def takes_stand(draft: Draft, options: Sequence[Candidate]) -> bool:
    """Whether more speaks for a stand than against it, whatever its words are."""
    del draft
    return choose(options, learned_weights("stances")) is not None
