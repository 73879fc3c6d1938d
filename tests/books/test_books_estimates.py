"""Estimates from overlapping lists: published ones reproduced, known totals found, or refusals."""

from __future__ import annotations

import random
from itertools import product

import pytest

from drehtuer.books.estimates import Cell, Estimate, Refusal, cells, estimate

# Killings in Kosovo, March to June 1999, on the lists of exhumations, of the American Bar
# Association, the OSCE and Human Rights Watch: Ball and others 2002 (see the module).
KOSOVO = {
    "0001": 306,
    "0010": 936,
    "0011": 123,
    "0100": 845,
    "0101": 31,
    "0110": 217,
    "0111": 32,
    "1000": 1131,
    "1001": 106,
    "1010": 228,
    "1011": 42,
    "1100": 177,
    "1101": 18,
    "1110": 181,
    "1111": 27,
}


def counted(told: dict[str, int]) -> dict[Cell, int]:
    return {tuple(sign == "1" for sign in signs): number for signs, number in told.items()}


def test_kosovo_as_published() -> None:
    found = estimate(counted(KOSOVO), closed=True)
    assert isinstance(found, Estimate)
    assert found.known == sum(KOSOVO.values())
    assert 9_002 <= found.best.total <= 12_122
    assert round(found.best.total) == 10_357
    assert abs(found.best.least - 9_002) < 20
    assert abs(found.best.most - 12_122) < 20
    assert found.range[0] <= 9_005
    assert found.range[1] > 12_122  # other models that fit say more


def test_lists_that_do_not_depend_on_each_other_find_the_total() -> None:
    inside = 0
    for seed in range(20):
        chance = random.Random(seed)
        people = range(3000)
        lists = [[one for one in people if chance.random() < share] for share in (0.3, 0.4, 0.25)]
        found = estimate(cells(lists), closed=True)
        assert isinstance(found, Estimate)
        assert found.known == len({one for each in lists for one in each})
        least, most = found.range
        inside += least <= 3000 <= most
    assert inside >= 18


def test_a_list_copied_from_another_widens_the_range_beyond_the_best_guess() -> None:
    chance = random.Random(1)
    first = [one for one in range(2000) if chance.random() < 0.4]
    copied = [one for one in range(2000) if chance.random() < (0.6 if one in set(first) else 0.1)]
    third = [one for one in range(2000) if chance.random() < 0.3]
    found = estimate(cells([first, copied, third]), closed=True)
    assert isinstance(found, Estimate)
    assert (0, 1) in found.best.groups
    assert found.range[0] <= 2000 <= found.range[1]


PEOPLE = {cell: 20 for cell in product((False, True), repeat=3) if any(cell)}


@pytest.mark.parametrize(
    ("told", "closed", "refusal"),
    [
        (PEOPLE, False, Refusal("open")),
        ({}, True, Refusal("few_lists")),
        ({(True, False): 50, (True, True): 50, (False, True): 50}, True, Refusal("few_lists")),
        (
            {cell: 20 for cell in PEOPLE if not (cell[0] and cell[2])},
            True,
            Refusal("no_overlap", (0, 2)),
        ),
        (dict.fromkeys(PEOPLE, 2), True, Refusal("few_people")),
        (
            {cell: 1 for cell in product((False, True), repeat=6) if any(cell)},
            True,
            Refusal("many_lists"),
        ),
    ],
)
def test_refusals(told: dict[Cell, int], closed: bool, refusal: Refusal) -> None:
    assert estimate(told, closed=closed) == refusal


def test_cells_of_different_lists_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="one number of lists"):
        estimate({(True, False, True): 3, (True, False): 4}, closed=True)
    with pytest.raises(ValueError, match="from zero"):
        estimate({(True, False, True): -3}, closed=True)
