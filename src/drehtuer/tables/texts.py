"""The text of a file, and its way back to the same bytes."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import NamedTuple

from drehtuer.errors import UnreadableReportError
from drehtuer.tables.model import TableError
from drehtuer.text.decoding import decode

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1_000_000  # bytes from which an encoding is told


class Encoded(NamedTuple):
    """A text, with what is needed to give back its bytes: ``mark`` + ``text`` encoded."""

    text: str
    encoding: str
    mark: bytes
    warnings: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def back(self, text: str) -> bytes:
        """The bytes of the file with another text."""
        return self.mark + text.encode(self.encoding)


def decoded(path: str, data: bytes, encoding: str | None = None) -> Encoded:
    """The text of a file; ``encoding`` goes before what its bytes speak for.

    Raises:
        TableError: the data are no text, or not in that encoding.
    """
    mark, marked = next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", None))
    warnings: tuple[tuple[str, Mapping[str, str]], ...] = ()
    if encoding is not None:
        name = _known(encoding)
        if not name.startswith("utf"):
            mark = b""
    elif marked is not None:
        name = marked
    else:
        name = _told(path, data)
        if not name.startswith("utf"):
            warnings = (("encoding", {"encoding": name}),)
    try:
        text = data[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        raise TableError(
            "table_encoding", path=path, encoding=name.upper(), byte=error.start + len(mark)
        ) from None
    found = Encoded(text, name, mark, warnings)
    if "\0" in text:
        raise TableError("table_binary", path=path)
    return found


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise TableError("table_no_encoding", encoding=encoding) from None
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)


def _told(path: str, data: bytes) -> str:
    """The encoding that the bytes without a mark speak for."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in data[:_SAMPLE]:
            return "utf-8"
    try:
        warnings = dict(decode(data[:_SAMPLE], path).warnings)
    except UnreadableReportError:
        raise TableError("table_binary", path=path) from None
    # nearly all of it is UTF-8: where it is not is told when all of it is decoded
    return warnings.get("encoding", {}).get("encoding", "utf-8")
