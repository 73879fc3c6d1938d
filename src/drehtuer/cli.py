"""The command line: ``drehtuer read`` and ``drehtuer account``.

What is heavy (rich, jinja2, the reading itself) is imported when a command needs it, so that help
comes at once.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click
from click import exceptions as mistakes

from drehtuer import __version__
from drehtuer.briefs.words import LANGUAGES, Words
from drehtuer.errors import DateError, DrehtuerError, LanguageError

if TYPE_CHECKING:
    from drehtuer.model import Report
    from drehtuer.second import Endpoint
    from drehtuer.text.sources import Source

Item = TypeVar("Item")

READ, SOME_NOT_READ, MISUSED, INTERRUPTED = 0, 1, 2, 130
STANDARD_INPUT = "-"

_LONG_WORK = 500_000
"""From how many bytes on a progress bar is shown."""

# JSON may stand in a terminal: what could steer it is written as an escape.
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status: 0 all read, 1 some not, 2 misused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = Words(_shown_language(given, os.environ))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = _run(given, words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough. Nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = READ
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def _run(arguments: list[str], words: Words) -> int:
    try:
        status = command_line(words).main(
            arguments, prog_name="drehtuer", standalone_mode=False, obj=words
        )
    except mistakes.Abort:
        return INTERRUPTED
    except mistakes.UsageError as mistake:
        path = mistake.ctx.command_path if mistake.ctx else "drehtuer"
        _tell(words("cli.error", message=_wording(mistake, words)))
        click.echo(words("cli.try_help", command=path), err=True)
        return MISUSED
    except DrehtuerError as error:
        _tell(words("cli.error", message=_said(error, words)))
        return SOME_NOT_READ
    return status if isinstance(status, int) else READ


def _shown_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
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


def _tell(message: object) -> None:
    """Print one line on standard error, in red on a terminal."""
    line = " ".join(str(message).split())
    click.secho(_STEERING.sub("\ufffd", line.replace("\x1b", "\ufffd")), err=True, fg="red")


def _note(message: str) -> None:
    """Print one line on standard error that is no mistake."""
    click.echo(_STEERING.sub("\ufffd", message.replace("\x1b", "\ufffd")), err=True)


def _said(error: DrehtuerError, words: Words) -> str:
    """What an error says, in the language shown where its words are there."""
    from drehtuer.text.loading import WordedError  # noqa: PLC0415

    if not isinstance(error, WordedError) or words.find(f"errors.{error.code}") is None:
        return str(error)
    parameters = {
        name: _said(value, words) if isinstance(value, DrehtuerError) else value
        for name, value in error.parameters.items()
    }
    return words(f"errors.{error.code}", **parameters)


def _wording(mistake: mistakes.UsageError, words: Words) -> str:
    """What was wrong with the arguments, in the language shown."""
    say = "cli.mistake."
    if isinstance(mistake, mistakes.NoSuchOption):
        return words(f"{say}no_such_option", option=mistake.option_name)
    if isinstance(mistake, mistakes.MissingParameter):
        return words(f"{say}missing_argument")
    if isinstance(mistake, mistakes.BadOptionUsage):
        key = "extra_value" if "does not take" in mistake.message else "missing_value"
        return words(f"{say}{key}", option=mistake.option_name)
    if isinstance(mistake, mistakes.NoSuchCommand):
        return words(f"{say}no_such_command", command=mistake.command_name)
    return mistake.format_message()


# Help in the language shown


class _Helpful(click.Command):
    """A command whose help stands in the language shown, with examples."""

    examples: tuple[tuple[str, str], ...] = ()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = _words(ctx)
        commands = self.commands if isinstance(self, click.Group) else {}
        arguments = [p for p in self.params if isinstance(p, click.Argument)]
        pieces = [f"[{words('cli.about.options_value')}]"]
        pieces += [f"{argument.metavar}…" for argument in arguments]
        pieces += [f"{words('cli.about.command_value')} …"] if commands else []
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{words('cli.usage')} ")
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        about = [(f"{p.metavar}…", words("cli.about.path")) for p in arguments]
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


class _HelpfulGroup(_Helpful, click.Group):
    """A group of such commands."""


def _write_list(
    formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]
) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _words(ctx: click.Context) -> Words:
    words = ctx.find_object(Words)
    return words if words is not None else Words()


# The commands


def command_line(words: Words) -> click.Group:
    """The command line, its help in the given words."""
    about = "cli.about."

    def option(*names: str, about_key: str, value: str | None = None, **more: Any) -> click.Option:
        metavar = words(f"{about}{value}") if value else None
        return click.Option(names, help=words(f"{about}{about_key}"), metavar=metavar, **more)

    def common() -> list[click.Parameter]:
        return [
            option(
                "--lang",
                about_key="lang",
                value="code_value",
                expose_value=False,
                callback=_check_lang,
            ),
            option(
                "--help",
                about_key="help",
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
            ),
        ]

    def reading() -> list[click.Parameter]:
        return [
            click.Argument(["paths"], nargs=-1, required=True, metavar=words(f"{about}path_value")),
            option("--published", about_key="published", value="date_value"),
            option("--language", about_key="language", value="code_value"),
            option("--outlet", about_key="outlet", value="name_value"),
            option(
                "--second-reader",
                about_key="second_reader",
                value="url_value",
                envvar="DREHTUER_SECOND_READER",
            ),
            option(
                "--second-model",
                about_key="second_model",
                value="name_value",
                envvar="DREHTUER_SECOND_MODEL",
            ),
            option(
                "--second-timeout",
                about_key="second_timeout",
                value="seconds_value",
                default="120",
            ),
            option("--second-insecure", about_key="second_insecure", is_flag=True),
        ]

    def command(
        name: str,
        run: Callable[..., int],
        parameters: list[click.Parameter],
        examples: tuple[tuple[str, str], ...],
    ) -> click.Command:
        made = _Helpful(
            name,
            callback=run,
            params=[*reading(), *parameters, *common()],
            help=words(f"{about}{name}"),
            add_help_option=False,
        )
        made.examples = examples
        return made

    group = _HelpfulGroup(
        "drehtuer",
        help=words(f"{about}program"),
        params=[
            option(
                "--version",
                about_key="version",
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
            ),
            *common(),
        ],
        add_help_option=False,
        no_args_is_help=False,
        invoke_without_command=True,
        callback=_without_command,
    )
    group.examples = (_READ_FOLDER, _PAGE)
    group.add_command(
        command(
            "read",
            read,
            [
                option("--claims", about_key="claims", is_flag=True),
                option("--json", "as_json", about_key="json", is_flag=True),
            ],
            (_READ_FOLDER, _CLAIMS, _DATED, _SECOND),
        )
    )
    group.add_command(
        command(
            "account",
            account,
            [
                option("--evidence", about_key="evidence", is_flag=True),
                option("--json", "as_json", about_key="json", is_flag=True),
                option("--html", about_key="html", value="file_value"),
            ],
            (_ACCOUNT, _PAGE),
        )
    )
    return group


_READ_FOLDER = ("drehtuer read reports/", "read")
_CLAIMS = ("drehtuer read --claims reports/*.txt > claims.jsonl", "claims")
_DATED = ("drehtuer read --published 2025-12-05 - < report.txt", "dated")
_SECOND = (
    "drehtuer read --second-reader http://127.0.0.1:8080/v1 --second-model NAME reports/",
    "second",
)
_ACCOUNT = ("drehtuer account --evidence reports/", "account")
_PAGE = ("drehtuer --lang de account reports/ --html account.html", "page")


def _check_lang(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None and value not in LANGUAGES:
        message = _words(ctx)("cli.mistake.no_such_language", value=value)
        raise mistakes.UsageError(message, ctx)


def _show_help(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


def _show_version(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"drehtuer {__version__}")
        ctx.exit()


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        raise mistakes.UsageError(_words(ctx)("cli.mistake.missing_command"), ctx)


@click.pass_obj
def read(words: Words, /, claims: bool, as_json: bool, **options: Any) -> int:
    """Read reports and print a table of them, or their claims."""
    _exclusive(words, {"--claims": claims, "--json": as_json})
    batch = _read(words, **options)
    if claims:
        for report in batch.reports:
            _print("".join(f"{_json(claim.as_dict())}\n" for claim in report.claims))
        batch.warn(words)
    elif as_json:
        _print(_json([_report_record(report) for report in batch.reports], indent=2) + "\n")
    elif batch.reports:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        terminal.show_reports(batch.reports, words, terminal.console())
    return batch.finish(words)


@click.pass_obj
def account(
    words: Words,
    /,
    evidence: bool,
    as_json: bool,
    html: str | None,
    **options: Any,
) -> int:
    """Make the account of reports and print it or write it as a page."""
    _exclusive(words, {"--evidence": evidence, "--json": as_json, "--html": html is not None})
    batch = _read(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer import books  # noqa: PLC0415

    made = books.account(batch.reports)
    if as_json:
        _print(_json(made.as_dict(), indent=2) + "\n")
    elif html is not None:
        from drehtuer.briefs.page import page  # noqa: PLC0415

        _write_page(page(made, batch.reports, words), html, words, batch.reports)
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        reports = batch.reports if evidence else None
        terminal.show_account(made, words, terminal.console(), reports=reports)
    batch.warn(words)
    return batch.finish(words)


def _exclusive(words: Words, chosen: Mapping[str, bool]) -> None:
    if sum(chosen.values()) > 1:
        options = words.join(list(chosen))
        raise mistakes.UsageError(
            words("cli.mistake.exclusive", options=options), click.get_current_context()
        )


# Reading


class _Batch:
    """The reports that were read, how many paths were not, whether the second reader failed."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.failures = 0
        self.is_half_read = False

    def fail(self, error: DrehtuerError, words: Words) -> None:
        self.failures += 1
        _tell(words("cli.error", message=_said(error, words)))

    def warn(self, words: Words) -> None:
        """Say what is doubtful about the reports, where no table of them does."""
        from drehtuer.briefs.terminal import warning  # noqa: PLC0415

        for report in self.reports:
            for code, parameters in report.warnings:
                _tell(f"{report.source}: {warning(code, parameters, words)}")

    def finish(self, words: Words) -> int:
        """Say what was not read; the exit status."""
        if not self.failures:
            return SOME_NOT_READ if self.is_half_read else READ
        if self.reports:
            _tell(words.plural("cli.not_read", self.failures))
        else:
            _tell(words("cli.no_reports"))
        return SOME_NOT_READ


def _read(
    words: Words,
    paths: Sequence[str],
    published: str | None,
    language: str | None,
    outlet: str | None,
    **second: Any,
) -> _Batch:
    """Read all that the paths stand for; what cannot be read is told and counted."""
    from drehtuer.text.loading import find_reports  # noqa: PLC0415
    from drehtuer.text.sources import Source  # noqa: PLC0415

    given = Source(_checked_date(words, published), outlet, _checked_language(words, language))
    endpoint = _endpoint(words, **second)
    found = find_reports(path for path in paths if path != STANDARD_INPUT)
    batch = _Batch()
    for error in found.errors:
        batch.fail(error, words)
    files: list[Path | None] = [*found.files]
    if STANDARD_INPUT in paths:
        files.append(None)
    folders: dict[Path, Mapping[str, Source]] = {}
    for file in _with_progress(files, words):
        known = Source()
        if file is not None:
            if file.parent not in folders:
                folders[file.parent] = _sources(file.parent, batch, words)
            known = folders[file.parent].get(file.name, known)
        try:
            batch.reports.append(_read_one(file, known, given, words))
        except DrehtuerError as error:
            batch.fail(error, words)
    if endpoint is not None and batch.reports:
        _read_again(batch, endpoint, words)
    return batch


def _endpoint(
    words: Words,
    second_reader: str | None,
    second_model: str | None,
    second_timeout: str,
    second_insecure: bool,
) -> Endpoint | None:
    """The second reader that the options or the environment name; None where they name none."""
    if not second_reader:
        return None
    ctx = click.get_current_context()
    if not second_model:
        raise mistakes.UsageError(words("cli.mistake.second_model"), ctx)
    if not (second_timeout.isascii() and second_timeout.isdigit() and int(second_timeout)):
        message = words("cli.mistake.second_timeout", value=second_timeout)
        raise mistakes.UsageError(message, ctx)
    from drehtuer.second import Endpoint, SecondReaderError  # noqa: PLC0415

    try:
        return Endpoint(
            second_reader,
            second_model,
            key=os.environ.get("DREHTUER_SECOND_KEY"),
            timeout=float(second_timeout),
            insecure=second_insecure,
        )
    except SecondReaderError as error:
        raise mistakes.UsageError(_said(error, words), ctx) from None


def _read_again(batch: _Batch, endpoint: Endpoint, words: Words) -> None:
    """Have the second reader read; say before what is sent where, and after what came of it."""
    from drehtuer.second import read_again  # noqa: PLC0415

    def announce(number: int, reports: int) -> None:
        sent = words.plural("second.sent", number)
        of = words.plural("second.reports", reports)
        _note(words("second.to", sent=sent, of=of, address=endpoint.address, model=endpoint.model))

    def track(work: Sequence[Item]) -> Iterable[Item]:
        return _tracked(work, words("second.reading")) if sys.stderr.isatty() else work

    done = read_again(batch.reports, endpoint, announce=announce, track=track)
    batch.reports = done.reports
    dropped = [
        words.plural(f"second.dropped.{reason}", number)
        for reason, number in sorted(done.dropped.items())
    ]
    added = words.plural("second.added", done.added)
    _note(words("second.told", told="; ".join([added, *dropped])))
    for told in dict.fromkeys(_said(error, words) for error in done.failures):
        _tell(words("cli.error", message=told))
    batch.is_half_read = bool(done.failures)


def _sources(folder: Path, batch: _Batch, words: Words) -> Mapping[str, Source]:
    from drehtuer.text.sources import read_sources  # noqa: PLC0415

    sources = read_sources(folder)
    for error in sources.errors:
        batch.fail(error, words)
    return sources.by_name


def _read_one(file: Path | None, known: Source, given: Source, words: Words) -> Report:
    """Read a file, or standard input where it is None; what is ``given`` goes before ``known``."""
    from dataclasses import replace  # noqa: PLC0415

    import drehtuer  # noqa: PLC0415
    from drehtuer.languages import codes  # noqa: PLC0415
    from drehtuer.text.loading import SIZE_LIMIT, decode, load  # noqa: PLC0415

    if file is None:
        source = STANDARD_INPUT
        loaded = decode(sys.stdin.buffer.read(SIZE_LIMIT + 1), source)
    else:
        source = str(file)
        loaded = load(file)
    # A text of one line could be taken for a path: its end shows that it is none.
    text = loaded.text if "\n" in loaded.text else f"{loaded.text}\n"
    language = given.language or known.language
    if language is not None and language not in codes():
        shown = {"file": source, "code": language, "codes": ", ".join(codes())}
        raise LanguageError(words("cli.unread_language", **shown))
    report = drehtuer.read(
        text,
        published=given.published or known.published,
        language=language,
        outlet=given.outlet or known.outlet,
        source=source,
    )
    return replace(report, text=loaded.text, warnings=(*loaded.warnings, *report.warnings))


def _checked_date(words: Words, text: str | None) -> str | None:
    from drehtuer.text.sources import calendar_date  # noqa: PLC0415

    try:
        return text and calendar_date(text)
    except DateError as error:
        message = words("cli.mistake.bad_date", message=_said(error, words))
        raise mistakes.UsageError(message, click.get_current_context()) from None


def _checked_language(words: Words, code: str | None) -> str | None:
    from drehtuer.languages import codes  # noqa: PLC0415

    if code is not None and code not in codes():
        message = words("cli.mistake.bad_language", code=code, codes=", ".join(codes()))
        raise mistakes.UsageError(message, click.get_current_context())
    return code


def _with_progress(files: Sequence[Path | None], words: Words) -> Iterable[Path | None]:
    """The files in turn, with a bar on standard error if it is a terminal and the work long."""
    size = sum(file.stat().st_size for file in files if file is not None and file.is_file())
    if size < _LONG_WORK or not sys.stderr.isatty():
        return files
    return _tracked(files, words("cli.reading"))


def _tracked(work: Sequence[Item], about: str) -> Iterable[Item]:
    """The items in turn, with a bar on standard error."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    return track(work, about, console=Console(stderr=True), transient=True)


# Writing


def _report_record(report: Report) -> dict[str, Any]:
    """What ``read --json`` says of a report: all but its text, and its claims by kind."""
    from collections import Counter  # noqa: PLC0415

    return {
        "source": report.source,
        "published": report.published,
        "outlet": report.outlet,
        "language": report.language,
        "claims": dict(Counter(claim.kind for claim in report.claims)),
        "warnings": [{"code": code, **given} for code, given in report.warnings],
    }


def _json(record: object, indent: int | None = None) -> str:
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _print(text: str) -> None:
    """Print for other programs: UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def _write_page(made: str, target: str, words: Words, reports: Iterable[Report]) -> None:
    if target == STANDARD_INPUT:
        _print(made)
        return
    if any(Path(target).resolve() == Path(report.source).resolve() for report in reports):
        raise DrehtuerError(words("cli.is_report", file=target))
    try:
        Path(target).write_bytes(made.encode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror
        raise DrehtuerError(words("cli.cannot_write", file=target, reason=reason)) from None
    click.echo(words("cli.written", file=target), err=True)
    if find_spec("vl_convert") is None:
        click.echo(words("cli.picture_missing"), err=True)
