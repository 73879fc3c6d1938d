"""What all records of the books share: how they are written as JSON, and their bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from drehtuer.model import Claim, Count


class Record:
    """A frozen dataclass that can be written as JSON."""

    __slots__ = ()

    def as_dict(self) -> dict[str, Any]:
        """All fields by name, nested records as dictionaries, tuples as lists."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}  # type: ignore[arg-type]


def _plain(value: object) -> Any:
    if isinstance(value, Record | Claim):
        return value.as_dict()
    if isinstance(value, Count):
        return {item.name: getattr(value, item.name) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in sorted(value.items())}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value


@dataclass(frozen=True, slots=True)
class Interval(Record):
    """The least and the most a number of people can be; None where nothing bounds it."""

    least: int | None = None
    most: int | None = None


UNBOUNDED = Interval()


@dataclass(frozen=True, slots=True)
class Span(Record):
    """The first and the last day (ISO 8601) of a time, both inclusive; None where it is open."""

    first: str | None = None
    last: str | None = None
