"""Whether two claims agree in one respect: a place, a group, a party, who counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drehtuer.books.people import same_party
from drehtuer.books.told import PRISONERS, Told


def same_or_unsaid(one: str | None, other: str | None) -> bool:
    """Whether two values agree, or one of them is not given."""
    return one == other or one is None or other is None


def share_or_unsaid(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists have something in common, or one of them is empty."""
    first, second = set(one), set(other)
    return bool(first & second) or not first or not second


def same_group(one: str | None, other: str | None) -> bool:
    """Whether two groups may be the same people; political prisoners are prisoners."""
    return one == other or {one, other} <= PRISONERS


def same_parties(one: Told, other: Told, field: str) -> bool:
    """Whether the parties in a field (``by``, ``to``, ``attribution``) have one in common."""
    languages = (one.report.language, other.report.language)
    return any(
        same_party(mine, theirs, languages)
        for mine in getattr(one.claim, field)
        for theirs in getattr(other.claim, field)
    )


def parties_agree(one: Told, other: Told, field: str) -> bool:
    """Whether the parties in a field have one in common, or one claim names none."""
    if not getattr(one.claim, field) or not getattr(other.claim, field):
        return True
    return same_parties(one, other, field)


Chain = tuple[tuple[str, ...], str | None]
"""A chain of speakers, and the language that names them."""


def chain_of(told: Told) -> Chain:
    """The chain of speakers of a claim."""
    return told.claim.attribution, told.report.language


def same_counter(one: Told, other: Told) -> bool:
    """Whether one body counts: who speaks in one claim is in the other's chain of speakers."""
    return _is_one_counter(chain_of(one), chain_of(other))


@lru_cache(maxsize=65536)
def share_a_counter(some: frozenset[Chain], others: frozenset[Chain]) -> bool:
    """Whether one body counts by a chain of each."""
    return any(_is_one_counter(one, other) for one in some for other in others)


@lru_cache(maxsize=65536)
def _is_one_counter(one: Chain, other: Chain) -> bool:
    (mine, language), (theirs, of_theirs) = one, other
    languages = (language, of_theirs)
    return any(same_party(mine[0], name, languages) for name in theirs if mine) or any(
        same_party(name, theirs[0], languages) for name in mine if theirs
    )
