"""Findings about the texts: how they spell names, what they take back, what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from drehtuer.books.model import Finding, Parameter
from drehtuer.books.people import Mention, People, differ_in_spelling
from drehtuer.books.told import Told, ids_of
from drehtuer.model import Report

SAME_WORDS = 60
"""Characters of a quote from which on two reports hardly say the same by chance."""


def spellings(people: People) -> Iterator[Finding]:
    """People under several spellings, in one report and across reports."""
    for key, mentions in people.groups():
        by_source: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_source[mention.source].append(mention)
        persons = people.is_person(key)
        for source, members in sorted(by_source.items()):
            names = differ_in_spelling(s.name for s in people.spellings(members))
            if len(names) > 1:
                shown = [m for m in members if m.name in names]
                parameters: dict[str, Parameter] = {
                    "names": names,
                    "source": source,
                    "persons": persons,
                }
                claims = people.claims_of(shown)
                yield Finding("spellings_in_one_report", "note", claims, parameters)
        names = differ_in_spelling(s.name for s in people.spellings(mentions))
        sources = sorted({m.source for m in mentions if m.name in names})
        several = [s for s, members in by_source.items() if _lacks(members, names)]
        if len(names) > 1 and len(sources) > 1 and several:
            parameters = {"names": names, "sources": tuple(sources), "persons": persons}
            claims = people.claims_of(m for m in mentions if m.name in names)
            yield Finding("transcriptions_across_reports", "note", claims, parameters)


def _lacks(mentions: Sequence[Mention], names: Sequence[str]) -> bool:
    """Whether a report does not hold all of the spellings."""
    return not {m.name for m in mentions} >= set(names)


def retracted(told: Sequence[Told]) -> Iterator[Finding]:
    """Figures that a text takes back."""
    for item in told:
        if item.claim.status == "retracted":
            parameters: dict[str, Parameter] = {
                "kind": item.claim.kind,
                "figure": item.claim.count,
            }
            yield Finding("retracted", "note", ids_of((item,)), parameters)


def copied(told: Sequence[Told]) -> Iterator[Finding]:
    """Reports that share sentences word by word."""
    by_quote: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        if len(item.claim.quote) >= SAME_WORDS:
            by_quote[" ".join(item.claim.quote.split())].append(item)
    shared: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for items in by_quote.values():
        for one, other in combinations(items, 2):
            if one.report.source != other.report.source:
                shared[one.report.source, other.report.source] += [one, other]
    for sources, items in sorted(shared.items()):
        quotes = {" ".join(item.claim.quote.split()) for item in items}
        if len(quotes) > 1:
            parameters: dict[str, Parameter] = {"sources": sources, "quotes": len(quotes)}
            yield Finding("copied", "note", ids_of(items), parameters)


def reprinted(told: Sequence[Told], reports: Sequence[Report]) -> Iterator[Finding]:
    """Reports of one and the same text: its claims stand in the account once."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        by_text[report.text].append(report.source)
    for sources in by_text.values():
        items = [item for item in told if item.report.source == sources[0]]
        if len(sources) > 1 and items and items[0].report.text:
            quotes = {item.claim.quote for item in items}
            parameters: dict[str, Parameter] = {"sources": tuple(sources), "quotes": len(quotes)}
            yield Finding("copied", "note", ids_of(items), parameters)
