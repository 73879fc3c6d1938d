"""Limits that a process sets itself before it reads what strangers made."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path

SETTING = "DREHTUER_TIME_LIMIT"
"""The variable that allows other than ``SECONDS``."""
SECONDS = 2.0
"""How long, in seconds of computing, a part of a file may take; a large one may take longer."""
TOO_SLOW = frozenset({-getattr(signal, "SIGPROF", 27), -getattr(signal, "SIGKILL", 9)})
"""How a process ends that took longer than it was allowed to."""

_PRIVATE = "DREHTUER_"

_LONGEST = 24 * 60 * 60.0
"""More no system call takes everywhere."""


def time_limit() -> float:
    """How many seconds of computing a part of a file may take."""
    try:
        return min(max(0.1, float(os.environ.get(SETTING, SECONDS))), _LONGEST)
    except ValueError:
        return SECONDS


def bare_environment() -> Mapping[str, str]:
    """The environment of a process that reads strangers' files: it has no secrets."""
    root = str(Path(__file__).parents[2])
    environment = {k: v for k, v in os.environ.items() if not k.startswith(_PRIVATE)}
    known = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join([root, known] if known else [root])
    return environment


def limit_memory(most: int) -> None:
    """Let this process have so many bytes, and write no file.

    Ctrl-C becomes the affair of the process that started it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def limit_time(seconds: float) -> None:
    """Have the system end this process after so many more seconds of computing; 0: never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
