"""The journal: all that was ever read, in a database that is only ever added to.

Everything here but the opening itself can be imported without Django, which comes with the extra
``journal``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drehtuer.journal.errors import (
    BackupError,
    JournalError,
    StaleReviewError,
    UnkeptEntryError,
    UnkeptReportError,
)
from drehtuer.journal.places import Place, digest, place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drehtuer.journal.store import Journal as Journal

__all__ = [
    "BackupError",
    "JournalError",
    "Place",
    "StaleReviewError",
    "UnkeptEntryError",
    "UnkeptReportError",
    "digest",
    "open_journal",
    "place",
]


def open_journal(
    where: str | Path,
    *,
    to_write: bool = False,
    on_backup: Callable[[Path], None] | None = None,
) -> Journal:
    """Open a journal.

    Args:
        where: its file, or the address of a PostgreSQL database (``postgresql://…``).
        to_write: whether reports or decisions will be added; makes the journal where there is none.
        on_backup: is told where the copy lies that was made before a journal of an older version
            was changed.

    Raises:
        JournalError: it cannot be opened; the message says why.
    """
    from importlib.util import find_spec  # noqa: PLC0415

    found = place(str(where))
    if find_spec("django") is None:
        raise JournalError("journal_package")
    if found.file is None and find_spec("psycopg") is None:
        raise JournalError("journal_postgres_package")
    from drehtuer.journal.django_settings import set_up  # noqa: PLC0415 - Django, only now

    set_up()
    from drehtuer.journal.opening import opened  # noqa: PLC0415 - needs Django set up

    return opened(found, to_write=to_write, on_backup=on_backup)
