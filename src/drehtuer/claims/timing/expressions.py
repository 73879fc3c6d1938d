"""Time expressions: the words that name a time, and the EDTF string they amount to.

A small grammar engine. The words and the patterns of a language are data
(``languages/<code>/times.toml``); this module knows calendars, not languages. Each language is
compiled once into a lexicon (word → what it can stand for) and a tree of patterns; a text is cut
into tokens, and a pattern is only tried where a token is in the lexicon, so that the cost is
linear in the length of the text.

Two views of the same reading:

* :func:`find_times` gives the bare expressions, without prepositions, each with its own value,
  as TimeML annotates them ("vom [3.] bis [5. Dezember]", "seit [2020]" is ``2020``);
* :func:`find_periods` gives what a claim needs: prepositions and ranges make intervals
  ("[vom 3. bis 5. Dezember]", "[seit 2020]" is ``2020/..``).

Relative times are resolved against the date of publication and never more precisely than that is
known: what is finer than it is marked as approximate (``2025-12~``). The calendar of EDTF is that
of ISO 8601-2 (seasons 21 to 24); Easter is computed by the anonymous Gregorian algorithm (Nature,
20 April 1876) and, for the Eastern churches, by Meeus' Julian algorithm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from drehtuer.claims.timing.calendar import (
    SEASON_STARTS,
    CalendarDate,
    day_of,
    holiday,
    parse_date,
)
from drehtuer.claims.timing.grammar import (
    Grammar,
    Match,
    Tokens,
    find_matches,
    grammar_of,
    normal,
    slots_of,
    split,
)
from drehtuer.claims.timing.tense import (
    FUTURE,
    PAST,
    SENTENCE_END,
    SENTENCE_REACH,
    UNTIL,
    lean_of,
)
from drehtuer.model import TimeExpression

_WHICH = {"previous": -1, "this": 0, "next": 1}
_DAYS_OF = {"day": 1, "week": 7, "half week": 3, "fortnight": 14}
_YEARS_OF = {"year": 1, "decade": 10, "century": 100}
_MONTHS_OF = {"decade": 120, "year": 12, "half year": 6, "half": 6, "quarter": 3, "month": 1}
_HALF_A_YEAR = 6
_STORY = 2.0
"""Under the date of a chronicle's entry a month or day without a year comes after it, but for one
that is this many times nearer before it."""
_YEAR_PARTS = {"early": (1, 3), "mid": (6, 7), "late": (10, 12)}

_HEADING_BEFORE = re.compile(r"\W*(?:\w\)\s*)?")
_HEADING_AFTER = re.compile(r"\s*(?:[:\n–—]|$)|\s+-\s|\.\s+(?=[\"'«„“¿¡]?[A-ZÀ-ÞЀ-Я])")


@dataclass(frozen=True, slots=True)
class _Time:
    """A resolved time: its plain value, the interval it means, and the day or month it anchors."""

    value: str | None = None
    interval: str | None = None
    anchor: CalendarDate | None = None

    @property
    def period(self) -> str | None:
        return self.interval or self.value


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with its time; ``rule`` tells which reading of it is meant."""

    start: int
    end: int
    rule: str
    time: _Time
    zone: str | None = None


_NOTHING = _Time()
_PERIOD_RULES = ("past_window", "next_window", "within", "lasting", "since_then", "same_period")
"""Stretches of time that are durations to TimeML and periods to a claim."""
_DAY_RULES = (
    *("calendar", "week_day", "night_before", "weekend", "holiday", "eve", "deictic"),
    "weekday_of_month",
    *("ago", "ahead", "after", "earlier", "later", "relative"),
)
"""Readings that a later *the day after* or *the same month* can refer to."""


class _Reading:
    """Resolves the matches of one text, in order, each in the light of those before it."""

    def __init__(self, text: str, published: CalendarDate | None, grammar: Grammar) -> None:
        self.text = text
        self.published = published
        self.grammar = grammar
        self.tokens = Tokens(text, grammar)
        self.anchor: CalendarDate | None = None
        self.day: CalendarDate | None = None
        self.day_end = -1
        self.found: list[_Found] = []
        self.story: CalendarDate | None = None
        self.story_start = self.story_end = -1
        self.heading: CalendarDate | None = None
        self.span = self.whole = (0, 0)
        self.linked = False
        self.rule = ""

    def run(self) -> list[_Found]:
        """All expressions, sorted and without overlap."""
        matches = list(find_matches(self.tokens, self.grammar))
        for position, match in enumerate(matches):
            following = matches[position + 1] if position + 1 < len(matches) else None
            self._read(match, following)
        self._settle_local_times()
        return self.found

    def _read(self, match: Match, following: Match | None) -> None:
        spans = self.tokens.spans
        pieces = split(match)
        self.whole = (spans[match.first][0], spans[match.last][1])
        self.linked = len(pieces) > 1
        for piece in pieces:
            start, end = spans[piece.first][0], spans[piece.last][1]
            self.span, self.rule = (start, end), piece.rule
            slots = slots_of(piece)
            time = self._resolve(piece.rule, slots, following)
            self._remember(piece.rule, time, end)
            zone = slots.get("zone")
            self.found.append(_Found(start, end, piece.rule, time, zone))

    def _remember(self, rule: str, time: _Time, end: int) -> None:
        if time.anchor is None or rule not in _DAY_RULES:
            return
        if self._is_limit_to_come(time.anchor):
            return
        self.anchor = time.anchor
        if self.span[0] < self.story_end:
            if self.whole[0] != self.story_start:  # of "May – October 2021:" the first counts
                self.story = time.anchor
        elif rule == "calendar" and time.anchor != self.published and self._is_heading():
            own_line = time.anchor.month and self.text[end : end + 1] != "\n"
            stop = self.text.find("\n" if own_line else "\n\n", end + 2)
            self.story, self.story_end = time.anchor, stop if stop >= 0 else len(self.text)
            self.heading, self.story_start = time.anchor, self.whole[0]
        since = self.grammar.since.search(self.text, max(0, self.span[0] - 40), self.span[0])
        if time.anchor.day and not since:  # "since 29 October" is background
            self.day, self.day_end = time.anchor, end

    def _is_limit_to_come(self, anchor: CalendarDate) -> bool:
        """Whether a date only tells until when something will be: "by New Year", "до мая"."""
        if self.published is None or str(anchor) <= str(self.published):
            return False
        start = self.span[0]
        return self.grammar.until.search(self.text, max(0, start - 40), start) is not None

    def _is_heading(self) -> bool:
        """Whether the date opens a line that tells of that time ("2008:", "23 May 2021")."""
        start, end = self.span
        line = self.text[max(0, start - 8) : start].rpartition("\n")
        return bool(
            (line[1] or start < 8)
            and _HEADING_BEFORE.fullmatch(line[2])
            and _HEADING_AFTER.match(self.text, end)
        )

    def _now(self) -> CalendarDate | None:
        """The date that a month without a year is near to: the publication's or the story's."""
        if self.span[0] < self.story_end:
            return self.story
        return self.heading if self.heading and self._is_heading() else self.published

    def _resolve(self, rule: str, slots: dict[str, Any], following: Match | None) -> _Time:
        try:
            if rule in ("clock", "part_of_day"):
                return self._clock(rule, slots, following)
            time: _Time = getattr(self, f"_{rule}", self._vague)(slots)
        except (ValueError, OverflowError):  # 31 June, or a date outside the calendar
            return _NOTHING
        return time

    # ---- single rules ----

    def _vague(self, slots: Mapping[str, Any]) -> _Time:  # noqa: ARG002
        return _NOTHING

    def _present(self, slots: Mapping[str, Any]) -> _Time:  # noqa: ARG002
        return _Time(str(self.published)) if self.published else _NOTHING

    def _deictic(self, slots: Mapping[str, Any]) -> _Time:
        """Words such as *yesterday*: a number of days or units from the publication."""
        if self.published is None:
            return _NOTHING
        if "unit_word" in slots:
            unit, _, shift = slots["unit_word"].partition(" ")
            return self._shifted_unit(self.published, unit, int(shift), slots.get("part"))
        shift = slots["day_word"] if "day_word" in slots else slots["day_adjective"]
        if shift == 0:
            anchor = self.published if self.published.day else None
            return _Time(str(self.published), anchor=anchor)
        return self._near_day(self.published.plus_days(shift))

    def _near_day(self, moved: CalendarDate) -> _Time:
        return _Time(str(moved), anchor=moved) if moved.day else _Time(f"{moved}~")

    def _ago(self, slots: Mapping[str, Any]) -> _Time:
        return self._offset(self.published, slots, -1)

    def _ahead(self, slots: Mapping[str, Any]) -> _Time:
        """*In two days* is ahead only of what is to come; else it tells how long it took."""
        return self._offset(self.published, slots, 1) if self._lean() == FUTURE else _NOTHING

    def _after(self, slots: Mapping[str, Any]) -> _Time:
        """*Через две недели*: from now of what is to come, else from what was told before."""
        return self._ahead(slots) if self._lean() == FUTURE else self._later(slots)

    def _earlier(self, slots: Mapping[str, Any]) -> _Time:
        if "weekday" in slots:  # "the Friday before"
            return self._anchored_weekday(slots["weekday"], "preceding")
        return self._offset(self._reference(slots), slots, -1)

    def _later(self, slots: Mapping[str, Any]) -> _Time:
        """*Three weeks later*: than what was told before; what is past is not after today."""
        if "weekday" in slots:  # "the Friday after"
            return self._anchored_weekday(slots["weekday"], "following")
        base = self._reference(slots)
        if base is self.published and self._lean() <= (PAST if self.rule == "after" else UNTIL):
            return _NOTHING
        return self._offset(base, slots, 1)

    def _reference(self, slots: Mapping[str, Any]) -> CalendarDate | None:
        unit = slots.get("unit", "day")
        if self.span[0] < self.story_end:
            return self.story
        if "season" in slots or "month" in slots or unit in _YEARS_OF:
            return self.anchor or self.published
        if unit in _DAYS_OF or unit in ("hour", "night"):
            return self.day or self.published
        return self.anchor if self.anchor and self.anchor.month else self.published

    def _offset(self, base: CalendarDate | None, slots: Mapping[str, Any], sign: int) -> _Time:
        """A number of units before or after a date; as precise as the unit."""
        if base is None:
            return _NOTHING
        if not slots.keys().isdisjoint(("halves", "first_unit", "fraction")):
            return self._long_offset(base, slots, sign)
        number = int(slots.get("number", 1))
        unit = slots.get("unit", "day")
        if number == 0:
            return _NOTHING
        if "season" in slots:  # "in the summer after"
            return self._in_season(slots["season"], base.year + (sign if base.month > 5 else 0))
        if "month" in slots:
            later = (slots["month"] > base.month) == (sign > 0)
            moved = CalendarDate(base.year + (0 if later else sign), slots["month"])
            return _Time(str(moved), anchor=moved)
        if unit == "hour":
            if number % 24:
                return _NOTHING
            number, unit = number // 24, "day"
        if "weekday" in slots:  # "Friday a week ago"
            moved = base.plus_days(sign * _DAYS_OF.get(unit, 7) * number)
            week = moved.days - timedelta(days=moved.days.weekday() - slots["weekday"])
            return _Time(str(day_of(week)), anchor=day_of(week))
        if unit in _DAYS_OF:
            return self._near_day(base.plus_days(sign * _DAYS_OF[unit] * number))
        if unit in ("month", "quarter", "half"):
            months = {"month": 1, "quarter": 3, "half": 6}[unit]
            moved = base.plus_months(sign * number * months)
            if "day_word" in slots and base.day:
                moved = day_of(date(moved.year, moved.month, base.day))
            return _Time(str(moved) if base.month else f"{moved}~", anchor=moved)
        if unit in _YEARS_OF:
            year = base.year + sign * number * _YEARS_OF[unit]
            moved = (
                CalendarDate(year, base.month, base.day)
                if "day_word" in slots
                else CalendarDate(year)
            )
            return _Time(str(moved), anchor=moved)
        return _NOTHING

    def _long_offset(self, base: CalendarDate, slots: Mapping[str, Any], sign: int) -> _Time:
        """*Two years and eight months* or *a year and a half* from a date, to the month."""
        spans = [(int(slots.get("halves", slots.get("number", 1))), slots["unit"])]
        if "first_unit" in slots:
            spans.append((int(slots.get("first_number", 1)), slots["first_unit"]))
        if "halves" in slots or "fraction" in slots:
            spans.append((1, f"half {slots['unit']}"))
        months = sum(number * _MONTHS_OF.get(unit, 0) for number, unit in spans)
        days = sum(number * _DAYS_OF.get(unit, 0) for number, unit in spans)
        if months and base.month:
            moved = base.plus_months(sign * months)
            return _Time(str(moved), anchor=moved)
        return self._near_day(base.plus_days(sign * days)) if days and base.day else _NOTHING

    def _holiday(self, slots: Mapping[str, Any]) -> _Time:
        rule = slots["holiday"]
        year = self._year(slots)
        if year is not None and "year2" in slots:  # "the turn of the year 2024/25"
            year += 1
        if year is None and rule.isdigit():
            year = self._year_before()
        if year is None:
            base = self._now()
            if base is None:
                return _NOTHING
            choices = [holiday(rule, base.year + shift) for shift in (-1, 0, 1)]
            if "which" in slots and slots["which"] in _WHICH:
                moved = self._beside(choices, slots["which"])
            else:
                moved = self._nearest(choices)
        else:
            moved = holiday(rule, year)
        return _Time(str(moved), anchor=moved)

    def _eve(self, slots: Mapping[str, Any]) -> _Time:
        """The day before a holiday or a date."""
        time = self._holiday(slots) if "holiday" in slots else self._calendar(slots)
        if time.anchor is None or not time.anchor.day:
            return _NOTHING
        return self._near_day(time.anchor.plus_days(int(slots["eve"])))

    def _year_before(self) -> int | None:
        """The year that the sentence has told before: "in 2016 …; at the end of the year"."""
        if not self.found:
            return None
        last = self.found[-1]
        value = last.time.value or ""
        told = len(value) == len("2016") and value.isdigit()
        goes_on = not SENTENCE_END.search(self.text, last.end, self.span[0])
        return int(value) if told and goes_on else None

    def _beside(self, choices: Sequence[CalendarDate], which: str) -> CalendarDate:
        base = self.published or choices[0]
        if which == "previous":
            return max((c for c in choices if c < base), default=choices[0])
        if which == "next":
            return min((c for c in choices if c > base), default=choices[-1])
        return next(c for c in choices if c.year == base.year)

    def _nearest(self, choices: Sequence[CalendarDate]) -> CalendarDate:
        """The date that is meant where the year is not said: tense first, then nearness.

        Where nobody knows when the report was published, the date told last says which year it is.
        """
        base = self._now() or self.anchor
        if base is None:
            raise ValueError
        comparable = [
            (c, CalendarDate(base.year, base.month if c.month else 0, base.day if c.day else 0))
            for c in choices
        ]
        past = [c for c, b in comparable if c <= b]
        ahead = [c for c, b in comparable if c >= b]
        if not past or not ahead:
            return max(past) if past else min(ahead)
        behind, before = max(past), min(ahead)
        if self.published is None:
            return min(behind, before, key=base.distance)
        if base is not self.published and not base.month:
            return before
        lean = self._lean() if base is self.published else _STORY
        return before if before.distance(base) < behind.distance(base) * lean else behind

    # ---- calendar expressions: composed of weekday, day, month, season, year and their parts ----

    def _year(self, slots: Mapping[str, Any]) -> int | None:
        """The year that an expression gives, outright or relative to a known one."""
        if "year" in slots or "lone_year" in slots:
            return int(slots.get("year") or slots["lone_year"])
        if "year2" in slots:
            century = 2000 if slots["year2"] < 60 else 1900
            return century + int(slots["year2"])
        if slots.get("unit_word", "").startswith("year ") and self.published:
            return self.published.year + int(slots["unit_word"].partition(" ")[2])
        if slots.get("unit") == "year" and "which" in slots:
            which = slots["which"]
            if which in _WHICH:
                return self.published.year + _WHICH[which] if self.published else None
            if self.anchor:
                return self.anchor.year + {"same": 0, "following": 1, "preceding": -1}[which]
        return None

    def _calendar(self, slots: Mapping[str, Any]) -> _Time:
        year = self._year(slots)
        month = slots.get("month") or slots.get("month_number") or 0
        day = slots.get("day", 0)
        if day and not month:
            return self._day_alone(day, slots)
        if month:
            if day:
                date(2024, month, day)  # raises for 31 June
            if year is not None:
                moved = CalendarDate(year, month, day)
                if day:
                    date(year, month, day)
                return _Time(str(moved), anchor=moved)
            return self._month(month, day, slots)
        if "season" in slots:
            return self._season(slots, year)
        if year is not None:
            return self._whole_year(year, slots)
        return _NOTHING

    def _day_alone(self, day: int, slots: Mapping[str, Any]) -> _Time:
        """A day whose month is not said ("the 19th"): of the month spoken of, or near today."""
        if self.anchor and self.anchor.month and "weekday" not in slots:
            moved = day_of(date(self.anchor.year, self.anchor.month, day))
            return _Time(str(moved), anchor=moved)
        if self.published is None or not self.published.month:
            return _NOTHING
        choices = []
        for shift in (-1, 0, 1):
            month = self.published.plus_months(shift)
            try:
                choices.append(day_of(date(month.year, month.month, day)))
            except ValueError:
                continue
        moved = self._nearest(self._on_weekday(choices, slots))
        return _Time(str(moved), anchor=moved)

    def _on_weekday(
        self, choices: list[CalendarDate], slots: Mapping[str, Any]
    ) -> list[CalendarDate]:
        """Those of the days that fall on the weekday that is said, if just one does."""
        fitting = [c for c in choices if c.days.weekday() == slots.get("weekday")]
        return fitting if len(fitting) == 1 else choices

    def _month(self, month: int, day: int, slots: Mapping[str, Any]) -> _Time:
        base = self._now()
        which = slots.get("which")
        if which in ("same", "following", "preceding"):
            return self._anchored_month(month, day, which)
        if base is None and which is None:
            base = self.anchor
        if base is None:
            return _NOTHING
        years = [base.year + shift for shift in (-1, 0, 1)]
        choices = []
        for year in years:
            try:
                date(year, month, day or 1)
            except ValueError:  # 29 February
                continue
            choices.append(CalendarDate(year, month, day))
        if day:
            choices = self._on_weekday(choices, slots)
        if which in _WHICH:
            month_only = CalendarDate(base.year, base.month)
            if which == "previous":
                moved = max((c for c in choices if c < (base if day else month_only)), default=None)
            elif which == "next":
                moved = min((c for c in choices if c > (base if day else month_only)), default=None)
            else:
                moved = next((c for c in choices if c.year == base.year), None)
            if moved is None:
                return _NOTHING
        else:
            moved = self._nearest(choices)
        if base is self.published and not base.month:
            return _Time(f"{moved}~")
        return _Time(str(moved), anchor=moved)

    def _anchored_month(self, month: int, day: int, which: str) -> _Time:
        if self.anchor is None:
            return _NOTHING
        base = self.anchor
        year = base.year
        if which == "following" or (which == "same" and base.month > month):
            year += month <= base.month
        elif which == "preceding":
            year -= month >= base.month
        moved = CalendarDate(year, month, day)
        return _Time(str(moved), anchor=moved)

    def _in_season(self, season: int, year: int) -> _Time:
        return _Time(f"{year:04}-{season}", anchor=CalendarDate(year, SEASON_STARTS[season]))

    def _season(self, slots: Mapping[str, Any], year: int | None) -> _Time:
        season = slots["season"]
        if year is not None:
            return self._in_season(season, int(slots.get("first_year", year)))
        which = slots.get("which")
        if which in ("same", "following", "preceding"):
            if self.anchor is None:
                return _NOTHING
            start = SEASON_STARTS[season]
            shift = {"same": 0, "following": 1, "preceding": -1}[which]
            if which == "following" and self.anchor.month and start > self.anchor.month:
                shift = 0
            return self._in_season(season, self.anchor.year + shift)
        base = self._now()
        if base is None:
            return _NOTHING
        choices = [CalendarDate(base.year + s, SEASON_STARTS[season]) for s in (-2, -1, 0, 1)]
        if which == "previous":
            over = base.plus_months(-2)
            moved = max(c for c in choices if c < CalendarDate(over.year, over.month))
        elif which == "next":
            moved = min(c for c in choices if c > CalendarDate(base.year, base.month))
        elif which == "this":  # "this winter", said in January, began the year before
            begun = SEASON_STARTS[season] > base.month + _HALF_A_YEAR and self._lean() < FUTURE
            moved = CalendarDate(base.year - (bool(base.month) and begun), SEASON_STARTS[season])
        else:
            moved = self._nearest(choices)
        time = self._in_season(season, moved.year)
        return time if base.month or base is self.story else _Time(f"{time.value}~")

    def _whole_year(self, year: int, slots: Mapping[str, Any]) -> _Time:
        date(year, 1, 1)
        value = f"{year:04}"
        if slots.get("part") in _YEAR_PARTS:
            first, last = _YEAR_PARTS[slots["part"]]
            return _Time(value, f"{value}-{first:02}/{value}-{last:02}", CalendarDate(year))
        return _Time(value, anchor=CalendarDate(year))

    def _decade(self, slots: Mapping[str, Any]) -> _Time:
        year = self._year(slots)
        if "decade" in slots:
            year = 1900 + int(slots["decade"])
        if year is None or year % 10:
            return _NOTHING
        return _Time(f"{year}/{year + 9}")

    def _fraction(self, slots: Mapping[str, Any]) -> _Time:
        """A half or a quarter of a year, or a half of a month."""
        which, length = (
            int(slots["ordinal"]),
            {"half": 6, "quarter": 3}[slots.get("fraction", "quarter")],
        )
        if "month" in slots or slots.get("unit") == "month":
            return self._half_month(which, slots)
        year = self._year(slots)
        if year is None:
            base = self._now()
            if base is None:
                return _NOTHING
            choices = [CalendarDate(base.year + s, (which - 1) * length + 1) for s in (-1, 0, 1)]
            year = self._nearest(choices).year
        last = which * length
        if not 1 <= last <= 12:
            return _NOTHING
        return _Time(f"{year}-{last - length + 1:02}/{year}-{last:02}")

    def _half_month(self, which: int, slots: Mapping[str, Any]) -> _Time:
        if "month" in slots:
            time = self._calendar(
                {k: v for k, v in slots.items() if k in ("month", "year", "lone_year")}
            )
            month = time.anchor
        else:
            month = self.published
        if month is None or not month.month or which not in (1, 2):
            return _NOTHING
        first = CalendarDate(month.year, month.month, 1)
        if which == 1:
            return _Time(f"{first}/{first.plus_days(14)}")
        last = first.plus_months(1)
        end = day_of(date(last.year, last.month, 1) - timedelta(days=1))
        return _Time(f"{first.plus_days(15)}/{end}")

    # ---- weekdays and units that are this, last or next ----

    def _week_day(self, slots: Mapping[str, Any]) -> _Time:
        base = self.published
        if self.span[0] < self.story_end and self.heading and self.heading.day:
            base = self.heading  # "17 February. They took him away on Monday."
        if base is None:
            return _NOTHING
        if not base.day:
            return _Time(f"{base}~")
        which = slots.get("which")
        today, weekday = base.days, slots["weekday"]
        if "unit_word" in slots or slots.get("unit") == "week":
            shift = _WHICH.get(which or "this", 0)
            if "unit_word" in slots:
                shift = int(slots["unit_word"].partition(" ")[2])
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
            return self._near_day(day_of(monday + timedelta(days=weekday)))
        if "day_adjective" in slots:
            return self._near_day(base.plus_days(slots["day_adjective"]))
        behind = (today.weekday() - weekday) % 7
        ahead = (weekday - today.weekday()) % 7
        if which in ("same", "following", "preceding"):
            return self._anchored_weekday(weekday, which)
        if which == "previous":
            shift = -(behind or 7)
        elif which == "next":
            shift = ahead or 7
        else:
            shift = ahead if self._lean() == FUTURE else -behind
        return self._near_day(base.plus_days(shift))

    def _weekday_of_month(self, slots: Mapping[str, Any]) -> _Time:
        """*The first Monday in May*, *the last Sunday of August*."""
        month = self._calendar({k: v for k, v in slots.items() if k != "weekday"}).anchor
        if month is None or not month.month:
            return _NOTHING
        following = month.plus_months(1)
        if "ordinal" in slots:
            first = date(month.year, month.month, 1)
            days = (slots["weekday"] - first.weekday()) % 7 + 7 * (slots["ordinal"] - 1)
            return self._near_day(day_of(first + timedelta(days=days)))
        last = date(following.year, following.month, 1) - timedelta(days=1)
        return self._near_day(
            day_of(last - timedelta(days=(last.weekday() - slots["weekday"]) % 7))
        )

    def _first_months(self, slots: Mapping[str, Any]) -> _Time:
        """*The first ten months of the year*."""
        number, year = int(slots["number"]), self._year(slots)
        if year is None and self.published is not None:
            year = self.published.year
        if year is None or not 1 < number <= 12:
            return _NOTHING
        return _Time(f"{year:04}-01/{year:04}-{number:02}", anchor=CalendarDate(year, number))

    def _week_before(self, slots: Mapping[str, Any]) -> _Time:
        """The days that lead up to a holiday."""
        day = self._holiday(slots).anchor
        if day is None or not day.day:
            return _NOTHING
        return _Time(f"{day.plus_days(-7)}/{day.plus_days(-1)}", anchor=day)

    def _anchored_weekday(self, weekday: int, which: str) -> _Time:
        if self.day is None:
            return _NOTHING
        if which == "preceding":
            shift = -((self.day.days.weekday() - weekday) % 7 or 7)
        else:
            shift = (weekday - self.day.days.weekday()) % 7 or (7 if which == "following" else 0)
        return self._near_day(self.day.plus_days(shift))

    def _night_before(self, slots: Mapping[str, Any]) -> _Time:
        """The night to a day, or to a date: told by the day it ends on."""
        return self._week_day(slots) if "weekday" in slots else self._calendar(slots)

    def _relative(self, slots: Mapping[str, Any]) -> _Time:
        """This, last or next week, month, year …; or that of the time told before."""
        which, unit = slots.get("which", "this"), slots["unit"]
        if "plural" in slots:  # "in the last years": no one year
            return self._days_of(which, unit)
        if which in _WHICH:
            if self.published is None or unit == "day":  # "the last day" is a day of something
                return _NOTHING
            return self._shifted_unit(self.published, unit, _WHICH[which], slots.get("part"))
        base = self._reference(slots)
        if base is None:
            return _NOTHING
        shift = {"same": 0, "following": 1, "preceding": -1}[which]
        return self._shifted_unit(base, unit, shift, slots.get("part"))

    def _days_of(self, which: str, unit: str) -> _Time:
        """*The coming days*, or those after the time told before: *in the days that followed*."""
        then = which == "following" or (which == "next" and self._lean() <= PAST)
        begin = self.published if which == "next" else None
        if then and unit in _DAYS_OF:
            begin = self._reference({"unit": "day"})
            begin = None if begin is self.published else begin
        return _Time(None, f"{begin}/..") if begin else _NOTHING

    def _shifted_unit(
        self, base: CalendarDate, unit: str, shift: int, part: str | None = None
    ) -> _Time:
        if unit == "night" and shift < 0 and base.day:  # it ends on the day itself
            return _Time(f"{base.plus_days(shift)}/{base}")
        if unit in ("day", "night"):
            return self._near_day(base.plus_days(shift))
        if unit == "week":
            if not base.day:
                return _Time(f"{base}~")
            monday = base.days - timedelta(days=base.days.weekday()) + timedelta(weeks=shift)
            if part == "mid":
                return self._near_day(day_of(monday + timedelta(days=2)))
            sunday = monday + timedelta(days=6)
            return _Time(f"{monday}/{sunday}", anchor=day_of(monday))
        if unit == "month":
            if not base.month:
                return _Time(f"{base}~")
            moved = base.plus_months(shift)
            return _Time(str(moved), anchor=moved)
        if unit == "year":
            return self._whole_year(base.year + shift, {"part": part})
        if unit in ("quarter", "half"):
            if not base.month:
                return _Time(f"{base}~")
            length = 3 if unit == "quarter" else 6
            start = CalendarDate(base.year, (base.month - 1) // length * length + 1)
            first = start.plus_months(shift * length)
            return _Time(f"{first}/{first.plus_months(length - 1)}", anchor=first)
        if unit == "decade":
            first_year = base.year // 10 * 10 + shift * 10
            return _Time(f"{first_year}/{first_year + 9}")
        if unit == "century":
            first_year = (base.year - 1) // 100 * 100 + shift * 100 + 1
            return _Time(f"{first_year}/{first_year + 99}")
        return _NOTHING

    def _weekend(self, slots: Mapping[str, Any]) -> _Time:
        base = self.published
        if base is None:
            return _NOTHING
        if not base.day:
            return _Time(f"{base}~")
        which = slots.get("which")
        if "unit" in slots and which in _WHICH:  # "the weekend of last week"
            which_shift = _WHICH[which]
        elif which == "previous" or (which not in ("next", "this") and self._lean() < FUTURE):
            which_shift = -1 if base.days.weekday() < 5 or which == "previous" else 0
        elif which == "next":
            which_shift = 0 if base.days.weekday() < 5 else 1
        else:
            which_shift = 0
        saturday = (
            base.days - timedelta(days=base.days.weekday() - 5) + timedelta(weeks=which_shift)
        )
        return _Time(f"{saturday}/{saturday + timedelta(days=1)}", anchor=day_of(saturday))

    # ---- stretches of time, for claims only ----

    def _stretch(self, slots: Mapping[str, Any], sign: int) -> tuple[str, str] | None:
        """The publication and the date a number of units from it, both as fine as the unit."""
        base = self.published
        if base is None or ("number" not in slots and "unit" not in slots):
            return None
        far = self._offset(base, slots, sign)
        if far.value is None or far.anchor is None:
            return None
        near = CalendarDate(
            base.year, base.month if far.anchor.month else 0, base.day if far.anchor.day else 0
        )
        return str(near), far.value

    def _past_window(self, slots: Mapping[str, Any]) -> _Time:
        ends = self._stretch(slots, -1)
        return _Time(f"{ends[1]}/{ends[0]}") if ends else _NOTHING

    def _within(self, slots: Mapping[str, Any]) -> _Time:
        ahead = self._lean() == FUTURE
        return self._next_window(slots) if ahead else self._past_window(slots)

    def _next_window(self, slots: Mapping[str, Any]) -> _Time:
        ends = self._stretch(slots, 1)
        return _Time(f"{ends[0]}/{ends[1]}") if ends else _NOTHING

    def _lasting(self, slots: Mapping[str, Any]) -> _Time:
        if self.grammar.goes_on and not self._goes_on():
            return _NOTHING  # "was held for two years", but "has been held"
        ends = self._stretch(slots, -1)
        return _Time(f"{ends[1]}/..") if ends else _NOTHING

    def _goes_on(self) -> bool:
        """Whether a span of time lasts to this day, by the auxiliary before it."""
        left = self.text[max(0, self.span[0] - SENTENCE_REACH) : self.span[0]]
        left = SENTENCE_END.split(left)[-1]
        grammar = self.grammar
        for word in re.findall(r"['’]?\w+", left)[::-1]:
            if normal(word) in grammar.goes_on | grammar.over:
                return normal(word) in grammar.goes_on
        right = SENTENCE_END.split(self.text[self.span[1] : self.span[1] + SENTENCE_REACH])[0]
        words = (normal(word) for word in re.findall(r"['’]?\w+", right))
        told = next((word for word in words if word in grammar.goes_on | grammar.over), None)
        return told in grammar.goes_on  # "for two years he has been held"

    def _since_then(self, slots: Mapping[str, Any]) -> _Time:  # noqa: ARG002
        return _Time(f"{self.anchor}/..") if self.anchor else _NOTHING

    # ---- times of day ----

    def _lean(self) -> float:
        """The tense around the expression that is read (see :func:`lean_of`)."""
        single = self.rule in ("week_day", "calendar") and not self.linked
        return lean_of(self.text, *self.whole, self.grammar, single=single)

    def _clock(self, rule: str, slots: Mapping[str, Any], following: Match | None) -> _Time:
        day = self._day_of_clock(slots, following, same_sentence=rule == "clock")
        if day is None:
            return _NOTHING
        if not day.day or rule == "part_of_day":
            return _Time(str(day))
        hour = int(slots["clock4"]) // 100 if "clock4" in slots else int(slots["hour"])
        minute = int(slots["clock4"]) % 100 if "clock4" in slots else int(slots.get("minute", 0))
        meridiem = slots.get("meridiem")
        if meridiem and not 1 <= hour <= 12:
            return _Time(str(day))
        if meridiem:
            hour = hour % 12 + (12 if meridiem == "pm" else 0)
        if hour == 24:
            hour, day = 0, day.plus_days(1)
        zone = slots.get("zone")
        if zone and zone != "local":
            return _Time(f"{day}T{hour:02}:{minute:02}:00{zone}")
        return _Time(f"{day}T{hour:02}:{minute:02}")

    def _day_of_clock(
        self, slots: Mapping[str, Any], following: Match | None, *, same_sentence: bool
    ) -> CalendarDate | None:
        """The day of a time of day: said just before it or just after, else the publication's."""
        start, end = self.span
        if slots.get("which") == "same" and self.day:
            return self.day
        if self.day and start - self.day_end <= SENTENCE_REACH:
            between = self.text[self.day_end : start]
            breaks = len(SENTENCE_END.findall(between))
            recent = self.published is None or self.day.distance(self.published) < 7
            if not breaks or (recent and not same_sentence and breaks == 1 and "\n" not in between):
                return self.day
        if following and following.rule in _DAY_RULES:
            gap = self.tokens.spans[following.first][0] - end
            if gap <= 12 and not SENTENCE_END.search(self.text[end : end + gap]):
                time = self._resolve(following.rule, slots_of(split(following)[0]), None)
                if time.anchor and time.anchor.day:
                    return time.anchor
        return self.published

    def _settle_local_times(self) -> None:
        """Give "11.30 local time" the offset that "(21.30 CEST)" right after it tells."""
        for position, local in enumerate(self.found[:-1]):
            other = self.found[position + 1]
            if (
                local.zone != "local"
                or other.zone in (None, "local")
                or other.start - local.end > 4
            ):
                continue
            here = re.fullmatch(r"(.{10})T(\d\d):(\d\d)", local.time.value or "")
            there = re.fullmatch(
                r".{10}T(\d\d):(\d\d):00([+-])(\d\d):(\d\d)", other.time.value or ""
            )
            if not here or not there:
                continue
            sign = -1 if there[3] == "-" else 1
            offset = sign * (int(there[4]) * 60 + int(there[5]))
            gone = int(here[2]) * 60 + int(here[3]) - (int(there[1]) * 60 + int(there[2]) - offset)
            gone = (gone + 720) % 1440 - 720
            zone = f"{'-' if gone < 0 else '+'}{abs(gone) // 60:02}:{abs(gone) % 60:02}"
            value = f"{here[1]}T{here[2]}:{here[3]}:00{zone}"
            self.found[position] = replace(local, time=_Time(value))


def _read(text: str, published: str | None, language: str) -> list[_Found]:
    day = parse_date(published) if published else None
    return _Reading(text, day, grammar_of(language)).run()


def find_times(text: str, *, published: str | None, language: str) -> list[TimeExpression]:
    """The time expressions of a text, as TimeML annotates dates and times of day.

    Args:
        text: a report or a passage of one; the cost is linear in its length.
        published: the EDTF date of publication (day, month or year), or None where it is not
            known: what is relative to it then has the value None.
        language: the code of the language the text is in.

    Returns:
        The expressions in order, none overlapping another. Spans are code points of ``text``
        and leave prepositions out. Values are EDTF: a day, month, season or year, an interval
        for a week or a decade, a time of day with its offset where the text tells it. A word
        for the present has the date of publication (see :func:`present_words`); an expression
        that names no certain time (*damals*, *soon*) has None.

    Raises:
        LanguageError: there is no folder for the language.
        DateError: ``published`` is no date.
    """
    return [
        TimeExpression(found.start, found.end, text[found.start : found.end], found.time.value)
        for found in _read(text, published, language)
        if found.rule not in _PERIOD_RULES
    ]


def find_periods(text: str, *, published: str | None, language: str) -> list[TimeExpression]:
    """The times of a text as claims need them: prepositions and ranges make intervals.

    *since 2020* is ``2020/..``, *until 5 December* ``../2025-12-05``, *between 8 and 19
    February* one closed interval, *late 2020* ``2020-10/2020-12``, *in the past two months*
    ``2025-03/2025-05``. Spans take the prepositions in. Vague words are left out.

    Args:
        text: a report or a passage of one.
        published: the EDTF date of publication, or None.
        language: the code of the language the text is in.

    Returns:
        The periods in order, none overlapping another; the value is None where a relative time
        cannot be resolved.

    Raises:
        LanguageError: there is no folder for the language.
        DateError: ``published`` is no date.
    """
    grammar = grammar_of(language)
    found = [f for f in _read(text, published, language) if f.rule != "vague"]
    periods: list[TimeExpression] = []
    at = 0
    while at < len(found):
        one, at = found[at], at + 1
        other = found[at] if at < len(found) else None
        floor = periods[-1].end if periods else 0
        lead = text[max(floor, one.start - _LEAD_REACH) : one.start]
        value, end, words = one.time.period, one.end, 0
        joined = _joined(text, one, other, lead, grammar) if other else None
        if other and joined:
            value, end, words, at = joined[0], other.end, joined[1], at + 1
            while at < len(found) and _is_month_after(text, value, end, found[at], grammar):
                value, end = f"{_left_end(value)}/{found[at].time.value}", found[at].end
                at += 1
        elif one.rule == "same_period":
            value = next((p.value for p in reversed(periods) if p.value and _lasts(p.value)), None)
        elif one.rule not in _UNPREFIXED_RULES:
            value, words = _prefixed(value, lead, grammar)
        start = one.start - words
        periods.append(TimeExpression(start, end, text[start:end], value))
    return periods


_LEAD_REACH = 60
"""How far, in code points, prepositions are looked for before an expression."""
_UNPREFIXED_RULES = (*_PERIOD_RULES, "clock", "part_of_day", "present")


def _joined(
    text: str, one: _Found, other: _Found, lead: str, grammar: Grammar
) -> tuple[str | None, int] | None:
    """The interval of two expressions that make a range, and the length of what opens it."""
    between = text[one.end : other.start]
    if len(between) > _LEAD_REACH or "\n" in between:
        return None
    if any(found.rule in _PERIOD_RULES or found.rule == "clock" for found in (one, other)):
        return None
    opening = grammar.between.search(lead) or grammar.opening.search(lead)
    both = grammar.both.fullmatch(between)
    if grammar.to.fullmatch(between) or (both and grammar.between.search(lead)):
        first, last = _left_end(one.time.period), _right_end(other.time.period)
        if first and last and first > last and one.rule == "week_day" and len(first) == 10:
            # "from Friday to Sunday", told on a Friday
            first = str(parse_date(first).plus_days(-7)) if first > "0001-01-07" else None
        value = _interval(first, last)
        return value, len(opening[0]) if opening else 0
    if _is_month_after(text, one.time.value, one.end, other, grammar):
        return f"{one.time.value}/{other.time.value}", 0
    if both and _next_day(one.time.value) == other.time.value:
        return f"{one.time.value}/{other.time.value}", 0
    return None


def _is_month_after(
    text: str, value: str | None, end: int, other: _Found, grammar: Grammar
) -> bool:
    """Whether the next month follows a month, or several: "July, August and September"."""
    between = text[end : other.start]
    joined = between.strip() == "," or grammar.both.fullmatch(between)
    return bool(joined) and _next_month(_right_end(value)) == (other.time.value or "")


def _prefixed(value: str | None, lead: str, grammar: Grammar) -> tuple[str | None, int]:
    """The interval that the words before an expression make of it, and their length."""
    if grammar.near.search(lead):
        return value, 0
    since = grammar.since.search(lead) or grammar.onward.search(lead)
    if since:
        return _interval(_left_end(value), ".."), len(since[0])
    until = grammar.until.search(lead)
    if until and grammar.negation.search(lead):
        return value, 0  # "did not come out until May": in May
    if until:
        return _interval("..", _right_end(value)), len(until[0])
    return value, 0


def _lasts(value: str) -> bool:
    """Whether a value is a stretch of time: an interval, a season, a month or a year."""
    return "/" in value or len(value) < len("2025-12-05")


def _left_end(value: str | None) -> str | None:
    return value.partition("/")[0] if value else None


def _right_end(value: str | None) -> str | None:
    return value.rpartition("/")[2] if value else None


def _next_day(value: str | None) -> str | None:
    if not value or not re.fullmatch(r"\d{4}-\d\d-\d\d", value) or value >= "9999-12-31":
        return None
    return str(parse_date(value).plus_days(1))


def _next_month(value: str | None) -> str | None:
    """The month after a month; None after anything else."""
    if not value or not re.fullmatch(r"\d{4}-(?:0\d|1[012])", value) or value >= "9999-12":
        return None
    return str(parse_date(value).plus_months(1))


def _interval(first: str | None, last: str | None) -> str | None:
    if first and last and last[0] != "." and first[0] != "." and first[: len(last)] > last:
        first = f"{int(first[:4]) - 1:04}{first[4:]}"  # "from November to March"
    return f"{first}/{last}" if first and last else None


@cache
def present_words(language: str) -> frozenset[str]:
    """The words of a language for the present (*derzeit*, *currently*), in lower case.

    Their value is the date of publication, but they name no event of that day: who asks when
    something happened should prefer any other time.

    Raises:
        LanguageError: there is no folder for the language.
    """
    return frozenset(normal(word) for word in grammar_of(language).present)
