"""How ordinary news puts it, on prisoners and on other matters."""

from __future__ import annotations

import pytest
from claims_read import claims_of

import drehtuer

SENTENCES = [
    (
        "en",
        "More than a hundred people held as political prisoners in Venezuela have been freed.",
        [("freed", "asserted", "More than a hundred people")],
    ),
    (
        "en",
        "Three men held as spies in Iran were freed on Friday.",
        [("freed", "asserted", "Three men")],
    ),
    (
        "en",
        "Evin prison freed two nurses as the talks began.",
        [("freed", "asserted", "two nurses")],
    ),
    ("de", "Der Weg für die Strafverfolgung von 138 Abgeordneten ist frei.", []),
    (
        "de",
        "Der Iran ließ zehn Gefangene frei. Durch die Anschläge starben am Dienstag 38 Menschen, "
        "darunter drei Attentäter.",
        [("freed", "asserted", "zehn Gefangene")],
    ),
    (
        "de",
        "Nach der Festnahme dreier Journalisten sollen weitere auf der Flucht sein.",
        [("jailed", "asserted", "dreier Journalisten")],
    ),
    (
        "de",
        "Auf der geplanten Reise nach Peking wurden zwei Journalisten festgenommen.",
        [("jailed", "asserted", "zwei Journalisten")],
    ),
    (
        "de",
        "Die geplante Freilassung von zwei Journalisten fiel aus.",
        [("freed", "planned", "zwei Journalisten")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_what_a_sentence_tells(language, text, expected):
    assert [(c.kind, c.status, c.count.text) for c in claims_of(text, language) if c.count] == (
        expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Donald Trump called Alexander Lukashenko on 15 August.", ["contact"]),
        ("Donald Trump called Nicolas Maduro a dictator in January.", []),
        ("Amnesty called on Iran in March to free Nasrin Sotoudeh.", []),
        ("The opposition called for new elections in January.", []),
    ],
)
def test_a_call_is_one_by_phone(text, expected):
    assert [c.kind for c in claims_of(text, "en", "contact")] == expected


OTHER_NEWS = [
    (
        "de",
        "Wien – Die Grünen haben am Dienstag schärfere Kontrollen an der Grenze abgelehnt. "
        "Kanzler Werner Faymann und der deutsche Innenminister Thomas de Maizière hatten sich am "
        "Montag in Berlin getroffen, um über Obergrenzen zu beraten. Aus der Opposition hieß es, "
        "die Regierung verhandle mit der Türkei über das Falsche. Die EU verlängerte unterdessen "
        "ihre Wirtschaftsmaßnahmen um sechs Monate. In Spielfeld kehrten 120 Menschen um, "
        "nachdem die Polizei die Strecke gesperrt hatte; zwei Männer wurden angezeigt, weil sie "
        "Beamte bedroht haben sollen.\n",
    ),
    (
        "en",
        "London - Ministers promised on Monday to recruit 2,000 more prison officers after the "
        "chief inspector called two jails overcrowded. The opposition said the government had "
        "been warned for years, and the union threatened to strike. Prime Minister Tony Blair met "
        "governors in Downing Street. A judge in Leeds sentenced two burglars to four years, and "
        "a third man was cleared. The Home Office will publish the figures for the quarter on "
        "Friday, together with a plan for a new building in the north.\n",
    ),
]


@pytest.mark.parametrize(("language", "text"), OTHER_NEWS)
def test_politics_borders_and_crime_alone_are_other_news(language, text):
    assert claims_of(text, language) == []


def test_a_report_on_prisoners_is_read_whatever_else_it_has():
    text = (
        "Washington - Iran freed Siamak Namazi, Emad Sharghi and Morad Tahbaz on Monday, and two "
        "more Americans left with them. In return the United States dropped charges against five "
        "Iranians, among them Mehrdad Ansari, who had been jailed in Texas. In Virginia, where one "
        "of the families lives, a bridge was lit in yellow. President Joe Biden thanked Qatar. "
        "Shahab Dalili, held in Tehran since 2016, "
        "was not on board, his relatives said.\n"
    )
    kinds = {claim.kind for claim in claims_of(text, "en")}
    assert {"freed", "held"} <= kinds


def test_few_words_of_politics_are_enough_where_much_is_told_of_custody():
    text = (
        "In der Nacht zum Donnerstag startete in Bangkok ein Flugzeug nach Kaschgar. An Bord saßen "
        "40 Uiguren, die Thailand elf Jahre lang in Zellen festgehalten hatte.\n\n"
        "2014 waren sie mit 300 anderen an der Grenze aufgegriffen worden. 170 Frauen und Kinder "
        "durften später in die Türkei ausreisen, 109 Männer wurden nach China abgeschoben. Fünf "
        "starben in der Haft, zehn wurden in andere Lager verlegt.\n\n"
        "Vögel gab es in den Höfen nicht. Acht sitzen noch immer in Thailand ein, fünf davon im "
        "Gefängnis von Bangkok."
    )
    report = drehtuer.read(text, published="2025-02-27", language="de")
    assert {"held", "fate"} <= {claim.kind for claim in report.claims}
