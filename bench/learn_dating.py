#!/usr/bin/env python3
"""Learn the weights by which a claim gets its time (src/drehtuer/claims/dating.toml).

    bench/learn_dating.py [--rounds N] [--write] [--shared FOLDER]

Learns from the training reports and from the odd half of the development reports in ../shared; the
even half is never read. For each claim that agrees with an annotated one, the candidates whose time
the scorer calls right should win: a conditional logit (McFadden 1974) with an L2 penalty, fitted by
L-BFGS. As a candidate may be the time of a claim before it, learning and reading take turns.

Prints how often the time is right for reports that were left out of the learning (cross-validation
by report), and writes the weights with `--write`. Needs the packages of requirements.txt beside
this file.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import quality
from drehtuer.claims import dating, reader

WEIGHTS = quality.HERE.parent / "src" / "drehtuer" / "claims" / "dating.toml"
PENALTY = 8.0
LEAST_SEEN = 4
"""A feature that fewer candidates have says nothing on its own."""
LEAST_WEIGHT = 0.05
UNTOLD = 0.15
"""How much an annotated claim without a time counts: it may have one that was left out."""
FOLDS = 8


@dataclass
class Example:
    """A claim that agrees with an annotated one: its candidates, and which of them are right."""

    report: str
    options: list[dating.Candidate]
    right: list[bool]
    told: bool
    """Whether the annotation gives a time; where it gives none, none is right."""

    def is_right(self, weights: Mapping[str, float]) -> bool:
        """Whether the candidate that the weights choose is right."""
        value = dating.choose(self.options, weights)
        return next(r for o, r in zip(self.options, self.right, strict=True) if o.value == value)


class Recorder:
    """Dates drafts as the reader does, and keeps the candidates by kind and evidence."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.seen: dict[tuple[str, int, int], list[dating.Candidate]] = {}

    def __call__(self, scenes: Any, drafts: Any, published: str | None) -> None:
        """Stand in for ``dating.date_drafts``."""
        for draft, options in dating.candidates_of(scenes, drafts, published):
            draft.when = dating.choose(options, self.weights)
            dating.settle_total(draft)
            tokens = draft.scene.tokens
            place = (draft.kind, tokens[draft.first].start, tokens[draft.last].end)
            self.seen.setdefault(place, options)


def learnable(shared: Path) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """The reports to learn from, each with its annotated claims."""
    for name in ("seeds", "reports", "train"):
        gold = shared / "bench" / f"{name}.jsonl"
        folder = shared / name if name == "seeds" else gold.with_suffix("")
        corpus = quality.Corpus(name, gold, folder, read=False)
        for file in corpus.half(True) if name == "reports" else corpus.files:
            yield folder / file, corpus.part([file])[0]


def examples(shared: Path, weights: Mapping[str, float]) -> list[Example]:
    """The claims whose time the annotation gives, as read with these weights."""
    score = quality.scorer(shared, "score")
    found: list[Example] = []
    for path, gold in learnable(shared):
        recorder = Recorder(weights)
        reader.date_drafts = recorder  # type: ignore[assignment]
        claims = [claim.as_dict() for claim in quality.drehtuer.read(path).claims]
        for kind in sorted({claim["kind"] for claim in claims}):
            wanted = [claim for claim in gold if claim["kind"] == kind]
            read = [claim for claim in claims if claim["kind"] == kind]
            for i, j in score.pair(wanted, read):
                place = (kind, read[j]["start"], read[j]["end"])
                if wanted[i].get("optional") or place not in recorder.seen:
                    continue
                options = recorder.seen[place]
                right = [
                    score.field_right("when", wanted[i], {"when": option.value})
                    if "when" in wanted[i]
                    else option.value is None
                    for option in options
                ]
                found.append(Example(path.name, options, right, "when" in wanted[i]))
    return found


def fit(learned: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right candidates are most likely."""
    learned = [example for example in learned if any(example.right)]
    seen = Counter(f for e in learned for option in e.options for f in option.features)
    place = {f: n for n, f in enumerate(sorted(f for f, k in seen.items() if k >= LEAST_SEEN))}
    options = [(n, option) for n, e in enumerate(learned) for option in e.options]
    of = np.array([n for n, _ in options])
    right = np.array([r for e in learned for r in e.right], dtype=bool)
    share = np.array([1.0 if e.told else UNTOLD for e in learned])
    cells = [
        (row, place[f]) for row, (_, o) in enumerate(options) for f in o.features if f in place
    ]
    rows, columns = zip(*cells, strict=True)
    table = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(options), len(place)))
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])

    def loss(weights: Any) -> tuple[float, Any]:
        sums = table @ weights
        chance = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
        hits = chance * right
        whole, part = np.add.reduceat(chance, starts), np.add.reduceat(hits, starts)
        misses = (chance / whole[of] - hits / part[of]) * share[of]
        value = share @ (np.log(whole) - np.log(part)) + PENALTY * weights @ weights / 2
        gradient = table.T @ misses + PENALTY * weights
        return float(value), gradient

    found = minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B").x
    return {f: round(float(found[n]), 2) for f, n in place.items() if abs(found[n]) >= LEAST_WEIGHT}


def cross_validate(learned: Sequence[Example]) -> tuple[int, int]:
    """How many claims with and without a time get it right by weights of other reports."""
    reports = sorted({example.report for example in learned})
    random.Random(1).shuffle(reports)
    right = Counter[bool]()
    for fold in range(FOLDS):
        out = set(reports[fold::FOLDS])
        weights = fit([example for example in learned if example.report not in out])
        right.update(e.told for e in learned if e.report in out and e.is_right(weights))
    return right[True], right[False]


def written(weights: Mapping[str, float]) -> str:
    """The weights as TOML: a table a source, a key for what it is seen together with."""
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for feature, weight in weights.items():
        source, _, mark = feature.partition(" | ")
        tables[source if mark else "alone"][mark or source] = weight
    lines = ["# Learned by bench/learn_dating.py; see dating.py. The more, the likelier."]
    for source in sorted(tables):
        lines += ["", f'["{source}"]']
        lines += [f'"{mark}" = {weight}' for mark, weight in sorted(tables[source].items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2, help="turns of reading and learning")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--shared", type=Path, default=quality.SHARED)
    arguments = parser.parse_args()
    weights = dating.learned_weights()
    for turn in range(arguments.rounds):
        learned = examples(arguments.shared, weights)
        told = sum(example.told for example in learned)
        before = sum(example.told and example.is_right(weights) for example in learned)
        right, left_open = cross_validate(learned)
        most = sum(example.told and any(example.right) for example in learned)
        print(
            f"round {turn + 1}: of {told} claims with a time {before} right by the weights so far, "
            f"{right} by weights of other reports, at most {most}; "
            f"{left_open} of {len(learned) - told} without a time left open"
        )
        weights = fit(learned)
    if arguments.write:
        WEIGHTS.write_text(written(weights), encoding="utf-8")
        print(f"{len(weights)} weights written to {WEIGHTS}")


if __name__ == "__main__":
    main()
