"""ODS: what its cells hold, and the same file again with some of them changed.

The parts of the format are those of ISO/IEC 26300. Changed cells are replaced in ``content.xml``,
where rows and cells that stand for several alike are divided as needed; nothing else changes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from drehtuer.tables.archive import Archive, Located, quoted, spliced_bytes
from drehtuer.tables.delimited import plain
from drehtuer.tables.model import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    Sheet,
    Table,
    TableError,
    Value,
    trimmed,
)
from drehtuer.text.parts import local

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"

_LONGEST = 1_000_000  # characters of a cell
_CELLS = ("table-cell", "covered-table-cell")
_ASIDE = (
    "annotation",
    "frame",
    "custom-shape",
    "control",
    "shapes",
    "tracked-changes",
    "dde-links",
)
"""The elements whose text is no part of a cell, whose tables are none of the sheets."""

_VALUES = frozenset(f"{kind}value" for kind in ("", "date-", "time-", "boolean-", "string-")) | {
    "value-type",
    "currency",
    "formula",
}
"""The attributes of a cell that say what it holds."""

_ATTRIBUTE = re.compile(r"\s+([\w:.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


class OpenDocumentTable(Table):
    """An ODS.

    Args:
        path: the file, for messages.
        data: its bytes.

    Raises:
        TableError: the file is damaged, too large or protected with a password.
    """

    kind = "ods"

    def __init__(self, path: str, data: bytes) -> None:
        super().__init__(path, data)
        self._archive = Archive(path, data)
        if MANIFEST in self._archive.names and b"encryption-data" in self._archive.part(MANIFEST):
            raise TableError("table_password", path=path)
        self.sheets = tuple(_Reader(path).read(self._archive))

    def _patched(self, cells: Mapping[str, Mapping[tuple[int, int], Value]]) -> bytes:
        finder = _Finder({name: {row for row, _ in wanted} for name, wanted in cells.items()})
        data = self._archive.locate(CONTENT, finder.handlers)
        located = Located(data)
        splices: list[tuple[int, int, str]] = []
        for name, wanted in cells.items():
            by_row: dict[int, dict[int, Value]] = {}
            for (row, column), value in sorted(wanted.items()):
                by_row.setdefault(row, {})[column] = value
            for found in finder.rows[name]:
                last = found.number + found.repeat
                here = {n: by_row.pop(n) for n in range(found.number, last) if n in by_row}
                if here:
                    written = _Divided(located, finder.prefix).row(found, here)
                    splices.append((found.start, found.end, written))
            if by_row:
                made = _Divided(located, finder.prefix).rows(finder.last[name], by_row)
                splices.append((finder.behind[name], finder.behind[name], made))
        return self._archive.with_parts({CONTENT: spliced_bytes(data, splices)})


class _Reader:
    """Reads the cells."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._cells = 0

    def read(self, archive: Archive) -> list[Sheet]:
        """All sheets."""
        sheets: list[Sheet] = []
        kinds: dict[str, str] = {}
        known: dict[str, str] = {}
        rows: list[list[Value]] = []
        cells: list[Value] = []
        pieces: list[str] = []
        attributes_of_cell: dict[str, str] = {}
        row = column = row_repeat = cell_repeat = pending = 0
        depth = aside = paragraphs = 0
        keep = False

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, row_repeat, cell_repeat, depth, aside, paragraphs, cells, rows
            nonlocal attributes_of_cell, pending, keep
            kind = kinds.get(tag) or kinds.setdefault(tag, local(tag))
            if aside or kind in _ASIDE:
                aside += 1
            elif kind in _CELLS:
                attributes_of_cell = {local(key): value for key, value in attributes.items()}
                cell_repeat = _repeat(attributes_of_cell, "number-columns-repeated", MOST_COLUMNS)
                pieces.clear()
                paragraphs = 0
            elif kind == "p":
                if paragraphs:
                    pieces.append("\n")
                paragraphs += 1
                keep = True
            elif kind == "s":
                pieces.append(" " * _repeat({local(k): v for k, v in attributes.items()}, "c", 999))
            elif kind == "tab":
                pieces.append("\t")
            elif kind == "line-break":
                pieces.append("\n")
            elif kind == "table-row":
                told = {local(key): value for key, value in attributes.items()}
                row_repeat = _repeat(told, "number-rows-repeated", MOST_ROWS)
                cells, column = [], 0
            elif kind == "table":
                depth += 1
                if depth == 1:
                    name = next((v for k, v in attributes.items() if local(k) == "name"), "")
                    sheets.append(Sheet(name))
                    rows, row, pending = [], 0, 0
                else:  # a table within a cell
                    depth -= 1
                    aside += 1

        def end(tag: str) -> None:
            nonlocal row, column, depth, aside, pending, keep
            if aside:
                aside -= 1
                return
            kind = kinds[tag]
            if kind == "p":
                keep = False
            elif kind in _CELLS:
                value = self._value(attributes_of_cell, "".join(pieces))
                if isinstance(value, str):
                    value = known.setdefault(value, value)
                if value is not None:
                    self._count(column - len(cells) + cell_repeat)
                    cells.extend([None] * (column - len(cells)))
                    cells.extend([value] * cell_repeat)
                if "formula" in attributes_of_cell:
                    sheets[-1].formulas.add((row + 1, column + 1))
                _merge(sheets[-1], row + 1, column + 1, attributes_of_cell)
                column += cell_repeat
            elif kind == "table-row":
                if cells:
                    rows.extend([] for _ in range(pending))
                    self._count(len(cells) * (row_repeat - 1))
                    rows.extend(cells if n == 0 else [*cells] for n in range(row_repeat))
                    pending = 0
                else:
                    pending += row_repeat
                row += row_repeat
            elif kind == "table":
                depth -= 1
                sheets[-1].rows = [trimmed(each) for each in rows]

        def text(data: str) -> None:
            if keep and not aside:
                pieces.append(data)

        archive.parse(CONTENT, start, end, text)
        return sheets

    def _count(self, number: int) -> None:
        self._cells += number
        if self._cells > MOST_CELLS:
            raise TableError("table_cells", path=self._path, number=MOST_CELLS)

    def _value(self, attributes: Mapping[str, str], text: str) -> Value:
        if len(text) > _LONGEST:
            raise TableError("table_cell", path=self._path, sheet="", row="", column="")
        kind = attributes.get("value-type", "")
        if kind in ("float", "currency", "percentage"):
            try:
                number = float(attributes.get("value", ""))
            except ValueError:
                return text or None
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        if kind == "date":
            return _date(attributes.get("date-value", "")) or text or None
        if kind == "boolean":
            return attributes.get("boolean-value") == "true"
        return text or attributes.get("string-value") or None


def _repeat(attributes: Mapping[str, str], name: str, most: int) -> int:
    told = attributes.get(name, "1")
    return min(int(told), most) if told.isdigit() and told.isascii() and len(told) < 9 else 1


def _merge(sheet: Sheet, row: int, column: int, attributes: Mapping[str, str]) -> None:
    down = _repeat(attributes, "number-rows-spanned", MOST_ROWS)
    across = _repeat(attributes, "number-columns-spanned", MOST_COLUMNS)
    if (down, across) != (1, 1):
        sheet.merged.append(Area(row, column, row + down - 1, column + across - 1))


def _date(text: str) -> datetime.datetime | datetime.date | None:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if "T" in text else moment.date()


@dataclass(slots=True)
class _Cell:
    """A cell in the XML, or several alike."""

    column: int
    repeat: int
    start: int
    kept: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0


@dataclass(slots=True)
class _Row:
    """A row in the XML, or several alike."""

    number: int
    repeat: int
    start: int
    cells: list[_Cell] = field(default_factory=list)
    end: int = 0


class _Finder:
    """Finds the rows with changes in the XML."""

    def __init__(self, wanted: Mapping[str, set[int]]) -> None:
        self._wanted = wanted
        self.prefix: dict[str, str] = {"office": "office:", "table": "table:", "text": "text:"}
        self.rows: dict[str, list[_Row]] = {name: [] for name in wanted}
        self.behind: dict[str, int] = {}
        self.last: dict[str, int] = {}

    def handlers(
        self, located: Located
    ) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """What to do at the start and the end of an element."""
        name = ""
        number = 0
        row: _Row | None = None
        cell: _Cell | None = None
        path: list[str] = []
        aside = 0
        child = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal name, row, cell, aside, child
            if not path:
                self._prefixes(attributes)
            kind = local(tag)
            path.append(kind)
            if aside or kind in _ASIDE:
                if not aside:
                    child = located.here
                aside += 1
            elif kind == "table":
                name = next((v for k, v in attributes.items() if local(k) == "name"), "")
            elif kind == "table-row":
                told = {local(key): value for key, value in attributes.items()}
                repeat = _repeat(told, "number-rows-repeated", MOST_ROWS)
                row = _Row(number + 1, repeat, located.here)
            elif kind in _CELLS and row is not None:
                told = {local(key): value for key, value in attributes.items()}
                repeat = _repeat(told, "number-columns-repeated", MOST_COLUMNS)
                before = row.cells[-1] if row.cells else None
                column = before.column + before.repeat if before else 1
                cell = _Cell(column, repeat, located.here)

        def end(tag: str) -> None:
            nonlocal number, row, cell, aside
            kind = local(tag)
            path.pop()
            if aside:
                aside -= 1
                if not aside and cell is not None:
                    cell.kept.append((child, located.element_end(child)))
            elif kind in _CELLS and row is not None and cell is not None:
                cell.end = located.element_end(cell.start)
                row.cells.append(cell)
                cell = None
            elif kind == "table-row" and row is not None:
                row.end = located.element_end(row.start)
                last = row.number + row.repeat
                rows = self._wanted.get(name, ())
                if any(row.number <= each < last for each in rows):
                    self.rows[name].append(row)
                number += row.repeat
                self.behind[name] = row.end
                row = None
            elif kind == "table":
                self.last[name] = number
                number = 0

        return start, end

    def _prefixes(self, attributes: Mapping[str, str]) -> None:
        for key, value in attributes.items():
            known = value.rpartition(":")[0].rpartition(":")[2]
            if key.startswith("xmlns:") and known in self.prefix:
                self.prefix[known] = f"{key.removeprefix('xmlns:')}:"


class _Divided:
    """Writes rows in which some cells are changed."""

    def __init__(self, located: Located, prefix: Mapping[str, str]) -> None:
        self._located = located
        self._prefix = prefix

    def row(self, row: _Row, wanted: Mapping[int, Mapping[int, Value]]) -> str:
        """The row, divided where only some of those it stands for change."""
        pieces: list[str] = []
        alike = 0
        for number in range(row.number, row.number + row.repeat):
            if number in wanted:
                pieces += [self._same(row, alike), self._one(row, wanted[number])]
                alike = 0
            elif number > max(wanted):
                alike = row.number + row.repeat - number
                break
            else:
                alike += 1
        pieces.append(self._same(row, alike))
        return "".join(pieces)

    def rows(self, last: int, wanted: Mapping[int, Mapping[int, Value]]) -> str:
        """Rows behind the last one."""
        table = self._prefix["table"]
        pieces: list[str] = []
        for number, values in sorted(wanted.items()):
            if number > last + 1:
                gap = f' {table}number-rows-repeated="{number - last - 1}"'
                pieces.append(f"<{table}table-row{gap}><{table}table-cell/></{table}table-row>")
            pieces.append(f"<{table}table-row>{self._behind(1, values)}</{table}table-row>")
            last = number
        return "".join(pieces)

    def _text(self, start: int, end: int) -> str:
        return self._located.data[start:end].decode("utf-8")

    def _same(self, row: _Row, times: int) -> str:
        if times == 0:
            return ""
        behind = self._located.tag_end(row.start)
        head = self._repeated(self._text(row.start, behind), "number-rows-repeated", times)
        return head + self._text(behind, row.end)

    def _one(self, row: _Row, values: Mapping[int, Value]) -> str:
        behind = self._located.tag_end(row.start)
        tag = self._text(row.start, behind)
        head = self._repeated(tag, "number-rows-repeated", 1)
        name = tag[1:].split(maxsplit=1)[0].rstrip("/>")
        if head.endswith("/>"):
            return f"{head[:-2]}>{self._behind(1, values)}</{name}>"
        pieces = [head]
        place, column = behind, 1
        left = dict(values)
        for cell in row.cells:
            here = {
                n: left.pop(n) for n in range(cell.column, cell.column + cell.repeat) if n in left
            }
            if here:
                pieces += [self._text(place, cell.start), *self._cells(cell, here)]
                place = cell.end
            column = cell.column + cell.repeat
        end = self._located.data.rindex(b"</", row.start, row.end)
        pieces += [self._text(place, end), self._behind(column, left), self._text(end, row.end)]
        return "".join(pieces)

    def _cells(self, cell: _Cell, wanted: Mapping[int, Value]) -> Iterator[str]:
        alike = 0
        for column in range(cell.column, cell.column + cell.repeat):
            if column in wanted:
                yield self._alike(cell, alike)
                yield self._changed(cell, wanted[column])
                alike = 0
            else:
                alike += 1
        yield self._alike(cell, alike)

    def _alike(self, cell: _Cell, times: int) -> str:
        if times == 0:
            return ""
        behind = self._located.tag_end(cell.start)
        head = self._repeated(self._text(cell.start, behind), "number-columns-repeated", times)
        return head + self._text(behind, cell.end)

    def _repeated(self, tag: str, name: str, times: int) -> str:
        """The tag of what stands for so many alike."""
        table = self._prefix["table"]
        plain_tag = re.sub(rf"\s+{table}{name}\s*=\s*(\"[^\"]*\"|'[^']*')", "", tag)
        if times == 1:
            return plain_tag
        end = 2 if plain_tag.endswith("/>") else 1
        return f'{plain_tag[:-end]} {table}{name}="{times}"{plain_tag[-end:]}'

    def _changed(self, cell: _Cell, value: Value) -> str:
        behind = self._located.tag_end(cell.start)
        tag = self._text(cell.start, behind)
        name = tag[1:].split(maxsplit=1)[0].rstrip("/>")
        kept = "".join(
            f" {attribute[1]}={attribute[2]}"
            for attribute in _ATTRIBUTE.finditer(tag)
            if local(attribute[1]) not in (*_VALUES, "number-columns-repeated")
        )
        aside = "".join(self._text(*span) for span in cell.kept)
        return self._cell(f"{name}{kept}", name, value, aside)

    def _behind(self, column: int, values: Mapping[int, Value]) -> str:
        """Cells behind the last one of a row, the first of them in the given column."""
        name = f"{self._prefix['table']}table-cell"
        pieces: list[str] = []
        for number, value in sorted(values.items()):
            if number > column:
                gap = number - column
                pieces.append(self._repeated(f"<{name}/>", "number-columns-repeated", gap))
            pieces.append(self._cell(name, name, value, ""))
            column = number + 1
        return "".join(pieces)

    def _cell(self, head: str, name: str, value: Value, aside: str) -> str:
        if value is None:
            return f"<{head}>{aside}</{name}>" if aside else f"<{head}/>"
        office = self._prefix["office"]
        if isinstance(value, bool):
            told = f'boolean" {office}boolean-value="{plain(value)}'
        elif isinstance(value, int | float):
            told = f'float" {office}value="{plain(value)}'
        elif isinstance(value, datetime.date):
            told = f'date" {office}date-value="{plain(value)}'
        else:
            told = "string"
        return f'<{head} {office}value-type="{told}">{aside}{self._text_of(plain(value))}</{name}>'

    def _text_of(self, text: str) -> str:
        p = self._prefix["text"]
        lines = (
            re.sub(r"^ | (?= )| $", f"<{p}s/>", quoted(line)).replace("\t", f"<{p}tab/>")
            for line in text.split("\n")
        )
        return "".join(f"<{p}p>{line}</{p}p>" for line in lines)
