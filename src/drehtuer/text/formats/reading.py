"""From a file of any kind to the reports in it, one after another."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, NamedTuple, cast

from drehtuer.model import Origin
from drehtuer.text.decoding import decode
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import CONTAINERS, HEAD, kind_of
from drehtuer.text.formats.archives import LARGEST_PART, Member, checked, is_read, members_of
from drehtuer.text.formats.documents import is_document, read_document
from drehtuer.text.formats.feeds import read_feed
from drehtuer.text.formats.mail import read_mail, saved_page
from drehtuer.text.formats.markdown import read_markdown
from drehtuer.text.formats.naming import DistinctNames
from drehtuer.text.formats.packed import PACKED, head_inside, name_inside, unpacked
from drehtuer.text.formats.pages import page_can_matter, read_page
from drehtuer.text.formats.pdf import read_pdf
from drehtuer.text.formats.record_lines import read_lines
from drehtuer.text.formats.rich import read_rich
from drehtuer.text.loaded import LoadedReport, described

DEEPEST = 3
"""So many archives and mails may lie within one another."""
MOST_ERRORS = 100
"""A file with so many broken parts, and more than whole ones, is not read to its end."""

Found = LoadedReport | ReportFileError

_PACKED_WARC = frozenset({"gzip", "zstd"})
"""What reads WARC unpacks these by itself, and faster."""

_TEXTS = {
    "page": read_page,
    "markdown": read_markdown,
    "pdf": read_pdf,
    "document": read_document,
    "rich": read_rich,
}


class Step(NamedTuple):
    """Where the reading stands, and what was found there.

    A step without ``found`` says that a part of ``size`` bytes is about to be read.
    """

    place: int
    name: str | None = None
    size: int = 0
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read, and how.

    ``path`` names the file in messages. ``names`` are those of the fields in JSON Lines. ``keep``
    asks for the bytes of each part; ``relevant`` lets pages be passed over that cannot hold a
    claim. Parts before the place ``start`` are passed over. ``kind`` is that of the file, where it
    is known, ``origin`` what is known of it beside. ``aloud`` asks to be told of each part before
    it is read, even among such as are passed over.
    """

    path: str
    names: Mapping[str, str] = field(default_factory=dict)
    keep: bool = False
    relevant: bool = False
    start: int = 0
    kind: str | None = None
    origin: Origin = field(default_factory=Origin)
    aloud: bool = False


def steps(order: Order, stream: BinaryIO, size: int) -> Iterator[Step]:
    """Read a file part by part; a part that cannot be read is an error among what is found.

    Args:
        order: what is to be read.
        stream: the file.
        size: its size in bytes.
    """
    errors = whole = 0
    last = ""
    try:
        for step in _steps(order, stream, size):
            yield step
            if isinstance(step.found, ReportFileError):
                errors, last = errors + 1, str(step.found)
            whole += isinstance(step.found, LoadedReport)
            if errors >= MOST_ERRORS and errors > whole:
                raise ReportFileError("file_traps", path=order.path)
        if not errors and not whole and not order.start:
            raise ReportFileError("file_nothing", path=order.path)
    except ReportFileError as error:
        if str(error) != last:  # where a packed archive is cut, its last part was cut too
            yield Step(order.start, found=error)


def _steps(order: Order, stream: BinaryIO, size: int) -> Iterator[Step]:
    kind, stream = (order.kind, stream) if order.kind else _opened(order.path, stream, size)
    if kind == "lines":
        for place, found in read_lines(stream, order.path, order.names, Origin()):
            if place >= order.start:
                yield Step(place, found=found)
    elif kind in CONTAINERS:
        for place, member in enumerate(members_of(kind, stream, order.path, size)):
            if member is None or place < order.start:
                continue
            path = f"{order.path}#{member.part}"
            try:
                data = member.load(path)
                yield Step(place, member.part, len(data))
                told = member.kind or kind_of(member.name, data[:HEAD])
                for each in _found(told, data, path, member.origin, order, 1):
                    found = _kept(each, member.part, data if order.keep else None)
                    yield Step(place, member.part, found=found)
            except ReportFileError as error:
                yield Step(place, member.part, found=error)
    elif not order.start:
        data = stream.read()
        yield Step(0, size=len(data))
        for each in _found(kind, data, order.path, order.origin, order, 0):
            yield Step(0, found=each)


def _found(
    kind: str, data: bytes, path: str, origin: Origin, order: Order, depth: int
) -> Iterator[Found]:
    """The reports in the bytes of a document, or of an archive within an archive.

    Raises:
        ReportFileError: it cannot be read.
    """
    if kind == "zip" and is_document(io.BytesIO(data)):
        kind = "document"
    if kind == "page" and order.relevant and not page_can_matter(data, path):
        yield LoadedReport("", origin=origin, is_passed_over=True)
    elif kind in _TEXTS:
        yield _TEXTS[kind](data, path, origin)
    elif kind == "feed":
        yield from read_feed(data, path, origin)
    elif kind == "lines":
        for _, found in read_lines(io.BytesIO(data), path, order.names, origin):
            yield found
    elif kind == "saved":
        page, address = saved_page(data)
        yield from _found("page", page, path, described(origin, address=address), order, depth)
    elif kind == "mail":
        yield from _in_mail(data, path, origin, order, depth)
    elif kind in CONTAINERS:
        if depth >= DEEPEST:
            raise ReportFileError("file_nested", path=path, depth=DEEPEST)
        inner, stream = _opened(path, io.BytesIO(data), len(data))
        if inner not in CONTAINERS:  # one file that was packed
            yield from _found(inner, stream.read(), path, origin, order, depth + 1)
            return
        for member in members_of(inner, stream, path, len(data)):
            if member is not None:
                yield from _within(member, path, order, depth)
    else:
        yield LoadedReport(*decode(data, path), origin)


def _in_mail(data: bytes, path: str, origin: Origin, order: Order, depth: int) -> Iterator[Found]:
    letter, attached = read_mail(data, path, origin)
    yield letter
    names = DistinctNames()
    for name, content in attached:
        if is_read(name):
            known = Origin(published=letter.origin.published, outlet=letter.origin.outlet)
            if name.lower().endswith(".eml"):  # it says itself who sent it when
                known = Origin()
            part = Member(name, partial(_held, content), known, part=names.of(name))
            yield from _within(part, path, order, depth)


def _held(content: bytes, _path: str) -> bytes:
    return content


def _within(member: Member, path: str, order: Order, depth: int) -> Iterator[Found]:
    """What is in a part of a part; what cannot be read of it is found as an error."""
    inner = f"{path}#{member.part}"
    if depth >= DEEPEST:
        yield ReportFileError("file_nested", path=inner, depth=DEEPEST)
        return
    try:
        data = member.load(inner)
        kind = member.kind or kind_of(member.name, data[:HEAD])
        for found in _found(kind, data, inner, member.origin, order, depth + 1):
            yield _kept(found, member.part, None)
    except ReportFileError as error:
        yield error


def _kept(found: Found, name: str, data: bytes | None) -> Found:
    """What was found in a part of that name, with the bytes of the part."""
    if isinstance(found, ReportFileError) or found.is_passed_over:
        return found
    return replace(found.within(name), original=data)


def _opened(path: str, stream: BinaryIO, size: int) -> tuple[str, BinaryIO]:
    """The kind of a file and the stream to read it from: what was packed, unpacked."""
    head = stream.read(HEAD)
    stream.seek(0)
    kind, name, packed = kind_of(path, head), path, stream
    for _ in range(DEEPEST):
        if kind not in PACKED:
            break
        name = name_inside(name)
        if stream is packed:
            inside = kind_of(name, head_inside(kind, packed, path, HEAD))
            if inside == "warc" and kind in _PACKED_WARC:
                return inside, packed
        inner = unpacked(kind, stream, path, size)
        kind = inside if stream is packed else kind_of(name, inner.peek(HEAD)[:HEAD])
        stream = cast("BinaryIO", inner)
    if kind in PACKED:
        raise ReportFileError("file_nested", path=path, depth=DEEPEST)
    if kind == "zip" and stream is not packed:
        stream = io.BytesIO(checked(stream.read(LARGEST_PART + 1), path))
    if kind == "zip" and is_document(stream):
        return "document", stream
    return kind, stream
