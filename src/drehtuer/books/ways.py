"""How people came free: let go early, or at the end of their term.

The exchange format has no kind of its own for a term served; the words of a claim tell it, or
those around it: the label of its line ("Served their sentence: about 300"), or the claim that it
goes on from ("at least 300 served their terms and walked out").
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from drehtuer.model import Claim, Report

_LABEL = 60
"""How many signs a label takes at most."""
_NEAR = 40
"""How many signs may stand between a claim and the one that it goes on from."""
_ENDS = ".!?…\n"
"""What ends a sentence, so that nothing goes on from before it."""


def served_in(report: Report) -> frozenset[str]:
    """The ids of the releases of a report of which it says that the term was over."""
    freed = [claim for claim in report.claims if claim.kind == "freed"]
    served = {c.id for c in freed if says_served(c.quote) or says_served(_label(c, report.text))}
    if not served or len(served) == len(freed):
        return frozenset(served)
    return frozenset(
        claim.id
        for claim in freed
        if claim.id in served
        or any(_goes_on(claim, o, report.text) for o in freed if o.id in served)
    )


def _label(claim: Claim, text: str) -> str:
    """The words before a colon at the beginning of a claim's line."""
    line = text.rfind("\n", 0, claim.start) + 1
    before = text[line : claim.start]
    return before.partition(":")[0] if ":" in before and len(before) <= _LABEL else ""


def _goes_on(claim: Claim, other: Claim, text: str) -> bool:
    """Whether a claim follows another of the same number in one sentence."""
    between = text[other.end : claim.start]
    return (
        claim.count is not None
        and claim.count == other.count
        and 0 <= claim.start - other.end <= _NEAR
        and not any(sign in between for sign in _ENDS)
    )


@lru_cache(maxsize=4096)
def says_served(words: str) -> bool:
    """Whether words say that a term was over."""
    return _served().search(" ".join(words.casefold().split())) is not None


@cache
def _served() -> re.Pattern[str]:
    source = files("drehtuer.books") / "ways.toml"
    words = tomllib.loads(source.read_text("utf-8"))["served"]
    return re.compile("|".join(re.escape(word.casefold()) for word in words))
