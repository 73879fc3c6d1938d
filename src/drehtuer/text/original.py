"""Where places of a text stand in the file that it was taken from.

Plain text is the file itself. Of Markdown and web pages the text has the letters in their order,
without signs, tags and addresses, and with other breaks: a place is found by its letters, whatever
stands between them. What cannot be found without doubt is told as not found.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import unescape
from typing import NamedTuple

from drehtuer.text.decoding import decode
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import HEAD, PLAIN, kind_of
from drehtuer.text.formats.markdown import masked
from drehtuer.text.formats.pages import decoded_page

_LINE = re.compile(r"\r\n?|\n")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=- )")
_MARKUP = re.compile(r"<|&#?\w{1,32};")
_NO_TEXT = ("script", "style", "template", "title")
_COMMENT = ("<!--", "-->")

Piece = tuple[str, int, int]
"""Characters that are seen, and where they stand in the source; one entity stands for some."""


class Place(NamedTuple):
    """Lines and columns from 1, the end behind the last character, and what stands there."""

    line: int
    column: int
    last_line: int
    end_column: int
    words: str


class Original:
    """A text and the file it was taken from.

    Args:
        text: the text as it was read.
        source: what the file holds, decoded; None where places in it cannot be told.
        seen: what of it is seen, in order; None where it is the text itself.
    """

    def __init__(
        self, text: str, source: str | None = None, seen: Iterable[Piece] | None = None
    ) -> None:
        self.text = text
        self._source = source
        self._seen = seen

    @classmethod
    def plain(cls, text: str) -> Original:
        """A text that stands in no file, or in one of its own."""
        return cls(text, text)

    def place(self, start: int, end: int) -> Place | None:
        """Where ``text[start:end]`` stands in the file; None where that cannot be told."""
        if self._source is None:
            return None
        span = (start, end) if self._seen is None else self._found(start, end)
        if span is None:
            return None
        (line, column), (last, behind) = (self._line_and_column(at) for at in span)
        return Place(line, column, last, behind, self._source[slice(*span)])

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph in which a place of the text stands, from 1."""
        return bisect_right(self._paragraphs, offset)

    def _found(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in the source of the same letters: told by them, or by their line."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        last = len(self.text) if last < 0 else last
        letters, spans = self._letters
        own, at = self._own
        if bisect_left(at, start) == bisect_left(at, end):
            return None
        for begin, stop in ((start, end), (first, last)):
            low, high = bisect_left(at, begin), bisect_left(at, stop)
            found = _same_of(own, low, high, letters)
            if found is not None:
                a = found + bisect_left(at, start) - low
                b = found + bisect_left(at, end) - low - 1
                return spans[a][0], spans[b][1]
        return None

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of a place in the source, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines of the source begin."""
        return [0, *(match.end() for match in _LINE.finditer(self._source or ""))]

    @cached_property
    def _paragraphs(self) -> list[int]:
        """Where the paragraphs of the text begin."""
        return [0, *(match.end() for match in _PARAGRAPH.finditer(self.text))]

    @cached_property
    def _own(self) -> tuple[str, list[int]]:
        """The letters of the text, and where each stands."""
        found = list(_letters([(self.text, 0, len(self.text))]))
        return "".join(letter for letter, _, _ in found), [start for _, start, _ in found]

    @cached_property
    def _letters(self) -> tuple[str, list[tuple[int, int]]]:
        """The letters that are seen in the source, and where each stands."""
        found = list(_letters(self._seen or ()))
        return "".join(letter for letter, _, _ in found), [(a, b) for _, a, b in found]


def original_of(text: str, data: bytes, name: str) -> Original:
    """A text and the file that it was read from.

    Args:
        text: the text as it was read.
        data: the bytes of the file.
        name: its name, whose end tells its kind where the bytes do not.
    """
    kind = kind_of(name, data[:HEAD])
    try:
        if kind == PLAIN:
            source = decode(data, name).text
            return Original(text, source) if source == text else Original(text)
        if kind == "markdown":
            source = decode(data, name).text
            return Original(text, source, [(masked(source), 0, len(source))])
        if kind == "page":
            source = decoded_page(data, name).text
            return Original(text, source, _seen(source))
    except ReportFileError:  # it was changed meanwhile
        pass
    return Original(text)


def _same_of(own: str, low: int, high: int, letters: str) -> int | None:
    """Where ``own[low:high]`` stands among other letters: of several the one of the same order."""
    wanted = own[low:high]
    number = letters.count(wanted)
    if number == 0 or (number > 1 and number != own.count(wanted)):
        return None
    at = -1
    for _ in range(own.count(wanted, 0, low) + 1 if number > 1 else 1):
        at = letters.find(wanted, at + 1)
    return at


def _letters(pieces: Iterable[Piece]) -> Iterator[tuple[str, int, int]]:
    """The letters and digits of pieces, without marks on them, and where each stands."""
    for text, start, end in pieces:
        whole = len(text) == end - start
        for at, sign in enumerate(text, start):
            span = (at, at + 1) if whole else (start, end)
            if sign.isascii():
                if sign.isalnum():
                    yield sign, *span
                continue
            for letter in unicodedata.normalize("NFKD", sign):
                if letter.isalnum():
                    yield letter, *span


def _seen(page: str) -> Iterator[Piece]:
    """What of a page is seen: no tags, comments, scripts and styles; its entities meant."""
    at = 0
    lower = page.lower()
    while (mark := _MARKUP.search(page, at)) is not None:
        yield page[at : mark.start()], at, mark.start()
        if mark.group() != "<":
            yield unescape(mark.group()), mark.start(), mark.end()
            at = mark.end()
            continue
        opening, closing = "<", ">"
        if page.startswith(_COMMENT[0], mark.start()):
            opening, closing = _COMMENT
        else:
            named = next((n for n in _NO_TEXT if lower.startswith(n, mark.end())), None)
            if named is not None:
                closing = f"</{named}"
        end = lower.find(closing, mark.start() + len(opening))
        if end < 0:
            return
        at = end + len(closing)
        if closing.startswith("</"):
            at = page.find(">", at) + 1 or len(page)
    yield page[at:], at, len(page)
