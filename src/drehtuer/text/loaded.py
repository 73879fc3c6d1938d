"""What a file gives: the text of a report and what the file says of it beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from drehtuer.model import Origin
from drehtuer.text.decoding import Warnings


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """The text of a report as it is read, and what is known of it before it is read.

    ``part`` names it within a file of several reports. ``pages`` are the offsets at which its
    pages begin, where it has pages. ``original`` are the bytes that the text was taken from, where
    they were asked for and are not those of the whole file.
    """

    text: str
    warnings: Warnings = ()
    origin: Origin = field(default_factory=Origin)
    pages: tuple[int, ...] = ()
    part: str | None = None
    original: bytes | None = field(default=None, repr=False)
    is_passed_over: bool = False
    """Whether its text was not even taken, for it can hold no claim."""
    is_entry: bool = False
    """Whether it is an entry of a feed, which may tell less than the page it leads to."""

    def source(self, name: str) -> str:
        """What the report's claims name as their source: its file, and its part of the file."""
        return name if self.part is None else f"{name}#{self.part}"

    def within(self, name: str) -> LoadedReport:
        """The same as part of a part of the file."""
        return replace(self, part=name if self.part is None else f"{name}#{self.part}")

    def as_dict(self) -> dict[str, Any]:
        """All but the original, for :meth:`from_dict`."""
        return {
            "text": self.text,
            "warnings": [[code, dict(given)] for code, given in self.warnings],
            "origin": self.origin.as_dict(),
            "pages": list(self.pages),
            "part": self.part,
            "is_passed_over": self.is_passed_over,
            "is_entry": self.is_entry,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], original: bytes | None) -> LoadedReport:
        """What :meth:`as_dict` wrote.

        Raises:
            KeyError, TypeError, ValueError: it did not.
        """
        return cls(
            record["text"],
            tuple((code, given) for code, given in record["warnings"]),
            Origin(**record["origin"]),
            tuple(map(int, record["pages"])),
            record["part"],
            original,
            record["is_passed_over"],
            record["is_entry"],
        )


def titled(title: str | None, text: str) -> str:
    """The text under its title, unless it begins with that itself."""
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text


def described(origin: Origin, **known: str | None) -> Origin:
    """The origin with what else is known of it; what it says itself stays."""
    said = {item.name: getattr(origin, item.name) for item in fields(origin)}
    return Origin(**{name: said[name] or known.get(name) for name in said})
