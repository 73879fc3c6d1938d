"""Is a text on the subject? A first look, which costs next to nothing, and a closer one.

Whatever the closer look at a text in a language lets pass passes the first one, which needs no
language, and some more does, as words are looked for in all languages at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from drehtuer import languages
from drehtuer.languages.phrases import Phrases
from drehtuer.text.cleaning import UNSEEN, clean

SHORT = 400
"""A text of so few characters was meant to be read, whatever its words."""
LEAST_TOPICAL = 3
"""Words of the subject that other news has, too, in a report that is on it."""

_LETTERS = re.compile(r"[^\W\d_]+\*?")
_HIDDEN = re.compile(f"[{UNSEEN}]")
_MOST_KNOWN = 400_000
"""So many words are remembered as saying nothing; with commas and quotation marks they are many."""
_BROKEN = ("-\n", "-\r", "- \n")
_TO_CLEAN = ("¬", "\xad", "Ã", "Ð", "\ufb01", "\ufb02")
"""Where one of these stands, a word may be other than it looks."""


def _context(language: str) -> Mapping[str, Any]:
    return languages.section(language, "cues", "context")


@cache
def _subject(language: str) -> Phrases[str]:
    """The words of the subject; those that other news has, too, with what they are a form of."""
    context = _context(language)
    passing = sorted((_parted(word) for word in context.get("passing", ())), key=len)

    def stem(word: str) -> str:
        if word not in passing:
            return ""
        return next(p for p in passing if p == word or word.startswith(p.rstrip("*")))

    words_ = [_parted(word) for word in context.get("words", ())]
    return Phrases((word, stem(word)) for word in words_)


def _parted(text: str) -> str:
    """A word of the subject as letters alone, as a text is looked through: "l opposition"."""
    return " ".join(_LETTERS.findall(text.lower()))


def on_the_subject(text: str, language: str) -> bool:
    """Whether a text has a word of the subject, or several that it shares with other news.

    A text of which this is not so costs next to nothing.
    """
    if len(text) <= SHORT or not _context(language):
        return True
    passing: set[str] = set()
    for _, _, stem in _subject(language).in_all(_LETTERS.findall(_unhidden(text).lower())):
        if not stem:
            return True
        passing.add(stem)
        if len(passing) >= LEAST_TOPICAL:
            return True
    return False


def _unhidden(text: str) -> str:
    """A text composed and without invisible signs; offsets in it tell nothing."""
    return text if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFC", text))


class _Sign(NamedTuple):
    """What a word tells of the subject in a language.

    ``passing`` is what it is a form of, where other news has it, too. Where it only begins phrases,
    ``phrases`` has the beginnings of the other words of each.
    """

    code: str
    passing: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()


_idle: set[str] = set()
_told: dict[str, tuple[_Sign, ...]] = {}


def can_matter(text: str, beside: str = "") -> bool:
    """Whether a text can hold a claim; if not, it need not be read.

    Args:
        text: a report, or all that a page shows in long paragraphs.
        beside: what else it shows: menus and teasers, whose words count only where other news does
            not have them, too.
    """
    if len(text) + len(beside) <= SHORT:
        return True
    passing: dict[str, set[str]] = {}
    for low, is_beside in ((_made_plain(text), False), (_made_plain(beside), True)):
        for word in {word for word in low.split() if word not in _idle}:
            for sign in _told.get(word) or _tell(word):
                if sign.phrases:
                    if any(all(part in low for part in phrase) for phrase in sign.phrases):
                        return True
                elif not sign.passing:
                    return True
                elif not is_beside:
                    found = passing.setdefault(sign.code, set())
                    found.add(sign.passing)
                    if len(found) >= LEAST_TOPICAL:
                        return True
    return False


def _made_plain(text: str) -> str:
    is_ascii = text.isascii()
    if any(sign in text for sign in (_BROKEN if is_ascii else (*_BROKEN, *_TO_CLEAN))):
        text = clean(text).text
    return _unhidden(text).lower()


def _tell(word: str) -> tuple[_Sign, ...]:
    """What a word, with the signs around it, tells; it is remembered."""
    signs: list[_Sign] = []
    for part in _LETTERS.findall(word):
        for code in languages.codes():
            if not _context(code):
                continue
            table = _subject(code)
            signs += [_Sign(code, stem) for _, stem in table.at([part], 0)]
            if table.starts(part) and not table.at([part], 0):
                signs.append(_Sign(code, phrases=_begun(code, part)))
    if signs:
        _told[word] = tuple(signs)
    elif len(_idle) < _MOST_KNOWN:
        _idle.add(word)
    return tuple(signs)


@cache
def _begun(code: str, word: str) -> tuple[tuple[str, ...], ...]:
    """The other words of each phrase of the subject that a word may begin."""
    phrases = (
        tuple(part.strip("*") for part in _parted(phrase).split())
        for phrase in _context(code)["words"]
    )
    return tuple(tuple(rest) for first, *rest in phrases if rest and first in word)
