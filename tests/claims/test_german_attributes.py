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
