"""CSV of people or claims (RFC 4180): UTF-8, a heading, lists joined by "; ".

No cell can be run as a formula; :func:`drehtuer.tables.read_table` gives the values back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from drehtuer.exchange.columns import TABLES, Cell, rows
from drehtuer.exchange.contents import Contents
from drehtuer.tables.delimited import shielded

JOIN = "; "
"""What stands between the members of a list."""


def csv_lines(held: Contents, table: str) -> Iterator[str]:
    """The lines of a CSV of one of ``columns.TABLES``, its heading first."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    names = list(TABLES[table])

    def written(cells: list[str]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow(cells)
        return line.getvalue()

    yield written(names)
    for row in rows(held, table):
        yield written([_cell(row[name]) for name in names])


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return shielded(JOIN.join(value))
    return shielded(value) if isinstance(value, str) else str(value)
