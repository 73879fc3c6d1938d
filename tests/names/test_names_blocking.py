"""A register finds every entry that direct comparison calls the same, and few others."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.names import Index, same_name

ROWS = []
for path in sorted((Path(__file__).resolve().parents[2] / "bench" / "names").glob("*.tsv")):
    with path.open(encoding="utf-8") as lines:
        ROWS += csv.DictReader(lines, delimiter="\t")
REAL = sorted({row[side] for row in ROWS for side in "ab"})


@pytest.fixture(scope="module")
def register() -> Index:
    return Index(REAL)


@pytest.mark.parametrize(
    ("entry", "mention"),
    [
        ("Сяргей Ціханоўскі", "Siarhei Tsikhanouski"),
        ("Lukaschenko, Alexander", "А. Г. Лукашенко"),
        ("A. Grigorjewitsch Lukaschenko", "Alexander G. Lukaschenko"),
        ("Anna Maria Kowalska", "Annamaria Kowalska"),
        ("Alexander Filipenko", "Sascha Filipenko"),
        ("Liu Xiaobo", "Xiao-bo Liu"),
        ("Andrejewa", "Katsiaryna Bakhvalava (Andreyeva)"),
        ("Lukaschenko", "Аляксандр Лукашэнка"),
        ("Alexander Lukaschenko", "Lukaschenko"),
        ("A. L.", "A. L."),
        ("Mya Aye", "Ko Mya Aye"),
        ("Xi Jin-ping", "Си Цзиньпин"),
        ("Mohamed Morsi", "Мухаммед Мурси"),
        ("Polina Scharendo-Panasjuk", "Палiна Шарэнда-Панасюк"),
    ],
)
def test_found(entry: str, mention: str) -> None:
    register = Index(["Олег Навальный", entry, "Min Aung Hlaing"])
    assert register.candidates(mention) == [1]
    assert [match.position for match in register.matches(mention)] == [1]


def test_the_surest_come_first_and_kin_do_not_come() -> None:
    register = Index(
        ["Swetlana Tichanowskaja", "Tichanowski", "Сергей Тихановский", "Sjarhej Zichanouski"]
    )
    found = [(m.position, m.comparison.verdict) for m in register.matches("Siarhei Tsikhanouski")]
    assert found == [(2, "same"), (3, "same"), (1, "unsure")]


def test_an_empty_register_knows_nobody() -> None:
    assert len(Index([])) == 0
    assert Index([]).matches("Liu Xiaobo") == []


def test_a_name_without_letters_finds_nobody() -> None:
    assert Index(["Liu Xiaobo"]).matches("…") == []


@given(st.lists(st.one_of(st.sampled_from(REAL), st.text(max_size=30)), max_size=20), st.data())
def test_finds_all_that_are_the_same(names: list[str], data: st.DataObject) -> None:
    sought = data.draw(st.one_of(st.sampled_from(REAL), st.text(max_size=30)))
    register = Index(names)
    same = [n for n, name in enumerate(names) if same_name(sought, name).verdict == "same"]
    found = register.matches(sought)
    assert [m.position for m in found if m.comparison.verdict == "same"] == sorted(
        same, key=lambda n: -same_name(sought, names[n]).score
    )
    assert {match.position for match in found} <= set(register.candidates(sought))


def test_labelled_pairs_that_are_the_same_find_each_other(register: Index) -> None:
    place = {name: n for n, name in enumerate(REAL)}
    for row in ROWS:
        if same_name(row["a"], row["b"]).verdict == "same":
            assert place[row["a"]] in register.candidates(row["b"]), row
            assert place[row["b"]] in register.candidates(row["a"]), row


def test_few_candidates_are_others(register: Index) -> None:
    assert sum(len(register.candidates(name)) for name in REAL) < 5 * len(REAL)
