"""The words by which a language counts people, compiled (``numbers.toml``, ``groups.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from drehtuer import languages
from drehtuer.claims.sentences.cues import PEOPLE_KINDS, people_cues
from drehtuer.languages.phrases import Phrases, with_elisions
from drehtuer.languages.verbforms import verb_forms

_DOZEN = 12


@dataclass(eq=False)
class CountWords:
    """The compiled words of one language."""

    language: str
    has_verbs: bool
    small: frozenset[str]
    of: frozenset[str]
    acts: Phrases[bool]
    deeds: Phrases[bool]
    """The nouns among the acts: "arrests"."""
    compound: bool
    ordinal_stop: bool
    capitalised_nouns: bool
    units: dict[str, int]
    scales: dict[str, int]
    persons: frozenset[str]
    """Numbers that count nothing but people: "четверо"."""
    alone: frozenset[str]
    """What is one person where no noun follows: "отпустили одного", "soltaron a uno"."""
    marks: frozenset[str]
    """What has to stand before it, if anything."""
    no_articles: bool
    helping: frozenset[str]
    joiner: str
    pieces: re.Pattern[str] | None
    one: frozenset[str]
    collective: Phrases[int]
    dozens: dict[str, int]
    fractions: dict[str, float]
    exactly: Phrases[int]
    vague: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    same: Phrases[bool]
    between: frozenset[str]
    range_and: frozenset[str]
    range_to: frozenset[str]
    then: Phrases[bool]
    """What stands behind somebody's age in those days: "22 at the time"."""
    not_after: Phrases[bool]
    not_before: Phrases[bool]
    names: Phrases[bool]
    months: frozenset[str]
    terms: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    shares: frozenset[str]
    them: frozenset[str]
    those: frozenset[str]
    plural: frozenset[str]
    groups: Phrases[tuple[str, str]]
    up: frozenset[str] = field(default_factory=frozenset)
    down: frozenset[str] = field(default_factory=frozenset)
    than: frozenset[str] = field(default_factory=frozenset)
    by: frozenset[str] = field(default_factory=frozenset)
    rise: frozenset[str] = field(default_factory=frozenset)
    fall: frozenset[str] = field(default_factory=frozenset)
    moved: frozenset[str] = field(default_factory=frozenset)
    """Verbs that tell a change, but not which way: "went from 1,186 to 1,218"."""
    stop: frozenset[str] = field(default_factory=frozenset)
    skip: frozenset[str] = field(default_factory=frozenset)
    plurals: tuple[str, ...] = ()
    """Endings of what is counted by a number of several, where plurals have endings."""
    possessive_endings: tuple[str, ...] = ()
    asking: frozenset[str] = field(default_factory=frozenset)
    person_endings: tuple[str, ...] = ()


def _pairs(numbers: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """(value, word) of a table such as ``12 = ["twelve", "dozen"]``."""
    for value, words in numbers.get(name, {}).items():
        for word in words:
            yield value, word


def _inflected(phrase: str, endings: Sequence[str]) -> list[str]:
    """The forms of a noun with a "*"; where nouns are joined ("Teil", "Teilnehmer") no others."""
    if not endings or not phrase.endswith("*"):
        return [phrase]
    return [phrase[:-1] + ending.strip("-") for ending in endings]


@cache
def words_of(language: str) -> CountWords:
    """The compiled number and group words of a language."""
    numbers = languages.table(language, "numbers")
    groups = languages.table(language, "groups")
    closed = languages.table(language, "language").get("words", {})
    endings = closed.get("group_endings", "")
    units = {word: int(value) for value, word in _pairs(numbers, "units")}
    scales = {word: int(value) for value, word in _pairs(numbers, "scales")}
    joiner = numbers.get("joiner", "")
    compound = bool(numbers.get("compound"))
    options = sorted([*units, *scales, *([joiner] if joiner else [])], key=len, reverse=True)
    change = numbers.get("change", {})
    ranges = numbers.get("range", {})
    measure = numbers.get("units_of_measure", {})
    units_after = frozenset(measure.get("after", ()))
    stop = " ".join(
        closed.get(name, "")
        for name in (
            "prepositions",
            "subordinators",
            "relatives",
            "personal",
            "auxiliaries",
            "modals",
        )
    )
    return CountWords(
        language=language,
        has_verbs=bool(verb_forms(language)),
        small=frozenset(
            word
            for name in (
                "coordinators",
                "negations",
                "reflexive",
                "adverbs",
                "determiners",
                "relatives",
            )
            for word in closed.get(name, "").split()
        ),
        of=frozenset(closed.get("of", "").split()),
        acts=Phrases(
            (option[0], True)
            for cue in people_cues(language).cues
            if cue.kind in PEOPLE_KINDS
            and (cue.frame in ("acts", "happens") or (cue.frame == "nouns" and not cue.links))
            for option in cue.parts[0]
        ),
        deeds=Phrases(
            (option[0], True)
            for cue in people_cues(language).cues
            if cue.kind in PEOPLE_KINDS and cue.frame == "nouns" and not cue.links
            for option in cue.parts[0]
        ),
        compound=compound,
        ordinal_stop=bool(numbers.get("ordinal_stop")),
        capitalised_nouns=bool(languages.table(language, "language").get("capitalised_nouns")),
        units=units,
        scales=scales,
        persons=frozenset(numbers.get("persons", {}).get("words", "").split()),
        alone=frozenset(numbers.get("persons", {}).get("alone", "").split()),
        marks=frozenset(closed.get("object_marks", "").split()),
        helping=frozenset(
            word
            for name in ("auxiliaries", "passive_auxiliaries", "reflexive")
            for word in closed.get(name, "").split()
        ),
        no_articles=bool(languages.table(language, "language").get("no_articles")),
        joiner=joiner,
        pieces=re.compile("|".join(map(re.escape, options))) if options and compound else None,
        one=frozenset(numbers.get("one", {}).get("words", ())),
        collective=Phrases((word, int(value)) for value, word in _pairs(numbers, "collective")),
        dozens={
            word: int(value)
            for value, word in _pairs(numbers, "collective")
            if int(value) >= _DOZEN and " " not in word
        },
        fractions={word: float(value) for value, word in _pairs(numbers, "fractions")},
        exactly=Phrases((word, int(value)) for value, word in _pairs(numbers, "exactly")),
        vague=Phrases.of(numbers.get("vague", {})),
        before=Phrases.of(numbers.get("before", {})),
        after=Phrases.of(numbers.get("after", {})),
        then=Phrases((p, True) for p in numbers.get("then", ())),
        same=Phrases((p, True) for p in numbers.get("same", {}).get("number", ())),
        between=frozenset(ranges.get("between", ())),
        range_and=frozenset(ranges.get("and", ())),
        range_to=frozenset([*ranges.get("to", ()), *ranges.get("dash", ())]),
        not_after=Phrases(
            (form, True)
            for p in measure.get("after", ())
            for form in _inflected(p, closed.get("noun_endings", "").split())
        ),
        not_before=Phrases((p, True) for p in measure.get("before", ())),
        names=Phrases((p, True) for p in measure.get("names", ())),
        months=frozenset(
            spelling.rstrip(".")
            for name in ("month", "weekday")
            for spellings in languages.table(language, "times").get(name, {}).values()
            for spelling in spellings
        ),
        terms=frozenset(
            spelling.lower()
            for spellings in languages.table(language, "times").get("unit", {}).values()
            for spelling in spellings
        ),
        coordinators=frozenset(closed.get("coordinators", "").split()),
        prepositions=frozenset(closed.get("prepositions", "").split()),
        plural=frozenset(
            languages.table(language, "language").get("pronouns", {}).get("plural", "").split()
        ),
        them=frozenset(numbers.get("share", {}).get("them", ())),
        those=frozenset(numbers.get("share", {}).get("those", ())),
        shares=frozenset(numbers.get("share", {}).get("of", ())),
        groups=Phrases(
            (
                (phrase, (label, group))
                for label, table in groups.items()
                for group, phrases in table.items()
                for first, *others in map(str.split, phrases)
                if others or first not in units_after
                for joined in with_elisions(first, languages.elisions(language))
                for phrase in (" ".join([joined, *others]),)
            ),
            frozenset(["", *endings.split()]) if endings else None,
        ),
        up=frozenset(change.get("up", ())),
        down=frozenset(change.get("down", ())),
        than=frozenset(change.get("than", ())),
        by=frozenset(change.get("by", ())),
        rise=frozenset(change.get("rise", ())),
        fall=frozenset(change.get("fall", ())),
        moved=frozenset(change.get("moved", ())),
        stop=frozenset(stop.split()),
        skip=frozenset(closed.get("determiners", "").split()),
        plurals=tuple(closed.get("plural_endings", "").split()),
        possessive_endings=tuple(closed.get("possessive_endings", "").split()),
        asking=frozenset(closed.get("asking", "").split()),
        person_endings=tuple(closed.get("person_endings", "").split()),
    )
