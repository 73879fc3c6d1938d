"""Tense: whether a sentence speaks of what was or of what is to come, near a time it names."""

from __future__ import annotations

import re

from drehtuer.claims.times_grammar import Grammar, normal

PAST, UNTOLD, UNTIL, FUTURE = 1 / 24, 1 / 5, 2.0, 12.0
"""What tense makes of a date without a year: one ahead is meant if it is nearer than the last one
times this."""
SENTENCE_REACH = 240
"""How far, in code points, the words of a sentence are looked at for its tense."""
SENTENCE_END = re.compile("(?:(?<![0-9])[.]|[!?…])[\"'”“»)]*\\s+|\n")
_CLAUSE_END = re.compile('[,;:()"„“”«»\n]|\\s[-–—]\\s')
_CUE_WORD = re.compile("[^\\W\\d_]+(?:['’][^\\W\\d_]+)?")


def lean_of(text: str, start: int, end: int, grammar: Grammar, *, single: bool) -> float:
    """Whether the sentence tells what was or what is to come.

    A preposition may tell ("since", "scheduled for"), else the nearest tense word of the
    clause, else that of a clause before it in the sentence. The first kind holds for a
    ``single`` day or date, not for a range.
    """
    left = text[max(0, start - SENTENCE_REACH) : start]
    if grammar.since.search(left):
        return PAST
    onward = single and grammar.onward.search(left)
    if single and grammar.planned.search(left):
        return FUTURE
    until = grammar.until.search(left)
    stops = list(SENTENCE_END.finditer(left))
    left = left[stops[-1].end() :] if stops else left
    right = text[end : end + SENTENCE_REACH]
    stop = SENTENCE_END.search(right)
    right = right[: stop.start()] if stop else right
    *earlier, before = _CLAUSE_END.split(left)
    after = _CLAUSE_END.split(right)[0]
    cue = _cue(grammar, before, after)
    if cue == "future" and grammar.perfect.search(after):
        cue = "past"
    if cue == "future":
        return FUTURE
    if onward and not cue:
        return FUTURE
    if until:
        return UNTIL if cue is None else 1 / UNTIL
    if cue:
        return PAST
    cue = next((c for clause in reversed(earlier) if (c := _cue(grammar, clause, ""))), None)
    return {None: UNTOLD, "past": PAST}.get(cue, FUTURE)


def _cue(grammar: Grammar, before: str, after: str) -> str | None:
    """The tense word nearest to where two stretches of text meet; failing that, an ending."""
    sides = [_CUE_WORD.findall(before)[::-1], _CUE_WORD.findall(after)]
    words = sorted(
        (distance, side, raw)
        for side, found in enumerate(sides)
        for distance, raw in enumerate(found)
    )
    pairs = {
        (side, distance): " ".join((found[distance], found[distance + 1])[:: 2 * side - 1])
        for side, found in enumerate(sides)
        for distance in range(len(found) - 1)
    }
    for distance, side, raw in words:
        cue = grammar.cues.get(normal(pairs.get((side, distance), "")))
        cue = cue or grammar.cues.get(normal(raw))
        if cue:
            return cue
    for _, _, raw in words:
        for ending, sort in grammar.cue_endings:
            if raw[0].islower() and raw.endswith(ending) and raw != ending:
                return sort
    return None
