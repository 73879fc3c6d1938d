"""What is taken back, what is said to be untrue, and which way names on a list go."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import read_fields


@pytest.mark.parametrize(
    ("text", "language", "kind", "expected"),
    [
        # a paragraph that corrects what was said before
        (
            "Correction: Our report on Tuesday said that 40 prisoners had been freed in Iran. "
            "The correct figure is 14.",
            "en",
            "freed",
            [{"count": 40, "status": "retracted"}, {"count": 14, "status": "asserted"}],
        ),
        (
            "Korrektur: In unserem Bericht vom Dienstag hieß es, im Iran seien 40 Gefangene "
            "freigekommen. Richtig ist: Es sind 14.",
            "de",
            "freed",
            [{"count": 40, "status": "retracted"}, {"count": 14, "status": "asserted"}],
        ),
        (
            "An earlier version put the number of those detained in Istanbul at 90; it is 70.",
            "en",
            "jailed",
            [{"count": 90, "status": "retracted"}, {"count": 70, "status": "asserted"}],
        ),
        (
            "Am Wochenende seien nicht, wie zunächst gemeldet, 35 Häftlinge freigekommen, "
            "sondern 30.",
            "de",
            "freed",
            [{"count": 35, "status": "retracted"}, {"count": 30, "status": "asserted"}],
        ),
        # without a correction "we said" is just said
        ("We said that 40 prisoners were freed.", "en", "freed", [{"status": "asserted"}]),
        # reports that are not true …
        (
            "Reports that Maria Ressa had been arrested were false, her lawyer said.",
            "en",
            "jailed",
            [{"status": "denied"}],
        ),
        (
            "The ministry dismissed reports that Osman Kavala had been released.",
            "en",
            "freed",
            [{"status": "denied"}],
        ),
        (
            "Die Meldung, Osman Kavala sei freigelassen worden, hat sich nicht bestätigt.",
            "de",
            "freed",
            [{"status": "denied"}],
        ),
        (
            "Gerüchte, die Regierung habe 20 Gefangene begnadigt, erwiesen sich als falsch.",
            "de",
            "freed",
            [{"count": 20, "status": "denied"}],
        ),
        # … and reports that nobody denies
        (
            "The New York Times reported that 20 prisoners had been freed in Iran.",
            "en",
            "freed",
            [{"count": 20, "status": "asserted"}],
        ),
        (
            "Amnesty claims that 20 prisoners had been freed in Iran.",
            "en",
            "freed",
            [{"count": 20, "status": "asserted"}],
        ),
        (
            "Three reporters were arrested, the report said, for spreading false news.",
            "en",
            "jailed",
            [{"count": 3, "status": "asserted"}],
        ),
        # a span of time is no denial
        (
            "Keine drei Wochen später ließ Maduro zehn Gefangene frei.",
            "de",
            "freed",
            [{"count": 10, "status": "asserted"}],
        ),
        # onto a list and off it
        (
            "Viasna added 31 names to its list of political prisoners in May and removed 22.",
            "en",
            "listed",
            [{"count": 31, "direction": "in"}, {"count": 22, "direction": "out"}],
        ),
        (
            "Viasna hat im Mai 31 Namen neu auf die Liste der politischen Gefangenen gesetzt "
            "und 22 gestrichen.",
            "de",
            "listed",
            [{"count": 31, "direction": "in"}, {"count": 22, "direction": "out"}],
        ),
    ],
)
def test_what_becomes_of_what_was_said(
    text: str, language: str, kind: str, expected: list[dict[str, Any]]
) -> None:
    names = expected[0]
    assert read_fields(text, language, kind, names) == expected
