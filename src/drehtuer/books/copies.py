"""Copies: reports that print one text, cut, edited a little or with a beginning of their own.

Method: near-duplicates by shingles (Broder 1997). Of each text every run of ``RUN`` words is kept.
Runs that come back in reports of many weeks are boilerplate and background, which any report may
hold, and say nothing. In order of publication each report is held against the texts not copied
before it, by an index of the runs; one is a copy if half of its own runs stand in one of these (a
cut text), or half of the other's in it and a third of its own (a text with more of its own).

Since a copy shares a third of its runs, whatever it is a copy of holds one of any two thirds of
them, and looking up the rarest two thirds is enough (prefix filtering; Chaudhuri et al. 2006).
Sentences that many reports quote need not be looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from drehtuer.books.byline import agency_of
from drehtuer.books.model import Copies
from drehtuer.books.spans import days
from drehtuer.model import Report

RUN = 5
"""Words in a run."""

LEAST = 18
"""Runs that two texts must share at least; a sentence or two that both quote have fewer."""

WEEKS = 4
"""Weeks in which a run may stand in reports; in more, it is boilerplate."""

NEAR = 21
"""Days within which a text is printed again; later, it is quoted as history."""

_HALF, _THIRD = 0.5, 0.33

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    report: Report
    day: date | None
    runs: frozenset[int]


def copies(reports: Iterable[Report]) -> tuple[Copies, ...]:
    """The reports that print one text, the earliest first, in groups of two or more.

    Of reports without their texts the quotes of their claims are compared. Reports in which no
    claim was read are left out, unless their text is that of one with claims.
    """
    read = list(reports)
    told = {report.text for report in read if report.claims}
    return copies_among(report for report in read if report.text in told)


def copies_among(reports: Iterable[Report]) -> tuple[Copies, ...]:
    """As :func:`copies`, but none is left out."""
    texts = _in_order(map(_text, reports))
    index = _Index(texts)
    boilerplate = index.boilerplate()
    runs = [text.runs - boilerplate for text in texts]
    origins: list[int] = []
    printed: dict[int, list[Report]] = defaultdict(list)
    of_text: dict[str, int] = {}
    for number, text in enumerate(texts):
        before = index.before[number] - boilerplate
        like = []
        for other in index.holding(_telling(len(runs[number]), before, index), number):
            count = len(before & runs[other])
            is_near = _is_near(text.day, texts[other].day)
            if origins[other] == other and is_near and _is_copy(runs[number], runs[other], count):
                like.append((count, -other))
        words = text.report.text or text.report.source
        origin = of_text.setdefault(words, -max(like)[1] if like else number)
        origins.append(origin)
        printed[origin].append(text.report)
    return tuple(
        Copies(
            origin=group[0].source,
            agency=_agency(group),
            reports=tuple(report.source for report in group),
        )
        for _, group in sorted(printed.items())
        if len(group) > 1
    )


def _text(report: Report) -> _Text:
    text = report.text or " ".join(claim.quote for claim in report.claims)
    words = _WORD.findall(text.casefold())
    found = days(report.published)
    runs = frozenset(map(hash, zip(*(words[n:] for n in range(RUN)), strict=False)))
    return _Text(report, found.first if found else None, runs)


def _in_order(texts: Iterable[_Text]) -> list[_Text]:
    """By day; of one day an agency's own report first, then the longest."""

    def key(text: _Text) -> tuple[date, bool, int, str]:
        own = text.report.outlet is not None and agency_of(text.report) == text.report.outlet
        return (text.day or date.max, not own, -len(text.runs), text.report.source)

    return sorted(texts, key=key)


class _Index:
    """Which texts hold a run: most runs are held by one, most others by two.

    ``before`` are the runs of each text that texts before it hold, too.
    """

    def __init__(self, texts: Sequence[_Text]) -> None:
        self._texts = texts
        self._first: dict[int, int] = {}
        self._second: dict[int, int] = {}
        self._more: dict[int, list[int]] = defaultdict(list)
        self.before: list[frozenset[int]] = []
        for number, text in enumerate(texts):
            known = text.runs & self._first.keys()
            often = known & self._second.keys()
            self._first |= dict.fromkeys(text.runs - known, number)
            self._second |= dict.fromkeys(known - often, number)
            for run in often:
                self._more[run].append(number)
            self.before.append(frozenset(known))

    def boilerplate(self) -> frozenset[int]:
        """The runs that stand in reports of more than ``WEEKS`` weeks."""
        weeks = [text.day.toordinal() // 7 if text.day else -1 for text in self._texts]
        return frozenset(
            run
            for run, more in self._more.items()
            if len({weeks[n] for n in (self._first[run], self._second[run], *more)}) > WEEKS
        )

    def times(self, run: int) -> int:
        """In how many texts a run stands that stands in several."""
        return 2 + (len(self._more[run]) if run in self._more else 0)

    def holding(self, runs: Sequence[int], number: int) -> set[int]:
        """The texts before one that hold one of the runs, which stand in several."""
        found = {*map(self._first.__getitem__, runs), *map(self._second.__getitem__, runs)}
        found.update(*(self._more[run] for run in runs if run in self._more))
        return {other for other in found if other < number}


def _telling(runs: int, before: frozenset[int], index: _Index) -> Sequence[int]:
    """Runs of which whatever a text is a copy of holds one: the rarest of those it shares.

    Args:
        runs: how many the text has.
        before: those that texts before it hold, too.
        index: how many do.
    """
    wanted = max(LEAST, ceil(_THIRD * runs))
    if len(before) < wanted:
        return ()
    return sorted(before, key=index.times)[: len(before) - wanted + 1]


def _is_near(day: date | None, other: date | None) -> bool:
    """Whether a text of a day can be printed again from one of another day."""
    return day is None or other is None or (day - other).days <= NEAR


def _is_copy(runs: frozenset[int], other: frozenset[int], shared: int) -> bool:
    """Whether a text is a copy of another one, by the runs of both and how many they share."""
    most_of_it = shared >= _HALF * len(runs)
    most_of_other = shared >= _HALF * len(other) and shared >= _THIRD * len(runs)
    return shared >= LEAST and (most_of_it or most_of_other)


def _agency(reports: Sequence[Report]) -> str | None:
    """The agency that the earliest text names, or else the next one that names any."""
    return next((agency for agency in map(agency_of, reports) if agency), None)
