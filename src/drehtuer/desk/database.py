"""The desk's database: that of a journal, with the tables of the desk beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from drehtuer.desk.settings import READING
from drehtuer.journal import Place
from drehtuer.journal.opening import opened, worded
from drehtuer.journal.store import Journal


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
                executor.migrate(wanted)


def identity() -> tuple[object, ...]:
    """What stays the same as long as the journal does: its file, and the version of its tables.

    Raises:
        django.db.utils.Error: the database cannot be read.
    """
    file = settings.JOURNAL.file
    try:
        found = file and file.stat()
    except OSError:
        return ()
    which = (found.st_dev, found.st_ino) if found else ()
    with connections[READING].cursor() as cursor:  # asked with each page: in the shortest way
        cursor.execute("SELECT MAX(id) FROM django_migrations")
        return *which, *cursor.fetchone()


def reading() -> Journal:
    """The journal, to read from; its connection is the desk's and stays open."""
    return Journal(settings.JOURNAL, READING, worded, _leave_open)


def writing() -> Journal:
    """The journal, to add to; its connection is the desk's and stays open."""
    return Journal(settings.JOURNAL, "default", worded, _leave_open)


def _leave_open(_alias: str) -> None:
    pass
