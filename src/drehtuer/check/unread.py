"""Figures that nobody checked: numbers in a draft that no claim carries.

A sentence without a claim is not supported, it was not understood. Years and other times do not
count, nor do numbers before a unit or a sign (per cent, currencies, degrees).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drehtuer.check.model import Passage
from drehtuer.claims.timing.expressions import find_times
from drehtuer.model import Report
from drehtuer.text.sentences import sentences

_NUMBER = re.compile(
    r"(?<![\w.,:/-])\d+(?:[.,’' \u00a0\u202f]\d{3})*(?![\w%‰°€$£/:-]|[.,]\d| ?[%‰°€$£])"
)
_NUMBERED = re.compile(r"[\s(]*\d+[.)]\s")


def unread(report: Report) -> tuple[Passage, ...]:
    """The sentences with a figure that no claim carries, in order."""
    return tuple(_unread(report))


def _unread(report: Report) -> Iterator[Passage]:
    carried = [(c.start, c.end, c.count.text) for c in report.claims if c.count is not None]
    for part in report.passages:
        if part.language is None or part.genre == "boilerplate":
            continue
        piece = report.text[part.start : part.end]
        times = find_times(piece, published=report.published, language=part.language)
        for sentence in sentences(piece, part.language):
            words = piece[sentence.start : sentence.end]
            head = _NUMBERED.match(words)
            first = part.start + sentence.start
            last = part.start + sentence.end
            told = [text for start, end, text in carried if start < last and first < end]
            for match in _NUMBER.finditer(words, head.end() if head else 0):
                place = sentence.start + match.start()
                if any(time.start <= place < time.end for time in times):
                    continue
                if not any(match.group() in text for text in told):
                    start = first + match.start()
                    yield Passage(start, start + len(match.group()), first, report.text[first:last])
                    break
