"""What an account in words is made of: lines of parts that know their claims, and references."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from drehtuer.books.model import Account, Evidence
from drehtuer.briefs.words import Words
from drehtuer.model import Claim

QUOTE_LENGTH = 110
"""How long a quotation in a line may be, in characters; the whole sentence is in the evidence."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Words, such as a figure, and the ids of the claims that tell them."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report in its own language (an ISO code or None), and whose claim they are."""

    text: str
    language: str | None
    claim: str


Part = str | Linked | Quoted
Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the account.

    Attributes:
        parts: what it says.
        claims: ids of the claims it rests on.
        when: what stands beside it: its time in words, or what it is about; empty where nothing
            does.
        details: the lines under it.
        severity: of a finding, else None.
        evidence: the id of the claim whose evidence this line is, in a list of evidence.
        basis: of an entry: whose telling it is, and why its claims stand together.
        sources: how many sources tell it, in words, where they are fewer than the reports.
    """

    parts: Parts
    claims: tuple[str, ...] = ()
    when: str = ""
    details: tuple[Line, ...] = ()
    severity: str | None = None
    evidence: str | None = None
    basis: Parts = ()
    sources: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; ``key`` is a field of the account."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An account in words."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class References:
    """How claims are referred to: ``1.4`` is the fourth claim of the first report.

    ``1.4*`` is one that a second reader proposed.
    """

    numbers: Mapping[str, str]
    evidence: Mapping[str, Evidence]
    reports: Mapping[str, int]

    @classmethod
    def of(cls, account: Account) -> References:
        """The references of an account: reports and claims in its order."""
        reports = {report.source: n for n, report in enumerate(account.reports, 1)}
        seen: dict[str, int] = {}
        numbers: dict[str, str] = {}
        for item in account.evidence:
            source = item.claim.source
            seen[source] = seen.get(source, 0) + 1
            mark = "*" if item.claim.reader else ""
            numbers[item.claim.id] = f"{reports.get(source, 0)}.{seen[source]}{mark}"
        return cls(numbers, {item.claim.id: item for item in account.evidence}, reports)

    def named(self, reference: str) -> Claim | None:
        """The claim that a reference or an id names; None where there is none."""
        ids = {number.rstrip("*"): claim for claim, number in self.numbers.items()}
        found = self.evidence.get(ids.get(reference.rstrip("*"), reference))
        return found.claim if found else None

    @property
    def marked(self) -> bool:
        """Whether any claim was proposed by a second reader."""
        return any(item.claim.reader for item in self.evidence.values())

    def short(self, claims: Iterable[str]) -> str:
        """The references of claims in a row, in order: ``1.4, 2.3``."""
        return ", ".join(self.numbers[claim] for claim in self.known(claims))

    def known(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Those of the ids that the account has evidence for, each once, in order of evidence."""
        chosen = {claim for claim in claims if claim in self.evidence}
        return tuple(sorted(chosen, key=lambda claim: self.evidence[claim].number))

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of the ids, in order of evidence."""
        return tuple(self.evidence[claim].claim for claim in self.known(ids))


def plain(parts: Iterable[Part], words: Words) -> str:
    """The parts as mere text."""
    return "".join(
        part
        if isinstance(part, str)
        else part.text
        if isinstance(part, Linked)
        else words("line.quote", quote=part.text)
        for part in parts
    )


def as_record(told: Outline, account: Account, words: Words) -> dict[str, Any]:
    """An outline as JSON: its lines as mere text, with the numbers of the claims they rest on."""
    references = References.of(account)

    def record(line: Line) -> dict[str, Any]:
        made: dict[str, Any] = {"label": line.when, "text": plain(line.parts, words)}
        made["claims"] = [references.numbers[claim] for claim in references.known(line.claims)]
        if line.severity:
            made["severity"] = line.severity
        if line.details:
            made["details"] = [record(detail) for detail in line.details]
        return made

    return {
        "title": told.title,
        "subtitle": told.subtitle,
        "sections": [
            {"key": s.key, "title": s.title, "lines": [record(line) for line in s.lines]}
            for s in told.sections
        ],
    }


def shorten(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text in one line, cut at a word's end if it is longer than ``length``."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return (
        text[
            : text.rfind(" ", length // 2, length) if " " in text[length // 2 : length] else length
        ]
        + " …"
    )


def shared_folder(sources: Iterable[str]) -> str:
    """The folder that the files of all sources stand in; empty where they share none."""
    files = {source.partition("#")[0] for source in sources}
    if any("://" in file for file in files):
        return ""
    try:
        return os.path.commonpath({os.path.dirname(file) for file in files})
    except ValueError:  # some absolute and some not, on several drives, or no sources
        return ""


def within(source: str, folder: str) -> str:
    """The source as seen from a folder that holds it."""
    file, sign, part = source.partition("#")
    return f"{os.path.relpath(file, folder)}{sign}{part}" if folder else source
