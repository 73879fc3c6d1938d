"""What is left out of a brief for everybody: figures on so few that they tell of somebody."""

from __future__ import annotations

import pytest

import drehtuer
from drehtuer.books.for_everybody import for_everybody
from drehtuer.books.lives import accounted
from drehtuer.books.model import Account
from drehtuer.books.small_groups import small_groups, without
from drehtuer.model import Report

WAVE = (
    "Belarus freed 52 prisoners on 11 September 2025, among them six Lithuanians, two Latvians and "
    "one Frenchman. Ihar Losik was released in Belarus on 11 September 2025."
)
EARLIER = "Two Germans were freed in Belarus on 3 May 2024."
OTHERWISE = "On 11 September 2025 Belarus released two Latvians."


def read(text: str, source: str = "a.txt", outlet: str = "Radio") -> Report:
    return drehtuer.read(f"{text}\n", source=source, published="2025-09-12", outlet=outlet)


def left_out(*reports: Report, smallest: int = 3) -> tuple[list[int | None], Account]:
    """The numbers that are left out, and the account as everybody may see it."""
    account, people = accounted(reports)
    shown = for_everybody(account, people, reports, smallest=smallest)
    groups = small_groups(account, shown.seen, smallest)
    assert shown.seen.left_out == len(groups)
    return sorted(entry.figures[0].count.value or 0 for entry in groups), shown.account


def test_a_figure_on_few_beside_somebody_masked_is_left_out() -> None:
    numbers, shown = left_out(read(WAVE))
    assert numbers == [1, 2]
    told = {entry.figures[0].count.value for entry in shown.freed if entry.figures}
    assert {52, 6} <= told
    assert not {1, 2} & told


def test_no_quotation_tells_it() -> None:
    _, shown = left_out(read(WAVE))
    quotes = " ".join(item.claim.quote for item in shown.evidence)
    assert "six Lithuanians, […] and […]" in quotes
    assert "Frenchman" not in quotes
    assert "Losik" not in quotes


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        # of another time nobody is masked
        ((read(EARLIER),), []),
        ((read(f"{WAVE} {EARLIER}"),), [1, 2]),
        # two sources make it known, the same one twice does not
        ((read(WAVE), read(OTHERWISE, "b.txt", "Zeitung")), [1]),
        ((read(WAVE), read(OTHERWISE, "b.txt")), [1, 2, 2]),
    ],
)
def test_what_may_be_told(reports: tuple[Report, ...], expected: list[int]) -> None:
    assert left_out(*reports)[0] == expected


def test_the_threshold() -> None:
    assert left_out(read(WAVE), smallest=1)[0] == []
    assert left_out(read(WAVE), smallest=2)[0] == [1]
    assert left_out(read(WAVE), smallest=7)[0] == [1, 2, 6]


def test_nothing_is_changed_where_nothing_is_left_out() -> None:
    account, _ = accounted([read(EARLIER)])
    assert without(account, ()) == (account, ())
