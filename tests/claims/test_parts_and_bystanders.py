"""Who is among those told of, who only speaks of what others did, and who "the group" is."""

from __future__ import annotations

import pytest
from claims_read import claims_of, told

import drehtuer

PARTS: list[tuple[str, str, list[tuple[str, int | list[str]]]]] = [
    (
        "Unter den Gefangenen, die Belarus am 11. September 2025 freiließ, waren sechs Litauer.",
        "de",
        [("freed", 6)],
    ),
    (
        "Unter den Häftlingen, die am Samstag freikamen, war auch Ales Bjaljazki.",
        "de",
        [("freed", ["Ales Bjaljazki"])],
    ),
    (
        "Zu den Gefangenen, die am Dienstag freikamen, gehören zwölf Frauen.",
        "de",
        [("freed", 12)],
    ),
    ("Unter denen, die festgenommen wurden, sind vier Ärzte.", "de", [("jailed", 4)]),
    (
        "Laut Reporter ohne Grenzen gibt es in Belarus 43 inhaftierte Journalisten.",
        "de",
        [("held", 43)],
    ),
    ("RSF counted 43 jailed journalists in Belarus.", "en", [("held", 43)]),
]


@pytest.mark.parametrize(("text", "language", "expected"), PARTS)
def test_a_part_is_of_what_is_told_of_the_whole(
    text: str, language: str, expected: list[tuple[str, int | list[str]]]
) -> None:
    found = claims_of(text, language)
    assert [
        (c.kind, c.count.value if c.count is not None else list(c.persons)) for c in found
    ] == expected


WHERE: list[tuple[str, str, str | None, tuple[str, ...]]] = [
    # who only takes a stand neither frees nor holds anybody
    (
        "Lithuanian president Gitanas Nausėda thanked Donald Trump for the release of 52 people.",
        "en",
        None,
        (),
    ),
    (
        "Litauens Präsident Gitanas Nausėda dankte Trump für die Freilassung von 52 Gefangenen.",
        "de",
        None,
        (),
    ),
    (
        "British foreign secretary David Lammy praised the release of five detainees by Egypt.",
        "en",
        "EG",
        ("Egypt",),
    ),
    # somebody's nationality is not where he was held
    ("Rico Krieger, a German, was pardoned on Tuesday.", "en", None, ()),
    ("Am Samstag kamen zwei Polen frei.", "de", None, ()),
    ("Am Samstag kamen in Belarus zwei Polen frei.", "de", "BY", ()),
    # nor is that of those counted
    (
        "Azerbaijan freed 32 Armenian servicemen on Wednesday, and Armenia thanked Armenians.",
        "en",
        "AZ",
        ("Azerbaijan",),
    ),
]


@pytest.mark.parametrize(("text", "language", "where", "by"), WHERE)
def test_where_somebody_was_held_and_who_freed_them(
    text: str, language: str, where: str | None, by: tuple[str, ...]
) -> None:
    (claim,) = claims_of(text, language, "freed")
    assert (claim.where, claim.by) == (where, by)


def test_who_only_says_that_others_act_is_no_party() -> None:
    (claim,) = claims_of(
        "US envoy John Coale said the United States was lifting sanctions on Belarusian potash.",
        "en",
        "measure",
    )
    assert told(claim, ("by", "to", "direction")) == {
        "by": ["United States"],
        "to": ["Belarus"],
        "direction": "lift",
    }


GROUPS: list[tuple[str, str]] = [
    (
        "Foro Penal hat in Venezuela am 4. Februar 350 Freilassungen bestätigt. "
        "Am 2. Februar zählte die Organisation noch 687 politische Gefangene.\n",
        "de",
    ),
    (
        "Venezuela's two counts of the freed\n\nForo Penal counts fewer people in Venezuela. "
        "The group has verified 266 releases since 8 January.\n",
        "en",
    ),
]


@pytest.mark.parametrize(("text", "language"), GROUPS)
def test_the_group_is_the_one_named_before(text: str, language: str) -> None:
    report = drehtuer.read(text, published="2026-02-09", language=language)
    assert report.claims[-1].attribution == ("Foro Penal",)


def test_a_row_of_names_can_be_told_to_be_of_those_before() -> None:
    text = "Iran freed five Americans on Monday. Siamak Namazi and Morad Tahbaz are two of them."
    found = claims_of(text, "en", "freed")
    assert [list(c.persons) for c in found if c.persons] == [["Siamak Namazi", "Morad Tahbaz"]]


def test_who_acts_stands_right_before_the_verb_and_an_owner_is_a_target() -> None:
    (claim,) = claims_of(
        "On the day of the exchange Washington imposed sanctions on Iran's Ministry of "
        "Intelligence.",
        "en",
        "measure",
    )
    assert told(claim, ("by", "to")) == {
        "by": ["Washington"],
        "to": ["Iran", "Ministry of Intelligence"],
    }


PARTS_OF_FREED = [
    # (text, language, how many of the freed are told of)
    (
        "Belarus hat am Freitag 32 politische Gefangene freigelassen. 17 der 32 Häftlinge sind "
        "chronisch krank. Acht sind Frauen, eine davon hochschwanger. Fünf der Freigelassenen "
        "waren verurteilt worden. Drei sind älter als 60 Jahre. Der Älteste ist 74.",
        "de",
        [32, 17, 8, 5, 3],
    ),
    (
        "Belarus freed 32 political prisoners on Friday. Seventeen of the 32 are chronically ill. "
        "Eight are women. Five of those released had been convicted of extremism. Three are over "
        "60. The oldest is 81. Two hold German passports.",
        "en",
        [32, 17, 8, 3, 2],
    ),
]


@pytest.mark.parametrize(("text", "language", "expected"), PARTS_OF_FREED)
def test_what_some_of_the_freed_underwent_before_ends_no_row_of_parts(
    text: str, language: str, expected: list[int]
) -> None:
    found = drehtuer.read(text, language=language, published="2025-12-05").claims
    freed = [c.count.value for c in found if c.kind == "freed" and c.count is not None]
    assert freed == expected
