"""Counts of people: numbers with their qualifiers, and the words for those who are counted.

What is a number is told by ``numbers.toml``, who is counted by ``groups.toml`` and by the
inhabitants in ``places.toml``. A number that counts something else (years, articles of law,
prices, prisons) is no count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from drehtuer.claims.mentions.words import HEAD, OFFICE, ROLE, lexicon
from drehtuer.claims.sentences.count_words import CountWords, words_of
from drehtuer.claims.sentences.cues import tallying
from drehtuer.claims.sentences.cues import words as cue_words
from drehtuer.claims.sentences.numerals import Number, number_at, spelled
from drehtuer.claims.tokens import Token
from drehtuer.languages import closed
from drehtuer.languages.known import Known
from drehtuer.languages.verbforms import features_of, verb_forms
from drehtuer.model import Count

_SIGNS = "„“”\"»«‚‘’'"
_DASHES = "-–—"
_SPAN = re.compile(r"(\d{1,6})-(\d{1,6})\Z")
_REACH = 5
"""How many words may stand between a number and the noun it counts."""
_AGED = 4
"""How many words before an age the article of the one who is so old may stand."""
_HEDGES_BEHIND = frozenset({"at_least", "at_most"})
"""What qualifies a number even behind its noun."""
_LAST_DAY = 31
_HALF_A_DOZEN = 6
_LONGEST_ROW = 4
"""How many numbers a unit of measure may have: "five, eight and ten years"."""
_CHANGE_REACH = 6
"""How many words before "from 1,100 to 1,180" the verb of the change may stand."""


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class CountMention:
    """A count in a sentence: tokens ``first`` to ``last`` inclusive, qualifier and noun included.

    ``label`` tells what sort of people ("prisoner", "freed", "jailed", "people") the noun names,
    None where no noun follows ("52 im September"); ``number`` is the token of the number itself.
    """

    first: int
    last: int
    count: Count
    number: int
    label: str | None = None
    group: str | None = None
    nationality: tuple[str, ...] = ()
    head: int | None = None
    elliptic: bool = False
    of: int | None = None
    """The number of the whole that it is a part of: "five of the ten"."""
    whole: bool = False
    """Whether it is such a whole."""
    partial: bool = False
    """Whether it is a part of those told of: "seven of them"."""


def find_counts(
    tokens: Sequence[Token],
    language: str,
    people: dict[int, str] | None = None,
    timed: Set[int] = frozenset(),
) -> list[CountMention]:
    """The counts of people in a sentence.

    Args:
        tokens: the tokens of one sentence.
        language: its language.
        people: token index → ISO code, for words that name inhabitants ("Ukrainer").
        timed: the tokens of times: they are nothing that is counted ("1.218 Anfang Dezember").
    """
    opens = _opening(language)
    starts = [i for i, token in enumerate(tokens) if opens[token.low]]
    if not starts:
        return []
    sentence = _Sentence(tokens, words_of(language), people or {}, timed)
    found: list[CountMention] = []
    free = 0
    for i in starts:
        if i < free:
            continue
        mention = sentence.mention_at(i) if i not in timed else None
        if mention is None and found:
            mention = sentence.as_many_as(found[-1], i)
        if mention and (not found or mention.first > found[-1].last):
            found.append(mention)
            free = max(mention.last, mention.number) + 1
    return sentence.with_wholes(found)


@cache
def _opening(language: str) -> Known[bool]:
    """Whether a count can begin with a word; few can, so the others need no closer look."""
    words = words_of(language)
    tables = (words.vague, words.exactly, words.collective, words.same)
    ones = {phrase.split(" ")[0] for phrase in words.one}

    def opens(low: str) -> bool:
        return (
            low[0].isdigit()
            or low in words.fractions
            or spelled(low, words) is not None
            or any(table.starts(low) for table in tables)
            or low in words.alone
            or low in ones
        )

    return Known(opens)


def _is_part_of_name(token: Token) -> bool:
    """Whether a word with a hyphen has a capital behind it: "al-Asfoor"."""
    _, hyphen, name = token.text.partition("-")
    return bool(hyphen) and name[:1].isupper()


class _Sentence:
    """The tokens of a sentence, and what has been read of them."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: CountWords,
        people: Mapping[int, str],
        timed: Set[int],
    ) -> None:
        self.tokens = tokens
        self.lows = [token.low for token in tokens]
        self.words = words
        self.people = people
        self.timed = timed
        self.terms: list[tuple[str, str]] = []
        """What stands before and behind each number of a term: "to 12 years", "for"."""

    def mention_at(self, i: int) -> CountMention | None:
        """The count that begins at token ``i``."""
        lows, words = self.lows, self.words
        vague = words.vague.match(lows, i)
        exactly = words.exactly.match(lows, i)
        collective = words.collective.match(lows, i)
        number = number_at(self.tokens, i, words)
        if number and number.value == 1 and not number.digits:
            number = None if number.first == number.last else number
        if collective and vague and self._hedged(i)[1] == "exact":
            collective = None  # Russian "сотни": hundreds, but "около сотни": about a hundred
        if collective and (not number or collective[0] > 1):
            rough = collective[1] >= _HALF_A_DOZEN
            return self._numbered(Number(i, i + collective[0] - 1, collective[1], False, rough))
        if vague and number and vague[0] > number.last - number.first + 1:
            number = None  # "a couple of hundred"
        if number:
            return self._numbered(number)
        span = _SPAN.match(self.tokens[i].text)
        if span and int(span[1]) < int(span[2]):
            upper = Count(int(span[1]), "between", "", int(span[2]))
            return self._finish(i, i, upper, i, noun=True)
        if exactly and not (vague and vague[0] > exactly[0]):
            count = Count(exactly[1], "exact", "")
            return self._finish(i, i + exactly[0] - 1, count, i, bare=True)
        if vague:
            return self._vague(i, *vague)
        if lows[i] in words.alone and self._stands_alone(i):
            return CountMention(i, i, Count(1, "exact", ""), i, "people", "people")
        if i + 1 < len(lows) and lows[i + 1] in words.scales:
            return None  # "a hundred"
        for length in (2, 1):
            behind = i + length
            if " ".join(lows[i:behind]) in words.one and behind <= len(lows):
                if length > 1 and not words.shares.isdisjoint(lows[behind : behind + 1]):
                    return None  # "a third of the prisoners"
                count = Count(1, "exact", "")
                one = self._finish(i, behind - 1, count, i, noun=True, near=True)
                return None if one is None or self._is_before_thing(one) else one
        return None

    def _is_before_thing(self, one: CountMention) -> bool:
        """Whether a noun of a thing follows the word for one person: "an executive order".

        It looks like a verb, but one without the ending that a singular asks for.
        """
        words, k = self.words, one.last + 1
        if words.capitalised_nouns or words.no_articles or k >= len(self.lows):
            return False
        features = set(features_of(words.language, self.lows[k]))
        adjective = self.lows[one.last] in closed(words.language, "also_adjectives")
        if adjective and self.tokens[k].is_word and not features:
            return self.lows[k] not in words.small | words.helping | words.prepositions
        return (
            one.head == one.last
            and "inf" in features
            and not features & {"past", "part"}
            and self.lows[k] not in words.small
            and self.lows[k] not in words.helping
        )

    def _stands_alone(self, i: int) -> bool:
        """Whether no noun follows a "one", so that it is a person: "a uno, a otro"."""
        words = self.words
        marked = not words.marks or (i > 0 and self.lows[i - 1] in words.marks)
        behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return marked and (
            behind is None
            or not behind.is_word
            or behind.low in words.coordinators
            or (
                behind.low in words.prepositions
                and behind.low not in words.shares
                and behind.low not in words.marks
            )
        )

    def as_many_as(self, before: CountMention, i: int) -> CountMention | None:
        """The count at token ``i`` that repeats the one before: "… and the same number went"."""
        same = self.words.same.match(self.lows, i)
        if same is None or before.count.value is None or before.count.delta:
            return None
        last = i + same[0] - 1
        if last + 1 < len(self.lows) and self.lows[last + 1] in self.words.than | self.words.skip:
            return None  # "as many as before"
        return self._finish(i, last, replace(before.count, text=""), i)

    def with_wholes(self, found: list[CountMention]) -> list[CountMention]:
        """The counts, each part knowing its whole: "five of the ten", "of 1,200 people, 800"."""
        lows, words = self.lows, self.words
        for n in range(len(found)):
            if n and self._opens_as_whole(found[n - 1].first):
                found[n - 1] = replace(found[n - 1], whole=True)
                found[n] = replace(found[n], of=found[n - 1].count.value)
            part = found[n]
            k = part.last + 1
            if (part.label is not None and part.head is not None) or k >= len(lows):
                continue
            if lows[k] in words.them:
                found[n] = replace(part, label="people", elliptic=False, partial=True)
            if lows[k] not in words.shares or k + 1 >= len(lows):
                continue
            if lows[k + 1] in words.plural:
                found[n] = replace(part, label="people", elliptic=False, partial=True)
            whole = self._whole(k)
            if whole is None or n + 1 == len(found) or found[n + 1].number != whole.first:
                continue
            behind = found[n + 1]
            found[n + 1] = replace(behind, whole=True)
            found[n] = replace(
                part,
                label=behind.label,
                group=behind.group,
                nationality=behind.nationality,
                elliptic=behind.label is None,
                of=behind.count.value,
                partial=True,
            )
        return found

    def _opens_as_whole(self, first: int) -> bool:
        """Whether a count stands behind an "of" that opens its part of the sentence."""
        words = self.words
        k = first - 1
        while k > 0 and (
            self.lows[k] in words.skip
            or self.lows[k] in words.small
            or self.lows[k].endswith(words.possessive_endings)
        ):
            k -= 1  # "of Nicaragua's 62"
        opens = k == 0 or (k > 0 and not self.tokens[k - 1].is_word)
        return opens and self.lows[k] in words.shares and self.lows[k] in words.prepositions

    def _vague(self, i: int, length: int, qualifier: str) -> CountMention | None:
        """An unnumbered plural, "all", or nobody."""
        last = i + length - 1
        if i and self.lows[i - 1] in self.words.asking:
            return None  # "wie viele"
        if qualifier == "nothing":
            return None  # "no longer", "no doubt"
        relatives = closed(self.words.language, "relatives")
        whom = self.lows[last + 1 : last + 2] and self.lows[last + 1] in relatives
        if length > 1 and self.lows[last] in self.words.shares and not whom:
            last -= 1  # "all of", "every one of"
        behind = number_at(self.tokens, last + 1, self.words)
        if qualifier == "all_but":
            last = behind.last if behind else last
            return self._finish(i, last, Count(None, "all", ""), i, bare=True)
        if behind is not None and behind.value > 1:
            return None  # "all three", "several hundred": the number says it
        if qualifier == "all" and self._tells_of_each(i, last):
            return None
        if qualifier in ("none", "nobody"):
            whole = self._whole(last + 1)
            last = whole.last if whole else last  # "none of the 13"
            noun = qualifier == "none" and whole is None and not self._is_verb(last + 1)
            return self._finish(i, last, Count(0, "exact", ""), i, noun=noun, bare=not noun)
        bare = self._is_of_them(last + 1) or (
            qualifier in ("some", "all") and self._acts(last + 1, qualifier)
        )
        noun = qualifier in ("some", "all") and not bare
        return self._finish(i, last, Count(None, qualifier, ""), i, noun=noun, bare=bare)

    def _tells_of_each(self, i: int, last: int) -> bool:
        """Whether a verb and a number follow, so that "each" is the sides': "each freed five"."""
        if i != last or not self._is_verb(last + 1):
            return False
        number = number_at(self.tokens, last + 2, self.words)
        return number is not None and number.value > 1

    def _is_verb(self, i: int) -> bool:
        """Whether a verb follows, so that a word such as "none" stands alone: "None has gone"."""
        features = features_of(self.words.language, self.lows[i]) if i < len(self.lows) else ()
        return "pres" in features or "past" in features

    def _acts(self, i: int, qualifier: str) -> bool:
        """Whether a verb follows, so that "all" before it means all those spoken of.

        Without articles "все вывезены" tells it, else only an auxiliary: "all were freed".
        """
        words = self.words
        if qualifier == "some" and not words.no_articles:
            return False
        verbs = verb_forms(words.language) if words.no_articles else {}
        return any(low in verbs or low in words.helping for low in self.lows[i : i + 1])

    def _is_of_them(self, i: int) -> bool:
        """Whether a part of those spoken of before is told: "most of them", "viele von ihnen"."""
        lows, words = self.lows, self.words
        k = i + 1
        if k + 1 < len(lows) and lows[k] in words.skip and lows[k] not in words.those:
            k += 1  # "most of the latter"
        return (
            k < len(lows)
            and lows[i] in words.shares
            and lows[k] in words.those
            and (k + 1 == len(lows) or not self.tokens[k + 1].is_capitalised)
        )

    def _numbered(self, number: Number) -> CountMention | None:
        """A count from a number in words or digits, with what stands before and after it."""
        tokens, lows, words = self.tokens, self.lows, self.words
        first, last, value, upper = number.first, number.last, number.value, None
        before = first - 1
        if self._is_name_or_sign(number):
            return None
        link = last + 1
        ranged = before >= 0 and lows[before] in words.between and not self._changes(before)
        if link + 1 < len(tokens) and (
            (lows[link] in words.range_to and not self._changes(before))
            or (ranged and lows[link] in words.range_and)
        ):
            second = number_at(tokens, link + 1, words)
            dashed = tokens[link].text in _DASHES
            if second and second.value < value and dashed and number.digits:
                return None  # a score or a span of years
            if second and second.value > value and second.digits == number.digits and value:
                tight = tokens[link].start == tokens[last].end or tokens[link].text != "-"
                scale = words.scales.get(lows[second.last], 1)
                if second.first < second.last and value < second.value // scale:
                    value *= scale  # "from two to three thousand"
                if not dashed or tight:
                    upper, last = second.value, second.last
        if self._is_day(last, upper or value):
            return None
        begin, qualifier = self._hedged(first)
        trailing = words.after.match(lows, last + 1)
        if trailing:
            last += trailing[0]
            qualifier = trailing[1] if qualifier == "exact" else qualifier
        if upper is not None:
            qualifier = "between"
            if begin and ranged:
                begin -= 1
        if qualifier == "exact" and number.rough:
            qualifier = "about"
        change = self._change(begin, first, last)
        if change:
            sign, last = change
            count = Count(sign * value, qualifier, "", delta=True)
            return CountMention(begin, last, count, number.first, elliptic=True)
        mention = self._finish(begin, last, Count(value, qualifier, "", upper), number.first)
        if mention and mention.label is None and self._is_age(begin, mention):
            return None
        if mention and mention.head == mention.last and qualifier == "exact":
            return self._hedged_behind(mention)
        return mention

    def _hedged_behind(self, mention: CountMention) -> CountMention:
        """A count with what qualifies it behind its noun: "six prisoners at least"."""
        behind = self.words.after.match(self.lows, mention.last + 1)
        last = mention.last + (behind[0] if behind else 0)
        if (
            behind is None
            or behind[1] not in _HEDGES_BEHIND
            or number_at(self.tokens, last + 1, self.words)  # "… at least two of whom"
        ):
            return mention
        return replace(mention, last=last, count=replace(mention.count, qualifier=behind[1]))

    def _hedged(self, first: int) -> tuple[int, str]:
        """Where a number begins with all that qualifies it, and its qualifier."""
        tokens, lows, before = self.tokens, self.lows, self.words.before
        begin, qualifier = first, "exact"
        if begin and lows[begin - 1] in self.words.one and lows[first] in self.words.scales:
            begin -= 1  # "more than a hundred people"
        if begin > 1 and tokens[begin - 1].text in _SIGNS:
            begin -= 1
        if begin > 1 and tokens[begin - 1].text == "." and self._is_glued(begin - 1):
            begin -= bool(before.match_before(lows, begin - 1))  # "rd. 1400"
        hedge = before.match_before(lows, begin)
        while hedge:
            if hedge[0] > 1 and lows[begin - 1] in self.words.skip and self._is_uneven(first):
                break  # "wir erinnern an die 38", but "an die 40"
            if begin < first and hedge[1] == "about" and lows[begin] in self.words.skip:
                break  # "no word about the 11"
            begin -= hedge[0]
            qualifier = hedge[1] if hedge[1] != "exact" else qualifier
            hedge = before.match_before(lows, begin) if qualifier == "exact" else None
        if (
            begin
            and begin < first
            and tokens[begin - 1].text in _SIGNS
            and tokens[begin - 1].end == tokens[begin].start
        ):
            begin -= 1
        return begin, qualifier

    def _is_glued(self, i: int) -> bool:
        """Whether no space stands before a token."""
        return self.tokens[i - 1].end == self.tokens[i].start

    def _is_uneven(self, i: int) -> bool:
        """Whether the number at a token is no round one."""
        number = number_at(self.tokens, i, self.words)
        return number is not None and number.value % 10 != 0

    def _is_name_or_sign(self, number: Number) -> bool:
        """Whether a number is part of a name, a date, a law, a score, a price or a list."""
        tokens, lows, words = self.tokens, self.lows, self.words
        i, j = number.first, number.last
        before = i - 1
        if before >= 0:
            named = before - 1 if before > 0 and lows[before] == "." else before
            if (
                words.not_before.match_before(lows, named + 1)
                or words.not_before.match_before(lows, i)
                or lows[before] in ("$", "€", "£", "§")
            ):
                return True
            if words.names.match_before(lows, i):  # "Zone 7", but "the group 52 prisoners"
                noun = self._counted(j + 1)
                return noun is None or noun[0] > j + 1
            apart = tokens[before].text in _DASHES and tokens[before].end < tokens[i].start
            dated = before - 1 in self.timed  # "el 1 de agosto de 2024 a 16 presos"
            if before > 0 and lows[before] in words.range_to and not (apart or dated):
                lower = number_at(tokens, before - 1, words)
                if lower and lower.first == lower.last and self._is_name_or_sign(lower):
                    return True  # "ages 15 to 90"
        if not number.digits:
            return False
        if self._is_quoted_name(number):
            return True
        if before > 0 and tokens[before].text in _DASHES + ":":
            glued = tokens[before - 1].end == tokens[before].start
            if glued and tokens[before].end == tokens[i].start and lows[before - 1].isdigit():
                return True  # the second number of a score or of a span of days
        if self._is_date(number):
            return True
        if j + 1 == len(tokens):
            return False
        behind = tokens[j + 1]
        if i == 0 and behind.text in ".)" and number.value < 100:
            return True  # the number of a list's item
        if behind.text == ")" and self._is_item(i):
            return True
        glued = behind.start == tokens[j].end
        if glued and (behind.is_word or behind.text in "%/°"):
            return True  # "11J", "24h", "50%"
        return glued and behind.text == ":" and j + 2 < len(tokens) and lows[j + 2].isdigit()

    def _is_quoted_name(self, number: Number) -> bool:
        """Whether a number belongs to a name in quotation marks: "the “47 democrats”"."""
        tokens, i, j = self.tokens, number.first, number.last
        if j + 1 < len(tokens) and tokens[j + 1].text in _SIGNS:
            return i > 1 and tokens[i - 1].is_capitalised  # "the “Hong Kong 47”"
        closing = next(
            (k for k in range(j + 2, min(len(tokens), j + 4)) if tokens[k].text in _SIGNS), 0
        )
        return (
            i > 1
            and closing > 0
            and tokens[i - 1].text in _SIGNS
            and self.lows[i - 2] in closed(self.words.language, "determiners")
        )

    def _is_item(self, i: int) -> bool:
        """Whether a number in brackets has a neighbour like it: "(2) insist …; (3) leave …"."""
        lows = self.lows
        boxed = {
            int(lows[k])
            for k in range(1, len(lows) - 1)
            if lows[k - 1] == "(" and lows[k + 1] == ")" and lows[k].isdecimal()
        }
        return lows[i].isdecimal() and not boxed.isdisjoint({int(lows[i]) - 1, int(lows[i]) + 1})

    def _is_day(self, last: int, value: int) -> bool:
        """Whether a number is the day before the name of a month: "30 Nov.", "24. bis 30. Mai"."""
        k = last + 1
        if k < len(self.tokens) and self.tokens[k].text == ".":
            k += 1
        return (
            value <= _LAST_DAY and k < len(self.tokens) and self.tokens[k].text in self.words.months
        )

    def _is_date(self, number: Number) -> bool:
        """Digits that are part of a date, a year or a decimal."""
        tokens, lows, words = self.tokens, self.lows, self.words
        i, j = number.first, number.last
        text = tokens[i].text
        if (
            j + 2 < len(tokens)
            and tokens[j + 1].text == "."
            and len(text) <= 2
            and tokens[j + 1].start == tokens[j].end
        ):
            return words.ordinal_stop and tokens[j + 2].start - tokens[j + 1].end <= 1
        if i and tokens[i - 1].text in "./" and tokens[i - 1].end == tokens[i].start:
            return True
        if len(text) == 4 and 1900 <= number.value <= 2100 and text.isdigit():  # a year
            noun = self._counted(j + 1)
            hedge = words.before.match_before(lows, i)
            universal = words.vague.match_before(lows, i)
            if noun and universal and universal[1] == "all":
                return False  # "sämtliche 1968 palästinensischen Häftlinge"
            return not (noun and noun[0] == j + 1) or bool(
                hedge and hedge[1] == "exact" and not noun
            )
        return False

    def _changes(self, i: int) -> bool:
        """Whether a verb of change stands before token ``i``: "rose from 1,100 to 1,180"."""
        near = self.lows[max(0, i - _CHANGE_REACH) : max(0, i)]
        changes = (self.words.rise, self.words.fall, self.words.moved)
        return not all(words.isdisjoint(near) for words in changes)

    def _change(self, begin: int, number: int, last: int) -> tuple[int, int] | None:
        """The sign of a change and its last token: "12 fewer than in July", "rose by 16"."""
        lows, words = self.lows, self.words
        k = last + 1
        if k < len(lows) and (lows[k] in words.up or lows[k] in words.down):
            sign = 1 if lows[k] in words.up else -1
            than = next(
                (m for m in range(k + 1, min(len(lows), k + 4)) if lows[m] in words.than), 0
            )
            if than and all(self.tokens[m].is_word for m in range(k + 1, than - 1)):
                return sign, k
            if sign < 0 and (k + 1 == len(lows) or not self.tokens[k + 1].is_word):
                return sign, k
        moved = begin > 0 and (lows[begin - 1] in words.rise or lows[begin - 1] in words.fall)
        if begin > 1 and words.acts.starts(lows[begin - 2]):
            moved = False  # "rounded up 12": the particle of a verb
        if moved and begin == number and not self._measured(last + 1):
            return (1 if lows[begin - 1] in words.rise else -1), last  # "down 127 from May"
        if begin and lows[begin - 1] in words.by:
            near = lows if words.ordinal_stop else lows[max(0, begin - 4) : begin]
            for sign, verbs in ((1, words.rise), (-1, words.fall)):
                if any(low in verbs for low in near) and not self._measured(last + 1):
                    return sign, last
        return None

    def _is_age(self, begin: int, mention: CountMention) -> bool:
        """Whether a bare number is somebody's age: "Poczobut, 52, …", "a woman of 70"."""
        tokens, lows, words = self.tokens, self.lows, self.words
        value, behind = mention.count.value or 0, mention.last + 1
        if begin < 2 or not 5 < value < 110:
            return False
        if self._is_age_of_named(begin, behind):
            return True
        closes = (
            behind == len(tokens)
            or tokens[behind].text in ",)."
            or (tokens[behind].text == ";" and begin - 2 not in self.timed)
            or words.then.match(lows, behind) is not None
        )
        if lows[begin - 1] in words.shares:
            noun = words.groups.match(lows, begin - 2)
            return noun is not None and noun[1][0] == "people"
        hedged = begin < mention.number
        if hedged and closes and lows[begin - 1] in words.them | words.those:
            return True  # "most of them under 25"
        if closes and lows[begin - 1] in closed(words.language, "copulas"):
            aged = closed(words.language, "aged")
            if aged.intersection(lows[max(0, begin - _AGED) : begin - 1]):
                return True  # "the oldest of them is 81"
            if hedged and number_at(tokens, begin - 2, words) is not None:
                return True  # "three are over 60"
        noun = words.groups.match(lows, begin - 2)
        one = closed(words.language, "singular_determiners").intersection(
            lows[: begin - 2][-_AGED:]
        )
        lone = bool(one) and begin - 2 not in self.timed  # "the largest until this weekend, 52,"
        people = (noun is not None and noun[1][0] == "people") or lone
        person = people and not lows[begin - 2].endswith("s")
        if lows[begin - 1] in words.coordinators and closes and not hedged:
            return begin > 3 and self._are_ages(begin - 2, begin)  # "X and Y, 80 and 76"
        return tokens[begin - 1].text in ",(" and (
            (person and closes and not hedged)
            or (
                (tokens[begin - 2].is_capitalised or _is_part_of_name(tokens[begin - 2]))
                and (
                    closes
                    or (hedged and lows[behind] in words.coordinators)
                    or self._are_ages(begin, behind + 1)
                )
            )
        )

    def _is_age_of_named(self, begin: int, behind: int) -> bool:
        """Whether a copula tells the age of somebody just named: "the oldest, X, is 74"."""
        lows, tokens = self.lows, self.tokens
        figures = cue_words(self.words.language, "tallies", "figures")
        k = begin - 2 - (tokens[begin - 2].text == ",")
        return (
            not self.words.capitalised_nouns
            and not self.words.no_articles
            and lows[begin - 1] in closed(self.words.language, "copulas")
            and k > 0
            and tokens[k].is_capitalised
            and tokens[k - 1].is_capitalised
            and not figures.any_at(lows, range(begin))
            and (behind == len(tokens) or not tokens[behind].is_word)
        )

    def _are_ages(self, first: int, second: int) -> bool:
        """Whether two bare numbers behind a name are the ages of two: ", 80 and 76,"."""
        lows, tokens = self.lows, self.tokens
        return (
            second + 1 < len(lows)
            and lows[first].isdecimal()
            and lows[second].isdecimal()
            and lows[second - 1] in self.words.coordinators
            and tokens[first - 1].text in ",("
            and tokens[first - 2].is_capitalised
            and tokens[second + 1].text in ",)."
        )

    def _finish(
        self,
        first: int,
        last: int,
        count: Count,
        number: int,
        *,
        noun: bool = False,
        near: bool = False,
        bare: bool = False,
    ) -> CountMention | None:
        """Add the noun that is counted; None where the number counts no people."""
        tokens, lows, words = self.tokens, self.lows, self.words
        persons = lows[last] in words.persons and not set(lows[last + 1 : last + 2]) & words.terms
        if not persons and self._measured(last + 1):
            if any(low in words.terms for low in lows[last + 1 : last + 4]):
                self.terms.append(self._frame(first, last))
            return None
        nation = next(
            (
                k
                for k in range(last + 1, min(len(tokens), last + 4))
                if k in self.people
                and all(tokens[m].is_word for m in range(last + 1, k + 1))
                and not any(lows[m] in words.stop for m in range(last + 1, k))
                and not any(number_at(tokens, m, words) for m in range(last + 1, k))
                and lows[last + 1] not in words.coordinators  # "Israel 43 and Myanmar 35"
            ),
            None,
        )
        counted = self._counted(last + 1)
        if (
            counted is None
            and last + 1 < len(tokens)
            and (lows[last + 1] in words.of or (near and lows[last + 1] in words.shares))
        ):
            counted = self._counted(last + 2)  # "dozens of prisoners", "один из узников"
        if near and counted and counted[0] - last > 3:
            counted = None
        nationality: tuple[str, ...] = ()
        text_end = last
        label = group = head = None
        if counted:
            text_end, (label, group), head = counted[1], counted[2:], counted[1]
        if nation is not None:
            nationality = (self.people[nation],)
            if not counted:
                text_end, label, group, head = nation, "people", None, nation
        if label is None and persons:
            label, group = "people", "people"  # "четверо": such numbers count nothing else
        if label is None and (
            noun
            or self._other_noun(last + 1)
            or self._of_others(last + 1)
            or self._is_in_name(first, last + 1)
        ):
            return None
        if label is None and not bare and self._is_term(first, last):
            return None
        return CountMention(
            first,
            max(text_end, last),
            count,
            number,
            label,
            group,
            nationality,
            head,
            elliptic=label is None and not bare,
        )

    def _counted(self, i: int) -> tuple[int, int, str, str] | None:
        """The noun for people that a number before ``i`` counts: first, last, label, group."""
        tokens, lows, words = self.tokens, self.lows, self.words
        for k in range(i, min(len(tokens), i + _REACH)):
            low = lows[k]
            if k == i and tokens[k].text in _SIGNS:
                continue
            found = words.groups.match(lows, k)
            if found and not self._is_mere_adjective(k, found):
                length, (label, group) = found
                if group in ("people", "others") and k + length < len(tokens):
                    better = words.groups.match(lows, k + length)
                    if better and better[1][0] == "prisoner":
                        return k, k + length + better[0] - 1, *better[1]
                return k, k + length - 1, label, group
            clause_opens = k > i and low in words.stop  # "a figure that prisoners dispute"
            if tokens[k].text in _SIGNS or (low in words.skip and not clause_opens):
                continue
            if k > i and tokens[k].text == "." and tokens[k - 1].end == tokens[k].start:
                continue  # "33.755 polit. Häftlinge"
            aged = tokens[k].text[0].isdigit() and "-" in low  # "a 17-year-old student"
            if not (tokens[k].is_word or aged) or low in words.stop:
                return None
            if low in words.coordinators and (
                k == i or k + 1 == len(tokens) or lows[k + 1] in words.skip
            ):
                return None  # "seventy and a father of three"
            if self._is_unit(k):
                return None
            if self._is_participle_noun(k) or self._is_role(k):
                return k, k, "people", "people"
            if words.capitalised_nouns and tokens[k].is_capitalised and "-" not in tokens[k].text:
                return None
        return None

    def _is_mere_adjective(self, k: int, found: tuple[int, tuple[str, str]]) -> bool:
        """Whether a word for prisoners is an adjective here: "20 politische Parteien"."""
        length, (label, _) = found
        return (
            self.words.capitalised_nouns
            and length == 1
            and label in ("prisoner", "freed", "jailed")
            and not self.tokens[k].is_capitalised
        )

    def _is_role(self, k: int) -> bool:
        """Whether a noun tells who somebody is, also as a compound: "30 Lokalpolitiker".

        With articles and without capital nouns a mere role is often a name's part or an adjective.
        """
        words = self.words
        flags = lexicon(words.language).words[self.tokens[k].text].flags
        if not words.capitalised_nouns:
            return words.no_articles and bool(flags & ROLE)
        if not self.tokens[k].is_capitalised:
            return False
        if self.lows[k].endswith(words.person_endings):
            return True
        return bool(flags & ROLE) and not flags & (OFFICE | HEAD)

    def _is_participle_noun(self, k: int) -> bool:
        """Whether a word is a noun made of a participle, which names people: "Gesuchten"."""
        if not (self.words.capitalised_nouns and self.tokens[k].is_capitalised):
            return False
        stem = self.lows[k].removesuffix("n").removesuffix("e")
        made = features_of(self.words.language, stem)
        doing = features_of(self.words.language, stem.removesuffix("d"))
        return stem != self.lows[k] and (
            "part" in made or (stem.endswith("end") and "inf" in doing)  # "Lebende"
        )

    def _other_noun(self, i: int) -> bool:
        """Whether a noun follows that names no people, so that the number counts something else.

        In German a noun shows by its capital letter. Elsewhere a word that no list of the language
        knows, neither as a small word nor as a verb, is taken for one.
        """
        tokens, lows, words = self.tokens, self.lows, self.words
        for k in range(i, min(len(tokens), i + 3)):
            if not tokens[k].is_word or lows[k] in words.stop or lows[k] in words.small:
                return False
            if k in self.timed:
                return False
            if words.capitalised_nouns:
                if tokens[k].is_capitalised:
                    return not any(
                        c.isupper() for c in tokens[k].text[1:]
                    ) and not words.acts.starts(lows[k])
                if k == i and self._is_finite(k):
                    return False  # "drei schob Minsk ab"
            elif words.acts.starts(lows[k]) or lows[k] in verb_forms(words.language):
                return False
            elif words.has_verbs:
                behind = lows[k + 1 : k + 2]  # "nine new arrests"
                return not tokens[k].is_capitalised and not any(map(words.deeds.starts, behind))
        return False

    def _is_finite(self, k: int) -> bool:
        """Whether a word is a finite verb that cannot be an adjective: "hält", not "besetzte"."""
        endings = tuple(closed(self.words.language, "attribute_endings"))
        features = set(features_of(self.words.language, self.lows[k]))
        return bool(features & {"pres", "past"}) and not self.lows[k].endswith(endings)

    def _is_in_name(self, first: int, i: int) -> bool:
        """Whether a number belongs to a name where only names have capitals: "The 88 Project"."""
        if self.words.capitalised_nouns or i >= len(self.tokens) or first < 2:
            return False
        token = self.tokens[i]
        named = self.tokens[first - 1].is_capitalised or self.tokens[first].is_capitalised
        return (
            named
            and token.is_capitalised
            and not token.text.isupper()
            and token.text not in self.words.months
            and i not in self.people
        )

    def _of_others(self, i: int) -> bool:
        """Whether a number is a part of things that are no people: "three of the 27 hearings"."""
        whole = self._whole(i)
        return whole is not None and bool(self.words.not_after.match(self.lows, whole.last + 1))

    def _whole(self, i: int) -> Number | None:
        """The number of which a part is told: "of the 27"."""
        lows, words = self.lows, self.words
        if i >= len(lows) or lows[i] not in words.shares:
            return None
        k = i + 1
        while k < len(lows) and lows[k] in words.skip:
            k += 1
        return number_at(self.tokens, k, words)

    def _measured(self, i: int) -> bool:
        """Whether a unit of measure follows, also behind further numbers or one adjective.

        "3 lange Jahre", "five, eight and ten years", "two or three months".
        """
        tokens, lows, words = self.tokens, self.lows, self.words
        for _ in range(_LONGEST_ROW):
            if i >= len(tokens):
                return False
            if self._is_unit(i) or (lows[i] in words.shares and self._is_unit(i + 1)):
                return True  # "years", "millones de dólares"; but "at 16 for years"
            if (
                tokens[i].is_word
                and lows[i] not in words.stop
                and lows[i] not in words.skip
                and lows[i] not in words.coordinators
                and not words.groups.match(lows, i)
                and self._is_unit(i + 1)
                and (not words.plurals or lows[i + 1].endswith(words.plurals))
                and not words.groups.match(lows, i + 1)
                and not (words.no_articles and self._is_verb(i))  # "восемь отбыли срок"
            ):
                return True
            comma, low = tokens[i].text == ",", lows[i]
            if not (
                comma
                or low in words.coordinators
                or low in words.range_to
                or low in words.range_and
            ):
                return False
            further = number_at(tokens, i + 1, words)
            if further is None:
                return False
            i = further.last + 1
            if comma and not (i < len(tokens) and lows[i] in words.coordinators):
                return False
        return False

    def _is_unit(self, i: int) -> bool:
        """Whether a word is a unit or a thing that is counted: "12 years", "three films".

        One in the singular before people only tells who they are: "two film directors"; a word for
        people may begin like a unit ("law*", "lawyers").
        """
        found = self.words.not_after.match(self.lows, i)
        people = not self.words.capitalised_nouns and self.words.groups.match(self.lows, i)
        if found is None or people or self._is_small_verb(i):
            return False
        behind = i + found[0]
        return (
            self.words.capitalised_nouns
            or self.lows[behind - 1].endswith("s")
            or self.lows[behind - 1] in self.words.terms
            or self.words.groups.match(self.lows, behind) is None
        )

    def _is_small_verb(self, i: int) -> bool:
        """Whether a word is a verb where a noun would have a capital: "fünf davon sitzen"."""
        return (
            self.words.capitalised_nouns
            and not self.tokens[i].is_capitalised
            and self.lows[i] in verb_forms(self.words.language)
        )

    def _frame(self, first: int, last: int) -> tuple[str, str]:
        """The small word before a number, and the first preposition behind it."""
        lows, words = self.lows, self.words
        before = lows[first - 1] if first and lows[first - 1] in words.stop else ""
        behind = next((low for low in lows[last + 1 : last + 4] if low in words.prepositions), "")
        return before, behind

    def _is_term(self, first: int, last: int) -> bool:
        """Whether a bare number goes on a row of terms: "he to 12 years, she to eight"."""
        before, behind = self._frame(first, last)
        return any(
            (before and before == b) or (behind and behind == a and before == b)
            for b, a in self.terms
        ) or (bool(self.terms) and self._is_what_one_got(first, last))

    def _is_what_one_got(self, first: int, last: int) -> bool:
        """Whether a number closes a part that names somebody: "he got ten years, X eleven".

        It has no verb of its own but one of getting: "asked for ten years; X got eleven".
        """
        lows, tokens, words = self.lows, self.tokens, self.words
        if last + 1 < len(tokens) and tokens[last + 1].is_word:
            return False
        start = first
        while start and (tokens[start - 1].is_word or tokens[start - 1].text[0].isdigit()):
            start -= 1
        part = range(start, first)
        personal = closed(words.language, "personal")
        somebody = any(
            lows[k] in personal or (k == start and tokens[k].is_capitalised) for k in part
        )
        forms = verb_forms(words.language)
        getting = tallying(words.language, "receiving")
        own = {
            f.lemma for k in part if not tokens[k].is_capitalised for f in forms.get(lows[k], ())
        }
        return start > 0 and somebody and own <= getting
