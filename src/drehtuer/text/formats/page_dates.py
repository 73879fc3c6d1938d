"""When a page was published: what it says itself, what its address says, what its text suggests.

A date that the page declares counts before that in its address. Where they are more than a day
apart, which time zones do not explain, it is doubtful, as is one that was only found in the text,
and one beside which the page declares others.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import NamedTuple

from drehtuer.text.decoding import Warnings
from drehtuer.text.formats import names

_DECLARED = names("page", "published")
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?=$|[T\s])", re.ASCII)
_LD_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_IN_ADDRESS = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)[/\-_.]?(0[1-9]|1[0-2])(?:[/\-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)",
    re.ASCII,
)
_APART = datetime.timedelta(days=1)


_NEVER = frozenset({"1970-01-01", "0001-01-01"})
"""What programs write where they know no day."""
_MOST = 50
"""A page that declares more dates than these declares those of other pages."""


class Declared(NamedTuple):
    """The day of publication that a page declares, and another one that it declares beside."""

    day: str | None = None
    other: str | None = None


class PageDate(NamedTuple):
    """A date (EDTF) or None, and what is doubtful about it."""

    published: str | None
    warnings: Warnings = ()


def iso_day(text: str) -> str | None:
    """The day that a date in ISO 8601 begins with; None where it is none."""
    match = _ISO.match(text)
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def mail_day(text: str) -> str | None:
    """The day of a date as mails and RSS have it (RFC 5322); None where it is none."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def declared_day(
    scripts: Iterable[str],
    metas: Iterable[tuple[str, str]],
    times: Iterable[tuple[str, str]] = (),
    in_address: str | None = None,
) -> Declared:
    """The day that a page declares: the first of those that most ways of declaring one agree on.

    Args:
        scripts: its descriptions in JSON-LD.
        metas: (name in lower case, content) of its meta elements.
        times: likewise of the times that are marked as a date; of several, most are of other pages.
        in_address: the date in its address.
    """
    ways = [
        _days(value for script in scripts for value in _LD_JSON.findall(script)),
        _days(content for name, content in metas if name in _DECLARED),
        _days(content for name, content in times if name in _DECLARED),
    ]
    backing = [*ways, [in_address] if in_address else []]

    def agreeing(day: str) -> int:
        return sum(any(_agree(day, other) for other in way) for way in backing)

    day = max((day for way in ways for day in way), key=agreeing, default=None)
    if day is None:
        return Declared()
    if len(ways[2]) > 1:
        ways.pop()
    if agreeing(day) > 1:  # other pages may be described beside
        ways = [way[:1] for way in ways if not any(_agree(day, other) for other in way)]
    others = (other for way in ways for other in way if not _agree(day, other))
    return Declared(day, next(others, None))


def only_day(times: Iterable[tuple[str, str]]) -> str | None:
    """The day of all times on a page that are marked as such and not as something else.

    Args:
        times: (name in lower case, content) of its times, most of which have no name.
    """
    days = set(_days(content for name, content in times if not name))
    return days.pop() if len(days) == 1 else None


def _days(texts: Iterable[str]) -> Sequence[str]:
    """The first days that texts tell."""
    found = (iso_day(text) or mail_day(text) for text in islice(texts, _MOST))
    return [day for day in found if day is not None and day not in _NEVER]


def address_date(address: str) -> str | None:
    """The day or month in the path of an address, as in ``/2025/12/05/``."""
    path = address.partition("://")[2].partition("/")[2]
    for year, month, day in _IN_ADDRESS.findall(path):
        if not day:
            # A month alone needs its slashes: "202512" may be any number.
            if f"{year}/{month}" in path:
                return f"{year}-{month}"
            continue
        if found := iso_day(f"{year}-{month}-{day}"):
            return found
    return None


def weighed(declared: Declared, in_address: str | None, guessed: str | None) -> PageDate:
    """The date of publication, of what the page declares, its address and its text say."""
    day, other = declared
    if day is not None:
        if in_address is not None and not _agree(day, in_address):
            return PageDate(day, (("date_differs", {"date": day, "other": in_address}),))
        if other is not None:
            return PageDate(day, (("date_disputed", {"date": day, "other": other}),))
        return PageDate(day)
    if in_address is not None and len(in_address) == 10:
        return PageDate(in_address)
    if guessed is not None:
        fits = in_address is not None and guessed.startswith(in_address)
        return PageDate(guessed, () if fits else (("date_guessed", {"date": guessed}),))
    return PageDate(in_address)


def _agree(day: str, other: str) -> bool:
    if len(other) < 10:
        return day.startswith(other)
    apart = datetime.date.fromisoformat(day) - datetime.date.fromisoformat(other)
    return abs(apart) <= _APART
