"""How much memory a process has taken."""

from __future__ import annotations

import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MOST = "VmHWM:"


def memory_taken() -> int:
    """How many bytes this process has had at most so far; 0 where the system does not tell.

    Linux is asked for the peak of the program that runs now (proc(5), VmHWM): the one that
    getrusage(2) tells is begun with that of the process by which it was started.
    """
    try:
        told = _STATUS.read_text("ascii", "replace")
    except OSError:
        return _peak()
    most = told.partition(_MOST)[2].split(maxsplit=1)
    return int(most[0]) * 1024 if most else _peak()


def _peak() -> int:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024  # bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
