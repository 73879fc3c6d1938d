"""Times reckoned from another event: "freed on Tuesday, six years after police had arrested him".

Of two events that a sentence sets so long apart it often dates but one, or none and is of today:
"four weeks after the release of 123 prisoners".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from drehtuer import languages
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.draft import Draft
from drehtuer.claims.sentences.grammar import closed, number_before, numbers_before
from drehtuer.claims.sentences.scene import Scene, Timed
from drehtuer.claims.timing.calendar import CalendarDate, parse_date
from drehtuer.languages.verbforms import features_of

_DAY = len("2025-12-05")
_FAR = 3
"""How many sentences before it the event may be told that a claim comes before."""
_DEEDS = frozenset({"freed", "jailed", "contact", "talks", "measure"})
_BETWEEN = 3
"""How many words from the event back to its preposition: "after the surprising release"."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Such as "six years after": so many units, the tokens of the unit and of "after".

    ``sign`` is 1 where what is told comes after the event, -1 where it comes before.
    """

    number: int
    unit: str
    unit_at: int
    at: int
    sign: int

    def holds(self, time: Timed) -> bool:
        """Whether a time is but the span itself: "tres días después de"."""
        return time.first <= self.at and time.last >= self.unit_at

    def shifted(self, point: str, sign: int) -> str | None:
        """A time so much later (1) or earlier (-1) than a day, month or year.

        Days are counted exactly; so many weeks are right to a week either way, months and years
        to the month and the year.
        """
        base = parse_date(point)
        number = sign * self.number
        try:
            if self.unit == "year":
                return str(CalendarDate(base.year + number))
            if self.unit == "month":
                return str(base.plus_months(number)) if base.month else None
            if not base.day:
                return None
            if self.unit == "day":
                return str(base.plus_days(number))
            return f"{base.plus_days(7 * (number - 1))}/{base.plus_days(7 * (number + 1))}"
        except (ValueError, OverflowError):
            return None  # outside the calendar


def reckoned(draft: Draft, told: Iterable[Draft], published: str | None) -> str | None:
    """When it was that a sentence tells to be so long before or after something else.

    Args:
        draft: a claim without a time.
        told: the claims before it that have one, the last first.
        published: the date of publication, which a sentence tells of that names no time.
    """
    scene, home = draft.scene, draft.scene.clause_of
    for span in _spans(scene):
        if _is_event(draft, span):
            if any(_is_behind(scene, span, t.first) for t in scene.times if not span.holds(t)):
                return None  # "held for a year after his arrest in 2017"
            point = _point_beside(scene, span, told) or (published if draft.nominal else None)
            return span.shifted(point, -span.sign) if point else None
        if home[draft.anchor] == home[span.unit_at] and not draft.nominal:
            times = [t for t in scene.times if not span.holds(t)]
            if any(home[t.first] == home[draft.anchor] and t.first < span.at for t in times):
                return None
            point = _point(t.value for t in times if _is_behind(scene, span, t.first))
            if point is None and span.sign < 0:  # "pardoned two days before the flight"
                point = _last_deed(draft, told)
            end = span.shifted(point, span.sign) if point else None
            if draft.kind == "held" and span.sign > 0:  # "was held for a year after May 2017"
                return f"{str(point)[: len(end)]}/{end}" if end and "/" not in end else None
            return end
    return _served(draft, told, published) if draft.kind == "held" else None


def _last_deed(draft: Draft, told: Iterable[Draft]) -> str | None:
    """The day of what was done last before a claim, which an event without a date stands for."""
    for claim in told:
        if draft.scene.number - claim.scene.number > _FAR:
            return None
        if claim.kind in _DEEDS and claim.when and len(claim.when) == _DAY:
            return claim.when
    return None


def _served(draft: Draft, told: Iterable[Draft], published: str | None) -> str | None:
    """The time that somebody spent in custody until he was let out: "had been held for a year".

    It ends with the release told before it, or else with the report.
    """
    scene = draft.scene
    clause = scene.clauses[scene.clause_of[draft.anchor]]
    if clause.finite is None or draft.count is not None:
        return None
    tense = features_of(scene.language, scene.lows[clause.finite])
    if "past" not in tense or "pres" in tense:
        return None
    span = _length(scene, clause)
    if span is None:
        return None
    free = (d for d in told if d.kind == "freed" and d.status == "asserted")
    ends = sorted(free, key=lambda d: set(d.persons).isdisjoint(draft.persons))
    end = _point(d.when for d in ends if d.when) or published
    begin = span.shifted(end, -1) if end else None
    if not end or not begin:
        return None
    return f"{begin.partition('/')[0]}/{end[: len(begin)]}"


def _length(scene: Scene, clause: Clause) -> _Span | None:
    """How long something lasted, told by a bare number of units: "four years", "for 411 days"."""
    units = _units(scene.language)
    serving = closed(scene.language, "serving")
    if any(t.first in clause.tokens for t in scene.times):
        return None
    if any(scene.lows[k] in serving for k in clause.tokens):
        return None  # "was serving ten years" tells the sentence
    small = closed(scene.language, "prepositions", but=("lasting",))
    events = closed(scene.language, "time_prepositions", "before_events", "after_events")
    for k in clause.tokens:
        unit = units.get(scene.lows[k])
        if unit is None:
            continue
        number = next(numbers_before(scene, k), None)
        behind = scene.lows[k + 1] if k + 1 < len(scene.lows) else ""
        if number is None or not number.value or behind in events:
            continue
        if number.first and scene.lows[number.first - 1] in small:
            continue  # "a man of 36 years", "sentenced to five years"
        low, high = sorted((k, clause.finite or k))
        if any(t.text == "," for t in scene.tokens[low:high]):
            continue  # "X, 36 years old, was held"
        weeks = unit == "week"
        return _Span(7 * number.value if weeks else number.value, "day" if weeks else unit, k, k, 1)
    return None


def _point(values: Iterable[str]) -> str | None:
    """The first of some times that is a day, a month or a year, or about a day ("last night")."""
    for value in values:
        first, _, last = value.partition("/")
        season = len(first) == len("2025-21") and first[5] == "2"
        if first != ".." and last != ".." and not season:
            return first.partition("T")[0].strip("~")
    return None


def _point_beside(scene: Scene, span: _Span, told: Iterable[Draft]) -> str | None:
    """The time of what a sentence sets so long after an event: it names it, or a claim has it."""
    home = scene.clause_of
    above: int | None = home[span.unit_at]
    if above == home[span.at] and _opens(scene, span):
        parent = scene.clauses[above].parent
        above = above + 1 if parent is None else parent
    named = [
        t
        for t in scene.times
        if home[t.first] == above and not span.holds(t) and not _is_behind(scene, span, t.first)
    ]
    claims = (d for d in told if d.scene is scene and home[d.anchor] == above)
    nearest = sorted(named, key=lambda t: abs(t.first - span.at))
    return _point(t.value for t in nearest) or _point(d.when for d in claims if d.when)


def _opens(scene: Scene, span: _Span) -> bool:
    """Whether the "after" of a span opens a clause: "after police had arrested him"."""
    return scene.clauses[scene.clause_of[span.at]].opener == scene.lows[span.at]


def _is_behind(scene: Scene, span: _Span, k: int) -> bool:
    """Whether a token tells of the event behind "after"."""
    if k <= span.at or scene.clause_of[k] != scene.clause_of[span.at]:
        return False
    return _opens(scene, span) or all(t.text != "," for t in scene.tokens[span.at : k])


def _is_event(draft: Draft, span: _Span) -> bool:
    """Whether a claim tells the event behind "after": a clause, or a noun shortly behind it."""
    scene = draft.scene
    if draft.anchor <= span.at or scene.clause_of[draft.anchor] != scene.clause_of[span.at]:
        return False
    return _opens(scene, span) or (draft.nominal and draft.anchor - span.at <= _BETWEEN)


def _spans(scene: Scene) -> Iterator[_Span]:
    """The spans of a sentence in order: a number, a unit of time, "after" or "before"."""
    ahead = closed(scene.language, "time_prepositions", "before_events")
    behind = closed(scene.language, "after_events")
    units = _units(scene.language)
    for k, low in enumerate(scene.lows):
        sign = (low in behind) - (low in ahead)
        if not sign or k < 1:
            continue
        unit_at = k - 1 - (scene.tokens[k - 1].text == ",")
        unit = units.get(scene.lows[unit_at]) if unit_at > 0 else None
        number = _number_before(scene, unit_at) if unit else None
        if unit and number:
            yield _Span(number, unit, unit_at, k, sign)


def _number_before(scene: Scene, unit_at: int) -> int | None:
    """The number right before a unit of time; "the day after" is one."""
    number = number_before(scene, unit_at)
    if number is not None:
        return number
    alone = scene.lows[unit_at - 1] in closed(scene.language, "determiners", "contractions")
    return 1 if alone else None


@cache
def _units(language: str) -> dict[str, str]:
    told = languages.table(language, "times").get("unit", {})
    return {
        form.lower(): unit
        for unit in ("day", "week", "month", "year")
        for name in (unit, f"{unit}s")
        for form in told.get(name, ())
    }
