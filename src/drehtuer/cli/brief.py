"""``drehtuer brief``: a dossier on a state, a person or a time, to be handed on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import journals
from drehtuer.cli.output import exclusive, misused, note, print_text, write_file, write_page
from drehtuer.cli.times import day, period, state, whole_number
from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.books.subjects import Subject
    from drehtuer.books.visibility import Visibility
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_PLACE = ("drehtuer brief --place BY reports/ --html brief.html", "brief_place")
_SINCE = ("drehtuer brief --since 2025-12-01 --journal journal.db", "brief_since")
_BOX = ("drehtuer --lang de brief --box --as-of 2025-12-05 reports/", "brief_box")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    return [
        make.command(
            "brief",
            brief,
            [
                *journals.telling(make),
                make.option(
                    "--place", "places", about="brief_place", value="code_value", multiple=True
                ),
                make.option(
                    "--person", "persons", about="brief_person", value="name_value", multiple=True
                ),
                make.option("--from", "first", about="brief_from", value="date_value"),
                make.option("--to", "last", about="brief_to", value="date_value"),
                make.option("--since", value="date_value"),
                make.option("--box"),
                make.option("--for", "level", about="for", value="level_value", default="public"),
                make.option(
                    "--name", "decided", about="brief_name", value="name_value", multiple=True
                ),
                make.option("--hide", "hidden", value="name_value", multiple=True),
                make.option("--smallest", value="number_value", default="3"),
                make.option("--preview"),
                make.option("--json", "as_json"),
                make.option("--html", about="brief_html", value="file_value"),
                make.option("--markdown", value="file_value"),
                make.option("--pdf", value="file_value"),
            ],
            (_PLACE, _SINCE, _BOX),
        )
    ]


@click.pass_obj
def brief(
    words: Words,
    /,
    places: tuple[str, ...],
    persons: tuple[str, ...],
    first: str | None,
    last: str | None,
    since: str | None,
    box: bool,
    level: str,
    decided: tuple[str, ...],
    hidden: tuple[str, ...],
    smallest: str,
    preview: bool,
    as_json: bool,
    html: str | None,
    markdown: str | None,
    pdf: str | None,
    **options: Any,
) -> int:
    """Make a brief and print it or write it into a file."""
    files = {"--html": html, "--markdown": markdown, "--pdf": pdf}
    shown = {option: file is not None for option, file in files.items()}
    exclusive(words, {"--preview": preview, "--json": as_json, **shown})
    exclusive(words, {"--box": box, "--since": since is not None})
    from drehtuer.books.visibility import LEVELS  # noqa: PLC0415

    if level not in LEVELS:
        raise misused(words("brief.no_level", value=level))
    asked = _asked(words, places, period(words, first, last))
    begin = day(words, "--since", since, first=True)
    least = whole_number(words, "brief.no_smallest", smallest)
    batch, made = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer.books.lives import accounted  # noqa: PLC0415
    from drehtuer.briefs.commission import Commission, commissioned  # noqa: PLC0415

    wanted = Commission(
        about=asked,
        persons=persons,
        level=level,
        decided=(*decided, *made.shown()),
        hidden=(*hidden, *made.hidden()),
        box=box,
        since=begin,
        smallest=least,
    )
    log = (batch.head.entries, batch.head.sha256) if batch.head else None
    whole, people = accounted(batch.reports, made)
    ordered = commissioned(whole, people, batch.reports, wanted, words, log)
    account, outline, seen = ordered.account, ordered.outline, ordered.seen
    if preview:
        _preview(words, seen)
        return batch.finish(words)
    if seen.masked:
        note(words.plural("brief.by_initials", len(seen.masked)))
    if seen.left_out:
        note(words.plural("brief.left_out", seen.left_out))
    if as_json:
        from drehtuer.briefs.lines import as_record  # noqa: PLC0415

        print_text(json_text(as_record(outline, account, words), indent=2) + "\n")
    elif html is not None:
        from drehtuer.briefs.page import dossier_page  # noqa: PLC0415

        page = dossier_page(outline, account, words, pictured=not box)
        write_page(page, html, words, batch.files)
    elif markdown is not None:
        from drehtuer.briefs.markdown import markdown as in_markdown  # noqa: PLC0415

        text = in_markdown(outline, account, words)
        write_file([text.encode("utf-8", "replace")], markdown, words, batch.files)
    elif pdf is not None:
        from drehtuer.briefs.pdf import pdf as in_pdf  # noqa: PLC0415

        try:
            page_made = in_pdf(outline, account, words, pictured=not box)
        except ImportError:
            raise DrehtuerError(words("brief.no_pdf")) from None
        write_file([page_made], pdf, words, batch.files)
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        terminal.show_dossier(outline, account, words, terminal.console())
    batch.warn(words)
    return batch.finish(words)


def _asked(words: Words, places: tuple[str, ...], time: tuple[date, date] | None) -> Subject:
    from drehtuer.books.spans import ALWAYS, Days  # noqa: PLC0415
    from drehtuer.books.subjects import Subject  # noqa: PLC0415

    known = frozenset(state(words, "--place", place) for place in places)
    return Subject(places=known, time=Days(*time) if time else ALWAYS)


def _preview(words: Words, seen: Visibility) -> None:
    from drehtuer.briefs import terminal  # noqa: PLC0415

    terminal.show_visibility(seen, words, terminal.console())
