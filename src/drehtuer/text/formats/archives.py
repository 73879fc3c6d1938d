"""Archives: the files in a zip or tar, and the pages of a WARC."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from drehtuer.model import Origin
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import MEDIA_TYPES, is_report_name
from drehtuer.text.formats.mailbox import mails_in
from drehtuer.text.formats.naming import DistinctNames
from drehtuer.text.formats.packed import weigh
from drehtuer.text.parts import BROKEN, ENCRYPTED

LARGEST_PART = 50_000_000
"""The most bytes that one part of an archive may have."""

_BEGINNING = 7
"""The longest of the signs with which a record begins."""
_PIECE = 1 << 20

_BROKEN = (*BROKEN, tarfile.TarError)


_FOLDERS = frozenset({".", ".."})
"""These hide nothing, and lead nowhere, as nothing is unpacked into files."""


class Member(NamedTuple):
    """A file in an archive, its bytes unpacked when they are asked for, which its path names."""

    name: str
    load: Callable[[str], bytes]
    origin: Origin = Origin()
    kind: str | None = None
    """Where something other than name and content tells it."""
    part: str = ""
    """What the part is called: its name, or where another has that one already, one of its own."""


def members_of(kind: str, stream: BinaryIO, path: str, size: int) -> Iterator[Member | None]:
    """The files in an archive in their order; None for what is passed over.

    Args:
        kind: ``zip``, ``tar``, ``mailbox`` or ``warc``.
        stream: the archive.
        path: what names it in messages.
        size: of the archive, packed.

    Raises:
        ReportFileError: it is damaged, protected, or holds far more than its size.
    """
    names = DistinctNames()
    try:
        for member in _READERS[kind](stream, path, size):
            yield member and member._replace(part=names.of(member.name))
    except _BROKEN as error:
        raise ReportFileError("file_damaged", path=path, reason=error) from None


def is_read(name: str) -> bool:
    """Whether a file in an archive is read, as one in a folder would be."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts if part not in _FOLDERS)
    return is_report_name(parts[-1]) and not hidden


def checked(data: bytes, path: str) -> bytes:
    """The bytes of a part, unless they are too many.

    Raises:
        ReportFileError: they are.
    """
    if len(data) > LARGEST_PART:
        megabytes = LARGEST_PART // 1_000_000
        raise ReportFileError("file_too_large", path=path, megabytes=megabytes)
    return data


def _in_zip(stream: BinaryIO, path: str, size: int) -> Iterator[Member | None]:
    with zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
        weigh(sum(info.file_size for info in infos), size, path)
        for info in infos:
            if not is_read(info.filename):  # which folders are not, either
                yield None
                continue

            def load(name: str, info: zipfile.ZipInfo = info) -> bytes:
                if info.flag_bits & ENCRYPTED:
                    raise ReportFileError("file_password", path=name)
                try:
                    with archive.open(info) as file:
                        return checked(file.read(LARGEST_PART + 1), name)
                except _BROKEN as error:
                    raise ReportFileError("file_damaged", path=name, reason=error) from None

            yield Member(info.filename, load)


def _in_tar(stream: BinaryIO, _path: str, _size: int) -> Iterator[Member | None]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if not info.isfile() or not is_read(info.name):
                yield None
                continue

            def load(name: str, info: tarfile.TarInfo = info) -> bytes:
                try:
                    file = archive.extractfile(info)
                    assert file is not None, "it is a file"
                    with closing(file):
                        return checked(file.read(LARGEST_PART + 1), name)
                except _BROKEN as error:
                    raise ReportFileError("file_damaged", path=name, reason=error) from None

            yield Member(info.name, load)


def _in_mailbox(stream: BinaryIO, _path: str, _size: int) -> Iterator[Member]:
    for name, mail in mails_in(stream, LARGEST_PART):
        yield Member(name, partial(checked, mail), kind="mail")


class _Forward:
    """A stream that cannot be sought in, for a reader of WARC that asks where it stands."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._place = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._place, io.SEEK_SET)):
            raise io.UnsupportedOperation
        return self._place

    def close(self) -> None:
        self._stream.close()


def _in_warc(stream: BinaryIO, path: str, _size: int) -> Iterator[Member | None]:
    """The pages of a WARC; behind a damaged record it goes on with the next one."""
    try:
        import fastwarc  # noqa: F401, PLC0415 - an extra
    except ImportError:
        raise ReportFileError("file_package", path=path, kind="WARC") from None
    start: int | None = 0
    number = 0
    is_begun = False
    while start is not None:
        place = start
        try:
            for place, member in _records(stream, start):  # noqa: B007 - where it ended
                is_begun = True
                number += member is not None
                yield member and (member if member.name else member._replace(name=str(number)))
            return
        except OSError as error:
            if not stream.seekable():
                raise
            start, is_damaged = _next_record(stream, place)
            if start is None and not is_begun:
                raise
            if is_damaged or not is_begun:
                is_begun = True
                yield _damaged(path, place, error)


def _records(stream: BinaryIO, start: int) -> Iterator[tuple[int, Member | None]]:
    """The answers in a WARC from a place on, each with its own; None for what is passed over.

    Raises:
        OSError: what follows is damaged.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    if start:
        stream.seek(start)
    for record in ArchiveIterator(
        stream if stream.seekable() else _Forward(stream),
        record_types=WarcRecordType.response,
        parse_http=True,
        auto_decode="all",
    ):
        media_type = (record.http_content_type or "").lower()
        status = record.http_headers.status_code if record.http_headers else None
        if media_type not in MEDIA_TYPES or status not in (200, None):
            yield record.stream_pos, None
            continue
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")

        def load(name: str, record: Any = record) -> bytes:
            size = 0 if _is_encoded(record) else record.content_length
            try:
                data = checked(record.reader.read(LARGEST_PART + 1), name)
            except OSError as error:
                raise ReportFileError("file_damaged", path=name, reason=error) from None
            if len(data) < size:
                reason = f"{len(data)} of {size} bytes"
                raise ReportFileError("file_damaged", path=name, reason=reason)
            return data

        origin = Origin(address=address or None)
        yield record.stream_pos, Member(address, load, origin, MEDIA_TYPES[media_type])


def _is_encoded(record: Any) -> bool:
    """Whether a page was sent packed or in pieces, so that it has another size."""
    names = {name.lower() for name in (record.http_headers or {}).keys()}  # noqa: SIM118 - pairs
    return not names.isdisjoint({"content-encoding", "transfer-encoding"})


def _next_record(stream: BinaryIO, place: int) -> tuple[int | None, bool]:
    """Where the reading goes on behind a record, if it does, and whether damage lies between.

    What ended the reading may have been that only a part of a large record was taken.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    is_whole = False
    try:
        stream.seek(place)
        records = iter(ArchiveIterator(stream, parse_http=False))
        if next(records, None) is None:
            return None, False
        is_whole = True
        following = next(records, None)
    except OSError:
        return _next_beginning(stream, place + 1), is_whole
    return (None if following is None else following.stream_pos), False


def _next_beginning(stream: BinaryIO, place: int) -> int | None:
    """From a place on, where a record may begin: packed ones do by themselves."""
    stream.seek(0)
    head = stream.read(_BEGINNING)
    sign = next(
        (sign for sign in (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd") if head[:4].startswith(sign)),
        b"WARC/1.",
    )
    stream.seek(place)
    before = b""
    while data := stream.read(_PIECE):
        found = (before + data).find(sign)
        if found >= 0:
            return stream.tell() - len(data) - len(before) + found
        before = data[-_BEGINNING:]
    return None


def _damaged(path: str, place: int, error: OSError) -> Member:
    """What stands for a damaged record: asked for, it is an error."""

    def load(_name: str) -> bytes:
        raise ReportFileError("file_record", path=path, place=place, reason=error)

    return Member(str(place), load)


_READERS: Mapping[str, Callable[[BinaryIO, str, int], Iterator[Member | None]]] = {
    "zip": _in_zip,
    "tar": _in_tar,
    "mailbox": _in_mailbox,
    "warc": _in_warc,
}
