"""``drehtuer desk``: the journal in the browser, for a team."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from drehtuer.cli import desk_data, journals
from drehtuer.cli.output import READ, misused, note
from drehtuer.cli.times import whole_number
from drehtuer.desk.errors import DeskError
from drehtuer.desk.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_HOST, _PORT, _JOURNAL = "127.0.0.1", "8000", "journal.db"
_START = ("drehtuer desk --journal journal.db", "desk")
_ADD = ("drehtuer desk user add Vera --role reviewer --journal journal.db", "desk_user_add")


def commands(make: Maker) -> list[click.Command]:
    """The commands."""

    def named(about: str) -> click.Option:
        return make.option(
            "--journal",
            about=about,
            value="journal_value",
            envvar=journals.SETTING,
            default=_JOURNAL,
        )

    journal, there = named("desk_journal"), named("desk_journal_there")
    name = make.argument("name", value="name_value", about="user_name")
    users = make.group(
        "desk user",
        [
            make.command(
                "desk user add",
                add,
                [name, make.option("--role", value="role_value", default="viewer"), journal],
                (_ADD,),
            ),
            make.command("desk user password", password, [name, there]),
        ],
        examples=(_ADD,),
    )
    options = [
        journal,
        make.option("--host", value="host_value", default=_HOST),
        make.option("--port", value="number_value", default=_PORT),
        make.option("--origin", value="url_value", envvar="DREHTUER_DESK_ORIGIN"),
        make.option(
            "--workers",
            about="desk_workers",
            value="number_value",
            envvar="DREHTUER_DESK_WORKERS",
        ),
    ]
    data = desk_data.commands(make, there, _prepare)
    examples = (_START, _ADD, desk_data.EXPORT)
    return [make.group("desk", [users, *data], options, examples, run=start)]


@click.pass_context
def start(
    ctx: click.Context,
    /,
    journal: str,
    host: str,
    port: str,
    origin: str | None,
    workers: str | None,
) -> int | None:
    """Start the desk, unless a command of its own follows."""
    if ctx.invoked_subcommand is not None:
        return None
    words: Words = ctx.obj
    number = whole_number(words, "cli.mistake.port", port)
    if not 0 < number < 65536:
        raise misused(words("cli.mistake.port", value=port))
    processes = whole_number(words, "cli.mistake.workers", workers) if workers else None
    from drehtuer.desk import serving  # noqa: PLC0415 - Django, only now

    serving.check_port(host, number)
    found = serving.prepare(
        journal,
        origin=origin,
        hosts=[host],
        language=words.language,
        on_backup=_telling_copies(words, journal),
    )
    from drehtuer.desk.users import has_administrator  # noqa: PLC0415

    if not has_administrator():
        if not sys.stdin.isatty():
            raise DeskError("desk_no_administrator", journal=found.shown)
        note(words("desk.first_user"))
        _add(words, click.prompt(words("desk.ask_name"), err=True), Role.ADMINISTRATOR)
    note(words("desk.started", address=origin or f"http://{host}:{number}"))
    serving.serve(host, number, processes)
    return READ


@click.pass_obj
def add(words: Words, /, name: str, role: str, journal: str) -> int:
    """Add somebody who may sign in; the password is asked for, or read from standard input."""
    wanted = _role(words, role)
    _prepare(words, journal, or_made=True)
    _add(words, name, wanted)
    return READ


@click.pass_obj
def password(words: Words, /, name: str, journal: str) -> int:
    """Give somebody a new password."""
    _prepare(words, journal)
    from drehtuer.desk.users import change_password  # noqa: PLC0415

    user = change_password(name, _asked_password(words))
    note(words("desk.user_changed", name=user.name))
    return READ


def _prepare(words: Words, journal: str, *, or_made: bool = False) -> None:
    from drehtuer.desk.serving import prepare  # noqa: PLC0415 - Django, only now

    copied = _telling_copies(words, journal)
    prepare(journal, language=words.language, on_backup=copied, or_made=or_made)


def _telling_copies(words: Words, journal: str) -> Callable[[Path], None]:
    return lambda copy: note(words("journal.renewed", journal=journal, copy=copy))


def _role(words: Words, given: str) -> Role:
    try:
        return Role.called(given)
    except KeyError:
        roles = ", ".join(role.key for role in Role)
        raise misused(words("cli.mistake.role", value=given, roles=roles)) from None


def _asked_password(words: Words) -> str:
    """The password: typed twice on a terminal, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    while True:
        first: str = click.prompt(words("desk.ask_password"), hide_input=True, err=True)
        if click.prompt(words("desk.ask_again"), hide_input=True, err=True) == first:
            return first
        note(words("desk.differing"))


def _add(words: Words, name: str, role: Role) -> None:
    from drehtuer.desk.users import add_user  # noqa: PLC0415

    user = add_user(name, _asked_password(words), role)
    note(words("desk.user_added", name=user.name, role=words(f"desk.roles.{role.key}")))
