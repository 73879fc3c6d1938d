"""Markdown to the text that is meant; a text without any of its signs stays as it is."""

from __future__ import annotations

import re

from drehtuer.model import Origin
from drehtuer.text.decoding import decode
from drehtuer.text.formats.page_dates import iso_day
from drehtuer.text.loaded import LoadedReport, described

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_KEY = re.compile(r"^(title|author|date|published|outlet|source|language|lang|url|address)[ \t]*:"
                  r"[ \t]*(\S[^\r\n]*?)[ \t]*$", re.M | re.I)  # fmt: skip
_MEANS = {"date": "published", "source": "outlet", "lang": "language", "url": "address"}

_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~)[^\r\n]*\r?\n?", re.M)
_COMMENT = re.compile(r"<!--.{0,10000}?-->", re.S)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_TARGET = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*\n?", re.M)
_ADDRESS = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.M)
_UNDERLINE = re.compile(r"^(?=[ \t]{0,3}\S)([^\n]+)\n[ \t]{0,3}(?:=+|-{3,})[ \t]*$", re.M)
_RULE = re.compile(r"^[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$\n?", re.M)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M)
_STRONG = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"(`{1,2})(?!`)([^`\n]{1,1000})\1(?!`)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def read_markdown(data: bytes, path: str, origin: Origin) -> LoadedReport:
    """The text of a Markdown file: words without the signs of form, lists and lines as they are.

    What stands in front between lines of dashes says who wrote it, where and when.

    Raises:
        ReportFileError: it is no text.
    """
    text, warnings = decode(data, path)
    front = _FRONT.match(text)
    told: dict[str, str] = {}
    if front is not None and (keys := _KEY.findall(front.group(1))):
        text = text[front.end() :]
        told = {_MEANS.get(key.lower(), key.lower()): value.strip("'\"") for key, value in keys}
        told["published"] = iso_day(told.get("published", "")) or ""
        told = {key: value for key, value in told.items() if value}
    return LoadedReport(_plain(text), warnings, described(origin, **told))


def _plain(text: str) -> str:
    for pattern, put in (
        (_COMMENT, ""),
        (_FENCE, ""),
        (_TARGET, ""),
        (_IMAGE, ""),
        (_LINK, r"\1"),
        (_ADDRESS, r"\1"),
        (_UNDERLINE, r"\1"),
        (_HEADING, r"\1"),
        (_RULE, ""),
        (_QUOTE, ""),
        (_CODE, r"\2"),
        (_STRONG, r"\2"),
        (_STRONG, r"\2"),
        (_ESCAPE, r"\1"),
    ):
        text = pattern.sub(put, text)
    return text


def masked(text: str) -> str:
    """A Markdown file with what is no word of its text blanked: as long, and with its lines."""
    front = _FRONT.match(text)
    if front is not None and _KEY.search(front.group(1)):
        text = _blanks(front.group()) + text[front.end() :]
    for pattern in (_COMMENT, _FENCE, _TARGET, _IMAGE, _LINK):
        text = pattern.sub(_blanked, text)
    return text


def _blanked(match: re.Match[str]) -> str:
    """What a pattern found, with all but its group blanked."""
    start, end = match.span(1) if match.re.groups else (match.end(), match.end())
    before = match.string[match.start() : start]
    return _blanks(before) + match.string[start:end] + _blanks(match.string[end : match.end()])


def _blanks(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
