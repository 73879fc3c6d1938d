"""``drehtuer door``: whether more people go in than come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drehtuer.briefs.words import said
from drehtuer.cli import journals
from drehtuer.cli.helping import words_of
from drehtuer.cli.output import exclusive, misused, print_text, write_file
from drehtuer.cli.times import period, state
from drehtuer.errors import DrehtuerError, WordedError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drehtuer.books import Account, Asked
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_COUNTS = ("drehtuer door reports/", "door_counts")
_TIME = (
    "drehtuer door --place BY --counter Viasna --from 2025 --to 2025-06 reports/",
    "door_time",
)
_WITHOUT = ("drehtuer door --without freed_were_counted reports/", "door_without")
_SVG = ("drehtuer door --place BY --svg belarus.svg reports/", "door_svg")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    return [
        make.command(
            "door",
            door,
            [
                *journals.telling(make),
                make.option("--place", value="code_value"),
                make.option("--counter", value="name_value"),
                make.option("--from", "first", value="date_value"),
                make.option("--to", "last", value="date_value"),
                *assuming(make),
                make.option("--json", "as_json"),
                make.option("--svg", value="file_value"),
            ],
            (_COUNTS, _TIME, _WITHOUT, _SVG),
        )
    ]


def assuming(make: Maker) -> list[click.Parameter]:
    """The options that switch assumptions, as :func:`asked` takes them."""
    return [
        make.option("--without", value="assumption_value", multiple=True),
        make.option("--assume", value="assumption_value", multiple=True),
        make.option("--assumptions", is_eager=True, expose_value=False, callback=_show_assumptions),
    ]


def _show_assumptions(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        terminal.show_assumptions(words_of(ctx), terminal.console())
        ctx.exit()


@click.pass_obj
def door(
    words: Words,
    /,
    place: str | None,
    counter: str | None,
    first: str | None,
    last: str | None,
    without: tuple[str, ...],
    assume: tuple[str, ...],
    as_json: bool,
    svg: str | None,
    **options: Any,
) -> int:
    """Print what went on between counts, or from one day to another; or draw it."""
    exclusive(words, {"--json": as_json, "--svg": svg is not None})
    time = period(words, first, last)
    code = state(words, "--place", place) if place else None
    question = asked(words, without, assume, time=time, place=code, counter=counter)
    batch, decided = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer import books  # noqa: PLC0415

    made = books.account(batch.reports, decided, question)
    if as_json:
        told = made.as_dict()
        chosen = {key: told[key] for key in ("reports", "evidence", "doors")}
        print_text(json_text(chosen, indent=2) + "\n")
    elif svg is not None:
        _draw(made, words, question, svg, batch.files)
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        terminal.show_doors(made, words, terminal.console())
    batch.warn(words)
    return batch.finish(words)


def _draw(made: Account, words: Words, asked: Asked, file: str, kept: Iterable[Path]) -> None:
    """Write the picture of the only place, or of the one asked for, into a file."""
    from drehtuer.briefs.pictures import door_picture  # noqa: PLC0415

    entries = (*made.held, *made.freed)
    places = sorted({e.population.place for e in entries if e.population.place})
    if asked.place is None and len(places) > 1:
        raise misused(words("cli.mistake.no_place", places=", ".join(places)))
    place = asked.place or next(iter(places), None)
    try:
        drawn = door_picture(made, words, place, asked.counter, asked.time)
    except ImportError:
        raise DrehtuerError(words("account.no_picture")) from None
    if drawn is None:
        raise DrehtuerError(words("account.no_picture_data"))
    write_file([drawn.encode()], file, words, kept)


def asked(words: Words, without: tuple[str, ...], assume: tuple[str, ...], **options: Any) -> Asked:
    """What the doors are asked, with the assumptions that options switch."""
    from drehtuer.books import Asked  # noqa: PLC0415

    try:
        return Asked(without=frozenset(without), more=frozenset(assume), **options)
    except WordedError as error:
        raise misused(said(error, words)) from None
