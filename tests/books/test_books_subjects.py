"""An account narrowed to what is asked about, and what is new in it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from made_claims import claim, report

from drehtuer.books import account
from drehtuer.books.changes import changes
from drehtuer.books.spans import Days
from drehtuer.books.subjects import Subject, about, bearers, known_by, state_of

VIASNA = {"where": "BY", "group": "political prisoners", "attribution": "Viasna"}
AUGUST = report(
    "august",
    "2025-08-15",
    claim("held", 1186, when="2025-08-15", **VIASNA),
    claim("talks", 1300, by="Donald Trump", status="negotiated", where="BY", when="2025-08"),
)
DECEMBER = report(
    "december",
    "2025-12-14",
    claim("held", 1218, when="2025-12-05", **VIASNA),
    claim("freed", 123, when="2025-12-13", where="BY"),
    claim("freed", None, persons="Ales Bialiatski", when="2025-12-13", where="BY"),
    claim("measure", None, by="United States", direction="lift", when="2025-12-13"),
)
CARACAS = report("caracas", "2026-01-14", claim("freed", 116, when="2026-01-12", where="VE"))
EVERYTHING = (AUGUST, DECEMBER, CARACAS)


def told(subject: Subject) -> set[str]:
    return {item.claim.id for item in about(account(EVERYTHING), subject).evidence}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (Subject(), {"august-0", "august-1", *(f"december-{n}" for n in range(4)), "caracas-0"}),
        (Subject(places=frozenset({"VE"})), {"caracas-0"}),
        # The measure names no prisoners' place: it belongs to what its report is about.
        (
            Subject(places=frozenset({"BY"})),
            {"august-0", "august-1", *(f"december-{n}" for n in range(4))},
        ),
        (Subject(persons=frozenset({"Ales Bialiatski"})), {"december-2"}),
        (Subject(persons=frozenset({"Donald Trump"})), {"august-1"}),
        (Subject(time=Days(date(2026, 1, 1), date(2026, 1, 31))), {"caracas-0"}),
    ],
)  # fmt: skip
def test_a_subject_keeps_what_belongs_to_it(subject: Subject, expected: set[str]) -> None:
    assert told(subject) == expected


@given(
    st.sets(st.sampled_from(["BY", "VE", "RU"])),
    st.sampled_from([Days(date(2025, 1, 1), date(2025, 9, 30)), Days(date.min, date.max)]),
)
def test_a_narrowed_account_is_whole_in_itself(places: set[str], time: Days) -> None:
    narrowed = about(account(EVERYTHING), Subject(frozenset(places), time=time))
    evidence = {item.claim.id for item in narrowed.evidence}
    assert evidence >= {c for entry in narrowed.entries() for c in entry.claims}
    assert evidence >= {c for finding in narrowed.findings for c in finding.claims}
    assert evidence >= {c for door in narrowed.doors for c in door.claims}
    assert {r.source for r in narrowed.reports} == {i.claim.source for i in narrowed.evidence}


def test_who_and_where_are_known_in_any_spelling() -> None:
    assert bearers(account(EVERYTHING), "Ales Bjaljazki") == {"Ales Bialiatski"}
    assert bearers(account(EVERYTHING), "Andrej Sannikau") == frozenset()
    assert [state_of(text) for text in ("by", "Weißrussland", "Venezuela", "Utopia")] == [
        "BY", "BY", "VE", None,
    ]  # fmt: skip


def test_what_was_known_on_a_day() -> None:
    undated = report("undated", None, claim("freed", 5, where="BY"))
    month = report("month", "2025-12", claim("freed", 5, where="BY"))
    known = known_by((*EVERYTHING, undated, month), date(2025, 12, 14))
    assert [each.source for each in known] == ["august", "december"]


def test_what_is_new_since_a_day() -> None:
    later = report(
        "later",
        "2025-12-20",
        claim("freed", 124, when="2025-12-13", where="BY", persons="Ales Bialiatski"),
        claim("freed", 22, when="2025-11-22", where="BY", to="Lithuania"),
        claim("freed", 897, when="2025-10", where="VE", status="retracted"),
    )  # fmt: skip
    before = report(
        "before",
        "2025-12-10",
        claim("freed", 22, when="2025-11-22", where="BY", to="Lithuania", status="planned"),
    )  # fmt: skip
    made = account((*EVERYTHING[:2], before, later))
    entries = {entry.id: entry for entry in made.entries()}
    found = {
        change.kind: (entries[change.entry].claims, change)
        for change in changes(made, date(2025, 12, 20))
    }
    assert found["taken_back"][0] == ("later-2",)
    assert found["done"][0] == ("later-1",)
    assert entries[found["done"][1].before or ""].claims == ("before-0",)
    assert changes(made, date(2026, 1, 1)) == ()

    (overtaken,) = (c for c in changes(made, date(2025, 12, 1)) if c.kind == "overtaken")
    assert entries[overtaken.entry].claims == ("december-0",)
    assert entries[overtaken.before or ""].claims == ("august-0",)


def test_another_figure_for_what_was_told_before_is_new() -> None:
    first = report("first", "2025-12-14", claim("freed", 123, when="2025-12-13", where="BY"))
    second = report(
        "second", "2025-12-16", claim("freed", ("about", 120), when="2025-12-13", where="BY")
    )
    (change,) = changes(account((first, second)), date(2025, 12, 15))
    assert change.kind == "other_figure"
    assert [[f.count.value for f in figures] for figures in change.figures] == [[123], [120]]
