"""Files that are zip archives of XML parts, as office programs make them, read with care."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import ClassVar, NoReturn
from xml.parsers import expat

from drehtuer.errors import WordedError

_CHUNK = 1 << 20
_MOST_PARTS = 20_000
MOST_TIMES = 100
"""An archive that holds so many times its own size, and more than ``FLOOR``, is a trap."""
FLOOR = 100_000_000
ENCRYPTED = 0x1
"""The flag of a part that is protected with a password."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
"""What reading a damaged archive may end in; a place before its beginning is a ValueError."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def guarded_parser(
    start: Start, end: End, text: Text, refuse: Callable[[], NoReturn]
) -> expat.XMLParserType:
    """A parser of XML that calls ``refuse`` where entities are declared, with which traps begin."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def declared(*_: object) -> None:
        refuse()

    parser.EntityDeclHandler = declared
    return parser


class Parts:
    """The parts of a zip file.

    Args:
        path: the file, for messages.
        data: its bytes.

    Raises:
        WordedError: the file is damaged, protected with a password, or larger unpacked than
            ``largest`` or than a file of its size is; what kind of error, the class says.
    """

    largest: ClassVar[int]
    """The most bytes that all parts may have unpacked."""
    error: ClassVar[type[WordedError]]
    codes: ClassVar[Mapping[str, str]]
    """The codes of the errors: damaged, large, password, part, entities."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            self._fail("damaged", reason=error)
        self._infos = self._zip.infolist()
        self.names = frozenset(part.filename for part in self._infos)
        size = sum(part.file_size for part in self._infos)
        most = min(self.largest, max(FLOOR, MOST_TIMES * len(data)))
        if size > most or len(self._infos) > _MOST_PARTS:
            self._fail("large", megabytes=most // 1_000_000)
        if any(part.flag_bits & ENCRYPTED for part in self._infos):
            self._fail("password")

    def _fail(self, what: str, **parameters: object) -> NoReturn:
        raise self.error(self.codes[what], path=self.path, **parameters) from None

    def part(self, name: str) -> bytes:
        """A part, unpacked.

        Raises:
            WordedError: it is missing or damaged.
        """
        try:
            return self._zip.read(name)
        except KeyError:
            self.broken(name, "missing")
        except BROKEN as error:
            self._fail("damaged", reason=error)

    def parse(self, name: str, start: Start, end: End, text: Text) -> None:
        """Go through the XML of a part, without unpacking it all at once.

        Raises:
            WordedError: it is missing, no XML, or declares entities.
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
        except BROKEN as error:
            self._fail("damaged", reason=error)

    def _parser(self, name: str, start: Start, end: End, text: Text) -> expat.XMLParserType:
        def refuse(*_: object) -> NoReturn:
            self._fail("entities", part=name)

        parser = guarded_parser(start, end, text, refuse)
        parser.StartDoctypeDeclHandler = refuse
        return parser

    def broken(self, name: str, reason: object) -> NoReturn:
        """Say that a part cannot be read.

        Raises:
            WordedError: always.
        """
        self._fail("part", part=name, reason=reason)


def local(name: str) -> str:
    """The name of an element or attribute without the prefix of its namespace."""
    return name.rpartition(":")[2]
