"""Cues: the words of ``cues.toml`` that make a claim, and where they stand in a sentence.

A cue is written as in the language folders: words with blanks, "|" between forms, "*" for any
ending (or any beginning), " + " between parts that may be apart within one clause, " ++ " where the
next part follows within a few words; "@name" stands for each word of a set, "~verb" for each form
of a verb of ``verbs.toml``, those with a particle that stands apart too ("ließ … frei").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from drehtuer import languages
from drehtuer.languages.phrases import Phrases, with_elisions
from drehtuer.languages.verbforms import all_forms, apart, words_of_verbs, words_with

Parts = tuple[tuple[tuple[str, ...], ...], ...]
"""Parts of a cue, each a choice of phrases, each a row of words."""
Places = list[tuple[int, int]]
"""Where a part stands: (token, length) in order."""
Found = dict[int, list[Places]]
"""The cues of a table all of whose parts stand in a sentence, and where each part does."""
SENSES = ("senses", "senses_without_custody")
SECTIONS = ("people", "talks", "measure", "contact", "role", "door", "status", "position", *SENSES)
"""The tables of cues that are looked for in every sentence."""
LISTS = ("agents", "status", "tallies", "echoes", "position", "talks", "contact", "context")
"""The sections whose lists of words are looked for in every sentence, beside the sets of cues."""
UNASKED: Mapping[str, Sequence[str]] = {
    "contact": [
        "awaits",
        "calls",
        "idioms",
        "invites",
        "meets",
        "nouns",
        "nouns_between",
        "nouns_visits",
        "sends",
        "stays",
        "visits",
        "writes",
    ],
    "talks": ["agreed", "considered", "demanded", "denied", "negotiated", "offered", "rejected"],
    "status": ["considered", "offered", "planned", "promised", "rejected", "retracted"],
}
"""The lists of these sections that are but cues: nobody asks where their words begin."""
STANDING = ("stands", "drawn", "leaning", "calling")
"""The lists of ``[position]`` that are cues: stands as such, told of what they are on ("drew
criticism from X"), those that need a topic in their words, and verbs of calling."""
FRAMES = ("acts", "happens", "entries", "nouns", "people")
PEOPLE_KINDS = ("freed", "jailed", "held", "listed")
ANYWHERE, CLOSE_BEHIND, PARTICLE = "+", "++", "particle"
"""How a part stands to the one before it: anywhere, behind it, or as its verb's particle."""
_LINK = re.compile(r" (\+\+?) ")
_LEMMA = re.compile(r"~(\w+)")
_CLOSE = 3
"""How many words may stand between a part and the one that follows it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: what it makes, its parts, each a choice of phrases, and the links between them."""

    kind: str
    frame: str
    parts: Parts
    detail: str | None = None
    order: int = 0
    links: tuple[str, ...] = ()
    verbs: frozenset[int] = frozenset()
    """The parts that name verbs by their dictionary form."""


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Hit:
    """A cue found: the tokens of all its parts, in order, its main word, where each part begins."""

    cue: Cue
    tokens: tuple[int, ...]
    anchor: int
    starts: tuple[int, ...]
    kind: str
    """The kind of claim it makes: its cue's."""


def parse_cue(
    text: str, sets: Mapping[str, Sequence[str]] | None = None, elisions: Sequence[str] = ()
) -> Parts:
    """The parts of a cue as written in the language data; "@name" stands for each word of a set.

    With ``elisions`` ("l'", "d'") a word that begins with a vowel is found behind them, too.
    """
    named = {f"@{name}": words for name, words in (sets or {}).items()}
    return tuple(_options(part.split("|"), named, elisions) for part in _LINK.split(text)[::2])


def _options(
    written: Sequence[str], sets: Mapping[str, Sequence[str]], elisions: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """The phrases of a part, each word of a set or form of a verb making another."""
    made: list[tuple[str, ...]] = []
    for option in written:
        words = option.split()
        if elisions or not sets.keys().isdisjoint(words):
            choices = (
                [form for one in sets.get(word, (word,)) for form in with_elisions(one, elisions)]
                for word in words
            )
            made += (tuple(" ".join(chosen).split()) for chosen in product(*choices) if chosen)
        elif words:
            made.append(tuple(words))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a cue as written: its parts, the links between them, which name verbs."""

    parts: Parts
    links: tuple[str, ...]
    verbs: frozenset[int]


@cache
def readings(text: str, language: str) -> Sequence[Reading]:
    """The readings of a cue: one, and one more for each particle of a verb that may stand apart."""
    sets = _sets(language)
    pieces = _LINK.split(text)
    written = [_spelt_out(part, sets) for part in pieces[::2]]
    choices = [_apart(options, language, sets) for options in written]
    found = []
    for choice in product(*choices):
        parts: list[tuple[tuple[str, ...], ...]] = []
        links: list[str] = []
        verbs = set()
        for n, (part, particle) in enumerate(choice):
            links += pieces[2 * n - 1 : 2 * n]
            if any("~" in option for option in written[n]):
                verbs.add(len(parts))
            parts.append(part)
            if particle:
                links.append(PARTICLE)
                parts.append(((particle,),))
        found.append(Reading(tuple(parts), tuple(links), frozenset(verbs)))
    return found


def _spelt_out(part: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    """The options of a part, a set that stands alone replaced by what is in it."""
    options = (option.strip() for option in part.split("|"))
    return [item for option in options for item in sets.get(option, (option,))]


def _apart(
    options: Sequence[str], language: str, sets: Mapping[str, Sequence[str]]
) -> list[tuple[tuple[tuple[str, ...], ...], str]]:
    """A part as it is written together, and the verbs of each particle that leaves them."""
    lemmas = {lemma for option in options for lemma in _LEMMA.findall(option)}
    forms = {f"~{lemma}": sorted(all_forms(language, lemma)) for lemma in lemmas}
    known = {**sets, **forms} if forms else sets
    made = [(_options(options, known, languages.elisions(language)), "")]
    bare: dict[str, list[str]] = {}
    for option in options:
        for particle, base in apart(language, option[1:]) if option in forms else ():
            bare.setdefault(particle, []).extend(base)
    made += [(tuple((form,) for form in sorted(set(base))), p) for p, base in bare.items()]
    return made


class _Indexed(NamedTuple):
    """A cue of an index: its number there, its parts as bits, its table and place, its parts."""

    number: int
    mask: int
    table: str
    n: int
    parts: list[int]


def _mask(parts: Iterable[int]) -> int:
    """Numbers as bits, so that many of them are compared at once."""
    return sum(1 << part for part in set(parts))


class PartIndex:
    """The parts of many cues.

    Each different part is looked for once, whatever cues it belongs to, and a cue is looked at
    only where its rarest part stands: the one whose words belong to the fewest cues.
    """

    def __init__(self, tables: Mapping[str, Sequence[Cue]]) -> None:
        """Number the parts of the cues of some tables."""
        numbers: dict[tuple[tuple[str, ...], ...], int] = {}
        cues = [
            (table, n, [numbers.setdefault(part, len(numbers)) for part in cue.parts])
            for table, own in tables.items()
            for n, cue in enumerate(own)
        ]
        parts_of: dict[str, set[int]] = {}
        for part, number in numbers.items():
            for option in part:
                parts_of.setdefault(" ".join(option), set()).add(number)
        users = Counter(part for _, _, parts in cues for part in parts)
        wanted = {phrase: sum(map(users.__getitem__, own)) for phrase, own in parts_of.items()}
        common = {
            number: max(wanted[" ".join(option)] for option in part)
            for part, number in numbers.items()
        }
        by_rarest: dict[int, list[_Indexed]] = {}
        for number, (table, n, parts) in enumerate(cues):
            rarest = min(parts, key=common.__getitem__)
            cue = _Indexed(number, _mask(parts), table, n, parts)
            by_rarest.setdefault(rarest, []).append(cue)
        self._phrases = Phrases(
            (
                phrase,
                (
                    _mask(parts),
                    frozenset(parts),
                    tuple(cue for part in parts for cue in by_rarest.get(part, ())),
                ),
            )
            for phrase, parts in parts_of.items()
        )

    def find(self, lows: Sequence[str]) -> dict[str, Found]:
        """The cues all of whose parts stand in the words, by table."""
        stands = list(self._phrases.in_all(lows))
        there = 0
        for _, _, (mask, _, _) in stands:
            there |= mask
        whole = {
            cue.number: cue
            for _, _, (_, _, cues) in stands
            for cue in cues
            if cue.mask & there == cue.mask
        }
        if not whole:
            return {}
        asked = {part for cue in whole.values() for part in cue.parts}
        places: dict[int, Places] = {}
        ranks: dict[int, int] = {}
        for rank, (i, length, (_, parts, _)) in enumerate(stands):
            for part in parts & asked:
                if part in places:
                    places[part].append((i, length))
                else:
                    places[part], ranks[part] = [(i, length)], rank
        # In the order of the text, and an exact word before a pattern: the first may win.
        first = ranks.__getitem__
        ordered = [
            (min(map(first, cue.parts)), cue.n, cue.table, cue.parts) for cue in whole.values()
        ]
        ordered.sort()
        found: dict[str, Found] = {}
        for _, n, table, own in ordered:
            if table not in found:
                found[table] = {}
            found[table][n] = [places[part] for part in own]
        return found


def _apart_by(i: int, k: int, clause_of: Sequence[int]) -> int:
    """How many tokens of its own clause lie from one token to another: a relative may be inside."""
    low, high = min(i, k), max(i, k)
    home = clause_of[k]
    return clause_of[low:high].count(home)


class CueTable:
    """Cues indexed by the words of their parts."""

    def __init__(
        self,
        cues: Iterable[Cue],
        reach: int,
        openers: frozenset[str] = frozenset(),
        links: frozenset[str] = frozenset(),
        marks: frozenset[str] = frozenset(),
        infinitives: frozenset[str] = frozenset(),
    ) -> None:
        """Index the cues; the parts of one may stand at most ``reach`` tokens apart.

        A particle that is one of the ``openers`` (prepositions, articles), too, is one only where
        no phrase begins with it: at the end of its clause or before one of ``links``. One of the
        ``marks`` ("to") right before a verb, or before one of ``infinitives`` where a cue begins,
        belongs to that verb alone.
        """
        self._reach = reach
        self._marks = marks
        self._infinitives = infinitives
        self._openers = openers
        self._links = links
        self.cues = tuple(cues)
        self._index: PartIndex | None = None

    def find(self, lows: Sequence[str], clause_of: Sequence[int]) -> list[Hit]:
        """All cues whose parts stand together in one clause, in order of their main word."""
        if self._index is None:
            self._index = PartIndex({"": self.cues})
        return self.join(self._index.find(lows).get("", {}), lows, clause_of)

    def join(self, found: Found, lows: Sequence[str], clause_of: Sequence[int]) -> list[Hit]:
        """As :meth:`find`, from where the parts stand."""
        hits: list[Hit] = []
        for n, parts in found.items():
            cue = self.cues[n]
            if len(cue.parts) == 1:
                for start, length in parts[0]:
                    tokens = tuple(range(start, start + length))
                    hits.append(Hit(cue, tokens, tokens[-1], (start,), cue.kind))
                continue
            for start, length in parts[0]:
                if length == 1 and lows[start] in self._marks and self._marks_verb(start, lows):
                    continue
                places = self._places(cue, parts, [(start, length)], lows, clause_of)
                if places is not None:
                    used = sorted({k for i, size in places for k in range(i, i + size)})
                    starts = tuple(i for i, _ in places)
                    main = 0 if 0 in cue.verbs else min(cue.verbs, default=0)
                    anchor = sum(places[main]) - 1
                    hits.append(Hit(cue, tuple(used), anchor, starts, cue.kind))
        if len(hits) > 1:
            hits.sort(key=lambda hit: (hit.anchor, -len(hit.tokens), hit.cue.order))
        return hits

    def _marks_verb(self, k: int, lows: Sequence[str]) -> bool:
        """Whether a word such as "to" stands before an infinitive: "to leave prison"."""
        return lows[k + 1 : k + 2] != [] and lows[k + 1] in self._infinitives

    def _places(
        self,
        cue: Cue,
        parts: Sequence[Places],
        found: Places,
        lows: Sequence[str],
        clause_of: Sequence[int],
    ) -> Places | None:
        """Where all parts stand once the first ones are found, nearest first; None where not."""
        p = len(found)
        if p == len(cue.parts):
            return found
        link = cue.links[p - 1] if cue.links else ANYWHERE
        start = found[0][0]
        apart = p > 1 and bool(cue.links) and cue.links[p - 2] == PARTICLE
        end = sum(found[-2 if apart else -1])  # "gab den Bericht frei": behind "gab"
        for i, size in sorted(parts[p], key=lambda place: (abs(place[0] - start), place)):
            if (
                clause_of[i] == clause_of[start]
                and _apart_by(i, start, clause_of) <= self._reach
                and all(i + size <= a or a + n <= i for a, n in found)
                and (link == ANYWHERE or i >= end)
                and (link != CLOSE_BEHIND or i <= end + _CLOSE)
                and (link != PARTICLE or self._is_particle(i, lows, clause_of))
                and not (i == start - 1 and 0 in cue.verbs and lows[i] in self._marks)
            ):
                rest = self._places(cue, parts, [*found, (i, size)], lows, clause_of)
                if rest is not None:
                    return rest
        return None

    def _is_particle(self, i: int, lows: Sequence[str], clause_of: Sequence[int]) -> bool:
        """Whether a word is a verb's particle here, not a preposition or an article."""
        behind = i + 1
        return (
            lows[i] not in self._openers
            or behind == len(lows)
            or clause_of[behind] != clause_of[i]
            or not lows[behind][0].isalnum()
            or lows[behind] in self._links
        )

    def any(self, lows: Sequence[str], clause_of: Sequence[int] | None = None) -> bool:
        """Whether any cue of the table stands in the words."""
        return bool(self.find(lows, clause_of or [0] * len(lows)))


@cache
def _sets(language: str) -> dict[str, list[str]]:
    """The sets that cues refer to by "@name": words, or phrases with "|" between them."""
    return {
        f"@{name}": [item.strip() for item in text.split("|")] if "|" in text else text.split()
        for subject in ("cues", "dealings")
        for name, text in languages.table(language, subject).get("sets", {}).items()
    }


def cues_of(
    language: str,
    kind: str,
    lists: Mapping[str, Sequence[str]],
    order: int,
    detail: str | None = None,
) -> list[Cue]:
    """The cues of lists named by their frame, as written in the language data."""
    return [
        Cue(kind, frame, reading.parts, detail, order, reading.links, reading.verbs)
        for frame, texts in lists.items()
        for text in texts
        for reading in readings(text, language)
    ]


@cache
def _nouns_of_sets(language: str) -> frozenset[str]:
    """The words of the sets of nouns, which may look like verbs: "to jail"."""
    return frozenset(word for options in _sets(language).values() for word in options)


def table_of(language: str, cues: Iterable[Cue]) -> CueTable:
    """A table whose parts reach as far as the language needs: German verbs embrace the clause."""
    closed = languages.table(language, "language").get("words", {})
    openers = frozenset(f"{closed.get('prepositions', '')} {closed.get('determiners', '')}".split())
    behind = (closed.get(name, "") for name in ("prepositions", "coordinators", "subordinators"))
    links = frozenset(" ".join(behind).split())
    reach = int(languages.table(language, "cues").get("reach", 12))
    marks = frozenset(closed.get("infinitive_marks", "").split()) & openers
    infinitives = words_with(language, "inf") - _nouns_of_sets(language)
    return CueTable(cues, reach, openers, links, marks, infinitives)


@cache
def people_cues(language: str) -> CueTable:
    """The cues of held, freed, jailed, listed and the fates."""
    table = languages.table(language, "cues")
    cues: list[Cue] = []
    for order, kind in enumerate(PEOPLE_KINDS):
        cues += cues_of(language, kind, _frames(table.get(kind, {})), order)
    for fate, lists in table.get("fate", {}).items():
        cues += cues_of(language, "fate", _frames(lists), len(PEOPLE_KINDS), fate)
    return table_of(language, cues)


def _frames(lists: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """The lists of a section that are cues, in the order of the frames."""
    return {frame: lists[frame] for frame in FRAMES if frame in lists}


def _holding(language: str, section: str) -> Mapping[str, Any]:
    """The table that has a section: what surrounds the bargaining stands in a file of its own."""
    cues = languages.table(language, "cues")
    return cues if section in cues else languages.table(language, "dealings")


@cache
def label_cues(language: str, section: str) -> CueTable:
    """The cues of a section of lists, each list's name being the detail ("talks", "measure", …)."""
    lists = _holding(language, section).get(section, {})
    if section == "position":
        lists = {name: texts for name, texts in lists.items() if name in STANDING}
    return table_of(
        language,
        (
            cue
            for order, (name, texts) in enumerate(lists.items())
            for cue in cues_of(language, section, {"words": texts}, order, name)
        ),
    )


def cue_table(language: str, section: str) -> CueTable:
    """One of the tables of :data:`SECTIONS`."""
    return people_cues(language) if section == "people" else label_cues(language, section)


@cache
def _all_parts(language: str) -> PartIndex:
    """The parts of all tables, so that one look-up a word tells which tables it concerns."""
    return PartIndex({section: cue_table(language, section).cues for section in SECTIONS})


def find_parts(language: str, lows: Sequence[str]) -> dict[str, Found]:
    """The cues of all tables whose parts stand in a sentence, by table."""
    return _all_parts(language).find(lows)


@cache
def tallying(language: str, name: str) -> frozenset[str]:
    """The verbs (dictionary forms) of one list of ``[tallies]``."""
    return frozenset(languages.table(language, "cues").get("tallies", {}).get(name, "").split())


@cache
def tallying_forms(language: str, name: str) -> frozenset[str]:
    """The forms of the verbs of one list of ``[tallies]``."""
    return words_of_verbs(language, tallying(language, name))


def _listed(language: str, texts: Iterable[str]) -> Iterator[str]:
    """The phrases of a list of a section."""
    for text in texts:
        for part in readings(text, language)[0].parts:
            yield from (" ".join(option) for option in part)


@cache
def words(language: str, section: str, name: str) -> Phrases[bool]:
    """One list of a section as phrases."""
    texts = _holding(language, section).get(section, {}).get(name, ())
    return Phrases((phrase, True) for phrase in _listed(language, texts))


@cache
def _all_lists(language: str) -> Phrases[tuple[tuple[str, str], ...]]:
    """The lists of words, so that one look-up a word tells which of them have it."""
    lists = {
        (section, name): list(_listed(language, texts))
        for section in LISTS
        for name, texts in _holding(language, section).get(section, {}).items()
        if isinstance(texts, list) and name not in UNASKED.get(section, ())
    }
    lists |= {("sets", name[1:]): phrases for name, phrases in _sets(language).items()}
    lists_of: dict[str, list[tuple[str, str]]] = {}
    for key, phrases in lists.items():
        for phrase in dict.fromkeys(phrases):
            lists_of.setdefault(phrase, []).append(key)
    return Phrases((phrase, tuple(keys)) for phrase, keys in lists_of.items())


def find_lists(language: str, lows: Sequence[str]) -> dict[tuple[str, str], set[int]]:
    """Where a phrase of the lists of words begins in a sentence, by section and list."""
    found = defaultdict[tuple[str, str], set[int]](set)
    for i, _, keys in _all_lists(language).in_all(lows):
        for key in keys:
            found[key].add(i)
    return found
