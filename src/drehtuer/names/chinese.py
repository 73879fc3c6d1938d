"""Chinese names in pinyin, and how Russian, Belarusian and Ukrainian write the same syllables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from drehtuer.names.spelling import data, written

MOST_SPELLINGS = 32
"""Cyrillic spellings kept of one word; a word that has more is no name."""

# е and э, и, і and ї are one here: Вэйвэй, Вейвей
_ALIKE = str.maketrans({"э": "е", "і": "и", "ї": "и", "ъ": None})


def in_cyrillic(words: Iterable[str]) -> str:
    """A Cyrillic name in one, without what Russian, Belarusian and Ukrainian write differently."""
    return "".join(written(word).translate(_ALIKE) for word in words)


@cache
def _syllables() -> Mapping[str, frozenset[str]]:
    """The syllables of pinyin as written without accents, with their Cyrillic spellings."""
    table = data("parts")["chinese"]
    found: dict[str, set[str]] = defaultdict(set)
    for initial, letters in table["initials"].items():
        for final, rest in (table["finals"] | table["rounded"].get(initial, {})).items():
            found[written(initial + final)].add(in_cyrillic((letters + rest,)))
    for syllable, letters in table["syllables"].items():
        found[syllable] = {in_cyrillic((letters,))}
    return {syllable: frozenset(spellings) for syllable, spellings in found.items()}


@cache
def _pinyin() -> re.Pattern[str]:
    syllables = "|".join(sorted(_syllables(), key=len, reverse=True))
    return re.compile(f"(?:{syllables})+")


def is_pinyin(word: str) -> bool:
    """Whether a written word can be Chinese syllables in pinyin."""
    return bool(_pinyin().fullmatch(word))


@lru_cache(maxsize=1 << 12)
def cyrillic(word: str) -> frozenset[str]:
    """How a written word in pinyin can stand in Cyrillic, as :func:`in_cyrillic` gives it."""
    spellings: list[set[str]] = [{""}, *(set() for _ in word)]
    for start, before in enumerate(spellings):
        for end in range(start + 1, min(start + 6, len(word)) + 1):
            for letters in _syllables().get(word[start:end], ()):
                spellings[end].update(one + letters for one in before)
        if len(before) > MOST_SPELLINGS:
            return frozenset()
    return frozenset(spellings[-1]) if word else frozenset()
