"""EDTF strings (ISO 8601-2) as runs of days, so that times can be compared.

Read are years, months, days, times of day (the local date counts), seasons (21 to 24), quarters
(33 to 36), halves (40, 41), unknown digits (``202X``), intervals with open or unknown ends, and
sets of alternatives (``[…]``, which cover all of their members). The marks of doubt ``?``, ``~``
and ``%`` do not change the days.

Seasons are the meteorological ones of the northern hemisphere: spring begins on 1 March, winter
on 1 December and ends in the following year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from drehtuer.books.record import Span

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?", re.ASCII)
_MONTHS_OF = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}
"""Codes that stand in the place of a month: the first month and how many there are."""


class Days(NamedTuple):
    """The first and the last day of a time; ``date.min`` and ``date.max`` where it is open."""

    first: date
    last: date

    def overlaps(self, other: Days) -> bool:
        """Whether there is a day in both."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: Days) -> bool:
        """Whether each day is also a day of the other."""
        return other.first <= self.first and self.last <= other.last

    @property
    def length(self) -> int:
        """How many days, both ends counted; a very large number where an end is open."""
        return (self.last - self.first).days + 1

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.first > date.min and self.last < date.max

    def as_span(self) -> Span:
        """The same as ISO 8601 strings, None where it is open."""
        return Span(
            self.first.isoformat() if self.first > date.min else None,
            self.last.isoformat() if self.last < date.max else None,
        )


ALWAYS = Days(date.min, date.max)


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> Days | None:
    """The days an EDTF string covers; None for None and for what is no EDTF string read here."""
    text = re.sub(r"[?~%\s]", "", edtf or "")
    if not text:
        return None
    if text[0] in "[{" and text[-1] in "]}":
        return _hull([days(member.replace("..", "/")) for member in text[1:-1].split(",")])
    if "/" not in text:
        return _one(text)
    start, _, end = text.partition("/")
    first = date.min if start in ("", "..") else _first(_one(start))
    last = date.max if end in ("", "..") else _last(_one(end))
    if first is None or last is None or first > last:
        return None
    return Days(first, last)


def _first(found: Days | None) -> date | None:
    return found.first if found else None


def _last(found: Days | None) -> date | None:
    return found.last if found else None


def _hull(members: list[Days | None]) -> Days | None:
    known = [member for member in members if member]
    if not known or len(known) < len(members):
        return None
    return Days(min(k.first for k in known), max(k.last for k in known))


def _one(text: str) -> Days | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    years, month, day = match.groups()
    first_year, last_year = int(years.replace("X", "0")), int(years.replace("X", "9"))
    try:
        if first_year != last_year or month in (None, "XX"):
            return Days(date(first_year, 1, 1), date(last_year, 12, 31))
        start, months = _MONTHS_OF.get(int(month), (int(month), 1))
        if day not in (None, "XX"):
            exact = date(first_year, int(month), int(day))
            return Days(exact, exact)
        end_year, end = first_year + (start + months - 2) // 12, (start + months - 2) % 12 + 1
        last = date(end_year, end, monthrange(end_year, end)[1])
        return Days(date(first_year, start, 1), last)
    except ValueError:
        return None


def gap(one: Days, other: Days) -> timedelta:
    """How far two times lie apart; zero if they overlap."""
    if one.overlaps(other):
        return timedelta(0)
    return max(other.first - one.last, one.first - other.last)
