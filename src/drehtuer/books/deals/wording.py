"""What the words around a claim say: that one thing is for another, that one depends on another."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from drehtuer.model import Claim, Report
from drehtuer.text.sentences import sentences

_STOP = re.compile(r"[,;:.!?…]+(?=\s|$)|\s[–—-]\s|[”“»«\"]")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a claim stands: its sentence, as a span of the text, and the line of that."""

    start: int
    end: int
    line: int
    text: str


class Texts:
    """The sentences that claims stand in; a report is cut into sentences once."""

    def __init__(self) -> None:
        self._cut: dict[tuple[str, str], tuple[list[int], list[Place]]] = {}

    def place(self, report: Report, claim: Claim) -> Place:
        """The sentence of a claim; of a report without its text the words of the claim alone."""
        key = report.source, report.text
        if key not in self._cut:
            found = [
                Place(s.start, s.end, s.line, report.text[s.start : s.end])
                for s in sentences(report.text, report.language)
            ]
            self._cut[key] = [each.start for each in found], found
        starts, found = self._cut[key]
        number = bisect_right(starts, claim.start) - 1
        if number < 0 or found[number].end < claim.end:
            return Place(claim.start, claim.end, claim.start, claim.quote)
        return found[number]


def tells(kind: str, text: str, language: str | None) -> bool:
    """Whether a sentence has words of ``return`` or ``swap`` that it does not deny."""
    denied = _pattern("denied", language)
    left = denied.sub(" ", text) if denied else text
    said = _pattern(kind, language)
    return bool(said and said.search(left))


def condition(text: str, language: str | None) -> tuple[int, int] | None:
    """The part of a sentence that names a condition: from the first such word to the next stop."""
    said = _pattern("condition", language)
    found = said.search(text) if said else None
    if found is None:
        return None
    stop = _STOP.search(text, found.end())
    return found.start(), stop.start() if stop else len(text)


@lru_cache(maxsize=64)
def _pattern(kind: str, language: str | None) -> re.Pattern[str] | None:
    words: Mapping[str, list[str]] = _table()[kind]
    chosen = words.get(language or "", [])
    if not chosen:
        return None
    longest_first = sorted(chosen, key=len, reverse=True)
    any_of = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Any]:
    source = files("drehtuer.books.deals") / "words.toml"
    return tomllib.loads(source.read_text("utf-8"))
