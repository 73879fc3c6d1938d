"""The data of a case in a file for other programs, at a level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from drehtuer import __version__
from drehtuer.books.lives import Directory
from drehtuer.books.visibility import PUBLIC
from drehtuer.desk.books import Books
from drehtuer.desk.database import reading
from drehtuer.desk.levels import shown
from drehtuer.exchange.contents import Contents, Reading, contents
from drehtuer.exchange.veiling import veiled_contents
from drehtuer.exchange.writing import SUFFIXES, TABULAR, exported
from drehtuer.model import Report

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ftm": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "parquet": "application/vnd.apache.parquet",
}
"""The types of the formats' files."""


def contents_of(books: Books, level: str = PUBLIC, at: str | None = None) -> Contents:
    """What an export of a case holds.

    Args:
        books: those of the case.
        level: for whom it is.
        at: what it says of when it was made, in ISO 8601; where none is given, now, with the end
            of the log.
    """
    head = reading().head()
    log = head.sha256 if head.entries and at is None else None
    made = at or datetime.now(UTC).isoformat(timespec="seconds")
    told, reports = _of_case(books)
    held = contents(told, reports, Reading(__version__, made, log))
    if level != PUBLIC:
        return held
    told_to_all = shown(books)
    return veiled_contents(
        held, books.reports, books.people, told_to_all.seen, told_to_all.left_out
    )


def export(
    books: Books, form: str, table: str | None = None, *, level: str = PUBLIC
) -> Iterator[bytes]:
    """An export of a case, piece by piece.

    Args:
        books: those of the case.
        form: the format, one of ``exchange.writing.FORMATS``.
        table: which table, where the format has one in a file.
        level: for whom it is.

    Raises:
        ExportError: the format needs what is not installed.
    """
    return exported(contents_of(books, level), form, table)


def file_name(form: str, table: str | None) -> str:
    """What the file of an export is called."""
    end = next(end for end, of in SUFFIXES.items() if of == form)
    return f"{table if form in TABULAR and table else 'claims'}{end}"


def _of_case(books: Books) -> tuple[Directory, list[Report]]:
    """The people of the case, and the reports that its account is made from."""
    sources = {reference.source for reference in books.directory.reports}
    return books.directory, [report for report in books.reports if report.source in sources]
