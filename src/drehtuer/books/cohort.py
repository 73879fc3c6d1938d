"""From a table to how many people are on just these of some lists.

A row is a person, or (with a column of counts) as many people as it says. A column whose cells all
say yes or no is a list; others, such as names, are left aside.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from drehtuer.books.errors import CohortError
from drehtuer.books.estimates import Cell
from drehtuer.tables import Table, Value


@dataclass(frozen=True, slots=True)
class Cohort:
    """Lists by name, how many people are on just these of them, and columns that are no lists."""

    lists: tuple[str, ...]
    counted: Mapping[Cell, int]
    aside: tuple[str, ...]


def cohort_of(table: Table, path: str, count: str | None = None) -> Cohort:
    """The lists in a table; the first row with anything in it has the headers.

    Args:
        table: the table; its first sheet counts.
        path: what it is called in messages.
        count: the header of the column of counts; without, one of the usual headers.

    Raises:
        CohortError: no column is a list, or a count is none.
    """
    rows = [[_text(value) for value in row] for row in table.sheets[0].rows]
    filled = [(n, row) for n, row in enumerate(rows, 1) if any(row)]
    headers, people = filled[0][1], filled[1:]
    counts = _column_of_counts(headers, path, count)
    columns = [n for n, header in enumerate(headers) if header and n != counts]
    lists = [n for n in columns if _is_list([_cell(row, n) for _, row in people])]
    if not lists:
        raise CohortError("cohort_no_lists", path=path, columns=", ".join(filter(None, headers)))
    counted: Counter[Cell] = Counter()
    for number, row in people:
        cell = tuple(_cell(row, n).casefold() in _words()["yes"] for n in lists)
        counted[cell] += 1 if counts is None else _number(_cell(row, counts), number, path)
    aside = [headers[n] for n in columns if n not in lists]
    return Cohort(tuple(headers[n] for n in lists), counted, tuple(aside))


def _column_of_counts(headers: Sequence[str], path: str, count: str | None) -> int | None:
    known = [header.casefold() for header in headers]
    if count is None:
        return next((n for n, header in enumerate(known) if header in _words()["count"]), None)
    if count.casefold() not in known:
        columns = ", ".join(filter(None, headers))
        raise CohortError("cohort_no_column", path=path, column=count, columns=columns)
    return known.index(count.casefold())


def _is_list(cells: Sequence[str]) -> bool:
    told = {cell.casefold() for cell in cells}
    return told <= _words()["yes"] | _words()["no"] and bool(told & _words()["yes"])


def _number(text: str, row: int, path: str) -> int:
    if not text.isdecimal():
        raise CohortError("cohort_count", path=path, row=row, value=text)
    return int(text)


def _cell(row: Sequence[str], n: int) -> str:
    return row[n] if n < len(row) else ""


def _text(value: Value) -> str:
    """A cell as text; spreadsheets keep whole numbers as 1.0."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


@cache
def _words() -> Mapping[str, frozenset[str]]:
    source = files("drehtuer.books") / "cohort.toml"
    told = tomllib.loads(source.read_text("utf-8"))
    return {name: frozenset(words) for name, words in told.items()}
