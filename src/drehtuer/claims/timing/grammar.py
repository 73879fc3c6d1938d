"""The grammar of time expressions: words and patterns as data, compiled for matching.

The words of a language are in ``languages/<code>/times.toml``; its head (German) tells what the
signs of a pattern mean. Compiled once, they are a lexicon (word → what it can stand for) and a
tree of patterns. A text is cut into tokens, and a pattern is only tried where a token can begin
one, so that the cost is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

from drehtuer.claims.timing.calendar import MONTHS, SEASONS, WEEKDAYS
from drehtuer.languages import table
from drehtuer.languages.known import Known

_TOKEN = re.compile(
    "[0-9]+|(?:[^\\W\\d_]++|[\u0300-\u036f\u00ad]++)++|[^\\w\\s\u00ad\u200b-\u200f\u2060\ufeff]"
)
_LONGEST_SINCE = 9
"""How many words may stand between "since" and the date of what it names."""
_PATTERN_PART = re.compile(r"\{(?P<slot>\w+(?:=\w+)?)\}|(?P<mark>[<>])|(?P<word>[^\W\d_]+|\d+|\S)")
_NEEDED_CHOICE = re.compile(r"<([^<>(]*\|[^<>]*)>")
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})
_WIDEST_GAP = 4
"""The most white space, in code points, that may lie between two words of one expression."""


def _month_number(name: str) -> int:
    return MONTHS.index(name) + 1


_VALUE_OF: Mapping[str, Callable[[str], Any]] = {
    "month": _month_number,
    "weekday": WEEKDAYS.index,
    "season": SEASONS.__getitem__,
    "number": int,
    "ordinal": int,
    "day_word": int,
    "year": int,
    "day": int,
    "month_number": int,
    "day_adjective": int,
    "decade": int,
    "halves": int,
}
_WORD_SLOTS = (
    *("month", "weekday", "season", "daypart", "unit", "number", "ordinal", "part", "which"),
    *("day_word", "day_adjective", "unit_word", "holiday", "zone", "meridiem"),
    *("present", "vague", "eve", "link", "decade", "year", "day", "month_number", "fraction"),
    "halves",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a word can stand for: a slot of a pattern, or itself (``=word``)."""

    symbols: tuple[str, ...]
    value: Any
    rest: tuple[str, ...] = ()
    capital: bool = False


@dataclass(slots=True)
class Node:
    """A place in the tree of patterns; an edge knows if it may follow white space."""

    edges: dict[str, list[tuple[bool, bool, Node]]] = field(default_factory=dict)
    rules: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Part:
    """A slot that a pattern filled: its name, its value and its tokens."""

    slot: str
    value: Any
    first: int
    last: int


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Match:
    """A pattern found in the text: tokens ``first`` to ``last`` are the expression."""

    rule: str
    order: int
    begin: int
    first: int
    last: int
    parts: tuple[Part, ...]


def normal(word: str) -> str:
    """A word as the lexicon knows it: composed, without soft hyphens, in small letters."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word.replace("\u00ad", "")).translate(_SAME_SIGN)
    return word.lower()


def _variants(pattern: str) -> list[str]:
    """All plain patterns that one with ``[may be there]`` and ``(one|other)`` stands for."""
    pattern = _NEEDED_CHOICE.sub(r"<(\1)>", pattern.replace(r"\(", "⟮").replace(r"\)", "⟯"))
    opening = re.search(r"[\[(]", pattern)
    if not opening:
        return [pattern]
    depth, choices, begin = 0, [], opening.end()
    for position in range(opening.start(), len(pattern)):
        sign = pattern[position]
        depth += (sign in "[(") - (sign in "])")
        if (sign == "|" and depth == 1) or depth == 0:
            choices.append(pattern[begin:position])
            begin = position + 1
        if depth == 0:
            break
    if opening[0] == "[":
        choices.append("")
    rests = _variants(pattern[begin:])
    return [
        pattern[: opening.start()] + middle + rest
        for choice in choices
        for middle in _variants(choice)
        for rest in rests
    ]


class Grammar:
    """The time words of one language, compiled for matching."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.root = Node()
        self.lexicon: dict[str, list[Entry]] = {}
        self.used: set[str] = set()
        order = 0
        stretches = "|".join(words.get("stretches", ("{number} {unit}",)))
        for rule, patterns in words.get("patterns", {}).items():
            for written in patterns:
                pattern = written.replace("{stretch}", f"({stretches})")
                order += 1
                for variant in _variants(pattern):
                    self._plant(variant, rule, order)
        endings = words.get("endings", [""])
        for slot in _WORD_SLOTS:
            for name, forms in words.get(slot, {}).items():
                value = _VALUE_OF.get(slot, str)(name)
                symbols = tuple(s for s in (slot, f"{slot}={name}") if s in self.used)
                for form in _inflected(forms, endings):
                    self._learn(form, symbols, value)
        for slot in ("weekday", "month"):
            for name, forms in words.get(slot, {}).items():
                for form in forms:
                    for tail in words.get(f"{slot}_tails", ()):
                        self._learn(form + tail, (slot,), _VALUE_OF[slot](name))
        self.roots = {
            word
            for word, entries in self.lexicon.items()
            if any(symbol in self.root.edges for entry in entries for symbol in entry.symbols)
        }
        self.symbols = {
            word: frozenset(symbol for entry in entries for symbol in entry.symbols)
            for word, entries in self.lexicon.items()
        }
        self.alone = {
            word
            for word in self.roots
            if any(
                entry.rest or any(edge[2].rules for edge in self.root.edges.get(symbol, ()))
                for entry in self.lexicon[word]
                for symbol in entry.symbols
            )
        }
        self.looks = Known(self._look_up)
        self.counted = {normal(w) for w in words.get("counted", "").split()}
        self.counted_alone = {normal(w) for w in words.get("counted_alone", "").split()}
        self.counted_endings = tuple(w[1:] for w in self.counted if w[0] == "-")
        self.counting = {normal(w) for w in words.get("counting", "").split()}
        self.ambiguous = frozenset(words.get("ambiguous", ()))
        self.noun_capital = bool(words.get("nouns_are_capitalised"))
        self.present = frozenset(_inflected(words.get("present", {}).get("now", ()), endings))
        tense = words.get("tense", {})
        self.cues = {normal(w): sort for sort, forms in tense.items() for w in forms if w[0] != "-"}
        self.cue_endings = tuple(
            (w[1:], sort) for sort, forms in tense.items() for w in forms if w[0] == "-"
        )
        self.endings = tuple(ending for ending, _ in self.cue_endings)
        self.first_of_pairs = {cue.partition(" ")[0] for cue in self.cues if " " in cue}
        around = words.get("around", {})
        self.since = _before(around.get("since", ()))
        self.since_phrase = re.compile(
            rf"(?<!\w)(?:{_alternatives(around.get('since', ()))})\s+"
            rf"(?P<noun>(?:[^\s.!?]+\s+){{1,{_LONGEST_SINCE}}})$",
            re.IGNORECASE,
        )
        self.onward = _before(around.get("onward", ()))
        self.until = _before(around.get("until", ()))
        self.negation = re.compile(
            rf"(?:\b(?:{_alternatives(around.get('not', ()))})\b)[^,;.\n]*$", re.IGNORECASE
        )
        self.planned = _before(around.get("planned", ()))
        self.perfect = re.compile(rf"(?:{_alternatives(around.get('perfect', ()))})[.!?\s]*$")
        self.near = _before(around.get("near", ()))
        self.goes_on = frozenset(around.get("goes_on", ()))
        self.over = frozenset(around.get("over", ()))
        self.opening = _before(around.get("from", ()))
        self.between = _before(around.get("between", ()))
        self.to = _whole(around.get("to", ()))
        self.both = _whole(around.get("and", ()))

    def is_counted(self, word: str) -> bool:
        """Whether a number before the word counts something."""
        return word in self.counted or (
            bool(self.counted_endings) and word.endswith(self.counted_endings)
        )

    def _look_up(self, word: str) -> _Looks:
        low = word.lower() if word.isascii() else normal(word)
        entries: Sequence[Entry] = self.lexicon.get(low, ())
        symbols = self.symbols.get(low, _NO_SYMBOLS)
        if word[0] not in "0123456789":
            return _Looks(low, entries, symbols, low in self.roots)
        if len(word) <= 4:
            as_digits, of_digits = _digits(word)
            entries, symbols = (*as_digits, *entries), of_digits | symbols
        return _Looks(low, entries, symbols, True)

    def alone_in(self, tokens: Tokens, index: int) -> bool:
        """Whether a token can be an expression with nothing after it."""
        word = tokens.words[index]
        return word in self.alone or (len(word) == 4 and word.isdigit())

    def _plant(self, variant: str, rule: str, order: int) -> None:
        node, inside, spaced, seen = self.root, True, True, 0
        for piece in _PATTERN_PART.finditer(variant):
            spaced = piece.start() == 0 or spaced or variant[piece.start() - 1].isspace()
            if piece["mark"]:
                inside = piece["mark"] == ">"
                spaced = spaced and variant[piece.start() - 1 : piece.start()].isspace()
                continue
            word = (piece["word"] or "").replace("⟮", "(").replace("⟯", ")")
            symbol = piece["slot"] or "=" + normal(word)
            if word and symbol not in self.used:
                self._learn(word.lower(), (symbol,), None)
            self.used.add(symbol)
            edges = node.edges.setdefault(symbol, [])
            key = (bool(spaced), inside)
            found = next((e[2] for e in edges if e[:2] == key), None)
            if found is None:
                found = Node()
                edges.append((*key, found))
            node, spaced, seen = found, False, seen + 1
        if seen:
            node.rules.append((order, rule))

    def _learn(self, form: str, symbols: tuple[str, ...], value: Any) -> None:
        first, *rest = (normal(m[0]) for m in _TOKEN.finditer(form))
        entry = Entry(symbols, value, tuple(rest), capital=form[0].isupper())
        entries = self.lexicon.setdefault(first, [])
        if symbols and entry not in entries:
            entries.append(entry)


def _inflected(forms: Iterable[str], endings: Sequence[str]) -> Iterator[str]:
    for form in forms:
        if form.endswith("~"):
            yield from (form[:-1] + ending for ending in endings)
        else:
            yield form


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) or "(?!)"


def _before(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})\s+$", re.IGNORECASE)


def _whole(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_alternatives(words)})\s*", re.IGNORECASE)


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language, compiled at first use.

    Raises:
        LanguageError: there is no folder for the language.
    """
    return Grammar(table(language, "times"))


@cache
def _digits(word: str) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """What a run of digits can stand for, and the symbols of that."""
    value, length = int(word), len(word)
    symbols = []
    if length <= 3 and value:
        symbols.append("number")
    if length <= 2:
        symbols += ["year2"] if length == 2 else []
        symbols += ["day"] if 1 <= value <= 31 else []
        symbols += ["month_number"] if 1 <= value <= 12 else []
        symbols += ["ordinal"] if 1 <= value <= 4 else []
        symbols += ["hour"] if value <= 24 else []
        symbols += ["minute"] if length == 2 and value < 60 else []
    if length == 4:
        symbols += ["clock4"] if value // 100 < 24 and value % 100 < 60 else []
        symbols += ["year"] if 1000 <= value < 2200 else []
        symbols += ["lone_year"] if 1900 <= value < 2100 else []
    return tuple(Entry((symbol,), value) for symbol in symbols), frozenset(symbols)


_NO_SYMBOLS: frozenset[str] = frozenset()


class _Looks(NamedTuple):
    """What a word or a run of digits can stand for; ``starts``: it can begin an expression."""

    word: str
    entries: Sequence[Entry]
    symbols: frozenset[str]
    starts: bool


class Tokens:
    """A text cut into words, runs of digits and signs; ``starts`` can begin an expression."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        matches = list(_TOKEN.finditer(text))
        looks = [grammar.looks[match[0]] for match in matches]
        self.spans = [match.span() for match in matches]
        self.words = [each.word for each in looks]
        self.entries = [each.entries for each in looks]
        self.symbols = [each.symbols for each in looks]
        self.starts = [index for index, each in enumerate(looks) if each.starts]

    def gap(self, index: int) -> int:
        """The white space before a token, or -1 where no expression reaches across it."""
        if index == 0:
            return -1
        begin, end = self.spans[index - 1][1], self.spans[index][0]
        if begin == end:
            return 0
        if end - begin > _WIDEST_GAP:
            return -1
        between = self.text[begin:end]
        return -1 if "\n" in between or "_" in between else end - begin

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.spans[index][0]].isupper()


def find_matches(tokens: Tokens, grammar: Grammar) -> Iterator[Match]:
    """The expressions of a text from left to right, each the longest that begins where it does."""
    free, end = 0, len(tokens.words)
    for index in tokens.starts:
        if index < free:
            continue
        goes_on = index + 1 < end and tokens.symbols[index + 1]
        if not goes_on and not grammar.alone_in(tokens, index):
            continue
        best = _longest(tokens, grammar, index)
        if best and best.first > index:  # what follows a preposition may be longer without it
            bare = _longest(tokens, grammar, best.first)
            best = bare if bare and bare.last > best.last else best
        if best:
            yield best
            free = best.last + 1


def _longest(tokens: Tokens, grammar: Grammar, index: int) -> Match | None:
    found: list[Match] = []
    _follow(tokens, grammar.root, _Walk(index, index), found)
    if not found:
        return None
    found.sort(key=lambda m: (-m.last, m.order, len(m.parts)))
    return next((m for m in found if _plausible(m, tokens, grammar)), None)


class _Walk(NamedTuple):  # a tuple, as walks are many and short-lived
    """How far a match has come: the next token, the expression so far (-1: none), its parts."""

    begin: int
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls
    first: int = -1
    last: int = -1
    parts: tuple[Part, ...] = ()


def _follow(tokens: Tokens, node: Node, walk: _Walk, found: list[Match]) -> None:
    """Add all matches that continue from a place in the tree of patterns."""
    begin, index, first, last, parts = walk
    if last >= 0 and node.rules:
        found += [Match(rule, order, begin, first, last, parts) for order, rule in node.rules]
    end, edges = len(tokens.words), node.edges
    if index >= end or not edges:
        return
    gap = 0 if index == begin else tokens.gap(index)
    if gap < 0:
        return
    following = tokens.words[index + 1] if index + 1 < end else ""
    for entry in tokens.entries[index]:
        if entry.capital and not tokens.capital(index):
            continue
        after = index + 1 + len(entry.rest)
        if entry.rest and (
            entry.rest[0] != following
            or tuple(tokens.words[index + 1 : after]) != entry.rest
            or any(tokens.gap(i) < 0 for i in range(index + 1, after))
        ):
            continue
        ahead = tokens.symbols[after] if after < end else _NO_SYMBOLS
        for symbol in entry.symbols:
            for spaced, within, child in edges.get(symbol, ()):
                if gap and not spaced:
                    continue
                if not child.rules and (not ahead or ahead.isdisjoint(child.edges)):
                    continue  # a dead end
                longer = parts
                if symbol[0] != "=":
                    slot = symbol.partition("=")[0]
                    longer = (*parts, Part(slot, entry.value, index, after - 1))
                span = (first if first >= 0 else index, after - 1) if within else (first, last)
                _follow(tokens, child, _Walk(begin, after, *span, longer), found)


def _plausible(match: Match, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the numbers of a match name a time, not a quantity of something."""
    if not match.parts:
        return True
    last = match.parts[-1]
    alone = match.begin == match.first and all(
        part.slot in ("lone_year", "link", "year2") for part in match.parts
    )
    following = match.last + 1
    near = following < len(tokens.words) and tokens.gap(following) >= 0
    joined = near and not tokens.gap(following)
    if last.last == match.last and last.slot in ("day", "lone_year", "year", "hour"):
        dated = last.slot in ("year", "lone_year") and len(match.parts) > 1  # "in March 2021"
        if near and grammar.is_counted(tokens.words[following]) and not dated:
            return False
        if near and alone and tokens.words[following] in grammar.counted_alone:
            return False
        if joined and tokens.words[following].isalpha():  # "2010er", "12h"
            return False
        if joined and tokens.words[following] in ".,:":
            after = following + 1
            if (
                after < len(tokens.words)
                and not tokens.gap(after)
                and tokens.words[after].isdigit()
            ):
                return False
    if alone and last.slot == "lone_year":
        return _is_year(match.last, near, tokens, grammar)
    if last.slot == "season" and match.begin == match.first and match.begin:
        before = tokens.words[match.begin - 1]
        if before.isdigit() and tokens.gap(match.begin) > 0:  # "19 summers"
            return False
    start, end = tokens.spans[match.begin][0], tokens.spans[match.last][1]
    return tokens.text[start:end] not in grammar.ambiguous


def _is_year(index: int, near: bool, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether a bare number between 1900 and 2099 is a year by its neighbours."""
    words, text = tokens.words, tokens.text
    start, end = tokens.spans[index]
    sign = text[start - 1] if start else ""
    if sign and (
        sign in "_+#$€£°" or (sign in "-/.," and text[max(0, start - 2) : start - 1].isdigit())
    ):
        return False
    if text[end : end + 1] in ("_", "%", "€", "$", "°", "£"):
        return False
    before = index - 1
    if index > 1 and words[before] == "." and start > tokens.spans[before][1]:  # "Nr. 2014"
        before -= 1
    if index and tokens.gap(index) >= 0 and words[before] in grammar.counting:
        return False
    if near:
        following = words[index + 1]
        joined = not tokens.gap(index + 1)
        if following in ("%", "€", "$", "£", "°") or (joined and following.isalpha()):
            return False
        if grammar.noun_capital and not joined and following.isalpha():
            return not tokens.capital(index + 1)
    return True


_NEVER_INHERITED = {"weekday", "day", "minute", "number", "part"}


def slots_of(match: Match) -> dict[str, Any]:
    """The values of a match by slot; ``plural`` tells that its unit is one (row ``days``)."""
    slots: dict[str, Any] = {}
    for part in match.parts:
        if part.slot in slots:
            slots[f"first_{part.slot}"] = slots[part.slot]
        slots[part.slot] = part.value
    if "first_unit" in slots:
        slots["first_unit"] = slots["first_unit"].removesuffix("s")
    if slots.get("unit", "").endswith("s"):
        slots["unit"], slots["plural"] = slots["unit"][:-1], True
    return slots


def split(match: Match) -> list[Match]:
    """A match with a link ("3. bis 5. Dezember") as the expressions it links.

    What only the last one says (the month, the year) holds for those before it.
    """
    links = [part for part in match.parts if part.slot == "link"]
    if not links:
        return [match]
    pieces: list[tuple[int, int, tuple[Part, ...]]] = []
    begin, first = 0, match.first
    for link in links:
        at = match.parts.index(link)
        pieces.append((first, link.first - 1, match.parts[begin:at]))
        begin, first = at + 1, link.last + 1
    pieces.append((first, match.last, match.parts[begin:]))
    linked: list[Match] = []
    inherited: tuple[Part, ...] = ()
    for first, last, own in reversed(pieces):
        said = {part.slot for part in own} | _NEVER_INHERITED
        said |= {"year"} if said & {"lone_year", "year2"} else set()
        inherited = own + tuple(part for part in inherited if part.slot not in said)
        linked.append(replace(match, first=first, last=last, parts=inherited))
    return linked[::-1]
