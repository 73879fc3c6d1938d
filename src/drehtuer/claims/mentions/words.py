"""What a single word can be in a name: given name, role, body, medium or no name at all.

The words are in ``languages/<code>/people.toml`` and, for given names of the whole world, in
``languages/given_names.toml``. A word is looked up once and remembered, so that reading a text
costs one dictionary access a word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from drehtuer import languages
from drehtuer.claims.mentions.cases import given_forms, surname_forms
from drehtuer.claims.tokens import fold, tokenize
from drehtuer.languages.known import Known
from drehtuer.languages.verbforms import features_of

# What a word can be; a word can be several of these.
GIVEN = 1
ORDINARY = 2  # a given name that is an ordinary word, too
ROLE = 4
TITLE = 8
OFFICE = 16  # names a body by itself (ministry)
HEAD = 32  # tells that a name beside it is a body's (organisation)
MEDIUM = 64  # tells that a name beside it is a medium's (newspaper)
COMMON = 128  # a capitalised word that is no name
FUNCTION = 256  # an article, preposition, adverb: no part of a name
KNOWN = 512  # a person whom reports name by the surname alone
SURNAME = 1024  # has a surname's ending
PARTICLE = 2048
SAYS = 4096
ACRONYM = 8192
BODY_WORD = 16384  # stands in names of bodies (Watch, Rights)
MODIFIER = 32768  # may stand before a role or body (former, foreign)
DERIVED = 65536  # a noun by its derivational ending: never a surname
GROUP = 131072  # a plural that talks as one (authorities)
DETERMINER = 262144
PREPOSITION = 524288
COORDINATOR = 1048576
RELATIVE = 4194304
OF = 2097152  # ties a role to what follows it (Sprecher der Regierung)

_LONGEST_ENDING = 7


@dataclass(frozen=True, slots=True)
class Word:
    """What a word is: flags, the gender and number it tells, and its basic forms.

    ``bare`` is the number of characters without a possessive ('s).
    """

    flags: int
    gender: str | None = None
    number: str | None = None
    bare: int = 0
    base: str | None = None


@dataclass(frozen=True, slots=True)
class _Stems:
    """A word list with stems: exact words, stems with endings, and last parts of compounds."""

    exact: Mapping[str, str]
    stems: Mapping[str, tuple[str, bool, bool]]
    parts: Mapping[str, tuple[str, bool, bool]]
    endings: Mapping[str, str]

    def find(self, low: str) -> tuple[str, str] | None:
        """The label of the list the word is in and the code of its ending, or None."""
        label = self.exact.get(low)
        if label is not None:
            return label, ""
        found = self._stemmed(low, self.stems)
        if found or not self.parts:
            return found
        for cut in range(1, len(low) - 2):
            tail = low[cut:]
            for length in range(min(_LONGEST_ENDING, len(tail) - 2) + 1):
                stem = tail[: len(tail) - length]
                entry = self.parts.get(stem)
                if entry and self._ends(tail[len(stem) :], entry):
                    return entry[0], self.endings.get(tail[len(stem) :], "")
        return None

    def _stemmed(
        self, low: str, stems: Mapping[str, tuple[str, bool, bool]]
    ) -> tuple[str, str] | None:
        for length in range(min(_LONGEST_ENDING, len(low) - 1) + 1):
            entry = stems.get(low[: len(low) - length])
            if entry and self._ends(low[len(low) - length :], entry):
                return entry[0], self.endings.get(low[len(low) - length :], "")
        return None

    def _ends(self, ending: str, entry: tuple[str, bool, bool]) -> bool:
        return ending in self.endings if entry[1] else not ending


def _stems(lists: Mapping[str, str], endings: Mapping[str, str]) -> _Stems:
    """A word list from its texts; in a text ``*`` takes endings, ``-`` and ``+`` allow compounds.

    ``-sprecher*`` is a word and a last part of compounds, ``+amt*`` only a last part.
    """
    exact: dict[str, str] = {}
    stems: dict[str, tuple[str, bool, bool]] = {}
    parts: dict[str, tuple[str, bool, bool]] = {}
    for label, text in lists.items():
        for entry in text.split():
            word = entry.lstrip("-+").rstrip("*")
            value = (label, entry.endswith("*"), True)
            if entry[0] in "-+":
                parts.setdefault(word, value)
            if entry[0] != "+":
                if value[1]:
                    stems.setdefault(word, value)
                else:
                    exact.setdefault(word, label)
    table = {
        "" if ending == "-" else ending: code
        for code, text in endings.items()
        for ending in text.split()
    }
    return _Stems(exact, stems, parts, table)


@cache
def _names_file() -> Mapping[str, Mapping[str, str]]:
    """The given names by family and gender, and ``ordinary`` by language."""
    path = files(languages.__name__).joinpath("given_names.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _given_names() -> Mapping[str, str | None]:
    """Every given name with the gender it tells."""
    found: dict[str, str | None] = {}
    for family, lists in _names_file().items():
        if family == "ordinary":
            continue
        for gender, text in lists.items():
            told = gender if gender in ("m", "f") else None
            for name in text.split():
                found[name] = told if found.get(name, told) == told else None
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A name that a language's list holds, by the words that show it."""

    words: tuple[str, ...]
    name: str
    sort: str
    ambiguous: bool


@dataclass(slots=True)
class Lexicon:
    """The words of a language on persons, bodies and media."""

    language: str
    capitalised_nouns: bool
    verbs_by_form: bool
    possessives: tuple[str, ...]
    genitive_s: bool
    prefixes: tuple[str, ...]
    connectors: frozenset[str]
    ties: frozenset[str]
    place_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    cues: frozenset[str]
    times: frozenset[str]
    adjective_endings: tuple[str, ...]
    adjective_suffixes: tuple[str, ...]
    no_genitive: tuple[str, ...]
    undeclined: tuple[str, ...]
    plural_endings: tuple[str, ...]
    nominative_endings: Mapping[str, str]
    place_prepositions: frozenset[str]
    listed: Mapping[str, tuple[Listed, ...]]
    cases: Mapping[str, Any]
    articles: tuple[tuple[str, frozenset[str]], ...]
    known: Mapping[str, str | None]
    nominative_known: frozenset[str]
    patronymics: tuple[str, ...]
    doubles: Mapping[str, str]  # women's names that are case forms of men's, too
    _roles: _Stems
    _offices: _Stems
    _heads: _Stems
    _media: _Stems
    _sets: Mapping[str, tuple[int, str | None]]
    _acronyms: frozenset[str]
    _common_endings: tuple[tuple[str, ...], ...]
    _derived: tuple[str, ...]
    _surnames: tuple[tuple[str, str | None], ...]
    _given: Mapping[str, tuple[str, str | None]]
    _ordinary: frozenset[str]
    words: Known[Word] = field(init=False)
    """What each word is, as it is spelled in the text."""

    def __post_init__(self) -> None:
        """Look up each word once."""
        self.words = Known(self._look_up)

    def _look_up(self, text: str) -> Word:
        bare = len(text)
        for ending in self.possessives:
            if text.endswith(ending) and len(text) > len(ending) + 1:
                bare -= len(ending)
                break
        text = text[:bare]
        low = fold(text)
        flags, gender = self._sets.get(low, (0, None))
        number: str | None = None
        base: str | None = None
        capital = text[0].isupper()
        if capital and low.endswith(self.adjective_suffixes):
            return Word(FUNCTION | MODIFIER, None, None, bare)
        if not capital:
            for prefix in self.prefixes:
                if low.startswith(prefix) and text[len(prefix) : len(prefix) + 1].isupper():
                    return Word(SURNAME, None, None, bare)
        tail = low[low.rfind("-") + 1 :] if "-" in low else low
        for stems, flag in (
            (self._roles, ROLE),
            (self._offices, OFFICE),
            (self._heads, HEAD),
            (self._media, MEDIUM),
        ):
            if self.capitalised_nouns and (
                not capital or flags & (FUNCTION | COMMON) or (flags & ROLE and flag == OFFICE)
            ):
                break
            if flags & (DETERMINER | PREPOSITION | COORDINATOR | RELATIVE):
                break
            found = stems.find(low) or (stems.find(tail) if tail and tail != low else None)
            if found is None:
                continue
            if flag == ROLE:
                label, code = found
                flags |= GROUP if label == "plural" else ROLE
                gender = {"masculine": "m", "feminine": "f"}.get(label, gender)
                if code[:1] in ("m", "f"):
                    gender = code[0]
                elif code == "both":
                    gender = None
                number = "p" if code.endswith("p") or label == "plural" else None
            else:
                flags |= flag
        if capital:
            flags, gender, base = self._as_name(text, low, tail, flags, gender)
        return Word(flags, gender, number, bare, base)

    def _as_name(
        self, text: str, low: str, tail: str, flags: int, gender: str | None
    ) -> tuple[int, str | None, str | None]:
        """What a capitalised word is as a name."""
        base: str | None = None
        if text in self._given or (text.isupper() and text.title() in self._given):
            base, told = self._given.get(text) or self._given[text.title()]
            flags |= GIVEN
            gender = told if not flags & ROLE else gender
            if (
                base in self._ordinary
                or text in self._ordinary
                or flags & (FUNCTION | ROLE | COMMON)
            ):
                flags |= ORDINARY
        elif self.genitive_s and text.endswith("s") and text[:-1] in self._given:
            base, told = self._given[text[:-1]]
            flags |= GIVEN | ORDINARY
            gender = gender or told
        elif "-" in text and not flags & (ROLE | OFFICE | HEAD | MEDIUM):
            first = text.split("-", 1)[0]
            if first in self._given and all(p in self._given for p in text.split("-")):
                base, gender = text, self._given[first][1]
                flags |= GIVEN
        bare = text[:-1] if self.genitive_s and text.endswith("s") else text
        if text in self.known or bare in self.known:
            flags |= KNOWN
            gender = gender or self.known.get(text, self.known.get(bare))
        if len(text) > 1 and text.isupper() and (len(text) < 7 or not text.isalpha()):
            flags |= COMMON if text in self._acronyms else ACRONYM
        elif text in self._acronyms:
            flags |= COMMON
        if not flags & (GIVEN | ROLE | OFFICE | HEAD | MEDIUM | FUNCTION | COMMON | ACRONYM):
            if self._is_common(low, tail):
                flags |= COMMON
            if any(low.endswith(e) and len(low) > len(e) + 3 for e in self._derived):
                flags |= DERIVED | COMMON
        if not flags & (GIVEN | ROLE | FUNCTION | DERIVED | ACRONYM):
            for ending, told in self._surnames:
                if low.endswith(ending) and len(low) > len(ending) + 1:
                    flags |= SURNAME
                    gender = gender or told
                    break
                if self.genitive_s and low.endswith(ending + "s") and len(low) > len(ending) + 2:
                    flags |= SURNAME
                    gender = gender or told
                    break
            if flags & SURNAME and not self._sets.get(low):
                flags &= ~COMMON
        return flags, gender, base

    def _is_common(self, low: str, tail: str) -> bool:
        if "-" in low:
            # A compound is a common noun if its last part is one; Kara-Mursa is none.
            return bool(self._sets.get(tail, (0,))[0] & COMMON) or self._has_common_ending(tail)
        return self._has_common_ending(low)

    def _has_common_ending(self, low: str) -> bool:
        return any(low.endswith(endings) for endings in self._common_endings)

    def is_verb_by_form(self, low: str) -> bool:
        """Whether the language tells verbs by their form, and a word has such a form."""
        return self.verbs_by_form and bool(features_of(self.language, low))

    def number_by_article(self, low: str) -> str | None:
        """The number (s, p) that an article tells, or None."""
        return next((number for number, articles in self.articles if low in articles), None)

    def singular(self, noun: str) -> str:
        """A body's noun without the genitive's ending."""
        for ending in ("es", "s"):
            stem = noun.removesuffix(ending)
            if stem != noun and (self._offices.find(fold(stem)) or self._heads.find(fold(stem))):
                return stem
        return noun

    def adjective(self, word: str, noun: str) -> str:
        """An adjective before a body's noun in the nominative without an article."""
        found = self._offices.find(fold(noun)) or self._heads.find(fold(noun))
        ending = self.nominative_endings.get(found[0]) if found else None
        if ending is None or not word.lower().endswith(self.adjective_endings):
            return word
        stem = word[:-2] if word.endswith(("er", "en", "es", "em")) else word[:-1]
        return stem + ending

    def surname_gender(self, low: str) -> str | None:
        """The gender that a surname's ending tells, or None."""
        for ending, told in self._surnames:
            if low.endswith(ending) and len(low) > len(ending) + 1:
                return told
        return None


def _sets(
    general: Mapping[str, Any], people: Mapping[str, Any]
) -> dict[str, tuple[int, str | None]]:
    """The words that are told by themselves, folded, with their flags and gender."""
    found: dict[str, tuple[int, str | None]] = {}

    def add(text: str, flag: int, gender: str | None = None) -> None:
        for word in text.split():
            low = fold(word)
            flags, told = found.get(low, (0, None))
            found[low] = flags | flag, gender or told

    words = general.get("words", {})
    add(words.get("determiners", ""), FUNCTION | DETERMINER)
    add(words.get("prepositions", ""), FUNCTION | PREPOSITION)
    add(words.get("coordinators", ""), FUNCTION | COORDINATOR)
    add(words.get("relatives", ""), FUNCTION | RELATIVE)
    for key in ("subordinators", "personal", "negations", "auxiliaries", "modals"):
        add(words.get(key, ""), FUNCTION)
    common = people.get("common", {})
    add(common.get("nouns", ""), COMMON | DERIVED)
    add(common.get("starters", ""), FUNCTION)
    add(people.get("names", {}).get("particles", ""), PARTICLE)
    add(people.get("verbs", {}).get("says", ""), SAYS)
    add(people.get("bodies", {}).get("words", ""), BODY_WORD)
    add(people.get("roles", {}).get("modifiers", ""), MODIFIER)
    add(people.get("roles", {}).get("of", ""), OF)
    add(people.get("coordinators", ""), FUNCTION | COORDINATOR)
    titles = people.get("titles", {})
    add(titles.get("masculine", ""), TITLE, "m")
    add(titles.get("feminine", ""), TITLE, "f")
    add(titles.get("either", ""), TITLE)
    return found


def _listed(people: Mapping[str, Any]) -> dict[str, tuple[Listed, ...]]:
    """The listed names of bodies and media by their first word, the longest first."""
    entries: list[Listed] = []
    for key, sort in (("bodies", "body"), ("media", "medium")):
        part = people.get(key, {})
        ambiguous = frozenset(part.get("ambiguous", ()))
        entries.extend(
            Listed(_parts(name), name, sort, name in ambiguous) for name in part.get("names", ())
        )
        for pattern, name in part.get("inflected", {}).items():
            entries.append(Listed(tuple(pattern.split()), name, sort, False))
    tables = (
        *people.get("bodies", {}).get("endings", {}).values(),
        people.get("common", {}).get("adjective_endings", ""),
        "s n r m",
    )
    endings = ["", *(ending for table in tables for ending in table.split() if ending != "-")]
    found: dict[str, list[Listed]] = {}
    for entry in entries:
        first = entry.words[0]
        shown = [first[:-1] + ending for ending in endings] if first[-1] == "*" else [first]
        for word in dict.fromkeys(shown):
            found.setdefault(word, []).append(entry)
    return {
        first: tuple(sorted(group, key=lambda e: -len(e.words))) for first, group in found.items()
    }


def _parts(name: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenize(name))


def _foreign_body_words(language: str) -> frozenset[str]:
    """Heads of bodies in other languages: *Foro* in a German text begins a body's name."""
    found: set[str] = set()
    for code in languages.codes():
        if code == language:
            continue
        bodies = languages.table(code, "people").get("bodies", {})
        texts: Iterable[str] = (
            *bodies.get("heads", {}).values(),
            *bodies.get("offices", {}).values(),
            bodies.get("words", ""),
        )
        for text in texts:
            found.update(
                entry.rstrip("*")
                for entry in text.split()
                if entry[0] not in "-+" and len(entry) > 4
            )
    return frozenset(found)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        LanguageError: there is no folder for the language.
    """
    general = languages.table(language, "language")
    people = languages.table(language, "people")
    names = people.get("names", {})
    bodies = people.get("bodies", {})
    media = people.get("media", {})
    common = people.get("common", {})
    roles = people.get("roles", {})
    sets = _sets(general, people)
    for word in _foreign_body_words(language):
        flags, gender = sets.get(word, (0, None))
        if not flags:
            sets[word] = BODY_WORD, gender
    surnames = [
        (ending.lstrip("-"), gender)
        for key, gender in (("surnames_m", "m"), ("surnames_f", "f"), ("surnames", None))
        for ending in names.get(key, "").split()
    ]
    known: dict[str, str | None] = {}
    for key, gender in (("known_m", "m"), ("known_f", "f")):
        for name in names.get(key, "").split():
            known[name] = None if name in known else gender
    cases = people.get("cases", {})
    for name, told in list(known.items()):
        for form in surname_forms(name, told, cases):
            known.setdefault(form, told)
    given: dict[str, tuple[str, str | None]] = {}
    doubles: dict[str, str] = {}
    for name, told in _given_names().items():
        given[name] = name, told
    for name, told in _given_names().items():
        for form in given_forms(name, told, cases):
            if form in given and given[form][1] == "f" and told == "m":
                doubles.setdefault(form, name)
            given.setdefault(form, (name, told))
    endings = sorted(set(common.get("endings", "").split()), key=len, reverse=True)
    role_lists = {key: roles.get(key, "") for key in ("feminine", "masculine", "either", "plural")}
    return Lexicon(
        language=language,
        capitalised_nouns=bool(common.get("capitalised_nouns", False)),
        verbs_by_form=bool(general.get("verbs_by_form", False)),
        possessives=tuple(names.get("possessives", ())),
        genitive_s=bool(names.get("genitive_s", False)),
        prefixes=tuple(names.get("prefixes", "").split()),
        connectors=frozenset(bodies.get("connectors", "").split()),
        ties=frozenset(bodies.get("ties", bodies.get("connectors", "")).split()),
        place_nouns=frozenset(common.get("place_nouns", "").split()),
        thing_nouns=frozenset(common.get("thing_nouns", "").split()),
        times=frozenset(common.get("times", "").split()),
        cues=frozenset(media.get("cues", "").split()),
        adjective_endings=tuple(common.get("adjective_endings", "").split()),
        adjective_suffixes=tuple(common.get("adjective_suffixes", "").split()),
        plural_endings=tuple(roles.get("plural_endings", "").split()),
        no_genitive=tuple(names.get("no_genitive", "").split()),
        undeclined=tuple(common.get("undeclined_endings", "").split()),
        nominative_endings=common.get("nominative_endings", {}),
        place_prepositions=frozenset(common.get("place_prepositions", "").split()),
        listed=_listed(people),
        cases=cases,
        articles=tuple((n, frozenset(t.split())) for n, t in people.get("articles", {}).items()),
        known=known,
        patronymics=tuple(names.get("patronymics", "").split()),
        doubles=doubles,
        nominative_known=frozenset(
            name for key in ("known_m", "known_f") for name in names.get(key, "").split()
        ),
        _roles=_stems(role_lists, roles.get("endings", {"any": "-"})),
        _offices=_stems(bodies.get("offices", {}), bodies.get("endings", {"any": "-"})),
        _heads=_stems(bodies.get("heads", {}), bodies.get("endings", {"any": "-"})),
        _media=_stems({"either": media.get("heads", "")}, bodies.get("endings", {"any": "-"})),
        _sets=sets,
        _acronyms=frozenset(common.get("acronyms", "").split()),
        _common_endings=(tuple(endings),) if endings else (),
        _derived=tuple(common.get("derived", "").split()),
        _surnames=tuple(sorted(surnames, key=lambda pair: -len(pair[0]))),
        _given=given,
        _ordinary=frozenset(_names_file()["ordinary"].get(language, "").split()),
    )
