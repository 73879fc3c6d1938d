"""Deals in words and pictures: both languages, no colour needed, readable on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest

import drehtuer
from drehtuer.books import Account, account
from drehtuer.briefs import deal_pictures
from drehtuer.briefs.lines import Line, plain
from drehtuer.briefs.outline import deals_in_full, outline
from drehtuer.briefs.page import page
from drehtuer.briefs.words import LANGUAGES, Words
from drehtuer.briefs.writing import Writer
from drehtuer.model import Report

DECEMBER = (
    "Belarus freed 123 prisoners on 13 December 2025. In return the United States lifted its "
    "sanctions on Belarus. The United States promised to lift more sanctions on Belarus if Minsk "
    "frees 100 more.\n"
)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [
        drehtuer.read(DECEMBER, published="2025-12-15", language="en", source="december"),
        drehtuer.read(
            "Belarus sprach am 1. Dezember mit den USA über die Freilassung von mindestens 100 "
            "Gefangenen.\n",
            published="2025-12-02",
            language="de",
            source="talks",
        ),
    ]


@pytest.fixture(scope="module")
def books(reports: list[Report]) -> Account:
    made = account(reports)
    assert made.deals
    return made


def texts(line: Line, words: Words) -> list[str]:
    under = [text for each in line.details for text in texts(each, words)]
    return [plain(line.parts, words), *under]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_ledger_is_there(books: Account, language: str) -> None:
    words = Words(language)
    told = [text for line in deals_in_full(books, words) for text in texts(line, words)]
    assert told
    assert not [text for text in told if re.search(r"[{}]|deal\.", text)]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("deal.steps", "considered demanded offered negotiated announced promised agreed freed"),
        ("deal.steps", "verified rejected met given"),
        ("deal.parts", "holds negotiates gives meets receives"),
        ("deal.reasons", "in_return one_sentence same_report after_talks after_promise"),
        ("deal.reasons", "talks_go_on part met decided"),
        ("deal.order", "before same after"),
        ("deal.how", "told beside"),
        ("deal.names", "number date body"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words(key: str, values: str, language: str) -> None:
    words = Words(language)
    assert all(isinstance(words.find(f"{key}.{value}"), str) for value in values.split())


def test_the_short_form_says_what_was_spoken_of_done_and_given(books: Account) -> None:
    words = Words("en")
    (section,) = (s for s in outline(books, words).sections if s.key == "deals")
    told = " ".join(text for line in section.lines for text in texts(line, words))
    assert "Belarus freed 123 (13 December 2025)" in told
    assert "Given: Lifting" in told


def rows_of(spec: dict[str, Any], panel: int, layer: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = spec["vconcat"][panel]["layer"][layer]["data"]["values"]
    return rows


@pytest.mark.parametrize("width", [860, 330])
def test_words_stand_above_their_rows_and_within_the_picture(books: Account, width: int) -> None:
    words = Words("de")
    for deal in books.deals:
        bars = list(deal_pictures.bars_of(deal, words))
        marks = list(deal_pictures.marks_of(deal, Writer(books, words)))
        spec = deal_pictures.specification(bars, marks, words, width)
        for panel in spec["vconcat"]:
            above = panel["layer"][-1]["data"]["values"]
            assert [row["py"] for row in above] == sorted({row["py"] for row in above})
            assert max(row["py"] for row in above) < panel["height"]
            assert max(len(row["text"]) for row in above) * deal_pictures.LETTER <= width


def test_what_was_done_is_filled_and_what_was_spoken_of_is_hollow(books: Account) -> None:
    words = Words("en")
    (deal,) = (d for d in books.deals if any(side.promises for side in d.sides))
    bars = list(deal_pictures.bars_of(deal, words))
    assert {bar.is_done for bar in bars} == {True, False}
    spec = deal_pictures.specification(bars, [], words, 860)
    done, _, hollow, _, _ = spec["vconcat"][0]["layer"]
    assert done["mark"]["color"]
    assert hollow["mark"]["fill"] is None
    assert [row["least"] for row in done["data"]["values"]] == [
        bar.people.least for bar in bars if bar.is_done
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_pictures_in_the_section(
    books: Account, reports: list[Report], language: str
) -> None:
    pytest.importorskip("vl_convert")
    made = page(books, reports, Words(language))
    section = made[made.index('<h2 id="deals">') :].partition("</section>")[0]
    assert section.count("<svg") == 2 * section.count("<figure>") > 0
    assert 'role="img"' in section
    assert "123" in re.findall(r"<desc[^>]*>(.*?)</desc>", section)[0]


def test_one_later_release_is_told_once() -> None:
    made = account(
        [
            drehtuer.read(text, published=day, language="en", source=day)
            for day, text in (
                ("2025-01-15", "Cuba announced on 14 January that it will free 553 prisoners.\n"),
                ("2025-03-11", "Cuba freed 553 prisoners on 10 March 2025.\n"),
            )
        ]
    )
    words = Words("en")
    told = [line for deal in deals_in_full(made, words) for line in texts(deal, words)]
    (promise,) = (line for line in told if "announced" in line and "freed since" in line)
    assert "later, outside this deal: 553 (10 March 2025); by" in promise
