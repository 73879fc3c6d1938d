"""Which sheet, which row of headers, which columns: found in the list, or as somebody says."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drehtuer.register.dates import ORDERS
from drehtuer.register.errors import RegisterError
from drehtuer.register.words import field_of, fields, is_bare_name
from drehtuer.tables import Sheet, Table, Value, column_letters, column_number, is_filled

NAMES = ("name", "surname", "given")
"""Fields that make a column one of names; a list has one of them."""

_HEADER_WITHIN = 30  # rows: above it stand titles
_LETTERS = re.compile(r"[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number, its header, what it holds (None: it travels along untouched)."""

    number: int
    header: str
    field: str | None

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return column_letters(self.number)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a list stands in its table.

    ``first`` is the first and ``header`` the last row of the headers, 0 where there are none;
    people stand below.
    """

    sheet: str
    first: int
    header: int
    columns: tuple[Column, ...]
    dates: str | None = None

    def of(self, name: str) -> tuple[Column, ...]:
        """The columns that hold a field."""
        return tuple(column for column in self.columns if column.field == name)

    def key(self, column: Column) -> str:
        """How a column is called in a mapping: by its header if no other has it, or letters."""
        alike = [other for other in self.columns if other.header == column.header]
        return column.header if column.header and len(alike) == 1 else column.letters


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody says of a list: fields by header or letters of the column, and so on.

    An empty field means that the column holds none. ``known`` are columns that another list has;
    this one need not.
    """

    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    header: int | None = None
    known: frozenset[str] = frozenset()


def wish(
    maps: Iterable[str] = (),
    *,
    sheet: str | None = None,
    dates: str | None = None,
    header: str | None = None,
) -> Wish:
    """What options say.

    Args:
        maps: each ``COLUMN=FIELD`` or the path of a saved mapping; later ones go before earlier.
        sheet: the name of the sheet.
        dates: one of ``dates.ORDERS``.
        header: the number of the row that holds the headers; 0 where there are none.

    Raises:
        RegisterError: one of them cannot be read.
    """
    columns: dict[str, str] = {}
    known: set[str] = set()
    for text in maps:
        if text.endswith(".toml") and "=" not in text:
            saved = _saved(Path(text))
            columns.update(saved.columns)
            known.update(saved.columns)
            dates = dates or saved.dates
            continue
        column, sign, name = text.rpartition("=")
        if not sign or not column.strip():
            raise RegisterError("list_map_form", text=text)
        columns[column.strip()] = _checked(name.strip(), text)
        known.discard(column.strip())
    if dates is not None and dates not in ORDERS:
        raise RegisterError("list_dates", text=dates)
    if header is not None and not (header.isascii() and header.isdigit()):
        raise RegisterError("list_header", text=header)
    row = None if header is None else int(header)
    return Wish(sheet, columns, dates, row, frozenset(known))


def _checked(name: str, text: str) -> str:
    if name and name not in fields():
        raise RegisterError("list_map_field", text=text, field=name, fields=", ".join(fields()))
    return name


def _saved(path: Path) -> Wish:
    try:
        told: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = {
            str(column): _checked(str(name), str(path)) for column, name in told["columns"].items()
        }
    except OSError as error:
        raise RegisterError("list_map_file", path=path, reason=error.strerror) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError) as error:
        raise RegisterError("list_map_file", path=path, reason=error) from None
    except KeyError as error:
        raise RegisterError("list_map_file", path=path, reason=f"[{error.args[0]}]") from None
    dates = told.get("dates")
    return Wish(told.get("sheet"), columns, dates if dates in ORDERS else None, told.get("header"))


def saved(layout: Layout, more: Mapping[str, str]) -> str:
    """A mapping as it is saved; ``more`` are further entries of its head."""
    lines = [
        "# Which column of the list holds what; a column without a field travels along untouched.",
        "# Another list with the same columns is read with: --map mapping.toml",
        *(f"{key} = {_quoted(value)}" for key, value in more.items()),
        f"sheet = {_quoted(layout.sheet)}",
        f"header = {layout.first}",
    ]
    if layout.dates:
        lines.append(f"dates = {_quoted(layout.dates)}")
    lines += ["", "[columns]"]
    lines += [f"{_quoted(layout.key(c))} = {_quoted(c.field or '')}" for c in layout.columns]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # TOML's basic strings are those of JSON, but for the delete character
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def find_layout(table: Table, wished: Wish | None = None) -> Layout:
    """Where the list stands in a table.

    Args:
        table: the table.
        wished: what somebody says of it; it goes before what is found.

    Raises:
        RegisterError: no sheet has a column of names, or several have.
    """
    wished = wished or Wish()
    if wished.sheet is not None:
        candidates = [table.sheet(wished.sheet)]
    else:
        candidates = [sheet for sheet in table.sheets if sheet.rows]
    found = [layout for sheet in candidates if (layout := _layout(sheet, wished)) is not None]
    if len(found) > 1:
        shown = ", ".join(layout.sheet for layout in found)
        raise RegisterError("list_sheets", path=table.path, sheets=shown)
    if not found:
        sheet = candidates[0]
        headers = _texts(sheet.rows[_fullest(sheet)] if sheet.rows else ())
        shown = ", ".join(f"{header} ({letters})" for letters, header in headers)
        raise RegisterError(
            "list_no_names", path=table.path, sheet=sheet.name, headers=shown or "-"
        )
    layout = found[0]
    _check_columns(layout, wished)
    if not any(
        is_filled(v) for row in table.sheet(layout.sheet).rows[layout.header :] for v in row
    ):
        raise RegisterError("list_nobody", path=table.path, sheet=layout.sheet, row=layout.header)
    return layout


def _texts(row: Sequence[Value]) -> list[tuple[str, str]]:
    return [(column_letters(n), str(v).strip()) for n, v in enumerate(row, 1) if is_filled(v)]


def _fullest(sheet: Sheet) -> int:
    """The index of the row near the top with the most texts in it."""
    counts = [sum(isinstance(v, str) for v in row) for row in sheet.rows[:_HEADER_WITHIN]]
    return counts.index(max(counts))


def _check_columns(layout: Layout, wished: Wish) -> None:
    known = {column.header for column in layout.columns}
    known |= {column.letters for column in layout.columns}
    known |= wished.known
    for name, told in wished.columns.items():
        if name not in known and name.upper() not in known:
            shown = ", ".join(layout.key(column) for column in layout.columns)
            raise RegisterError(
                "list_map_column", text=f"{name}={told}", column=name, columns=shown
            )


def _layout(sheet: Sheet, wished: Wish) -> Layout | None:
    """The list in a sheet; None where no column holds names."""
    if wished.header == 0:
        columns = _columns(sheet, 0, wished)
        first = header = 0
    else:
        if wished.header is not None:
            first = wished.header
        else:
            rows = range(1, min(len(sheet.rows), _HEADER_WITHIN) + 1)
            first = max(rows, key=lambda row: (_worth(sheet, row, wished), -row), default=0)
            if first and not _worth(sheet, first, wished):
                first = _fullest(sheet) + 1
        if not 1 <= first <= len(sheet.rows):
            return None
        header = first + 1 if _goes_on(sheet, first, wished) else first
        columns = _columns(sheet, header, wished, above=_above(sheet, header, first))
    if not any(column.field in NAMES for column in columns):
        return None
    return Layout(sheet.name, first, header, columns, wished.dates)


def _recognised(sheet: Sheet, row: int) -> dict[int, str]:
    """What the cells of a row, taken as headers, say of their columns."""
    values = sheet.rows[row - 1]
    found = {n: field_of(v) for n, v in enumerate(values, 1) if isinstance(v, str) and v.strip()}
    return {column: name for column, name in found.items() if name is not None}


def _worth(sheet: Sheet, row: int, wished: Wish) -> int:
    """How much speaks for a row being that of the headers."""
    told = set(_recognised(sheet, row).values())
    named = sum(str(value).strip() in wished.columns for value in sheet.rows[row - 1])
    if named:
        return len(told) + 2 * named
    return len(told) if told & set(NAMES) and len(told) > 1 else 0


def _goes_on(sheet: Sheet, row: int, wished: Wish) -> bool:
    """Whether the headers go on in the next row: parts below a common head, or another language."""
    if row >= len(sheet.rows):
        return False
    upper, lower = _recognised(sheet, row), _recognised(sheet, row + 1)
    values = [v for v in sheet.rows[row] if is_filled(v)]
    if not values or not all(isinstance(value, str) for value in values):
        return False
    if len([column for column in lower if upper.get(column) == lower[column]]) > 1:
        return True
    columns = (
        Column(n, str(v).strip(), upper.get(n)) for n, v in enumerate(sheet.rows[row - 1], 1)
    )
    names = [c.number for c in _as_wished(columns, wished) if c.field in NAMES]
    if not names or any(is_filled(sheet.value(row + 1, column)) for column in names):
        return False
    spread = any(a.top <= row <= a.bottom and a.left < a.right for a in sheet.merged)
    # a head over several columns stands above the first of them
    below = any(not is_filled(sheet.value(row, column)) for column in lower)
    return spread or below


def _above(sheet: Sheet, header: int, first: int) -> dict[int, str]:
    """For each column the text above its header, also that of a head over several columns."""
    row = first if first < header else header - 1
    if row < 1:
        return {}
    texts = {n: str(v).strip() for n, v in enumerate(sheet.rows[row - 1], 1) if is_filled(v)}
    is_head = first < header or len(texts) > 1
    for area in sheet.merged:
        if area.top <= row <= area.bottom and area.left in texts:
            for column in range(area.left, min(area.right, sheet.width) + 1):
                texts[column] = texts[area.left]
    if not sheet.merged and first < header:
        # without merged areas a head stands above its first column only
        last = ""
        lower = sheet.rows[header - 1]
        for column in range(1, len(lower) + 1):
            last = texts.get(column, last)
            if is_filled(lower[column - 1]) and last:
                texts.setdefault(column, last)
    return texts if is_head else {}


def _columns(
    sheet: Sheet, header: int, wished: Wish, above: Mapping[int, str] | None = None
) -> tuple[Column, ...]:
    above = above or {}
    columns: list[Column] = []
    for number in range(1, sheet.width + 1):
        value = sheet.value(header, number)
        text = str(value).strip() if is_filled(value) else ""
        head = above.get(number, "")
        name = field_of(text) if text else None
        if not text:
            text, name = head, field_of(head) if head else None
        elif name is None and head:
            both = f"{head} {text}"
            name = field_of(both)
            text = both if name is not None else text
        columns.append(Column(number, text, name))
    parted = _with_parts_of_names(_with_whole_names(columns, sheet, header))
    return _as_wished(parted, wished)


def _as_wished(columns: Iterable[Column], wished: Wish) -> tuple[Column, ...]:
    """The columns, holding what somebody says they hold."""
    found = tuple(columns)
    headers = {column.header for column in found}
    return tuple(Column(c.number, c.header, _wished(c, wished, headers)) for c in found)


def _wished(column: Column, wished: Wish, headers: Set[str]) -> str | None:
    if column.header in wished.columns:
        return wished.columns[column.header] or None
    for name, told in wished.columns.items():
        if name in headers or not _LETTERS.fullmatch(name):
            continue
        if column_number(name) == column.number:
            return told or None
    return column.field


def _with_whole_names(columns: Sequence[Column], sheet: Sheet, header: int) -> list[Column]:
    """The columns, one of given names beside whole names being one of whole names, too.

    The Russian word for a given name is also the one for a name: *Name* and *Имя*.
    """
    bare = [c for c in columns if c.field == "name" and is_bare_name(c.header)]
    if not bare or not all(_are_whole(sheet, header, column) for column in bare):
        return [*columns]
    return [
        Column(c.number, c.header, "name")
        if c.field == "given" and _are_whole(sheet, header, c)
        else c
        for c in columns
    ]


def _are_whole(sheet: Sheet, header: int, column: Column) -> bool:
    """Whether most of a column's names are of several words."""
    rows = range(header + 1, len(sheet.rows) + 1)
    texts = [str(v) for row in rows if is_filled(v := sheet.value(row, column.number))]
    return sum(" " in text.strip() for text in texts) * 5 > len(texts) * 4


def _with_parts_of_names(columns: Sequence[Column]) -> list[Column]:
    """The columns, "Name" beside given names being surnames and the other way round."""
    told = {column.field for column in columns if column.field in NAMES}
    if len(told) == 1:  # a given name or a surname alone is all the name there is
        return [Column(c.number, c.header, "name" if c.field in told else c.field) for c in columns]
    if ("surname" in told) == ("given" in told):
        return [*columns]
    part = "given" if "surname" in told else "surname"
    return [
        Column(c.number, c.header, part) if c.field == "name" and is_bare_name(c.header) else c
        for c in columns
    ]
