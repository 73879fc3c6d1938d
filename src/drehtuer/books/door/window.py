"""What went on between two moments: what is told of it, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from drehtuer.books.balance import ENTERED, LEFT, Bounds, Flow, Quantity, Statement, Stock, System
from drehtuer.books.balance.quantities import cuts
from drehtuer.books.balance.reconciled import Reconciled, reconciled
from drehtuer.books.balance.statements import LeftOut
from drehtuer.books.counts import common
from drehtuer.books.door.assumed import MADE, OF_COUNTS, OF_FLOWS
from drehtuer.books.door.ledger import Ledger
from drehtuer.books.flows import Row, added, apart, of_other_people, waves
from drehtuer.books.model import (
    QUESTIONS,
    Answer,
    Assumption,
    Bounded,
    Door,
    Effect,
    Parameter,
    Population,
    Unused,
)
from drehtuer.books.people import differ_in_spelling
from drehtuer.books.record import Interval
from drehtuer.books.spans import Days
from drehtuer.books.told import QUARTER

_DAY = timedelta(days=1)
_NOBODY_ELSE = "nobody_else_left"


class Window:
    """The time between two moments.

    Args:
        ledger: what is told of the population.
        population: whom it is, in the words of the time.
        days: the days of the time.
        start, end: the stocks at the moments.
        pair: the two counts at these moments; none for a time that days were given for.
        counted: by how much they differ.
        without: assumptions of the ledger that do not hold here.
    """

    def __init__(
        self,
        ledger: Ledger,
        population: Population,
        days: Days,
        start: Stock,
        end: Stock,
        pair: Sequence[Row] = (),
        counted: Interval | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.ledger, self.population, self.days = ledger, population, days
        self.start, self.end = start, end
        self.pair, self.counted, self.without = pair, counted, without
        everybody = self._waves("freed")
        self.too_many = [row for row in everybody if self._is_more_than_held(row)]
        others = "others_were_counted" in ledger.asked.more
        self.others = [
            row
            for row in everybody
            if row not in self.too_many and not others and of_other_people(row, population)
        ]
        out = (*self.too_many, *self.others)
        counted_rows = [row for row in everybody if row not in out and not self._served(row)]
        self.waves = apart(counted_rows)
        listed = [
            row
            for row in self._waves("listed")
            if row.entry.direction != "out" and not of_other_people(row, population)
        ]
        self.listings = apart(listed)
        whole = [*self._of_all(counted_rows, "freed"), *self._of_all(listed, ENTERED)]
        if _NOBODY_ELSE in ledger.asked.more:
            whole += self._nobody_else()
        self.balance = self._balance(whole)
        self._bounds: dict[str, Bounds] = {}

    def _waves(self, kind: str) -> list[Row]:
        """The waves of the time; on the day of a later count nobody knows which came first."""
        last = self.days.last - (_DAY if self.pair else timedelta(0))
        without = self.ledger.asked.without | self.without
        code = "freed_were_counted" if kind == "freed" else "recognition_is_entry"
        return [
            row
            for row in waves(self.ledger.flows[kind], self.population.place, self.days)
            if row.days.first <= last and code not in without
        ]

    def _is_more_than_held(self, row: Row) -> bool:
        most = self.pair[0].bounds.most if self.pair else None
        return most is not None and (row.bounds.least or 0) > most

    def _served(self, row: Row) -> bool:
        said = self.ledger.said.get(row.entry.id)
        return said is not None and said.kind == "served"

    def _of_all(self, rows: Iterable[Row], kind: str) -> list[Statement]:
        """Waves told for the whole time: then they are all there were."""
        flow = self._flow(kind)
        return [
            Statement(row.entry.id, ((1, flow),), most=row.bounds.most)
            for row in rows
            if row.days.first <= self.days.first and self.days.last - _DAY <= row.days.last
        ]

    def _nobody_else(self) -> list[Statement]:
        """No more left, in each way, than what is told of it amounts to."""
        said = [each for each in self.ledger.said.values() if each.row.days.overlaps(self.days)]
        of = {kind: [each.row for each in said if each.kind == kind] for kind in LEFT}
        of["freed"] = self.waves
        return [
            Statement(_NOBODY_ELSE, ((1, self._flow(kind)),), most=added(rows).most)
            for kind, rows in of.items()
        ]

    def _balance(self, more: Iterable[Statement]) -> Reconciled:
        """What is told of this time; and of other times, as far as nothing clashes with that."""
        ledger = self.ledger
        out = {row.entry.id for row in (*self.too_many, *self.others)}
        out |= ledger.ids_assuming(self.without)
        told = ledger.system
        if self.days.length <= QUARTER:  # what is told of it and around it suffices
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

    @cached_property
    def _asked(self) -> dict[str, tuple[tuple[int, Quantity], ...]]:
        """What is asked: the stocks, the flows, how much the stock rose."""
        flows: dict[str, Quantity] = {kind: self._flow(kind) for kind in (ENTERED, *LEFT)}
        return {
            "stock_before": ((1, self.start),),
            "stock_after": ((1, self.end),),
            **{kind: ((1, flow),) for kind, flow in flows.items()},
            "risen": ((1, self.end), (-1, self.start)),
            "early": ((1, flows[ENTERED]), (-1, flows["freed"])),
        }

    def _found(self, name: str) -> Bounds:
        """The bounds of what is asked, reckoned when they are first needed."""
        if name not in self._bounds:
            self._bounds[name] = self.balance.bounds(*self._asked[name])
        return self._bounds[name]

    @cached_property
    def change(self) -> Interval:
        """How much the stock rose: by the counts, and as far as all that is told can be true."""
        follows = _interval(self._found("risen"))
        if self.counted is None or self.without & set(OF_COUNTS):
            return follows
        if self.balance.clashes:
            return self.counted
        return common((self.counted, follows)) or self.counted

    def door(
        self,
        when: tuple[str, str],
        stocks: tuple[Interval, Interval] | None = None,
        *,
        effects: bool = True,
    ) -> Door:
        """The door of this time.

        Args:
            when: EDTF dates of the two moments.
            stocks: how many were held then, where counts tell it.
            effects: whether to reckon what would be otherwise without each assumption.
        """
        claims = self.ledger.claims
        freed, entered = (_interval(self._found(name)) for name in ("freed", ENTERED))
        told = (*self.pair, *self.waves, *self.listings, *self._assumed_rows())
        bounded = self._bounded(stocks)
        return Door(
            population=self.population,
            earlier=self.pair[0].entry.id if self.pair else "",
            later=self.pair[1].entry.id if self.pair else "",
            since=when[0],
            until=when[1],
            stock_before=bounded[0].bounds,
            stock_after=bounded[1].bounds,
            change=self.change,
            waves=tuple(row.entry.id for row in self.waves),
            left_out=tuple(row.entry.id for row in (*self.others, *self.too_many)),
            listings=tuple(row.entry.id for row in self.listings),
            freed=freed,
            entered=entered,
            answers=self.answers,
            assumptions=self._with_effects() if effects else self._assumptions(),
            claims=claims(row.entry.id for row in told),
            unexplained=self.balance.unexplained,
            clash=claims(id_ for clash in self.balance.clashes for id_ in clash),
            clashes=self.balance.clashes,
            bounded=bounded,
            unused=self._unused(),
        )

    def _bounded(self, stocks: tuple[Interval, Interval] | None) -> tuple[Bounded, ...]:
        """The stocks and flows, each with the claims that prove its bounds."""
        found = []
        for name in ("stock_before", "stock_after", ENTERED, *LEFT):
            bounds = self._found(name)
            proof = self.ledger.claims((*bounds.least_rests_on, *bounds.most_rests_on))
            found.append(Bounded(name, _interval(bounds), proof))
        if stocks:
            for n, (row, stock) in enumerate(zip(self.pair, stocks, strict=True)):
                found[n] = Bounded(found[n].name, stock, row.entry.claims)
        return tuple(found)

    def _unused(self) -> tuple[Unused, ...]:
        left = [
            *(each for each in self.ledger.left if each.row.days.overlaps(self.days)),
            *(LeftOut(row, "more_than_held") for row in self.too_many),
        ]
        return tuple(Unused(each.row.entry.id, each.reason, each.row.entry.claims) for each in left)

    # Answers

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The three answers.

        By the identity, what entered less what left in any way is the change of the stock; where
        counts tell it, it rests on them alone.
        """
        risen, early = self._found("risen"), self._found("early")
        counts = tuple(row.entry.id for row in self.pair)
        by_stock = (self.change, counts if self.change == self.counted else _proof(risen))
        by_flow = (_interval(early), _proof(early))
        told = zip(QUESTIONS, (by_stock, by_flow, by_stock), strict=True)
        return tuple(self._answer(question, *rest) for question, rest in told)

    def _answer(self, question: str, bounds: Interval, ids: Sequence[str]) -> Answer:
        claims = self.ledger.claims(ids)
        codes = self._codes(ids)
        if bounds.least is not None and bounds.least > 0:
            return Answer(question, "yes", codes, bounds, claims, bounds.least)
        if bounds.most is not None and bounds.most <= 0:
            return Answer(question, "no", codes, bounds, claims, 1 - bounds.most)
        return Answer(question, "unknown", bounds=bounds)

    def _codes(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The assumptions that statements rest on, in the order of all assumptions."""
        said = self.ledger.said
        codes = {said[id_].assumption for id_ in ids if id_ in said}
        codes |= {id_ for id_ in ids if id_ == _NOBODY_ELSE}
        more = sorted(self.ledger.asked.more)
        return tuple(code for code in (*MADE, *more) if code in codes)

    # Assumptions

    @cached_property
    def _proofs(self) -> tuple[str, ...]:
        """The ids that the bounds of what is asked, or what clashes, rest on."""
        found = (self._found(name) for name in ("freed", ENTERED, "risen", "early"))
        ids = [id_ for each in found for id_ in (*each.least_rests_on, *each.most_rests_on)]
        ids += [id_ for clash in self.balance.clashes for id_ in clash]
        return tuple(dict.fromkeys((*(row.entry.id for row in self.pair), *ids)))

    def _assumed_rows(self) -> list[Row]:
        """What the bounds rest on that is said on an assumption of its own."""
        own = set(OF_FLOWS) - {"freed_were_counted"} | self.ledger.asked.more
        ids = set(self._proofs)
        return [s.row for id_, s in self.ledger.said.items() if id_ in ids and s.assumption in own]

    def _assumptions(self) -> tuple[Assumption, ...]:
        found = [*self._of_counts()]
        claims, counter = self.ledger.claims, self.population.counter
        freed = _interval(self._found("freed"))
        if self.waves:
            parameters: dict[str, Parameter] = {"counter": counter, "freed": freed}
            told = claims(row.entry.id for row in self.waves)
            found.append(Assumption("freed_were_counted", parameters, told))
        assumed = self._assumed_rows()
        said = self.ledger.said
        for code in (*OF_FLOWS[1:], *sorted(self.ledger.asked.more)):
            rows = [row for row in assumed if said[row.entry.id].assumption == code]
            told = claims(row.entry.id for row in rows)
            if told or (code == _NOBODY_ELSE and code in self._proofs):
                found.append(Assumption(code, {"counter": counter}, told))
        if self.others:
            figures = tuple(row.entry.figures[0].count for row in self.others)
            told = claims(row.entry.id for row in self.others)
            found.append(Assumption("others_left_out", {"figures": figures}, told))
        return tuple(found)

    def _with_effects(self) -> tuple[Assumption, ...]:
        return tuple(replace(each, effect=self._effect(each.code)) for each in self._assumptions())

    def _of_counts(self) -> Iterable[Assumption]:
        series, counter = self.ledger.series, self.population.counter
        counts = self.pair or (*series.rows, *series.assumed)
        for row in counts:
            if series.assumption(row) == "counter_assumed":
                when = row.entry.when or row.best.report.published or ""
                parameters: dict[str, Parameter] = {"counter": counter, "when": when}
                yield Assumption("counter_assumed", parameters, row.entry.claims)
        names = differ_in_spelling(series.spellings(counts))
        if len(names) > 1:
            told = self.ledger.claims(row.entry.id for row in counts)
            yield Assumption("same_counter", {"names": names}, told)

    @cached_property
    def _decisive(self) -> tuple[str, ...]:
        """The assumptions that an answer, those newly counted or what clashes rests on."""
        codes = [code for answer in self.answers for code in answer.assumptions]
        ids = [id_ for clash in self.balance.clashes for id_ in clash]
        entered = self._found(ENTERED)
        if (entered.least or 0) > 0:
            ids += entered.least_rests_on
        return (*codes, *self._codes(ids))

    def _effect(self, code: str) -> Effect | None:
        """What would be otherwise without an assumption."""
        if code not in MADE or self.without or code not in self._decisive:
            return None
        other = Window(
            self.ledger,
            self.population,
            self.days,
            self.start,
            self.end,
            self.pair,
            self.counted,
            frozenset({code}),
        )
        changed = {
            mine.question: theirs.answer
            for mine, theirs in zip(self.answers, other.answers, strict=True)
            if mine.answer != theirs.answer
        }
        resolves = bool(self.balance.clashes) and not other.balance.clashes
        return Effect(changed, _interval(other._found(ENTERED)), resolves)


def _interval(found: Bounds) -> Interval:
    return Interval(found.least, found.most)


def _proof(found: Bounds) -> tuple[str, ...]:
    """The ids that a yes or a no rests on."""
    yes = found.least is not None and found.least > 0
    return found.least_rests_on if yes else found.most_rests_on
