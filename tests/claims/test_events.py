"""Held, freed, jailed, listed and fates: active, passive, nominal, with status, time and count."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, read_fields, told

Case = tuple[str, str, dict[str, Any]]

GERMAN: list[Case] = [
    # freed: active, passive, nominal
    (
        "Belarus hat am Freitag 52 politische Gefangene freigelassen.",
        "freed",
        {
            "count": 52,
            "when": "2025-12-05",
            "where": "BY",
            "by": ["Belarus"],
            "group": "political prisoners",
        },
    ),
    ("Minsk ließ 52 Gefangene frei.", "freed", {"count": 52, "by": ["Minsk"], "where": "BY"}),
    (
        "Am Donnerstag wurden 14 Gefangene freigelassen.",
        "freed",
        {"count": 14, "when": "2025-12-04"},
    ),
    (
        "52 Häftlinge kamen im September frei.",
        "freed",
        {"count": 52, "when": "2025-09", "group": "prisoners"},
    ),
    (
        "Am Montag wurden drei Anwälte auf freien Fuß gesetzt.",
        "freed",
        {"count": 3, "when": "2025-12-01"},
    ),
    ("Ein Gericht setzte zwei Ärzte auf freien Fuß.", "freed", {"count": 2}),
    (
        "Die Freilassung von 31 Häftlingen wurde im November bestätigt.",
        "freed",
        {"count": 31, "when": "2025-11"},
    ),
    (
        "Insgesamt wurden bisher rund 100 Gefangene freigelassen.",
        "freed",
        {"count": ("about", 100), "cumulative": True},
    ),
    (
        "Seit dem 8. Januar wurden 383 Gefangene freigelassen.",
        "freed",
        {"count": 383, "cumulative": True, "when": "2025-01-08/.."},
    ),
    (
        "52 politische Gefangene, die am Donnerstag freigelassen wurden, sind in Litauen "
        "eingetroffen.",
        "freed",
        {"count": 52, "when": "2025-12-04"},
    ),
    (
        "Der Friedensnobelpreisträger Ales Bjaljazki ist wieder frei.",
        "freed",
        {"persons": ["Ales Bjaljazki"], "count": None},
    ),
    ("Die Begnadigung von 25 Häftlingen folgte am Samstag.", "freed", {"count": 25}),
    ("Belarus übergab der Ukraine 31 Gefangene.", "freed", {"count": 31, "by": ["Belarus"]}),
    # freed, but not so
    (
        "Minsk hat versprochen, 100 politische Gefangene freizulassen.",
        "freed",
        {"count": 100, "status": "promised"},
    ),
    (
        "Am Montag sollen 45 Gefangene freikommen.",
        "freed",
        {"count": 45, "status": "planned", "when": "2025-12-08"},
    ),
    (
        "Die Regierung kündigte die Freilassung von 45 Gefangenen an.",
        "freed",
        {"count": 45, "status": "planned"},
    ),
    ("Belarus will 100 Gefangene freilassen.", "freed", {"count": 100, "status": "planned"}),
    (
        "Die Behörden prüfen die Freilassung von 30 Häftlingen.",
        "freed",
        {"count": 30, "status": "considered"},
    ),
    (
        "Die Behörden könnten 20 Häftlinge freilassen.",
        "freed",
        {"count": 20, "status": "considered"},
    ),
    (
        "Die Regierung in Caracas bestritt, dass 40 Gefangene freigelassen wurden.",
        "freed",
        {"count": 40, "status": "denied"},
    ),
    (
        "Minsk lehnte es ab, zwölf Gefangene freizulassen.",
        "freed",
        {"count": 12, "status": "rejected"},
    ),
    (
        "Der Friedensnobelpreisträger Ales Bjaljazki wurde nicht freigelassen.",
        "freed",
        {"persons": ["Ales Bjaljazki"], "status": "denied"},
    ),
    # held
    (
        "In Belarus sitzen 1.218 politische Gefangene in Haft.",
        "held",
        {"count": 1218, "where": "BY", "when": "2025-12-05", "group": "political prisoners"},
    ),
    (
        "Derzeit befinden sich über 1.000 politische Gefangene in belarussischer Haft.",
        "held",
        {"count": ("more_than", 1000), "where": "BY", "when": "2025-12-05"},
    ),
    (
        "Die Zahl der politischen Gefangenen lag am 1. August 2025 bei 1.186.",
        "held",
        {"count": 1186, "when": "2025-08-01"},
    ),
    (
        "In Belarus gibt es derzeit mehr als 1.100 politische Gefangene.",
        "held",
        {"count": ("more_than", 1100), "when": "2025-12-05"},
    ),
    ("Mindestens 300 Häftlinge sitzen hinter Gittern.", "held", {"count": ("at_least", 300)}),
    ("Die Zahl der Häftlinge stieg auf 1.218.", "held", {"count": 1218}),
    (
        "Die Journalistin Kazjaryna Andrejewa sitzt seit 2020 in Haft.",
        "held",
        {"persons": ["Kazjaryna Andrejewa"], "when": "2020/.."},
    ),
    (
        "Der Journalist Andrzej Poczobut ist weiter in Haft.",
        "held",
        {"persons": ["Andrzej Poczobut"], "when": "2025-12-05"},
    ),
    # jailed
    (
        "Die Polizei nahm am Mittwoch 25 Menschen fest.",
        "jailed",
        {"count": 25, "when": "2025-12-03", "by": ["Polizei"]},
    ),
    ("Bei den Protesten wurden 300 Menschen festgenommen.", "jailed", {"count": 300}),
    (
        "Die Festnahme von sieben Journalisten löste Proteste aus.",
        "jailed",
        {"count": 7, "group": "journalists"},
    ),
    (
        "Am Montag verurteilte ein Gericht zwei Journalisten zu acht Jahren Haft.",
        "jailed",
        {"count": 2, "when": "2025-12-01"},
    ),
    (
        "Im Juli wurden fünf Anwälte verhaftet.",
        "jailed",
        {"count": 5, "when": "2025-07", "group": "lawyers"},
    ),
    # listed
    (
        "Viasna erkannte im Juli 45 Menschen als politische Gefangene an.",
        "listed",
        {"count": 45, "when": "2025-07", "direction": "in"},
    ),
    (
        "Seit Januar wurden 509 Personen als politische Gefangene anerkannt.",
        "listed",
        {"count": 509, "cumulative": True, "when": "2025-01/.."},
    ),
    ("Von der Liste gestrichen wurden 20 Personen.", "listed", {"count": 20, "direction": "out"}),
    # fates
    ("Zwei Häftlinge starben im Gefängnis.", "fate", {"count": 2, "fate": "died"}),
    ("Ein Gefangener starb in Haft.", "fate", {"count": 1, "fate": "died"}),
    (
        "Alle Gefangenen wurden außer Landes gebracht.",
        "fate",
        {"count": ("all", None), "fate": "expelled"},
    ),
    (
        "Drei Häftlinge wurden ohne Papiere abgeschoben.",
        "fate",
        {"count": 3, "fate": "without_papers"},
    ),
    (
        "Zwei der Freigelassenen wurden im Oktober erneut festgenommen.",
        "fate",
        {"count": 2, "fate": "rearrested", "when": "2025-10"},
    ),
    (
        "Der Oppositionelle Sergej Tichanowski wurde im Gefängnis misshandelt.",
        "fate",
        {"persons": ["Sergej Tichanowski"], "fate": "ill_treated"},
    ),
    # further wordings
    (
        "Die Justiz entließ am Dienstag neun Häftlinge aus der Haft.",
        "freed",
        {"count": 9, "when": "2025-12-02"},
    ),
    (
        "Neun Häftlinge durften am Dienstag das Gefängnis verlassen.",
        "freed",
        {"count": 9, "when": "2025-12-02"},
    ),
    ("Neun Häftlinge wurden am Dienstag aus dem Gefängnis entlassen.", "freed", {"count": 9}),
    ("Neun Häftlinge haben am Dienstag das Straflager verlassen.", "freed", {"count": 9}),
    ("Elf Geiseln sind wieder in Freiheit.", "freed", {"count": 11}),
    ("Die Terrormiliz ließ elf Geiseln ziehen.", "freed", {"count": 11}),
    ("Belarus schob 14 Gefangene nach Litauen ab.", "fate", {"count": 14, "fate": "expelled"}),
    ("Die Haftentlassung der drei Reporter verzögert sich.", "freed", {"count": 3}),
    ("Im Zuge einer Amnestie kamen 120 Gefangene frei.", "freed", {"count": 120}),
    ("Der König begnadigt 60 Häftlinge.", "freed", {"count": 60}),
    ("60 Häftlinge wurden begnadigt.", "freed", {"count": 60}),
    (
        "Zwischen 100 und 120 Gefangene wurden freigelassen.",
        "freed",
        {"count": ("between", 100, 120)},
    ),
    (
        "Die Regierung erwägt, 80 Gefangene freizulassen.",
        "freed",
        {"status": "considered", "count": 80},
    ),
    (
        "Die Regierung dementierte die Freilassung von 80 Gefangenen.",
        "freed",
        {"status": "denied", "count": 80},
    ),
    (
        "Die Regierung weigert sich, 80 Gefangene freizulassen.",
        "freed",
        {"status": "rejected", "count": 80},
    ),
    (
        "Die Opposition verlangte die Freilassung von 80 Gefangenen.",
        "talks",
        {"status": "demanded", "count": 80},
    ),
    (
        "Seit August verhandeln Washington und Minsk über Gefangene.",
        "talks",
        {"status": "negotiated", "when": "2025-08/.."},
    ),
    ("Im Gefängnis sitzen noch 800 Regierungsgegner.", "held", {"count": 800}),
    ("Die Behörden halten 800 Menschen fest.", "held", {"count": 800}),
    ("Ende 2024 waren 1.258 politische Gefangene in Haft.", "held", {"count": 1258}),
    (
        "Im Dezember 2024 zählte Viasna 1.258 politische Gefangene.",
        "held",
        {"count": 1258, "when": "2024-12"},
    ),
    ("Fast 600 Frauen sind in Untersuchungshaft.", "held", {"count": ("almost", 600)}),
    ("Beide Journalistinnen sind weiter in Haft.", "held", {"count": 2}),
    ("Ein Gericht ordnete Untersuchungshaft für vier Anwälte an.", "jailed", {"count": 4}),
    ("Vier Anwälte kamen in Untersuchungshaft.", "jailed", {"count": 4}),
    ("Vier Anwälte wurden zu langen Haftstrafen verurteilt.", "jailed", {"count": 4}),
    ("Es gab im Oktober 75 Festnahmen.", "jailed", {"count": 75, "when": "2025-10"}),
    (
        "Sicherheitskräfte führten am Montag 19 Demonstranten ab.",
        "jailed",
        {"count": 19, "when": "2025-12-01"},
    ),
    (
        "Im November steckte der Staat 30 Studenten ins Gefängnis.",
        "jailed",
        {"count": 30, "when": "2025-11"},
    ),
    (
        "Die Organisation nahm 24 Menschen in ihre Liste auf.",
        "listed",
        {"count": 24, "direction": "in"},
    ),
    (
        "Seit Jahresbeginn kamen 509 Namen auf die Liste der politischen Gefangenen.",
        "listed",
        {"count": 509},
    ),
    (
        "Der Friedensnobelpreisträger Ales Bjaljazki ist schwer krank.",
        "fate",
        {"fate": "ill", "persons": ["Ales Bjaljazki"]},
    ),
    (
        "Die Oppositionelle Maria Kolesnikowa wurde in ein anderes Gefängnis verlegt.",
        "fate",
        {"fate": "transferred", "persons": ["Maria Kolesnikowa"]},
    ),
    (
        "Die Oppositionelle Maria Kolesnikowa hat seit Monaten keinen Kontakt zur Außenwelt.",
        "fate",
        {"fate": "incommunicado"},
    ),
    ("Alle 14 Freigelassenen leben im Exil.", "fate", {"count": 14, "fate": "exiled"}),
    ("Fünf Häftlinge verloren ihre Staatsbürgerschaft.", "fate", {"count": 5, "fate": "stateless"}),
    ("Drei Gefangene wurden in der Haft gefoltert.", "fate", {"count": 3, "fate": "ill_treated"}),
]

ENGLISH: list[Case] = [
    # freed: active, passive, nominal
    (
        "Belarus released 52 political prisoners on Thursday.",
        "freed",
        {
            "count": 52,
            "when": "2025-12-04",
            "where": "BY",
            "by": ["Belarus"],
            "group": "political prisoners",
        },
    ),
    ("On Friday, 14 prisoners were freed.", "freed", {"count": 14, "when": "2025-12-05"}),
    ("Fifty-two detainees walked free in September.", "freed", {"count": 52, "when": "2025-09"}),
    ("A judge let two doctors go on Monday.", "freed", {"count": 2, "when": "2025-12-01"}),
    (
        "The release of 31 detainees was confirmed in November.",
        "freed",
        {"count": 31, "when": "2025-11"},
    ),
    (
        "The state news agency Belta reported the release of 14 prisoners.",
        "freed",
        {"count": 14, "attribution": ["Belta"]},
    ),
    (
        "Since 8 January, 383 prisoners have been released.",
        "freed",
        {"count": 383, "cumulative": True, "when": "2025-01-08/.."},
    ),
    (
        "So far about 100 prisoners have been released.",
        "freed",
        {"count": ("about", 100), "cumulative": True},
    ),
    (
        "The 52 political prisoners, who were released on Thursday, have arrived in Lithuania.",
        "freed",
        {"count": 52, "when": "2025-12-04"},
    ),
    ("Nobel laureate Ales Bialiatski is free again.", "freed", {"persons": ["Ales Bialiatski"]}),
    (
        "The president pardoned 25 detainees on Saturday.",
        "freed",
        {"count": 25, "when": "2025-11-29"},
    ),
    ("The pardon of 25 detainees was announced on Saturday.", "freed", {"count": 25}),
    # freed, but not so
    (
        "Minsk has promised to release 100 political prisoners.",
        "freed",
        {"count": 100, "status": "promised"},
    ),
    (
        "Forty-five prisoners will be released on Monday.",
        "freed",
        {"count": 45, "status": "planned", "when": "2025-12-08"},
    ),
    ("Belarus plans to free 100 prisoners.", "freed", {"count": 100, "status": "planned"}),
    (
        "The authorities are considering the release of 30 detainees.",
        "freed",
        {"count": 30, "status": "considered"},
    ),
    (
        "The authorities could soon release 20 detainees.",
        "freed",
        {"count": 20, "status": "considered"},
    ),
    (
        "The government in Caracas denied that 40 prisoners had been released.",
        "freed",
        {"count": 40, "status": "denied"},
    ),
    ("The ministry refused to release 12 prisoners.", "freed", {"count": 12, "status": "rejected"}),
    (
        "Nobel laureate Ales Bialiatski was not released.",
        "freed",
        {"persons": ["Ales Bialiatski"], "status": "denied"},
    ),
    # held
    (
        "Belarus is holding 1,218 political prisoners.",
        "held",
        {"count": 1218, "where": "BY", "when": "2025-12-05", "group": "political prisoners"},
    ),
    (
        "More than 1,000 political prisoners are currently held in Belarus.",
        "held",
        {"count": ("more_than", 1000), "where": "BY", "when": "2025-12-05"},
    ),
    (
        "The number of political prisoners stood at 1,186 on 1 August 2025.",
        "held",
        {"count": 1186, "when": "2025-08-01"},
    ),
    (
        "There are currently more than 1,100 political prisoners in Belarus.",
        "held",
        {"count": ("more_than", 1100), "when": "2025-12-05"},
    ),
    ("At least 300 prisoners remain behind bars.", "held", {"count": ("at_least", 300)}),
    ("The number of prisoners rose to 1,218.", "held", {"count": 1218}),
    (
        "The journalist Katsiaryna Andreyeva has been in prison since 2020.",
        "held",
        {"persons": ["Katsiaryna Andreyeva"], "when": "2020/.."},
    ),
    (
        "The journalist Andrzej Poczobut is still in prison.",
        "held",
        {"persons": ["Andrzej Poczobut"], "when": "2025-12-05"},
    ),
    # jailed
    ("Police detained 25 people on Wednesday.", "jailed", {"count": 25, "when": "2025-12-03"}),
    ("Some 300 people were arrested at the protests.", "jailed", {"count": ("about", 300)}),
    ("A court sentenced 16 defendants to prison.", "jailed", {"count": 16, "by": ["court"]}),
    (
        "The arrest of seven journalists led to protests.",
        "jailed",
        {"count": 7, "group": "journalists"},
    ),
    # listed
    (
        "Viasna recognised 45 people as political prisoners in July.",
        "listed",
        {"count": 45, "when": "2025-07", "direction": "in"},
    ),
    (
        "Since January, 509 people have been recognised as political prisoners.",
        "listed",
        {"count": 509, "cumulative": True, "when": "2025-01/.."},
    ),
    ("Twenty people were removed from the list.", "listed", {"count": 20, "direction": "out"}),
    # fates
    ("Two prisoners died in jail.", "fate", {"count": 2, "fate": "died"}),
    (
        "At least 40 people are under house arrest.",
        "fate",
        {"count": ("at_least", 40), "fate": "restricted"},
    ),
    (
        "Three former detainees were rearrested in October.",
        "fate",
        {"count": 3, "fate": "rearrested", "when": "2025-10"},
    ),
    ("The family of the lawyer was harassed.", "fate", {"fate": "family_targeted"}),
    # further wordings
    (
        "Nine detainees were let out of prison on Tuesday.",
        "freed",
        {"count": 9, "when": "2025-12-02"},
    ),
    ("Nine detainees left prison on Tuesday.", "freed", {"count": 9, "when": "2025-12-02"}),
    ("Eleven hostages are free again.", "freed", {"count": 11}),
    ("The militia let eleven hostages go.", "freed", {"count": 11}),
    ("The king pardoned 60 prisoners.", "freed", {"count": 60}),
    ("Between 100 and 120 prisoners were released.", "freed", {"count": ("between", 100, 120)}),
    (
        "Up to 200 detainees may be released.",
        "freed",
        {"status": "considered", "count": ("at_most", 200)},
    ),
    (
        "The government pledged the release of 80 prisoners.",
        "freed",
        {"status": "promised", "count": 80},
    ),
    (
        "Eighty prisoners are to be freed after Christmas.",
        "freed",
        {"status": "planned", "count": 80},
    ),
    (
        "The government is weighing the release of 80 prisoners.",
        "freed",
        {"status": "considered", "count": 80},
    ),
    (
        "The government denied the release of 80 prisoners.",
        "freed",
        {"status": "denied", "count": 80},
    ),
    ("The government refuses to free 80 prisoners.", "freed", {"status": "rejected", "count": 80}),
    (
        "The opposition demanded that 80 prisoners be released.",
        "talks",
        {"status": "demanded", "count": 80},
    ),
    (
        "Washington and Minsk have been negotiating over prisoners since August.",
        "talks",
        {"status": "negotiated", "when": "2025-08/.."},
    ),
    ("Some 800 opponents of the government remain in jail.", "held", {"count": ("about", 800)}),
    ("At the end of 2024, 1,258 political prisoners were in custody.", "held", {"count": 1258}),
    (
        "In December 2024, Viasna counted 1,258 political prisoners.",
        "held",
        {"count": 1258, "when": "2024-12"},
    ),
    ("Nearly 600 women are in pre-trial detention.", "held", {"count": ("almost", 600)}),
    ("Both journalists remain in custody.", "held", {"count": 2}),
    ("There were 75 arrests in October.", "jailed", {"count": 75, "when": "2025-10"}),
    (
        "Security forces took 19 protesters into custody on Monday.",
        "jailed",
        {"count": 19, "when": "2025-12-01"},
    ),
    (
        "In November, the state threw 30 students in jail.",
        "jailed",
        {"count": 30, "when": "2025-11"},
    ),
    (
        "The group added 24 people to its list of political prisoners.",
        "listed",
        {"count": 24, "direction": "in"},
    ),
    (
        "Nobel laureate Ales Bialiatski is seriously ill.",
        "fate",
        {"fate": "ill", "persons": ["Ales Bialiatski"]},
    ),
    (
        "The politician Maria Kalesnikava was moved to another prison.",
        "fate",
        {"fate": "transferred", "persons": ["Maria Kalesnikava"]},
    ),
    (
        "Five prisoners were stripped of their citizenship.",
        "fate",
        {"count": 5, "fate": "stateless"},
    ),
    ("Three prisoners were tortured in custody.", "fate", {"count": 3, "fate": "ill_treated"}),
    ("All 14 freed prisoners live in exile.", "fate", {"count": 14, "fate": "exiled"}),
    ("Three detainees were deported to Lithuania.", "fate", {"count": 3, "fate": "expelled"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), GERMAN)
def test_german(text, kind, expected):
    expected = {"status": "asserted", **expected}
    assert read_fields(text, "de", kind, expected) == [expected]


@pytest.mark.parametrize(("text", "kind", "expected"), ENGLISH)
def test_english(text, kind, expected):
    expected = {"status": "asserted", **expected}
    assert read_fields(text, "en", kind, expected) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "kind", "counts"),
    [
        (
            "Die Polizei nahm 40 Menschen fest, und ein Gericht verurteilte zwölf.",
            "de",
            "jailed",
            [40, 12],
        ),
        ("Police detained 40 people and a court sentenced twelve.", "en", "jailed", [40, 12]),
        (
            "In June 14 prisoners were released and in September 52 were freed.",
            "en",
            "freed",
            [14, 52],
        ),
    ],
)
def test_several_events_in_one_sentence(text, language, kind, counts):
    assert [told(c, ("count",))["count"] for c in claims_of(text, language, kind)] == counts


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "Am Freitag kamen 52 Häftlinge frei, darunter 14 Ausländer, sechs Litauer und ein "
            "Brite.",
            "de",
            [(14, []), (6, ["LT"]), (1, ["GB"])],
        ),
        (
            "On Friday, 52 prisoners were freed, among them 14 foreigners, six Lithuanians and "
            "one Briton.",
            "en",
            [(14, []), (6, ["LT"]), (1, ["GB"])],
        ),
    ],
)
def test_a_breakdown_is_a_claim_for_each_part(text, language, parts):
    whole, *found = claims_of(text, language, "freed")
    assert whole.count is not None
    assert whole.count.value == 52
    assert [(c.count and c.count.value, list(c.nationality)) for c in found] == parts
    assert {c.part_of for c in found} == {whole.id}
    assert {c.when for c in found} == {"2025-12-05"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kamen 52 politische Gefangene frei?", "de"),
        ("Die Bahn strich 52 Züge.", "de"),
        ("Die Mannschaft gewann mit 3:1.", "de"),
        ("Der Preis stieg auf 52 Euro.", "de"),
        ("Der Konzern setzt 300 Millionen Euro frei.", "de"),
        ("Were 52 political prisoners freed?", "en"),
        ("The company released 52 songs.", "en"),
        ("The price rose to 52 euros.", "en"),
        ("The band released an album on Friday.", "en"),
        ("The dam released 300 million litres of water.", "en"),
    ],
)
def test_what_is_no_claim(text, language):
    assert claims_of(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "evidence"),
    [
        ("Minsk ließ 52 Gefangene frei, und die EU schwieg.", "de", "Minsk ließ 52 Gefangene frei"),
        (
            "Ein Sprecher sagte, dass 14 Häftlinge freigelassen wurden.",
            "de",
            "dass 14 Häftlinge freigelassen wurden",
        ),
        ("Because the EU pressed, two doctors were released.", "en", "two doctors were released"),
    ],
)
def test_the_evidence_is_the_clause(text, language, evidence):
    assert [c.quote for c in claims_of(text, language, "freed")] == [evidence]
