"""Rows of subjects, custody in apposition, denials without a number, parties told by office."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, read_fields

TOLD: list[tuple[str, str, str, list[dict[str, Any]]]] = [
    (
        "en",
        "Amnesty says that dozens of lawyers, writers and students have been detained in Iran.",
        "jailed",
        [{"count": ("dozens", None)}],
    ),
    (
        "en",
        "Ekrem Imamoglu, Istanbul's elected mayor, behind bars since March 2025, thanked them.",
        "held",
        [{"persons": ["Ekrem Imamoglu"], "when": "2025-03/.."}],
    ),
    (
        "en",
        "Osman Kavala has spent eight years in Silivri.",
        "held",
        [{"persons": ["Osman Kavala"]}],
    ),
    ("en", "Osman Kavala has spent eight years in Silivri.", "contact", []),
    (
        "en",
        "The government in Cairo says it does not hold political prisoners.",
        "held",
        [{"status": "denied"}],
    ),
    (
        "en",
        "Political prisoners were excluded from the amnesty in Myanmar.",
        "freed",
        [{"status": "denied"}],
    ),
    (
        "de",
        "Politische Gefangene waren von der Amnestie in Tadschikistan ausgenommen.",
        "freed",
        [{"status": "denied"}],
    ),
    (
        "en",
        "Brazil's president hosted his Venezuelan counterpart in Brasília.",
        "contact",
        [{"by": ["president"], "to": ["counterpart"]}],
    ),
    (
        "de",
        "Der US-Geschäftsträger in Minsk traf Maria Kolesnikowa.",
        "contact",
        [{"by": ["US-Geschäftsträger"], "to": ["Maria Kolesnikowa"]}],
    ),
    (
        "en",
        "The two countries restored diplomatic relations in May.",
        "measure",
        [{"direction": "ease", "when": "2025-05"}],
    ),
    (
        "en",
        "The junta in Myanmar has put a prisoner swap on the table.",
        "talks",
        [{"status": "offered"}],
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), TOLD)
def test_what_is_told(language: str, text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    if not expected:
        assert claims_of(text, language, kind) == []
        return
    assert read_fields(text, language, kind, expected[0]) == expected


AGAIN: list[tuple[str, str, str, str]] = [
    ("es", "Mikola Statkevich está otra vez tras las rejas.", "fate", "rearrested"),
    ("es", "No se supo nada de María Kolésnikova durante 600 días.", "fate", "incommunicado"),
    ("ru", "О Марии Колесниковой два года ничего не было известно.", "fate", "incommunicado"),
]


@pytest.mark.parametrize(("language", "text", "kind", "fate"), AGAIN)
def test_fates_told_by_a_turn_of_phrase(language: str, text: str, kind: str, fate: str) -> None:
    assert [c.fate for c in claims_of(text, language, kind)] == [fate]


MEASURES: list[tuple[str, str, str, str]] = [
    ("en", "Caracas wants the oil embargo lifted.", "lift", "demanded"),
    ("de", "Caracas will die Sanktionen aufgehoben sehen.", "lift", "demanded"),
    ("en", "Washington has lifted the sanctions on Belavia.", "lift", "asserted"),
    ("en", "52 prisoners freed in Minsk, Belavia off the US sanctions list.", "lift", "asserted"),
]


@pytest.mark.parametrize(("language", "text", "direction", "status"), MEASURES)
def test_measures_wished_for_or_told_without_a_verb(
    language: str, text: str, direction: str, status: str
) -> None:
    found = [(c.direction, c.status) for c in claims_of(text, language, "measure")]
    assert found == [(direction, status)]
