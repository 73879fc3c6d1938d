"""Clauses: who did what, when and how many are taken from the right one.

A sentence is cut at its signs, subordinators, relatives and coordinators into segments; a segment
that has a finite verb of its own is a clause, one that has none belongs to the clause it continues.
So a main clause that a relative clause interrupts is one clause again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drehtuer import languages
from drehtuer.claims.tokens import Token
from drehtuer.languages.verbforms import particle_verbs, verb_forms

_CUTS = frozenset(",;:–—()[]…=•|")
_STRONG_CUTS = frozenset(";:()[]•|")
_FINITE = frozenset({"pres", "past", "subj1", "subj2", "fut", "cond"})
_FINITE_OR_BARE = _FINITE | {"inf"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence: its tokens (indexes, in order), how it opens, what it hangs on.

    ``kind`` is main, sub (subordinate), relative or aside (in brackets); ``parent`` is the index of
    the clause it depends on, None for a main clause; ``finite`` is the token of its finite verb.
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
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    infinitive_marks: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    commas_open: bool
    capitalised_nouns: bool
    bracket_ends: frozenset[str]
    finite: frozenset[str]
    """The forms that can be a finite verb."""


def _bracket_ends(language: str) -> frozenset[str]:
    """The words that can close a verb bracket: particles, participles and infinitives."""
    particles = {particle for _, particle in particle_verbs(language)}
    closing = {
        word
        for word, forms in verb_forms(language).items()
        if any(form.feature in ("part", "zu_inf") for form in forms)
    }
    return frozenset(particles | closing)


@cache
def _closed(language: str) -> _Closed:
    table = languages.table(language, "language")
    words = {name: frozenset(text.split()) for name, text in table.get("words", {}).items()}
    empty: frozenset[str] = frozenset()
    auxiliaries = words.get("auxiliaries", empty) | words.get("modals", empty)
    return _Closed(
        subordinators=words.get("subordinators", empty),
        relatives=words.get("relatives", empty),
        coordinators=words.get("coordinators", empty),
        prepositions=words.get("prepositions", empty),
        auxiliaries=auxiliaries,
        infinitive_marks=words.get("infinitive_marks", empty),
        determiners=words.get("determiners", empty),
        pronouns=words.get("personal", empty) | words.get("relatives", empty),
        capitalised_nouns=bool(table.get("capitalised_nouns")),
        bracket_ends=_bracket_ends(language) if table.get("capitalised_nouns") else empty,
        commas_open=bool(table.get("commas_open_clauses")),
        finite=auxiliaries.union(
            word
            for word, forms in verb_forms(language).items()
            if any(form.feature in _FINITE for form in forms)
        ),
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
        return True
    features = {form.feature for form in verb_forms(language).get(token.low, ())} & _FINITE_OR_BARE
    if not features & _FINITE:
        return False
    if i and tokens[i - 1].low in closed.infinitive_marks:
        return False
    if closed.capitalised_nouns:
        return (i == 0 or not token.is_capitalised) and not _is_attribute(tokens, i, closed)
    if i == 0:
        return False
    before = tokens[i - 1]
    if (
        before.low in closed.determiners | closed.prepositions
        or before.low.endswith("'s")
        or before.text[0].isdigit()
    ):
        return False
    if "inf" in features and not features & {"past", "subj2"}:
        return before.low in closed.pronouns or (before.is_word and before.low.endswith("s"))
    return True


def _is_attribute(tokens: Sequence[Token], i: int, closed: _Closed) -> bool:
    """Whether a form that can be a past is an adjective: "den besetzten Gebieten"."""
    return (
        0 < i < len(tokens) - 1
        and tokens[i].low.endswith(("e", "en", "er", "es", "em"))
        and tokens[i + 1].is_word
        and tokens[i + 1].is_capitalised
        and (
            tokens[i - 1].low in closed.determiners | closed.prepositions
            or tokens[i - 1].text[0].isdigit()
        )
    )


def find_clauses(tokens: Sequence[Token], language: str) -> list[Clause]:
    """The clauses of a sentence; every token is in exactly one of them."""
    if not tokens:
        return []
    closed = _closed(language)
    finite = [
        token.low in closed.finite and is_finite(tokens, i, language)
        for i, token in enumerate(tokens)
    ]
    segments = _segments(tokens, finite, closed)
    return _join(tokens, finite, segments, closed)


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
            if (
                _verb_ahead(tokens, finite, i, closed)
                and token.low not in closed.determiners | closed.prepositions
            ) or (token.low in closed.prepositions and _clause_ahead(tokens, finite, i, closed)):
                cuts.add(i)
        elif i and token.low in closed.coordinators and _verb_ahead(tokens, finite, i, closed):
            cuts.add(i)
    ordered = sorted(cuts)
    return list(pairwise(ordered))


def _verb_ahead(tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed) -> bool:
    """Whether a finite verb comes after token ``i`` before the next cut."""
    for k in range(i + 1, len(tokens)):
        if tokens[k].text in _CUTS or (k > i + 1 and tokens[k].low in closed.coordinators):
            return False
        if finite[k]:
            return True
    return False


def _clause_ahead(tokens: Sequence[Token], finite: Sequence[bool], i: int, closed: _Closed) -> bool:
    """Whether a word such as "after" opens a clause here: a verb follows within a few words."""
    for k in range(i + 2, min(len(tokens), i + 7)):
        if tokens[k].text in _CUTS or tokens[k].low in closed.prepositions:
            return False
        if finite[k]:
            return True
    return False


def _opener(
    tokens: Sequence[Token], finite: Sequence[bool], a: int, b: int, closed: _Closed
) -> tuple[str | None, str]:
    """The word that makes a segment subordinate, and the kind of clause it makes."""
    k = a
    while k < b and (not tokens[k].text[0].isalnum() or tokens[k].low in closed.coordinators):
        k += 1
    for m in (k, k + 1):
        if m < b:
            low = tokens[m].low
            if m > k and tokens[k].low not in closed.prepositions:
                break
            if (
                low in closed.relatives
                and a > 0
                and (
                    low not in closed.determiners
                    or (
                        _verb_final(tokens, m, b)
                        and (m == k or any(finite[n] for n in range(m, b)))
                    )
                )
            ):
                return low, "relative"
            if m == k and low in closed.subordinators:
                return low, "sub"
    return None, "main"


def _verb_final(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether a segment ends with a verb as German subordinate clauses do, not with a noun."""
    words = [t for t in tokens[a:b] if t.is_word]
    return len(words) > 2 and not words[-1].is_capitalised


def _join(
    tokens: Sequence[Token],
    finite: Sequence[bool],
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
        said = [k for k in range(a, b) if tokens[k].is_word]
        return bool(said) and tokens[said[-1]].low in closed.bracket_ends

    last: int | None = None
    before_aside: int | None = None
    for a, b in segments:
        verb = any(finite[k] for k in range(a, b))
        opener, kind = _opener(tokens, finite, a, b, closed)
        after = tokens[a - 1].text if a else ""
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
        elif opener and (verb or kind == "relative" or closed.commas_open):
            last = open_clause(kind, opener, last, a, b, verb)
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
        elif main is None:
            main = last = open_clause("main", None, None, a, b, verb)
        elif not verb and after not in _STRONG_CUTS:
            back = main if has_verb[last] and last != main and ends_bracket(a, b) else last
            groups[back].extend(range(a, b))
            last = back
        elif not has_verb[main] and after not in _STRONG_CUTS:
            groups[main].extend(range(a, b))
            has_verb[main] = True
            last = main
        else:
            main = last = open_clause("main", None, None, a, b, verb)
    return [
        Clause(n, tuple(members), *kinds[n], next((k for k in members if finite[k]), None))
        for n, members in enumerate(groups)
    ]
