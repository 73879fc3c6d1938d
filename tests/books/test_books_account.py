"""Waves, totals, talks and the rest, from claims with real facts behind them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import claim, report

from drehtuer.books import Account, account
from drehtuer.books.record import Interval
from drehtuer.model import GENRES, KINDS, QUALIFIERS, STATUSES, Count, Report


def figures(entries: Sequence[Any]) -> list[list[tuple[str, int | None]]]:
    return [[(f.count.qualifier, f.count.value) for f in entry.figures] for entry in entries]


def test_no_claims_make_an_empty_account() -> None:
    assert account([]) == Account()
    empty = account([report("empty", "2025-12-05")])
    assert empty.entries() == empty.findings == empty.doors == empty.evidence == ()


JUNE = report(
    "june",
    "2025-08-15",
    claim("freed", ("about", 12), when="2025-06", where="BY", persons="Sergej Tichanowski"),
)
AUTUMN = report(
    "autumn",
    "2025-12",
    claim("freed", 14, when="2025-06", where="BY"),
    claim("freed", 52, when="2025-09", where="BY"),
    claim("freed", 52, when="2025-09-11", where="BY"),
    claim("freed", ("about", 50), when="2025-09", where="BY"),
    claim("freed", 31, when="2025-11", where="BY", nationality="UA"),
    claim("freed", None, persons="Sjarhej Zichanouski", where="BY"),
    claim("freed", ("about", 100), when="../2025-12", where="BY", cumulative=True),
)


def test_one_wave_told_twice_is_one_entry() -> None:
    books = account([JUNE, AUTUMN])
    assert figures(books.freed) == [
        [("exact", 14), ("about", 12)],
        [("exact", 52), ("about", 50)],
        [("exact", 31)],
    ]
    assert books.freed[1].when == "2025-09-11"
    assert len(books.freed[1].claims) == 3


def test_beside_a_number_some_is_no_figure() -> None:
    some = report("some", "2025-12", claim("freed", ("some", None), when="2025-09", where="BY"))
    wave = account([AUTUMN, some]).freed[1]
    assert "some-0" in wave.claims
    assert [figure.count.qualifier for figure in wave.figures] == ["exact", "about"]


def test_a_person_told_free_belongs_to_the_wave_that_names_them() -> None:
    wave = account([JUNE, AUTUMN]).freed[0]
    assert len(wave.persons) == 1
    assert set(wave.claims) == {"june-0", "autumn-0", "autumn-5"}


def test_a_total_stands_apart_with_the_sum_of_its_waves() -> None:
    (total,) = account([JUNE, AUTUMN]).totals
    assert total.sum == Interval(97, 97)
    assert total.of == ("freed-1", "freed-2", "freed-3")
    assert total.fits == "only"
    assert total.needs == ("freed-3",)


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        (97, "only"),
        (66, "yes"),
        (53, "no"),
        (("more_than", 50), "yes"),
        (40, "no"),
        (("dozens", None), "yes"),
        (200, None),
    ],
)
def test_whether_a_total_fits(number: Any, fits: str | None) -> None:
    waves = report(
        "waves",
        "2025-12",
        claim("freed", 14, when="2025-06", where="BY"),
        claim("freed", 52, when="2025-09", where="BY"),
        claim("freed", 31, when="2025-11", where="BY", nationality="UA"),
        claim("freed", number, where="BY", cumulative=True),
    )
    earlier = report("earlier", "2015-08-23", claim("freed", 6, when="2015-08-22", where="BY"))
    (total,) = account([waves, earlier]).totals
    assert total.fits == fits
    # What the answer rests on: those of other people stand aside where the others are enough.
    assert total.sum == (Interval(66, 66) if fits == "yes" else Interval(97, 97))
    assert len(total.of) == (2 if fits == "yes" else 3)


def test_figures_that_exclude_each_other_stay_apart() -> None:
    # 13 December 2025, by two reports.
    books = account(
        [
            report("one", "2025-12-14", claim("freed", 114, when="2025-12-13", destination="UA")),
            report("two", "2025-12-15", claim("freed", 115, when="2025-12-13", destination="UA")),
        ]
    )
    assert figures(books.freed) == [[("exact", 114)], [("exact", 115)]]


def test_a_vague_figure_joins_nothing_where_two_waves_would_do() -> None:
    vague = report("vague", "2025-12", claim("freed", ("about", 50), when="2025-35", where="BY"))
    two = report(
        "two",
        "2025-12",
        claim("freed", 52, when="2025-09-11", where="BY"),
        claim("freed", 50, when="2025-07-20", where="BY"),
    )
    assert [len(entry.claims) for entry in account([vague, two]).freed] == [1, 1, 1]


def test_other_place_time_status_or_nationality_is_another_event() -> None:
    first = claim("freed", 16, when="2024-08-01", where="RU")
    for other in (
        claim("freed", 16, when="2024-08-01", where="DE"),
        claim("freed", 16, when="2024-09", where="RU"),
        claim("freed", 16, when="2024-08-01", where="RU", status="planned"),
        claim("freed", 15, when="2024-08-01", where="RU"),
        claim("jailed", 16, when="2024-08-01", where="RU"),
        claim("freed", 16, when="2024-08-01", where="RU", cumulative=True),
    ):
        books = account([report("a", "2024-10-02", first), report("b", "2024-10-02", other)])
        assert len(books.entries()) == 2, other


def test_what_is_told_as_done_does_not_lie_after_the_report() -> None:
    year = report("year", "2025-12-23", claim("freed", 342, when="2025", where="BY"))
    (entry,) = account([year]).totals
    assert entry.span is not None
    assert (entry.span.first, entry.span.last) == ("2025-01-01", "2025-12-23")


def test_a_number_for_a_long_time_is_a_total_and_one_by_a_date_is_as_of_then() -> None:
    told = report(
        "told",
        "2025-12-23",
        claim("freed", 342, when="2025", where="BY"),
        claim("freed", 140, when="2025-09-05", where="BY", cumulative=True),
        claim("freed", 52, when="2025-09-11", where="BY"),
        claim("freed", ("some", None), when="2024", where="BY"),
    )
    books = account([told])
    assert figures(books.totals) == [[("exact", 140)], [("exact", 342)]]
    assert figures(books.freed) == [[("some", None)], [("exact", 52)]]
    assert books.totals[0].span is not None
    assert books.totals[0].span.first is None


def test_stocks_keep_their_counter_and_rounded_ones_stay_apart() -> None:
    books = account(
        [
            report(
                "box",
                "2025-12",
                claim("held", 1218, when="2025-12-05", where="BY", attribution="Viasna"),
                claim("held", ("more_than", 1000), where="BY", attribution="Viasna"),
                claim("held", 1218, when="2025-12-05", where="BY"),
            )
        ]
    )
    assert figures(books.held) == [[("exact", 1218)], [("more_than", 1000)]]
    assert books.held[0].population.counter == "Viasna"


def test_talks_of_one_number_stand_together_with_their_qualifiers() -> None:
    books = account(
        [
            report(
                "talks",
                "2025-12",
                claim("talks", ("more_than", 100), where="BY", status="negotiated"),
                claim("talks", ("at_least", 100), where="BY", status="negotiated"),
                claim("talks", 1300, where="BY", status="negotiated", when="2025-08-15"),
            )
        ]
    )
    assert figures(books.talks) == [
        [("exact", 1300)],
        [("at_least", 100), ("more_than", 100)],
    ]


def test_measures_of_bodies_of_one_state_are_one() -> None:
    books = account(
        [
            report(
                "measures",
                "2025-12",
                claim("measure", by="US Treasury", to="Belavia", direction="ease", when="2025-09"),
                claim("measure", by="United States", to="Belavia", direction="ease"),
                claim("measure", by="EU", to="Belavia", direction="ease"),
            )
        ]
    )
    assert [entry.by for entry in books.measures] == [("US Treasury", "United States"), ("EU",)]


def test_a_measure_of_the_same_month_stands_beside_a_release() -> None:
    books = account(
        [
            report(
                "deal",
                "2025-09-12",
                claim("freed", 52, when="2025-09-11", where="BY"),
                claim("measure", by="USA", to="Belavia", direction="lift", when="2025-09-11"),
                claim("measure", by="EU", to="Belarus", direction="tighten", when="2025-06"),
            ),
            report(
                "elsewhere",
                "2025-09-12",
                claim("measure", by="EU", to="Russia", direction="impose", when="2025-09-11"),
            ),
        ]
    )
    beside = {entry.id: entry for entry in books.measures}
    assert [beside[each].direction for each in books.freed[0].beside] == ["lift"]


def test_those_who_meet_may_all_stand_as_acting() -> None:
    books = account(
        [
            report(
                "summit",
                "2025-08-15",
                claim("contact", by="Trump", to="Putin", when="2025-08-15", status="planned"),
                claim("contact", by=("Putin", "Trump"), when="2025-08-15", status="planned"),
                claim("contact", by="Lukaschenko", to="Trump", when="2025-08-15"),
            )
        ]
    )
    assert [len(entry.claims) for entry in books.contacts] == [2, 1]


def test_a_part_is_linked_with_its_whole_and_not_added() -> None:
    books = account(
        [
            report(
                "parts",
                "2025-09-12",
                claim("freed", 52, when="2025-09-11", where="BY"),
                claim("freed", 14, when="2025-09-11", where="BY", part_of="parts-0"),
                claim("freed", 66, where="BY", cumulative=True),
            )
        ]
    )
    whole, part = sorted(books.freed, key=lambda entry: entry.figures[0].count.value or 0)[::-1]
    assert part.part_of == whole.id
    assert books.totals[0].sum == Interval(52, 52)


def test_the_number_before_in_an_enumeration_is_not_the_whole() -> None:
    # September 2025: 14 foreigners, among them six Lithuanians and two Latvians.
    books = account(
        [
            report(
                "r",
                "2025-09-12",
                claim("freed", 14, when="2025-09-11", where="BY", group="foreigners"),
                claim("freed", 6, when="2025-09-11", where="BY", nationality="LT", part_of="r-0"),
                claim("freed", 2, when="2025-09-11", where="BY", nationality="LV", part_of="r-1"),
            )
        ]
    )
    whole = next(e for e in books.freed if e.figures[0].count.value == 14)
    assert [e.part_of for e in books.freed if e is not whole] == [whole.id, whole.id]


def test_evidence_is_numbered_by_date_and_place() -> None:
    books = account([AUTUMN, JUNE])
    assert [item.number for item in books.evidence] == list(range(1, 9))
    assert [item.claim.id for item in books.evidence][:2] == ["june-0", "autumn-0"]


def test_the_account_is_json() -> None:
    books = account([JUNE, AUTUMN])
    record = json.loads(json.dumps(books.as_dict(), ensure_ascii=False))
    assert record["totals"][0]["sum"] == {"least": 97, "most": 97}
    assert record["evidence"][0]["claim"]["source"] == "june"


def test_one_source_with_two_texts_is_read_in_the_same_order() -> None:
    one = report("a", "2025-12", claim("freed", 14, when="2025-06", where="BY"), text="One.")
    other = report("a", "2025-12", claim("freed", 52, when="2025-09", where="BY"), text="Other.")
    assert account([one, other]) == account([other, one])


names = st.sampled_from(["Maria Kalesnikava", "Ales Bialiatski", "Viktar Babaryka", "Trump"])
bodies = st.sampled_from(["Viasna", "Foro Penal", "USA", "EU", "unnamed sources"])
counts = st.builds(
    Count,
    st.none() | st.integers(0, 60),
    st.sampled_from(QUALIFIERS),
    st.just("…"),
    upper=st.none() | st.integers(0, 60),
    delta=st.booleans(),
)
claims = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS), "count": st.none() | counts},
    optional={
        "status": st.sampled_from(STATUSES),
        "section": st.sampled_from(GENRES),
        "when": st.sampled_from(["2025-06", "2025-09-11", "2025", "2024/..", "../2025-12", "?"]),
        "where": st.sampled_from(["BY", "VE"]),
        "persons": st.lists(names, max_size=2).map(tuple),
        "by": st.lists(bodies | names, max_size=2).map(tuple),
        "to": st.lists(bodies, max_size=1).map(tuple),
        "attribution": st.lists(bodies | names, max_size=2).map(tuple),
        "cumulative": st.booleans(),
        "direction": st.sampled_from(["in", "out", "ease", "lift"]),
        "fate": st.sampled_from(["held", "expelled", "disappeared"]),
        "group": st.sampled_from(["political prisoners", "prisoners", "men", "women"]),
        "nationality": st.sampled_from([("UA",), ("DE",)]),
    },
)


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        published = draw(st.sampled_from([None, "2025-08-15", "2025-12", "2025-12-23"]))
        made.append(report(f"r{number}", published, *draw(st.lists(claims, max_size=6))))
    return made


def shuffled(made: list[Report], draw: st.DataObject) -> list[Report]:
    mixed = draw.draw(st.permutations(made))
    return [
        Report(
            r.source,
            r.text,
            r.published,
            r.language,
            r.outlet,
            (),
            tuple(draw.draw(st.permutations(r.claims))),
        )
        for r in mixed
    ]


@settings(deadline=None, max_examples=60)
@given(reports(), st.data())
def test_order_never_changes_the_account(made: list[Report], data: st.DataObject) -> None:
    assert account(shuffled(made, data)) == account(made)


@settings(deadline=None, max_examples=60)
@given(reports())
def test_every_claim_stands_in_one_entry(made: list[Report]) -> None:
    books = account(made)
    given_ids = sorted(each.id for r in made for each in r.claims)
    assert sorted(each for entry in books.entries() for each in entry.claims) == given_ids
    assert sorted(item.claim.id for item in books.evidence) == given_ids
    json.dumps(books.as_dict())
    known = {entry.id for entry in books.entries()}
    for door in books.doors:
        assert {door.earlier, door.later, *door.waves, *door.left_out} <= known
    for finding in books.findings:
        assert finding.claims
        assert set(finding.claims) <= set(given_ids)


@settings(deadline=None, max_examples=30)
@given(reports())
def test_a_report_given_twice_counts_once(made: list[Report]) -> None:
    assert account([*made, *made]) == account(made)


def test_a_group_is_no_part_of_somebody_who_is_named() -> None:
    books = account(
        [
            report(
                "r",
                "2018-12-14",
                claim("freed", persons="Andrew Brunson", when="2018-10-12", where="TR"),
                claim("jailed", 2, when="2018-08", part_of="r-0"),
                claim("freed", 1, when="2018-11-02", where="TR", part_of="r-0"),
            )
        ]
    )
    assert [entry.part_of for entry in books.jailed] == [None]
    assert [entry.part_of for entry in books.freed] == [None, books.freed[0].id]


def test_nobody_is_told_as_holding_himself() -> None:
    held = claim("held", persons="Jacques Paris", by="Jacques Paris", when="2022-05/..", where="IR")
    talks = claim("talks", persons="Jacques Paris", by="Jacques Paris", when="2025-11-05")
    books = account([report("r", "2025-11-05", held, talks)])
    assert [entry.by for entry in books.held] == [()]
    assert [entry.by for entry in books.talks] == [("Jacques Paris",)]


def test_one_text_under_two_names_has_its_claims_under_both() -> None:
    first = report("a.txt", "2025-12-05", claim("held", 1218), text="words")
    told = account([first, replace(first, source="b.txt")])
    assert [(each.source, each.claims) for each in told.reports] == [("a.txt", 1), ("b.txt", 1)]
    assert len(told.evidence) == 1
