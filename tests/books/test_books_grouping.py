"""Which claims stand together, found quickly: the same as by asking each group."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import report

from drehtuer.books import account, grouping
from drehtuer.books.people import People
from drehtuer.books.told import Told, placed
from drehtuer.model import Report

TIMES = (None, "2024", "2021/2025", "2025-03", "2025-02-27/2025-03-02", "2025-02-28", "2025-03-01")
MOSTLY: Mapping[str, Sequence[object]] = {
    "kind": ("freed",) * 4 + ("held", "measure", "fate"),
    "count": (50,) * 3 + (None, ("about", 50), ("some", None)),
    "when": TIMES,
    "where": (None, "BY", "BY", "VE"),
    "status": ("asserted",) * 9 + ("denied",),
    "group": (None, None, None, "political prisoners", "journalists"),
    "persons": ((), (), ("Ales Bialiatski",)),
    "by": ((), ("Belarus",)),
    "to": ((), ("Belavia",)),
    "attribution": ((), ("Viasna",)),
    "cumulative": (False,) * 9 + (True,),
    "destination": ((), (), (), ("LT",), ("PL",)),
    "fate": ("expelled",),
}
"""Fields of claims, such that some may well stand together and others not."""

CHANCES = st.randoms(use_true_random=False)


class PlainShelves:
    """Shelves that know nothing: every group is asked."""

    def __init__(self) -> None:
        self.groups: list[grouping._Group] = []

    def put(self, group: grouping._Group) -> None:
        self.groups.append(group)

    def near(self, _item: Told) -> Iterable[grouping._Group]:
        return self.groups


def made(chance: random.Random) -> list[Report]:
    def told() -> dict[str, object]:
        return {field: chance.choice(values) for field, values in MOSTLY.items()}

    return [
        report(f"r{number}", published, *(told() for _ in range(chance.randint(0, 5))))
        for number, published in enumerate(chance.choices(("2025-03-01", "2025-03-03", None), k=4))
    ]


def groups(reports: list[Report]) -> list[list[str]]:
    told = placed(reports, People(reports))
    return sorted([item.claim.id for item in group] for group in grouping.together(told))


@given(CHANCES)
@settings(max_examples=100, deadline=None)
def test_the_index_finds_what_asking_each_group_finds(chance: random.Random) -> None:
    reports = made(chance)
    quick = groups(reports)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_Shelves", PlainShelves)
        assert groups(reports) == quick


@given(CHANCES)
@settings(max_examples=40, deadline=None)
def test_the_order_of_reports_leaves_no_trace(chance: random.Random) -> None:
    reports = made(chance)
    assert account(chance.sample(reports, len(reports))) == account(reports)
