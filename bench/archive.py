#!/usr/bin/env python3
"""A web archive (WARC): how fast it is read beside trafilatura, and how much memory that takes.

    bench/archive.py [--pages 1000 10000] [--json]

The archives are made here, of the pages of pages.py (about 19 kB each, a gzip member each, as in
real ones), one page in twenty to the point. Each is read by ``drehtuer read --relevant --workers 1
--out``. trafilatura alone gets the same pages, unpacked already, and is asked for article and
metadata: of the pages to the point, and of 500 of all. Rates are pages a second of processor time,
of all processes together; by the clock they are told beside it, and likewise without the start of
the program, which an archive of one page tells. As a busy machine is slow at one time and quick at
another, trafilatura has a turn before and after each archive, and the median counts. Of the pages
to the point it is told, too, how fast their texts alone are read. Memory is the most that any of
the processes took.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from drehtuer.engine.manifest import read_manifest
from drehtuer.text.loading import load_each
from pages import as_installed, computing, extracted, page

ONE_IN = 20
SAMPLE = 500
PROGRAM = "from drehtuer.cli import main; main()"


def write_warc(file: Path, pages: Iterable[str]) -> None:
    with file.open("wb") as target:
        for number, html in enumerate(pages):
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html.encode()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-12-06T00:00:00Z\r\n"
                f"WARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:036}>\r\n"
                "Content-Type: application/http;msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            target.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", 6))


def alone(pages: list[str]) -> float:
    """Pages a second of processor time, by trafilatura."""
    extracted(pages[:20])  # imports and words are learned once
    began = time.process_time()
    extracted(pages)
    return len(pages) / (time.process_time() - began)


def texts_alone(file: Path, number: int) -> float:
    """Pages a second of processor time, by Drehtür, without their claims."""
    sum(1 for _ in load_each(file, keep=True, relevant=True))
    began = computing()
    assert sum(not found.is_passed_over for found in load_each(file, keep=True, relevant=True))
    return number / (computing() - began)


def read(
    place: Path, name: str, pages: Iterable[str], number: int, start: float = 0
) -> dict[str, float]:
    """How an archive of so many pages is read; ``start`` are the seconds that one page takes."""
    write_warc(place / f"{name}.warc.gz", pages)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    how = ["--relevant", "--workers", "1", "--out", name, f"{name}.warc.gz"]
    subprocess.run(
        [sys.executable, "-c", PROGRAM, "read", *how],
        cwd=place,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DREHTUER_TIME_LIMIT": "20"},  # on a busy machine all takes longer
    )
    spent, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    made = read_manifest(str(place / name))
    return {
        "pages": number,
        "megabytes": round((place / f"{name}.warc.gz").stat().st_size / 1e6, 1),
        "reports kept": made.count("reports"),
        "seconds": round(worked, 2),
        "pages a second": round(number / worked, 1),
        "without the start": round(number / (worked - start), 1),
        "by the clock": round(number / spent, 1),
        "most memory, MB": round(after.ru_maxrss * 1024 / 1e6),  # kilobytes, on Linux
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args()
    as_installed()
    figures: dict[str, object] = {"load before": round(os.getloadavg()[0], 1)}
    sample = [page(n, ONE_IN) for n in range(SAMPLE)]
    relevant = [page(n * ONE_IN, ONE_IN) for n in range(SAMPLE)]
    with tempfile.TemporaryDirectory() as made:
        one = figures["archive of one page"] = read(Path(made), "one", relevant[:1], 1)
        start = one["seconds"]
        peer = {"all pages": [alone(sample)], "pages to the point": [alone(relevant)]}
        for number in given.pages:  # the smaller first: the most memory is that of all before
            figures[f"archive of {number}"] = read(
                Path(made), f"all-{number}", (page(n, ONE_IN) for n in range(number)), number, start
            )
            peer["all pages"].append(alone(sample))
        figures["archive of pages to the point"] = read(
            Path(made), "point", relevant, SAMPLE, start
        )
        peer["pages to the point"].append(alone(relevant))
        rate = texts_alone(Path(made, "point.warc.gz"), SAMPLE)
        figures["the same, texts alone"] = {"pages a second": round(rate, 1)}
    for pages, rates in peer.items():
        figures[f"trafilatura, {pages}"] = {"pages a second": round(median(rates), 1)}
    figures["load after"] = round(os.getloadavg()[0], 1)
    if given.json:
        print(json.dumps(figures, indent=1))
        return 0
    for name, told in figures.items():
        values = told.items() if isinstance(told, dict) else [("", told)]
        print(f"{name:34}{'; '.join(f'{what} {value:,}' for what, value in values)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
