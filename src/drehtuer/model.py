"""What Drehtür speaks of: reports, claims and the parts of a claim.

Everything here is frozen: a claim read once never changes. Offsets are Unicode code points into
the text of the report as read, ends are exclusive. Times are EDTF strings (ISO 8601-2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

KINDS = (
    "held",
    "freed",
    "jailed",
    "listed",
    "talks",
    "measure",
    "contact",
    "role",
    "fate",
    "door",
    "position",
)
GENRES = ("report", "commentary", "analysis", "profile", "factbox", "boilerplate")
STATUSES = (
    "asserted",
    "planned",
    "negotiated",
    "offered",
    "promised",
    "demanded",
    "agreed",
    "considered",
    "rejected",
    "denied",
    "retracted",
)
QUALIFIERS = (
    "exact",
    "about",
    "almost",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "between",
    "dozens",
    "hundreds",
    "thousands",
    "some",
    "all",
)
UNNUMBERED = ("dozens", "hundreds", "thousands", "some", "all")
"""Qualifiers of a count that has no value."""
DIRECTIONS = {
    "measure": ("ease", "lift", "tighten", "impose"),
    "door": ("in", "out", "even"),
    "listed": ("in", "out"),
}
"""The directions of the kinds that have one."""
FATES = (
    "held",
    "incommunicado",
    "ill_treated",
    "ill",
    "disappeared",
    "transferred",
    "expelled",
    "without_papers",
    "stateless",
    "rearrested",
    "restricted",
    "family_targeted",
    "died",
    "free",
    "exiled",
)
UNNAMED = "unnamed sources"
"""Stands in an attribution for a source that the report does not name."""
SECOND = "second"
"""The ``reader`` of a claim that a language model proposed; Drehtür's own claims name none."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as the report gives it.

    ``value`` is None for the unnumbered qualifiers (dozens, hundreds, thousands, some, all);
    ``upper`` belongs to ``between``; a ``delta`` is a change and carries its sign.
    """

    value: int | None
    qualifier: str
    text: str
    upper: int | None = None
    delta: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing one report says, with the words that say it; docs/claims.md has the fields."""

    id: str
    source: str
    kind: str
    section: str
    start: int
    end: int
    quote: str
    status: str = "asserted"
    attribution: tuple[str, ...] = ()
    count: Count | None = None
    cumulative: bool = False
    persons: tuple[str, ...] = ()
    group: str | None = None
    nationality: tuple[str, ...] = ()
    where: str | None = None
    when: str | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    direction: str | None = None
    fate: str | None = None
    role: str | None = None
    destination: tuple[str, ...] = ()
    part_of: str | None = None
    reader: str | None = None
    reviewed: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The claim in the exchange format: fields that say nothing are left out."""
        record: dict[str, Any] = {}
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, Count):
                value = {
                    part.name: getattr(value, part.name)
                    for part in fields(Count)
                    if part.name in ("value", "qualifier", "text") or getattr(value, part.name)
                }
            elif isinstance(value, tuple):
                value = list(value)
            silent = value is None or value is False or value == []
            if silent and item.name not in ("attribution", "count"):
                continue
            record[item.name] = value
        return record

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Claim:
        """The claim that :meth:`as_dict` wrote; fields it does not know are passed over."""
        values: dict[str, Any] = {}
        for name in cls.__slots__:
            if name not in record:
                continue
            value = record[name]
            if name == "count" and value is not None:
                value = Count(
                    value=value.get("value"),
                    qualifier=value["qualifier"],
                    text=value.get("text", ""),
                    upper=value.get("upper"),
                    delta=bool(value.get("delta")),
                )
            elif isinstance(value, list):
                value = tuple(value)
            values[name] = value
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a report's text that is of one genre and one language."""

    start: int
    end: int
    genre: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A name where it stands in a report.

    ``name`` is its nominative without titles, ``full`` the fullest name that the report has for
    the same person; ``sort`` is ``person``, ``body`` or ``medium``. ``role`` and ``state`` (ISO
    3166-1) are told beside it; ``gender`` is ``m``, ``f`` or None.
    """

    start: int
    end: int
    name: str
    full: str
    sort: str
    role: str | None = None
    gender: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two people belong together: ``one`` is the ``kind`` (husband, lawyer) of ``other``.

    Both by their full names in the report; ``text[start:end]`` says it.
    """

    start: int
    end: int
    kind: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file or page says of its report beside the text; None where it says nothing.

    ``published`` is an EDTF date, ``language`` an ISO 639 code, ``address`` a URL.
    """

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    address: str | None = None

    def as_dict(self) -> dict[str, str]:
        """What is said, without what is not."""
        told = ((item.name, getattr(self, item.name)) for item in fields(self))
        return {name: value for name, value in told if value is not None}


@dataclass(frozen=True, slots=True)
class Report:
    """A text somebody published, and the claims read in it.

    ``published`` is an EDTF date or None where it is not known; ``language`` is None where no
    folder in ``languages/`` reads it. ``warnings`` are (code, parameters) pairs that a brief
    turns into words. ``origin`` is what its file said of it; ``published`` and ``outlet`` may have
    been given otherwise. ``pages`` are the offsets at which its pages begin, if it has pages.
    """

    source: str
    text: str = field(repr=False)
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    names: tuple[Naming, ...] = field(default=(), repr=False)
    relations: tuple[Relation, ...] = field(default=(), repr=False)
    warnings: tuple[tuple[str, Mapping[str, str]], ...] = ()
    origin: Origin = Origin()
    pages: tuple[int, ...] = field(default=(), repr=False)

    def page_of(self, offset: int) -> int | None:
        """The number of the page, from 1, on which an offset lies; None where there are none."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, and the EDTF string they amount to (None where it cannot be told)."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is quoted as saying: the span said, and the span that names the speaker."""

    start: int
    end: int
    kind: str
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Whether two names are one person's: a verdict, a score from 0 to 1, and why, in words."""

    verdict: str
    score: float
    reasons: tuple[str, ...] = ()
