"""Text with its evidence marked: claims as elements that nest, the text exactly as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drehtuer.model import Claim


class Open(NamedTuple):
    """A mark begins; ``first`` is false where it goes on after another mark's end."""

    claim: Claim
    first: bool


class Close(NamedTuple):
    """The innermost open mark ends; ``last`` is false where it goes on after it."""

    claim: Claim
    last: bool


def marked(text: str, claims: Sequence[Claim]) -> Iterator[str | Open | Close]:
    """The text in pieces, with the marks that begin and end between them.

    Marks nest: where two claims overlap without one lying in the other, the later one is closed
    before the end of the earlier one and opened again behind it. The pieces in a row are the
    text.

    Args:
        text: a report's text.
        claims: claims of this report, in any order; their spans lie within the text.
    """
    waiting = sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.id))
    waiting.reverse()
    opened: list[Claim] = []
    position = 0
    while waiting or opened:
        end = min((claim.end for claim in opened), default=len(text))
        if waiting and waiting[-1].start < end:
            claim = waiting.pop()
            if position < claim.start:
                yield text[position : claim.start]
                position = claim.start
            # One that reaches further than a mark it would lie in closes and opens again there.
            opened.append(claim)
            yield Open(claim, first=True)
        elif opened:
            if position < end:
                yield text[position:end]
                position = end
            yield from _end_marks(opened, end)
        else:
            break
    if position < len(text):
        yield text[position:]


def _end_marks(opened: list[Claim], end: int) -> Iterator[Open | Close]:
    """Close the marks that end here, and those within them, which are opened again."""
    outermost = next(depth for depth, claim in enumerate(opened) if claim.end == end)
    inner = opened[outermost:]
    del opened[outermost:]
    for claim in reversed(inner):
        yield Close(claim, last=claim.end == end)
    for claim in inner:
        if claim.end > end:
            opened.append(claim)
            yield Open(claim, first=False)
