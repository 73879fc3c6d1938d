"""Spelling systems: every way a word of a name can be read, in one common alphabet.

A *reading* is what a word sounds like under one spelling system (data/spelling.toml). Its
*sound* is the reading with what the Belarusian, Russian and Ukrainian forms of one name do not
share taken out: a and o, e and я after a consonant, ў and в, hard and soft.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import Any

MOST_READINGS = 32
"""Readings kept of one word under one system; longer products belong to no real name."""
LONGEST_WORD = 40
"""Letters of a word that are read; the longest surnames have fewer."""

_VOWELS = "aeiou"
_CONSONANTS = "bcdfgklmnprstvxzčšž"
_DOUBLED = re.compile(r"(.)\1+")
_SOUND_STEPS = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"(?:^|(?<=[aeou]))i(?=[aeou])", "j"),
        # Belarusian У- at the beginning is Russian В-: Ulasava, Vlasova
        (rf"^u(?=[{_CONSONANTS}])", "v"),
        # the u that Belarusian writes ў closes a syllable: Sannikau, Tsikhanouski
        (rf"(?<=[aeo])u(?=[{_CONSONANTS}]|$)", "v"),
        # i before a vowel only softens: Siarhei, Bialiatski, Maria
        (rf"(?<=[{_CONSONANTS}])i?j*(?=j[{_VOWELS}])", ""),
        (rf"(?<=[{_CONSONANTS}])i(?=[aeou])", "j"),
        # я, е and ё change places between the languages: Siamionau, Semenov
        (r"j+[aeo]", "e"),
        (r"j+u", "u"),
        (r"j+", "i"),
        # unstressed o is written a: Kolesnikova, Kalesnikava
        ("o", "a"),
        # after hard consonants unstressed e is written a: Shevchenko, Shauchenka
        (r"(?<=[čšžcr])e", "a"),
        (r"(.)\1+", r"\1"),
    )
)


@cache
def data(subject: str) -> Mapping[str, Any]:
    """The names' data file on ``subject``: ``data/<subject>.toml``."""
    path = files(__package__).joinpath("data", f"{subject}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class System:
    """One spelling system: which words it can have written, and how its letters are read."""

    name: str
    script: str
    only: tuple[str, ...]
    foreign: re.Pattern[str]
    plain: Mapping[int, str]
    pattern: re.Pattern[str]
    values: tuple[tuple[str, ...], ...]

    def fits(self, word: str) -> bool:
        """Whether the system can have written the word."""
        if self.foreign.search(word):
            return False
        return not self.only or any(letters in word for letters in self.only)

    def readings(self, word: str) -> list[str]:
        """All readings of the word, the likeliest first."""
        matches = self.pattern.finditer(word.translate(self.plain))
        parts = [self.values[match.lastindex - 1] for match in matches if match.lastindex]
        choices = islice(product(*parts), MOST_READINGS)
        return [_DOUBLED.sub(r"\1", "".join(choice)) for choice in choices]


def _rule_pattern(key: str) -> str:
    """The regular expression of an entry such as ``z>ij``, ``^je`` or ``off$``."""
    letters, _, before = key.partition(">")
    start, end = letters.startswith("^"), letters.endswith("$")
    middle = re.escape(letters.strip("^$"))
    ahead = f"(?=[{re.escape(before)}])" if before else ""
    return ("^" if start else "") + middle + ahead + ("$" if end else "")


@cache
def systems() -> Mapping[str, tuple[System, ...]]:
    """The spelling systems of each script."""
    tables = data("spelling")
    bases = {"Latin": tables["latin"]["letters"], "Cyrillic": tables["cyrillic"]["letters"]}
    found: dict[str, list[System]] = {script: [] for script in bases}
    for name, table in tables.items():
        if "script" not in table:
            continue
        letters = bases[table["script"]] | table["letters"]
        keys = sorted(letters, key=lambda key: (-len(key.strip("^$").partition(">")[0]), -len(key)))
        alternatives = (f"({_rule_pattern(key)})" for key in keys)
        found[table["script"]].append(
            System(
                name=name,
                script=table["script"],
                only=tuple(table.get("only", ())),
                foreign=re.compile("|".join(map(re.escape, table.get("never", ()))) or "(?!)"),
                plain={ord(c): _bare(c) for c in _listed_letters() - _own_letters(letters)},
                pattern=re.compile("|".join(alternatives)),
                values=tuple(
                    tuple("" if v == "-" else v for v in letters[key].split()) for key in keys
                ),
            )
        )
    return {script: tuple(listed) for script, listed in found.items()}


def _own_letters(letters: Iterable[str]) -> frozenset[str]:
    """The single letters in the entries of a system."""
    return frozenset(c for key in letters for c in key.partition(">")[0])


@cache
def _listed_letters() -> frozenset[str]:
    """Single letters that some system reads itself, accents and all."""
    return frozenset().union(*(_own_letters(t["letters"]) for t in data("spelling").values()))


def _bare(letter: str) -> str:
    """The letter without accents."""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    """The letter without accents, unless a spelling system gives the accented letter a meaning."""
    return letter if letter in _listed_letters() else _bare(letter)


def folded(word: str) -> str:
    """The word in lower case, composed, without marks that no spelling system gives a meaning."""
    # Turkish İ would leave a dot behind
    lowered = unicodedata.normalize("NFC", word.replace("İ", "i").lower())
    return "".join(_plain_letter(c) for c in lowered)


_ASCII = str.maketrans(
    {"ß": "ss", "ł": "l", "ı": "i", "æ": "ae", "ø": "o", "đ": "d", "ə": "a", "ё": "е", "й": "й"}
)


def written(word: str) -> str:
    """The word as written but for case and accents: what two spellings by one hand share."""
    parts = unicodedata.normalize("NFKD", word.replace("İ", "i").lower().translate(_ASCII))
    return "".join(c for c in parts if c.isalnum())


def script_of(word: str) -> str:
    """``Latin``, ``Cyrillic`` or ``other``, by the word's first letter."""
    for letter in word:
        if letter.isalpha():
            name = unicodedata.name(letter, "")
            return next((s for s in ("Latin", "Cyrillic") if name.startswith(s.upper())), "other")
    return "other"


@lru_cache(maxsize=1 << 18)
def readings(word: str) -> Mapping[str, str]:
    """Every reading of a word, with the name of the first spelling system that gives it.

    A word in a script that is not read here has no readings.
    """
    plain = folded(word)[:LONGEST_WORD]
    found: dict[str, str] = {}
    for system in systems().get(script_of(plain), ()):
        if system.fits(plain):
            for reading in system.readings(plain):
                if reading:
                    found.setdefault(reading, system.name)
    return found


def smooth(reading: str) -> str:
    """The reading with i for j: spellings of all languages mix them up."""
    return _DOUBLED.sub(r"\1", reading.replace("j", "i"))


@lru_cache(maxsize=1 << 18)
def sound(reading: str) -> str:
    """What the East Slavic forms of one name share; see the module's first lines."""
    for pattern, becomes in _SOUND_STEPS:
        reading = pattern.sub(becomes, reading)
    return reading
