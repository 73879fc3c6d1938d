"""Whom ordinary news tells of, where several people are named in a sentence."""

from __future__ import annotations

import pytest
from claims_read import claims_of

NAMED = [
    (
        "Among those freed were protest leader Maria Kolesnikova, banker Viktor Babariko, who had "
        "wanted to run in 2020, and Nobel laureate Ales Bialiatski.",
        [("freed", "asserted", ("Maria Kolesnikova", "Viktor Babariko", "Ales Bialiatski"))],
    ),
    (
        "Among those freed is Maria Kolesnikova, who in 2021 was sentenced to 11 years.",
        [
            ("freed", "asserted", ("Maria Kolesnikova",)),
            ("jailed", "asserted", ("Maria Kolesnikova",)),
        ],
    ),
    (
        "Those freed on Saturday included Maria Kolesnikova, a flautist who was one of the faces "
        "of the protests and was jailed for 11 years in 2021.",
        [
            ("freed", "asserted", ("Maria Kolesnikova",)),
            ("jailed", "asserted", ("Maria Kolesnikova",)),
        ],
    ),
    (
        "Alexander Lukashenko pardoned the group after two days of talks with envoy John Coale.",
        [],
    ),
    (
        "These journalists had been jailed for their work against the government of "
        "Alexander Lukashenko.",
        [("jailed", "asserted", ())],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_whom_a_sentence_names(text, expected):
    found = [c for c in claims_of(text, "en") if c.kind in ("freed", "jailed", "held")]
    assert [(c.kind, c.status, c.persons) for c in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Those freed include opposition activists, journalists and protest participants.",
        "Following protests against the election, Ales Bialiatski was sentenced to ten years.",
        "Among those freed were protest leader Maria Kolesnikova and banker Viktor Babariko.",
    ],
)
def test_a_noun_takes_no_stand(text):
    assert claims_of(text, "en", "position") == []


def test_a_part_of_the_freed_is_freed_like_the_whole():
    text = "Belarus has released 52 prisoners, among them two Latvians, President Nausėda said."
    announced = text.replace("said", "announced")
    assert [c.status for c in claims_of(announced, "en", "freed")] == ["asserted", "asserted"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "persons"),
    [
        (
            "de",
            "Ales Bjaljazki sitzt in Horki. Alexander Lukaschenko schweigt. Ihm wurde der Besuch "
            "der Anwälte verweigert.",
            "fate",
            ("Ales Bjaljazki",),
        ),
        (
            "en",
            "Ales Bialiatski was freed two years after his arrest.",
            "jailed",
            ("Ales Bialiatski",),
        ),
        (
            "de",
            "Deutschland überstellte Wadim Krassikow, den verurteilten Mörder.",
            "freed",
            ("Wadim Krassikow",),
        ),
    ],
)
def test_who_rules_is_not_whom_it_happens_to(language, text, kind, persons):
    assert [c.persons for c in claims_of(text, language, kind)] == [persons]


def test_a_ruler_is_no_prisoner():
    text = "Aliaksandr Lukashenka, who leads a country that jails poets, has been in Horki."
    assert all(not c.persons for c in claims_of(text, "en", "held"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 863 people detained in Venezuela.", ("held", 863)),
        ("Venezuela has 40 journalists imprisoned for political reasons.", ("held", 40)),
        ("Venezuela has imprisoned 40 journalists for political reasons.", ("jailed", 40)),
    ],
)
def test_how_many_there_are_is_a_stock(text, expected):
    assert [(c.kind, c.count.value) for c in claims_of(text, "en") if c.count] == [expected]


def test_a_title_of_the_freed_does_not_free_them():
    (claim,) = claims_of("Civilian leader Aung San Suu Kyi was pardoned in May.", "en", "freed")
    assert (claim.persons, claim.by) == (("Aung San Suu Kyi",), ())
