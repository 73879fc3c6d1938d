"""The claims of the books in reach: found by kind, place, time, number and person.

Nothing is grouped or added up, so that a draft can be held against a journal of many thousand
claims at once; what is asked for is put in place when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from drehtuer import names
from drehtuer.books.spans import ALWAYS, Days
from drehtuer.books.told import QUARTER, Told, told_in
from drehtuer.model import Naming, Relation, Report
from drehtuer.people import Decisions

_Key = tuple[str, str | None, int | None]
_MONTHS = 12
_LONGEST = 550
"""Days of a time beyond which looking month by month saves nothing."""


class Shelf:
    """The claims of reports.

    Args:
        reports: the reports, each once.
        decisions: what was decided on who is who.
    """

    def __init__(self, reports: Iterable[Report], decisions: Decisions | None = None) -> None:
        self.reports = tuple(reports)
        self._decisions = decisions or Decisions()
        self._told: dict[str, list[Told]] = {}
        self._by_month: dict[_Key, list[Told]] = defaultdict(list)
        self._by_number: dict[tuple[str, int], list[Told]] = defaultdict(list)
        self._bearers: dict[str, frozenset[str]] = {}

    @cached_property
    def _claims(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        number = 1
        for report in self.reports:
            for told in told_in(report, number, _nobody):
                found[told.claim.kind].append(told)
                number += 1
        return found

    def of_kind(self, kind: str) -> Sequence[Told]:
        """All claims of a kind."""
        if kind not in self._told:
            told = self._told[kind] = self._claims.get(kind, [])
            for item in told:
                for month in _months(item.days):
                    self._by_month[kind, item.place, month].append(item)
                if item.claim.count and item.claim.count.value is not None:
                    self._by_number[kind, item.claim.count.value].append(item)
        return self._told[kind]

    def around(self, kind: str, place: str | None, time: Days) -> list[Told]:
        """The claims of a kind that may be about a place and some day of a time.

        A claim that says no place may be about any, and without a place all are asked for.
        """
        told = self.of_kind(kind)
        if place is None or time == ALWAYS or time.length > _LONGEST:
            return [
                item
                for item in told
                if item.days.overlaps(time) and (place is None or item.place in (place, None))
            ]
        months = [None, *_months(time, of_all=True)]
        keys = [(kind, where, month) for where in (place, None) for month in months]
        found = {id(item): item for key in keys for item in self._by_month.get(key, ())}
        return [item for item in found.values() if item.days.overlaps(time)]

    def numbered(self, kind: str, number: int) -> Sequence[Told]:
        """The claims of a kind that tell a number."""
        self.of_kind(kind)
        return self._by_number.get((kind, number), ())

    # People

    def bearers(self, name: str) -> frozenset[str]:
        """The names in the books that are somebody's who is named in a draft.

        A surname alone means somebody only where all who bear it can be one.
        """
        if name not in self._bearers:
            self._bearers[name] = frozenset(self._find_bearers(name))
        return self._bearers[name]

    def _find_bearers(self, name: str) -> Iterator[str]:
        found = self._index.matches(name)
        same = {self._index.names[m.position] for m in found if m.comparison.verdict == names.SAME}
        full = {
            self._index.names[m.position] for m in found if m.comparison.verdict == names.UNSURE
        }
        if not same and " " not in name:
            same = full if len({names.key(each) for each in full}) == 1 else set()
            same = same if _are_one(same) else set()
        for decision in self._decisions.same():
            pair = {decision.one, decision.other}
            if pair & (same | {name}):
                same |= pair & set(self._index.names)
        for decision in self._decisions.different():
            if name in (decision.one, decision.other):
                same -= {decision.one, decision.other} - {name}
        yield from same

    @cached_property
    def _index(self) -> names.Index:
        return names.Index(sorted({*self._naming, *self._claiming}))

    @cached_property
    def _claiming(self) -> dict[str, list[Told]]:
        """The claims by the full names of the people in them."""
        found: dict[str, list[Told]] = defaultdict(list)
        for kind in self._claims:
            for item in self.of_kind(kind):
                full = {n.name: n.full for n in item.report.names} if item.claim.persons else {}
                for name in item.claim.persons:
                    found[full.get(name, name)].append(item)
        return found

    @cached_property
    def _naming(self) -> dict[str, list[tuple[Naming, Report]]]:
        """The places where people are named, by their full names."""
        found: dict[str, list[tuple[Naming, Report]]] = defaultdict(list)
        for report in self.reports:
            for naming in report.names:
                if naming.sort == "person":
                    found[naming.full].append((naming, report))
        return found

    def claims_about(self, name: str) -> list[Told]:
        """The claims about somebody, in order of evidence."""
        found = {id(i): i for each in self.bearers(name) for i in self._claiming.get(each, ())}
        return sorted(found.values(), key=lambda item: item.number)

    def namings(self, name: str | None = None) -> Iterator[tuple[Naming, Report]]:
        """Where somebody is named; everybody, without a name."""
        chosen = self._naming if name is None else sorted(self.bearers(name))
        for each in chosen:
            yield from self._naming.get(each, ())

    def relations(self) -> Iterator[tuple[Relation, Report]]:
        """How people belong together, as told."""
        for report in self.reports:
            for relation in report.relations:
                yield relation, report


def _nobody(_source: str, _names: Iterable[str]) -> frozenset[str]:
    """Who is meant by names: it is asked for when a draft names somebody."""
    return frozenset()


def _are_one(bearers: Iterable[str]) -> bool:
    chosen = sorted(bearers)
    return all(names.same_name(one, other).verdict == names.SAME for one, other in pairwise(chosen))


def _months(time: Days, *, of_all: bool = False) -> list[int | None]:
    """The months of a time as numbers; None for more than a quarter, unless all are asked for."""
    if not of_all and time.length > QUARTER:
        return [None]
    first = time.first.year * _MONTHS + time.first.month
    last = time.last.year * _MONTHS + time.last.month
    return list(range(first, last + 1))
