"""Scripts of names, as ISO 15924 codes, and language tags (BCP 47)."""

from __future__ import annotations

import unicodedata
from collections import Counter

_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MYANMAR": "Mymr",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}
"""The first word of a letter's Unicode name, and its script."""

_CYRILLIC = frozenset({"be", "ru", "uk"})
"""Languages read here that are written in Cyrillic; all others are in Latin letters."""


def script_of(name: str) -> str | None:
    """The script of most letters of a name; None where it is not known."""
    letters = (unicodedata.name(sign, "").partition(" ")[0] for sign in name if sign.isalpha())
    found = Counter(letters).most_common(1)
    return _SCRIPTS.get(found[0][0]) if found else None


def language_tag(language: str | None, script: str | None) -> str | None:
    """A tag for a name in a text of a language.

    A name in letters that the language is not written in is in another language, not known which:
    ``und-Cyrl``.
    """
    own = None if language is None else "Cyrl" if language in _CYRILLIC else "Latn"
    if script is None or script == own:
        return language
    return f"und-{script}"
