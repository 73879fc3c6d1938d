"""The door is sound whatever is assumed, and to assume less never narrows its bounds."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

from bounding import inside, no_wider
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_claims import claim, report

from drehtuer.books import Asked, account
from drehtuer.books.door import MADE
from drehtuer.books.model import Door
from drehtuer.model import Report

FIRST = date(2025, 1, 1)
COUNTED = (0, 120, 300)
"""The days of counts."""


def day(n: int) -> str:
    return (FIRST + timedelta(n)).isoformat()


def told(chance: random.Random) -> tuple[list[Report], dict[tuple[str, str], tuple[int, int]]]:
    """Reports of a true history, and how many entered and were freed between its counts."""
    stock = chance.randint(200, 900)
    claims = [claim("held", stock, when=day(0), where="BY", attribution="Viasna")]
    true = {}
    for begin, end in pairwise(COUNTED):
        entered, freed, served, died = (chance.randint(0, 60) for _ in range(4))
        stock += entered - freed - served - died
        true[day(begin), day(end)] = (entered, freed)
        window = f"{day(begin + 1)}/{day(end - 1)}"
        wave = chance.randint(0, freed)
        possible = [
            claim("listed", entered, when=window, cumulative=True, attribution="Viasna"),
            claim("freed", freed, when=window, cumulative=True),
            claim("freed", wave, when=day(begin + 40)),
            claim(
                "freed",
                ("at_least", served),
                when=window,
                cumulative=True,
                quote="they served their terms",
            ),
            claim("fate", died, when=day(begin + 60), fate="died"),
        ]
        claims += chance.sample(possible, chance.randint(0, len(possible)))
        claims.append(claim("held", stock, when=day(end), where="BY", attribution="Viasna"))
    made = [{"where": "BY", "group": "political prisoners", **each} for each in claims]
    return [report("history", "2025-12-31", *made)], true


@given(st.integers(min_value=0), st.sets(st.sampled_from(MADE)))
@example(1117, set())  # two totals of like size, one after the other
@settings(max_examples=6, deadline=None)
def test_the_truth_lies_within_and_less_assumed_never_narrows(seed: int, without: set[str]) -> None:
    reports, true = told(random.Random(seed))

    def doors(codes: set[str]) -> dict[tuple[str, str], Door]:
        made = account(reports, asked=Asked(without=frozenset(codes))).doors
        return {(door.since, door.until): door for door in made}

    usual, less = doors(set()), doors(without)
    assert usual.keys() == less.keys() >= true.keys()
    for time, (entered, freed) in true.items():
        for door in (usual[time], less[time]):
            assert (door.clash, door.unexplained) == ((), 0)
            assert inside(entered, door.entered)
            assert inside(freed, door.freed)
            assert inside(entered - freed, door.answers[1].bounds)
        assert no_wider(usual[time].entered, less[time].entered)
        assert no_wider(usual[time].freed, less[time].freed)
    first = next(iter(true))
    effects = {a.code: a.effect for a in usual[first].assumptions if a.effect is not None}
    for code in [code for code in MADE if code in effects][:1]:
        assert doors({code})[first].entered == effects[code].entered
