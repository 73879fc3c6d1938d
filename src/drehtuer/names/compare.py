"""Whether two names are one person's, and why.

Two names are the same where surnames agree under some spelling system, given names are forms of
one name, and nothing speaks against it: another gender, father's name or generation. Kin share a
surname, so a surname alone never makes two names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from drehtuer.model import NameComparison
from drehtuer.names.chinese import cyrillic, in_cyrillic
from drehtuer.names.parse import Name, parse
from drehtuer.names.words import Word, listed

SAME, UNSURE, DIFFERENT = "same", "unsure", "different"

# How words are heard: neither, one or both may hold for two names.
_SLAVIC, _EASTERN = 1, 2

_DOUBLED = re.compile(r"([^e])\1")

LEAST_SAME = 0.8
"""The score from which two names are one person's."""

_NOTHING = NameComparison(UNSURE, 0.5, ("one of them has no letters that can be compared",))
_IDENTICAL = NameComparison(SAME, 1.0, ("written alike",))
_SCRIPTS = NameComparison(UNSURE, 0.5, ("written in scripts that are not read here",))
_FOREIGN = NameComparison(
    UNSURE,
    0.5,
    ("given names and the surnames' consonants agree, the vowels do not",),
)
_OTHER_SURNAME = NameComparison(DIFFERENT, 0.05, ("other surnames",))
_ABROAD = NameComparison(SAME, 0.85, ("the surname and the name for abroad agree",))
_OTHER_ENDING = NameComparison(
    DIFFERENT, 0.05, ("the surname has a man's ending in one and a woman's in the other",)
)
_OTHER_GENDER = NameComparison(DIFFERENT, 0.05, ("one is a man's name, the other a woman's",))
_OTHER_GENERATION = NameComparison(DIFFERENT, 0.1, ("another generation",))
_KIN = NameComparison(DIFFERENT, 0.1, ("a word for kin stands in one only",))


def same_name(a: str, b: str) -> NameComparison:
    """Compare two personal names.

    Args:
        a: a name in any of the spellings that names/data/spelling.toml knows.
        b: another.

    Returns:
        The verdict (``same``, ``different`` or ``unsure``; only ``same`` may merge), a score
        from 0 to 1 (at least :data:`LEAST_SAME` goes with ``same``) and the reasons in English.
        The order of the two names does not matter. The weights behind the score are set by hand;
        bench/names measures what they amount to.
    """
    return compare(parse(a), parse(b))


def compare(a: Name, b: Name) -> NameComparison:
    """What :func:`same_name` tells of two names that are taken apart already."""
    return _compare(a, b) if a.text <= b.text else _compare(b, a)


def surname(name: str) -> str:
    """The surname in a name, as spelled there; empty where it has none."""
    found = parse(name)
    return ("-" if found.hyphened else " ").join(word.text for word in found.surnames)


def _compare(a: Name, b: Name) -> NameComparison:
    if not (a.written and b.written):
        return _NOTHING
    if a.written == b.written:
        return _IDENTICAL if any(a.written) else _NOTHING
    if a.marked or b.marked:
        if a.kin != b.kin:
            return _KIN
        if a.generation != b.generation and a.generation and b.generation:
            return _OTHER_GENERATION
    if a.gender != b.gender and a.gender and b.gender:
        return _OTHER_GENDER
    if a.exact or b.exact:
        if a.scripts != b.scripts:
            return _in_other_scripts(a, b)
        if a.chinese and b.chinese:
            return _letter_by_letter(a, b)
        if a.wordwise or b.wordwise:
            return _word_by_word(a, b)
        if a.chinese != b.chinese and _by_name_abroad(a, b):
            return _ABROAD
    heard = (_SLAVIC if a.east_slavic or b.east_slavic else 0) | (
        _EASTERN if a.eastern and b.eastern else 0
    )
    result = _by_parts(a, b, heard)
    if result.verdict != SAME and not (a.ordered and b.ordered):
        result = _in_other_order(a, b, heard) or result
    if result.verdict == SAME and a.generation != b.generation:
        why = (*result.reasons, "a word for the generation stands in one only")
        return NameComparison(UNSURE, 0.5, why)
    return result


def _by_parts(a: Name, b: Name, heard: int) -> NameComparison:
    """Compare surname with surname, given name with given name."""
    if not (a.surnames and b.surnames):
        return _without_surname(a, b, heard)
    agree, why = _surnames(a, b, heard)
    if agree < 0:
        return _other_ending(a, b, heard)
    if not agree:
        return _other_surname(a, b, heard)
    if not (a.given and b.given):
        return _without_given(a, b, agree, why)
    given, what = _given(a, b, heard)
    if not given:
        return NameComparison(DIFFERENT, 0.2, (why, what))
    father, told = _fathers(a, b, heard)
    if not father:
        return NameComparison(DIFFERENT, 0.15, (why, what, told))
    score = round(min(agree * given * father, 1.0), 2)
    reasons = tuple(reason for reason in (why, what, told) if reason)
    return NameComparison(SAME if score >= LEAST_SAME else UNSURE, score, reasons)


_OPPOSITE = -1.0


def _other_ending(a: Name, b: Name, heard: int) -> NameComparison:
    """Compare where the surname has a man's ending in one and a woman's in the other."""
    if a.gender and a.gender == b.gender and a.given and b.given and _given(a, b, heard)[0] > 0:
        # abroad a woman's surname is now and then spelled like her husband's
        return NameComparison(UNSURE, 0.5, (*_OTHER_ENDING.reasons, "given names agree"))
    return _OTHER_ENDING


def _agree(a: Word, b: Word, heard: int) -> float:
    """1 where two words of a name are one, _OPPOSITE where only the gender differs, else 0."""
    if a is b:
        return 1.0
    if heard & _SLAVIC:
        if not a.stems.keys().isdisjoint(b.stems):
            for stem in a.stems.keys() & b.stems.keys():
                one, other = a.stems[stem], b.stems[stem]
                if one == other or not one or not other:
                    return 1.0
            return _OPPOSITE
    elif not a.plain.keys().isdisjoint(b.plain):
        return 1.0
    if heard & _EASTERN and not a.eastern.isdisjoint(b.eastern):
        return 1.0
    if heard & _EASTERN and any(given.eastern for given in a.given & b.given):
        return 1.0  # a father's or forefather's name: Youssef, Jussuf
    return 1.0 if a.written == b.written else 0.0


def _surnames(a: Name, b: Name, heard: int) -> tuple[float, str]:
    """How far the surnames agree (0 to 1, or _OPPOSITE), and the reason."""
    few, many = (a, b) if len(a.surnames) <= len(b.surnames) else (b, a)
    short, long = few.surnames, many.surnames
    if len(long) == 1:
        agree = _agree(short[0], long[0], heard)
        if agree > 0:
            return agree, _how(a.surnames, b.surnames, heard)
        if agree == 0 and (few.others or many.others):
            return _former(few, many, heard)
        return agree, ""
    if "".join(word.written for word in short) == "".join(word.written for word in long):
        return 0.97, "surnames written together in one only"
    matched = [_agree(one, other, heard) for one, other in zip(short, long, strict=False)]
    if all(m > 0 for m in matched):
        if len(short) == len(long):
            return 1.0, _how(a.surnames, b.surnames, heard)
        return 0.9, "a further surname stands in one only"
    if any(m == _OPPOSITE for m in matched):
        return _OPPOSITE, ""
    if len(short) == len(long) and few.hyphened and many.hyphened:
        turned = [
            _agree(one, other, heard) for one, other in zip(short, reversed(long), strict=True)
        ]
        return (0.9, "the surnames in another order") if all(m > 0 for m in turned) else (0.0, "")
    if len(short) == 1 and _agree(short[0], long[-1], heard) > 0:
        if many.spanish and not many.hyphened:
            return 0.6, "the surname of one is the second surname of the other"
        if few.given and few.given[-1].written in listed("spanish", "halves"):
            return 0.6, f"{few.given[-1].text} can be half of a double given name"
        return 0.88, "a further name stands in one only"
    return 0.0, ""


def _former(a: Name, b: Name, heard: int) -> tuple[float, str]:
    """Whether one name's surname is told as a former or other one in the other name."""
    for one, other in ((a, b), (b, a)):
        if any(_agree(word, one.surnames[0], heard) > 0 for word in other.others):
            return 0.9, "the surname of one is told as another surname in the other"
    return 0.0, ""


@lru_cache(maxsize=1 << 16)
def _how(a: tuple[Word, ...], b: tuple[Word, ...], heard: int) -> str:
    """Why surnames are one: how each was read."""
    mine, others = " ".join(w.text for w in a), " ".join(w.text for w in b)
    if mine == others:
        return f"surname {mine} in both"
    for one, other in zip(a, b, strict=True):
        read, again = (one.sounds, other.sounds) if heard & _SLAVIC else (one.plain, other.plain)
        if one.written != other.written:
            form = next((form for form in read if form in again), None)
            if form:
                return (
                    f"surnames {mine} ({read[form]} spelling) and "
                    f"{others} ({again[form]} spelling) read alike"
                )
    return f"surnames {mine} and {others} read alike"


@lru_cache(maxsize=1 << 18)
def _given_agree(a: Word, b: Word, heard: int) -> tuple[float, str]:
    """How far two given names agree, and the reason."""
    if a.initial or b.initial:
        if a.written == b.written:
            return 1.0, f"initial {a.text} in both"
        if a.initials.isdisjoint(b.initials):
            return 0.0, f"initials differ ({a.text}, {b.text})"
        if a.initial and b.initial:
            return 0.95, f"initials {a.text} and {b.text} can be one letter"
        return 0.7, f"an initial ({a.text}, {b.text})"
    if _agree(a, b, heard) > 0 and (a.given == b.given or not (a.given and b.given)):
        return 1.0, f"given names {a.text} and {b.text} read alike"
    if a.given and b.given:
        shared = a.given & b.given
        if not shared:
            return 0.0, f"other given names ({a.text}, {b.text})"
        if len({given.gender for given in shared}) > 1 and a.written != b.written:
            return 0.75, f"short for a man's and a woman's name ({a.text}, {b.text})"
        if a.short != b.short:
            return 0.9, f"{a.text} and {b.text} are one given name, one of them short"
        return 1.0, f"{a.text} and {b.text} are forms of one given name"
    if _near(a, b):
        return 0.6, f"given names {a.text} and {b.text} differ in one letter"
    return 0.0, f"other given names ({a.text}, {b.text})"


def _given(a: Name, b: Name, heard: int) -> tuple[float, str]:
    """How far the given names agree, and the reason."""
    few, many = (a.given, b.given) if len(a.given) <= len(b.given) else (b.given, a.given)
    agree, why = _given_agree(few[0], many[0], heard)
    if len(many) == 1:
        return agree, why
    if not agree:
        joined = "".join(w.written for w in few) == "".join(w.written for w in many)
        if joined:
            return 0.97, "given names written together in one only"
        later = (_given_agree(few[0], other, heard) for other in many[1:])
        if len(few) == 1 and not few[0].initial and any(found > 0 for found, _ in later):
            return 0.6, f"{few[0].text} is a further given name in one only"
        return 0.0, why
    for one, other in zip(few[1:], many[1:], strict=False):
        found, other_why = _given_agree(one, other, heard)
        if not found:
            return 0.0, other_why
        agree *= max(found, 0.97)  # a second given name is often told by its initial only
    if len(few) == len(many):
        return agree, why
    if few[-1].written in listed("spanish", "halves") and not many[len(few)].initial:
        return agree * 0.75, f"{few[0].text} can be half of a double given name"
    return agree * 0.93, "a further given name stands in one only"


def _fathers(a: Name, b: Name, heard: int) -> tuple[float, str]:
    """How far the fathers' names agree (1 where one has none, more where it adds certainty)."""
    one, other = a.father, b.father
    if one is None or other is None:
        return 1.0, "a father's name stands in one only" if one or other else ""
    if one.initial or other.initial:
        if one.initials.isdisjoint(other.initials):
            return 0.0, f"other fathers' names ({one.text}, {other.text})"
        # two initials say more than one: A. G. Lukashenko
        return 1.2 if one.initial != other.initial else 1.0, "initials of the father's name agree"
    if one.fathers and other.fathers:
        agree = not one.fathers.isdisjoint(other.fathers)
    else:
        agree = not one.father_stems.isdisjoint(other.father_stems) or _agree(one, other, heard) > 0
    if agree:
        return 1.0, "fathers' names agree"
    return 0.0, f"other fathers' names ({one.text}, {other.text})"


def _without_surname(a: Name, b: Name, heard: int) -> NameComparison:
    """Compare where one of the names has no surname: a given name, perhaps a father's name."""
    if a.surnames or b.surnames:
        bare, full = (b, a) if a.surnames else (a, b)
        words = (*full.surnames, *full.others)
        if len(bare.given) == 1 and any(_agree(bare.given[0], w, heard) > 0 for w in words):
            return NameComparison(UNSURE, 0.55, ("one is a surname only",))
    if not (a.given and b.given):
        return NameComparison(UNSURE, 0.3, ("one is a surname only, the other has none",))
    given, why = _given(a, b, heard)
    father, told = _fathers(a, b, heard)
    if not (given and father):
        return NameComparison(DIFFERENT, 0.05, (told if given else why,))
    if a.surnames or b.surnames:
        return NameComparison(UNSURE, 0.5, (why, "one has no surname"))
    if a.father is None or b.father is None:
        alone = len(a.given) == len(b.given) == 1 and a.father is b.father
        if alone and given >= LEAST_SAME:
            return NameComparison(SAME, LEAST_SAME, (why, "neither has a surname"))
        return NameComparison(UNSURE, 0.6, (why, "neither has a surname"))
    score = round(0.9 * given, 2)
    reasons = (why, told, "neither has a surname")
    return NameComparison(SAME if score >= LEAST_SAME else UNSURE, score, reasons)


def _without_given(a: Name, b: Name, agree: float, why: str) -> NameComparison:
    """Compare where the surnames agree and at least one has no given name."""
    if a.given or b.given:
        return NameComparison(UNSURE, 0.6, (why, "one is a surname only"))
    if agree >= LEAST_SAME:
        return NameComparison(SAME, LEAST_SAME, (why, "both are surnames only"))
    return NameComparison(UNSURE, 0.6, (why, "both are surnames only"))


def _other_surname(a: Name, b: Name, heard: int) -> NameComparison:
    """Compare where the surnames do not agree: a slip of the pen, or other people."""
    if len(a.surnames) != 1 or len(b.surnames) != 1 or not (a.given and b.given):
        return _OTHER_SURNAME
    one, other = a.surnames[0], b.surnames[0]
    if not _given(a, b, heard)[0]:
        return _OTHER_SURNAME
    if a.scripts != b.scripts and not one.consonants.isdisjoint(other.consonants):
        return _FOREIGN
    if _near(one, other):
        why = f"surnames {one.text} and {other.text} differ in one letter"
        return NameComparison(UNSURE, 0.5, (why,))
    return _OTHER_SURNAME


@lru_cache(maxsize=1 << 16)
def _near(a: Word, b: Word) -> bool:
    """Whether long words differ in one letter, or in two that changed places, after the first."""
    if a.initials.isdisjoint(b.initials):
        return False
    return any(
        min(len(one), len(other)) >= 6 and OSA.distance(one, other, score_cutoff=1) <= 1
        for mine, others in ((a.sounds, b.sounds), (a.plain, b.plain))
        for one in mine
        for other in others
    )


def _in_other_order(a: Name, b: Name, heard: int) -> NameComparison | None:
    """Compare where it is not sure which words are surnames: all words, in any order."""
    if a.father or b.father or not len(a.written) == len(b.written) > 1:
        return None
    if a.given and a.given[0].stems.keys().isdisjoint(b.stems) and a.given[0].stems:
        return None
    mine = [*a.given, *a.surnames]
    others = [*b.given, *b.surnames]
    if len(mine) != len(others):
        return None
    left = list(others)
    for word in mine:
        match = next((w for w in left if not word.initial and _agree(word, w, heard) > 0), None)
        if match is None:
            return None
        left.remove(match)
    if all(word.given for word in mine):
        return NameComparison(UNSURE, 0.6, ("the same given names in another order",))
    return NameComparison(SAME, 0.9, ("the same words in another order",))


def plain_word(written: str) -> str:
    """A Burmese word without an r that only tells how a is spoken, and doubled letters but ee."""
    written = written.removesuffix("r") if written.endswith("ar") else written
    return _DOUBLED.sub(r"\1", written)


def _word_by_word(a: Name, b: Name) -> NameComparison:
    """Compare names in which every word counts: Aung San is not Aung San Suu Kyi."""
    mine, others = (*a.given, *a.surnames), (*b.given, *b.surnames)
    if len(mine) == len(others) and _plain_words(mine) == _plain_words(others):
        if any(_accents_differ(one, other) for one, other in zip(mine, others, strict=True)):
            return NameComparison(UNSURE, 0.6, ("the same words with other accents",))
        return NameComparison(SAME, 0.97, ("word for word the same",))
    few, many = sorted((mine, others), key=len)
    told = len(many) == len(few) + 1 and many[0].written in listed("burmese", "optional")
    if told and _plain_words(few) == _plain_words(many[1:]):
        return NameComparison(SAME, 0.9, (f"the same but for {many[0].text}",))
    if len(mine) == len(others) and all(
        _agree(one, other, heard=0) > 0 for one, other in zip(mine, others, strict=True)
    ):
        return NameComparison(UNSURE, 0.6, ("the words can be read alike",))
    if sorted(word.written for word in mine) == sorted(word.written for word in others):
        return NameComparison(UNSURE, 0.5, ("the same words in another order",))
    return NameComparison(DIFFERENT, 0.1, ("every word of such a name counts, and one differs",))


def _plain_words(words: Iterable[Word]) -> list[str]:
    return [plain_word(word.written) for word in words]


def _accents_differ(a: Word, b: Word) -> bool:
    """Whether both words have accents, and other ones."""
    return a.text.lower() != b.text.lower() and not (a.text.isascii() or b.text.isascii())


def _in_other_scripts(a: Name, b: Name) -> NameComparison:
    """Compare a Chinese, Burmese or Vietnamese name with one in another script."""
    for one, other in ((a, b), (b, a)):
        if "other" not in a.scripts | b.scripts:
            if one.chinese and other.scripts == {"Cyrillic"}:
                return _ABROAD if _by_name_abroad(a, b) else _by_syllables(one, other)
            if not other.exact and any(word.given for word in other.given):
                # a given name of another country stands in no such name
                return _OTHER_SURNAME
    return _SCRIPTS


def _by_syllables(chinese: Name, other: Name) -> NameComparison:
    """Compare a name in pinyin with one in Cyrillic."""
    surnames = cyrillic("".join(word.written for word in chinese.surnames))
    given = cyrillic("".join(word.written for word in chinese.given))
    letters = in_cyrillic(other.written)
    if any(letters == first + last for first in surnames for last in given):
        return NameComparison(SAME, 0.95, ("the syllables agree",))
    if any(letters == last + first for first in surnames for last in given):
        return NameComparison(SAME, 0.9, ("the syllables agree, in another order",))
    if letters in surnames:
        return NameComparison(UNSURE, 0.6, ("one is a surname only",))
    if any(
        OSA.distance(letters, first + last, score_cutoff=1) <= 1
        for first in surnames
        for last in given
        if len(last) > 4
    ):
        return NameComparison(UNSURE, 0.5, ("the syllables differ in one letter",))
    return NameComparison(DIFFERENT, 0.1, ("other syllables",))


def _by_name_abroad(a: Name, b: Name) -> bool:
    """Whether a Chinese name tells a name for abroad, and the other has it with the surname."""
    chinese, other = (a, b) if a.chinese else (b, a)
    if not (len(other.given) == len(other.surnames) == 1 and chinese.others):
        return False
    return (
        _given_agree(chinese.others[0], other.given[0], heard=0)[0] > 0
        and _agree(chinese.surnames[0], other.surnames[0], heard=0) > 0
    )


def _letter_by_letter(a: Name, b: Name) -> NameComparison:
    """Compare names in pinyin: all letters count, Xia is not Xiao; spaces and order do not."""
    mine = "".join(w.written for w in a.surnames), "".join(w.written for w in a.given)
    others = "".join(w.written for w in b.surnames), "".join(w.written for w in b.given)
    if mine == others:
        return NameComparison(SAME, 0.98, ("letter by letter the same",))
    if mine == others[::-1]:
        return NameComparison(SAME, 0.9, ("letter by letter the same, in another order",))
    return NameComparison(DIFFERENT, 0.1, ("every letter of such a name counts, and some differ",))
