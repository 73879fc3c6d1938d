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


TOLD = [
    # What a deal or a mediation brought about is told as done, not as talks.
    (
        "El Gobierno cubano anunció la liberación de 553 personas, tras la intermediación del "
        "Vaticano.",
        [("freed", 553)],
    ),
    # A prison term is no sanction of another state; sanctions that are lifted are none imposed.
    (
        "Cuba liberará a 553 prisioneros sancionados por delitos diversos gracias a la "
        "intervención del Vaticano.",
        [("freed", 553)],
    ),
    ("Más y más sanciones contra Belavia serán levantadas.", [("measure", "lift")]),
    # Whoever goes home is not arrested again; bodies are no people who come free.
    ("Hamás entregará los cuerpos de cuatro de los 28 rehenes restantes.", []),
    (
        "Se espera que sean entregadas cerca de 1.700 personas.",
        [("freed", 1700)],
    ),
    # The monthly count of a group: who is new, and how many that makes.
    (
        "Abril cerró en Cuba con 24 nuevos presos políticos, lo que eleva la cifra total a 1.048 "
        "casos.",
        [("listed", 24), ("held", 1048)],
    ),
    (
        "Salieron de la lista 42 prisioneros, la mayoría tras el cumplimiento íntegro de la "
        "sanción impuesta.",
        [("listed", 42)],
    ),
    # "Había sido" tells of an arrest, no stock; "antes de que" compares nothing.
    (
        "El abogado Kenny Tejeda había sido arrestado el 2 de agosto de 2024 en Carabobo.",
        [("jailed", "Kenny Tejeda")],
    ),
    (
        "Juan Francisco Alvarado había sido condenado a 15 años de prisión antes de que lo dejaran "
        "libre.",
        [("jailed", "Juan Francisco Alvarado"), ("freed", "Juan Francisco Alvarado")],
    ),
    (
        "Entre los detenidos liberados están Evan Gershkovich y Paul Whelan.",
        [("freed", "Evan Gershkovich, Paul Whelan")],
    ),
    # A title, and what only dates: they tell of nobody else.
    (
        "La Policía detuvo en Jinotega al excarcelado político Juan Carlos Baquedano.",
        [("jailed", "Juan Carlos Baquedano")],
    ),
    (
        "La dictadura encierra allí a los reos de conciencia, tras el destierro de 222 opositores.",
        [("fate", 222), ("jailed", "some")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told(text, expected):
    found = [
        (
            c.kind,
            c.direction
            if c.kind == "measure"
            else (c.count.value or c.count.qualifier)
            if c.count
            else ", ".join(c.persons),
        )
        for c in claims_of(text, "es")
        if c.kind != "position"
    ]
    assert found == expected
