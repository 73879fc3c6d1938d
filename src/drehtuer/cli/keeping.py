"""``drehtuer verify``, ``backup`` and ``restore``: that a journal is whole, and stays."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drehtuer.cli import journals
from drehtuer.cli.output import READ, SOME_NOT_READ, note, print_text, tell
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.journal.verifying import Verified

_VERIFY = ("drehtuer verify --journal journal.db", "verify")
_BACKUP = (
    "drehtuer backup --journal journal.db --to journal.age --recipient age1…",
    "backup",
)
_RESTORE = ("drehtuer restore journal.age --to journal.db --identity key.txt", "restore")


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
        ),
        make.command(
            "backup",
            backup,
            [
                journals.needed_journal(make),
                make.option("--to", about="backup_to", value="file_value", required=True),
                make.option("--recipient", "recipients", value="key_value", multiple=True),
            ],
            (_BACKUP,),
        ),
        make.command(
            "restore",
            restore,
            [
                make.argument("file", value="file_value", about="backup_file"),
                make.option("--to", about="restore_to", value="journal_value", required=True),
                make.option("--identity", value="file_value"),
            ],
            (_RESTORE,),
        ),
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
        for line in _told(found, shown, words):
            click.echo(line)
    return _broken(found, words)


def _told(found: Verified, journal: str, words: Words) -> list[str]:
    numbers = {"entries": found.head.entries, "reports": found.reports, "claims": found.claims}
    told = {name: words.number(number) for name, number in numbers.items()}
    lines = [words("verify.looked_at", journal=journal, **told)]
    if found.head.entries:
        lines.append(words("verify.head", head=found.head.sha256))
    if not found.broken:
        lines.append(words("verify.whole"))
    return lines


def _broken(found: Verified, words: Words) -> int:
    """Tell what is broken; the exit status."""
    for what, where in found.broken:
        tell(words(f"verify.broken.{what}", where=where))
    return SOME_NOT_READ if found.broken else READ


@click.pass_obj
def backup(words: Words, /, journal: str, to: str, recipients: tuple[str, ...]) -> int:
    """Write a journal into one file, while others may work in it."""
    with journals.opened(words, journal) as kept:
        size = kept.back_up(Path(to), recipients)
    note(words("backup.encrypted" if recipients else "backup.written", file=to, size=size))
    return READ


@click.pass_obj
def restore(words: Words, /, file: str, to: str, identity: str | None) -> int:
    """Make a journal of a backup, and say whether it is whole."""
    from drehtuer.journal import place  # noqa: PLC0415
    from drehtuer.journal.copying import restore as bring_back  # noqa: PLC0415

    bring_back(Path(file), place(to), Path(identity) if identity else None)
    with journals.opened(words, to, to_write=True) as kept:
        found = kept.verify()
        shown = kept.place.shown
    for line in _told(found, shown, words):
        note(line)
    return _broken(found, words)
