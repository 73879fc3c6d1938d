"""Files and folders to the text of reports."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drehtuer.errors import UnreadableReportError
from drehtuer.model import Origin
from drehtuer.text.decoding import SIZE_LIMIT, decode
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import (
    DOCUMENTS,
    HEAD,
    NAMED,
    PLAIN,
    REFUSED,
    SHOWN,
    SUFFIXES,
    is_report_name,
    kind_of,
    kind_of_answer,
    may_be_missed,
    says_no_kind,
)
from drehtuer.text.formats.markdown import read_markdown
from drehtuer.text.loaded import LoadedReport

_PIECE = 1 << 16  # most files are smaller, and room for more takes longer to get than to read
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}")
"""How the names of files end that say of what kind they are: "5.12.2025" does not."""
_ADDRESS = re.compile(r"https?://", re.I)

LARGEST_STREAM = 50_000_000
"""The most bytes that are taken from a pipe, which cannot be read twice."""

_READ_HERE = frozenset({PLAIN, "markdown"})
"""The kinds that cannot be traps: they are read in one pass, whatever stands in them."""


class FoundReports(NamedTuple):
    """The files to read, and an error for each path that gives none."""

    files: tuple[Path, ...]
    errors: tuple[UnreadableReportError, ...] = ()
    left: tuple[Path, ...] = ()
    """What lies beside reports in folders, of a kind that is none as far as can be told."""


def find_reports(paths: Iterable[str | os.PathLike[str]]) -> FoundReports:
    """The reports that files and folders stand for, each once.

    Paths keep their order; what is in a folder, at any depth, is sorted by path. In folders,
    hidden files and folders, files called README, pipes and devices are passed over, and links to
    folders are not followed; a file of which its name says nothing is read if its content says
    that it is a document. A path that gives no report becomes an error beside the others' files,
    and so does a file in a folder whose name says that it holds reports of a kind that is not read.
    """
    files: dict[str, Path] = {}
    errors: list[UnreadableReportError] = []
    left: list[Path] = []
    for given in paths:
        path = Path(given)
        try:
            if _ADDRESS.match(os.fspath(given)):
                raise ReportFileError("file_address", path=given)
            is_folder = os.path.isdir(path)
            found = _reports_in(path, errors, left) if is_folder else (_report_file(path),)
        except UnreadableReportError as error:
            errors.append(error)
            continue
        for file in found:
            files.setdefault(os.path.normcase(os.path.abspath(file)), file)
    others = {os.path.abspath(file): file for file in left}
    return FoundReports(tuple(files.values()), tuple(errors), tuple(others.values()))


def _report_file(path: Path) -> Path:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise ReportFileError("file_missing", path=path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReportFileError("file_closed", path=path, reason=reason) from None
    if (code := _refused(path)) is not None:
        raise ReportFileError(code, path=path, suffixes=SHOWN)
    return path


def _refused(path: Path) -> str | None:
    """Why a file is not read, by its name; what is called .doc is often something else."""
    suffix = path.suffix.lower()
    code = REFUSED.get(suffix)
    is_read = path.name.lower().endswith((*SUFFIXES, *NAMED)) or not _ENDING.fullmatch(suffix)
    if (is_read and code is None) or (code in (None, "file_office") and _content(path) != PLAIN):
        return None
    return code or "file_other"


def _content(path: Path) -> str:
    """The kind that a file tells by its content, whatever its name."""
    try:
        with path.open("rb") as file:
            return kind_of("", file.read(HEAD)) if path.is_file() else PLAIN
    except OSError:
        return PLAIN


def _reports_in(
    folder: Path, errors: list[UnreadableReportError], left: list[Path]
) -> tuple[Path, ...]:
    """The reports in a folder, sorted.

    Folders in it that cannot be opened and reports of kinds that are not read are added to
    ``errors``, files of which nothing says that they are reports to ``left``.
    """
    files: list[Path] = []
    others: list[Path] = []
    unreadable: list[OSError] = []
    refused: list[ReportFileError] = []
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            is_missed, says_nothing = may_be_missed(name), says_no_kind(name)
            file = os.path.join(root, name)
            is_report = is_missed or says_nothing or is_report_name(name)
            if not is_report or _may_never_end(file):
                continue
            if is_missed and (code := _refused(Path(file))) is not None:
                refused.append(ReportFileError(code, path=Path(file)))
            elif says_nothing and _content(Path(file)) not in DOCUMENTS:
                others.append(Path(file))
            else:
                files.append(Path(file))
    for error in unreadable:
        place = Path(error.filename)
        errors.append(ReportFileError("folder_closed", path=place, reason=error.strerror))
    errors.extend(sorted(refused, key=str))
    left.extend(sorted(others))
    if not files and not unreadable and not refused:
        raise ReportFileError("folder_empty", path=folder, suffixes=SHOWN)
    return tuple(sorted(files, key=lambda file: file.parts))


def _may_never_end(file: str) -> bool:
    """Whether a file is a pipe, a socket or a device; one that is not there is told later."""
    return os.path.exists(file) and not os.path.isfile(file)


def load(path: str | os.PathLike[str]) -> LoadedReport:
    """The one report in the file at ``path``.

    Raises:
        UnreadableReportError: the file is missing, cannot be opened or read, is no report, or holds
            several.
    """
    found = load_each(path)
    first = next(found)
    if isinstance(first, UnreadableReportError):
        raise first
    if next(found, None) is not None:
        raise ReportFileError("file_several", path=path)
    return first


def load_each(
    path: str | os.PathLike[str],
    *,
    names: Mapping[str, str] | None = None,
    keep: bool = False,
    relevant: bool = False,
) -> Iterator[LoadedReport | UnreadableReportError]:
    """The reports in the file at ``path``, one after another, and what cannot be read of it.

    Plain text and Markdown are read here, whatever else there is in a process apart.

    Args:
        path: the file.
        names: under which names the fields of JSON Lines stand.
        keep: whether the bytes that texts were taken from are wanted, too.
        relevant: whether pages may be passed over that cannot hold a claim.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
            kind = kind_of(os.fspath(path), head)
            is_stored = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            most = SIZE_LIMIT if kind in _READ_HERE else 0 if is_stored else LARGEST_STREAM
            rest = file.read(most + 1 - len(head)) if most else b""
    except FileNotFoundError:
        yield ReportFileError("file_missing", path=path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        yield ReportFileError("file_closed", path=path, reason=reason)
    else:
        data = head + rest
        if kind in _READ_HERE:
            found_here = _decoded(data, os.fspath(path), kind)
            if keep and isinstance(found_here, LoadedReport):
                is_own = data == found_here.text.encode("utf-8", "surrogatepass")
                found_here = found_here if is_own else replace(found_here, original=data)
            yield found_here
            return
        if len(data) > LARGEST_STREAM:
            megabytes = LARGEST_STREAM // 1_000_000
            yield ReportFileError("file_too_large", path=path, megabytes=megabytes)
            return
        from drehtuer.text.apart import read_apart  # noqa: PLC0415 - plain text needs none of it

        found = read_apart(
            os.fspath(path),
            file=path if is_stored else None,  # a pipe is read but once
            data=None if is_stored else data,
            names=names,
            keep=keep,
            relevant=relevant,
        )
        read_again = Path(path).read_bytes if is_stored else lambda: data
        yield from _with_original(found, kind, read_again) if keep else found


def load_answer(
    data: bytes, media_type: str, path: str, origin: Origin
) -> Iterator[LoadedReport | UnreadableReportError]:
    """The reports in what a server sent: a page, a PDF, a text, or the entries of a feed.

    Args:
        data: its bytes.
        media_type: what the server says they are, in small letters.
        path: what names it in messages.
        origin: what is known of it already, as its address.
    """
    kind = kind_of_answer(media_type, data[:HEAD])
    if kind is None:
        yield ReportFileError("file_answer", path=path, kind=media_type or "?")
        return
    from drehtuer.text.apart import read_apart  # noqa: PLC0415

    found = read_apart(path, data=data, kind=kind, origin=origin)
    for each in found:
        if isinstance(each, LoadedReport) and kind != "feed":
            yield replace(each, original=data)
        else:
            yield each


def file_hash(path: str | os.PathLike[str]) -> str | None:
    """The hash (SHA-256) of a file; None of plain text, of pipes and of what cannot be opened."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            head = file.read(HEAD)
            if kind_of(os.fspath(path), head) in _READ_HERE:
                return None
            made = hashlib.sha256(head)
            while piece := file.read(_PIECE):
                made.update(piece)
            return made.hexdigest()
    except (OSError, ValueError):
        return None


def load_bytes(
    data: bytes, path: str, *, names: Mapping[str, str] | None = None
) -> Iterator[LoadedReport | UnreadableReportError]:
    """The reports in the bytes of a file, as :func:`load_each` finds them; ``path`` names it."""
    kind = kind_of(path, data[:HEAD])
    if kind in _READ_HERE:
        yield _decoded(data, path, kind)
        return
    from drehtuer.text.apart import read_apart  # noqa: PLC0415

    yield from read_apart(path, data=data, names=names)


def _decoded(data: bytes, path: str, kind: str) -> LoadedReport | UnreadableReportError:
    try:
        if kind == PLAIN:
            return LoadedReport(*decode(data, path))
        return read_markdown(data, path, Origin())
    except ReportFileError as error:
        return error


def _with_original(
    found: Iterator[LoadedReport | UnreadableReportError], kind: str, read: Callable[[], bytes]
) -> Iterator[LoadedReport | UnreadableReportError]:
    """What is found in a file of that kind, with its bytes where it is one document."""
    data: bytes | None = None
    for each in found:
        if isinstance(each, LoadedReport) and (kind in DOCUMENTS or each.part is None):
            data = read() if data is None else data
            yield replace(each, original=each.original or data)
        else:
            yield each
