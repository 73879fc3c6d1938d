"""XLSX (and XLSM): what its cells hold, and the same file again with some of them changed.

The parts of the format are those of ECMA-376. Elements are told by their names without prefix, so
that the strict variant is read as well. A changed cell is replaced in the XML of its sheet; no
other byte of the sheet changes, and no other part, but for one: where cells of the file hold
formulas, ``workbook.xml`` asks for their results to be computed anew when the file is opened.
"""

from __future__ import annotations

import datetime
import posixpath
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
    column_letters,
    column_number,
    trimmed,
)
from drehtuer.text.parts import local

WORKBOOK = "xl/workbook.xml"

_LONGEST = 100_000  # characters of a cell; the format allows 32,767
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALF = re.compile("[\ud800-\udfff]")
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of the formats that need no definition and show dates or times."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_SIGN = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(slots=True)
class _Part:
    """A sheet of the workbook: its name and where it stands."""

    name: str
    part: str


@dataclass(slots=True)
class _Row:
    """A row in the XML of a sheet."""

    number: int
    start: int
    cells: list[_Cell] = field(default_factory=list)
    end: int = 0


@dataclass(slots=True)
class _Cell:
    """A cell in the XML of a sheet."""

    column: int
    start: int
    style: str | None
    end: int = 0


class ExcelTable(Table):
    """An XLSX.

    Args:
        path: the file, for messages.
        data: its bytes.

    Raises:
        TableError: the file is damaged, too large or protected with a password.
    """

    kind = "xlsx"

    def __init__(self, path: str, data: bytes) -> None:
        super().__init__(path, data)
        self._archive = Archive(path, data)
        self._is_1904 = False
        self._parts = self._workbook()
        self._strings = self._shared_strings()
        self._dates = self._date_styles()
        self._cells = 0
        self.sheets = tuple([self._read(part) for part in self._parts])

    # Reading

    def _workbook(self) -> list[_Part]:
        targets: dict[str, str] = {}
        found: list[tuple[str, str]] = []

        def relation(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
                target = attributes.get("Target", "")
                path = target[1:] if target.startswith("/") else f"xl/{target}"
                targets[attributes.get("Id", "")] = posixpath.normpath(path)

        def entry(name: str, attributes: dict[str, str]) -> None:
            kind = local(name)
            if kind == "sheet":
                ids = [value for key, value in attributes.items() if local(key) == "id"]
                found.append((attributes.get("name", ""), ids[0] if ids else ""))
            elif kind == "workbookPr":
                self._is_1904 = attributes.get("date1904") in ("1", "true", "on")

        self._archive.parse("xl/_rels/workbook.xml.rels", relation, _nothing, _nothing)
        self._archive.parse(WORKBOOK, entry, _nothing, _nothing)
        return [_Part(name, targets[key]) for name, key in found if key in targets]

    def _shared_strings(self) -> list[str]:
        name = "xl/sharedStrings.xml"
        strings: list[str] = []
        if name not in self._archive.names:
            return strings
        pieces: list[str] = []
        state = {"keep": False, "phonetic": False}

        def start(tag: str, _attributes: dict[str, str]) -> None:
            kind = local(tag)
            if kind == "si":
                pieces.clear()
            elif kind == "rPh":
                state["phonetic"] = True
            elif kind == "t":
                state["keep"] = not state["phonetic"]

        def end(tag: str) -> None:
            kind = local(tag)
            if kind == "si":
                strings.append(_unescaped("".join(pieces)))
            elif kind == "rPh":
                state["phonetic"] = False
            elif kind == "t":
                state["keep"] = False

        def text(data: str) -> None:
            if state["keep"]:
                pieces.append(data)

        self._archive.parse(name, start, end, text)
        return strings

    def _date_styles(self) -> frozenset[str]:
        """The numbers of the cell styles that show a number as a date."""
        name = "xl/styles.xml"
        dates: set[str] = set()
        if name not in self._archive.names:
            return frozenset()
        formats: dict[str, str] = {}
        state = {"styles": -1}

        def start(tag: str, attributes: dict[str, str]) -> None:
            kind = local(tag)
            if kind == "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif kind == "cellXfs":
                state["styles"] = 0
            elif kind == "xf" and state["styles"] >= 0:
                number = attributes.get("numFmtId", "0")
                code = formats.get(number)
                is_date = (
                    _shows_date(code)
                    if code is not None
                    else number.isdigit() and int(number) in _DATE_FORMATS
                )
                if is_date:
                    dates.add(str(state["styles"]))
                state["styles"] += 1

        def end(tag: str) -> None:
            if local(tag) == "cellXfs":
                state["styles"] = -1

        self._archive.parse(name, start, end, _nothing)
        return frozenset(dates)

    def _read(self, part: _Part) -> Sheet:
        sheet = Sheet(part.name)
        rows: list[list[Value]] = []
        strings, dates, is_1904 = self._strings, self._dates, self._is_1904
        columns: dict[str, int] = {}
        kinds: dict[str, str] = {}
        known: dict[str, str] = {}
        row = column = 0
        cell_type = style = ""
        keep = False
        phonetic = False
        pieces: list[str] = []
        inline: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, cell_type, style, keep, phonetic
            kind = kinds.get(tag) or kinds.setdefault(tag, local(tag))
            if kind == "c":
                reference = attributes.get("r")
                column = self._column(part, reference, columns) if reference else column + 1
                if column > MOST_COLUMNS:
                    self._archive.broken(part.part, f"{reference}")
                cell_type = attributes.get("t", "n")
                style = attributes.get("s", "")
                pieces.clear()
                inline.clear()
            elif kind == "v":
                keep = True
            elif kind == "t":
                keep = not phonetic
            elif kind == "row":
                number = attributes.get("r", "")
                row = int(number) if number.isdigit() else row + 1
                if not 1 <= row <= MOST_ROWS:
                    self._archive.broken(part.part, f"r={number}")
                column = 0
                self._count(row - len(rows))
                while len(rows) < row:
                    rows.append([])
            elif kind == "f":
                sheet.formulas.add((row, column))
            elif kind == "rPh":
                phonetic = True
            elif kind == "mergeCell":
                area = _area(attributes.get("ref", ""))
                if area is not None:
                    sheet.merged.append(area)

        def end(tag: str) -> None:
            nonlocal keep, phonetic
            kind = kinds[tag]
            if kind == "c":
                if pieces or inline:
                    put()
            elif kind == "v":
                keep = False
            elif kind == "t":
                keep = False
                inline.extend(pieces)
                pieces.clear()
            elif kind == "rPh":
                phonetic = False

        def text(data: str) -> None:
            if keep:
                pieces.append(data)

        def put() -> None:
            raw = "".join(inline or pieces)
            if len(raw) > _LONGEST:
                shown = column_letters(column)
                raise TableError(
                    "table_cell", path=self.path, sheet=part.name, row=row, column=shown
                )
            value: Value
            if cell_type == "s":
                try:
                    value = strings[int(raw)]
                except (ValueError, IndexError):
                    self._archive.broken(part.part, f"{column_letters(column)}{row}")
            elif cell_type == "n":
                value = number(raw, style)
            elif cell_type == "b":
                value = raw.strip() == "1"
            elif cell_type == "d":
                value = _iso(raw)
            else:  # text in the cell, the text a formula gives, an error
                value = _unescaped(raw)
            if isinstance(value, str):
                value = known.setdefault(value, value) or None
            if value is None:
                return
            cells = rows[row - 1]
            self._count(max(1, column - len(cells)))
            if column > len(cells):
                cells.extend([None] * (column - len(cells)))
            cells[column - 1] = value

        def number(raw: str, style: str) -> Value:
            try:
                amount = float(raw)
            except ValueError:
                return raw
            if style in dates:
                shown = _from_serial(amount, is_1904)
                if shown is not None:
                    return shown
            return int(amount) if amount.is_integer() and abs(amount) < 1e15 else amount

        self._archive.parse(part.part, start, end, text)
        sheet.rows = [trimmed(cells) for cells in rows]
        while sheet.rows and not sheet.rows[-1]:
            sheet.rows.pop()
        return sheet

    def _count(self, cells: int) -> None:
        """Count cells, empty ones among them, and rows, which take room as well."""
        self._cells += max(0, cells)
        if self._cells > MOST_CELLS:
            raise TableError("table_cells", path=self.path, number=MOST_CELLS)

    def _column(self, part: _Part, reference: str, columns: dict[str, int]) -> int:
        letters = reference.rstrip("0123456789")
        if letters not in columns:
            if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
                self._archive.broken(part.part, reference[:20])
            columns[letters] = column_number(letters)
        return columns[letters]

    # Writing

    def _patched(self, cells: Mapping[str, Mapping[tuple[int, int], Value]]) -> bytes:
        changed: dict[str, bytes] = {}
        for part in self._parts:
            if part.name in cells:
                changed[part.part] = self._patch(part, cells[part.name])
        if any(sheet.formulas for sheet in self.sheets):
            changed[WORKBOOK] = self._computing_anew()
        return self._archive.with_parts(changed)

    def _patch(self, part: _Part, wanted: Mapping[tuple[int, int], Value]) -> bytes:
        by_row: dict[int, dict[int, Value]] = {}
        for (row, column), value in sorted(wanted.items()):
            by_row.setdefault(row, {})[column] = value
        found: dict[int, _Row] = {}
        starts: list[tuple[int, int]] = []
        date_style: dict[int, str] = {}
        frame: dict[str, int] = {}
        prefix = ""

        def make(located: Located) -> tuple[Callable[[str, dict[str, str]], None], _End]:
            row = column = 0
            current: _Row | None = None

            def start(tag: str, attributes: dict[str, str]) -> None:
                nonlocal row, column, current, prefix
                kind = local(tag)
                if kind == "row":
                    number = attributes.get("r", "")
                    row = int(number) if number.isdigit() else row + 1
                    column = 0
                    starts.append((row, located.here))
                    if row in by_row:
                        current = found[row] = _Row(row, located.here)
                elif kind == "c":
                    reference = attributes.get("r")
                    column = self._column(part, reference, {}) if reference else column + 1
                    style = attributes.get("s")
                    if style is not None and style in self._dates:
                        date_style.setdefault(column, style)
                    if current is not None:
                        current.cells.append(_Cell(column, located.here, style))
                elif kind == "sheetData":
                    prefix = tag[: -len("sheetData")]
                    frame["start"] = located.here
                elif kind == "dimension":
                    frame["dimension"] = located.here

            def end(tag: str) -> None:
                nonlocal current
                kind = local(tag)
                if kind == "c" and current is not None:
                    current.cells[-1].end = located.element_end(current.cells[-1].start)
                elif kind == "row" and current is not None:
                    current.end = located.element_end(current.start)
                    current = None
                elif kind == "sheetData":
                    frame["end"] = located.element_end(frame["start"])

            return start, end

        data = self._archive.locate(part.part, make)
        located = Located(data)
        splices: list[tuple[int, int, str]] = []
        write = _Writer(prefix, self._dates, date_style, self._is_1904)
        for number, values in by_row.items():
            if number in found:
                splices += _row_splices(located, found[number], values, write)
        absent = {number: values for number, values in by_row.items() if number not in found}
        splices += _new_rows(located, absent, starts, frame, write)
        if "dimension" in frame:
            splices += _dimension(located, frame["dimension"], wanted)
        return spliced_bytes(data, splices)

    def _computing_anew(self) -> bytes:
        """The workbook, with the wish that formulas are computed when it is opened."""
        frame: dict[str, int] = {}
        prefix = ""

        def make(located: Located) -> tuple[Callable[[str, dict[str, str]], None], _End]:
            def start(tag: str, _attributes: dict[str, str]) -> None:
                nonlocal prefix
                kind = local(tag)
                if kind == "workbook":
                    prefix = tag[: -len("workbook")]
                elif kind == "calcPr":
                    frame["calcPr"] = located.here
                elif kind in ("sheets", *_BEFORE_CALCULATION):
                    frame["open"] = located.here

            def end(tag: str) -> None:
                if local(tag) in ("sheets", *_BEFORE_CALCULATION):
                    frame["behind"] = located.element_end(frame["open"])

            return start, end

        data = self._archive.locate(WORKBOOK, make)
        if "calcPr" not in frame:
            place = frame["behind"]
            return spliced_bytes(data, [(place, place, f'<{prefix}calcPr fullCalcOnLoad="1"/>')])
        first = frame["calcPr"]
        last = Located(data).tag_end(first)
        tag = data[first:last].decode("utf-8")
        tag = re.sub(r"\sfullCalcOnLoad=(\"[^\"]*\"|'[^']*')", "", tag)
        head = f"<{prefix}calcPr"
        return spliced_bytes(data, [(first, last, f'{head} fullCalcOnLoad="1"{tag[len(head) :]}')])


_End = Callable[[str], None]
_BEFORE_CALCULATION = ("functionGroups", "externalReferences", "definedNames")
"""The elements that may stand between the sheets and calcPr."""


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes cells.

    Attributes:
        prefix: that of the sheet's namespace, with its colon, or nothing.
        dates: the styles that show dates.
        date_style: for a column the style in which dates stand there.
        is_1904: whether days are counted from 1904.
    """

    prefix: str
    dates: frozenset[str]
    date_style: Mapping[int, str]
    is_1904: bool

    def cell(self, row: int, column: int, value: Value, style: str | None) -> str:
        """A cell with a value, in the style it had."""
        p = self.prefix
        if isinstance(value, datetime.date) and style not in self.dates:
            style = self.date_style.get(column, style)
        head = f'<{p}c r="{column_letters(column)}{row}"'
        if style is not None:
            head += f' s="{quoted(style)}"'
        if value is None:
            return f"{head}/>"
        if isinstance(value, bool):
            return f'{head} t="b"><{p}v>{int(value)}</{p}v></{p}c>'
        serial = None
        if isinstance(value, datetime.date) and style in self.dates:
            serial = _to_serial(value, self.is_1904)
        if serial is not None or isinstance(value, int | float):
            shown = plain(value if serial is None else serial)
            return f"{head}><{p}v>{shown}</{p}v></{p}c>"
        text = quoted(_escaped(plain(value)))
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        return f'{head} t="inlineStr"><{p}is><{p}t{space}>{text}</{p}t></{p}is></{p}c>'


def _row_splices(
    located: Located, row: _Row, values: Mapping[int, Value], write: _Writer
) -> Iterator[tuple[int, int, str]]:
    there = {cell.column: cell for cell in row.cells}
    behind = located.tag_end(row.start)
    is_empty = located.data[behind - 2 : behind] == b"/>"
    new = ""
    for column, value in values.items():
        if column in there:
            cell = there[column]
            yield cell.start, cell.end, write.cell(row.number, column, value, cell.style)
        elif value is not None:
            written = write.cell(row.number, column, value, None)
            later = next((cell.start for cell in row.cells if cell.column > column), None)
            if later is not None:
                yield later, later, written
            else:
                new += written
    tag = located.data[row.start : behind].decode("utf-8")
    shown = re.sub(r"\sspans=(\"[^\"]*\"|'[^']*')", "", tag) if new else tag
    if is_empty and new:
        yield row.start, behind, f"{shown[:-2]}>{new}</{write.prefix}row>"
    elif new:
        if shown != tag:
            yield row.start, behind, shown
        place = located.data.rindex(b"</", row.start, row.end)
        yield place, place, new


def _new_rows(
    located: Located,
    absent: Mapping[int, Mapping[int, Value]],
    starts: list[tuple[int, int]],
    frame: Mapping[str, int],
    write: _Writer,
) -> Iterator[tuple[int, int, str]]:
    p = write.prefix
    at: dict[int, str] = {}
    first = frame["start"]
    behind = located.tag_end(first)
    is_empty = located.data[behind - 2 : behind] == b"/>"
    for number, values in absent.items():
        cells = [
            write.cell(number, column, value, None)
            for column, value in values.items()
            if value is not None
        ]
        if not cells:
            continue
        written = f'<{p}row r="{number}">{"".join(cells)}</{p}row>'
        later = next((start for row, start in starts if row > number), None)
        if later is None:
            later = behind if is_empty else located.data.rindex(b"</", first, frame["end"])
        at[later] = at.get(later, "") + written
    if at and is_empty:
        tag = located.data[first:behind].decode("utf-8")
        yield first, behind, f"{tag[:-2]}>{''.join(at.values())}</{p}sheetData>"
        return
    for place, written in at.items():
        yield place, place, written


def _dimension(
    located: Located, start: int, wanted: Mapping[tuple[int, int], Value]
) -> Iterator[tuple[int, int, str]]:
    """The area in use, where cells outside it were made."""
    end = located.tag_end(start)
    tag = located.data[start:end].decode("utf-8")
    told = re.search(r'\sref=["\']([^"\']*)["\']', tag)
    area = _area(told[1]) if told else None
    if told is None or area is None:
        return
    rows = [row for row, _ in wanted]
    columns = [column for _, column in wanted]
    wider = Area(
        min(area.top, *rows),
        min(area.left, *columns),
        max(area.bottom, *rows),
        max(area.right, *columns),
    )
    if wider != area:
        yield (
            start + len(tag[: told.start(1)].encode()),
            start + len(tag[: told.end(1)].encode()),
            str(wider),
        )


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    one, other = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if one is None or other is None:
        return None
    return Area(int(one[2]), column_number(one[1]), int(other[2]), column_number(other[1]))


def _shows_date(code: str) -> bool:
    """Whether a number format shows dates or times; only its part for positive numbers counts."""
    return bool(_DATE_SIGN.search(_LITERAL.sub("", code.partition(";")[0])))


def _epoch(is_1904: bool) -> datetime.datetime:
    return datetime.datetime(1904, 1, 1) if is_1904 else datetime.datetime(1899, 12, 30)


def _from_serial(
    number: float, is_1904: bool
) -> datetime.datetime | datetime.date | datetime.time | None:
    """The date that a number stands for: days since an epoch, with a 29 February 1900."""
    if not 0 <= number < 2_958_466:  # the year 9999
        return None
    days, part = divmod(round(number * 86_400), 86_400)
    if days == 0 and part and not is_1904:
        return (datetime.datetime.min + datetime.timedelta(seconds=part)).time()
    if days < 60 and not is_1904:
        days += 1
    moment = _epoch(is_1904) + datetime.timedelta(days=days, seconds=part)
    return moment if part else moment.date()


def _to_serial(value: datetime.date, is_1904: bool) -> float | None:
    moment = (
        value
        if isinstance(value, datetime.datetime)
        else datetime.datetime.combine(value, datetime.time())
    )
    if moment.tzinfo is not None:
        return None
    days = (moment - _epoch(is_1904)) / datetime.timedelta(days=1)
    if not is_1904 and days <= 60:
        days -= 1
    return days if days >= 0 else None


def _iso(text: str) -> Value:
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment if "T" in text else moment.date()


def _unescaped(text: str) -> str:
    """The text with the characters that the format writes as _x000D_."""
    if "_x" not in text:
        return text
    return _HALF.sub("\ufffd", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"_x005F{found[0]}", text)


def _nothing(*_: object) -> None:
    """Pass over what is not asked for."""
