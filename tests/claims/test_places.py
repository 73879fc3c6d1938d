"""States in a text: names, adjectives, people, capitals and towns of each language."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.claims.mentions import places as module
from drehtuer.claims.mentions.places import SORTS, find_places, is_people_word, state_name, state_of
from drehtuer.errors import LanguageError
from drehtuer.languages import table

LANGUAGES = ("de", "en", "es", "ru", "fr", "pl", "uk", "be")

# The members of the United Nations, observers, Kosovo, Taiwan, and territories and former states
# that reports name.
_CODES = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG
    CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH
    GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG
    NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN
    SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM
    ZW PS TW XK VA HK MO EH SU DD CS YU
"""
CODES = frozenset(_CODES.split())


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    return [(place.text, place.state, place.sort) for place in find_places(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minsk", [("Minsk", "BY", "seat")]),
        ("die belarussischen Behörden", [("belarussischen", "BY", "adjective")]),
        ("Belarussische Gerichte", [("Belarussische", "BY", "adjective")]),
        ("weißrussisches Fernsehen", [("weißrussisches", "BY", "adjective")]),
        ("Russlands Antwort", [("Russlands", "RU", "name")]),
        ("31 Ukrainer", [("Ukrainer", "UA", "people")]),
        ("zwei Armenierinnen", [("Armenierinnen", "AM", "people")]),
        ("zwei Polen", [("Polen", "PL", "name")]),
        ("der US-Präsident", [("US", "US", "name")]),
        ("fünf US-Amerikaner", [("US-Amerikaner", "US", "people")]),
        ("neue EU-Sanktionen", [("EU", "EU", "body")]),
        ("Kreml-Chef", [("Kreml", "RU", "seat")]),
        ("die Belarus-Politik", [("Belarus", "BY", "name")]),
        ("im Weißen Haus", [("Weißen Haus", "US", "seat")]),
        ("aus den Vereinigten Staaten", [("Vereinigten Staaten", "US", "name")]),
        ("aus den Vereinigten\nStaaten", [("Vereinigten\nStaaten", "US", "name")]),
        ("die Vereinten Nationen", [("Vereinten Nationen", "UN", "body")]),
        ("Brüssel und Ankara", [("Brüssel", "EU", "seat"), ("Ankara", "TR", "seat")]),
        ("im Gefängnis Silivri", [("Silivri", "TR", "place")]),
        ("WEISSRUSSLAND", [("WEISSRUSSLAND", "BY", "name")]),
        ("Nordkorea, die DR Kongo", [("Nordkorea", "KP", "name"), ("DR Kongo", "CD", "name")]),
        ("Washington, D.C./Minsk–", [("Washington, D.C.", "US", "seat"), ("Minsk", "BY", "seat")]),
        (
            "deutsch-russischer",
            [("deutsch", "DE", "adjective"), ("russischer", "RU", "adjective")],
        ),
        ("russischsprachige Medien", []),
        ("die Washington Post", []),
        ("Russland\u00ads Antwort", [("Russland\u00ads", "RU", "name")]),
        ("Tu\u0308rkei", [("Tu\u0308rkei", "TR", "name")]),
        ("der polnische Sejm", [("polnische", "PL", "adjective"), ("Sejm", "PL", "seat")]),
        ("Sie bat uns um Rat.", []),
        ("", []),
    ],
)
def test_german(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belarusian police", [("Belarusian", "BY", "adjective")]),
        ("six Lithuanians", [("Lithuanians", "LT", "people")]),
        ("a Pole and two Frenchwomen", [("Pole", "PL", "people"), ("Frenchwomen", "FR", "people")]),
        ("Russia’s Kremlin", [("Russia", "RU", "name"), ("Kremlin", "RU", "seat")]),
        ("the U.S. envoy told us", [("U.S.", "US", "name")]),
        ("US envoys", [("US", "US", "name")]),
        ("a polish of old turkey", []),
        ("in South Sudan", [("South Sudan", "SS", "name")]),
        ("South Africa, not Latin America", [("South Africa", "ZA", "name")]),
        ("Papua New Guinea", [("Papua New Guinea", "PG", "name")]),
        ("held in Insein prison", [("Insein", "MM", "place")]),
        ("VILNIUS — they crossed", [("VILNIUS", "LT", "seat")]),
        ("the White House", [("White House", "US", "seat")]),
        ("Hong Kong", [("Hong Kong", "HK", "name")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("flown to Jordan on Friday", ["JO"]),
        ("as Michael Jordan said", []),
        ("She met Jordan again", []),
        ("Jordanian police said Jordan agreed", ["JO", "JO"]),
        ("Georgia has freed two", ["GE"]),
        ("Georgia and Florida voted", ["US", "US"]),
        ("In Tbilisi, U.S. envoys said Georgia", ["GE", "US", "GE"]),
        ("Seoul said Korea", ["KR", "KR"]),
    ],
)
def test_ambiguous_words_are_told_by_their_neighbours_and_the_text(
    text: str, states: list[str]
) -> None:
    assert [place.state for place in find_places(text, "en")] == states


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "dos opositores bielorrusos", [("bielorrusos", "BY", "adjective")]),
        ("es", "EE. UU. y Nicaragua", [("EE. UU.", "US", "name"), ("Nicaragua", "NI", "name")]),
        ("es", "en El Helicoide", [("El Helicoide", "VE", "place")]),
        ("es", "Mauricio Díaz", []),
        ("fr", "trois Biélorusses", [("Biélorusses", "BY", "people")]),
        ("fr", "la police biélorusse", [("biélorusse", "BY", "adjective")]),
        ("fr", "les États-Unis", [("États-Unis", "US", "name")]),
        ("ru", "белорусских властей", [("белорусских", "BY", "adjective")]),
        ("ru", "двух россиян", [("россиян", "RU", "people")]),
        ("ru", "из Соединённых Штатов", [("Соединённых Штатов", "US", "name")]),
        ("ru", "в Беларуси", [("Беларуси", "BY", "name")]),
        ("pl", "białoruscy strażnicy", [("białoruscy", "BY", "adjective")]),
        ("pl", "dwóch Polaków", [("Polaków", "PL", "people")]),
        ("pl", "z Białym Domem", [("Białym Domem", "US", "seat")]),
        (
            "uk",
            "українців із Білорусі",
            [("українців", "UA", "people"), ("Білорусі", "BY", "name")],
        ),
        ("uk", "до В'єтнаму", [("В'єтнаму", "VN", "name")]),
        ("uk", "до В’єтнаму", [("В’єтнаму", "VN", "name")]),
        ("be", "у Вільні", [("Вільні", "LT", "seat")]),
        ("be", "беларускіх уладаў", [("беларускіх", "BY", "adjective")]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, language) == expected


def test_helpers() -> None:
    assert state_of("belarussische Behörden", "de") == "BY"
    assert state_of("Behörden", "de") is None
    assert state_name("BY", "de") == "Belarus"
    assert state_name("US", "en") == "United States"
    assert state_name("EU", "es") == "Unión Europea"
    assert state_name("ZZ", "de") == "ZZ"
    assert is_people_word("Ukrainerinnen", "de") == "UA"
    assert is_people_word("Polen", "de") == "PL"
    assert is_people_word("ukrainische", "de") is None
    assert is_people_word("Venezuelans", "en") == "VE"
    assert is_people_word("bielorrusas", "es") == "BY"


def test_a_language_that_cannot_be_read() -> None:
    with pytest.raises(LanguageError):
        find_places("Minsk", "xx")


@pytest.mark.parametrize("language", LANGUAGES)
class TestTables:
    def test_every_state_has_a_name_and_nothing_else_is_a_state(self, language: str) -> None:
        words = table(language, "places")
        assert set(words) - {"ambiguous", "before", "other", "endings", "bodies"} == CODES
        assert set(words["bodies"]) == {"EU", "UN", "NATO"}
        for code, lists in (*words.items(), *words["bodies"].items()):
            if code in CODES or code in words["bodies"]:
                assert lists["names"], code
                assert set(lists) <= set(SORTS), code

    def test_no_word_is_two_states_unless_flagged(self, language: str) -> None:
        words = table(language, "places")
        owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for code in CODES:
            for key, entries in words[code].items():
                for entry in entries:
                    for form in module._forms(entry, words["endings"], key):
                        owners[form].add((code, entry))
        flagged = set(words["ambiguous"])
        shared = {
            form
            for form, claims in owners.items()
            if len({code for code, _ in claims}) > 1 and not {e for _, e in claims} <= flagged
        }
        assert shared == set()
        assert flagged <= {entry for claims in owners.values() for _, entry in claims}

    def test_every_name_is_found_as_its_state(self, language: str) -> None:
        words = table(language, "places")
        for code in CODES:
            name = state_name(code, language)
            if words[code]["names"][0] not in words["ambiguous"]:
                assert [(p.text, p.state) for p in find_places(name, language)] == [(name, code)]


@given(
    text=st.text()
    | st.lists(
        st.sampled_from(
            [
                "US",
                "-",
                "Weißen",
                " Haus",
                ", ",
                "D.C.",
                "Washington",
                "Korea",
                "\u0301",
                "\n",
                "’",
                "é",
            ]
        )
    ).map("".join),
    language=st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_and_offsets_are_exact(text: str, language: str) -> None:
    end = 0
    for place in find_places(text, language):
        assert end <= place.start < place.end
        assert text[place.start : place.end] == place.text
        end = place.end
