"""Who a report names: every name with its role and state, and how two people belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drehtuer import languages
from drehtuer.claims.mentions.places import state_of
from drehtuer.claims.sentences.scene import Named, Scene
from drehtuer.languages.phrases import Phrases
from drehtuer.model import Naming, Relation

_GENITIVES = ("'s", "’s", "'", "’")
_OPENING = (",", "(", "–", "-")
_GENDERS = {"man": "m", "woman": "f"}
"""The gender of somebody whose relative is told, by the class of the possessive."""
_FARTHEST = 8
"""Words between a word such as "husband" and the name of whose husband it is."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that say how people belong together."""

    kinds: Phrases[str]
    whose: Phrases[str]
    of: frozenset[str]
    articles: frozenset[str]
    verbs: frozenset[str]


@cache
def _words(language: str) -> _Words:
    table = languages.table(language, "relations")
    links = table.get("links", {})
    return _Words(
        Phrases.of(table.get("kinds", {})),
        Phrases.of(table.get("whose", {})),
        frozenset(links.get("of", ())),
        frozenset(links.get("articles", ())),
        frozenset(links.get("verbs", ())),
    )


def namings(scenes: Sequence[Scene]) -> tuple[Naming, ...]:
    """Every name of a person or body in a report, in order."""
    return tuple(
        Naming(
            start=scene.tokens[named.first].start,
            end=scene.tokens[named.last].end,
            name=named.name,
            full=named.full,
            sort=named.sort,
            role=named.role,
            gender=named.gender,
            state=_state(scene, named),
        )
        for scene in scenes
        for named in scene.names
    )


def _state(scene: Scene, named: Named) -> str | None:
    """The state of a role: "the Belarusian president X", "X, the president of Belarus"."""
    if named.role is None or named.role_first is None:
        return None
    if named.role_first > named.first:
        return state_of(named.role, scene.language)
    before = (p for p in scene.places if named.role_first - 1 <= p.first < named.first)
    return next((place.state for place in before if place.state), None)


def relations(scenes: Sequence[Scene]) -> tuple[Relation, ...]:
    """How people named in a report belong together, in order; each pair of a sentence once."""
    return tuple(found for scene in scenes for found in dict.fromkeys(_relations(scene)))


def _relations(scene: Scene) -> Iterator[Relation]:
    people = [named for named in scene.names if named.sort == "person"]
    if len(people) < 2:
        return
    told = _words(scene.language)
    for k, length, kind in told.kinds.in_all(scene.lows):
        if any(named.first <= k <= named.last for named in scene.names):
            continue
        married = kind == "spouse"
        find = _married if married else _pair
        pair = find(scene, people, told, k, k + length - 1)
        if pair is not None and pair[0].full != pair[1].full:
            one, other = pair
            first, last = min(one.first, other.first, k), max(one.last, other.last, k)
            start, end = scene.tokens[first].start, scene.tokens[last].end
            yield Relation(start, end, kind, one.full, other.full)


def _pair(
    scene: Scene, people: Sequence[Named], told: _Words, first: int, last: int
) -> tuple[Named, Named] | None:
    """Who is the husband (or what the word says), and whose; None where it cannot be told."""
    before = [named for named in people if named.last < first]
    after = [named for named in people if named.first > last]
    whose = told.whose.match_before(scene.lows, first)
    if whose is not None:
        # X, whose husband Y
        if not (after and _is_next(scene, told, last + 1, after[0], of=False)):
            return None
        gender = _GENDERS.get(whose[1])
        owners = [n for n in before if gender is None or n.gender in (None, gender)]
        return (after[0], owners[-1]) if owners else None
    if after and before and _is_owner(scene, before[-1], first):
        # X's husband Y
        return (
            (after[0], before[-1]) if _is_next(scene, told, last + 1, after[0], of=False) else None
        )
    if not after or not _is_next(scene, told, last + 1, after[0], of=True):
        return None
    owner = after[0]
    if before and _is_apposition(scene, told, before[-1], first):
        return before[-1], owner  # Y, the husband of X; Y is the husband of X
    if len(after) > 1 and _gap(scene, owner, after[1]) in ([","], []):
        return after[1], owner  # the husband of X, Y
    return None


def _married(
    scene: Scene, people: Sequence[Named], told: _Words, first: int, last: int
) -> tuple[Named, Named] | None:
    """Who is married to whom: *X is married to Y*, *X ist mit Y verheiratet*."""
    before = [named for named in people if named.last < first]
    after = [named for named in people if named.first > last]
    if before and after and _is_next(scene, told, last + 1, after[0], of=False):
        return (before[-1], after[0]) if _is_apposition(scene, told, before[-1], first) else None
    if len(before) > 1 and before[-1].last + 1 == first:
        behind = scene.lows[before[-2].last + 1 : before[-1].first]
        return (before[-2], before[-1]) if behind and behind[0] in told.verbs else None
    return None


def _gap(scene: Scene, one: Named, other: Named) -> list[str]:
    begin = other.role_first if other.role_first is not None else other.first
    return scene.lows[one.last + 1 : min(begin, other.first)]


def _is_owner(scene: Scene, named: Named, k: int) -> bool:
    """Whether a name stands in the genitive directly before a word."""
    text = scene.tokens[named.last].text
    if named.last + 2 == k and scene.tokens[named.last + 1].text in _GENITIVES:
        return True
    spelled = scene.said(named.first, named.last)
    return named.last + 1 == k and (
        text.endswith(_GENITIVES) or (spelled != named.name and text.endswith("s"))
    )


def _is_next(scene: Scene, told: _Words, k: int, named: Named, *, of: bool) -> bool:
    """Whether from a word on there is nothing but small words and a role before a name."""
    begin = named.role_first if named.role_first is not None else named.first
    between = scene.lows[k : max(k, min(begin, named.first))]
    if named.first - k > _FARTHEST:
        return False
    small = told.articles | told.of if of else told.articles
    if of and told.of and not any(low in told.of for low in scene.lows[k : named.first]):
        return False
    return all(low in small or low in (",", "(") for low in between) and not (of and "," in between)


def _is_apposition(scene: Scene, told: _Words, named: Named, k: int) -> bool:
    """Whether a word opens what is told behind a name: *Y, the husband*; *Y is the husband*."""
    behind = scene.lows[named.last + 1 : k]
    if behind and behind[0] in told.verbs:
        return all(low in told.articles for low in behind[1:])
    sign = next((n for n, low in enumerate(behind[:2]) if low in _OPENING), None)
    return sign is not None and all(low in told.articles for low in behind[sign + 1 :])
