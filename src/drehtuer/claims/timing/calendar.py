"""The calendar that time expressions are reckoned by: dates known to the day, month or year.

Easter is computed by the anonymous Gregorian algorithm (Nature, 20 April 1876) and, for the
Eastern churches, by Meeus' Julian algorithm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from drehtuer.errors import DateError

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
"""The seasons by their numbers in EDTF."""
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month that each season begins with."""


@dataclass(frozen=True, slots=True, order=True)
class CalendarDate:
    """A calendar date known to the year, the month or the day."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"the year {self.year} is outside the calendar")

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def days(self) -> date:
        """The day; only where it is known."""
        return date(self.year, self.month, self.day)

    def plus_days(self, number: int) -> CalendarDate:
        """Another day; months and years that know no day move by their middle."""
        middle = date(self.year, self.month or 7, self.day or 15) + timedelta(days=number)
        return CalendarDate(
            middle.year, middle.month if self.month else 0, middle.day if self.day else 0
        )

    def distance(self, other: CalendarDate) -> int:
        """The days between two dates, each taken by its middle."""
        middles = [date(d.year, d.month or 7, d.day or 15) for d in (self, other)]
        return abs((middles[0] - middles[1]).days)

    def plus_months(self, number: int) -> CalendarDate:
        """Another month."""
        index = self.year * 12 + (self.month or 7) - 1 + number
        return CalendarDate(index // 12, index % 12 + 1 if self.month else 0)


def day_of(day: date) -> CalendarDate:
    """A day as a calendar date."""
    return CalendarDate(day.year, day.month, day.day)


def parse_date(published: str) -> CalendarDate:
    """The date of publication in a string such as ``2025-12-05``, ``2025-12`` or ``2025``.

    Raises:
        DateError: it is no date.
    """
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|[T~?%])", published.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part or 0) for part in match.groups())
        date(year, month or 1, day or 1)
    except ValueError:
        raise DateError(
            f"{published!r} is no date of publication; give a day, month or year such as "
            "2025-12-05, 2025-12 or 2025"
        ) from None
    return CalendarDate(year, month, day)


def easter(year: int, *, eastern: bool) -> date:
    """Easter Sunday of a year, by the Western or the Eastern reckoning."""
    if eastern:  # Meeus' Julian algorithm; 13 days between the calendars from 1900 to 2099
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def holiday(rule: str, year: int) -> CalendarDate:
    """A holiday's date: ``12-24``, ``12`` (a month), ``easter+39`` or ``pascha`` (Eastern)."""
    moving = re.match(r"(easter|pascha)([+-]\d+)?$", rule)
    if moving:
        start = easter(year, eastern=moving[1] == "pascha")
        return day_of(start + timedelta(days=int(moving[2] or 0)))
    month, _, day = rule.partition("-")
    return CalendarDate(year, int(month), int(day or 0))
