"""Groups of spellings hold one person each, whatever the order of the names."""

import csv
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.names import group, key, keys, same_name

PAIRS = Path(__file__).resolve().parents[2] / "bench" / "names" / "pairs.tsv"
with PAIRS.open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t"))
REAL = sorted({row[side] for row in ROWS for side in "ab"})


def test_a_couple_is_two() -> None:
    names = [
        "Sjarhej Zichanouski",
        "Swetlana Tichanowskaja",
        "Sergej Tichanowski",
        "Swjatlana Zichanouskaja",
        "Сергей Тихановский",
    ]
    assert group(names) == [
        ("Sergej Tichanowski", "Sjarhej Zichanouski", "Сергей Тихановский"),
        ("Swetlana Tichanowskaja", "Swjatlana Zichanouskaja"),
    ]


def test_a_name_that_could_be_either_stays_alone() -> None:
    names = ["Nicolás Maduro", "Nicolás Maduro Moros", "Nicolás Maduro Guerra"]
    assert group(names) == [(name,) for name in sorted(names)]


def test_a_surname_joins_nobody() -> None:
    assert group(["Lukaschenko", "Alexander Lukaschenko"]) == [
        ("Alexander Lukaschenko",),
        ("Lukaschenko",),
    ]


def test_nothing_to_group() -> None:
    assert group([]) == []


@settings(max_examples=40)
@given(st.lists(st.sampled_from(REAL), max_size=25), st.randoms())
def test_order_does_not_matter_and_no_two_are_different(names: list[str], random) -> None:
    found = group(names)
    random.shuffle(names)
    assert group(names) == found
    assert sorted(name for members in found for name in members) == sorted(set(names))
    for members in found:
        for one in members:
            assert all(same_name(one, other).verdict != "different" for other in members)


@given(st.sampled_from(REAL), st.sampled_from(REAL))
def test_the_same_share_a_key(a: str, b: str) -> None:
    if same_name(a, b).verdict == "same":
        assert keys(a) & keys(b)


def test_labelled_pairs_that_are_the_same_share_a_key() -> None:
    for row in ROWS:
        if same_name(row["a"], row["b"]).verdict == "same":
            assert keys(row["a"]) & keys(row["b"]), row


def test_one_key_is_shared_by_nearly_all_spellings() -> None:
    people = [row for row in ROWS if row["same"] == "1"]
    shared = sum(key(row["a"]) == key(row["b"]) for row in people)
    assert shared / len(people) >= 0.85


@given(st.text(max_size=40))
def test_any_text_has_keys(text: str) -> None:
    assert isinstance(key(text), str)
    assert keys(text)
