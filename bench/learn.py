#!/usr/bin/env python3
"""Learn the weights by which the reader weighs (src/drehtuer/claims/*.toml).

    bench/learn.py counted|stances|topic|dating [--also FOLDER ...] [--rounds N] [--write]
                   [--shared FOLDER]

counted  what a number of people counts: the held, the freed, the jailed, the listed, or none
stances  whether a statement takes a stand on the bargaining
topic    whether a report is on the subject; those without a claim are not
dating   which time is a claim's own; to be learned after the others, as it depends on the claims

Learns from the seeds, the training reports and the odd half of the development reports in
../shared; the even half is never read. `--also` names folders of further reports, of the form of
../shared/bench/train (texts and sources.toml, the claims in a .jsonl of its name beside it). The
candidates that the annotation calls right should win: a conditional logit (McFadden 1974) with an
L2 penalty, fitted by L-BFGS. As what is chosen for one claim is a feature of those behind it,
learning and reading take turns.

Prints how often the choice is right for reports that were left out of the learning
(cross-validation by report), and writes the weights with `--write`. Needs the packages of
requirements.txt beside this file.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import quality
from drehtuer.claims import reader, topic
from drehtuer.claims.fields import counted, dating
from drehtuer.claims.kinds import positions
from drehtuer.claims.weighing import ALONE, Candidate, Feature, Weights, choose, learned_weights

WEIGHTS = quality.HERE.parent / "src" / "drehtuer" / "claims"
LEAST_SEEN = 4
"""A feature that fewer candidates have says nothing on its own."""
LEAST_WEIGHT = 0.05
FOLDS = 8
FURTHER = 0.5
"""How much a further report counts: they were annotated with less care."""
UNTOLD = 0.05
"""How much an annotated claim without a time counts: it may have one that was left out."""
STAND = 2.5
"""For how many statements that are no stand one that is counts …"""
SEED = 5.0
"""… and for how many of other reports one of the seeds, the most carefully annotated."""


@dataclass
class Example:
    """A choice: its candidates (first what is chosen without weights), and which are right."""

    report: str
    options: list[Candidate]
    right: list[bool]
    share: float = 1.0
    """How much it counts."""

    def is_right(self, weights: Weights) -> bool:
        """Whether the candidate that the weights choose is right."""
        value = choose(self.options, weights)
        return next(r for o, r in zip(self.options, self.right, strict=True) if o.value == value)


def learnable(
    shared: Path, also: Sequence[Path]
) -> Iterator[tuple[Path, list[dict[str, Any]], float]]:
    """The reports to learn from, each with its annotated claims and how much it counts."""
    for name in ("seeds", "reports", "train"):
        gold = shared / "bench" / f"{name}.jsonl"
        folder = shared / name if name == "seeds" else gold.with_suffix("")
        corpus = quality.Corpus(name, gold, folder, read=False)
        for file in corpus.half(True) if name == "reports" else corpus.files:
            yield folder / file, corpus.part([file])[0], 1.0
    for folder in also:
        corpus = quality.Corpus(folder.name, folder.with_suffix(".jsonl"), folder, read=False)
        for file in corpus.files:
            yield folder / file, corpus.part([file])[0], FURTHER


def examples_of_counts(
    path: Path, gold: list[dict[str, Any]], weights: Weights, score: ModuleType
) -> Iterator[Example]:
    """The numbers of people in a report, and what the annotated claims around them count."""
    del score
    seen: list[tuple[int, Any, list[Candidate]]] = []

    def recount(scene: Any, context: Any, drafts: list[Any]) -> list[Any]:
        for mention, kinds, features in counted.numbers_of(scene, context, drafts):
            options = [
                Candidate.of(kind, [(f, kind or counted.NOTHING) for f in (ALONE, *features)])
                for kind in kinds
            ]
            seen.append((scene.tokens[mention.number].start, mention.count, options))
            kind = counted.decide(kinds, features, weights)
            counted.apply(kind, mention, scene, context, drafts)
        return drafts

    reader.recount = recount  # type: ignore[assignment]
    quality.drehtuer.read(path)
    for start, count, options in seen:
        told = [
            claim
            for claim in gold
            if claim["start"] <= start < claim["end"]
            and claim.get("count")
            and claim["count"].get("value") == count.value
        ]
        kinds = {claim["kind"] for claim in told if claim["kind"] in counted.KINDS}
        if all(not claim.get("optional") for claim in told) and (kinds or not told):
            right = [o.value in kinds if kinds else o.value is None for o in options]
            yield Example(path.name, options, right)


def examples_of_stances(
    path: Path, gold: list[dict[str, Any]], weights: Weights, score: ModuleType
) -> Iterator[Example]:
    """What is said or done in a report, and whether the annotated claims call it a stand.

    Those are few, so a stand counts for several statements that are none.
    """
    del score
    seen: list[tuple[int, int, list[Candidate]]] = []

    def takes_stand(draft: Any, options: list[Candidate]) -> bool:
        tokens = draft.scene.tokens
        if len(options) > 1:
            seen.append((tokens[draft.first].start, tokens[draft.last].end, options))
        return choose(options, weights) is not None

    positions.takes_stand = takes_stand  # type: ignore[attr-defined]
    quality.drehtuer.read(path)
    stands = [claim for claim in gold if claim["kind"] == "position"]
    for start, end, options in seen:
        shared = [(min(end, c["end"]) - max(start, c["start"]), c) for c in stands]
        same = [c for n, c in shared if n > min(end - start, c["end"] - c["start"]) / 2]
        touched = any(n > 0 for n, _ in shared)
        if any(not c.get("optional") for c in same) or not touched:
            share = (STAND if same else 1.0) * (SEED if path.parent.name == "seeds" else 1.0)
            yield Example(path.name, options, [not same, bool(same)], share)


def examples_of_topics(
    path: Path, gold: list[dict[str, Any]], weights: Weights, score: ModuleType
) -> Iterator[Example]:
    """A report, which is on the subject if it was annotated with any claim that counts."""
    del weights, score
    seen: list[list[Candidate]] = []

    def is_on_subject(drafts: Any, context: Any) -> bool:
        seen.append(topic.candidates_of(drafts, context))
        return True

    reader.is_on_subject = is_on_subject
    quality.drehtuer.read(path)
    told = any(claim["kind"] != "none" and not claim.get("optional") for claim in gold)
    for options in seen:
        if options:
            yield Example(path.name, options, [told, not told])


def examples_of_times(
    path: Path, gold: list[dict[str, Any]], weights: Weights, score: ModuleType
) -> Iterator[Example]:
    """The claims that agree with annotated ones; where those have no time, none is right."""
    seen: dict[tuple[str, int, int], list[Candidate]] = {}

    def date_drafts(scenes: Any, drafts: Any, published: str | None) -> None:
        for draft, options in dating.candidates_of(scenes, drafts, published):
            draft.when = choose(options, weights)
            dating.settle_total(draft)
            tokens = draft.scene.tokens
            place = (draft.kind, tokens[draft.first].start, tokens[draft.last].end)
            seen.setdefault(place, options)

    reader.date_drafts = date_drafts
    claims = [claim.as_dict() for claim in quality.drehtuer.read(path).claims]
    for kind in sorted({claim["kind"] for claim in claims}):
        wanted = [claim for claim in gold if claim["kind"] == kind]
        read = [claim for claim in claims if claim["kind"] == kind]
        for i, j in score.pair(wanted, read):
            options = seen.get((kind, read[j]["start"], read[j]["end"]))
            if wanted[i].get("optional") or options is None:
                continue
            told = "when" in wanted[i]
            right = [
                score.field_right("when", wanted[i], {"when": o.value}) if told else o.value is None
                for o in options
            ]
            yield Example(path.name, options, right, 1.0 if told else UNTOLD)


def fit(learned: Sequence[Example], penalty: float) -> Weights:
    """The weights under which the right candidates are most likely."""
    learned = [example for example in learned if any(example.right)]
    seen = Counter(f for e in learned for option in e.options for f in features_of(option))
    place = {f: n for n, f in enumerate(sorted(f for f, k in seen.items() if k >= LEAST_SEEN))}
    options = [(n, option) for n, e in enumerate(learned) for option in e.options]
    of = np.array([n for n, _ in options])
    right = np.array([r for e in learned for r in e.right], dtype=bool)
    share = np.array([e.share for e in learned])
    cells = [
        (row, place[f]) for row, (_, o) in enumerate(options) for f in features_of(o) if f in place
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
        value = share @ (np.log(whole) - np.log(part)) + penalty * weights @ weights / 2
        gradient = table.T @ misses + penalty * weights
        return float(value), gradient

    found = minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B").x
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for (source, mark), n in place.items():
        if abs(found[n]) >= LEAST_WEIGHT:
            weights[source][mark] = round(float(found[n]), 2)
    return weights


def features_of(option: Candidate) -> Iterator[Feature]:
    """The features of a candidate: source and mark."""
    return ((source, mark) for source, marks in option.features.items() for mark in marks)


def cross_validate(learned: Sequence[Example], penalty: float) -> tuple[int, int]:
    """How many full examples, and how many that count less, are right by other reports' weights."""
    reports = sorted({example.report for example in learned})
    random.Random(1).shuffle(reports)
    right = Counter[bool]()
    for fold in range(FOLDS):
        out = set(reports[fold::FOLDS])
        weights = fit([example for example in learned if example.report not in out], penalty)
        right.update(e.share >= FURTHER for e in learned if e.report in out and e.is_right(weights))
    return right[True], right[False]


def written(weights: Weights) -> str:
    """The weights as TOML: a table a source, a key for what it is seen together with."""
    lines = ["# Learned by bench/learn.py; see weighing.py. The more, the likelier."]
    for source in sorted(weights):
        lines += ["", f"[{quoted(source)}]"]
        lines += [f"{quoted(mark)} = {weight}" for mark, weight in sorted(weights[source].items())]
    return "\n".join(lines) + "\n"


def quoted(key: str) -> str:
    """A key of TOML in quotation marks."""
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


Examples = Callable[[Path, list[dict[str, Any]], Weights, ModuleType], Iterator[Example]]
TASKS: dict[str, tuple[Examples, float]] = {
    "counted": (examples_of_counts, 8.0),
    "stances": (examples_of_stances, 4.0),
    "topic": (examples_of_topics, 1.0),
    "dating": (examples_of_times, 4.0),
}
"""What can be learned: how its examples are found, and the penalty."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("task", choices=TASKS)
    parser.add_argument(
        "--also", type=Path, nargs="+", default=[], metavar="FOLDER", help="further reports"
    )
    parser.add_argument("--rounds", type=int, default=2, help="turns of reading and learning")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--shared", type=Path, default=quality.SHARED)
    arguments = parser.parse_args()
    find, penalty = TASKS[arguments.task]
    weights = learned_weights(arguments.task)
    score = quality.scorer(arguments.shared, "score")
    for turn in range(arguments.rounds):
        learned = [
            replace(example, share=example.share * share)
            for path, gold, share in learnable(arguments.shared, arguments.also)
            for example in find(path, gold, weights, score)
        ]
        full = [example for example in learned if example.share >= FURTHER]
        right, less = cross_validate(learned, penalty)
        print(
            f"round {turn + 1}: of {len(full)} choices {sum(e.is_right({}) for e in full)} right "
            f"without weights, {sum(e.is_right(weights) for e in full)} by the weights so far, "
            f"{right} by weights of other reports, {sum(any(e.right) for e in full)} at most; "
            f"of {len(learned) - len(full)} that count less {less}"
        )
        weights = fit(learned, penalty)
    if arguments.write:
        file = WEIGHTS / f"{arguments.task}.toml"
        file.write_text(written(weights), encoding="utf-8")
        print(f"{sum(map(len, weights.values()))} weights written to {file.name}")


if __name__ == "__main__":
    main()
