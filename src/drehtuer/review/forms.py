"""The values of a claim as they are typed, on a command line or into a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from drehtuer.model import Claim, Count
from drehtuer.review.model import ReviewError

LISTS = frozenset(item.name for item in fields(Claim) if item.default == ())
"""The fields that hold several values."""
_NUMBERS = ("start", "end")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def typed(name: str, texts: Sequence[str], before: Claim | None = None) -> Any:
    """The value of a field, as a claim has it in JSON.

    Args:
        name: the field.
        texts: what was typed: one text, or of a list one for each value; nothing for none. A count
            is a number, or an object as in JSON.
        before: the claim as it was, which has the words of a count.

    Raises:
        ReviewError: it is none.
    """
    told = [text.strip() for text in texts if text.strip()]
    if name in LISTS:
        return told
    text = told[-1] if told else ""
    if name == "cumulative":
        if text.lower() not in _TRUTH:
            raise ReviewError("review_value", field=name, value=text)
        return _TRUTH[text.lower()]
    if name == "count":
        return _count(text, before)
    if name in _NUMBERS:
        if not (text.isascii() and text.isdigit()):
            raise ReviewError("review_value", field=name, value=text)
        return int(text)
    return text or None


def _count(text: str, before: Claim | None) -> Any:
    if not text:
        return None
    if text.startswith("{"):
        try:
            return json.loads(text)
        except ValueError:
            raise ReviewError("review_value", field="count", value=text) from None
    digits = text.replace(",", "").replace(".", "")
    if not (digits.isascii() and digits.isdigit()):
        raise ReviewError("review_value", field="count", value=text)
    known = before.count if before is not None else None
    return asdict(Count(int(digits), "exact", known.text if known else text))
