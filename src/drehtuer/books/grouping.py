"""Claims of one event or state, told by several passages or reports, put together.

Nothing is added up and nothing is lost: an entry holds all claims that may tell of one thing, with
every figure they give. Claims join the entry whose claims all allow it; where more than one entry
would do, none is chosen. The most definite claims (dated, narrow, exact) come first, so a vague
one ("a dozen", "in June") finds the definite ones in place and the order of reading has no say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from drehtuer.books.counts import agree
from drehtuer.books.likeness import (
    parties_agree,
    same_counter,
    same_or_unsaid,
    same_parties,
    share_or_unsaid,
)
from drehtuer.books.people import same_party
from drehtuer.books.spans import Days
from drehtuer.books.told import FLOWS, Told, is_sum, number_of

REASONS = ("words", "place", "time", "number", "figures", "persons", "parties", "counter")
"""Why claims stand together, beside their kind.

``words``: two reports tell it in the same words; ``place``, ``time``, ``number``: at least two tell
one, and no other one; ``figures``: their numbers differ, but can all be told of one; ``persons``:
two name the same; ``parties``: those who act or are acted on are the same; ``counter``: one counts.
"""

NEAR = 1.5
"""How far apart two figures of one event may lie, as a ratio, if one of them is open-ended."""


WIDE = 24
"""Months from which on a time is not looked up month by month."""


@dataclass(slots=True, eq=False)
class _Group:
    """Claims that may tell of one thing, with the days and the place that all of them allow.

    ``looks`` are those of them that look different to the rules.
    """

    members: list[Told]
    first: date
    last: date
    place: str | None
    looks: dict[int, Told]
    persons: set[str]

    @classmethod
    def of(cls, item: Told, look: Told) -> _Group:
        """The group of one claim."""
        return cls([item], *item.days, item.place, {look.number: look}, set(item.persons))

    def allows(self, item: Told) -> bool:
        """Whether the claim is of the same days and place; asked first, since it is quick."""
        return (
            item.days.first <= self.last
            and self.first <= item.days.last
            and same_or_unsaid(item.place, self.place)
        )

    def add(self, item: Told, look: Told) -> None:
        self.members.append(item)
        self.looks[look.number] = look
        self.persons |= item.persons
        self.first = max(self.first, item.days.first)
        self.last = min(self.last, item.days.last)
        self.place = self.place or item.place


class _Shelves:
    """Groups by what claims must share to stand together: quick to find, and no rule of its own.

    A group stands where its first claim put it. Later ones only narrow its days and tell its place,
    so whoever may join it finds it there.
    """

    def __init__(self) -> None:
        self._groups: dict[Hashable, dict[str | None, dict[int | None, list[_Group]]]] = (
            defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        )

    def put(self, group: _Group) -> None:
        """Take in a group of one claim."""
        (item,) = group.members
        for month in _months(item.days) or (None,):
            self._groups[item.common][item.place][month].append(group)

    def near(self, item: Told) -> Iterable[_Group]:
        """The groups that a claim may join, each once, and others beside them."""
        by_place = self._groups[item.common]
        places = by_place.keys() if item.place is None else {item.place, None} & by_place.keys()
        months = _months(item.days)
        found: dict[_Group, None] = {}
        for place in places:
            by_month = by_place[place]
            for month in (*months, None) if months else tuple(by_month):
                found.update(dict.fromkeys(by_month.get(month, ())))
        return found


def _months(days: Days) -> range:
    """The months that a time has days in, counted from the year 0; none if it is too long."""
    first, last = (day.year * 12 + day.month for day in days)
    return range(first, last + 1) if last - first < WIDE else range(0)


class _Rules:
    """The rules of the kinds, asked once for all claims that look the same to them."""

    def __init__(self) -> None:
        self._looks: dict[Hashable, Told] = {}
        self._answers: dict[int, dict[int, bool]] = defaultdict(dict)

    def look(self, item: Told) -> Told:
        """The first claim that looks to the rules as this one does."""
        return self._looks.setdefault(_LOOKS.get(item.claim.kind, _as_itself)(item), item)

    def let_join(self, item: Told, look: Told, group: _Group) -> bool:
        """Whether a claim, whose look is given, may tell of the same as all claims of a group."""
        answers = self._answers[look.number]
        for number, other in group.looks.items():
            answer = answers.get(number)
            if answer is None:
                rule = _RULES.get(look.claim.kind, _never)
                answer = answers[number] = _alike(look, other) and rule(look, other)
            if not answer:
                return False
        if item.claim.kind not in FLOWS:
            return True
        if look.claim.count and any(other.claim.count for other in group.looks.values()):
            return True
        # Without two numbers to compare, a person told in both makes it one event.
        return not group.persons.isdisjoint(item.persons)


def together(told: Iterable[Told]) -> list[list[Told]]:
    """The claims in groups that may each tell of one event or state."""
    groups: list[_Group] = []
    shelves, rules = _Shelves(), _Rules()
    for item in sorted(told, key=Told.by_definiteness):
        look = rules.look(item)
        near = shelves.near(item)
        fitting = [g for g in near if g.allows(item) and rules.let_join(item, look, g)]
        if len(fitting) > 1:
            same = [g for g in fitting if any(_same_words(item, m) for m in g.members)]
            fitting = same or _of_number(item, fitting) or fitting
        if len(fitting) == 1:
            fitting[0].add(item, look)
        else:
            groups.append(_Group.of(item, look))
            shelves.put(groups[-1])
    return [sorted(group.members, key=lambda item: item.number) for group in groups]


def _of_number(item: Told, groups: Iterable[_Group]) -> list[_Group]:
    """The groups that give the very number of a claim; others only have one that can be it."""
    if not item.exact:
        return []
    return [g for g in groups if any(m.exact and m.value == item.value for m in g.members)]


def reasons(group: Sequence[Told]) -> tuple[str, ...]:
    """Why the claims of a group stand together, in the order of ``REASONS``; none for one claim."""
    counted = [item for item in group if item.claim.count]
    numbers = {number_of(item) for item in counted}
    holds = {
        "words": _in_same_words(group),
        "place": sum(item.place is not None for item in group) > 1,
        "time": sum(item.dated for item in group) > 1,
        "number": len(counted) > 1 and len(numbers) == 1,
        "figures": len(numbers) > 1,
        "persons": max(Counter(p for i in group for p in i.persons).values(), default=0) > 1,
        "parties": any(_are_shared(group, field) for field in ("by", "to")),
        "counter": bool(counted) and _are_shared(group, "attribution"),
    }
    return tuple(reason for reason in REASONS if len(group) > 1 and holds[reason])


def _in_same_words(group: Iterable[Told]) -> bool:
    sources: dict[str, set[str]] = defaultdict(set)
    for item in group:
        sources[" ".join(item.claim.quote.split())].add(item.report.source)
    return any(len(telling) > 1 for telling in sources.values())


def _are_shared(group: Iterable[Told], field: str) -> bool:
    """Whether several claims name parties in a field, and one of the first's is in each."""
    naming = [item for item in group if getattr(item.claim, field)]
    return len(naming) > 1 and all(same_parties(naming[0], item, field) for item in naming[1:])


def _same_words(one: Told, other: Told) -> bool:
    return one.claim.when == other.claim.when and number_of(one) == number_of(other)


def _alike(one: Told, other: Told) -> bool:
    """Whether nothing that claims of all kinds have, but for days and place, keeps two apart."""
    a, b = one.claim, other.claim
    return (
        one.common == other.common
        and same_or_unsaid(a.direction, b.direction)
        and share_or_unsaid(a.destination, b.destination)
    )


def _as_itself(item: Told) -> Hashable:
    return item.number


def _as_flow(item: Told) -> Hashable:
    """What :func:`_alike` and :func:`_counted` see of a claim."""
    claim = item.claim
    source = None if claim.count and claim.count.value is not None else item.report.source
    return (
        item.common,
        claim.direction,
        claim.destination,
        claim.count,
        claim.nationality,
        item.dated,
        source,
    )


def _as_stock(item: Told) -> Hashable:
    """What :func:`_alike` and :func:`_stock` see of a claim."""
    claim = item.claim
    return (
        item.common,
        claim.direction,
        claim.destination,
        claim.count or item.persons,
        claim.nationality,
        claim.attribution,
        item.report.language,
        is_sum(item),
    )


def _counted(one: Told, other: Told) -> bool:
    """Flows of people: one number and its rounded or vague forms, in one time and place."""
    a, b = one.claim.count, other.claim.count
    if a is None or b is None:
        # Whether a person told in both makes it one event is asked of the group as a whole.
        return True
    if not _same_nationality(one, other):
        return False
    if number_of(one) == number_of(other):
        return a.value is not None or one.report.source == other.report.source
    if not (one.dated and other.dated) or a.delta != b.delta:
        return False
    return _close(one, other)


def _same_nationality(one: Told, other: Told) -> bool:
    mine, theirs = set(one.claim.nationality), set(other.claim.nationality)
    return mine == theirs or (not (mine and theirs) and number_of(one) == number_of(other))


def _close(one: Told, other: Told) -> bool:
    mine, theirs = one.bounds, other.bounds
    if mine is None or theirs is None or not agree(mine, theirs):
        return False
    numbers = [c.value for c in (one.claim.count, other.claim.count) if c and c.value]
    if len(numbers) < 2 or all(i.most is not None for i in (mine, theirs)):
        return True
    return max(numbers) <= NEAR * min(numbers)


def _stock(one: Told, other: Told) -> bool:
    """Stocks: the same number, or the same people; a rounded stock stays by itself."""
    a, b = one.claim.count, other.claim.count
    if a is None or b is None:
        return a is b and _same_people(one, other)
    if is_sum(one) != is_sum(other):
        return False
    if one.claim.attribution and other.claim.attribution and not same_counter(one, other):
        return False
    return _same_nationality(one, other) and _same_number(one, other)


def _same_number(one: Told, other: Told) -> bool:
    a, b = one.claim.count, other.claim.count
    if a is None or b is None:
        return a is b
    same = (a.value, a.upper, a.delta) == (b.value, b.upper, b.delta)
    if a.value is None or b.value is None:
        return same and a.qualifier == b.qualifier
    return same and (
        a.delta or one.bounds is None or other.bounds is None or agree(one.bounds, other.bounds)
    )


def _talks(one: Told, other: Told) -> bool:
    if one.claim.count or other.claim.count:
        return _same_number(one, other)
    return _same_report(one, other) and all(
        parties_agree(one, other, field) for field in ("by", "to", "attribution")
    )


def _same_people(one: Told, other: Told) -> bool:
    return bool(one.persons) and (one.persons <= other.persons or other.persons <= one.persons)


def _same_report(one: Told, other: Told) -> bool:
    return one.report.source == other.report.source


def _measure(one: Told, other: Told) -> bool:
    by, to = same_parties(one, other, "by"), same_parties(one, other, "to")
    if not (_same_report(one, other) or (one.dated and other.dated)):
        # Undated and told elsewhere: only what names both sides can be known again.
        return by and to
    return (by and parties_agree(one, other, "to")) or (to and parties_agree(one, other, "by"))


def _contact(one: Told, other: Told) -> bool:
    if not (_same_report(one, other) or (one.dated and other.dated)):
        return False
    if one.claim.to and other.claim.to:
        return same_parties(one, other, "by") and same_parties(one, other, "to")
    return _meets(one, other) and _meets(other, one)


def _meets(one: Told, other: Told) -> bool:
    """Whether all who take part in one are in the other: those who meet may all stand as acting."""
    languages = (one.report.language, other.report.language)
    mine, theirs = ((*item.claim.by, *item.claim.to) for item in (one, other))
    return len(mine) > 1 and all(
        any(same_party(name, match, languages) for match in theirs) for name in mine
    )


def _role(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    if not one.persons & other.persons:
        return False
    same_start = one.dated and other.dated and one.days.first == other.days.first
    return a.role is None or b.role is None or a.role.casefold() == b.role.casefold() or same_start


def _fate(one: Told, other: Told) -> bool:
    if one.claim.fate != other.claim.fate:
        return False
    if one.persons or other.persons:
        return _same_people(one, other)
    return _same_report(one, other) or (one.dated and other.dated and _same_number(one, other))


def _position(one: Told, other: Told) -> bool:
    return one.claim.attribution[:1] == other.claim.attribution[:1] and (
        one.claim.quote == other.claim.quote
    )


def _door(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    return a.direction == b.direction and (
        same_counter(one, other) or (_same_report(one, other) and a.attribution == b.attribution)
    )


def _never(_one: Told, _other: Told) -> bool:
    return False


_RULES: Mapping[str, Callable[[Told, Told], bool]] = {
    "held": _stock,
    "freed": _counted,
    "jailed": _counted,
    "listed": _counted,
    "talks": _talks,
    "measure": _measure,
    "contact": _contact,
    "role": _role,
    "fate": _fate,
    "position": _position,
    "door": _door,
}

_LOOKS: Mapping[str, Callable[[Told], Hashable]] = {
    "held": _as_stock,
    "freed": _as_flow,
    "jailed": _as_flow,
    "listed": _as_flow,
}
"""What the rule of a kind sees of a claim; all of it where nothing is said."""
