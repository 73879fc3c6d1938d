"""Talks: acts of bargaining and what they are about."""

from __future__ import annotations

import pytest
from claims_read import claims_of, read_fields

ENGLISH = [
    (
        "Talks between Caracas and Washington over the release of ten Americans have resumed.",
        {"status": "negotiated", "count": 10, "by": ["Caracas", "Washington"]},
    ),
    ("Qatar is mediating between Tehran and Washington on a prisoner swap.", {"count": None}),
    (
        "The two sides are close to a deal on swapping about 100 prisoners.",
        {"status": "negotiated", "count": ("about", 100)},
    ),
    (
        "Negotiations on a next exchange, of some 30 people, are under way.",
        {"status": "negotiated", "count": ("about", 30)},
    ),
    (
        "Human Rights Watch urged Cairo to free all journalists held over their work.",
        {"status": "demanded", "by": ["Human Rights Watch"], "to": ["Cairo"]},
    ),
    (
        "Amnesty International demanded freedom for everyone jailed on political charges.",
        {"status": "demanded", "count": ("all", None)},
    ),
    ("The bishops want everyone freed.", {"status": "demanded", "count": ("all", None)}),
    ("The opposition demanded that 80 prisoners be released.", {"status": "demanded", "count": 80}),
    (
        "Calls for the release of Narges Mohammadi grew louder.",
        {"status": "demanded", "persons": ["Narges Mohammadi"]},
    ),
    (
        "The EU made further aid conditional on the release of political prisoners in Tunisia.",
        {"status": "demanded", "by": ["EU"]},
    ),
    (
        "Armenia's security chief had asked Baku for ten prisoners.",
        {"status": "demanded", "count": 10, "to": ["Baku"]},
    ),
    (
        "Nayib Bukele proposed swapping 252 deportees for as many dissidents.",
        {"status": "offered", "count": 252},
    ),
    (
        "Negotiators had agreed on a trade of 157 captives.",
        {"status": "agreed", "count": 157},
    ),
    (
        "An agreement reached in Oman provides for the exchange of 887 detainees.",
        {"status": "agreed", "count": 887},
    ),
    (
        "Beijing rejected a German request to free the lawyer Gao Zhisheng.",
        {"status": "rejected", "persons": ["Gao Zhisheng"]},
    ),
    ("Prisoners did not come up, an Iranian diplomat said afterwards.", {"status": "denied"}),
    ("The Kremlin said it was open to an exchange of prisoners.", {"status": "considered"}),
]

GERMAN = [
    (
        "Katar vermittelt zwischen Israel und der Hamas über die Freilassung von 48 Geiseln.",
        {"status": "negotiated", "count": 48},
    ),
    (
        "Beide Seiten stehen kurz vor einer Einigung über den Austausch von rund 100 Gefangenen.",
        {"status": "negotiated", "count": ("about", 100)},
    ),
    (
        "Der Vatikan bemüht sich seit Monaten um die Freilassung des Bischofs Rolando Álvarez.",
        {"status": "negotiated", "persons": ["Rolando Álvarez"]},
    ),
    (
        "Human Rights Watch appellierte an Kairo, alle inhaftierten Journalisten freizulassen.",
        {"status": "demanded", "by": ["Human Rights Watch"], "to": ["Kairo"]},
    ),
    (
        "Die EU machte weitere Hilfen von der Freilassung der politischen Gefangenen abhängig.",
        {"status": "demanded", "by": ["EU"]},
    ),
    (
        "Die Rufe nach Freilassung von Narges Mohammadi werden lauter.",
        {"status": "demanded", "persons": ["Narges Mohammadi"]},
    ),
    (
        "Die Forderung, alle politischen Gefangenen freizulassen, wurde bekräftigt.",
        {"status": "demanded", "count": ("all", None)},
    ),
    (
        "Der Bundestag rief Aserbaidschan auf, die Journalisten auf freien Fuß zu setzen.",
        {"status": "demanded", "by": ["Bundestag"], "to": ["Aserbaidschan"]},
    ),
    (
        "Nicaragua hat angeboten, 30 Priester gegen Hafterleichterungen auszutauschen.",
        {"status": "offered", "count": 30},
    ),
    (
        "Der russische Präsident Putin stellte einen Gefangenenaustausch in Aussicht.",
        {"status": "offered"},
    ),
    (
        "Die Junta in Myanmar lehnte eine Bitte der Asean um die Freilassung von Häftlingen ab.",
        {"status": "rejected"},
    ),
    ("Einen Tausch von Gefangenen habe es nicht gegeben, hieß es in London.", {"status": "denied"}),
    ("Ein Gefangenenaustausch vor Weihnachten sei denkbar.", {"status": "considered"}),
]

OTHER_MATTERS = [
    ("en", "Ceasefire talks between Israel and Hamas resumed in Cairo."),
    ("en", "The government is negotiating a trade deal with China."),
    ("en", "The unions demanded higher wages and a shorter week."),
    ("en", "The Kremlin insists that the country has no political prisoners."),
    ("en", "Thirty hostages were handed over under a deal."),
    ("en", "After the release of 52 prisoners he asked for a glass of water."),
    ("en", "The ministry refused to release 12 prisoners."),
    ("de", "Über eine Waffenruhe wird in Kairo weiter verhandelt."),
    ("de", "Union und SPD verhandeln über die Koalition."),
    ("de", "Die Gewerkschaft fordert einen Sozialplan."),
    ("de", "Auf Drängen der USA ließ Minsk 14 Gefangene frei."),
    ("de", "Minsk lehnte es ab, zwölf Gefangene freizulassen."),
    ("de", "Der Minister sprach von mehr als 400 Freilassungen."),
    ("en", "The minister spoke of more than 400 releases."),
]

TAKEN_UP = [
    ("en", "Iran freed five Britons. Months of talks between London and Tehran went before.", 1),
    ("en", "Iran freed five Britons. Nothing was given in return, London said.", 1),
    ("en", "Iran freed five Britons. Talks on tariffs went on.", 0),
    ("de", "In Minsk kamen zehn Gefangene frei. Über weitere Fälle werde gesprochen.", 1),
    ("de", "Minsk begnadigte zehn Häftlinge. Um zwanzig Häftlinge hatte der Vatikan ersucht.", 1),
    ("de", "In Minsk kamen zehn Gefangene frei. Über Zölle wird noch verhandelt.", 0),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert read_fields(text, "en", "talks", expected) == [expected]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text, expected):
    assert read_fields(text, "de", "talks", expected) == [expected]


@pytest.mark.parametrize(("language", "text"), OTHER_MATTERS)
def test_other_matters(language, text):
    assert claims_of(text, language, "talks") == []


@pytest.mark.parametrize(("language", "text", "count"), TAKEN_UP)
def test_taken_up_from_the_sentence_before(language, text, count):
    assert len(claims_of(text, language, "talks")) == count


def test_the_release_that_is_demanded_is_no_release():
    text = "The European Parliament demanded that Baku release 80 prisoners."
    assert claims_of(text, "en", "freed") == []


def test_a_limit_set_is_no_release():
    text = "Washington demanded sanctions until all prisoners are freed."
    assert claims_of(text, "en", "freed") == []
