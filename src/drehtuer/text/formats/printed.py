"""What is printed on a page, by where it stands: lines, footnotes, columns, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from drehtuer.text.cleaning import NEW_ITEM, line_end

# Measures without a unit are shares of the height of a line's letters.
_GAP = 1.35
"""A line so many times as far below the one before as usual begins a paragraph."""
_ALIKE = 0.15
"""Letters whose heights differ by a smaller share are of one size: fonts differ so much."""
_SMALL = 0.95
"""The letters of footnotes have at most this share of the usual height."""
_RAISED = 0.4
"""So far above the lower edge of its line stands a raised number."""
_RAISED_DIGIT = 0.55
"""How high its digits are at most."""
_INDENT = 0.8
"""The first line of a paragraph may be set in by so much."""
_COLUMN = 4.0
"""Lines of one column begin and end within so much of one another."""
_LEAST_LINES = 3
"""So many lines reach the edge of a column."""
_DENSE = 0.75
"""A character takes so much of a line at most; more in tables, for the space between cells."""
_BLANK = 0.15
_ROW_GAP = 3.0
"""Pieces of one line lie no further apart: further lies the next cell or column."""

_PIECE = re.compile("[^\r\n\ufffe]+\ufffe?")
_SIGNS = str.maketrans({"\ufffe": "-", "\x02": "-", "\0": None})
"""What PDFium puts for a hyphen at the end of a line, without the break behind it."""
_NUMBER = re.compile(r"\d{1,3}(?!\d)")
_MARK = re.compile(r"\d{1,3}(?!\d)|[*†‡§]")
_OPEN = re.compile(r"[\w,;–-]\s*$")
_ENDED = re.compile(r"[.!?:…][\"'”“»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, its places in points from the lower left corner.

    ``height`` is that of its letters, ``word`` the width of its first word. ``marks`` are the
    raised numbers that were in it; ``is_note`` says that one begins it, as it does a footnote.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    word: float
    marks: tuple[str, ...] = ()
    is_note: bool = False

    def is_like(self, other: Line) -> bool:
        """Whether both have letters of one size."""
        return abs(self.height - other.height) <= _ALIKE * max(self.height, other.height)


def lines_of(page: Any) -> list[Line]:
    """The lines of a page as PDFium tells them, in their order.

    Raised numbers are left out of them: the 2 of a footnote behind 1,218 is no digit of it.
    """
    read = page.get_textpage()
    lines: list[Line] = []
    for piece in _PIECE.finditer(read.get_text_range()):
        if not piece.group().strip():
            continue
        line = _line(read, piece.start(), piece.group().rstrip())
        if lines and _is_one_row(lines[-1], line):
            lines[-1] = _together(lines[-1], line)
        else:
            lines.append(line)
    return [line for line in lines if line.text]


def _line(read: Any, start: int, told: str) -> Line:
    """A line, or a piece of one, which begins with a character of that number."""
    first = len(told) - len(told.lstrip())
    letter = next((n for n, sign in enumerate(told) if sign.isalpha()), first)
    _, bottom, _, top = _box(read, start + letter)
    height = max(top - bottom, 1.0)
    left = _box(read, start + first)[0]
    word_end = first + len(told[first:].split(maxsplit=1)[0])
    text, end = "", 0
    marks: list[str] = []
    is_note = False
    for number in _NUMBER.finditer(told):
        begun = _raised_from(read, start, number, bottom, height)
        if begun == number.end():
            continue
        if not told[:begun].strip() and number.end() < len(told):
            is_note = True
            continue
        marks.append(told[begun : number.end()])
        text += told[end:begun]
        end = number.end()
    return Line(
        (text + told[end:]).translate(_SIGNS).strip(),
        left,
        _box(read, start + len(told) - 1)[2],
        bottom,
        height,
        _box(read, start + word_end - 1)[2] - left,
        tuple(marks),
        is_note,
    )


def _box(read: Any, place: int, *, loose: bool = True) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character; nothing where PDFium counts otherwise."""
    try:
        left, bottom, right, top = read.get_charbox(place, loose=loose)
    except (IndexError, ValueError, RuntimeError):
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _raised_from(read: Any, start: int, number: re.Match[str], bottom: float, height: float) -> int:
    """Where the raised digits at the end of a number begin; its end, if it has none."""
    place = number.end()
    while place > number.start():
        _, low, _, high = _box(read, start + place - 1, loose=False)
        if low < bottom + _RAISED * height or high - low > _RAISED_DIGIT * height:
            break
        place -= 1
    return place


def _is_one_row(line: Line, other: Line) -> bool:
    """Whether a piece stands in the line of the one before, which a raised number had ended."""
    height = max(line.height, other.height)
    is_beside = -_BLANK * height <= other.left - line.right <= _ROW_GAP * height
    return is_beside and abs(other.bottom - line.bottom) < height / 2


def _together(line: Line, other: Line) -> Line:
    """Two pieces as the one line that they are."""
    if _is_mark(other, line):
        return replace(line, right=other.right, marks=(*line.marks, other.text))
    is_note = line.is_note or _is_mark(line, other)
    main = other if is_note else line
    is_apart = is_note or other.left - line.right > _BLANK * main.height
    return replace(
        main,
        text=f"{line.text}{' ' if is_apart else ''}{other.text}",
        left=line.left,
        right=other.right,
        word=line.word,
        marks=line.marks + other.marks,
        is_note=is_note,
    )


def _is_mark(piece: Line, line: Line) -> bool:
    """Whether a piece is but a raised number in a line."""
    return piece.text.isdigit() and piece.bottom > line.bottom + 0.1 * line.height


def usual_height(pages: Iterable[Iterable[Line]]) -> float:
    """The height of most letters of a document."""
    heights: Counter[float] = Counter()
    for page in pages:
        for line in page:
            heights[round(line.height, 1)] += len(line.text)
    return max(heights, key=lambda height: heights[height], default=0.0)


def without_notes(page: Sequence[Line], usual: float) -> list[Line]:
    """A page without the footnotes at the ends of its columns.

    A raised number begins them, or a sign or one of the numbers raised on the page begins them, and
    they are small.

    Args:
        page: its lines.
        usual: the height of most letters of the document.
    """
    marks = {mark for line in page for mark in line.marks}
    kept: list[Line] = []
    for column in _columns(page):
        notes = len(column)
        for n in reversed(range(len(column))):
            line = column[n]
            if not line.is_note and line.height > _SMALL * usual:
                break
            mark = _MARK.match(line.text)
            if line.is_note or (mark and (mark.group() in marks or not mark.group().isdigit())):
                notes = n
        notes = next((n for n, line in enumerate(column) if line.is_note), notes)
        kept += column[:notes]
    return kept


def _columns(page: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of a page, in runs from top to bottom."""
    column: list[Line] = []
    for line in page:
        if column and _is_higher(line, column[-1]):
            yield column
            column = []
        column.append(line)
    yield column


def _is_higher(line: Line, before: Line) -> bool:
    """Whether a line stands above the one before: it is the first of the next column."""
    return line.bottom - before.bottom > line.height


def _is_in_sentence(before: Line, line: Line) -> bool:
    return line.text[:1].islower() and _OPEN.search(before.text) is not None


@dataclass(frozen=True, eq=False)
class Printed:
    """The lines of a page, and how high most letters of its document are."""

    lines: Sequence[Line]
    usual: float

    def rows(self) -> list[str]:
        """Its text: lines that go on joined, an empty one before each paragraph."""
        rows = [line.text for line in self.lines[:1]]
        for before, line in pairwise(self.lines):
            if self._goes_on(before, line):
                cut, put = line_end(rows[-1], line.text)
                rows[-1] = f"{rows[-1][: len(rows[-1]) - cut]}{put}{line.text}"
            else:
                rows += ["", line.text] if self._is_apart(before, line) else [line.text]
        return rows

    def goes_on_in(self, other: Printed) -> bool:
        """Whether a sentence goes on from the end of this page to the next one."""
        if not self.lines or not other.lines:
            return False
        return self._goes_on_above(self.lines[-1], other.lines[0])

    @cached_property
    def _step(self) -> float:
        """How far lines are apart within a paragraph."""
        steps = sorted(
            (before.bottom - line.bottom) / line.height
            for before, line in pairwise(self.lines)
            if before.bottom > line.bottom and before.is_like(line)
        )
        # Not the median: on a page of short paragraphs most steps are those between paragraphs.
        return steps[len(steps) // 4] if steps else 0.0

    def _is_apart(self, before: Line, line: Line) -> bool:
        """Whether a line begins a paragraph, by its size and how far it is below the one before."""
        step = (before.bottom - line.bottom) / line.height
        return _is_higher(line, before) or not before.is_like(line) or step > _GAP * self._step

    def _goes_on(self, before: Line, line: Line) -> bool:
        if NEW_ITEM.match(line.text) or not before.is_like(line):
            return False
        if _is_higher(line, before):
            return self._goes_on_above(before, line)
        is_broken = before.text.endswith("-") and line.text[:1].islower()
        if self._is_apart(before, line):
            is_near = before.bottom - line.bottom < 2 * self._step * line.height
            return is_broken or (is_near and _is_in_sentence(before, line))
        ends = _ENDED.search(before.text) is not None
        if before.height > (1 + _ALIKE) * self.usual:  # a heading
            return not ends
        is_set_in = line.left - before.left > _INDENT * line.height
        return is_broken or (self._is_filled(before, line) and not (ends and is_set_in))

    def _goes_on_above(self, before: Line, line: Line) -> bool:
        """Whether a sentence goes on at the top of the next column or page."""
        if NEW_ITEM.match(line.text) or not before.is_like(line):
            return False
        is_open = _is_in_sentence(before, line)
        return is_open or (not _ENDED.search(before.text) and self._is_filled(before, line))

    def _is_filled(self, line: Line, below: Line) -> bool:
        """Whether the first word of the next line would not have fitted into a line."""
        is_dense = line.right - line.left < _DENSE * line.height * len(line.text)
        place = (round(line.left / _COLUMN), round(line.height))
        if place not in self._edges:
            self._edges[place] = self._edge(*place)
        edge = self._edges[place]
        return is_dense and edge is not None and line.right + below.word > edge

    @cached_property
    def _edges(self) -> dict[tuple[int, int], float | None]:
        """Those that were looked for."""
        return {}

    def _edge(self, left: int, height: int) -> float | None:
        """How far to the right the lines of a column reach; None where so few do.

        Args:
            left: where they begin, in steps of ``_COLUMN`` points.
            height: of their letters, in points.
        """
        near = _COLUMN * height
        rights = sorted(
            line.right
            for line in self.lines
            if abs(line.left - _COLUMN * left) < near and abs(line.height - height) < 1
        )
        # One line that is wider than the column, a header maybe, is not its edge.
        edges = zip(rights, rights[_LEAST_LINES - 1 :], strict=False)
        return max((last for first, last in edges if last - first < near), default=None)
