"""``drehtuer verify``: whether a journal is as it was written."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from drehtuer.cli import journals
from drehtuer.cli.output import READ, SOME_NOT_READ, print_text, tell
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_VERIFY = ("drehtuer verify --journal journal.db", "verify")


def commands(make: Maker) -> list[click.Command]:
    """The commands."""
    return [
        make.command(
            "verify",
            verify,
            [
                journals.needed_journal(make),
                make.option("--head", value="hash_value"),
                make.option("--json", "as_json"),
            ],
            (_VERIFY,),
        )
    ]


@click.pass_obj
def verify(words: Words, /, journal: str, head: str | None, as_json: bool) -> int:
    """Say whether the log, the texts and the evidence are as they were written."""
    with journals.opened(words, journal) as kept:
        found = kept.verify(head)
        shown = kept.place.shown
    if as_json:
        broken = [{"what": what, "where": where} for what, where in found.broken]
        print_text(json_text({**asdict(found), "broken": broken}, indent=2) + "\n")
    else:
        numbers = {
            "entries": found.head.entries,
            "reports": found.reports,
            "claims": found.claims,
        }
        told = {name: words.number(number) for name, number in numbers.items()}
        click.echo(words("verify.looked_at", journal=shown, **told))
        if found.head.entries:
            click.echo(words("verify.head", head=found.head.sha256))
        if not found.broken:
            click.echo(words("verify.whole"))
    for what, where in found.broken:
        tell(words(f"verify.broken.{what}", where=where))
    return SOME_NOT_READ if found.broken else READ
