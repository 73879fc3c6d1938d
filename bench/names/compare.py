#!/usr/bin/env python3
"""Measure the comparison of names on labelled pairs, with a generic matcher beside it.

    bench/names/compare.py [PAIRS.tsv …] [--errors]

Without a file: pairs.tsv beside this program, and names.dev.tsv of the folder `shared` beside the
checkout where it is there. Only the verdict `same` merges; `unsure` counts as not merged. The
other matcher is rapidfuzz's token_sort_ratio on names written in Latin letters without accents, at
the threshold that is best for it on the very file.

Speed is measured twice: the first look at each name, spellings and all (names/s), and then all
pairs of different names in the file, up to two million (pairs/s; processor time of one core).
"""

from __future__ import annotations

import argparse
import csv
import itertools
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio

from drehtuer.names import keys, same_name
from drehtuer.names.spelling import data, written

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared" / "bench" / "names.dev.tsv"
MOST_PAIRS = 2_000_000

Row = dict[str, str]


def latin(name: str) -> str:
    """The name in Latin letters without accents, letter by letter."""
    table = {
        letter: value.split()[0]
        for letter, value in data("spelling")["cyrillic"]["letters"].items()
    }
    letters = "".join(table.get(c, c) for c in name.lower()).replace("-", " ")
    return " ".join(written(word) for word in letters.split())


def figures(rows: list[Row], merges: Callable[[Row], bool]) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and the number of false merges."""
    merged = [merges(row) for row in rows]
    right = sum(m and row["same"] == "1" for m, row in zip(merged, rows, strict=True))
    wrong = sum(merged) - right
    precision = right / max(right + wrong, 1)
    recall = right / max(sum(row["same"] == "1" for row in rows), 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return precision, recall, f1, wrong


def shared(a: str, b: str) -> frozenset[str]:
    """The keys that two names share: names without one in common need not be compared."""
    return keys(a) & keys(b)


def show(name: str, found: tuple[float, float, float, int], more: str) -> None:
    precision, recall, f1, wrong = found
    print(
        f"  {name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {wrong} false merges  {more}"
    )


def measure(path: Path, errors: bool) -> None:
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    different = sum(row["same"] == "0" for row in rows)
    print(f"{path.name}: {len(rows)} pairs, {different} of them of different people")

    names = sorted({row[side] for row in rows for side in "ab"})
    same_name("a b", "c d")  # the data files are read once
    began = time.process_time()
    for name in names:
        same_name(name, "a b")
    first = len(names) / (time.process_time() - began)
    pairs = list(itertools.islice(itertools.combinations(names, 2), MOST_PAIRS))
    began = time.process_time()
    for a, b in pairs:
        same_name(a, b)
    speed = len(pairs) / (time.process_time() - began)

    verdicts = {(row["a"], row["b"]): same_name(row["a"], row["b"]).verdict for row in rows}
    unsure = list(verdicts.values()).count("unsure")
    found = figures(rows, lambda row: verdicts[row["a"], row["b"]] == "same")
    show("drehtuer", found, f"{unsure} unsure  {first:,.0f} names/s  {speed:,.0f} pairs/s")
    lost = [pair for pair, verdict in verdicts.items() if verdict == "same" and not shared(*pair)]
    print(f"  {len(lost)} pairs that are called the same share no key")

    plain = {name: latin(name) for name in names}
    ratio = {
        (row["a"], row["b"]): token_sort_ratio(plain[row["a"]], plain[row["b"]]) for row in rows
    }
    began = time.process_time()
    for a, b in pairs:
        token_sort_ratio(plain[a], plain[b])
    speed = len(pairs) / (time.process_time() - began)
    best = max(
        (
            (figures(rows, lambda row, t=t: ratio[row["a"], row["b"]] >= t), t)
            for t in range(30, 101)
        ),
        key=lambda found: found[0][2],
    )
    show(f"token_sort_ratio ≥ {best[1]}", best[0], f"{speed:,.0f} pairs/s")

    if errors:
        for row in rows:
            verdict = verdicts[row["a"], row["b"]]
            if (verdict == "same") != (row["same"] == "1"):
                print(f"  {row['same']} {verdict:9} {row['a']} | {row['b']} ({row['note']})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="PAIRS.tsv")
    parser.add_argument("--errors", action="store_true", help="list the pairs that are wrong")
    options = parser.parse_args()
    files = options.files or [HERE / "pairs.tsv", *([SHARED] if SHARED.is_file() else [])]
    for path in files:
        measure(path, options.errors)


if __name__ == "__main__":
    main()
