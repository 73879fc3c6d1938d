"""From tables to the cells of overlapping lists."""

from __future__ import annotations

import pytest

from drehtuer.books.cohort import cohort_of
from drehtuer.books.errors import CohortError
from drehtuer.tables.opening import read_table

CELLS = {(True, False, True): 3, (False, True, False): 1}


@pytest.mark.parametrize(
    "text",
    [
        "A,B,C,count\n1,0,1,3\n0,1,0,1\n",
        "A;B;C;Anzahl\nx;;x;3\n;x;;1\n",
        "A\tB\tC\nja\tnein\tja\n1\t0\t1\nwahr\tfalsch\twahr\n0\t1\t0\n",
    ],
)
def test_rows_are_people_or_choices_of_lists(text: str) -> None:
    cohort = cohort_of(read_table("lists.csv", text.encode()), "lists.csv")
    assert cohort.lists == ("A", "B", "C")
    assert dict(cohort.counted) == CELLS


def test_what_is_no_list_is_left_aside() -> None:
    text = "Name,Viasna,Dissidentby,Born\nAles Bialiatski,1,0,1962\nIhar Losik,1,1,1992\n"
    cohort = cohort_of(read_table("lists.csv", text.encode()), "lists.csv")
    assert (cohort.lists, cohort.aside) == (("Viasna", "Dissidentby"), ("Name", "Born"))
    assert dict(cohort.counted) == {(True, False): 1, (True, True): 1}


def test_a_column_of_counts_may_be_named() -> None:
    text = "A,B,C,Fälle\n1,0,1,3\n0,1,0,1\n"
    table = read_table("lists.csv", text.encode())
    assert dict(cohort_of(table, "lists.csv", "fälle").counted) == CELLS


@pytest.mark.parametrize(
    ("text", "count", "code"),
    [
        ("Name,Born\nIhar Losik,1992\n", None, "cohort_no_lists"),
        ("A,B,count\n1,0,three\n", None, "cohort_count"),
        ("A,B,count\n1,0,-3\n", None, "cohort_count"),
        ("A,B\n1,0\n", "C", "cohort_no_column"),
    ],
)
def test_mistakes(text: str, count: str | None, code: str) -> None:
    with pytest.raises(CohortError) as caught:
        cohort_of(read_table("lists.csv", text.encode()), "lists.csv", count)
    assert caught.value.code == code
