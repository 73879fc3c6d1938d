"""Offices and callings as classes, so that a role in one language agrees with one in another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from drehtuer.languages.phrases import Phrases

FORMER = "former"
"""The table of words that say that an office is held no more; it is no class of its own."""


@cache
def _offices() -> Phrases[str]:
    text = files(__package__).joinpath("data", "offices.toml").read_text(encoding="utf-8")
    return Phrases.of(tomllib.loads(text))


def offices(roles: Iterable[str]) -> frozenset[str]:
    """The classes of ``data/offices.toml`` that words for roles belong to."""
    return frozenset(office for role in roles for office in _of(role.lower())) - {FORMER}


def is_former(role: str) -> bool:
    """Whether words for a role say that it is held no more."""
    return FORMER in _of(role.lower())


@cache
def _of(role: str) -> frozenset[str]:
    words = [part for word in role.split() for part in _parts(word)]
    return frozenset(office for _, _, office in _offices().in_all(words))


def _parts(word: str) -> tuple[str, ...]:
    """A word, and what it begins and ends with before and behind a hyphen."""
    return tuple(dict.fromkeys((word.partition("-")[0], word, word.rpartition("-")[2])))
