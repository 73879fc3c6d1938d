"""The words of a brief in one language: messages, numbers, times, counts and names of places.

The words themselves stand in ``messages/<language>.toml``; here is only how they are put together.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drehtuer.errors import DrehtuerError, WordedError

if TYPE_CHECKING:  # help needs words, but no books
    from drehtuer.books.record import Interval
    from drehtuer.model import Count

LANGUAGES = ("en", "de")
"""The languages that briefs are written in; the first is the default."""

_HEAD = re.compile(r"^\[(\w+)[\w.]*\]$", re.M)
_DATE = re.compile(
    r"(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?"
)
_FIRST_SEASON = 21


@cache
def _sections(language: str) -> Mapping[str, str]:
    """The TOML of each section of a catalogue, with that of those within it; "" is their head.

    They are parsed when one of their entries is asked for: most commands need few of them, and to
    parse all takes a fifth of the time that the program takes to start.
    """
    path = Path(__file__).with_name("messages") / f"{language}.toml"
    text = path.read_text(encoding="utf-8")
    heads = [*_HEAD.finditer(text)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    sections = {"": text[: heads[0].start()]}
    for head, end in zip(heads, ends, strict=True):
        sections[head[1]] = sections.get(head[1], "") + text[head.start() : end]
    return sections


@cache
def _entries(language: str, section: str) -> Mapping[str, Any]:
    """The entries of a section by their dotted keys; groups of entries are entries, too."""
    entries: dict[str, Any] = {}

    def add(group: Mapping[str, Any], before: str) -> None:
        for name, entry in group.items():
            entries[f"{before}{name}"] = entry
            if isinstance(entry, Mapping):
                add(entry, f"{before}{name}.")

    add(tomllib.loads(_sections(language)[section]), "")
    return entries


@lru_cache(maxsize=5000)
def _found(language: str, key: str) -> Any:
    """An entry; a page asks for the same ones again and again."""
    section = key.partition(".")[0]
    known = section if section in _sections(language) else ""
    return _entries(language, known).get(key)


class Words:
    """The words of one language.

    Args:
        language: one of ``LANGUAGES``.
    """

    def __init__(self, language: str = LANGUAGES[0]) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"briefs are written in {', '.join(LANGUAGES)}, not in {language!r}")
        self.language = language

    def find(self, key: str) -> Any:
        """The entry of the catalogue under a dotted key; None where there is none."""
        return _found(self.language, key)

    def __call__(self, key: str, **parameters: object) -> str:
        """The message under a dotted key, its {placeholders} filled in.

        Raises:
            KeyError: there is no such message, or a parameter of it is missing.
        """
        message = self.find(key)
        if not isinstance(message, str):
            raise KeyError(key)
        return message.format_map(parameters)

    def first(self, *keys: str) -> str:
        """The first of ``keys`` that names a message; the last one must."""
        return next((key for key in keys[:-1] if isinstance(self.find(key), str)), keys[-1])

    def plural(self, key: str, number: int) -> str:
        """The message under ``key.one`` or ``key.other``, with the number filled in."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", number=self.number(number))

    def number(self, number: int) -> str:
        """1,218 or 1.218; with a real minus sign."""
        digits = f"{abs(number):,}".replace(",", self("counts.thousands_sign"))
        return f"−{digits}" if number < 0 else digits

    def score(self, score: float) -> str:
        """A score from 0 to 1 with two digits: 0.95 or 0,95."""
        return f"{score:.2f}".replace(".", self("counts.decimal_sign"))

    def decimal(self, number: float) -> str:
        """A number with one digit behind the point: 3.4 or 3,4."""
        return f"{number:.1f}".replace(".", self("counts.decimal_sign"))

    def change(self, number: int) -> str:
        """The number with its sign, plus too."""
        return f"+{self.number(number)}" if number > 0 else self.number(number)

    def count(self, count: Count) -> str:
        """A count without the people: "at least 100", "dozens of"."""
        if count.value is None:
            return self(self.first(f"counts.{count.qualifier}", "counts.unknown"), number="")
        key = self.first(f"counts.{count.qualifier}", "counts.exact")
        number = self.change(count.value) if count.delta else self.number(count.value)
        upper = count.upper if count.upper is not None else count.value
        return self(key, number=number, upper=self.number(upper))

    def interval(self, interval: Interval, *, signed: bool = False) -> str:
        """The numbers between two bounds: "84", "at least 84", "80 to 120"."""
        write = self.change if signed else self.number
        least, most = interval.least, interval.most
        if least is None and most is None:
            return self("counts.unknown")
        if least == most and least is not None:
            return write(least)
        if most is None and least is not None:
            return self("counts.at_least", number=write(least))
        if least is None or (least == 0 and not signed):
            return self("counts.at_most", number=write(most or 0))
        return self("counts.between", number=write(least), upper=write(most or 0))

    def join(self, items: Sequence[str]) -> str:
        """The items in a row: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        names = self("line.join").join(items[:-1])
        return self("line.and", names=names, last=items[-1])

    def place(self, code: str) -> str:
        """The name of a state by its ISO 3166-1 code; what is no such code stays as it is."""
        return self.find(f"places.{code}") or code

    def voice(self, name: str) -> str:
        """Who says or counts something; sources that a report does not name in this language."""
        from drehtuer.model import UNNAMED  # noqa: PLC0415 - help needs no model

        return self("line.unnamed") if name == UNNAMED else name

    def parties(self, names: Sequence[str]) -> str:
        """Who takes part, in a row: states and unions as this language calls them, each once."""
        if not names:
            return ""
        from drehtuer.claims.mentions.places import state_called  # noqa: PLC0415 - help needs no places

        told = [self.place(state_called(name) or name) for name in names]
        return self.join(list(dict.fromkeys(told)))

    def place_after(self, code: str) -> str:
        """The name as it stands after "in" or "from"."""
        return self.find(f"places_after.{code}") or self.place(code)

    def group(self, group: str | None) -> str:
        """The name of a group of people; a group without a translation stays as it is."""
        groups: Mapping[str, str] = self.find("groups")
        return groups.get(group or "people", group or "")

    def date(self, edtf: str) -> str:
        """A time in words: "5 December 2025", "since 2024", "3 to 5 December 2025".

        An EDTF string of a form not foreseen here stays as it is.
        """
        first, slash, last = edtf.partition("/")
        if not slash:
            return self._point(edtf)
        if first in ("", ".."):
            return edtf if last in ("", "..") else self("dates.until", time=self._point(last))
        if last in ("", ".."):
            return self("dates.since", time=self._point(first))
        return self("dates.range", first=self._point(first, until=last), last=self._point(last))

    def _point(self, edtf: str, until: str | None = None) -> str:
        doubt = edtf[-1:] if edtf[-1:] in "?~%" else ""
        match = _DATE.fullmatch(edtf.rstrip("?~%"))
        if match is None:
            return edtf
        year, month, day, hour, minute, zone = match.groups()
        text = self._day(year, month, day, until) if month else self._year(year)
        if text is None:
            return edtf
        if hour:
            text = self("dates.clock", time=text, hour=hour, minute=minute)
        if zone:
            text = self("dates.zone", time=text, zone="UTC" if zone == "Z" else f"UTC{zone}")
        if doubt:
            text = self("dates.perhaps" if doubt == "?" else "dates.about", time=text)
        return text

    def _year(self, year: str) -> str:
        return self("dates.decade", year=year.replace("X", "0")) if year.endswith("X") else year

    def _day(self, year: str, month: str, day: str | None, until: str | None) -> str | None:
        season = int(month) - _FIRST_SEASON
        if 0 <= season < 4 and day is None:
            return self("dates.season", season=self.find("dates.seasons")[season], year=year)
        if not 1 <= int(month) <= 12:
            return None
        name = self.find("dates.months")[int(month) - 1]
        if day is None:
            same_year = until is not None and len(until) == 7 and until.startswith(year)
            return name if same_year else self("dates.month", month=name, year=year)
        if until is not None and len(until) == 10 and until.startswith(f"{year}-{month}"):
            return self("dates.day_only", day=int(day))
        if until is not None and len(until) == 10 and until.startswith(year):
            return self("dates.day_month", day=int(day), month=name)
        return self("dates.day", day=int(day), month=name, year=year)


def said(error: DrehtuerError, words: Words) -> str:
    """What an error says, in the language shown where its words are there."""
    if not isinstance(error, WordedError) or words.find(f"errors.{error.code}") is None:
        return str(error)
    parameters = {
        name: said(value, words) if isinstance(value, DrehtuerError) else value
        for name, value in error.parameters.items()
    }
    return words(f"errors.{error.code}", **parameters)
