#!/usr/bin/env python3
"""Several workers: how much faster they read than one process, and whether the split itself loses.

    bench/many.py [--reports 3000] [--workers 2] [--engines local dask]

Reports: the examples, each with a first line of its own, read by one process (``drehtuer read``),
by one worker and by several. The time is by the clock, which is what workers are for: run it on a
machine that does nothing else; its load is printed before and after. Beside it stands the processor
time of all processes together, also as so many times that of one worker: above 1, the split itself
costs something, or two cores that share parts of the processor slow each other down; what by the
clock is lost beyond that is waiting.
"""

from __future__ import annotations

import argparse
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
        alone, worked_alone = one, worked
        for number in dict.fromkeys((1, workers)):
            out = f"{engine}-{number}"
            how = ("--engine", engine, "--workers", str(number), "--out", out, "reports")
            spent, worked = seconds(place, *how)
            if number == 1:
                alone, worked_alone = spent, worked
            hashes.add(read_manifest(str(place / out)).content)
            print(
                f"{engine}, {number} workers: {spent:.1f} s by the clock, {worked:.1f} s of "
                f"processor ({worked / worked_alone:.2f} times that of one worker); "
                f"{one / spent:.2f} times one process, {alone / spent:.2f} times one worker"
            )
    print("the same was read each time" if len(hashes) == 1 else "NOT the same was read each time")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engines", nargs="*", default=["local", "dask"])
    given = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as made:
        speed(Path(made), given.reports, given.workers, given.engines)
    print(f"load of the machine afterwards: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
