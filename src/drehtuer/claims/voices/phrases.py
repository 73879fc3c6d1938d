"""The pieces that voices are found in: quotation marks, units, segments and noun phrases.

A *unit* is a sentence, or several that one pair of quotation marks holds together. Its *items*
are its tokens, where a quotation of some length counts as one item. *Segments* are the runs of
items between signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drehtuer.claims.tokens import Token, Tokens, fold
from drehtuer.claims.voices.speakers import role_of
from drehtuer.claims.voices.words import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    NAME_QUOTE,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    SUBORDINATOR,
    VERB,
    WORD,
    SpeechWords,
)
from drehtuer.languages.known import Known
from drehtuer.text.sentences import Sentence

_CLOSERS = {"„": '“”"', "“": "”", "»": "«", "«": "»", '"': '"', "”": "”", "‹": "›", "›": "‹"}
_OPENING = re.compile(f"[{''.join(_CLOSERS)}]")
_DELIMITERS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "–": "-",
    "—": "-",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
}
_STOPS = frozenset(".!?…")
_LONGEST_QUOTATION = 4000
_LONGEST_UNIT = 2500
"""A unit is cut after so many characters: no sentence is as long, but a broken text may be."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG_QUOTATION = 4
"""A quotation of at least so many words says something; a shorter one may just name it."""


@dataclass(slots=True)
class Item:
    """A token of a unit with its class, or a whole quotation."""

    start: int
    end: int
    low: str
    tag: str
    capital: bool = False


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Segment:
    """The items ``[start, end)`` between two signs, and those signs."""

    start: int
    end: int
    left: str
    right: str


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Phrase:
    """A noun phrase: its items ``[start, end)``, the end of its core, and what it is.

    ``kind`` is "pronoun", "pointer" (a determiner alone), "possessive" or "noun".
    """

    start: int
    end: int
    core: int
    kind: str


def quotation_marks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost pairs of quotation marks in ``text[start:end]``, marks included."""
    found = []
    place = start
    while mark := _OPENING.search(text, place, end):
        opening = mark.start()
        close = _closing(text, opening, end)
        if close > opening:
            found.append((opening, close + 1))
        place = max(opening, close) + 1
    return found


def _closing(text: str, opening: int, end: int) -> int:
    """Where the mark at ``opening`` is closed, or -1."""
    char = text[opening]
    before = text[opening - 1] if opening else " "
    after = text[opening + 1] if opening + 1 < end else " "
    if after.isspace() or (char in '“”"' and before.isalnum()):
        return -1
    end = min(end, opening + _LONGEST_QUOTATION)
    places = [
        p for p in (text.find(c, opening + 1, end) for c in _CLOSERS[char]) if p > opening + 1
    ]
    return min(places, default=-1)


def units(
    text: str, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """(start, end, quotations) of each unit in the sentences of one line.

    The quotations lie wholly within their unit.
    """
    marks = quotation_marks(text, sentences[0].start, sentences[-1].end)
    i = k = 0
    while i < len(sentences):
        start, end = sentences[i].start, sentences[i].end
        held = []
        while k < len(marks) and marks[k][0] < end:
            held.append(marks[k])
            while end < marks[k][1] and i + 1 < len(sentences):
                i += 1
                end = sentences[i].end
            k += 1
        end = max(end, held[-1][1] if held else end)
        while end - start > _LONGEST_UNIT:
            cut = text.rfind(" ", start, start + _LONGEST_UNIT) + 1 or start + _LONGEST_UNIT
            yield start, cut, [q for q in held if start <= q[0] and q[1] <= cut]
            start = cut
        yield start, end, [q for q in held if start <= q[0]]
        i += 1


class Unit:
    """A unit made ready: its items and segments."""

    __slots__ = ("end", "items", "quotations", "segments", "start", "text", "words")

    def __init__(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        quotations: list[tuple[int, int]],
        words: SpeechWords,
    ) -> None:
        self.text, self.start, self.end = tokens.text, start, end
        self.quotations = quotations
        self.words = words
        self.items = self._items(tokens)
        for i, item in enumerate(self.items):
            if item.tag != VERB:
                continue
            if words.capital_nouns:
                item.tag = WORD if self._is_attribute_here(i) else VERB
            elif self._is_noun_here(i):
                item.tag = NOUN if item.capital and i else WORD
        self.segments = self._segments()

    def _items(self, tokens: Tokens) -> list[Item]:
        items: list[Item] = []
        position = self.start
        for start, end in self.quotations:
            self._add(items, tokens, position, start)
            inner = tokens.within(start + 1, end - 1)
            spoken = (
                sum(t.is_word for t in inner) >= _LONG_QUOTATION or self.text[end - 2] in ".!?,…"
            )
            items.append(Item(start, end, "", QUOTE if spoken else NAME_QUOTE, True))
            position = end
        self._add(items, tokens, position, self.end)
        return items

    def _add(self, items: list[Item], tokens: Tokens, start: int, end: int) -> None:
        opening, within = _tags(self.words)
        for token in tokens.within(start, end):
            if items and start < token.start == items[-1].end and self.text[token.start - 1] == ".":
                items[-1].end = token.end  # "Reform.news"
                continue
            tag = "" if token.is_word else _sign(token, self.text)
            if (
                tag == STOP
                and token.text == "."
                and items
                and token.end < end - 1
                and start <= token.start
            ):
                joins = self.text[token.end].isalnum() and token.start == items[-1].end
                if joins or items[-1].tag == NUMBER:
                    items[-1].end = token.end
                continue  # of an abbreviation or an ordinal, or the sentence would end here
            if not tag:
                first = not items or items[-1].tag in "Q.:-("
                tag = (opening if first else within)[token.text]
            items.append(Item(token.start, token.end, token.low, tag, token.is_capitalised))

    def _segments(self) -> list[Segment]:
        found = []
        start, left = 0, "^"
        for i, item in enumerate(self.items):
            sign = item.tag if item.tag in ",;:-()" or item.tag == STOP else ""
            if sign:
                if i > start:
                    found.append(Segment(start, i, left, sign))
                    left = sign
                elif sign != STOP:
                    left = sign if left in "^,." or sign == "(" else left
                start = i + 1
        if start < len(self.items):
            found.append(Segment(start, len(self.items), left, "$"))
        return found

    def _is_attribute_here(self, i: int) -> bool:
        """Whether what could be a past is an adjective: "die des Mordes beschuldigten X und Y"."""
        items = self.items
        if i + 1 >= len(items) or not items[i + 1].capital or items[i + 1].tag in ",;:-()":
            return False
        small = (PREPOSITION, DETERMINER)
        for k in range(i - 2, -1, -1):
            if items[k].tag in ",;:-()":
                return False
            if items[k].tag == DETERMINER and items[k + 1].tag in small:
                return True
        return False

    def _is_noun_here(self, i: int) -> bool:
        """Whether what could be a verb is a noun or adjective: "the claim", "an alleged plot"."""
        items, words = self.items, self.words
        sets, low = words.sets, items[i].low
        before = items[i - 1] if i else None
        following = items[i + 1] if i + 1 < len(items) else None
        base = all(verb.lemma == low for verb in words.verbs[low])
        if before is None or before.tag in ",;:-.(":
            named = following is not None and following.tag in (WORD, NOUN)
            return low in sets["also_nouns"] and base and named
        if words.has_ending("possessive", before.low):
            return True
        if before.low in sets["clitics"]:
            return False
        if (
            before.tag == DETERMINER
            and before.low not in sets["subject_pronouns"]
            and before.low not in sets["relative_subjects"]
        ):
            return True
        if low not in sets["also_nouns"]:
            passive = following is not None and following.low in sets["agents"]
            forms = {verb.form for verb in words.verbs[low]}
            return passive and before.tag != AUXILIARY and PARTICIPLE in forms
        if before.tag in (PREPOSITION, NUMBER, "s") and before.low not in sets["infinitive_mark"]:
            return True
        named = following is not None and following.tag in (WORD, NOUN)
        if base and named and (before.tag == COORDINATOR or before.low in sets["passive"]):
            return True  # "were protest leader X and …", "activists and protest participants"
        if i == 1 and before.low in sets["gerund_prepositions"]:
            return True  # "Following protests in May, …"
        governs = following is not None and (
            following.low in sets["complementizers"]
            or following.tag in (DETERMINER, NUMBER, PRONOUN, NOUN, NAME_QUOTE, QUOTE)
        )
        within = i > 1 and (
            items[i - 2].tag in (DETERMINER, PREPOSITION)
            or words.has_ending("possessive", items[i - 2].low)  # "Venezuela's two counts of"
        )
        return before.tag in (WORD, VERB) and within and not governs

    def owner(self, phrase: Phrase) -> Phrase | None:
        """Whose a list or a count is: "X's list", "the list of X", "figures from X"."""
        items, words, sets = self.items, self.words, self.words.sets
        for k in range(phrase.start, phrase.core):
            low = items[k].low
            if low not in sets["registers"] and low not in sets["sayings"]:
                continue
            for m in range(phrase.start, k):
                if words.has_ending("possessive", items[m].low) and items[phrase.start : m + 1]:
                    return Phrase(phrase.start, m + 1, m + 1, "noun")
            if items[phrase.start].low in sets["possessives"]:
                return Phrase(phrase.start, phrase.start + 1, phrase.start + 1, "possessive")
            after = items[k + 1] if k + 1 < len(items) else None
            if after and not sets["of"] and after.capital and after.tag in (NOUN, NAME_QUOTE):
                return Phrase(k + 1, max(phrase.core, k + 2), max(phrase.core, k + 2), "noun")
            for m in range(phrase.core, min(phrase.core + 5, len(items) - 1)):
                item = items[m]
                if item.tag in ",;:.":
                    break
                ties = item.low in sets["agents"] | sets["of"] | sets["register_ties"]
                if ties or (item.low in sets["genitives"] and item.tag == DETERMINER):
                    owner = self.phrase(m + (item.tag != DETERMINER), len(items))
                    if owner and any(x.capital for x in items[owner.start : owner.core]):
                        return owner if words.capital_nouns else self._to_name(owner)
        return None

    def _to_name(self, phrase: Phrase) -> Phrase:
        """A phrase up to the end of the first name in it."""
        end = next(k for k in range(phrase.start, phrase.core) if self.items[k].capital)
        while end < phrase.core and self.items[end].capital:
            end += 1
        return Phrase(phrase.start, end, end, "noun")

    def verb_like(self, i: int) -> bool:
        """Whether item ``i`` may be a finite verb: by the lists, or else by what is around it."""
        item, words = self.items[i], self.words
        if item.tag == AUXILIARY:
            return True
        if item.tag not in (WORD, VERB) or item.capital:
            return False
        if item.low in words.verbs or item.low in words.sets["forms"]:
            return True
        if not words.capital_nouns:
            return False
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        attributive = (
            following is not None and following.tag in (NOUN, NAME_QUOTE) and following.capital
        )
        before = self.items[i - 1] if i else None
        if attributive and (
            before is None or before.tag in (DETERMINER, PREPOSITION, NUMBER, WORD, COORDINATOR)
        ):
            return False
        return words.has_ending("verb", item.low)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether the items ``[start, end)`` hold what may be a finite verb."""
        return any(self.verb_like(i) for i in range(start, end))

    def subjunctive(self, start: int, end: int, *, weak: bool = True) -> int | None:
        """The first item of ``[start, end)`` in the subjunctive of reported speech.

        The ``weak`` forms are also said of what is merely possible.
        """
        words = self.words
        forms, ending = words.sets["forms"], words.sets["ending"]
        if weak:
            forms = forms | words.sets["weak"]
        for i in range(start, end):
            item = self.items[i]
            if item.low in forms and not (item.capital and item.tag == NOUN):
                return i
            if (
                ending
                and item.tag == WORD
                and item.low.endswith(tuple(ending))
                and self._is_odd_verb(i)
            ):
                return i
        return None

    def _is_odd_verb(self, i: int) -> bool:
        """Whether a word that ends like a subjunctive stands where a verb stands."""
        item, words = self.items[i], self.words
        if len(item.low) < 4 or (
            item.low.endswith(words.tails["not_endings"])
            and not item.low.endswith(words.tails["verb_endings"])
        ):
            return False
        before = self.items[i - 1] if i else None
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        if before is None or before.tag not in (NOUN, PRONOUN, NAME_QUOTE, ","):
            return False
        return following is None or following.tag != NOUN or before.tag != DETERMINER

    # -- parts of the unit -------------------------------------------------------------------

    def last_item(self, high: int | None = None) -> int:
        """The end of the items before ``high`` (of all) without the signs that close them."""
        high = len(self.items) if high is None else high
        while high > 1 and self.items[high - 1].tag in ",;:-.":
            high -= 1
        return high

    def _opens(self, s: int) -> int:
        """The first item of what an inserted segment ``s`` interrupts."""
        as_clause = self.items[self.segments[s].start].low in self.words.sets["as"]
        for k in range(self.segments[s].start - 2, -1, -1):
            spoken = self.items[k].tag == ":" and any(x.tag == VERB for x in self.items[:k])
            if (
                self.items[k].tag == ";"
                or spoken
                or (as_clause and self.items[k].tag == ":" and self.has_verb(0, k))
            ):
                return k + 1
        return 0

    def before_segment(self, s: int) -> int:
        """The last item before segment ``s`` that is no sign."""
        k = self.segments[s].start - 1
        while k > 0 and self.items[k].tag in ",;:-.()":
            k -= 1
        return max(k, 0)

    def around(self, s: int) -> tuple[int, int]:
        """What stands before an inserted segment, and behind it where the clause goes on."""
        items, segment = self.items, self.segments[s]
        low = self._opens(s)
        if (
            segment.start >= 2 and items[segment.start - 2].tag == COORDINATOR
        ):  # "…, and, X says, …"
            low = segment.start - 2
        end = items[self.before_segment(s)].end if segment.start >= 2 else items[low].start
        if segment.right in ",:-" and segment.end + 1 < len(items):
            following = items[segment.end + 1]
            relative = (
                following.low in self.words.sets["relative_subjects"]
                or following.tag == SUBORDINATOR
            )
            goes_on = not relative or following.low in self.words.sets["complementizers"]
            if (
                (goes_on and following.tag != COORDINATOR)
                or not self.has_verb(low, segment.start - 1)
                or segment.right == ":"
            ):
                end = items[self.last_item() - 1].end
        return items[low].start, end

    def said_before(self, s: int) -> tuple[int, int, str]:
        """(start, end, kind) of what is said around an inserted segment that names the speaker."""
        start, end = self.around(s)
        before = self.items[self.before_segment(s)]
        if before.tag == QUOTE and before.start <= start + 1:
            return before.start, before.end, "direct"
        return start, end, "indirect"

    # -- noun phrases -----------------------------------------------------------------------

    def phrase(self, i: int, end: int, *, tails: bool = True) -> Phrase | None:
        """The noun phrase that begins with item ``i`` and stays before ``end``."""
        if i >= end:
            return None
        items, words = self.items, self.words
        item = items[i]
        if item.tag == PRONOUN:
            if i + 2 < end and items[i + 1].low in words.sets["of"]:  # "one of its members"
                return Phrase(i, self._tail(i + 1, end), i + 1, "noun")
            return Phrase(i, i + 1, i + 1, "pronoun")
        j = i
        if item.tag == DETERMINER:
            j += 1
        elif item.tag not in (NOUN, NAME_QUOTE, NUMBER, WORD) or (
            item.tag == WORD and item.low in words.sets["adverbs"]
        ):
            return None
        core = self._core(j, end, after_determiner=j > i)
        if core is None:
            if item.tag == DETERMINER:
                return Phrase(
                    i,
                    i + 1,
                    i + 1,
                    "pronoun" if item.low in words.sets["subject_pronouns"] else "pointer",
                )
            return None
        stop = self._tail(core, end) if tails else core
        return Phrase(i, stop, core, "noun")

    def _core(self, j: int, end: int, *, after_determiner: bool) -> int | None:
        """Where the nouns that begin at or after item ``j`` end; None if there are none."""
        items, words = self.items, self.words
        if words.capital_nouns:
            if (
                after_determiner
                and j < end
                and items[j].tag in (PREPOSITION, VERB, DETERMINER)
                and not items[j].capital
            ):
                j = self._embedded(j, end)
            k = j
            while k < end and items[k].tag in (WORD, NUMBER, ADVERB) and k - j < 5:
                if items[k].tag == ADVERB and not after_determiner:
                    return None
                k += 1
            if k >= end or items[k].tag not in (NOUN, NAME_QUOTE):
                if (
                    k > j
                    and after_determiner
                    and items[k - 1].tag == WORD
                    and not self.verb_like(k - 1)
                ):
                    return (
                        k
                        if words.has_ending("adjective", items[k - 1].low) and k - j == 1
                        else None
                    )
                return None
            while k < end and (items[k].tag in (NOUN, NAME_QUOTE) or self._joins(k, end)):
                k += 1
            return k
        k = j
        while k < end:
            item = items[k]
            if item.tag in (NOUN, WORD) and item.low in words.sets["times"]:
                return k + 1
            if (
                words.names_close
                and item.tag == WORD
                and k > j
                and items[k - 1].tag in (NOUN, NAME_QUOTE)
                and not self._comes_before_name(k + 1, end)
                and not words.has_ending("attribute", items[k - 1].low)
            ):
                break
            if (
                item.tag == NOUN
                and k > j
                and not after_determiner
                and _YEAR.fullmatch(items[k - 1].low)
            ):
                return k if k > j + 1 else None  # "at the end of 2024 | Viasna counted"
            if (
                item.tag in (NOUN, NAME_QUOTE, NUMBER, WORD)
                or self._joins(k, end)
                or (
                    item.tag == VERB
                    and (
                        (k == j and after_determiner)
                        or (item.low in words.sets["also_nouns"] and k + 1 < end)
                    )
                )
            ):
                k += 1
            elif (
                words.names_close
                and item.tag == ADVERB
                and k > j
                and k + 1 < end
                and items[k + 1].tag == WORD
                and self._comes_before_name(k + 2, end)
            ):
                k += 2  # "la organización no gubernamental Foro Penal"
            else:
                break
        return k if k > j else None

    def _comes_before_name(self, k: int, end: int) -> bool:
        """Whether a name follows, which an adjective before it parts from its title.

        "La ONG venezolana | Foro Penal", "el secretario de Estado vaticano|, el cardenal X".
        """
        items = self.items
        if k < end and items[k].tag == ",":
            k += 1 + (k + 1 < end and items[k + 1].tag == DETERMINER)
            while k < end and items[k].tag == WORD and role_of(items[k].low, self.words):
                k += 1
        return k < end and items[k].tag in (NOUN, NAME_QUOTE) and items[k].capital

    def _joins(self, k: int, end: int) -> bool:
        """Whether a sign joins the parts of a name."""
        items = self.items
        if k + 1 >= end or not k:
            return False
        item = items[k]
        text = self.text[item.start : item.end]
        return text in ("&", "/", "'", "’") and items[k + 1].capital

    def _embedded(self, j: int, end: int) -> int:
        """The item after a phrase in a phrase: "der (für das Amt) zuständige Abgeordnete"."""
        for k in range(j + 1, min(end, j + 9)):
            item, following = self.items[k], self.items[k + 1] if k + 1 < end else None
            if (
                item.tag in (WORD, VERB)
                and not item.capital
                and self.items[k - 1].tag in (NOUN, WORD, NAME_QUOTE)
                and following is not None
                and following.tag in (NOUN, WORD)
                and self.words.has_ending("adjective", item.low)
            ):
                return k
        return j

    def _tail(self, k: int, end: int) -> int:
        """The end of what follows a noun and belongs to it: genitives, "of …", a short bracket."""
        items, words = self.items, self.words
        while k < end:
            item = items[k]
            following: Phrase | None = None
            if item.low in words.sets["genitives"] and item.tag == DETERMINER:
                following = self.phrase(k, end, tails=False)
                said = items[k - 1].low in words.sets["sayings"]
                if following and not said and self._is_medium(following, item):
                    break
                if following and self._is_subject(following, item):
                    break
            elif item.tag == PREPOSITION and item.low in words.sets["tail_prepositions"]:
                following = self.phrase(k + 1, end, tails=False)
                if following and (self.is_time(following) or self._is_apart(k, following)):
                    following = None
            elif self._is_genitive_adjective(k, end):
                following = self.phrase(k, end, tails=False)
            if following is None or following.kind != "noun":
                break
            k = following.end
        return k

    def _is_apart(self, k: int, phrase: Phrase) -> bool:
        """Whether a phrase only tells where it was said: "el abogado en su mensaje"."""
        sets, items = self.words.sets, self.items
        if not self.words.names_close or items[k].low in sets["of"] | sets["genitives"]:
            return False
        first = items[phrase.start]
        bare = first.tag != DETERMINER and not any(
            item.capital for item in items[phrase.start : phrase.core]
        )
        return first.low in sets["possessives"] or bare

    def _is_medium(self, phrase: Phrase, determiner: Item) -> bool:
        """Whether a phrase is rather whom it was said to: "sagte X der Agentur AFP"."""
        if determiner.low not in self.words.sets["dative"] or phrase.core - phrase.start < 3:
            return False
        nouns = self.items[phrase.start + 1 : phrase.core]
        outlets = self.words.exact["outlets"]
        return any(self.words.ends("media", noun.low) for noun in nouns[:-1]) or any(
            self.text[noun.start : noun.end] in outlets for noun in nouns
        )

    def _is_subject(self, phrase: Phrase, determiner: Item) -> bool:
        """Whether a phrase is a man by title and name in the nominative: "der Journalist X"."""
        nouns = self.items[phrase.start + 1 : phrase.core]
        return (
            determiner.low in self.words.sets["nominative_determiners"]
            and len(nouns) > 1
            and role_of(nouns[0].low, self.words) == "m"
        )

    def _is_genitive_adjective(self, k: int, end: int) -> bool:
        item, endings = self.items[k], self.words.tails["genitive_adjective"]
        if not endings or item.tag != WORD or not item.low.endswith(endings) or k + 1 >= end:
            return False
        return self.items[k + 1].tag == NOUN and self.items[k - 1].tag == NOUN

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a noun phrase names a time, no speaker."""
        times = self.words.sets["times"]
        return any(item.low in times for item in self.items[phrase.start : phrase.core])

    def words_of(self, start: int, end: int) -> tuple[str, ...]:
        """The folded words of the items ``[start, end)``."""
        return tuple([item.low for item in self.items[start:end]])


def _sign(token: Token, text: str) -> str:
    """The class of a sign; empty for a word or a number."""
    char = token.text
    if char in _STOPS:
        return STOP
    if char in _DELIMITERS:
        if char == "-" and not (
            text[token.start - 1 : token.start].isspace()
            and text[token.end : token.end + 1].isspace()
        ):
            return WORD
        return _DELIMITERS[char]
    return "" if char[0].isdigit() else "s"


@cache
def _tags(words: SpeechWords) -> tuple[Known[str], Known[str]]:
    """The classes of words and numbers: the first of a sentence, and the others."""
    return (
        Known(lambda text: _tag(text, True, words)),
        Known(lambda text: _tag(text, False, words)),
    )


def _tag(text: str, first: bool, words: SpeechWords) -> str:
    """The class of a word or a number; ``first`` tells that nothing of its sentence is before."""
    low, capital, sets = fold(text), text[0].isupper(), words.sets
    if text[0].isdigit():
        after = text.rpartition("-")[2]
        return NOUN if words.capital_nouns and after[:1].isupper() else NUMBER
    if capital and not first:
        if not words.capital_nouns and low in sets["personal"] and len(low) == 1:
            return PRONOUN
        return NOUN
    known = words.classes.get(low)
    if known:
        return known
    if low in words.verbs and not (capital and low in sets["sayings"]):
        return VERB
    if (
        (not capital or words.names_close)
        and low.endswith(words.tails["adverb_endings"])
        and low not in sets["not_adverbs"]
    ):
        return ADVERB
    if capital and low in sets["opening_participles"]:
        return WORD  # "Liberado ayer, X aseguró …"
    return NOUN if capital and (words.capital_nouns or first) else WORD
