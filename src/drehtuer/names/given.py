"""Given names that are one name in several languages, with their short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from drehtuer.names.spelling import data, eastern, readings, script_of, skeleton, sound, written


@dataclass(frozen=True, slots=True)
class GivenName:
    """One line of data/given.toml: a name with all its forms.

    ``gender`` is ``m``, ``f`` or empty where the data does not say; ``east_slavic`` and ``eastern``
    tell where it is at home; ``initials`` are the letters, as read, that its full forms begin with.
    """

    name: str
    gender: str
    east_slavic: bool
    eastern: bool
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Index:
    """The given names by how a form of theirs is written, read, and sounds."""

    by_writing: Mapping[str, frozenset[GivenName]]
    by_reading: Mapping[str, frozenset[GivenName]]
    by_sound: Mapping[str, frozenset[GivenName]]
    by_eastern: Mapping[str, frozenset[GivenName]]
    skeletons: frozenset[str]
    by_stem: Mapping[str, frozenset[GivenName]]
    short: frozenset[str]


def stem(sounds: str) -> str:
    """A given name without its final vowels: what a father's name is made of."""
    return sounds.rstrip("aeiu")


@cache
def _index() -> _Index:
    writing: dict[str, set[GivenName]] = defaultdict(set)
    reading: dict[str, set[GivenName]] = defaultdict(set)
    by_sound: dict[str, set[GivenName]] = defaultdict(set)
    by_eastern: dict[str, set[GivenName]] = defaultdict(set)
    skeletons: set[str] = set()
    by_stem: dict[str, set[GivenName]] = defaultdict(set)
    short_forms: set[str] = set()
    full_forms: set[str] = set()
    for section, gender in (("men", "m"), ("women", "f"), ("others", ""), ("eastern", "")):
        for name, forms in data("given")[section].items():
            full, _, short = forms.partition("/")
            slavic = any(script_of(form) == "Cyrillic" for form in full.split()) and gender != ""
            initials = frozenset(read[0] for form in full.split() for read in readings(form))
            given = GivenName(name, gender, slavic, section == "eastern", initials)
            full_forms.update(written(form) for form in full.split())
            for form in (*full.split(), *short.split()):
                if form in short.split():
                    short_forms.update((written(form), *map(sound, readings(form))))
                writing[written(form)].add(given)
                if given.eastern:
                    skeletons.update(map(skeleton, readings(form)))
                    for heard in eastern_forms(form):
                        by_eastern[heard].add(given)
                if script_of(form) != "Cyrillic":
                    continue  # the spelling of a Latin form is its own; it is found as written
                for read in readings(form):
                    reading[read].add(given)
                    if slavic:
                        by_sound[sound(read)].add(given)
                    if gender == "m":
                        by_stem[stem(sound(read))].add(given)
    return _Index(
        by_writing=_frozen(writing),
        by_reading=_frozen(reading),
        by_sound=_frozen(by_sound),
        by_eastern=_frozen(by_eastern),
        skeletons=frozenset(skeletons),
        by_stem=_frozen(by_stem),
        short=frozenset(short_forms - full_forms),
    )


def _frozen(table: Mapping[str, set[GivenName]]) -> Mapping[str, frozenset[GivenName]]:
    return {form: frozenset(names) for form, names in table.items()}


@lru_cache(maxsize=1 << 14)
def eastern_forms(word: str) -> frozenset[str]:
    """The forms of a word that spellings of one Arabic, Persian or Turkic name share."""
    return frozenset[str]().union(*(eastern(read) for read in readings(word)))


def given_names(word: str) -> frozenset[GivenName]:
    """The given names that a word can be: as written, else as read, else by its sounds."""
    index = _index()
    found = index.by_writing.get(written(word))
    if found:
        return found
    read = readings(word)
    found = _all(index.by_reading, read) or _all(index.by_sound, map(sound, read))
    if found or index.skeletons.isdisjoint(map(skeleton, read)):
        return found
    return _all(index.by_eastern, (form for form in eastern_forms(word) if len(form) > 3))


def _all(table: Mapping[str, frozenset[GivenName]], forms: Iterable[str]) -> frozenset[GivenName]:
    return frozenset[GivenName]().union(*(table[form] for form in forms if form in table))


def fathers(stems: frozenset[str]) -> frozenset[GivenName]:
    """The given names of men that have one of these stems."""
    by_stem = _index().by_stem
    return frozenset().union(*(by_stem[s] for s in stems if s in by_stem))


def is_short(word: str) -> bool:
    """Whether the word is the short form of a given name (Sascha, Kolja)."""
    short = _index().short
    return written(word) in short or any(sound(read) in short for read in readings(word))
