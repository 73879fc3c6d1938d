"""What a command has read, and what of it failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drehtuer.briefs.words import said
from drehtuer.cli.output import READ, SOME_NOT_READ, tell
from drehtuer.errors import DrehtuerError

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.journal.chain import Head
    from drehtuer.model import Report

MANY = 3
"""From how many further reports on a doubt about all of them is told once."""


class Batch:
    """The reports that were read, how many paths were not, whether the second reader failed."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.files: list[Path] = []
        """The files that they are, which nothing may be written over."""
        self.waiting: list[Path] = []
        """The feeds among them some of whose pages are still to be fetched."""
        self.texts = 0
        """How many texts were shown that were not read for claims."""
        self.unchanged = 0
        """How many reports were not read, for the journal has them."""
        self.passed_over = 0
        """How many reports were left out, for they hold no claim."""
        self.head: Head | None = None
        """The end of the log of the journal that the reports are from."""
        self.failures = 0
        self.is_half_read = False

    def fail(self, error: DrehtuerError, words: Words) -> None:
        """Tell why a path could not be read, and count it."""
        self.failures += 1
        tell(words("cli.error", message=said(error, words)))

    def warn(self, words: Words) -> None:
        """Say what is doubtful about the reports, where no table of them does.

        What is said of many is said once.
        """
        from drehtuer.briefs.terminal import warning  # noqa: PLC0415

        sources: dict[str, list[str]] = {}
        for report in self.reports:
            for code, parameters in report.warnings:
                sources.setdefault(warning(code, parameters, words), []).append(report.source)
        for text, (first, *more) in sources.items():
            if len(more) < MANY:
                for source in (first, *more):
                    tell(f"{source}: {text}")
            else:
                number = words.number(len(more))
                tell(f"{words('cli.and_more', source=first, number=number)}: {text}")

    def finish(self, words: Words) -> int:
        """Say what was not read; the exit status."""
        if not self.failures:
            return SOME_NOT_READ if self.is_half_read else READ
        if self.reports or self.unchanged or self.passed_over or self.texts:
            tell(words.plural("cli.not_read", self.failures))
        else:
            tell(words("cli.no_reports"))
        return SOME_NOT_READ
