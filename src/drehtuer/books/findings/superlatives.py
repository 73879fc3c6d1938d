"""Findings about superlatives: "the largest release so far", and one that was larger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from drehtuer import languages
from drehtuer.books.findings.figures import claims_of, side
from drehtuer.books.flows import Row
from drehtuer.books.model import Finding, Parameter
from drehtuer.books.told import DONE, Told
from drehtuer.languages.phrases import Phrases
from drehtuer.text.sentences import sentences

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_REACH = 4
"""Words within which a noun for a release follows a superlative."""


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
                largest = max(inside, key=lambda i: i.bounds.least or 0 if i.bounds else 0)
                found.add(largest.claim.id)
    return frozenset(found)


def _telling(text: str, language: str | None) -> Sequence[tuple[int, int]]:
    """The spans of the sentences that call a release the largest."""
    if language is None or language not in languages.codes() or not _words(language):
        return ()
    phrases, nouns = _words(language)["largest"], _words(language)["releases"]
    low = text.casefold()
    if not any(word in low for word in _first_words(language)):
        return ()
    told = [(match.start(), match.group().casefold()) for match in _WORD.finditer(text)]
    lows = [word for _, word in told]
    starts = [
        told[at][0]
        for at, length, _ in phrases.in_all(lows)
        if any(nouns.match(lows, k) for k in range(at, at + length + _REACH))
    ]
    if not starts:
        return ()
    return [
        (sentence.start, sentence.end)
        for sentence in sentences(text, language)
        if any(sentence.start <= start < sentence.end for start in starts)
    ]


@cache
def _words(language: str) -> Mapping[str, Phrases[str]]:
    """The superlatives of a language, and its nouns for releases; empty if it has none."""
    told = languages.table(language, "comparisons").get("superlatives", {})
    return {name: Phrases.of({name: phrases}) for name, phrases in told.items()}


@cache
def _first_words(language: str) -> Sequence[str]:
    told = languages.table(language, "comparisons")["superlatives"]["largest"]
    return tuple(phrase.split()[0].rstrip("*") for phrase in told)
