"""Reports with claims put together by hand, as short as a test can have them."""

from __future__ import annotations

import random
from typing import Any

from drehtuer.model import Claim, Count, Report

Number = int | tuple[str, int | None] | tuple[str, int, int] | Count


def count(number: Number) -> Count:
    if isinstance(number, Count):
        return number
    if isinstance(number, int):
        return Count(number, "exact", str(number))
    qualifier, value, *upper = number
    return Count(value, qualifier, f"{qualifier} {value}", *upper)


def report(
    source: str,
    published: str | None,
    *claims: dict[str, Any],
    text: str = "",
    language: str = "en",
) -> Report:
    """A report whose claims stand in it in the order given, a line of 1000 signs apart."""
    made = []
    for number, fields in enumerate(claims):
        record = {
            "id": f"{source}-{number}",
            "source": source,
            "section": "report",
            "start": number * 1000,
            "end": number * 1000 + 50,
            "quote": f"{source}, sentence {number}",
            **fields,
        }
        if record.get("count") is not None:
            record["count"] = count(record["count"])
        made.append(Claim(**record))
    return Report(source, text, published, language, None, (), tuple(made))


def claim(kind: str, number: Number | None = None, **fields: Any) -> dict[str, Any]:
    """The fields of a claim; single names may stand without a tuple."""
    for key in ("persons", "by", "to", "attribution", "nationality", "destination"):
        if isinstance(fields.get(key), str):
            fields[key] = (fields[key],)
    return {"kind": kind, "count": number, **fields}


def an_honest_count(value: int, chance: random.Random) -> Count:
    """Words for a number that a writer may truly use of it."""
    under, over = chance.randint(0, value), value + chance.randint(1, 20)
    words = [
        Count(value, "exact", ""),
        Count(under, "at_least", ""),
        Count(over, "less_than", ""),
        Count(over, "at_most", ""),
        Count(under, "between", "", over),
        Count(None, "all", ""),
    ]
    words += [Count(near, "about", "") for near in (over,) if near - near // 5 <= value]
    words += [Count(over, "almost", "") for _ in (0,) if over - over // 5 <= value]
    words += [Count(value - 1, "more_than", "")] if value else []
    words += [Count(None, "dozens", "")] if value >= 24 else []
    words += [Count(None, "some", "")] if value >= 2 else []
    return chance.choice(words)
