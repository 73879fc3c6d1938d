"""The forms of a language's verbs, made by rule from the verbs and principal parts in its data.

``languages/<code>/verbs.toml`` names the way its verbs are conjugated (``conjugation``): *german*
and *english* have spelling rules that are code, here; *classes* takes all endings from the file.
Only forms of the third person (and the infinitives, participles, imperatives) are made: they are
what reports are written in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from drehtuer.errors import LanguageError
from drehtuer.languages import elisions, table
from drehtuer.languages.phrases import with_elisions

FEATURES = (
    "inf",
    "zu_inf",
    "pres",
    "past",
    "fut",
    "cond",
    "subj1",
    "subj2",
    "part",
    "ger",
    "imp",
)
"""What a form can be. ``zu_inf`` is German (*freizulassen*); ``subj1`` and ``subj2`` are German's
Konjunktiv I and II, in other languages the subjunctives of the present and of the past; ``ger`` is
English *-ing* and the gerund; ``fut`` and ``cond`` are where a language makes them by endings."""


class VerbForm(NamedTuple):  # a tuple, as a language has a hundred thousand of them
    """What a form of a verb may be: its dictionary form, one of :data:`FEATURES`, sg or pl."""

    lemma: str
    feature: str
    number: str | None = None


_MOST_KNOWN = 100_000
"""How many words are remembered with what they may be."""
_FINITE = frozenset({"pres", "past", "subj1", "subj2", "imp"})
_Made = Iterator[tuple[str, VerbForm]]


@cache
def verb_forms(language: str) -> Mapping[str, tuple[VerbForm, ...]]:
    """Surface form (lower case) → what it may be.

    A subjunctive is listed only where it differs from the indicative of its verb (*lasse*, *käme*,
    but not *ließen*). Separable verbs have their joined forms (*freilässt*, *freigelassen*,
    *freizulassen*); for those that stand apart see :func:`particle_verbs`. Forms that are nearly
    always another word (German *eine*, *sondern*) are left out.

    Raises:
        LanguageError: no folder for the language.
    """
    words = table(language, "verbs")
    forms: dict[str, tuple[VerbForm, ...]] = {}
    if words:
        for form, reading in _CONJUGATIONS[words["conjugation"]](words):
            readings = forms.get(form)
            if readings is None:
                forms[form] = (reading,)
            elif reading not in readings:
                forms[form] = (*readings, reading)
    for form in words.get("otherwise", "").split():
        forms.pop(form, None)
    elided = elisions(language)
    if not elided:
        return forms
    return {
        joined: readings
        for form, readings in forms.items()
        for joined in with_elisions(form, elided)
    }


@lru_cache(maxsize=_MOST_KNOWN)
def features_of(language: str, word: str) -> frozenset[str]:
    """What a word (lower case) may be as a form of verbs; empty where it is none."""
    return frozenset(form.feature for form in verb_forms(language).get(word, ()))


@cache
def _words_by_feature(language: str) -> Mapping[str, frozenset[str]]:
    """The words that can be a form of each of :data:`FEATURES`."""
    found: dict[str, list[str]] = {feature: [] for feature in FEATURES}
    for word, forms in verb_forms(language).items():
        for form in forms:
            found[form.feature].append(word)
    return {feature: frozenset(words) for feature, words in found.items()}


def words_with(language: str, *features: str) -> frozenset[str]:
    """The words that can be a form of a verb of one of some kinds: a participle, an infinitive."""
    by_feature = _words_by_feature(language)
    return frozenset[str]().union(*(by_feature[feature] for feature in features))


def words_of_verbs(language: str, lemmas: Iterable[str]) -> frozenset[str]:
    """The forms of some verbs, told by their dictionary forms; unknown ones have none."""
    made = _by_lemma(language)
    return frozenset(form for lemma in lemmas for form, _ in made.get(lemma, ()))


@cache
def particle_verbs(language: str) -> Mapping[tuple[str, str], str]:
    """(dictionary form of the base, particle) → dictionary form: (lassen, frei) → freilassen."""
    verbs = table(language, "verbs").get("verbs", "").split()
    pairs = (verb.split("|") for verb in verbs if "|" in verb)
    return {(base, particle): particle + base for particle, base in pairs}


@cache
def all_forms(language: str, lemma: str) -> frozenset[str]:
    """All forms of a verb that are one word, its participles with the endings of adjectives too.

    Raises:
        LanguageError: the language's data has no such verb.
    """
    endings = tuple(table(language, "verbs").get("participle_endings", "").split())
    made = _by_lemma(language).get(lemma)
    if made is None:
        raise LanguageError(f"no verb {lemma} in languages/{language}/verbs.toml")
    return frozenset(
        form + ending for form, feature in made for ending in _adjectives(feature, endings)
    )


def _adjectives(feature: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """What is added to a form: endings of adjectives to participles, those in -d are made here."""
    if feature == "part":
        return ("", *endings)
    return ("", *(f"d{ending}" for ending in endings)) if feature in ("inf", "zu_inf") else ("",)


@cache
def verb_words(language: str) -> frozenset[str]:
    """All forms of all verbs, participles with the endings of adjectives among them."""
    endings = tuple(table(language, "verbs").get("participle_endings", "").split())
    return frozenset(
        form + ending
        for feature, forms in _words_by_feature(language).items()
        for ending in _adjectives(feature, endings)
        for form in forms
    )


@cache
def apart(language: str, lemma: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Particle and finite forms of a verb whose particle can leave it: frei, (lässt, ließ, …)."""
    return tuple(
        (
            particle,
            frozenset(form for form, feature in _by_lemma(language)[base] if feature in _FINITE),
        )
        for base, particle in _pairs_of(language).get(lemma, ())
    )


@cache
def _pairs_of(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Dictionary form → the bases and particles that it is of."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pair, whole in particle_verbs(language).items():
        found.setdefault(whole, []).append(pair)
    return found


@cache
def _by_lemma(language: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Dictionary form → its forms, each with what it is."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form, made in verb_forms(language).items():
        for reading in made:
            found.setdefault(reading.lemma, []).append((form, reading.feature))
    return {lemma: tuple(forms) for lemma, forms in found.items()}


def _german(words: Mapping[str, Any]) -> _Made:
    """Weak verbs by rule, strong ones and their derivatives from principal parts."""
    parts = {line.split()[0]: line.split() for line in words["parts"].strip().splitlines()}
    prefixes = sorted(words["prefixes"].split(), key=len, reverse=True)
    regular = frozenset(words["regular"].split())
    with_ge = frozenset(words["with_ge"].split())
    particles: dict[str, list[str]] = {base: [] for base in parts}
    for verb in words["verbs"].split():
        particle, _, base = verb.rpartition("|")
        particles.setdefault(base, [])
        if particle:
            particles[base].append(particle)
    for base, separable in particles.items():
        present, past, participle, *rest = _german_parts(base, parts, prefixes, regular, with_ge)
        made = list(_german_forms(base, present, past, participle, rest))
        # Switzerland writes ss for ß.
        made += [(f.replace("ß", "ss"), feature, n) for f, feature, n in made if "ß" in f]
        yield from ((form, VerbForm(base, feature, number)) for form, feature, number in made)
        for particle in separable:
            lemma = particle + base
            yield f"{particle}zu{base}", VerbForm(lemma, "zu_inf")
            for form, feature, number in made:
                if feature != "imp":
                    yield particle + form, VerbForm(lemma, feature, number)
    for lemma, features in words["irregular"].items():
        yield from _listed(lemma, features)


def _german_parts(
    base: str,
    parts: Mapping[str, list[str]],
    prefixes: Iterable[str],
    regular: frozenset[str],
    with_ge: frozenset[str],
) -> list[str]:
    """Present (er lässt), past (er ließ), participle and, if given, Konjunktiv II of a verb."""
    if base in parts:
        return parts[base][1:]
    prefix = next((p for p in prefixes if base.startswith(p) and base not in with_ge), "")
    root = base[len(prefix) :]
    if prefix and root in parts and base not in regular:
        present, past, participle, *rest = parts[root][1:]
        return [prefix + part for part in (present, past, participle.removeprefix("ge"), *rest)]
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if _needs_e(stem) else ""
    ge = "" if prefix or (base.endswith("ieren") and base not in with_ge) else "ge"
    return [f"{stem}{link}t", f"{stem}{link}te", f"{ge}{stem}{link}t"]


def _german_forms(
    base: str, present: str, past: str, participle: str, rest: list[str]
) -> Iterator[tuple[str, str, str | None]]:
    """(form, feature, number) of a verb without its particle."""
    stem = base[:-2] if base.endswith("en") else base[:-1]
    pasts = past if past.endswith("e") else past + "e"
    yield base, "inf", None
    yield present, "pres", "sg"
    yield base, "pres", "pl"
    yield past, "past", "sg"
    yield pasts + "n", "past", "pl"
    yield participle, "part", None
    indicative = {present, base, past, pasts + "n"}
    firsts = [stem + "e"]
    if base.endswith("eln"):
        firsts.append(stem[:-2] + "le")  # handle beside handele
    for form in firsts:
        if form not in indicative:
            yield form, "subj1", "sg"
    second = rest[0] if rest else pasts if past.endswith("te") else _umlaut(past) + "e"
    for form, number in ((second, "sg"), (second + "n", "pl")):
        if form not in indicative:
            yield form, "subj2", number
    call = f"{stem}{'e' if _needs_e(stem) else ''}t"
    if call != present:
        yield call, "imp", "pl"


def _needs_e(stem: str) -> bool:
    """Whether German puts an *e* between stem and *t* (*redet*, *zeichnet*, but *lernt*)."""
    if stem[-1] in "mn":
        return stem[-2] not in "aeiouäöüylrhmn" or stem[-3:-1] == "ch"
    return stem[-1] in "td"


def _umlaut(past: str) -> str:
    """A strong past with the umlaut of its Konjunktiv II: *kam* → *käm*."""
    for index in range(len(past) - 1, -1, -1):
        if past[index] in "aouiäöüe":
            return past[:index] + past[index].translate(_UMLAUTS) + past[index + 1 :]
    return past


_UMLAUTS = str.maketrans("aou", "äöü")


def _english(words: Mapping[str, Any]) -> _Made:
    """Regular verbs by the spelling rules, the others from principal parts (*take took taken*)."""
    doubling = frozenset(words["doubling"].split())
    undoubled = frozenset(words["undoubled"].split())
    parts = {line.split()[0]: line.split() for line in words["parts"].strip().splitlines()}
    for verb in dict.fromkeys([*words["verbs"].split(), *parts]):
        doubled = verb[-1] if verb in doubling else "k" if verb.endswith("ic") else ""
        stem = verb + doubled
        past = participle = _english_past(verb, stem)
        if verb in parts:
            past, participle = parts[verb][1:3]
        yield verb, VerbForm(verb, "inf")
        yield verb, VerbForm(verb, "pres", "pl")
        yield _english_s(verb), VerbForm(verb, "pres", "sg")
        for form in past.split("/"):
            yield form, VerbForm(verb, "past")
        for form in participle.split("/"):
            yield form, VerbForm(verb, "part")
        yield _english_ing(verb, stem), VerbForm(verb, "ger")
        if verb in undoubled:
            yield verb + "ed", VerbForm(verb, "past")
            yield verb + "ed", VerbForm(verb, "part")
            yield verb + "ing", VerbForm(verb, "ger")
    for lemma, features in words["irregular"].items():
        yield from _listed(lemma, features)


def _english_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb[-1] == "y" and verb[-2] not in "aeou" else verb + "s"


def _english_past(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeou" else stem + "ed"


def _english_ing(verb: str, stem: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    return (verb[:-1] if silent else stem) + "ing"


def _by_classes(words: Mapping[str, Any]) -> _Made:
    """Verbs by the endings of their class; a second stem, if any, stands after a colon.

    The second stem is for the forms under ``second`` (Spanish *negar:nieg* makes *niega*). What
    looks like the present of a ``perfective`` verb is its future (Russian *освободит*).
    """
    perfective = frozenset(words.get("perfective", "").split())
    for name, kind in words["classes"].items():
        for verb in kind["verbs"].split():
            lemma, _, second = verb.partition(":")
            stem = lemma.removesuffix(name)
            for form, reading in _listed(lemma, kind["endings"], perfective):
                yield stem + form, reading
            for form, reading in _listed(lemma, kind["second"], perfective):
                yield _respelt(second or stem, form, kind.get("spelling", {})), reading
    for lemma, features in words["irregular"].items():
        yield from _listed(lemma, features, perfective)


def _respelt(stem: str, ending: str, spelling: Mapping[str, str]) -> str:
    """Stem and ending, the stem's last letters as they are spelt before the ending's vowel."""
    if ending[:1] in spelling.get("before", ""):
        for letters, others in spelling.items():
            if letters != "before" and stem.endswith(letters):
                return stem.removesuffix(letters) + others + ending
    return stem + ending


def _listed(
    lemma: str, features: Mapping[str, str], perfective: frozenset[str] = frozenset()
) -> _Made:
    """Forms listed under features, the number after a hyphen: ``pres-sg = "es"``."""
    for name, forms in features.items():
        feature, _, number = name.partition("-")
        if feature == "pres" and lemma in perfective:
            feature = "fut"
        for form in forms.split():
            yield form, VerbForm(lemma, feature, number or None)


_CONJUGATIONS: dict[str, Callable[[Mapping[str, Any]], _Made]] = {
    "german": _german,
    "english": _english,
    "classes": _by_classes,
}
