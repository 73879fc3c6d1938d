"""What a spreadsheet holds: sheets, rows, cells with their addresses; and what can be wrong.

Rows are counted from 1 as spreadsheets show them, columns from 1 or by their letters.
"""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from drehtuer.errors import WordedError

Value = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | None
"""What a cell holds; None where it is empty. A number shown as a date is a date."""

MOST_CELLS = 20_000_000
"""The most cells that are read: 100,000 rows of 200 columns."""

MOST_ROWS = 1_048_576
"""The most rows of a sheet, as in the usual programs."""

MOST_COLUMNS = 16_384
"""The most columns of a sheet, as in the usual programs."""


class TableError(WordedError):
    """Why a file is no table that can be read or written."""

    messages: ClassVar[Mapping[str, str]] = {
        "table_missing": "{path}: there is no such file; check the path",
        "table_folder": "{path}: this is a folder; name the file of the list in it",
        "table_closed": "{path}: the file cannot be opened ({reason})",
        "table_empty": "{path}: the file is empty",
        "table_blank": "{path}: there is nothing in any sheet",
        "table_other": (
            "{path}: this is no spreadsheet ({what}); save the list as .xlsx, .ods, .csv or .json"
        ),
        "table_old": "{path}: this is an old Excel file; open it and save it as .xlsx",
        "table_password": (
            "{path}: the file is protected with a password; open it and save it without"
        ),
        "table_zip": "{path}: the file is damaged ({reason}); take it from where it came once more",
        "table_part": (
            "{path}: the part {part} of the file is damaged ({reason}); open it in a spreadsheet"
            " program and save it anew"
        ),
        "table_doctype": (
            "{path}: the part {part} declares entities, which no spreadsheet program writes;"
            " do not trust this file"
        ),
        "table_large": (
            "{path}: unpacked, this file is larger than {megabytes} MB; do not trust it, or"
            " divide the list"
        ),
        "table_slow": (
            "{path}: reading took longer than {seconds} seconds of computing, as traps do; do not "
            "trust this file, or allow more: DREHTUER_TIME_LIMIT=SECONDS"
        ),
        "table_memory": (
            "{path}: reading took more than {megabytes} MB of memory, as traps do; do not trust "
            "this file, or divide the list"
        ),
        "table_cells": "{path}: more than {number} cells; divide the list",
        "table_cell": "{path}: sheet {sheet}, row {row}, column {column}: the cell is too long",
        "table_encoding": (
            "{path}: {encoding} is not the encoding of this file (byte {byte}); name another with"
            " --encoding, or save it as UTF-8"
        ),
        "table_no_encoding": "--encoding {encoding}: there is no such encoding",
        "table_binary": "{path}: this is no text; save the list as .xlsx, .ods, .csv or .json",
        "table_quote": (
            "{path}: row {row}, column {column}: a quotation mark is opened here and never closed;"
            " correct it"
        ),
        "table_json": "{path}: line {line}, column {column}: {reason}; correct it",
        "table_json_rows": "{path}: no list of objects; a table in JSON is [{{...}}, {{...}}]",
        "table_no_sheet": "{path}: there is no sheet {sheet}; there are: {sheets}",
        "table_formula": (
            "sheet {sheet}, row {row}, column {column}: this cell holds a formula; change the cells"
            " it is made from"
        ),
        "table_covered": (
            "sheet {sheet}, row {row}, column {column}: this cell is merged into another"
        ),
        "table_sign": (
            "sheet {sheet}, row {row}, column {column}: {value} cannot be written in {encoding},"
            " the encoding of the file"
        ),
    }


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what no spreadsheet can hold (control characters, half characters)."""
    return _CONTROL.sub("\ufffd", text)


def column_letters(number: int) -> str:
    """The letters of the column with this number, counted from 1: 28 is AB."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of the column with these letters: AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def is_filled(value: Value) -> bool:
    """Whether there is something in the cell other than blanks."""
    return value is not None and not (isinstance(value, str) and not value.strip())


class Area(NamedTuple):
    """A rectangle of cells, all four edges within it."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first = f"{column_letters(self.left)}{self.top}"
        return f"{first}:{column_letters(self.right)}{self.bottom}"


class Change(NamedTuple):
    """A cell, and what shall stand in it: the row and column counted from 1."""

    sheet: str
    row: int
    column: int
    value: Value


@dataclass(slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: its name; that of the file's stem where the format knows no sheets.
        rows: the rows from the first to the last that is filled; each holds the values from
            column A to its last filled cell.
        formulas: the cells that hold formulas, as (row, column); their values are those that the
            spreadsheet program computed last.
        merged: the areas of cells that are shown as one; the value is in the first.
    """

    name: str
    rows: list[Sequence[Value]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)

    def value(self, row: int, column: int) -> Value:
        """What stands in a cell; None beyond the edges."""
        if not 1 <= row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else None

    @property
    def width(self) -> int:
        """The number of the last column with something in it."""
        return max(map(len, self.rows), default=0)


class Table(ABC):
    """A spreadsheet as it was read, and the file it came from.

    Attributes:
        path: where it was read from, for messages.
        data: the file as it is.
        sheets: what is in it.
        encoding: that of its text; None where the format can hold any sign.
        warnings: (code, parameters) of what is doubtful about the reading.
    """

    kind: ClassVar[str]
    """The usual ending of the file's name, without the dot."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.encoding: str | None = None
        self.sheets: tuple[Sheet, ...] = ()
        self.warnings: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name.

        Raises:
            TableError: there is none.
        """
        found = next((sheet for sheet in self.sheets if sheet.name == name), None)
        if found is None:
            shown = ", ".join(sheet.name for sheet in self.sheets)
            raise TableError("table_no_sheet", path=self.path, sheet=name, sheets=shown)
        return found

    def changed(self, changes: Iterable[Change]) -> bytes:
        """The file with some cells changed, all else as it was.

        Of several changes of a cell the last one holds; a row or a cell that is not there yet is
        made. Cells of which the value stays the same are left alone.

        Raises:
            TableError: a cell holds a formula or is merged into another, or its value cannot be
                written in the file's encoding.
        """
        cells = self.check(changes)
        return self._patched(cells) if cells else self.data

    def check(self, changes: Iterable[Change]) -> dict[str, dict[tuple[int, int], Value]]:
        """The cells of each sheet that would be other than they are, and what they would hold.

        Raises:
            TableError: as of :meth:`changed`.
        """
        cells: dict[str, dict[tuple[int, int], Value]] = {}
        for sheet, row, column, value in changes:
            held = storable(value) if isinstance(value, str) else value
            cells.setdefault(sheet, {})[row, column] = None if held == "" else held
        for name, wanted in list(cells.items()):
            sheet_read = self.sheet(name)
            for (row, column), value in list(wanted.items()):
                before = sheet_read.value(row, column)
                if before == value and type(before) is type(value):
                    del wanted[row, column]
                elif (row, column) in sheet_read.formulas:
                    raise self._misplaced("table_formula", name, row, column)
                elif any(_covers(area, row, column) for area in sheet_read.merged):
                    raise self._misplaced("table_covered", name, row, column)
                elif self.encoding is not None:
                    self._check_signs(self.encoding, Change(name, row, column, value))
        return {name: wanted for name, wanted in cells.items() if wanted}

    @staticmethod
    def _check_signs(encoding: str, change: Change) -> None:
        try:
            str(change.value).encode(encoding)
        except UnicodeEncodeError:
            raise TableError(
                "table_sign",
                sheet=change.sheet,
                row=change.row,
                column=column_letters(change.column),
                value=change.value,
                encoding=encoding.upper(),
            ) from None

    @staticmethod
    def _misplaced(code: str, sheet: str, row: int, column: int) -> TableError:
        return TableError(code, sheet=sheet, row=row, column=column_letters(column))

    @abstractmethod
    def _patched(self, cells: Mapping[str, Mapping[tuple[int, int], Value]]) -> bytes:
        """The file with the cells of each sheet changed."""


def _covers(area: Area, row: int, column: int) -> bool:
    inside = area.top <= row <= area.bottom and area.left <= column <= area.right
    return inside and (row, column) != (area.top, area.left)


class Splice(NamedTuple):
    """What stands between two offsets, and what shall stand there."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with some stretches, none of which overlap, replaced."""
    pieces: list[str] = []
    place = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [text[place:start], new]
        place = end
    return "".join([*pieces, text[place:]])


def trimmed(cells: list[Value]) -> Sequence[Value]:
    """The cells up to the last that holds something."""
    while cells and cells[-1] is None:
        cells.pop()
    return cells or ()
