#!/usr/bin/env python3
"""The journal: how much faster a folder is read again, and what kill -9 leaves behind.

    bench/journal.py [--reports 2000] [--pages 2000] [--kills 200] [--seed 1]

Speed: processor seconds of ``drehtuer read --into`` for a folder of reports, and for one of web
pages (those of pages.py), for the first time and again; each a program of its own. The start of the
program alone is told beside it, as reading one file again. Kills: reading is ended by SIGKILL at a
random moment, from the first instant to the end of what an undisturbed run takes. Then the database
must be sound, every report in it must have all its claims, and once the same command has been given
again, everything in it must be as after an undisturbed run. Ends with 1 where that fails once.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path

import drehtuer
from drehtuer import cli
from pages import as_installed, page

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ROWS = (
    "SELECT source, version, sha256, digest, published, language, outlet, passages, names, "
    "relations, warnings FROM journal_keptreport ORDER BY source, version",
    "SELECT r.source, r.version, c.number, c.identity, c.kind, c.quote, c.count, c.status, "
    'c."when", c."where" FROM journal_keptclaim c JOIN journal_keptreport r '
    "ON r.id = c.report_id ORDER BY r.source, r.version, c.number",
)
"""All that an undisturbed run and a resumed one must have in common."""


def write_reports(folder: Path, number: int) -> None:
    """Reports, each other than the rest: the examples, with a first line of their own."""
    folder.mkdir()
    texts = [file.read_text("utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
    for n in range(number):
        text = f"{n:05}\n\n{texts[n % len(texts)]}"
        (folder / f"{n:05}.txt").write_text(text, "utf-8")


def write_pages(folder: Path, number: int) -> None:
    """Web pages, each with a headline of its own."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:05}.html").write_text(page(n).replace("</h1>", f" {n}</h1>"), "utf-8")


def seconds(place: Path, what: str = "reports") -> float:
    """Processor time of reading a folder, or a file of it, into the journal."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", "from drehtuer.cli import main; main()", *arguments(place, what)],
        cwd=place,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "DREHTUER_TIME_LIMIT": "20"},  # on a busy machine all takes longer
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def arguments(place: Path, what: str = "reports") -> list[str]:
    return [
        "read",
        "--published",
        "2025-12-15",
        "--into",
        str(place / "journal.db"),
        str(place / what),
    ]


def speed(what: str, write: Callable[[Path, int], None], number: int) -> None:
    """How much faster a folder is read again, with the start of the program and without."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        write(place / what, number)
        first = seconds(place, what)
        again = min(seconds(place, what) for _ in range(3))
        one = min(place.joinpath(what).iterdir())
        start = min(seconds(place, f"{what}/{one.name}") for _ in range(3))
    without = (first - start) / max(again - start, 0.01)
    print(
        f"{number} {what}: first {first:.1f} s, again {again:.2f} s of processor time, "
        f"{first / again:.0f} times faster; {without:.0f} times without the {start:.2f} s that "
        "starting takes"
    )


def load(folder: Path) -> None:
    """Load all that reading and keeping need, once for all processes that are forked."""
    from drehtuer.journal.django_settings import set_up  # noqa: PLC0415

    set_up()
    import_module("drehtuer.journal.opening")
    import_module("django.db.backends.sqlite3.base")
    for file in folder.iterdir():
        drehtuer.read(file)


def start(place: Path) -> int:
    """Read in a process of its own; forked, so that nothing need be loaded first."""
    child = os.fork()
    if child:
        return child
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    try:
        cli.main(arguments(place))
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    finally:
        os._exit(9)


def content(journal: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(journal)) as database:
        return [database.execute(query).fetchall() for query in ROWS]


def kills(number: int, seed: int) -> int:
    """How many of so many kills left something behind that is not as it should be."""
    chance = random.Random(seed)
    failures = 0
    reports_there: list[int] = []
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        write_reports(place / "reports", 26)
        journal = place / "journal.db"
        load(place / "reports")
        begun = time.monotonic()
        assert os.waitpid(start(place), 0)[1] == 0
        whole = time.monotonic() - begun
        reports, claims = content(journal)
        for _ in range(number):
            clear(place)
            child = start(place)
            time.sleep(chance.uniform(0, whole))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            there: list[list[tuple[object, ...]]] = [[], []]
            if journal.exists() and journal.stat().st_size:
                with closing(sqlite3.connect(journal)) as database:
                    failures += database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
                    made_tables = database.execute(
                        "SELECT count(*) FROM sqlite_master WHERE name = 'journal_keptclaim'"
                    ).fetchone()[0]
                there = content(journal) if made_tables else there
            sources = {row[0] for row in there[0]}
            failures += there[0] != [row for row in reports if row[0] in sources]
            failures += there[1] != [row for row in claims if row[0] in sources]
            reports_there.append(len(sources))
            resumed = os.waitpid(start(place), 0)[1]
            failures += resumed != 0 or content(journal) != [reports, claims]
    between = sum(0 < there < len(reports) for there in reports_there)
    print(
        f"kill -9: {number} times, {between} with a part of the {len(reports)} reports kept, "
        f"{reports_there.count(0)} with none; failures: {failures}"
    )
    return failures


def clear(place: Path) -> None:
    for file in place.glob("journal.db*"):
        file.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    as_installed()
    if given.reports:
        speed("reports", write_reports, given.reports)
    if given.pages:
        speed("pages", write_pages, given.pages)
    sys.exit(bool(given.kills and kills(given.kills, given.seed)))


if __name__ == "__main__":
    main()
