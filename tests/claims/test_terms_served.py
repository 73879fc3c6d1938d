"""Terms served are releases, in every language; who is serving one is held."""

from __future__ import annotations

import pytest

import drehtuer


def kinds(text: str, language: str) -> list[tuple[str, int | None]]:
    claims = drehtuer.read(text, published="2025-12-23", language=language).claims
    return [(claim.kind, claim.count.value if claim.count else None) for claim in claims]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("In 2025 at least 300 political prisoners served out their sentences.", "en", 300),
        ("Since May 41 political prisoners have served their terms.", "en", 41),
        ("Thirty political prisoners in Belarus completed their prison terms.", "en", 30),
        ("Mindestens 300 politische Gefangene haben 2025 ihre Strafe verbüßt.", "de", 300),
        ("41 politische Gefangene verbüßten ihre volle Strafe.", "de", 41),
        ("Al menos 300 presos políticos cumplieron su condena en 2025.", "es", 300),
        ("Не менее 300 политзаключённых отбыли срок в 2025 году.", "ru", 300),
        ("41 політв'язень відбули строк у 2025 році.", "uk", 41),
        ("W 2025 roku karę odbyli 41 więźniowie polityczni.", "pl", 41),
    ],
)
def test_a_term_served_is_a_release(text: str, language: str, number: int) -> None:
    assert kinds(text, language) == [("freed", number)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Some 40 political prisoners are still serving their sentences in Belarus.", "en"),
        ("In Belarus verbüßen 40 politische Gefangene Haftstrafen von zehn Jahren.", "de"),
        ("Unos 40 presos políticos cumplen condena en Nicaragua.", "es"),
    ],
)
def test_a_term_being_served_is_none(text: str, language: str) -> None:
    assert kinds(text, language) == [("held", 40)]


def test_two_ways_out_of_one_sentence_keep_their_numbers() -> None:
    text = "In 2025, 342 prisoners were pardoned and at least 300 served their full terms."
    assert kinds(text, "en") == [("freed", 342), ("freed", 300)]
    text = "2025 erkannte Viasna 509 Menschen als politische Gefangene an, 342 wurden begnadigt."
    assert kinds(text, "de") == [("listed", 509), ("freed", 342)]


def test_the_label_of_a_line_says_what_its_number_counts() -> None:
    text = (
        "Since July 2024, 569 political prisoners have been pardoned in Belarus.\n\n"
        "Belarus in figures\nHeld: 1,135 (23 Dec 2025)\nRecognised: 509 in 2025\n"
        "Pardoned: 342 in 2025\nServed their sentence: about 300\n"
    )
    assert kinds(text, "en")[1:] == [
        ("held", 1135),
        ("listed", 509),
        ("freed", 342),
        ("freed", 300),
    ]
