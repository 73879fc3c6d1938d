"""The folder of a register: the untouched list, what its columns hold, what was decided.

``decisions.jsonl`` is only ever added to; what was taken back stays in it. All else is derived
each time, so that nothing can disagree.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drehtuer.register.deciding import Decided, Decision, decision_of, record
from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import Column, Layout, Wish, find_layout, saved
from drehtuer.tables import Table, Value, read_table, table_bytes

MAPPING = "mapping.toml"
DECISIONS = "decisions.jsonl"

_LOCK = "decisions.lock"
_PATIENCE = 5.0  # seconds


class Register(Decided):
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
        table = read_table(str(self.file), data, encoding=encoding)
        decisions, self._end = _read_decisions(self.folder / DECISIONS)
        super().__init__(self.file.name, table, find_layout(table, wished), decisions)

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

    def decide(
        self,
        cells: Sequence[tuple[int, Column, Value]],
        *,
        by: str,
        why: str,
        at: str,
        rests_on: Sequence[Mapping[str, Any] | None] = (),
    ) -> list[Decision]:
        """Change cells; arguments and errors as of :meth:`Decided.on_cells`.

        Raises:
            RegisterError: the decision cannot be written, too.
        """
        with self._writing():
            made = self.on_cells(cells, by=by, why=why, at=at, rests_on=rests_on)
            self._append(made)
        return made

    def undo(self, number: int, *, by: str, why: str, at: str) -> Decision:
        """Take a decision back.

        Raises:
            RegisterError: there is none with this number that holds, or it cannot be written.
        """
        with self._writing():
            made = self.taken_back(number, by=by, why=why, at=at)
            self._append([made])
        return made

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Nobody else writes decisions meanwhile; those made until now are known."""
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
            yield
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

    # Giving back

    def export(self, out: str | os.PathLike[str], *, overwrite: bool = False) -> int:
        """Write the list with what was decided; how many cells differ from the original.

        Raises:
            RegisterError: the file is there, cannot be written or would be of another kind.
        """
        target = Path(out)
        kind = self.file.suffix
        if target.suffix.lower() != kind.lower():
            raise RegisterError("register_out_kind", file=out, kind=kind or self.file.name)
        if os.path.exists(target) and (not overwrite or os.path.isdir(target)):
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
        return self.changed_cells()


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
                found.append(decision_of(json.loads(line.decode("utf-8"))))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            if is_last:  # torn by a crash
                break
            raise RegisterError("register_line", file=file, line=number, reason=error) from None
        end += len(line) + (not is_last)
    return found, end
