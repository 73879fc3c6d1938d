"""Spellings of one person, brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from drehtuer.names.blocking import Index
from drehtuer.names.compare import DIFFERENT, SAME, same_name


def group(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Bring the spellings of one person together.

    Names join where :func:`same_name` says ``same``, but no two that it calls ``different`` ever
    come into one group: a name that could be either of two people (a surname alone, a name without
    the second surname that tells father and son apart) stays alone.

    Args:
        names: names in any order; repeated names count once.

    Returns:
        Groups in alphabetical order, each with its names in alphabetical order. The result does
        not depend on the order of ``names``.
    """
    listed = sorted(set(names))
    same = _same_pairs(listed)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for _, a, b in same:
        neighbours[a].add(b)
        neighbours[b].add(a)
    either = {
        name
        for name, near in neighbours.items()
        if any(same_name(a, b).verdict == DIFFERENT for a, b in combinations(sorted(near), 2))
    }
    home: dict[str, list[str]] = {name: [name] for name in listed}
    for _, a, b in same:
        one, other = home[a], home[b]
        if one is other or a in either or b in either or _apart(one, other):
            continue
        one.extend(other)
        for name in other:
            home[name] = one
    groups = {id(members): tuple(sorted(members)) for members in home.values()}
    return sorted(groups.values())


def _same_pairs(listed: list[str]) -> list[tuple[float, str, str]]:
    """All pairs that are the same, the surest first."""
    register = Index(listed)
    return sorted(
        (-match.comparison.score, name, listed[match.position])
        for number, name in enumerate(listed)
        for match in register.matches(name)
        if match.position > number and match.comparison.verdict == SAME
    )


def _apart(one: Iterable[str], other: Sequence[str]) -> bool:
    """Whether some name of one group is a different person from one of the other."""
    return any(same_name(a, b).verdict == DIFFERENT for a in one for b in other)
