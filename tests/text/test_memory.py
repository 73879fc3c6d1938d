"""How much memory a process has taken, whoever started it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LARGE = 200_000_000
TELL = "from drehtuer.text.memory import memory_taken; print(memory_taken())"
START = f"""
import subprocess, sys
taken = b"x" * {LARGE}
subprocess.run([sys.executable, "-c", {TELL!r}], check=True)
{TELL}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_what_the_starting_process_took_does_not_count() -> None:
    told = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True)
    started, starting = map(int, told.stdout.split())
    assert 0 < started < LARGE < starting
