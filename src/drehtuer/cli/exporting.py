"""``drehtuer people --export``: people and their claims in a file for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from drehtuer.cli.output import STANDARD_INPUT, misused, note, print_text, write_file
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from pathlib import Path

    from drehtuer.books.lives import Directory
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.exchange.contents import Contents
    from drehtuer.journal.chain import Head
    from drehtuer.model import Report

EXAMPLES = (
    ("drehtuer people reports/ --export people.csv", "export_csv"),
    ('drehtuer people reports/ --person "Ales Bialiatski" --export ales.jsonld', "export_one"),
)


class Wanted(NamedTuple):
    """A file, its format, and which table where it holds but one."""

    file: str
    form: str
    table: str | None

    @property
    def quotes(self) -> bool:
        """Whether it holds sentences of the reports."""
        return self.table != "people"


def options(make: Maker) -> list[click.Parameter]:
    """The options that say what is exported, and how."""
    return [
        make.option("--export", value="file_value"),
        make.option("--format", "form", value="format_value"),
        make.option("--what", value="what_value"),
    ]


def wanted(words: Words, file: str | None, form: str | None, table: str | None) -> Wanted | None:
    """What was asked for; None where nothing is to be exported.

    Raises:
        UsageError: it makes no sense.
        ExportError: the format needs what is not installed.
    """
    if file is None:
        if form or table:
            raise misused(words("cli.mistake.no_export", option="--format" if form else "--what"))
        return None
    from drehtuer.exchange.writing import (  # noqa: PLC0415
        FORMATS,
        SUFFIXES,
        TABULAR,
        WHAT,
        check,
        format_of,
    )

    if form is not None and form not in FORMATS:
        formats = ", ".join(FORMATS)
        raise misused(words("cli.mistake.no_such_format", value=form, formats=formats))
    chosen = form or format_of(file)
    if chosen is None:
        ends = ", ".join(SUFFIXES)
        raise misused(words("cli.mistake.unknown_format", file=file, ends=ends))
    if table is not None and chosen not in TABULAR:
        raise misused(words("cli.mistake.what_of_all", format=chosen))
    if table is not None and table not in WHAT:
        raise misused(words("cli.mistake.no_such_table", value=table, tables=", ".join(WHAT)))
    check(chosen)
    return Wanted(file, chosen, (table or WHAT[0]) if chosen in TABULAR else None)


def export(
    words: Words,
    told: Directory,
    reports: Sequence[Report],
    asked: Wanted,
    at: str,
    kept: Iterable[Path],
    head: Head | None = None,
) -> None:
    """Say what the export holds, and write it; never over a file that is ``kept``.

    ``head`` is the end of the log of the journal that it is from.
    """
    from drehtuer.exchange.writing import exported  # noqa: PLC0415

    held = _contents(told, reports, at, head)
    free = held.now("free", "exiled")
    note(
        words(
            "export.holds",
            file=words("export.output") if asked.file == STANDARD_INPUT else asked.file,
            people=words.plural("people.people", len(held.people)),
            unfree=words.number(len(held.people) - free),
            held=words.number(held.now("held")),
            died=words.number(held.now("died")),
            untold=words.number(held.now(None)),
        )
    )
    if asked.quotes:
        claims = words.plural("account.made_of", len(held.statements))
        reports_told = words.plural("people.reports", len(held.sources))
        note(words("export.quotes", claims=claims, reports=reports_told))
    if head is not None and head.entries:
        note(words("verify.head", head=head.sha256))
    note(words("export.leaves"))
    made = exported(held, asked.form, asked.table)
    write_file(made, asked.file, words, kept)


def print_claims(told: Directory, reports: Sequence[Report], at: str) -> None:
    """Print the claims about people, one JSON object a line."""
    from drehtuer.exchange.columns import records  # noqa: PLC0415

    for record in records(_contents(told, reports, at), "claims"):
        print_text(f"{json_text(record)}\n")


def _contents(
    told: Directory, reports: Sequence[Report], at: str, head: Head | None = None
) -> Contents:
    from drehtuer import __version__  # noqa: PLC0415
    from drehtuer.exchange.contents import Reading, contents  # noqa: PLC0415

    log = head.sha256 if head is not None and head.entries else None
    return contents(told, reports, Reading(__version__, at, log))
