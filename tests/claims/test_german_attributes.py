"""German: long attributes before a noun, compounds, and clauses with two verbs at their end."""

from __future__ import annotations

import pytest
from claims_read import claims_of

TOLD = [
    (
        "Russland ließ mehrere Amerikaner, unter ihnen die des Mordes beschuldigten Evan "
        "Gershkovich und Paul Whelan, sowie viele Kritiker frei.",
        [("freed", ("Evan Gershkovich", "Paul Whelan"), ())],
    ),
    ("Ein bemerkenswerter Gefangenenaustausch hat in Ankara stattgefunden.", []),
    (
        "Im Saal saß Wadim K., der in Berlin gelebt hatte und 2021 dort verurteilt worden war.",
        [("jailed", ("Wadim K.",), ())],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_whom_it_tells_of(text, expected):
    found = [c for c in claims_of(text, "de") if c.kind in ("freed", "jailed", "held")]
    assert [(c.kind, c.persons, c.attribution) for c in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zu den freigelassenen Personen gehören fünf Deutsche, drei Briten und ein Pole.",
            [5, 3, 1],
        ),
        ("Minsk teilte mit, dass es zehn Gefangene freiließ und Moskau zwei festnahm.", [10]),
        ("Nach dem Häftlingsaustausch wurden drei Spioninnen freigelassen.", [3]),
    ],
)
def test_how_many_came_free(text, expected):
    assert [c.count.value for c in claims_of(text, "de", "freed") if c.count] == expected


@pytest.mark.parametrize(
    ("text", "where", "by"),
    [
        (
            "Bei dem durch die Türkei vermittelten Austausch kam auch der in Belarus verurteilte "
            "Rico Krieger frei.",
            "BY",
            (),
        ),
        ("Im Gegenzug kam der in Deutschland inhaftierte Wadim Krassikow frei.", "DE", ()),
        ("Russland ließ den US-Journalisten Evan Gershkovich frei.", "RU", ("Russland",)),
    ],
)
def test_where_and_by_whom_beside_attributes(text, where, by):
    found = claims_of(text, "de", "freed")
    assert [(c.where, c.by) for c in found] == [(where, by)]


def test_an_attribute_tells_of_no_talks():
    text = "Der von Katar vermittelte Austausch der Gefangenen ist vollzogen."
    assert claims_of(text, "de", "talks") == []


def test_the_time_of_an_attribute_dates_no_other_sentence():
    text = "In Minsk kam der seit 2021 inhaftierte Blogger frei. Zwölf Häftlinge wurden entlassen."
    assert [c.when for c in claims_of(text, "de", "freed")] != ["2021/..", "2021/.."]
