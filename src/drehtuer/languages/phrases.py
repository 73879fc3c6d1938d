"""Many phrases at once: the longest phrase that begins at a word.

A phrase is words with blanks between them; a "*" at a word's end stands for any ending, one in
front for the first part of a compound. Words are looked up folded (lower case), so phrases are
written in lower case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from drehtuer.languages.known import Known

Value = TypeVar("Value")


def with_elisions(word: str, elisions: Sequence[str]) -> tuple[str, ...]:
    """A word alone and joined with what is elided before a vowel: French *l'arrestation*."""
    if not elisions or not word or unicodedata.normalize("NFD", word)[0] not in "aeiouyhœæ":
        return (word,)
    return (word, *(elision + word for elision in elisions))


class Phrases(Generic[Value]):
    """Phrases with a value each, indexed by their first word, and so on word by word."""

    def __init__(
        self, phrases: Iterable[tuple[str, Value]], endings: frozenset[str] | None = None
    ) -> None:
        """Index (phrase, value) pairs; of equal phrases the first one stands.

        ``endings``: all that a "*" at a word's end may stand for; any ending if not given.
        """
        self._endings = endings
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._compounds: list[tuple[tuple[str, ...], Value]] = []
        exact, stems = self._exact, self._stems
        for phrase, value in phrases:
            words = tuple(phrase.split())
            if not words:
                continue
            first = words[0]
            if first[0] == "*":
                self._compounds.append((words, value))
            elif first[-1] == "*":
                stems.setdefault(first.rstrip("*"), []).append((words, value))
            else:
                exact.setdefault(first, []).append((words, value))
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._known: Known[_Start[Value]] = Known(self._start)

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Phrases[str]:
        """From a table of label → phrases, the label being the value."""
        return Phrases[str]((p, label) for label, phrases in table.items() for p in phrases)

    def starts(self, word: str) -> bool:
        """Whether any phrase begins with a word."""
        return self._known[word] is not _NOTHING

    def at(self, words: Sequence[str], i: int) -> Sequence[tuple[int, Value]]:
        """All phrases that stand at ``words[i]``, the longest first: number of words, value."""
        return self._from(self._known[words[i]], words, i)

    def _from(
        self, start: _Start[Value], words: Sequence[str], i: int
    ) -> Sequence[tuple[int, Value]]:
        if start.longer is None or i + 1 == len(words):
            return start.alone
        following = start.longer._known[words[i + 1]]
        if following is _NOTHING:
            return start.alone
        longer = start.longer._from(following, words, i + 1)
        if not longer:
            return start.alone
        ranked = sorted([(rank, 1 + length, value) for length, (rank, value) in longer])
        return [*[(length, value) for _, length, value in ranked], *start.alone]

    def in_all(self, words: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
        """All phrases that stand in the words: first word, number of words, value."""
        for i, start in enumerate(map(self._known.__getitem__, words)):
            if start is _NOTHING:
                continue
            here = start.alone if start.longer is None else self._from(start, words, i)
            for length, value in here:
                yield i, length, value

    def match(self, words: Sequence[str], i: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at ``words[i]``: its number of words and its value."""
        if i >= len(words):
            return None
        start = self._known[words[i]]
        if start is _NOTHING:
            return None
        found = self._from(start, words, i)
        return found[0] if found else None

    def any_at(self, words: Sequence[str], places: Iterable[int]) -> bool:
        """Whether any phrase begins at one of some places in the words."""
        known, end = self._known, len(words)
        for i in places:
            if i >= end:
                continue
            start = known[words[i]]
            if start is not _NOTHING and self._from(start, words, i):
                return True
        return False

    def match_before(
        self, words: Sequence[str], end: int, longest: int = 4
    ) -> tuple[int, Value] | None:
        """The longest phrase that ends just before ``words[end]``: its words' number, its value."""
        known = self._known
        for length in range(min(longest, end), 0, -1):
            start = known[words[end - length]]
            if start is _NOTHING:
                continue
            for size, value in self._from(start, words, end - length):
                if size == length:
                    return size, value
        return None

    def _start(self, word: str) -> _Start[Value]:
        """What begins with a word."""
        options = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length <= len(word) and (self._endings is None or word[length:] in self._endings):
                options += self._stems.get(word[:length], ())
        options += [option for option in self._compounds if _ends(word, option[0][0][1:])]
        options.sort(key=lambda option: -len(option[0]))
        return _Start(options, self._endings) if options else _NOTHING


def _ends(word: str, pattern: str) -> bool:
    """Whether a word ends with a pattern or, where that has a "*" at its end, has it inside."""
    return pattern[:-1] in word if pattern.endswith("*") else word.endswith(pattern)


class _Start(Generic[Value]):
    """The phrases that begin with a word: the word alone, and what it may go on with."""

    __slots__ = ("alone", "longer")

    def __init__(
        self,
        options: Sequence[tuple[tuple[str, ...], Value]],
        endings: frozenset[str] | None = None,
    ) -> None:
        """Take (words, value) pairs, the longest first; their order is their rank."""
        self.alone = tuple((1, value) for words, value in options if len(words) == 1)
        rest = [
            (" ".join(words[1:]), (rank, value))
            for rank, (words, value) in enumerate(options)
            if len(words) > 1
        ]
        self.longer: Phrases[tuple[int, Value]] | None = Phrases(rest, endings) if rest else None


_NOTHING: _Start[Any] = _Start(())
"""What most words begin: no phrase."""
