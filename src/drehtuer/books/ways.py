"""How people came free: let go early, or at the end of their term.

The exchange format has no kind of its own for a term served; the words of a claim tell it.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from drehtuer.model import Claim


def is_served(claim: Claim) -> bool:
    """Whether the words of a release say that the term was over."""
    return claim.kind == "freed" and _says_served(claim.quote)


@lru_cache(maxsize=4096)
def _says_served(quote: str) -> bool:
    told = " ".join(quote.casefold().split())
    return any(word in told for word in _served())


@cache
def _served() -> tuple[str, ...]:
    source = files("drehtuer.books") / "ways.toml"
    words = tomllib.loads(source.read_text("utf-8"))["served"]
    return tuple(word.casefold() for word in words)
