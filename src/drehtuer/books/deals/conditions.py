"""What steps of a deal are said to depend on, and whether that can be checked.

A condition is the part of a claim's sentence from a word such as "if" or "as long as" to its end,
where the claim is one of something not done: announced, promised, agreed, offered, demanded … It
can be checked if it names a number, a date, or somebody whom it can be held against: a body or
person with a name. So "until all 1,200 are free" can be, "as relations return to normal" cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from drehtuer.books.deal import Condition
from drehtuer.books.deals.pieces import Piece
from drehtuer.books.deals.wording import Place, Texts, condition
from drehtuer.books.told import COMING, OPEN, Told
from drehtuer.claims import times

_NUMBER = re.compile(r"\d")


def conditions(pieces: Iterable[Piece]) -> tuple[Condition, ...]:
    """The conditions that the entries of a deal are told with, in order of evidence."""
    texts = Texts()
    told = sorted(
        ((each.told, piece.id) for piece in pieces for each in piece.said),
        key=lambda each: each[0].number,
    )
    found: dict[str, Condition] = {}
    for item, entry in told:
        if item.claim.status not in COMING | OPEN:
            continue
        place = texts.place(item.report, item.claim)
        said = condition(place.text, item.report.language)
        if said is None:
            continue
        text = place.text[said[0] : said[1]]
        first = found.get(text)
        found[text] = Condition(
            entry=first.entry if first else entry,
            text=text,
            language=item.report.language,
            status=first.status if first else item.claim.status,
            by=_checkable(text, item, place, said),
            claims=(*(first.claims if first else ()), item.claim.id),
        )
    return tuple(found.values())


def _checkable(text: str, item: Told, place: Place, said: tuple[int, int]) -> tuple[str, ...]:
    """What a condition names that it could be checked by."""
    report = item.report
    dated = [
        time
        for time in times(text, published=report.published, language=report.language)
        if time.value
    ]
    without = text
    for time in reversed(dated):
        without = without[: time.start] + without[time.end :]
    start, end = place.start + said[0], place.start + said[1]
    named = any(start <= naming.start < end for naming in report.names)
    told = {"number": bool(_NUMBER.search(without)), "date": bool(dated), "body": named}
    return tuple(name for name, is_told in told.items() if is_told)
