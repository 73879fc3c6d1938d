"""What cannot be: claims whose numbers or dates are no numbers of people and no days.

Such a claim is kept and shown, but nothing is reckoned with it. Reasons, by these rules:

=============  ===========================================================================
``negative``   a number of people below zero (a change may be)
``mankind``    more people than there are on earth
``reversed``   "between 20 and 10": the upper number is below the lower
``no_day``     a date that no calendar has, such as 30 February
``ends_first``  a time that ends before it begins
=============  ===========================================================================
"""

from __future__ import annotations

import re
from functools import lru_cache

from drehtuer.books.spans import days
from drehtuer.model import Claim, Count

MANKIND = 8_500_000_000

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_INTERVAL = re.compile(rf"(?P<first>{_DATE.pattern})/(?P<last>{_DATE.pattern})", re.ASCII)


def impossible(claim: Claim) -> str | None:
    """Why what a claim says cannot be, as a code of the table above; None if it can."""
    return (_number(claim.count) if claim.count else None) or _time(claim.when)


def _number(count: Count) -> str | None:
    numbers = [number for number in (count.value, count.upper) if number is not None]
    if any(abs(number) > MANKIND for number in numbers):
        return "mankind"
    if not count.delta and any(number < 0 for number in numbers):
        return "negative"
    is_reversed = len(numbers) == 2 and not count.delta and numbers[1] < numbers[0]
    return "reversed" if is_reversed and count.qualifier == "between" else None


@lru_cache(maxsize=4096)
def _time(when: str | None) -> str | None:
    points = [point for point in (when or "").split("/") if _DATE.fullmatch(point)]
    if any(days(point) is None for point in points):
        return "no_day"
    interval = _INTERVAL.fullmatch(when or "")
    return "ends_first" if interval and days(when) is None else None
