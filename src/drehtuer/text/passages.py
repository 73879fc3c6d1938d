"""Passages: which lines of a report are reporting, comment, profile, box or boilerplate."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from drehtuer import languages
from drehtuer.model import Passage
from drehtuer.text.sentences import lines
from drehtuer.text.stretches import Stretch

_STOP = r"(?<=\d)\.|\.(?=\s?[\d\W]|\s[a-zäöüа-я])"
"""A full stop that ends no sentence: of a date or an abbreviation ("8. Jan.: …")."""
_LABEL = re.compile(rf"\W{{0,3}}(?P<label>(?:[^:.!?]|{_STOP}){{2,48}}?)\s*:(?=\s|$)")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪◦]\s+|\d{1,2}[.)]\s)")
_SHORT_HEADING = 60
_LONG_PROSE = 240
"""A line longer than this is prose, never an item of a fact box."""


@cache
def _openers(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(genre, pattern) pairs: a heading line that opens a passage of the genre."""
    codes = (language,) if language else languages.codes()
    found = []
    for code in codes:
        for genre, words in languages.table(code, "language").get("genres", {}).items():
            options = "|".join(map(_option, sorted(words, key=len, reverse=True)))
            found.append((genre, re.compile(rf"(?<!\w)(?:{options})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def _option(word: str) -> str:
    """The pattern of a word; with a colon it is meant alone or before one: not "Sources said"."""
    return re.escape(word[:-1]) + r"(?=\s*(?::|$))" if word.endswith(":") else re.escape(word)


def _heading_genre(line: str, language: str | None) -> str | None:
    """The genre that a heading line announces, if it is such a line."""
    head, colon, rest = line.partition(":")
    if "." in head.rstrip(".") and not colon:
        stop = re.match(r"(\w[\w &-]{2,24})\.\s", line)  # "KOMMENTAR. Der Preis …"
        if not (stop and stop.group(1).isupper()):
            return None
        head = stop.group(1)
    is_sentence = bool(colon) and line.rstrip().endswith((".", ",", ";"))
    if len(head) > _SHORT_HEADING or (is_sentence and not head.isupper()):
        return None
    words = head.split()
    if len(words) > 6:
        return None
    for genre, pattern in _openers(language):
        match = pattern.search(head)
        if match and _announces(head, match, bool(colon), rest):
            return genre
    return None


def _announces(head: str, match: re.Match[str], colon: bool, rest: str) -> bool:
    """A heading announces a genre if the word opens or closes it, also within a compound."""
    alone = match.group().casefold() == head.strip(" ?.#*=-–—").casefold()
    if alone:
        return not rest.strip() or head.isupper() or colon
    after = head[match.end() :].split()
    if match.start() == 0 and any(w[:1].islower() for w in after) and "?" in head:
        return False  # a question, not a heading that names its genre
    edge = (
        match.start() == 0
        or match.end() >= len(head.rstrip(" ?"))
        or head[match.start() - 1] == "-"
    )
    return edge and (not rest.strip() or head.isupper() or match.start() > 0)


def _is_item(line: str) -> bool:
    """Whether a line looks like an item of a fact box: a label with a colon, or a bullet."""
    if len(line) > _LONG_PROSE:
        return False
    return bool(_LABEL.match(line) or _ITEM.match(line))


def _boilerplate(line: str, language: str | None) -> bool:
    """A credit, a disclaimer or a signature."""
    if line.isupper() and len(line) <= 8 and " " not in line:
        return True
    for genre, pattern in _openers(language):
        if genre == "boilerplate":
            match = pattern.match(line.lstrip("(["))
            if match and (match.end() == len(line) or (len(line) < 120 and not _LABEL.match(line))):
                return True
            if match and len(line) < 160 and line[match.end() : match.end() + 2].startswith(":"):
                return True
    return False


def passages(
    text: str, language: str | None = None, found: Sequence[Stretch] = ()
) -> tuple[Passage, ...]:
    """The passages of ``text`` in order; together they hold every line.

    Args:
        text: a report's text.
        language: its language.
        found: its stretches, where they are in several languages.

    A heading such as "Kommentar:" opens a passage of its genre, which lasts until the next such
    heading. Three lines in a row that are labels with values, or bullets, are a fact box, with
    the heading above them; the box ends with them.
    """
    rows = list(lines(text))
    content = [text[a:b] for a, b in rows]
    codes = _codes(rows, found) if len(found) > 1 else [language] * len(rows)
    spoken = dict.fromkeys(codes)
    genres = ["report"] * len(rows)
    current = "report"
    for i, (line, code) in enumerate(zip(content, codes, strict=True)):
        announced = (_heading_genre(line, c) for c in dict.fromkeys((code, *spoken)))
        genre = next(filter(None, announced), None)
        if genre == "boilerplate" or (not genre and _boilerplate(line, code)):
            genres[i] = "boilerplate"
            continue
        current = genre or current
        if current == "factbox" and not genre and len(line) > _LONG_PROSE * 1.5:
            current = "report"
        genres[i] = current
    _mark_boxes(content, genres)
    merged: list[Passage] = []
    for (start, end), genre, code in zip(rows, genres, codes, strict=True):
        if merged and (merged[-1].genre, merged[-1].language) == (genre, code):
            merged[-1] = Passage(merged[-1].start, end, genre, code)
        else:
            merged.append(Passage(start, end, genre, code))
    return tuple(merged)


def _codes(rows: Sequence[tuple[int, int]], found: Sequence[Stretch]) -> list[str | None]:
    """The language of each line."""
    starts = [stretch.start for stretch in found]
    return [found[bisect_right(starts, start) - 1].language for start, _ in rows]


def _mark_boxes(content: list[str], genres: list[str]) -> None:
    """Mark runs of at least three items as fact boxes, and the heading above them."""
    i = 0
    while i < len(content):
        j = i
        while (
            j < len(content)
            and genres[j] in ("report", "factbox", "boilerplate")
            and _is_item(content[j])
        ):
            j += 1
        run = range(i, j)
        if len(run) >= 3 and sum(bool(_LABEL.match(content[k])) for k in run) >= 2:
            for k in run:
                if genres[k] == "report":
                    genres[k] = "factbox"
            if i and genres[i - 1] == "report" and len(content[i - 1]) <= _SHORT_HEADING:
                genres[i - 1] = "factbox"
        i = max(j, i + 1)
