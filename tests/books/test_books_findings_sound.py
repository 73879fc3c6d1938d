"""Findings of reports that tell the truth, and of those of which one does not."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_claims import an_honest_count, claim, report

from drehtuer.books import account
from drehtuer.books.model import Account, Door, Finding
from drehtuer.model import Count, Report

FIRST, DAYS = date(2025, 1, 1), 90
COUNTERS = ("Viasna", "Dissidentby")
NATIONS = ("LT", "LV", "PL", "UA")


def day(n: int) -> str:
    return (FIRST + timedelta(days=n)).isoformat()


@dataclass(frozen=True)
class History:
    """How many were held at the end of each day and came free on it, by one way of counting."""

    held: list[int]
    freed: list[int]

    def freed_within(self, first: int, last: int) -> int:
        return sum(self.freed[first : last + 1])


def a_history(chance: random.Random) -> History:
    freed = [14, *(chance.choice((0, 0, 0, 0, 1, 14, 52, 123)) for _ in range(1, DAYS))]
    entered = [chance.choice((0, 0, 1, 3, 9)) for _ in range(DAYS)]
    start = sum(freed) + chance.randint(200, 1500)
    change = accumulate((i - o for i, o in zip(entered, freed, strict=True)), initial=start)
    return History(list(change)[1:], freed)


class Truth:
    """What truly was, by each counter's criteria and by those of whoever names no counter."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.of = {counter: a_history(chance) for counter in (None, *COUNTERS)}

    def number(self, value: int) -> Count:
        return an_honest_count(value, self.chance)

    def held(self, published: int, **fields: Any) -> dict[str, Any]:
        counter = self.chance.choice(COUNTERS)
        n = self.chance.randint(0, published)
        said = {"where": "BY", "attribution": counter, "group": "political prisoners", **fields}
        return claim("held", self.number(self.of[counter].held[n]), when=day(n), **said)

    def wave(self, published: int) -> list[dict[str, Any]]:
        """A release, and some of those released by what they are."""
        counter = self.chance.choice((None, *COUNTERS))
        n = self.chance.randint(0, published)
        value = self.of[counter].freed[n]
        if value == 0:
            return []
        said = {"where": "BY", "when": day(n), "attribution": (counter,) if counter else ()}
        whole = claim("freed", self.number(value), id=f"{self.chance.random()}", **said)
        parts, left = [], value
        for nation in self.chance.sample(NATIONS, self.chance.randint(0, 3)):
            some = self.chance.randint(0, left)
            left -= some
            if some:
                told = claim("freed", self.number(some), nationality=nation, **said)
                parts.append({**told, "part_of": whole["id"]})
        return [whole, *parts]

    def total(self, published: int) -> dict[str, Any]:
        counter = self.chance.choice((None, *COUNTERS))
        n = self.chance.choice((0, published // 2))
        value = self.of[counter].freed_within(n, published)
        said = {"where": "BY", "cumulative": True, "attribution": (counter,) if counter else ()}
        return claim("freed", self.number(value), when=f"{day(n)}/..", **said)

    def promise(self, published: int) -> dict[str, Any]:
        said = {"where": "BY", "status": self.chance.choice(("promised", "planned"))}
        return claim("freed", self.chance.randint(1, 999), when=day(published + 10), **said)

    def sexes(self, published: int) -> list[dict[str, Any]]:
        """All who are held, and the men and the women among them."""
        counter = self.chance.choice(COUNTERS)
        value = self.of[counter].held[published]
        women = self.chance.randint(0, value)
        said = {"where": "BY", "when": day(published), "attribution": counter}
        return [
            claim("held", number, group=group, start=60 * place, end=60 * place + 20, **said)
            for place, (number, group) in enumerate(
                ((value, "political prisoners"), (value - women, "men"), (women, "women"))
            )
        ]

    def report(self, number: int) -> Report:
        published = self.chance.randrange(DAYS)
        if self.chance.random() < 0.2:
            return report(f"r{number}", day(published), *self.sexes(published))
        said: list[dict[str, Any]] = []
        for _ in range(self.chance.randint(1, 4)):
            make = self.chance.choice((self.held, self.wave, self.total, self.promise))
            made = make(published)
            said += made if isinstance(made, list) else [made]
        return report(f"r{number}", day(published), *said)


def contradictions(reports: list[Report]) -> list[Finding]:
    return [f for f in account(reports).findings if f.severity == "contradiction"]


@settings(deadline=None, max_examples=15)
@given(st.integers(min_value=0))
def test_honest_reports_do_not_contradict_each_other(seed: int) -> None:
    truth = Truth(random.Random(seed))
    assert contradictions([truth.report(number) for number in range(8)]) == []


FALSE = ("sum of the sexes", "fallen total", "other figure", "nobody", "no day")


def planted(truth: Truth, kind: str) -> tuple[list[Report], str]:
    """Honest reports with one false claim, where that can be told; and the claim's id."""
    chance, history = truth.chance, truth.of["Viasna"]
    honest = [truth.report(number) for number in range(6)]
    viasna = {"where": "BY", "attribution": "Viasna"}
    if kind == "sum of the sexes":
        sexes = [*truth.sexes(DAYS - 1)]
        wrong = sexes[1]["count"] + chance.randint(1, 20)
        return [
            *honest,
            report("x", day(DAYS - 1), sexes[0], {**sexes[1], "count": wrong}, sexes[2]),
        ], "x-1"
    if kind == "fallen total":
        before = history.freed_within(0, 60)
        said = {**viasna, "cumulative": True, "when": f"{day(0)}/.."}
        first = report("y", day(60), claim("freed", before, **said))
        fewer = claim("freed", before - chance.randint(1, before), **said)
        return [*honest, first, report("x", day(80), fewer)], "x-0"
    if kind == "other figure":
        said = {"where": "VE", "when": day(50)}
        first = report("y", day(51), claim("freed", 104, **said))
        wrong = claim("freed", 104 + chance.randint(1, 15), **said)
        return [*honest, first, report("x", day(51), wrong)], "x-0"
    if kind == "nobody":
        return [*honest, report("x", day(60), claim("freed", -5, when=day(50), where="BY"))], "x-0"
    return [*honest, report("x", day(60), claim("freed", 52, when="2025-02-30", where="BY"))], "x-0"


@settings(deadline=None, max_examples=20)
@given(st.integers(min_value=0), st.sampled_from(FALSE))
def test_a_false_claim_among_honest_ones_is_found(seed: int, kind: str) -> None:
    reports, false = planted(Truth(random.Random(seed)), kind)
    found = contradictions(reports)
    assert any(false in finding.claims for finding in found)
    assert all(false in finding.claims for finding in found)


def doors_by_claims(made: Account) -> list[Door]:
    """The doors with claims in place of the entries' ids, which number all entries through."""
    claims = {entry.id: entry.claims for entry in made.entries()}

    def told(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(claim for id_ in ids for claim in claims[id_])

    return [
        replace(
            door,
            earlier=str(told([door.earlier])),
            later=str(told([door.later])),
            waves=told(door.waves),
            left_out=told(door.left_out),
            listings=told(door.listings),
            clashes=tuple(told(clash) for clash in door.clashes),
            unused=(),
        )
        for door in made.doors
    ]


@settings(deadline=None, max_examples=10)
@given(st.integers(min_value=0))
@example(1528523325974)
def test_what_cannot_be_changes_no_other_line(seed: int) -> None:
    truth = Truth(random.Random(seed))
    honest = [truth.report(number) for number in range(5)]
    impossible = report("x", day(DAYS - 1), claim("freed", -5, when=day(50), where="BY"))
    with_it, without = account([*honest, impossible]), account(honest)
    strange = {f.rule for f in with_it.findings} - {f.rule for f in without.findings}
    assert strange == {"left_out"}
    assert doors_by_claims(with_it) == doors_by_claims(without)
