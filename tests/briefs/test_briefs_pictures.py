"""The picture: what is drawn, labels that do not lie on one another, an SVG that stands alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import brief_sample
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.books.model import Account
from drehtuer.books.record import Interval, Span
from drehtuer.briefs import panels
from drehtuer.briefs.panels import Point, specification
from drehtuer.briefs.pictures import arrivals, door_picture, draw, stocks, timeline, waves
from drehtuer.briefs.words import Words
from drehtuer.model import Count

EN = Words("en")
DAYS = st.integers(0, 900).map(lambda days: date(2024, 1, 1) + timedelta(days))


def test_counts_and_waves_of_the_account_are_drawn() -> None:
    account = brief_sample.account()
    assert [(p.value, p.who, p.first) for p in stocks(account, EN)] == [
        (1218, "Viasna", date(2025, 12, 5)),
        (1135, "Viasna", date(2025, 12, 23)),
    ]
    # What is only considered did not happen.
    assert [(p.text, p.bounds) for p in waves(account, EN)] == [
        ("52", Interval(52, 52)),
        ("123", Interval(123, 123)),
    ]


def test_without_dated_figures_there_is_no_picture() -> None:
    assert timeline(Account(), EN) is None
    for span in (None, Span("2020-01-01", None), Span("2020-01-01", "2025-12-31")):
        undated = replace(brief_sample.account().held[0], span=span)
        assert timeline(Account(held=(undated,)), EN) is None


@st.composite
def points(draw: st.DrawFn) -> list[Point]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        first = draw(DAYS)
        value = draw(st.integers(0, 3000))
        found.append(
            Point(
                first=first,
                last=first + timedelta(draw(st.sampled_from([0, 29, 364]))),
                bounds=Interval(value, draw(st.sampled_from([None, value, value + 40]))),
                value=value,
                text=str(value),
                who=draw(st.sampled_from(["", "Viasna", "Foro Penal"])),
                whom="",
                claims=(f"c{number}",),
            )
        )
    return found


def labels(spec: dict[str, object]) -> list[list[tuple[float, float, float, float]]]:
    """The boxes of all labels, a list a panel."""
    found = []
    for panel in spec["vconcat"]:  # type: ignore[attr-defined]
        boxes = []
        for row in panel["layer"][-1]["data"]["values"]:
            lines = row["text"].split("\n")
            top = row["py"] - panels.LINE_HEIGHT / 2
            wide = max(map(len, lines)) * panels.LETTER
            boxes.append((row["px"], top, row["px"] + wide, top + len(lines) * panels.LINE_HEIGHT))
        found.append(boxes)
    return found


@settings(max_examples=40)
@given(points(), points(), st.sampled_from([panels.WIDE, panels.NARROW]))
def test_no_label_lies_on_another_or_outside(
    held: list[Point], freed: list[Point], width: int
) -> None:
    spec = specification(held, freed, EN, width)
    for boxes, height in zip(labels(spec), (panels.STOCK_HEIGHT, panels.FLOW_HEIGHT), strict=True):
        for place, one in enumerate(boxes):
            assert one[0] >= 0
            assert one[2] <= width + 0.2
            assert one[3] <= height + 0.2
            for other in boxes[place + 1 :]:
                apart = one[0] >= other[2] - 0.2 or other[0] >= one[2] - 0.2
                below = one[1] >= other[3] - 0.2 or other[1] >= one[3] - 0.2
                assert apart or below


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (25, 27, [25, 26, 27]),
        (0, 100, [0, 50, 100]),
        (923, 1295, [1000, 1100, 1200]),
        (0, 1, [0, 1]),
        (5, 5, [5]),
    ],
)
def test_ticks_are_round_whole_numbers(low: int, high: int, ticks: list[int]) -> None:
    assert panels.ticks(low, high, 4) == ticks


def test_the_first_point_of_a_crowd_keeps_its_label() -> None:
    day = date(2025, 12, 5)
    crowd = [Point(day, day, Interval(5, 5), 5, "5", "", "", ())] * 30
    assert len(labels(specification(crowd, [], EN, panels.NARROW))[0]) >= 1


@pytest.mark.parametrize("width", [panels.WIDE, panels.NARROW])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_svg_stands_alone(width: int, language: str) -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    words = Words(language)
    svg = timeline(brief_sample.account(), words, width)
    assert svg is not None
    root = ET.fromstring(svg)
    assert root.attrib["role"] == "img"
    title, text = root[0], root[1]
    assert (title.tag, text.tag) == ("title", "desc")
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], text.attrib["id"]]
    assert "Viasna" in (text.text or "")
    assert {"script", "image", "a", "use", "foreignObject", "style"} & {
        e.tag for e in root.iter()
    } == set()
    assert "://" not in svg
    assert not re.search(r'href|url\((?!#picture)|\bon\w+="', svg)
    shown = "".join(root.itertext())
    assert words.number(1218) in shown
    assert words.date("2025-12-05") in shown
    assert "currentColor" in svg


def test_each_place_has_a_picture_of_its_own() -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    account = brief_sample.account()
    away = tuple(
        replace(entry, population=replace(entry.population, place="VE")) for entry in account.held
    )
    away_freed = tuple(
        replace(entry, population=replace(entry.population, place="VE"), figures=(five,))
        for entry in account.freed
        for five in [replace(entry.figures[0], count=Count(5, "exact", "5"))]
    )
    both = replace(account, held=account.held + away, freed=account.freed + away_freed)
    drawn = draw(both, EN)
    assert [picture.title.rpartition(": ")[2] for picture in drawn] == ["Belarus", "Venezuela"]
    ids = re.findall(r' id="([^"]+)"', "".join(p.wide + p.narrow for p in drawn))
    assert len(ids) == len(set(ids))
    assert "52" in drawn[0].wide
    assert ">52<" not in drawn[1].wide


def point(value: int, *, total: bool = False, most: int | None = None) -> Point:
    day = date(2025, 12, 5)
    bounds = Interval(value, value if most is None else most)
    return Point(day, day, bounds, value, str(value), "", "", (), total)


def test_who_goes_in_and_who_comes_out_are_drawn_on_one_scale() -> None:
    spec = specification([], [point(52)], EN, panels.WIDE, [point(509, total=True)])
    scales = [panel["layer"][0]["encoding"]["y"]["scale"] for panel in spec["vconcat"]]
    assert scales[0] == scales[1]
    totals = [panel["layer"][3]["data"]["values"] for panel in spec["vconcat"]]
    assert [[row["value"] for row in rows] for rows in totals] == [[509], []]
    # A total has no bar.
    assert [len(panel["layer"][1]["data"]["values"]) for panel in spec["vconcat"]] == [0, 1]


def test_what_is_not_certain_is_hatched() -> None:
    spec = specification([], [point(100), point(80, most=120)], EN, panels.WIDE)
    (hatched,) = spec["vconcat"][0]["layer"][0]["data"]["values"]
    assert (hatched["value"], hatched["most"]) == (80, 120)
    open_ended = Point(*[date(2025, 12, 5)] * 2, Interval(80), 80, "80", "", "", ())
    spec = specification([], [open_ended], EN, panels.WIDE)
    (hatched,) = spec["vconcat"][0]["layer"][0]["data"]["values"]
    assert hatched["most"] > hatched["value"] == 80


def test_arrivals_are_drawn_and_a_single_figure_is_not() -> None:
    account = brief_sample.account()
    entry = replace(account.held[0], id="listed-1", kind="listed", direction="in")
    assert [p.value for p in arrivals(replace(account, listed=(entry,)), EN)] == [1218]
    out = replace(entry, direction="out")
    assert arrivals(replace(account, listed=(out,)), EN) == ()
    assert timeline(Account(held=account.held[:1]), EN) is None


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_picture_of_the_door_is_a_file_of_its_own(language: str) -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    account, words = brief_sample.account(), Words(language)
    svg = door_picture(account, words, "BY", "Viasna")
    assert svg is not None
    shown = "".join(ET.fromstring(svg).itertext())
    assert words("picture.title") in shown
    assert words.number(1218) in shown
    assert door_picture(account, words, "VE") is None
    late = door_picture(account, words, "BY", time=(date(2025, 12, 10), date(2025, 12, 31)))
    assert late is not None
    assert words.number(1218) not in "".join(ET.fromstring(late).itertext())


def test_names_in_the_data_stay_text() -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    account = brief_sample.account()
    name = "</text><script>alert(1)</script>"
    held = tuple(
        replace(entry, population=replace(entry.population, counter=name)) for entry in account.held
    )
    svg = timeline(replace(account, held=held), EN)
    assert svg is not None
    assert "<script" not in svg
    assert "script" in "".join(ET.fromstring(svg).itertext())
