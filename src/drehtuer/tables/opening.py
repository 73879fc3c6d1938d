"""From a file to the table it holds, told by its content rather than its name."""

from __future__ import annotations

import os
from pathlib import Path

from drehtuer.tables.archive import Archive
from drehtuer.tables.delimited import DelimitedTable
from drehtuer.tables.excel import WORKBOOK, ExcelTable
from drehtuer.tables.model import Table, TableError
from drehtuer.tables.objects import ObjectsTable
from drehtuer.tables.opendocument import CONTENT, OpenDocumentTable
from drehtuer.tables.trial import try_apart

KINDS = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".json", ".jsonl")
"""How the names of tables usually end."""

_LARGEST = 1_000_000_000  # bytes
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"SQLite format 3\0", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<feed", b"<rss")


def open_table(path: str | os.PathLike[str], *, encoding: str | None = None) -> Table:
    """Read the table in a file that somebody made: a workbook is tried in a process apart first.

    Args:
        path: a CSV, XLSX, ODS or JSON file.
        encoding: the encoding of a CSV or JSON file, before what its bytes speak for.

    Raises:
        TableError: the file cannot be opened, is no table, damaged, protected or a trap.
    """
    return open_bytes(os.fspath(path), table_bytes(path), encoding=encoding)


def open_bytes(path: str, data: bytes, *, encoding: str | None = None) -> Table:
    """Read the table in the bytes of a file, as :func:`open_table` does; ``path`` names it."""
    if data.startswith(_ZIP):
        try_apart(path, data)
    return read_table(path, data, encoding=encoding)


def table_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file that may be a table.

    Raises:
        TableError: it cannot be opened, or is too large for one.
    """
    name = os.fspath(path)
    if os.path.isdir(name):
        raise TableError("table_folder", path=name)
    try:
        if os.path.getsize(name) > _LARGEST:
            raise TableError("table_large", path=name, megabytes=_LARGEST // 1_000_000)
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise TableError("table_missing", path=name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TableError("table_closed", path=name, reason=reason) from None


def read_table(path: str, data: bytes, *, encoding: str | None = None) -> Table:
    """Read the table that ``data`` are, which was tried or can be trusted.

    Args:
        path: what names it in messages.
        data: the bytes of a CSV, XLSX, ODS or JSON file.
        encoding: as of :func:`open_table`.

    Raises:
        TableError: the data are no table, damaged or protected.
    """
    if not data.strip(b" \t\r\n\0"):
        raise TableError("table_empty", path=path)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        table = _zipped(path, data)
    elif data.startswith(_COMPOUND):
        is_locked = _ENCRYPTED in data
        raise TableError("table_password" if is_locked else "table_old", path=path)
    else:
        table = _text(path, data, encoding)
    if not any(sheet.rows for sheet in table.sheets):
        raise TableError("table_blank", path=path)
    return table


def _zipped(path: str, data: bytes) -> Table:
    archive = Archive(path, data)
    if WORKBOOK in archive.names:
        return ExcelTable(path, data)
    kind = (
        archive.part("mimetype").decode("ascii", "replace") if "mimetype" in archive.names else ""
    )
    if CONTENT in archive.names and "spreadsheet" in kind:
        return OpenDocumentTable(path, data)
    if "xl/workbook.bin" in archive.names:
        what = "XLSB"
    elif "word/document.xml" in archive.names:
        what = "DOCX"
    else:
        what = kind.rpartition(".")[2] or "ZIP"
    raise TableError("table_other", path=path, what=what)


def _text(path: str, data: bytes, encoding: str | None) -> Table:
    what = next((name for mark, name in _OTHERS if data.startswith(mark)), None)
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if what is None and head.startswith(_MARKUP):
        what = "HTML" if b"<?xml" not in head else "XML"
    if what is not None:
        raise TableError("table_other", path=path, what=what)
    suffix = Path(path).suffix.lower()
    looks_json = head.replace(b"\xff\xfe", b"").startswith((b"{", b"["))
    if suffix in (".json", ".jsonl", ".ndjson") or (looks_json and suffix not in (".csv", ".tsv")):
        return ObjectsTable(path, data, encoding)
    return DelimitedTable(path, data, encoding)
