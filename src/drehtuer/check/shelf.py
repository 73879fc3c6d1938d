"""The claims of the books in reach: found by kind, place, time, number and person.

Nothing is grouped or added up, so that a draft can be held against a journal of many thousand
claims at once; what is asked for is put in place when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from drehtuer import names
from drehtuer.books.spans import Days
from drehtuer.books.told import BETWEEN_STATES, Told, told_in
from drehtuer.check.places import full_names
from drehtuer.model import Claim, Naming, Relation, Report
from drehtuer.people import Decisions

_Place = tuple[int, int]
"""The place of a claim: its report's, and its own among the claims of it."""

_MANY = 20
"""Years of a time beyond which looking year by year saves nothing."""


class Shelf:
    """The claims of reports.

    Args:
        reports: the reports, each once.
        decisions: what was decided on who is who.
    """

    def __init__(self, reports: Iterable[Report], decisions: Decisions | None = None) -> None:
        self.reports = tuple(reports)
        self._decisions = decisions or Decisions()
        self._told: dict[int, list[Told]] = {}
        self._bearers: dict[str, frozenset[str]] = {}
        self._of_kind: dict[str, list[_Place]] = defaultdict(list)
        self._of_year: dict[tuple[str, str | None], list[_Place]] = defaultdict(list)
        self._of_number: dict[tuple[str, int], list[_Place]] = defaultdict(list)
        for r, report in enumerate(self.reports):
            for c, claim in enumerate(report.claims):
                place = (r, c)
                self._of_kind[claim.kind].append(place)
                self._of_year[claim.kind, _year(claim)].append(place)
                if claim.count is not None and claim.count.value is not None:
                    self._of_number[claim.kind, claim.count.value].append(place)

    def of_kind(self, kind: str) -> Sequence[Told]:
        """All claims of a kind."""
        return self._at(self._of_kind.get(kind, ()))

    def around(self, kind: str, place: str | None, time: Days) -> list[Told]:
        """The claims of a kind that may be about a place and some day of a time.

        A claim that says no place may be about any, and without a place all are asked for.
        """
        if (time.last.year - time.first.year) > _MANY:
            found: Iterable[_Place] = self._of_kind.get(kind, ())
        else:
            years = [None, *map(str, range(time.first.year, time.last.year + 1))]
            found = sorted(p for year in years for p in self._of_year.get((kind, year), ()))
        if place is not None:  # most are told of other states: they need no place of their own
            found = (at for at in found if self._may_be_about(at, place))
        return [
            told
            for told in self._at(found)
            if told.days.overlaps(time) and (place is None or told.place in (place, None))
        ]

    def _may_be_about(self, at: _Place, place: str) -> bool:
        claim = self.reports[at[0]].claims[at[1]]
        return (
            claim.where in (place, None)
            or claim.where in claim.destination
            or claim.kind in BETWEEN_STATES
        )

    def numbered(self, kind: str, number: int) -> Sequence[Told]:
        """The claims of a kind that tell a number."""
        return self._at(self._of_number.get((kind, number), ()))

    def _at(self, places: Iterable[_Place]) -> list[Told]:
        """The claims at places, each put in its place when it is first asked for."""
        found: list[Told] = []
        for r, c in places:
            if r not in self._told:
                number = self._numbers[r]
                self._told[r] = list(told_in(self.reports[r], number, _nobody))
            found.append(self._told[r][c])
        return found

    @cached_property
    def _numbers(self) -> list[int]:
        """The number of the first claim of each report."""
        return list(accumulate((len(report.claims) for report in self.reports), initial=1))

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
    def _claiming(self) -> dict[str, list[_Place]]:
        """The claims by the full names of the people in them."""
        found: dict[str, list[_Place]] = defaultdict(list)
        for r, report in enumerate(self.reports):
            full = full_names(report)
            for c, claim in enumerate(report.claims):
                for name in claim.persons:
                    found[full.get(name, name)].append((r, c))
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
        found = {place for each in self.bearers(name) for place in self._claiming.get(each, ())}
        return self._at(sorted(found))

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


def _year(claim: Claim) -> str | None:
    """The year of a claim's time; None where it has none, or more than one."""
    when = claim.when
    if when is None or claim.cumulative or "/" in when or not when[:4].isdigit():
        return None
    return when[:4]
