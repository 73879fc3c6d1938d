"""A register of names in which the entries that a mention can mean are found without comparing all.

Two names of one person share the whole writing, or two of their words (a surname and a given name,
mostly), or one of them has one word only. So a mention is compared with those entries alone that
share as much: a million mentions against a list of many thousand names are feasible.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from drehtuer.model import NameComparison
from drehtuer.names.chinese import cyrillic, in_cyrillic
from drehtuer.names.compare import DIFFERENT, compare, plain_word
from drehtuer.names.parse import Name, parse
from drehtuer.names.words import Word

_CLASSES = str.maketrans(
    dict.fromkeys("szcšžčxgktd", "s") | dict.fromkeys("bp", "p") | dict.fromkeys("aeioujvf", "")
)


class Match(NamedTuple):
    """An entry that a name can mean: its position in the register, and the comparison."""

    position: int
    comparison: NameComparison


class Index:
    """The names of a register, found in any spelling.

    Args:
        names: the names; one may stand there more than once, and a person may have several. A
            position is a name's place in this order, counted from 0.

    Example:
        >>> register = Index(["Сяргей Ціханоўскі", "Swetlana Tichanowskaja"])
        >>> [(m.position, m.comparison.verdict) for m in register.matches("Siarhei Tsikhanouski")]
        [(0, 'same')]
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._entries = [_keyed(parse(name)) for name in self.names]
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, list[int]] = defaultdict(list)
        for position, entry in enumerate(self._entries):
            self._whole[entry.whole].append(position)
            for key in entry.keys:
                self._by_key[key].append(position)
                if len(entry.words) < 2:
                    self._short[key].append(position)

    def __len__(self) -> int:
        return len(self.names)

    def candidates(self, name: str) -> list[int]:
        """The positions of all entries that can be the same, in their order.

        Every entry that :func:`drehtuer.same_name` calls the same as ``name`` is among them, and
        most of those of which it is unsure: for a surname alone, all entries with that surname.
        """
        return sorted(self._candidates(_keyed(parse(name))))

    def matches(self, name: str) -> list[Match]:
        """The entries that are the same as ``name`` or may be, the likeliest first.

        Those with the verdict ``same`` come before the ``unsure``; of equal score, the earlier
        entry first. More than one ``same`` is possible: namesakes, or a person listed twice.
        """
        sought = _keyed(parse(name))
        found = (
            Match(position, compare(sought.name, self._entries[position].name))
            for position in self._candidates(sought)
        )
        likely = (match for match in found if match.comparison.verdict != DIFFERENT)
        return sorted(likely, key=lambda match: (-match.comparison.score, match.position))

    def _candidates(self, sought: _Keyed) -> set[int]:
        near = set[int]().union(*_positions(self._short, sought.words))
        rare = sorted(sought.words, key=self._frequency)
        if len(rare) > 1 and not sought.initials:
            # of two words that are shared, one is not the most frequent of all
            rare.pop()
        near.update(*_positions(self._by_key, rare))
        found = {position for position in near if sought.can_be(self._entries[position])}
        found.update(self._whole.get(sought.whole, ()))
        return found

    def _frequency(self, keys: frozenset[str]) -> int:
        return sum(len(self._by_key.get(key, ())) for key in keys)


@dataclass(frozen=True, slots=True, eq=False)
class _Keyed:
    """A name with what it shares with all other spellings of it.

    Attributes:
        name: the name, taken apart.
        whole: all its words as written, in one.
        words: the keys of each word that is no initial, or of all where all are.
        keys: the keys of all words.
        letters: what its words can begin with.
        initials: the letters that stand for a word.
        count: how many words and initials it has.
    """

    name: Name
    whole: str
    words: tuple[frozenset[str], ...]
    keys: frozenset[str]
    letters: frozenset[str]
    initials: frozenset[str]
    count: int

    def can_be(self, other: _Keyed) -> bool:
        """Whether enough words are shared; an initial is shared with a word that begins so."""
        needed = min(2, self.count, other.count)
        if self.name.wordwise:
            needed = max(needed, self.count - 1)
        shared = sum(not keys.isdisjoint(other.keys) for keys in self.words)
        if shared == needed - 1:
            shared += not (
                self.initials.isdisjoint(other.letters) and other.initials.isdisjoint(self.letters)
            )
        return shared >= needed


def _keyed(name: Name) -> _Keyed:
    father = () if name.father is None else (name.father,)
    words = (*name.given, *father, *name.surnames, *name.others)
    spelled = [word for word in words if not word.initial] or words
    full = [_keys(word, name) for word in spelled]
    for several in () if name.wordwise else (name.given, name.surnames):
        if len(several) > 1:
            # names are now and then written as one: Anna Maria, Annamaria
            joined = "".join(word.written for word in several)
            full.append(frozenset({joined, *_syllables(joined, name)}))
    return _Keyed(
        name=name,
        whole="".join(name.written),
        words=tuple(full),
        keys=frozenset[str]().union(*full),
        letters=frozenset[str]().union(*(word.initials for word in words)),
        initials=frozenset[str]().union(*(word.initials for word in words if word.initial)),
        count=len(words),
    )


def _keys(word: Word, name: Name) -> frozenset[str]:
    """What a word of the name shares with every word that agrees with it."""
    found = {word.written, *word.stems, *word.plain}
    found.update(f"={given.name}" for given in word.given)
    if name.eastern:
        found.update(f"~{form}" for form in word.eastern)
    if name.wordwise:
        found.add(plain_word(word.written))
    return frozenset(found.union(_syllables(word.written, name)))


def _syllables(written: str, name: Name) -> Iterable[str]:
    """What a word in pinyin shares with the same syllables in Cyrillic."""
    if name.chinese:
        return (f"+{letters}" for letters in cyrillic(written))
    return (f"+{in_cyrillic((written,))}",) if "Cyrillic" in name.scripts else ()


def _positions(
    table: Mapping[str, list[int]], words: Iterable[frozenset[str]]
) -> Iterator[list[int]]:
    """The entries of a table under each key of the words."""
    return (table[key] for keys in words for key in keys if key in table)


def keys(name: str) -> frozenset[str]:
    """All keys of a name: two names that :func:`same_name` calls the same share at least one.

    Compare only names that share a key, and many mentions are feasible; :class:`Index` does it
    with fewer comparisons.
    """
    found = parse(name)
    if found.surnames and found.ordered and not found.wordwise:
        words = (*found.surnames, *found.others)
    else:
        words = (*found.given, *found.surnames, *found.others)
    shared = {"".join(found.written), "".join(word.written for word in found.surnames)}
    # the surname comes first in Chinese: Ян Хэнцзюнь
    shared.update(key for word in found.given for key in _syllables(word.written, found))
    return frozenset(shared.union(*(_keys(word, found) for word in words)))


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """One short key of a name: the consonants of its surname, those that spellings mix up as one.

    Spellings of one surname nearly always share it; where none may be missed, use :func:`keys`.
    """
    found = parse(name)
    words = found.surnames or found.given
    return " ".join(sorted(_skeleton(word) for word in words[:1]))


def _skeleton(word: Word) -> str:
    counted = Counter(_squeezed(stem.translate(_CLASSES)) for stem in word.stems)
    best = max(counted.values(), default=0)
    return min((s for s, n in counted.items() if n == best), default=word.written) or word.written


def _squeezed(letters: str) -> str:
    """Letters with runs of one letter made one."""
    return "".join(c for n, c in enumerate(letters) if letters[n - 1 : n] != c)
