"""Texts written in capitals: usual letters for them, as far as the words tell which they are.

What is a name, a place, a noun or a verb is looked up in the language data; what is in no list
gets a capital letter where the language gives one to every noun, and beside a given name or a
role.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from drehtuer import languages
from drehtuer.claims.mentions import words as kinds
from drehtuer.claims.mentions.places import Place, find_places
from drehtuer.claims.mentions.words import lexicon
from drehtuer.claims.sentences.grammar import closed
from drehtuer.claims.tokens import Token, fold, tokenize
from drehtuer.languages.verbforms import verb_forms

_SAMPLE = 4_000
_LEAST = 40
_SHARE = 9
"""A text is in capitals if of its first letters so many times more are capital than small."""
_LONGEST_INITIALS = 4
"""The first part of a compound, if it is shorter, is the short name of something: "US-"."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_HYPHEN = re.compile("([-‐‑])")
_VOWELS = re.compile("[AEIOUYАЕЁИІОУЎЫЭЮЯЄ]")
_OPENING = frozenset('«„“‘‚"')
_ENDS = frozenset(".!?…:•\n")
_SMALL = kinds.FUNCTION | kinds.DETERMINER | kinds.PREPOSITION | kinds.COORDINATOR | kinds.RELATIVE
_NAMES = kinds.GIVEN | kinds.KNOWN
_BEFORE_NAMES = kinds.ROLE | kinds.TITLE


def is_in_capitals(text: str) -> bool:
    """Whether a text, by its first letters, is written in capitals throughout."""
    sample = text[:_SAMPLE]
    capital = sum(map(str.isupper, sample))
    return capital >= _LEAST and capital >= _SHARE * sum(map(str.islower, sample))


def in_usual_letters(text: str, language: str) -> str:
    """A text in capitals in small letters, with capitals where the language has them.

    It has as many characters as before, so that all offsets stay.
    """
    tokens = tokenize(text)
    known = _Letters(text, tokens, language)
    letters = list(map(_small, text))
    for k, token in enumerate(tokens):
        if not token.is_word:
            continue
        if known.stays(k):
            letters[token.start : token.end] = token.text
        elif known.is_capitalised(k):
            letters[token.start : token.end] = _titled(token.text)
    return "".join(letters)


def _small(sign: str) -> str:
    low = sign.lower()
    return low if len(low) == 1 else sign


def _titled(word: str) -> str:
    """The word with a capital at its beginning and behind each hyphen; initials stay."""
    if _INITIALS.match(word):
        return word
    parts = _HYPHEN.split(word)
    return "".join(
        part
        if _is_short_name(part) or (k == 0 < len(parts) - 1 and len(part) < _LONGEST_INITIALS)
        else part[:1] + "".join(map(_small, part[1:]))
        for k, part in enumerate(parts)
    )


def _is_short_name(word: str) -> bool:
    """Whether a word cannot be said and so is the short name of something: KGB, ФСБ."""
    return (
        len(word) > 2 and word.isalpha() and not _VOWELS.search(unicodedata.normalize("NFD", word))
    )


@cache
def _calendar(language: str) -> frozenset[str]:
    """The names of months and days, where they have capital letters: where adjectives have."""
    if not _capital_adjectives(language):
        return frozenset()
    times = languages.table(language, "times")
    return frozenset(fold(w) for name in ("month", "weekday") for w in _words(times.get(name, ())))


def _words(entry: object) -> list[str]:
    if isinstance(entry, str):
        return entry.replace("|", " ").split()
    if isinstance(entry, dict):
        return [word for value in entry.values() for word in _words(value)]
    return [word for value in entry for word in _words(value)] if isinstance(entry, list) else []


@cache
def _capital_adjectives(language: str) -> bool:
    """Whether "Belarusian" has a capital letter, as in English."""
    places = languages.table(language, "places")
    lists = (places[code].get("adjectives") for code in places if len(code) == 2)
    return next((adjectives[0][:1].isupper() for adjectives in lists if adjectives), False)


@cache
def _function_words(language: str) -> frozenset[str]:
    """Words that have small letters wherever they stand in a sentence."""
    table = languages.table(language, "language")
    lists = (table["common"], table.get("words", {}), table.get("pronouns", {}))
    return _numbers(language) | frozenset(fold(w) for text in lists for w in _words(text))


@cache
def _numbers(language: str) -> frozenset[str]:
    """Number words, and the words that make a number more or less exact."""
    table = languages.table(language, "numbers")
    lists = (table.get(name, {}) for name in ("units", "before", "after"))
    return frozenset(fold(w) for words in lists for w in _words(words))


class _Letters:
    """Which words of a text in capitals have a capital letter otherwise."""

    def __init__(self, text: str, tokens: Sequence[Token], language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._lexicon = lexicon(language)
        self._verbs = verb_forms(language)
        self._calendar = _calendar(language)
        self._function = _function_words(language)
        self._marks = closed(language, "infinitive_marks")
        self._dating = closed(language, "prepositions") - self._marks
        self._before_nouns = self._dating | closed(language, "determiners") | _numbers(language)
        small = () if _capital_adjectives(language) else ("adjective",)
        places = find_places(text, language)
        self._places = _in(tokens, [p for p in places if p.sort not in small])
        self._adjectives = _in(tokens, [p for p in places if p.sort in small])
        self._titled = [_titled(token.text) for token in tokens]
        self._flags = [
            self._lexicon.words[word].flags if token.is_word else 0
            for token, word in zip(tokens, self._titled, strict=True)
        ]
        self._listed = self._listed_words()
        self._surnames = self._names()

    def _listed_words(self) -> dict[int, str]:
        """The tokens of bodies and media that the data name, as they are written there."""
        found: dict[int, str] = {}
        entries = [
            entry
            for listed in self._lexicon.listed.values()
            for entry in listed
            if not entry.ambiguous
        ]
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            by_first.setdefault(fold(entry.words[0]), []).append(entry.words)
        for k, token in enumerate(self._tokens):
            for words in by_first.get(token.low, ()):
                heard = [t.low for t in self._tokens[k : k + len(words)]]
                alone = len(words) == 1 and self._is_small(k)
                if heard == [fold(w) for w in words] and not alone:
                    found |= {k + n: word for n, word in enumerate(words)}
        return found

    def _names(self) -> set[str]:
        """The words that stand beside a given name or a role and are nothing else."""
        found: set[str] = set()
        in_name = False
        for k, token in enumerate(self._tokens):
            flags = self._flags[k]
            if not token.is_word or self._is_small(k):
                in_name = in_name and bool(flags & kinds.PARTICLE)
            elif (flags & _NAMES and not flags & kinds.ORDINARY) or flags & _BEFORE_NAMES:
                in_name = True
            elif in_name and not flags & (kinds.GROUP | kinds.OFFICE | kinds.COMMON):
                found.add(token.low)
            else:
                in_name = False
        return found

    def _is_small(self, k: int) -> bool:
        """Whether a word is one that has no capital letter within a sentence."""
        low = self._tokens[k].low
        if self._flags[k] & _SMALL or low in self._function or k in self._adjectives:
            return True
        return low in self._verbs and not (self._lexicon.capitalised_nouns and self._is_noun(k))

    def _is_noun(self, k: int) -> bool:
        """Whether a word that could be a verb is a noun by the word before it."""
        before = self._tokens[k - 1] if k else None
        if before is None or before.low in self._marks:
            return False
        return (
            before.text[0].isdigit()
            or before.low in self._before_nouns
            or before.low.endswith(self._lexicon.adjective_suffixes)
            or k - 1 in self._adjectives
        )

    def _dates(self, k: int) -> bool:
        """Whether a word is a month or a day: of "may" and "march" a number beside it tells."""
        if self._tokens[k].low not in self._calendar:
            return False
        near = (k - 1, k + 1) if self._is_small(k) else ()
        return not near or any(
            0 <= n < len(self._tokens)
            and (self._tokens[n].text[0].isdigit() or self._tokens[n].low in self._dating)
            for n in near
        )

    def stays(self, k: int) -> bool:
        """Whether a word is written in capitals: US, EU, a known short name of a body."""
        word = self._tokens[k].text
        if k in self._listed:
            return self._listed[k].isupper()
        if self._lexicon.words[word].flags & kinds.COMMON and not self._flags[k]:
            return True
        return _INITIALS.match(word) is not None or (len(word) < 4 and k in self._places)

    def is_capitalised(self, k: int) -> bool:
        """Whether a word begins with a capital letter."""
        if self._begins(k) or k in self._places or k in self._listed:
            return True
        if _is_short_name(self._tokens[k].text):
            return True
        if self._dates(k):
            return True
        if self._is_small(k):
            return False
        low, flags = self._tokens[k].low, self._flags[k]
        if self._lexicon.capitalised_nouns or low in self._surnames:
            return True
        return bool(flags & _NAMES) and not flags & kinds.ORDINARY

    def _begins(self, k: int) -> bool:
        """Whether a word is the first of a line, a sentence or a quotation."""
        if k == 0:
            return True
        between = self._text[self._tokens[k - 1].end : self._tokens[k].start]
        before = self._tokens[k - 1].text
        return "\n" in between or "\r" in between or before in _ENDS or between + before in _OPENING


def _in(tokens: Sequence[Token], places: Sequence[Place]) -> set[int]:
    """The tokens that begin within the places, which are in order."""
    found: set[int] = set()
    k = 0
    for place in places:
        while k < len(tokens) and tokens[k].start < place.start:
            k += 1
        while k < len(tokens) and tokens[k].start < place.end:
            found.add(k)
            k += 1
    return found
