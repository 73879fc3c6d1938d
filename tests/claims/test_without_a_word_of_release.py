"""Releases, arrests and custody told without their usual words; who is not so; series of waves."""

from __future__ import annotations

import pytest
from claims_read import claims_of

FREED = "Belarus freed 52 political prisoners on Thursday. "
FREI = "Belarus hat am Donnerstag 52 politische Gefangene freigelassen. "

DENIED: list[tuple[str, str, str]] = [
    (FREED + "Ales Bialiatski was not.", "en", "Ales Bialiatski"),
    (FREED + "The lawyer Maksim Znak wasn't.", "en", "Maksim Znak"),
    (FREED + "Maria Kalesnikava, whose sister lives in Riga, was not.", "en", "Maria Kalesnikava"),
    (FREED + "Nor did Ales Bialiatski, a laureate arrested in 2021.", "en", "Ales Bialiatski"),
    (FREED + "Missing from the list is Ales Bialiatski.", "en", "Ales Bialiatski"),
    (FREED + "Ales Bialiatski appears on no list.", "en", "Ales Bialiatski"),
    (FREED + "Ales Bialiatski was not happy.", "en", ""),
    (FREED + "John Coale did not answer questions.", "en", ""),
    (FREED + "Nor was Ales Bialiatski forgotten.", "en", ""),
    (FREI + "Ales Bjaljazki nicht.", "de", "Ales Bjaljazki"),
    (FREI + "Der Anwalt Maxim Snak nicht, er sitzt weiter.", "de", "Maxim Snak"),
    (FREI + "Nicht darunter war Ales Bjaljazki.", "de", "Ales Bjaljazki"),
    (FREI + "Es fehlt Ales Bjaljazki.", "de", "Ales Bjaljazki"),
    (FREI + "Ales Bjaljazki war nicht zufrieden.", "de", ""),
]


@pytest.mark.parametrize(("text", "language", "whom"), DENIED)
def test_who_did_not_come_free(text, language, whom):
    denied = [c for c in claims_of(text, language, "freed") if c.status == "denied"]
    assert [", ".join(c.persons) for c in denied] == ([whom] if whom else [])


def test_what_else_is_told_of_those_left_behind_is_not_denied():
    text = FREED + "Nor did Ales Bialiatski, a laureate arrested in 2021."
    assert [c.status for c in claims_of(text, "en", "jailed")] == ["asserted"]
    text = FREED + "Missing are Ales Bialiatski and Maria Kalesnikava."
    assert claims_of(text, "en", "fate") == []


Case = tuple[str, str, str, list[int | str]]
"""The text, its language, the kind, and of each claim of that kind its persons or its count."""

TOLD: list[Case] = [
    ("Ihar Losik slept in his own bed on Friday.", "en", "freed", ["Ihar Losik"]),
    ("On Friday Ihar Losik woke up next to his wife.", "en", "freed", ["Ihar Losik"]),
    ("First off the bus was Ihar Losik.", "en", "freed", ["Ihar Losik"]),
    ("Ihar Losik: home.", "en", "freed", ["Ihar Losik"]),
    ("Ihar Losik was driven to his door in a police car.", "en", "freed", ["Ihar Losik"]),
    ("Ihar Losik was met by his wife at the airport.", "en", "freed", ["Ihar Losik"]),
    ("Another 1,100 are still in.", "en", "held", [1100]),
    ("Maria Kalesnikava has eight years to go.", "en", "held", ["Maria Kalesnikava"]),
    ("Maria Kalesnikava is in colony No. 4 in Homel.", "en", "held", ["Maria Kalesnikava"]),
    ("Maria Kalesnikava turned herself in.", "en", "jailed", ["Maria Kalesnikava"]),
    ("Maria Kalesnikava was put in a police van.", "en", "jailed", ["Maria Kalesnikava"]),
    (
        "Twelve of the activists had not been arrested until 2022.",
        "en",
        "jailed",
        [12],
    ),
    (
        "In fact 61 people held by Damascus, nearly all of them Druze, were exchanged for 25.",
        "en",
        "freed",
        [61, 25],
    ),
    (
        "Mikalai Statkevich, the best known of the 52 people whom Minsk freed in May, is back in"
        " his flat.",
        "en",
        "freed",
        ["Mikalai Statkevich", 52],
    ),
    (
        "Ales Bialiatski was one of the 123 people whom Minsk freed on Saturday.",
        "en",
        "freed",
        ["Ales Bialiatski", 123],
    ),
    ("Ihar Lossik schlief am Freitag im eigenen Bett.", "de", "freed", ["Ihar Lossik"]),
    ("Ihar Lossik ist wieder bei seiner Tochter.", "de", "freed", ["Ihar Lossik"]),
    ("Ihar Lossik: zu Hause.", "de", "freed", ["Ihar Lossik"]),
    ("Weitere 1100 sind noch drin.", "de", "held", [1100]),
    ("Maria Kolesnikowa hat noch acht Jahre vor sich.", "de", "held", ["Maria Kolesnikowa"]),
    ("Maria Kolesnikowa stellte sich der Polizei.", "de", "jailed", ["Maria Kolesnikowa"]),
    (
        "Ales Bjaljazki war einer von 123 Gefangenen, die am Samstag freikamen.",
        "de",
        "freed",
        ["Ales Bjaljazki", 123],
    ),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), TOLD)
def test_told_by_what_is_done(text, language, kind, expected):
    before = FREED if language == "en" else FREI
    found: list[int | str] = []
    for claim in claims_of(before + text, language, kind):
        value = claim.count.value if claim.count is not None else None
        if claim.start >= len(before):
            found.append(", ".join(claim.persons) or value or "")
    assert found == expected


def test_what_is_not_so_until_a_day_is_so_then():
    text = "Twelve of the activists had not been arrested until 2022."
    assert [(c.status, c.when) for c in claims_of(text, "en", "jailed")] == [("asserted", "2022")]
    text = "Twelve of the activists had not been arrested."
    assert [c.status for c in claims_of(text, "en", "jailed")] == ["denied"]


SERIES = [
    "Im Juli waren es 18, im August 30, im September 37.",
    "Die Wellen: 18 im Juli, 30 im August, 37 im September.",
    "18 am 3. Juli, 30 am 16. August, 37 am 16. September: so ging es weiter.",
    "\n\nBegnadigungen: 18 (3. Juli), 30 (16. August), 37 (16. September)\n\n",
]


@pytest.mark.parametrize("text", SERIES)
def test_a_series_counts_what_was_told_of_nobody_in_particular(text):
    found = claims_of("Lukaschenko begnadigt seit Juli in Wellen. " + text, "de", "freed")
    assert [c.count.value for c in found if c.count is not None] == [18, 30, 37]


EXCEPTED: list[tuple[str, str, str, int]] = [
    ("All but three of the 60 detained in May are home.", "en", "held", 3),
    ("All but five of the 31 remain in custody.", "en", "freed", 5),
    ("Bis auf 51 Personen seien alle wieder zu Hause.", "de", "held", 51),
    ("Bis auf zwei sitzen alle noch in Haft.", "de", "freed", 2),
]


@pytest.mark.parametrize(("text", "language", "kind", "value"), EXCEPTED)
def test_whom_all_but_leaves_out(text, language, kind, value):
    assert [c.count.value for c in claims_of(text, language, kind) if c.count] == [value]


def test_for_the_time_being_leaves_nobody_out():
    assert claims_of("Bis auf weiteres bleiben alle in Haft.", "de", "freed") == []


PARTS: list[tuple[str, str, list[int]]] = [
    (FREED + "Fourteen are foreigners.", "en", [52, 14]),
    (FREED + "By evening 51 were in Vilnius.", "en", [52, 51]),
    (FREI + "14 kommen aus dem Ausland.", "de", [52, 14]),
    (FREI + "Fünf Frauen saßen im Bus ganz hinten.", "de", [52, 5]),
    (FREI + "John Coale war in Minsk. Sieben waren Journalisten.", "de", [52, 7]),
    (FREI + "Am Bahnhof warteten 20 Diplomaten.", "de", [52]),
    (FREI + "Zwei Beamte sagten, es sei ein Anfang.", "de", [52]),
]


@pytest.mark.parametrize(("text", "language", "values"), PARTS)
def test_what_some_of_the_freed_are(text, language, values):
    counts = [c.count for c in claims_of(text, language, "freed")]
    assert [count.value for count in counts if count is not None] == values


AMNESTIES: list[tuple[str, str, list[str]]] = [
    ("The president decreed a general amnesty.", "en", ["asserted"]),
    ("At Navruz the president will sign an amnesty.", "en", ["planned"]),
    ("Parliament passed an amnesty law.", "en", []),
    ("After the amnesty announced in May nothing happened.", "en", []),
    ("Der Präsident unterzeichnete am Freitag eine Amnestie.", "de", ["asserted"]),
    ("Nach der Amnestie vom Mai geschah nichts.", "de", []),
]


@pytest.mark.parametrize(("text", "language", "statuses"), AMNESTIES)
def test_an_amnesty_without_a_number_is_for_some(text, language, statuses):
    found = claims_of(text, language, "freed")
    assert [c.status for c in found] == statuses
    assert all(c.count is not None and c.count.qualifier == "some" for c in found)


TERMS = [
    ("The prosecutor asked for ten years; Maria Kalesnikava got eleven.", "en"),
    ("She was sentenced to six years, and her co-defendants to between five and eight.", "en"),
    ("Er verbüßt in Nowopolozk acht Jahre, sie in Rustawi zwei.", "de"),
]


@pytest.mark.parametrize(("text", "language"), TERMS)
def test_the_years_that_another_got_are_no_number_of_people(text, language):
    assert [c for c in claims_of(text, language) if c.count and c.count.value] == []


def test_who_walked_out_is_not_only_asked_for():
    text = (
        "The EU called for the release of all, among them Sonia Dahmani, who walked out of prison."
    )
    freed = claims_of(text, "en", "freed")
    assert [(list(c.persons), c.status) for c in freed] == [(["Sonia Dahmani"], "asserted")]


def test_people_who_sit_are_the_subject():
    found = claims_of("Some 900 people sit in Egyptian prisons for what they wrote.", "en", "held")
    assert [c.count.value for c in found if c.count is not None] == [900]


def whom(text: str, language: str, kind: str) -> list[int | str]:
    """Of each claim of a kind its persons, else its count."""
    found: list[int | str] = []
    for claim in claims_of(text, language, kind):
        value = claim.count.value if claim.count is not None else None
        found.append(", ".join(claim.persons) or value or "")
    return found


OFFENCES: list[Case] = [
    ("Ahmed Douma was jailed for insulting two judges.", "en", "jailed", ["Ahmed Douma"]),
    ("A court convicted Tep Vanny of assaulting two officers.", "en", "jailed", ["Tep Vanny"]),
    ("Ahmed Douma was jailed for the murder of two men.", "en", "jailed", ["Ahmed Douma"]),
    ("Police arrested three men for insulting the king.", "en", "jailed", [3]),
    (
        "Die Polizei nahm Osman Kavala wegen Angriffs auf drei Soldaten fest.",
        "de",
        "jailed",
        ["Osman Kavala"],
    ),
    ("Wegen Spionage wurden drei Männer verhaftet.", "de", "jailed", [3]),
    # "once again" opens no clause, "said last week that" does
    ("Emad Shargi was once again detained in 2020.", "en", "fate", ["Emad Shargi"]),
    ("Police said early this week that 14 people were detained.", "en", "jailed", [14]),
    # families
    (
        "Siamak Namazi was finally able to embrace his family at Dulles.",
        "en",
        "freed",
        ["Siamak Namazi"],
    ),
    ("Paul Whelan hugged his sister on the tarmac.", "en", "freed", ["Paul Whelan"]),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), OFFENCES)
def test_whom_it_befell(text, language, kind, expected):
    assert whom(text, language, kind) == expected


FOUR = "Four lawmakers were released on Tuesday. "
VIER = "Vier Abgeordnete kamen am Dienstag frei. "

TAKEN_UP: list[Case] = [
    (FOUR + "They were sentenced last November.", "en", "jailed", [4]),
    (FOUR + "They pleaded guilty and were sentenced to four years.", "en", "jailed", [4]),
    (FOUR + "The four were all sentenced to four years.", "en", "jailed", [4]),
    (FOUR + "Officials said they were arrested in May.", "en", "jailed", []),
    (FOUR + "They get out more now.", "en", "freed", [4]),
    (VIER + "Sie waren im November verurteilt worden.", "de", "jailed", [4]),
    (VIER + "Sie wurde im Mai verhaftet.", "de", "jailed", []),
    # a possessive before its subject
    (
        "Paul Whelan came free. Weeks before his arrest, Evan Gershkovich married.",
        "en",
        "jailed",
        ["Evan Gershkovich"],
    ),
    (
        "Paul Whelan kam frei. Vor seiner Festnahme lebte Evan Gershkovich in Moskau.",
        "de",
        "jailed",
        ["Evan Gershkovich"],
    ),
    (
        "Paul Whelan kam frei. Nach seiner Festnahme rief Evan Gershkovich ihn an.",
        "de",
        "jailed",
        ["Paul Whelan"],
    ),
    (
        "Ihar Losik and Ales Bialiatski were part of a group of 123 who were freed.",
        "en",
        "freed",
        ["Ihar Losik, Ales Bialiatski", 123],
    ),
    (
        "Ihar Lossik und Ales Bjaljazki gehören zu einer Gruppe von 123 Leuten, die freikamen.",
        "de",
        "freed",
        ["Ihar Lossik, Ales Bjaljazki", 123],
    ),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), TAKEN_UP)
def test_who_is_taken_up_again(text, language, kind, expected):
    assert whom(text, language, kind) == expected


def test_ages_between_semicolons_count_nobody():
    text = "Claudia Mo, 68; Jeremy Tam, 49; and Gary Fan, 58, were released."
    assert [c.count for c in claims_of(text, "en") if c.count is not None] == []


TRAVELS: list[Case] = [
    ("The bus with 14 prisoners crossed into Lithuania at noon.", "en", "freed", [14]),
    ("A plane carrying 24 former prisoners landed at Andrews.", "en", "freed", [24]),
    (FREED + "The plane with Ihar Losik landed in Vilnius.", "en", "freed", [52, "Ihar Losik"]),
    (FREED + "A plane with envoy John Coale landed in Vilnius.", "en", "freed", [52]),
    ("Das Flugzeug mit 24 ehemaligen Häftlingen landete in Köln.", "de", "freed", [24]),
    (FREI + "Ihar Lossik ist auf dem Heimweg.", "de", "freed", [52, "Ihar Lossik"]),
    (
        "Russland hat in Ankara Gefangene ausgetauscht. 13 Personen kamen nach Deutschland, drei"
        " in die USA und zehn nach Russland.",
        "de",
        "freed",
        ["", 13, 3, 10],
    ),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), TRAVELS)
def test_who_travels_home(text, language, kind, expected):
    assert whom(text, language, kind) == expected


STATES: list[Case] = [
    ("Derzeit sind 50 Menschen aus politischen Gründen eingesperrt.", "de", "held", [50]),
    ("Im Mai wurden 50 Menschen eingesperrt.", "de", "jailed", [50]),
    ("Im Mai sind 50 Menschen eingesperrt worden.", "de", "jailed", [50]),
    ("Der Richter lässt Rached Ghannouchi in Haft.", "de", "held", ["Rached Ghannouchi"]),
    ("Rached Ghannouchi hat schon 900 Tage hinter sich.", "de", "held", ["Rached Ghannouchi"]),
    ("Ayachi Hammami: fünf Jahre.", "de", "jailed", ["Ayachi Hammami"]),
    ("Fünf Jahre für Ayachi Hammami.", "de", "jailed", ["Ayachi Hammami"]),
    ("Die Jahre für Ayachi Hammami vergingen langsam.", "de", "jailed", []),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), STATES)
def test_who_is_locked_up(text, language, kind, expected):
    assert whom(text, language, kind) == expected


CUSTODY: list[Case] = [
    ("Die Haft von Rached Ghannouchi dauert an.", "de", "held", ["Rached Ghannouchi"]),
    (
        "Das Gericht verlängerte die Untersuchungshaft von Mzia Amaglobeli um drei Monate.",
        "de",
        "held",
        ["Mzia Amaglobeli"],
    ),
    (
        "Das Gericht hob die Untersuchungshaft der Journalistin Mzia Amaglobeli auf.",
        "de",
        "freed",
        ["Mzia Amaglobeli"],
    ),
    ("Er saß im Gefängnis von Al Qanater.", "de", "held", []),
]


@pytest.mark.parametrize(("text", "language", "kind", "expected"), CUSTODY)
def test_whose_custody_it_is(text, language, kind, expected):
    assert whom(text, language, kind) == expected
