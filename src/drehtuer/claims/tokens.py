"""Tokens: words, numbers and signs with exact offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from drehtuer.languages.known import Known

_IGNORABLE = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e"
_LETTERS = rf"[\w{_IGNORABLE}\u0300-\u036f]*+"
_JOINT = r"(?:[.](?=[^\W\d_][.])|[-\u2010\u2011'’ʼ&](?=\w))"
_WORD = rf"[^\W\d_]{_LETTERS}(?:{_JOINT}{_LETTERS})*+"
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_NUMBER = r"\d{1,3}(?:[.,’' \u00a0\u202f]\d{3}(?!\d))+(?:,\d+)?|\d+(?:[.,:]\d+)*"
_TOKEN = re.compile(rf"{_INITIALS}|{_NUMBER}(?:-\w+)?|{_WORD}|[^\w\s{_IGNORABLE}]|_")
_GOES_ON = re.compile(r"[\w.]")
"""A sign behind a part of a text that could belong to the part's last token."""
_DROP = re.compile(f"[{_IGNORABLE}]")


@dataclass(slots=True, eq=False)  # not frozen, as there are many and those are made slowly
class Token:
    """A word, number or sign: ``text`` as written, ``low`` folded for look-ups."""

    start: int
    end: int
    text: str
    low: str
    is_word: bool
    """Whether it begins with a letter."""
    is_capitalised: bool
    """Whether it begins with a capital letter."""


def fold(word: str) -> str:
    """A word for look-ups: composed, lower case, apostrophes alike, without invisible signs."""
    if word.isascii():
        return word.lower()
    word = _DROP.sub("", unicodedata.normalize("NFC", word))
    return (
        word.lower()
        .replace("’", "'")
        .replace("ʼ", "'")
        .replace("\u2010", "-")
        .replace("\u2011", "-")
    )


def _told_of(word: str) -> tuple[str, str, bool, bool]:
    """All that a token tells of its word."""
    return word, fold(word), word[0].isalpha(), word[0].isupper()


_TOLD = Known(_told_of)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets into ``text``."""
    matches = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [
        Token(match.start(), match.end(), *_TOLD[match[0] if match[0] != "-" else _dash(match)])
        for match in matches
    ]


def _dash(match: re.Match[str]) -> str:
    """A hyphen with blanks on both sides is a dash, as Polish and Ukrainian papers write it."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return "–" if around == " - " else match[0]


def without_elisions(tokens: Sequence[Token], elisions: Sequence[str]) -> Sequence[Token]:
    """The tokens without what is elided before them: of "d'Oumar" only "Oumar"."""
    if not elisions:
        return tokens
    return [
        next(
            (
                Token(token.start + len(e), token.end, *_TOLD[token.text[len(e) :]])
                for e in elisions
                if token.low.startswith(e) and len(token.low) == len(token.text) > len(e)
            ),
            token,
        )
        if "'" in token.low
        else token
        for token in tokens
    ]


class Tokens:
    """The tokens of a whole text: made once, and shared by all who read a part of it."""

    def __init__(self, text: str) -> None:
        """Cut the text into tokens."""
        self.text = text
        self.all = tokenize(text)
        self._starts = [token.start for token in self.all]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens of ``text[start:end]``, as :func:`tokenize` gives them."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if (
            (first and self.all[first - 1].end > start)
            or (first < last and self.all[last - 1].end > end)
            or _GOES_ON.match(self.text, end)
        ):
            return tokenize(self.text, start, end)  # the edge of the part cuts a word
        return self.all[first:last]
