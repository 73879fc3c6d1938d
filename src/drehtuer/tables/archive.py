"""Files that are zip archives of XML parts, read with care and written again part by part."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from copy import copy
from typing import NoReturn
from xml.parsers import expat

from drehtuer.tables.model import TableError

LARGEST = 600_000_000
"""The most bytes that all parts may have unpacked: a list of 200,000 rows of 40 columns."""

_CHUNK = 1 << 20
_MOST_PARTS = 20_000
_ENCRYPTED = 0x1
_TAG = re.compile(rb"<[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Archive:
    """The parts of a zip file.

    Args:
        path: the file, for messages.
        data: its bytes.

    Raises:
        TableError: the file is damaged, protected with a password, or larger unpacked than
            ``LARGEST``.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise TableError("table_zip", path=path, reason=error) from None
        self._parts = self._zip.infolist()
        self.names = frozenset(part.filename for part in self._parts)
        size = sum(part.file_size for part in self._parts)
        if size > LARGEST or len(self._parts) > _MOST_PARTS:
            raise TableError("table_large", path=path, megabytes=LARGEST // 1_000_000)
        if any(part.flag_bits & _ENCRYPTED for part in self._parts):
            raise TableError("table_password", path=path)

    def part(self, name: str) -> bytes:
        """A part, unpacked.

        Raises:
            TableError: it is missing or damaged.
        """
        try:
            return self._zip.read(name)
        except KeyError:
            self.broken(name, "missing")
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise TableError("table_zip", path=self.path, reason=error) from None

    def parse(self, name: str, start: Start, end: End, text: Text) -> None:
        """Go through the XML of a part, without unpacking it all at once.

        Raises:
            TableError: it is missing, no XML, or declares entities.
        """
        parser = self._parser(name, start, end, text)
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except KeyError:
            self.broken(name, "missing")
        except expat.ExpatError as error:
            self.broken(name, error)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise TableError("table_zip", path=self.path, reason=error) from None

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

    def _parser(self, name: str, start: Start, end: End, text: Text) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text

        def refuse(*_: object) -> None:
            raise TableError("table_doctype", path=self.path, part=name)

        parser.StartDoctypeDeclHandler = refuse
        return parser

    def broken(self, name: str, reason: object) -> NoReturn:
        """Say that a part cannot be read.

        Raises:
            TableError: always.
        """
        raise TableError("table_part", path=self.path, part=name, reason=reason)

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with other contents of some parts; all others hold the same bytes."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            made.comment = self._zip.comment
            for part in self._parts:
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


def local(name: str) -> str:
    """The name of an element or attribute without the prefix of its namespace."""
    return name.rpartition(":")[2]


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
