"""Who is meant where a clause does not say it: verbs without a subject, relatives, arrivals."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, told

SUBJECTS = [
    (
        "es",
        "El periodista Vladimir Kara-Murza ganó el Pulitzer. Fue detenido en abril de 2022. "
        "Salió en libertad en agosto de 2024.",
        [
            ("jailed", {"persons": ["Vladimir Kara-Murza"], "when": "2022-04"}),
            ("freed", {"persons": ["Vladimir Kara-Murza"], "when": "2024-08"}),
        ],
    ),
    (
        "es",
        "La abogada Nasrin Sotoudeh defendía a mujeres sin velo. Había sido condenada a 38 años. "
        "Sigue en Evin.",
        [
            ("jailed", {"persons": ["Nasrin Sotoudeh"]}),
            ("held", {"persons": ["Nasrin Sotoudeh"]}),
        ],
    ),
    (
        "ru",
        "Правозащитник Алесь Беляцкий основал «Вясну». Был арестован в июле 2021 года.",
        [("jailed", {"persons": ["Алесь Беляцкий"], "when": "2021-07"})],
    ),
    (
        "es",
        "Hanói soltó a Pham Doan Trang. La escritora llevaba cinco años presa.",
        [
            ("freed", {"persons": ["Pham Doan Trang"]}),
            ("held", {"persons": ["Pham Doan Trang"], "count": None}),
        ],
    ),
    # Another subject stands behind the verb.
    ("es", "Ales Bialiatski fundó Viasna. Fue condenado el atentado.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), SUBJECTS)
def test_a_verb_without_a_subject_goes_on(
    language: str, text: str, expected: list[tuple[str, dict[str, Any]]]
) -> None:
    found = [c for c in claims_of(text, language) if c.persons]
    wanted = [(kind, fields) for kind, fields in expected]
    assert [(c.kind, told(c, tuple(f))) for c, (_, f) in zip(found, wanted, strict=True)] == wanted


RELATIVES = [
    (
        "es",
        "María Kolesnikova, a quien un tribunal de Minsk condenó a once años de prisión, "
        "recuperó la libertad el sábado.",
        "jailed",
        {"persons": ["María Kolesnikova"]},
    ),
    (
        "ru",
        "52 заключённых, которых Лукашенко освободил в сентябре, сейчас в Литве.",
        "freed",
        {"count": 52, "when": "2025-09"},
    ),
    (
        "es",
        "La liberación, el jueves, de 14 presos fue confirmada por la embajada.",
        "freed",
        {"count": 14},
    ),
    (
        "es",
        "Con la excarcelación de Mahmoud Sanna, el número de presos políticos baja a 89.",
        "held",
        {"count": 89},
    ),
    (
        "ru",
        "После освобождения четверых монахов за решёткой остаются ещё 39.",
        "held",
        {"count": 39},
    ),
    ("es", "El arresto del alcalde de Estambul provocó protestas.", "jailed", {"count": 1}),
    ("ru", "Арест мэра Стамбула вызвал протесты.", "jailed", {"count": 1}),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), RELATIVES)
def test_whom_it_is_done_to(language: str, text: str, kind: str, expected: dict[str, Any]) -> None:
    assert expected in [told(c, tuple(expected)) for c in claims_of(text, language, kind)]


ARRIVALS = [
    (
        "en",
        "Moscow freed fifteen people on 1 August 2024. Evan Gershkovich and Paul Whelan landed "
        "near Washington that night.",
        [["Evan Gershkovich", "Paul Whelan"]],
    ),
    (
        "ru",
        "Москва освободила пятнадцать человек. Владимира Кара-Мурзу и Илью Яшина привезли в Кёльн.",
        [["Владимир Кара-Мурза", "Илья Яшин"]],
    ),
    # One alone whom nobody held may be an official.
    ("en", "Moscow freed fifteen people. Later Steve Witkoff flew to Doha.", []),
    # Nobody is told to be freed.
    ("en", "Moscow held talks. Evan Gershkovich and Paul Whelan landed in Washington.", []),
]


@pytest.mark.parametrize(("language", "text", "persons"), ARRIVALS)
def test_named_people_arrive_beside_a_release(
    language: str, text: str, persons: list[list[str]]
) -> None:
    found = [list(c.persons) for c in claims_of(text, language, "freed") if c.persons]
    assert found == persons
