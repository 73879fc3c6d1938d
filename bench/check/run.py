#!/usr/bin/env python3
"""The check on statements about the examples and the seeds: how many verdicts are right.

    bench/check/run.py [--wrong PART …]

Each statement of statements.tsv is read and checked as a draft of its own. Its verdict is the
weightiest of all that it says. Statements marked ``kept`` are shown in sums only, unless they are
asked for: rules are not made to fit them. Those marked ``wide`` were written last, half of them
about books on other countries (books/), to see how far the rules reach. The seeds lie in
../shared/seeds beside the checkout; without them, their statements are left out.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import drehtuer
from drehtuer.check import check
from drehtuer.check.model import VERDICTS, Check
from drehtuer.model import Report

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
FOLDERS = {
    "examples": ROOT / "examples",
    "seeds": SEEDS,
    "wide": Path(__file__).parent / "books",
}
PARTS = ("open", "kept", "wide")


@dataclass(frozen=True)
class Result:
    """A statement, and what the check made of it."""

    part: str
    books: str
    text: str
    expected: str
    reason: str
    made: Check

    @property
    def verdict(self) -> str:
        """The weightiest of all that it says."""
        found = [statement.verdict for statement in self.made.statements]
        return min(found, key=VERDICTS.index, default="unread")

    @property
    def is_right(self) -> bool:
        """Whether the verdict is right, with its reason."""
        return self.verdict == self.expected and self.reason in ("", *self.reasons)

    @property
    def reasons(self) -> set[str]:
        """Why."""
        return {
            reason
            for statement in self.made.statements
            if statement.verdict == self.verdict
            for reason in statement.reasons
        }

    @property
    def is_falsely_contradicted(self) -> bool:
        """Whether it is called contradicted and is not."""
        return self.verdict == "contradicted" != self.expected


@cache
def books(name: str) -> tuple[Report, ...]:
    return tuple(drehtuer.read(file) for file in sorted(FOLDERS[name].glob("*.txt")))


def results() -> Iterator[Result]:
    with (Path(__file__).parent / "statements.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not FOLDERS[row["books"]].is_dir():
                continue
            draft = drehtuer.read(
                f"{row['text']}\n", published=row["date"], language=row["language"]
            )
            made = check(draft, books(row["books"]))
            yield Result(
                row["part"], row["books"], row["text"], row["verdict"], row["reason"], made
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--wrong", nargs="*", choices=PARTS, default=(), help="show what is wrong in these parts"
    )
    given = parser.parse_args()
    found = list(results())
    for part in PARTS:
        chosen = [result for result in found if result.part == part]
        right = sum(result.is_right for result in chosen)
        verdicts = sum(result.verdict == result.expected for result in chosen)
        false = sum(result.is_falsely_contradicted for result in chosen)
        print(
            f"{part}: {len(chosen)} statements, verdict right in {verdicts} "
            f"({verdicts / len(chosen):.1%}), with its reason in {right} "
            f"({right / len(chosen):.1%}); falsely contradicted: {false}"
        )
        if part not in given.wrong:
            continue
        for result in chosen:
            if not result.is_right:
                told = f"{result.expected}/{result.reason}"
                got = f"{result.verdict}/{','.join(sorted(result.reasons))}"
                print(f"  {told} but {got}: {result.text} [{result.books}]")
    confused = Counter(
        (result.expected, result.verdict) for result in found if result.verdict != result.expected
    )
    for (expected, verdict), number in confused.most_common():
        print(f"{number:4} {expected} taken for {verdict}")


if __name__ == "__main__":
    main()
