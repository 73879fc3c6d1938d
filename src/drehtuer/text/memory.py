"""How much memory a process has taken."""

from __future__ import annotations

import sys


def memory_taken() -> int:
    """How many bytes this process has had at most so far; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024  # bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
