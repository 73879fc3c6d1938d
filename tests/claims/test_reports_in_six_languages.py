"""Sentences as agencies write them in Spanish, French, Russian, Ukrainian, Belarusian, Polish."""

from __future__ import annotations

import pytest

from drehtuer import read

FRIDAY = "2025-12-05"

COUNTED = [
    (
        "es",
        "Excarcelaron el pasado viernes a una treintena de presos.",
        ("freed", 30, "2025-11-28"),
    ),
    ("es", "La cifra de presos políticos cayó por debajo de 800.", ("held", 800, None)),
    (
        "es",
        "Se espera que en las próximas horas sean liberados otros 40 detenidos.",
        ("freed", 40, "2025-12-05/.."),
    ),
    ("es", "Hasta el miércoles seguían presas 711 personas.", ("held", 711, "2025-12-03")),
    (
        "fr",
        "Une trentaine de détenus politiques ont été relâchés vendredi dernier.",
        ("freed", 30, "2025-11-28"),
    ),
    ("fr", "Plus d'une centaine d'opposants ont été interpellés.", ("jailed", 100, None)),
    ("ru", "В минувшую пятницу освободили около сотни узников.", ("freed", 100, "2025-11-28")),
    ("ru", "Число политзаключённых выросло до 357.", ("held", 357, FRIDAY)),
    ("ru", "Ещё 17 человек задержали на прошлой неделе.", ("jailed", 17, "2025-11-24/2025-11-30")),
    ("ru", "По амнистии выйдут на свободу 158 женщин.", ("freed", 158, None)),
    (
        "uk",
        "Від початку року окупанти затримали понад сотню людей.",
        ("jailed", 100, "2025-01/.."),
    ),
    ("uk", "П'ятеро журналістів залишаються за ґратами.", ("held", 5, FRIDAY)),
    ("be", "За кратамі застаюцца 1130 палітвязняў.", ("held", 1130, FRIDAY)),
    ("pl", "Od początku roku aresztowano ponad 300 osób.", ("jailed", 300, "2025-01/..")),
    ("pl", "Na wolność wyszło 31 obywateli Ukrainy.", ("freed", 31, None)),
]

NAMED = [
    ("es", "Su yerno, Rafael Tudares, lleva más de un año encarcelado.", "held", "Rafael Tudares"),
    ("fr", "L'avocate Sonia Dahmani est sortie de prison jeudi.", "freed", "Sonia Dahmani"),
    ("fr", "On est sans nouvelles d'Oumar Sylla depuis mars.", "fate", "Oumar Sylla"),
    ("ru", "Рубена Варданяна суд отправил за решётку на 20 лет.", "jailed", "Рубен Варданян"),
    ("ru", "Марию Колесникову этапировали из Гомеля.", "fate", "Мария Колесникова"),
    ("uk", "Ірину Данилович етапували до колонії.", "fate", "Ірина Данилович"),
    ("be", "Ігар Лосік адбывае 15 гадоў калоніі.", "held", "Ігар Лосік"),
    ("pl", "Andrzej Poczobut odsiaduje wyrok ośmiu lat.", "held", "Andrzej Poczobut"),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_how_many_and_when(language, text, expected):
    claims = read(text, published=FRIDAY, language=language).claims
    found = [(c.kind, c.count.value, c.when) for c in claims if c.count is not None]
    kind, value, when = expected
    times = [w for k, v, w in found if (k, v) == (kind, value)]
    assert times[:1] == ([when] if when else times[:1] or [None]), found


@pytest.mark.parametrize(("language", "text", "kind", "person"), NAMED)
def test_to_whom(language, text, kind, person):
    claims = read(text, published=FRIDAY, language=language).claims
    assert (kind, (person,)) in [(c.kind, tuple(c.persons)) for c in claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "ХРОНОЛОГИЯ ОБМЕНОВ\n• 6 мая — 205 пленных\n• 24 августа — 146 пленных"),
        ("es", "CRONOLOGÍA DE EXCARCELACIONES\n• 9 feb. 2023: 222 presos\n• 5 sept. 2024: 135"),
        ("en", "TIMELINE: prisoner releases\n• 9 Feb. 2023: 222 prisoners\n• 18 Oct. 2023 – 12"),
    ],
)
def test_a_heading_tells_what_the_numbers_below_count(language, text):
    claims = read(text, published=FRIDAY, language=language).claims
    assert [c.kind for c in claims] == ["freed", "freed"]


def test_words_in_the_name_of_a_body_make_no_claim():
    text = "El Comité por la Libertad de los Presos Políticos publicó su balance el lunes."
    assert not read(text, published=FRIDAY, language="es").claims
