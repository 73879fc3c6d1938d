#!/usr/bin/env python3
"""A large journal in PostgreSQL: loading it, the account of one case, search.

    bench/postgres.py [--claims 1000000] [--case 1000] [--address postgresql://…] [--seed 1]

The reports are those of made_reports.py for one state, told again for as many states as it takes.
Without an address a server is started for it on this machine. Of loading and of the account the
processor seconds of this process are printed and the time by the clock, which the server has a
part in; of searches the time by the clock, the median of several.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from drehtuer.books import account
from drehtuer.journal import digest, open_journal
from drehtuer.model import Report
from made_reports import made

AT_ONCE = 500
SEARCHES = ("Viasna", "Alfa Bravocharlie", "Belarus freed", "Zulu 1218", "nowhere")


def cases(reports: Sequence[Report], claims: int) -> Iterator[Report]:
    """The reports told again for one state after another, until there are so many claims."""
    there = number = 0
    while there < claims:
        for report in reports:
            named = f"{number:04}-{report.source}"
            own = tuple(
                replace(c, id=f"{number:04}-{c.id}", source=named, where=c.where and state(number))
                for c in report.claims
            )
            yield replace(report, source=named, claims=own)
            there += len(own)
        number += 1


def state(number: int) -> str:
    return "BY" if number == 0 else f"X{number:03}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--case", type=int, default=1_000)
    parser.add_argument("--address")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with ExitStack() as stack:
        where = given.address
        if where is None:
            sys.path.insert(0, str(Path(__file__).parents[1] / "tests/journal"))
            from postgres_server import server  # noqa: PLC0415

            where = f"{stack.enter_context(server())}/postgres"
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        load(where, given.claims, given.case, given.seed)
        ask(where)


def load(where: str, claims: int, case: int, seed: int) -> None:
    reports = cases(made(case, years=3, places=1, seed=seed), claims)
    at = datetime.now(UTC)
    kept = 0
    begun, worked = time.monotonic(), time.process_time()
    with open_journal(where, to_write=True) as journal:
        from drehtuer.journal.store import Reading  # noqa: PLC0415 - needs Django set up

        while some := list(islice(reports, AT_ONCE)):
            journal.add_all([Reading(each, digest(each.text)) for each in some], at=at)
            kept += sum(len(each.claims) for each in some)
        journal.settle()
    spent = time.monotonic() - begun
    worked = time.process_time() - worked
    print(f"loaded: {kept} claims in {spent:.0f} s by the clock, {worked:.0f} s of processor time")


def ask(where: str) -> None:
    with open_journal(where) as journal:
        begun, worked = time.monotonic(), time.process_time()
        chosen = journal.reports(state="BY")
        fetched = time.monotonic() - begun
        books = account(chosen.reports)
        spent, worked = time.monotonic() - begun, time.process_time() - worked
        print(
            f"account of one case: {len(chosen.reports)} reports, "
            f"{len(books.evidence)} claims: {spent:.2f} s by the clock, "
            f"{fetched:.2f} s of them fetching; {worked:.2f} s of processor time"
        )
        for text in SEARCHES:
            times = []
            for _ in range(5):
                begun = time.monotonic()
                found = journal.search(text, most=20)
                times.append(time.monotonic() - begun)
            milliseconds = statistics.median(times) * 1000
            print(f"search {text!r}: {len(found)} claims, {milliseconds:.0f} ms by the clock")


if __name__ == "__main__":
    main()
