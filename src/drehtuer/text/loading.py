"""Files and folders to the text of reports.

Newlines stay as they are, so that offsets count the code points of the decoded file. A byte order
mark names the encoding; it is no part of the text.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar, NamedTuple

from drehtuer.errors import UnreadableReportError, WordedError

SUFFIXES = (".txt", ".md")
"""How the names of report files end (in capitals too)."""

SIZE_LIMIT = 10_000_000
"""The largest report that is read, in bytes: a book of 5,000 pages, minutes of reading.

A larger file is an archive of many reports; read as one, it would have one date and one outlet, and
a batch would wait for it without a word.
"""

Warnings = tuple[tuple[str, Mapping[str, str]], ...]
"""(code, parameters) pairs, as in :attr:`drehtuer.model.Report.warnings`."""

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1252", "cp1250", "cp1251", "koi8-r")
_SIGNATURES = (
    (b"%PDF-", "file_pdf"),
    (b"PK\x03\x04", "file_zip"),
    (b"{\\rtf", "file_rtf"),
    (b"\xd0\xcf\x11\xe0", "file_office"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.01
_SAMPLE = 200_000  # bytes; enough words to tell one code page from another

_PLAIN = re.compile("[\t\r\n -~\u00a0-\u024f\u0400-\u04ff\u2010-\u203a\u20ac]")
_LEAST_UTF16 = 20
_CLEARLY = 0.98
"""UTF-16 needs no mark where so many characters at least are text, and this share of them."""

# What a wrong code page leaves behind: a sign inside a word, a capital after a small letter, a
# Latin letter beside a Cyrillic one, several accented letters in a row. Each pattern reads a
# bounded number of characters, so a search is linear.
_ODDITIES = (
    re.compile(r"[^\W\d_][^\w\s.,:;/&@'’·\-–—\xad\"”“„»«()\[\]…*][^\W\d_]"),
    re.compile(r"[^\W\d_][\xb2\xb3\xb9]"),
    re.compile(r"[a-zß-öø-ÿа-яёіўї][А-ЯЁІЎЇÀ-ÖØ-Þ]"),
    re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ÖØ-öø-ɏ]"),
    re.compile(r"[À-ÖØ-öø-ÿ]{3}"),
)


class ReportFileError(WordedError, UnreadableReportError):
    """Why a path gives no report."""

    messages: ClassVar[Mapping[str, str]] = {
        "file_missing": "{path}: there is no such file or folder; check the path",
        "file_closed": "{path}: the file cannot be opened ({reason})",
        "file_other": "{path}: reports are {suffixes} files; save the text of this one as .txt",
        "file_too_large": "{path}: larger than {megabytes} MB; split it into its reports",
        "file_pdf": "{path}: this is a PDF file; save its text as .txt",
        "file_zip": "{path}: this is a zip archive or an office document; save its text as .txt",
        "file_rtf": "{path}: this is a rich text file; save its text as .txt",
        "file_office": "{path}: this is an old office document; save its text as .txt",
        "file_binary": "{path}: this is no text, or in an unknown encoding; save it as UTF-8",
        "file_broken": "{path}: broken {encoding} at byte {byte}; save it as UTF-8",
        "folder_closed": "{path}: the folder cannot be opened ({reason})",
        "folder_empty": "{path}: no reports in this folder; put {suffixes} files there",
    }


class LoadedText(NamedTuple):
    """The text of a file, and what a reader should know of how it was decoded."""

    text: str
    warnings: Warnings = ()


class FoundReports(NamedTuple):
    """The files to read, and an error for each path that gives none."""

    files: tuple[Path, ...]
    errors: tuple[UnreadableReportError, ...] = ()


def find_reports(paths: Iterable[str | os.PathLike[str]]) -> FoundReports:
    """The reports that files and folders stand for, each once.

    Paths keep their order; what is in a folder, at any depth, is sorted by path. In folders,
    hidden files and folders and files called README are passed over, and links to folders are
    not followed. A path that gives no report becomes an error beside the others' files.
    """
    files: dict[Path, Path] = {}
    errors: list[UnreadableReportError] = []
    for path in map(Path, paths):
        try:
            found = _reports_in(path) if path.is_dir() else (_report_file(path),)
        except UnreadableReportError as error:
            errors.append(error)
            continue
        for file in found:
            files.setdefault(Path(os.path.abspath(file)), file)
    return FoundReports(tuple(files.values()), tuple(errors))


def _report_file(path: Path) -> Path:
    if not path.exists():
        raise ReportFileError("file_missing", path=path)
    if path.suffix and path.suffix.lower() not in SUFFIXES:
        raise ReportFileError("file_other", path=path, suffixes=", ".join(SUFFIXES))
    return path


def _reports_in(folder: Path) -> tuple[Path, ...]:
    files: list[Path] = []
    unreadable: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(root, name) for name in names if _is_report_name(name))
    if unreadable and not files:
        reason = unreadable[0].strerror
        raise ReportFileError("folder_closed", path=folder, reason=reason)
    if not files:
        raise ReportFileError("folder_empty", path=folder, suffixes=", ".join(SUFFIXES))
    return tuple(sorted(files, key=lambda file: file.parts))


def _is_report_name(name: str) -> bool:
    stem, suffix = os.path.splitext(name)
    return suffix.lower() in SUFFIXES and not name.startswith(".") and stem.lower() != "readme"


def load_text(path: str | os.PathLike[str]) -> str:
    """The text of the file at ``path``, as :func:`load` reads it, without the warnings."""
    return load(path).text


def load(path: str | os.PathLike[str]) -> LoadedText:
    """Read and decode the file at ``path``.

    Warnings: as of :func:`decode`.

    Raises:
        UnreadableReportError: the file is missing, cannot be opened, is larger than
            ``SIZE_LIMIT``, or is no text.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise ReportFileError("file_missing", path=path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReportFileError("file_closed", path=path, reason=reason) from None
    return decode(data, os.fspath(path))


def decode(data: bytes, source: str) -> LoadedText:
    """The text that ``data`` encodes; ``source`` names it in messages.

    Tried are the encoding of a byte order mark, UTF-16 without such a mark where that clearly makes
    a text, UTF-8, and where none fits the code pages of western and central European and Cyrillic
    texts; of these, the one that leaves the fewest oddities within words.

    Warnings: ``empty``; ``encoding`` (encoding: name of the encoding that was guessed);
    ``damaged`` (number: how many bytes were no UTF-8 in a text that otherwise is, each of which
    now is U+FFFD).

    Raises:
        UnreadableReportError: the data are larger than ``SIZE_LIMIT`` or no text.
    """
    if len(data) > SIZE_LIMIT:
        raise ReportFileError("file_too_large", path=source, megabytes=SIZE_LIMIT // 1_000_000)
    loaded = (
        _decode_marked(data, source)
        or _decode_unmarked(data)
        or _decode_utf8(data, source)
        or _decode_guess(data)
    )
    if loaded is None:
        raise ReportFileError("file_binary", path=source)
    if not loaded.text.strip():
        return LoadedText(loaded.text, (*loaded.warnings, ("empty", {})))
    return loaded


def _decode_marked(data: bytes, source: str) -> LoadedText | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return LoadedText(data.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":  # damaged, which _decode_utf8 and its warning are for
            return None
        raise ReportFileError(
            "file_broken", path=source, encoding=encoding.upper(), byte=error.start
        ) from None


def _decode_unmarked(data: bytes) -> LoadedText | None:
    """UTF-16 without a mark: every second byte is of a blank, or one of few that tell a script."""
    if b"\0" not in data[:_SAMPLE] or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        plain = len(_PLAIN.findall(sample))
        blanks = len(sample.split()) - 1
        if len(sample) >= _LEAST_UTF16 and blanks > 0 and plain >= _CLEARLY * len(sample):
            return LoadedText(text, (("encoding", {"encoding": encoding}),))
    return None


def _decode_utf8(data: bytes, source: str) -> LoadedText | None:
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(data, source)
    try:
        return LoadedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    intact = len(text) - len(text.encode("ascii", "ignore")) - damaged
    # Where most characters beyond ASCII are good UTF-8, the rest is damage, not another encoding.
    if intact > damaged:
        return LoadedText(text, (("damaged", {"number": str(damaged)}),))
    return None


def _refuse_binary(data: bytes, source: str) -> None:
    code = next((code for mark, code in _SIGNATURES if data.startswith(mark)), None)
    sample = data[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if code is None and (b"\0" in data or controls > _CONTROLS_ALLOWED * len(sample)):
        code = "file_binary"
    if code is not None:
        raise ReportFileError(code, path=source)


def _decode_guess(data: bytes) -> LoadedText | None:
    best: tuple[int, str, str] | None = None
    for encoding in _CODE_PAGES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        oddities = _oddities(text)
        if best is None or oddities < best[0]:
            best = (oddities, encoding, text)
    return best and LoadedText(best[2], (("encoding", {"encoding": best[1]}),))


def _oddities(text: str) -> int:
    # Words of ASCII letters say nothing; the sample is of those that an encoding decides.
    telling = re.findall(r"\S{0,30}[^\x00-\x7f]\S{0,30}", text[:_SAMPLE])
    words = " ".join(telling)
    return sum(len(pattern.findall(words)) for pattern in _ODDITIES)
