"""The words of the lists as data, and how they are looked up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from drehtuer.languages.phrases import Phrases

_WORD = re.compile(r"[\w'-]+")
_HEADER_WORD = re.compile(r"[\w'º]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = re.compile(r"[/|\n\r;]+| [-–—] ")
_LONGEST = 12
"""In a cell of more words than this, words for a status may be of something else."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The data file of this name."""
    text = files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def folded(text: str) -> str:
    """A text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn").casefold()


# Headers


_SETTINGS = ("small", "codes", "bare")


@cache
def fields() -> tuple[str, ...]:
    """What columns can hold."""
    return tuple(name for name in table("fields") if name not in _SETTINGS)


@cache
def _small() -> frozenset[str]:
    return frozenset(folded(w) for words in table("fields")["small"].values() for w in words)


@cache
def _headers() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name in fields():
        for headers in table("fields")[name].values():
            for header in headers:
                known.setdefault(_key(header), name)
    return known


def _key(header: str) -> str:
    """What of a header counts: its words without the small ones, unless it has no others."""
    words = _HEADER_WORD.findall(folded(header))
    return " ".join([word for word in words if word not in _small()] or words)


def field_of(header: str) -> str | None:
    """What a column with this header holds; None where that is not known or not clear."""
    if header.strip() in ("#", "№"):
        return "id"
    codes = "|".join(table("fields")["codes"]["codes"])
    shown = _BRACKETS.sub(" ", header)
    if any(sign.islower() for sign in shown):
        shown = re.sub(rf"\b({codes})\b", " ", shown)
    for parts in ([shown], _PARTS.split(shown)):
        found = {_headers()[key] for part in parts if (key := _key(part)) in _headers()}
        if len(found) == 1:
            return found.pop()
    return None


def is_bare_name(header: str) -> bool:
    """Whether a header says no more than that names stand here."""
    return _key(_BRACKETS.sub(" ", header)) in {
        _key(word) for word in table("fields")["bare"]["words"]
    }


# Statuses


@cache
def statuses() -> tuple[str, ...]:
    """What can have become of somebody, the more telling first."""
    return tuple(name for name in table("statuses") if name != "not")


@cache
def _status_phrases() -> Phrases[str]:
    listed: Mapping[str, Iterable[str]] = {
        name: [folded(phrase) for phrase in table("statuses")[name]["words"]]
        for name in (*statuses(), "not")
    }
    return Phrases.of(listed)


def status_of(text: str) -> str | None:
    """The status that a cell tells; None where it tells none, or that it is not so."""
    words = _WORD.findall(folded(text)) + ["?"] * text.count("?")
    if not words or len(words) > _LONGEST:
        return None
    found: set[str] = set()
    place = 0
    while place < len(words):
        match = _status_phrases().match(words, place)
        if match is not None:
            found.add(match[1])
        place += match[0] if match is not None else 1
    if "not" in found:
        return None
    return next((status for status in statuses() if status in found), None)
