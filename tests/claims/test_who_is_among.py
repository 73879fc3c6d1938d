"""Who is among those freed, who is not, and whose release is only worked for."""

from __future__ import annotations

import pytest

from drehtuer import read

SENTENCES = [
    # (language, text, [(kind, status, persons)])
    (
        "pl",
        "Wśród zwolnionych nie ma Andrzeja Poczobuta.",
        [("freed", "denied", ["Andrzej Poczobut"])],
    ),
    (
        "pl",
        "Wśród uwolnionych zabrakło Andrzeja Poczobuta.",
        [("freed", "denied", ["Andrzej Poczobut"])],
    ),
    (
        "pl",
        "Andrzej Poczobut nie znalazł się wśród 123 uwolnionych więźniów politycznych.",
        [("freed", "denied", ["Andrzej Poczobut"])],
    ),
    (
        "uk",
        "Серед звільнених немає Андрія Почобута.",
        [("freed", "denied", ["Андрій Почобут"])],
    ),
    (
        "be",
        "Сярод вызваленых няма Анджэя Пачобута.",
        [("freed", "denied", ["Анджэй Пачобут"])],
    ),
    (
        "pl",
        "Jedną z osób, które odzyskały wolność, jest Aleś Bialacki.",
        [("freed", "asserted", ["Aleś Bialacki"])],
    ),
    (
        "uk",
        "Одним із тих, кого звільнили, став Алесь Біляцький.",
        [("freed", "asserted", ["Алесь Біляцький"])],
    ),
    (
        "fr",
        "Parmi les libérés figure Paul Whelan, arrêté à Moscou en 2018.",
        [("freed", "asserted", ["Paul Whelan"]), ("jailed", "asserted", ["Paul Whelan"])],
    ),
    (
        "fr",
        "Trois mineurs ont été libérés, mais d'autres restent détenus, dont Juan Pablo Guanipa.",
        [("freed", "asserted", [])],
    ),
    (
        "fr",
        "Parmi les premiers libérés figurent trois des quatre mineurs emprisonnés par Maduro.",
        [("freed", "asserted", [])],
    ),
    (
        "fr",
        "Le gouvernement affirme avoir libéré 626 détenus politiques depuis décembre.",
        [("freed", "asserted", [])],
    ),
    (
        "pl",
        "Wśród uwolnionych są Maryja Kalesnikawa i laureat Pokojowej Nagrody Nobla Aleś Bialacki.",
        [("freed", "asserted", ["Maryja Kalesnikawa", "Aleś Bialacki"])],
    ),
    (
        "pl",
        "Uwolniony został Maksim Znak, członek sztabu wyborczego Babaryki.",
        [("freed", "asserted", ["Maksim Znak"])],
    ),
    (
        "pl",
        "Chcemy, by uwolniono także Andrzeja Poczobuta - zapewnił Radosław Sikorski.",
        [("talks", "demanded", ["Andrzej Poczobut"])],
    ),
    (
        "pl",
        "Robimy wszystko, żeby Andrzej Poczobut został uwolniony.",
        [("talks", "demanded", ["Andrzej Poczobut"])],
    ),
    (
        "ru",
        "Мы делаем всё, чтобы Андрей Почобут был освобождён.",
        [("talks", "demanded", ["Андрей Почобут"])],
    ),
    (
        "de",
        "Berlin tut alles, damit Alexej Nawalny freikommt.",
        [("talks", "demanded", ["Alexej Nawalny"])],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_who_is_among_them(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    """Only whom the sentence means, and as it tells it."""
    claims = read(text, published="2025-12-13", language=language).claims
    assert [(c.kind, c.status, list(c.persons)) for c in claims] == expected


FORMS = [
    # masculine plurals of participles and pasts, and the nominatives of surnames
    ("Ihar Łosik i Mikałaj Dziadok zostali uwolnieni.", ["Ihar Łosik", "Mikałaj Dziadok"]),
    ("Władze uwolniły Ihara Łosika.", ["Ihar Łosik"]),
    ("Amerykanie uwolnili też Maksima Marczenkę.", ["Maksim Marczenko"]),
    ("Polska uwolniła agenta Pawła Rubcowa.", ["Paweł Rubcow"]),
    ("Zwolniono z więzienia Johna Coale'a.", ["John Coale"]),
]


@pytest.mark.parametrize(("text", "persons"), FORMS)
def test_polish_forms(text: str, persons: list[str]) -> None:
    """Every form of a verb tells, and a name in any case is one name."""
    claims = read(text, published="2025-12-13", language="pl").claims
    assert [(c.kind, list(c.persons)) for c in claims] == [("freed", persons)]
