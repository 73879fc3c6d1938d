"""The door: whether more people go in than come out, by the balance of stocks and flows.

stock(later) − stock(earlier) = entered − freed − served − died − struck off. What reports tell of
one population becomes statements (:mod:`drehtuer.books.balance.statements`), and the bounds are
those that follow from all of them together. Recognition is not arrest: who is newly counted may
have been in custody for long. Where what is told cannot all be true, the bounds hold whichever of
it is wrong, and the answers with them.

What an answer rests on besides the claims, as codes of assumptions and their parameters:

``counter_assumed``
    A count that names no counter is taken to be of the only one named for these people, or of the
    only one that the same report names.
    ``counter``: the name; ``when``: date of the count; claims: the ones without counter.
``same_counter``
    Counters spelled differently are taken for one. ``names``.
``freed_were_counted``
    Those freed were on the counter's list. ``counter`` (name or None); ``freed``: interval;
    claims: those that tell the waves.
``recognition_is_entry``, ``arrest_is_entry``, ``died_were_counted``
    Who is recognised, or jailed by the counter's own telling, enters those counted; who died was
    one of them. ``counter``; claims: those that tell of them.
``others_left_out``
    Waves of other nationalities or groups, or of more people than were held, are left out of the
    bound. ``figures``; claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from drehtuer.books.balance import (
    ENTERED,
    Bounds,
    Flow,
    Quantity,
    Statement,
    Stock,
    System,
)
from drehtuer.books.balance.quantities import cuts
from drehtuer.books.balance.reconciled import Reconciled, reconciled
from drehtuer.books.balance.statements import Clock, Said, flows_said, is_by_another, stock_said
from drehtuer.books.counts import common, minus
from drehtuer.books.flows import Row, apart, can_be, of_other_people, waves
from drehtuer.books.model import (
    QUESTIONS,
    Answer,
    Assumption,
    Door,
    Interval,
    Parameter,
    Population,
)
from drehtuer.books.people import differ_in_spelling
from drehtuer.books.series import Series, series_of
from drehtuer.books.spans import Days

_DAY = timedelta(days=1)
_QUARTER = 92
"""Days up to which what is told of a time and around it suffices to bound what went on in it."""

_OF_FLOWS = ("recognition_is_entry", "arrest_is_entry", "died_were_counted")


def doors(sections: Mapping[str, Sequence[Row]]) -> tuple[Door, ...]:
    """For each population counted more than once: what went on between two counts.

    First over the whole time, then from each count to the next.
    """
    found = []
    for series in series_of(sections["held"]):
        ledger = _Ledger(series, sections)
        pairs = list(pairwise(ledger.points))
        if len(ledger.points) > 2:
            pairs.insert(0, (ledger.points[0], ledger.points[-1]))
        found += [ledger.between(earlier, later) for earlier, later in pairs]
    return tuple(found)


def doors_within(
    sections: Mapping[str, Sequence[Row]], first: date, last: date
) -> tuple[Door, ...]:
    """For each population that is counted: what went on from one day to another, both included.

    Its door has no counts of its own (``earlier`` and ``later`` are empty), but the stocks that
    follow from all that is told.
    """
    return tuple(
        _Ledger(series, sections).within(first, last) for series in series_of(sections["held"])
    )


class _Ledger:
    """What is told of one population, as statements.

    ``said`` has the rows that make statements, by the ids of their entries.
    """

    def __init__(self, series: Series, sections: Mapping[str, Sequence[Row]]) -> None:
        self.series = series
        self.points = series.in_order()
        self.clock = Clock(point.days for point in self.points)
        counts = [stock_said(self.clock, row, series.count(row)) for row in self.points]
        flows, _ = flows_said(self.clock, sections, series.population())
        self.said = {each.row.entry.id: each for each in (*counts, *flows)}
        self.flows = {
            kind: [r for r in (*sections[kind], *sections["totals"]) if r.entry.kind == kind]
            for kind in ("freed", "listed")
        }
        population = series.population()
        self.by_others = frozenset(
            e.row.entry.id for e in flows if is_by_another(e.row, population)
        )
        held = (*series.rows, *series.assumed)
        rows = (*held, *self.flows["freed"], *self.flows["listed"], *(s.row for s in flows))
        self.rows = {row.entry.id: row for row in rows}

    @cached_property
    def system(self) -> System:
        """All the statements."""
        return System(each for said in self.said.values() for each in said.statements)

    def claims(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the claims behind entries, each once."""
        return tuple(dict.fromkeys(claim for id_ in ids for claim in self.rows[id_].entry.claims))

    def between(self, earlier: Row, later: Row) -> Door:
        """What went on from one count to another."""
        window = Days(earlier.days.last + _DAY, later.days.first)
        moments = self.clock.count(earlier.days), self.clock.count(later.days)
        time = _Time(self, self.series.population((earlier, later)), window, *moments, earlier)
        before, after = self.series.count(earlier), self.series.count(later)
        change = minus(after, before)
        if not time.balance.clashes:
            change = common((change, time.change)) or change
        return time.door((earlier, later), (_when(earlier), _when(later)), (before, after), change)

    def within(self, first: date, last: date) -> Door:
        """What went on from one day to another, both included."""
        moments = self.clock.evening(first - _DAY), self.clock.evening(last)
        time = _Time(self, self.series.population(), Days(first, last), *moments)
        stocks = time.bounds((1, moments[0])), time.bounds((1, moments[1]))
        return time.door((), ((first - _DAY).isoformat(), last.isoformat()), stocks, time.change)


class _Time:
    """What is told and asked of the time between two moments.

    Args:
        ledger: what is told of the population.
        population: whom it is, in the words of the time.
        window: the days.
        start, end: the stocks at the moments.
        earlier: the count at the first moment, if there is one.
    """

    def __init__(
        self,
        ledger: _Ledger,
        population: Population,
        window: Days,
        start: Stock,
        end: Stock,
        earlier: Row | None = None,
    ) -> None:
        self.ledger, self.population, self.window = ledger, population, window
        self.start, self.end = start, end
        most = earlier.bounds.most if earlier else None
        everybody = _waves(ledger.flows["freed"], population, window, earlier is not None)
        self.left_out = [
            row
            for row in everybody
            # More than there were cannot have been of them.
            if of_other_people(row, population)
            or (most is not None and (row.bounds.least or 0) > most)
        ]
        counted = [row for row in everybody if row not in self.left_out and not self._served(row)]
        self.waves = apart(counted)
        listed = [
            row
            for row in _waves(ledger.flows["listed"], population, window, earlier is not None)
            if row.entry.direction != "out" and not of_other_people(row, population)
        ]
        self.listings = apart(listed)
        whole = (*self._of_all(counted, "freed"), *self._of_all(listed, ENTERED))
        self.balance = self._balance(whole)

    def _served(self, row: Row) -> bool:
        said = self.ledger.said.get(row.entry.id)
        return said is not None and said.kind == "served"

    def _of_all(self, rows: Iterable[Row], kind: str) -> list[Statement]:
        """Waves told for the whole time: then they are all there were."""
        flow = self.ledger.clock.between(kind, self.start, self.end)
        return [
            Statement(row.entry.id, ((1, flow),), most=row.bounds.most)
            for row in rows
            if row.days.first <= self.window.first and self.window.last - _DAY <= row.days.last
        ]

    def _balance(self, more: Iterable[Statement]) -> Reconciled:
        """What is told of this time; and of other times, as far as nothing clashes with that."""
        ledger = self.ledger
        out = {row.entry.id for row in self.left_out}
        told = ledger.system
        if self.window.length <= _QUARTER:
            told = told.around(self.start.day, self.end.day)
        statements = [*(s for s in told.statements if s.id not in out), *more]
        inside = [statement for statement in statements if self._is_inside(statement)]
        beyond = [s for s in statements if s.id not in ledger.by_others]
        both = System(dict.fromkeys((*inside, *beyond)))
        return (
            Reconciled((both,)) if both.feasible else reconciled(System(inside), ledger.by_others)
        )

    def _is_inside(self, statement: Statement) -> bool:
        days = cuts(statement.terms)
        return self.start.day <= min(days) and max(days) <= self.end.day

    def _flow(self, kind: str) -> Flow:
        return self.ledger.clock.between(kind, self.start, self.end)

    def bounds(self, *terms: tuple[int, Quantity]) -> Interval:
        """The least and the most of a sum."""
        return _interval(self.balance.bounds(*terms))

    @property
    def change(self) -> Interval:
        """How much the stock rose."""
        return _interval(self._found["risen"])

    def door(
        self,
        pair: Sequence[Row],
        when: tuple[str, str],
        stocks: tuple[Interval, Interval],
        change: Interval,
    ) -> Door:
        """The door of this time.

        Args:
            pair: the two counts; none where it is not told by counts when it begins and ends.
            when: EDTF dates of the two moments.
            stocks: how many were held then.
            change: how much the stock rose.
        """
        freed, entered = (_interval(self._found[name]) for name in ("freed", "entered"))
        assumptions = self._assumptions(pair, freed)
        claims = self.ledger.claims
        told = (*pair, *self.waves, *self.listings, *(said.row for said in self._assumed()))
        earlier, later = (row.entry.id for row in pair) if pair else ("", "")
        return Door(
            population=self.population,
            earlier=earlier,
            later=later,
            since=when[0],
            until=when[1],
            stock_before=stocks[0],
            stock_after=stocks[1],
            change=change,
            waves=tuple(row.entry.id for row in self.waves),
            left_out=tuple(row.entry.id for row in self.left_out),
            listings=tuple(row.entry.id for row in self.listings),
            freed=freed,
            entered=entered,
            answers=self._answers(pair, change, tuple(a.code for a in assumptions)),
            assumptions=assumptions,
            claims=claims(row.entry.id for row in told),
            unexplained=self.balance.unexplained,
            clash=claims(id_ for clash in self.balance.clashes for id_ in clash),
            clashes=self.balance.clashes,
        )

    @cached_property
    def _found(self) -> dict[str, Bounds]:
        """The bounds of what is asked: freed, entered, how much the stock rose, and so on."""
        freed, entered = self._flow("freed"), self._flow(ENTERED)
        return {
            "freed": self.balance.bounds((1, freed)),
            "entered": self.balance.bounds((1, entered)),
            "risen": self.balance.bounds((1, self.end), (-1, self.start)),
            "early": self.balance.bounds((1, entered), (-1, freed)),
        }

    def _assumed(self) -> list[Said]:
        """What the bounds rest on that is said on an assumption of its own."""
        ids = {
            id_
            for found in self._found.values()
            for id_ in (*found.least_rests_on, *found.most_rests_on)
        }
        return [
            s for id_, s in self.ledger.said.items() if id_ in ids and s.assumption in _OF_FLOWS
        ]

    def _assumptions(self, pair: Sequence[Row], freed: Interval) -> tuple[Assumption, ...]:
        found = []
        series, claims = self.ledger.series, self.ledger.claims
        counter = self.population.counter
        counts = pair or (*series.rows, *series.assumed)
        for row in counts:
            if row in series.assumed:
                parameters: dict[str, Parameter] = {"counter": counter, "when": _when(row)}
                found.append(Assumption("counter_assumed", parameters, row.entry.claims))
        counters = {
            item.claim.attribution[0]
            for row in series.rows
            for item in row.told
            if row in counts and item.claim.attribution
        }
        names = differ_in_spelling(sorted(counters))
        if len(names) > 1:
            told = claims(row.entry.id for row in counts)
            found.append(Assumption("same_counter", {"names": names}, told))
        if self.waves:
            parameters = {"counter": counter, "freed": freed}
            told = claims(row.entry.id for row in self.waves)
            found.append(Assumption("freed_were_counted", parameters, told))
        assumed = self._assumed()
        for code in _OF_FLOWS:
            told = claims(said.row.entry.id for said in assumed if said.assumption == code)
            if told:
                found.append(Assumption(code, {"counter": counter}, told))
        if self.left_out:
            figures = tuple(row.entry.figures[0].count for row in self.left_out)
            told = claims(row.entry.id for row in self.left_out)
            found.append(Assumption("others_left_out", {"figures": figures}, told))
        return tuple(found)

    def _answers(
        self, pair: Sequence[Row], change: Interval, codes: tuple[str, ...]
    ) -> tuple[Answer, ...]:
        """The three answers.

        By the identity, what entered less what left in any way is the change of the stock; where
        counts tell it, it rests on them alone.
        """
        of_flows = tuple(code for code in codes if code != "others_left_out")
        of_counts = tuple(c for c in codes if c in ("counter_assumed", "same_counter"))
        risen, early = self._found["risen"], self._found["early"]
        counts = tuple(row.entry.id for row in pair)
        by_stock = (change, of_counts if pair else of_flows, counts or _proof(risen))
        by_flow = (_interval(early), of_flows, _proof(early))
        return tuple(
            self._answer(question, *rest)
            for question, rest in zip(QUESTIONS, (by_stock, by_flow, by_stock), strict=True)
        )

    def _answer(
        self, question: str, bounds: Interval, codes: tuple[str, ...], ids: Iterable[str]
    ) -> Answer:
        if bounds.least is not None and bounds.least > 0:
            return Answer(question, "yes", codes, bounds, self.ledger.claims(ids), bounds.least)
        if bounds.most is not None and bounds.most <= 0:
            return Answer(question, "no", codes, bounds, self.ledger.claims(ids), 1 - bounds.most)
        return Answer(question, "unknown", bounds=bounds)


def _interval(found: Bounds) -> Interval:
    return Interval(found.least, found.most)


def _proof(found: Bounds) -> tuple[str, ...]:
    """The ids that a yes or a no rests on."""
    yes = found.least is not None and found.least > 0
    return found.least_rests_on if yes else found.most_rests_on


def _waves(rows: Iterable[Row], population: Population, window: Days, counted: bool) -> list[Row]:
    """The waves of a time; on the day of the later count nobody knows which came first."""
    return [
        row
        for row in waves(rows, population.place, window)
        if can_be(row) and row.days.first <= window.last - (_DAY if counted else timedelta(0))
    ]


def _when(row: Row) -> str:
    return row.entry.when or row.best.report.published or ""
