"""Opening a journal: what lies there is looked at before anything is written."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError
from django.db.utils import OperationalError

from drehtuer.journal.connecting import PATIENCE, connection_settings
from drehtuer.journal.errors import JournalError
from drehtuer.journal.places import MARK, Place
from drehtuer.journal.store import Journal

_HEAD = 100
_MAGIC = b"SQLite format 3\0"
_APP = "journal"
_numbers = count(1)
_PAUSE = 0.02
"""For how many seconds at most between two tries to connect."""
_SQLITE_CODES = {
    sqlite3.SQLITE_BUSY: "journal_locked",
    sqlite3.SQLITE_LOCKED: "journal_locked",
    sqlite3.SQLITE_READONLY: "journal_read_only",
    sqlite3.SQLITE_PERM: "journal_read_only",
    sqlite3.SQLITE_FULL: "journal_full",
    sqlite3.SQLITE_IOERR: "journal_full",
    sqlite3.SQLITE_CORRUPT: "journal_damaged",
    sqlite3.SQLITE_NOTADB: "journal_damaged",
    sqlite3.SQLITE_CANTOPEN: "journal_closed",
}
_READING = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})
_POSTGRES_CODES = {
    "25006": "journal_read_only",
    "42501": "journal_read_only",
    "53100": "journal_full",
    "55P03": "journal_locked",
}


_open: dict[str, tuple[int, int] | None] = {}
"""The files of the journals that are open in this process, by their connections.

Whoever opens such a file by other means and closes it takes from this process the locks it has on
it; another one would then think that it is alone, remove the write-ahead log, and commits be lost.
"""
_CLOSED = ("journal_closed", "journal_read_only")


def opened(
    place: Place, *, to_write: bool, on_backup: Callable[[Path], None] | None = None
) -> Journal:
    """The journal at a place; arguments and errors as of ``drehtuer.journal.open_journal``."""
    if place.file is not None and _inode(place.file) not in _open.values():
        _look(place, place.file, to_write)
    try:
        return _made_ready(place, connection_settings(place, to_write), to_write, on_backup)
    except JournalError as error:
        if to_write or place.file is None or error.code not in _CLOSED or _has_wal(place.file):
            raise
    # On a read-only medium the files beside the journal that SQLite wants cannot be made.
    return _made_ready(
        place, connection_settings(place, to_write, immutable=True), to_write, on_backup
    )


def _made_ready(
    place: Place,
    settings: dict[str, Any],
    to_write: bool,
    on_backup: Callable[[Path], None] | None,
) -> Journal:
    """The journal, connected with these settings, its tables of this version."""
    alias = _connect(settings)
    try:
        with worded(place):
            _reach(connections[alias])
            _renew(place, alias, to_write, on_backup)
    except BaseException:
        _disconnect(alias)
        raise
    if place.file is not None:
        _open[alias] = _inode(place.file)
    return Journal(place, alias, worded, _disconnect)


def _inode(file: Path) -> tuple[int, int] | None:
    """Which file it is, by whatever path; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _connect(parameters: dict[str, Any]) -> str:
    """A connection under a name of its own, so that several journals can be open."""
    alias = f"journal-{next(_numbers)}"
    connections.databases[alias] = connections.configure_settings(
        {"default": {}, alias: parameters}
    )[alias]
    return alias


def _reach(connection: Any) -> None:
    """Connect to the database.

    A connection to SQLite turns on its write-ahead log. Where two programs do so at once, one of
    them is told at once that the file is locked, and has to try again.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            number = getattr(error.__cause__, "sqlite_errorcode", 0)
            if number & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(random.uniform(0, _PAUSE))
        else:
            return


def _disconnect(alias: str) -> None:
    _open.pop(alias, None)
    connections[alias].close()
    del connections[alias]
    del connections.databases[alias]


def _look(place: Place, file: Path, to_write: bool) -> None:
    """Look at the file before it is opened as a database; begin one where there is none.

    Raises:
        JournalError: there is none, or something else.
    """
    try:
        with file.open("rb") as opened_file:
            head = opened_file.read(_HEAD)
        size = file.stat().st_size
    except FileNotFoundError:
        if not to_write:
            raise JournalError("journal_missing", journal=place.shown) from None
        head, size = b"", 0
    except OSError as error:
        raise _closed(place, error) from None
    if not head:
        if not to_write:
            raise JournalError("journal_foreign", journal=place.shown)
        _begin(place, file)
        return
    if len(head) < _HEAD:
        cut = head.startswith(_MAGIC)
        raise JournalError("journal_damaged" if cut else "journal_foreign", journal=place.shown)
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != MARK:
        raise JournalError("journal_foreign", journal=place.shown)
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if size < pages * (page if page > 1 else 65536) and not _has_wal(file):
        raise JournalError("journal_damaged", journal=place.shown)


def _begin(place: Place, file: Path) -> None:
    """Make the file, readable for its owner only, and mark it as a journal."""
    folder = file.absolute().parent
    if not folder.is_dir():
        raise JournalError("journal_no_folder", journal=place.shown, folder=folder)
    try:
        file.touch(mode=0o600)
        with closing(sqlite3.connect(file, timeout=PATIENCE)) as database:
            database.execute(f"PRAGMA application_id = {MARK}")
    except OSError as error:
        raise _closed(place, error) from None
    except sqlite3.Error as error:
        raise _worded(place, error) from None


def _closed(place: Place, error: OSError) -> JournalError:
    return JournalError("journal_closed", journal=place.shown, reason=error.strerror)


def _has_wal(file: Path) -> bool:
    """Whether the file beside the journal holds what is not in it yet."""
    wal = file.with_name(f"{file.name}-wal")
    try:
        return wal.stat().st_size > 0
    except OSError:
        return False


def _renew(
    place: Place,
    alias: str,
    to_write: bool,
    on_backup: Callable[[Path], None] | None,
) -> None:
    """Bring the tables to this version, a copy of what was there made first.

    Raises:
        JournalError: they are of a newer version, or may not be changed.
    """
    loader = MigrationExecutor(connections[alias]).loader
    applied = {name for app, name in loader.applied_migrations or () if app == _APP}
    there = {name for app, name in loader.disk_migrations or () if app == _APP}
    if unknown := sorted(applied - there):
        raise JournalError("journal_newer", journal=place.shown, unknown=", ".join(unknown))
    if applied == there:
        return
    if not applied and not to_write:
        code = "journal_empty" if place.file is None else "journal_missing"
        raise JournalError(code, journal=place.shown)
    if applied and place.file is not None:
        try:
            copy = _copied(place.file, connections[alias])
        except (OSError, sqlite3.Error, DatabaseError):
            raise JournalError("journal_older", journal=place.shown) from None
        if on_backup is not None:
            on_backup(copy)
    # One transaction for all: Django alone notes a migration down only after it is done, and a
    # journal made ready by half could not be opened again.
    with connections[alias].constraint_checks_disabled(), transaction.atomic(using=alias):
        be_alone(connections[alias])
        executor = MigrationExecutor(connections[alias])  # another program may have been quicker
        executor.migrate(sorted(loader.graph.leaf_nodes(_APP)))


def be_alone(connection: Any) -> None:
    """Within a transaction: wait until no other program makes or renews tables; none then does.

    PostgreSQL lets two programs begin to make the same table, and fails the second when the first
    is done. In SQLite a transaction that writes is alone from its beginning.

    Args:
        connection: that of the journal.

    Raises:
        django.db.utils.OperationalError: another program took longer than ``PATIENCE``.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(round(PATIENCE * 1000))])
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MARK])
        cursor.execute("SET LOCAL lock_timeout = 0")


def _copied(file: Path, connection: Any) -> Path:
    """A copy of the journal beside it."""
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = file.with_name(f"{file.name}.{at}.backup")
    copy.touch(mode=0o600, exist_ok=False)
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return copy


@contextmanager
def worded(place: Place) -> Iterator[None]:
    """Turn failures of the database into words."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise _worded(place, error.__cause__ or error) from None
    except ImproperlyConfigured as error:
        raise JournalError("journal_failed", journal=place.shown, reason=error) from None


def _worded(place: Place, error: BaseException) -> JournalError:
    number = getattr(error, "sqlite_errorcode", None)
    reason = " ".join(str(error).split())
    if number is not None:
        code = _SQLITE_CODES.get(number & 0xFF, "journal_failed")
        code = "journal_damaged" if number in _READING else code
    elif getattr(error, "sqlstate", None) is None and type(error).__name__ == "OperationalError":
        code = "journal_unreachable"
    else:
        code = _POSTGRES_CODES.get(getattr(error, "sqlstate", None) or "", "journal_failed")
    known = {"journal": place.shown, "reason": reason}
    return JournalError(code, **known)
