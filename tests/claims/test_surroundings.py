"""Measures, contacts, offices and the door in the wordings of many countries' reports."""

from __future__ import annotations

import pytest
from claims_read import claims_of

MEASURES = [
    (
        "de",
        "Brüssel hat die Strafmaßnahmen gegen Irans Reederei am Dienstag aufgehoben.",
        "lift",
        "asserted",
    ),
    (
        "de",
        "Die EU-Minister beschlossen am Montag, die Sanktionen gegen Syrien aufzuheben.",
        "lift",
        "asserted",
    ),
    (
        "de",
        "Washington erteilte dem Ölkonzern Chevron eine neue Lizenz für Venezuela.",
        "ease",
        "asserted",
    ),
    (
        "de",
        "Das US-Finanzministerium entzog dem Ölkonzern Chevron im März die Lizenz.",
        "impose",
        "asserted",
    ),
    (
        "de",
        "Die Türkei hat am Freitag ihren Luftraum für israelische Regierungsmaschinen gesperrt.",
        "impose",
        "asserted",
    ),
    ("de", "Die Türkei nahm ihre Flüge nach Bagdad wieder auf.", "ease", "asserted"),
    (
        "de",
        "Die Fluggesellschaft darf künftig wieder deutsche Flughäfen anfliegen.",
        "ease",
        "asserted",
    ),
    (
        "de",
        "Kanada hat zwölf Generäle aus Myanmar auf seine Sanktionsliste gesetzt.",
        "impose",
        "asserted",
    ),
    (
        "de",
        "Die Schweiz gab eingefrorene Vermögenswerte des nicaraguanischen Staates frei.",
        "ease",
        "asserted",
    ),
    ("de", "Als Reaktion wies Berlin zwei iranische Diplomaten aus.", "impose", "asserted"),
    ("de", "Spanien berief seine Botschafterin aus Caracas zurück.", "impose", "asserted"),
    (
        "de",
        "Rom schickte erstmals seit zwölf Jahren wieder einen Botschafter nach Damaskus.",
        "ease",
        "asserted",
    ),
    (
        "de",
        "Die Entwicklungshilfe für Nicaragua wurde im Februar gestrichen.",
        "impose",
        "asserted",
    ),
    (
        "de",
        "Die EU hat ihre Visaerleichterungen für georgische Beamte ausgesetzt.",
        "impose",
        "asserted",
    ),
    (
        "de",
        "Die Wiederaufnahme der Entwicklungshilfe für Eritrea ist seit Mai in Kraft.",
        "ease",
        "asserted",
    ),
    (
        "de",
        "Im Gegenzug strich das US-Außenministerium die Miliz von der Terrorliste.",
        "lift",
        "asserted",
    ),
    (
        "de",
        "Die britische Regierung plant weitere Strafmaßnahmen gegen Vertreter der Junta.",
        "impose",
        "planned",
    ),
    (
        "de",
        "Den Haag denkt über ein Einreiseverbot für die Familie des Präsidenten nach.",
        "impose",
        "considered",
    ),
    ("de", "Die Opposition verlangt neue Sanktionen gegen das Regime.", "impose", "demanded"),
    ("de", "Die Amerikaner haben die Strafmaßnahmen nachgeschärft.", "tighten", "asserted"),
    (
        "en",
        "The Treasury issued Chevron a new license to pump crude in Venezuela.",
        "ease",
        "asserted",
    ),
    ("en", "The Trump administration revoked Chevron's license in March.", "impose", "asserted"),
    (
        "en",
        "Turkey closed its airspace to Israeli government planes on Friday.",
        "impose",
        "asserted",
    ),
    ("en", "Canada added twelve Myanmar generals to its sanctions list.", "impose", "asserted"),
    (
        "en",
        "Britain froze the assets of eight Hong Kong judges on Wednesday.",
        "impose",
        "asserted",
    ),
    ("en", "Switzerland unblocked accounts held by Nicaraguan officials.", "ease", "asserted"),
    ("en", "Germany expelled two Iranian diplomats over the execution.", "impose", "asserted"),
    ("en", "Spain recalled its ambassador from Caracas.", "impose", "asserted"),
    (
        "en",
        "Italy sent an ambassador back to Damascus for the first time in twelve years.",
        "ease",
        "asserted",
    ),
    (
        "en",
        "The council renewed the restrictive measures against Nicaragua for another year.",
        "tighten",
        "asserted",
    ),
    (
        "en",
        "Washington is considering suspending the arms embargo on Eritrea.",
        "lift",
        "considered",
    ),
    ("en", "Aid to Nicaragua was cut off in February.", "impose", "asserted"),
    ("en", "The EU suspended visa-free travel for Georgian diplomats.", "impose", "asserted"),
    (
        "en",
        "In return, the State Department took the militia off its list of terrorist organizations.",
        "lift",
        "asserted",
    ),
    (
        "en",
        "The United States sanctioned four judges of the court on Tuesday.",
        "impose",
        "asserted",
    ),
    ("en", "Washington restored diplomatic relations with Caracas.", "ease", "asserted"),
    ("en", "Ecuador broke off diplomatic relations with Mexico.", "impose", "asserted"),
    ("en", "Interpol deleted the red notice for the businessman.", "ease", "asserted"),
    ("en", "The opposition called for new sanctions on the junta.", "impose", "demanded"),
]
CONTACTS = [
    (
        "de",
        "Kanzler Friedrich Merz hat mit Präsident Recep Tayyip Erdoğan telefoniert.",
        "Friedrich Merz",
        "Recep Tayyip Erdoğan",
    ),
    (
        "de",
        "Der US-Sondergesandte Adam Boehler hielt sich am Wochenende in Kabul auf.",
        "Adam Boehler",
        "Kabul",
    ),
    ("de", "Der Gesandte wird am Donnerstag in Caracas erwartet.", "Gesandte", "Caracas"),
    (
        "de",
        "Bei einem Treffen mit Min Aung Hlaing in Naypyidaw sprach Wang Yi die Wahlen an.",
        "Wang Yi",
        "Min Aung Hlaing",
    ),
    (
        "de",
        "Richard Grenell war Ende Januar in Caracas zu Gast bei Nicolás Maduro.",
        "Richard Grenell",
        "Nicolás Maduro",
    ),
    (
        "de",
        "Das Auswärtige Amt bestellte den iranischen Botschafter ein.",
        "Auswärtiges Amt",
        "Botschafter",
    ),
    (
        "de",
        "Der Besuch von Außenministerin Annalena Baerbock in Peking ist für März geplant.",
        "Annalena Baerbock",
        "Peking",
    ),
    ("en", "The envoy is expected in Caracas on Thursday.", "envoy", "Caracas"),
    ("en", "Grenell visited Caracas in January.", "Grenell", "Caracas"),
    (
        "en",
        "The envoy Steve Witkoff sat down with Putin in the Kremlin on Friday.",
        "Steve Witkoff",
        "Putin",
    ),
    ("en", "CIA Director William Burns had flown to Damascus.", "William Burns", "Damascus"),
    ("en", "The Foreign Office summoned the Iranian ambassador.", "Foreign Office", "ambassador"),
    (
        "en",
        "A visit by Foreign Minister Annalena Baerbock to Beijing is planned for March.",
        "Annalena Baerbock",
        "Beijing",
    ),
]
OFFICES = [
    ("de", "Isaias Afwerki regiert Eritrea seit 1993.", "Isaias Afwerki", "1993/.."),
    ("de", "Seit August 2023 führt Hun Manet die Regierung.", "Hun Manet", "2023-08/.."),
    (
        "de",
        "Sviatlana Tsikhanouskaya, seit 2020 Anführerin der Opposition, lebt in Warschau.",
        "Sviatlana Tsikhanouskaya",
        "2020/..",
    ),
    ("de", "Daniel Ortega ist seit 2007 an der Macht.", "Daniel Ortega", "2007/.."),
    ("en", "Hun Manet has led the government since August 2023.", "Hun Manet", "2023-08/.."),
    ("en", "Kemi Badenoch took over as party leader in November 2024.", "Kemi Badenoch", "2024-11"),
    ("en", "Min Aung Hlaing was sworn in as president on Monday.", "Min Aung Hlaing", "2025-12-01"),
    ("en", "Daniel Ortega has been in power since 2007.", "Daniel Ortega", "2007/.."),
]
DOOR = [
    ("de", "In der Türkei wandern mehr Journalisten ins Gefängnis, als entlassen werden.", "in"),
    ("de", "Auf jeden Entlassenen kommen drei neue Häftlinge.", "in"),
    ("de", "Die Zahl der Festnahmen übersteigt die der Freilassungen.", "in"),
    ("de", "Kaum sind die einen frei, sitzen die nächsten ein.", "in"),
    (
        "de",
        "Die Behörden verhafteten doppelt so viele Menschen, wie sie freiließen.",
        "in",
    ),
    ("de", "Erstmals seit Jahren kamen mehr Gefangene frei, als neue hinzukamen.", "out"),
    ("de", "Im März wurden mehr Menschen entlassen als inhaftiert.", "out"),
    ("de", "Zu- und Abgänge hielten sich im Mai die Waage.", "even"),
    ("de", "Es kamen genauso viele neue Häftlinge hinzu, wie entlassen wurden.", "even"),
    ("de", "Die Zellen, die im Januar leer wurden, sind längst wieder belegt.", "in"),
    ("de", "Weniger Menschen verließen die Haft, als neu hineinkamen.", "in"),
    ("en", "In Turkey, more journalists go to jail than are released.", "in"),
    ("en", "For each person freed, three more are arrested.", "in"),
    ("en", "Arrests outnumbered releases in May.", "in"),
    ("en", "For the first time in years more prisoners came out than went in.", "out"),
    ("en", "In March releases exceeded new arrests.", "out"),
    ("en", "Arrivals and departures balanced each other in May.", "even"),
    ("en", "The number of new detainees matched the number freed.", "even"),
    ("en", "Fewer people left prison than entered it.", "in"),
    ("en", "New detentions have wiped out the effect of the releases.", "in"),
]
NOTHING = [
    ("de", "Die Sanktionen gegen Russland bleiben in Kraft."),
    ("de", "Die Sanktionen treffen vor allem die Bevölkerung."),
    ("de", "Der Verband verhängte eine Sperre gegen den Stürmer."),
    ("de", "Der Trainer traf sich mit dem Vorstand zu einem Gespräch über die Saison."),
    ("de", "Er traf die Entscheidung im Sommer."),
    ("de", "2023 wurden mehr Menschen festgenommen als im Jahr davor."),
    ("de", "Es wurden mehr Menschen freigelassen, als die Regierung zugibt."),
    ("en", "The sanctions against Russia remain in force."),
    ("en", "Eritrea has been under sanctions since 2009."),
    ("en", "The league lifted its ban on the striker."),
    ("en", "Taylor Swift is coming to Gelsenkirchen in July."),
    ("en", "The verdict was met with protests in Tunis."),
    ("en", "More people were arrested in 2023 than the year before."),
    ("en", "More people were freed than the government admits."),
]


@pytest.mark.parametrize(("language", "text", "direction", "status"), MEASURES)
def test_what_is_done_to_a_thing(language, text, direction, status):
    claims = claims_of(text, language, "measure")
    assert [(c.direction, c.status) for c in claims] == [(direction, status)]


@pytest.mark.parametrize(("language", "text", "by", "to"), CONTACTS)
def test_who_is_in_contact_with_whom(language, text, by, to):
    assert [(c.by[0], c.to[0]) for c in claims_of(text, language, "contact")] == [(by, to)]


@pytest.mark.parametrize(("language", "text", "person", "when"), OFFICES)
def test_who_has_an_office(language, text, person, when):
    claims = claims_of(text, language, "role")
    assert [(*c.persons, c.when) for c in claims] == [(person, when)]


@pytest.mark.parametrize(("language", "text", "direction"), DOOR)
def test_arrests_and_releases_compared(language, text, direction):
    assert [c.direction for c in claims_of(text, language, "door")] == [direction]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_is_none_of_them(language, text):
    kinds = ("measure", "contact", "role", "door")
    assert [c.kind for c in claims_of(text, language) if c.kind in kinds] == []
