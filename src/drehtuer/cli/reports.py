"""``drehtuer read`` and ``drehtuer account``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import engines, journals
from drehtuer.cli.door import asked, assuming
from drehtuer.cli.output import exclusive, note, print_text, write_page
from drehtuer.cli.reading import read_paths
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.model import Claim, Report

READ_FOLDER = ("drehtuer read reports/", "read")
_CLAIMS = ("drehtuer read --claims reports/*.txt > claims.jsonl", "claims")
_DATED = ("drehtuer read --published 2025-12-05 - < report.txt", "dated")
_SECOND = (
    "drehtuer read --second-reader http://127.0.0.1:8080/v1 --second-model NAME reports/",
    "second",
)
_INTO = ("drehtuer read --into journal.db reports/", "into")
_KNOWABLE = ("drehtuer account --journal journal.db --as-of 2025-12-05", "knowable")
_ACCOUNT = ("drehtuer account --evidence reports/", "account")
PAGE = ("drehtuer --lang de account reports/ --html account.html", "page")


def commands(make: Maker) -> list[click.Command]:
    """The two commands."""
    return [
        make.command(
            "read",
            read,
            [
                *make.reading(),
                *engines.options(make),
                journals.into_option(make),
                make.option("--relevant"),
                make.option("--claims"),
                make.option("--json", "as_json"),
            ],
            (READ_FOLDER, _CLAIMS, _DATED, _SECOND, _INTO, engines.MANY),
        ),
        make.command(
            "account",
            account,
            [
                *journals.telling(make),
                *assuming(make),
                make.option("--evidence"),
                make.option("--json", "as_json"),
                make.option("--html", value="file_value"),
            ],
            (_ACCOUNT, PAGE, _KNOWABLE),
        ),
    ]


@click.pass_obj
def read(
    words: Words,
    /,
    into: str | None,
    claims: bool,
    as_json: bool,
    workers: str | None,
    engine: str | None,
    scheduler: str | None,
    out: str | None,
    **options: Any,
) -> int:
    """Read reports and print a table of them, or their claims; keep them in a journal."""
    exclusive(words, {"--claims": claims, "--json": as_json})
    exclusive(words, {"--claims": claims, "--out": out is not None})
    many = engines.asked(words, workers, engine, scheduler, out, options["second_reader"])
    if many is not None:
        batch, manifest = engines.read_with(words, many, into, **options)
    else:
        with journals.keeping(words, into) as keeper:
            batch = read_paths(words, keeper=keeper, **options)
    if many is not None and out is not None:
        engines.show(words, manifest, out, as_json=as_json)
    elif claims:
        for report in batch.reports:
            print_text("".join(f"{json_text(_told(claim, report))}\n" for claim in report.claims))
        batch.warn(words)
    elif as_json:
        print_text(json_text([_record(report) for report in batch.reports], indent=2) + "\n")
    elif batch.reports:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        terminal.show_reports(batch.reports, words, terminal.console())
    if batch.passed_over:
        note(words.plural("cli.passed_over", batch.passed_over))
    return batch.finish(words)


@click.pass_obj
def account(
    words: Words,
    /,
    without: tuple[str, ...],
    assume: tuple[str, ...],
    evidence: bool,
    as_json: bool,
    html: str | None,
    **options: Any,
) -> int:
    """Make the account of reports and print it or write it as a page."""
    exclusive(words, {"--evidence": evidence, "--json": as_json, "--html": html is not None})
    question = asked(words, without, assume)
    batch, decided = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer import books  # noqa: PLC0415

    made = books.account(batch.reports, decided, question)
    if as_json:
        print_text(json_text(made.as_dict(), indent=2) + "\n")
    elif html is not None:
        from drehtuer.briefs.page import page  # noqa: PLC0415

        write_page(page(made, batch.reports, words), html, words, batch.files)
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        reports = batch.reports if evidence else None
        terminal.show_account(made, words, terminal.console(), reports=reports)
    batch.warn(words)
    return batch.finish(words)


def _told(claim: Claim, report: Report) -> dict[str, Any]:
    """A claim in the exchange format, with the page it stands on where there are pages."""
    page = report.page_of(claim.start)
    return claim.as_dict() | ({} if page is None else {"page": page})


def _record(report: Report) -> dict[str, Any]:
    """What ``read --json`` says of a report: all but its text, and its claims by kind."""
    from collections import Counter  # noqa: PLC0415

    return {
        "source": report.source,
        "published": report.published,
        "outlet": report.outlet,
        "language": report.language,
        "claims": dict(Counter(claim.kind for claim in report.claims)),
        "warnings": [{"code": code, **given} for code, given in report.warnings],
    }
