"""Dates as people write them in lists, in EDTF.

The months' names are those of the languages that are read. 3/4/2021 is two days: which one is never
guessed. With points between, the day stands first, as wherever points are used.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

from drehtuer.languages import codes
from drehtuer.languages import table as words_of_language
from drehtuer.register.words import folded, table
from drehtuer.tables import Value

ORDERS = ("dmy", "mdy")
"""What 3/4/2021 can mean: day or month first."""

_NUMBERS = re.compile(
    r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*(?:[./-]\s*(\d{2,4}))?(?:[T ]\s*\d{1,2}:\d\d\S*)?\s*\.?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_OTHER = re.compile(r"[^\w\s.,~'-]|\d\s*-\s*\d")
_YEARS = range(1900, 2101)
_SERIALS = range(5_000, 73_051)
"""Days since 30 December 1899 that spreadsheets leave behind: from 1913 to the end of 2099."""

_EPOCH = datetime.date(1899, 12, 30)
_PIVOT = 50
_LEAST_BORN = 30
"""Of a date of birth, two digits below this can be of either century."""


class Dated(NamedTuple):
    """What a cell says: an EDTF date, or why none is read (``doubtful`` or ``unread``).

    ``order`` is the order of day and month that the cell shows, where it shows one.
    """

    when: str | None
    doubt: str | None = None
    order: str | None = None


def read_date(value: Value, order: str | None = None, *, born: bool = False) -> Dated:
    """The date in a cell.

    Args:
        value: what the cell holds.
        order: one of ``ORDERS``: how 3/4/2021 is to be read; it is doubtful otherwise.
        born: whether it is a date of birth; a year of two digits may be of the last century then.
    """
    if isinstance(value, datetime.datetime):
        return Dated(value.date().isoformat())
    if isinstance(value, datetime.date):
        return Dated(value.isoformat())
    if isinstance(value, bool) or value is None or isinstance(value, datetime.time):
        return Dated(None, "unread")
    if isinstance(value, int | float):
        return _number(int(value))
    text = value.strip()
    if text.isdecimal() and len(text) in (4, 5):
        return _number(int(text))
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        return _day(compact[1], compact[2], compact[3], born)
    numbers = _NUMBERS.fullmatch(text) or _NUMBERS.fullmatch(_without_small(text))
    if numbers is not None:
        return _numbers(numbers, order, born)
    return _in_words(text, born)


def _number(number: int) -> Dated:
    if number in _YEARS:
        return Dated(str(number))
    if number in _SERIALS:
        return Dated((_EPOCH + datetime.timedelta(days=number)).isoformat())
    return Dated(None, "unread")


def _numbers(found: re.Match[str], order: str | None, born: bool) -> Dated:
    first, sign, second, third = found.groups()
    if len(first) == 4:
        if third is None:
            return _day(first, second, None, born)
        return _day(first, second, third, born)
    if third is None or len(first) > 2 or len(third) == 3:
        return Dated(None, "unread")
    if sign == ".":
        return _day(third, second, first, born)
    one, other = int(first), int(second)
    if one > 12 and other <= 12:
        shown: str | None = "dmy"
    elif other > 12 and one <= 12:
        shown = "mdy"
    else:
        shown = None
    if shown is None and one != other and order is None:
        return Dated(None, "doubtful")
    if shown is not None and order is not None and shown != order:
        return Dated(None, "doubtful", shown)
    day, month = (second, first) if (shown or order) == "mdy" else (first, second)
    return _day(third, month, day, born)._replace(order=shown)


def _day(year: str, month: str, day: str | None, born: bool, doubt: str = "") -> Dated:
    if len(year) == 2:
        if born and int(year) < _LEAST_BORN:
            return Dated(None, "doubtful")
        year = f"{'19' if born or int(year) >= _PIVOT else '20'}{year}"
    if len(year) != 4 or int(year) not in _YEARS:
        return Dated(None, "unread")
    try:
        datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return Dated(None, "unread")
    return Dated("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]) + doubt)


@cache
def _months() -> dict[str, str]:
    """The number of the month for each of its names; names of two months are left out."""
    found: dict[str, set[str]] = {}
    for code in codes():
        for number, names in enumerate(words_of_language(code, "times")["month"].values(), 1):
            for name in names:
                found.setdefault(folded(name).rstrip("."), set()).add(str(number))
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for each in table("dates")[kind]["words"] for word in folded(each).split()
    )


def _without_small(text: str) -> str:
    """A text in numbers without the words around them."""
    kept = [word for word in text.split() if folded(word).strip(".,") not in _words("small")]
    return " ".join(kept)


def _in_words(text: str, born: bool) -> Dated:
    about = "~" if "~" in text else ""
    numbers: list[str] = []
    months: list[str] = []
    short = re.fullmatch(r"(\d{1,2})\s*[./-]\s*(\d{4})", _without_small(text).rstrip("."))
    if short is not None:
        return _day(short[2], short[1], None, born)
    if _OTHER.search(text):
        return Dated(None, "unread")
    for token in _TOKEN.findall(folded(text)):
        if token.isdecimal():
            numbers.append(token)
        elif token in _months():
            months.append(_months()[token])
        elif token in _words("about"):
            about = "~"
        elif token not in _words("small"):
            return Dated(None, "unread")
    if len(months) > 1 or not 1 <= len(numbers) <= 1 + len(months):
        return Dated(None, "unread")
    if not months:
        found = _number(int(numbers[0])) if len(numbers[0]) == 4 else Dated(None, "unread")
        return Dated(found.when + about) if found.when else found
    if len(numbers) == 1:
        return (
            _day(numbers[0], months[0], None, born, about)
            if len(numbers[0]) == 4
            else (Dated(None, "unread"))
        )
    day, year = numbers if len(numbers[0]) <= 2 else numbers[::-1]
    return _day(year, months[0], day, born, about)
