"""Starting the desk: its settings from where the journal is, then a server process."""

from __future__ import annotations

import errno
import os
import secrets
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from drehtuer.briefs.words import LANGUAGES
from drehtuer.desk.errors import DeskError
from drehtuer.desk.settings import IDLE_HOURS, check_packages, configure
from drehtuer.errors import DrehtuerError
from drehtuer.journal.errors import JournalError
from drehtuer.journal.places import Place, place

JOURNAL, SECRET, ORIGIN, HOSTS, HOURS = (
    "DREHTUER_DATABASE_URL",
    "DREHTUER_SECRET_KEY",
    "DREHTUER_DESK_ORIGIN",
    "DREHTUER_DESK_HOSTS",
    "DREHTUER_DESK_HOURS",
)
"""The variables that a server process is told its settings by."""
DEFAULT_JOURNAL = "journal.db"
THREADS = 16
"""So many requests each process answers at a time; the others wait."""
MOST_WORKERS = 4
_PATIENCE = 5
"""For so many seconds those who answer may go on when the desk ends: one that is told to end in the
moment of its start never hears it, and would be waited for without end."""
_LONGEST = 24 * 365


def prepare(
    where: str,
    *,
    origin: str | None = None,
    hosts: Sequence[str] = (),
    language: str = LANGUAGES[0],
    on_backup: Callable[[Path], None] | None = None,
    or_made: bool = True,
) -> Place:
    """Make this process, and those it starts, ready for the desk on a journal.

    Args:
        where: the journal: a file, or the address of a PostgreSQL database.
        origin: the address people type, where a web server stands before the desk.
        hosts: further names the desk is reached under.
        language: of what Django says, such as of a password.
        on_backup: as of :func:`drehtuer.journal.open_journal`.
        or_made: whether a journal is made where there is none.

    Raises:
        DeskError: something is missing for it.
        JournalError: the journal cannot be opened, or is not there.
    """
    check_packages()
    found = place(where)
    if not or_made and found.file is not None and not found.file.exists():
        raise JournalError("journal_missing", journal=found.shown)
    with _leaving_no_secret(found):
        os.environ |= {
            JOURNAL: where if found.file is None else str(found.file.absolute()),
            SECRET: _secret(found),
            ORIGIN: origin or "",
            HOSTS: ",".join(hosts),
        }
        configure_from_environment()
        from django.utils.translation import activate  # noqa: PLC0415 - Django is ready only now

        from drehtuer.desk.database import make_ready  # noqa: PLC0415

        activate(language)
        make_ready(found, on_backup)
    return found


@contextmanager
def _leaving_no_secret(found: Place) -> Iterator[None]:
    """Where there is no desk in the end, remove the file of the secret if it was made for it."""
    file = found.file and _secret_file(found.file)
    was_there = file is None or file.exists()
    try:
        yield
    except DrehtuerError:
        if file is not None and not was_there:
            file.unlink(missing_ok=True)
        raise


def _secret_file(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}.secret")


def configure_from_environment() -> None:
    """Configure Django by the variables; also what a server process of others begins with.

    Raises:
        DeskError: something is missing, or of no proper form.
    """
    found = place(os.environ.get(JOURNAL) or DEFAULT_JOURNAL)
    configure(
        found,
        secret=_secret(found),
        origin=os.environ.get(ORIGIN) or None,
        hosts=[host for host in os.environ.get(HOSTS, "").split(",") if host],
        idle_hours=_hours(os.environ.get(HOURS, "")),
    )


def _hours(told: str) -> float:
    """How long a session lasts without a page, by the variable.

    Raises:
        DeskError: it is no such number.
    """
    try:
        hours = float(told or IDLE_HOURS)
    except ValueError:
        hours = 0
    if not 0 < hours <= _LONGEST:
        raise DeskError("desk_hours", setting=HOURS, value=told)
    return hours


def check_port(host: str, port: int) -> None:
    """Make sure that the desk can listen there.

    Raises:
        DeskError: it cannot.
    """
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES, errno.EPERM):
            raise DeskError("desk_port", host=host, port=port) from None
        raise DeskError("desk_host", host=host) from None


def serve(host: str, port: int, workers: int | None = None) -> None:
    """Answer requests that come to an address and a port, until the process is told to end.

    Args:
        host: the address.
        port: the port.
        workers: how many processes answer, beside the keeper of the books; one for each processor
            core, but not many, where nothing is said.
    """
    from django.db import connections  # noqa: PLC0415 - only where there is a desk
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415

    from drehtuer.desk import keeper, wsgi  # noqa: PLC0415

    wsgi.load()  # before there are several processes: once for all of them
    connections.close_all()  # a database must not be reached over a connection of another process
    number = workers or min(os.cpu_count() or 1, MOST_WORKERS)
    has_keeper = keeper.is_possible()
    server = Granian(
        "drehtuer.desk.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=number if has_keeper else 1,  # each would make the books for itself
        respawn_failed_workers=True,
        workers_kill_timeout=_PATIENCE,
        blocking_threads=THREADS,
        websockets=False,
        log_enabled=False,
    )
    with keeper.Keeper() if has_keeper else nullcontext():
        server.serve()


def _secret(found: Place) -> str:
    """What the desk signs with: told by the variable, or kept in a file beside the journal.

    Raises:
        DeskError: it can neither be read nor made.
    """
    told = os.environ.get(SECRET)
    if told:
        return told
    if found.file is None:
        raise DeskError("desk_secret")
    file = _secret_file(found.file)
    try:
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as made:
            made.write(secret := secrets.token_urlsafe(64))
        return secret
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "?"
        raise DeskError("desk_secret_file", file=file, reason=reason) from None
