"""What the door assumes besides what is told, and what it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from drehtuer.books.errors import AssumptionError

OF_COUNTS = ("counter_assumed", "same_counter")
"""What ties counts to a population."""
OF_FLOWS = ("freed_were_counted", "recognition_is_entry", "arrest_is_entry", "died_were_counted")
"""What ties comings and goings to those counted."""
ON_REQUEST = ("others_were_counted", "counters_agree", "nobody_else_left")
"""What is assumed only if somebody asks for it."""

MADE = (*OF_COUNTS, *OF_FLOWS)
"""What is assumed unless it is switched off."""


@dataclass(frozen=True)
class Asked:
    """What the doors are asked.

    Attributes:
        time: the first and the last day; without, from one count to another.
        place: the holding state (ISO 3166-1); without, all.
        counter: who counts, in any spelling; without, whoever does.
        without: codes of ``MADE`` that are not assumed.
        more: codes of ``ON_REQUEST`` that are assumed, too.

    Raises:
        AssumptionError: there is no such code.
    """

    time: tuple[date, date] | None = None
    place: str | None = None
    counter: str | None = None
    without: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _check(self.without, MADE)
        _check(self.more, ON_REQUEST)


def _check(given: Iterable[str], codes: tuple[str, ...]) -> None:
    for code in sorted(given):
        if code not in codes:
            raise AssumptionError(code, codes)


AS_USUAL = Asked()
"""From count to count for all who are counted, on the usual assumptions."""
