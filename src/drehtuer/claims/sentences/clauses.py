"""Clauses: who did what, when and how many are taken from the right one.

A sentence is cut at its signs, subordinators, relatives and coordinators into segments; a segment
that has a finite verb of its own is a clause, one that has none belongs to the clause it continues.
So a main clause that a relative clause interrupts is one clause again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drehtuer import languages
from drehtuer.claims.sentences.cues import tallying_forms
from drehtuer.claims.tokens import Token
from drehtuer.languages.verbforms import (
    FEATURES,
    features_of,
    particle_verbs,
    verb_forms,
    words_with,
)

_CUTS = frozenset(",;:–—()[]…=•|")
_STRONG_CUTS = frozenset(";:()[]•|")
_DASHES = frozenset("—–")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKED_INSIDE = re.compile(r"[a-zäöüß]{2}zu[a-zäöüß]{2,}n\Z")
"""An infinitive that holds its mark: "freizulassen"."""
_SMALL = 3
"""Words of at most so many letters stay small in titles."""
_REMNANT = 6
"""How many words may stand before the dash of a clause without its verb."""
_ASIDE = 12
"""How many words may stand between commas behind a "who" or "that"."""
_DELAY = 4
"""How many words before a "nachdem" that does not open its clause: "sechs Jahre nachdem"."""
_SAID = 8
"""… and how many behind a noun."""
_DATED = 6
"""How many words of a time may stand between "said" and "that"."""
_ADJECTIVES = 4
"""How many words may stand between a preposition and its noun."""
_SOON = 3
"""How many words behind a pronoun the verb of what is said may stand."""
_PASSIVE = 12
"""How many words before a second participle the first may stand."""
_LEAST, _PART = 2, 4
"""How many words a part of those meant has before "whom", with "of": "nearly all of whom"."""
_SUBJUNCTIVE = frozenset({"subj1", "subj2"})
_FINITE = frozenset({"pres", "past", "fut", "cond"}) | _SUBJUNCTIVE
_NO_ANTECEDENTS = (
    "determiners",
    "prepositions",
    "coordinators",
    "personal",
    "relatives",
    "infinitive_marks",
)
_FINITE_OR_BARE = _FINITE | {"inf"}


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Clause:
    """A clause of a sentence: its tokens (indexes, in order), how it opens, what it hangs on.

    ``kind`` is main, sub (subordinate), relative, aside (in brackets), participle ("…, arrested
    in May, …") or gap, which goes on without its verb ("Russia freed 15 people, Poland — one");
    ``parent`` is the index of the clause it depends on, None for a main clause and for what opens
    a sentence; ``finite`` is the token of its finite verb.
    """

    index: int
    tokens: tuple[int, ...]
    kind: str
    opener: str | None
    parent: int | None
    finite: int | None

    @property
    def first(self) -> int:
        """Its first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Its last token."""
        return self.tokens[-1]


@dataclass(slots=True)
class _Closed:
    subordinators: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    joiner: str
    numerals: Mapping[str, int]
    owners: frozenset[str]
    """The words that say whose a noun is, and follow no verb: "of"."""
    also_nouns: frozenset[str]
    aside_nouns: frozenset[str]
    """Forms of verbs that are nouns as well: "protests"."""
    prepositions: frozenset[str]
    of: frozenset[str]
    auxiliaries: frozenset[str]
    owning: frozenset[str]
    """The auxiliaries that are possessives, too, where nouns have capitals: "sein"."""
    embracing: frozenset[str]
    """What opens a bracket that an infinitive closes: modals, and "werden" for what is to come."""
    infinitive_marks: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    commas_open: bool
    cutting: frozenset[str]
    """The coordinators that join clauses without a comma, too; "aber" is a particle then."""
    capitalised_nouns: bool
    bracket_ends: frozenset[str]
    finite: frozenset[str]
    """The forms that can be a finite verb."""
    saying: frozenset[str]
    reporting: frozenset[str]
    subjects: frozenset[str]
    participles: frozenset[str]
    infinitives: frozenset[str]
    transitives: frozenset[str]
    bare: frozenset[str]
    afterwards: frozenset[str]
    temporal: frozenset[str]
    then: frozenset[str]
    """What makes a subordinator before it a mere preposition of time."""
    delayed: frozenset[str]
    """The subordinators that a span of time may stand before: "sechs Jahre nachdem"."""
    attribute_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    object_marks: frozenset[str]
    verbs_by_form: bool
    """Whether a verb's form is seldom a noun's, so that it may open a sentence."""
    clitics: frozenset[str]
    """The articles that are pronouns, too: "los liberaron"."""
    reflexive: frozenset[str]
    plural_endings: tuple[str, ...]
    negations: frozenset[str]
    no_antecedents: frozenset[str]
    """The words that no relative clause can be about."""
    subjunctives: frozenset[str]
    """The forms that are nothing but a subjunctive."""
    dates: frozenset[str]
    """The names of months and weekdays, and adverbs."""
    datings: frozenset[str]
    """The words of a time: these, and such as "last", "week"."""
    repeats: frozenset[str]
    """The words behind which what could open a clause opens none: "once again"."""


def _bracket_ends(language: str) -> frozenset[str]:
    """The words that can close a verb bracket: particles, participles and infinitives."""
    particles = {particle for _, particle in particle_verbs(language)}
    return words_with(language, "part", "zu_inf") | particles


def _subjunctives(language: str) -> frozenset[str]:
    """The forms of verbs that are nothing but a subjunctive."""
    others = (feature for feature in FEATURES if feature not in _SUBJUNCTIVE)
    return words_with(language, *_SUBJUNCTIVE) - words_with(language, *others)


def _dates(language: str) -> frozenset[str]:
    """The names of the months and the weekdays."""
    times = languages.table(language, "times")
    named = (times.get(name, {}).values() for name in ("month", "weekday"))
    return frozenset(word for table in named for words in table for word in words)


@cache
def _closed(language: str) -> _Closed:
    table = languages.table(language, "language")
    words = {name: frozenset(text.split()) for name, text in table.get("words", {}).items()}
    empty: frozenset[str] = frozenset()
    auxiliaries = words.get("auxiliaries", empty) | words.get("modals", empty)
    numbers = languages.table(language, "numbers")
    return _Closed(
        subordinators=words.get("subordinators", empty),
        relatives=words.get("relatives", empty),
        coordinators=words.get("coordinators", empty),
        joiner=numbers.get("joiner", ""),
        numerals={
            word: int(value)
            for name in ("units", "scales")
            for value, listed in numbers.get(name, {}).items()
            for word in listed
        },
        owners=words.get("owners", empty),
        also_nouns=words.get("also_nouns", empty),
        aside_nouns=words.get("aside_nouns", empty),
        prepositions=words.get("prepositions", empty),
        of=words.get("of", empty) & words.get("prepositions", empty),
        auxiliaries=auxiliaries,
        owning=auxiliaries & words.get("determiners", empty)
        if table.get("capitalised_nouns")
        else empty,
        embracing=words.get("modals", empty) | words.get("passive_auxiliaries", empty),
        infinitive_marks=words.get("infinitive_marks", empty),
        determiners=words.get("determiners", empty),
        pronouns=words.get("personal", empty) | words.get("relatives", empty),
        capitalised_nouns=bool(table.get("capitalised_nouns")),
        bracket_ends=_bracket_ends(language) if table.get("capitalised_nouns") else empty,
        commas_open=bool(table.get("commas_open_clauses")),
        cutting=words.get("coordinators", empty) - words.get("comma_coordinators", empty),
        finite=auxiliaries | words_with(language, *_FINITE),
        saying=tallying_forms(language, "saying"),
        reporting=words.get("reporting", empty),
        subjects=frozenset(table.get("pronouns", {}).get("speakers", "").split()),
        participles=words_with(language, "part"),
        infinitives=words_with(language, "inf"),
        transitives=words.get("transitives", empty),
        bare=words.get("bare_forms", empty),
        afterwards=words.get("afterwards", empty),
        temporal=words.get("temporal", empty),
        then=words.get("then", empty),
        delayed=(words.get("after_events", empty) | words.get("before_events", empty))
        & words.get("subordinators", empty) - words.get("prepositions", empty),
        attribute_endings=tuple(words.get("attribute_endings", empty)),
        possessive_endings=tuple(words.get("possessive_endings", empty)),
        object_marks=words.get("object_marks", empty),
        verbs_by_form=bool(table.get("verbs_by_form")),
        clitics=words.get("clitics", empty),
        plural_endings=tuple(words.get("plural_endings", empty)),
        reflexive=words.get("reflexive", empty),
        negations=words.get("negations", empty),
        no_antecedents=auxiliaries.union(*(words.get(name, empty) for name in _NO_ANTECEDENTS)),
        subjunctives=words.get("subjunctive_auxiliaries", empty) | _subjunctives(language),
        dates=_dates(language) | words.get("adverbs", empty),
        repeats=words.get("repeats", empty),
        datings=_dates(language) | words.get("adverbs", empty) | words.get("datings", empty),
    )


def is_finite(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a word is a finite verb, judged by its forms and by the word before it.

    In German a capital letter rules it out but at the start. Where nouns look like verbs (English
    "the release", "a further round"), a word behind a determiner, a preposition or a number is
    none, and a bare infinitive only behind a pronoun or a plural.
    """
    closed = _closed(language)
    token = tokens[i]
    if token.low in closed.auxiliaries:
        if i and tokens[i - 1].low in closed.infinitive_marks and token.low in closed.infinitives:
            return False  # "zu haben", "to be"
        if token.low in closed.owning and _is_before_noun(tokens, i + 1):
            return False  # "sein Anwalt"
        return closed.capitalised_nouns or i == 0 or not token.is_capitalised  # not "in May"
    features = features_of(language, token.low) & _FINITE_OR_BARE
    if not features & _FINITE:
        return False
    if i and tokens[i - 1].low in closed.infinitive_marks:
        return False
    if closed.capitalised_nouns:
        return (
            (i == 0 or not token.is_capitalised)
            and not _is_attribute(tokens, i, closed)
            and not _is_embraced(tokens, i, closed)
            and not _leads_to_infinitive(tokens, i, closed)
        )
    if token.is_capitalised and i and tokens[i - 1].is_word and not _is_title(tokens):
        return False  # "the Revolutionary Guards"
    if i == 0:
        return closed.verbs_by_form and tokens[1:2] != [] and tokens[1].low not in closed.of
    before = tokens[i - 1]
    if (
        i > 1
        and token.low in closed.participles
        and before.low in closed.dates
        and tokens[i - 2].low in closed.determiners - closed.relatives
    ):
        return False  # "the now closed university"
    if closed.verbs_by_form and token.is_capitalised and (before.is_word or before.text == ","):
        return False  # a name: "Nasrin Sotoudeh, Reza Khandan"
    if token.low in closed.aside_nouns and _opens_aside(tokens, i, closed):
        return False
    if before.low in closed.bare and i > 1 and tokens[i - 2].low in closed.infinitive_marks:
        return False  # "to be amnestied"
    if before.text[0].isdigit() and not closed.verbs_by_form:
        return _tells_of_number(tokens, i, language) or _goes_with_number(tokens, i, language)
    if before.low in closed.clitics and _is_no_noun(before, token, closed, language):
        return True
    if (
        before.low in closed.determiners
        or before.low in closed.prepositions
        or before.low.endswith(closed.possessive_endings)
    ):
        return _has_relative_subject(tokens, i, closed)
    owns = "pres" in features and not features & {"past", "subj2"}
    if owns and i + 1 < len(tokens) and tokens[i + 1].low in closed.owners:
        return token.low in closed.saying  # "the public faces of the protests"
    if token.low in closed.also_nouns and _is_in_phrase(tokens, i, closed):
        return False
    if "inf" in features and not features & {"past", "subj2"}:
        return (
            before.low in closed.pronouns
            or (before.is_word and before.low.endswith(("s", *closed.plural_endings)))
            or (before.low in closed.numerals and _goes_with_number(tokens, i, language))
        )
    return True


def _opens_aside(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether what could be a verb opens an apposition: "X, figura clave de la oposición"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    small = (closed.determiners, closed.prepositions, closed.pronouns, closed.relatives)
    return (
        tokens[i - 1].text == ","
        and behind is not None
        and behind.is_word
        and not behind.is_capitalised
        and (behind.low in closed.of or not any(behind.low in words for words in small))
    )


def _is_in_phrase(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether only adjectives stand between a preposition and a word: "of mass protests"."""
    k = i - 1
    while k > max(0, i - _ADJECTIVES) and tokens[k].is_word and not tokens[k].is_capitalised:
        low = tokens[k].low
        if low in closed.prepositions:
            return k < i - 1
        others = (closed.determiners, closed.pronouns, closed.finite)
        if low.endswith("s") or any(low in words for words in others):
            return False
        k -= 1
        while k and tokens[k].text == "-":
            k -= 1
    return False


def _has_relative_subject(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether a "that" before a verb takes up a noun: "the plane that left for Oslo".

    A small word follows, so that it is no article: "that jailed activists were beaten".
    """
    if i < 2 or closed.verbs_by_form or closed.commas_open or i + 1 == len(tokens):
        return False
    that, noun, behind = tokens[i - 1].low, tokens[i - 2], tokens[i + 1].low
    if that not in closed.relatives or that not in closed.determiners or not noun.is_word:
        return False
    no_nouns = (
        closed.determiners,
        closed.prepositions,
        closed.coordinators,
        closed.auxiliaries,
        closed.pronouns,
        closed.finite,
        closed.infinitive_marks,
    )
    small = (closed.prepositions, closed.dates, closed.determiners)
    return any(behind in words for words in small) and not any(
        noun.low in words for words in no_nouns
    )


def _is_before_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun stands here, or right behind an adjective: "sein (früherer) Anwalt"."""
    near = tokens[i : i + 2]
    return any(token.is_word and token.is_capitalised for token in near) and near[0].is_word


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether most words of a sentence have a capital: "Minsk Frees 52 Prisoners"."""
    words = [token for token in tokens if token.is_word and len(token.text) > _SMALL]
    return 2 * sum(token.is_capitalised for token in words) > len(words)


def _leads_to_infinitive(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether an infinitive hangs on one with its mark: "ziehen zu lassen"."""
    return (
        tokens[i].low in closed.infinitives
        and i + 2 < len(tokens)
        and tokens[i + 1].low in closed.infinitive_marks
        and tokens[i + 2].low in closed.infinitives
        and (i + 3 == len(tokens) or not tokens[i + 3].is_word)
    )


def _is_no_noun(before: Token, token: Token, closed: _Closed, language: str) -> bool:
    """Whether a form behind "la" or "los" is a verb: a plural or a past, as no noun ends.

    So is one that does not agree with them: "los obliga", "les libère".
    """
    several = before.low.endswith(closed.plural_endings)
    if several and not token.low.endswith(closed.plural_endings):
        return True
    forms = verb_forms(language).get(token.low, ())
    return all(form.number == "pl" or form.feature == "past" for form in forms)


def _tells_of_number(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a past form behind a number is its verb: "300 served their terms".

    One that may be a participle is none ("12 jailed journalists"), unless an object follows.
    """
    features = features_of(language, tokens[i].low)
    if "past" not in features:
        return False
    closed = _closed(language)
    behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return "part" not in features or behind in closed.determiners - closed.prepositions


def _goes_with_number(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a plural of the present behind a number is its verb: "900 remain", "27 sit in jail".

    A noun or its adjective would stand before more words of its own.
    """
    features = features_of(language, tokens[i].low)
    if tokens[i].is_capitalised or not {"inf", "pres"} <= features:
        return False
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    small = languages.closed(language, "prepositions", "adverbs", "determiners")
    return behind is None or not behind.is_word or behind.low in small


def _is_attribute(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether a form that can be a past is an adjective: "den besetzten Gebieten"."""
    return (
        0 < i < len(tokens) - 1
        and _is_inflected_participle(tokens[i].low, closed)
        and tokens[i + 1].is_word
        and tokens[i + 1].is_capitalised
        and (
            tokens[i - 1].low in closed.determiners
            or tokens[i - 1].low in closed.prepositions
            or (tokens[i - 1].text[0].isdigit() and not _opens_as_year(tokens, i - 1))
            or _opens_attribute(tokens, i, closed)
        )
    )


def _opens_attribute(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether an article and what depends on a participle stand before it: "die des Mordes …"."""
    small = closed.prepositions | closed.determiners
    for k in range(i - 2, -1, -1):
        if not tokens[k].is_word:
            return False
        if tokens[k].low in closed.determiners and tokens[k + 1].low in small:
            return True
    return False


def _is_inflected_participle(low: str, closed: _Closed) -> bool:
    """Whether a word is a participle with the ending of an adjective: "besetzten", not "saßen"."""
    return any(
        low.removesuffix(ending) in closed.participles
        for ending in closed.attribute_endings
        if low.endswith(ending)
    )


def _opens_as_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence begins with a year: "2025 erkannte Viasna …"."""
    return i == 0 and bool(_YEAR.fullmatch(tokens[i].text))


def _is_embraced(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether an infinitive closes a bracket: "will Reisen und Überweisungen erleichtern"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].low not in closed.infinitives or (
        behind is not None and behind.is_word and behind.low not in closed.coordinators
    ):
        return False
    alone = i > 0 and tokens[i - 1].text == ","  # "will Volker Türk, den Kommissar, anrufen"
    for k in range(i - 1, -1, -1):
        if tokens[k].text in _CUTS and not (alone and tokens[k].text == ","):
            return False
        if tokens[k].low in closed.embracing and not tokens[k].is_capitalised:
            return True
        if alone and tokens[k].low in closed.finite and not tokens[k].is_capitalised:
            return False
    return False


def find_clauses(tokens: Sequence[Token], language: str) -> list[Clause]:
    """The clauses of a sentence; every token is in exactly one of them."""
    if not tokens:
        return []
    closed = _closed(language)
    finite = [
        token.low in closed.finite and is_finite(tokens, i, language)
        for i, token in enumerate(tokens)
    ]
    for k in _second_participles(tokens, finite, closed):
        finite[k] = True
    if closed.capitalised_nouns:
        for i in range(1, len(tokens)):
            finite[i] = (
                finite[i]
                and not _shares_modal(tokens, finite, i, closed)
                and not _closes_bracket(tokens, finite, i, closed)
            )
    segments = _segments(tokens, finite, closed)
    for a, b in segments:
        _drop_attributes(tokens, finite, range(a, b), closed)
    reduced = [
        token.low in closed.participles and _is_reduced(tokens, i, finite, closed)
        for i, token in enumerate(tokens)
    ]
    return _join(tokens, finite, reduced, segments, closed)


def _second_participles(
    tokens: Sequence[Token], finite: Sequence[bool], closed: _Closed
) -> list[int]:
    """Participles that share the auxiliary of another: "fue detenida en mayo y condenada en junio".

    Where a participle can be a past, too (English), it is found as one.
    """
    if closed.capitalised_nouns or closed.commas_open:
        return []
    found = []
    helped = False
    for k, token in enumerate(tokens):
        if token.text in _CUTS and token.text != ",":
            helped = False
        elif finite[k]:
            helped = token.low in closed.auxiliaries
        elif (
            helped
            and token.low in closed.participles
            and tokens[k - 1].low in closed.cutting
            and any(t.low in closed.participles for t in tokens[max(0, k - _PASSIVE) : k - 1])
            and k + 1 < len(tokens)
            and tokens[k + 1].is_word
        ):
            found.append(k)
    return found


def _shares_modal(tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed) -> bool:
    """Whether an auxiliary closes a bracket that a modal before "and" has opened.

    "Die Urteile müssten aufgehoben und alle Verurteilten freigelassen werden".
    """
    low = tokens[i].low
    if (
        low not in closed.auxiliaries
        or low not in closed.infinitives
        or tokens[i - 1].low not in closed.participles
        or (i + 1 < len(tokens) and tokens[i + 1].is_word)
    ):
        return False
    start = max((k + 1 for k in range(i) if tokens[k].text in _CUTS), default=0)
    if start and not any(finite[start:i]) and _is_modal_open(tokens, finite, start, closed):
        return True
    joined = False
    for k in range(i - 1, -1, -1):
        opens = tokens[k].low in closed.subordinators or (
            tokens[k].low in closed.relatives and k > 0 and tokens[k - 1].text == ","
        )
        if tokens[k].text in _STRONG_CUTS or (opens and not finite[k]):
            return False
        if finite[k]:
            leads = tokens[k + 1].is_word  # "…, nicht bleiben dürfen, sondern …" closes its own
            return joined and leads and tokens[k].low in closed.embracing
        joined = joined or tokens[k].low in closed.coordinators
    return False


def _is_modal_open(
    tokens: Sequence[Token], finite: Sequence[bool], start: int, closed: _Closed
) -> bool:
    """Whether a modal waits behind a relative clause: "X soll, der dort saß, | frei werden"."""
    opener = tokens[start].low
    comma = tokens[start - 1].text == ","
    if not comma or opener in closed.subordinators or opener in closed.relatives:
        return False
    verbs = [k for k in range(start) if finite[k]]
    if len(verbs) < 2 or tokens[verbs[0]].low not in closed.embracing:
        return False
    end = next((k for k in range(verbs[0], start) if tokens[k].text in _CUTS), start)
    inside = range(verbs[0] + 1, end)
    return (
        end < start
        and tokens[end].text == ","
        and tokens[end + 1].low in closed.relatives
        and not any(tokens[k].low in closed.participles | closed.infinitives for k in inside)
    )


def _closes_bracket(
    tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed
) -> bool:
    """Whether a form that can be a present is the participle an auxiliary has waited for.

    "Er wurde nach der Wahl und dem Beginn der Proteste verhaftet": the "and" joins nouns. Right
    before an auxiliary it is one, too: "der dort verurteilt worden war".
    """
    low = tokens[i].low
    if low not in closed.participles or low in closed.auxiliaries:
        return False
    if i + 1 < len(tokens) and tokens[i + 1].is_word:
        return tokens[i + 1].low in closed.auxiliaries - closed.owning
    for k in range(i - 1, -1, -1):
        if tokens[k].text in _CUTS or (
            tokens[k].low in closed.participles and not tokens[k].is_capitalised
        ):
            return False
        if finite[k]:
            return tokens[k].low in closed.auxiliaries
    return False


def _drop_attributes(
    tokens: Sequence[Token], finite: list[bool], members: range, closed: _Closed
) -> None:
    """Take the past forms that are attributes for none where another verb is finite.

    "Der seit März inhaftierte Bürgermeister wurde vernommen", "222 eingesperrte Gegner kamen frei".
    """
    if not closed.capitalised_nouns:
        return
    verbs = [k for k in members if finite[k]]
    doubtful = [
        k
        for k in verbs
        if k + 1 in members
        and tokens[k + 1].is_word
        and tokens[k].low not in closed.auxiliaries
        and _is_inflected_participle(tokens[k].low, closed)
    ]
    if len(doubtful) < len(verbs):
        for k in doubtful:
            finite[k] = False


def _is_reduced(tokens: Sequence[Token], i: int, finite: Sequence[bool], closed: _Closed) -> bool:
    """Whether a word can be a participle that stands for a clause: "X, arrested in May, …".

    Where one form is past and participle (English), a verb that takes an object and has none
    behind it is the participle.
    """
    low = tokens[i].low
    if low in closed.auxiliaries:
        return False
    if closed.capitalised_nouns:
        return not tokens[i].is_capitalised or i == 0
    if not finite[i] and i:
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        low in closed.transitives
        and (
            following is None
            or not following.is_word
            or following.low in closed.prepositions
            or following.low in closed.coordinators
            or following.low in closed.subordinators
            or (i + 2 < len(tokens) and tokens[i + 2].text[0].isdigit())  # "arrested April 2016"
            or any(t.low in closed.afterwards for t in tokens[i + 1 : i + 5])  # "… two days later"
        )
    )


def _segments(
    tokens: Sequence[Token], finite: Sequence[bool], closed: _Closed
) -> list[tuple[int, int]]:
    """Half-open token ranges between the cuts."""
    cuts = {0, len(tokens)}
    for i, token in enumerate(tokens):
        if token.text in _CUTS or (
            token.text == "-"
            and 0 < i < len(tokens) - 1
            and tokens[i - 1].end < token.start
            and token.end < tokens[i + 1].start
        ):
            cuts.add(i + 1)
        elif (
            i
            and not closed.commas_open
            and (token.low in closed.subordinators or token.low in closed.relatives)
        ):
            if _part_of_which(tokens, i, closed) is not None:
                continue
            if tokens[i + 1 : i + 2] and tokens[i + 1].low in closed.repeats:
                continue  # "once again"
            if token.low in closed.prepositions and (
                _is_adverb(tokens, i, closed)
                or _only_dates(tokens, finite, i, closed)
                or _awaits_verb(tokens, finite, max(c for c in cuts if c <= i), i, closed)
            ):
                continue  # the last: "people held as spies were freed"
            row = finite[i - 1] and tokens[i - 1].low in closed.saying and any(finite[i + 1 :])
            if (
                (row or _verb_ahead(tokens, finite, i, closed))  # "said that lawyers, writers …"
                # "said that …"; elsewhere "that" may point to a noun
                and (
                    (token.low not in closed.determiners and token.low not in closed.prepositions)
                    or finite[i - 1]
                    or _takes_up_noun(tokens, finite, i, closed)
                    or _is_told_behind(tokens, i, closed)
                )
            ) or (
                token.low in closed.prepositions
                and tokens[i - 1].low not in closed.auxiliaries  # "has since been freed"
                and (token.low in closed.temporal or _subject_ahead(tokens, i, closed))
                and _clause_ahead(tokens, finite, i, closed)
            ):
                cuts.add(i)
        elif (
            i > 1
            and finite[i - 1]
            and not closed.commas_open
            and _opens_reported(tokens, finite, i, closed)
        ) or (
            i
            and token.low in closed.cutting
            and not _joins_a_number(tokens, i, closed)
            and _verb_ahead(tokens, finite, i, closed)
            and not _awaits_verb(tokens, finite, max(c for c in cuts if c <= i), i, closed)
            and not _joins_nouns(tokens, finite, max(c for c in cuts if c <= i), i, closed)
        ):
            cuts.add(i)
    if not closed.commas_open:
        cuts.update(_resumed(tokens, finite, sorted(cuts), closed))
    return list(pairwise(sorted(cuts)))


def _awaits_verb(
    tokens: Sequence[Token], finite: Sequence[bool], start: int, i: int, closed: _Closed
) -> bool:
    """Whether a subject with its participle still has no verb: "people jailed by X | and Y left".

    So the "and" at token ``i`` joins no clauses.
    """
    if closed.commas_open or closed.verbs_by_form or any(finite[i + 1 : i + 2]):
        return False
    verbs = [k for k in range(start, i) if finite[k]]
    behind = next((k for k in range(i + 1, len(tokens)) if finite[k]), None)
    return (
        bool(verbs)
        and verbs[0] > start
        and behind is not None
        and all(
            tokens[k].low in closed.participles
            and tokens[k + 1].low in closed.prepositions
            and _is_reduced(tokens, k, finite, closed)
            for k in verbs
        )
        and not _is_reduced(tokens, behind, finite, closed)
    )


def _joins_nouns(
    tokens: Sequence[Token], finite: Sequence[bool], start: int, i: int, closed: _Closed
) -> bool:
    """Whether an "und" joins a noun to those before it, as they have no verb yet.

    "Der Anwalt sagte, | seine Mandantin und ihr Mann seien frei".
    """
    return (
        closed.capitalised_nouns
        and 0 < start < i
        and tokens[i - 1].is_word
        and tokens[i - 1].is_capitalised
        and tokens[start].low not in closed.relatives
        and not any(finite[start:i])
    )


def _resumed(
    tokens: Sequence[Token], finite: Sequence[bool], cuts: Sequence[int], closed: _Closed
) -> list[int]:
    """Where a clause goes on behind a relative clause that no sign ends.

    "Twelve of the 40 who were arrested | are still detained": what stands before the relative has
    no verb, and the relative clause would have two.
    """
    found = []
    for start, a, b in zip(cuts, cuts[1:], cuts[2:], strict=False):
        if (
            tokens[a].low not in closed.relatives
            or tokens[a - 1].text in _CUTS
            or any(finite[start:a])
        ):
            continue
        verbs = [
            k
            for k in range(a + 1, b)
            if finite[k]
            and (tokens[k].low in closed.auxiliaries or tokens[k].low not in closed.participles)
        ]
        if not verbs:
            continue
        idle = closed.negations | closed.clitics | closed.reflexive
        k = verbs[-1]
        while k > verbs[0] and (k - 1 in verbs or tokens[k - 1].low in idle):
            k -= 1
        before = tokens[k - 1].low
        if k > verbs[0] and before not in closed.coordinators and before not in closed.pronouns:
            found.append(k)
    return found


def _takes_up_noun(
    tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed
) -> bool:
    """Whether a word that may be an article is a relative: "a ban that Trump lifted"."""
    before, behind = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].low in closed.relatives
        and before.is_word
        and before.low not in closed.no_antecedents
        and behind is not None
        and (finite[i + 1] or behind.is_capitalised or behind.low in closed.pronouns)
    )


def _is_told_behind(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether but adverbs and times stand between a verb and "that": "said late last week that"."""
    if closed.verbs_by_form or i < 2 or not closed.datings & {tokens[i - 1].low}:
        return False
    k = i - 1
    while k > max(0, i - _DATED) and (
        tokens[k].low in closed.datings or tokens[k].text.isdecimal()
    ):
        k -= 1
    low = tokens[k].low
    return low in closed.saying or (
        k == i - 2 and (low in closed.finite or low in closed.infinitives)
    )


def _part_of_which(tokens: Sequence[Token], i: int, closed: _Closed) -> int | None:
    """Where a part of those meant begins that opens a relative clause: "…, 12 of whom were".

    ``i`` is the relative pronoun; None where no sign stands before the part.
    """
    if (
        closed.commas_open
        or i < _LEAST
        or tokens[i].low not in closed.relatives
        or tokens[i - 1].low not in closed.of
    ):
        return None
    first = i - 1
    while first > 0 and i - first <= _PART and tokens[first - 1].text[0].isalnum():
        first -= 1
    signs = first > 0 and tokens[first - 1].text in _CUTS
    return first if signs and first < i - 1 else None


def _joins_a_number(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether a word such as "and" only joins the parts of a number: "treinta y ocho"."""
    if tokens[i].low != closed.joiner or not 0 < i < len(tokens) - 1:
        return False
    tens, ones = (closed.numerals.get(tokens[k].low, 0) for k in (i - 1, i + 1))
    return bool(ones) and ((tens >= 20 and tens % 10 == 0 and ones < 10) or tens >= 100 > ones)


def _verb_ahead(tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed) -> bool:
    """Whether a finite verb comes after token ``i`` before the next cut.

    Words between commas right behind it are passed: "who, officials said, was freed".
    """
    for k in range(_behind_aside(tokens, i + 1), len(tokens)):
        if tokens[k].text in _CUTS or (k > i + 1 and tokens[k].low in closed.coordinators):
            return False
        if finite[k]:
            return True
    return False


def _behind_aside(tokens: Sequence[Token], i: int) -> int:
    """Where a clause goes on whose opener is followed by words between commas."""
    if i >= len(tokens) or tokens[i].text != ",":
        return i
    near = range(i + 2, min(len(tokens), i + 2 + _ASIDE))
    return next((k + 1 for k in near if tokens[k].text == ","), i)


def _clause_ahead(tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed) -> bool:
    """Whether a word such as "after" opens a clause here: a verb follows within a few words."""
    for k in range(i + 2, min(len(tokens), i + 7)):
        if tokens[k].text in _CUTS or tokens[k].low in closed.prepositions:
            return False
        if finite[k]:
            return True
    return False


def _subject_ahead(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether a subject follows "as": "as the talks went on", not "regarded as prisoners"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return behind is not None and (
        behind.is_capitalised or behind.low in closed.pronouns | closed.determiners
    )


def _opener(
    tokens: Sequence[Token], finite: Sequence[bool], a: int, b: int, closed: _Closed
) -> tuple[str | None, str]:
    """The word that makes a segment subordinate, and the kind of clause it makes."""
    k = a
    while k < b and (not tokens[k].text[0].isalnum() or tokens[k].low in closed.coordinators):
        k += 1
    for m in range(k + _LEAST, min(k + _PART + _LEAST, b)):
        if _part_of_which(tokens, m, closed) == k:
            return tokens[m].low, "relative"
    for m in (k, k + 1):
        if m < b:
            low = tokens[m].low
            if m > k and tokens[k].low not in closed.prepositions:
                break
            if (
                m == k == a
                and low in closed.subordinators
                and (
                    _is_content(tokens, finite, a, closed)
                    or (a > 0 and _is_told_behind(tokens, a, closed))
                )
            ):
                return low, "sub"  # "said that …"
            if (
                low in closed.relatives
                and a > 0
                and (
                    low not in closed.determiners
                    or _is_verb_alone(tokens, finite, m, b)
                    or (
                        _verb_final(tokens, m, _end_of_row(tokens, finite, m, b, closed))
                        and not _is_aim(tokens, finite, m, b, closed)
                        and (m == k or any(finite[n] for n in range(m, b)))
                    )
                )
            ):
                return low, "relative"
            if m == k and low in closed.subordinators:
                if m + 1 < b and tokens[m + 1].low in closed.then:
                    return None, "main"  # "since then they were freed"
                first = m + 2 < b and finite[m + 2]  # "als Erste kamen X und Y"
                noun = (low in closed.prepositions or first) and _goes_on_behind_verb(
                    tokens, finite, m, b
                )
                return (None, "main") if noun and closed.commas_open else (low, "sub")
    if closed.commas_open:  # "…, sechs Jahre nachdem", "…, kurz bevor"
        for m in range(k + 1, min(k + _DELAY, b)):
            if tokens[m].low in closed.delayed and not finite[m - 1]:
                return tokens[m].low, "sub"
    return None, "main"


def _end_of_row(
    tokens: Sequence[Token], finite: Sequence[bool], a: int, b: int, closed: _Closed
) -> int:
    """Where a row of nouns ends that a segment without a verb begins: "die in A, | B saßen"."""
    end = b
    while (
        closed.capitalised_nouns
        and end < len(tokens)
        and tokens[end - 1].text == ","
        and tokens[end - 2].is_capitalised
        and tokens[end].is_capitalised
        and not any(finite[a:end])
    ):
        end = next((k + 1 for k in range(end, len(tokens)) if tokens[k].text in _CUTS), len(tokens))
    return end if any(finite[a:end]) else b


def _goes_on_behind_verb(tokens: Sequence[Token], finite: Sequence[bool], a: int, b: int) -> bool:
    """Whether words follow the first verb of a segment, as in a main clause: "seit der Haft ist X".

    "Seit er in Haft ist" ends with its verb.
    """
    verb = next((k for k in range(a, b) if finite[k]), None)
    return (
        verb is not None
        and verb + 1 < b
        and tokens[verb + 1].is_word
        and not finite[verb + 1]
        and tokens[verb - 1].text[0].isupper()  # "während acht verurteilte Agenten ausreisten"
    )


def _is_adverb(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether a word such as "since" stands within a verb: "has since been freed"."""
    if i + 1 >= len(tokens) or tokens[i - 1].low not in closed.auxiliaries:
        return False
    behind = tokens[i + 1].low
    return behind in closed.auxiliaries or behind in closed.participles


def _opens_reported(
    tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed
) -> bool:
    """Whether what somebody says opens without a "that": "says she was moved"."""
    if tokens[i - 1].low not in closed.reporting:
        return False
    if tokens[i].low in closed.subjects:
        return any(finite[i + 1 : i + 1 + _SOON])
    named = (
        tokens[i].is_capitalised
        or tokens[i].low in closed.determiners
        or tokens[i].text.isdecimal()
    )
    for k in range(i, min(len(tokens), i + _SAID)):
        low = tokens[k].low
        if tokens[k].text in _CUTS or low in closed.relatives or low in closed.coordinators:
            return False
        if finite[k]:
            return named and k > i
    return False


def _only_dates(tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed) -> bool:
    """Whether but a date stands before the next verb: "the number since 2022 is 1,100"."""
    k = i + 1
    while k < len(tokens) and (tokens[k].text.isdecimal() or tokens[k].low in closed.dates):
        k += 1
    named = any(token.text.isdecimal() or token.is_capitalised for token in tokens[i + 1 : k])
    return named and k < len(tokens) and finite[k]


def _is_content(tokens: Sequence[Token], finite: Sequence[bool], a: int, closed: _Closed) -> bool:
    """Whether a "that" opens what a verb tells: "said that", "informó ayer de que"."""
    if a == 0 or finite[a - 1]:
        return a > 0
    if not closed.verbs_by_form or tokens[a].low not in closed.relatives:
        return False
    before = tokens[a - 1]
    if before.low in closed.infinitive_marks:
        return True
    verb = next((k for k in range(a - 1, -1, -1) if finite[k] or tokens[k].text in _CUTS), None)
    own = next((k for k in range(a + 1, len(tokens)) if finite[k]), None)
    asked = own is not None and tokens[own].low in closed.subjunctives
    if verb is not None and finite[verb] and asked:
        return True  # "pidió al presidente que lo deje en libertad"
    spoken = verb is not None and finite[verb] and tokens[verb].low in closed.saying
    told_when = before.low in closed.dates or before.text[0].isdigit()
    return spoken and (told_when or before.is_capitalised)


def _is_aim(
    tokens: Sequence[Token], finite: Sequence[bool], a: int, b: int, closed: _Closed
) -> bool:
    """Whether a segment is an infinitive with its mark: ", das Land zu verlassen,"."""
    said = [k for k in range(a, b) if tokens[k].is_word]
    last = tokens[said[-1]]
    marked = last.low in closed.infinitives and tokens[said[-2]].low in closed.infinitive_marks
    return (
        marked or (bool(_MARKED_INSIDE.search(last.low)) and not last.is_capitalised)
    ) and not any(finite[k] and tokens[k].low not in closed.infinitives for k in said)


def _verb_final(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether a segment ends with a verb as German subordinate clauses do, not with a noun."""
    words = [t for t in tokens[a:b] if t.is_word]
    return len(words) > 2 and not words[-1].is_capitalised


def _is_verb_alone(tokens: Sequence[Token], finite: Sequence[bool], a: int, b: int) -> bool:
    """Whether a relative clause has but its verb, behind a noun: "Gefangene, die freikamen"."""
    said = [k for k in range(a, b) if tokens[k].is_word]
    return (
        said == [a, a + 1]
        and finite[a + 1]
        and a > 1
        and tokens[a - 1].text == ","
        and tokens[a - 2].is_capitalised
    )


def _participle(
    tokens: Sequence[Token],
    finite: Sequence[bool],
    reduced: Sequence[bool],
    segment: tuple[int, int],
    closed: _Closed,
) -> int | None:
    """The participle that a segment is built on, None where the segment has a verb of its own."""
    members = range(*segment)
    found = [k for k in members if reduced[k] and tokens[k].is_word]
    if not found or any(finite[k] and not reduced[k] for k in members):
        return None
    if closed.capitalised_nouns:  # the participle comes last
        last = max(k for k in members if tokens[k].is_word)
        return found[-1] if found[-1] == last else None
    return found[0]


def _join(
    tokens: Sequence[Token],
    finite: Sequence[bool],
    reduced: Sequence[bool],
    segments: Sequence[tuple[int, int]],
    closed: _Closed,
) -> list[Clause]:
    groups: list[list[int]] = []
    kinds: list[tuple[str, str | None, int | None]] = []
    has_verb: list[bool] = []
    main: int | None = None
    depth_open = False

    def open_clause(
        kind: str, opener: str | None, parent: int | None, a: int, b: int, verb: bool
    ) -> int:
        groups.append(list(range(a, b)))
        kinds.append((kind, opener, parent))
        has_verb.append(verb)
        return len(groups) - 1

    def ends_bracket(a: int, b: int) -> bool:
        """Whether a piece ends with what closes a verb bracket: "…, etwa 6700 Menschen fest"."""
        said = [tokens[k].low for k in range(a, b) if tokens[k].is_word]
        if said[-1:] and said[-1] in closed.auxiliaries & closed.infinitives:
            said.pop()  # "…, aus der Haft entlassen werden"
        return bool(said) and said[-1] in closed.bracket_ends

    def is_waiting(clause: int) -> bool:
        """Whether a clause has an auxiliary and not yet the verb that belongs to it."""
        verbs = [k for k in groups[clause] if finite[k]]
        if not verbs or tokens[verbs[0]].low not in closed.auxiliaries:
            return False
        ends = closed.capitalised_nouns and kinds[clause][0] in ("sub", "relative")
        return not any(  # "wie Partner ermittelt haben" waits for nothing
            (k > verbs[0] or (ends and k == verbs[0] - 1))
            and (tokens[k].low in closed.participles or tokens[k].low in closed.infinitives)
            for k in groups[clause]
        )

    def waiting() -> int | None:
        """The nearest clause that waits for its verb: "He was, officials said, released"."""
        return next((c for c in reversed(range(len(groups))) if is_waiting(c)), None)

    def broken_off() -> int | None:
        """The clause that a clause in it has interrupted: "that, if all goes well, will free"."""
        back = kinds[last][2] if last is not None and kinds[last][0] == "sub" else None
        opens = back is not None and kinds[back][0] in ("sub", "relative")
        return back if opens and back is not None and not has_verb[back] else None

    def stands_for_clause(n: int) -> bool:
        """Whether a segment is a clause by its participle alone."""
        a, b = segments[n]
        verb = _participle(tokens, finite, reduced, (a, b), closed)
        linked = tokens[a].low in closed.coordinators
        if verb is None or (a and tokens[a - 1].text not in ",–—" and not linked):
            return False
        if _opener(tokens, finite, a, b, closed)[0] is not None:
            return False
        if closed.verbs_by_form and verb == a > 1 and tokens[a - 2].is_capitalised:
            return True  # "hay dos mujeres, entre ellas X, detenida en mayo"
        if last is None:
            opens_with = a if not closed.capitalised_nouns else verb
            return verb == opens_with and tokens[b - 1].text == "," and b < len(tokens)
        after = segments[n + 1] if n + 1 < len(segments) else None
        while (
            after
            and tokens[after[0]].low in closed.coordinators
            and _participle(tokens, finite, reduced, after, closed)
        ):
            after = (after[1], len(tokens)) if after[1] < len(tokens) else None
        goes_on = after is not None and finite[after[0]]
        if not has_verb[last]:
            return goes_on and kinds[last][0] != "aside"
        if linked or waiting() is not None:
            return False
        if closed.capitalised_nouns:
            before = tokens[a - 2] if a > 1 else tokens[0]
            return before.is_capitalised
        passive = any(tokens[k].low in closed.auxiliaries for k in groups[last])
        return not (verb == a and passive)

    def is_gap(n: int) -> bool:
        """Whether a clause goes on without its verb: "Moscow let 15 go, Poland — one"."""
        a, b = segments[n]
        behind = segments[n + 1] if n + 1 < len(segments) else (b, b)
        return (
            main is not None
            and has_verb[main]
            and a > 0
            and tokens[a - 1].text in ",;"
            and (
                tokens[b - 1].text in _DASHES
                or (
                    tokens[a - 1].text == ";"  # "; Alemania, a Vadim Krasikov"
                    and tokens[a].is_capitalised
                    and tokens[b - 1].text == ","
                    and behind[0] < behind[1]
                    and tokens[b].low in closed.object_marks
                )
            )
            and b - a <= _REMNANT
            and (
                any(t.is_capitalised for t in tokens[a : b - 1])
                or (  # "… троих, в январе — Анастасию Нуфер"
                    any(t.low in closed.dates for t in tokens[a : b - 1])
                    and any(t.is_capitalised for t in tokens[behind[0] : behind[1]])
                )
            )
            and not any(
                finite[k] and tokens[k].low not in closed.negations  # "Petra nicht", "Петра — нет"
                for k in (*range(a, b), *range(*behind))
            )
        )

    last: int | None = None
    before_aside: int | None = None
    participle: int | None = None
    for n, (a, b) in enumerate(segments):
        if not depth_open and (
            (
                participle is not None
                and tokens[a].low in closed.coordinators
                and _participle(tokens, finite, reduced, (a, b), closed) is not None
            )
            or stands_for_clause(n)
        ):
            participle = open_clause("participle", None, last, a, b, True)
            continue
        participle = None
        verb = True in finite[a:b]
        opener, kind = _opener(tokens, finite, a, b, closed)
        after = tokens[a - 1].text if a else ""
        if (
            kind == "relative"
            and tokens[a].low in closed.coordinators
            and (last is None or kinds[last][0] != "relative")
        ):
            opener, kind = None, "main"  # "X und die frühere Botschafterin Y kamen frei"
        if (
            kind == "relative"
            and after == ","
            and tokens[a].low in closed.determiners
            and (waits := waiting()) is not None
            and last != waits
            and _participle(tokens, finite, reduced, (a, b), closed) is not None
        ):
            groups[waits].extend(range(a, b))  # "hat Häftlingen, die …, die Strafe erlassen"
            last = waits
            continue
        if kind == "sub" and not verb and opener in closed.prepositions:
            opener, kind = None, "main"  # "seit Dezember in Haft"
        if depth_open and ")" not in after and "]" not in after:
            assert last is not None
            groups[last].extend(range(a, b))
            has_verb[last] = has_verb[last] or verb
            depth_open = tokens[b - 1].text not in ")]"
            continue
        if after in "([" and after:
            before_aside = last
            last = open_clause("aside", None, last, a, b, verb)
            depth_open = tokens[b - 1].text not in ")]"
            continue
        depth_open = False
        if after and after in ")]" and before_aside is not None:
            last, before_aside = before_aside, None
            if not opener and after not in _STRONG_CUTS - set(")]"):
                groups[last].extend(range(a, b))
                has_verb[last] = has_verb[last] or verb
                continue
        if last is None:
            last = open_clause(kind if opener else "main", opener, None, a, b, verb)
            main = last if not opener else None
        elif opener and (
            verb
            or kind == "relative"
            or closed.commas_open
            or (a and finite[a - 1])
            or (b - a == 2 and after not in _CUTS)  # "said on Monday that, …, 711 were held"
        ):
            last = open_clause(kind, opener, last, a, b, verb)
        elif (
            after == ","
            and (waits := waiting()) is not None
            and _participle(tokens, finite, reduced, (a, b), closed) is not None
        ):
            groups[waits].extend(range(a, b))
            last = waits
        elif (
            closed.commas_open
            and kinds[last][0] in ("sub", "relative")
            and after != ","
            and after not in _STRONG_CUTS
            and tokens[a].low in closed.coordinators
        ):
            groups[last].extend(range(a, b))  # "…, die misshandelt und inhaftiert wurde"
            has_verb[last] = has_verb[last] or verb
        elif (
            verb
            and not has_verb[last]
            and kinds[last][0] in ("sub", "relative")
            and (after == "," or tokens[a].low in closed.coordinators)
        ):
            groups[last].extend(range(a, b))
            has_verb[last] = True
        elif verb and after == "," and (waits := broken_off()) is not None:
            groups[waits].extend(range(a, b))
            has_verb[waits] = True
            last = waits
        elif is_gap(n):
            last = open_clause("gap", None, main, a, b, False)
        elif main is None:
            main = last = open_clause("main", None, None, a, b, verb)
        elif not verb and after not in _STRONG_CUTS:
            beside = last != main and has_verb[last]
            back = main if beside and (not has_verb[main] or ends_bracket(a, b)) else last
            groups[back].extend(range(a, b))
            last = back
        elif (
            not has_verb[main]
            and after not in _STRONG_CUTS
            and not (after == "," and finite[a] and tokens[a].low in closed.saying)
        ):
            groups[main].extend(range(a, b))
            has_verb[main] = True
            last = main
        else:
            main = last = open_clause("main", None, None, a, b, verb)
    return [
        Clause(n, tuple(members), *kinds[n], _finite_of(members, finite, reduced))
        for n, members in enumerate(groups)
    ]


def _finite_of(
    members: Sequence[int], finite: Sequence[bool], reduced: Sequence[bool]
) -> int | None:
    """The finite verb of a clause: of several the first that can be nothing else."""
    verbs = [k for k in members if finite[k]]
    return next((k for k in verbs if not reduced[k]), verbs[0] if verbs else None)
