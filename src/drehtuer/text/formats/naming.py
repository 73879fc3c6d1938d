"""Names of the parts of a file: no two are called alike."""

from __future__ import annotations


class DistinctNames:
    """Gives each part of a file a name of its own.

    The first part of a name keeps it, the second becomes "NAME (2)". What is told depends on the
    parts before only, so it is the same whenever the file is read, and stays when more are added
    behind.
    """

    def __init__(self) -> None:
        # An archive may have a million parts; their hashes take less memory than their names.
        self._taken: set[int] = set()
        self._numbers: dict[int, int] = {}

    def of(self, name: str) -> str:
        """The name for the next part, which the file calls ``name``."""
        given, key = name, hash(name)
        while hash(given) in self._taken:
            self._numbers[key] = number = self._numbers.get(key, 1) + 1
            given = f"{name} ({number})"
        self._taken.add(hash(given))
        return given
