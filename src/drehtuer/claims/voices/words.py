"""The words of saying of a language, made ready for look-ups: ``languages/<code>/speech.toml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from drehtuer import languages
from drehtuer.claims.tokens import fold
from drehtuer.languages.verbforms import words_with

QUOTE, NAME_QUOTE, NOUN, WORD, NUMBER, STOP = "Q", "q", "N", "a", "U", "."
DETERMINER, PREPOSITION, PRONOUN, SUBORDINATOR, COORDINATOR, AUXILIARY = (
    "D",
    "P",
    "H",
    "S",
    "C",
    "X",
)
ADVERB, VERB = "B", "V"
"""The classes of words; a VERB is one that may be a verb of saying."""

_CLASSES = {
    "determiners": DETERMINER,
    "prepositions": PREPOSITION,
    "personal": PRONOUN,
    "auxiliaries": AUXILIARY,
    "modals": AUXILIARY,
    "coordinators": COORDINATOR,
    "subordinators": SUBORDINATOR,
    "relatives": SUBORDINATOR,
    "adverbs": ADVERB,
    "genitives": DETERMINER,
    "before": PREPOSITION,
}
"""Whose words are of which class; the first that holds a word decides."""

FINITE, PARTICIPLE, INFINITIVE, GERUND = "finite", "participle", "infinitive", "gerund"
"""What a form of a verb is, as far as finding a speaker needs it."""


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A form of a verb of saying: what its speaker does, and the words it needs beside it.

    ``particle`` is what stands apart at the end of the clause ("teilte … mit"); ``needs`` is a
    word that the clause must hold ("sprach von"), ``bars`` are words it must not hold ("zählt zu");
    a ``numbered`` one needs a number beside it ("führt 900 Häftlinge"); ``takes_object`` tells
    that the object alone says what was said ("begrüßte den Schritt").
    """

    lemma: str
    stance: str
    form: str
    particle: str = ""
    needs: str = ""
    bars: tuple[str, ...] = ()
    numbered: bool = False
    takes_object: bool = False


def _words(value: Any) -> frozenset[str]:
    return frozenset(fold(word) for word in str(value or "").split())


def _phrases(value: Any) -> tuple[tuple[str, ...], ...]:
    found = (tuple(fold(w) for w in phrase.split()) for phrase in str(value or "").split(";"))
    return tuple(phrase for phrase in found if phrase)


class _Sets(dict[str, frozenset[str]]):
    """Sets of words by their key in the language's tables; a missing key is an empty set."""

    def __missing__(self, key: str) -> frozenset[str]:
        return self.setdefault(key, frozenset())


@dataclass(frozen=True, slots=True, eq=False)
class SpeechWords:
    """The words of ``speech.toml`` and ``language.toml`` that finding voices looks up."""

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    classes: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    endings: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    """The sets again, as what a word may end in."""
    openings: Mapping[str, tuple[tuple[str, ...], ...]]
    """The phrases that name a source behind them, by their first word."""
    sources: frozenset[str]
    """The words that may open an adverbial that names a source; prepositions may, too."""
    said_behind: Mapping[str, frozenset[str]]
    """The nouns of saying that stand behind some prepositions alone, by preposition."""
    voiced: tuple[str, ...]
    """What a line holds where somebody may speak, besides words: signs, "so" behind a comma …"""
    views: tuple[str, ...]
    """… and how it begins where it tells whose view it is."""
    exact: Mapping[str, frozenset[str]]
    cues: frozenset[str]
    nominative: tuple[str, str, str]
    genitive: tuple[tuple[str, str], ...]
    inflected: tuple[str, ...]
    capital_nouns: bool
    comma_clauses: bool
    names_close: bool

    def ends(self, name: str, word: str) -> bool:
        """Whether ``word`` (folded) is, or ends as a compound of, a noun of the list ``name``."""
        return word in self.sets[name] or word.endswith(self.endings.get(name, ()))

    def without_genitive(self, word: str) -> str:
        """A noun without the ending of the genitive, if it has one."""
        for ending in self.endings.get("genitive", ()):
            if word.endswith(ending) and len(word) > len(ending) + 3:
                return word[: -len(ending)]
        return word

    def has_ending(self, name: str, word: str) -> bool:
        """Whether ``word`` (folded) has one of the endings ``name`` of the language."""
        return word.endswith(self.endings.get(name, ()))


_COMPOUND = {
    "saying_compounds",
    "masculine",
    "feminine",
    "neuter_body",
    "feminine_body",
    "masculine_body",
    "media",
    "plural",
    "unnamed",
}
_SHORTEST_COMPOUND_PART = 4
_PHRASES = (
    "before_phrases",
    "citing",
    "saying_pairs",
    "unnamed_phrases",
    "unnamed_after",
    "release_marks",
)
_SIGNS = '„“”«»"(:'
"""The signs without which, and without such words, a line needs no closer look."""
_CUES = ("before", "after", "anaphoric", "hearsay", "impersonal", "forms", "sayings")
"""The sets without a word of which a line needs no closer look."""


def _stems(infinitive: str, endings: Mapping[str, str]) -> tuple[str, list[str]]:
    """The stem of a regular verb, and the endings of its forms."""
    for ending in sorted(endings, key=len, reverse=True):
        if infinitive.endswith(ending):
            stem = infinitive[: len(infinitive) - len(ending)]
            forms = endings[ending].split()
            if endings[ending].startswith(" "):
                forms.append("")
            return stem, forms
    return infinitive, []


def _forms(
    entry: list[str], endings: Mapping[str, str], prefix: str, *, finite: bool
) -> list[tuple[str, str]]:
    """(form, kind) of a verb: the listed forms, and the regular ones of the kinds that are not.

    ``finite`` tells that the infinitive is also a form of the present.
    """
    infinitive, *listed = entry
    found = [(infinitive, INFINITIVE)]
    kinds = {"*": PARTICIPLE, "+": GERUND}
    stem, regular = _stems(infinitive, endings)
    if listed:
        found += [(form.lstrip("*+"), kinds.get(form[0], FINITE)) for form in listed]
        given = {kind for _, kind in found}
        regular = [e for e in regular if e == "e" or kinds.get(e[:1], FINITE) not in given]
    if regular:
        for ending in regular:
            kind = kinds.get(ending[:1], FINITE)
            form = stem + ending.lstrip("*+")
            found.append((form, kind))
            if kind == PARTICIPLE and prefix:
                found.append((prefix + form, kind))
    if finite:
        found.append((infinitive, FINITE))
    return found


def _verbs(data: Mapping[str, Any]) -> dict[str, tuple[SpeechVerb, ...]]:
    """Every form of every verb of saying, and the verbs it may be a form of."""
    endings = data.get("inflection", {})
    frames = data.get("frames", {})
    prefix, mark = frames.get("participle_prefix", ""), frames.get("infinitive_mark", "")
    finite = bool(frames.get("infinitive_is_finite"))
    found: dict[str, list[SpeechVerb]] = {}
    for stance, listing in data.get("verbs", {}).items():
        for entry in _phrases(listing):
            head, *listed = entry
            head, _, barred = head.partition("~")
            head, _, needs = head.partition("+")
            bars = tuple(barred.split(",")) if barred else ()
            takes_object = head.endswith("!") or bool(needs) or stance not in ("say", "believe")
            takes_object = takes_object and not head.endswith("?")
            numbered = head.endswith("#")
            particle, _, infinitive = head.rstrip("!?#").rpartition("|")
            lemma = particle + infinitive
            for form, kind in _forms([infinitive, *listed], endings, prefix, finite=finite):
                verb = SpeechVerb(lemma, stance, kind, "", needs, bars, numbered, takes_object)
                if not particle:
                    found.setdefault(form, []).append(verb)
                    continue
                found.setdefault(particle + form, []).append(verb)
                if kind == INFINITIVE and mark:
                    found.setdefault(particle + mark + form, []).append(verb)
                if kind == FINITE:
                    apart = SpeechVerb(
                        lemma, stance, kind, particle, needs, bars, numbered, takes_object
                    )
                    found.setdefault(form, []).append(apart)
    return {form: tuple(dict.fromkeys(verbs)) for form, verbs in found.items()}


def _three(endings: list[str]) -> tuple[str, str, str]:
    masculine, feminine, neuter = endings if len(endings) == 3 else ("", "", "")
    return masculine, feminine, neuter


@cache
def speech_words(language: str) -> SpeechWords:
    """The words of saying of ``language``, ready for look-ups.

    Raises:
        LanguageError: there is no folder for the language.
    """
    data = languages.table(language, "speech")
    frames, speakers = data.get("frames", {}), data.get("speakers", {})
    sets = _Sets()
    for part in (
        languages.table(language, "language").get("words", {}),
        frames,
        data.get("subjunctive", {}),
        speakers,
    ):
        sets.update({key: _words(value) for key, value in part.items() if isinstance(value, str)})
    if frames.get("names_close"):
        sets["opening_participles"] = words_with(language, "part")
    phrases = {key: _phrases((frames | speakers).get(key)) for key in _PHRASES}
    verbs = _verbs(data)
    cues = frozenset(verbs).union(
        *(sets[key] for key in _CUES), *(p[:1] for p in phrases["citing"])
    )
    endings = {
        key: tuple(word for word in sorted(sets[key]) if len(word) >= _SHORTEST_COMPOUND_PART)
        for key in (_COMPOUND if frames.get("compounds") else ())
    }
    endings |= {key: tuple(value.split()) for key, value in data.get("endings", {}).items()}
    openings = {
        first: tuple(p for p in phrases["before_phrases"] if p[0] == first)
        for first in {phrase[0] for phrase in phrases["before_phrases"]}
    }
    return SpeechWords(
        verbs=verbs,
        classes={w: _CLASSES[key] for key in reversed(_CLASSES) for w in sets[key]},
        sets=sets,
        phrases=phrases,
        endings=endings,
        tails=defaultdict(tuple, {key: tuple(found) for key, found in sets.items()}),
        openings=openings,
        sources=sets["view"].union(openings, sets["before"], sets["anaphoric"]),
        said_behind={
            first: frozenset(pair[1] for pair in phrases["saying_pairs"] if pair[0] == first)
            for first, *_ in phrases["saying_pairs"]
        },
        voiced=(*_SIGNS, *(f", {so} " for so in sets["so"])),
        views=tuple(f"{view.capitalize()} " for view in sets["view"]),
        exact={key: frozenset(speakers.get(key, "").split()) for key in ("outlets", "titles")},
        cues=cues.union(*(phrase[:1] for phrase in phrases["before_phrases"])),
        nominative=_three(speakers.get("nominative", "").split()),
        genitive=tuple(speakers.get("genitive", {}).items()),
        inflected=tuple(speakers.get("inflected_adjective", "").split()),
        capital_nouns=bool(frames.get("capital_nouns")),
        comma_clauses=bool(frames.get("comma_clauses")),
        names_close=bool(frames.get("names_close")),
    )
