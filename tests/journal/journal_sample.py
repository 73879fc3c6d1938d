"""Reports to keep. Imported before all that needs Django, which is made ready here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")

import drehtuer
from drehtuer.journal import digest
from drehtuer.journal.django_settings import set_up
from drehtuer.model import Report

if TYPE_CHECKING:
    from drehtuer.journal.store import Journal, Reading

set_up()

FIRST = datetime(2025, 12, 7, 9, tzinfo=UTC)
TEXT = (
    "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025. "
    "In September Minsk freed 52 people, among them Ihar Losik, the husband of Darya Losik.\n"
)


def made(text: str = TEXT, source: str = "a.txt", published: str | None = "2025-12-06") -> Report:
    report = drehtuer.read(text, source=source, published=published, language="en", outlet="Daily")
    assert report.claims
    return report


def keep(journal: Journal, report: Report, at: datetime = FIRST) -> int | None:
    return journal.add(report, digest(report.text, report.published, report.outlet), at=at)


def batch() -> list[Reading]:
    """Reports kept at once: one twice as it is, and one in two versions."""
    from drehtuer.journal.store import Reading

    reports = [made(), made(source="b.txt"), made(), made(TEXT.replace("52", "53"))]
    return [Reading(report, digest(report.text)) for report in reports]


OPENER = """
import sys
from drehtuer.journal import open_journal
for address in sys.argv[1:]:
    sys.stdin.readline()
    try:
        with open_journal(address, to_write=True):
            print("open", flush=True)
    except Exception as error:
        print(error, flush=True)
"""


def opened_at_once(places: Sequence[str], *, programs: int) -> list[list[str]]:
    """What so many programs say that open each journal at the same moment."""
    told = []
    with ExitStack() as ends:
        command = [sys.executable, "-c", OPENER, *places]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        started = [
            ends.enter_context(subprocess.Popen(command, text=True, **pipes))
            for _ in range(programs)
        ]
        for _ in places:
            for program in started:
                program.stdin.write("\n")
                program.stdin.flush()
            told.append([program.stdout.readline().strip() for program in started])
    return told
