"""The desk's database: that of a journal, with the tables of the desk beside."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.utils import OperationalError

from drehtuer.desk.settings import READING
from drehtuer.journal import Place
from drehtuer.journal.opening import be_alone, opened, worded
from drehtuer.journal.store import Journal

_PAUSE = 0.02
"""For how many seconds at most between two tries to write."""
_known = threading.local()
"""Of each thread: which file its connections lead to, and which tables are of this version."""


def make_ready(place: Place, on_backup: Callable[[Path], None] | None = None) -> None:
    """Bring all tables to this version; a journal is made where there is none.

    Args:
        place: where it is; Django is configured for it.
        on_backup: as of :func:`drehtuer.journal.open_journal`.

    Raises:
        JournalError: it cannot be opened; the message says why.
    """
    opened(place, to_write=True, on_backup=on_backup).close()
    with worded(place):
        connection = connections["default"]
        executor = MigrationExecutor(connection)
        wanted = executor.loader.graph.leaf_nodes()
        if executor.migration_plan(wanted):
            with connection.constraint_checks_disabled(), transaction.atomic():
                be_alone(connection)
                MigrationExecutor(connection).migrate(wanted)  # another may have been quicker


def is_in_place() -> bool:
    """Whether the journal is there, with the tables of this version.

    Another one that was put in its place, such as a restored one, is opened: each thread has
    connections of its own, and what is written over one to a file that was moved would be lost.

    Raises:
        django.db.utils.Error: the database cannot be read.
    """
    file = settings.JOURNAL.file
    try:
        found = file and file.stat()
    except OSError:
        return False
    which = (found.st_dev, found.st_ino) if found else None
    if which != getattr(_known, "file", which):
        for alias in ("default", READING):
            connections[alias].close()
    _known.file = which
    with connections[READING].cursor() as cursor:  # asked with each page: in the shortest way
        cursor.execute("SELECT MAX(id) FROM django_migrations")
        tables = (which, *cursor.fetchone())
        if tables != getattr(_known, "tables", None):
            cursor.execute("SELECT app, name FROM django_migrations")
            if not _are_of_this_version(cursor.fetchall()):
                return False
            _known.tables = tables
    return True


def _are_of_this_version(applied: Iterable[tuple[str, str]]) -> bool:
    """Whether tables were brought to this version, and to no later one."""
    wanted = set(MigrationLoader(None).disk_migrations)
    there = set(applied)
    further = {name for name in there - wanted if name[0] in ("journal", "desk")}
    return wanted <= there and not further


def waiting_alike(connection: Any, **_: Any) -> None:
    """Let all who write to SQLite wait in the same way, for as long as the connection's timeout.

    By itself it asks the more seldom the longer it waits, and whoever keeps a review asks often
    (:func:`drehtuer.journal.log.in_turn`): the others would be left behind, and give up.
    """
    if connection.vendor == "sqlite" and connection.alias == "default":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
        if _asked_again not in connection.execute_wrappers:
            connection.execute_wrappers.append(_asked_again)


def _asked_again(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Execute a statement; where another program writes, again in a moment."""
    connection = context["connection"]
    end = time.monotonic() + connection.settings_dict["OPTIONS"]["timeout"]
    while True:
        try:
            return execute(sql, params, many, context)
        except OperationalError as error:
            is_busy = getattr(error.__cause__, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            if not is_busy or connection.in_atomic_block or time.monotonic() > end:
                raise
        time.sleep(random.uniform(0, _PAUSE))


def reading() -> Journal:
    """The journal, to read from; its connection is the desk's and stays open."""
    return Journal(settings.JOURNAL, READING, worded, _leave_open)


def writing() -> Journal:
    """The journal, to add to; its connection is the desk's and stays open."""
    return Journal(settings.JOURNAL, "default", worded, _leave_open)


def _leave_open(_alias: str) -> None:
    pass
