"""Where people are held, by the words beside a claim; where they are taken; whom a measure hits."""

import pytest

import drehtuer

BOOKS = "Minsk holds 900 political prisoners. Lukashenko has ruled Belarus for decades. "
BUCH = "Minsk hält 900 politische Gefangene fest. Lukaschenko regiert seit Langem in Belarus. "

WHERE = [
    # (text, language, kind, what each of the claims counts, names or is, where it is)
    (BUCH + "Slowenien ließ am Freitag zwei Spione ziehen.", "de", "freed", [(2, "SI")]),
    (BUCH + "Die USA schickten 14 Häftlinge heim.", "de", "freed", [(14, "US")]),
    (BUCH + "In Ägypten sitzen 18 Journalisten in Haft.", "de", "held", [(900, "BY"), (18, "EG")]),
    (
        BUCH + "An der Spitze liegt China mit 121 Inhaftierten; dahinter folgen Myanmar mit 47 "
        "und Vietnam mit 19.",
        "de",
        "held",
        [(900, "BY"), (121, "CN"), (47, "MM"), (19, "VN")],
    ),
    (BOOKS + "Poland freed two convicted spies on Friday.", "en", "freed", [(2, "PL")]),
    (
        BOOKS + "Of all writers in prison, 17 detainees are in Iran.",
        "en",
        "held",
        [(900, "BY"), (17, "IR")],
    ),
    (
        "Israel released 90 prisoners on Sunday. Hamas freed three hostages.",
        "en",
        "freed",
        [(90, "IL"), (3, "PS")],
    ),
    (
        "Israel hat am Sonntag 90 Häftlinge freigelassen. Zwölf Geiseln sind noch in Haft. "
        "Die Hamas schweigt dazu.",
        "de",
        "held",
        [(12, "PS")],
    ),
    (
        "Russland und Belarus ließen 16 Häftlinge frei. Im Gegenzug kamen acht Russen frei.",
        "de",
        "freed",
        [(16, "RU"), (8, None)],
    ),
    (BOOKS + "In return five Germans were freed.", "en", "freed", [(5, "BY")]),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), WHERE)
def test_what_stands_beside_a_claim_tells_where(
    text: str, language: str, kind: str, expected: list[tuple[int, str | None]]
) -> None:
    found = drehtuer.read(text, language=language, published="2025-12-05").claims
    told = [(c.count.value, c.where) for c in found if c.kind == kind and c.count is not None]
    assert told == expected


HIT = [
    # (text, language, where the measure is told to be)
    (BUCH + "Die USA heben ihre Sanktionen gegen Belavia auf.", "de", "BY"),
    (BUCH + "Deutschland verhängte am Freitag Sanktionen gegen Georgien.", "de", "GE"),
    (BOOKS + "Washington eased its sanctions on the state airline.", "en", "BY"),
]


@pytest.mark.parametrize(("text", "language", "state"), HIT)
def test_a_measure_is_about_whom_it_hits(text: str, language: str, state: str) -> None:
    found = drehtuer.read(text, language=language, published="2025-12-05").claims
    assert [c.where for c in found if c.kind == "measure"] == [state]


TAKEN = [
    # (text, language, how many are taken where)
    (
        "Belarus ließ 16 Häftlinge frei. 13 der Freigelassenen wurden nach Litauen geflogen, drei "
        "in die Ukraine.",
        "de",
        {13: ("LT",), 3: ("UA",)},
    ),
    (
        "Belarus freed sixteen prisoners. Thirteen of the sixteen were flown to Germany and three, "
        "among them Maria Kalesnikava and Viktar Babaryka, to the United States.",
        "en",
        {13: ("DE",), 3: ("US",)},
    ),
]


@pytest.mark.parametrize(("text", "language", "expected"), TAKEN)
def test_each_part_has_its_own_destination(
    text: str, language: str, expected: dict[int, tuple[str, ...]]
) -> None:
    found = drehtuer.read(text, language=language, published="2025-12-05").claims
    told = {c.count.value: c.destination for c in found if c.count is not None and c.destination}
    assert told == expected


HEADED = [
    # (text, the state the releases are placed in)
    ("Ankara: Moskau und der Westen tauschen aus\n\nRussland hat Häftlinge ausgetauscht. 16 "
     "Häftlinge kamen frei.", "RU"),
    ("Minsk: Neue Freilassungen erwartet\n\nDie USA verhandeln weiter. 16 Häftlinge kamen frei.",
     "BY"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), HEADED)
def test_a_seat_before_a_colon_heads_a_report_unless_another_state_acts(
    text: str, state: str
) -> None:
    found = drehtuer.read(text, language="de", published="2025-12-05").claims
    assert {c.where for c in found if c.count is not None and c.count.value == 16} == {state}


WHO = [
    # (text, language, who lets them go)
    (BOOKS + "Obiang decreed an amnesty; Lukashenka pardoned 30 people.", "en", {"Lukashenka"}),
    (BOOKS + "The 52 people whom Lukashenka pardoned came home.", "en", {"Lukashenka"}),
    (
        "Venezuela soltó a siete presos; Joe Biden indultó a Efraín Campo.",
        "es",
        {"Venezuela", "Joe Biden"},
    ),
    ("Russland und Belarus ließen 16 Häftlinge frei.", "de", {"Russland", "Belarus"}),
    (BOOKS + "Maria Kalesnikava was freed with 30 prisoners.", "en", set()),
]


@pytest.mark.parametrize(("text", "language", "expected"), WHO)
def test_who_lets_people_go_is_the_subject(text: str, language: str, expected: set[str]) -> None:
    found = drehtuer.read(text, language=language, published="2025-12-05").claims
    assert {name for c in found if c.kind == "freed" for name in c.by} == expected


RETURNED = [
    # (text, language, where those were who came back)
    ("Armenia freed one man. Baku got back two soldiers in return.", "en", "AM"),
    ("Russland hält Gefangene fest. Die Ukraine holte am Sonntag 146 Gefangene heim.", "de", "RU"),
]


@pytest.mark.parametrize(("text", "language", "state"), RETURNED)
def test_a_state_that_gets_people_back_did_not_hold_them(
    text: str, language: str, state: str
) -> None:
    found = drehtuer.read(text, language=language, published="2025-12-05").claims
    assert {c.where for c in found if c.kind == "freed"} == {state}
