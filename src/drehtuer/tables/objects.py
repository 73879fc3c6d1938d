"""JSON: a list of objects (or one object a line) as a table, and the same text changed.

The columns are the names of the objects' values, in the order of their first appearance; they
stand in row 1, and the objects follow. A value that is a list of texts is these texts with
semicolons between; any other list or object is its JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from json.decoder import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import NamedTuple

from drehtuer.tables.delimited import plain
from drehtuer.tables.model import (
    MOST_CELLS,
    Sheet,
    Splice,
    Table,
    TableError,
    Value,
    spliced,
    trimmed,
)
from drehtuer.tables.texts import decoded

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder()


class _Object(NamedTuple):
    """An object in the text: where it starts and ends, and where its values do."""

    start: int
    end: int
    members: dict[str, tuple[int, int]]
    values: dict[str, object]


class ObjectsTable(Table):
    """Objects in JSON.

    Args:
        path: the file, for messages and for the name of its only sheet.
        data: its bytes.
        encoding: its encoding, before what the bytes speak for.

    Raises:
        TableError: the data are no text, no JSON or hold no objects.
    """

    kind = "json"

    def __init__(self, path: str, data: bytes, encoding: str | None = None) -> None:
        super().__init__(path, data)
        self._encoded = decoded(path, data, encoding)
        self.encoding, self.warnings = self._encoded.encoding, self._encoded.warnings
        text = self._encoded.text
        self._lists: dict[str, list[tuple[int, int, dict[str, tuple[int, int]]]]] = {}
        sheets: list[Sheet] = []
        try:
            for name, objects in _lists(text, Path(path).stem):
                sheet = Sheet(name)
                columns: dict[str, int] = {}
                self._lists[name] = []
                seen = 0
                known: dict[str, str] = {}
                sheet.rows.append(())
                for found in objects:
                    for key in found.members:
                        columns.setdefault(key, len(columns))
                    cells: list[Value] = [None] * len(columns)
                    for key, value in found.values.items():
                        cells[columns[key]] = _value(value, known)
                    seen += len(cells)
                    if seen > MOST_CELLS:
                        raise TableError("table_cells", path=path, number=MOST_CELLS)
                    sheet.rows.append(trimmed(cells))
                    self._lists[name].append((found.start, found.end, found.members))
                sheet.rows[0] = tuple(columns)
                sheets.append(sheet)
        except JSONDecodeError as error:
            raise TableError(
                "table_json", path=path, line=error.lineno, column=error.colno, reason=error.msg
            ) from None
        except RecursionError:
            raise TableError(
                "table_json", path=path, line=1, column=1, reason="nested too deeply"
            ) from None
        if not sheets:
            raise TableError("table_json_rows", path=path)
        self.sheets = tuple(sheets)

    def _patched(self, cells: Mapping[str, Mapping[tuple[int, int], Value]]) -> bytes:
        text = self._encoded.text
        splices: list[Splice] = []
        ascii_only = text.isascii()
        for name, wanted in cells.items():
            columns = [str(column) for column in self.sheet(name).rows[0]]
            headers = {column: plain(v) for (row, column), v in wanted.items() if row == 1}
            by_row: dict[int, dict[str, Value]] = {}
            for (row, column), value in sorted(wanted.items()):
                if row > 1:
                    key = columns[column - 1] if column <= len(columns) else headers[column]
                    by_row.setdefault(row, {})[key] = value
            objects = self._lists[name]
            for row, values in by_row.items():
                if row - 2 < len(objects):
                    start, _, members = objects[row - 2]
                    splices += _object_splices(text, start, members, values, ascii_only)
            added = [by_row[row] for row in sorted(by_row) if row - 2 >= len(objects)]
            if added and objects:
                splices.append(_added(text, objects, added, ascii_only))
        return self._encoded.back(spliced(text, splices))


def _object_splices(
    text: str,
    start: int,
    members: Mapping[str, tuple[int, int]],
    values: Mapping[str, Value],
    ascii_only: bool,
) -> Iterator[Splice]:
    new: list[str] = []
    for key, value in values.items():
        written = json.dumps(_jsonable(value), ensure_ascii=ascii_only)
        if key in members:
            yield Splice(*members[key], written)
        else:
            new.append(f"{json.dumps(key, ensure_ascii=ascii_only)}: {written}")
    if new:
        last = max((member[1] for member in members.values()), default=None)
        place = start + 1 if last is None else last
        # with the blanks that stand before the members there are
        first = min((member[0] for member in members.values()), default=place)
        before = text[start + 1 : first].partition('"')[0] if members else ""
        gap = before if "\n" in before else " "
        lead = "" if last is None else f",{gap}"
        yield Splice(place, place, lead + f",{gap}".join(new))


def _added(
    text: str,
    objects: list[tuple[int, int, dict[str, tuple[int, int]]]],
    added: list[dict[str, Value]],
    ascii_only: bool,
) -> Splice:
    """The rows that stand after the last object, set apart as the objects there are."""
    end = objects[-1][1]
    between = text[objects[-2][1] : objects[-1][0]] if len(objects) > 1 else ""
    if not between:
        before = text[: objects[0][0]].rstrip(" \t")
        between = ", " if before.endswith("[") else ",\n" if "[" in before else "\n"
    records = ({key: _jsonable(value) for key, value in row.items()} for row in added)
    written = (json.dumps(record, ensure_ascii=ascii_only) for record in records)
    return Splice(end, end, "".join(between + each for each in written))


def _jsonable(value: Value) -> str | int | float | bool | None:
    return value if value is None or isinstance(value, str | int | float | bool) else plain(value)


def _value(value: object, known: dict[str, str]) -> Value:
    if isinstance(value, str):
        return known.setdefault(value, value) or None
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "; ".join(value) or None
    return json.dumps(value, ensure_ascii=False)


def _skip(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return found.end() if found else place


def _lists(text: str, stem: str) -> Iterator[tuple[str, Iterator[_Object]]]:
    """The lists of objects in the text, each with its name."""
    place = _skip(text, 0)
    if text.startswith("[", place):
        objects = _list(text, place)
        if _skip(text, objects.end) != len(text):
            raise JSONDecodeError("Extra data", text, objects.end)
        if objects.holds_objects:
            yield stem, iter(objects.found)
        return
    if not text.startswith("{", place):
        _DECODER.raw_decode(text, place)
        return
    first = _object(text, place)
    if _skip(text, first.end) < len(text):
        yield stem, _lines(text, place)
        return
    named = False
    for key, (start, _) in first.members.items():
        if text.startswith("[", start):
            objects = _list(text, start)
            if objects.holds_objects:
                named = True
                yield key, iter(objects.found)
    if not named:
        yield stem, iter((first,))


class _List(NamedTuple):
    """The objects of a list, and where it ends; whether there is nothing but objects."""

    found: list[_Object]
    end: int
    holds_objects: bool


def _list(text: str, place: int) -> _List:
    found: list[_Object] = []
    place = _skip(text, place + 1)
    if text.startswith("]", place):
        return _List(found, place + 1, False)
    holds_objects = True
    while True:
        if text.startswith("{", place):
            each = _object(text, place)
            found.append(each)
            place = _skip(text, each.end)
        else:
            holds_objects = False
            _, place = _DECODER.raw_decode(text, place)
            place = _skip(text, place)
        if text.startswith("]", place):
            return _List(found, place + 1, holds_objects)
        if not text.startswith(",", place):
            raise JSONDecodeError("Expecting ',' delimiter", text, place)
        place = _skip(text, place + 1)


def _lines(text: str, place: int) -> Iterator[_Object]:
    """One object after the other, blanks between."""
    while place < len(text):
        if not text.startswith("{", place):
            raise JSONDecodeError("Expecting an object", text, place)
        found = _object(text, place)
        yield found
        place = _skip(text, found.end)


def _object(text: str, start: int) -> _Object:
    members: dict[str, tuple[int, int]] = {}
    values: dict[str, object] = {}
    place = _skip(text, start + 1)
    if text.startswith("}", place):
        return _Object(start, place + 1, members, values)
    while True:
        if not text.startswith('"', place):
            message = "Expecting property name enclosed in double quotes"
            raise JSONDecodeError(message, text, place)
        key, place = _DECODER.raw_decode(text, place)
        place = _skip(text, place)
        if not text.startswith(":", place):
            raise JSONDecodeError("Expecting ':' delimiter", text, place)
        first = _skip(text, place + 1)
        value, place = _DECODER.raw_decode(text, first)
        members[key], values[key] = (first, place), value
        place = _skip(text, place)
        if text.startswith("}", place):
            return _Object(start, place + 1, members, values)
        if not text.startswith(",", place):
            raise JSONDecodeError("Expecting ',' delimiter", text, place)
        place = _skip(text, place + 1)
