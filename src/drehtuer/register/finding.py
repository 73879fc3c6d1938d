"""Who of a list is meant by a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drehtuer import names
from drehtuer.register.reading import Entry


class Found(NamedTuple):
    """The entries that are meant, and those that may be, the likelier first."""

    same: tuple[Entry, ...]
    perhaps: tuple[Entry, ...]


class Finder:
    """Finds entries by names in any spelling.

    Args:
        entries: the people of a list.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._owners: list[Entry] = []
        spelled: list[str] = []
        for entry in entries:
            for name in entry.names:
                self._owners.append(entry)
                spelled.append(name)
        self._index = names.Index(spelled)

    def find(self, spellings: Sequence[str]) -> Found:
        """Who is meant by somebody's spellings.

        A surname alone never tells who it is; beside a full name it tells nothing more.
        """
        full = [name for name in spellings if len(name.split()) > 1]
        same: dict[int, Entry] = {}
        perhaps: dict[int, tuple[float, Entry]] = {}
        for name in full or spellings:
            for match in self._index.matches(name):
                entry = self._owners[match.position]
                if match.comparison.verdict == names.SAME and full:
                    same.setdefault(entry.row, entry)
                else:
                    score = match.comparison.score
                    perhaps[entry.row] = max(
                        perhaps.get(entry.row, (0.0, entry)), (score, entry), key=lambda p: p[0]
                    )
        ranked = sorted(perhaps.values(), key=lambda found: (-found[0], found[1].row))
        return Found(
            tuple(same[row] for row in sorted(same)),
            tuple(entry for _, entry in ranked if entry.row not in same),
        )
