"""Bringing mentions together into people and bodies, across reports.

Method: names that can be one are found by :class:`drehtuer.names.Index` and compared by
:func:`drehtuer.names.same_name`; what the reports tell beside the names (office, holder, company,
relations) is evidence for or against, added to the names' score as independent evidence is
(:func:`confidence`). Decisions go before everything. A pair at least as sure as :data:`CERTAIN` is
one; all else waits as a suggestion. The weights are set by hand and meant to be read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from drehtuer import names
from drehtuer.model import NameComparison
from drehtuer.people.decisions import Decision, Decisions, spelled
from drehtuer.people.mentions import Mention

CERTAIN = 0.8
"""The confidence from which two mentions are brought together without a decision."""

LEAST_SUGGESTED = 0.4
"""The confidence from which a pair that was not brought together is suggested."""

SHARED = {"relation": 0.6, "company": 0.3, "office": 0.3, "holder": 0.2, "alone": 0.2}
"""How much it adds that two mentions share something: the part of the doubt that it takes away.

``alone``: nobody else in the reports bears the surname that is all of one name.
"""

MOST_COMPANY = 2
"""People named beside both that count, at most."""

_CLOSE = 0.15
"""Two who are no further apart than this in confidence are rivals for a name."""

OTHER_HOLDER = 0.5
"""What is left of the confidence where different states hold or held the two."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two who may be one: how sure that is, from 0 to 1, and why, in English."""

    one: str
    other: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person or body with all mentions, by report and name.

    ``name`` is the full name that most reports use; it is unique among all.
    ``decisions`` are the numbers of those that brought the mentions together.
    """

    name: str
    mentions: tuple[Mention, ...]
    decisions: tuple[int, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether most of the mentions are a person's."""
        return 2 * sum(mention.is_person for mention in self.mentions) > len(self.mentions)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: everybody by name, and what waits for a decision, the surest first."""

    everybody: tuple[Somebody, ...]
    suggestions: tuple[Suggestion, ...]


def confidence(
    compared: NameComparison, one: Mention, other: Mention, company: Sequence[str] = ()
) -> tuple[float, list[str]]:
    """How sure it is that two mentions are one, from 0 to 1, and why.

    ``company`` are the people named beside both, in two reports. Each thing shared takes away its
    part (:data:`SHARED`) of the doubt that the names leave; names that are different stay so,
    whatever is shared.
    """
    if compared.verdict == names.DIFFERENT:
        return 0.0, list(compared.reasons)
    doubt, why = 1.0 - compared.score, list(compared.reasons)
    for relation in sorted(set(one.relations) & set(other.relations)):
        doubt *= 1 - SHARED["relation"]
        why.append(f"both {relation[0]} of {relation[1]}")
    shared = sorted(one.offices & other.offices)
    if shared:
        doubt *= 1 - SHARED["office"]
        why.append(f"both {' and '.join(shared).replace('_', ' ')}")
    holders = one.holders & other.holders
    if holders:
        doubt *= 1 - SHARED["holder"]
        why.append(f"held by {', '.join(sorted(holders))} in both")
    for name in company[:MOST_COMPANY]:
        doubt *= 1 - SHARED["company"]
        why.append(f"named beside {name}")
    sure = 1 - doubt
    if one.holders and other.holders and not holders:
        sure *= OTHER_HOLDER
        why.append(
            f"held by {', '.join(sorted(one.holders))} and {', '.join(sorted(other.holders))}"
        )
    return round(sure, 3), why


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    """Mentions that count as one from the beginning, and what they tell taken together."""

    name: str
    mentions: tuple[Mention, ...]
    told: Mention
    company: Mapping[str, str]
    """The people named beside it, by the key of their name."""

    def shared_company(self, other: _Unit) -> list[str]:
        """The people named beside both, if these stand in two reports."""
        if self.told.source == other.told.source != "":
            return []
        own = {names.key(self.name), names.key(other.name)}
        return sorted(self.company[k] for k in self.company.keys() & other.company.keys() - own)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two units that may be one."""

    sure: float
    why: tuple[str, ...]
    one: _Unit
    other: _Unit


def resolve(mentions: Iterable[Mention], decisions: Decisions | None = None) -> Resolution:
    """Bring mentions together into people and bodies.

    The order of the mentions makes no difference.

    Args:
        mentions: what :func:`drehtuer.people.mentions` found.
        decisions: what was decided; it goes before every comparison.
    """
    decisions = decisions or Decisions()
    units = _units(sorted(mentions, key=lambda m: (m.source, m.name)), decisions)
    pairs = _pairs(units)
    groups = _Groups(units, decisions)
    unclear = _unclear(pairs)
    for pair in pairs:
        if pair.sure >= CERTAIN and pair.one not in unclear and pair.other not in unclear:
            groups.join(pair.one, pair.other)
    return groups.resolution(pairs)


def _units(mentions: Sequence[Mention], decisions: Decisions) -> list[_Unit]:
    """Mentions of one name are one; a surname that several bear is told by its report."""
    special = {(decision.source, decision.one) for decision in decisions.standing}
    full = {spelled(mention.name) for mention in mentions if mention.is_person}
    bearers = Counter(name.rsplit(" ", 1)[1] for name in full if " " in name)
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        name = spelled(mention.name)
        alone = bearers[name] > 1 or (mention.source, name) in special
        found[name, mention.source if alone else ""].append(mention)
    return [_unit(key[0], found[key]) for key in sorted(found)]


def _unit(name: str, mentions: Sequence[Mention]) -> _Unit:
    told = _together(mentions)
    company = {names.key(each): each for each in sorted(told.company)}
    return _Unit(name, tuple(mentions), told, company)


def _together(mentions: Sequence[Mention]) -> Mention:
    """All that is told in several mentions as if it stood in one report."""
    first = mentions[0]
    persons = sum(mention.is_person for mention in mentions)
    return replace(
        first,
        source=first.source if len(mentions) == 1 else "",
        sort="person" if 2 * persons > len(mentions) else first.sort,
        offices=frozenset[str]().union(*(m.offices for m in mentions)),
        holders=frozenset[str]().union(*(m.holders for m in mentions)),
        relations=tuple(dict.fromkeys(r for m in mentions for r in m.relations)),
        company=frozenset[str]().union(*(m.company for m in mentions)),
    )


def _pairs(units: Sequence[_Unit]) -> list[_Pair]:
    """All pairs that may be one, the surest first."""
    people = [unit for unit in units if unit.told.is_person]
    index = names.Index(unit.name for unit in people)
    found = []
    for number, one in enumerate(people):
        for match in index.matches(one.name):
            if match.position > number:
                other = people[match.position]
                company = one.shared_company(other)
                sure, why = confidence(match.comparison, one.told, other.told, company)
                found.append(_Pair(sure, tuple(why), one, other))
    # what stands beside two bodies says little: a state's ministry is named where the state is
    bodies = _bodies([unit for unit in units if not unit.told.is_person])
    found += [_Pair(like.score, like.reasons, one, other) for one, other, like in bodies]
    likely = [pair for pair in found if pair.sure >= LEAST_SUGGESTED]
    return sorted(_with_sole_bearers(likely), key=lambda pair: -pair.sure)


def _bodies(units: Sequence[_Unit]) -> Iterator[tuple[_Unit, _Unit, NameComparison]]:
    """The pairs of bodies that share a word in some spelling, compared."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for key in {key for word in unit.name.split() for key in names.keys(word)}:
            blocks[key].append(number)
    together = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for a, b in sorted(together):
        yield units[a], units[b], names.same_body(units[a].name, units[b].name)


def _with_sole_bearers(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs, those surer where a surname can be one person's only."""
    bearers: dict[_Unit, list[_Unit]] = defaultdict(list)
    for pair in pairs:
        for bare, full in ((pair.one, pair.other), (pair.other, pair.one)):
            if " " not in bare.name and " " in full.name and pair.one.told.is_person:
                bearers[bare].append(full)
    sole = {
        bare
        for bare, found in bearers.items()
        if not any(_compared(a, b).verdict != names.SAME for a, b in combinations(found, 2))
    }
    return [
        replace(
            pair,
            sure=round(1 - (1 - pair.sure) * (1 - SHARED["alone"]), 3),
            why=(*pair.why, "nobody else bears the surname"),
        )
        if not sole.isdisjoint((pair.one, pair.other))
        else pair
        for pair in pairs
    ]


def _compared(one: _Unit, other: _Unit) -> NameComparison:
    if one.told.is_person and other.told.is_person:
        return names.same_name(one.name, other.name)
    return names.same_body(one.name, other.name)


def _unclear(pairs: Sequence[_Pair]) -> set[_Unit]:
    """Units that could be either of two: nothing but a decision tells which."""
    near: dict[_Unit, list[tuple[float, _Unit]]] = defaultdict(list)
    for pair in pairs:
        near[pair.one].append((pair.sure, pair.other))
        near[pair.other].append((pair.sure, pair.one))
    return {
        unit
        for unit, others in near.items()
        if any(
            second >= first - _CLOSE and _compared(a, b).verdict == names.DIFFERENT
            for (first, a), (second, b) in combinations(others, 2)
            if first >= CERTAIN
        )
    }


class _Groups:
    """Units that belong together, as far as it is known, and those that must stay apart."""

    def __init__(self, units: Sequence[_Unit], decisions: Decisions) -> None:
        self._home = {unit: [unit] for unit in units}
        self._by: dict[_Unit, set[int]] = defaultdict(set)
        called: dict[str, list[_Unit]] = defaultdict(list)
        for unit in units:
            called[unit.name].append(unit)

        def meant(decision: Decision) -> Iterable[tuple[_Unit, _Unit]]:
            ones = [
                unit
                for unit in called[decision.one]
                if decision.source in (None, *(mention.source for mention in unit.mentions))
            ]
            others = [unit for unit in called[decision.other] if unit not in ones]
            return product(ones, others)

        self._apart = {
            frozenset(pair) for decision in decisions.different() for pair in meant(decision)
        }
        for decision in decisions.same():
            for one, other in meant(decision):
                self._by[one].add(decision.number)
                self._unite(one, other)

    def join(self, one: _Unit, other: _Unit) -> None:
        """Bring two groups together, unless somebody of one is not somebody of the other."""
        mine, others = self._home[one], self._home[other]
        if mine is not others and not any(self._differ(a, b) for a, b in product(mine, others)):
            self._unite(one, other)

    def _unite(self, one: _Unit, other: _Unit) -> None:
        mine, others = self._home[one], self._home[other]
        if mine is not others:
            mine.extend(others)
            for unit in others:
                self._home[unit] = mine

    def _differ(self, one: _Unit, other: _Unit) -> bool:
        if frozenset((one, other)) in self._apart:
            return True
        return _compared(one, other).verdict == names.DIFFERENT

    def resolution(self, pairs: Sequence[_Pair]) -> Resolution:
        """Everybody as brought together now; of two groups only the surest pair is suggested."""
        groups = {id(group): group for group in self._home.values()}
        called: dict[int, str] = {}
        taken: set[str] = set()
        for key, group in sorted(groups.items(), key=lambda item: _rank(item[1])):
            called[key] = _called(group, taken)
            taken.add(called[key])
        everybody = [
            Somebody(
                called[key],
                tuple(sorted((m for unit in group for m in unit.mentions), key=_place)),
                tuple(sorted({number for unit in group for number in self._by[unit]})),
            )
            for key, group in groups.items()
        ]
        suggested: dict[tuple[str, str], Suggestion] = {}
        for pair in pairs:
            mine, others = self._home[pair.one], self._home[pair.other]
            if mine is others or any(self._differ(a, b) for a, b in product(mine, others)):
                continue
            first, second = sorted((called[id(mine)], called[id(others)]))
            if (first, second) not in suggested:
                suggested[first, second] = Suggestion(first, second, pair.sure, pair.why)
        return Resolution(
            tuple(sorted(everybody, key=lambda somebody: somebody.name)),
            tuple(suggested.values()),
        )


def _place(mention: Mention) -> tuple[str, str]:
    return mention.source, mention.name


def _rank(group: Sequence[_Unit]) -> tuple[int, list[str]]:
    """Who is named first of those who could have one name: who is named most."""
    claims = sum(len(mention.claims) for unit in group for mention in unit.mentions)
    return -claims, sorted(unit.name for unit in group)


def _called(group: Sequence[_Unit], taken: Container[str]) -> str:
    """The full name that most reports use, the shortest of those; nobody else's."""
    told = [mention for unit in group for mention in unit.mentions]
    weight = Counter(name for mention in told for name in mention.spellings)
    ordered = sorted(weight, key=lambda name: (" " not in name, -weight[name], len(name), name))
    free = (name for name in ordered if name not in taken)
    # a name of one word that others bear, too, is told by its report
    return next(free, f"{ordered[0]} ({group[0].mentions[0].source})")
