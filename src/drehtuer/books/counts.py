"""What the words of a count allow: each qualifier as an interval, by the rules of this table.

=============  ====================  ==============================================================
qualifier      interval              why
=============  ====================  ==============================================================
``exact``      n to n                the report gives a number and no hedge
``about``      n − n/5 to n + n/5    no one says how rough "about" is; a fifth either way is our
                                     convention: a dozen may be 14, about 100 may not be 66
``almost``     n − n/5 to n − 1      the same roughness, and not reached
``at_least``   n to any              n itself is allowed
``more_than``  n + 1 to any          strictly more, as the words say, though writers are not strict
``at_most``    0 to n
``less_than``  0 to n − 1
``between``    n to upper            both ends included
``dozens``     24 to any             a plural: at least two of them
``hundreds``   200 to any            likewise
``thousands``  2,000 to any          likewise
``some``       2 to any              a plural of people
``all``        0 to any              says nothing of how many
=============  ====================  ==============================================================

A change ("16 more than last month", ``delta``) has the same width and keeps its sign.
"""

from __future__ import annotations

from collections.abc import Iterable

from drehtuer.books.record import Interval
from drehtuer.model import Count

ROUGHNESS = 5
"""``about n`` is n give or take n/5, rounded down."""

_PLURALS = {"dozens": 24, "hundreds": 200, "thousands": 2000, "some": 2, "all": 0}


def bounds(count: Count) -> Interval:
    """The interval of numbers that a count allows; signed if it is a change."""
    if count.value is None:
        return Interval(_PLURALS.get(count.qualifier, 0), None)
    value = abs(count.value)
    rough = value // ROUGHNESS
    interval = {
        "about": Interval(value - rough, value + rough),
        "almost": Interval(value - rough, max(value - rough, value - 1)),
        "at_least": Interval(value, None),
        "more_than": Interval(value + 1, None),
        "at_most": Interval(0, value),
        "less_than": Interval(0, max(0, value - 1)),
        "between": _ordered(value, count.upper),
        **{plural: Interval(value, None) for plural in _PLURALS},
    }.get(count.qualifier, Interval(value, value))
    return negative(interval) if count.delta and count.value < 0 else interval


def negative(interval: Interval) -> Interval:
    """The interval of the numbers with the other sign."""
    least = None if interval.most is None else -interval.most
    return Interval(least, None if interval.least is None else -interval.least)


def plus(one: Interval, other: Interval) -> Interval:
    """The interval of all sums."""
    return Interval(_sum(one.least, other.least), _sum(one.most, other.most))


def minus(one: Interval, other: Interval) -> Interval:
    """The interval of all differences."""
    return plus(one, negative(other))


def common(intervals: Iterable[Interval]) -> Interval | None:
    """The numbers in all of the intervals; None if there is no such number."""
    chosen = tuple(intervals)
    least = max((i.least for i in chosen if i.least is not None), default=None)
    most = min((i.most for i in chosen if i.most is not None), default=None)
    if least is not None and most is not None and least > most:
        return None
    return Interval(least, most)


def agree(one: Interval, other: Interval) -> bool:
    """Whether one number can be in both intervals."""
    return _begins_within(one, other) and _begins_within(other, one)


def _begins_within(one: Interval, other: Interval) -> bool:
    return one.least is None or other.most is None or one.least <= other.most


def width(interval: Interval) -> float:
    """How much an interval leaves open; infinite where an end is."""
    if interval.least is None or interval.most is None:
        return float("inf")
    return interval.most - interval.least


def rounds(rough: Count, fine: Count) -> bool:
    """Whether a number is another one with fewer digits that are not zero: 1,200 for 1,218."""
    if not rough.value or not fine.value or rough.value % 10:
        return False
    digits = str(abs(rough.value))
    step: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return bool(fine.value % step) and abs(rough.value - fine.value) * 2 <= step


def _ordered(one: int, other: int | None) -> Interval:
    return Interval(one, None) if other is None else Interval(min(one, other), max(one, other))


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
