"""Spelling systems: every way a word of a name can be read, in one common alphabet.

A *reading* is what a word sounds like under one spelling system (data/spelling.toml). Its
*sound* is the reading with what the Belarusian, Russian and Ukrainian forms of one name do not
share taken out: a and o, e and я after a consonant, ў and в, hard and soft.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from operator import eq
from typing import Any

MOST_READINGS = 32
"""Readings kept of one word under one system; longer products belong to no real name."""
LONGEST_WORD = 40
"""Letters of a word that are read; the longest surnames have fewer."""

_VOWELS = "aeiou"
_CONSONANTS = "bcdfgklmnprstvxzčšž"
_DOUBLED = re.compile(r"(.)\1+")
_EASTERN_LETTERS = str.maketrans({"š": "s", "ž": "z", "g": "k", "o": "u"})
_EASTERN_STEPS = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        # the article, written together: Alhathloul
        (rf"^al(?=[{_CONSONANTS}]...)", ""),
        # Abdelfattah, Abd el-Fattah; Aboulkhair, Abu al-Khair
        (r"^abd[aeiu]l?(?=..)", "abd"),
        (r"^abul(?=..)", "abu"),
        (rf"a[uv](?=[{_CONSONANTS}])", "u"),
        (r"e$", "a"),
    )
)
_SOUND_STEPS = tuple(
    (letter, re.compile(pattern), becomes)
    for letter, pattern, becomes in (
        ("i", r"(?:^|(?<=[aeou]))i(?=[aeou])", "j"),
        # Belarusian У- at the beginning is Russian В-: Ulasava, Vlasova
        ("u", rf"^u(?=[{_CONSONANTS}])", "v"),
        # the u that Belarusian writes ў closes a syllable: Sannikau, Tsikhanouski
        ("u", rf"(?<=[aeo])u(?=[{_CONSONANTS}]|$)", "v"),
        # i before a vowel only softens: Siarhei, Bialiatski, Maria
        ("j", rf"(?<=[{_CONSONANTS}])i?j*(?=j[{_VOWELS}])", ""),
        ("i", rf"(?<=[{_CONSONANTS}])i(?=[aeou])", "j"),
        # я, е and ё change places between the languages: Siamionau, Semenov
        ("j", r"j+[aeo]", "e"),
        ("j", r"j+(?=u)", ""),
        ("j", r"j+", "i"),
        ("e", r"ee+", "e"),
        # unstressed o is written a: Kolesnikova, Kalesnikava
        ("o", r"o", "a"),
        # after hard consonants unstressed e is written a: Shevchenko, Shauchenka
        ("e", r"(?<=[čšžcr])e", "a"),
    )
)


def _single(letters: str) -> str:
    """The letters, doubled ones once."""
    return _DOUBLED.sub(r"\1", letters) if any(map(eq, letters, letters[1:])) else letters


@cache
def data(subject: str) -> Mapping[str, Any]:
    """The names' data file on ``subject``: ``data/<subject>.toml``."""
    path = files(__package__).joinpath("data", f"{subject}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry of a system, such as ``z>ij``, ``^je`` or ``off$``, and its readings."""

    letters: str
    before: str
    first: bool
    last: bool
    values: tuple[str, ...]

    @classmethod
    def of(cls, key: str, readings: str) -> Rule:
        """The rule that the data file writes ``key = "readings"``."""
        letters, _, before = key.partition(">")
        return cls(
            letters=letters.strip("^$"),
            before=before,
            first=letters.startswith("^"),
            last=letters.endswith("$"),
            values=tuple("" if reading == "-" else reading for reading in readings.split()),
        )

    @property
    def always(self) -> bool:
        """Whether the rule reads one letter, wherever it stands."""
        return len(self.letters) == 1 and not (self.before or self.first or self.last)

    def fits(self, word: str, start: int) -> bool:
        """Whether the rule reads the letters of the word from ``start``."""
        if not word.startswith(self.letters, start):
            return False
        end = start + len(self.letters)
        if self.before and not (end < len(word) and word[end] in self.before):
            return False
        return not (self.first and start) and not (self.last and end < len(word))


@dataclass(frozen=True, slots=True)
class System:
    """One spelling system: which words it can have written, and how its letters are read."""

    name: str
    foreign: re.Pattern[str]
    only: re.Pattern[str]
    plain: Mapping[int, str]
    rules: Mapping[str, tuple[Rule, ...]]
    always: Mapping[str, tuple[str, ...]]

    def fits(self, word: str) -> bool:
        """Whether the system can have written the word."""
        return not self.foreign.search(word) and bool(self.only.search(word))

    def readings(self, word: str) -> list[str]:
        """All readings of the word, the likeliest first."""
        word = word.translate(self.plain)
        parts: list[tuple[str, ...]] = []
        place = 0
        while place < len(word):
            values = self.always.get(word[place])
            if values is not None:
                parts.append(values)
                place += 1
                continue
            for rule in self.rules.get(word[place], ()):
                if rule.fits(word, place):
                    parts.append(rule.values)
                    place += len(rule.letters)
                    break
            else:
                place += 1
        choices = islice(product(*parts), MOST_READINGS)
        return [_single("".join(choice)) for choice in choices]


def _any_of(pieces: Iterable[str], otherwise: str) -> re.Pattern[str]:
    found = (re.escape(p.rstrip("$")) + "$" * p.endswith("$") for p in pieces)
    return re.compile("|".join(found) or otherwise)


def _rules(letters: Mapping[str, str]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules by their first letter, the longest and most particular first."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for key, readings in letters.items():
        rule = Rule.of(key, readings)
        found[rule.letters[0]].append(rule)
    return {
        first: tuple(
            sorted(
                rules,
                key=lambda r: (-len(r.letters), not (r.before or r.first or r.last), r.letters),
            )
        )
        for first, rules in found.items()
    }


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
        rules = _rules(letters)
        found[table["script"]].append(
            System(
                name=name,
                foreign=_any_of(table.get("never", ()), "(?!)"),
                only=_any_of(table.get("only", ()), ""),
                plain={ord(c): _bare(c) for c in _listed_letters() - _own_letters(letters)},
                rules=rules,
                always={
                    letter: only.values
                    for letter, (only, *others) in rules.items()
                    if not others and only.always
                },
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
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    """The letter without accents, unless a spelling system gives the accented letter a meaning."""
    return letter if letter in _listed_letters() else _bare(letter)


def folded(word: str) -> str:
    """The word in lower case, composed, without marks that no spelling system gives a meaning."""
    if word.isascii():
        return word.lower()
    # Turkish İ would leave a dot behind
    lowered = unicodedata.normalize("NFC", word.replace("İ", "i").lower())
    return "".join(_plain_letter(c) for c in lowered)


_ASCII = str.maketrans(
    {"ß": "ss", "ł": "l", "ı": "i", "æ": "ae", "ø": "o", "đ": "d", "ə": "a", "ё": "е", "й": "й"}
)


def written(word: str) -> str:
    """The word as written but for case and accents: what two spellings by one hand share."""
    if word.isascii():
        return word.lower() if word.isalnum() else "".join(filter(str.isalnum, word.lower()))
    parts = unicodedata.normalize("NFKD", word.replace("İ", "i").lower().translate(_ASCII))
    return "".join(c for c in parts if c.isalnum()).lower()


def script_of(word: str) -> str:
    """``Latin``, ``Cyrillic`` or ``other``, by the word's first letter."""
    for letter in word:
        if letter.isalpha():
            return _script(letter)
    return "other"


@lru_cache(maxsize=1 << 12)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((s for s in ("Latin", "Cyrillic") if name.startswith(s.upper())), "other")


@lru_cache(maxsize=1 << 12)
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
    return _single(reading.replace("j", "i"))


_NO_VOWELS = str.maketrans("", "", "aeiouvj")


def skeleton(reading: str) -> str:
    """What stays of a reading in every form that :func:`eastern` gives of it."""
    return _single(reading.translate(_EASTERN_LETTERS).translate(_NO_VOWELS))


@lru_cache(maxsize=1 << 14)
def eastern(reading: str) -> frozenset[str]:
    """What the spellings of one Arabic, Persian or Turkic name share.

    Short vowels are heard in pairs (Mohamed Morsi, Muhammad Mursi), q as k or g, and the marks of
    Turkish letters are left out abroad (Simsek).
    """
    reading = smooth(reading).translate(_EASTERN_LETTERS)
    for pattern, becomes in _EASTERN_STEPS:
        reading = pattern.sub(becomes, reading)
    return frozenset(_single(reading.replace("e", vowel)) for vowel in "ia")


@lru_cache(maxsize=1 << 16)
def sound(reading: str) -> str:
    """What the East Slavic forms of one name share; see the module's first lines."""
    for letter, pattern, becomes in _SOUND_STEPS:
        if letter in reading:
            reading = pattern.sub(becomes, reading)
    return _single(reading)
