"""Deciding on a list: which cells shall hold what, by whom and why; what was taken back or refused.

Where the list and the decisions are kept is not told here: in a folder
(:mod:`drehtuer.register.store`), or at the desk.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from drehtuer.register.dates import read_date
from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import Column, Layout
from drehtuer.register.reading import DATES, Entry, Roll, read_roll, shown
from drehtuer.register.words import status_of, statuses
from drehtuer.tables import Change, Table, Value, column_number, is_filled

_DAYS = (
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"), "%d.%m.%Y"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "%Y-%m-%d"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "/"),
    (re.compile(r"\d{1,2}-\d{1,2}-\d{4}"), "-"),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A cell changed by somebody, an earlier decision taken back, or a proposal refused.

    Attributes:
        number: counts from 1.
        at: when, in ISO 8601.
        by: who decided.
        why: why.
        row: the row of the cell.
        column: the letters of its column.
        field: what the column holds.
        old: what stood there.
        new: what stands there from now on.
        rests_on: the claim it rests on: source, sentence, the claim's id and such.
        undoes: the number of the decision that is taken back.
        refuses: the id of the proposal that is refused: the cell stays as it is.
    """

    number: int
    at: str
    by: str
    why: str
    row: int = 0
    column: str = ""
    field: str | None = None
    old: Value = None
    new: Value = None
    rests_on: Mapping[str, Any] | None = None
    undoes: int | None = None
    refuses: str | None = None


class Decided:
    """A list, and what was decided on its cells.

    Args:
        file: what the file of the list is called.
        table: the list as it was read.
        layout: where it stands in the table.
        decisions: what was decided, in order.
    """

    def __init__(
        self, file: str, table: Table, layout: Layout, decisions: Iterable[Decision] = ()
    ) -> None:
        self.name = file
        self.table = table
        self.layout = layout
        self.decisions = list(decisions)

    # What is decided

    def standing(self) -> list[Decision]:
        """The decisions that hold: those on cells that were not taken back."""
        return [decision for decision in self._held() if decision.refuses is None]

    def refused(self) -> frozenset[str]:
        """The ids of the proposals that were refused."""
        return frozenset(d.refuses for d in self._held() if d.refuses is not None)

    def _held(self) -> list[Decision]:
        undone = {decision.undoes for decision in self.decisions}
        return [d for d in self.decisions if d.undoes is None and d.number not in undone]

    def decided(self) -> dict[tuple[int, int], Value]:
        """What stands in the cells that decisions change, by row and column."""
        return {(d.row, column_number(d.column)): d.new for d in self.standing()}

    def roll(self) -> Roll:
        """The list with all that was decided."""
        return read_roll(self.table, self.layout, self.decided())

    def on_cells(
        self,
        cells: Sequence[tuple[int, Column, Value]],
        *,
        by: str,
        why: str,
        at: str,
        rests_on: Sequence[Mapping[str, Any] | None] = (),
    ) -> list[Decision]:
        """The decisions that change cells; they are not kept yet.

        Args:
            cells: row, column and what shall stand there.
            by: who decides.
            why: why.
            at: when, in ISO 8601.
            rests_on: for each cell the claim it rests on.

        Raises:
            RegisterError: a cell holds that already.
            TableError: a cell cannot be changed.
        """
        standing = self.decided()
        for row, column, value in cells:
            before = standing.get((row, column.number), self._original(row, column.number))
            if before == value and type(before) is type(value):
                raise RegisterError(
                    "register_same",
                    sheet=self.layout.sheet,
                    row=row,
                    column=column.letters,
                    text=shown(value) or "-",
                )
        # what the file cannot hold is refused now, not when it is given back
        changes = [Change(self.layout.sheet, row, c.number, value) for row, c, value in cells]
        self.table.check(changes)
        return self._made(cells, rests_on, by=by, why=why, at=at)

    def refusing(
        self,
        proposals: Mapping[str, tuple[int, Column, Value]],
        *,
        by: str,
        why: str,
        at: str,
        rests_on: Sequence[Mapping[str, Any] | None] = (),
    ) -> list[Decision]:
        """The decisions that refuse proposals; they are not kept yet.

        Args:
            proposals: row, column and what would stand there, by the ids of the proposals.
            by: who decides.
            why: why.
            at: when, in ISO 8601.
            rests_on: for each the claim it rests on.
        """
        made = self._made(list(proposals.values()), rests_on, by=by, why=why, at=at)
        return [replace(each, refuses=key) for key, each in zip(proposals, made, strict=True)]

    def _made(
        self,
        cells: Sequence[tuple[int, Column, Value]],
        rests_on: Sequence[Mapping[str, Any] | None],
        *,
        by: str,
        why: str,
        at: str,
    ) -> list[Decision]:
        standing = self.decided()
        return [
            Decision(
                self._next + place,
                at,
                by,
                why,
                row,
                column.letters,
                column.field,
                standing.get((row, column.number), self._original(row, column.number)),
                value,
                rests_on[place] if place < len(rests_on) else None,
            )
            for place, (row, column, value) in enumerate(cells)
        ]

    def taken_back(self, number: int, *, by: str, why: str, at: str) -> Decision:
        """The decision that takes one back; it is not kept yet.

        Raises:
            RegisterError: there is none with this number that holds.
        """
        meant = next((each for each in self._held() if each.number == number), None)
        if meant is None:
            raise RegisterError("register_no_decision", number=number)
        row, column, field = meant.row, meant.column, meant.field
        return Decision(
            self._next, at, by, why, row, column, field, meant.new, meant.old, undoes=number
        )

    @property
    def _next(self) -> int:
        return max((decision.number for decision in self.decisions), default=0) + 1

    def _original(self, row: int, column: int) -> Value:
        return self.table.sheet(self.layout.sheet).value(row, column)

    # What somebody means

    def entry(self, roll: Roll, who: str) -> Entry:
        """Who is meant by an id of the list, or ``row:17`` (or 17, if no id is 17).

        Raises:
            RegisterError: nobody, or several.
        """
        found = [entry for entry in roll.entries if entry.id == who]
        if len(found) > 1:
            raise RegisterError("register_rows", who=who, row=found[0].row)
        row = who.removeprefix("row:")
        if not found and row.isdecimal():
            found = [entry for entry in roll.entries if entry.row == int(row)]
        if not found:
            raise RegisterError("register_no_row", who=who)
        return found[0]

    def column(self, name: str) -> Column:
        """The column that is meant by a field, a header or letters.

        Raises:
            RegisterError: there is none, or several.
        """
        columns = self.layout.columns
        keys = ", ".join(self.layout.key(column) for column in columns)
        for found in (
            [column for column in columns if column.header == name],
            [column for column in columns if column.field == name],
            [column for column in columns if column.letters == name.upper()],
        ):
            if len(found) > 1:
                keys = ", ".join(f"{c.header} ({c.letters})" for c in found)
                raise RegisterError("register_columns", field=name, columns=keys)
            if found:
                return found[0]
        raise RegisterError("register_no_field", field=name, columns=keys)

    def value(self, roll: Roll, column: Column, text: str) -> Value:
        """What shall stand in a column, written as the list writes it.

        A date as the dates of the column are, a status in the list's own words.

        Raises:
            RegisterError: it is no date, and the column holds dates.
        """
        if not text.strip():
            return None
        there = _filled(roll, [column])
        if column.field in DATES:
            there = there or _filled(roll, [c for c in self.layout.columns if c.field in DATES])
            return _date_like(text, there, self.layout.dates)
        if column.field in ("status", "how_freed"):
            return _status_like(text, there)
        numbers = sum(type(value) is int for value in there)
        is_number = numbers > len(there) / 2 and re.fullmatch(r"-?\d{1,15}", text.strip())
        return int(text) if is_number else text

    # Giving back

    def exported(self) -> bytes:
        """The list with what was decided, all else as it was."""
        changes = [
            Change(self.layout.sheet, row, column, value)
            for (row, column), value in self.decided().items()
        ]
        return self.table.changed(changes)

    def changed_cells(self) -> int:
        """How many cells are other than in the original."""
        return sum(self._original(*place) != value for place, value in self.decided().items())


def record(decision: Decision) -> dict[str, Any]:
    """A decision as it is written."""
    silent = ("rests_on", "undoes", "refuses")
    told = asdict(decision)
    return {
        key: plainly(value) if key in ("old", "new") else value
        for key, value in told.items()
        if key not in silent or value is not None
    }


def plainly(value: Value) -> Any:
    """A value as JSON holds it: a date as an object, so that it comes back as one."""
    if isinstance(value, datetime.date | datetime.time):
        return {"date": value.isoformat()}
    return value


def decision_of(told: Mapping[str, Any]) -> Decision:
    """A decision from its record; what it says besides is passed over.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none.
    """
    known = {field.name for field in fields(Decision)}
    values = {key: value for key, value in told.items() if key in known}
    cells = {key: _undated(told.get(key)) for key in ("old", "new")}
    return Decision(**{**values, **cells})


def _undated(value: Any) -> Value:
    if isinstance(value, dict):
        text = str(value["date"])
        if "T" in text:
            return datetime.datetime.fromisoformat(text)
        return (
            datetime.time.fromisoformat(text) if ":" in text else datetime.date.fromisoformat(text)
        )
    if value is not None and not isinstance(value, str | int | float | bool):
        raise ValueError(value)
    return value


def _filled(roll: Roll, columns: Sequence[Column]) -> list[Value]:
    """What stands in columns."""
    cells = (roll.value(entry.row, c.number) for entry in roll.entries for c in columns)
    return [value for value in cells if is_filled(value)]


def _date_like(text: str, there: Sequence[Value], order: str | None) -> Value:
    when = read_date(text, order).when
    if when is None:
        raise RegisterError("register_date", text=text)
    if len(when) != len("2025-12-05"):
        return text.strip()
    day = datetime.date.fromisoformat(when)
    typed = sum(isinstance(value, datetime.date) for value in there)
    if typed > len(there) / 2:
        return day
    seen = Counter(
        form for value in there for pattern, form in _DAYS if pattern.fullmatch(shown(value))
    )
    form = seen.most_common(1)[0][0] if seen else "%Y-%m-%d"
    if len(form) == 1:
        parts = ("%m", "%d", "%Y") if order == "mdy" else ("%d", "%m", "%Y")
        form = form.join(parts) if order else "%Y-%m-%d"
    return day.strftime(form)


def _status_like(text: str, there: Sequence[Value]) -> Value:
    used = Counter(shown(value) for value in there)
    if text in used:
        return text
    meant = text if text in statuses() else status_of(text)
    own = [word for word, _ in used.most_common() if meant and status_of(word) == meant]
    return own[0] if own and text in statuses() else text
