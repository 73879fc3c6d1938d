#!/usr/bin/env python3
"""Measure how fast names are compared, and a million mentions are held against a register.

    bench/names/speed.py [--mentions 1000000] [--register 10000]

Processor time of one core, and the most memory the process ever had.

- cold: names looked at for the first time, spellings and all (names/s);
- warm: all pairs of the names in pairs.tsv, up to two million, already looked at (pairs/s);
- block: as warm, but only names that share a surname or another word, as in a register (pairs/s);
- register: names taken in (names/s), then mentions held against them, each compared with all
  entries that it can mean (mentions/s): as in news, where a few names are mentioned often, and as
  the worst case, where every mention is another name.

The names of the register and the mentions are made by chance from the words of the labelled pairs:
given names as they stand, 100,000 surnames from the beginning of one and the end of another.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import resource
import time
from collections.abc import Iterable, Iterator

from compare import HERE

from drehtuer.names import Index, same_name
from drehtuer.names.compare import compare
from drehtuer.names.parse import Name, parse

MOST_PAIRS = 2_000_000
SURNAMES = 100_000


class Clock:
    """Processor time since the last look."""

    def __init__(self) -> None:
        self._began = time.process_time()

    def took(self) -> float:
        """The seconds."""
        now = time.process_time()
        passed, self._began = now - self._began, now
        return passed


def megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def real_names() -> list[str]:
    found: set[str] = set()
    for path in sorted(HERE.glob("*.tsv")):
        with path.open(encoding="utf-8") as lines:
            found.update(
                row[side] for row in csv.DictReader(lines, delimiter="\t") for side in "ab"
            )
    return sorted(found)


def made_names(seed: int) -> Iterator[str]:
    """Names without end, nearly all of them different, in the scripts of the real ones."""
    chance = random.Random(seed)
    by_script: dict[bool, tuple[list[str], list[str]]] = {True: ([], []), False: ([], [])}
    for name in real_names():
        first, *rest = name.split()
        if rest:
            given, surnames = by_script[first[0] > "\u0400"]
            given.append(first)
            surnames.append(rest[-1])
    made = {script: list(mixed(surnames, chance)) for script, (_, surnames) in by_script.items()}
    while True:
        cyrillic = chance.random() < 0.3
        yield f"{chance.choice(by_script[cyrillic][0])} {chance.choice(made[cyrillic])}"


def mixed(surnames: list[str], chance: random.Random) -> Iterator[str]:
    for _ in range(SURNAMES // 2):
        one, other = chance.choice(surnames), chance.choice(surnames)
        yield one[: len(one) // 2 + 1] + other[len(other) // 2 :].lower()


def distinct(count: int, seed: int) -> list[str]:
    found: dict[str, None] = {}
    for name in made_names(seed):
        found[name] = None
        if len(found) == count:
            break
    return list(found)


def in_blocks(names: list[str]) -> Iterator[tuple[Name, Name]]:
    """The pairs that a register of the names would compare."""
    register = Index(names)
    parsed = [parse(name) for name in names]
    for name, one in zip(names, parsed, strict=True):
        for position in register.candidates(name):
            yield one, parsed[position]


def measure_pairs() -> None:
    names = real_names()
    same_name("a b", "c d")  # the data files are read once
    clock = Clock()
    parsed = [parse(name) for name in names]
    print(f"cold      {len(names):>9,} names {len(names) / clock.took():>11,.0f} names/s")
    for label, chosen in (
        ("warm", itertools.combinations(parsed, 2)),
        ("block", itertools.cycle(in_blocks(names))),
    ):
        found = list(itertools.islice(chosen, MOST_PAIRS))
        clock.took()
        for a, b in found:
            compare(a, b)
        print(f"{label:9} {len(found):>9,} pairs {len(found) / clock.took():>11,.0f} pairs/s")


def hold_against(register: Index, mentions: Iterable[str], label: str) -> None:
    clock = Clock()
    compared = same = count = 0
    for mention in mentions:
        count += 1
        matches = register.matches(mention)
        compared += len(matches)
        same += any(match.comparison.verdict == "same" for match in matches)
    took = clock.took()
    print(
        f"{label:9} {count:>9,} mentions {count / took:>8,.0f} mentions/s  {took:,.0f} s  "
        f"{same:,} found, {compared:,} matches  {megabytes():,} MB at most"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--register", type=int, default=10_000)
    options = parser.parse_args()
    measure_pairs()

    names = distinct(options.register, seed=1)
    clock = Clock()
    register = Index(names)
    print(f"register  {len(names):>9,} names {len(names) / clock.took():>11,.0f} names/s")
    chance = random.Random(2)
    known = distinct(options.mentions // 10, seed=3) + names
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(known) + 1)))
    chance.shuffle(known)
    in_news = chance.choices(known, cum_weights=weights, k=options.mentions)
    hold_against(register, in_news, "in news")
    hold_against(register, distinct(options.mentions, seed=4), "all new")


if __name__ == "__main__":
    main()
