"""Spreadsheets in and out: CSV, XLSX, ODS and JSON, whoever or whatever they list.

A table is read with the address of every cell, and given back as it was, with only the cells
changed that were to be changed: the bytes of all others are those of the original.
"""

from __future__ import annotations

from drehtuer.tables.model import (
    Area,
    Change,
    Sheet,
    Table,
    TableError,
    Value,
    column_letters,
    column_number,
    is_filled,
)
from drehtuer.tables.opening import KINDS, open_bytes, open_table, read_table, table_bytes

__all__ = [
    "KINDS",
    "Area",
    "Change",
    "Sheet",
    "Table",
    "TableError",
    "Value",
    "column_letters",
    "column_number",
    "is_filled",
    "open_bytes",
    "open_table",
    "read_table",
    "table_bytes",
]
