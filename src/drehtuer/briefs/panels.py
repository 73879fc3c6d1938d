"""The panels of a picture in Vega-Lite: stocks above, those who go in and those who come out below.

Panels share their time axis. What is certain is drawn solid, what is not is hatched: of a count or
a wave the numbers between the least and the most it can be. Totals of a longer time are dashed
lines over it. So the picture can be read without colours. Where labels stand is worked out before
drawing, so that none lies on another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from drehtuer.books.record import Interval
from drehtuer.briefs.words import Words

WIDE = 860
NARROW = 330
"""Widths of the drawing area in pixels, for a screen or paper and for a phone."""

STOCK_HEIGHT, FLOW_HEIGHT = 220, 130
LINE_HEIGHT, LETTER = 14, 6.7  # pixels, for text of 12 pixels

# Mid tones that keep a contrast of 3 to 1 on white and on the dark page; told apart by shape too.
_COLOURS = ("#2f7fc1", "#b0622a", "#4f8a3c", "#9a5fb5")
_SHAPES = ("circle", "square", "diamond", "triangle-up")
_FREED, _ENTERED = "#c2662d", "#7a6bb0"
HATCHED = {"#c2662e": _FREED, "#7a6bb1": _ENTERED, "#2f7fc2": _COLOURS[0]}
"""Colours that stand for a hatching, and the colour of its lines: the renderer knows no patterns,
so they are put in afterwards."""
_HATCHED_FREED, _HATCHED_ENTERED, _HATCHED_HELD = HATCHED
_BAR = 8  # pixels wide
_HEADROOM = 1.5  # of the highest bar, for its label
_OPEN = 0.12  # of the height, for what has no upper end
DAY = 86_400_000  # milliseconds
_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A number at a time: ``first`` to ``last`` are the days it may be of.

    ``who`` counts ``whom``: points of one counter are joined if they are of the same people.
    A ``total`` is the number of all its days together.
    """

    first: date
    last: date
    bounds: Interval
    value: int
    text: str
    who: str
    whom: str
    claims: tuple[str, ...]
    total: bool = False

    @property
    def middle(self) -> float:
        """The middle of its days, in milliseconds since 1970."""
        return (milliseconds(self.first) + milliseconds(self.last + timedelta(1))) / 2

    @property
    def vague(self) -> bool:
        """Whether it is drawn as more than one number."""
        return self.bounds.most is None or self.lowest != self.highest

    @property
    def lowest(self) -> int:
        """The least it can be."""
        return self.bounds.least if self.bounds.least is not None else self.value

    @property
    def highest(self) -> int:
        """The most it can be, or the number itself where nothing bounds it."""
        most = self.bounds.most
        return most if most is not None else max(self.value, self.lowest)


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def hits(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    x: float
    y: float  # the middle of its first line
    lines: int

    def as_row(self) -> dict[str, Any]:
        return {"text": self.text, "px": round(self.x, 1), "py": round(self.y, 1)}


def milliseconds(day: date) -> int:
    """A day in milliseconds since 1970."""
    return (day - date(1970, 1, 1)).days * DAY


def specification(
    held: Sequence[Point],
    freed: Sequence[Point],
    words: Words,
    width: int,
    entered: Sequence[Point] = (),
    caption: tuple[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """The Vega-Lite specification of the picture, with all its data.

    Args:
        held: the counts.
        freed: those who came out.
        words: the words of labels.
        width: of the drawing area, in pixels.
        entered: those who went in.
        caption: a title, and lines under it; without, none stands in the picture.
    """
    start, end = _time_domain((*held, *entered, *freed))
    across = {"start": start, "end": end, "width": width}
    flows = [
        (points, colours, words(f"picture.{name}_axis"))
        for points, colours, name in (
            (entered, (_ENTERED, _HATCHED_ENTERED), "entered"),
            (freed, (_FREED, _HATCHED_FREED), "freed"),
        )
        if points
    ]
    # Those in and out on one scale, so that their bars can be compared.
    highest = max((point.highest for points, _, _ in flows for point in points), default=0)
    top = max(1, math.ceil(highest * _HEADROOM))
    panels = []
    if held:
        panels.append(_stock_panel(held, words, across, axis=not flows))
    for n, (points, colours, title) in enumerate(flows, 1):
        axis = n == len(flows)
        panels.append(_flow_panel(points, words, across, top, colours, title, axis=axis))
    return stacked(panels, caption)


def stacked(
    panels: Sequence[dict[str, Any]], caption: tuple[str, Sequence[str]] | None = None
) -> dict[str, Any]:
    """Panels over one another, in the manner of all pictures: no ground, the page's own ink."""
    above = {"text": caption[0], "subtitle": list(caption[1]), "anchor": "start"} if caption else ""
    return {
        "title": above,
        "background": None,
        "vconcat": list(panels),
        "spacing": 14,
        "padding": {"left": 4, "top": 8, "right": 14, "bottom": 4},
        "config": {
            "font": "system-ui, sans-serif",
            "view": {"stroke": None},
            "text": {"color": "currentColor", "fontSize": 12},
            "title": {"color": "currentColor", "subtitleColor": "currentColor", "offset": 14},
            "axis": {
                "labelColor": "currentColor",
                "titleColor": "currentColor",
                "domainColor": "currentColor",
                "tickColor": "currentColor",
                "gridColor": "currentColor",
                "gridOpacity": 0.15,
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "titlePadding": 10,
            },
        },
    }


def _time_domain(points: Sequence[Point]) -> tuple[int, int]:
    start = min(milliseconds(point.first) for point in points)
    end = max(milliseconds(point.last + timedelta(1)) for point in points)
    margin = max((end - start) // 20, 10 * DAY)
    return start - margin, end + margin


def _x(across: dict[str, int], *, axis: bool) -> dict[str, Any]:
    axis_settings = {
        "title": None,
        "labels": axis,
        "ticks": axis,
        "domain": axis,
        "labelOverlap": "greedy",
        "labelSeparation": 8,
        "tickCount": max(3, across["width"] // 110),
    }
    return {
        "field": "time",
        "type": "temporal",
        # Bars would widen the scale by a padding of their own, and the panels not match.
        "scale": {"type": "utc", "domain": [across["start"], across["end"]], "padding": 0},
        "axis": axis_settings,
    }


def _stock_panel(
    held: Sequence[Point], words: Words, across: dict[str, int], *, axis: bool
) -> dict[str, Any]:
    low = min(min(point.value, point.lowest) for point in held)
    high = max(max(point.value, point.highest) for point in held)
    room = max((high - low) * 0.35, high * 0.02, 1)  # for labels, and for what has no upper end
    domain = (max(0, math.floor(low - room)), math.ceil(high + room))
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": domain, "zero": False},
        "axis": {"title": words("picture.held_axis"), "values": ticks(*domain, 4), "format": ",d"},
    }
    names = list(dict.fromkeys(point.who for point in held))
    series = list(dict.fromkeys((point.who, point.whom) for point in held))
    rows = [
        {
            "time": point.middle,
            "first": milliseconds(point.first),
            "last": milliseconds(point.last + timedelta(1)),
            "value": point.value,
            "least": point.lowest,
            "most": _drawn(point, domain[1] - domain[0]),
            "who": str(names.index(point.who)),
            "series": str(series.index((point.who, point.whom))),
        }
        for point in held
    ]
    order = [str(number) for number in range(len(names))]
    colour = {
        "field": "who",
        "type": "nominal",
        "legend": None,
        "scale": {
            "domain": order,
            "range": [_COLOURS[n % len(_COLOURS)] for n in range(len(names))],
        },
    }
    shape = {
        **colour,
        "scale": {"domain": order, "range": [_SHAPES[n % len(_SHAPES)] for n in range(len(names))]},
    }
    x = _x(across, axis=axis)
    spread = {**x, "field": "first"}, {"field": "last"}
    labels = _stock_labels(held, words, across, domain)
    return {
        "width": across["width"],
        "height": STOCK_HEIGHT,
        "layer": [
            {
                "data": {"values": [row for row in rows if row["most"] != row["least"]]},
                "mark": {"type": "bar", "size": _BAR - 2, "color": _HATCHED_HELD},
                "encoding": {"x": x, "y": {**y, "field": "least"}, "y2": {"field": "most"}},
            },
            {
                "data": {"values": [row for row in rows if names[int(str(row["who"]))]]},
                "mark": {"type": "line", "strokeWidth": 1.5, "opacity": 0.6},
                "encoding": {"x": x, "y": y, "color": colour, "detail": {"field": "series"}},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.35},
                "encoding": {"x": spread[0], "x2": spread[1], "y": y, "color": colour},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1},
                "encoding": {"x": x, "y": y, "color": colour, "shape": shape},
            },
            _text_layer(labels),
        ],
    }


def _flow_panel(
    points: Sequence[Point],
    words: Words,
    across: dict[str, int],
    top: int,
    colours: tuple[str, str],
    title: str,
    *,
    axis: bool,
) -> dict[str, Any]:
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, top]},
        "axis": {"title": title, "values": ticks(0, top, 3), "format": ",d"},
    }
    solid, hatched = colours
    rows = [
        {
            "px": px,
            "first": milliseconds(point.first),
            "last": milliseconds(point.last + timedelta(1)),
            "zero": 0,
            "value": point.lowest,
            "most": _drawn(point, top),
        }
        for point, px in _side_by_side(points, across)
    ]
    totals = [
        {
            "first": milliseconds(point.first),
            "last": milliseconds(point.last + timedelta(1)),
            "value": point.value,
        }
        for point in points
        if point.total
    ]
    x = _x(across, axis=axis)
    bar_x = {"field": "px", "type": "quantitative", "scale": None, "axis": None}
    bar = {"type": "bar", "size": _BAR}
    over = {"x": {**x, "field": "first"}, "x2": {"field": "last"}}
    return {
        "width": across["width"],
        "height": FLOW_HEIGHT,
        "layer": [
            {
                "data": {"values": [row for row in rows if row["most"] != row["value"]]},
                "mark": {**bar, "color": hatched},
                "encoding": {"x": bar_x, "y": y, "y2": {"field": "most"}},
            },
            {
                "data": {"values": rows},
                "mark": {**bar, "color": solid},
                "encoding": {"x": bar_x, "y": {**y, "field": "zero"}, "y2": {"field": "value"}},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "rule", "strokeWidth": 3, "color": solid, "opacity": 0.5},
                "encoding": {**over, "y": {**y, "field": "zero"}},
            },
            {
                "data": {"values": totals},
                "mark": {"type": "rule", "strokeWidth": 2, "color": solid, "strokeDash": [6, 4]},
                "encoding": {**over, "y": y},
            },
            _text_layer(_flow_labels(points, words, across, top)),
        ],
    }


def _drawn(point: Point, scale: float) -> float:
    """Up to where a number is drawn: with no upper end, somewhat above the least it can be."""
    return point.highest if point.bounds.most is not None else point.highest + _OPEN * scale


def _text_layer(labels: Iterable[_Label]) -> dict[str, Any]:
    return {
        "data": {"values": [label.as_row() for label in labels]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "lineBreak": "\n",
            "lineHeight": LINE_HEIGHT,
        },
        "encoding": {
            "x": {"field": "px", "type": "quantitative", "scale": None},
            "y": {"field": "py", "type": "quantitative", "scale": None},
            "text": {"field": "text", "type": "nominal"},
        },
    }


# Labels


def time_text(point: Point, words: Words) -> str:
    """The time of a point in words: a day, a month, a year or from day to day."""
    if point.first == point.last:
        return words.date(point.first.isoformat())
    if point.first.day == 1 and (point.last + timedelta(1)).day == 1:
        first, last = f"{point.first:%Y-%m}", f"{point.last:%Y-%m}"
        if first == last:
            return words.date(first)
        if (point.first.month, point.last.month, point.first.year) == (1, 12, point.last.year):
            return words.date(f"{point.first:%Y}")
        return words.date(f"{first}/{last}")
    return words.date(f"{point.first.isoformat()}/{point.last.isoformat()}")


def _pixels(point: Point, across: dict[str, int]) -> float:
    return (point.middle - across["start"]) / (across["end"] - across["start"]) * across["width"]


def _side_by_side(points: Sequence[Point], across: dict[str, int]) -> list[tuple[Point, float]]:
    """Where the bars stand: at their times, but none before another; totals have none."""
    placed: list[tuple[Point, float]] = []
    waves = (point for point in points if not point.total)
    for point in sorted(waves, key=lambda point: point.middle):
        least = placed[-1][1] + _BAR + 1 if placed else 0.0
        placed.append((point, max(_pixels(point, across), least)))
    last = float(across["width"])
    for n in reversed(range(len(placed))):
        point, px = placed[n]
        placed[n] = (point, min(px, last - _BAR / 2))
        last = placed[n][1] - _BAR / 2 - 1
    return placed


def ticks(low: int, high: int, number: int) -> list[int]:
    """About so many round whole numbers between two."""
    least = max(1.0, (high - low) / number)
    power = 10 ** math.floor(math.log10(least))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= least)
    return list(range(math.ceil(low / step) * step, high + 1, step))


def _stock_labels(
    held: Sequence[Point], words: Words, across: dict[str, int], domain: Sequence[int]
) -> list[_Label]:
    scale = domain[1] - domain[0]

    def height(number: float) -> float:
        return (domain[1] - number) / scale * STOCK_HEIGHT

    places = [(point, _pixels(point, across), height(point.value)) for point in held]
    taken = [_Box(x - 6, y - 6, x + 6, y + 6) for _, x, y in places]
    taken += [
        _Box(x - _BAR / 2, height(_drawn(point, scale)), x + _BAR / 2, height(point.lowest))
        for point, x, _ in places
        if point.vague
    ]
    labels: list[_Label] = []
    for point, x, y in places:
        first = f"{point.text} {point.who}".rstrip()
        texts = (f"{first}\n{time_text(point, words)}", first, point.text)
        labels += _placed(texts, (x, y), taken, (across["width"], STOCK_HEIGHT))
    return labels


def _flow_labels(
    points: Sequence[Point], words: Words, across: dict[str, int], top: int
) -> list[_Label]:
    def height(number: float) -> float:
        return (1 - number / top) * FLOW_HEIGHT

    bars = [(p, px, height(_drawn(p, top))) for p, px in _side_by_side(points, across)]
    totals = [(p, _pixels(p, across), height(p.value)) for p in points if p.total]
    taken = [_Box(x - _BAR / 2, y, x + _BAR / 2, FLOW_HEIGHT) for _, x, y in bars]
    for point, x, y in totals:
        half = (milliseconds(point.last) - milliseconds(point.first)) / 2
        wide = half / (across["end"] - across["start"]) * across["width"]
        taken.append(_Box(x - wide, y - 2, x + wide, y + 2))
    labels: list[_Label] = []
    for point, x, y in (*bars, *totals):
        texts = (f"{point.text}\n{time_text(point, words)}", point.text)
        labels += _placed(texts, (x, y), taken, (across["width"], FLOW_HEIGHT))
    return labels


def _placed(
    texts: Sequence[str], point: tuple[float, float], taken: list[_Box], area: tuple[int, int]
) -> list[_Label]:
    """The first of the texts that finds a place, the longest first; none if none does."""
    found = (_free_place(text, point, taken, area) for text in texts)
    return [label for label in (next((each for each in found if each), None),) if label]


def _free_place(
    text: str, point: tuple[float, float], taken: list[_Box], area: tuple[int, int]
) -> _Label | None:
    """Where a label can stand near a point without lying on anything; None if nowhere."""
    (x, y), (width, height) = point, area
    lines = text.split("\n")
    wide, tall = max(map(len, lines)) * LETTER, len(lines) * LINE_HEIGHT
    gap = 9
    for left, top in (
        (x - wide / 2, y - gap - tall),
        (x + gap, y - tall / 2),
        (x - gap - wide, y - tall / 2),
        (x - wide / 2, y + gap),
        (x - wide, y - gap - tall),
        (x, y - gap - tall),
        (x - wide, y + gap),
        (x, y + gap),
    ):
        inside = min(max(left, 0.0), max(width - wide, 0.0))
        if abs(inside - left) > wide / 2:
            continue
        box = _Box(inside, top, inside + wide, top + tall)
        if top < -_MARGIN or top + tall > height or any(box.hits(other) for other in taken):
            continue
        taken.append(box)
        return _Label(text, inside, top + LINE_HEIGHT / 2, len(lines))
    return None
