"""Weighing: of several candidates the one that most speaks for, by weights learned from reports.

Where rules would have to be many and brittle, a decision is left to a conditional logit (McFadden
1974): each candidate has features with plain names, each feature a weight in a readable file, and
the greatest sum wins. ``bench/learn.py`` learns the weights.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import fsum

Feature = tuple[str, str]
"""What a mark is seen together with, its source (:data:`ALONE`: nothing), and the mark."""
Weights = Mapping[str, Mapping[str, float]]
"""The weight of each mark, by its source."""
ALONE = "alone"


@dataclass(slots=True)
class Candidate:
    """What may be chosen (None: nothing of it), and the features that speak for or against it."""

    value: str | None
    features: dict[str, set[str]] = field(default_factory=dict)
    """The marks by their source."""

    @classmethod
    def of(cls, value: str | None, features: Iterable[Feature]) -> Candidate:
        """A candidate with all its features."""
        made = cls(value)
        for source, mark in features:
            made.add(source, mark)
        return made

    def add(self, source: str, *marks: str) -> None:
        """Add marks of a source."""
        known = self.features.get(source)
        if known is None:
            self.features[source] = set(marks)
        else:
            known.update(marks)


def support(option: Candidate, weights: Weights) -> float:
    """The sum of a candidate's weights, exact, so that the order of a set doesn't matter."""
    told: list[float] = []
    for source, marks in option.features.items():
        known = weights.get(source)
        if known is not None:
            told += [known[mark] for mark in marks if mark in known]
    return fsum(told)


def choose(options: Sequence[Candidate], weights: Weights) -> str | None:
    """The value of the candidate with the most support, of equals the first."""
    return max(options, key=lambda option: support(option, weights)).value


@cache
def learned_weights(name: str) -> Weights:
    """The weights of ``<name>.toml``: a table for each source, a key for each mark."""
    text = files("drehtuer.claims").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
