"""Lines and sentences with exact offsets.

Lines come first: headings and the items of a fact box end without a full stop, so that a splitter
run over raw text glues them to what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drehtuer import languages

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
_END = re.compile(r"[.!?…]+[\"'»«”“’)\]]*(?=\s+\S)|[.!?…]+[”“»«\"](?=\s|$)")
_WINDOW = 120
_LONGEST = 2500
"""Longer than any sentence of a report, in characters."""
_BULLET = re.compile(r"(?:[-–—•*·▪◦]|\(?[a-zа-яёіў]\)|\(?\d{1,2}[.)])\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item: ``text[start:end]`` of the report, and the line it stands in."""

    start: int
    end: int
    line: int


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each line that holds more than blanks, without the blanks around it."""
    for match in _LINE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            yield start, end


@cache
def _abbreviations(language: str | None) -> frozenset[str]:
    codes = (language,) if language else languages.codes()
    return frozenset(
        word
        for code in codes
        for word in languages.table(code, "language")["abbreviations"].split()
    )


@cache
def _after_ordinal(language: str | None) -> frozenset[str]:
    if language is None:
        return frozenset()
    return frozenset(languages.table(language, "language").get("after_ordinal", "").split())


def _ends_here(line: str, end: int, language: str | None) -> bool:
    """Whether the full stop that ends at ``line[:end]`` ends a sentence.

    Only a window around it is looked at, so that one long line costs no more than many short ones.
    """
    line, end = line[max(0, end - _WINDOW) : end + _WINDOW], min(end, _WINDOW)
    rest = line[end:].lstrip()
    if not rest:
        return False
    following = rest.lstrip("„“\"'»«([–—- ")[:1]
    if following.islower():
        return False
    stop = line[:end].rstrip("\"'»«”“’)]")
    if stop[-1:] in "!?…" or end - len(stop):
        return True
    before = stop[:-1]
    word = before[
        max(before.rfind(" "), before.rfind("("), before.rfind("\u00a0"), before.rfind("/")) + 1 :
    ]
    word = word.lstrip("„“\"'»«([–—-")
    if not word:
        return True
    if word.isdigit() and len(word) <= 2:
        following_word = re.match(r"\w+", rest)
        ordinal = _after_ordinal(language)
        return not (ordinal and following_word and (following_word.group() in ordinal)) and not (
            ordinal
            and following_word
            and (_is_date_start(before, word) or _has_article(before, word, language))
        )
    if word in _abbreviations(language):
        return False
    last = word.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    return not (len(last) == 1 and last.isupper() and last.isalpha())


def _has_article(before: str, word: str, language: str | None) -> bool:
    """Whether an article stands before a number, which so is an ordinal: "der 18. Schuldspruch"."""
    articles = languages.table(language or "", "language").get("ordinal_articles", "").split()
    said = before[: -len(word)].split()
    return bool(said) and said[-1].lower() in articles


def _is_date_start(before: str, word: str) -> bool:
    """Whether the number ends a date such as "12.2." whose year is left out."""
    return bool(re.search(r"\d\.\s?" + re.escape(word) + r"\Z", before))


def sentences(text: str, language: str | None = None) -> list[Sentence]:
    """The sentences of ``text``, line by line, in order; every non-blank character is in one.

    Args:
        text: a report's text as read.
        language: the code whose abbreviations count; all languages' where None.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(lines(text)):
        line = text[start:end]
        begin = 0
        bullet = _BULLET.match(line)
        if bullet and not line[: bullet.end()].strip().rstrip(".)").isdigit():
            begin = bullet.end()
        last = begin
        for match in _END.finditer(line, begin):
            if _ends_here(line, match.end(), language):
                found.append(Sentence(start + last, start + match.end(), number))
                last = match.end()
                while last < len(line) and line[last].isspace():
                    last += 1
        if last < len(line):
            found.append(Sentence(start + last, end, number))
    return [piece for sentence in found for piece in _cut(text, sentence)]


def _cut(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence too long to be one, cut at blanks, so that its cost stays linear."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank if blank > start else start + _LONGEST
        yield Sentence(start, cut, sentence.line)
        start = cut
        while start < sentence.end and text[start].isspace():
            start += 1
    if start < sentence.end:
        yield Sentence(start, sentence.end, sentence.line)
