#!/usr/bin/env python3
"""Several people who decide on claims at once: none is lost, and how long one waits at most.

    bench/reviewers.py [--web] [--people 8] [--decisions 500]
                       [--journal FILE | --address postgresql://…]

Each person is a process of its own and decides without a pause; each fifth decision is on claims
that all decide on. With --web a desk is started, and each person is a browser that signs in, looks
at a claim and sends the form. Without --journal and --address it is done in SQLite (a file that is
removed afterwards) and in PostgreSQL (a server that is started for it on this machine, if it is
installed). Exit status 1 where a review was lost, failed otherwise than by being stale, or the log
is broken.
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
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/desk"))

from desk_client import signed_in
from desk_process import run, serving
from postgres_server import NoServerError, server
from web_reviewers import at_work as at_desk

from drehtuer.journal import digest, open_journal
from made_reports import made
from reviewers import at_work

CLAIMS = 5000
PASSWORD = "a long and quiet evening"
SECRET = {"DREHTUER_SECRET_KEY": "for a measurement, " * 3}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--decisions", type=int, default=500)
    parser.add_argument("--web", action="store_true")
    parser.add_argument("--journal")
    parser.add_argument("--address")
    given = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    wanted = [where for where in (given.journal, given.address) if where]
    right = [measure(where, given) for where in wanted]
    if not wanted:
        with tempfile.TemporaryDirectory() as folder:
            right.append(measure(f"{folder}/journal.db", given))
        try:
            with server() as address:
                right.append(measure(f"{address}/postgres", given))
        except NoServerError as error:
            print(f"PostgreSQL: {error}")
    sys.exit(0 if all(right) else 1)


def measure(where: str, given: argparse.Namespace) -> bool:
    with open_journal(where, to_write=True) as journal:
        from drehtuer.journal.store import Reading  # noqa: PLC0415 - needs Django set up

        reports = made(CLAIMS, years=3, places=1, seed=1)
        readings = [Reading(report, digest(report.text)) for report in reports]
        journal.add_all(readings, at=datetime.now(UTC))
        claims = sum(len(report.claims) for report in reports)
    asked = given.people * given.decisions
    what = f"{given.people} people, {given.decisions} decisions each on {claims} claims"
    print(f"{where.partition(':')[0] if '://' in where else 'SQLite'}: {what}", flush=True)
    kept, stale, failures, told = (at_web if given.web else in_journal)(where, given)
    with open_journal(where) as journal:
        there = len(journal.reviews())
        broken = journal.verify().broken
    lost = asked - kept + abs(kept - there)
    print(
        f"  kept {kept}, lost {lost}, told to be stale {stale}, failed {len(failures)}, {told}, "
        f"log {'broken' if broken else 'whole'}"
    )
    for failure in failures[:5]:
        print(f"  {failure}")
    return not (lost or failures or broken)


Measured = tuple[int, int, list[str], str]
"""How many were kept, how many told to be stale, what failed, and how long it took."""


def in_journal(where: str, given: argparse.Namespace) -> Measured:
    begun = time.monotonic()
    done = at_work(where, given.people, given.decisions)
    seconds = time.monotonic() - begun
    kept = sum(len(set(work.kept)) for work in done)
    failures = [failure for work in done for failure in work.failures]
    longest = max(work.seconds for work in done)
    stale = sum(work.stale for work in done)
    return kept, stale, failures, f"{seconds:.0f} s, longest wait {longest:.2f} s"


def at_web(where: str, given: argparse.Namespace) -> Measured:
    names = [f"Reviewer {number}" for number in range(given.people)]
    for name in names:
        who = ("user", "add", name, "--role", "administrator", "--journal", where)
        added = run(*who, typed=f"{PASSWORD}\n", **SECRET)
        assert added.returncode == 0, added.stderr
    with serving(where, **SECRET) as (address, _):
        with signed_in(address, names[0], PASSWORD) as first:
            assert first.send("/cases", {"title": "All", "place": ""}) == 302
        begun = time.monotonic()
        done = at_desk(address, "all", names, PASSWORD, given.decisions)
        seconds = time.monotonic() - begun
    waits = sorted(wait for work in done for wait in work.seconds)
    told = (
        f"{seconds:.0f} s, keeping one: median {waits[len(waits) // 2] * 1000:.0f} ms, "
        f"99 % within {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, longest {waits[-1]:.2f} s"
    )
    failures = [failure for work in done for failure in work.failures]
    return sum(work.kept for work in done), sum(work.stale for work in done), failures, told


if __name__ == "__main__":
    main()
