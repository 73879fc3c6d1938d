"""Bounds beside a number and beside one another; a bound that is None is none."""

from __future__ import annotations

from drehtuer.books.balance import Bounds
from drehtuer.books.record import Interval


def inside(value: int, found: Bounds | Interval) -> bool:
    return (found.least is None or found.least <= value) and (
        found.most is None or value <= found.most
    )


def no_wider(one: Bounds | Interval, other: Bounds | Interval) -> bool:
    """Whether the first are within the second."""
    least, most = float("-inf"), float("inf")
    return (least if one.least is None else one.least) >= (
        least if other.least is None else other.least
    ) and (most if one.most is None else one.most) <= (most if other.most is None else other.most)
