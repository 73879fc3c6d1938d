"""States and bodies of states in a text: their names, adjectives, people, capitals and towns.

The words are in ``languages/<code>/places.toml``. A word counts as a whole word or as a part of a
compound with a hyphen (*US-Präsident* holds the state *US*); of several readings the longest wins.
One pass over the words with dictionary look-ups, so that the cost is linear in the text's length.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product
from typing import Any

from drehtuer.languages import codes, table
from drehtuer.languages.known import Known

SORTS = {
    "names": "name",
    "adjectives": "adjective",
    "people": "people",
    "seats": "seat",
    "places": "place",
}
"""The lists of a state in ``places.toml`` and the sort of place each makes, strongest first."""

# What a word may hold without being another word: soft hyphen, combining accents, zero-width
# signs, marks of writing direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_TOKEN = re.compile("[\\w\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]+")
_SIGNS = str.maketrans("’ʼ‘‐‑–", "'''---")
_LONGEST_WORD = 64
_LONGEST_GAP = 4
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Place:
    """Words that tell a state or a body of states: ``text[start:end]`` of what was searched.

    ``state`` is an ISO 3166-1 alpha-2 code (3166-3 for states that are no more: SU, DD, CS, YU),
    XK for Kosovo, or a body: EU, UN, NATO. ``sort`` is one of ``name``, ``adjective``, ``people``,
    ``seat`` (capitals and houses that stand for a government), ``place`` and ``body``.
    """

    start: int
    end: int
    text: str
    state: str
    sort: str


@dataclass(slots=True)
class _Phrase:
    """A form that a text may show, by what follows its first word: (gap, word) pairs."""

    rest: tuple[tuple[str, str], ...]
    tail: str
    sorts: dict[str, str] = field(default_factory=dict)  # by state, the first in SORTS of each
    people: bool = False
    ambiguous: bool = False


def find_places(text: str, language: str) -> list[Place]:
    """All states and bodies named in ``text``, in order of appearance, without overlaps.

    A word that is in two lists of one state (*Polen*) has the sort of the first in :data:`SORTS`;
    ask :func:`is_people_word` where it may count people. An ambiguous word counts where a word
    before it tells that a place follows, or where the rest of the text names its state. Of several
    states that share it, one is meant that the text names by other words, too, a state's own name
    before a town's.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = table(language, "places")
    before = words.get("before", ())
    bodies = words.get("bodies", {})
    beginning = _beginning(language)
    found: list[tuple[int, int, _Phrase]] = []
    told: dict[int, bool] = {}  # for an ambiguous find: whether the word before tells a place
    tokens = list(_TOKEN.finditer(text))
    following = 0
    for number, options in enumerate([beginning[token[0]] for token in tokens]):
        if not options or number < following:
            continue
        phrase, end = _longest(options, text, tokens, number)
        if phrase is None:
            continue
        following = number + 1 + len(phrase.rest)
        if phrase.ambiguous and _is_part_of_a_name(text, tokens, number, following):
            continue
        if phrase.ambiguous:
            told[len(found)] = number > 0 and tokens[number - 1].group().lower() in before
        if phrase.sorts:
            found.append((tokens[number].start(), end, phrase))

    sure = Counter(next(iter(each[2].sorts)) for i, each in enumerate(found) if i not in told)
    places = []
    for index, (start, end, phrase) in enumerate(found):
        state = _meant(phrase, sure)
        if told.get(index, True) or sure[state] or len(phrase.sorts) > 1:
            sort = phrase.sorts[state]
            shown = "body" if sort == "name" and state in bodies else sort
            places.append(Place(start, end, text[start:end], state, shown))
    return places


def state_of(words: str, language: str) -> str | None:
    """The state or body that ``words`` tell first (*belarussische Behörden* → BY), or None."""
    places = find_places(words, language)
    return places[0].state if places else None


@cache
def state_called(name: str) -> str | None:
    """The state or union that ``name`` is the name of in any language ("United States" → US).

    A seat of government ("Washington") is no name of its state, and more words are none either.
    """
    for language in codes():
        places = find_places(name, language)
        if (
            len(places) == 1
            and (places[0].start, places[0].end) == (0, len(name))
            and places[0].sort in ("name", "body")
        ):
            return places[0].state
    return None


def state_name(code: str, language: str) -> str:
    """What the language calls the state, for interface text; where it is unknown, the code."""
    words = table(language, "places")
    names = (words.get(code) or words.get("bodies", {}).get(code) or {}).get("names")
    return next(_forms(names[0], words["endings"], "names")) if names else code


def place_name(words: str, state: str, language: str) -> str:
    """The basic form of words for a state or its seat ("Белоруссии" → Белоруссия)."""
    return _basic_forms(language).get((state, words), words)


@cache
def _basic_forms(language: str) -> Mapping[tuple[str, str], str]:
    """By state and each form of its names and seats, the first form of the entry."""
    words = table(language, "places")
    endings = words.get("endings", {})
    states = {code: lists for code, lists in words.items() if len(code) == 2}
    found: dict[tuple[str, str], str] = {}
    for code, lists in (*states.items(), *words.get("bodies", {}).items()):
        for key in ("names", "seats"):
            for entry in lists.get(key, ()):
                forms = list(_forms(entry, endings, key))
                for form in forms:
                    found.setdefault((code, form), forms[0])
    return found


def is_people_word(token: str, language: str) -> str | None:
    """The state whose people the word names (*Ukrainerinnen* → UA), or None."""
    phrases = _phrases(language)
    for spelling in _spellings(token):
        for phrase in phrases.get(spelling, ()):
            if phrase.people and not phrase.rest and not phrase.tail:
                return next(iter(phrase.sorts))
    return None


def _meant(phrase: _Phrase, sure: Mapping[str, int]) -> str:
    """The state meant by a phrase, given how often the text names each state by sure words."""
    strength = list(SORTS.values()).index
    return min(
        phrase.sorts,
        key=lambda state: (not sure[state], strength(phrase.sorts[state]), -sure[state]),
    )


@cache
def _beginning(language: str) -> Known[Mapping[str, Sequence[_Phrase]]]:
    """The phrases that may begin with a word, by their second word ("" where there is none)."""
    phrases = _phrases(language)

    def by_second_word(word: str) -> Mapping[str, Sequence[_Phrase]]:
        found: dict[str, list[_Phrase]] = {}
        for spelling in _spellings(word):
            for phrase in phrases.get(spelling, ()):
                second = phrase.rest[0][1] if phrase.rest else ""
                found.setdefault(second, []).append(phrase)
        return found

    return Known(by_second_word)


def _longest(
    options: Mapping[str, Sequence[_Phrase]],
    text: str,
    tokens: Sequence[re.Match[str]],
    number: int,
) -> tuple[_Phrase | None, int]:
    """The longest of the phrases that stands at token ``number``, and where it ends."""
    following = tokens[number + 1].group() if number + 1 < len(tokens) else ""
    best: _Phrase | None = None
    best_end = 0
    for second in dict.fromkeys(("", *_spellings(following))):
        for phrase in options.get(second, ()):
            end = _end(phrase, text, tokens, number)
            if end > best_end:
                best, best_end = phrase, end
    return best, best_end


def _end(phrase: _Phrase, text: str, tokens: Sequence[re.Match[str]], number: int) -> int:
    """Where the phrase ends that begins with token ``number``; 0 where it doesn't stand there."""
    end = tokens[number].end()
    if number + len(phrase.rest) >= len(tokens):
        return 0
    for following, (gap, word) in enumerate(phrase.rest, number + 1):
        token = tokens[following]
        if _gap(text, end, token.start()) != gap or word not in _spellings(token.group()):
            return 0
        end = token.end()
    return end + len(phrase.tail) if text.startswith(phrase.tail, end) else 0


def _gap(text: str, start: int, end: int) -> str:
    """What stands between two words, with white space as one space and signs made alike."""
    if end - start > _LONGEST_GAP:
        return ""
    return re.sub(r"\s+", " ", text[start:end]).translate(_SIGNS)


def _is_part_of_a_name(
    text: str, tokens: Sequence[re.Match[str]], first: int, following: int
) -> bool:
    """Whether a capitalised word directly before or after makes another name (*Sofia Sapega*)."""
    if following < len(tokens):
        after = tokens[following]
        if text[tokens[following - 1].end() : after.start()] == " " and after.group()[0].isupper():
            return True
    if first < 2:
        return False
    # The word before must not be the first of its sentence, where any word is capitalised.
    before, earlier = tokens[first - 1], tokens[first - 2]
    return (
        text[before.end() : tokens[first].start()] == " "
        and before.group()[0].isupper()
        and text[earlier.end() : before.start()] == " "
    )


def _spellings(word: str) -> tuple[str, ...]:
    """The forms under which data may have a word of the text.

    As it stands (composed, without invisible signs); as in the midst of a sentence; and, for
    headings in capitals, in usual letters. Short words in capitals stay: US is not us.
    """
    if len(word) > _LONGEST_WORD:
        return ()
    if not word.isascii():
        word = unicodedata.normalize("NFC", _UNSEEN.sub("", word))
    if not word[:1].isupper():
        return (word,)
    if len(word) > 3 and word.isupper():
        return (word, word.capitalize(), word.lower())
    return (word, word[0].lower() + word[1:]) if len(word) > 3 else (word,)


@cache
def _phrases(language: str) -> Mapping[str, Sequence[_Phrase]]:
    """The phrases of a language by their first word."""
    words = table(language, "places")
    endings = words.get("endings", {})
    bodies = words.get("bodies", {})
    ambiguous = frozenset(words.get("ambiguous", ()))
    states = {code: lists for code, lists in words.items() if len(code) == 2}

    phrases: dict[str, _Phrase] = {}
    for entry in words.get("other", ()):
        for form in _forms(entry, endings, "names"):
            phrases[form] = _phrase(form)
    for code, lists in (*states.items(), *bodies.items()):
        for key, sort in SORTS.items():
            for entry in lists.get(key, ()):
                for form in _forms(entry, endings, key):
                    phrase = phrases.get(form) or phrases.setdefault(form, _phrase(form))
                    phrase.sorts.setdefault(code, sort)
                    phrase.people |= sort == "people"
                    phrase.ambiguous |= entry in ambiguous

    index: dict[str, list[_Phrase]] = {}
    for form, phrase in phrases.items():
        first = form if form.isalpha() else _TOKEN.findall(form)[0]
        index.setdefault(first, []).append(phrase)
    return index


def _phrase(form: str) -> _Phrase:
    """The phrase of a form, still without its states."""
    if form.isalpha():
        return _Phrase((), "")
    tokens = list(_TOKEN.finditer(form))
    rest = tuple((_gap(form, one.end(), two.start()), two.group()) for one, two in pairwise(tokens))
    return _Phrase(rest, form[tokens[-1].end() :])


def _forms(entry: str, endings: Mapping[str, Any], key: str) -> Iterator[str]:
    """All forms that an entry of ``places.toml`` stands for, the basic form first.

    ``{a,b,}`` is a choice; ``~er`` at the end takes the endings listed under ``~er``, an entry
    without such a mark those listed under the name of its list.
    """
    stem, mark, name = entry.partition("~")
    tails = endings[mark + name] if mark else endings.get(key, ("",))
    if "{" not in stem:
        yield from (stem + tail for tail in tails)
        return
    texts = _BRACES.split(stem)  # plain text and the inside of braces, in turn
    choices = [text.split(",") if odd % 2 else [text] for odd, text in enumerate(texts)]
    for choice in product(*choices, tails):
        yield "".join(choice)
