"""Feeds: RSS 0.9 to 2.0 and Atom (RFC 4287), an entry a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import NoReturn
from xml.parsers import expat

from drehtuer.model import Origin
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats.markup import plain_text
from drehtuer.text.formats.naming import DistinctNames
from drehtuer.text.formats.page_dates import iso_day, mail_day
from drehtuer.text.loaded import LoadedReport, titled
from drehtuer.text.parts import guarded_parser, local

_ENTRIES = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "RDF"})
_TEXTS = ("encoded", "content", "description", "summary")
"""Where the text of an entry stands, the longest first."""
_DATES = ("pubDate", "published", "date", "issued", "updated")
_DEEPEST = 500


@dataclass(slots=True)
class _Feed:
    """What the parser has gone through."""

    path: str
    title: str | None = None
    language: str | None = None
    entries: list[Mapping[str, str]] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    entry: dict[str, str] | None = None
    pieces: list[str] = field(default_factory=list)
    markup: int = 0
    """How deep in the stack an element stands whose tags are part of its text (Atom's XHTML)."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if not self.stack and tag not in _ROOTS:
            raise ReportFileError("file_no_feed", path=self.path)
        self.stack.append(tag)
        if len(self.stack) > _DEEPEST:
            raise ReportFileError("file_deep", path=self.path, depth=_DEEPEST)
        if self.markup:
            self.pieces.append(f"<{tag}>")
            return
        self.language = self.language or attributes.get("xml:lang")
        if tag in _ENTRIES:
            self.entry = {}
        elif self.entry is not None and tag == "link" and "href" in attributes:
            is_own = attributes.get("rel", "alternate") == "alternate"
            self.entry |= {"link": attributes["href"]} if is_own else {}
        self.pieces.clear()
        if attributes.get("type") == "xhtml":
            self.markup = len(self.stack)

    def end(self, _name: str) -> None:
        tag = self.stack.pop()
        if self.markup > len(self.stack):
            self.markup = 0
        if self.markup:
            self.pieces.append(f"</{tag}>")
            return
        text = "".join(self.pieces).strip()
        self.pieces.clear()
        if self.entry is None:
            if tag == "title":
                self.title = self.title or text
            elif tag == "language":
                self.language = self.language or text
        elif tag in _ENTRIES:
            self.entries.append(self.entry)
            self.entry = None
        elif text and self.stack and self.stack[-1] in _ENTRIES:
            self.entry.setdefault(tag, text)
        elif text and tag == "name" and self.stack[-1:] == ["author"]:
            self.entry.setdefault("creator", text)

    def text(self, text: str) -> None:
        self.pieces.append(escape(text) if self.markup else text)


def read_feed(data: bytes, path: str, origin: Origin) -> Iterator[LoadedReport]:
    """The entries of a feed; each is named by its id or address.

    Raises:
        ReportFileError: it is no feed, damaged, or a trap.
    """
    feed = _Feed(path)

    def refuse() -> NoReturn:
        raise ReportFileError("file_entities", path=path)

    parser = guarded_parser(feed.start, feed.end, feed.text, refuse)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ReportFileError("file_damaged", path=path, reason=error) from None
    parts = DistinctNames()
    for number, entry in enumerate(feed.entries, 1):
        found = _report(entry, feed, origin, number)
        yield replace(found, part=parts.of(found.part or ""))


def _report(entry: Mapping[str, str], feed: _Feed, origin: Origin, number: int) -> LoadedReport:
    title = " ".join(plain_text(entry.get("title", "")).split())
    texts = (plain_text(entry[name]) for name in _TEXTS if name in entry)
    body = max(texts, key=len, default="")
    text = titled(title, body)
    published = next(filter(None, (_day(entry[n]) for n in _DATES if n in entry)), None)
    address = entry.get("link")
    told = Origin(
        title=title or None,
        author=entry.get("creator") or entry.get("author"),
        outlet=feed.title or origin.outlet,
        published=published,
        language=feed.language and feed.language[:2].lower(),
        address=address,
    )
    part = entry.get("guid") or entry.get("id") or address or str(number)
    return LoadedReport(
        text, () if text.strip() else (("empty", {}),), told, part=part, is_entry=True
    )


def _day(text: str) -> str | None:
    return iso_day(text) or mail_day(text)
