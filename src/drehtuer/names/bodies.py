"""Whether two names are one body's: an organisation, an agency, a newspaper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from drehtuer.model import NameComparison
from drehtuer.names.compare import DIFFERENT, SAME, UNSURE
from drehtuer.names.spelling import data, written
from drehtuer.names.words import Word, word

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*")
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


_ATTRIBUTE = re.compile(r"^\s*[^\W\d_]{2,8}(?=\s+[^\W\d_])")
"""The first word of several, which tells whose a body is."""


@dataclass(frozen=True, slots=True, eq=False)
class _Body:
    """A body's name: its words, those that tell it from others, and its acronym if it gives one."""

    words: tuple[Word, ...]
    core: tuple[Word, ...]
    acronym: str
    told: frozenset[str]


@cache
def _words(section: str) -> frozenset[str]:
    table: Mapping[str, Any] = data("bodies")
    return frozenset(written(entry) for entry in table[section]["words"].split())


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and text.isupper() and text.isalpha()


@lru_cache(maxsize=1 << 14)
def _parse(text: str) -> _Body:
    text = unicodedata.normalize("NFC", text)
    inside = [w for part in _BRACKETED.findall(text) for w in _WORD.findall(part)]
    outside = _WORD.findall(_BRACKETED.sub(" ", text)) or inside
    words = tuple(word(w) for w in outside if written(w) not in _words("small"))
    words = words or tuple(map(word, outside))
    core = tuple(w for w in words if w.written not in _words("kinds")) or words
    # an acronym within a compound (EU-Kommission) or before a noun (US embassy) is not its own
    alone = _WORD.findall(_ATTRIBUTE.sub(" ", _COMPOUND.sub(" ", text)))
    told = frozenset(written(w) for w in alone if _is_acronym(w))
    acronym = words[0].written if len(words) == 1 and _is_acronym(words[0].text) else ""
    return _Body(words, core, acronym, told)


def _alike(a: Word, b: Word) -> bool:
    return a.written == b.written or not a.sounds.keys().isdisjoint(b.sounds)


def _pair(a: tuple[Word, ...], b: tuple[Word, ...]) -> bool:
    """Whether every word of one has its like in the other, each only once."""
    left = list(b)
    for one in a:
        match = next((other for other in left if _alike(one, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def same_body(a: str, b: str) -> NameComparison:
    """Compare the names of two bodies: Viasna, Wjasna, «Вясна».

    Args:
        a: a body's name in any spelling; a word for its kind (centre, agency) may stand in it.
        b: another.

    Returns:
        The verdict (``same``, ``different`` or ``unsure``), a score from 0 to 1 and the reasons in
        English. An acronym is the same as a full name only where one of them gives both.
    """
    if b < a:
        a, b = b, a
    one, other = _parse(a), _parse(b)
    if not (one.words and other.words):
        return NameComparison(UNSURE, 0.5, ("one of them has no letters",))
    if [w.written for w in one.words] == [w.written for w in other.words]:
        return NameComparison(SAME, 1.0, ("written alike",))
    if len(one.core) == len(other.core) and _pair(one.core, other.core):
        kinds = len(one.words) != len(other.words)
        why = "the same but for words for its kind" if kinds else "the words read alike"
        return NameComparison(SAME, 0.95, (why,))
    for short, long in ((one, other), (other, one)):
        if short.acronym and short.acronym in long.told:
            return NameComparison(SAME, 0.9, (f"{short.words[0].text} is told as its acronym",))
        if len(short.acronym) > 2 and short.acronym == "".join(w.written[:1] for w in long.words):
            why = f"{short.words[0].text} can be the acronym of the other"
            return NameComparison(UNSURE, 0.7, (why,))
    few, many = sorted((one.core, other.core), key=len)
    if len(few) < len(many) and _pair(few, many):
        return NameComparison(UNSURE, 0.55, ("one has further words",))
    return NameComparison(DIFFERENT, 0.05, ("other words",))
