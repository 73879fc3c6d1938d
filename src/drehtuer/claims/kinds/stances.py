"""Stances: what speaks for and against that a statement takes a stand on the bargaining.

A stand judges, warns, thanks, or says what ought to be; other statements tell what happened. No
list of words parts the two, so marks of many kinds are weighed (see weighing.py): what the speaker
does, who speaks, what the words hold, what other claims they tell.
"""

from __future__ import annotations

from bisect import bisect_left
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
    inside: range,
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
    lows = set(scene.lows[inside.start : inside.stop])
    marks |= {("has", n) for n in _CLASSES if not closed(scene.language, n).isdisjoint(lows)}
    marks |= {("form", form) for form in _forms_of(scene.language, lows)}
    if not lows.isdisjoint(first_person(scene.language)):
        marks.add(("says", "we"))
    if any(m.number in inside and m.head is not None for m in scene.counts):
        marks.add(("has", "count"))
    if any(t.first in inside for t in scene.times):
        marks.add(("has", "time"))
    if any(low[0].isdigit() for low in lows):
        marks.add(("has", "digits"))
    if not _QUOTES.isdisjoint(t.text for t in scene.tokens[inside.start + 1 : inside.stop - 1]):
        marks.add(("has", "quotes"))
    marks |= {("names", n.sort) for n in (*scene.names, *scene.places) if n.first in inside}
    marks |= _beside(scene, inside, cue)
    if kind != "clause":
        marks.add(("length", str(bisect_left(_LENGTHS, len(inside)))))
    for draft in told:
        shared = min(draft.last, inside[-1]) + 1 - max(draft.first, inside[0])
        if shared > 0:
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
