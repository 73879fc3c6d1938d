from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.books.record import Span
from drehtuer.books.spans import ALWAYS, Days, days, gap


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12-05", "2025-12-05", "2025-12-05"),
        ("2025-08-15T11:30:00-08:00", "2025-08-15", "2025-08-15"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2025-34", "2025-04-01", "2025-06-30"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-06~", "2025-06-01", "2025-06-30"),
        ("2024/..", "2024-01-01", None),
        ("../2025-12-05", None, "2025-12-05"),
        ("/2025", None, "2025-12-31"),
        ("2025-01/2025-06", "2025-01-01", "2025-06-30"),
        ("2021-22/2025-01-16", "2021-06-01", "2025-01-16"),
        ("[2025-06,2025-09]", "2025-06-01", "2025-09-30"),
    ],
)
def test_days_of_edtf(edtf: str, first: str | None, last: str | None) -> None:
    found = days(edtf)
    assert found is not None
    assert found.as_span() == Span(first, last)


@pytest.mark.parametrize(
    "edtf",
    [
        None,
        "",
        " ",
        "?",
        "soon",
        "2025-13",
        "2025-02-30",
        "0000",
        "..",
        "2025/2024",
        "[]",
        "9999-24",
    ],
)
def test_what_is_no_time_has_no_days(edtf: str | None) -> None:
    assert days(edtf) is None


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    found = days(text)
    assert found is None or found.first <= found.last


@given(st.dates(), st.dates())
def test_an_interval_of_days_has_these_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert days(f"{first.isoformat()}/{last.isoformat()}") == Days(first, last)


def test_gap_between_times() -> None:
    june, september = days("2025-06"), days("2025-09")
    assert june
    assert september
    assert gap(june, september) == gap(september, june) == timedelta(days=63)
    assert gap(june, ALWAYS) == timedelta(0)
