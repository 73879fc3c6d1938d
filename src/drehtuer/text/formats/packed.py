"""What gzip, bzip2, xz and Zstandard packed: one file or archive, unpacked as it is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from contextlib import suppress
from typing import Any, BinaryIO, Protocol, cast

from drehtuer.text.errors import ReportFileError
from drehtuer.text.parts import BROKEN, FLOOR, MOST_TIMES

PACKED = frozenset({"gzip", "bzip2", "xz", "zstd"})

_INNER = {
    ".gz": "",
    ".bz2": "",
    ".xz": "",
    ".zst": "",
    ".tgz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
    ".tzst": ".tar",
}
"""How the name of what is inside ends, by how that of the packed file does."""


class _Unpacking(Protocol):
    def read(self, size: int, /) -> bytes:
        """Some of what was packed, in its order; nothing at its end."""


def name_inside(name: str) -> str:
    """What a file was called before it was packed, in small letters."""
    lower = name.lower()
    stem, dot, suffix = lower.rpartition(".")
    return stem + _INNER.get(dot + suffix, dot + suffix)


def unpacked(kind: str, stream: BinaryIO, path: str, size: int) -> io.BufferedReader:
    """What was packed, as a stream that ends in an error where it is a trap or damaged.

    Args:
        kind: one of ``PACKED``.
        stream: the packed file.
        path: what names it in messages.
        size: of the packed file.

    Raises:
        ReportFileError: it needs a package that is missing; or, while it is read, it is damaged or
            holds far more than its size.
    """
    return io.BufferedReader(_Metered(_unpacking(kind, stream, path), path, size))


def head_inside(kind: str, stream: BinaryIO, path: str, size: int) -> bytes:
    """The first ``size`` bytes of what was packed, or fewer where it is cut or damaged."""
    head = b""
    reader = _unpacking(kind, stream, path)
    read = getattr(reader, "read1", reader.read)  # what there is before the damage
    with suppress(*BROKEN):
        while len(head) < size and (piece := read(size - len(head))):
            head += piece
    stream.seek(0)
    return head


def weigh(unpacked_size: int, size: int, path: str) -> None:
    """Compare what an archive holds with its size.

    Raises:
        ReportFileError: it is out of all proportion.
    """
    if unpacked_size > max(FLOOR, MOST_TIMES * size):
        raise ReportFileError("file_expands", path=path, megabytes=FLOOR // 1_000_000)


def _unpacking(kind: str, stream: BinaryIO, path: str) -> _Unpacking:
    if kind == "gzip":
        return gzip.GzipFile(fileobj=stream)
    if kind == "bzip2":
        return bz2.BZ2File(stream)
    if kind == "xz":
        return lzma.LZMAFile(stream)
    try:
        from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 - an extra
    except ImportError:
        raise ReportFileError("file_package", path=path, kind="Zstandard") from None
    return cast("_Unpacking", ZstdReader(stream))


class _Metered(io.RawIOBase):
    """A stream that counts what is unpacked."""

    def __init__(self, stream: _Unpacking, path: str, size: int) -> None:
        self._stream, self._path, self._size, self._read = stream, path, size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except BROKEN as error:
            raise ReportFileError("file_damaged", path=self._path, reason=error) from None
        self._read += len(data)
        weigh(self._read, self._size, self._path)
        buffer[: len(data)] = data
        return len(data)
