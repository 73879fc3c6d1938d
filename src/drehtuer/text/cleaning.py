"""A text as it was meant: without what encodings, typesetting and scanning left in it.

Reading works on the clean text; what it finds is carried back, so that evidence stays exact in the
text as read (docs/decisions/0006-offsets.md). Most texts have nothing to clean, and cost a glance.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drehtuer import languages


class Edit(NamedTuple):
    """``text[start:end]`` is to be ``put``."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One round of edits: where each piece of the new text begins, and the piece it comes from.

    Pieces that were kept and pieces that were put in take turns, so that ``kept`` needs no flag of
    its own: it is as long as what it comes from.
    """

    starts: Sequence[int]
    pieces: Sequence[tuple[int, int, int, int]]  # in the new text, in the old text

    def back(self, place: int, *, end: bool) -> int:
        if end:
            return self._old(place - 1, last=True) + 1
        return self._old(place, last=False)

    def _old(self, place: int, *, last: bool) -> int:
        """The first or last old character that the new one at ``place`` comes from."""
        new_start, new_end, old_start, old_end = self.pieces[bisect_right(self.starts, place) - 1]
        if new_end - new_start == old_end - old_start:
            return old_start + place - new_start
        return old_end - 1 if last else old_start


@dataclass(frozen=True, slots=True)
class CleanText:
    """A clean text that knows where its characters come from."""

    text: str
    raw: str
    steps: tuple[_Step, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> CleanText:
        """This text after edits, given in order and without overlaps."""
        pieces: list[tuple[int, int, int, int]] = []
        parts: list[str] = []
        old = new = 0
        for start, end, put in edits:
            for part, upto in ((self.text[old:start], start), (put, end)):
                if part:
                    pieces.append((new, new + len(part), old, upto))
                    parts.append(part)
                    new += len(part)
                old = upto
        if old == 0:
            return self
        if old < len(self.text):
            pieces.append((new, new + len(self.text) - old, old, len(self.text)))
            parts.append(self.text[old:])
        step = _Step([piece[0] for piece in pieces], pieces)
        return CleanText("".join(parts), self.raw, (*self.steps, step))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]``, which is not empty, stands in the raw text."""
        for step in reversed(self.steps):
            start, end = step.back(start, end=False), step.back(end, end=True)
        return start, end


def clean(text: str) -> CleanText:
    """The text repaired, composed, without invisible signs and without breaks inside paragraphs.

    - UTF-8 that was taken for cp1252 ("GefÃ¤ngnis") is decoded again.
    - Soft hyphens, signs without width and marks of direction go; letters with combining marks
      and ligatures become plain letters.
    - Lines that were broken to fit a page are joined again, with words hyphenated at their ends.
    """
    made = CleanText(text, text)
    for edits in (_unmangled, _composed, _joined):
        made = made.edited(edits(made.text))
    return made


# What encodings leave

_AS_CP1252 = {
    bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)): byte
    for byte in range(0x80, 0x100)
}
_TAIL = "".join(re.escape(sign) for sign, byte in _AS_CP1252.items() if byte < 0xC0)
_MANGLED = re.compile(f"[Â-ß][{_TAIL}]|[à-ï][{_TAIL}]{{2}}")
_PLAUSIBLE = re.compile("[\u00a0-\u017f\u0400-\u04ff\u2010-\u203a\u20ac\u2116\ufeff]")
"""Latin and Cyrillic letters and the signs of print; what else comes out was no such mistake."""
_LEAST_MANGLED = 3
"""A single "É»" can be a quotation mark behind a word; a mangled text has more."""


def _unmangled(text: str) -> Iterator[Edit]:
    if text.isascii():
        return
    found: list[Edit] = []
    for match in _MANGLED.finditer(text):
        data = bytes(_AS_CP1252[sign] for sign in match.group())
        sign = data.decode("utf-8", "ignore")
        if _PLAUSIBLE.fullmatch(sign):
            found.append(Edit(*match.span(), sign))
    if len(found) >= _LEAST_MANGLED:
        yield from found


UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069"
_TO_COMPOSE = re.compile(f"[{UNSEEN}]+|[^\u0300-\u036f][\u0300-\u036f]+|[\ufb00-\ufb06]")
_HYPHEN_BREAK = re.compile(f"[{UNSEEN}]*\u00ad[{UNSEEN}]*(?=[ \t]*\r?\n)")


def _composed(text: str) -> Iterator[Edit]:
    if text.isascii():
        return
    for match in _TO_COMPOSE.finditer(text):
        piece = match.group()
        put = unicodedata.normalize("NFKC" if "\ufb00" <= piece <= "\ufb06" else "NFC", piece)
        if unicodedata.category(piece[0]) == "Cf":
            # A soft hyphen before a line's end was seen, and the word goes on behind it.
            put = "-" if _HYPHEN_BREAK.match(text, match.start()) else ""
        if put != piece:
            yield Edit(*match.span(), put)


# What pages leave

_SMALL = "a-zß-öø-ÿąćęłńśźżа-яёіїєґў"
_OPEN_BREAK = re.compile(rf"[\w,;][ \t]*\r?\n[ \t]*[{_SMALL}]|[^\W\d_][-¬][ \t]*\r?\n[ \t]*\w")
"""A break in the midst of a sentence or word, as pages have it and paragraphs do not."""
_BLOCK = re.compile(r"(?:[^\S\r\n]*\S[^\r\n]*(?:\r?\n|\Z))+")
_ROW = re.compile(r"[^\r\n]+")
NEW_ITEM = re.compile(r"[-–—•*·▪◦]\s|\(?\w{1,2}\)\s")
_HYPHENATED = re.compile(r"[^\W\d_][-¬]$")
_WIDEST = 120
"""Longer lines are paragraphs, not lines of a page."""
_NARROWEST = 25
_FILLED = 0.85
"""A line of a page is at least so full, were the next word still on it."""
_MOSTLY = 0.6
_SOME = 0.2
"""Where a page broke the lines, so many of the breaks are such, and in the midst of a sentence."""


@cache
def _coordinators() -> frozenset[str]:
    """Words before which a hyphen stands for a word's second part: "Haupt- und Nebensache"."""
    return frozenset(
        word
        for code in languages.codes()
        for word in languages.table(code, "language")
        .get("words", {})
        .get("coordinators", "")
        .split()
    )


def _joined(text: str) -> Iterator[Edit]:
    if "\n" not in text or _OPEN_BREAK.search(text) is None:
        return
    blocks = [
        _Block.of(text, [row.span() for row in _ROW.finditer(text, *block.span())])
        for block in _BLOCK.finditer(text)
    ]
    blocks = [block for block in blocks if len(block.lines) > 1 and block.width >= _NARROWEST]
    width = max((block.width for block in blocks), default=0)
    breaks = [(block, n) for block in blocks for n in range(len(block.lines) - 1)]
    filled = sum(block.is_filled(n, width) for block, n in breaks)
    goes_on = sum(block.goes_on[n] for block, n in breaks)
    paged = filled >= _MOSTLY * len(breaks) and goes_on >= _SOME * len(breaks)
    for block in blocks:
        yield from _joins(block, width if paged else block.width, paged)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without an empty one between them."""

    rows: Sequence[tuple[int, int]]  # without the blanks around the lines
    lines: Sequence[str]
    goes_on: Sequence[bool]  # behind which lines a sentence goes on

    @classmethod
    def of(cls, text: str, rows: Iterable[tuple[int, int]]) -> _Block:
        """The block of these lines."""
        trimmed = [_trimmed(text, start, end) for start, end in rows]
        lines = [text[start:end] for start, end in trimmed]
        goes_on = [
            any(_OPEN_BREAK.match(text, end - n) for n in (1, 2)) and not NEW_ITEM.match(behind)
            for (_, end), behind in zip(trimmed, [*lines[1:], ""], strict=True)
        ]
        return cls(trimmed, lines, goes_on)

    @property
    def width(self) -> int:
        """The length of the longest line of a page; 0 where there is none."""
        return max((len(line) for line in self.lines if len(line) <= _WIDEST), default=0)

    def is_filled(self, n: int, width: int) -> bool:
        """Whether the next word would not have fitted into line ``n``."""
        needed = len(self.lines[n]) + 1 + len(self.lines[n + 1].split(maxsplit=1)[0])
        return _FILLED * width < needed and len(self.lines[n]) <= _WIDEST


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _joins(block: _Block, width: int, paged: bool) -> Iterator[Edit]:
    """The breaks of a block that a page made."""
    breaks = range(len(block.lines) - 1)
    filled = [block.is_filled(n, width) for n in breaks]
    likely = paged or (sum(filled) >= _MOSTLY * len(breaks) and any(block.goes_on))
    for n in breaks:
        before, behind = block.lines[n], block.lines[n + 1]
        hyphenated = _HYPHENATED.search(before) is not None
        broken = hyphenated and behind[0].islower()
        if filled[n] + block.goes_on[n] + likely + broken < 2 or NEW_ITEM.match(behind):
            continue
        cut, put = line_end(before, behind)
        yield Edit(block.rows[n][1] - cut, block.rows[n + 1][0], put)


def line_end(before: str, behind: str) -> tuple[int, str]:
    """How a line goes on in the next one: how many of its last characters go, and what is put."""
    if _HYPHENATED.search(before) is None:
        return 0, " "
    if not behind[:1].islower():
        return 0, ""
    if re.split(r"\W", behind, maxsplit=1)[0] in _coordinators():
        return 0, " "
    return 1, ""
