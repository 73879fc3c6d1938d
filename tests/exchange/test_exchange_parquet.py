"""Parquet: typed columns, lists as lists."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from exchange_sample import sample

from drehtuer.exchange import writing
from drehtuer.exchange.errors import ExportError


def rows(table: str) -> list[dict[str, object]]:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pip install 'drehtuer[parquet]'")
    data = b"".join(writing.exported(sample(), "parquet", table))
    found: list[dict[str, object]] = parquet.read_table(io.BytesIO(data)).to_pylist()
    return found


def test_types_of_columns() -> None:
    held, _ = [row for row in rows("claims") if row["kind"] == "held"]
    assert held["attribution"] == ["Viasna", "Reuters"]
    assert held["first_day"] == date(2021, 7, 1)
    assert held["last_day"] is None
    assert held["start"] == 107
    assert held["cumulative"] is False
    assert held["read_at"] == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_people_with_their_spellings() -> None:
    spelled = [row["spellings"] for row in rows("people")]
    assert {"Ales Bjaljazki", "Ales Bialiatski", "Алесь Беляцкий"} in [
        set(names)  # type: ignore[call-overload]
        for names in spelled
    ]


def test_without_pyarrow_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r"drehtuer\[parquet\]"):
        writing.exported(sample(), "parquet", "people")
