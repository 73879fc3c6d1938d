"""One sentence read as part of a report, for tables of (text, kind, fields).

What a report is about decides whether its sentences count, so each sentence stands in a paragraph
that names the topic; only the claims of the sentence itself are given back.
"""

from __future__ import annotations

from typing import Any

import drehtuer
from drehtuer.model import Claim

PUBLISHED = "2025-12-05"
"""A Friday."""
TOPIC = {
    "de": "Zu Menschenrechten, Sanktionen und zur Botschaft folgt ein Überblick.",
    "en": "An overview of rights, sanctions and the embassy follows.",
    "es": "Sigue un resumen sobre derechos humanos, sanciones y la embajada.",
    "fr": "Suit un aperçu des droits de l’homme, des sanctions et de l’ambassade.",
    "ru": "Ниже обзор о правах человека, санкциях и посольстве.",
}


def claims_of(text: str, language: str, kind: str | None = None) -> list[Claim]:
    """The claims of ``text``, of one kind if given."""
    whole = f"{text} {TOPIC[language]}\n"
    report = drehtuer.read(whole, published=PUBLISHED, language=language)
    return [c for c in report.claims if c.end <= len(text) and kind in (None, c.kind)]


def told(claim: Claim, names: tuple[str, ...]) -> dict[str, Any]:
    """The named fields of a claim; a count as its value, or as (qualifier, value[, upper])."""
    fields: dict[str, Any] = {}
    for name in names:
        value = getattr(claim, name)
        if name == "count" and value is not None:
            exact = value.qualifier == "exact" and not value.delta
            upper = () if value.upper is None else (value.upper,)
            value = value.value if exact else (value.qualifier, value.value, *upper)
        fields[name] = list(value) if isinstance(value, tuple) and name != "count" else value
    return fields


def read_fields(
    text: str, language: str, kind: str, expected: dict[str, Any]
) -> list[dict[str, Any]]:
    """Of each claim of the kind in the text, the fields that are expected."""
    return [told(claim, tuple(expected)) for claim in claims_of(text, language, kind)]
