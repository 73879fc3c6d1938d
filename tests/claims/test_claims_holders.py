"""Which state holds the people of a report."""

import tomllib
from importlib.resources import files

import pytest

import drehtuer
from drehtuer import languages
from drehtuer.languages import table

REPORTS = (
    # (text, language, state of the claim that holds these words, those words)
    (
        "MANAGUA - Nicaragua released 135 political prisoners on Thursday, the White House said. "
        "Washington had made no concessions, a senior U.S. official said. U.S. ambassador Kevin "
        "Sullivan welcomed the news in Washington.\n\nIn August 151 people were behind bars.",
        "en",
        "NI",
        "151 people",
    ),
    (
        "Warschau dringt auf weitere Freilassungen. Polen und Litauen verlangten am Montag, dass "
        "alle Häftlinge freikommen. Der polnische Außenminister dankte Washington.\n\n"
        "Nach Zählung von Wjasna saßen am Freitag 1.150 politische Gefangene ein.",
        "de",
        "BY",
        "1.150 politische Gefangene",
    ),
    (
        "Die französische Regierung ist erleichtert. Zwei Franzosen wurden am Dienstag aus "
        "iranischer Haft entlassen. Frankreich hatte sich seit Jahren für sie eingesetzt, "
        "Präsident Macron dankte Katar.\n\nZwölf Menschen sitzen noch ein.",
        "de",
        "IR",
        "Zwölf Menschen",
    ),
    (
        "Ortega lets 20 prisoners go. Germany and Spain thanked the mediators, and Madrid offered "
        "visas. Berlin asked for more.\n\nAnother 30 people were arrested in May.",
        "en",
        "NI",
        "30 people",
    ),
    (
        "Eritrea: Thirteen men come out\nThirteen prisoners were freed on 4 December.\n\n"
        "Ethiopia: In and out again\nPolice jailed 43 reporters in November.",
        "en",
        "ET",
        "43 reporters",
    ),
    (
        "Лукашенко помиловал 30 человек. Польша и Литва приветствовали это решение, Варшава "
        "ждёт новых шагов.\n\nВ июне были арестованы ещё 12 человек.",
        "ru",
        "BY",
        "12 человек",
    ),
)


@pytest.mark.parametrize(("text", "language", "state", "words"), REPORTS)
def test_holder(text: str, language: str, state: str, words: str) -> None:
    report = drehtuer.read(text, published="2025-12-15", language=language)
    told = {claim.where for claim in report.claims if words in claim.quote}
    assert told == {state}


def test_data_names_known_states() -> None:
    data = tomllib.loads(files(languages.__name__).joinpath("holders.toml").read_text("utf-8"))
    known = {code for code in table("en", "places") if len(code) == 2}
    seldom = set(data.pop("seldom"))
    assert seldom | data.keys() <= known
    assert not seldom & data.keys() - {"AE"}
    names = [name for who in data.values() for name in who.get("rulers", ())]
    assert len(names) == len(set(names))
