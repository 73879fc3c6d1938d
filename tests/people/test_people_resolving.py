"""Mentions brought together into people, with evidence and by decision."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.people import CERTAIN, Decisions, Mention, Resolution, resolve
from drehtuer.people.decisions import DecisionError, append_decisions, read_decisions


def person(source: str, name: str, **told: object) -> Mention:
    return Mention(source, name, (name,), "person", **told)  # type: ignore[arg-type]


def groups(found: Resolution) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((m.source, m.name) for m in s.mentions) for s in found.everybody}


def decided(*pairs: tuple[str, str, str]) -> Decisions:
    made = Decisions()
    for verb, one, other in pairs:
        made = made.with_(verb, one, other, by="editor", at="2025-12-05T10:00:00+00:00", why="read")
    return made


SERGEJ = person("a", "Sergej Tichanowski")
SJARHEJ = person("b", "Sjarhej Zichanouski")
SWETLANA = person("a", "Swetlana Tichanowskaja")


def test_spellings_of_one_person_come_together_and_couples_do_not() -> None:
    assert groups(resolve([SERGEJ, SJARHEJ, SWETLANA])) == {
        frozenset({("a", "Sergej Tichanowski"), ("b", "Sjarhej Zichanouski")}),
        frozenset({("a", "Swetlana Tichanowskaja")}),
    }


@pytest.mark.parametrize(
    ("told", "together"),
    [
        ({}, False),
        ({"offices": frozenset({"president"})}, False),
        (
            {"offices": frozenset({"president"}), "company": frozenset({"Donald Trump"})},
            True,
        ),
    ],
)
def test_a_surname_alone_needs_more_than_itself(told: dict[str, object], together: bool) -> None:
    found = resolve(
        [person("a", "Alexander Lukaschenko", **told), person("b", "Lukaschenko", **told)]
    )
    assert (len(found.everybody) == 1) is together
    assert [s.confidence < CERTAIN for s in found.suggestions] == [True] * (not together)


def test_a_surname_that_two_bear_goes_to_neither() -> None:
    told = {"offices": frozenset({"journalist"}), "company": frozenset({"John Coale"})}
    found = resolve(
        [
            person("a", "Ihar Lossik", **told),
            person("a", "Darja Lossik", **told),
            person("b", "Lossik", **told),
        ]
    )
    assert len(found.everybody) == 3
    assert {s.one for s in found.suggestions} | {s.other for s in found.suggestions} == {
        "Ihar Lossik",
        "Darja Lossik",
        "Lossik",
    }


def test_another_holder_makes_a_namesake_doubtful() -> None:
    found = resolve(
        [
            person("a", "Carlos Pérez", holders=frozenset({"VE"})),
            person("b", "Carlos Perez", holders=frozenset({"CU"})),
        ]
    )
    assert len(found.everybody) == 2
    assert found.suggestions[0].reasons[-1] == "held by CU and VE"


MENTIONS = [
    SERGEJ,
    SJARHEJ,
    SWETLANA,
    person("b", "Maria Kolesnikowa"),
    person("c", "Maryja Kalesnikawa"),
    person("c", "Zichanouski"),
]


def test_the_order_of_mentions_makes_no_difference() -> None:
    first = resolve(MENTIONS)
    assert all(resolve(order) == first for order in list(permutations(MENTIONS))[::37])


def test_decisions_go_before_comparison_and_can_be_taken_back() -> None:
    apart = decided(("different", "Sergej Tichanowski", "Sjarhej Zichanouski"))
    assert len(resolve([SERGEJ, SJARHEJ], apart).everybody) == 2
    assert resolve([SERGEJ, SJARHEJ], apart).suggestions == ()
    undone = apart.without(1, by="editor", at="2025-12-06T10:00:00+00:00", why="one man")
    assert len(resolve([SERGEJ, SJARHEJ], undone).everybody) == 1
    assert [d.number for d in undone.made] == [1, 2]


def test_a_decision_brings_together_what_no_comparison_would() -> None:
    pen_name = [person("a", "Mẹ Nấm"), person("b", "Nguyễn Ngọc Như Quỳnh")]
    assert len(resolve(pen_name).everybody) == 2
    (one,) = resolve(pen_name, decided(("same", "Mẹ Nấm", "Nguyễn Ngọc Như Quỳnh"))).everybody
    assert one.decisions == (1,)


def test_different_goes_through_what_is_the_same() -> None:
    made = decided(("different", "A One", "B Two"), ("same", "B Two", "C Three"))
    with pytest.raises(DecisionError, match="1, 2"):
        made.with_("same", "A One", "C Three", by="x", at="now", why="")
    with pytest.raises(DecisionError, match="decision 2"):
        made.with_("different", "C Three", "B Two", by="x", at="now", why="")
    found = resolve([person("a", "A One"), person("a", "B Two"), person("b", "C Three")], made)
    assert groups(found) == {
        frozenset({("a", "A One")}),
        frozenset({("a", "B Two"), ("b", "C Three")}),
    }


def test_a_decision_can_be_about_one_report() -> None:
    made = Decisions().with_(
        "different", "Ivan Ivanou", "Ivan Ivanou", by="x", at="now", why="", source="b"
    )
    made = made.with_(
        "different", "Ivan Ivanou", "Ivan Ivanov", by="x", at="now", why="", source="b"
    )
    mentions = [person("a", "Ivan Ivanou"), person("b", "Ivan Ivanou"), person("c", "Ivan Ivanov")]
    assert groups(resolve(mentions, made)) == {
        frozenset({("a", "Ivan Ivanou"), ("c", "Ivan Ivanov")}),
        frozenset({("b", "Ivan Ivanou")}),
    }


def test_two_names_are_needed() -> None:
    with pytest.raises(DecisionError, match="two names"):
        decided(("same", "Ivan  Ivanou", "Ivan Ivanou"))


@pytest.mark.parametrize("number", [0, 2])
def test_only_what_stands_can_be_taken_back(number: int) -> None:
    with pytest.raises(DecisionError, match=f"no decision {number}"):
        decided(("same", "A", "B")).without(number, by="x", at="now", why="")


NAMES = st.sampled_from(["A", "B", "C", "D"])


@given(st.lists(st.tuples(st.sampled_from(["same", "different"]), NAMES, NAMES), max_size=12))
def test_decisions_never_contradict_one_another(wanted: Iterable[tuple[str, str, str]]) -> None:
    made = Decisions()
    for verb, one, other in wanted:
        with suppress(DecisionError):
            made = made.with_(verb, one, other, by="x", at="now", why="")
    home = {name: name for name in "ABCD"}
    for decision in made.same():
        old, new = home[decision.one], home[decision.other]
        home = {name: new if group == old else group for name, group in home.items()}
    assert all(home[d.one] != home[d.other] for d in made.different())


def test_decisions_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    assert read_decisions(file).made == ()
    made = decided(("same", "Ihar Losik", "Igor Lossik"), ("different", "A", "B"))
    append_decisions(file, made.made[:1])
    append_decisions(file, made.made[1:])
    assert read_decisions(file).made == made.made
    file.write_text(file.read_text("utf-8") + "nonsense\n", "utf-8")
    with pytest.raises(DecisionError, match="line 3"):
        read_decisions(file)
    file.write_text('{"number": 1, "verb": "eat"}\n', "utf-8")
    with pytest.raises(DecisionError, match="line 1"):
        read_decisions(file)
    with pytest.raises(DecisionError, match="cannot be read"):
        read_decisions(tmp_path)
    with pytest.raises(DecisionError, match="cannot be written"):
        append_decisions(tmp_path, made.made)


def test_whether_somebody_is_named_holds_for_all_spellings_that_are_one() -> None:
    how = {"by": "me", "at": "2026-01-01T00:00:00+00:00", "why": "to see"}
    made = decided(("same", "Ihar Losik", "Igor Lossik")).on_naming("hide", "Ihar  Losik", **how)
    assert (made.hidden(), made.shown()) == ({"Ihar Losik"}, frozenset())
    with pytest.raises(DecisionError, match="decision 2 says the contrary"):
        made.on_naming("show", "Igor Lossik", **how)
    again = made.without(2, **how).on_naming("show", "Igor Lossik", **how)
    assert (again.hidden(), again.shown()) == (frozenset(), {"Igor Lossik"})
    assert resolve([], again).everybody == ()
