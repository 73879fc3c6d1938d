"""How many there were of whom only some are on any list: estimates from overlapping lists.

Multiple-systems estimation: people of a closed cohort are on none, one or several of at least
three lists, and log-linear models of how the lists depend on one another (Bishop, Fienberg and
Holland, *Discrete Multivariate Analysis*, 1975, chapter 6) tell how many are on none. The number
hangs on which dependences a model has, and the lists alone cannot tell. So every model is fitted
that has dependences between pairs of lists (of four lists, between threes, too), and the range of
those that fit about as well as the best stands beside its estimate.

Checked with the killings of Albanians in Kosovo, March to June 1999, on four lists: 4,400 people,
published estimate 10,356 with 9,002 to 12,122 as 95 % interval (Ball, Betts, Scheuren, Dudukovich
and Asher, *Killings and Refugee Flow in Kosovo March–June 1999*, 2002). The best model gives
10,357 with 9,005 to 12,105; but two others fit nearly as well and say 12,741 and 18,393, which is
why the range belongs to the answer.

No estimate is made, and :class:`Refusal` says why, where

``open``
    people come and go: the cohort has to be closed, such as those killed in a time, or those held
    on one day. Who is held over a year is no closed cohort; lists as of one day would be needed.
``few_lists``
    there are fewer than three lists: of two, how they depend on each other cannot be told. A third
    list, made in another way, would be needed.
``no_overlap``
    two lists have nobody in common: more people, or lists compared more carefully, would be
    needed.
``few_people``
    fewer than ``LEAST`` people are on two lists or more.
``many_lists``
    there are more than five lists: the most alike of them should be taken together.
``no_fit``
    no model fits, even loosely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import exp, log, sqrt
from typing import Any

LEAST = 30
"""So many people have to be on two lists or more."""
_NEAR = 6.0
"""Models whose criterion lies no more above the best are told beside it: what speaks against them
is not strong (Kass and Raftery, *Bayes Factors*, 1995)."""
MOST_LISTS = 5
"""Of more lists there are too many models to try."""
_NORMAL_95 = 1.959964

Cell = tuple[bool, ...]
"""On which of the lists somebody is."""
Group = tuple[int, ...]
"""Two or three lists that depend on each other."""


@dataclass(frozen=True, slots=True)
class Model:
    """A log-linear model: the lists that depend on each other, and what it amounts to.

    ``total``, ``least`` and ``most`` are the estimate and its 95 % interval, given the model;
    ``criterion`` is Schwarz's (BIC): the lower the better.
    """

    groups: tuple[Group, ...]
    total: float
    least: float
    most: float
    criterion: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many there were.

    Attributes:
        known: how many are on any list.
        best: the model that fits best.
        near: all that fit about as well, the best first.
        independent: the model of lists that do not depend on each other; None where it does not
            settle.
    """

    known: int
    best: Model
    near: tuple[Model, ...]
    independent: Model | None = None

    @property
    def range(self) -> tuple[float, float]:
        """From the lowest to the highest end of the intervals of all models that fit."""
        return min(model.least for model in self.near), max(model.most for model in self.near)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no estimate: a code of the table above, and the lists that it is about."""

    reason: str
    lists: tuple[int, ...] = ()


def cells(lists: Sequence[Collection[Hashable]]) -> Counter[Cell]:
    """How many people are on just these of the lists, for each choice of lists."""
    people = dict.fromkeys(person for each in lists for person in each)
    sets = [frozenset(each) for each in lists]
    return Counter(tuple(person in each for each in sets) for person in people)


def estimate(counted: Mapping[Cell, int], *, closed: bool) -> Estimate | Refusal:
    """How many there were, of whom some are on lists.

    Args:
        counted: how many people are on just these of the lists, as of :func:`cells`.
        closed: whether nobody came to or left the cohort while the lists were made.

    Returns:
        The estimate, or why there can be none.

    Raises:
        ValueError: the cells are not all of as many lists, or a count is below zero.
    """
    sizes = {len(cell) for cell in counted}
    if len(sizes) > 1 or any(count < 0 for count in counted.values()):
        raise ValueError("cells of one number of lists, with counts from zero, are needed")
    lists = max(sizes, default=0)
    if not closed:
        return Refusal("open")
    if lists < 3:
        return Refusal("few_lists")
    if lists > MOST_LISTS:
        return Refusal("many_lists")
    for pair in combinations(range(lists), 2):
        if not sum(n for cell, n in counted.items() if cell[pair[0]] and cell[pair[1]]):
            return Refusal("no_overlap", pair)
    if sum(n for cell, n in counted.items() if sum(cell) > 1) < LEAST:
        return Refusal("few_people")
    models = [model for groups in _choices(lists) if (model := _fitted(counted, lists, groups))]
    if not models:
        return Refusal("no_fit")
    models.sort(key=lambda model: (model.criterion, model.groups))
    near = [model for model in models if model.criterion <= models[0].criterion + _NEAR]
    known = sum(n for cell, n in counted.items() if any(cell))
    independent = next((model for model in models if not model.groups), None)
    return Estimate(known, models[0], tuple(near), independent)


def _choices(lists: int) -> Iterable[tuple[Group, ...]]:
    """All choices of groups of lists that leave a model something to be checked by.

    Who has a group of three has its pairs, too. With three lists a model of all three pairs fits
    whatever is told; of five lists and more only pairs are tried.
    """
    pairs = list(combinations(range(lists), 2))
    threes = list(combinations(range(lists), 3)) if lists == 4 else []
    told = 2**lists - 1
    for three in _some(threes):
        implied = {pair for group in three for pair in combinations(group, 2)}
        for more in _some([pair for pair in pairs if pair not in implied]):
            groups = (*sorted((*implied, *more)), *three)
            if 1 + lists + len(groups) < told:
                yield groups


def _some(groups: Sequence[Group]) -> Iterable[tuple[Group, ...]]:
    for number in range(len(groups) + 1):
        yield from combinations(groups, number)


def _fitted(counted: Mapping[Cell, int], lists: int, groups: tuple[Group, ...]) -> Model | None:
    """A model fitted by Newton's method to Poisson counts; None where it does not settle."""
    import numpy as np  # noqa: PLC0415  # large; only who estimates needs it

    places = [cell for cell in product((False, True), repeat=lists) if any(cell)]
    told = np.array([counted.get(cell, 0) for cell in places], dtype=float)
    design = np.array(
        [[1.0, *cell, *(all(cell[n] for n in group) for group in groups)] for cell in places]
    )
    rates = told + 0.5
    weights: Any = np.zeros(design.shape[1])
    try:
        for _ in range(100):
            predicted = design @ weights if weights.any() else np.log(rates)
            rates = np.exp(np.clip(predicted, -30, 30))
            information = design.T @ (rates[:, None] * design)
            working = predicted + (told - rates) / rates
            after = np.linalg.solve(information, design.T @ (rates * working))
            settled = bool(np.max(np.abs(after - weights)) < 1e-9)
            weights = after
            if settled:
                break
        else:
            return None
        spread = sqrt(float(np.linalg.inv(information)[0, 0]))
    except np.linalg.LinAlgError:
        return None
    unlisted, known = float(weights[0]), float(told.sum())
    if not spread < 2 or unlisted > log(1000 * known):
        return None  # nothing in the lists holds the number down
    likelihood = float(np.sum(told * np.log(rates) - rates))
    return Model(
        groups,
        known + exp(unlisted),
        known + exp(unlisted - _NORMAL_95 * spread),
        known + exp(unlisted + _NORMAL_95 * spread),
        log(known) * design.shape[1] - 2 * likelihood,
    )
