#!/usr/bin/env python3
"""Measure the comparison of names on labelled pairs, with other matchers beside it.

    bench/names/compare.py [PAIRS.tsv …] [--errors] [--others PYTHON]

Without a file: the labelled pairs beside this program, and names.dev.tsv of the folder `shared`
beside the checkout where it is there. Only the verdict `same` merges, `unsure` does not.

The other matchers each at the threshold that is best for it on the very file: rapidfuzz's
token_sort_ratio on names written in Latin letters without accents, and with --others those of
others.py, run by a Python that has them. Speed is theirs and ours on the pairs of the file, each
name seen before (pairs/s, processor time of one core); speed.py measures more.

Where notes begin with a language and a colon, the figures of each are told.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.fuzz import token_sort_ratio

from drehtuer.names import Index, same_name
from drehtuer.names.spelling import data, written

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared" / "bench" / "names.dev.tsv"

Row = dict[str, str]


class Figures(NamedTuple):
    """What merging some pairs amounts to."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of merged pairs that are one person."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of one person's pairs that are merged."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        figures = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{figures}  {self.wrong} false merges"


def figures(rows: Sequence[Row], merged: Iterable[bool]) -> Figures:
    found = [(merges, row["same"] == "1") for row, merges in zip(rows, merged, strict=True)]
    return Figures(
        right=found.count((True, True)),
        wrong=found.count((True, False)),
        missed=found.count((False, True)),
    )


def latin(name: str) -> str:
    """The name in Latin letters without accents, letter by letter."""
    table = {
        letter: value.split()[0]
        for letter, value in data("spelling")["cyrillic"]["letters"].items()
    }
    letters = "".join(table.get(c, c) for c in name.lower()).replace("-", " ")
    return " ".join(written(word) for word in letters.split())


def show(name: str, found: Figures, more: str) -> None:
    print(f"  {name:24} {found}  {more}")


def at_best(name: str, rows: Sequence[Row], scores: Sequence[float], seconds: float) -> None:
    """The figures of a matcher at the threshold that is best for it."""
    thresholds = sorted({round(score, 2) for score in scores})
    threshold = max(
        thresholds, key=lambda least: figures(rows, [score >= least for score in scores]).f1
    )
    found = figures(rows, [score >= threshold for score in scores])
    show(f"{name} ≥ {threshold:g}", found, f"{len(rows) / seconds:,.0f} pairs/s")


def measure(path: Path, errors: bool, others: str) -> None:
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    pairs = [(row["a"], row["b"]) for row in rows]
    different = sum(row["same"] == "0" for row in rows)
    print(f"{path.name}: {len(rows)} pairs, {different} of them of different people")

    verdicts = [same_name(a, b).verdict for a, b in pairs]
    began = time.process_time()
    for a, b in pairs:
        same_name(a, b)
    speed = len(pairs) / (time.process_time() - began)
    merged = [verdict == "same" for verdict in verdicts]
    more = f"{verdicts.count('unsure')} unsure  {speed:,.0f} pairs/s"
    show("drehtuer", figures(rows, merged), more)

    names = sorted({name for pair in pairs for name in pair})
    place = {name: position for position, name in enumerate(names)}
    register = Index(names)
    lost = sum(
        same and place[b] not in register.candidates(a)
        for same, (a, b) in zip(merged, pairs, strict=True)
    )
    print(f"  {lost} pairs that are called the same are not found in a register of these names")

    plain = [(latin(a), latin(b)) for a, b in pairs]
    began = time.process_time()
    ratios = [token_sort_ratio(a, b) for a, b in plain]
    at_best("token_sort_ratio", rows, ratios, time.process_time() - began)
    if others:
        run = subprocess.run(
            [others, str(HERE / "others.py")],
            input=json.dumps(pairs),
            capture_output=True,
            check=True,
            text=True,
        )
        for name, found in json.loads(run.stdout).items():
            at_best(name, rows, found["scores"], found["seconds"])

    by_language: dict[str, list[tuple[Row, bool]]] = defaultdict(list)
    for row, same in zip(rows, merged, strict=True):
        if ":" in row["note"]:
            by_language[row["note"].partition(":")[0]].append((row, same))
    for language, of_it in sorted(by_language.items()):
        found = figures([row for row, _ in of_it], [same for _, same in of_it])
        show(f"  {language}", found, f"{len(of_it)} pairs")

    if errors:
        for row, verdict in zip(rows, verdicts, strict=True):
            if (verdict == "same") != (row["same"] == "1"):
                print(f"  {row['same']} {verdict:9} {row['a']} | {row['b']} ({row['note']})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="PAIRS.tsv")
    parser.add_argument("--errors", action="store_true", help="list the pairs that are wrong")
    parser.add_argument("--others", default="", metavar="PYTHON", help="a Python for others.py")
    options = parser.parse_args()
    files = [HERE / f"{name}.tsv" for name in ("pairs", "countries", "further", "later")]
    files += [SHARED] if SHARED.is_file() else []
    for path in options.files or files:
        measure(path, options.errors, options.others)


if __name__ == "__main__":
    main()
