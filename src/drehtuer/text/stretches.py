"""Stretches: the runs of paragraphs of a report that are in one language.

A paragraph is in another language than its report where its function words say so clearly. What
somebody is quoted with does not count, and a heading or a few words belong to their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drehtuer.text.detection import WORD, detect, is_unread, scores
from drehtuer.text.sentences import lines

_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^”]*”|«[^»]*»|»[^«]*«|\"[^\"]*\"")
_SAMPLE = 2_000
"""So many characters of a paragraph tell its language."""
_FEW = 8
"""Fewer words tell nothing by themselves."""
_LEAST_SCORE = 2.0
_LEAST_SHARE = 0.12
_MARGIN = 2.0
"""A paragraph is in a language if so many of its words, and this share of them, are words that
nearly every text of the language holds, and so many times more than of the next language."""
_MANY = 20
"""A paragraph of so many words, of which none is known, is in no language that is read."""
_UNREAD_LETTERS = 20
_UNREAD = "unread"
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'»«”“’)\]]*$")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u03ff\u0530-\u05ff\u0600-\u07ff\u0900-\u109f\u10a0-\u13ff\u1780-\u18af"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another in one language; None where it is none that can be read."""

    start: int
    end: int
    language: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and what it tells of its language by itself: a code, ``UNREAD`` or nothing."""

    start: int
    end: int
    tells: str | None
    scores: Mapping[str, float]
    heading: bool


def stretches(text: str, language: str | None = None) -> tuple[Stretch, ...]:
    """The stretches of ``text`` in order; together they hold every line.

    Args:
        text: a report's text.
        language: its language if that is known: then all of it is one stretch.
    """
    spans = list(lines(text))
    if not spans:
        return ()
    whole = Stretch(spans[0][0], spans[-1][1], language or detect(text))
    if language is not None:
        return (whole,)
    found = [_line(text, start, end) for start, end in spans]
    if {line.tells for line in found} <= {None, whole.language or _UNREAD}:
        return (whole,)
    merged: list[Stretch] = []
    for line, code in zip(found, _settled(found), strict=True):
        if merged and merged[-1].language == code:
            merged[-1] = Stretch(merged[-1].start, line.end, code)
        else:
            merged.append(Stretch(line.start, line.end, code))
    return tuple(merged)


def main_language(found: Sequence[Stretch]) -> str | None:
    """The language of most of the text; None where none of it can be read."""
    size: dict[str, int] = {}
    for stretch in found:
        if stretch.language is not None:
            size[stretch.language] = size.get(stretch.language, 0) + stretch.end - stretch.start
    return max(size, key=lambda code: size[code], default=None)


def _line(text: str, start: int, end: int) -> _Line:
    sample = text[start : min(end, start + _SAMPLE)]
    own = _QUOTED.sub(" ", sample)
    words = WORD.findall(own) or WORD.findall(sample)
    known = scores([word.casefold() for word in words])
    return _Line(start, end, _tells(sample, words, known), known, not _SENTENCE_END.search(sample))


def _tells(sample: str, words: Sequence[str], known: Mapping[str, float]) -> str | None:
    """The language that a paragraph tells by itself, None where it does not."""
    ranked = sorted(known, key=lambda code: (-known[code], code))
    best = known[ranked[0]] if ranked else 0.0
    if len(_OTHER_SCRIPT.findall(sample)) >= max(_UNREAD_LETTERS, len("".join(words)) / 2):
        return _UNREAD
    if len(words) >= _MANY and not ranked:
        # Rows of names have no function words either, but nearly all of them have capitals.
        return _UNREAD if sum(map(str.islower, words)) > len(words) / 2 else None
    if len(words) >= _FEW and is_unread([word.casefold() for word in words], _MARGIN):
        return _UNREAD
    second = known[ranked[1]] if len(ranked) > 1 else 0.0
    clear = best >= max(_LEAST_SCORE, _LEAST_SHARE * len(words), _MARGIN * second)
    return ranked[0] if clear and len(words) >= _FEW else None


def _settled(found: Sequence[_Line]) -> list[str | None]:
    """The language of each line; what tells none by itself is in that of its neighbours.

    Of two that differ it takes the one it has more words of; else a heading goes with what stands
    below it, other lines with what stands above them.
    """
    before: list[str | None] = []
    for line in found:
        before.append(line.tells or (before[-1] if before else None))
    settled: list[str | None] = []
    after: str | None = None
    for line, above in zip(reversed(found), reversed(before), strict=True):
        after = line.tells or after
        near = [code for code in ((after, above) if line.heading else (above, after)) if code]
        code = max(near, key=lambda code: line.scores.get(code, 0.0))
        settled.append(None if code == _UNREAD else code)
    settled.reverse()
    return settled
