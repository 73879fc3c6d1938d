"""The words of saying of a language, made ready for look-ups: ``languages/<code>/speech.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from drehtuer import languages
from drehtuer.claims.tokens import fold

FINITE, PARTICIPLE, INFINITIVE, GERUND = "finite", "participle", "infinitive", "gerund"
"""What a form of a verb is, as far as finding a speaker needs it."""


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A form of a verb of saying: what its speaker does, and the words it needs beside it.

    ``particle`` is what stands apart at the end of the clause ("teilte … mit"); ``needs`` is a
    word that the clause must hold ("sprach von"), ``bars`` are words it must not hold ("zählt zu");
    ``takes_object`` tells that the object alone
    says what was said ("begrüßte den Schritt").
    """

    lemma: str
    stance: str
    form: str
    particle: str = ""
    needs: str = ""
    bars: tuple[str, ...] = ()
    takes_object: bool = False


def _words(value: Any) -> frozenset[str]:
    return frozenset(fold(word) for word in str(value or "").split())


def _phrases(value: Any) -> tuple[tuple[str, ...], ...]:
    found = (tuple(fold(w) for w in phrase.split()) for phrase in str(value or "").split(";"))
    return tuple(phrase for phrase in found if phrase)


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of ``speech.toml`` and ``language.toml`` that finding voices looks up."""

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    endings: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, frozenset[str]]
    cues: frozenset[str]
    nominative: tuple[str, str, str]
    genitive: tuple[tuple[str, str], ...]
    inflected: tuple[str, ...]
    capital_nouns: bool
    comma_clauses: bool

    def has(self, name: str, word: str) -> bool:
        """Whether ``word`` (folded) stands in the set ``name``."""
        return word in self.sets[name]

    def ends(self, name: str, word: str) -> bool:
        """Whether ``word`` (folded) is, or ends as a compound of, a noun of the list ``name``."""
        return word in self.sets[name] or word.endswith(self.endings.get(name, ()))


_SETS = {
    "words": (
        "determiners prepositions coordinators subordinators relatives personal reflexive auxiliaries modals "
        "subjunctive_auxiliaries negations"
    ).split(),
    "frames": (
        "complementizers so as before after saying_prepositions sayings own possessives anaphoric impersonal "
        "impersonal_pronouns impersonal_alone impersonal_prepositions backward noun_cues speech_adjectives tail_prepositions genitives "
        "not_subject hearsay hearsay_ends subject_pronouns relative_subjects adverbs times view view_verbs passive quoted "
        "saying_compounds saying_events after_saying infinitive_mark told of turns agents particles also_nouns indefinite bare_verbs than each obligations examples genitive_adjective"
    ).split(),
    "subjunctive": ["forms", "weak", "ending", "not_endings"],
    "speakers": (
        "masculine feminine person neuter_body feminine_body masculine_body plural media outlets platforms titles unnamed "
        "not_speakers bracket_words generic_bodies generic_persons first_person he she it they definite genders_told oblique genitive_determiners"
    ).split(),
}
_COMPOUND = {"saying_compounds", "masculine", "feminine", "neuter_body", "feminine_body", "masculine_body", "media", "plural", "unnamed"}
_SHORTEST_COMPOUND_PART = 4


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


def _forms(entry: list[str], endings: Mapping[str, str], prefix: str) -> list[tuple[str, str]]:
    """(form, kind) of a verb: the listed forms, and where none are listed the regular ones."""
    infinitive, *listed = entry
    found = [(infinitive, INFINITIVE)]
    kinds = {"*": PARTICIPLE, "+": GERUND}
    stem, regular = _stems(infinitive, endings)
    if listed:
        for form in listed:
            found.append((form.lstrip("*+"), kinds.get(form[0], FINITE)))
        if endings and not any(kind == FINITE for form, kind in found if form.endswith("e")):
            found += [(stem + e, FINITE) for e in regular if e == "e"]
    else:
        for ending in regular:
            kind = kinds.get(ending[:1], FINITE)
            form = stem + ending.lstrip("*+")
            found.append((form, kind))
            if kind == PARTICIPLE and prefix:
                found.append((prefix + form, kind))
    found.append((infinitive, FINITE))
    return found


def _verbs(data: Mapping[str, Any]) -> dict[str, tuple[SpeechVerb, ...]]:
    """Every form of every verb of saying, and the verbs it may be a form of."""
    endings = data.get("inflection", {})
    frames = data.get("frames", {})
    prefix, mark = frames.get("participle_prefix", ""), frames.get("infinitive_mark", "")
    found: dict[str, list[SpeechVerb]] = {}
    for stance, listing in data.get("verbs", {}).items():
        for entry in _phrases(listing):
            head, *listed = entry
            head, _, barred = head.partition("~")
            head, _, needs = head.partition("+")
            bars = tuple(barred.split(",")) if barred else ()
            takes_object = head.endswith("!") or bool(needs) or stance not in ("say", "believe")
            takes_object = takes_object and not head.endswith("?")
            particle, _, infinitive = head.rstrip("!?").rpartition("|")
            lemma = particle + infinitive
            for form, kind in _forms([infinitive, *listed], endings, prefix):
                verb = SpeechVerb(lemma, stance, kind, "", needs, bars, takes_object)
                if not particle:
                    found.setdefault(form, []).append(verb)
                    continue
                found.setdefault(particle + form, []).append(verb)
                if kind == INFINITIVE and mark:
                    found.setdefault(particle + mark + form, []).append(verb)
                if kind == FINITE:
                    apart = SpeechVerb(lemma, stance, kind, particle, needs, bars, takes_object)
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
    general = languages.table(language, "language").get("words", {})
    data = languages.table(language, "speech")
    tables = {"words": general} | {name: data.get(name, {}) for name in ("frames", "subjunctive", "speakers")}
    sets = {key: _words(tables[name].get(key)) for name, keys in _SETS.items() for key in keys}
    frames, speakers = tables["frames"], tables["speakers"]
    verbs = _verbs(data)
    phrases = {
        "before": _phrases(frames.get("before_phrases")),
        "citing": _phrases(frames.get("citing")),
        "pairs": _phrases(frames.get("saying_pairs")),
        "unnamed": _phrases(speakers.get("unnamed_phrases")),
        "release_marks": _phrases(speakers.get("release_marks")),
        "unnamed_after": _phrases(speakers.get("unnamed_after")),
    }
    exact = {key: frozenset(str(speakers.get(key, "")).split()) for key in ("outlets", "platforms", "titles")}
    endings = {
        key: tuple(word for word in sorted(sets[key]) if len(word) >= _SHORTEST_COMPOUND_PART)
        if frames.get("compounds")
        else ()
        for key in _COMPOUND
    }
    cues = frozenset(verbs) | sets["before"] | sets["after"] | sets["anaphoric"] | sets["hearsay"] | sets["impersonal"]
    cues |= sets["forms"] | sets["sayings"] | frozenset(phrase[0] for phrase in phrases["before"] + phrases["citing"])
    return SpeechWords(
        verbs=verbs,
        sets=sets,
        phrases=phrases,
        endings=endings,
        exact=exact,
        cues=cues,
        nominative=_three(str(speakers.get("nominative", "")).split()),
        genitive=tuple(speakers.get("genitive", {}).items()),
        inflected=tuple(str(speakers.get("inflected_adjective", "")).split()),
        capital_nouns=bool(frames.get("capital_nouns")),
        comma_clauses=bool(frames.get("comma_clauses")),
    )
