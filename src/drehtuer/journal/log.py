"""The log: all that people decided, one entry after the other, each bound to the one before."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connections, transaction
from django.db.models import QuerySet
from django.db.utils import OperationalError

from drehtuer.journal.bulk import lock
from drehtuer.journal.chain import Head, Link, link
from drehtuer.journal.errors import UnkeptEntryError
from drehtuer.journal.models import KeptEntry
from drehtuer.journal.prepared import rows_of

Done = TypeVar("Done")

DECISION, REVIEW, PUBLICATION, LIST = "decision", "review", "publication", "list"
"""The sorts of entries: on people and deals, on claims, to publish, on the cells of a list."""
IN_BOOKS = (DECISION, REVIEW)
"""Those that change what the books say."""
_FIELDS = ("number", "sort", "content", "previous", "sha256")
_PATIENCE = 60.0
"""For how many seconds a turn to write is waited for in SQLite."""
_PAUSE = 0.02
"""For how many seconds at most between two tries."""


def in_turn(alias: str, change: Callable[[], Done]) -> Done:
    """Do what looks at the log and adds to it, while nobody else does; reading goes on.

    PostgreSQL has a queue for those who wait. SQLite has none, and by itself asks the more seldom
    the longer it waits, so that of many writers one is left behind: here all ask alike.
    """
    connection = connections[alias]
    if connection.vendor != "sqlite":
        with transaction.atomic(using=alias):
            lock(alias, KeptEntry)
            return change()
    end = time.monotonic() + _PATIENCE
    with _asking_once(connection):
        while True:
            try:
                with transaction.atomic(using=alias):
                    return change()
            except OperationalError as error:
                name = getattr(error.__cause__, "sqlite_errorname", "")
                if not name.startswith("SQLITE_BUSY") or time.monotonic() > end:
                    raise
            time.sleep(random.uniform(0, _PAUSE))


@contextmanager
def _asking_once(connection: Any) -> Iterator[None]:
    """Let SQLite say at once that another program writes."""
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {before}")


def append(
    alias: str,
    sort: str,
    records: Iterable[Mapping[str, Any]],
    *,
    claim: str | None = None,
    source: str | None = None,
) -> None:
    """Add entries to the log; within :func:`in_turn` only.

    Args:
        alias: the connection.
        sort: what they are.
        records: what they say.
        claim: the key of the claim they are about.
        source: the report, or the list, they are about.

    Raises:
        UnkeptEntryError: they hold what no database keeps.
    """
    end = head(alias)
    rows = []
    for record in records:
        try:
            added = link(end, sort, record)
        except UnicodeEncodeError:
            raise UnkeptEntryError("entry_signs") from None
        rows.append(row(added, claim=claim, source=source))
        end = Head(added.number, added.sha256)
    KeptEntry.objects.using(alias).bulk_create(rows)


def row(added: Link, *, claim: str | None = None, source: str | None = None) -> KeptEntry:
    """The row of an entry."""
    return KeptEntry(**{name: getattr(added, name) for name in _FIELDS}, claim=claim, source=source)


def head(alias: str, **which: Any) -> Head:
    """The end of the log, or of a part of it."""
    rows = KeptEntry.objects.using(alias).filter(**which).order_by("-number")
    last = rows.values_list("number", "sha256").first()
    return Head(*last) if last else Head()


def links(alias: str, **which: Any) -> Iterator[Link]:
    """The entries in order, all or those of a sort, a claim or a report."""
    rows = KeptEntry.objects.using(alias).filter(**which).order_by("number")
    return (Link(*each) for each in rows.values_list(*_FIELDS).iterator())


def links_of(alias: str, sort: str, sources: Iterable[str]) -> list[Link]:
    """The entries of a sort that are about some reports, in order."""
    return [Link(*row) for row in rows_of(_of_sources, alias, (sort, *sources))]


def _of_sources(alias: str, values: Sequence[str]) -> QuerySet:
    rows = KeptEntry.objects.using(alias).filter(sort=values[0], source__in=values[1:])
    return rows.order_by("number").values_list(*_FIELDS)


def last_number(alias: str, **which: Any) -> int:
    """The number that the last entry of a sort, or of a claim, says it has; 0 for none."""
    rows = KeptEntry.objects.using(alias).filter(**which).order_by("-number")
    last = rows.values_list(*_FIELDS).first()
    return int(Link(*last).record["number"]) if last else 0
