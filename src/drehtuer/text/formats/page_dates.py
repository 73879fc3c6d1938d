"""When a page was published: what it says itself, what its address says, what its text suggests.

A date that the page declares counts before that in its address. Where they are more than a day
apart, which time zones do not explain, it is doubtful, as is one that was only found in the text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
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


def declared_day(metas: Iterable[tuple[str, str]], scripts: Iterable[str]) -> str | None:
    """The day that a page declares.

    Args:
        metas: (name in lower case, content) of its meta elements, and of the times that are marked
            as its date.
        scripts: its descriptions in JSON-LD.
    """
    for script in scripts:
        found = (iso_day(value) for value in _LD_JSON.findall(script))
        if day := next(filter(None, found), None):
            return day
    found = (iso_day(content) for name, content in metas if name in _DECLARED)
    return next(filter(None, found), None)


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


def weighed(declared: str | None, in_address: str | None, guessed: str | None) -> PageDate:
    """The date of publication, of what the page declares, its address and its text say."""
    if declared is not None:
        if in_address is None or _agree(declared, in_address):
            return PageDate(declared)
        told = {"date": declared, "other": in_address}
        return PageDate(declared, (("date_differs", told),))
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
