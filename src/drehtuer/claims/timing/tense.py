"""Tense: whether a sentence speaks of what was or of what is to come, near a time it names."""

from __future__ import annotations

import re

from drehtuer.claims.timing.grammar import Grammar, grammar_of, normal

PAST, UNTOLD, UNTIL, FUTURE = 1 / 24, 1 / 5, 2.0, 12.0
"""What tense makes of a date without a year: one ahead is meant if it is nearer than the last one
times this."""
SENTENCE_REACH = 240
"""How far, in code points, the words of a sentence are looked at for its tense."""
_LEAD = 40
"""How far, in code points, the words that lead to a time are looked for."""
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
    lead = left[-_LEAD:]
    if grammar.since.search(lead) or _opens_since(grammar, _CLAUSE_END.split(left)[-1]):
        return PAST
    onward = single and grammar.onward.search(lead)
    if single and grammar.planned.search(lead):
        return FUTURE
    until = grammar.until.search(lead)
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


def _opens_since(grammar: Grammar, before: str) -> bool:
    """Whether what stands before a date in its clause is "since" and a noun: "seit dem Putsch am".

    A tense word between tells that the date is that of another event.
    """
    phrase = grammar.since_phrase.search(before)
    return phrase is not None and _cue(grammar, phrase["noun"], "") is None


def _cue(grammar: Grammar, before: str, after: str) -> str | None:
    """The tense word nearest to where two stretches of text meet; failing that, an ending."""
    sides = (_CUE_WORD.findall(before)[::-1], _CUE_WORD.findall(after))
    reach = range(max(map(len, sides)))
    for distance in reach:
        for side, words in enumerate(sides):
            if distance >= len(words):
                continue
            word = normal(words[distance])
            if word in grammar.first_of_pairs and 0 <= (at := distance + 2 * side - 1) < len(words):
                pair: str | None = grammar.cues.get(f"{word} {normal(words[at])}")
                if pair:
                    return pair
            cue: str | None = grammar.cues.get(word)
            if cue:
                return cue
    for distance in reach:
        for words in sides:
            word = words[distance] if distance < len(words) else ""
            if word.endswith(grammar.endings) and word[0].islower() and word not in grammar.endings:
                return str(next(sort for end, sort in grammar.cue_endings if word.endswith(end)))
    return None


def tells_of_past(text: str, language: str) -> bool:
    """Whether a word of a clause tells that it speaks of what was; mere endings tell too little.

    Raises:
        LanguageError: there is no folder for the language.
    """
    cues = grammar_of(language).cues
    return any(cues.get(normal(word)) == "past" for word in _CUE_WORD.findall(text))
