"""The forms of a language's verbs, made by rule from ``verbs.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a form of a verb may be."""

    lemma: str
    feature: str
    number: str | None = None


@cache
def verb_forms(language: str) -> Mapping[str, tuple[VerbForm, ...]]:
    """Surface form (lower case) → what it may be."""
    return {}
