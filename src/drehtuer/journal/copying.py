"""Backups: a journal in one file, written while others work in it, and brought back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from drehtuer.journal.errors import BackupError
from drehtuer.journal.places import MARK, Place

_AGE, _SQLITE, _POSTGRES = b"age-encryption.org/v1", b"SQLite format 3\0", b"PGDMP"
_SECRET = "AGE-SECRET-KEY-"
_DAMAGED = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
    }
)
_MARKED = slice(68, 72)
"""Where the head of an SQLite file says whose it is."""
_HEAD = 100


def back_up(place: Place, to: Path, recipients: Sequence[str] = ()) -> int:
    """Write a journal, as it is at one moment, into a file, and look whether that is whole.

    Args:
        place: where the journal is.
        to: the file; there must be none yet.
        recipients: the public keys (age) it is encrypted for; in the clear without.

    Returns:
        The size of the file, in bytes.

    Raises:
        BackupError: it cannot be written; then no file is left.
    """
    keys = [_recipient(key) for key in recipients]
    with _new(to):
        if not keys:
            _copy(place, to)
        else:
            # What is in the clear stays where the journal is; the target may be anybody's disk.
            with _hidden(place.file) as clear:
                _copy(place, clear)
                _age().encrypt_file(str(clear), str(to), keys)
        with to.open("rb+") as written:
            os.fsync(written.fileno())
    return to.stat().st_size


def restore(file: Path, to: Place, identity: Path | None = None) -> None:
    """Make a journal of a backup, where there is none yet.

    Args:
        file: the backup.
        to: where the journal will be: a new file, or an empty database.
        identity: the file of the secret key (age), of an encrypted backup.

    Raises:
        BackupError: it cannot be read, or there is something already.
    """
    head = _head(file)
    if not head.startswith(_AGE):
        _bring_back(file, file, head, to)
        return
    if identity is None:
        raise BackupError("backup_encrypted", file=file)
    keys = _identities(identity)
    with _hidden(to.file) as clear:
        try:
            _age().decrypt_file(str(file), str(clear), keys)
        except _age().DecryptError as error:
            raise BackupError("backup_wrong_key", file=file, reason=error) from None
        _bring_back(file, clear, _head(clear), to)


def _bring_back(file: Path, clear: Path, head: bytes, to: Place) -> None:
    """Make a journal of a backup in the clear; ``file`` is what the user knows it by."""
    if head.startswith(_POSTGRES):
        if to.file is not None:
            raise BackupError("backup_of_database", file=file)
        _into_database(clear, to)
    elif head.startswith(_SQLITE) and int.from_bytes(head[_MARKED], "big") == MARK:
        if to.file is None:
            raise BackupError("backup_of_file", file=file)
        if to.file.is_dir():
            raise BackupError("backup_there", file=to.file)
        # What was not yet written into a journal that lay there would be written into this one.
        left = to.file.with_name(f"{to.file.name}-wal")
        if left.exists() and not to.file.exists():
            raise BackupError("backup_there", file=left)
        with _new(to.file):
            _copy_database(f"{clear.absolute().as_uri()}?mode=ro&immutable=1", to.file, file)
    else:
        raise BackupError("backup_foreign", file=file)


def _copy(place: Place, to: Path) -> None:
    if place.file is not None:
        _copy_database(f"{place.file.absolute().as_uri()}?mode=rw", to, to)
        return
    _run("pg_dump", place, "--format=custom", "--no-owner", f"--file={to}")
    _run("pg_restore", place, "--list", str(to), connected=False)


def _copy_database(source: str, to: Path, told: Path) -> None:
    """Copy an SQLite database in one step, so that those who write meanwhile are not in the way."""
    try:
        with (
            closing(sqlite3.connect(source, uri=True)) as there,
            closing(sqlite3.connect(to)) as here,
        ):
            there.backup(here)
        # Immutable: nothing is written beside the copy.
        with closing(sqlite3.connect(f"{to.absolute().as_uri()}?immutable=1", uri=True)) as copy:
            ((said, *_),) = copy.execute("PRAGMA integrity_check(1)").fetchall()
    except sqlite3.Error as error:
        is_damaged = getattr(error, "sqlite_errorcode", 0) in _DAMAGED
        code = "backup_damaged" if is_damaged else "backup_unwritable"
        raise BackupError(code, file=told, reason=error) from None
    if said != "ok":
        raise BackupError("backup_damaged", file=told, reason=said)


def _into_database(dump: Path, to: Place) -> None:
    import psycopg  # noqa: PLC0415 - of the extra postgres

    tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
    try:
        with psycopg.connect(**_connection(to)) as connection:
            ((number,),) = connection.execute(tables).fetchall()
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise BackupError(
            "backup_program_failed", journal=to.shown, program="psycopg", reason=reason
        ) from None
    if number:
        raise BackupError("backup_full", journal=to.shown)
    how = ("--exit-on-error", "--single-transaction", "--no-owner")
    name = dict(to.parameters)["NAME"]
    _run("pg_restore", to, *how, f"--dbname={name}", str(dump))


def _connection(place: Place) -> Mapping[str, Any]:
    """The parameters of a connection as libpq names them."""
    names = {"NAME": "dbname"}
    return {names.get(key, key.lower()): value for key, value in place.parameters if value}


def _run(name: str, place: Place, *arguments: str, connected: bool = True) -> None:
    """Run a program of PostgreSQL; the password is in its environment, where nobody else looks."""
    program = shutil.which(name)
    if program is None:
        raise BackupError("backup_program", program=name)
    known = {"dbname": "PGDATABASE"}
    given = {known.get(k, f"PG{k.upper()}"): v for k, v in _connection(place).items()}
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **(given if connected else {})},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        reason = " ".join(done.stderr.split())[:300]
        raise BackupError("backup_program_failed", journal=place.shown, program=name, reason=reason)


@contextmanager
def _new(file: Path) -> Iterator[None]:
    """A file that was not there, readable for its owner alone; gone again where writing fails."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise BackupError("backup_there", file=file) from None
    except OSError as error:
        raise BackupError("backup_unwritable", file=file, reason=error.strerror) from None
    try:
        yield
    except OSError as error:
        file.unlink()
        raise BackupError("backup_unwritable", file=file, reason=error.strerror) from None
    except BaseException:
        file.unlink()
        raise


@contextmanager
def _hidden(beside: Path | None) -> Iterator[Path]:
    """An empty file that nobody else may read, beside another, for a while."""
    folder = None if beside is None else beside.absolute().parent
    with tempfile.TemporaryDirectory(prefix=".drehtuer-", dir=folder) as hidden:
        clear = Path(hidden, "journal")
        clear.touch(mode=0o600)
        yield clear


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD)
    except OSError as error:
        raise BackupError("backup_unreadable", file=file, reason=error.strerror) from None


def _age() -> Any:
    if find_spec("pyrage") is None:
        raise BackupError("backup_package")
    import pyrage  # noqa: PLC0415 - of the extra encryption

    return pyrage


def _recipient(key: str) -> Any:
    age = _age()
    try:
        return age.x25519.Recipient.from_str(key.strip())
    except age.RecipientError:
        raise BackupError("backup_recipient", key=key) from None


def _identities(file: Path) -> list[Any]:
    """The secret keys in a file such as age-keygen writes it."""
    age = _age()
    try:
        lines = [line.strip() for line in file.read_text("utf-8", "replace").splitlines()]
    except OSError as error:
        raise BackupError("backup_unreadable", file=file, reason=error.strerror) from None
    try:
        keys = [age.x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET)]
    except age.IdentityError:
        keys = []
    if not keys:
        raise BackupError("backup_identity", file=file)
    return keys
