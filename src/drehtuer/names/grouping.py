"""Spellings of one person, brought together; and keys by which they are found among many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from drehtuer.names.compare import DIFFERENT, SAME, same_name
from drehtuer.names.parse import Name, parse
from drehtuer.names.words import Word

_CLASSES = str.maketrans(
    dict.fromkeys("szcšžčxgktd", "s") | dict.fromkeys("bp", "p") | dict.fromkeys("aeioujvf", "")
)


def keys(name: str) -> frozenset[str]:
    """All keys of a name: two names that :func:`same_name` calls the same share at least one.

    Compare only names that share a key, and a million mentions are feasible.
    """
    return _keys(parse(name))


def _keys(name: Name) -> frozenset[str]:
    if name.surnames and name.ordered and not name.burmese:
        words: Sequence[Word] = (*name.surnames, *name.others)
        found = {stem for word in words for stem in word.stems or (word.written,)}
    else:
        words = (*name.given, *name.surnames, *name.others)
        found = {stem for word in words for stem in word.stems or (word.written,)}
        # the same given name in another language: Sascha for Alexander
        found |= {f"={given.name}" for word in name.given for given in word.given}
    return frozenset(found | {"".join(name.written)})


def key(name: str) -> str:
    """One short key of a name: the consonants of its surname, those that spellings mix up as one.

    Spellings of one surname nearly always share it; where none may be missed, use :func:`keys`.
    """
    found = parse(name)
    words = found.surnames or found.given
    return " ".join(sorted(_skeleton(word) for word in words[:1]))


def _skeleton(word: Word) -> str:
    counted = Counter(_squeezed(stem.translate(_CLASSES)) for stem in word.stems)
    best = max(counted.values(), default=0)
    return min((s for s, n in counted.items() if n == best), default=word.written) or word.written


def _squeezed(letters: str) -> str:
    """Letters with runs of one letter made one."""
    return "".join(c for n, c in enumerate(letters) if letters[n - 1 : n] != c)


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
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in listed:
        for found in keys(name):
            blocks[found].append(name)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    compared = ((same_name(a, b), a, b) for a, b in pairs)
    return sorted((-result.score, a, b) for result, a, b in compared if result.verdict == SAME)


def _apart(one: Iterable[str], other: Sequence[str]) -> bool:
    """Whether some name of one group is a different person from one of the other."""
    return any(same_name(a, b).verdict == DIFFERENT for a in one for b in other)
