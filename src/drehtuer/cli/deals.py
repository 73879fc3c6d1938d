"""``drehtuer deals``: what was promised, done and given, as ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import journals
from drehtuer.cli.output import print_text
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_DEALS = ("drehtuer deals reports/", "deals")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    parameters = [*journals.telling(make), make.option("--json", "as_json")]
    return [make.command("deals", deals, parameters, (_DEALS,))]


@click.pass_obj
def deals(words: Words, /, as_json: bool, **options: Any) -> int:
    """Print the deals that reports tell of."""
    batch, decided = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer import books  # noqa: PLC0415

    made = books.account(batch.reports, decided)
    if as_json:
        told = made.as_dict()
        chosen = {key: told[key] for key in ("reports", "evidence", "deals")}
        print_text(json_text(chosen, indent=2) + "\n")
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        terminal.show_deals(made, words, terminal.console())
    batch.warn(words)
    return batch.finish(words)
