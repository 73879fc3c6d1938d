"""The books as constraints: stocks and flows of one population, bounded by what is told.

stock(later) = stock(earlier) + entered − freed − served − died − struck off (± unexplained)

:mod:`quantities` says what can be told and asked, :mod:`system` gives for each quantity the least
and the most it can be, and, where no numbers satisfy all statements, the sets that clash.
"""

from __future__ import annotations

from drehtuer.books.balance.quantities import (
    ENTERED,
    FLOWS,
    LEFT,
    Flow,
    Quantity,
    Statement,
    Stock,
    flow_within,
    stock_within,
)
from drehtuer.books.balance.system import Bounds, InfeasibleError, System

__all__ = [
    "ENTERED",
    "FLOWS",
    "LEFT",
    "Bounds",
    "Flow",
    "InfeasibleError",
    "Quantity",
    "Statement",
    "Stock",
    "System",
    "flow_within",
    "stock_within",
]
