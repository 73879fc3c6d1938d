"""The command line; a module for each family of commands.

What is heavy (rich, jinja2, the reading itself) is imported when a command needs it, so that help
comes at once.
"""

from __future__ import annotations

import gc
import sys

gc.set_threshold(100_000, 20, 20)  # what is loaded stays: seldom look for circles in it

try:
    from drehtuer.cli.program import main
except KeyboardInterrupt:  # before there is a program that could end
    sys.exit(130)

__all__ = ["main"]
