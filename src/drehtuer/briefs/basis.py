"""What an entry stands on, in a line: whose telling it is, and why its claims stand together."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.books.model import Entry
from drehtuer.briefs.lines import Linked, Part, Parts, References
from drehtuer.briefs.words import Words


def basis(entry: Entry, words: Words, references: References) -> Parts:
    """*3 sources, 5 reports · second-hand: 4.2 · together by place*; nothing for one claim.

    Args:
        entry: the entry.
        words: the words it is told in.
        references: how its claims are referred to.
    """
    items: list[Parts] = []
    if entry.reports > 1:
        told = [sources(entry, words), words.plural("basis.reports", entry.reports)]
        items.append((words("line.join").join(filter(None, told)),))
    if entry.repeated:
        links = [
            (Linked(references.numbers[claim], (claim,)),)
            for claim in references.known(entry.repeated)
        ]
        items.append((words("basis.repeated"), *_joined(links, words("line.join"))))
    if entry.together:
        reasons = words.join([words(f"basis.together.{reason}") for reason in entry.together])
        items.append((words("basis.together_by", reasons=reasons),))
    return _joined(items, " · ")


def sources(entry: Entry, words: Words) -> str:
    """*3 sources*, where reports are copies or repeat one another; else nothing."""
    number = len(entry.sources)
    return words.plural("basis.sources", number) if 0 < number < entry.reports else ""


def _joined(items: Sequence[Parts], sign: str) -> Parts:
    joined: list[Part] = []
    for item in items:
        joined += [sign, *item] if joined else item
    return tuple(joined)
