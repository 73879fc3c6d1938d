"""An export for everybody: initials in place of people who are not publicly known.

Nothing of them stays that a name could be guessed from and tried: no spelling, no id made from one,
no name of a file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from drehtuer.books.for_everybody import masked_life
from drehtuer.books.lives import Life
from drehtuer.books.people import People
from drehtuer.books.visibility import Visibility, masked_words, spelled_masks, veil
from drehtuer.exchange.contents import Contents, Person, Source, Statement, Written, identity
from drehtuer.model import Claim, Report

_WORD = re.compile(r"\w+")
_IN_WORDS = ("group", "role", "direction", "attribution", "by", "to", "destination")
"""Fields of a claim in the words of its report, which may name somebody among others."""


def veiled_contents(
    held: Contents,
    reports: Iterable[Report],
    people: People,
    seen: Visibility,
    left_out: Sequence[Claim] = (),
) -> Contents:
    """What an export holds, as everybody may see it.

    Quotations lose their exact words where a name stood in them, or a figure of a claim that is
    left out; their places stay.

    Args:
        held: what it holds.
        reports: the reports it is from.
        people: who is who in them.
        seen: who is named, and who is not.
        left_out: claims on groups so small that their figures can mean somebody who is masked.
    """
    hidden = {claim.id for claim in left_out}
    told = tuple(each for each in held.statements if each.claim.id not in hidden)
    told_of = {each.source for each in told}
    held = replace(
        held, statements=told, sources=tuple(each for each in held.sources if each in told_of)
    )
    masks = spelled_masks(people, seen)
    by_name = dict(seen.masked)
    ids = {statement.claim.id: statement.id for statement in held.statements}
    by_source = {report.source: report for report in reports}
    sources = {
        source: replace(source, file=f"report {number}")
        for number, source in enumerate(held.sources, 1)
    }
    for person in held.people:
        for written in person.written:
            sources.setdefault(
                written.source, replace(written.source, file=f"report {len(sources) + 1}")
            )
    shown = {
        person.id: _person(person, by_name, {**masks, **ids}, sources) for person in held.people
    }
    within = _Within(masks)

    def statement_shown(told: Statement) -> Statement:
        claim, report = told.claim, by_source[told.claim.source]
        first, last = claim.start - len(told.prefix), claim.end + len(told.suffix)
        spans = ((first, claim.start), (claim.start, claim.end), (claim.end, last))
        prefix, quote, suffix = (masked_words(report, *s, people, by_name, left_out) for s in spans)
        return replace(
            told,
            claim=_claim(claim, quote, {**masks, **ids}, within),
            source=sources[told.source],
            prefix=prefix,
            suffix=suffix,
            people=tuple((shown[person.id], parts) for person, parts in told.people),
        )

    return replace(
        held,
        people=tuple(shown[person.id] for person in held.people),
        statements=tuple(map(statement_shown, held.statements)),
        sources=tuple(sources[source] for source in held.sources),
        doubts=tuple(d for d in held.doubts if not {d.one, d.other} & by_name.keys()),
    )


class _Within:
    """Puts masks into texts that name somebody among other words."""

    def __init__(self, masks: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in sorted(masks, key=len, reverse=True):
            first = _WORD.search(name)
            if first is not None and first.start() == 0:
                self._by_first[first.group()].append((name, masks[name]))

    def __call__(self, text: str) -> str:
        made, rest = "", text
        while (word := _WORD.search(rest)) is not None:
            place = word.start()
            name, mask = next(
                (
                    (name, mask)
                    for name, mask in self._by_first.get(word.group(), ())
                    if rest.startswith(name, place)
                ),
                (word.group(), word.group()),
            )
            made, rest = made + rest[:place] + mask, rest[place + len(name) :]
        return made + rest


def _claim(claim: Claim, quote: str, masks: Mapping[str, str], within: _Within) -> Claim:
    """A claim with masks, its evidence in other words where it named somebody."""
    veiled = veil(claim, masks, {claim.id: quote})
    changed: dict[str, Any] = {"source": ""}
    for name in _IN_WORDS:
        value = getattr(veiled, name)
        if value:
            changed[name] = within(value) if isinstance(value, str) else tuple(map(within, value))
    if veiled.count is not None:
        changed["count"] = replace(veiled.count, text=within(veiled.count.text))
    return replace(veiled, **changed)


def _person(
    person: Person,
    by_name: Mapping[str, str],
    masks: Mapping[str, str],
    sources: Mapping[Source, Source],
) -> Person:
    life: Life = veil(person.life, masks, {})
    mask = by_name.get(person.name)
    if mask is None:
        written = tuple(replace(each, source=sources[each.source]) for each in person.written)
        return replace(person, life=life, written=written)
    in_reports = dict.fromkeys(sources[each.source] for each in person.written)
    return replace(
        person,
        id=identity("masked", mask, *sorted(source.id for source in in_reports)),
        life=masked_life(life, mask),
        written=tuple(Written(mask, source, None, None) for source in in_reports),
        gender=None,
    )
