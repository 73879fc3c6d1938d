"""CSV: nothing in it is run, and what was written comes back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from exchange_sample import sample
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.exchange.columns import CLAIMS, PEOPLE
from drehtuer.exchange.contents import Contents
from drehtuer.exchange.writing import exported
from drehtuer.tables import read_table

EVIL = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''+x", "＝1")


def with_quote(quote: str) -> Contents:
    """The sample, its first claim in other words and so its evidence."""
    held = sample()
    first, *others = held.statements
    changed = replace(first, claim=replace(first.claim, quote=quote, role=quote))
    return replace(held, statements=(changed, *others))


def written(held: Contents, table: str) -> tuple[str, list[list[object]]]:
    """The text of a CSV, and its rows as read again."""
    data = b"".join(exported(held, "csv", table))
    return data.decode(), [list(row) for row in read_table("made.csv", data).sheets[0].rows]


@pytest.mark.parametrize("quote", EVIL)
def test_a_cell_is_no_formula_and_comes_back(quote: str) -> None:
    text, rows = written(with_quote(quote), "claims")
    place = list(CLAIMS).index("quote")
    (_, raw, *_) = list(csv.reader(io.StringIO(text, newline="")))
    assert raw[place].startswith("'")
    assert rows[1][place] == quote
    assert rows[1][list(CLAIMS).index("role")] == quote


@given(quote=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_words_come_back(quote: str) -> None:
    _, rows = written(with_quote(quote), "claims")
    assert rows[1][list(CLAIMS).index("quote")] == quote


@pytest.mark.parametrize(("table", "columns"), [("people", PEOPLE), ("claims", CLAIMS)])
def test_a_row_for_each(table: str, columns: dict[str, str]) -> None:
    text, rows = written(sample(), table)
    assert rows[0] == list(columns)
    held = sample()
    named = sum(len(statement.people) for statement in held.statements)
    assert len(rows) - 1 == (len(held.people) if table == "people" else named)
    assert not text.startswith("\ufeff")
    assert text.count("\r\n") == len(rows)


def test_evidence_is_in_the_row() -> None:
    _, rows = written(sample(), "claims")
    row = dict(zip(rows[0], rows[2], strict=False))
    assert (row["quote"], row["attribution"]) == (
        "Er war seit Juli 2021 in Haft",
        "Viasna; Reuters",
    )
    assert (row["start"], row["end"]) == ("107", "136")
    assert (row["when"], row["first_day"], row["last_day"]) == ("2021-07/..", "2021-07-01", None)
    assert (row["report"], row["published"], row["status"]) == (
        "de/a.txt",
        "2025-12-14",
        "asserted",
    )
