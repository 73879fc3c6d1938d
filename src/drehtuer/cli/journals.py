"""Journals on the command line: reading into one, and telling from one in place of paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click import exceptions as mistakes
from click.core import ParameterSource

from drehtuer.cli.batch import Batch, read_paths
from drehtuer.cli.output import exclusive, misused, note
from drehtuer.cli.times import day
from drehtuer.cli.times import state as state_code
from drehtuer.journal.errors import UnkeptReportError

if TYPE_CHECKING:
    from datetime import date

    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.engine.tables import Kept
    from drehtuer.journal.places import ReadFile
    from drehtuer.journal.store import Chosen, Journal, Reading
    from drehtuer.model import Report
    from drehtuer.people import Decisions
    from drehtuer.text.sources import Source

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


class Keeper:
    """Keeps what is read in a journal, and says what need not be read again."""

    def __init__(self, journal: Journal) -> None:
        self.added = self.changed = self.unchanged = 0
        self.journal = journal
        self._names: dict[Path, str] = {}
        self._asked: list[str] = []
        self._known: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._files: dict[str, ReadFile] = {}
        self._file_digest: str | None = None
        self._new: dict[str, date] = {}

    def source_of(self, file: Path | None) -> str:
        """The name under which the journal keeps a file.

        Raises:
            UnkeptReportError: it is no file, but standard input; or its name cannot be kept.
        """
        from drehtuer.journal.places import check_signs  # noqa: PLC0415

        if file is None:
            raise UnkeptReportError("journal_input")
        name = self._names.get(file)
        if name is None:
            name = self.journal.place.name_of(file)
            check_signs(name, "")
            self._names[file] = name
        return name

    def look_up(self, files: Sequence[Path]) -> None:
        """Learn what the journal has of these files."""
        self._asked = []
        for file in files:
            with suppress(UnkeptReportError):  # told when its turn comes
                self._asked.append(self.source_of(file))
        self._known = {}
        self._files = self.journal.files(self._asked)

    def has(self, source: str, text: str, beside: Source, model: str | None) -> bool:
        """Whether the journal's newest version of a report is this, read by the same reader.

        Raises:
            UnkeptReportError: it cannot be kept.
        """
        from drehtuer.journal.places import check_signs, digest  # noqa: PLC0415

        check_signs(source, text)
        self._digests[source] = digest(text, *astuple(beside), model)
        if source not in self._known:  # the first that is not as it was, or a part of a file
            self._known |= self.journal.digests([source, *self._asked])
            self._asked = []
        is_known = self._known.get(source) == self._digests[source]
        self.unchanged += is_known
        return is_known

    def number_in(self, file: Path | None, *given: str | None) -> int | None:
        """How many reports a file had, if it was read to its end and is as it was then.

        Plain text is no longer to read than to compare: of it, None.
        """
        self._file_digest = None
        if file is None:
            return None
        from drehtuer.journal.places import digest  # noqa: PLC0415
        from drehtuer.text.loading import file_hash  # noqa: PLC0415

        sha256 = file_hash(file)
        if sha256 is None:
            return None
        self._file_digest = digest(sha256, *given)
        known = self._files.get(self.source_of(file))
        if known is None or known.digest != self._file_digest:
            return None
        self.unchanged += known.reports
        return known.reports

    def finish(self, file: Path | None, number: int) -> None:
        """Note down that the file that :meth:`number_in` was asked of was read to its end."""
        from drehtuer.journal.places import ReadFile  # noqa: PLC0415

        if self._file_digest is not None:
            self.note(self.source_of(file), ReadFile(self._file_digest, number))

    def note(self, source: str, read: ReadFile) -> None:
        """Note down that a file or an address was read to its end."""
        from datetime import UTC, datetime  # noqa: PLC0415

        self.journal.add_file(source, read, at=datetime.now(UTC))

    def keep(self, report: Report, original: bytes | None = None) -> None:
        """Keep a report that :meth:`has` was asked of."""
        from drehtuer.journal.store import Reading  # noqa: PLC0415

        self._keep([Reading(report, self._digests.pop(report.source), original)])

    def keep_all(self, kept: Iterable[Kept], place: Path) -> Iterator[UnkeptReportError]:
        """Keep reports that workers read, their paths as seen from a ``place``.

        What cannot be kept is told; the others are.
        """
        from drehtuer.journal.places import check_signs, digest  # noqa: PLC0415
        from drehtuer.journal.store import Reading  # noqa: PLC0415

        some: list[Reading] = []
        for report, item, original in kept:
            try:
                source = self.source_of(place / item.file) + report.source.removeprefix(item.file)
                check_signs(source, report.text)
            except UnkeptReportError as error:
                yield error
            else:
                known = digest(report.text, *astuple(item.known), None)
                some.append(Reading(replace(report, source=source), known, original))
        self._keep(some)

    def copied(self) -> Iterator[tuple[str, list[str]]]:
        """Which of the reports kept since this was asked print one that the journal had before.

        Texts are fetched of some weeks at a time: an archive may be of many years.

        Yields:
            The report, and those that print the same, the earliest first. Reports without a day
            are left out, and those of which no claim was read.
        """
        if not self._new:
            return
        from datetime import timedelta  # noqa: PLC0415

        from drehtuer.books.copies import NEAR, copies_among  # noqa: PLC0415

        near = timedelta(days=NEAR)
        new, self._new = self._new, {}
        in_order = sorted(new, key=lambda source: new[source])
        while in_order:
            first = new[in_order[0]]
            some = {source for source in in_order if new[source] <= first + near}
            in_order = [source for source in in_order if source not in some]
            texts = self.journal.texts_between(first - near, first + 2 * near)
            if all(text.source in new for text in texts):
                continue
            for group in copies_among(texts):
                if others := [source for source in group.reports if source not in new]:
                    yield from ((source, others) for source in group.reports if source in some)

    def _keep(self, some: Sequence[Reading]) -> None:
        from datetime import UTC, datetime  # noqa: PLC0415

        from drehtuer.books.spans import days  # noqa: PLC0415

        versions = self.journal.add_all(some, at=datetime.now(UTC))
        for version, reading in zip(versions, some, strict=True):
            self.unchanged += version is None
            self.added += version == 1
            self.changed += version is not None and version > 1
            report = reading.report
            span = days(report.published) if version is not None and report.claims else None
            if span is not None:
                self._new[report.source] = span.first


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
