"""The door by real figures: Viasna for Belarus, Foro Penal for Venezuela."""

from __future__ import annotations

from typing import Any

from made_claims import claim, report

from drehtuer.books import Asked, account
from drehtuer.books.model import QUESTIONS, Door
from drehtuer.books.record import Interval
from drehtuer.model import Report


def held(number: Any, when: str, **fields: Any) -> dict[str, Any]:
    said = {"group": "political prisoners", "where": "BY", "attribution": "Viasna", **fields}
    return claim("held", number, when=when, **said)


def freed(number: Any, when: str, **fields: Any) -> dict[str, Any]:
    return claim("freed", number, when=when, where="BY", **fields)


def only_door(*reports: Report) -> Door:
    (door,) = account(reports).doors
    return door


def answers(door: Door) -> list[str]:
    assert tuple(answer.question for answer in door.answers) == QUESTIONS
    return [answer.answer for answer in door.answers]


SUMMER = report("summer", "2025-08-15", held(1186, "2025-08-15"))


def test_a_stock_that_rises_while_people_come_free() -> None:
    winter = report(
        "winter",
        "2025-12",
        held(1218, "2025-12-05"),
        freed(14, "2025-06"),
        freed(52, "2025-09"),
        freed(52, "2025-09-11"),
        freed(31, "2025-11", nationality="UA"),
    )
    door = only_door(SUMMER, winter)
    assert (door.since, door.until) == ("2025-08-15", "2025-12-05")
    assert door.change == Interval(32, 32)
    assert door.freed == Interval(52, None)
    assert door.entered == Interval(84, None)
    assert answers(door) == ["yes", "yes", "yes"]
    assert [a.code for a in door.assumptions] == ["freed_were_counted", "others_left_out"]
    assert door.assumptions[0].parameters == {"counter": "Viasna", "freed": Interval(52, None)}
    assert len(door.waves) == len(door.left_out) == 1


def test_a_counter_that_is_not_named_is_an_assumption() -> None:
    door = only_door(SUMMER, report("box", "2025-12", held(1218, "2025-12-05", attribution=())))
    assert [a.code for a in door.assumptions] == ["counter_assumed"]
    assert door.assumptions[0].parameters == {"counter": "Viasna", "when": "2025-12-05"}
    assert door.population.counter == "Viasna"


def test_a_counter_is_not_assumed_where_two_count() -> None:
    other = report("other", "2025-08-15", held(1300, "2025-08-15", attribution="Dissidentby"))
    box = report("box", "2025-12", held(1218, "2025-12-05", attribution=()))
    assert account([SUMMER, other, box]).doors == ()


def test_of_two_counters_the_one_named_in_the_same_report_is_assumed() -> None:
    other = report("other", "2025-08-15", held(1300, "2025-08-15", attribution="Dissidentby"))
    unnamed = held(1135, "2025-12-23", attribution=())
    year = report("year", "2025-12-23", held(1258, "2024-12-31"), unnamed)
    whole, *_ = account([other, SUMMER, year]).doors
    assert whole.change == Interval(-123, -123)
    assert whole.population.counter == "Viasna"


def test_two_counters_make_no_door() -> None:
    assert not account(
        [
            report(
                "a", "2026-02-02", held(687, "2026-02-02", where="VE", attribution="Foro Penal")
            ),
            report("b", "2026-01-11", held(863, "2026-01-11", where="VE", attribution="PROVEA")),
        ]
    ).doors


def test_who_speaks_for_a_body_counts_with_it() -> None:
    speaker = ("Alfredo Romero", "Foro Penal")
    door = only_door(
        report("a", "2026-01-11", held(804, "2026-01-11", where="VE", attribution=speaker)),
        report("b", "2026-02-02", held(687, "2026-02-02", where="VE", attribution="Foro Penal")),
    )
    assert door.change == Interval(-117, -117)
    assert answers(door) == ["no", "unknown", "no"]


def test_a_year_of_viasna() -> None:
    # 1,258 at the end of 2024; 509 recognised, 342 pardoned; 1,135 on 23 December 2025.
    door = only_door(
        report(
            "year",
            "2025-12-23",
            held(1258, "2024-12-31"),
            held(1135, "2025-12-23"),
            claim("listed", 509, when="2025", where="BY", cumulative=True),
            freed(342, "2025", cumulative=True),
        )
    )
    assert door.change == Interval(-123, -123)
    assert door.freed == Interval(342, 342)
    assert door.entered == Interval(509, 509)
    assert answers(door) == ["no", "yes", "no"]


def test_more_freed_than_the_stock_fell_means_that_people_were_added() -> None:
    # 1,218 on 5 December, 123 freed on the 13th, 1,135 on the 23rd: 40 more than should be.
    door = only_door(
        report("before", "2025-12-05", held(1218, "2025-12-05")),
        report("after", "2025-12-23", held(1135, "2025-12-23"), freed(123, "2025-12-13")),
    )
    assert door.entered.least == 40
    assert answers(door) == ["no", "unknown", "no"]


def test_more_in_parts_than_in_all_leaves_only_what_both_bear() -> None:
    door = only_door(
        report(
            "year",
            "2025-12-23",
            held(1258, "2024-12-31"),
            held(1135, "2025-12-23"),
            freed(342, "2025", cumulative=True),
            freed(400, "2025-09-11"),
        )
    )
    assert door.freed == Interval(342, None)


def test_a_release_told_with_the_day_of_the_report_counts_once() -> None:
    door = only_door(
        report("before", "2025-12-05", held(1218, "2025-12-05")),
        report("a", "2025-12-15", freed(123, "2025-12-13")),
        report("b", "2025-12-23", freed(123, "2025-12-15"), held(1135, "2025-12-23")),
        report("c", "2025-12-16", freed(122, "2025-12-16")),
    )
    assert door.freed.least == 123
    assert door.entered.least == 40


def test_waves_of_one_time_are_not_added() -> None:
    door = only_door(
        SUMMER,
        report("a", "2025-12-05", held(1218, "2025-12-05"), freed(52, "2025-09-11")),
        report("b", "2025-12-05", freed(40, "2025-09"), freed(("at_least", 10), "2025-10-02")),
    )
    assert door.freed.least == 62


def test_a_release_on_the_day_of_a_count_is_not_between_the_counts() -> None:
    door = only_door(
        SUMMER,
        report("a", "2025-12-05", held(1218, "2025-12-05"), freed(10, "2025-08-15")),
        report("b", "2025-12-05", freed(20, "2025-12-05")),
    )
    assert door.waves == ()
    assert door.freed.least == 0


def test_counts_that_disagree_widen_the_stock() -> None:
    door = only_door(
        SUMMER,
        report("a", "2025-12-05", held(1218, "2025-12-05")),
        report("b", "2025-12-05", held(1208, "2025-12-05")),
    )
    assert door.stock_after == Interval(1208, 1218)
    assert door.change == Interval(22, 32)


def test_three_counts_are_compared_over_the_whole_time_first() -> None:
    doors = account(
        [SUMMER, report("w", "2025-12-23", held(1218, "2025-12-05"), held(1135, "2025-12-23"))]
    ).doors
    assert [door.change.least for door in doors] == [-51, 32, -83]


def test_rounded_open_and_partial_counts_make_no_door() -> None:
    for fields in (
        held(("more_than", 1000), "2025-12-05"),
        held(("hundreds", None), "2025-12-05"),
        held(1218, "2020/.."),
        held(1218, "2025-12-05", part_of="x"),
        held(1218, "2025-12-05", status="denied"),
        held(1218, "2025-12-05", nationality="UA"),
        held(1218, "2025-12-05", group="journalists"),
        held(1218, "2025-12-05", cumulative=True),
    ):
        assert not account([SUMMER, report("w", "2025-12-23", fields)]).doors, fields


def test_an_assumption_tells_what_would_be_otherwise_without_it() -> None:
    year = report(
        "year",
        "2025-12-23",
        held(1258, "2024-12-31"),
        held(1135, "2025-12-23"),
        claim("listed", 509, when="2025", where="BY", cumulative=True),
        freed(342, "2025", cumulative=True),
        freed(("at_least", 300), "2025", cumulative=True, quote="300 served their terms"),
    )
    (door,) = account([year]).doors
    effects = {each.code: each.effect for each in door.assumptions}
    assert set(effects) == {"freed_were_counted", "recognition_is_entry"}
    assert all(effect is not None and effect.resolves for effect in effects.values())
    assert [effect.answers for effect in effects.values() if effect] == [
        {"more_in_than_freed": "unknown"},
        {},
    ]
    (without,) = account([year], asked=Asked(without=frozenset({"recognition_is_entry"}))).doors
    assert (without.clash, without.unexplained) == ((), 0)
    assert answers(without) == ["no", "yes", "no"]
    # 1,135 − 1,258 + 342 + 300 at the least
    assert without.entered == Interval(519, None)


def test_a_count_without_counter_is_compared_only_if_that_is_assumed() -> None:
    reports = [SUMMER, report("box", "2025-12", held(1218, "2025-12-05", attribution=()))]
    (door,) = account(reports).doors
    (assumption,) = door.assumptions
    assert assumption.effect is not None
    assert assumption.effect.answers == dict.fromkeys(QUESTIONS, "unknown")
    assert account(reports, asked=Asked(without=frozenset({"counter_assumed"}))).doors == ()


def test_what_is_assumed_on_request() -> None:
    reports = [
        report("before", "2025-12-05", held(1218, "2025-12-05")),
        report(
            "after",
            "2025-12-23",
            held(1135, "2025-12-23"),
            freed(123, "2025-12-13"),
            freed(31, "2025-12-15", nationality="UA"),
        ),
    ]

    def door(*more: str) -> Door:
        (only,) = account(reports, asked=Asked(more=frozenset(more))).doors
        return only

    assert door().entered == Interval(40, None)
    assert door("others_were_counted").entered == Interval(71, None)
    closed = door("nobody_else_left")
    assert closed.entered == Interval(40, 40)
    assert answers(closed) == ["no", "no", "no"]
    # What entered less those let go early is the change with those who left otherwise: nobody.
    assert closed.answers[1].assumptions == ("nobody_else_left",)


def test_totals_of_another_counter_count_if_counters_agree() -> None:
    def told(**fields: Any) -> dict[str, Any]:
        return {"where": "VE", "cumulative": True, **fields}

    reports = [
        report("a", "2026-01-05", held(806, "2026-01-05", where="VE", attribution="Foro Penal")),
        report(
            "b",
            "2026-02-02",
            held(687, "2026-02-02", where="VE", attribution="Foro Penal"),
            claim("freed", 626, when="2026-01-06/..", **told(attribution="Delcy Rodríguez")),
        ),
    ]
    (door,) = account(reports).doors
    assert [(each.reason, each.claims) for each in door.unused] == [("other_counter", ("b-1",))]
    assert door.freed.least == 0
    (agreeing,) = account(reports, asked=Asked(more=frozenset({"counters_agree"}))).doors
    assert agreeing.freed.least == 626
    assert "counters_agree" in [each.code for each in agreeing.assumptions]


def test_only_the_newest_doors_tell_what_hangs_on_each_assumption() -> None:
    months = [f"2024-{month:02}" for month in range(1, 13)] + ["2025-01", "2025-02", "2025-03"]
    reports = [
        report(
            f"r{n}",
            f"{month}-28",
            held(1000 + n, f"{month}-01"),
            freed(5 + n, f"{month}-15"),
        )
        for n, month in enumerate(months)
    ]
    whole, *doors = account(reports).doors
    told = [any(each.effect for each in door.assumptions) for door in doors]
    assert told == [False] * 2 + [True] * 12
    assert any(each.effect for each in whole.assumptions)
