"""Commands whose help stands in the language shown, and what they are put together from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click
from click import exceptions as mistakes

from drehtuer.briefs.words import LANGUAGES, Words

Example = tuple[str, str]
"""A line to type, and the key under ``cli.example`` that tells what it does."""


class _HelpfulCommand(click.Command):
    """A command whose help stands in the language shown, with examples."""

    examples: Sequence[Example] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # What is left over is told in the language shown, which click does not speak.
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            message = words_of(ctx)("cli.mistake.extra_argument", arguments=" ".join(rest))
            raise mistakes.UsageError(message, ctx)
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = words_of(ctx)
        commands = self.commands if isinstance(self, click.Group) else {}
        arguments = [p for p in self.params if isinstance(p, _HelpfulArgument)]
        pieces = [f"[{words('cli.about.options_value')}]"]
        pieces += [argument.shown for argument in arguments]
        pieces += [f"{words('cli.about.command_value')} …"] if commands else []
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{words('cli.usage')} ")
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        about = [(argument.shown, argument.about) for argument in arguments]
        _write_list(formatter, words("cli.arguments"), about)
        _write_list(
            formatter,
            words("cli.commands"),
            [(name, command.help or "") for name, command in commands.items()],
        )
        options = [p for p in self.params if isinstance(p, click.Option)]
        records = [record for p in options if (record := p.get_help_record(ctx))]
        _write_list(formatter, words("cli.options"), records)
        if self.examples:
            with formatter.section(words("cli.examples").rstrip(":")):
                for line, key in self.examples:
                    formatter.write(f"  {line}\n      {words(f'cli.example.{key}')}\n")
        formatter.write_paragraph()
        formatter.write_text(words("cli.about.footer"))


class _HelpfulGroup(_HelpfulCommand, click.Group):
    """A group of such commands."""


class _HelpfulArgument(click.Argument):
    """An argument that help tells about."""

    about: str = ""

    @property
    def shown(self) -> str:
        """How it stands in the line of usage."""
        return f"{self.metavar}…" if self.nargs == -1 else str(self.metavar)


def _write_list(
    formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]
) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def words_of(ctx: click.Context) -> Words:
    """The words of the language shown."""
    words = ctx.find_object(Words)
    return words if words is not None else Words()


class Maker:
    """Makes commands, arguments and options, their help in the given words.

    The words stand under ``cli.about``: a command's under its name (``register_import`` for a
    command of a group), an option's under its name without dashes, unless ``about`` names another
    key; the name of a value under ``value``.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def _say(self, key: str) -> str:
        return self.words(f"cli.about.{key}")

    def option(
        self, *names: str, about: str | None = None, value: str | None = None, **more: Any
    ) -> click.Option:
        """An option with a value, or a flag where ``value`` is None."""
        key = about or names[0].removeprefix("--").replace("-", "_")
        metavar = self._say(value) if value else None
        if value is None:
            more["is_flag"] = True
        return click.Option(names, help=self._say(key), metavar=metavar, **more)

    def argument(self, name: str, *, value: str, about: str, **more: Any) -> click.Argument:
        """An argument, one or (``nargs=-1``) several."""
        made = _HelpfulArgument([name], metavar=self._say(value), **more)
        made.about = self._say(about)
        return made

    def common(self) -> list[click.Parameter]:
        """The options of every command."""
        return [
            self.option("--lang", value="code_value", expose_value=False, callback=_check_lang),
            self.option("--help", is_eager=True, expose_value=False, callback=_show_help),
        ]

    def reading(self, *, required: bool = True) -> list[click.Parameter]:
        """The parameters of a command that reads reports, as ``reading.read_paths`` takes them.

        Where paths are not ``required``, the command looks itself whether there are any.
        """
        return [
            self.argument("paths", value="path_value", about="path", nargs=-1, required=required),
            self.option("--published", value="date_value"),
            self.option("--language", value="code_value"),
            self.option("--outlet", value="name_value"),
            self.option("--fields", value="fields_value"),
            self.option("--second-reader", value="url_value", envvar="DREHTUER_SECOND_READER"),
            self.option("--second-model", value="name_value", envvar="DREHTUER_SECOND_MODEL"),
            self.option("--second-timeout", value="seconds_value", default="120"),
            self.option("--second-insecure"),
        ]

    def command(
        self,
        name: str,
        run: Callable[..., int],
        parameters: Sequence[click.Parameter],
        examples: Sequence[Example] = (),
    ) -> click.Command:
        """A command; ``name`` may be that of its group and its own: ``register import``."""
        made = _HelpfulCommand(
            name.rpartition(" ")[2],
            callback=run,
            params=[*parameters, *self.common()],
            help=self._say(name.replace(" ", "_")),
            add_help_option=False,
        )
        made.examples = examples
        return made

    def group(
        self,
        name: str,
        commands: Sequence[click.Command],
        parameters: Sequence[click.Parameter] = (),
        examples: Sequence[Example] = (),
        run: Callable[..., int | None] | None = None,
    ) -> click.Group:
        """A group of commands; ``drehtuer`` is the whole program.

        ``run`` is called before each of its commands, and where none is given.
        """
        made = _HelpfulGroup(
            name.rpartition(" ")[2],
            help=self._say("program" if name == "drehtuer" else name.replace(" ", "_")),
            params=[*parameters, *self.common()],
            commands=commands,
            add_help_option=False,
            no_args_is_help=False,
            invoke_without_command=True,
            callback=run or _without_command,
        )
        made.examples = examples
        return made


def _check_lang(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None and value not in LANGUAGES:
        message = words_of(ctx)("cli.mistake.no_such_language", value=value)
        raise mistakes.UsageError(message, ctx)


def _show_help(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        raise mistakes.UsageError(words_of(ctx)("cli.mistake.missing_command"), ctx)
