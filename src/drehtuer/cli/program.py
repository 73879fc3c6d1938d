"""The program: what was typed, run; every mistake told in words."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

import click
from click import exceptions as mistakes

from drehtuer import __version__
from drehtuer.briefs.words import LANGUAGES, Words, said
from drehtuer.cli import (
    brief,
    check,
    deals,
    desk,
    door,
    engines,
    estimate,
    findings,
    keeping,
    people,
    register,
    reports,
    reviews,
    search,
    texts,
    watch,
)
from drehtuer.cli.helping import Maker
from drehtuer.cli.output import INTERRUPTED, MISUSED, READ, SOME_NOT_READ, tell, wording
from drehtuer.errors import DrehtuerError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""How writing fails where there is no more room."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status: 0 all read, 1 some not, 2 misused.

    ``findings`` and ``check`` end with 3 where all was read and something is to be mended.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = Words(shown_language(given, os.environ))
    _open_closed()
    atexit.register(gc.freeze)  # what ends with the process need not be searched for circles first
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = _run(given, words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough.
        _write_no_more()
        status = READ
    except OSError as error:
        if error.errno not in _FULL or error.filename is not None:
            raise
        _write_no_more()
        tell(words("cli.error", message=words("cli.full", reason=error.strerror)))
        status = SOME_NOT_READ
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def _open_closed() -> None:
    """Read nothing from, and write nothing to, what was closed before the program began."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _write_no_more() -> None:
    """Let nothing more be written to standard output, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str], words: Words) -> int:
    shown = sys.stdout
    try:
        status = command_line(words).main(
            arguments, prog_name="drehtuer", standalone_mode=False, obj=words
        )
    except mistakes.Abort:
        return INTERRUPTED
    except SystemExit:
        if sys.stdout is shown:
            raise
        raise BrokenPipeError from None  # click hid it, and the stream
    except mistakes.UsageError as mistake:
        path = mistake.ctx.command_path if mistake.ctx else "drehtuer"
        tell(words("cli.error", message=wording(mistake, words)))
        click.echo(words("cli.try_help", command=path), err=True)
        return MISUSED
    except DrehtuerError as error:
        tell(words("cli.error", message=said(error, words)))
        return SOME_NOT_READ
    return status if isinstance(status, int) else READ


def shown_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that ``--lang`` or else the environment asks for.

    It is known before the arguments are parsed, for help and mistakes are told in it, too.
    """
    asked = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            asked = "".join(arguments[place + 1 : place + 2])
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    if asked in LANGUAGES:
        return str(asked)
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return locale[:2] if locale[:2] in LANGUAGES else LANGUAGES[0]


def command_line(words: Words) -> click.Group:
    """The command line, its help in the given words."""
    make = Maker(words)
    version = make.option("--version", is_eager=True, expose_value=False, callback=_show_version)
    families = (
        reports,
        check,
        deals,
        door,
        findings,
        brief,
        estimate,
        people,
        reviews,
        register,
        texts,
        engines,
        search,
        watch,
        desk,
        keeping,
    )
    commands = [each for family in families for each in family.commands(make)]
    return make.group("drehtuer", commands, [version], (reports.READ_FOLDER, reports.PAGE))


def _show_version(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"drehtuer {__version__}")
        ctx.exit()
