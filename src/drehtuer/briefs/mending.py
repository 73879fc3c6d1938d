"""A copy of a draft with those proposals applied that are certain.

Replaced is a number that is contradicted, or a date for which the number is not told, where all of
this holds: the evidence has an exact figure and, for a date, names a day or month as precisely as
the draft does; no other figure is told for the draft's date; the draft writes the number in digits,
or the date in full, and only once in the sentence; the draft is in a language that is written here.
"""

from __future__ import annotations

import re

from drehtuer.briefs.words import LANGUAGES, Words
from drehtuer.check.model import Check, Statement
from drehtuer.claims.timing.expressions import find_times
from drehtuer.model import Claim

_DIGITS = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,’' \u00a0\u202f])\d{3})*(?:\d*)(?![\d]|[.,]\d)")
_FULL_DATE = re.compile(r"\d{4}")


def mended(made: Check, text: str) -> tuple[str, int]:
    """The draft's text with what is certain replaced, and how many places were."""
    changes: dict[tuple[int, int], str] = {}
    for statement in made.statements:
        found = _change(statement, made.published, made.language)
        if found is not None:
            start, end, new = found
            changes[start, end] = new
    for (start, end), new in sorted(changes.items(), reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text, len(changes)


def _change(
    statement: Statement, published: str | None, language: str | None
) -> tuple[int, int, str] | None:
    if not (isinstance(statement.said, Claim) and statement.right) or language not in LANGUAGES:
        return None
    right = statement.right.said
    if not isinstance(right, Claim) or right.count is None or right.count.qualifier != "exact":
        return None
    if "disputed" in statement.reasons or statement.said.count is None:
        return None
    why = (statement.verdict, *statement.reasons)
    if why == ("contradicted", "number"):
        return _number(statement, statement.said, right)
    if why == ("differs", "date") and len(statement.proofs) == 1:
        return _date(statement, statement.said, right, published, language)
    return None


def _number(statement: Statement, mine: Claim, right: Claim) -> tuple[int, int, str] | None:
    """The number of a claim, and the digits of the evidence's as the draft writes its own."""
    if mine.count is None or right.count is None or right.count.value is None:
        return None
    sentence, first = statement.at.sentence, statement.at.sentence_start
    if mine.count.qualifier != "exact" or mine.count.value is None:
        return None
    written = [
        match
        for match in _DIGITS.finditer(sentence)
        if re.sub(r"\D", "", match.group()) == str(mine.count.value)
    ]
    if len(written) != 1:
        return None
    (match,) = written
    new = f"{right.count.value:,}".replace(",", match.group(1) or "")
    return first + match.start(), first + match.end(), new


def _date(
    statement: Statement, mine: Claim, right: Claim, published: str | None, language: str
) -> tuple[int, int, str] | None:
    """The date of a claim, and the evidence's in its place."""
    if mine.when is None or right.when is None or len(mine.when) != len(right.when):
        return None
    if "/" in mine.when or "/" in right.when:
        return None
    sentence, first = statement.at.sentence, statement.at.sentence_start
    times = find_times(sentence, published=published, language=language)
    written = [time for time in times if time.value == mine.when]
    if len(times) != 1 or len(written) != 1 or not _FULL_DATE.search(written[0].text):
        return None
    (time,) = written
    return first + time.start, first + time.end, Words(language).date(right.when)
