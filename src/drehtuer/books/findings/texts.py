"""Findings about the texts: how they spell names, what they take back, what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drehtuer.books.model import Copies, Finding, Parameter
from drehtuer.books.people import Mention, People, differ_in_spelling
from drehtuer.books.told import Told, ids_of


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


def copied(told: Sequence[Told], copies: Iterable[Copies]) -> Iterator[Finding]:
    """Reports that print one text, with the claims that stand in several of them."""
    by_source: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_source[item.report.source].append(item)
    for group in copies:
        by_quote: dict[str, list[Told]] = defaultdict(list)
        for item in (item for source in group.reports for item in by_source[source]):
            by_quote[" ".join(item.claim.quote.split())].append(item)
        shared = {
            quote: items
            for quote, items in by_quote.items()
            if len({item.report.source for item in items}) > 1
        }
        # Of reports whose texts are the same to the letter, only one has claims.
        quotes = shared or by_quote
        parameters: dict[str, Parameter] = {
            "sources": group.reports,
            "origin": group.origin,
            "agency": group.agency,
            "quotes": len(quotes),
        }
        items = [item for found in quotes.values() for item in found]
        yield Finding("copied", "note", ids_of(items), parameters)
