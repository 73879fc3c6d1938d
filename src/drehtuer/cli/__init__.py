"""The command line; a module for each family of commands.

What is heavy (rich, jinja2, the reading itself) is imported when a command needs it, so that help
comes at once.
"""

from __future__ import annotations

from drehtuer.cli.program import main

__all__ = ["main"]
