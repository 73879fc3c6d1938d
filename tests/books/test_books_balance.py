"""The balance: sound whatever is truly told, exact on small cases, and minimal in its proofs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import pytest
from bounding import inside, no_wider
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import an_honest_count

from drehtuer.books.balance import (
    ENTERED,
    FLOWS,
    LEFT,
    Bounds,
    Flow,
    InfeasibleError,
    Quantity,
    Statement,
    Stock,
    System,
    flow_within,
    stock_within,
    system,
)
from drehtuer.books.counts import bounds

DAYS, GRID = 120, 20
"""Reports repeat few dates: the ends of months and years."""
FIRST = date(2025, 1, 1)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


@dataclass(frozen=True)
class History:
    """What truly was: stocks at the end of each day, flows summed up to each day."""

    stocks: Sequence[int]
    flows: dict[str, Sequence[int]]

    def value(self, quantity: Quantity) -> int:
        if isinstance(quantity, Stock):
            return self.stocks[(quantity.day - FIRST).days]
        told = self.flows[quantity.kind]
        last, before = (quantity.last - FIRST).days, (quantity.first - FIRST).days - 1
        return told[last] - told[before]


def a_history(chance: random.Random) -> History:
    daily: dict[str, list[int]] = {kind: [0] for kind in FLOWS}
    stocks = [chance.randint(0, 300)]
    for _ in range(DAYS):
        now = stocks[-1] + chance.choice((0, 0, 0, 1, 2, 9))
        daily[ENTERED].append(now - stocks[-1])
        for kind in LEFT:
            left = min(now, chance.choice((0, 0, 0, 0, 0, 1, 3, 40 if kind == "freed" else 0)))
            daily[kind].append(left)
            now -= left
        stocks.append(now)
    return History(stocks, {kind: list(accumulate(told)) for kind, told in daily.items()})


def a_window(chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(1, DAYS, GRID)
    return first, min(DAYS, first + chance.choice((0, 1, 2, 4, 6)) * GRID + GRID - 1)


FORMS = ("stock", "stocks", "flow", "flows", "wave", "left", "change")
TELLING = ("stock", "stock", "change", "flow")
"""Of which twenty may suffice to detect a false one."""


def told(
    id_: str,
    history: History,
    chance: random.Random,
    off: int = 0,
    forms: Sequence[str] = FORMS,
) -> tuple[Statement, ...]:
    """Something said of the history; true, unless it is off by some people."""
    form = chance.choice(forms)
    first, last = a_window(chance)

    def interval(value: int) -> tuple[int | None, int | None]:
        found = bounds(an_honest_count(max(0, value + off), chance))
        return found.least, found.most

    if form == "stock":
        return stock_within(id_, day(first), day(first), *interval(history.stocks[first]))
    if form == "stocks":  # on some day of a time
        meant = chance.randint(first, last)
        return stock_within(id_, day(first), day(last), *interval(history.stocks[meant]))
    if form == "change":
        terms = ((1, Stock(day(last))), (-1, Stock(day(first))))
        value = history.stocks[last] - history.stocks[first] + off
        return (Statement(id_, terms, value, value),)
    kinds = LEFT if form == "left" else (chance.choice(FLOWS),)
    if form == "flows":  # nobody knows when the window begins and ends
        begins, ends = a_window(chance), a_window(chance)
        begin, end = chance.randint(*begins), chance.randint(*ends)
        value = history.value(Flow(kinds[0], day(begin), day(end))) if begin <= end else 0
        if begin > end:
            return ()
        window = (day(begins[0]), day(begins[1])), (day(ends[0]), day(ends[1]))
        return flow_within(id_, kinds, *window, *interval(value))
    whole = sum(history.value(Flow(kind, day(first), day(last))) for kind in kinds)
    least, most = interval(whole)
    if form == "wave":  # a single event: others of its time are no part of it
        least, most = min(least or 0, chance.randint(0, whole) if not off else whole + off), None
    ends = (day(first), day(first)), (day(last), day(last))
    return flow_within(id_, kinds, *ends, least, most)


def asked(chance: random.Random) -> tuple[tuple[int, Quantity], ...]:
    first, last = a_window(chance)
    window = day(first), day(last)
    questions: tuple[tuple[tuple[int, Quantity], ...], ...] = (
        ((1, Stock(day(last))),),
        ((1, Stock(day(last))), (-1, Stock(day(first - 1)))),
        ((1, Flow(ENTERED, *window)),),
        ((1, Flow(ENTERED, *window)), (-1, Flow("freed", *window))),
        ((1, Flow(ENTERED, *window)), *((-1, Flow(kind, *window)) for kind in LEFT)),
    )
    return chance.choice(questions)


@given(st.integers(min_value=0), st.booleans())
@settings(max_examples=150, deadline=None)
def test_the_truth_lies_within_the_bounds_and_more_of_it_never_widens_them(
    seed: int, unexplained: bool
) -> None:
    chance = random.Random(seed)
    history = a_history(chance)
    statements: list[Statement] = []
    question = asked(chance)
    true = sum(factor * history.value(quantity) for factor, quantity in question)
    before = Bounds(None, None)
    for n in range(4):
        for k in range(chance.randint(0, 8)):
            statements += told(f"{n}-{k}", history, chance)
        balance = System(statements, unexplained=unexplained)
        assert balance.conflicts() == ()
        now = balance.bounds(*question)
        assert inside(true, now)
        assert no_wider(now, before)
        proof = [s for s in statements if s.id in (*now.least_rests_on, *now.most_rests_on)]
        again = System(proof, unexplained=unexplained).bounds(*question)
        assert (again.least, again.most) == (now.least, now.most)  # it rests on these alone
        if unexplained:
            assert balance.least_unexplained() == 0
        before = now


def one_false_of_twenty(seed: int) -> list[Statement]:
    chance = random.Random(seed)
    history = a_history(chance)
    true = [told(str(n), history, chance, forms=TELLING) for n in range(19)]
    false = told("false", history, chance, chance.choice((-60, -7, 7, 60)), TELLING)
    return [statement for each in (*true, false) for statement in each]


@given(st.integers(min_value=0))
@settings(max_examples=150, deadline=None)
def test_a_false_statement_among_twenty_is_in_a_smallest_set(seed: int) -> None:
    statements = one_false_of_twenty(seed)
    clashes = System(statements).conflicts()
    assert len(clashes) == (not System(statements).feasible)
    for clash in clashes:
        assert "false" in clash
        assert not System([s for s in statements if s.id in clash]).feasible
        for each in clash:
            assert System([s for s in statements if s.id in clash and s.id != each]).feasible


def test_a_false_statement_among_twenty_is_detectable_often_enough_to_say_so() -> None:
    assert sum(not System(one_false_of_twenty(seed)).feasible for seed in range(60)) >= 15


@pytest.mark.parametrize("around", [False, True])
def test_a_large_system_gives_sound_bounds(monkeypatch: pytest.MonkeyPatch, around: bool) -> None:
    monkeypatch.setattr(system, "WHOLE", 60)
    monkeypatch.setattr(system, "_START", 30)
    monkeypatch.setattr(system, "_STEP", 10)
    for seed in range(8):
        chance = random.Random(seed)
        history = a_history(chance)
        statements = [s for n in range(150) for s in told(str(n), history, chance)]
        balance, whole = System(statements), System(statements)
        assert len(balance.sums) > 60
        for _ in range(3):
            question = asked(chance)
            true = sum(factor * history.value(quantity) for factor, quantity in question)
            if around:
                found = balance.around(day(31), day(60), 40).bounds(*question)
            else:
                found = balance.bounds(*question)
            with monkeypatch.context() as all_at_once:
                all_at_once.setattr(system, "WHOLE", 10**6)
                best = whole.bounds(*question)
            assert inside(true, best)
            assert no_wider(best, found)


# Viasna's year 2025: 1,258 held at its beginning, 509 recognised, 342 pardoned, over 300 served
# their terms, 1,135 held on 23 December.
YEAR = (date(2025, 1, 1), date(2025, 12, 23))
EARLY, LATE = Stock(date(2024, 12, 31)), Stock(date(2025, 12, 23))
VIASNA = (
    Statement("held 1,258", ((1, EARLY),), 1258, 1258),
    Statement("recognised", ((1, Flow(ENTERED, *YEAR)),), 509, 509),
    Statement("pardoned", ((1, Flow("freed", *YEAR)),), 342, 342),
    Statement("served", ((1, Flow("served", *YEAR)),), 300),
    Statement("held 1,135", ((1, LATE),), 1135, 1135),
)


def test_what_clashes_in_a_year_and_what_goes_unexplained() -> None:
    assert not System(VIASNA).feasible
    assert System(VIASNA).conflicts() == (tuple(statement.id for statement in VIASNA),)
    with pytest.raises(InfeasibleError):
        System(VIASNA).bounds((1, LATE))
    open_ = System(VIASNA, unexplained=True)
    assert open_.least_unexplained() == 10
    assert open_.bounds((1, LATE), (-1, EARLY)).least == -123


def test_a_bound_names_what_it_rests_on() -> None:
    found = System(VIASNA[:4]).bounds((1, LATE))
    assert (found.least, found.most) == (0, 1125)
    assert found.least_rests_on == ()
    assert set(found.most_rests_on) == {statement.id for statement in VIASNA[:4]}


def test_the_same_said_twice_stands_or_falls_one_by_one() -> None:
    twice = Statement("held 1,135 again", ((1, LATE),), 1135, 1135)
    clashes = System((*VIASNA, twice)).conflicts()
    assert clashes == (tuple(statement.id for statement in VIASNA),)


def test_nothing_told_bounds_nothing() -> None:
    found = System(()).bounds((1, LATE))
    assert found == Bounds(0, None)
    assert System((), unexplained=True).least_unexplained() == 0


def test_a_sum_that_is_told_without_bounds_is_not_zero() -> None:
    flow = Flow("freed", date(2025, 1, 1), date(2025, 2, 1))
    assert System([Statement("told", ((1, flow),))]).bounds((1, flow)).most is None
