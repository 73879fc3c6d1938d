#!/usr/bin/env python3
"""Several people who decide on claims at once: none is lost, and how long one waits at most.

    bench/reviewers.py [--people 8] [--decisions 500] [--journal FILE | --address postgresql://…]

Each person is a process of its own and decides without a pause; each fifth decision is on claims
that all decide on. Without --journal and --address it is done in SQLite (a file that is removed
afterwards) and in PostgreSQL (a server that is started for it on this machine, if it is installed).
Exit status 1 where a review was lost, failed otherwise than by being stale, or the log is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/journal"))

from postgres_server import NoServerError, server

from drehtuer.journal import digest, open_journal
from made_reports import made
from reviewers import at_work

CLAIMS = 5000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--decisions", type=int, default=500)
    parser.add_argument("--journal")
    parser.add_argument("--address")
    given = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    wanted = [where for where in (given.journal, given.address) if where]
    right = [measure(where, given.people, given.decisions) for where in wanted]
    if not wanted:
        with tempfile.TemporaryDirectory() as folder:
            right.append(measure(f"{folder}/journal.db", given.people, given.decisions))
        try:
            with server() as address:
                right.append(measure(f"{address}/postgres", given.people, given.decisions))
        except NoServerError as error:
            print(f"PostgreSQL: {error}")
    sys.exit(0 if all(right) else 1)


def measure(where: str, people: int, decisions: int) -> bool:
    with open_journal(where, to_write=True) as journal:
        from drehtuer.journal.store import Reading  # noqa: PLC0415 - needs Django set up

        reports = made(CLAIMS, years=3, places=1, seed=1)
        readings = [Reading(report, digest(report.text)) for report in reports]
        journal.add_all(readings, at=datetime.now(UTC))
        claims = sum(len(report.claims) for report in reports)
    begun = time.monotonic()
    done = at_work(where, people, decisions)
    seconds = time.monotonic() - begun
    kept = sorted(number for work in done for number in work.kept)
    failures = [failure for work in done for failure in work.failures]
    with open_journal(where) as journal:
        numbers = [review.number for review in journal.reviews()]
        broken = journal.verify().broken
    lost = people * decisions - len(kept) + len(set(kept) ^ set(numbers))
    print(
        f"{where.partition(':')[0] if '://' in where else 'SQLite'}: {people} people, {decisions} "
        f"decisions each on {claims} claims, {seconds:.0f} s: kept {len(kept)}, lost {lost}, told "
        f"to be stale {sum(work.stale for work in done)}, failed {len(failures)}, longest wait "
        f"{max(work.seconds for work in done):.2f} s, log {'broken' if broken else 'whole'}"
    )
    for failure in failures[:5]:
        print(f"  {failure}")
    return not (lost or failures or broken)


if __name__ == "__main__":
    main()
