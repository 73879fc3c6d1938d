"""Accounts as found in the wild, from claims to the answers of the door."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_claims import claim, report

from drehtuer.books import Asked, account
from drehtuer.books.model import Door
from drehtuer.books.record import Interval
from drehtuer.model import Report


def held(number: Any, when: str, where: str, counter: str, **fields: Any) -> dict[str, Any]:
    said = {"group": "political prisoners", "attribution": counter, **fields}
    return claim("held", number, when=when, where=where, **said)


def viasna(*claims: dict[str, Any]) -> Report:
    return report("year", "2025-12-23", *claims)


def answers(door: Door) -> list[str]:
    return [answer.answer for answer in door.answers]


RECOGNISED = claim("listed", 509, when="2025", where="BY", cumulative=True)
PARDONED = claim("freed", 342, when="2025", where="BY", cumulative=True)
SERVED = claim(
    "freed",
    ("at_least", 300),
    when="2025",
    where="BY",
    cumulative=True,
    quote="at least 300 served their terms in full",
)
YEAR = (
    held(1258, "2024-12-31", "BY", "Viasna"),
    held(1135, "2025-12-23", "BY", "Viasna", id="whole"),
    RECOGNISED,
    PARDONED,
)


def test_viasna_2025_leaves_ten_unexplained_and_still_answers() -> None:
    (door,) = account([viasna(*YEAR, SERVED)]).doors
    assert door.unexplained == 10
    assert set(door.clash) == {"year-0", "whole", "year-2", "year-3", "year-4"}
    assert door.change == Interval(-123, -123)
    assert answers(door) == ["no", "yes", "no"]
    # If the recognised are wrong, there were more of them; if the pardoned are, there were fewer.
    assert door.entered == Interval(509, None)
    assert door.freed == Interval(0, 342)
    (_, more_in_than_freed, _) = door.answers
    assert more_in_than_freed.bounds == Interval(167, None)
    assert more_in_than_freed.opposite == 167


def test_without_the_terms_served_nothing_clashes() -> None:
    (door,) = account([viasna(*YEAR)]).doors
    assert (door.clash, door.unexplained) == ((), 0)
    assert answers(door) == ["no", "yes", "no"]
    assert door.answers[1].assumptions == ("freed_were_counted", "recognition_is_entry")


def test_women_and_men_are_one_more_than_all() -> None:
    parts = (
        held(968, "2025-12-23", "BY", "Viasna", group="men", part_of="whole"),
        held(168, "2025-12-23", "BY", "Viasna", group="women", part_of="whole"),
    )
    found = account([viasna(*YEAR, *parts)]).findings
    (slip,) = [finding for finding in found if finding.rule == "parts_differ_from_whole"]
    assert slip.severity == "contradiction"
    assert slip.parameters["sum"] == Interval(1136, 1136)


def test_december_2025_needs_forty_more_or_people_who_were_not_on_the_list() -> None:
    (door,) = account(
        [
            report("before", "2025-12-05", held(1218, "2025-12-05", "BY", "Viasna")),
            viasna(
                held(1135, "2025-12-23", "BY", "Viasna"),
                claim("freed", 123, when="2025-12-13", where="BY"),
            ),
        ]
    ).doors
    assert door.entered == Interval(40, None)
    assert "freed_were_counted" in [assumption.code for assumption in door.assumptions]
    assert answers(door) == ["no", "unknown", "no"]


def test_venezuela_2026_figures_of_other_windows_and_counters_do_not_clash() -> None:
    def freed(number: Any, when: str, counter: str) -> dict[str, Any]:
        return claim("freed", number, when=when, where="VE", attribution=counter, cumulative=True)

    told = account(
        [
            report(
                "a",
                "2026-01-14",
                held(806, "2026-01-09", "VE", "Foro Penal"),
                freed(72, "2026-01-08/..", "Foro Penal"),
                freed(("more_than", 400), "2025-12/..", "Jorge Rodríguez"),
            ),
            report(
                "b",
                "2026-01-27",
                freed(266, "2026-01-08/..", "Foro Penal"),
                freed(383, "2025-12/..", "Foro Penal"),
                freed(626, "2025-12/..", "Delcy Rodríguez"),
            ),
            report("c", "2026-02-03", held(687, "2026-02-02", "VE", "Foro Penal")),
        ]
    )
    assert [door.clash for door in told.doors] == [()]
    assert not [finding for finding in told.findings if finding.severity == "contradiction"]
    # Of the 266 at most 72 were free before the first count: 194 later, and 75 newly counted.
    (door,) = told.doors
    assert door.change == Interval(-119, -119)
    assert door.freed.least == 194
    assert door.entered.least == 75


def test_one_counter_against_itself_clashes() -> None:
    def freed(number: Any, when: str) -> dict[str, Any]:
        return claim(
            "freed", number, when=when, where="VE", attribution="Foro Penal", cumulative=True
        )

    (door,) = account(
        [
            report(
                "b",
                "2026-02-02",
                held(806, "2026-01-05", "VE", "Foro Penal"),
                freed(266, "2026-01-08/.."),
                freed(200, "2026-01-06/.."),
                held(687, "2026-02-02", "VE", "Foro Penal"),
            )
        ]
    ).doors
    assert set(door.clash) == {"b-1", "b-2"}
    assert door.clashes == (("totals-1", "totals-2"),)
    assert (door.unexplained, door.freed.least) == (0, 200)


def test_venezuela_2016_the_stock_at_the_beginning_follows() -> None:
    (door,) = account(
        [
            report(
                "romero",
                "2017-01-10",
                claim("jailed", 55, when="2016", where="VE", attribution="Foro Penal"),
                claim("freed", 43, when="2016", where="VE", attribution="Foro Penal"),
                held(103, "2016-12-31", "VE", "Foro Penal"),
            )
        ],
        asked=Asked(time=(date(2016, 1, 1), date(2016, 12, 31))),
    ).doors
    assert door.entered == Interval(55, 55)
    assert door.freed == Interval(43, 43)
    # 103 − 55 + 43, and more if others left or if some left after the count of the last day.
    assert door.stock_before == Interval(91, None)
    assert answers(door) == ["unknown", "yes", "unknown"]


def test_ankara_2024_no_side_holds_the_other_against_itself() -> None:
    told = account(
        [
            report(
                "swap",
                "2024-08-02",
                claim("freed", 26, when="2024-08-01", id="all"),
                claim("freed", 16, when="2024-08-01", where="RU", part_of="all"),
                claim("freed", 8, when="2024-08-01", destination="RU", part_of="all"),
            ),
            report("other", "2024-08-02", claim("freed", 10, when="2024-08-01", destination="RU")),
        ]
    )
    assert told.doors == ()
    assert [f for f in told.findings if f.rule == "parts_differ_from_whole"] == []


@pytest.mark.parametrize("number", [-5, 9_000_000_000])
def test_what_cannot_be_is_kept_and_left_out_of_the_balance(number: int) -> None:
    impossible = claim("freed", number, when="2025-09-11", where="BY")
    told = account([viasna(*YEAR, impossible)])
    assert any("year-4" in entry.claims for entry in told.freed)
    (door,) = told.doors
    assert "year-4" not in door.claims
    assert [(each.claims, each.reason) for each in door.unused] == [(("year-4",), "impossible")]
    assert door.clash == ()
    assert door.freed == Interval(342, 342)
