"""Accounts as found in the wild, from dispatches read to the answers of the door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import drehtuer
from drehtuer.books import Asked, account
from drehtuer.books.door import AS_USUAL
from drehtuer.books.model import Account, Door
from drehtuer.books.record import Interval

YEAR = {
    "en": """Viasna's year

VILNIUS – The human rights centre Viasna has drawn up its accounts for 2025. At the end of 2024 \
Viasna had counted 1,258 political prisoners in Belarus. In 2025 it recognised 509 people as \
political prisoners. Over the same year 342 were pardoned in 2025, and at least 300 served their \
full terms in 2025 and walked out.

As of 23 December, Viasna counts 1,135 political prisoners: 968 men and 168 women.
""",
    "de": """Ein Jahr in Zahlen

Vilnius – Die Menschenrechtsorganisation Viasna hat für 2025 Bilanz gezogen. Ende 2024 zählte \
Viasna 1.258 politische Gefangene in Belarus. 2025 erkannte Viasna 509 Menschen als politische \
Gefangene an, 342 wurden begnadigt, und mindestens 300 haben 2025 ihre Strafe bis zum letzten Tag \
verbüßt und kamen frei.

Am 23. Dezember zählte Viasna 1.135 politische Gefangene in Belarus: 968 Männer und 168 Frauen.
""",
}
DECEMBER = (
    (
        "Zum 5. Dezember zählte die Menschenrechtsorganisation Viasna 1.218 politische Gefangene "
        "in Belarus.",
        "2025-12-06",
        "de",
    ),
    ("Belarus freed 123 political prisoners on 13 December.", "2025-12-15", "en"),
    (
        "Nach Angaben von Viasna waren am 23. Dezember in Belarus 1.135 politische Gefangene in "
        "Haft.",
        "2025-12-23",
        "de",
    ),
)


def told(reports: Sequence[tuple[str, str, str]], asked: Asked = AS_USUAL) -> Account:
    return account(
        [
            drehtuer.read(text, published=day, language=language, source=f"{number}.txt")
            for number, (text, day, language) in enumerate(reports)
        ],
        asked=asked,
    )


def answers(door: Door) -> list[str]:
    return [answer.answer for answer in door.answers]


@pytest.mark.parametrize("language", ["en", "de"])
def test_viasna_2025(language: str) -> None:
    made = told([(YEAR[language], "2025-12-23", language)])
    (door,) = made.doors
    assert (door.stock_before, door.stock_after) == (Interval(1258, 1258), Interval(1135, 1135))
    assert door.unexplained == 10
    assert answers(door) == ["no", "yes", "no"]
    assert {"freed_were_counted", "recognition_is_entry"} <= {a.code for a in door.assumptions}
    slips = [f for f in made.findings if f.rule == "parts_differ_from_whole"]
    assert [slip.parameters["sum"] for slip in slips] == [Interval(1136, 1136)]


def test_december_2025() -> None:
    (door,) = told(DECEMBER).doors
    assert door.entered == Interval(40, None)
    assert answers(door) == ["no", "unknown", "no"]
    (assumption,) = door.assumptions
    assert assumption.code == "freed_were_counted"
    assert assumption.effect is not None
    # If those freed need not have been on the list, nobody need have been newly counted.
    assert assumption.effect.entered == Interval(0, None)


def test_venezuela_january_2026_windows_and_counters_stay_apart() -> None:
    made = told(
        [
            (
                "Foro Penal zählte am 5. Januar 806 politische Gefangene in Venezuela.",
                "2026-01-06",
                "de",
            ),
            (
                "Foro Penal has verified 72 releases of political prisoners in Venezuela since "
                "8 January. Jorge Rodríguez, president of the National Assembly, put the figure at "
                "more than 400 since December.",
                "2026-01-14",
                "en",
            ),
            (
                "Foro Penal has verified 266 releases of political prisoners in Venezuela since "
                "8 January. Foro Penal counts 383 releases since December. Acting president Delcy "
                "Rodríguez says 626 prisoners have been released since December.",
                "2026-01-27",
                "en",
            ),
            (
                "Am 2. Februar zählte Foro Penal in Venezuela noch 687 politische Gefangene.",
                "2026-02-03",
                "de",
            ),
        ]
    )
    assert not [f.rule for f in made.findings if f.severity == "contradiction"]
    (door,) = made.doors
    assert door.population.counter == "Foro Penal"
    assert (door.clash, door.change) == ((), Interval(-119, -119))
    assert door.freed.least == 266
    assert "other_counter" in {unused.reason for unused in door.unused}


def test_venezuela_january_2026_one_counter_against_itself() -> None:
    made = told(
        [
            (
                "Foro Penal counted 806 political prisoners in Venezuela on 5 January. Foro Penal "
                "has verified 266 releases of political prisoners since 8 January.",
                "2026-01-27",
                "en",
            ),
            (
                "Nach Angaben von Foro Penal kamen in Venezuela seit dem 6. Januar 200 politische "
                "Gefangene frei. Am 27. Januar zählte Foro Penal 700 politische Gefangene.",
                "2026-01-27",
                "de",
            ),
        ]
    )
    (door,) = made.doors
    numbers = {e.claim.id: e.claim.count.value for e in made.evidence if e.claim.count}
    assert {numbers[claim] for claim in door.clash} == {266, 200}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Foro Penal says 55 people were jailed for political reasons in Venezuela in 2016 and "
            "43 were released in 2016. On 31 December 2016 Foro Penal counted 103 political "
            "prisoners.",
            "en",
        ),
        (
            "Nach Angaben von Foro Penal wurden in Venezuela 2016 55 Menschen aus politischen "
            "Gründen inhaftiert und 43 freigelassen. Am 31. Dezember 2016 zählte Foro Penal "
            "103 politische Gefangene.",
            "de",
        ),
    ],
)
def test_venezuela_2016_the_stock_at_the_beginning_follows(text: str, language: str) -> None:
    asked = Asked((date(2016, 1, 1), date(2016, 12, 31)), "VE", "Foro Penal")
    (door,) = told([(text, "2017-01-10", language)], asked).doors
    assert (door.entered, door.freed) == (Interval(55, 55), Interval(43, 43))
    assert door.stock_before == Interval(91, None)
    assert answers(door) == ["unknown", "yes", "unknown"]
    bounded = {each.name: each for each in door.bounded}
    assert len(bounded["entered"].claims) == len(bounded["freed"].claims) == 1


def test_a_part_of_those_freed_is_no_total_of_its_own() -> None:
    text = (
        "Viasna had counted 1,258 political prisoners in Belarus on 31 December 2024. In 2025, 342 "
        "political prisoners were pardoned. Viasna says that 189 of those freed were forced out of "
        "the country in 2025. On 23 December 2025 Viasna counted 1,135 political prisoners."
    )
    (door,) = told([(text, "2025-12-23", "en")]).doors
    assert (door.clash, door.freed) == ((), Interval(342, 342))


def test_ankara_2024_is_no_contradiction() -> None:
    made = told(
        [
            (
                "ANKARA – Russland und Belarus ließen am 1. August 16 Gefangene frei. Im Gegenzug "
                "kamen acht Russen frei. Getauscht wurden 24 Erwachsene und zwei Kinder.",
                "2024-08-01",
                "de",
            ),
            (
                "In the exchange in Ankara on 1 August, Russia and Belarus released 16 prisoners. "
                "Ten people, two of them children, were flown to Moscow.",
                "2024-08-02",
                "en",
            ),
        ]
    )
    assert made.doors == ()
    assert not [f.rule for f in made.findings if f.severity == "contradiction"]
