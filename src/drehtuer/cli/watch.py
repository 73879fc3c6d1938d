"""``drehtuer watch``: reads what is new in folders and feeds, and prints what it changes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import journals
from drehtuer.cli.batch import Batch
from drehtuer.cli.output import misused, note, print_text
from drehtuer.cli.reading import read_paths, without_own
from drehtuer.cli.times import whole_number
from drehtuer.errors import UnreadableReportError, WordedError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.cli.keeper import Keeper
    from drehtuer.cli.web import Web
    from drehtuer.model import Report
    from drehtuer.people import Decisions

_FOLDER = ("drehtuer watch --into journal.db reports/", "watch")
_ONCE = ("drehtuer watch --into journal.db --once reports/ feed.rss", "watch_once")
_FETCH = ("drehtuer watch --into journal.db --fetch https://example.org/feed.xml", "watch_fetch")
_EVERY = "60"
_STILL = 1.0
"""For so many seconds a file must not have changed: what writes it may not be done."""


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    parameters = [
        *make.reading(),
        journals.into_option(make),
        journals.decisions_option(make),
        make.option("--fetch"),
        make.option("--once"),
        make.option("--every", value="seconds_value", default=_EVERY),
        make.option("--json", "as_json"),
    ]
    return [make.command("watch", watch, parameters, (_FOLDER, _ONCE, _FETCH))]


@click.pass_obj
def watch(
    words: Words,
    /,
    paths: tuple[str, ...],
    into: str | None,
    decisions: str,
    fetch: bool,
    once: bool,
    every: str,
    as_json: bool,
    **options: Any,
) -> int:
    """Read what is new, again and again, and print what it changes in the books."""
    seconds = whole_number(words, "cli.mistake.every", every)
    if once and not into:
        raise misused(words("cli.mistake.once"))
    with journals.keeping(words, into) as keeper:
        web = None
        if fetch:
            from drehtuer.cli.web import Web  # noqa: PLC0415

            web = Web(words, keeper)
        watching = _Watch(words, paths, keeper, web, options)
        if keeper is None:
            decided = journals.decided_in(decisions)
            watching.read(0)
            note(words.plural("watch.begun", len(watching.held)))
        else:
            decided = keeper.journal.decisions()
            watching.hold(keeper.journal.reports().reports)
        while True:
            batch = watching.read(0 if once else _STILL)
            if batch.reports:
                _tell(words, watching, batch.reports, decided, as_json=as_json)
            if once:
                return batch.finish(words)
            time.sleep(seconds)


class _Watch:
    """What is known of the paths that are watched, and the reports that the books are made of."""

    def __init__(
        self,
        words: Words,
        paths: tuple[str, ...],
        keeper: Keeper | None,
        web: Web | None,
        options: dict[str, Any],
    ) -> None:
        self.held: dict[str, Report] = {}
        self.new: set[str] = set()
        """The claims of what was read last that no report told before, under whatever name."""
        self._words = words
        own = () if keeper is None else keeper.journal.place.files
        self._paths = without_own(words, paths, own)
        self._keeper = keeper
        self._web = web
        self._options = options
        self._seen: dict[Path, object] = {}
        self._told: set[str] = set()

    def hold(self, reports: tuple[Report, ...]) -> None:
        """Make the books of these reports, too."""
        self.held |= {report.source: report for report in reports}

    def read(self, still: float) -> Batch:
        """Read the files that are new or have changed, but not for so many seconds.

        What is in the batch is new: no other report is.
        """
        from drehtuer.text.loading import find_reports  # noqa: PLC0415

        addresses = [] if self._web is None else self._web.among(self._paths)
        found = find_reports(path for path in self._paths if path not in addresses)
        changed = [str(file) for file in found.files if self._has_changed(file, still)]
        due = [each for each in addresses if self._web is not None and self._web.is_due(each)]
        batch = Batch()
        if changed or due:
            how = {"keeper": self._keeper, "web": self._web, **self._options}
            batch = read_paths(self._words, [*changed, *due], **how)
            for file in batch.waiting:
                self._seen.pop(file, None)
            batch.reports = [r for r in batch.reports if self.held.get(r.source) != r]
            known = {claim.id for report in self.held.values() for claim in report.claims}
            self.new = {claim.id for r in batch.reports for claim in r.claims} - known
            self.hold(tuple(batch.reports))
        for error in found.errors:
            self._fail(batch, error)
        return batch

    def _fail(self, batch: Batch, error: UnreadableReportError) -> None:
        """Tell, once, what cannot be watched; an empty folder may fill."""
        if isinstance(error, WordedError) and error.code == "folder_empty":
            return
        if str(error) not in self._told:
            self._told.add(str(error))
            batch.fail(error, self._words)

    def _has_changed(self, file: Path, still: float) -> bool:
        from drehtuer.text.sources import FILE_NAME  # noqa: PLC0415

        beside = file.with_name(FILE_NAME)
        try:
            status = file.stat()
            told = beside.stat().st_mtime_ns if os.path.exists(beside) else None
        except OSError:  # it is gone since it was found
            return False
        if time.time() - status.st_mtime < still:
            return False
        now = (status.st_mtime_ns, status.st_size, told)
        is_new = self._seen.get(file) != now
        self._seen[file] = now
        return is_new


def _tell(
    words: Words, watching: _Watch, read: list[Report], decided: Decisions, *, as_json: bool
) -> None:
    from drehtuer.books.changes import changes_by  # noqa: PLC0415
    from drehtuer.books.lives import accounted, directory_of  # noqa: PLC0415
    from drehtuer.briefs import terminal  # noqa: PLC0415
    from drehtuer.briefs.dossier import news  # noqa: PLC0415

    account, people = accounted(watching.held.values(), decided)
    if as_json:
        told = {
            "reports": [report.source for report in read],
            "changes": [change.as_dict() for change in changes_by(account, watching.new)],
        }
        print_text(json_text(told) + "\n")
        return
    outline = news(account, directory_of(account, people), words, read, watching.new)
    terminal.show_dossier(outline, account, words, terminal.console())
