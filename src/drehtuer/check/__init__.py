"""The check: a draft held against the books, before it is printed.
"""

from __future__ import annotations

from drehtuer.check.checking import check

__all__ = ["check"]
