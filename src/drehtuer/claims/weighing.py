"""Weighing: of several candidates the one that most speaks for, by weights learned from reports.

Where rules would have to be many and brittle, a decision is left to a conditional logit (McFadden
1974): each candidate has features with plain names, each feature a weight in a readable file, and
the greatest sum wins. ``bench/learn.py`` learns the weights.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import fsum

Feature = tuple[str, str]
"""A mark and what it is seen together with (:data:`ALONE`: with nothing)."""
Weights = Mapping[Feature, float]
ALONE = "alone"


@dataclass(slots=True)
class Candidate:
    """What may be chosen (None: nothing of it), and the features that speak for or against it."""

    value: str | None
    features: set[Feature] = field(default_factory=set)


def support(option: Candidate, weights: Weights) -> float:
    """The sum of a candidate's weights, exact, so that the order of a set doesn't matter."""
    return fsum(map(weights.get, option.features, repeat(0.0)))


def choose(options: Sequence[Candidate], weights: Weights) -> str | None:
    """The value of the candidate with the most support, of equals the first."""
    return max(options, key=lambda option: support(option, weights)).value


@cache
def learned_weights(name: str) -> Weights:
    """The weights of ``<name>.toml``: a table for each source, a key for each mark."""
    text = files("drehtuer.claims").joinpath(f"{name}.toml").read_text("utf-8")
    return {
        (source, mark): weight
        for source, marks in tomllib.loads(text).items()
        for mark, weight in marks.items()
    }
