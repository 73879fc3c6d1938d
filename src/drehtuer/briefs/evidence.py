"""Text with what counts in it marked: elements that nest, the text exactly as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar


class Marked(Protocol):
    """What is marked: a claim, for one; ``id`` is its own."""

    @property
    def id(self) -> str:
        """What no other mark has."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Mark = TypeVar("Mark", bound=Marked)


class Open(NamedTuple, Generic[Mark]):
    """A mark begins; ``first`` is false where it goes on after another mark's end."""

    mark: Mark
    first: bool


class Close(NamedTuple, Generic[Mark]):
    """The innermost open mark ends; ``last`` is false where it goes on after it."""

    mark: Mark
    last: bool


def marked(text: str, marks: Sequence[Mark]) -> Iterator[str | Open[Mark] | Close[Mark]]:
    """The text in pieces, with the marks that begin and end between them.

    Marks nest: where two claims overlap without one lying in the other, the later one is closed
    before the end of the earlier one and opened again behind it. The pieces in a row are the
    text.

    Args:
        text: a report's text.
        marks: what is marked, such as claims, in any order; the spans lie within the text.
    """
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))
    waiting.reverse()
    opened: list[Mark] = []
    position = 0
    while waiting or opened:
        end = min((mark.end for mark in opened), default=len(text))
        if waiting and waiting[-1].start < end:
            mark = waiting.pop()
            if position < mark.start:
                yield text[position : mark.start]
                position = mark.start
            # One that reaches further than a mark it would lie in closes and opens again there.
            opened.append(mark)
            yield Open(mark, first=True)
        elif opened:
            if position < end:
                yield text[position:end]
                position = end
            yield from _end_marks(opened, end)
        else:
            break
    if position < len(text):
        yield text[position:]


def _end_marks(opened: list[Mark], end: int) -> Iterator[Open[Mark] | Close[Mark]]:
    """Close the marks that end here, and those within them, which are opened again."""
    outermost = next(depth for depth, mark in enumerate(opened) if mark.end == end)
    inner = opened[outermost:]
    del opened[outermost:]
    for mark in reversed(inner):
        yield Close(mark, last=mark.end == end)
    for mark in inner:
        if mark.end > end:
            opened.append(mark)
            yield Open(mark, first=False)
