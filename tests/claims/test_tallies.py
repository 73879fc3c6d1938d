"""How many: rows of counts, parts, both sides of a swap, changes, and numbers of other things."""

from __future__ import annotations

import pytest
from claims_read import claims_of

import drehtuer

Counted = list[tuple[str, int | None]]

GERMAN: list[tuple[str, Counted]] = [
    # a row of counts, in front of the verb and behind it
    (
        "Der Iran hat am Dienstag zwölf Frauen und 30 Männer aus dem Gefängnis entlassen.",
        [("freed", 12), ("freed", 30)],
    ),
    (
        "Zwölf Ukrainer, fünf Polen und zwei Deutsche kamen am Freitag frei.",
        [("freed", 12), ("freed", 5), ("freed", 2)],
    ),
    (
        "Belarus ließ im September 52 Gefangene frei und im Dezember 123.",
        [("freed", 52), ("freed", 123)],
    ),
    (
        "Die Polizei nahm in Lagos 14 Menschen fest, in Abuja neun und in Kano 20.",
        [("jailed", 14), ("jailed", 9), ("jailed", 20)],
    ),
    # both sides of a swap
    (
        "Russland und die Ukraine haben am Donnerstag je 185 Kriegsgefangene ausgetauscht.",
        [("freed", 185), ("freed", 185)],
    ),
    ("Beide Seiten ließen jeweils 150 Gefangene frei.", [("freed", 150), ("freed", 150)]),
    # parts and wholes
    (
        "Das Gericht sprach drei der 47 Angeklagten frei und verurteilte 44.",
        [("freed", 3), ("jailed", 44)],
    ),
    (
        "Von den 47 Angeklagten wurden zwei freigesprochen, 45 verurteilt.",
        [("freed", 2), ("jailed", 45)],
    ),
    (
        "Unter den 61 Begnadigten waren 20 Frauen und drei Minderjährige.",
        [("freed", 61), ("freed", 20), ("freed", 3)],
    ),
    (
        "Israel ließ 1968 Häftlinge frei. 250 von ihnen waren zu lebenslanger Haft verurteilt.",
        [("freed", 1968), ("freed", 250)],
    ),
    # stocks and their changes
    (
        "Die Zahl der politischen Gefangenen stieg binnen eines Monats von 1100 auf 1180.",
        [("held", 1100), ("held", 1180)],
    ),
    (
        "Die Zahl der politischen Gefangenen ist um 16 auf 1185 gestiegen.",
        [("held", 16), ("held", 1185)],
    ),
    (
        "Foro Penal zufolge sitzen noch 777 politische Gefangene ein, zwölf weniger als im Mai.",
        [("held", 777), ("held", -12)],
    ),
    # others than those in custody
    (
        "Die Polizei setzte Tränengas gegen 3000 Demonstranten ein; 40 wurden festgenommen, "
        "zwölf Beamte verletzt.",
        [("jailed", 40)],
    ),
    (
        "Zwei mit der Sache vertraute Beamte sagten, 40 Gefangene könnten bald freikommen.",
        [("freed", 40)],
    ),
    ("Niemand kam frei, sagte der Anwalt.", [("freed", 0)]),
]

ENGLISH: list[tuple[str, Counted]] = [
    (
        "Iran released 12 women and 30 men from Evin prison on Tuesday.",
        [("freed", 12), ("freed", 30)],
    ),
    (
        "Twelve Ukrainians, five Poles and two Germans were freed on Friday.",
        [("freed", 12), ("freed", 5), ("freed", 2)],
    ),
    (
        "Eritrea released 13 people, ten men and three women.",
        [("freed", 13), ("freed", 10), ("freed", 3)],
    ),
    (
        "Police arrested 14 people in Lagos, nine in Abuja and 20 in Kano.",
        [("jailed", 14), ("jailed", 9), ("jailed", 20)],
    ),
    (
        "Authorities freed Rocío San Miguel and 12 others on Thursday.",
        [("freed", None), ("freed", 12)],
    ),
    (
        "Moscow and Kyiv swapped 150 captives apiece on Sunday.",
        [("freed", 150), ("freed", 150)],
    ),
    ("Each side released 185 soldiers.", [("freed", 185), ("freed", 185)]),
    (
        "Thirty-two Armenians were traded for two Azerbaijani soldiers.",
        [("freed", 32), ("freed", 2)],
    ),
    (
        "Turkey has released 41 of the 52 students arrested there, but 11 remain in custody.",
        [("freed", 41), ("held", 11)],
    ),
    (
        "The number of political prisoners rose from 1,100 to 1,180 in a month.",
        [("held", 1100), ("held", 1180)],
    ),
    (
        "Prisoners Defenders counted 1,214 political prisoners, seven more than a month earlier.",
        [("held", 1214), ("held", 7)],
    ),
    (
        "So far 41 releases have been verified, up from 22 on Monday.",
        [("freed", 41), ("freed", 22)],
    ),
    (
        "Security forces killed 30 protesters and arrested 400 others, Amnesty said.",
        [("jailed", 400)],
    ),
    ("Data released on Tuesday counted 300 jobs lost.", []),
    ("He was sentenced to 12 years, she to eight.", []),
    ("At least 38 people were killed and 500 injured when police opened fire.", []),
]


def counted(text: str, language: str) -> Counted:
    claims = [c for c in claims_of(text, language) if c.kind in ("held", "freed", "jailed")]
    return [(c.kind, c.count.value if c.count else None) for c in claims]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text, expected):
    assert sorted(counted(text, "de"), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert sorted(counted(text, "en"), key=str) == sorted(expected, key=str)


def test_each_side_of_a_swap_holds_its_own():
    claims = claims_of("Moscow and Kyiv swapped 150 captives apiece on Sunday.", "en", "freed")
    assert {(c.where, c.by) for c in claims} == {("RU", ("Moscow",)), ("UA", ("Kyiv",))}


def test_a_row_names_who_holds_how_many():
    text = "China hält 51 Journalisten gefangen, Myanmar 30 und Israel 21, so RSF."
    found = {(c.where, c.count.value) for c in claims_of(text, "de", "held") if c.count}
    assert found == {("CN", 51), ("MM", 30), ("IL", 21)}


def test_a_row_that_adds_up_is_parts_of_the_whole():
    whole, *parts = claims_of("Eritrea released 13 people, ten men and three women.", "en", "freed")
    assert [part.part_of for part in parts] == [whole.id, whole.id]


def test_a_count_in_a_row_has_its_own_time():
    text = "Belarus ließ im September 52 Gefangene frei und im Dezember 123."
    assert {(c.count.value, c.when) for c in claims_of(text, "de", "freed") if c.count} == {
        (52, "2025-09"),
        (123, "2025-12"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Neun der am Samstag Freigelassenen wurden nach Litauen gebracht, 114 in die "
               "Ukraine."),
        ("en", "Nine of those freed were taken to Lithuania, 114 to Ukraine."),
    ],
)  # fmt: skip
def test_each_number_of_a_row_has_its_own_goal(language: str, text: str) -> None:
    claims = drehtuer.read(text, published="2025-12-16", language=language).claims
    assert [(c.count.value, c.destination) for c in claims if c.count and c.kind == "freed"] == [
        (9, ("LT",)),
        (114, ("UA",)),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Before the release, Viasna counted 1,258 political prisoners in Belarus."),
        ("de", "Vor der Freilassung zählte Viasna 1.258 politische Gefangene."),
    ],
)
def test_a_release_that_only_dates_a_count_frees_nobody(language: str, text: str) -> None:
    found = [(c.kind, c.count and c.count.value) for c in claims_of(text, language)]
    assert found == [("held", 1258)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nach dem Abkommen waren 26 Gefangene in siebzehn Ländern in Haft."),
        ("en", "Under the deal 26 prisoners were held in twenty-one countries."),
        ("es", "Seguían detenidos 26 presos en once países."),
    ],
)
def test_whoever_is_held_in_several_states_is_held_in_none_of_them(
    language: str, text: str
) -> None:
    [held] = [c for c in claims_of(text, language) if c.kind == "held"]
    assert (held.count.value if held.count else None, held.where) == (26, None)


@pytest.mark.parametrize("number", ["drei", "48", "dreizehn"])
def test_less_than_a_number_of_days_denies_nothing(number: str) -> None:
    text = f"Keine {number} Tage später kamen 14 Gefangene in Belarus frei."
    [freed] = [c for c in claims_of(text, "de") if c.kind == "freed"]
    assert freed.status == "asserted"


def test_a_heading_that_names_a_year_labels_no_terms() -> None:
    text = "Ein Jahr in Zahlen\n\nEnde 2024 zählte Viasna 1.258 politische Gefangene in Belarus.\n"
    found = drehtuer.read(text, published="2025-12-23", language="de").claims
    assert [(c.kind, c.count.value) for c in found if c.count is not None] == [("held", 1258)]
