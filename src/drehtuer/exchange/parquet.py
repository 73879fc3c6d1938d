"""Parquet tables of people or claims, with typed columns; needs pyarrow, the extra ``parquet``."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pyarrow
from pyarrow import parquet

from drehtuer.exchange.columns import DAY, FLAG, INTEGER, TABLES, TEXT, TEXTS, TIME, rows
from drehtuer.exchange.contents import Contents


def parquet_bytes(held: Contents, table: str) -> bytes:
    """A Parquet file of one of ``columns.TABLES``."""
    types: dict[str, Any] = {
        TEXT: pyarrow.string(),
        TEXTS: pyarrow.list_(pyarrow.string()),
        INTEGER: pyarrow.int64(),
        FLAG: pyarrow.bool_(),
        DAY: pyarrow.date32(),
        TIME: pyarrow.timestamp("ms", tz="UTC"),
    }
    columns = TABLES[table]
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    records = [
        {name: _value(row[name], kind) for name, kind in columns.items()}
        for row in rows(held, table)
    ]
    target = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(records, schema), target, compression="zstd")
    return target.getvalue()


def _value(value: Any, kind: str) -> Any:
    return datetime.fromisoformat(value) if kind == TIME else value
