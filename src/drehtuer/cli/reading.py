"""Reading all that paths on the command line stand for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drehtuer.briefs.words import said
from drehtuer.cli.batch import MANY, Batch
from drehtuer.cli.output import STANDARD_INPUT, misused, note, tell
from drehtuer.cli.times import whole_number
from drehtuer.errors import DateError, DrehtuerError, LanguageError, UnreadableReportError
from drehtuer.journal.errors import JournalError

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.keeper import Keeper
    from drehtuer.cli.web import Web
    from drehtuer.model import Report
    from drehtuer.second import Endpoint
    from drehtuer.text.loaded import LoadedReport
    from drehtuer.text.sources import Source

Item = TypeVar("Item")

_LONG_WORK = 500_000
"""From how many bytes on a progress bar is shown."""
_SHOWN_LEFT = 5
"""How many names of files that are no reports are told."""


class _Reading:
    """Takes what is found into a batch, and into a journal where there is one.

    Where a second reader is to read first, ``keep_all`` keeps the reports afterwards.
    """

    def __init__(
        self,
        words: Words,
        batch: Batch,
        keeper: Keeper | None,
        model: str | None,
        *,
        relevant: bool,
    ) -> None:
        self._words = words
        self._batch = batch
        self._keeper = keeper
        self._model = model
        self._relevant = relevant
        self._originals: dict[str, bytes | None] = {}

    def take(
        self, found: Iterable[tuple[str, LoadedReport | DrehtuerError]], beside: Source
    ) -> int:
        """Read what was found under a name; how many reports it is, with those that are known."""
        number = 0
        for name, loaded in found:
            try:
                number += self._take(name, loaded, beside)
            except JournalError:  # the next report would fare no better
                raise
            except DrehtuerError as error:
                self._batch.fail(error, self._words)
        return number

    def _take(self, name: str, loaded: LoadedReport | DrehtuerError, beside: Source) -> bool:
        from drehtuer.text.subject import can_matter  # noqa: PLC0415

        batch, keeper = self._batch, self._keeper
        if isinstance(loaded, DrehtuerError):
            raise loaded
        if loaded.is_passed_over or (self._relevant and not can_matter(loaded.text)):
            batch.passed_over += 1
            return False
        source = loaded.source(name)
        if keeper is not None and keeper.has(source, loaded.text, beside, self._model):
            batch.unchanged += 1
            return True
        report = _read_one(source, loaded, beside, self._words)
        if self._relevant and not report.claims:
            batch.passed_over += 1
            return False
        if keeper is not None and self._model is None:
            keeper.keep(report, loaded.original)
        elif keeper is not None:
            self._originals[source] = loaded.original
        batch.reports.append(report)
        return True

    def keep_all(self) -> None:
        """Keep the reports of the batch, as a second reader has read them."""
        assert self._keeper is not None, "there is a journal"
        for report in self._batch.reports:
            self._keeper.keep(report, self._originals[report.source])


def read_paths(
    words: Words,
    paths: Sequence[str],
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    fields: str | None = None,
    relevant: bool = False,
    keeper: Keeper | None = None,
    web: Web | None = None,
    **second: Any,
) -> Batch:
    """Read all that the paths stand for; what cannot be read is told and counted.

    With a keeper, what its journal has is passed over, and the rest is kept there. ``relevant``
    leaves out reports without a claim. With ``web``, addresses are paths, too, and feeds are
    followed to their pages.
    """
    names = field_names(words, fields)
    endpoint = _endpoint(words, **second)
    batch = Batch()
    model = None if endpoint is None else endpoint.model
    given = given_source(words, published, language, outlet)
    addresses = [] if web is None else web.among(paths)
    own = () if keeper is None else keeper.journal.place.files
    plan = planned(words, batch, [path for path in paths if path not in addresses], given, own)
    if keeper is not None:
        keeper.look_up([file for file, _ in plan if file is not None])
    if web is not None:
        web.begin(batch, *astuple(given), model, is_kept_later=endpoint is not None)
    reading = _Reading(words, batch, keeper, model, relevant=relevant)
    for file, beside in _with_progress(plan, words):
        try:
            name = _name_of(file, keeper)
        except DrehtuerError as error:
            batch.fail(error, words)
            continue
        if keeper is not None:
            given_beside = (beside.published, beside.outlet, beside.language)
            told = [*given_beside, model, fields, "relevant" if relevant else None]
            known = keeper.number_in(file, *told)
            if known is not None:
                batch.unchanged += known
                continue
        failures = batch.failures
        loaded = loaded_in(file, names, keep=keeper is not None, relevant=relevant)
        found = ((name, each) for each in loaded)
        number = reading.take(found if web is None else web.followed(found), beside)
        is_waiting = web is not None and web.is_waiting
        number += web.passed_over if web is not None else 0
        batch.files += [file] if file is not None else []
        batch.waiting += [file] if file is not None and is_waiting else []
        if (
            keeper is not None
            and endpoint is None
            and failures == batch.failures
            and not is_waiting
        ):
            keeper.finish(file, number)
    if web is not None:
        for address in addresses:
            reading.take(web.found_at(address), given)
    if endpoint is not None and batch.reports:
        _read_again(batch, endpoint, words)
        if keeper is not None and not batch.is_half_read:  # the next time it may be whole
            reading.keep_all()
    if web is not None and not batch.is_half_read:
        web.finish()
    if keeper is not None:
        tell_copies(keeper, words)
    return batch


def tell_copies(keeper: Keeper, words: Words) -> None:
    """Say which new reports print what the journal had before: they are no further source."""
    told = list(keeper.copied())
    for report, others in told[:MANY]:
        note(words("journal.copied", report=report, other=others[0]))
    if more := len(told[MANY:]):
        note(words.plural("journal.copied_more", more))


def given_source(
    words: Words, published: str | None, language: str | None, outlet: str | None
) -> Source:
    """What the options say of all reports."""
    from drehtuer.text.sources import Source  # noqa: PLC0415

    return Source(_checked_date(words, published), outlet, _checked_language(words, language))


def without_own(words: Words, paths: Sequence[str], own: Iterable[Path]) -> list[str]:
    """The paths but for those that are read into, as ``*`` names them, too; these are told."""
    whole = {os.path.abspath(file) for file in own}
    left = [path for path in paths if os.path.abspath(path) in whole]
    for path in left:
        note(words("cli.own", path=path))
    return [path for path in paths if path not in left]


def note_left(words: Words, left: Sequence[Path], own: Iterable[Path] = ()) -> None:
    """Say what was left alone in folders, but for what is read into and lies beside that."""
    begins = tuple(os.path.abspath(file) for file in own)
    names = [file.name for file in left if not os.path.abspath(file).startswith(begins)]
    if names:
        more = [f"… ({words.number(len(names))})"] if len(names) > _SHOWN_LEFT else []
        note(words("cli.left", names=", ".join(names[:_SHOWN_LEFT] + more)))


def planned(
    words: Words, batch: Batch, paths: Sequence[str], given: Source, own: Sequence[Path]
) -> list[tuple[Path | None, Source]]:
    """The files that paths stand for, None for standard input, with what is known of each.

    ``own`` are those that are read into, which are left out.
    """
    from drehtuer.text.loading import find_reports  # noqa: PLC0415
    from drehtuer.text.sources import Source  # noqa: PLC0415

    paths = without_own(words, paths, own)
    found = find_reports(path for path in paths if path != STANDARD_INPUT)
    for error in found.errors:
        batch.fail(error, words)
    note_left(words, found.left, own)
    folders: dict[str, Mapping[str, Source]] = {}
    unknown = Source()
    plan: list[tuple[Path | None, Source]] = []
    for file in found.files:
        folder = os.path.dirname(file)  # making a path of it takes longer than all the rest
        if folder not in folders:
            folders[folder] = _sources(file.parent, batch, words)
        plan.append((file, given.before(folders[folder].get(file.name, unknown))))
    if STANDARD_INPUT in paths:
        plan.append((None, given))
    return plan


def _endpoint(
    words: Words,
    second_reader: str | None = None,
    second_model: str | None = None,
    second_timeout: str = "120",
    second_insecure: bool = False,
) -> Endpoint | None:
    """The second reader that the options or the environment name; None where they name none."""
    if not second_reader:
        return None
    if not second_model:
        raise misused(words("cli.mistake.second_model"))
    timeout = whole_number(words, "cli.mistake.second_timeout", second_timeout)
    from drehtuer.second import Endpoint, SecondReaderError  # noqa: PLC0415

    try:
        return Endpoint(
            second_reader,
            second_model,
            key=os.environ.get("DREHTUER_SECOND_KEY"),
            timeout=float(timeout),
            insecure=second_insecure,
        )
    except SecondReaderError as error:
        raise misused(said(error, words)) from None


def _read_again(batch: Batch, endpoint: Endpoint, words: Words) -> None:
    """Have the second reader read; say before what is sent where, and after what came of it."""
    from drehtuer.second import read_again  # noqa: PLC0415

    def announce(number: int, reports: int) -> None:
        sent = words.plural("second.sent", number)
        of = words.plural("second.reports", reports)
        note(words("second.to", sent=sent, of=of, address=endpoint.address, model=endpoint.model))

    def track(work: Sequence[Item]) -> Iterable[Item]:
        return tracked(work, words("second.reading")) if sys.stderr.isatty() else work

    done = read_again(batch.reports, endpoint, announce=announce, track=track)
    batch.reports = done.reports
    dropped = [
        words.plural(f"second.dropped.{reason}", number)
        for reason, number in sorted(done.dropped.items())
    ]
    added = words.plural("second.added", done.added)
    note(words("second.told", told="; ".join([added, *dropped])))
    for told in dict.fromkeys(said(error, words) for error in done.failures):
        tell(words("cli.error", message=told))
    batch.is_half_read = bool(done.failures)


def _sources(folder: Path, batch: Batch, words: Words) -> Mapping[str, Source]:
    from drehtuer.text.sources import read_sources  # noqa: PLC0415

    sources = read_sources(folder)
    for error in sources.errors:
        batch.fail(error, words)
    return sources.by_name


def field_names(words: Words, told: str | None) -> Mapping[str, str]:
    """Under which names the fields of JSON Lines stand, as ``--fields`` tells it."""
    if not told:
        return {}
    from drehtuer.text.formats.record_lines import FIELDS  # noqa: PLC0415

    pairs = [pair.partition("=") for pair in told.split(",") if pair.strip()]
    for field, _, name in pairs:
        if field.strip() not in FIELDS or not name.strip():
            raise misused(words("cli.mistake.fields", value=told, fields=", ".join(FIELDS)))
    return {field.strip(): name.strip() for field, _, name in pairs}


def _name_of(file: Path | None, keeper: Keeper | None) -> str:
    """What the claims of a file's reports name as their source."""
    if keeper is not None:
        return keeper.source_of(file)
    return STANDARD_INPUT if file is None else str(file)


def loaded_in(
    file: Path | None,
    names: Mapping[str, str],
    *,
    keep: bool = False,
    relevant: bool = False,
) -> Iterator[LoadedReport | UnreadableReportError]:
    """What a file holds, or standard input where it is None."""
    from drehtuer.text.formats.archives import LARGEST_PART  # noqa: PLC0415
    from drehtuer.text.loading import load_bytes, load_each  # noqa: PLC0415

    if file is None:
        data = sys.stdin.buffer.read(LARGEST_PART + 1)
        return load_bytes(data, STANDARD_INPUT, names=names)
    return load_each(file, names=names, keep=keep, relevant=relevant)


def _read_one(source: str, loaded: LoadedReport, beside: Source, words: Words) -> Report:
    """Read a text, with what is known of it beside."""
    from drehtuer.claims import read_loaded  # noqa: PLC0415

    check_known(source, beside, words)
    return read_loaded(loaded, source=source, known=beside)


def check_known(source: str, known: Source, words: Words) -> None:
    """Make sure that the language a report is said to be in is read.

    Raises:
        LanguageError: it is not.
    """
    from drehtuer.languages import codes  # noqa: PLC0415

    language = known.language
    if language is not None and language not in codes():
        shown = {"file": source, "code": language, "codes": ", ".join(codes())}
        raise LanguageError(words("cli.unread_language", **shown))


def _checked_date(words: Words, text: str | None) -> str | None:
    from drehtuer.text.sources import calendar_date  # noqa: PLC0415

    try:
        return text and calendar_date(text)
    except DateError as error:
        raise misused(words("cli.mistake.bad_date", message=said(error, words))) from None


def _checked_language(words: Words, code: str | None) -> str | None:
    from drehtuer.languages import codes  # noqa: PLC0415

    if code is not None and code not in codes():
        raise misused(words("cli.mistake.bad_language", code=code, codes=", ".join(codes())))
    return code


def _with_progress(
    plan: Sequence[tuple[Path | None, Source]], words: Words
) -> Iterable[tuple[Path | None, Source]]:
    """The files in turn, with a bar on standard error if it is a terminal and the work long."""
    if not sys.stderr.isatty():
        return plan
    size = sum(os.path.getsize(file) for file, _ in plan if file and os.path.isfile(file))
    return plan if size < _LONG_WORK else tracked(plan, words("cli.reading"))


def tracked(work: Sequence[Item], about: str) -> Iterable[Item]:
    """The items in turn, with a bar on standard error."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    return track(work, about, console=Console(stderr=True), transient=True)
