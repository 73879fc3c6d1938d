"""From claims to the account: what the reports amount to, as data.

What makes an account is loaded when it is first asked for: whoever shows reports needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["Account", "Asked", "account"]

if TYPE_CHECKING:
    from drehtuer.books.accounting import account as account
    from drehtuer.books.door import Asked as Asked
    from drehtuer.books.model import Account as Account

_HOMES = {
    "Account": "drehtuer.books.model",
    "Asked": "drehtuer.books.door",
    "account": "drehtuer.books.accounting",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'drehtuer.books' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # only when one is asked for

    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found  # found at once the next time
    return found
