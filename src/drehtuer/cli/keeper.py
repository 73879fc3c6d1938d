"""What reads into a journal: what of a file is known, and what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING

from drehtuer.journal.errors import UnkeptReportError

if TYPE_CHECKING:
    from datetime import date

    from drehtuer.engine.tables import Kept
    from drehtuer.journal.places import ReadFile
    from drehtuer.journal.store import Journal, Reading
    from drehtuer.model import Report
    from drehtuer.text.sources import Source


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
