"""``drehtuer check``: a draft held against reports before it is printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import journals
from drehtuer.cli.batch import Batch
from drehtuer.cli.output import (
    READ,
    SOME_NOT_READ,
    STANDARD_INPUT,
    exclusive,
    misused,
    note,
    print_text,
    write_file,
)
from drehtuer.cli.reading import read_paths
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.check.model import Check
    from drehtuer.cli.helping import Maker
    from drehtuer.model import Report
    from drehtuer.text.original import Original

TO_BE_MENDED = 3
"""The exit status where something in the draft should not be printed as it stands."""

_AGAINST = ("drehtuer check draft.txt --date 2025-12-20 --against reports/", "check_against")
_JOURNAL = ("drehtuer check --journal journal.db --html check.html draft.md", "check_journal")
_GITHUB = ("drehtuer check --github --against reports/ draft.md", "check_github")
_FIX = ("drehtuer check --against reports/ --fix mended.txt draft.txt", "check_fix")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    return [
        make.command(
            "check",
            check,
            [
                make.argument("draft", value="draft_value", about="draft"),
                make.option("--against", "paths", value="path_value", multiple=True),
                *journals.choosing(make),
                make.option("--date", value="date_value", about="draft_date"),
                make.option(
                    "--language", "draft_language", value="code_value", about="draft_language"
                ),
                make.option("--json", "as_json"),
                make.option("--github"),
                make.option("--html", value="file_value", about="check_html"),
                make.option("--sarif", value="file_value"),
                make.option("--fix", value="file_value"),
            ],
            (_AGAINST, _JOURNAL, _GITHUB, _FIX),
        )
    ]


@click.pass_obj
def check(
    words: Words,
    /,
    draft: str,
    date: str | None,
    draft_language: str | None,
    as_json: bool,
    github: bool,
    html: str | None,
    sarif: str | None,
    fix: str | None,
    **options: Any,
) -> int:
    """Check a draft and print what is to be mended; exit with 3 if anything is."""
    files = {"--html": html, "--sarif": sarif, "--fix": fix}
    to_output = {option: target == STANDARD_INPUT for option, target in files.items()}
    exclusive(words, {"--json": as_json, "--github": github} | to_output)
    read = read_paths(words, (draft,), published=date, language=draft_language)
    if len(read.reports) > 1:
        raise misused(words("cli.mistake.one_draft", draft=draft))
    if not read.reports:
        return read.finish(words)
    books, decided = journals.told(words, **options)
    if not books.reports:
        return books.finish(words)
    from drehtuer.check import check as checked  # noqa: PLC0415
    from drehtuer.check.model import TO_MEND  # noqa: PLC0415

    report = _without_note_of_date(read)
    made = checked(report, books.reports, decided)
    text = _original(draft, report)
    if as_json:
        print_text(json_text(made.as_dict(), indent=2) + "\n")
    elif github:
        from drehtuer.briefs import annotations  # noqa: PLC0415

        print_text(annotations.github(made, text, words, _file(draft)))
    elif not any(to_output.values()):
        from drehtuer.briefs import checks, terminal  # noqa: PLC0415

        checks.show_check(made, text, words, terminal.console())
    read.warn(words)
    kept = [*read.files, *books.files]
    _write(words, made, text, kept, _file(draft), html=html, sarif=sarif, fix=fix)
    status = max(_not_read(report), books.finish(words))
    if status == READ and any(each.verdict in TO_MEND for each in made.statements):
        return TO_BE_MENDED
    return status


def _without_note_of_date(read: Batch) -> Report:
    """The draft, without the warning that it has no date: the check says what follows from that."""
    report = read.reports[0]
    told = tuple(warning for warning in report.warnings if warning[0] != "undated")
    read.reports[0] = replace(report, warnings=told)
    return read.reports[0]


def _not_read(report: Report) -> int:
    """The exit status for a draft in a language that cannot be read, or in part."""
    unread = {"unread", "unread_part"}
    return SOME_NOT_READ if unread & {code for code, _ in report.warnings} else READ


def _file(draft: str) -> str | None:
    """The file of a draft; None of one from standard input."""
    return None if draft == STANDARD_INPUT else draft


def _original(draft: str, report: Report) -> Original:
    """The draft's text and where it stands in its file."""
    from drehtuer.text.original import Original, original_of  # noqa: PLC0415

    if draft == STANDARD_INPUT:
        return Original.plain(report.text)
    try:
        return original_of(report.text, Path(draft).read_bytes(), draft)
    except OSError:  # it was taken away meanwhile, or is a folder
        return Original(report.text)


def _write(
    words: Words,
    made: Check,
    draft: Original,
    kept: list[Path],
    file: str | None,
    *,
    html: str | None,
    sarif: str | None,
    fix: str | None,
) -> None:
    """Write the files that are asked for, over no report and not over the draft."""
    if html is not None:
        from drehtuer.briefs.check_page import check_page  # noqa: PLC0415

        page = check_page(made, draft, words)
        write_file([page.encode("utf-8", "replace")], html, words, kept)
    if sarif is not None:
        from drehtuer.briefs import annotations  # noqa: PLC0415

        log = json_text(annotations.sarif(made, draft, words, file), indent=2) + "\n"
        write_file([log.encode()], sarif, words, kept)
    if fix is not None:
        from drehtuer.briefs.mending import mended  # noqa: PLC0415

        text, changes = mended(made, draft.text)
        if not changes:
            note(words("check.fixed_none"))
            return
        write_file([text.encode("utf-8", "replace")], fix, words, kept)
        note(words.plural("check.fixed", changes))
