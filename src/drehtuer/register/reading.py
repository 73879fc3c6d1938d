"""From a table to the people in it: names, status, dates, and what is doubtful about each cell."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drehtuer.register.dates import Dated, read_date
from drehtuer.register.layout import Column, Layout
from drehtuer.register.words import folded, status_of
from drehtuer.tables import Sheet, Table, Value, column_letters, is_filled

DATES = ("born", "held_since", "sentenced", "freed", "listed", "died")
"""Fields that hold dates."""

STOPPING = ("duplicate_id", "merged_rows", "damaged", "error_value")
"""What must be put right before a list is imported, unless somebody wants it as it is."""

OUT = ("freed", "pardoned", "amnestied", "exchanged", "served", "acquitted", "exiled")
"""Statuses of those who came out."""

_SEVERAL = re.compile(r"\s*[/;|\n]\s*")
_OTHERS = re.compile(r"\s*[/;|\n,]\s*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ERRORS = re.compile(r"#(REF|N/A|VALUE|DIV/0|NAME|NULL|NUM)[!?]?|Err:\d+")
_ORDERS = ("dmy", "mdy")


class Doubt(NamedTuple):
    """A place that a reader should look at: what is doubtful, and where.

    ``column`` is None where it is a whole row. ``told`` are what the message needs.
    """

    code: str
    row: int
    column: str | None = None
    field: str | None = None
    told: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on a list.

    Attributes:
        row: the row.
        id: the list's own id.
        names: all spellings and other names, the first as the list shows them.
        status: one of ``words.statuses()``; None where none is told or understood.
        dates: EDTF dates by field, as far as they are clear.
    """

    row: int
    id: str | None
    names: tuple[str, ...]
    status: str | None
    dates: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name that the list shows first."""
        return self.names[0] if self.names else ""


@dataclass(slots=True)
class Roll:
    """A list, read.

    Attributes:
        sheet: the cells.
        layout: what its columns hold.
        decided: cells that decisions change, by row and column.
        entries: the people, by row.
        doubts: what is doubtful, by row.
    """

    sheet: Sheet
    layout: Layout
    decided: Mapping[tuple[int, int], Value] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def value(self, row: int, column: int) -> Value:
        """What stands in a cell, decisions taken into account."""
        if (row, column) in self.decided:
            return self.decided[row, column]
        return self.sheet.value(row, column)

    def values(self, row: int, name: str) -> list[tuple[Column, Value]]:
        """The filled cells of a field in a row."""
        found = ((column, self.value(row, column.number)) for column in self.layout.of(name))
        return [(column, value) for column, value in found if is_filled(value)]

    def text(self, row: int, name: str) -> str:
        """What the cells of a field in a row say; empty where they say nothing."""
        return "; ".join(shown(value) for _, value in self.values(row, name))

    def stopping(self) -> list[Doubt]:
        """The doubts that stand in the way of an import."""
        return [doubt for doubt in self.doubts if doubt.code in STOPPING]


def shown(value: Value) -> str:
    """A value as a text."""
    if value is None:
        return ""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def read_roll(
    table: Table, layout: Layout, decided: Mapping[tuple[int, int], Value] | None = None
) -> Roll:
    """Read the people of a list.

    Args:
        table: the table.
        layout: where the list stands in it.
        decided: cells that stand otherwise by decision, by row and column.
    """
    sheet = table.sheet(layout.sheet)
    roll = Roll(sheet, layout, decided or {})
    _Reader(roll).read()
    return roll


class _Reader:
    """Reads a list into its roll."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._layout = roll.layout
        self._known_dates: dict[tuple[str, Value], Dated] = {}
        self._known_statuses: dict[str, str | None] = {}
        self._of = {
            column.field: roll.layout.of(column.field)
            for column in roll.layout.columns
            if column.field
        }
        self._mapped = tuple(column for column in roll.layout.columns if column.field is not None)
        self._decided: dict[int, dict[int, Value]] = defaultdict(dict)
        for (row, number), value in roll.decided.items():
            self._decided[row][number] = value
        self._triples = _triples(roll.layout)
        self._orders: dict[int, Counter[str]] = defaultdict(Counter)

    def read(self) -> None:
        """Read all rows."""
        roll = self._roll
        last = max([len(roll.sheet.rows), *(row for row, _ in roll.decided)])
        self._merged()
        for row in range(self._layout.header + 1, last + 1):
            self._row(row)
        self._duplicates()
        roll.doubts = [self._with_order(doubt) for doubt in roll.doubts]
        roll.doubts.sort(key=lambda doubt: (doubt.row, len(doubt.column or ""), doubt.column or ""))

    def _doubt(self, code: str, row: int, column: Column | None = None, **told: str) -> None:
        name = column.field if column else None
        self._roll.doubts.append(Doubt(code, row, column.letters if column else None, name, told))

    def _merged(self) -> None:
        for area in self._roll.sheet.merged:
            if area.bottom > self._layout.header:
                code = "merged_rows" if area.top < area.bottom else "merged_columns"
                letters = column_letters(area.left)
                self._roll.doubts.append(Doubt(code, area.top, letters, None, {"area": str(area)}))

    def _row(self, row: int) -> None:
        roll = self._roll
        raw = roll.sheet.rows[row - 1] if row <= len(roll.sheet.rows) else ()
        width = len(raw)
        cells = {c.number: raw[c.number - 1] if c.number <= width else None for c in self._mapped}
        decided = self._decided.get(row)
        if decided is not None:
            cells.update(decided)
        if not any(map(is_filled, cells.values())) and not any(map(is_filled, raw)):
            self._doubt("empty_row", row)
            return
        for column in self._mapped:
            value = cells[column.number]
            if isinstance(value, str):
                if "\ufffd" in value:
                    self._doubt("damaged", row, column)
                elif _ERRORS.fullmatch(value):
                    self._doubt("error_value", row, column, value=value)
            if (row, column.number) in roll.sheet.formulas:
                self._doubt("formula", row, column)
        names = tuple(self._names(cells))
        if not names:
            self._doubt("no_name", row)
            return
        dates = dict(self._dates(row, cells))
        found = self._first(cells, "id")
        roll.entries.append(
            Entry(
                row,
                shown(found) if found is not None else None,
                names,
                self._status(row, cells, dates),
                dates,
            )
        )

    def _filled(self, cells: Mapping[int, Value], name: str) -> Iterator[tuple[Column, Value]]:
        for column in self._of.get(name, ()):
            if is_filled(cells[column.number]):
                yield column, cells[column.number]

    def _first(self, cells: Mapping[int, Value], name: str) -> Value:
        return next((value for _, value in self._filled(cells, name)), None)

    def _names(self, cells: Mapping[int, Value]) -> list[str]:
        found: list[str] = []
        for _, value in self._filled(cells, "name"):
            found += spellings(str(value))
        for parts in self._triples:
            words = [shown(cells[c.number]) for c in parts if is_filled(cells[c.number])]
            if words:
                found.append(" ".join(words))
        for _, value in self._filled(cells, "other_names"):
            found += [name for name in _OTHERS.split(str(value)) if name.strip()]
        return list(dict.fromkeys(" ".join(name.split()) for name in found))

    def _dates(self, row: int, cells: Mapping[int, Value]) -> Iterator[tuple[str, str]]:
        for name in DATES:
            for column, value in self._filled(cells, name):
                dated = self._dated(name, value)
                if dated.order:
                    self._orders[column.number][dated.order] += 1
                if dated.doubt is None and dated.when is not None:
                    yield name, dated.when
                    break
                if name == "freed" and isinstance(value, str) and self._told(value):
                    continue  # "released" stands in the column of the day
                self._doubt(f"date_{dated.doubt}", row, column, value=shown(value))

    def _dated(self, name: str, value: Value) -> Dated:
        key = ("born" if name == "born" else "", value)
        if key not in self._known_dates:
            order = self._layout.dates
            self._known_dates[key] = read_date(value, order, born=name == "born")
        return self._known_dates[key]

    def _status(self, row: int, cells: Mapping[int, Value], dates: Mapping[str, str]) -> str | None:
        how = [self._told(str(value)) for _, value in self._filled(cells, "how_freed")]
        told: str | None = None
        for column, value in self._filled(cells, "status"):
            told = self._told(shown(value))
            if told is None:
                self._doubt("status_unknown", row, column, value=shown(value))
            break
        else:
            if "died" in dates:
                told = "died"
            elif "freed" in dates or any(how):
                told = "freed"
            else:
                cell = self._first(cells, "freed")
                told = self._told(cell) if isinstance(cell, str) else None
            if told is None and "held_since" in dates and "status" not in self._of:
                told = "held"
        closer = next((each for each in how if each in OUT), None)
        return closer if told == "freed" and closer else told

    def _told(self, text: str) -> str | None:
        if text not in self._known_statuses:
            self._known_statuses[text] = status_of(text)
        return self._known_statuses[text]

    def _duplicates(self) -> None:
        ids: dict[str, list[Entry]] = defaultdict(list)
        people: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in self._roll.entries:
            if entry.id is not None:
                ids[entry.id].append(entry)
            people[tuple(sorted(folded(entry.name).split()))].append(entry)
        for name, entries in ids.items():
            for entry in entries[1:]:
                column = self._roll.layout.of("id")[0]
                self._doubt(
                    "duplicate_id", entry.row, column, value=name, other=str(entries[0].row)
                )
        for alike in people.values():
            first = alike[0]
            for entry in alike[1:]:
                born = {e.dates["born"][:4] for e in (first, entry) if "born" in e.dates}
                if len(born) < 2:
                    self._doubt("same_name", entry.row, None, other=str(first.row))

    def _with_order(self, doubt: Doubt) -> Doubt:
        """A doubtful date with what the clear cells of its column speak for."""
        if doubt.code != "date_doubtful":
            return doubt
        column = next(c for c in self._layout.columns if c.letters == doubt.column)
        seen = self._orders[column.number]
        counts = {order: str(seen[order]) for order in _ORDERS}
        return doubt._replace(told={**doubt.told, **counts})


def _triples(layout: Layout) -> list[Sequence[Column]]:
    """Columns whose parts make one name, in the order given name, father's name, surname."""
    given, fathers, surnames = (layout.of(name) for name in ("given", "patronymic", "surname"))
    number = max(len(given), len(surnames))
    return [
        [parts[n] for parts in (given, fathers, surnames) if n < len(parts)] for n in range(number)
    ]


def spellings(text: str) -> list[str]:
    """The names in a cell: several scripts with a stroke between, others in brackets."""
    found: list[str] = []
    aside: list[str] = []
    for part in _SEVERAL.split(text):
        inside = _BRACKETS.findall(part)
        found.append(_BRACKETS.sub(" ", part))
        aside += [name for name in inside if len(name.split()) > 1 and name[:1].isupper()]
    names = [_in_order(" ".join(name.split()).strip(" ,")) for name in (*found, *aside)]
    return [name for name in names if any(sign.isalpha() for sign in name)]


def _in_order(name: str) -> str:
    """A name without the comma of an index: "Bialiatski, Ales" is Ales Bialiatski."""
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and "," not in given else name
