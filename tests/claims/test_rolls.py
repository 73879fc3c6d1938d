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
