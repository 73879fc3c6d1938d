"""``drehtuer register``: a list compared with another one, and with reports."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli.journals import decided_in, decisions_option
from drehtuer.cli.output import READ, print_text
from drehtuer.cli.reading import read_paths
from drehtuer.cli.register_keeping import (
    deciding,
    folder_option,
    layout_options,
    opened,
    tell_decisions,
)
from drehtuer.cli.times import now
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.batch import Batch
    from drehtuer.cli.helping import Maker
    from drehtuer.register import Entry, Roll
    from drehtuer.register.comparing import Comparison
    from drehtuer.register.matching import Matched
    from drehtuer.register.spoken import Meeting, Spoken

_DIFF = ("drehtuer register diff june.xlsx register --reports reports/", "register_diff")
MATCH = ("drehtuer register match reports/", "register_match")
_ACCEPT = (
    'drehtuer register accept 3f9a1 b07c2 --from reports/ --by me --why "two reports"',
    "register_accept",
)


def commands(make: Maker) -> list[click.Command]:
    """The commands."""
    return [
        make.command(
            "register diff",
            diff,
            [
                make.argument("old", value="old_value", about="old_list"),
                make.argument("new", value="new_value", about="new_list"),
                *layout_options(make),
                make.option("--reports", value="path_value", about="from_reports", multiple=True),
                make.option("--names", "names", about="show_names"),
                make.option("--json", "as_json"),
            ],
            (_DIFF,),
        ),
        make.command(
            "register match",
            match,
            [
                *make.reading(),
                decisions_option(make),
                make.option("--names", "names", about="show_names"),
                folder_option(make),
                make.option("--json", "as_json"),
            ],
            (MATCH,),
        ),
        make.command(
            "register accept",
            accept,
            [
                make.argument("ids", value="id_value", about="proposal", nargs=-1, required=True),
                make.option(
                    "--from",
                    "paths",
                    value="path_value",
                    about="from_matched",
                    multiple=True,
                    required=True,
                ),
                *[option for option in make.reading() if isinstance(option, click.Option)],
                decisions_option(make),
                *deciding(make),
            ],
            (_ACCEPT,),
        ),
    ]


@click.pass_obj
def diff(
    words: Words,
    /,
    old: str,
    new: str,
    reports: tuple[str, ...],
    names: bool,
    as_json: bool,
    **options: Any,
) -> int:
    """Print what became of a list."""
    from drehtuer.register.comparing import compare  # noqa: PLC0415

    before, after = (_list_in(words, each, options) for each in (old, new))
    batch = None
    spoken: tuple[Spoken, ...] = ()
    if reports:
        batch = _read(words, reports)
        spoken = _met(before, batch, None).spoken
    made = compare(before, after, spoken)
    if as_json:
        print_text(json_text(_compared(made, names=names), indent=2) + "\n")
    else:
        from drehtuer.briefs.lists import show_comparison  # noqa: PLC0415
        from drehtuer.briefs.terminal import console  # noqa: PLC0415

        show_comparison(made, (old, new), words, console(), names=names)
    return READ if batch is None else batch.finish(words)


def _list_in(words: Words, path: str, options: dict[str, Any]) -> Roll:
    """The list in a file, or in the folder of a register with what was decided."""
    from drehtuer.register import Register, read_roll  # noqa: PLC0415
    from drehtuer.register.layout import find_layout  # noqa: PLC0415

    if os.path.isdir(path):
        return Register(path).roll()
    table, wished = opened(words, path, **options)
    return read_roll(table, find_layout(table, wished))


def _read(words: Words, paths: tuple[str, ...], **options: Any) -> Batch:
    """The reports in paths; ``options`` as :func:`drehtuer.cli.reading.read_paths` takes them."""
    nothing = {
        "published": None,
        "language": None,
        "outlet": None,
        "second_reader": None,
        "second_model": None,
        "second_timeout": "120",
        "second_insecure": False,
    }
    return read_paths(words, paths=paths, **{**nothing, **options})


def _met(roll: Roll, batch: Batch, decisions: str | None) -> Meeting:
    from drehtuer.books.lives import accounted, directory_of  # noqa: PLC0415
    from drehtuer.register.spoken import meet  # noqa: PLC0415

    account, people = accounted(batch.reports, decided_in(decisions) if decisions else None)
    return meet(roll, directory_of(account, people), account, batch.reports)


def _compared(made: Comparison, *, names: bool) -> dict[str, Any]:
    """What ``register diff --json`` says; rows and ids, names only where they are asked for."""

    def who(entry: Entry) -> dict[str, Any]:
        told = {"row": entry.row, "id": entry.id, "status": entry.status}
        return {**told, "names": list(entry.names)} if names else told

    return {
        "before": made.before,
        "after": made.after,
        "by_id": made.by_id,
        "same": made.same,
        "reasons": {str(reason or "unknown"): n for reason, n in made.reasons().items()},
        "fields": dict(made.fields()),
        "came": [who(entry) for entry in made.came],
        "went": [
            {
                **who(departure.entry),
                "reason": departure.reason,
                "told_by": departure.told_by,
                **(
                    {"rests_on": departure.spoken.told.as_dict()}
                    if names and departure.spoken and departure.spoken.told
                    else {}
                ),
            }
            for departure in made.went
        ],
        "changed": [
            {"old": who(change.old), "new": who(change.new), "fields": list(change.fields)}
            for change in made.changed
        ],
        "doubtful": [{"old": who(pair.old), "new": who(pair.new)} for pair in made.doubtful],
    }


@click.pass_obj
def match(
    words: Words,
    /,
    paths: tuple[str, ...],
    folder: str,
    names: bool,
    as_json: bool,
    decisions: str,
    **options: Any,
) -> int:
    """Print what reports would change on the list."""
    from drehtuer.register import Register  # noqa: PLC0415
    from drehtuer.register.matching import matched  # noqa: PLC0415

    register = Register(folder)
    roll = register.roll()
    batch = _read(words, paths, **options)
    if not batch.reports:
        return batch.finish(words)
    meeting = _met(roll, batch, decisions)
    found = matched(register, roll, meeting)
    if as_json:
        print_text(json_text(_matches(meeting, found, names=names), indent=2) + "\n")
    else:
        from drehtuer.briefs.lists import show_matches  # noqa: PLC0415
        from drehtuer.briefs.terminal import console  # noqa: PLC0415

        show_matches(register, meeting, found, words, console(), names=names)
    batch.warn(words)
    return batch.finish(words)


def _matches(meeting: Meeting, found: list[Matched], *, names: bool) -> dict[str, Any]:
    from drehtuer.register.deciding import plainly  # noqa: PLC0415

    def key(entry: Entry) -> dict[str, Any]:
        told = {"row": entry.row, "id": entry.id}
        return {**told, "names": list(entry.names)} if names else told

    return {
        "spoken": [
            {
                **key(each.spoken.entry),
                "name": each.spoken.life.name,
                "status": each.spoken.entry.status,
                "now": each.spoken.now,
                "as_of": each.spoken.as_of,
                "verdict": each.verdict,
                "rests_on": each.spoken.told.as_dict() if each.spoken.told else None,
                "proposals": [
                    {
                        "id": proposal.id,
                        "column": proposal.column.letters,
                        "field": proposal.column.field,
                        "old": plainly(proposal.old),
                        "new": plainly(proposal.new),
                        "rests_on": proposal.told.as_dict(),
                    }
                    for proposal in each.proposals
                ],
            }
            for each in found
        ],
        "unclear": [
            {"name": unclear.life.name, "entries": [key(entry) for entry in unclear.entries]}
            for unclear in meeting.unclear
        ],
        "new": [
            {
                "name": life.name,
                "now": life.now,
                "as_of": life.as_of,
                "rests_on": told.as_dict() if (told := meeting.last_word(life)) else None,
            }
            for life in meeting.new
        ],
    }


@click.pass_obj
def accept(
    words: Words,
    /,
    ids: tuple[str, ...],
    paths: tuple[str, ...],
    by: str,
    why: str,
    folder: str,
    decisions: str,
    **options: Any,
) -> int:
    """Turn proposals into decisions: all that are named, or none."""
    from drehtuer.register import Register  # noqa: PLC0415
    from drehtuer.register.errors import RegisterError  # noqa: PLC0415
    from drehtuer.register.matching import matched  # noqa: PLC0415

    register = Register(folder)
    roll = register.roll()
    batch = _read(words, paths, **options)
    if not batch.reports:
        return batch.finish(words)
    found = matched(register, roll, _met(roll, batch, decisions))
    proposals = {proposal.id: proposal for each in found for proposal in each.proposals}
    unknown = next((each for each in ids if each not in proposals), None)
    if unknown is not None:
        raise RegisterError("register_no_proposal", proposal=unknown)
    chosen = [proposals[each] for each in dict.fromkeys(ids)]
    made = register.decide(
        [(proposal.entry.row, proposal.column, proposal.new) for proposal in chosen],
        by=by,
        why=why,
        at=now(),
        rests_on=[proposal.told.as_dict() for proposal in chosen],
    )
    tell_decisions(words, register, made)
    return batch.finish(words)
