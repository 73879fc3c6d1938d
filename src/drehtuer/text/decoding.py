"""Bytes to text.

Newlines stay as they are, so that offsets count the code points of the decoded file. A byte order
mark names the encoding; it is no part of the text.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from drehtuer.text.errors import ReportFileError

SIZE_LIMIT = 10_000_000
"""The largest text that is read, in bytes: a book of 5,000 pages, minutes of reading.

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
_WIDE = ("utf-16", "utf-32", "utf16", "utf32")
_CODE_PAGES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8-r",
    "koi8-u",
    "iso8859-2",
    "iso8859-5",
    "cp866",
    "cp1125",
    "cp850",
    "cp852",
    "mac-roman",
    "mac-latin2",
    "mac-cyrillic",
)
"""Where several fit alike, the first counts."""
_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What an old office file holds that is the cover of a new one with a password."""
_SIGNATURES = (
    (_OFFICE, "file_office"),
    (b"7z\xbc\xaf\x27\x1c", "file_archive"),
    (b"Rar!\x1a\x07", "file_archive"),
    (b"\x04\x22\x4d\x18", "file_archive"),
    (b"LZIP", "file_archive"),
    (b"\x1f\x9d", "file_archive"),
    (b"\x89PNG", "file_picture"),
    (b"\xff\xd8\xff", "file_picture"),
    (b"II*\0", "file_picture"),
    (b"MM\0*", "file_picture"),
)
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_CONTROLS_ALLOWED = 0.01
_SAMPLE = 200_000  # bytes; enough words to tell one code page from another

_PLAIN = re.compile("[\t\r\n -~\u00a0-\u024f\u0400-\u04ff\u2010-\u203a\u20ac]")
_LEAST_UTF16 = 20
_CLEARLY = 0.98
"""UTF-16 needs no mark where so many characters at least are text, and this share of them."""

# What a wrong code page leaves behind in words: a sign inside, a capital after a small letter, a
# Latin letter beside a Cyrillic one, a letter alone that is no word. Each pattern reads a bounded
# number of characters, so a search is linear.
_BEYOND = [chr(code) for code in (*range(0xC0, 0x180), *range(0x400, 0x500))]
_SMALL = "a-z" + "".join(filter(str.islower, _BEYOND))
_CAPITAL = "".join(filter(str.isupper, _BEYOND))
_ODDITIES = (
    re.compile(r"[^\W\d_][^\w\s.,:;/&@'’·\-–—\xad\"”“»«()\[\]…*][^\W\d_]"),
    re.compile(r"[^\W\d_][\xb2\xb3\xb9]"),
    re.compile(f"[{_SMALL}][{_CAPITAL}]"),
    re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ÖØ-öø-ɏ]"),
    re.compile(r"(?<!\w)[Â-ÇÊ-ÒÔ-ÖØ-Þâ-çê-òô-öø-þĀ-žЀ-ӿ](?!\w)"),
)


class DecodedText(NamedTuple):
    """The text that bytes encode, and what a reader should know of how it was decoded."""

    text: str
    warnings: Warnings = ()


def decode(data: bytes, source: str, declared: str | None = None) -> DecodedText:
    """The text that ``data`` encodes.

    Args:
        data: the bytes of a text.
        source: what names them in messages.
        declared: the encoding that they are said to be in, as a page or a mail says it.

    A byte order mark counts before what is declared. Without either, tried are UTF-16 where that
    clearly makes a text, UTF-8, and where none fits the code pages of western and central European
    and Cyrillic texts; of these, the one in which the letters are most nearly those of one
    language, with the fewest oddities within words.

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
        or _decode_declared(data, source, declared)
        or _decode_unmarked(data)
        or _decode_utf8(data, source)
        or _decode_guess(data)
    )
    if loaded is None:
        raise ReportFileError("file_binary", path=source)
    if not loaded.text.strip():
        return DecodedText(loaded.text, (*loaded.warnings, ("empty", {})))
    return loaded


def _decode_marked(data: bytes, source: str) -> DecodedText | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return DecodedText(data.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":  # damaged, which _decode_utf8 and its warning are for
            return None
        raise ReportFileError(
            "file_broken", path=source, encoding=encoding.upper(), byte=error.start
        ) from None


def _decode_declared(data: bytes, source: str, declared: str | None) -> DecodedText | None:
    if not declared:
        return None
    if not declared.lower().startswith(_WIDE):
        _refuse_binary(data, source)
    try:
        return DecodedText(data.decode(declared))
    except (ValueError, LookupError):  # wrong, or no encoding at all
        return None


def _decode_unmarked(data: bytes) -> DecodedText | None:
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
            return DecodedText(text, (("encoding", {"encoding": encoding}),))
    return None


def _decode_utf8(data: bytes, source: str) -> DecodedText | None:
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(data, source)
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    intact = len(text) - len(text.encode("ascii", "ignore")) - damaged
    # Where most characters beyond ASCII are good UTF-8, the rest is damage, not another encoding.
    if intact > damaged:
        return DecodedText(text, (("damaged", {"number": str(damaged)}),))
    return None


def _refuse_binary(data: bytes, source: str) -> None:
    code = next((code for mark, code in _SIGNATURES if data.startswith(mark)), None)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if code is None and (b"\0" in data or controls > _CONTROLS_ALLOWED * len(sample)):
        code = "file_binary"
    if code == "file_office" and _ENCRYPTED in data:
        code = "file_password"
    if code is not None:
        raise ReportFileError(code, path=source)


def _decode_guess(data: bytes) -> DecodedText | None:
    best: tuple[int, str, str] | None = None
    for encoding in _CODE_PAGES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        unlikely = _unlikely(text[:_SAMPLE])
        if best is None or unlikely < best[0]:
            best = (unlikely, encoding, text)
    return best and DecodedText(best[2], (("encoding", {"encoding": best[1]}),))


def _unlikely(text: str) -> int:
    """How many letters and signs there are that a text of one language does not have."""
    # Words of ASCII letters say nothing; the others are those that an encoding decides.
    words = " ".join(re.findall(r"\S{0,30}[^\x00-\x7f]\S{0,30}", text))
    oddities = sum(len(pattern.findall(words)) for pattern in _ODDITIES)
    letters = Counter(sign for sign in words.lower() if sign > "\x7f" or sign in ascii_lowercase)
    foreign = (sum(letters[sign] for sign in letters.keys() - known) for known in _alphabets())
    return oddities + min(foreign)


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    """For each language, the small letters of its texts, and the signs of print."""
    told = tomllib.loads(Path(__file__).with_name("letters.toml").read_text(encoding="utf-8"))
    signs = "".join(told["signs"].values())
    return (
        *(frozenset(letters + signs + ascii_lowercase) for letters in told["latin"].values()),
        *(frozenset(letters + signs) for letters in told["cyrillic"].values()),
    )
