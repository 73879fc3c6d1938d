"""Names of persons and bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drehtuer.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, body or medium named in a report."""

    start: int
    end: int
    name: str
    full: str
    sort: str
    role: str | None = None
    role_start: int | None = None
    role_end: int | None = None
    gender: str | None = None


def find_mentions(
    text: str, language: str, sentences: Sequence[Sentence] | None = None
) -> list[Mention]:
    """The names in a text."""
    return []
