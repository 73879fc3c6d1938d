"""Findings about superlatives: "the largest release so far", and one that was larger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from drehtuer import languages
from drehtuer.books.findings.figures import claims_of, side
from drehtuer.books.flows import Row
from drehtuer.books.model import Finding, Parameter
from drehtuer.books.told import DONE, Told
from drehtuer.languages.phrases import Phrases
from drehtuer.text.sentences import sentences

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_REACH = 6
"""Words within which a superlative and a noun for a release stand."""


def superlatives(sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Releases told as the largest that are not."""
    by_place: dict[str | None, list[Row]] = defaultdict(list)
    for row in sections["freed"]:
        if _is_wave(row):
            by_place[row.entry.population.place].append(row)
    largest = _told_as_largest(sections["freed"])
    for rows in by_place.values():
        by_size = sorted(rows, key=lambda row: (-(row.bounds.least or 0), row.days))
        for row in rows:
            praised = [item for item in row.told if item.claim.id in largest]
            if praised:
                yield from _findings(row, praised, by_size)


def _is_wave(row: Row) -> bool:
    return (
        row.is_number
        and not row.is_part
        and row.entry.status in DONE
        and row.best.dated
        and row.entry.population.place is not None
        and row.can_be
    )


def _findings(row: Row, praised: Sequence[Told], rows: Iterable[Row]) -> Iterator[Finding]:
    """A larger release before the report was published, else one after it."""
    most = row.bounds.most
    if most is None:
        return
    larger = [r for r in rows if (r.bounds.least or 0) > most and r.best.days.closed]
    first = praised[0]
    before = [r for r in larger if r.days.last <= first.published.last]
    overtaking = before or larger
    if overtaking:
        parameters: dict[str, Parameter] = {
            "kind": "freed",
            "where": row.entry.population.place,
            "figure": first.claim.count,
            "when": row.entry.when,
            "sides": (side(overtaking[0]),),
            "published": first.report.published,
            "overtaken": not before,
        }
        severity = "note" if not before else "difference"
        claims = claims_of((Row(row.entry, praised), overtaking[0]))
        yield Finding("superlative_overtaken", severity, claims, parameters)


def _told_as_largest(rows: Iterable[Row]) -> frozenset[str]:
    """Ids of the claims told as the largest release: of each such sentence the largest number."""
    by_source: dict[str, list[Told]] = defaultdict(list)
    for item in chain.from_iterable(row.told for row in rows):
        if item.claim.count and item.claim.count.value and item.claim.status in DONE:
            by_source[item.report.source].append(item)
    found = set()
    for items in by_source.values():
        for start, end in _telling(items[0].report.text, items[0].report.language):
            inside = [i for i in items if start <= i.claim.start and i.claim.end <= end]
            if inside:
                largest = max(inside, key=lambda item: item.least)
                found.add(largest.claim.id)
    return frozenset(found)


def _telling(text: str, language: str | None) -> Sequence[tuple[int, int]]:
    """The spans of the sentences that call a release the largest."""
    words = _words(language) if language in languages.codes() else None
    if language is None or words is None:
        return ()
    starts = []
    for match in words.first.finditer(text):
        told = [m.group().casefold() for m in islice(_WORD.finditer(text, match.start()), _REACH)]
        length, _ = words.largest.match(told, 0) or (0, "")
        if length and any(words.releases.match(told, k) for k in range(length, len(told))):
            starts.append(match.start())
    if not starts:
        return ()
    return [
        (sentence.start, sentence.end)
        for sentence in sentences(text, language)
        if any(sentence.start <= start < sentence.end for start in starts)
    ]


class _Words(NamedTuple):
    """The superlatives of a language, their first words, and its nouns for releases."""

    first: re.Pattern[str]
    largest: Phrases[str]
    releases: Phrases[str]


@cache
def _words(language: str) -> _Words | None:
    told = languages.table(language, "comparisons").get("superlatives")
    if not told:
        return None
    first = "|".join(re.escape(phrase.split()[0].rstrip("*")) for phrase in told["largest"])
    return _Words(
        re.compile(rf"\b(?:{first})", re.IGNORECASE),
        Phrases.of({"largest": told["largest"]}),
        Phrases.of({"releases": told["releases"]}),
    )
