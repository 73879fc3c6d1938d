#!/usr/bin/env python3
"""Copies: how many are found, and how many reports are wrongly taken for copies.

    bench/copies.py [FOLDER …] [--seed 1]

From every text of the folders (``examples/`` where none is given) copies are made as editors make
them, and reports that are none: follow-ups that quote two or three sentences, and the other texts
of the folders, many of which are of the same events. All of them, of two weeks, are looked at
together. Printed is, for each kind, how many are told to be copies of their text.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from drehtuer.books.copies import copies
from drehtuer.model import Claim, Report

HERE = Path(__file__).resolve().parent
FIRST = date(2025, 9, 11)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\w)")
_WORD = re.compile(r"\w+")

COPY = "04-minsk-52-abdruck.txt"
"""One of the examples is a copy of another one; its copies are copies of that one."""

Change = Callable[[str, random.Random], str]


def edited(share: float) -> Change:
    """Other words for some, and some struck out."""

    def change(text: str, chance: random.Random) -> str:
        def word(match: re.Match[str]) -> str:
            if chance.random() >= share:
                return match[0]
            return chance.choice(("", match[0][::-1]))

        return _WORD.sub(word, text)

    return change


def cut(share: float) -> Change:
    """The first sentences, as many as make a share of the text."""

    def change(text: str, _: random.Random) -> str:
        sentences, kept = _SENTENCE.split(text), ""
        for sentence in sentences:
            kept += f"{sentence} "
            if len(kept) >= share * len(text):
                break
        return kept

    return change


def own_beginning(text: str, chance: random.Random) -> str:
    """Another headline and a first paragraph of the paper's own, about a third of the text."""
    words = news(chance, len(text.split()) // 3)
    return f"{words}\n\n{text.partition(chr(10))[2]}\n\n(dpa)"


def middle_out(text: str, chance: random.Random) -> str:
    """Every fourth sentence left out."""
    sentences = _SENTENCE.split(text)
    left = chance.randrange(4)
    return " ".join(s for n, s in enumerate(sentences) if n % 4 != left)


def together(*changes: Change) -> Change:
    def change(text: str, chance: random.Random) -> str:
        for each in changes:
            text = each(text, chance)
        return text

    return change


def quoting(sentences: int, length: int) -> Change:
    """A report of so many words that quotes sentences of another one."""

    def change(text: str, chance: random.Random) -> str:
        found = _SENTENCE.split(text)
        start = chance.randrange(max(1, len(found) - sentences))
        quoted = " ".join(found[start : start + sentences])
        half = length // 2
        return f"{news(chance, half)}.\n\n{quoted}\n\n{news(chance, half)}."

    return change


def news(chance: random.Random, words: int) -> str:
    """Words of ordinary news in no order, so that no run of them comes twice."""
    return " ".join(chance.choices((HERE / "news.txt").read_text("utf-8").split(), k=words))


COPIES: Mapping[str, Change] = {
    "unchanged": lambda text, _: text,
    "a word in 50 edited": edited(0.02),
    "a word in 20 edited": edited(0.05),
    "a word in 12 edited": edited(0.08),
    "cut to two thirds": cut(0.66),
    "cut to a third": cut(0.33),
    "every fourth sentence out": middle_out,
    "own beginning": own_beginning,
    "cut to half, a word in 30 edited": together(cut(0.5), edited(0.033)),
    "own beginning, a word in 30 edited": together(own_beginning, edited(0.033)),
}
OTHERS: Mapping[str, Change] = {
    "quotes 2 sentences in 120 words": quoting(2, 120),
    "quotes 2 sentences in 300 words": quoting(2, 300),
    "quotes 3 sentences in 300 words": quoting(3, 300),
}


def report(source: str, text: str, day: date) -> Report:
    claim = Claim(source, source, "freed", "report", 0, 10, text[:10])
    return Report(source, text, day.isoformat(), claims=(claim,))


def texts(folders: Sequence[Path]) -> dict[str, str]:
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    return {str(file): file.read_text("utf-8") for file in files}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE.parent / "examples"])
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    originals = texts(given.folders)
    reports, made = [], {}
    for number, (source, text) in enumerate(originals.items()):
        day = FIRST + timedelta(days=number % 7)
        reports.append(report(source, text, day))
        for kind, change in (COPIES | OTHERS).items():
            name = f"{source}: {kind}"
            later = day + timedelta(days=chance.randrange(1, 7))
            reports.append(report(name, change(text, chance), later))
            made[name] = source, kind
    told = {name: group.origin for group in copies(reports) for name in group.reports[1:]}
    home = {source: told[source] if source.endswith(COPY) else source for source in originals}
    found = Counter(kind for name, (source, kind) in made.items() if told.get(name) == home[source])
    for kind in (*COPIES, *OTHERS):
        print(f"{kind:36} {found[kind]:4} of {len(originals)}")
    wrong = [name for name in told if home.get(name) == name]
    print(f"{'other texts, many of the same events':36} {len(wrong):4} of {len(originals)}", *wrong)
    right, number = sum(found[kind] for kind in COPIES), len(COPIES) * len(originals)
    precision = right / (len(told) - sum(name in home and name not in wrong for name in told))
    print(
        f"{number} copies in {len(reports)} reports: recall {right / number:.3f}, "
        f"precision {precision:.3f}"
    )


if __name__ == "__main__":
    main()
