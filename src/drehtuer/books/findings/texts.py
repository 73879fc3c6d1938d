"""Findings about the texts: what they take back, what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drehtuer.books.model import Copies, Finding, Parameter
from drehtuer.books.told import DONE, Told, ids_of


def retracted(told: Sequence[Told]) -> Iterator[Finding]:
    """Figures that a text takes back, and what it tells instead in the same words."""
    valid: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        if item.claim.count and item.claim.status in DONE:
            valid[item.report.source].append(item)
    for item in told:
        if item.claim.status == "retracted":
            instead = next(
                (
                    other
                    for other in valid[item.report.source]
                    if other.claim.kind == item.claim.kind
                    and other.claim.start < item.claim.end
                    and item.claim.start < other.claim.end
                ),
                None,
            )
            parameters: dict[str, Parameter] = {
                "kind": item.claim.kind,
                "figure": item.claim.count,
                "instead": instead.claim.count if instead else None,
                "counter": item.claim.attribution[0] if item.claim.attribution else None,
            }
            rests_on = ids_of((item, instead) if instead else (item,))
            yield Finding("retracted", "note", rests_on, parameters)


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
