"""Positions: what a speaker does, calls it, or says ought to be."""

from __future__ import annotations

import pytest
from claims_read import claims_of, read_fields

STANDS = [
    # what a speaker does
    ("en", "Marco Rubio welcomed the release of Jimmy Lai.", "Marco Rubio"),
    ("en", "Lawmakers in Washington criticised the deal over the prisoners.", None),
    ("en", "Washington defended the swap as the only way to bring Americans home.", "Washington"),
    ("en", "Sviatlana Tsikhanouskaya warned the West against legitimising the regime.", None),
    ("en", "Iran freed two French citizens on Tuesday. Emmanuel Macron thanked Oman.", None),
    ("en", "Volker Türk was appalled by the execution of prisoners.", "Volker Türk"),
    ("de", "Johann Wadephul begrüßte die Freilassung von Jimmy Lai.", "Johann Wadephul"),
    (
        "de",
        "Abgeordnete in Washington kritisierten den Handel, weil er Geiselnahmen belohne.",
        None,
    ),
    ("de", "Washington verteidigte den Tausch als einzigen Weg.", "Washington"),
    ("de", "Am Dienstag kamen zwei Franzosen frei. Emmanuel Macron zeigte sich erleichtert.", None),
    ("de", "Volker Türk zeigte sich entsetzt über die Festnahmen.", "Volker Türk"),
    # what a speaker calls it
    ("en", "Agnès Callamard called the sentence against Narges Mohammadi an outrage.", None),
    ("en", "Human Rights Watch dismissed the amnesty as a ploy.", "Human Rights Watch"),
    ("de", "Agnès Callamard nannte das Urteil gegen Narges Mohammadi eine Schande.", None),
    ("de", "Donald Tusk hält den Austausch für einen gefährlichen Präzedenzfall.", "Donald Tusk"),
    # what ought to be
    ("en", '"Nobody should be a bargaining chip," Annalena Baerbock said.', "Annalena Baerbock"),
    ("en", "The amnesty is nothing but window dressing, Human Rights Watch said.", None),
    ("de", "Die Freilassungen hätten nichts mit dem Druck zu tun, sagte Bruno Rodríguez.", None),
    # a demand that names no release, only how a state should rule
    (
        "en",
        "Minsk freed 12 prisoners on Friday. Radosław Sikorski urged Minsk to end the repression.",
        "Radosław Sikorski",
    ),
    ("en", "Egypt jailed 12 activists. Germany called on Cairo to ensure fair trials.", "Germany"),
    (
        "de",
        "Minsk ließ 12 Gefangene frei. Radosław Sikorski forderte Minsk auf, die Repressionen zu "
        "beenden.",
        "Radosław Sikorski",
    ),
    ("de", "Iran verhaftete zwölf Frauen. Die EU rief Teheran zu fairen Verfahren auf.", "EU"),
    # one who speaks of himself, and judges
    ("en", 'Cuba freed 20 prisoners. "I thank the Pope," said José Daniel Ferrer.', None),
]

NONE = [
    # one who only tells of himself
    ("en", 'Cuba freed 20 prisoners. "I slept in my own bed," said José Daniel Ferrer.'),
    (
        "de",
        "Kuba ließ 20 Gefangene frei. »Ich habe in meinem eigenen Bett geschlafen«, sagte José "
        "Daniel Ferrer.",
    ),
    ("ru", "Отпустили десять политзаключённых. Двое домой не вернутся никогда."),
    ("en", "Donald Trump thanked the caddie for the round of golf."),
    ("en", "Olaf Scholz welcomed the freed men at the airport."),
    ("en", "A court condemned him to death over the 2020 protests."),
    ("en", "Human Rights Watch describes them as political prisoners."),
    ("en", "Prosecutors accused the detainee of treason."),
    ("de", "Olaf Scholz begrüßte die Freigelassenen persönlich am Flughafen."),
    ("de", "Ein Gericht in Minsk verurteilte sie wegen Extremismus."),
    ("de", "Wjasna nannte 626 Freigelassene."),
    ("de", "Die Staatsanwaltschaft wirft dem Häftling Spionage vor."),
    ("de", "Das Parlament billigte die Amnestie in erster Lesung."),
]


@pytest.mark.parametrize(("language", "text", "speaker"), STANDS)
def test_stands(language, text, speaker):
    found = read_fields(text, language, "position", {"attribution": None})
    assert len(found) == 1
    assert speaker is None or found == [{"attribution": [speaker]}]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_stand(language, text):
    assert claims_of(text, language, "position") == []
