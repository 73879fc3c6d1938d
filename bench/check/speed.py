#!/usr/bin/env python3
"""The check at size: processor seconds of a draft of 1,000 words against 20,000 claims.

    bench/check/speed.py [--claims 20000] [--words 1000] [--profile]

The books are those of made_reports.py (ten years, five states); the draft is put together from the
example dispatches and sentences on what the books tell. Printed are the seconds of reading the
draft and of checking it, each in a process that has read and checked another draft before.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from pathlib import Path

import drehtuer
from drehtuer.check import check
from drehtuer.model import Report

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))


def draft(words: int) -> str:
    """A draft of so many words, of the English example dispatches."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "examples").glob("*.txt"))]
    english = " ".join(text for text in texts if drehtuer.read(text).language == "en").split(" ")
    return f"{' '.join(english[:words])}\n"


def read(text: str) -> Report:
    """A draft as the command reads it: its language is found, its date given."""
    return drehtuer.read(text, published="2026-02-10")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--profile", action="store_true", help="also print where the time goes")
    given = parser.parse_args()
    from made_reports import made  # noqa: PLC0415 - beside this folder

    books = made(given.claims, 10, 5, 1)
    for language in ("de", "en", "es", "ru"):  # the words of a language are loaded once
        drehtuer.read("2025", published="2026-02-10", language=language)
        drehtuer.times("2025", language=language)
    check(read(draft(200)), books)
    words = draft(given.words)
    begun = time.process_time()
    report = read(words)
    ready = time.process_time()
    profile = cProfile.Profile()
    if given.profile:
        profile.enable()
    found = check(report, books)
    profile.disable()
    done = time.process_time()
    claims = sum(len(report.claims) for report in books)
    print(
        f"{given.words} words, {len(found.statements)} statements against {claims} claims of "
        f"{len(books)} reports: read in {ready - begun:.2f} s, checked in {done - ready:.2f} s of "
        "processor time"
    )
    if given.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(30)


if __name__ == "__main__":
    main()
