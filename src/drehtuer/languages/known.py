"""What is told of words again and again, looked up once a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")

_MOST = 200_000
"""How many words are remembered: more than a language has in its news, less than a flood."""


class Known(dict[str, Told]):
    """What a function tells of a word, remembered: ``known[word]``."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        """Remember what ``tell`` says, which must always say the same of a word."""
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        """What is told of a word that was not asked for before."""
        told = self._tell(word)
        if len(self) < _MOST:
            self[word] = told
        return told
