"""What every claim must keep to, whoever read it: exact words, and values that the format knows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from functools import cache

from drehtuer import languages
from drehtuer.model import (
    DIRECTIONS,
    FATES,
    GENRES,
    KINDS,
    QUALIFIERS,
    STATUSES,
    UNNUMBERED,
    Claim,
    Count,
)

_POINT = (
    r"\d{3}[\dX](?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?[?~%]?"
)
_EDTF = re.compile(rf"{_POINT}|(?:{_POINT}|\.\.)/{_POINT}|{_POINT}/\.\.", re.ASCII)
_LONGEST_NUMBER = 10**12


@cache
def states() -> frozenset[str]:
    """The codes of all states and unions that the language data know."""
    return frozenset(
        code
        for language in languages.codes()
        for table in (languages.table(language, "places"),)
        for code in (*(key for key in table if len(key) == 2), *table.get("bodies", {}))
    )


def fault(claim: Claim, text: str) -> str | None:
    """What is wrong with a claim of a report with this text: the name of a field; None if nothing.

    ``quote`` stands for evidence that is not exactly in the text.
    """
    exact = 0 <= claim.start < claim.end <= len(text)
    if not exact or text[claim.start : claim.end] != claim.quote or not claim.quote.strip():
        return "quote"
    allowed = {
        "kind": claim.kind in KINDS,
        "section": claim.section in GENRES,
        "status": claim.status in STATUSES,
        "count": claim.count is None or _is_count(claim.count, text),
        "direction": claim.direction is None or claim.direction in DIRECTIONS.get(claim.kind, ()),
        "fate": claim.fate is None or (claim.kind == "fate" and claim.fate in FATES),
        "where": claim.where is None or claim.where in states(),
        "nationality": states().issuperset(claim.nationality),
        "when": claim.when is None or _EDTF.fullmatch(claim.when) is not None,
    }
    return next((name for name, fits in allowed.items() if not fits), None)


def identity(claim: Claim, text: str, taken: Collection[str], *, via: str) -> str:
    """An id that is the same each time the same claim of the same text is made.

    Args:
        claim: the claim.
        text: the text of its report.
        taken: the ids of the other claims of the report.
        via: who makes it, if it is not the reader.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    stem = f"{digest}-{via}-{claim.kind}-{claim.start}-{claim.end}"
    return next(
        name
        for number in range(1, len(taken) + 2)
        if (name := stem if number == 1 else f"{stem}-{number}") not in taken
    )


def _is_count(count: Count, text: str) -> bool:
    """Whether a count is of the format: with a value where its qualifier has one."""
    if count.qualifier not in QUALIFIERS or not count.text or count.text not in text:
        return False
    if count.value is None:
        return count.qualifier in UNNUMBERED and count.upper is None
    if count.qualifier in UNNUMBERED or abs(count.value) > _LONGEST_NUMBER:
        return False
    if (count.qualifier == "between") != (count.upper is not None):
        return False
    return count.delta or count.value >= 0
