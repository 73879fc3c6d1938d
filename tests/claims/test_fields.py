"""Where, where to, by whom and who says so: fields that words around a claim tell."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import told

import drehtuer


@pytest.mark.parametrize(
    ("text", "language", "kind", "expected"),
    [
        # where the freed are taken does not hold them, and each number has its own goal
        (
            "Belarus begnadigte am Samstag 123 Häftlinge. 115 von ihnen wurden in die Ukraine "
            "gebracht, acht nach Litauen.",
            "de",
            "freed",
            [
                {"count": 123, "where": "BY", "destination": []},
                {"count": 115, "where": "BY", "destination": ["UA"]},
                {"count": 8, "where": "BY", "destination": ["LT"]},
            ],
        ),
        # an ending tells where from where to
        (
            "В Белоруссии помилованы 52 политзаключённых, все они вывезены в Литву.",
            "ru",
            "freed",
            [{"count": 52, "where": "BY"}],
        ),
        # several states are none
        (
            "An dem Austausch waren 26 Menschen beteiligt, die in sieben Ländern in Haft saßen.",
            "de",
            "held",
            [{"count": 26, "where": None}],
        ),
        # whose members are counted does not hold them
        (
            "Foro Penal counted 806 political prisoners in Venezuela, 175 of them members of the "
            "military.",
            "en",
            "held",
            [{"count": 806, "by": []}, {"count": 175, "by": []}],
        ),
        # "in return" is no place
        (
            "In return the United States is lifting sanctions on Belarusian potash.",
            "en",
            "measure",
            [{"by": ["United States"], "to": ["Belarus"], "direction": "lift"}],
        ),
        # more sanctions that are lifted are no new ones
        (
            "More sanctions against Belarus would be lifted, US envoy John Coale said.",
            "en",
            "measure",
            [{"direction": "lift", "status": "planned"}],
        ),
        # whom a source names behind its own name does not speak
        (
            "Zu den Freigelassenen zählen nach Angaben der Menschenrechtsorganisation Viasna der "
            "Journalist Ihar Lossik und der frühere Präsidentschaftskandidat Mikola Statkewitsch.",
            "de",
            "freed",
            [{"attribution": ["Viasna"], "persons": ["Ihar Lossik", "Mikola Statkewitsch"]}],
        ),
        # "she" is no state
        (
            "Opposition leader Sviatlana Tsikhanouskaya thanked the United States. She called for "
            "pressure on Minsk until all prisoners are free.",
            "en",
            "position",
            [
                {"attribution": ["Sviatlana Tsikhanouskaya"]},
                {"attribution": ["Sviatlana Tsikhanouskaya"]},
            ],
        ),
        # who arrives where the freed are taken is free
        (
            "Belarus begnadigte am Samstag 123 Häftlinge. 115 von ihnen wurden in die Ukraine "
            "gebracht. Maria Kolesnikowa und Viktor Babariko kamen in der Ukraine an.",
            "de",
            "contact",
            [],
        ),
    ],
)
def test_what_stands_around_a_claim(
    text: str, language: str, kind: str, expected: list[dict[str, Any]]
) -> None:
    claims = drehtuer.read(text, published="2025-12-15", language=language).claims
    found = [claim for claim in claims if claim.kind == kind]
    assert [told(c, tuple(e)) for c, e in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)
