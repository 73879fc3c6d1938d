"""The words of a name, each with everything that comparing needs to know about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from drehtuer.names.given import GivenName, eastern_forms, fathers, given_names, is_short, stem
from drehtuer.names.spelling import data, readings, script_of, smooth, sound, written

_NO_VOWELS = str.maketrans("", "", "aeiou")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name.

    Attributes:
        text: the word as it stands in the name.
        written: without case and accents.
        plain: how it reads under each spelling system, i for j, with the system's name.
        sounds: the readings as they sound in all East Slavic languages, with the system's name.
        stems: the sounds without an ending that tells the gender, with that gender (``m``, ``f``,
            or empty).
        consonants: the consonants of its sounds.
        given: the given names it can be.
        short: whether it is a given name's short form.
        father_gender: whose child's name it is as a father's name (``m``, ``f``), or empty.
        father_sure: whether the ending is one that tells a father's name without doubt.
        father_stems: what is left of a father's name without its ending.
        fathers: the given names of the father.
        east_slavic: whether it is Belarusian, Russian or Ukrainian by script or ending.
        initial: whether it is a single letter.
        initials: the letters it can begin with, in any of its languages.
        script: its script, as in :func:`drehtuer.names.spelling.script_of`.
    """

    text: str
    written: str
    plain: Mapping[str, str]
    sounds: Mapping[str, str]
    stems: Mapping[str, str]
    consonants: frozenset[str]
    given: frozenset[GivenName]
    short: bool
    father_gender: str
    father_sure: bool
    father_stems: frozenset[str]
    fathers: frozenset[GivenName]
    east_slavic: bool
    initial: bool
    initials: frozenset[str]
    script: str

    @property
    def eastern(self) -> frozenset[str]:
        """What it shares with other spellings if it is Arabic, Persian or Turkic."""
        return eastern_forms(self.text)


@cache
def parts() -> Mapping[str, Any]:
    """What a name is made of besides given names and surnames: data/parts.toml."""
    return data("parts")


@cache
def listed(section: str, field: str = "words") -> frozenset[str]:
    """The words of a list of data/parts.toml, as written without case and accents."""
    return frozenset(written(word) for word in parts()[section][field].split())


@cache
def _gender_endings() -> tuple[tuple[str, str, str], ...]:
    """Endings with the gender and what is left of them, the longest first."""
    found = set()
    for man, woman, shared in parts()["gender"]["endings"]:
        found |= {(man, "m", shared), (woman, "f", shared)}
    return tuple(sorted(found, key=lambda ending: (-len(ending[0]), ending)))


@cache
def _all_gender_endings() -> tuple[str, ...]:
    return tuple(ending for ending, _, _ in _gender_endings())


def _without_gender(sounds: str) -> tuple[str, str]:
    """The sounds without an ending that tells the gender, and that gender."""
    if not sounds.endswith(_all_gender_endings()):
        return sounds, ""
    for ending, gender, shared in _gender_endings():
        if sounds.endswith(ending) and len(sounds) > len(ending) + 1:
            return sounds[: -len(ending)] + shared, gender
    return sounds, ""


@cache
def _father_endings() -> Mapping[str, tuple[str, ...]]:
    table = parts()["patronymic"]
    return {"m": tuple(table["men"]), "f": tuple(table["women"]), "sure": tuple(table["sure"])}


@cache
def _east_slavic_endings() -> tuple[str, ...]:
    return tuple(parts()["east_slavic"]["endings"].split())


def _father(sounds: str) -> tuple[str, str]:
    """The gender that a father's name tells (empty where it is none), and the father's stem."""
    for gender in ("m", "f"):
        endings = _father_endings()[gender]
        if sounds.endswith(endings):
            for ending in endings:
                if sounds.endswith(ending) and len(sounds) > len(ending) + 1:
                    return gender, stem(sounds[: -len(ending)])
    return "", ""


@lru_cache(maxsize=1 << 17)
def word(text: str) -> Word:
    """The word ``text`` of a name, analysed; the same object for the same text."""
    plain = written(text)
    script = script_of(text)
    initial = len(plain) == 1 and script != "other"
    read = readings(text)
    smoothed: dict[str, str] = {}
    sounds: dict[str, str] = {}
    for reading, system in read.items():
        smoothed.setdefault(smooth(reading), system)
        sounds.setdefault(sound(reading), system)
    stems: dict[str, str] = {}
    for base, gender in map(_without_gender, sounds):
        stems[base] = gender if stems.get(base, gender) == gender else ""
    told = {_father(s) for s in sounds} - {("", "")}
    genders = {gender for gender, _ in told}
    father_stems = frozenset(s for _, s in told)
    given = frozenset() if initial else given_names(text)
    slavic = script == "Cyrillic" or (
        len(plain) > 4 and any(r.endswith(_east_slavic_endings()) for r in read)
    )
    return Word(
        text=text,
        written=plain,
        plain=smoothed,
        sounds=sounds,
        stems=stems,
        consonants=frozenset(s.translate(_NO_VOWELS) for s in sounds),
        given=given,
        short=bool(given) and is_short(text),
        father_gender=genders.pop() if len(genders) == 1 else "",
        father_sure=any(s.endswith(_father_endings()["sure"]) for s in sounds),
        father_stems=father_stems,
        fathers=fathers(father_stems),
        east_slavic=slavic,
        initial=initial,
        initials=frozenset(r[0] for r in read)
        | {plain[:1]}
        | {r for g in given for r in g.initials},
        script=script,
    )
