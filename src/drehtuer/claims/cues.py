"""Cues: the words of ``cues.toml`` that make a claim, and where they stand in a sentence.

A cue is written as in the language folders: words with blanks, "|" between forms, "*" for any
ending, " + " between parts that may be apart within one clause. "~verb" stands for all forms of a
verb; where its particle can stand apart ("hob … auf"), the two parts are looked for as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from drehtuer import languages
from drehtuer.languages.phrases import Phrases, with_elisions
from drehtuer.languages.verbforms import particle_verbs, verb_forms

Parts = tuple[tuple[tuple[str, ...], ...], ...]
"""Parts of a cue, each a choice of phrases, each a row of words."""
Found = dict[int, dict[int, list[tuple[int, int]]]]
"""Where parts of cues stand: cue → part → (token, length) in order."""
SECTIONS = ("people", "talks", "measure", "contact", "role", "door", "status")
"""The tables of cues that are looked for in every sentence."""
FRAMES = ("acts", "happens", "nouns", "people")
PEOPLE_KINDS = ("freed", "jailed", "held", "listed")
_PARTING = frozenset({"pres", "past", "subj1", "subj2"})
"""The forms of a separable verb that its particle can stand apart from."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: what it makes, and its parts, each a choice of phrases."""

    kind: str
    frame: str
    parts: Parts
    detail: str | None = None
    order: int = 0
    bracket: bool = False
    """Whether the last part is a verb's particle, which closes the bracket: "hob … auf"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: the tokens of all its parts, in order, its main word, where each part begins."""

    cue: Cue
    tokens: tuple[int, ...]
    anchor: int
    starts: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of claim it makes."""
        return self.cue.kind


def parse_cue(
    text: str, sets: Mapping[str, Sequence[str]] | None = None, elisions: Sequence[str] = ()
) -> Parts:
    """The parts of a cue as written in the language data; "@name" stands for each word of a set.

    With ``elisions`` ("l'", "d'") a word that begins with a vowel is found behind them, too.
    """
    return tuple(
        tuple(
            words_
            for option in part.split("|")
            if option.strip()
            for words_ in product(
                *(_options(word, sets or {}, elisions) for word in option.split())
            )
        )
        for part in text.split(" + ")
    )


def _options(
    word: str, sets: Mapping[str, Sequence[str]], elisions: Sequence[str]
) -> Sequence[str]:
    chosen = sets[word[1:]] if word.startswith("@") and len(word) > 1 else (word,)
    return [form for one in chosen for form in with_elisions(one, elisions)]


def written_out(text: str, language: str) -> list[tuple[str, bool]]:
    """A cue with the forms of its "~verbs", and again with each verb's particle standing apart."""
    forms, apart = _verb_table(language)
    found = []
    parts = text.split(" + ")
    whole = []
    for n, part in enumerate(parts):
        options = []
        for option in part.split("|"):
            if not option.startswith("~"):
                options.append(option)
                continue
            lemma, _, rest = option[1:].partition(" ")
            options += [f"{form} {rest}".strip() for form in forms[lemma]]
            for base, particle in apart.get(lemma, ()):
                split = [*parts[:n], "|".join(base), *parts[n + 1 :], particle]
                found += [(cue, True) for cue, _ in written_out(" + ".join(split), language)]
        whole.append("|".join(options))
    return [(" + ".join(whole), False), *found]


@cache
def _verb_table(
    language: str,
) -> tuple[dict[str, list[str]], dict[str, list[tuple[list[str], str]]]]:
    """Verb → its forms; separable verb → the forms of its base that part from it, its particle."""
    forms: dict[str, list[str]] = {}
    finite: dict[str, list[str]] = {}
    for form, readings in verb_forms(language).items():
        for reading in readings:
            if form not in forms.setdefault(reading.lemma, []):
                forms[reading.lemma].append(form)
            if reading.feature in _PARTING and form not in finite.setdefault(reading.lemma, []):
                finite[reading.lemma].append(form)
    apart: dict[str, list[tuple[list[str], str]]] = {}
    for (base, particle), lemma in particle_verbs(language).items():
        apart.setdefault(lemma, []).append((finite[base], particle))
    return forms, apart


class CueTable:
    """Cues indexed by the words of their parts."""

    def __init__(
        self, cues: Iterable[Cue], reach: int, goes_on: frozenset[str] = frozenset()
    ) -> None:
        """Index the cues; the parts of one may stand at most ``reach`` tokens apart.

        ``goes_on`` are the words that may follow a closed verb bracket ("hob … auf und").
        """
        self._reach = reach
        self._goes_on = goes_on
        self.cues = tuple(cues)
        self._phrases: Phrases[tuple[int, int]] = Phrases(self.phrases())

    def phrases(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """All phrases of the table, each with its cue and the part of it."""
        for n, cue in enumerate(self.cues):
            for p, part in enumerate(cue.parts):
                for option in part:
                    yield " ".join(option), (n, p)

    def touches(self, lows: Sequence[str]) -> bool:
        """Whether a part of any cue stands in the words."""
        return any(True for _ in self._phrases.in_all(lows))

    def find(self, lows: Sequence[str], clause_of: Sequence[int]) -> list[Hit]:
        """All cues whose parts stand together in one clause, in order of their main word."""
        found: Found = {}
        for i, length, (n, p) in self._phrases.in_all(lows):
            found.setdefault(n, {}).setdefault(p, []).append((i, length))
        return self.join(found, lows, clause_of)

    def join(self, found: Found, lows: Sequence[str], clause_of: Sequence[int]) -> list[Hit]:
        """As :meth:`find`, from where the parts stand."""
        hits: list[Hit] = []
        for n, parts in found.items():
            cue = self.cues[n]
            if len(parts) < len(cue.parts):
                continue
            if len(cue.parts) == 1:
                for start, length in parts[0]:
                    tokens = tuple(range(start, start + length))
                    hits.append(Hit(cue, tokens, tokens[-1], (start,)))
                continue
            for start, length in parts[0]:
                used = set(range(start, start + length))
                starts = [start]
                for p in range(1, len(cue.parts)):
                    place = min(
                        (
                            (abs(i - start), i, size)
                            for i, size in parts[p]
                            if clause_of[i] == clause_of[start]
                            and abs(i - start) <= self._reach
                            and not used & set(range(i, i + size))
                            and not (
                                cue.bracket
                                and p == len(cue.parts) - 1
                                and (i < start or not self._closes(lows, i))
                            )
                        ),
                        default=None,
                    )
                    if place is None:
                        break
                    used |= set(range(place[1], place[1] + place[2]))
                    starts.append(place[1])
                else:
                    hits.append(Hit(cue, tuple(sorted(used)), start + length - 1, tuple(starts)))
        return sorted(hits, key=lambda hit: (hit.anchor, -len(hit.tokens), hit.cue.order))

    def _closes(self, lows: Sequence[str], i: int) -> bool:
        """Whether a particle at ``i`` closes its clause, so that it is no preposition."""
        after = lows[i + 1] if i + 1 < len(lows) else "."
        return not after[0].isalnum() or after in self._goes_on

    def any(self, lows: Sequence[str], clause_of: Sequence[int] | None = None) -> bool:
        """Whether any cue of the table stands in the words."""
        return bool(self.find(lows, clause_of or [0] * len(lows)))


@cache
def _sets(language: str) -> dict[str, list[str]]:
    """The sets of words that cues refer to by "@name"."""
    return {
        name: text.split()
        for subject in ("cues", "dealings")
        for name, text in languages.table(language, subject).get("sets", {}).items()
    }


def _parse(language: str, text: str) -> Parts:
    """The parts of a cue of a language."""
    return parse_cue(text, _sets(language), languages.elisions(language))


def _cues(
    language: str, kind: str, table: Mapping[str, Any], order: int, detail: str | None = None
) -> list[Cue]:
    return [
        Cue(kind, frame, _parse(language, text), detail, order)
        for frame in FRAMES
        for text in table.get(frame, ())
    ]


def _reach(language: str) -> int:
    """How far the parts of a cue may be apart: wide where verbs embrace the clause as in German."""
    return int(languages.table(language, "cues").get("reach", 12))


@cache
def people_cues(language: str) -> CueTable:
    """The cues of held, freed, jailed, listed and the fates."""
    table = languages.table(language, "cues")
    cues: list[Cue] = []
    for order, kind in enumerate(PEOPLE_KINDS):
        cues += _cues(language, kind, table.get(kind, {}), order)
    for fate, lists in table.get("fate", {}).items():
        cues += _cues(language, "fate", lists, len(PEOPLE_KINDS), fate)
    return CueTable(cues, _reach(language))


def _holding(language: str, section: str) -> Mapping[str, Any]:
    """The table that has a section: what surrounds the bargaining stands in a file of its own."""
    cues = languages.table(language, "cues")
    return cues if section in cues else languages.table(language, "dealings")


@cache
def label_cues(language: str, section: str) -> CueTable:
    """The cues of a section of lists, each list's name being the detail ("talks", "measure", …)."""
    table = _holding(language, section)
    cues = (
        Cue(section, "words", _parse(language, cue), name, order, bracket)
        for order, (name, texts) in enumerate(table.get(section, {}).items())
        for text in texts
        for cue, bracket in written_out(text, language)
    )
    closed = languages.table(language, "language").get("words", {})
    goes_on = " ".join(closed.get(name, "") for name in ("coordinators", "subordinators"))
    return CueTable(cues, _reach(language), frozenset(goes_on.split()))


def cue_table(language: str, section: str) -> CueTable:
    """One of the tables of :data:`SECTIONS`."""
    return people_cues(language) if section == "people" else label_cues(language, section)


@cache
def _all_phrases(language: str) -> Phrases[tuple[str, int, int]]:
    """The phrases of all tables, so that one look-up a word tells which tables it concerns."""
    return Phrases(
        (phrase, (section, n, p))
        for section in SECTIONS
        for phrase, (n, p) in cue_table(language, section).phrases()
    )


def find_parts(language: str, lows: Sequence[str]) -> dict[str, Found]:
    """Where the parts of the cues of all tables stand in a sentence, by table."""
    found: dict[str, Found] = {}
    for i, length, (section, n, p) in _all_phrases(language).in_all(lows):
        table = found.setdefault(section, {})
        table.setdefault(n, {}).setdefault(p, []).append((i, length))
    return found


@cache
def words(language: str, section: str, name: str) -> Phrases[bool]:
    """One list of a section as phrases."""
    texts = _holding(language, section).get(section, {}).get(name, ())
    return Phrases(
        (" ".join(option), True)
        for text in texts
        for part in _parse(language, text)
        for option in part
    )
