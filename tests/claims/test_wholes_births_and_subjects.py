"""The whole a clause opens with, births that date nothing, nouns that say nothing."""

from __future__ import annotations

import pytest

from drehtuer import read

PUBLISHED = "2025-12-20"


@pytest.mark.parametrize(
    ("language", "text", "persons"),
    [
        ("ru", "Из 31 заключённого свободен только Игорь Лосик.", ("Игорь Лосик",)),
        ("ru", "Из десяти обвиняемых на свободу вышел один Игорь Лосик.", ("Игорь Лосик",)),
        ("de", "Von 31 Gefangenen ist nur Ihar Lossik frei.", ("Ihar Lossik",)),
        (
            "ru",
            "Самолёт с освобождёнными приземлился в Кёльне. На борту были Илья Яшин и Олег Орлов.",
            ("Илья Яшин", "Олег Орлов"),
        ),
    ],
)
def test_one_of_the_whole_is_free(language: str, text: str, persons: tuple[str, ...]) -> None:
    freed = read(text, published=PUBLISHED, language=language).claims
    assert [(c.kind, tuple(c.persons), c.count) for c in freed] == [("freed", persons, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Число политзаключённых превысило тысячу.", 1000),
        ("Количество задержанных превышает 1500.", 1500),
    ],
)
def test_a_number_that_is_exceeded(text: str, value: int) -> None:
    (claim,) = read(text, published=PUBLISHED, language="ru").claims
    assert claim.count is not None
    assert (claim.count.qualifier, claim.count.value) == ("more_than", value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "12 декабря освободили Николая Статкевича (1956 г. р.)."),
        ("ru", "Николай Статкевич, родившийся 12 августа 1956 года, вышел на свободу 12 декабря."),
        ("pl", "12 grudnia uwolniono Ihara Łosika, urodzonego w 1992 roku."),
        ("de", "Am 12. Dezember wurde Ihar Lossik (Jahrgang 1992) freigelassen."),
        ("en", "Ihar Losik, born in 1992, was freed on 12 December."),
        ("es", "Ihar Losik, nacido en 1992, fue liberado el 12 de diciembre."),
    ],
)
def test_a_birth_dates_no_release(language: str, text: str) -> None:
    (claim,) = read(text, published=PUBLISHED, language=language).claims
    assert (claim.kind, claim.when) == ("freed", "2025-12-12")


def test_who_was_acquitted_says_nothing() -> None:
    (claim,) = read("Болота Темирова оправдали.", published=PUBLISHED, language="ru").claims
    assert (claim.kind, tuple(claim.attribution)) == ("freed", ())
