"""Talks, measures, contacts, offices, the door and positions, and who is said to say it."""

from __future__ import annotations

import pytest
from claims_read import claims_of, read_fields

GERMAN = [
    # talks
    (
        "Die USA verhandeln mit Belarus über die Freilassung von 1.300 Gefangenen.",
        "talks",
        {"count": 1300, "status": "negotiated", "by": ["USA", "Belarus"], "where": "BY"},
    ),
    (
        "Die Verhandlungen über die Freilassung von 100 Gefangenen laufen.",
        "talks",
        {"count": 100, "status": "negotiated"},
    ),
    (
        "Die EU forderte die Freilassung aller politischen Gefangenen.",
        "talks",
        {"count": ("all", None), "status": "demanded", "by": ["EU"]},
    ),
    (
        "Die EU fordert die Freilassung von mindestens 1.100 politischen Gefangenen.",
        "talks",
        {"count": ("at_least", 1100), "status": "demanded", "by": ["EU"]},
    ),
    ("Minsk bot an, 50 Gefangene freizulassen.", "talks", {"count": 50, "status": "offered"}),
    (
        "Washington und Minsk einigten sich auf die Freilassung von 250 Gefangenen.",
        "talks",
        {"count": 250, "status": "agreed", "by": ["Washington", "Minsk"]},
    ),
    # measures
    (
        "Die USA haben die Sanktionen gegen Belavia gelockert.",
        "measure",
        {"direction": "ease", "by": ["USA"], "to": ["Belavia"]},
    ),
    (
        "Die Lockerung der Sanktionen gegen Belavia gilt seit September.",
        "measure",
        {"direction": "ease", "to": ["Belavia"], "when": "2025-09/.."},
    ),
    (
        "Die EU verhängte am Montag neue Sanktionen gegen Belarus.",
        "measure",
        {"direction": "impose", "by": ["EU"], "to": ["Belarus"], "when": "2025-12-01"},
    ),
    (
        "Die EU will weitere Sanktionen gegen Belarus verhängen.",
        "measure",
        {"direction": "impose", "by": ["EU"], "to": ["Belarus"], "status": "planned"},
    ),
    (
        "Die EU verschärfte ihre Sanktionen gegen Russland.",
        "measure",
        {"direction": "tighten", "by": ["EU"], "to": ["Russland"], "where": "RU"},
    ),
    (
        "Die EU prüft eine Lockerung der Sanktionen gegen Belarus.",
        "measure",
        {"direction": "ease", "by": ["EU"], "to": ["Belarus"], "status": "considered"},
    ),
    (
        "Polen öffnete zwei Grenzübergänge nach Belarus.",
        "measure",
        {"direction": "ease", "by": ["Polen"], "to": ["Belarus"]},
    ),
    # contacts
    (
        "US-Präsident Donald Trump telefonierte am 15. August 2025 mit Alexander Lukaschenko.",
        "contact",
        {"by": ["Donald Trump"], "to": ["Alexander Lukaschenko"], "when": "2025-08-15"},
    ),
    (
        "Der Sondergesandte John Coale reiste am Freitag nach Minsk.",
        "contact",
        {"by": ["John Coale"], "to": ["Minsk"], "when": "2025-12-05"},
    ),
    (
        "Der Sondergesandte John Coale traf Lukaschenko am Freitag in Minsk.",
        "contact",
        {"by": ["John Coale"], "to": ["Lukaschenko"], "when": "2025-12-05"},
    ),
    (
        "Machthaber Alexander Lukaschenko lud Präsident Donald Trump nach Minsk ein.",
        "contact",
        {"by": ["Alexander Lukaschenko"], "to": ["Donald Trump"]},
    ),
    # offices
    (
        "Der Politiker Alexander Lukaschenko ist seit 1994 Präsident von Belarus.",
        "role",
        {"persons": ["Alexander Lukaschenko"], "when": "1994/..", "role": "Präsident von Belarus"},
    ),
    (
        "Im November wurde John Coale zum Sondergesandten ernannt.",
        "role",
        {"persons": ["John Coale"], "when": "2025-11"},
    ),
    # the door
    (
        "Belarus nimmt mehr Menschen fest, als es freilässt.",
        "door",
        {"direction": "in", "where": "BY"},
    ),
    ("Es werden mehr Menschen festgenommen als freigelassen.", "door", {"direction": "in"}),
    ("Der Drehtüreffekt bleibt.", "door", {"direction": "in"}),
    # positions
    (
        "Oppositionsführerin Swetlana Tichanowskaja begrüßte die Freilassung der Gefangenen.",
        "position",
        {"attribution": ["Swetlana Tichanowskaja"]},
    ),
    (
        "Amnesty International kritisierte den Handel mit politischen Gefangenen.",
        "position",
        {"attribution": ["Amnesty International"]},
    ),
    (
        "Bundeskanzler Friedrich Merz dankte Washington für die Freilassung.",
        "position",
        {"attribution": ["Friedrich Merz"]},
    ),
    # further wordings
    (
        "Die Sanktionen gegen Belavia wurden im September aufgehoben.",
        "measure",
        {"direction": "lift", "to": ["Belavia"], "when": "2025-09"},
    ),
    (
        "Washington hob die Sanktionen gegen die Fluggesellschaft Belavia im September auf.",
        "measure",
        {"direction": "lift", "by": ["Washington"], "to": ["Belavia"], "when": "2025-09"},
    ),
    (
        "Die Aufhebung der Sanktionen gegen Belavia wurde im September verkündet.",
        "measure",
        {"direction": "lift", "when": "2025-09"},
    ),
    (
        "Brüssel lehnt eine Lockerung der Sanktionen gegen Belarus ab.",
        "measure",
        {"status": "rejected", "direction": "ease"},
    ),
    (
        "Die USA könnten Sanktionen gegen Belarus aufheben.",
        "measure",
        {"status": "considered", "direction": "lift", "by": ["USA"]},
    ),
    (
        "Die USA eröffnen ihre Botschaft in Minsk wieder.",
        "measure",
        {"direction": "ease", "by": ["USA"]},
    ),
    (
        "Die US-Regierung erließ im November neue Sanktionen gegen Russland.",
        "measure",
        {"direction": "impose", "when": "2025-11"},
    ),
    (
        "Außenminister Marco Rubio empfing am Montag die Oppositionelle Swetlana Tichanowskaja.",
        "contact",
        {"by": ["Marco Rubio"], "to": ["Swetlana Tichanowskaja"], "when": "2025-12-01"},
    ),
    (
        "Präsident Donald Trump schrieb Alexander Lukaschenko im August einen Brief.",
        "contact",
        {"by": ["Donald Trump"], "to": ["Alexander Lukaschenko"], "when": "2025-08"},
    ),
    (
        "Präsident Donald Trump will Alexander Lukaschenko im Januar treffen.",
        "contact",
        {"status": "planned", "by": ["Donald Trump"], "to": ["Alexander Lukaschenko"]},
    ),
    (
        "Präsident Wolodymyr Selenskyj sprach am Donnerstag mit Präsident Donald Trump.",
        "contact",
        {"by": ["Wolodymyr Selenskyj"], "to": ["Donald Trump"], "when": "2025-12-04"},
    ),
    ("Wladimir Putin ist seit 2012 wieder Präsident.", "role", {"when": "2012/.."}),
    (
        "Für jeden Freigelassenen werden zwei neue Gefangene eingesperrt.",
        "door",
        {"direction": "in"},
    ),
    (
        "Oppositionsführerin Swetlana Tichanowskaja warnte vor einer Lockerung der Sanktionen.",
        "position",
        {"attribution": ["Swetlana Tichanowskaja"]},
    ),
]

ENGLISH = [
    # talks
    (
        "The United States is negotiating with Belarus over the release of 1,300 prisoners.",
        "talks",
        {"count": 1300, "status": "negotiated", "by": ["United States", "Belarus"], "where": "BY"},
    ),
    (
        "Washington and Minsk are in talks over the release of 1,300 prisoners.",
        "talks",
        {"count": 1300, "status": "negotiated", "by": ["Washington", "Minsk"]},
    ),
    (
        "The EU demanded the release of all political prisoners.",
        "talks",
        {"count": ("all", None), "status": "demanded", "by": ["EU"]},
    ),
    (
        "The EU called for the release of at least 1,100 political prisoners.",
        "talks",
        {"count": ("at_least", 1100), "status": "demanded", "by": ["EU"]},
    ),
    ("Minsk offered to release 50 prisoners.", "talks", {"count": 50, "status": "offered"}),
    (
        "Washington and Minsk agreed on the release of 250 prisoners.",
        "talks",
        {"count": 250, "status": "agreed", "by": ["Washington", "Minsk"]},
    ),
    # measures
    (
        "The United States has eased sanctions on Belavia.",
        "measure",
        {"direction": "ease", "by": ["United States"], "to": ["Belavia"]},
    ),
    (
        "Washington lifted sanctions on the airline Belavia in September.",
        "measure",
        {"direction": "lift", "by": ["Washington"], "to": ["Belavia"], "when": "2025-09"},
    ),
    (
        "Sanctions on Belavia were lifted in September.",
        "measure",
        {"direction": "lift", "to": ["Belavia"], "when": "2025-09"},
    ),
    (
        "The easing of sanctions on Belavia took effect in September.",
        "measure",
        {"direction": "ease", "to": ["Belavia"], "when": "2025-09"},
    ),
    (
        "The EU imposed new sanctions on Belarus on Monday.",
        "measure",
        {"direction": "impose", "by": ["EU"], "to": ["Belarus"], "when": "2025-12-01"},
    ),
    (
        "The EU will impose further sanctions on Belarus.",
        "measure",
        {"direction": "impose", "by": ["EU"], "to": ["Belarus"], "status": "planned"},
    ),
    (
        "The EU tightened its sanctions on Russia.",
        "measure",
        {"direction": "tighten", "by": ["EU"], "to": ["Russia"], "where": "RU"},
    ),
    (
        "The EU is considering easing sanctions on Belarus.",
        "measure",
        {"direction": "ease", "by": ["EU"], "to": ["Belarus"], "status": "considered"},
    ),
    (
        "Poland reopened two border crossings with Belarus.",
        "measure",
        {"direction": "ease", "by": ["Poland"], "to": ["Belarus"]},
    ),
    # contacts
    (
        "President Donald Trump spoke by phone with Alexander Lukashenko on 15 August 2025.",
        "contact",
        {"by": ["Donald Trump"], "to": ["Alexander Lukashenko"], "when": "2025-08-15"},
    ),
    (
        "The envoy John Coale travelled to Minsk on Friday.",
        "contact",
        {"by": ["John Coale"], "to": ["Minsk"], "when": "2025-12-05"},
    ),
    (
        "US envoy John Coale met Lukashenko in Minsk on Friday.",
        "contact",
        {"by": ["John Coale"], "to": ["Lukashenko"], "when": "2025-12-05"},
    ),
    (
        "President Alexander Lukashenko invited President Donald Trump to Minsk.",
        "contact",
        {"by": ["Alexander Lukashenko"], "to": ["Donald Trump"]},
    ),
    # offices
    (
        "The US envoy John Coale was appointed in November.",
        "role",
        {"persons": ["John Coale"], "when": "2025-11", "role": "envoy"},
    ),
    (
        "In November, John Coale was appointed special envoy.",
        "role",
        {"persons": ["John Coale"], "when": "2025-11", "role": "special envoy"},
    ),
    # the door
    (
        "Belarus is arresting more people than it releases.",
        "door",
        {"direction": "in", "where": "BY"},
    ),
    ("More people are being arrested than released.", "door", {"direction": "in"}),
    ("The revolving door keeps turning.", "door", {"direction": "in"}),
    # positions
    (
        "Opposition leader Sviatlana Tsikhanouskaya welcomed the release of the prisoners.",
        "position",
        {"attribution": ["Sviatlana Tsikhanouskaya"]},
    ),
    (
        "Amnesty International criticised the trade in political prisoners.",
        "position",
        {"attribution": ["Amnesty International"]},
    ),
    (
        "German Chancellor Friedrich Merz thanked Washington for the release.",
        "position",
        {"attribution": ["Friedrich Merz"]},
    ),
    # further wordings
    (
        "Brussels rejects easing sanctions on Belarus.",
        "measure",
        {"status": "rejected", "direction": "ease"},
    ),
    (
        "The United States is reopening its embassy in Minsk.",
        "measure",
        {"direction": "ease", "by": ["United States"]},
    ),
    (
        "The lifting of sanctions on Belavia was announced in September.",
        "measure",
        {"direction": "lift", "when": "2025-09"},
    ),
    (
        "President Donald Trump wrote a letter to Alexander Lukashenko in August.",
        "contact",
        {"by": ["Donald Trump"], "to": ["Alexander Lukashenko"], "when": "2025-08"},
    ),
    (
        "President Donald Trump will meet Alexander Lukashenko in January.",
        "contact",
        {
            "status": "planned",
            "by": ["Donald Trump"],
            "to": ["Alexander Lukashenko"],
            "when": "2026-01",
        },
    ),
    (
        "President Volodymyr Zelensky talked with President Donald Trump on Thursday.",
        "contact",
        {"by": ["Volodymyr Zelensky"], "to": ["Donald Trump"], "when": "2025-12-04"},
    ),
    ("Alexander Lukashenko has been president of Belarus since 1994.", "role", {"when": "1994/.."}),
    (
        "Opposition leader Sviatlana Tsikhanouskaya warned against easing sanctions.",
        "position",
        {"attribution": ["Sviatlana Tsikhanouskaya"]},
    ),
    (
        "Human Rights Watch condemned the treatment of the prisoners.",
        "position",
        {"attribution": ["Human Rights Watch"]},
    ),
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
    ("text", "language", "speakers"),
    [
        ("52 Gefangene wurden freigelassen.", "de", []),
        ("Laut Foro Penal wurden 383 Gefangene freigelassen.", "de", ["Foro Penal"]),
        (
            "Nach Angaben der Menschenrechtsorganisation Viasna kamen 52 Gefangene frei.",
            "de",
            ["Viasna"],
        ),
        ("Der Organisation Viasna zufolge kamen 52 Gefangene frei.", "de", ["Viasna"]),
        (
            "Das Innenministerium teilte mit, 30 Gefangene seien freigelassen worden, "
            "berichtet Reuters.",
            "de",
            ["Innenministerium", "Reuters"],
        ),
        (
            "Nach Angaben aus Diplomatenkreisen sollen 30 Gefangene freikommen.",
            "de",
            ["unnamed sources"],
        ),
        (
            "„Wir haben 100 Gefangene freigelassen“, sagte Lukaschenko am Freitag.",
            "de",
            ["Lukaschenko"],
        ),
        (
            "Minsk habe 100 Gefangene freigelassen, sagte Lukaschenko der Nachrichtenagentur "
            "Belta.",
            "de",
            ["Lukaschenko", "Belta"],
        ),
        ("52 prisoners were released.", "en", []),
        ("According to Foro Penal, 383 prisoners have been released.", "en", ["Foro Penal"]),
        ("Some 52 prisoners were freed, the rights group Viasna said.", "en", ["Viasna"]),
        (
            "The interior ministry said that 30 prisoners had been released, Reuters reported.",
            "en",
            ["interior ministry", "Reuters"],
        ),
        (
            "Two sources familiar with the talks said that 30 prisoners would be released.",
            "en",
            ["unnamed sources"],
        ),
        ('"We have released 100 prisoners," Lukashenko said on Friday.', "en", ["Lukashenko"]),
        (
            "Minsk has released 100 prisoners, Lukashenko told the state news agency Belta.",
            "en",
            ["Lukashenko", "Belta"],
        ),
    ],
)
def test_who_says_it(text, language, speakers):
    assert [list(claim.attribution) for claim in claims_of(text, language, "freed")] == [speakers]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Sanktionen gegen Russland bestehen seit 2014.", "de"),
        ("Der Minister traf am Freitag in Genf ein.", "de"),
        ("Die Messe lud Aussteller ein.", "de"),
        ("Der Trainer kritisierte die Mannschaft.", "de"),
        ("The minister arrived in Geneva on Friday.", "en"),
        ("The bakery eased its prices.", "en"),
        ("The coach criticised the team.", "en"),
    ],
)
def test_what_is_no_dealing(text, language):
    assert claims_of(text, language) == []
