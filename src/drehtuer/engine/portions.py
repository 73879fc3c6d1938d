"""What there is to read, cut into portions that a worker reads at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

from drehtuer.text.sources import Source

MOST_BYTES = 500_000
MOST_FILES = 100
"""How much a portion has at most; a larger file is a portion of its own."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to read.

    Attributes:
        file: its path as given, which names its reports.
        known: what is known of it beside its text.
    """

    file: str
    known: Source = field(default_factory=Source)


@dataclass(frozen=True, slots=True)
class Order:
    """How portions are read, and where what comes of it is written.

    Attributes:
        folder: the folder, absolute: all workers must see it there.
        place: the folder from which the paths of the files are meant, likewise.
        names: under which names the fields of JSON Lines stand.
        relevant: whether reports without a claim are left out.
    """

    folder: str
    place: str
    names: Mapping[str, str] = field(default_factory=dict)
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """Some files, read one after another; the name is that of the portion's own files."""

    name: str
    items: tuple[Item, ...]

    def parts(self) -> tuple[Portion, ...]:
        """Two halves, or itself where it is one file."""
        middle = len(self.items) // 2
        if not middle:
            return (self,)
        halves = self.items[:middle], self.items[middle:]
        return tuple(Portion(self.name + end, some) for end, some in zip("ab", halves, strict=True))

    def digest(self, order: Order) -> str:
        """What changes when one of the files does, or how they are read."""
        found = []
        for item in self.items:
            try:
                status = Path(order.place, item.file).stat()
                seen = [status.st_size, status.st_mtime_ns]
            except OSError:
                seen = []
            found.append([item.file, astuple(item.known), seen])
        told = json.dumps([self.name, found, dict(order.names), order.relevant])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def names_of(name: str) -> tuple[str, str]:
    """The names of the files that come of a portion: reports, claims."""
    return f"reports-{name}.parquet", f"claims-{name}.parquet"


def portions(items: Sequence[Item], place: str) -> Iterator[Portion]:
    """The items in their order, in portions; the same items give the same portions."""
    some: list[Item] = []
    size = number = 0
    for item in items:
        try:
            own = Path(place, item.file).stat().st_size
        except OSError:  # reading it will say what is wrong
            own = 0
        if some and (size + own > MOST_BYTES or len(some) == MOST_FILES):
            yield Portion(f"{number:06}", tuple(some))
            some, size, number = [], 0, number + 1
        some.append(item)
        size += own
    if some:
        yield Portion(f"{number:06}", tuple(some))
