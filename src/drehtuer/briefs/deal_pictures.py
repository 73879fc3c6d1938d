"""The picture of a deal: what was promised against what was done, and the steps over time.

Every row has its words above it, from the left edge on, so that nothing overlaps on a phone and
nothing needs colour: what was spoken of is hollow, what was done is filled, what it may be is
hatched; steps have a shape for each kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from drehtuer.books.model import Account
from drehtuer.books.record import Interval
from drehtuer.briefs.lines import References, plain, shorten
from drehtuer.briefs.panels import (
    DAY,
    HATCHED,
    LETTER,
    NARROW,
    WIDE,
    milliseconds,
    stacked,
    ticks,
)
from drehtuer.briefs.pictures import MOST, Picture, closed, rendered
from drehtuer.briefs.words import Words
from drehtuer.briefs.writing import Writer

if TYPE_CHECKING:
    from drehtuer.books.deal import Deal, Step

_ROW, _THICK, _TEXT = 36, 11, 10  # pixels: a row, its bar, the middle of its words
_INK = "#2f7fc1"
_HATCHED_INK = next(hatched for hatched, colour in HATCHED.items() if colour == _INK)
_SHAPES = {
    "freed": "circle",
    "verified": "cross",
    "given": "square",
    "met": "diamond",
    "rejected": "triangle-down",
}
_SOME = 2  # people of whom only is said that there are some
_TOLD = "triangle-up"  # the shape of a step that is only spoken of


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of people: spoken of (``is_done`` false) or told as freed."""

    text: str
    people: Interval
    is_done: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A step at a time."""

    text: str
    first: date
    last: date
    shape: str
    claims: tuple[str, ...]


def draw(
    account: Account, words: Words, references: References | None = None
) -> tuple[Picture, ...]:
    """A picture for each deal with a number to compare or several dated steps, in their order.

    Args:
        account: the account.
        words: the words of titles and descriptions.
        references: how claims are referred to, where not as the account counts them.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    writer = Writer(account, words, references)
    references = writer.references
    drawn: list[Picture] = []
    for deal in account.deals:
        bars, marks = list(bars_of(deal, words)), list(marks_of(deal, writer))
        if len(drawn) == MOST or (len(bars) < 2 and len(marks) < 2):
            continue
        title = words("deal.picture", number=deal.id.rpartition("-")[2])
        rows: list[Bar | Mark] = [*bars, *marks]
        described = "; ".join(f"{row.text} [{references.short(row.claims)}]" for row in rows)
        wide, narrow = (
            rendered(
                specification(bars, marks, words, width),
                words,
                title,
                f"{described}.",
                f"{deal.id}-{width}",
            )
            for width in (WIDE, NARROW)
        )
        drawn.append(Picture(title, wide, narrow, (words("deal.picture_note"),)))
    return tuple(drawn)


def bars_of(deal: Deal, words: Words) -> Iterable[Bar]:
    """What was spoken of, and what was freed, in the deal and later; with numbers only."""
    for side in deal.sides:
        state = words.place(side.holder) if side.holder else words("deal.nobody")
        for promise in side.promises:
            if promise.people.most is None and (promise.people.least or 0) <= _SOME:
                continue
            number, status = words.interval(promise.people), words(f"statuses.{promise.status}")
            text = words("deal.bar_promise", state=state, number=number, status=status)
            yield Bar(text, promise.people, False, promise.claims)
        for tally in side.delivered:
            number = words.interval(tally.people)
            key = "deal.bar_counted" if tally.counter else "deal.bar_freed"
            text = words(key, state=state, number=number, counter=tally.counter)
            yield Bar(text, tally.people, True, tally.claims)
        later = next((p for p in side.promises if p.later_entries), None)
        if later:
            text = words("deal.bar_later", state=state, number=words.interval(later.later))
            yield Bar(text, later.later, True, later.claims)


def marks_of(deal: Deal, writer: Writer) -> Iterable[Mark]:
    """The steps that have a place on the axis."""
    for step in deal.steps:
        span = closed(step.span)
        if span is not None and step.when:
            when = writer.words.date(step.when)
            kind = writer.words(f"deal.steps.{step.kind}")
            told = plain(writer.event_of(step.entry), writer.words)
            text = f"{when}: {writer.words('deal.step', kind=kind, what=told)}"
            yield Mark(text, *span, _shape(step), step.claims)


def _shape(step: Step) -> str:
    return _SHAPES.get(step.kind, _TOLD)


def specification(
    bars: Sequence[Bar], marks: Sequence[Mark], words: Words, width: int
) -> dict[str, Any]:
    """The Vega-Lite specification of the picture, with all its data."""
    panels = []
    if bars:
        panels.append(_bar_panel(bars, words, width))
    if marks:
        panels.append(_mark_panel(marks, words, width))
    return stacked(panels)


def _bar_panel(bars: Sequence[Bar], words: Words, width: int) -> dict[str, Any]:
    top = max(max(bar.people.least or 0, bar.people.most or 0) for bar in bars) or 1
    x = {
        "field": "least",
        "type": "quantitative",
        "scale": {"domain": [0, top]},
        "axis": {"title": words("deal.people_axis"), "values": ticks(0, top, 4), "format": ",d"},
    }
    rows = [
        {
            "zero": 0,
            "least": bar.people.least or 0,
            "most": bar.people.most or bar.people.least or 0,
            "top": number * _ROW + 2 * _TEXT,
            "bottom": number * _ROW + 2 * _TEXT + _THICK,
            "done": bar.is_done,
        }
        for number, bar in enumerate(bars)
    ]
    y = {"field": "top", "type": "quantitative", "scale": None, "axis": None}
    box = {"y": y, "y2": {"field": "bottom"}}
    done = {"x": {**x, "field": "zero"}, "x2": {"field": "least"}, **box}
    perhaps = {"x": x, "x2": {"field": "most"}, **box}
    hollow = {"type": "rect", "fill": None, "stroke": "currentColor", "strokeWidth": 1.5}
    return {
        "width": width,
        "height": len(bars) * _ROW,
        "layer": [
            _layer([r for r in rows if r["done"]], {"type": "rect", "color": _INK}, done),
            _layer(
                [r for r in rows if r["done"]],
                {"type": "rect", "color": _HATCHED_INK},
                perhaps,
            ),
            _layer([r for r in rows if not r["done"]], hollow, done),
            _layer([r for r in rows if not r["done"]], {**hollow, "strokeDash": [4, 3]}, perhaps),
            _words_above([bar.text for bar in bars], width),
        ],
    }


def _mark_panel(marks: Sequence[Mark], words: Words, width: int) -> dict[str, Any]:
    start = min(milliseconds(mark.first) for mark in marks)
    end = max(milliseconds(mark.last + timedelta(1)) for mark in marks)
    margin = max((end - start) // 20, 3 * DAY)
    x = {
        "field": "time",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [start - margin, end + margin], "padding": 0},
        "axis": {
            "title": None,
            "labelOverlap": "greedy",
            "labelSeparation": 8,
            "tickCount": max(3, width // 110),
            "format": {
                "year": "%Y",
                "month": "%B",
                **dict.fromkeys(("week", "date"), words("picture.day")),
            },
        },
    }
    rows = [
        {
            "first": milliseconds(mark.first),
            "last": milliseconds(mark.last + timedelta(1)),
            "time": (milliseconds(mark.first) + milliseconds(mark.last + timedelta(1))) / 2,
            "y": number * _ROW + 2 * _TEXT + _THICK / 2,
            "shape": mark.shape,
        }
        for number, mark in enumerate(marks)
    ]
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    spread = {"x": {**x, "field": "first"}, "x2": {"field": "last"}, "y": y}
    point = {"type": "point", "filled": True, "size": 90, "opacity": 1, "color": _INK}
    return {
        "width": width,
        "height": len(marks) * _ROW,
        "layer": [
            _layer(rows, {"type": "rule", "strokeWidth": 3, "color": _INK, "opacity": 0.5}, spread),
            _layer(rows, point, {"x": x, "y": y, "shape": shape}),
            _words_above([mark.text for mark in marks], width),
        ],
    }


def _layer(
    rows: Sequence[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _words_above(texts: Sequence[str], width: int) -> dict[str, Any]:
    """The words of each row, over it."""
    rows = [
        {"px": 0, "py": number * _ROW + _TEXT, "text": shorten(text, int(width / LETTER) - 2)}
        for number, text in enumerate(texts)
    ]
    encoding = {
        "x": {"field": "px", "type": "quantitative", "scale": None},
        "y": {"field": "py", "type": "quantitative", "scale": None},
        "text": {"field": "text", "type": "nominal"},
    }
    return _layer(rows, {"type": "text", "align": "left", "baseline": "middle"}, encoding)
