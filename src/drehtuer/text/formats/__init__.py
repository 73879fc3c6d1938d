"""The kinds of files that reports come in, told by content before name.

A module for each family of kinds makes reports of bytes. Whatever is neither plain text nor
Markdown is read in a process of its own (:mod:`drehtuer.text.apart`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PLAIN = "plain"
CONTAINERS = frozenset({"zip", "tar", "gzip", "bzip2", "xz", "zstd", "warc", "lines", "mailbox"})
"""Kinds that hold many reports, one after another, and may be larger than memory."""
DOCUMENTS = frozenset({"page", "saved", "pdf", "document", "rich", "markdown", "mail", "feed"})

PACKINGS = (".gz", ".bz2", ".xz", ".zst")
"""How the names of single files end that were packed."""
_SUFFIXES = (
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".pdf",
    ".docx",
    ".odt",
    ".rtf",
    ".eml",
    ".mbox",
    ".rss",
    ".atom",
    ".zip",
    ".tar",
    ".warc",
)
SUFFIXES = (
    *_SUFFIXES,
    *(".tgz", ".tbz2", ".txz", ".tzst"),
    *(suffix + packing for suffix in _SUFFIXES for packing in PACKINGS),
)
"""How the names of files end that are read wherever they lie (in capitals too)."""
NAMED = (".markdown", ".text", ".jsonl", ".ndjson", ".xml", *PACKINGS)
"""How the names of files end that are read only if they are named: in a folder they may be
anything, as the claims and decisions that Drehtür itself writes are JSON Lines."""
SHOWN = (
    ".txt, .md, .html, .pdf, .docx, .odt, .rtf, .eml, .mbox, .rss, .atom, .jsonl, .zip, .tar, .gz, "
    ".warc"
)
"""What is told of them to whom none of them was given."""
MISSED = {
    **dict.fromkeys((".doc", ".dot", ".wps", ".ppt"), "file_office"),
    **dict.fromkeys((".pages", ".wpd", ".hwp", ".epub", ".pptx", ".odp", ".fodt"), "file_document"),
    **dict.fromkeys((".7z", ".rar", ".z", ".lz", ".lzma", ".lz4", ".cab"), "file_archive"),
    **dict.fromkeys((".msg", ".pst"), "file_outlook"),
}
"""How the names of files end that hold reports and are not read, and what is to be told of them."""
REFUSED = {
    **MISSED,
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".numbers"), "file_table"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"), "file_picture"
    ),
}
"""Likewise of all that are not read by intent."""

MEDIA_TYPES = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": PLAIN,
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
"""What servers say that they send, and what is read of it."""

HEAD = 1024
"""So many bytes tell the kind of a file."""

_BY_SUFFIX = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mht": "saved",
    ".mhtml": "saved",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".tar": "tar",
    ".warc": "warc",
}
_MAGIC = (
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "zip"),
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\0"), "xz"),
    (re.compile(rb"(?:\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)"), "zstd"),
    (re.compile(rb"WARC/"), "warc"),
    (re.compile(rb"\{\\rtf"), "rich"),
)
_HOLLOW = {".zip": "zip", ".docx": "zip", ".odt": "zip", ".pdf": "pdf"}
"""What files that are no text must be, by their names, though they do not begin like it."""
_MAILBOX = re.compile(
    rb"From \S{1,200} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d[^\n]{0,40}\n"
)
"""How a mailbox begins: who sent the first mail, and when, as asctime(3) puts it."""
_TAR = slice(257, 262)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)
_MARK = b"\xef\xbb\xbf"


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    path = Path(__file__).with_name("names.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def table(name: str) -> Mapping[str, str]:
    """A table of ``names.toml``."""
    return _names()[name]


def names(name: str, key: str) -> frozenset[str]:
    """The names under a key of a table of ``names.toml``."""
    return frozenset(table(name)[key].split())


def is_report_name(name: str) -> bool:
    """Whether a file of that name is read wherever it lies: it is not hidden, and no README."""
    lower = name.lower()
    return lower.endswith(SUFFIXES) and not lower.startswith((".", "readme."))


def may_be_missed(name: str) -> bool:
    """Whether a file in a folder, which is not read, may hold a report as its name goes."""
    return name.lower().endswith(tuple(MISSED)) and not name.startswith((".", "~$"))


def says_no_kind(name: str) -> bool:
    """Whether the name of a file in a folder, neither hidden nor README, tells no known kind."""
    lower = name.lower()
    known = (*SUFFIXES, *NAMED, *REFUSED, ".toml")  # of the last kind is sources.toml
    return not (lower.endswith((*known, "~")) or lower.startswith((".", "~$", "readme")))


def kind_of(name: str, head: bytes) -> str:
    """The kind of a file.

    Args:
        name: its name; only its end counts. A file called .txt that begins as a page is a text.
        head: its first ``HEAD`` bytes.
    """
    if b"%PDF-" in head and not head[:1].isalnum():
        return "pdf"
    for magic, kind in _MAGIC:
        if magic.match(head):
            return kind
    if head[_TAR] == b"ustar":
        return "tar"
    lower = name.lower()
    suffix = lower[lower.rfind(".") :] if "." in lower else ""
    if suffix == ".txt":
        return PLAIN
    text = head.removeprefix(_MARK)
    if _PAGE.match(text):
        return "page"
    if _FEED.match(text):
        return "feed"
    if _MAILBOX.match(text):
        return "mailbox"
    if suffix in _HOLLOW and b"\0" in head:
        return _HOLLOW[suffix]
    return _BY_SUFFIX.get(suffix, PLAIN)


def kind_of_answer(media_type: str, head: bytes) -> str | None:
    """The kind of what a server sends; None of what is not read.

    Args:
        media_type: what it says to send, in small letters. Feeds are often sent as something else.
        head: the first ``HEAD`` bytes.
    """
    told, seen = MEDIA_TYPES.get(media_type), kind_of("", head)
    if seen in ("feed", "pdf") or told is None:
        return seen if seen in ("feed", "pdf", "page") else None
    return told
