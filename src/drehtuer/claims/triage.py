"""A first look at a text: can it be on the subject at all? It costs next to nothing.

Whatever :func:`drehtuer.claims.reader.on_the_subject` would read passes, in any language, and some
more, as words are looked for whatever language the text is in.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from drehtuer import languages
from drehtuer.claims.reader import LEAST_TOPICAL, LETTERS, SHORT, parted, subject
from drehtuer.claims.tokens import unhidden
from drehtuer.text.cleaning import clean

_MOST_KNOWN = 400_000
"""So many words are remembered as saying nothing; with commas and quotation marks they are many."""
_TO_CLEAN = ("-\n", "-\r", "- \n", "¬", "\xad", "Ã", "Ð", "\ufb01", "\ufb02")
"""Where one of these stands, a word may be other than it looks."""


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


def can_matter(text: str) -> bool:
    """Whether a text can hold a claim; if not, it need not be read."""
    if len(text) <= SHORT:
        return True
    if any(sign in text for sign in _TO_CLEAN):
        text = clean(text).text
    low = unhidden(text).lower()
    passing: dict[str, set[str]] = {}
    for word in set(low.split()) - _idle:
        for sign in _told.get(word) or _tell(word):
            if sign.phrases:
                if any(all(part in low for part in phrase) for phrase in sign.phrases):
                    return True
            elif not sign.passing:
                return True
            else:
                found = passing.setdefault(sign.code, set())
                found.add(sign.passing)
                if len(found) >= LEAST_TOPICAL:
                    return True
    return False


def _tell(word: str) -> tuple[_Sign, ...]:
    """What a word, with the signs around it, tells; it is remembered."""
    signs: list[_Sign] = []
    for part in LETTERS.findall(word):
        for code in languages.codes():
            if not languages.table(code, "cues").get("context"):
                continue
            table = subject(code)
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
        tuple(part.strip("*") for part in parted(phrase).split())
        for phrase in languages.table(code, "cues")["context"]["words"]
    )
    return tuple(tuple(rest) for first, *rest in phrases if rest and first in word)
