"""A spreadsheet of a stranger, first read where it can be killed.

A workbook may be made to fill the memory or never to end, within all that its directory says. So it
is read once in a process of its own, which has limits and gives nothing but an answer: it can be
read, or why not. Only then is it read here, where its cells can be found again and changed.
"""

from __future__ import annotations

import json
import subprocess
import sys

from drehtuer.tables.model import TableError
from drehtuer.text.limits import (
    TOO_SLOW,
    bare_environment,
    limit_memory,
    limit_time,
    time_limit,
)

MEMORY = 2_000_000_000
"""The most bytes of memory: a list of 200,000 rows of 40 columns takes half of it."""
SECONDS_A_MEGABYTE = 5.0
"""What a large one may take longer, in seconds of computing for each megabyte: as it is packed, so
that a trap has to be large to take long. A list takes less than a second."""

_PATIENCE = 10
"""On a busy machine, computing a second may take so many."""
_STARTING = 60.0


def try_apart(path: str, data: bytes) -> None:
    """Read a spreadsheet in a process of its own.

    Args:
        path: what names it in messages.
        data: its bytes.

    Raises:
        TableError: it cannot be read, or not within the limits.
    """
    seconds = time_limit() + SECONDS_A_MEGABYTE * len(data) / 1_000_000
    too_slow = TableError("table_slow", path=path, seconds=round(seconds))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "drehtuer.tables.trial", path, str(seconds), str(MEMORY)],
            input=data,
            capture_output=True,
            env=bare_environment(),
            timeout=_STARTING + _PATIENCE * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_slow from None
    if done.returncode in TOO_SLOW:
        raise too_slow
    told = json.loads(done.stdout or "null")
    if told is None:
        raise TableError("table_memory", path=path, megabytes=MEMORY // 1_000_000)
    if told:
        code, given = told
        raise TableError(code, **given)


def main() -> None:
    """Read the spreadsheet on standard input; print nothing, or why it cannot be read."""
    from drehtuer.tables.opening import read_table  # noqa: PLC0415 - which begins with a trial

    path, seconds, memory = sys.argv[1:]
    limit_memory(int(memory))
    data = sys.stdin.buffer.read()
    told: list[object] = []
    limit_time(float(seconds))
    try:
        read_table(path, data)
    except TableError as error:
        told = [error.code, {name: str(value) for name, value in error.parameters.items()}]
    except MemoryError:
        return
    print(json.dumps(told))  # noqa: T201 - to the process that asked


if __name__ == "__main__":
    main()
