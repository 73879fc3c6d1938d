"""How a claim of the books compares with one of a draft: in its number, and in what it counts.

Of a number (:func:`number`):

==============  ================================================================================
``same``        the same number with the same qualifier
``within``      all that the books' figure allows is allowed by the draft's: *about 1,200* or
                *more than 1,000* for 1,218
``rounding``    the draft gives a rounded number as if it were exact (1,200 for 1,218), or the
                books hedge what it does not (*more than 400* for 400)
``vague``       the books only give a rough figure that allows the draft's (*a dozen* for 14)
``compatible``  one number can be both, but neither follows from the other
``other``       no number can be both
``none``        there are no two numbers to compare
==============  ================================================================================

Of what is counted, each thing may be the same, left open by one of the two, or differ
(:class:`Likeness`): ``country``, ``population`` (group, nationality, where the freed were taken),
``date``, ``window`` (of a total), ``source`` (who counts), ``status`` (announced, done), ``kind``
(recognised, not arrested).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drehtuer.books.counts import agree, bounds, rounds
from drehtuer.books.likeness import same_counter, same_group
from drehtuer.books.record import Interval
from drehtuer.books.spans import Days, days, gap
from drehtuer.books.told import QUARTER, STATES, UNNUMBERED, Told, is_sum, status_class
from drehtuer.check.places import line, passage
from drehtuer.claims.timing.expressions import find_times, present_words
from drehtuer.model import UNNAMED, Count, Report

SAME, WITHIN, ROUNDING, VAGUE, COMPATIBLE, OTHER, NONE = (
    "same",
    "within",
    "rounding",
    "vague",
    "compatible",
    "other",
    "none",
)

TENTH = 10
"""Numbers that differ by more than a tenth are not one number rounded."""

OTHER_KINDS = {
    "freed": {"talks": "status"},
    "jailed": {"listed": "kind"},
    "listed": {"jailed": "kind"},
}
"""The kinds whose figures are taken for one another, and what then differs."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A claim of the books beside one of the draft.

    ``differs`` is what differs beside the number, ``open`` what only the draft says.
    """

    told: Told
    number: str
    differs: frozenset[str]
    open: frozenset[str]


def compare(mine: Told, theirs: Told) -> Likeness:
    """How a claim of the books compares with one of the draft (``mine``)."""
    told = {
        "country": _values(mine.place, theirs.place),
        "group": _group(mine, theirs),
        "nationality": _nationality(mine, theirs),
        "destination": _lists(mine.claim.destination, theirs.claim.destination),
        "source": _source(mine, theirs),
        "status": _status(mine, theirs),
        "kind": _kind(mine, theirs),
        **_time(mine, theirs),
    }
    differing = {what for what, same in told.items() if same is False}
    if mine.claim.kind != theirs.claim.kind:
        differing.add(OTHER_KINDS[mine.claim.kind][theirs.claim.kind])
    named = {"group", "nationality", "destination"}
    return Likeness(
        theirs,
        number(mine.claim.count, theirs.claim.count),
        frozenset("population" if each in named else each for each in differing),
        frozenset(what for what, same in told.items() if same is None),
    )


def number(mine: Count | None, theirs: Count | None) -> str:
    """How a figure of the books compares with one of the draft."""
    if mine is None or theirs is None or mine.delta != theirs.delta:
        return NONE
    if (mine.value, mine.qualifier, mine.upper) == (theirs.value, theirs.qualifier, theirs.upper):
        return SAME
    if {mine.qualifier, theirs.qualifier} & UNNUMBERED:
        return NONE
    one, other = bounds(mine), bounds(theirs)
    if _lies_in(other, one):
        return WITHIN
    if mine.value is not None and mine.value == theirs.value:
        return ROUNDING
    if mine.qualifier == "exact" and rounds(mine, theirs) and not is_far(mine, theirs):
        return ROUNDING
    if not agree(one, other):
        return OTHER
    return VAGUE if _lies_in(one, other) and other.most is not None else COMPATIBLE


def is_far(one: Count, other: Count) -> bool:
    """Whether two numbers differ by more than a tenth of the larger."""
    values = sorted((one.value or 0, other.value or 0))
    return (values[1] - values[0]) * TENTH > values[1]


def _lies_in(one: Interval, other: Interval) -> bool:
    low = other.least is None or (one.least is not None and one.least >= other.least)
    return low and (other.most is None or (one.most is not None and one.most <= other.most))


def is_now(told: Told) -> bool:
    """Whether a claim gives no time but that of its report: no words of the sentence tell it."""
    when, report = told.claim.when, told.report
    if when is None or when != report.published or report.language is None:
        return when in (None, report.published)
    return not _names_day(report.text, told.claim.start, told.claim.end, when, report.language)


def says_time(told: Told) -> bool:
    """Whether the line of a claim names its time, or its report was published on that day.

    What only other lines tell may be the time of something else; so may a month of publication.
    """
    when, report = told.claim.when, told.report
    if when is None or _is_day_of_report(told) or report.language is None:
        return True
    words = line(report.text, told.claim.start, told.claim.end)
    return _names_time(words, when, report.published, report.language)


def says_time_itself(told: Told) -> bool:
    """Whether the sentence of a claim names its time, or its report was published on that day."""
    when, report = told.claim.when, told.report
    if when is None or _is_day_of_report(told) or report.language is None:
        return True
    at = passage(report.text, told.claim.start, told.claim.end, report.language)
    return _names_time(at.sentence, when, report.published, report.language)


def _is_day_of_report(told: Told) -> bool:
    meant = days(told.claim.when) if told.claim.when == told.report.published else None
    return meant is not None and meant.first == meant.last


@lru_cache(maxsize=4096)
def _names_time(words: str, when: str, published: str | None, language: str) -> bool:
    meant = days(when)
    named = (days(time.value) for time in find_times(words, published=published, language=language))
    return meant is None or any(time and time.overlaps(meant) for time in named)


@lru_cache(maxsize=8192)
def _names_day(text: str, start: int, end: int, when: str, language: str) -> bool:
    """Whether the sentence of a claim names the day on which it was published."""
    sentence = passage(text, start, end, language).sentence
    present = present_words(language)
    times = find_times(sentence, published=when, language=language)
    return any(time.value == when and time.text.lower() not in present for time in times)


def start_of(told: Told) -> Days | None:
    """When the time of a claim begins, as far as it says: the days that can be its first."""
    when = told.claim.when or ""
    return days(when.partition("/")[0])


def _values(mine: str | None, theirs: str | None) -> bool | None:
    """True if two values are the same, False if they differ, None if one is not given."""
    return None if mine is None or theirs is None else mine == theirs


def _lists(mine: Iterable[str], theirs: Iterable[str]) -> bool | None:
    one, other = set(mine), set(theirs)
    return bool(one & other) if one and other else None


def _group(mine: Told, theirs: Told) -> bool | None:
    """The same citizens need not be called what else they are: *32 Armenians*, soldiers."""
    of = set(mine.claim.nationality)
    if mine.claim.group is None and of and of == set(theirs.claim.nationality):
        return None
    return same_group(mine.claim.group, theirs.claim.group)


def _nationality(mine: Told, theirs: Told) -> bool | None:
    """Foreigners are only counted where the figure says so; a part need not be called one."""
    one, other = set(mine.claim.nationality), set(theirs.claim.nationality)
    if one == other:
        return True
    if one and not other:
        return False if one - {mine.place} else None
    return None if not one else False


def _source(mine: Told, theirs: Told) -> bool | None:
    speakers = [_named(item.claim.attribution, item.report) for item in (mine, theirs)]
    if not all(speakers):
        return None
    return same_counter(mine, theirs)


def _named(attribution: Iterable[str], report: Report) -> bool:
    """Whether who speaks is named: *Foro Penal*, not *the organisation*."""
    speakers = set(attribution) - {UNNAMED}
    if not (speakers and report.names):
        return bool(speakers)
    return any(naming.name in speakers or naming.full in speakers for naming in report.names)


def _status(mine: Told, theirs: Told) -> bool:
    return status_class(mine.claim) == status_class(theirs.claim)


def _kind(mine: Told, theirs: Told) -> bool | None:
    return _values(mine.claim.fate, theirs.claim.fate)


def _time(mine: Told, theirs: Told) -> dict[str, bool | None]:
    if mine.claim.kind in STATES:
        return _of_state(mine, theirs)
    if mine.is_total or theirs.is_total:
        return _of_total(mine, theirs)
    return {"date": dates(mine, theirs)}


def dates(mine: Told, theirs: Told) -> bool | None:
    """Whether two events can be of one day; None where one of them is told without a time.

    What a report tells without a time was before it, and if it is news, not long before.
    """
    if mine.days.overlaps(theirs.days):
        return None if is_now(mine) or is_now(theirs) else True
    if is_now(mine):
        return None
    if not is_now(theirs):
        return False
    later = mine.days.first > theirs.published.last
    earlier = theirs.dated and gap(mine.days, theirs.published).days > QUARTER
    return False if later or earlier else None


def _of_state(mine: Told, theirs: Told) -> dict[str, bool | None]:
    told: dict[str, bool | None] = {}
    if mine.claim.kind == "held" and is_sum(mine) != is_sum(theirs):
        told["window"] = False
    if mine.days.overlaps(theirs.days):
        return told | {"date": True}
    if is_now(mine) and theirs.days.first <= mine.days.last:
        return told | {"date": None}
    return told | {"date": False}


def _of_total(mine: Told, theirs: Told) -> dict[str, bool | None]:
    """Totals are compared by when they begin; a total of a closed time by its end, too."""
    if (is_now(mine) and not mine.is_total) or (is_now(theirs) and not theirs.is_total):
        return {"window": None}
    one, other = (days(item.claim.when) for item in (mine, theirs))
    if one is None or other is None or (mine.claim.cumulative and is_now(mine)):
        return {"window": None}
    if not one.overlaps(other):
        return {"date": False}
    first, second = start_of(mine), start_of(theirs)
    if first is None or second is None:
        return {"window": None}  # "by Thursday": since when is not told
    ends = one.last == other.last or not (one.closed and other.closed)
    return {"window": first.overlaps(second) and ends}
