"""Which language a text is in, told by the function words of the language folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from drehtuer import languages
from drehtuer.languages.phrases import Phrases

WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_LEAST_SHARE = 0.06
"""Of running text in a known language about 20 to 45 % are its most common words; lists and
fact boxes have fewer. Below this share the text is in none of them."""
_LEAST_WORDS = 3
_FEW = 20
"""In a text of so few words one word of a language is enough."""
_AHEAD = 2
"""So many more words must be those of a language without a folder, or the text is taken for the
nearest one that can be read."""


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    homes: dict[str, list[str]] = {}
    for code in languages.codes():
        for word in set(languages.table(code, "language")["common"].split()):
            homes.setdefault(word, []).append(code)
    return {word: tuple(found) for word, found in homes.items()}


def _people_words(words: list[str]) -> dict[str, float]:
    """How many words for people of each language a few words have."""
    found: dict[str, float] = {}
    for code in languages.codes():
        groups = _groups(code)
        count = sum(groups.match(words, k) is not None for k in range(len(words)))
        if count:
            found[code] = float(count)
    return found


@cache
def _groups(code: str) -> Phrases[bool]:
    """All words for people of a language."""
    tables = languages.table(code, "groups").values()
    return Phrases((w, True) for table in tables for words in table.values() for w in words)


@cache
def _unread_homes() -> dict[str, tuple[str, ...]]:
    """The most common words of the languages without a folder, and the languages they are of."""
    homes: dict[str, list[str]] = {}
    for code, words in languages.unread().items():
        for word in set(words.split()):
            homes.setdefault(word, []).append(code)
    return {word: tuple(found) for word, found in homes.items()}


def _hits(words: Iterable[str], homes: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many of the words are common ones, by language."""
    found: dict[str, int] = {}
    for word in words:
        for code in homes.get(word, ()):
            found[code] = found.get(code, 0) + 1
    return found


def is_unread(words: Sequence[str], times: float = 1) -> bool:
    """Whether a language without a folder fits words, in lower case, better than all that have one.

    Args:
        words: the words of a text or a paragraph.
        times: how many times as many of them must be its most common words.
    """
    hits = max(_hits(words, _unread_homes()).values(), default=0)
    own = max(_hits(words, _homes()).values(), default=0) if hits >= _AHEAD else 0
    return hits >= max(own + _AHEAD, times * own)


def scores(words: Sequence[str]) -> dict[str, float]:
    """How many of the words, in lower case, nearly every text of a language holds, by language.

    A word that several languages share counts for each by its share.
    """
    found: dict[str, float] = {}
    homes = _homes()
    for word in words:
        codes = homes.get(word, ())
        for code in codes:
            found[code] = found.get(code, 0.0) + 1 / len(codes)
    return found


def detect(text: str) -> str | None:
    """The code of the language that ``text`` is in, or None where no language folder fits.

    Only the first 20,000 characters are looked at. A text in a language that is known but has no
    folder is in none: it must be left unread, not read as its nearest neighbour.
    """
    words = WORD.findall(text[:_SAMPLE].casefold())
    found = scores(words)
    if len(words) <= _FEW:
        for code, count in _people_words(words).items():
            found[code] = found.get(code, 0.0) + count
    if not found:
        return None
    best = max(sorted(found), key=lambda code: found[code])
    least = 0.5 if len(words) <= _FEW else max(_LEAST_WORDS / 2, _LEAST_SHARE * len(words))
    return best if found[best] >= least and not is_unread(words) else None
