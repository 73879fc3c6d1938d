"""What the commands print: messages for people, JSON for programs, pages into files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click import exceptions as mistakes

from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import STEERING

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words

READ, SOME_NOT_READ, MISUSED, INTERRUPTED = 0, 1, 2, 130
"""The exit statuses."""

STANDARD_INPUT = "-"


def tell(message: object) -> None:
    """Print one line on standard error, in red on a terminal."""
    line = " ".join(str(message).split())
    click.secho(STEERING.sub("\ufffd", line.replace("\x1b", "\ufffd")), err=True, fg="red")


def note(message: str) -> None:
    """Print one line on standard error that is no mistake."""
    click.echo(STEERING.sub("\ufffd", message.replace("\x1b", "\ufffd")), err=True)


def wording(mistake: mistakes.UsageError, words: Words) -> str:
    """What was wrong with the arguments, in the language shown."""
    say = "cli.mistake."
    if isinstance(mistake, mistakes.NoSuchOption):
        return words(f"{say}no_such_option", option=mistake.option_name)
    if isinstance(mistake, mistakes.MissingParameter):
        missing = mistake.param
        if isinstance(missing, click.Option):
            return words(f"{say}missing_option", option=missing.opts[0])
        if missing is not None and missing.name != "paths":
            return words(f"{say}missing_value_of", name=missing.metavar)
        return words(f"{say}missing_argument")
    if isinstance(mistake, mistakes.BadOptionUsage):
        key = "extra_value" if "does not take" in mistake.message else "missing_value"
        return words(f"{say}{key}", option=mistake.option_name)
    if isinstance(mistake, mistakes.NoSuchCommand):
        return words(f"{say}no_such_command", command=mistake.command_name)
    if isinstance(mistake, mistakes.BadParameter) and mistake.param is not None:
        return words(f"{say}no_number", name=mistake.param.metavar)
    return mistake.format_message()


def misused(message: str) -> mistakes.UsageError:
    """The error that what was typed is no proper use of the command."""
    return mistakes.UsageError(message, click.get_current_context())


def exclusive(words: Words, chosen: Mapping[str, bool]) -> None:
    """Refuse more than one of the options, which are told by whether each was chosen."""
    if sum(chosen.values()) > 1:
        raise misused(words("cli.mistake.exclusive", options=words.join(list(chosen))))


def print_text(text: str) -> None:
    """Print for other programs: UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def write_file(made: Iterable[bytes], target: str, words: Words, kept: Iterable[Path]) -> None:
    """Write into a file (- is standard output), but never over one that is ``kept``."""
    if target == STANDARD_INPUT:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(made)
        return
    if any(Path(target).resolve() == one.resolve() for one in kept):
        raise DrehtuerError(words("cli.is_report", file=target))
    try:
        with Path(target).open("wb") as file:
            file.writelines(made)
    except OSError as error:
        reason = error.strerror
        raise DrehtuerError(words("cli.cannot_write", file=target, reason=reason)) from None
    note(words("cli.written", file=target))


def write_page(made: str, target: str, words: Words, kept: Iterable[Path]) -> None:
    """Write a page into a file (- is standard output), but never over one that is ``kept``."""
    if target == STANDARD_INPUT:
        print_text(made)
        return
    write_file([made.encode("utf-8", "replace")], target, words, kept)
    if find_spec("vl_convert") is None:
        note(words("cli.picture_missing"))
