"""Bylines: which news agency a text is from, by the marks that agencies' texts bear.

Marks are read where bylines stand, at the beginning and the end of a text: an agency in brackets
or between slashes, after the place (*Minsk (dpa) –*, *МИНСК, 11 сентября – Интерфакс.*), or in a
short line (*Quelle: AFP*). In running text an agency is somebody who is quoted. The names are those
of ``languages/sources.toml``; a short code in brackets between a place and a dash is a byline, too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

from drehtuer.model import Report

HEAD, TAIL = 400, 160
"""Characters at the beginning and at the end of a text in which bylines stand."""

SHORT = 60
"""Characters of a line that is no sentence."""

_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,40})[)\]]|/([^/\n ]{2,20})/")
_DATELINE = re.compile(r"^[^\n().!?]{2,50}\(([a-z]{2,4})(?:/\w+)*\)\s*[-–—]", re.M)
_AFTER_PLACE = re.compile(r"^[^\n.!?]{2,50}?\s[-–—]\s+([^\n.]{2,25})\.(?=\s)", re.M)


def agency_of(report: Report) -> str | None:
    """The agency a report is from, as ``sources.toml`` shows it; None where no mark tells."""
    outlet = agency(report.outlet or "")
    return outlet or _agency_of(report.text[:HEAD], report.text[-TAIL:])


def agency(name: str) -> str | None:
    """The agency that a name is one of; None if it is another medium's."""
    return _agencies().get(name.strip())


@lru_cache(maxsize=4096)
def _agency_of(head: str, tail: str) -> str | None:
    return next(chain(_marks(head), _marks(tail), _in_last_line(tail)), None)


def _marks(text: str) -> Iterator[str]:
    for pattern in (_BRACKETS, _AFTER_PLACE):
        for match in pattern.finditer(text):
            yield from _named(next(filter(None, match.groups())))
    for match in _DATELINE.finditer(text):
        yield match[1]
    for line in text.splitlines():
        if len(line) <= SHORT:
            yield from _named(line.rpartition(":")[2])


def _in_last_line(text: str) -> Iterator[str]:
    """Agencies in a short last line, *With reporting by AFP*, but for lists of sources."""
    line = text.rstrip().rpartition("\n")[2]
    if len(line) <= SHORT and line != text and "," not in line:
        yield from (_agencies()[match[0]] for match in _any_agency().finditer(line))


def _named(words: str) -> Iterator[str]:
    """Agencies of a list that holds nothing else, but for who wrote it: *AFP, dpa/mk*."""
    firsts = (part.partition("/")[0].strip(" .=–—-") for part in _between().split(words))
    found = [agency(first) for first in firsts]
    if all(found):
        yield from filter(None, found)


@cache
def is_platform(name: str) -> bool:
    """Whether people publish for themselves under a name."""
    return name in _data()["platforms"]["names"]


@cache
def _agencies() -> Mapping[str, str]:
    agencies = _data()["agencies"]
    return {form: name for name, forms in agencies.items() for form in (name, *forms)}


@cache
def _any_agency() -> re.Pattern[str]:
    names = sorted(_agencies(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _between() -> re.Pattern[str]:
    """What stands between the agencies of a list."""
    return re.compile(rf",|\s(?:{'|'.join(_data()['lists']['and'])})\s")


@cache
def _data() -> Mapping[str, Mapping[str, list[str]]]:
    text = (files("drehtuer.languages") / "sources.toml").read_text("utf-8")
    return tomllib.loads(text)
