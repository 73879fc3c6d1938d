"""Times reckoned from an event: "four weeks after the release of 123 prisoners".

The day that this is told of is known; so the event was that long before, or is after.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from drehtuer import languages
from drehtuer.claims.count_words import words_of
from drehtuer.claims.draft import Draft
from drehtuer.claims.grammar import closed
from drehtuer.claims.numerals import number_at
from drehtuer.claims.scene import Scene
from drehtuer.claims.times_calendar import day_of

_BETWEEN = 3
"""How many words from the event back to its preposition: "after the surprising release"."""
_LONGEST = 4
"""How many words a number and its unit take."""
_DAY = len("2025-12-05")
_WEEK = timedelta(days=7)


def reckoned(draft: Draft, published: str | None) -> str | None:
    """When an event was that something else is told to be so long after, or before.

    The days are counted exactly; so many weeks are right to a week either way, months and years
    to the month and the year.

    Args:
        draft: a claim; only a noun ("the release of") dates something else.
        published: the date of publication, which it is told of if the sentence names no day.
    """
    if not draft.nominal:
        return None
    scene = draft.scene
    ahead, behind = (
        closed(scene.language, "time_prepositions"),
        closed(scene.language, "after_events"),
    )
    for k in range(draft.anchor - 1, max(0, draft.anchor - 1 - _BETWEEN), -1):
        sign = (scene.lows[k] in ahead) - (scene.lows[k] in behind)
        if sign:
            span = _span_before(scene, k)
            told = _told_of(scene, k, published)
            return _shifted(told, sign * span[0], span[1]) if span and told else None
    return None


def _told_of(scene: Scene, k: int, published: str | None) -> date | None:
    """The day that the sentence tells of: the nearest it names, else that of publication.

    The span before the preposition at token ``k`` is no day of its own.
    """
    days = [
        time
        for time in scene.times
        if len(time.value) == _DAY and "/" not in time.value and not time.first < k <= time.last + 1
    ]
    nearest = min(days, key=lambda time: abs(time.first - k), default=None)
    value = nearest.value if nearest else published or ""
    return date.fromisoformat(value) if len(value) == _DAY else None


def _span_before(scene: Scene, k: int) -> tuple[int, str] | None:
    """A number of days, weeks, months or years right before a token: "four weeks"."""
    unit = _units(scene.language).get(scene.lows[k - 1]) if k else None
    if unit is None:
        return None
    for first in range(max(0, k - _LONGEST), k - 1):
        number = number_at(scene.tokens, first, words_of(scene.language))
        if number is not None and number.last == k - 2:
            return number.value, unit
    alone = k > 1 and scene.lows[k - 2] in closed(scene.language, "determiners", "contractions")
    return (1, unit) if alone else None


@cache
def _units(language: str) -> dict[str, str]:
    told = languages.table(language, "times").get("unit", {})
    return {
        form.lower(): unit
        for unit in ("day", "week", "month", "year")
        for name in (unit, f"{unit}s")
        for form in told.get(name, ())
    }


def _shifted(day: date, number: int, unit: str) -> str | None:
    try:
        if unit == "day":
            return (day + timedelta(days=number)).isoformat()
        if unit == "week":
            middle = day + number * _WEEK
            return f"{(middle - _WEEK).isoformat()}/{(middle + _WEEK).isoformat()}"
        moved = day_of(day).plus_months(number * (12 if unit == "year" else 1))
    except (ValueError, OverflowError):
        return None  # outside the calendar
    return str(moved)[: 4 if unit == "year" else 7]
