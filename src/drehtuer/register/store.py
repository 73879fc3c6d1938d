"""The folder of a register: the untouched list, what its columns hold, what was decided.

``decisions.jsonl`` is only ever added to; what was taken back stays in it. All else is derived
each time, so that nothing can disagree.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from drehtuer.register.dates import read_date
from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import Column, Layout, Wish, find_layout, saved
from drehtuer.register.reading import DATES, Entry, Roll, read_roll, shown
from drehtuer.register.words import status_of, statuses
from drehtuer.tables import Change, Table, Value, column_number, is_filled, read_table, table_bytes

MAPPING = "mapping.toml"
DECISIONS = "decisions.jsonl"

_LOCK = "decisions.lock"
_PATIENCE = 5.0  # seconds
_DAYS = (
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"), "%d.%m.%Y"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "%Y-%m-%d"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "/"),
    (re.compile(r"\d{1,2}-\d{1,2}-\d{4}"), "-"),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A cell changed by somebody, or (``undoes``) an earlier decision taken back.

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


class Register:
    """A register.

    Args:
        folder: where it is.

    Raises:
        RegisterError: there is none, or it is not as it was written.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        try:
            told = tomllib.loads((self.folder / MAPPING).read_text(encoding="utf-8"))
            self.file = self.folder / Path(told["file"]).name
            encoding, digest = told.get("encoding"), told["sha256"]
            wished = Wish(told["sheet"], told["columns"], told.get("dates"), told["header"])
        except FileNotFoundError:
            raise RegisterError("register_missing", folder=folder) from None
        except OSError as error:
            reason = error.strerror
            raise RegisterError("register_unreadable", folder=folder, reason=reason) from None
        except (ValueError, KeyError, TypeError) as error:
            reason = f"{MAPPING}: {error}"
            raise RegisterError("register_unreadable", folder=folder, reason=reason) from None
        data = table_bytes(self.file)
        if hashlib.sha256(data).hexdigest() != digest:
            raise RegisterError("register_changed", file=self.file)
        self.table = read_table(str(self.file), data, encoding=encoding)
        self.layout = find_layout(self.table, wished)
        self.decisions, self._end = _read_decisions(self.folder / DECISIONS)

    @staticmethod
    def create(
        folder: str | os.PathLike[str],
        table: Table,
        layout: Layout,
        *,
        encoding: str | None = None,
    ) -> None:
        """Make a register of a list: all of it, or nothing.

        Args:
            folder: where; there must be nothing yet.
            table: the list as it was read.
            layout: where it stands in the table.
            encoding: the encoding that somebody named for it.

        Raises:
            RegisterError: the folder exists or cannot be written.
        """
        target = Path(folder)
        check_free(target)
        name = Path(table.path).name
        name = f"list-{name}" if name in (MAPPING, DECISIONS, _LOCK) else name
        more = {"file": name, "sha256": hashlib.sha256(table.data).hexdigest()}
        if encoding is not None:
            more["encoding"] = encoding
        made: str | None = None
        try:
            parent = target.absolute().parent
            parent.mkdir(parents=True, exist_ok=True)
            made = tempfile.mkdtemp(prefix=f".{target.name}-", dir=parent)
            _write(Path(made, name), table.data)
            _write(Path(made, MAPPING), saved(layout, more).encode("utf-8"))
            _write(Path(made, DECISIONS), b"")
            os.rename(made, target)
        except OSError as error:
            reason = error.strerror
            raise RegisterError("register_unwritable", folder=folder, reason=reason) from None
        finally:
            if made is not None:
                shutil.rmtree(made, ignore_errors=True)

    # What is decided

    def standing(self) -> list[Decision]:
        """The decisions that hold: those on cells that were not taken back."""
        undone = {decision.undoes for decision in self.decisions}
        return [d for d in self.decisions if d.undoes is None and d.number not in undone]

    def decided(self) -> dict[tuple[int, int], Value]:
        """What stands in the cells that decisions change, by row and column."""
        return {(d.row, column_number(d.column)): d.new for d in self.standing()}

    def roll(self) -> Roll:
        """The list with all that was decided."""
        return read_roll(self.table, self.layout, self.decided())

    def decide(
        self,
        cells: Sequence[tuple[int, Column, Value]],
        *,
        by: str,
        why: str,
        at: str,
        rests_on: Sequence[Mapping[str, Any] | None] = (),
    ) -> list[Decision]:
        """Change cells.

        Args:
            cells: row, column and what shall stand there.
            by: who decides.
            why: why.
            at: when, in ISO 8601.
            rests_on: for each cell the claim it rests on.

        Raises:
            RegisterError: a cell holds that already, or the decision cannot be written.
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
        with self._writing() as number:
            made = [
                Decision(
                    number + place,
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
            self._append(made)
        return made

    def undo(self, number: int, *, by: str, why: str, at: str) -> Decision:
        """Take a decision back.

        Raises:
            RegisterError: there is none with this number that holds.
        """
        meant = next((d for d in self.standing() if d.number == number), None)
        if meant is None:
            raise RegisterError("register_no_decision", number=number)
        with self._writing() as last:
            made = Decision(
                last,
                at,
                by,
                why,
                meant.row,
                meant.column,
                meant.field,
                meant.new,
                meant.old,
                undoes=number,
            )
            self._append([made])
        return made

    def _original(self, row: int, column: int) -> Value:
        return self.table.sheet(self.layout.sheet).value(row, column)

    @contextmanager
    def _writing(self) -> Iterator[int]:
        """Nobody else writes decisions meanwhile; the number of the next one."""
        lock = self.folder / _LOCK
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                break
            except FileExistsError:
                if time.monotonic() > until:
                    raise RegisterError("register_locked", file=lock) from None
                time.sleep(0.05)
            except OSError as error:
                reason = error.strerror
                raise RegisterError(
                    "register_unwritable", folder=self.folder, reason=reason
                ) from None
        try:
            self.decisions, self._end = _read_decisions(self.folder / DECISIONS)
            yield max((decision.number for decision in self.decisions), default=0) + 1
        finally:
            lock.unlink(missing_ok=True)

    def _append(self, made: Sequence[Decision]) -> None:
        lines = "".join(json.dumps(record(each), ensure_ascii=False) + "\n" for each in made)
        try:
            with open(self.folder / DECISIONS, "r+b") as file:
                # behind the last whole line: what a crash has torn was never confirmed
                file.truncate(self._end)
                file.seek(max(self._end - 1, 0))
                lead = "" if file.read(1) in (b"", b"\n") else "\n"
                file.write(f"{lead}{lines}".encode())
                self._end = file.tell()
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            reason = error.strerror
            raise RegisterError("register_unwritable", folder=self.folder, reason=reason) from None
        self.decisions = [*self.decisions, *made]

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

    def export(self, out: str | os.PathLike[str], *, overwrite: bool = False) -> int:
        """Write the list with what was decided; how many cells differ from the original.

        Raises:
            RegisterError: the file is there, cannot be written or would be of another kind.
        """
        target = Path(out)
        kind = self.file.suffix
        if target.suffix.lower() != kind.lower():
            raise RegisterError("register_out_kind", file=out, kind=kind or self.file.name)
        if target.exists() and (not overwrite or target.is_dir()):
            raise RegisterError("register_out_exists", file=out)
        if target.absolute().parent.resolve() == self.folder.resolve():
            raise RegisterError("register_out_exists", file=out)
        data = self.exported()
        made: str | None = None
        try:
            handle, made = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.absolute().parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(made, target)
            made = None
        except OSError as error:
            reason = error.strerror
            raise RegisterError("register_out_closed", file=out, reason=reason) from None
        finally:
            if made is not None:
                Path(made).unlink(missing_ok=True)
        decided = self.decided()
        return sum(self._original(*place) != value for place, value in decided.items())


def check_free(folder: Path) -> None:
    """Refuse a place where something is.

    Raises:
        RegisterError: it is no empty folder.
    """
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise RegisterError("register_unwritable", folder=folder, reason=error.strerror) from None
    if taken:
        raise RegisterError("register_exists", folder=folder)


def _write(path: Path, data: bytes) -> None:
    """Write a file that others on the machine cannot read."""
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def record(decision: Decision) -> dict[str, Any]:
    """A decision as it is written."""
    silent = ("rests_on", "undoes")
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


def _read_decisions(file: Path) -> tuple[list[Decision], int]:
    """The decisions in a file, and where the next one is to be written."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RegisterError("register_unreadable", folder=file, reason=error.strerror) from None
    end = 0
    found: list[Decision] = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        is_last = number == len(lines)
        try:
            if line.strip():
                told = json.loads(line.decode("utf-8"))
                told["old"], told["new"] = _undated(told.get("old")), _undated(told.get("new"))
                found.append(Decision(**told))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            if is_last:  # torn by a crash
                break
            raise RegisterError("register_line", file=file, line=number, reason=error) from None
        end += len(line) + (not is_last)
    return found, end


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
