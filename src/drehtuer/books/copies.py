"""Copies: reports that print one text, cut, edited a little or with a beginning of their own.

Method: near-duplicates by shingles (Broder 1997). Of each text every run of ``RUN`` words is kept.
Runs that come back in reports of many weeks are boilerplate and background, which any report may
hold, and say nothing. In order of publication each report is held against the texts not copied
before it, by an index of the runs; one is a copy if half of its own runs stand in one of these (a
cut text), or half of the other's in it and a third of its own (a text with more of its own).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
    texts = _in_order(_text(report) for report in read if report.text in told)
    several = _in_several(texts)
    boilerplate = _boilerplate(texts, several)
    first: list[_Text] = []
    printed: dict[int, list[Report]] = defaultdict(list)
    holding: dict[int, list[int]] = defaultdict(list)
    of_text: dict[str, int] = {}
    for text in texts:
        words, runs = text.report.text or text.report.source, text.runs - boilerplate
        found = runs & several
        shared = Counter(number for run in found for number in holding.get(run, ()))
        like = [
            (count, -number)
            for number, count in shared.items()
            if _is_copy(text.day, len(runs), first[number], count)
        ]
        number = of_text.get(words, -max(like)[1] if like else len(first))
        of_text[words] = number
        if number < len(first):
            printed[number].append(text.report)
            continue
        first.append(_Text(text.report, text.day, runs))
        for run in found:
            holding[run].append(number)
    return tuple(
        Copies(
            origin=first[number].report.source,
            agency=_agency((first[number].report, *again)),
            reports=(first[number].report.source, *(report.source for report in again)),
        )
        for number, again in sorted(printed.items())
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


def _in_several(texts: Iterable[_Text]) -> frozenset[int]:
    """The runs that stand in more than one text: most do not."""
    times: Counter[int] = Counter()
    for text in texts:
        times.update(text.runs)
    return frozenset(run for run, number in times.items() if number > 1)


def _boilerplate(texts: Iterable[_Text], several: frozenset[int]) -> frozenset[int]:
    """The runs that stand in reports of more than ``WEEKS`` weeks."""
    weeks: dict[int, set[int]] = defaultdict(set)
    for text in texts:
        week = text.day.toordinal() // 7 if text.day else -1
        for run in text.runs & several:
            weeks[run].add(week)
    return frozenset(run for run, found in weeks.items() if len(found) > WEEKS)


def _is_copy(day: date | None, runs: int, other: _Text, shared: int) -> bool:
    """Whether a text of so many runs is a copy of another one, by those that they share."""
    if day and other.day and (day - other.day).days > NEAR:
        return False
    most_of_it = shared >= _HALF * runs
    most_of_other = shared >= _HALF * len(other.runs) and shared >= _THIRD * runs
    return shared >= LEAST and (most_of_it or most_of_other)


def _agency(reports: Sequence[Report]) -> str | None:
    """The agency that the earliest text names, or else the next one that names any."""
    return next((agency for agency in map(agency_of, reports) if agency), None)
