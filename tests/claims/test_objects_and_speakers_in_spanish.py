"""Spanish news: objects in a row, who only stands beside them, speakers, numbers of things."""

from __future__ import annotations

import pytest
from claims_read import claims_of

OBJECTS = [
    (
        "En junio, Bielorrusia liberó a Siarhei Tsikhanouski, esposo de la líder opositora "
        "Sviatlana Tsikhanouskaya, junto con otras 13 personas.",
        [("Siarhei Tsikhanouski",), 13],
    ),
    (
        "Las autoridades liberaron el sábado a Ales Bialiatski, Nobel de la Paz, a Maria "
        "Kolesnikova, figura clave de la oposición, y a decenas de presos políticos más.",
        [("Ales Bialiatski", "Maria Kolesnikova"), "dozens"],
    ),
    (
        "Ales Bialiatski también se encuentra entre los liberados tras las conversaciones en Minsk "
        "con el enviado de Estados Unidos, John Coale.",
        [("Ales Bialiatski",)],
    ),
    (
        "Entre algunos de los excarcelados se encuentra Kennedy Tejeda, abogado.",
        [("Kennedy Tejeda",)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS)
def test_who_is_freed(text, expected):
    found = claims_of(text, "es", "freed")
    told = [c.persons or (c.count and (c.count.value or c.count.qualifier)) for c in found]
    assert sorted(map(str, told)) == sorted(map(str, expected))


SPEAKERS = [
    (
        "La organización no gubernamental Foro Penal confirmó la excarcelación de 80 presos.",
        "asserted",
        ("Foro Penal",),
    ),
    (
        "La ONG venezolana Foro Penal informó el jueves de que 104 personas han sido excarceladas.",
        "asserted",
        ("Foro Penal",),
    ),
    (
        "Simultáneamente el Sindicato Nacional de Trabajadores de la Prensa corroboró la "
        "liberación de tres periodistas.",
        "asserted",
        ("Sindicato Nacional de Trabajadores de la Prensa",),
    ),
    (
        "Alfredo Romero, abogado, habló el lunes. «Han sido excarcelados 12 presos», subrayó el "
        "abogado en su mensaje.",
        "asserted",
        ("Alfredo Romero",),
    ),
]


@pytest.mark.parametrize(("text", "status", "speakers"), SPEAKERS)
def test_who_says_it(text, status, speakers):
    assert [(c.status, c.attribution) for c in claims_of(text, "es", "freed")] == [
        (status, speakers)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ales Bialiatski está incomunicado en la prisión 9 de Gorki.",
        "Estuvo cuatro meses aislada en la sección 209 de la cárcel de Teherán.",
        "Lukashenko gobierna una nación de 9,5 millones de habitantes con las cárceles llenas.",
    ],
)
def test_numbers_of_things_count_nobody(text):
    assert [c for c in claims_of(text, "es") if c.count is not None and c.count.value] == []


@pytest.mark.parametrize(
    "text",
    [
        "Foro Penal recuerda a dos mujeres indígenas (etnia Wayuu, detenidas desde agosto).",
        "El indulto alcanzó al premio Nobel de la Paz y a otros diez presos.",
        "La policía detuvo a tres jóvenes en la calle Simón Bolívar.",
    ],
)
def test_what_names_no_person(text):
    assert [c.persons for c in claims_of(text, "es") if c.persons] == []
