"""Spreadsheets as zip archives of XML parts: where their tags stand, and writing them again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from copy import copy
from typing import ClassVar
from xml.parsers import expat

from drehtuer.tables.model import TableError
from drehtuer.text.parts import End, Parts, Start

LARGEST = 600_000_000
"""The most bytes that all parts may have unpacked: a list of 200,000 rows of 40 columns."""

_TAG = re.compile(rb"<[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")


class Archive(Parts):
    """The parts of a spreadsheet; errors are TableErrors."""

    largest = LARGEST
    error = TableError
    codes: ClassVar[Mapping[str, str]] = {
        "damaged": "table_zip",
        "large": "table_large",
        "password": "table_password",
        "part": "table_part",
        "entities": "table_doctype",
    }

    def locate(self, name: str, make: Callable[[Located], tuple[Start, End]]) -> bytes:
        """Go through the XML of a part with the offsets of its tags; the part, unpacked."""
        data = self.part(name)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.broken(name, "UTF-16")
        located = Located(data)
        start, end = make(located)
        parser = self._parser(name, start, end, _ignore)
        located.parser = parser
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.broken(name, error)
        return data

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with other contents of some parts; all others hold the same bytes."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            made.comment = self._zip.comment
            for part in self._infos:
                content = changed.get(part.filename)
                content = self.part(part.filename) if content is None else content
                made.writestr(copy(part), content)
        return target.getvalue()


class Located:
    """Where the parser stands in the bytes of a part."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parser: expat.XMLParserType | None = None

    @property
    def here(self) -> int:
        """The offset of the tag that is being handled; behind it for the end of ``<empty/>``."""
        assert self.parser is not None, "tags are handled while the parser runs"
        return self.parser.CurrentByteIndex

    def tag_end(self, start: int) -> int:
        """The offset behind the tag that starts at an offset."""
        found = _TAG.match(self.data, start)
        assert found is not None, "the parser has found a tag here"
        return found.end()

    def element_end(self, start: int) -> int:
        """The offset behind the element whose end is being handled and that began at ``start``."""
        behind = self.tag_end(start)
        if self.data[behind - 2 : behind] == b"/>":
            return behind
        return self.tag_end(self.here)


def _ignore(_text: str) -> None:
    """Pass over text."""


def quoted(text: str) -> str:
    """Text as it stands in an element or a quoted attribute."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text.replace("\r", "&#13;")


def spliced_bytes(data: bytes, splices: list[tuple[int, int, str]]) -> bytes:
    """The bytes with some stretches, none of which overlap, replaced."""
    pieces: list[bytes] = []
    place = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [data[place:start], new.encode("utf-8")]
        place = end
    return b"".join([*pieces, data[place:]])
