"""Counts of people: numbers with their qualifiers, and the words for those who are counted.

What is a number is told by ``numbers.toml``, who is counted by ``groups.toml`` and by the
inhabitants in ``places.toml``. A number that counts something else (years, articles of law,
prices, prisons) is no count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drehtuer.claims.count_words import CountWords, words_of
from drehtuer.claims.numerals import Number, number_at
from drehtuer.claims.tokens import Token
from drehtuer.languages.verbforms import verb_forms
from drehtuer.model import Count

_SIGNS = "„“”\"»«‚‘’'"
_REACH = 5
"""How many words may stand between a number and the noun it counts."""


@dataclass(frozen=True, slots=True)
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


def _counted(
    tokens: Sequence[Token], lows: Sequence[str], i: int, words: CountWords
) -> tuple[int, int, str, str] | None:
    """The noun for people that a number before token ``i`` counts: first, last, label, group."""
    for k in range(i, min(len(tokens), i + _REACH)):
        low = lows[k]
        if k == i and tokens[k].text in _SIGNS:
            continue
        found = words.groups.match(lows, k)
        if found:
            length, (label, group) = found
            if group in ("people", "others") and k + length < len(tokens):
                better = words.groups.match(lows, k + length)
                if better and better[1][0] == "prisoner":
                    return k, k + length + better[0] - 1, *better[1]
            return k, k + length - 1, label, group
        if tokens[k].text in _SIGNS or low in words.skip:
            continue
        if not tokens[k].is_word or low in words.stop:
            return None
        if words.not_after.match(lows, k):
            return None
        if words.capitalised_nouns and tokens[k].is_capitalised and "-" not in tokens[k].text:
            return None
    return None


def find_counts(
    tokens: Sequence[Token], language: str, people: dict[int, str] | None = None
) -> list[CountMention]:
    """The counts of people in a sentence.

    Args:
        tokens: the tokens of one sentence.
        language: its language.
        people: token index → ISO code, for words that name inhabitants ("Ukrainer").
    """
    words = words_of(language)
    people = people or {}
    lows = [token.low for token in tokens]
    found: list[CountMention] = []
    i = 0
    while i < len(tokens):
        mention = _mention_at(tokens, lows, i, words, people)
        if mention and (not found or mention.first > found[-1].last):
            found.append(mention)
            i = max(mention.last, mention.number) + 1
        else:
            i += 1
    return found


def _mention_at(
    tokens: Sequence[Token], lows: Sequence[str], i: int, words: CountWords, people: dict[int, str]
) -> CountMention | None:
    vague = words.vague.match(lows, i)
    exactly = words.exactly.match(lows, i)
    collective = words.collective.match(lows, i)
    number = number_at(tokens, i, words)
    if number and not number.digits and number.value == 1 and not tokens[i].text[0].isdigit():
        number = None if number.first == number.last else number
    if collective and (not number or collective[0] > 1):
        group = Number(i, i + collective[0] - 1, collective[1], False)
        vague_group = collective[1] in (6, 12, 20)
        return _numbered(tokens, lows, words, people, group, "about" if vague_group else "exact")
    if number:
        after = number.last + 1
        multiple = words.collective.match(lows, after) if after < len(tokens) else None
        if multiple and multiple[1] in (12, 20) and multiple[0] == 1:
            return _finish(
                tokens,
                lows,
                words,
                people,
                i,
                after,
                Count(number.value * multiple[1], "about", ""),
                i,
            )
        return _numbered(tokens, lows, words, people, number)
    if exactly:
        return _finish(
            tokens,
            lows,
            words,
            people,
            i,
            i + exactly[0] - 1,
            Count(exactly[1], "exact", ""),
            i,
            bare=True,
        )
    if vague:
        qualifier = vague[1]
        behind = number_at(tokens, i + vague[0], words) if i + vague[0] < len(tokens) else None
        if behind is not None and behind.value > 1:
            return None  # "all three", "several hundred": the number says it
        if qualifier == "none":
            return _finish(
                tokens,
                lows,
                words,
                people,
                i,
                i + vague[0] - 1,
                Count(0, "exact", ""),
                i,
                noun=True,
            )
        return _finish(
            tokens,
            lows,
            words,
            people,
            i,
            i + vague[0] - 1,
            Count(None, qualifier, ""),
            i,
            noun=qualifier in ("some", "all"),
        )
    if i + 1 < len(tokens) and lows[i + 1] in words.scales:
        return None  # "a hundred"
    for length in (2, 1):
        if " ".join(lows[i : i + length]) in words.one and i + length <= len(tokens):
            return _finish(
                tokens,
                lows,
                words,
                people,
                i,
                i + length - 1,
                Count(1, "exact", ""),
                i,
                noun=True,
                near=True,
            )
    return None


def _numbered(
    tokens: Sequence[Token],
    lows: Sequence[str],
    words: CountWords,
    people: dict[int, str],
    number: Number,
    default: str = "exact",
) -> CountMention | None:
    """A count from a number in words or digits, with what stands before and after it."""
    first, last, value, upper = number.first, number.last, number.value, None
    before = first - 1
    named = before - 1 if before > 0 and lows[before] == "." else before
    if before >= 0 and (lows[named] in words.not_before or lows[before] in ("$", "€", "£", "§")):
        return None
    if (
        first == 0
        and last + 1 < len(tokens)
        and tokens[last + 1].text in ".)"
        and number.value < 100
    ):
        return None  # the number of a list's item
    if number.digits and _looks_like_time_or_law(tokens, lows, number, words):
        return None
    if number.digits and _is_age(tokens, number):
        return None
    glued = last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end
    if number.digits and glued and tokens[last + 1].is_word:
        return None  # "11J", "24h"
    link = last + 1
    if link + 1 < len(tokens) and (
        lows[link] in words.range_to
        or (before >= 0 and lows[before] in words.between and lows[link] in words.range_and)
    ):
        second = number_at(tokens, link + 1, words)
        if second and second.value < value and tokens[link].text in "-–—" and number.digits:
            return None  # a score or a span of years
        if second and second.value > value and second.digits == number.digits and value:
            tight = tokens[link].text in "-–—"
            if not tight or tokens[link].start == tokens[last].end or tokens[link].text != "-":
                upper, last = second.value, second.last
    qualifier = "exact"
    begin = first
    if begin and tokens[begin - 1].text in _SIGNS and begin - 1 > 0:
        begin -= 1
    hedge = words.before.match_before(lows, begin)
    while hedge:
        begin -= hedge[0]
        if hedge[1] != "exact" or qualifier == "exact":
            qualifier = hedge[1] if hedge[1] != "exact" else qualifier
        hedge = words.before.match_before(lows, begin) if qualifier == "exact" else None
    if (
        begin
        and tokens[begin - 1].text in _SIGNS
        and tokens[begin - 1].end == tokens[begin].start
        and begin < first
    ):
        begin -= 1
    trailing = words.after.match(lows, last + 1)
    if trailing and trailing[1] in ("at_least", "about", "more_than"):
        last += trailing[0]
        qualifier = trailing[1] if qualifier == "exact" else qualifier
    if upper is not None:
        qualifier = "between"
        if begin and lows[begin - 1] in words.between:
            begin -= 1
    sign = _change(lows, last + 1, words)
    if sign:
        return CountMention(
            begin,
            last + 1,
            Count(sign * value, qualifier, "", delta=True),
            number.first,
            elliptic=True,
        )
    count = Count(value, default if qualifier == "exact" else qualifier, "", upper)
    return _finish(tokens, lows, words, people, begin, last, count, number.first)


def _looks_like_time_or_law(
    tokens: Sequence[Token], lows: Sequence[str], number: Number, words: CountWords
) -> bool:
    """Digits that are part of a date, a year, a section sign or a decimal."""
    i, j = number.first, number.last
    text = tokens[i].text
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    adjacent = following is not None and following.start == tokens[j].end
    if following is not None and adjacent and following.text in "%/°":
        return True
    if (
        following is not None
        and adjacent
        and following.text == "."
        and j + 2 < len(tokens)
        and len(text) <= 2
    ):
        return (
            words.ordinal_stop and tokens[j + 2].start - following.end <= 1 and j + 2 < len(tokens)
        )
    if i and tokens[i - 1].text in "./" and tokens[i - 1].end == tokens[i].start:
        return True
    is_year = len(text) == 4 and 1900 <= number.value <= 2100 and text.isdigit()
    if is_year:
        noun = _counted(tokens, lows, j + 1, words)
        hedge = words.before.match_before(lows, i)
        return not (noun and noun[0] == j + 1) or bool(hedge and hedge[1] == "exact" and not noun)
    return False


def _change(lows: Sequence[str], i: int, words: CountWords) -> int:
    """The sign of a change: "12 fewer than a month earlier" is -1; 0 where the number is none."""
    if i + 1 < len(lows) and lows[i + 1] in words.than:
        return 1 if lows[i] in words.up else -1 if lows[i] in words.down else 0
    return 0


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number stands behind a name as an age does: "Poczobut, 52, …"."""
    i, j = number.first, number.last
    return (
        i > 1
        and j + 1 < len(tokens)
        and tokens[i - 1].text in ",("
        and tokens[j + 1].text in ",)"
        and tokens[i - 2].is_capitalised
        and 5 < number.value < 110
    )


def _finish(
    tokens: Sequence[Token],
    lows: Sequence[str],
    words: CountWords,
    people: dict[int, str],
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
    if words.not_after.match(lows, last + 1) or _measure_ahead(tokens, lows, last + 1, words):
        return None
    nation = next(
        (
            k
            for k in range(last + 1, min(len(tokens), last + 4))
            if k in people
            and all(tokens[m].is_word for m in range(last + 1, k + 1))
            and not any(lows[m] in words.stop for m in range(last + 1, k))
        ),
        None,
    )
    counted = _counted(tokens, lows, last + 1, words)
    if counted is None and last + 1 < len(tokens) and lows[last + 1] in words.of:
        counted = _counted(tokens, lows, last + 2, words)  # "dozens of prisoners"
    if near and counted and counted[0] - last > 3:
        counted = None
    nationality: tuple[str, ...] = ()
    text_end = last
    label = group = head = None
    if counted:
        text_end, (label, group), head = counted[1], counted[2:], counted[1]
    if nation is not None:
        nationality = (people[nation],)
        if not counted:
            text_end, label, group, head = nation, "people", None, nation
    if label is None and (noun or _other_noun(tokens, lows, last + 1, words)):
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


def _other_noun(tokens: Sequence[Token], lows: Sequence[str], i: int, words: CountWords) -> bool:
    """Whether a noun follows that names no people, so that the number counts something else.

    In German a noun shows by its capital letter. Elsewhere a word that no list of the language
    knows, neither as a small word nor as a verb, is taken for one.
    """
    k = i
    while k < len(tokens) and k < i + 3 and tokens[k].is_word:
        if lows[k] in words.stop or lows[k] in words.small:
            return False
        if words.capitalised_nouns:
            if tokens[k].is_capitalised:
                return not any(c.isupper() for c in tokens[k].text[1:]) and not words.acts.starts(
                    lows[k]
                )
        elif words.acts.starts(lows[k]) or lows[k] in verb_forms(words.language):
            return False
        elif words.has_verbs:
            return not tokens[k].is_capitalised
        k += 1
    return False


def _measure_ahead(tokens: Sequence[Token], lows: Sequence[str], i: int, words: CountWords) -> bool:
    """Whether a unit of measure follows after one adjective ("3 lange Jahre")."""
    if (
        i + 1 >= len(tokens)
        or not tokens[i].is_word
        or lows[i] in words.stop
        or lows[i] in words.skip
    ):
        return False
    if words.groups.match(lows, i):
        return False
    return bool(words.not_after.match(lows, i + 1)) and not words.groups.match(lows, i + 1)
