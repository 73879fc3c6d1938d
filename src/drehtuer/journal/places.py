"""Where a journal is, and under which names it keeps reports."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from drehtuer.journal.errors import JournalError, UnkeptReportError

MARK = 0x44724875
"""``application_id`` in the head of the file, which makes an SQLite database a journal."""

_POSTGRES = ("postgres", "postgresql")


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or a PostgreSQL database.

    ``shown`` names it in messages, without a password; ``parameters`` are those of the connection.
    """

    shown: str
    file: Path | None
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of a journal in a file: its own, and what SQLite keeps beside it."""
        if self.file is None:
            return ()
        return tuple(Path(f"{self.file}{end}") for end in ("", "-wal", "-shm", "-journal"))

    def name_of(self, path: Path) -> str:
        """The name under which the journal keeps the report in a file.

        It is the path as seen from the folder of the journal, so that it is the same from
        wherever the command is given, and both can be moved together. A database is in no folder:
        there it is the whole path.
        """
        folder, name = os.path.split(os.path.abspath(path))
        own = None if self.file is None else os.path.dirname(os.path.abspath(self.file))
        return _leading_to(folder, own) + name

    def path_of(self, name: str) -> Path:
        """The file of a report by the name it is kept under."""
        return Path(name) if self.file is None else Path(os.path.abspath(self.file)).parent / name


@lru_cache
def _leading_to(folder: str, other: str | None) -> str:
    """What stands before the names in a folder as seen from another one: "", "../", "reports/".

    The whole path where the other is None or on another drive.
    """
    if other is not None:
        with suppress(ValueError):
            folder = os.path.relpath(folder, other)
    leading = Path(folder).as_posix()
    return "" if leading == "." else leading if leading.endswith("/") else f"{leading}/"


class ReadFile(NamedTuple):
    """What is known of a file or address that was read to its end.

    ``digest`` is of what it held and of what was given beside it; ``reports`` how many were in it.
    ``told`` is by what to ask whether an address is still the same.
    """

    digest: str
    reports: int
    told: Mapping[str, str | None] | None = None


def place(where: str) -> Place:
    """The place that a file's path or a database's address names.

    Raises:
        JournalError: an address of no known form.
    """
    if "://" not in where:
        return Place(where, Path(where))
    try:
        address = urlsplit(where)
        host, port = address.hostname or "", address.port
    except ValueError:
        raise JournalError("journal_address", journal=where) from None
    shown = f"{address.scheme}://{host}{f':{port}' if port else ''}{address.path}"
    if address.scheme not in _POSTGRES or not address.path.strip("/"):
        raise JournalError("journal_address", journal=shown)
    named = {
        "NAME": unquote(address.path.strip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": unquote(host),
        "PORT": str(port or ""),
    }
    return Place(shown, None, (*named.items(), *parse_qsl(address.query)))


def digest(text: str, *given: str | None) -> str:
    """What changes when a report does: a hash of its text and of what was given beside it."""
    beside = "\0".join(value or "" for value in given)
    return hashlib.sha256(f"{beside}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def check_signs(name: str, text: str) -> None:
    """Refuse what cannot be stored.

    Raises:
        UnkeptReportError: the name or the text cannot.
    """
    for told in (name, text):
        try:
            told.encode("utf-8")
        except UnicodeEncodeError:
            raise UnkeptReportError("journal_signs", path=name) from None
        if "\0" in told:
            raise UnkeptReportError("journal_signs", path=name)
