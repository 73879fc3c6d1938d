"""Entries: what the claims of one event or state tell together, with every figure they give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from drehtuer.books.counts import bounds, width
from drehtuer.books.grouping import reasons
from drehtuer.books.model import Entry, Figure, Population
from drehtuer.books.people import People
from drehtuer.books.sources import Sources
from drehtuer.books.spans import ALWAYS
from drehtuer.books.told import BETWEEN_STATES, GENERAL_GROUPS, STATES, UNNUMBERED, Told, how_far
from drehtuer.model import UNNAMED, Claim


def in_order(groups: Iterable[list[Told]]) -> list[list[Told]]:
    """Groups by time, those without one last, then by evidence."""

    def key(group: Sequence[Told]) -> tuple[bool, date, date, int]:
        best = _most_definite(group)
        return (not best.dated, best.days.last, best.days.first, group[0].number)

    return sorted(groups, key=key)


_DONE_TO_PEOPLE = frozenset({"held", "freed", "jailed"})
"""What nobody does to himself: who is told to, was misread."""


def entry(
    section: str, number: int, group: Sequence[Told], people: People, sources: Sources
) -> Entry:
    """The entry that a group of claims makes.

    Args:
        section: the section it stands in.
        number: its number there, from 1.
        group: the claims.
        people: who is who.
        sources: whose telling the claims are.
    """
    claims = [item.claim for item in group]
    best = _most_definite(group)
    statuses = tuple(sorted({c.status for c in claims}, key=how_far))
    persons = {people.key_of(c.source, name) for c in claims for name in c.persons}
    by, to = _names(claims, "by", people), _names(claims, "to", people)
    if claims[0].kind in _DONE_TO_PEOPLE:
        by = tuple(name for name in by if name not in persons)
    known = best.dated or best.claim.kind in STATES
    return Entry(
        id=f"{section}-{number}",
        kind=claims[0].kind,
        claims=tuple(claim.id for claim in claims),
        status=statuses[0],
        statuses=statuses,
        when=best.claim.when if best.dated else None,
        span=best.days.as_span() if known and best.days != ALWAYS else None,
        population=Population(
            place=_usual(
                item.claim.where if item.claim.kind in BETWEEN_STATES else item.place
                for item in group
            ),
            group=_usual(c.group for c in claims if c.group not in GENERAL_GROUPS)
            or _usual(c.group for c in claims),
            nationality=tuple(sorted({code for c in claims for code in c.nationality})),
            counter=_counter([c for c in claims if c.count and c.count.value is not None])
            or _counter(claims),
        ),
        figures=_figures(group),
        persons=tuple(sorted(persons)),
        by=by,
        to=tuple(name for name in to if name not in by),
        voices=tuple(sorted({c.attribution for c in claims})),
        together=reasons(group),
        reports=len(sources.telling(group)),
        sources=tuple(sorted({sources.of(item).name for item in group})),
        repeated=tuple(item.claim.id for item in group if sources.of(item).repeated),
        direction=_usual(c.direction for c in claims),
        fate=_usual(c.fate for c in claims),
        role=_usual(c.role for c in claims),
        destination=_names(claims, "destination", people),
    )


def _most_definite(group: Sequence[Told]) -> Told:
    return min(group, key=Told.by_definiteness)


def _usual(values: Iterable[str | None]) -> str | None:
    """The most frequent value; of equals the first by letters, a named source before an unnamed."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda v: (v == UNNAMED, -counted[v], v), default=None)


def _counter(claims: Iterable[Claim]) -> str | None:
    return _usual(claim.attribution[0] for claim in claims if claim.attribution)


def _names(claims: Sequence[Claim], field: str, people: People) -> tuple[str, ...]:
    """The names in a field, each party once, the most frequent first."""
    counted = Counter(
        people.key_of(claim.source, name) for claim in claims for name in getattr(claim, field)
    )
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _figures(group: Sequence[Told]) -> tuple[Figure, ...]:
    by_number: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for item in group:
        count = item.claim.count
        if count:
            by_number[(count.value, count.qualifier, count.upper, count.delta)].append(item.claim)
    figures = []
    for claims in by_number.values():
        count = claims[0].count
        if count:
            ids = tuple(claim.id for claim in claims)
            figures.append(Figure(count, bounds(count), ids))
    # Beside a number, that there were some says nothing more.
    figures = [f for f in figures if f.count.qualifier not in UNNUMBERED] or figures
    return tuple(sorted(figures, key=_reliance))


def _reliance(figure: Figure) -> tuple[bool, float, int, int, str]:
    count = figure.count
    return (
        count.qualifier != "exact",
        width(figure.bounds),
        -len(figure.claims),
        -(count.value or 0),
        count.qualifier,
    )
