"""The formats by name, and an export in one of them as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec

from drehtuer.exchange.columns import TABLES
from drehtuer.exchange.contents import Contents
from drehtuer.exchange.errors import ExportError
from drehtuer.exchange.json_texts import json_text

SUFFIXES: Mapping[str, str] = {
    ".ftm.json": "ftm",
    ".ftm.jsonl": "ftm",
    ".csv": "csv",
    ".parquet": "parquet",
    ".jsonld": "jsonld",
}
"""The formats by the ends of the names of files."""

FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))

TABULAR = frozenset({"csv", "parquet"})
"""Formats of which one file holds one of ``TABLES`` only."""

WHAT = tuple(TABLES)


def format_of(file: str) -> str | None:
    """The format that the name of a file asks for."""
    name = file.lower()
    return next((form for end, form in SUFFIXES.items() if name.endswith(end)), None)


def check(form: str) -> None:
    """Make sure that a format can be written.

    Raises:
        ExportError: it needs what is not installed.
    """
    if form == "parquet" and find_spec("pyarrow") is None:
        raise ExportError("export_no_pyarrow")


def exported(held: Contents, form: str, table: str | None) -> Iterator[bytes]:
    """An export, piece by piece.

    Args:
        held: what it holds.
        form: one of ``FORMATS``.
        table: one of ``WHAT`` where the format is one of ``TABULAR``.

    Raises:
        ExportError: the format needs what is not installed.
    """
    check(form)
    table = table or WHAT[0]
    if form == "parquet":
        from drehtuer.exchange.parquet import parquet_bytes  # noqa: PLC0415 - an extra

        return iter([parquet_bytes(held, table)])
    return (text.encode("utf-8", "replace") for text in _texts(held, form, table))


def _texts(held: Contents, form: str, table: str) -> Iterable[str]:
    if form == "csv":
        from drehtuer.exchange.csv_texts import csv_lines  # noqa: PLC0415

        return csv_lines(held, table)
    if form == "ftm":
        from drehtuer.exchange.ftm import ftm_entities  # noqa: PLC0415

        return (f"{json_text(entity)}\n" for entity in ftm_entities(held))
    from drehtuer.exchange.jsonld import jsonld_lines  # noqa: PLC0415

    return jsonld_lines(held)
