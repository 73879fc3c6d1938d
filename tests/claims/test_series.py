"""Series: numbers with but a time beside them, chronologies, and lists that somebody keeps."""

from __future__ import annotations

import pytest

import drehtuer

PUBLISHED = "2025-12-16"
WAVES = [("freed", 14, "2025-06"), ("freed", 52, "2025-09"), ("freed", 123, "2025-12")]

SERIES: list[tuple[str, str]] = [
    (
        "de",
        "Belarus hat mehrmals politische Gefangene freigelassen. Im Juni 14, im September 52, im "
        "Dezember 123.",
    ),
    (
        "de",
        "In Belarus kamen politische Gefangene frei: im Juni 14, im September 52 und im Dezember "
        "123.",
    ),
    ("de", "Freilassungen in Belarus\nJuni: 14\nSeptember: 52\nDezember: 123\n"),
    (
        "de",
        "Fakten\nFreigelassen: 14 (Juni), 52 (September), 123 (Dezember)\nStaat: Belarus\nOrt: "
        "Minsk\n",
    ),
    (
        "en",
        "Belarus has released political prisoners several times. 14 in June, 52 in September, 123 "
        "in December.",
    ),
    (
        "en",
        "Belarus has released political prisoners in three waves: in June, 14; in September, 52; "
        "in December, 123.",
    ),
    ("en", "Facts\nFreed: 14 (June), 52 (Sept.), 123 (Dec.)\nState: Belarus\nPlace: Minsk\n"),
    (
        "es",
        "Bielorrusia ha liberado a presos políticos varias veces. En junio 14, en septiembre 52, "
        "en diciembre 123.",
    ),
    (
        "ru",
        "Белоруссия несколько раз освобождала политзаключённых. В июне 14, в сентябре 52, в "
        "декабре 123.",
    ),
]


def counted(text: str, language: str) -> list[tuple[str, int, str | None]]:
    claims = drehtuer.read(text, published=PUBLISHED, language=language).claims
    return [(c.kind, c.count.value, c.when) for c in claims if c.count and c.count.value]


@pytest.mark.parametrize(("language", "text"), SERIES)
def test_a_number_of_a_series_counts_what_was_told_before(language: str, text: str) -> None:
    assert counted(text, language) == WAVES


ENTRIES: list[tuple[str, str]] = [
    (
        "en",
        "June 21 — Fourteen political prisoners freed in Belarus.\n"
        "September 11 — Another 52 walk free.\n"
        "December 13 — 123 let go.\n",
    ),
    (
        "de",
        "Freilassungen in Belarus\n- 21. Juni: 14 Gefangene\n- 11. September: weitere 52\n"
        "- 13. Dezember: 123\n",
    ),
]


@pytest.mark.parametrize(("language", "text"), ENTRIES)
def test_the_date_that_opens_a_line_dates_it(language: str, text: str) -> None:
    assert counted(text, language) == [
        ("freed", 14, "2025-06-21"),
        ("freed", 52, "2025-09-11"),
        ("freed", 123, "2025-12-13"),
    ]


def test_a_series_takes_its_state_and_actor_from_what_it_goes_on_with() -> None:
    text = SERIES[4][1]
    claims = drehtuer.read(text, published=PUBLISHED, language="en").claims
    assert {(c.where, c.by) for c in claims if c.kind == "freed"} == {("BY", ("Belarus",))}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Belarus released prisoners. It was 14 degrees in June, 52 in Death Valley."),
        ("en", "Belarus released prisoners. Three films ran in June, 14 in September."),
        ("de", "Belarus ließ Gefangene frei. Im Juni 14 Grad, im September 12 Liter Regen."),
        ("de", "Im Juni 14, im September 52, im Dezember 123."),
    ],
)
def test_numbers_of_other_things_are_no_series(language: str, text: str) -> None:
    assert counted(text, language) == []


STOCKS: list[tuple[str, str, list[int]]] = [
    ("en", "After the release in Belarus, Viasna counts 1,110.", [1110]),
    ("de", "Nach der Freilassung zählt Wjasna noch 1.110 politische Gefangene.", [1110]),
    ("en", "The number of political prisoners went from 1,186 to 1,218.", [1186, 1218]),
    (
        "de",
        "Die Zahl der politischen Gefangenen stieg von 1.186 im August auf 1.218 Anfang Dezember.",
        [1186, 1218],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STOCKS)
def test_how_many_are_on_a_list_are_held(language: str, text: str, expected: list[int]) -> None:
    found = counted(text, language)
    assert [(kind, value) for kind, value, _ in found] == [("held", value) for value in expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Freed in Belarus: five Germans; three Poles, two Latvians."),
        ("de", "In Belarus kamen fünf Deutsche frei; drei Polen, zwei Letten."),
    ],
)
def test_nations_in_a_row_are_no_parts_of_one_another(language: str, text: str) -> None:
    claims = drehtuer.read(text, published=PUBLISHED, language=language).claims
    assert [(c.nationality, c.where, c.part_of) for c in claims] == [
        (("DE",), "BY", None),
        (("PL",), "BY", None),
        (("LV",), "BY", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lukashenko has pardoned prisoners in Belarus.",
        "Lukashenko had pardoned prisoners in Belarus.",
    ],
)
def test_who_has_freed_others_was_not_freed(text: str) -> None:
    [claim] = drehtuer.read(text, published=PUBLISHED, language="en").claims
    assert claim.persons == ()


IN_CUSTODY: list[tuple[str, str, int]] = [
    ("en", "Belarus has about 1,200 political prisoners.", 1200),
    ("de", "Belarus hat rund 1.200 politische Gefangene.", 1200),
    ("es", "Venezuela tiene 1.200 presos políticos.", 1200),
    ("en", "Belarus freed 14 prisoners. More than 900 remain.", 900),
    ("en", "Iran released 14 prisoners. Two of her colleagues are in Evin.", 2),
    ("de", "Belarus ließ zwölf Gefangene frei. Der Zähler von Wjasna steht bei 1.135.", 1135),
]


@pytest.mark.parametrize(("language", "text", "expected"), IN_CUSTODY)
def test_how_many_there_are_is_a_stock(language: str, text: str, expected: int) -> None:
    assert counted(text, language)[-1][:2] == ("held", expected)


BOX = """\
Facts
Under house arrest in Belarus: 1
Died in custody: 8
Early releases in 2025: 41
"""


def test_the_label_of_an_item_tells_what_its_number_counts() -> None:
    claims = drehtuer.read(BOX, published=PUBLISHED, language="en").claims
    assert [(c.kind, c.fate, c.count.value) for c in claims if c.count] == [
        ("fate", "restricted", 1),
        ("fate", "died", 8),
        ("freed", None, 41),
    ]


def test_an_entry_leaves_out_whom_it_is_about() -> None:
    text = "Kem Sokha, 71, opposition leader in Cambodia. Convicted in March 2023. Arrested in May."
    claims = drehtuer.read(text, published=PUBLISHED, language="en").claims
    assert {(c.persons, c.when) for c in claims} == {
        (("Kem Sokha",), "2023-03"),
        (("Kem Sokha",), "2025-05"),
    }


def test_where_the_verb_is_left_out_a_number_is_a_stock() -> None:
    text = "Белоруссия освободила 14 политзаключённых. В Белоруссии около 1200 политзаключённых."
    assert counted(text, "ru")[-1][:2] == ("held", 1200)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Police arrested journalists and activists in Baku on Monday.", "jailed"),
        ("en", "Lawyers and students were detained in Minsk overnight.", "jailed"),
        ("en", "The junta in Myanmar freed monks and teachers on Sunday.", "freed"),
    ],
)
def test_people_without_a_number_are_some(language: str, text: str, kind: str) -> None:
    claims = drehtuer.read(text, published=PUBLISHED, language=language).claims
    assert [(c.kind, c.count.qualifier if c.count else None) for c in claims] == [(kind, "some")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Fakten\nFreigelassen: 123 Häftlinge, davon 114 in die Ukraine, 9 nach Litauen\n"),
        ("en", "Facts\nReleased: 123 prisoners, of them 114 to Ukraine, 9 to Lithuania\n"),
    ],
)
def test_the_freed_of_a_series_are_told_where_they_went(language: str, text: str) -> None:
    whole = f"{text}Staat: Belarus\n" if language == "de" else f"{text}State: Belarus\n"
    claims = drehtuer.read(whole, published=PUBLISHED, language=language).claims
    found = [(c.count.value, c.destination) for c in claims if c.kind == "freed" and c.count]
    assert found == [(123, ()), (114, ("UA",)), (9, ("LT",))]
