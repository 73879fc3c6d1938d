"""Whose telling a claim is: first-hand, or repeated from another medium or text.

A report has something first-hand if it says so on its own or quotes who counts, decides or saw it.
It repeats what it has from another medium, which then ends the chain of attribution (*Viasna, as
Reuters reports*), and what it prints from another report. However many reports repeat one source,
they are one: two papers that print one agency text, and one that quotes the agency for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from drehtuer.books.byline import agency, agency_of, is_platform
from drehtuer.books.model import Copies
from drehtuer.books.told import Told
from drehtuer.model import Report


class Source(NamedTuple):
    """Who tells a claim first of those we know, and whether the report only repeats it."""

    name: str
    repeated: bool


class Sources:
    """The sources behind the reports of an account.

    Args:
        reports: the reports.
        copies: which of them print one text.
    """

    def __init__(self, reports: Iterable[Report], copies: Iterable[Copies]) -> None:
        self._reports: dict[str, Report] = {}
        self._of_text: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            self._reports[report.source] = report
            if report.text:
                self._of_text[report.text].append(report.source)
        self._copied: Mapping[str, Copies] = {
            source: group for group in copies for source in group.reports
        }

    def of(self, item: Told) -> Source:
        """The source of a claim: an agency or medium, or the report where no medium is known."""
        medium = _medium(item)
        if medium:
            return Source(medium, True)
        report = item.report
        group = self._copied.get(report.source)
        if group is None:
            return Source(agency_of(report) or report.outlet or report.source, False)
        first = self._reports[group.origin]
        name = group.agency or first.outlet or first.source
        return Source(name, report.source != group.origin)

    def telling(self, group: Sequence[Told]) -> tuple[str, ...]:
        """The reports that tell what claims tell, with those whose text is one of theirs."""
        own = {item.report.source: item.report.text for item in group}
        same = {source for text in own.values() for source in self._of_text.get(text, ())}
        return tuple(sorted(same | own.keys()))


def _medium(item: Told) -> str | None:
    """The other medium that a claim is told after: the last in its chain of attribution."""
    chain, report = item.claim.attribution, item.report
    if not chain or is_platform(chain[-1]):
        return None
    medium = agency(chain[-1]) or next(
        (n.name for n in report.names if n.sort == "medium" and chain[-1] in (n.name, n.full)), None
    )
    return None if medium in (report.outlet, agency_of(report)) else medium
