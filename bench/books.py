#!/usr/bin/env python3
"""The books at size: processor seconds and memory of the account of 20,000 claims of ten years.

    bench/books.py [--claims 20000] [--years 10] [--places 5] [--seed 1] [--profile]

The reports are those of made_reports.py. Printed are how many reports, claims and entries there
are, the processor seconds of the whole account, and the most memory the process ever had.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import time

from drehtuer.books import account
from made_reports import made


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--places", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="also print where the time goes")
    given = parser.parse_args()
    reports = made(given.claims, given.years, given.places, given.seed)
    profile = cProfile.Profile(time.process_time)
    if given.profile:
        profile.enable()
    begun = time.process_time()
    books = account(reports)
    seconds = time.process_time() - begun
    profile.disable()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(reports)} reports, {len(books.evidence)} claims, {len(books.entries())} entries, "
        f"{len(books.persons)} people, {len(books.findings)} findings, {len(books.doors)} doors: "
        f"{seconds:.1f} s of processor time, {megabytes} MB"
    )
    if given.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
