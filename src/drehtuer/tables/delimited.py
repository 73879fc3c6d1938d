"""CSV: the values of its cells, and the same text again with some of them changed.

A record is a row, as spreadsheet programs count. A cell that such a program would run as a formula
is written with an apostrophe before it, which reading takes away; cells of the original are never
touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from drehtuer.tables.model import (
    MOST_CELLS,
    Sheet,
    Splice,
    Table,
    TableError,
    Value,
    column_letters,
    spliced,
    trimmed,
)
from drehtuer.tables.texts import decoded

DELIMITERS = ",;\t|"

_SAMPLE = 50  # rows from which the delimiter is told
_RUN = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")
_SHIELDED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
_SEPARATOR = re.compile(r"sep=(.)\r?\n?")


def shielded(text: str) -> str:
    """The text as it stands in a CSV: with an apostrophe before what would be run as a formula."""
    return f"'{text}" if _RUN.match(text) and not _NUMBER.fullmatch(text) else text


def unshielded(text: str) -> str:
    """What :func:`shielded` was given."""
    return text[1:] if _SHIELDED.match(text) and not _NUMBER.fullmatch(text[1:]) else text


class _Field(NamedTuple):
    """A cell in the text: where it starts and ends, its value, and whether a row ends with it."""

    start: int
    end: int
    value: str
    quoted: bool
    last: bool


class DelimitedTable(Table):
    """A CSV.

    Args:
        path: the file, for messages and for the name of its only sheet.
        data: its bytes.
        encoding: its encoding, before what the bytes speak for.

    Raises:
        TableError: the data are no text, or a quotation mark is never closed.
    """

    kind = "csv"

    def __init__(self, path: str, data: bytes, encoding: str | None = None) -> None:
        super().__init__(path, data)
        self._encoded = decoded(path, data, encoding)
        self.encoding, self.warnings = self._encoded.encoding, self._encoded.warnings
        text = self._encoded.text
        self.delimiter = _delimiter(text)
        self._pattern = _pattern(self.delimiter)
        sheet = Sheet(Path(path).stem)
        self.sheets = (sheet,)
        cells: list[Value] = []
        seen = 0
        known: dict[str, str] = {}
        for found in self._fields():
            value = known.setdefault(found.value, found.value)
            cells.append(value if value != "" else None)
            if found.last:
                seen += len(cells)
                if seen > MOST_CELLS:
                    raise TableError("table_cells", path=path, number=MOST_CELLS)
                sheet.rows.append(trimmed(cells))
                cells = []

    def _fields(self) -> Iterator[_Field]:
        """All cells in turn."""
        text, match = self._encoded.text, self._pattern.match
        place, length = 0, len(text)
        row = column = 1
        while place < length:
            found = match(text, place)
            assert found is not None, "the pattern matches any text, also none"
            end = found.end()
            quoted = found[1] is not None
            if quoted:
                if found[2] is None:
                    shown = column_letters(column)
                    raise TableError("table_quote", path=self.path, row=row, column=shown)
                value = unshielded(found[1].replace('""', '"') + found[3])
            else:
                value = unshielded(found[4])
            is_delimiter = text.startswith(self.delimiter, end)
            yield _Field(place, end, value, quoted, not is_delimiter)
            if is_delimiter:
                place = end + 1
                column += 1
                if place == length:
                    yield _Field(place, place, "", False, True)
            else:
                place = end + (2 if text.startswith("\r\n", end) else 1)
                row, column = row + 1, 1

    def _patched(self, cells: Mapping[str, Mapping[tuple[int, int], Value]]) -> bytes:
        (wanted,) = cells.values()
        by_row: dict[int, dict[int, Value]] = {}
        for (row, column), value in sorted(wanted.items()):
            by_row.setdefault(row, {})[column] = value
        splices: list[Splice] = []
        row = column = 1
        for found in self._fields():
            here = by_row.get(row)
            if here is not None:
                if column in here:
                    written = self._written(here.pop(column), found.quoted)
                    splices.append(Splice(found.start, found.end, written))
                if found.last and here:
                    more = self._cells(column, here)
                    splices.append(Splice(found.end, found.end, more))
            row, column = (row + 1, 1) if found.last else (row, column + 1)
        text = self._encoded.text
        new = spliced(text, splices)
        ending = next((sign for sign in ("\r\n", "\n", "\r") if sign in text), "\n")
        added = [
            self._cells(0, by_row.get(number, {}))[1:]
            for number in range(row, max(by_row, default=0) + 1)
        ]
        if added:
            is_closed = not text or text.endswith(("\n", "\r"))
            tail = ending if is_closed and text else ""
            new += ("" if is_closed else ending) + ending.join(added) + tail
        return self._encoded.back(new)

    def _cells(self, after: int, wanted: Mapping[int, Value]) -> str:
        """Cells to stand at the end of a row, after the one with the given number."""
        last = max(wanted, default=after)
        return "".join(
            self.delimiter + self._written(wanted.get(column), False)
            for column in range(after + 1, last + 1)
        )

    def _written(self, value: Value, quoted: bool) -> str:
        text = shielded(value) if isinstance(value, str) else plain(value)
        if quoted or text != text.strip() or set(text) & {self.delimiter, '"', "\r", "\n"}:
            return '"' + text.replace('"', '""') + '"'
        return text


def plain(value: Value) -> str:
    """A value as text: dates as in ISO 8601, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) else value.isoformat()


def _pattern(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    rest = rf"[^{sign}\r\n]*"
    return re.compile(rf'"([^"]*(?:""[^"]*)*)(?:(")({rest})|\Z)|({rest})')


def _delimiter(text: str) -> str:
    """The sign between cells: that of which most rows have the same number."""
    named = _SEPARATOR.match(text)
    if named is not None:
        return named[1]
    best, most = DELIMITERS[0], (0, 0)
    for sign in DELIMITERS:
        pattern = _pattern(sign)
        counts: list[int] = []
        place = number = 0
        while place < len(text) and len(counts) < _SAMPLE:
            found = pattern.match(text, place)
            assert found is not None, "the pattern matches any text, also none"
            place = found.end() + 1
            if text.startswith(sign, found.end()):
                number += 1
            else:
                counts.append(number)
                number = 0
                place += text.startswith("\r\n", found.end())
        filled = [count for count in counts if count]
        usual = max(set(filled), key=filled.count, default=0)
        agreed = (filled.count(usual), usual)
        if agreed > most:
            best, most = sign, agreed
    return best
