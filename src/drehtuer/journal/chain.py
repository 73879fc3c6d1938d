"""The chain of the log: each entry's hash is of what it says and of the hash before.

So no entry can be changed, removed or put between others without all later hashes changing, and
the last one stands for all of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

BEGINNING = "0" * 64
"""What stands for the hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the log as it is kept.

    Attributes:
        number: counts from 1.
        sort: what it is, such as ``decision`` or ``review``.
        content: what it says, as canonical JSON (:func:`canonical`).
        previous: the hash of the entry before.
        sha256: its own hash.
    """

    number: int
    sort: str
    content: str
    previous: str
    sha256: str

    @property
    def record(self) -> dict[str, Any]:
        """What it says."""
        said: dict[str, Any] = json.loads(self.content)
        return said


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log: how many entries there are, and the hash of the last one."""

    entries: int = 0
    sha256: str = BEGINNING


def canonical(record: Mapping[str, Any]) -> str:
    """A record as JSON that is the same each time: keys sorted, no blanks, no escapes."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link(head: Head, sort: str, record: Mapping[str, Any]) -> Link:
    """The entry that follows.

    Raises:
        UnicodeEncodeError: the record holds half characters.
    """
    content = canonical(record)
    number = head.entries + 1
    return Link(number, sort, content, head.sha256, _hash(number, sort, content, head.sha256))


def first_broken(links: Iterable[Link]) -> tuple[Head, int | None]:
    """The end of the log, and the number of the first entry that is not as it was written."""
    head = Head()
    for each in links:
        number = head.entries + 1
        own = _hash(each.number, each.sort, each.content, each.previous)
        if (each.number, each.previous, each.sha256) != (number, head.sha256, own):
            return head, number
        head = Head(number, each.sha256)
    return head, None


def _hash(number: int, sort: str, content: str, previous: str) -> str:
    return hashlib.sha256(f"{previous}\n{number}\n{sort}\n{content}".encode()).hexdigest()
