"""Where something is said: the sentence around it, without reading the whole report again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drehtuer.books.told import Told
from drehtuer.check.model import Passage
from drehtuer.claims.mentions.places import find_places
from drehtuer.model import Report
from drehtuer.text.sentences import sentences

_BREAKS = "\r\n\u2028\u2029\x85\x0b\x0c"
_BREAK = re.compile(f"[{_BREAKS}]")


def states_in(told: Told, *, sentence: bool = False) -> frozenset[str]:
    """The states that the words of a claim (or its sentence) name: it may be about any of them."""
    report, words = told.report, told.claim.quote
    if report.language is None:
        return frozenset()
    if sentence:
        words = passage(report.text, told.claim.start, told.claim.end, report.language).sentence
    return frozenset(place.state for place in find_places(words, report.language))


def full_names(report: Report) -> Mapping[str, str]:
    """The full name of everybody named in a report, by the name that stands there."""
    return {naming.name: naming.full for naming in report.names}


def line(text: str, start: int, end: int) -> str:
    """The line, or the lines, in which ``text[start:end]`` stands."""
    first, last = _line(text, start, end)
    return text[first:last]


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(sign, 0, start) for sign in _BREAKS) + 1
    behind = _BREAK.search(text, end)
    return first, (behind.start() if behind else len(text))


def passage(text: str, start: int, end: int, language: str | None) -> Passage:
    """``text[start:end]`` with the sentence around it, or the sentences it reaches into."""
    first, last = _line(text, start, end)
    split = sentences(text[first:last], language)
    around = [s for s in split if s.start + first < end and s.end + first > start]
    if around:
        begin = min(start, first + around[0].start)
        return Passage(start, end, begin, text[begin : max(end, first + around[-1].end)])
    return Passage(start, end, start, text[start:end])
