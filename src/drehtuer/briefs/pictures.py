"""The picture of an account: how many are held, and how many came free, over time.

Drawn by Vega-Lite from plain data, rendered here to SVG by ``vl-convert-python`` (the extra
``pictures``): no script and no address goes into the page. Where labels stand is worked out before
drawing, so that none lies on another.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

from drehtuer.books.model import Account, Entry, Interval, Span
from drehtuer.briefs.lines import References
from drehtuer.briefs.words import Words

WIDE = 860
NARROW = 330
"""Widths of the drawing area in pixels, for a screen or paper and for a phone."""

# Mid tones that keep a contrast of 3 to 1 on white and on the dark page; told apart by shape too.
_COLOURS = ("#2f7fc1", "#b0622a", "#4f8a3c", "#9a5fb5")
_SHAPES = ("circle", "square", "diamond", "triangle-up")
_FREED = "#c2662d"
_STOCK_HEIGHT, _FLOW_HEIGHT = 220, 130
_LINE_HEIGHT, _LETTER = 14, 6.7  # pixels, for text of 12 pixels
_BAR = 8  # pixels wide
_HEADROOM = 1.5  # of the highest bar, for its label
_DAY = 86_400_000  # milliseconds
_MARGIN = 6
_LONGEST = timedelta(367)
_MOST = 6  # pictures on a page


@dataclass(frozen=True, slots=True)
class Point:
    """A number at a time: ``first`` to ``last`` are the days it may be of.

    ``who`` counts ``whom``: points of one counter are joined if they are of the same people.
    """

    first: date
    last: date
    bounds: Interval
    value: int
    text: str
    who: str
    whom: str
    claims: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The middle of its days, in milliseconds since 1970."""
        return (_milliseconds(self.first) + _milliseconds(self.last + timedelta(1))) / 2

    @property
    def vague(self) -> bool:
        """Whether it is drawn as more than one number."""
        return _lowest(self) != _highest(self)


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


def stocks(account: Account, words: Words) -> tuple[Point, ...]:
    """The counts of people held at a time that can be drawn."""
    return tuple(_points(account.held, words))


def waves(account: Account, words: Words) -> tuple[Point, ...]:
    """The releases of a number of people at a time that can be drawn."""
    return tuple(_points(account.freed, words))


def _points(entries: Iterable[Entry], words: Words) -> Iterable[Point]:
    for entry in entries:
        span = _closed(entry.span)
        if span is None or entry.status != "asserted" or entry.part_of or not entry.figures:
            continue
        figure = entry.figures[0]
        if figure.count.value is None or figure.count.delta:
            continue
        yield Point(
            first=span[0],
            last=span[1],
            bounds=figure.bounds,
            value=figure.count.value,
            text=words.count(figure.count),
            who=entry.population.counter or "",
            whom=" ".join((entry.population.group or "", *entry.population.nationality)),
            claims=entry.claims,
        )


def _closed(span: Span | None) -> tuple[date, date] | None:
    """The days of a time that has a place on the axis: ends known, no longer than a year."""
    if span is None or span.first is None or span.last is None:
        return None
    first, last = date.fromisoformat(span.first), date.fromisoformat(span.last)
    return (first, last) if last - first < _LONGEST else None


def _milliseconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _DAY


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one place: an ``<svg>`` element for a wide and one for a narrow page."""

    title: str
    wide: str
    narrow: str
    vague: bool


def draw(account: Account, words: Words) -> tuple[Picture, ...]:
    """A picture for each place with several dated figures, those with the most first.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    drawn: list[Picture] = []
    for number, (place, there) in enumerate(_by_place(account, words)):
        title = words("picture.title")
        if place:
            title = words("picture.title_of", title=title, place=words.place(place))
        wide, narrow = (
            timeline(there, words, width, title=title, name=f"picture-{number}-{width}")
            for width in (WIDE, NARROW)
        )
        if wide and narrow:
            vague = any(wave.vague for wave in waves(there, words))
            drawn.append(Picture(title, wide, narrow, vague))
    return tuple(drawn)


def _by_place(account: Account, words: Words) -> list[tuple[str | None, Account]]:
    """What of the account is of which place; figures of two places share no picture."""
    places = dict.fromkeys(entry.population.place for entry in (*account.held, *account.freed))
    parts = [
        (
            place,
            Account(
                evidence=account.evidence,
                reports=account.reports,
                held=tuple(e for e in account.held if e.population.place == place),
                freed=tuple(e for e in account.freed if e.population.place == place),
            ),
        )
        for place in places
    ]
    sized = [
        (len(stocks(there, words)) + len(waves(there, words)), place, there)
        for place, there in parts
    ]
    sized.sort(key=lambda part: -part[0])
    fewest = min(3, sized[0][0]) if sized else 0
    return [(place, there) for size, place, there in sized[:_MOST] if size >= max(1, fewest)]


def timeline(
    account: Account,
    words: Words,
    width: int = WIDE,
    *,
    title: str | None = None,
    name: str = "picture",
) -> str | None:
    """The picture as an ``<svg>`` element to be put into a page; None where nothing is dated.

    Args:
        account: the account; drawn are its counts of people held and its waves of releases.
        words: the words of labels, title and description.
        width: of the drawing area, in pixels.
        title: what the picture is called for who cannot see it.
        name: begins the ids within the element, so that a page can hold several.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    held, freed = stocks(account, words), waves(account, words)
    if not held and not freed:
        return None
    import vl_convert  # noqa: PLC0415  # heavy, and an extra

    months = words.find("dates.months")
    svg: str = vl_convert.vegalite_to_svg(
        specification(held, freed, words, width),
        allowed_base_urls=[],
        time_format_locale=_time_locale(months),
        format_locale=_number_locale(words),
    )
    description = _describe(account, held, freed, words)
    return _inline(svg, title or words("picture.title"), description, name)


def specification(
    held: Sequence[Point], freed: Sequence[Point], words: Words, width: int
) -> dict[str, Any]:
    """The Vega-Lite specification of the picture, with all its data."""
    start, end = _time_domain((*held, *freed))
    across = {"start": start, "end": end, "width": width}
    panels = []
    if held:
        panels.append(_stock_panel(held, words, across, axis=not freed))
    if freed:
        panels.append(_flow_panel(freed, words, across))
    return {
        "background": None,
        "vconcat": panels,
        "spacing": 14,
        "padding": {"left": 4, "top": 8, "right": 14, "bottom": 4},
        "config": {
            "font": "system-ui, sans-serif",
            "view": {"stroke": None},
            "text": {"color": "currentColor", "fontSize": 12},
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
    start = min(_milliseconds(point.first) for point in points)
    end = max(_milliseconds(point.last + timedelta(1)) for point in points)
    margin = max((end - start) // 20, 10 * _DAY)
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
    low, high = min(point.value for point in held), max(point.value for point in held)
    room = max((high - low) * 0.35, high * 0.02, 1)
    domain = (max(0, math.floor(low - room)), math.ceil(high + room))
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": domain, "zero": False},
        "axis": {"title": words("picture.held_axis"), "values": _ticks(*domain, 4), "format": ",d"},
    }
    names = list(dict.fromkeys(point.who for point in held))
    series = list(dict.fromkeys((point.who, point.whom) for point in held))
    rows = [
        {
            "time": point.middle,
            "first": _milliseconds(point.first),
            "last": _milliseconds(point.last + timedelta(1)),
            "value": point.value,
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
        "height": _STOCK_HEIGHT,
        "layer": [
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


def _flow_panel(freed: Sequence[Point], words: Words, across: dict[str, int]) -> dict[str, Any]:
    top = max(1, math.ceil(max(_highest(point) for point in freed) * _HEADROOM))
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, top]},
        "axis": {"title": words("picture.freed_axis"), "values": _ticks(0, top, 3), "format": ",d"},
    }
    rows = [
        {
            "px": px,
            "first": _milliseconds(point.first),
            "last": _milliseconds(point.last + timedelta(1)),
            "zero": 0,
            "value": _lowest(point),
            "most": _highest(point),
        }
        for point, px in _side_by_side(freed, across)
    ]
    bar_x = {"field": "px", "type": "quantitative", "scale": None, "axis": None}
    bar = {"type": "bar", "size": _BAR, "color": _FREED}
    return {
        "width": across["width"],
        "height": _FLOW_HEIGHT,
        "layer": [
            {
                "data": {"values": rows},
                "mark": {**bar, "opacity": 0.35},
                "encoding": {"x": bar_x, "y": y, "y2": {"field": "most"}},
            },
            {
                "data": {"values": rows},
                "mark": bar,
                "encoding": {"x": bar_x, "y": {**y, "field": "zero"}, "y2": {"field": "value"}},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "rule", "strokeWidth": 3, "color": _FREED, "opacity": 0.5},
                "encoding": {
                    "x": {**_x(across, axis=True), "field": "first"},
                    "x2": {"field": "last"},
                    "y": {**y, "field": "zero"},
                },
            },
            _text_layer(_flow_labels(freed, words, across, top)),
        ],
    }


def _text_layer(labels: Iterable[_Label]) -> dict[str, Any]:
    return {
        "data": {"values": [label.as_row() for label in labels]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "lineBreak": "\n",
            "lineHeight": _LINE_HEIGHT,
        },
        "encoding": {
            "x": {"field": "px", "type": "quantitative", "scale": None},
            "y": {"field": "py", "type": "quantitative", "scale": None},
            "text": {"field": "text", "type": "nominal"},
        },
    }


def _lowest(point: Point) -> int:
    return point.bounds.least if point.bounds.least is not None else point.value


def _highest(point: Point) -> int:
    return point.bounds.most if point.bounds.most is not None else max(point.value, _lowest(point))


# Labels


def _time_text(point: Point, words: Words) -> str:
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


def _side_by_side(freed: Sequence[Point], across: dict[str, int]) -> list[tuple[Point, float]]:
    """Where the bars stand: at their times, but none before another."""
    placed: list[tuple[Point, float]] = []
    for point in sorted(freed, key=lambda point: point.middle):
        least = placed[-1][1] + _BAR + 1 if placed else 0.0
        placed.append((point, max(_pixels(point, across), least)))
    return placed


def _ticks(low: int, high: int, number: int) -> list[int]:
    """About so many round whole numbers between two."""
    least = max(1.0, (high - low) / number)
    power = 10 ** math.floor(math.log10(least))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= least)
    return list(range(math.ceil(low / step) * step, high + 1, step))


def _stock_labels(
    held: Sequence[Point], words: Words, across: dict[str, int], domain: Sequence[int]
) -> list[_Label]:
    places = [
        (
            point,
            _pixels(point, across),
            (domain[1] - point.value) / (domain[1] - domain[0]) * _STOCK_HEIGHT,
        )
        for point in held
    ]
    taken = [_Box(x - 6, y - 6, x + 6, y + 6) for _, x, y in places]
    labels: list[_Label] = []
    for point, x, y in places:
        first = f"{point.text} {point.who}".rstrip()
        for text in (f"{first}\n{_time_text(point, words)}", first, point.text):
            label = _free_place(text, (x, y), taken, (across["width"], _STOCK_HEIGHT))
            if label:
                labels.append(label)
                break
    return labels


def _flow_labels(
    freed: Sequence[Point], words: Words, across: dict[str, int], top: int
) -> list[_Label]:
    places = [
        (point, px, (1 - _highest(point) / top) * _FLOW_HEIGHT)
        for point, px in _side_by_side(freed, across)
    ]
    taken = [_Box(x - _BAR / 2, y, x + _BAR / 2, _FLOW_HEIGHT) for _, x, y in places]
    labels: list[_Label] = []
    for point, x, y in places:
        for text in (f"{point.text}\n{_time_text(point, words)}", point.text):
            label = _free_place(text, (x, y), taken, (across["width"], _FLOW_HEIGHT))
            if label:
                labels.append(label)
                break
    return labels


def _free_place(
    text: str, point: tuple[float, float], taken: list[_Box], area: tuple[int, int]
) -> _Label | None:
    """Where a label can stand near a point without lying on anything; None if nowhere."""
    (x, y), (width, height) = point, area
    lines = text.split("\n")
    wide, tall = max(map(len, lines)) * _LETTER, len(lines) * _LINE_HEIGHT
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
        return _Label(text, inside, top + _LINE_HEIGHT / 2, len(lines))
    return None


# Into the page


def _describe(account: Account, held: Sequence[Point], freed: Sequence[Point], words: Words) -> str:
    references = References.of(account)
    unnamed = words("picture.unnamed")
    told = [
        words(
            "picture.held_point",
            when=_time_text(point, words),
            count=point.text,
            counter=point.who or unnamed,
        )
        + f" [{references.short(point.claims)}]"
        for point in held
    ]
    told += [
        words("picture.freed_bar", when=_time_text(point, words), count=point.text)
        + f" [{references.short(point.claims)}]"
        for point in freed
    ]
    return words("picture.description", figures="; ".join(told) + ".")


def _inline(svg: str, title: str, description: str, name: str) -> str:
    """The SVG for use within a page: no namespaces, ids of its own, a title and a description."""
    match = re.search(r"<svg\b[^>]*?viewBox=\"([^\"]+)\"[^>]*>", svg)
    if match is None:
        raise ValueError("the renderer gave no svg element with a viewBox")
    body = svg[match.end() :]
    body = re.sub(r'\bid="', f'id="{name}-', body)
    body = re.sub(r"url\(#", f"url(#{name}-", body)
    body = re.sub(r' xmlns(?::\w+)?="[^"]*"', "", body)
    return (
        f'<svg viewBox="{match.group(1)}" role="img" focusable="false" '
        f'aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-text">{escape(description)}</desc>{body}'
    )


def _time_locale(months: Sequence[str]) -> dict[str, Any]:
    # Vega asks for the names of days, too; none is shown.
    return {
        "dateTime": "%d %B %Y",
        "date": "%Y-%m-%d",
        "time": "%H:%M",
        "periods": ["", ""],
        "days": [""] * 7,
        "shortDays": [""] * 7,
        "months": list(months),
        "shortMonths": [month[:3] for month in months],
    }


def _number_locale(words: Words) -> dict[str, Any]:
    thousands = words("counts.thousands_sign")
    decimal = "," if thousands == "." else "."
    return {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
