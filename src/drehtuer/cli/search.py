"""``drehtuer search``: claims of a journal by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drehtuer.cli import journals
from drehtuer.cli.output import READ, print_text
from drehtuer.cli.times import whole_number
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_SEARCH = ('drehtuer search --journal journal.db "Belavia sanctions"', "search")
_MOST = "20"


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    parameters = [
        make.argument("text", value="text_value", about="search_text"),
        journals.needed_journal(make),
        make.option("--most", value="number_value", default=_MOST),
        make.option("--json", "as_json"),
    ]
    return [make.command("search", search, parameters, (_SEARCH,))]


@click.pass_obj
def search(words: Words, /, text: str, journal: str, most: str, as_json: bool) -> int:
    """Print the claims whose sentences hold all the words of a text."""
    number = whole_number(words, "cli.mistake.most", most)
    with journals.opened(words, journal) as kept:
        found = kept.search(text, most=number)
    if as_json:
        print_text(json_text(found, indent=2) + "\n")
        return READ
    from drehtuer.briefs import terminal  # noqa: PLC0415

    terminal.show_search(found, words, terminal.console())
    return READ
