"""Names and numbers that a label, a question, an arrow or another verb gives a meaning."""

from __future__ import annotations

import pytest

import drehtuer

FREED = [
    ("es", "La lista de los liberados: Ales Bialiatski, Maria Kolesnikova."),
    ("es", "Liberados:\n- Ales Bialiatski\n- Maria Kolesnikova, flautista\n"),
    ("es", "¿Quiénes fueron liberados? Ales Bialiatski y Maria Kolesnikova."),
    ("es", "A quiénes soltaron\nDe Bielorrusia: Ales Bialiatski, Maria Kolesnikova.\n"),
    ("ru", "Список освобождённых: Алесь Беляцкий, Мария Колесникова."),
    (
        "ru",
        "Кто на свободе:\n1. Алесь Беляцкий, лауреат Нобелевской премии\n2. Мария Колесникова\n",
    ),
    ("ru", "Кого освободили? Алеся Беляцкого и Марию Колесникову."),
    ("en", "Those released: Ales Bialiatski, Maria Kolesnikova."),
    ("en", "Who walked free? Ales Bialiatski and Maria Kolesnikova."),
    ("de", "Wer kam frei? Ales Bialiatski und Maria Kolesnikova."),
]
COUNTED = [
    ("es", "La policía detuvo y luego liberó a 40 manifestantes.", [("jailed", 40), ("freed", 40)]),
    ("en", "Police detained and later released 40 protesters.", [("jailed", 40), ("freed", 40)]),
    (
        "ru",
        "Полиция задержала, а затем отпустила 40 протестующих.",
        [("jailed", 40), ("freed", 40)],
    ),
    ("ru", "Сколько человек освободили? Двенадцать.", [("freed", 12)]),
    ("es", "¿Cuántos presos fueron liberados? Al menos doce.", [("freed", 12)]),
    ("es", "9/2/2023: 222 presos políticos → Washington.", [("freed", 222)]),
    ("ru", "14 в июне, 52 в сентябре: столько вышли на свободу.", [("freed", 14), ("freed", 52)]),
    ("ru", "Итого: 314 освобождённых, 509 арестованных.", [("freed", 314), ("jailed", 509)]),
    ("es", "Total: 314 excarcelados, 509 apresados.", [("freed", 314), ("jailed", 509)]),
    (
        "es",
        "Alemania soltó a uno, Eslovenia a dos, Estados Unidos a tres.",
        [("freed", 1), ("freed", 2), ("freed", 3)],
    ),
    (
        "ru",
        "Германия отпустила одного, Словения двоих, США троих.",
        [("freed", 1), ("freed", 2), ("freed", 3)],
    ),
    (
        "es",
        "¿Cuántos presos fueron liberados? Doce, entre ellos tres mujeres.",
        [("freed", 12), ("freed", 3)],
    ),
    (
        "es",
        "Según el Gobierno, salieron de la cárcel 808; según Foro Penal, 302.",
        [("freed", 808), ("freed", 302)],
    ),
    (
        "en",
        "According to the government 808 were freed; according to Foro Penal, 302.",
        [("freed", 808), ("freed", 302)],
    ),
    ("ru", "Восемь отбыли срок, двенадцать помилованы.", [("freed", 8), ("freed", 12)]),
    (
        "ru",
        "Минск отпустил 10 иностранцев. По странам: Литва — 6, Латвия — 2, Польша — 2.",
        [("freed", 10), ("freed", 6), ("freed", 2), ("freed", 2)],
    ),
]
NOTHING = [
    ("es", "El ministro Diosdado Cabello habló de los liberados: Foro Penal mintió, dijo."),
    ("en", "Who was freed? Nobody knows."),
    ("ru", "Кого освободили? Никто не знает."),
]


@pytest.mark.parametrize(("language", "text"), FREED)
def test_names_of_a_roll_are_those_freed(language: str, text: str) -> None:
    claims = drehtuer.read(text, published="2025-12-16", language=language).claims
    assert {c.kind for c in claims} == {"freed"}
    assert len([person for c in claims for person in c.persons]) == 2


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_what_a_number_counts_is_told_elsewhere(
    language: str, text: str, expected: list[tuple[str, int]]
) -> None:
    claims = drehtuer.read(text, published="2025-12-16", language=language).claims
    found = [(c.kind, c.count.value) for c in claims if c.count]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_no_roll(language: str, text: str) -> None:
    claims = drehtuer.read(text, published="2025-12-16", language=language).claims
    assert not [c for c in claims if c.kind == "freed"]


STEPS = [
    (
        "es",
        "Maria Kolesnikova fue detenida el 7 de septiembre de 2020 y condenada un año después a "
        "once años.",
        [("jailed", "2020-09-07"), ("jailed", "2021")],
    ),
    (
        "es",
        "Ales Bialiatski fue arrestado en julio de 2021 y liberado el 13 de diciembre de 2025.",
        [("jailed", "2021-07"), ("freed", "2025-12-13")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STEPS)
def test_participles_that_share_an_auxiliary_tell_two_steps(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    claims = drehtuer.read(text, published="2025-12-16", language=language).claims
    assert [(c.kind, c.when) for c in claims] == expected


TIMES = [
    ("es", "2026-01-14", "Este invierno hubo 2.400 arrestos.", "2025-24"),
    ("es", "2025-06-18", "En lo que va de junio detuvieron a doce.", "2025-06"),
    ("es", "2025-06-18", "En vísperas de Navidad soltaron a doce.", "2024-12-24"),
    ("es", "2025-06-18", "En el primer semestre hubo 312 arrestos.", "2025-01/2025-06"),
    ("es", "2025-06-18", "Murió el pasado día 8.", "2025-06-08"),
    ("ru", "2025-06-18", "Его взяли в ночь на 14 января 2025 года.", "2025-01-14"),
    ("en", "2026-01-14", "This winter 2,400 were arrested.", "2025-24"),
]


@pytest.mark.parametrize(("language", "published", "text", "value"), TIMES)
def test_times_of_reports(language: str, published: str, text: str, value: str) -> None:
    assert [t.value for t in drehtuer.times(text, published=published, language=language)] == [
        value
    ]


def test_that_day_is_none_to_come() -> None:
    text = "Суд прошёл 16 июня. До Нового года выпустят ещё двоих. В тот же день взяли пятерых."
    found = drehtuer.times(text, published="2025-06-18", language="ru")
    assert [t.value for t in found] == ["2025-06-16", "2026-01-01", "2025-06-16"]
