#!/usr/bin/env python3
"""Near-duplicates: how fast they are found, beside datasketch and rensa, at what recall.

    bench/duplicates.py [--texts 1000] [--seed 1] [--json]

Texts are made here, of 150 to 600 words each: sentences of ordinary news whose words are in no
order, among them sentences that stand in many texts, as background does. Each is printed once more,
as editors do it: a word in 50 or in 20 edited, cut to two thirds or to a half, under a byline and a
paragraph of the paper's own, or several of these. Everyone gets the plain texts in order of
publication, makes runs of five words of them, and says of each text which earlier one it prints:
the one that shares most, if it shares enough.

MinHash with LSH finds candidates, and the sketches say which of them counts; the bands of LSH are
the fewest of some that give the recall of Drehtür's word runs. Printed are recall, precision and
texts a second of processor time, the best of three rounds.
datasketch and rensa come with bench/requirements.txt.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from copies import FIRST, Change, cut, edited, own_beginning, report, together
from drehtuer.books.copies import RUN
from drehtuer.books.copies import copies as found_copies

try:
    import datasketch
    import rensa
except ImportError:
    datasketch = rensa = None

HERE = Path(__file__).resolve().parent
NEWS = (HERE / "news.txt").read_text("utf-8")
WORDS = NEWS.split()
SENTENCES = re.split(r"(?<=[.!?])\s+(?=\w)", NEWS)
PERMUTATIONS = 128
LEAST = 0.3
"""The similarity (Jaccard) from which on sketches tell of a copy."""
BANDS = {
    "datasketch": ((25, 5), (32, 4), (42, 3), (64, 2)),
    "rensa": ((16, 8), (32, 4), (64, 2)),  # it takes only what divides the permutations
}
ROUNDS = 3
_WORD = re.compile(r"\w+")

KINDS: Sequence[Change] = (
    edited(0.02),
    edited(0.05),
    cut(0.66),
    cut(0.5),
    own_beginning,
    together(cut(0.66), edited(0.02)),
    together(own_beginning, edited(0.02)),
)
Finder = Callable[[Sequence[str]], dict[int, int]]
"""From texts to the number of the earlier text that each of them prints."""


def original(chance: random.Random) -> str:
    """A text: one sentence in six stands in others, too."""
    sentences: list[str] = []
    words, most = 0, chance.randrange(150, 600)
    while words < most:
        if chance.random() < 1 / 6:
            sentences.append(chance.choice(SENTENCES))
        else:
            length = chance.randrange(8, 25)
            sentences.append(f"{' '.join(chance.choices(WORDS, k=length)).capitalize()}.")
        words += len(sentences[-1].split())
    return "\n\n".join(sentences)


def made(number: int, chance: random.Random) -> tuple[list[str], dict[int, int]]:
    """So many texts and then their copies; of each copy, the number of its text."""
    texts = [original(chance) for _ in range(number)]
    printed = [chance.choice(KINDS)(text, chance) for text in texts]
    return [*texts, *printed], {number + n: n for n in range(number)}


def runs(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def drehtuer(texts: Sequence[str]) -> dict[int, int]:
    half = len(texts) // 2
    days = [FIRST + timedelta(days=n >= half) for n in range(len(texts))]
    reports = [report(f"{n:06}", text, days[n]) for n, text in enumerate(texts)]
    return {
        int(copy): int(group.origin)
        for group in found_copies(reports)
        for copy in group.reports[1:]
    }


def by_datasketch(bands: int, rows: int) -> Finder:
    def find(texts: Sequence[str]) -> dict[int, int]:
        index = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=(bands, rows))
        sketches, found = [], {}
        for number, text in enumerate(texts):
            sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([run.encode() for run in runs(text)])
            like = [(sketch.jaccard(sketches[n]), -n) for n in index.query(sketch)]
            if like and max(like)[0] >= LEAST:
                found[number] = -max(like)[1]
            index.insert(number, sketch)
            sketches.append(sketch)
        return found

    return find


def by_rensa(bands: int, _rows: int) -> Finder:
    def find(texts: Sequence[str]) -> dict[int, int]:
        index = rensa.RMinHashLSH(threshold=LEAST, num_perm=PERMUTATIONS, num_bands=bands)
        sketches, found = [], {}
        for number, text in enumerate(texts):
            sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(list(runs(text)))
            like = [(sketch.jaccard(sketches[n]), -n) for n in index.query(sketch)]
            if like and max(like)[0] >= LEAST:
                found[number] = -max(like)[1]
            index.insert(number, sketch)
            sketches.append(sketch)
        return found

    return find


def measured(find: Finder, texts: Sequence[str], copied: Mapping[int, int]) -> dict[str, float]:
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        found = find(texts)
        best = min(best, time.process_time() - began)
    right = sum(found.get(copy) == text for copy, text in copied.items())
    return {
        "recall": round(right / len(copied), 4),
        "precision": round(right / max(1, len(found)), 4),
        "texts a second": round(len(texts) / best),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args()
    texts, copied = made(given.texts, random.Random(given.seed))
    figures = {"Drehtür": measured(drehtuer, texts, copied)}
    wanted = figures["Drehtür"]["recall"] - 0.005
    peers = {"datasketch": by_datasketch, "rensa": by_rensa} if datasketch is not None else {}
    for name, by in peers.items():
        for bands, rows in BANDS[name]:
            told = measured(by(bands, rows), texts, copied)
            figures[f"{name}, {bands} bands of {rows}"] = told
            if told["recall"] >= wanted:
                break
    if given.json:
        print(json.dumps(figures, indent=1, ensure_ascii=False))
        return 0
    for name, told in figures.items():
        values = "  ".join(f"{what} {value:,}" for what, value in told.items())
        print(f"{name:30}{values}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
