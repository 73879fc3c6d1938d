"""German: verbs that close a bracket, what "und" joins, who is named beside whom it befalls."""

from __future__ import annotations

import pytest
from claims_read import claims_of

BEFALLS = [
    (
        "Die Redakteurin wurde kurz nach der Wahl und dem Beginn der Proteste gegen die Regierung "
        "von Nicolás Maduro verhaftet.",
        [("jailed", (), 1)],
    ),
    (
        "Wadim Krassikow kam frei. Er war 2021 wegen des Mordes an Selimchan Changoschwili zu "
        "lebenslanger Haft verurteilt worden.",
        [("freed", ("Wadim Krassikow",), None), ("jailed", ("Wadim Krassikow",), None)],
    ),
    (
        "Ales Bjaljazki ist frei. Er war von Präsident Alexander Lukaschenko begnadigt worden, "
        "nachdem er 2023 zu zehn Jahren Haft verurteilt worden war.",
        [
            ("freed", ("Ales Bjaljazki",), None),
            ("freed", ("Ales Bjaljazki",), None),
            ("jailed", ("Ales Bjaljazki",), None),
        ],
    ),
    (
        "Auch Paul Whelan soll, der mehr als fünf Jahre im Gefängnis saß, aus der Haft entlassen "
        "werden.",
        [("freed", ("Paul Whelan",), None), ("held", ("Paul Whelan",), None)],
    ),
    (
        "Evan Gershkovich kam frei, der zu 16 Jahren Haft in einer Strafkolonie verurteilt worden "
        "war.",
        [("freed", ("Evan Gershkovich",), None), ("jailed", ("Evan Gershkovich",), None)],
    ),
    (
        "Der Minister erklärte, Alberto Trentini und Mario Burlò seien wieder in Freiheit.",
        [("freed", ("Alberto Trentini", "Mario Burlò"), None)],
    ),
    (
        "Das Präsidialamt sprach vom Austausch von 26 Häftlingen, unter ihnen der Reporter Evan "
        "Gershkovich und der frühere Soldat Paul Whelan, teilte es am Abend mit.",
        [("freed", ("Evan Gershkovich", "Paul Whelan"), 26)],
    ),
    (
        "Russland ließ 16 Menschen frei. Auch bekannte Gefangene gehören dazu, etwa Wladimir "
        "Kara-Mursa, Ilja Jaschin sowie Oleg Orlow.",
        [
            ("freed", (), 16),
            ("freed", ("Wladimir Kara-Mursa", "Ilja Jaschin", "Oleg Orlow"), None),
        ],
    ),
    ("Der Iran hat die Amerikaner aus der Haft entlassen.", [("freed", (), None)]),
    ("Die Namen der Gefangenen, die freigelassen werden, sind unklar.", [("freed", (), None)]),
    ("Maria Kolesnikowa hält fest: „Nichts davon ist wahr.“", []),
    (
        "Andrzej Poczobut ist ein Journalist aus Grodno. Er wurde 2021 verhaftet.",
        [("jailed", ("Andrzej Poczobut",), None)],
    ),
    (
        "Anlässlich des 75. Jahrestags ließ die Junta 7.012 Gefangene frei. Unter ihnen war der "
        "Sprecher der früheren Regierungschefin Aung San Suu Kyi.",
        [("freed", (), 7012)],
    ),
    (
        "Maria Kolesnikowa saß in Haft. Sie wurde 2021 in das Frauengefängnis Al Qanater gebracht.",
        [("held", ("Maria Kolesnikowa",), None), ("jailed", ("Maria Kolesnikowa",), None)],
    ),
    ("Die Regierung sprach von 116 entlassenen Häftlingen.", [("freed", (), 116)]),
    ("Wadim Krassikow hatte 2019 in Berlin einen Georgier ermordet.", []),
]


@pytest.mark.parametrize(("text", "expected"), BEFALLS)
def test_whom_it_befalls(text, expected):
    found = [c for c in claims_of(text, "de") if c.kind in ("freed", "jailed", "held", "fate")]
    assert [(c.kind, c.persons, c.count.value if c.count else None) for c in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Er war vom belarussischen Präsidenten Alexander Lukaschenko begnadigt worden.",
        "Der Blogger wurde nach der Präsidentschaftswahl gegen den Willen von Nicolás Maduro "
        "freigelassen.",
    ],
)
def test_no_office_is_told(text):
    assert claims_of(text, "de", "role") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vier Häftlinge, die nach regierungsfeindlichen Protesten verurteilt wurden, sind frei.",
        "Die meisten von ihnen waren bei Protesten gegen die Regierung festgenommen worden.",
    ],
)
def test_nobody_acts_who_is_only_named_beside(text):
    assert all(c.by == () for c in claims_of(text, "de"))


def test_nothing_is_demanded_of_those_it_is_about():
    text = "Die USA hatten auf der Freilassung des verurteilten Reporters Gershkovich bestanden."
    assert all("Gershkovich" not in c.to for c in claims_of(text, "de"))
