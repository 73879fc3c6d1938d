"""Drehtür keeps the books of hostage diplomacy.

Public functions are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["account", "quotes", "read", "same_name", "times"]

if TYPE_CHECKING:
    from drehtuer.books import account as account
    from drehtuer.claims import quotes as quotes
    from drehtuer.claims import read as read
    from drehtuer.claims import times as times
    from drehtuer.names import same_name as same_name

_HOMES = {
    "account": "drehtuer.books",
    "quotes": "drehtuer.claims",
    "read": "drehtuer.claims",
    "same_name": "drehtuer.names",
    "times": "drehtuer.claims",
}


def __getattr__(name: str) -> object:
    """Load a public function from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'drehtuer' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # only when a function is asked for

    function: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = function  # found at once the next time
    return function
