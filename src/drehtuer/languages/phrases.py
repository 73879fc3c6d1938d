"""Many phrases at once: the longest phrase that begins at a word.

A phrase is words with blanks between them; a "*" at a word's end stands for any ending. Words are
looked up folded (lower case), so phrases are written in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


def word_matches(pattern: str, word: str) -> bool:
    """Whether ``word`` is the pattern, or begins with it where the pattern ends in "*"."""
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


class Phrases(Generic[Value]):
    """Phrases with a value each, indexed by their first word."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        """Index (phrase, value) pairs; of equal phrases the first one stands."""
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            words = tuple(phrase.split())
            if words:
                home = self._stems if words[0].endswith("*") else self._exact
                home.setdefault(words[0].rstrip("*"), []).append((words, value))
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._memo: dict[str, tuple[tuple[tuple[str, ...], Value], ...]] = {}

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Phrases[str]:
        """From a table of label → phrases, the label being the value."""
        return Phrases[str]((p, label) for label, phrases in table.items() for p in phrases)

    def starting(self, word: str) -> tuple[tuple[tuple[str, ...], Value], ...]:
        """All phrases whose first word fits, the longest first."""
        found = self._memo.get(word)
        if found is None:
            options = list(self._exact.get(word, ()))
            for length in self._lengths:
                if length <= len(word):
                    options += self._stems.get(word[:length], ())
            options.sort(key=lambda option: -len(option[0]))
            found = tuple(options)
            if len(self._memo) < 200_000:
                self._memo[word] = found
        return found

    def match(self, words: Sequence[str], i: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at ``words[i]``: its number of words and its value."""
        if i >= len(words):
            return None
        for phrase, value in self.starting(words[i]):
            if len(phrase) == 1:
                return 1, value
            if i + len(phrase) <= len(words) and all(
                word_matches(p, words[i + k]) for k, p in enumerate(phrase)
            ):
                return len(phrase), value
        return None

    def match_before(
        self, words: Sequence[str], end: int, longest: int = 4
    ) -> tuple[int, Value] | None:
        """The longest phrase that ends just before ``words[end]``: its words' number, its value."""
        for length in range(min(longest, end), 0, -1):
            found = next(
                (
                    value
                    for phrase, value in self.starting(words[end - length])
                    if len(phrase) == length
                    and all(word_matches(p, words[end - length + k]) for k, p in enumerate(phrase))
                ),
                None,
            )
            if found is not None:
                return length, found
        return None
