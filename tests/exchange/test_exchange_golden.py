"""The exports of three reports: compared with files that were looked at.

``DREHTUER_GOLDEN=write pytest tests/exchange`` writes them anew; look at the difference then.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from exchange_sample import sample

from drehtuer.exchange.writing import exported

GOLDEN = Path(__file__).with_name("golden")


def compare(name: str, made: bytes) -> None:
    file = GOLDEN / name
    if os.environ.get("DREHTUER_GOLDEN") == "write":
        file.write_bytes(made)
    assert made.decode() == file.read_bytes().decode(), f"{file} differs; see {__name__}"


@pytest.mark.parametrize(
    ("name", "form", "table"),
    [
        ("export.ftm.json", "ftm", None),
        ("export.jsonld", "jsonld", None),
        ("people.csv", "csv", "people"),
        ("claims.csv", "csv", "claims"),
    ],
)
def test_an_export_is_as_it_was(name: str, form: str, table: str | None) -> None:
    compare(name, b"".join(exported(sample(), form, table)))


@pytest.mark.parametrize("table", ["people", "claims"])
def test_a_parquet_table_is_as_it_was(table: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pip install 'drehtuer[parquet]'")
    read = parquet.read_table(io.BytesIO(b"".join(exported(sample(), "parquet", table))))
    columns = [f"{field.name}: {field.type}\n" for field in read.schema]
    rows = [f"{list(row.values())!r}\n" for row in read.to_pylist()]
    rows = [row.replace("zoneinfo.ZoneInfo(key='UTC')", "UTC") for row in rows]
    rows = [row.replace("<UTC>", "UTC").replace("datetime.timezone.utc", "UTC") for row in rows]
    compare(f"{table}.parquet.txt", "".join(columns + rows).encode())
