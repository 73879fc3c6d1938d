#!/usr/bin/env python3
"""Several workers: how much faster they read than one process, and how much memory each takes.

    bench/many.py [--reports 3000] [--pages 3000] [--workers 2] [--engines local dask]

Reports: the examples, each with a first line of its own, read by one process (``drehtuer read``),
by one worker and by several. The time is by the clock, which is what workers are for: run it on a
machine that does nothing else; its load is printed before. Beside it stands the processor time of
all workers together: as long as it stays the same, nothing is done twice. Memory: a WARC of so many
pages, and one of four times as many, each read by one worker.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drehtuer.engine.manifest import read_manifest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PROGRAM = "from drehtuer.cli import main; main()"


def write_reports(folder: Path, number: int) -> None:
    folder.mkdir()
    texts = [file.read_text("utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
    for n in range(number):
        text = f"{n:05}\n\n{texts[n % len(texts)]}"
        (folder / f"{n:05}.txt").write_text(text, encoding="utf-8")


def write_warc(file: Path, pages: int) -> None:
    """An archive of pages, each a gzip member of its own as in real ones."""
    texts = [each.read_text("utf-8") for each in sorted(EXAMPLES.glob("*.txt"))]
    news = (Path(__file__).parent / "news.txt").read_text("utf-8")
    with file.open("wb") as target:
        for n in range(pages):
            text = texts[n % len(texts)] if n % 10 == 0 else news
            shown = "".join(f"<p>{part}</p>\n" for part in text.split("\n\n"))
            body = f"<body><article>{shown}</article></body>"
            page = f"<html><head><title>{n}</title></head>{body}</html>"
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{n}\r\n"
                f"WARC-Date: 2025-12-06T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:036}>\r\n"
                f"Content-Type: application/http;msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            target.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))


def seconds(place: Path, *arguments: str) -> tuple[float, float]:
    """The time by the clock, and the processor time, of a command."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(
        [sys.executable, "-c", PROGRAM, "read", "--published", "2025-12-15", *arguments],
        cwd=place,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DREHTUER_TIME_LIMIT": "20"},  # on a busy machine all takes longer
    )
    spent, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def speed(place: Path, reports: int, workers: int, engines: list[str]) -> None:
    write_reports(place / "reports", reports)
    one, worked = seconds(place, "reports")
    print(f"{reports} reports, one process: {one:.1f} s by the clock, {worked:.1f} s of processor")
    hashes = set()
    for engine in engines:
        alone = one
        for number in dict.fromkeys((1, workers)):
            out = f"{engine}-{number}"
            how = ("--engine", engine, "--workers", str(number), "--out", out, "reports")
            spent, worked = seconds(place, *how)
            alone = spent if number == 1 else alone
            hashes.add(read_manifest(str(place / out)).content)
            print(
                f"{engine}, {number} workers: {spent:.1f} s by the clock, {worked:.1f} s of "
                f"processor; {one / spent:.2f} times one process, {alone / spent:.2f} times one "
                "worker"
            )
    print("the same was read each time" if len(hashes) == 1 else "NOT the same was read each time")


def memory(place: Path, pages: int) -> None:
    for number in (pages, 4 * pages):
        write_warc(place / f"{number}.warc.gz", number)
        out = f"warc-{number}"
        how = ("--workers", "1", "--relevant", "--out", out, f"{number}.warc.gz")
        spent, worked = seconds(place, *how)
        made = read_manifest(str(place / out))
        megabytes = max(part.memory for part in made.parts) / 1_000_000
        size = (place / f"{number}.warc.gz").stat().st_size / 1_000_000
        print(
            f"WARC of {number} pages, {size:.1f} MB: {made.count('reports')} reports kept, worker "
            f"{megabytes:.0f} MB at most, {number / worked:.0f} pages a second of processor time, "
            f"{number / spent:.0f} by the clock"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engines", nargs="*", default=["local", "dask"])
    given = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as made:
        if given.reports:
            speed(Path(made), given.reports, given.workers, given.engines)
        if given.pages:
            memory(Path(made), given.pages)


if __name__ == "__main__":
    main()
