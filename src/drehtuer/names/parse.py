"""What a name is made of: given names, father's name, surnames, and what stands around them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from drehtuer.names.chinese import is_pinyin
from drehtuer.names.words import Word, listed, parts, word

_NUMERAL = re.compile(r"X?(?:I{1,3}|IV|VI{0,3}|IX)|X")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LOOK_ALIKE = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
# letters that only Vietnamese has
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)

MOST_WORDS = 12
"""Words of a name that are looked at; what is longer is no name but a sentence."""

_QUOTED = re.compile(r"[«„“\"»]([^«„“”\"»]*)[»“”\"«]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*)(?P<dot>\.?)(?P<hyphen>[-‐‑–]?)")


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name, taken apart.

    Attributes:
        text: the name as it stands.
        written: its words without case and accents, in order.
        given: given names and initials.
        father: the father's name, or its initial.
        surnames: the surnames, in order; a single word that is no given name is a surname.
        others: former surnames and those in brackets.
        hyphened: whether the surnames are joined by a hyphen.
        generation: ``younger``, ``older``, ``second`` …, or empty.
        kin: words that make it somebody else's name (wife, son).
        gender: ``m``, ``f``, or empty where the name does not tell.
        east_slavic: whether vowels may be neutralised when it is compared.
        eastern: whether it is Arabic, Persian or Turkic by its given name or its article.
        ordered: whether it is sure which words are given names and which surnames.
        spanish: whether two surnames are usual with its given name.
        chinese: whether it is Chinese in pinyin, where each letter counts.
        wordwise: whether it is Burmese or Vietnamese, where every word counts.
        scripts: the scripts it is written in.
        exact: whether it is Chinese, Burmese, Vietnamese, or in a script that is not read here.
        marked: whether it has a word for kin or generation.
        stems: the stems of all its words.
    """

    text: str
    written: tuple[str, ...]
    given: tuple[Word, ...]
    father: Word | None
    surnames: tuple[Word, ...]
    others: tuple[Word, ...]
    hyphened: bool
    generation: str
    kin: frozenset[str]
    gender: str
    east_slavic: bool
    eastern: bool
    ordered: bool
    spanish: bool
    chinese: bool
    wordwise: bool
    scripts: frozenset[str]
    exact: bool
    marked: bool
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of the name as it stands, and whether a full stop or a hyphen follows."""

    word: Word
    dot: bool
    hyphen: bool
    comma: bool


def _in_one_script(text: str) -> str:
    """A Cyrillic word without the Latin letters that look alike: a Belarusian і typed as i."""
    if text.isascii() or not _CYRILLIC.search(text):
        return text
    return text.translate(_LOOK_ALIKE)


def _pieces(text: str) -> list[_Piece]:
    found = []
    matches = list(_WORD.finditer(text))[:MOST_WORDS]
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        found.append(
            _Piece(
                word=word(_in_one_script(match["word"])),
                dot=bool(match["dot"]),
                hyphen=bool(match["hyphen"]) and end == match.end(),
                comma="," in text[match.end() : end],
            )
        )
    return found


def _clean(text: str) -> str:
    """The text composed, without marks that are not seen."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_SEEN)


class _Seen(dict[int, int | None]):
    """A table for translating: no marks that are not seen, each character looked up once."""

    def __missing__(self, character: int) -> int | None:
        unseen = unicodedata.category(chr(character)) in ("Cf", "Mn")
        self[character] = None if unseen else character
        return self[character]


_SEEN = _Seen()


def _is_given(entry: Word) -> bool:
    return entry.initial or bool(entry.given)


def _is_spanish(entry: Word) -> bool:
    return entry.initial or entry.written in listed("spanish", "given")


def _is_father(entry: Word) -> bool:
    return bool(entry.father_gender and entry.fathers)


def _is_particle(piece: _Piece) -> bool:
    small = listed("particles") | listed("eastern")
    return piece.word.written in small and (piece.word.text.islower() or piece.hyphen)


def _without_titles(pieces: list[_Piece]) -> tuple[list[_Piece], str]:
    """The words after the titles, and the gender that a title tells."""
    gender = ""
    for number, piece in enumerate(pieces[:-1]):
        title = piece.word.written
        if title in listed("titles", "men"):
            gender = "m"
        elif title in listed("titles", "women"):
            gender = "f"
        elif title not in listed("titles") or _is_surname_first(pieces[number:]):
            return pieces[number:], gender
    return pieces[-1:], gender


def _generation(pieces: list[_Piece]) -> str:
    """The generation that the last of a name's words tells, or nothing."""
    last, long = pieces[-1].word, len(pieces) > 2
    if _NUMERAL.fullmatch(last.text) and not pieces[-1].dot:
        # a monarch has a given name only: Mohammed VI, but Jinping XI
        return last.text if long or (pieces[0].word.given and not pieces[0].comma) else ""
    for name in parts()["generations"] if long else ():
        if last.written in listed("generations", name):
            return str(name)
    return ""


def _is_surname_first(pieces: list[_Piece]) -> bool:
    """Whether what can be a title is a surname with a given name behind it: Cardenal, Ernesto."""
    last = pieces[-1].word
    return pieces[0].comma or (len(pieces) == 2 and (_is_given(last) or _is_spanish(last)))


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Name:
    """The name ``text``, taken apart; the same object for the same text."""
    named, text = text, _clean(text)
    others: list[Word] = []
    for inside in _BRACKETED.findall(text):
        marks = listed("formerly")
        others += [p.word for p in _pieces(inside) if p.word.written not in marks]
    pieces = _pieces(_QUOTED.sub(" ", _BRACKETED.sub(" ", text))) or _pieces(text)
    written = tuple(piece.word.written for piece in pieces)

    kin = frozenset(p.word.written for p in pieces if p.word.written in listed("kin"))
    pieces = [p for p in pieces if p.word.written not in kin] or pieces
    pieces, gender = _without_titles(pieces)
    generation = ""
    if len(pieces) > 1 and not pieces[-2].hyphen:
        generation = _generation(pieces)
        pieces = pieces[:-1] if generation else pieces
    for number, piece in enumerate(pieces):
        if number and piece.word.written in listed("formerly"):
            others += [p.word for p in pieces[number + 1 :]]
            pieces = pieces[:number]
            break
    father: Word | None = None
    for number, piece in enumerate(pieces):
        if number > 1 and piece.word.written in listed("father"):
            father = pieces[number - 1].word
            pieces = pieces[: number - 1] + pieces[number + 1 :]
            break
    eastern = any(_is_particle(p) and p.word.written in listed("eastern") for p in pieces)
    pieces = _joined([p for p in pieces if not _is_particle(p)] or pieces)
    return _with_roles(
        pieces,
        text=named,
        written=written,
        father=father,
        others=tuple(others),
        generation=generation,
        kin=kin,
        gender=gender,
        eastern=eastern,
    )


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """The words, each that is no name by itself made one with the next: Abd el-Fattah."""
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and not last.comma and last.word.written in listed("eastern", "halves"):
            found[-1] = replace(piece, word=word(last.word.text + piece.word.text.lower()))
        else:
            found.append(piece)
    return found


def _with_roles(
    pieces: list[_Piece],
    *,
    text: str,
    written: tuple[str, ...],
    father: Word | None,
    others: tuple[Word, ...],
    generation: str,
    kin: frozenset[str],
    gender: str,
    eastern: bool,
) -> Name:
    """The name whose words are ``pieces``, each given its part."""
    entries = [piece.word for piece in pieces]
    if len(entries) > 2 and entries[0].written in listed("burmese", "titles"):
        rest = [e.written for e in entries[1:]]
        if listed("burmese").issuperset(rest):
            entries, pieces = entries[1:], pieces[1:]
    if _has_name_abroad(entries):
        others, entries, pieces = (*others, entries[0]), entries[1:], pieces[1:]
    chinese = len(entries) > 1 and _is_chinese(entries)
    wordwise = len(entries) > 1 and not chinese
    wordwise = wordwise and (_is_burmese(entries) or _is_vietnamese(entries))
    given, surnames, ordered = entries, list[Word](), True
    comma = next((n + 1 for n, p in enumerate(pieces[:-1]) if p.comma), 0)
    if father is None and not chinese:
        place = _father_place(entries, comma)
        if place:
            father = entries[place]
            if comma > place:
                comma -= 1
            del entries[place], pieces[place]
    if len(entries) == 1:
        single = entries[0]
        known = father is not None or bool(single.given)
        given, surnames = (entries, []) if known else ([], entries)
    elif wordwise:
        given, surnames = entries[:1], entries[1:]
    elif comma:
        surnames, given = entries[:comma], entries[comma:]
    elif chinese:
        # a hyphen joins the two syllables of a given name: Wei-wei Ai
        first = entries[0].written in listed("chinese", "surnames") and not pieces[0].hyphen
        surnames, given = (entries[:1], entries[1:]) if first else (entries[-1:], entries[:-1])
        ordered = False
    elif entries:
        surnames, given, ordered = _order(pieces)
    if not gender and father is not None:
        gender = father.father_gender
    if not gender and (ordered or not any(entry.given for entry in surnames)):
        told = {g.gender for entry in given[:1] for g in entry.given}
        gender = told.pop() if len(told) == 1 else ""
    slavic = father is not None or any(e.east_slavic for e in entries)
    spanish = bool(given) and not slavic and given[0].written in listed("spanish", "given")
    scripts = frozenset(e.script for e in entries)
    return Name(
        text=text,
        written=written,
        given=tuple(given),
        father=father,
        surnames=tuple(surnames),
        others=others,
        hyphened=any(p.hyphen for p in pieces if p.word in surnames),
        generation=generation,
        kin=kin,
        gender=gender,
        east_slavic=slavic
        or (not (spanish or chinese) and any(g.east_slavic for e in given for g in e.given)),
        eastern=eastern or any(g.eastern for e in given for g in e.given),
        ordered=ordered,
        spanish=spanish,
        chinese=chinese,
        wordwise=wordwise,
        scripts=scripts,
        exact=chinese or wordwise or "other" in scripts,
        marked=bool(kin or generation),
        stems=frozenset(stem for e in entries for stem in e.stems),
    )


def _has_name_abroad(entries: list[Word]) -> bool:
    """Whether a name for abroad stands before a Chinese one: Sophia Huang Xueqin."""
    return (
        len(entries) > 2
        and _is_given(entries[0])
        and not is_pinyin(entries[0].written)
        and entries[1].written in listed("chinese", "surnames")
        and all(is_pinyin(entry.written) for entry in entries[2:])
    )


def _is_chinese(entries: list[Word]) -> bool:
    ends = {entries[0].written, entries[-1].written}
    return not ends.isdisjoint(listed("chinese", "surnames")) and all(
        is_pinyin(entry.written) for entry in entries
    )


def _is_burmese(entries: list[Word]) -> bool:
    return all(e.written in listed("burmese") for e in entries)


@cache
def _vietnamese_word() -> re.Pattern[str]:
    return re.compile(parts()["vietnamese"]["word"])


def _is_vietnamese(entries: list[Word]) -> bool:
    """Whether the words are Vietnamese: by a surname and three words, or by a letter of its own."""
    if entries[0].written not in listed("vietnamese", "surnames"):
        return False
    if not all(_vietnamese_word().fullmatch(e.written) for e in entries):
        return False
    return len(entries) > 2 or any(_VIETNAMESE.search(e.text) for e in entries)


def _father_place(entries: list[Word], comma: int) -> int:
    """Where the father's name stands among the words, or 0."""
    count = len(entries)
    for place in range(1, count):
        last = place == count - 1
        between = entries[place].father_gender and entries[place].father_sure and not last
        if not (between or _is_father(entries[place])) or not _is_given(entries[place - 1]):
            continue
        if not last or comma or (place >= 2 and not entries[0].given):
            return place
        if count == 2 and entries[place].father_gender == "f":
            return place  # Natalja Petrowna: no surname ends so
    initials = [n for n, entry in enumerate(entries) if entry.initial]
    if count == 3 and len(initials) == 2 and initials[1] == initials[0] + 1:
        return initials[1]  # A. G. Lukashenko
    return 0


def _may_have_two_surnames(entries: list[Word]) -> bool:
    """Whether the name is none of those that have one surname only, as far as its words tell."""
    known = {given for entry in entries for given in entry.given}
    return not any(given.east_slavic or given.eastern for given in known) and not any(
        entry.east_slavic or entry.script != "Latin" for entry in entries
    )


def _order(pieces: list[_Piece]) -> tuple[list[Word], list[Word], bool]:
    """Surnames, given names, and whether the order is sure."""
    entries = [piece.word for piece in pieces]
    backwards = not _is_given(entries[0]) and _is_given(entries[-1])
    sure = _is_given(entries[0]) and not _is_given(entries[-1])
    if backwards:
        start = len(entries) - 1
        while start > 1 and (_is_given(entries[start - 1]) or pieces[start - 1].hyphen):
            start -= 1
        return entries[:start], entries[start:], sure
    end = 1
    known = _is_given
    spanish = entries[0].written in listed("spanish", "given")
    if spanish:
        known = _is_spanish
    long = len(entries) - sum(piece.hyphen for piece in pieces) > 3
    if long and (spanish or _may_have_two_surnames(entries)):
        # four words and more: two given names, two surnames
        end = len(entries) - 2
        if entries[end - 1].written in listed("spanish", "joined"):
            end -= 1
    while end < len(entries) - 1 and (known(entries[end]) or pieces[end - 1].hyphen):
        end += 1
    while end > 1 and pieces[end - 1].hyphen:
        end -= 1  # a hyphen joins what follows to the surname
    return entries[end:], entries[:end], sure
