"""Journals on the command line: reading into one, and telling from one in place of paths."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click import exceptions as mistakes
from click.core import ParameterSource

from drehtuer.cli.batch import Batch
from drehtuer.cli.keeper import Keeper
from drehtuer.cli.output import exclusive, misused, note
from drehtuer.cli.reading import read_paths
from drehtuer.cli.times import day
from drehtuer.cli.times import state as state_code

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.journal.store import Chosen, Journal
    from drehtuer.people import Decisions

DECISIONS = "decisions.jsonl"
"""The file that decisions are kept in if no other is named."""
SETTING = "DREHTUER_DATABASE_URL"
"""The variable that names a journal where no option does."""


def into_option(make: Maker) -> click.Option:
    """The option that names the journal to read into."""
    return make.option("--into", value="journal_value", envvar=SETTING)


def journal_option(make: Maker) -> click.Option:
    """The option that names the journal to tell from."""
    return make.option("--journal", value="journal_value", envvar=SETTING)


def keeping_option(make: Maker) -> click.Option:
    """The option that names the journal to keep decisions in."""
    return make.option(
        "--journal", about="journal_of_decisions", value="journal_value", envvar=SETTING
    )


def needed_journal(make: Maker) -> click.Option:
    """The option of a command that is about a journal alone."""
    return make.option(
        "--journal", about="the_journal", value="journal_value", envvar=SETTING, required=True
    )


def decisions_option(make: Maker) -> click.Option:
    """The option that names the file of decisions."""
    return make.option("--decisions", value="file_value", default=DECISIONS)


def telling(make: Maker) -> list[click.Parameter]:
    """The parameters of a command that tells what reports say, as :func:`told` takes them."""
    return [*make.reading(required=False), *choosing(make)]


def choosing(make: Maker) -> list[click.Parameter]:
    """The options of :func:`told` that name a journal, and choose what of it counts."""
    return [
        journal_option(make),
        make.option("--as-of", value="date_value"),
        make.option("--known", value="date_value"),
        make.option("--of", "state", value="code_value"),
        make.option("--confirmed"),
        decisions_option(make),
    ]


def decided_in(file: str) -> Decisions:
    """The decisions in a file; none where there is none."""
    from drehtuer.people.decisions import read_decisions  # noqa: PLC0415

    return read_decisions(Path(file))


@contextmanager
def opened(words: Words, where: str, *, to_write: bool = False) -> Iterator[Journal]:
    """A journal, open; a copy that had to be made of it is told."""
    from drehtuer.journal import open_journal  # noqa: PLC0415

    def tell_copy(copy: Path) -> None:
        note(words("journal.renewed", journal=where, copy=copy))

    journal = open_journal(where, to_write=to_write, on_backup=tell_copy)
    try:
        yield journal
    finally:
        journal.close()


@contextmanager
def keeping(words: Words, into: str | None) -> Iterator[Keeper | None]:
    """What keeps reports in the journal that is named; says at the end what was kept."""
    if not into:
        yield None
        return
    with opened(words, into, to_write=True) as journal:
        keeper = Keeper(journal)
        try:
            yield keeper
        finally:
            told = (
                words.plural("journal.added", keeper.added),
                words("journal.changed", number=words.number(keeper.changed)),
                words("journal.unchanged", number=words.number(keeper.unchanged)),
            )
            note(f"{journal.place.shown}: {'; '.join(told)}")


def told(
    words: Words,
    paths: tuple[str, ...],
    journal: str | None,
    as_of: str | None,
    known: str | None,
    decisions: str,
    state: str | None = None,
    confirmed: bool = False,
    **options: Any,
) -> tuple[Batch, Decisions]:
    """The reports in paths, or in a journal as reviewers have them, and what was decided else."""
    where = named(words, journal, decided=not paths)
    code = None if state is None else state_code(words, "--of", state)
    ctx = click.get_current_context()
    given = next(each for each in ctx.command.params if each.name == "paths")
    if paths and is_typed("journal"):
        shown = given.opts[0] if isinstance(given, click.Option) else given.metavar
        exclusive(words, {"--journal": True, str(shown): True})
    if paths or not where:
        for option, is_given in (("--known", known is not None), ("--confirmed", confirmed)):
            if is_given:
                raise misused(words("cli.mistake.no_journal", option=option))
        knowable = day(words, "--as-of", as_of)
        if not paths:
            raise mistakes.MissingParameter(ctx=ctx, param=given)
        batch = read_paths(words, paths=paths, **options)
        batch.files.append(Path(decisions))
        if knowable is not None:
            from drehtuer.books.subjects import known_by  # noqa: PLC0415

            later = len(batch.reports)
            batch.reports[:] = known_by(batch.reports, knowable)
            later -= len(batch.reports)
            note(words("journal.later", number=words.number(later)))
        if code is not None:
            batch.reports[:] = [r for r in batch.reports if any(c.where == code for c in r.claims)]
        return batch, decided_in(decisions)
    for name in options:
        exclusive(words, {"--journal": True, f"--{name.replace('_', '-')}": is_typed(name)})
    days = day(words, "--as-of", as_of), day(words, "--known", known)
    batch = Batch()
    from drehtuer.review import apply  # noqa: PLC0415

    with opened(words, where) as kept:
        chosen = kept.reports(as_of=days[0], known=days[1], state=code)
        made = kept.decisions()
        reviewed = apply(chosen.reports, kept.reviews(known=days[1]), confirmed=confirmed)
        batch.head = kept.head()
        batch.reports.extend(reviewed.reports)
        sources = [report.source for report in chosen.reports]
        files = dict.fromkeys([*sources, *(source.partition("#")[0] for source in sources)])
        batch.files.extend(map(kept.place.path_of, files))
        batch.files.extend([kept.place.file] if kept.place.file else [])
    note(f"{kept.place.shown}: {_chosen(words, chosen)}")
    for key, number in (
        ("applied", reviewed.applied),
        ("lost", len(reviewed.lost)),
        ("waiting", reviewed.waiting),
    ):
        if number:
            note(words.plural(f"review.{key}", number))
    return batch, made


def named(words: Words, journal: str | None, *, decided: bool) -> str | None:
    """The journal that is named, by the option or the setting, if it is to be used at all.

    What is typed goes before the setting: a file of decisions, and (not ``decided``) paths.
    """
    if is_typed("journal"):
        exclusive(words, {"--journal": True, "--decisions": is_typed("decisions")})
        return journal
    return journal if decided and not is_typed("decisions") else None


def is_typed(name: str) -> bool:
    """Whether a parameter was given on the command line."""
    source = click.get_current_context().get_parameter_source(name)
    return source is ParameterSource.COMMANDLINE


def _chosen(words: Words, chosen: Chosen) -> str:
    left = [
        words(f"journal.{key}", number=words.number(number))
        for key, number in (
            ("later", chosen.later),
            ("undated", chosen.undated),
        )
        if number
    ]
    return "; ".join([words.plural("people.reports", len(chosen.reports)), *left])
