"""The picture of an account: how many are held, and how many went in and came out, over time.

Drawn by Vega-Lite from plain data (:mod:`drehtuer.briefs.panels`), rendered here to SVG by
``vl-convert-python`` (the extra ``pictures``): no script and no address goes into the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

from drehtuer.books.model import Account, Entry
from drehtuer.books.people import same_party
from drehtuer.books.record import Span
from drehtuer.books.told import PRISONERS
from drehtuer.briefs.lines import References
from drehtuer.briefs.panels import HATCHED, NARROW, WIDE, Point, specification, time_text
from drehtuer.briefs.words import Words

_LONGEST = timedelta(367)
MOST = 6  # pictures on a page
_FEWEST = 2  # figures worth a picture
_PARTS = frozenset({"men", "women", "children", "minors", "adults"})
"""Groups that counts of all are broken down into."""
_SECTIONS = ("held", "freed", "jailed", "listed", "totals")


def stocks(account: Account, words: Words) -> tuple[Point, ...]:
    """The counts of people held at a time that can be drawn; not those of men or women alone."""
    whole = (entry for entry in account.held if entry.population.group not in _PARTS)
    return tuple(_points(whole, words))


def waves(account: Account, words: Words) -> tuple[Point, ...]:
    """The releases of a number of people at a time that can be drawn, and their totals."""
    return tuple(_flow(account, account.freed, ("freed",), words))


def arrivals(account: Account, words: Words) -> tuple[Point, ...]:
    """Those jailed, recognised or put on a list, likewise."""
    listed = tuple(entry for entry in account.listed if entry.direction != "out")
    return tuple(_flow(account, (*account.jailed, *listed), ("jailed", "listed"), words))


def _flow(
    account: Account, entries: Iterable[Entry], kinds: tuple[str, ...], words: Words
) -> Iterator[Point]:
    yield from _points(entries, words)
    totals = (e for e in account.totals if e.kind in kinds and e.direction != "out")
    yield from _points(totals, words, total=True)


def _points(entries: Iterable[Entry], words: Words, *, total: bool = False) -> Iterator[Point]:
    for entry in entries:
        span = closed(entry.span)
        if span is None or entry.status != "asserted" or entry.part_of or not entry.figures:
            continue
        figure = entry.figures[0]
        group = entry.population.group
        if figure.count.value is None or figure.count.delta or group == "freed prisoners":
            continue
        yield Point(
            first=span[0],
            last=span[1],
            bounds=figure.bounds,
            value=figure.count.value,
            text=words.count(figure.count),
            who=words.voice(entry.population.counter or ""),
            whom=" ".join(
                ("" if group in PRISONERS else group or "", *entry.population.nationality)
            ),
            claims=entry.claims,
            total=total,
        )


def closed(span: Span | None) -> tuple[date, date] | None:
    """The days of a time that has a place on the axis: ends known, no longer than a year."""
    if span is None or span.first is None or span.last is None:
        return None
    first, last = date.fromisoformat(span.first), date.fromisoformat(span.last)
    return (first, last) if last - first < _LONGEST else None


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one place: an ``<svg>`` element for a wide and one for a narrow page.

    ``signs`` says in words what its hatching and its dashes mean.
    """

    title: str
    wide: str
    narrow: str
    signs: tuple[str, ...]


def draw(
    account: Account, words: Words, references: References | None = None
) -> tuple[Picture, ...]:
    """A picture for each place with several dated figures, those with the most first.

    Args:
        account: the account.
        words: the words of titles and descriptions.
        references: how claims are referred to, where not as the account counts them.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    references = references or References.of(account)
    drawn: list[Picture] = []
    for number, (place, there) in enumerate(_by_place(account, words)):
        title = words("picture.title")
        if place:
            title = words("picture.title_of", title=title, place=words.place(place))
        wide, narrow = (
            timeline(
                there,
                words,
                width,
                title=title,
                name=f"picture-{number}-{width}",
                references=references,
            )
            for width in (WIDE, NARROW)
        )
        if wide and narrow:
            drawn.append(Picture(title, wide, narrow, tuple(_signs(there, words))))
    return tuple(drawn)


def _by_place(account: Account, words: Words) -> list[tuple[str | None, Account]]:
    """What of the account is of which place; figures of two places share no picture."""
    places = dict.fromkeys(e.population.place for name in _SECTIONS for e in getattr(account, name))
    parts = [(place, _chosen(account, place)) for place in places]
    sized = [(len(_all(there, words)), place, there) for place, there in parts]
    sized.sort(key=lambda part: -part[0])
    fewest = min(3, sized[0][0]) if sized else 0
    return [(place, there) for size, place, there in sized[:MOST] if size >= max(_FEWEST, fewest)]


def _all(account: Account, words: Words) -> list[Point]:
    return [*stocks(account, words), *arrivals(account, words), *waves(account, words)]


def _chosen(
    account: Account,
    place: str | None,
    counter: str | None = None,
    time: tuple[date, date] | None = None,
) -> Account:
    """What of the account is of a place, counted by somebody (stocks only), in a time."""

    def fits(entry: Entry) -> bool:
        span = closed(entry.span)
        inside = time is None or span is None or (span[0] <= time[1] and time[0] <= span[1])
        return entry.population.place == place and inside

    chosen = {name: tuple(filter(fits, getattr(account, name))) for name in _SECTIONS}
    if counter is not None:
        counts = (e for e in chosen["held"] if e.population.counter)
        chosen["held"] = tuple(e for e in counts if _is_same(e.population.counter, counter))
    return Account(evidence=account.evidence, reports=account.reports, **chosen)


def _is_same(one: str | None, other: str) -> bool:
    return one is not None and same_party(one, other, (None, None))


def _signs(account: Account, words: Words) -> Iterator[str]:
    points = _all(account, words)
    if any(point.vague for point in points):
        yield words("picture.vague")
    if any(point.total for point in points):
        yield words("picture.totals")


def door_picture(
    account: Account,
    words: Words,
    place: str | None,
    counter: str | None = None,
    time: tuple[date, date] | None = None,
) -> str | None:
    """The picture of a population as an SVG file; None where there are too few dated figures.

    Args:
        account: the account.
        words: the words of labels, title and description.
        place: the holding state.
        counter: whose counts are drawn; without, everybody's.
        time: the first and the last day; without, all of it.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    there = _chosen(account, place, counter, time)
    title = words("picture.title")
    if place:
        title = words("picture.title_of", title=title, place=words.place(place))
    drawn = timeline(there, words, title=title, captioned=True)
    return drawn and _standing_alone(drawn)


def timeline(
    account: Account,
    words: Words,
    width: int = WIDE,
    *,
    title: str | None = None,
    name: str = "picture",
    captioned: bool = False,
    references: References | None = None,
) -> str | None:
    """The picture as an ``<svg>`` element to be put into a page.

    None where less than two figures are dated.

    Args:
        account: the account; drawn are its counts of people held, and who went in and came out.
        words: the words of labels, title and description.
        width: of the drawing area, in pixels.
        title: what the picture is called for who cannot see it.
        name: begins the ids within the element, so that a page can hold several.
        captioned: whether the title, and what its signs mean, stand in the picture itself.
        references: how claims are referred to, where not as the account counts them.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    held, freed = stocks(account, words), waves(account, words)
    entered = arrivals(account, words)
    if len((*held, *freed, *entered)) < _FEWEST:
        return None
    title = title or words("picture.title")
    caption = (title, tuple(_signs(account, words))) if captioned else None
    made = specification(held, freed, words, width, entered, caption)
    described = _describe(account, words, references or References.of(account))
    return rendered(made, words, title, described, name)


def rendered(
    specification: dict[str, Any], words: Words, title: str, description: str, name: str
) -> str:
    """A Vega-Lite specification as an ``<svg>`` element to be put into a page.

    Args:
        specification: what is drawn, with all its data.
        words: the words of months, and the signs of numbers.
        title: what the picture is called.
        description: what it shows, for who cannot see it.
        name: begins the ids within the element, so that a page can hold several.

    Raises:
        ImportError: ``vl-convert-python`` is not installed.
    """
    import vl_convert  # noqa: PLC0415  # heavy, and an extra

    svg: str = vl_convert.vegalite_to_svg(
        specification,
        allowed_base_urls=[],
        time_format_locale=_time_locale(words.find("dates.months")),
        format_locale=_number_locale(words),
    )
    return _inline(svg, title, description, name)


# Into the page


def _describe(account: Account, words: Words, references: References) -> str:
    def told(key: str, point: Point) -> str:
        counter = point.who or words("picture.unnamed")
        text = words(key, when=time_text(point, words), count=point.text, counter=counter)
        return f"{text} [{references.short(point.claims)}]"

    figures = [told("picture.held_point", point) for point in stocks(account, words)]
    figures += [told("picture.entered_bar", point) for point in arrivals(account, words)]
    figures += [told("picture.freed_bar", point) for point in waves(account, words)]
    return words("picture.description", figures="; ".join(figures) + ".")


def _inline(svg: str, title: str, description: str, name: str) -> str:
    """The SVG for use within a page: no namespaces, ids of its own, a title and a description."""
    match = re.search(r"<svg\b[^>]*?viewBox=\"([^\"]+)\"[^>]*>", svg)
    if match is None:
        raise ValueError("the renderer gave no svg element with a viewBox")
    body = svg[match.end() :]
    body = re.sub(r'\bid="', f'id="{name}-', body)
    body = re.sub(r"url\(#", f"url(#{name}-", body)
    body = re.sub(r' xmlns(?::\w+)?="[^"]*"', "", body)
    # The picture is one image with a title: the renderer's roles within it would want titles, too.
    body = re.sub(r' (?:role="graphics-[a-z]+"|aria-[a-z]+="[^"]*")', "", body)
    patterns = "".join(_pattern(name, n, colour) for n, colour in enumerate(HATCHED.values()))
    for n, colour in enumerate(HATCHED):
        body = body.replace(f'"{colour}"', f'"url(#{name}-hatched-{n})"')
    return (
        f'<svg viewBox="{match.group(1)}" role="img" focusable="false" '
        f'aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-text">{escape(description)}</desc><defs>{patterns}</defs>{body}'
    )


def _pattern(name: str, n: int, colour: str) -> str:
    """Slanting lines of a colour."""
    return (
        f'<pattern id="{name}-hatched-{n}" width="4" height="4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="4" height="4" fill="{colour}" '
        f'fill-opacity="0.15"/><rect width="1.6" height="4" fill="{colour}"/></pattern>'
    )


def _standing_alone(svg: str) -> str:
    """An element of a page as a file of its own, on paper of its own."""
    opening = '<svg xmlns="http://www.w3.org/2000/svg" color="#1c1c1a"'
    paper = '<rect width="100%" height="100%" fill="#fdfdfb"/><defs>'
    return svg.replace("<svg", opening, 1).replace("<defs>", paper, 1) + "\n"


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
