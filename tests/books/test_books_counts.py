from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.books.counts import agree, bounds, common, minus, negative, plus, rounds
from drehtuer.books.record import Interval
from drehtuer.model import QUALIFIERS, Count


@pytest.mark.parametrize(
    ("qualifier", "value", "least", "most"),
    [
        ("exact", 52, 52, 52),
        ("about", 12, 10, 14),
        ("about", 100, 80, 120),
        ("almost", 100, 80, 99),
        ("at_least", 100, 100, None),
        ("more_than", 100, 101, None),
        ("at_most", 100, 0, 100),
        ("less_than", 100, 0, 99),
        ("dozens", None, 24, None),
        ("hundreds", None, 200, None),
        ("thousands", None, 2000, None),
        ("some", None, 2, None),
        ("all", None, 0, None),
        ("some", 3, 3, None),
    ],
)
def test_qualifier_as_interval(
    qualifier: str, value: int | None, least: int, most: int | None
) -> None:
    assert bounds(Count(value, qualifier, "")) == Interval(least, most)


def test_between_and_changes() -> None:
    assert bounds(Count(40, "between", "", upper=60)) == Interval(40, 60)
    assert bounds(Count(-16, "exact", "", delta=True)) == Interval(-16, -16)
    assert bounds(Count(-16, "more_than", "", delta=True)) == Interval(None, -17)
    assert bounds(Count(16, "at_least", "", delta=True)) == Interval(16, None)


@pytest.mark.parametrize(
    ("rough", "fine", "answer"),
    [
        (1200, 1218, True),
        (1000, 1218, True),
        (100, 97, True),
        (50, 52, True),
        (1218, 1200, False),
        (1300, 1000, False),
        (100, 200, False),
        (52, 52, False),
    ],
)
def test_rounding(rough: int, fine: int, answer: bool) -> None:
    assert rounds(Count(rough, "exact", ""), Count(fine, "exact", "")) is answer


numbers = st.integers(min_value=0, max_value=10**6)
counts = st.builds(
    Count,
    st.none() | numbers,
    st.sampled_from(QUALIFIERS),
    st.just(""),
    upper=st.none() | numbers,
)
intervals = counts.map(bounds)


@given(intervals)
def test_no_interval_is_empty(interval: Interval) -> None:
    assert interval.least is not None
    assert interval.most is None or interval.least <= interval.most


@given(intervals, intervals)
def test_interval_arithmetic(one: Interval, other: Interval) -> None:
    assert negative(negative(one)) == one
    assert minus(one, other) == plus(one, negative(other))
    assert agree(one, other) == agree(other, one)
    shared = common((one, other))
    if shared is not None:
        assert common((shared, one)) == shared == common((shared, other))
