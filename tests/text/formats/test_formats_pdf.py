"""PDF: lines and words that the page broke are whole again, and each page's beginning is known."""

from __future__ import annotations

import sys

import pytest
from made_files import pdf, pdf_page

from drehtuer.errors import UnreadableReportError
from drehtuer.model import Origin
from drehtuer.text.formats.pdf import read_pdf

FIRST = [
    "On 5 December 2025 the human rights centre Viasna counted",
    "1,218 political prisoners in Belarus. In September, Alexan-",
    "der Lukashenko had let 52 people go, most of whom were ta-",
    "ken to Lithuania on the same day.",
]
SECOND = [
    "The United States then eased the sanctions on Belavia, the",
    "airline of the state, which may again buy parts for its fleet",
]
REST = ["of Boeing planes. More is to follow, said John Coale."]


def read(data: bytes):
    return read_pdf(data, "x.pdf", Origin())


def test_lines_are_joined_and_paragraphs_stay_apart() -> None:
    assert read(pdf([pdf_page(FIRST, SECOND + REST)])).text == (
        "On 5 December 2025 the human rights centre Viasna counted 1,218 political prisoners in "
        "Belarus. In September, Alexander Lukashenko had let 52 people go, most of whom were taken "
        "to Lithuania on the same day.\n\n"
        "The United States then eased the sanctions on Belavia, the airline of the state, which "
        "may again buy parts for its fleet of Boeing planes. More is to follow, said John Coale.\n"
    )


def test_a_sentence_goes_on_over_the_page_and_the_page_is_known() -> None:
    loaded = read(pdf([pdf_page(FIRST, SECOND), pdf_page(REST, FIRST)]))
    assert "its fleet of Boeing planes" in loaded.text
    assert loaded.pages == (0, loaded.text.index("of Boeing"))


def test_short_paragraphs_stay_apart_and_a_list_begins_anew_on_a_page() -> None:
    short = (["The figures of Viasna"], ["a) 1,218 in December"], ["b) 52 freed in September"])
    loaded = read(pdf([pdf_page(FIRST, *short), pdf_page(["c) 31 freed in November"], SECOND)]))
    assert loaded.text.split("\n\n")[1:5] == [
        "The figures of Viasna",
        "a) 1,218 in December",
        "b) 52 freed in September",
        "c) 31 freed in November",
    ]


def test_two_pages_have_headers_and_numbers_too_and_keep_what_differs() -> None:
    pages = [
        pdf_page(FIRST, [f"Freed in all: {50 + n}"], head="Bulletin 12/2025", foot=f"Page {n}")
        for n in (1, 2)
    ]
    text = read(pdf(pages)).text
    assert "Bulletin" not in text
    assert "Page" not in text
    assert [f"Freed in all: {number}" in text for number in (51, 52)] == [True, True]


def test_a_sentence_goes_on_in_the_next_column_and_a_word_in_a_heading() -> None:
    heading = [(780.0, "The political prisoners of Be-"), (755.0, "larus")]
    columns = [*zip(range(700, 600, -14), FIRST + SECOND[:1], strict=False)]
    text = read(pdf([[*heading, *columns, (740.0, SECOND[1]), (726.0, REST[0])]])).text
    assert text.startswith("The political prisoners of Belarus\n")
    assert "sanctions on Belavia, the airline of the state, which may" in text


def column(*rows: str, top: float = 700, left: float = 72, size: int = 11):
    """The lines of a column, 14 points apart."""
    return [(top - 14 * n, row, left, size) for n, row in enumerate(rows)]


LEFT = (
    "On 5 December 2025 the human rights centre",
    "Viasna counted 1,218^2^ political prisoners in",
    "Belarus. In September they were fewer: John",
    "Coale had come to Minsk as the lawyer of Mr",
)
RIGHT = (
    "Trump and had brought 52^3^ of them to Vilnius.",
    "The United States then eased the sanctions on",
    "Belavia, the airline of the state, which may buy",
    "parts again.",
)
NOTES = ("2 Not on its list: those who served their terms.", "3 Among them 14 foreigners.")
JOINED = (
    "On 5 December 2025 the human rights centre Viasna counted 1,218 political prisoners in "
    "Belarus. In September they were fewer: John Coale had come to Minsk as the lawyer of Mr Trump "
    "and had brought 52 of them to Vilnius. The United States then eased the sanctions on Belavia, "
    "the airline of the state, which may buy parts again.\n"
)


@pytest.mark.parametrize(
    "notes",
    [
        column(*NOTES, top=120, size=8),
        column("^2^ Not on its list: those who served their", "terms.", top=120),
        column("* Viasna counts by criteria of its own.", "Others count more.", top=120, size=8),
        [],
    ],
)
def test_a_sentence_goes_on_past_the_footnotes_of_a_column(notes: list) -> None:
    page = [*column(*LEFT), *notes, *column(*RIGHT, left=320)]
    assert read(pdf([page])).text == JOINED


def test_a_sentence_goes_on_past_the_footnotes_of_a_page() -> None:
    pages = [[*column(*LEFT), *column(*NOTES, top=120, size=8)], column(*RIGHT)]
    loaded = read(pdf(pages))
    assert loaded.text == JOINED
    assert loaded.pages == (0, JOINED.index("Trump"))


def test_small_print_that_no_number_of_the_page_begins_is_kept() -> None:
    box = column("14 people came free in June 2025", "52 in September", top=120, size=8)
    assert read(pdf([[*column(*LEFT), *box]])).text.endswith(
        "14 people came free in June 2025\n\n52 in September\n"
    )


def test_long_lines_are_joined_and_those_of_a_table_are_not() -> None:
    words = "Viasna said on Friday that interrogations, searches and arrests had not stopped after"
    rows = ("June 2025                        14", "September 2025                52")
    page = [
        *column(*[f"{words} September"] * 3, "at all.", size=9),
        *column(*rows, top=600, size=9),
    ]
    assert read(pdf([page])).text == (
        f"{' '.join([f'{words} September'] * 3)} at all.\n\nJune 2025 14\nSeptember 2025 52\n"
    )


def test_the_lines_of_a_heading_are_one() -> None:
    page = [
        *column("The political prisoners of", top=780, size=18),
        *column("Belarus in December", top=760, size=18),
        *column(*LEFT),
    ]
    assert read(pdf([page])).text.startswith(
        "The political prisoners of Belarus in December\n\nOn 5 December"
    )


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        pdf_page(FIRST if n % 2 else SECOND, head="Bulletin 12/2025", foot=f"Page {n} of 4")
        for n in range(1, 5)
    ]
    loaded = read(pdf(pages))
    assert "Bulletin" not in loaded.text
    assert "Page" not in loaded.text
    assert len(loaded.pages) == 4


def test_a_pdf_says_who_made_it_when_which_is_no_date_of_publication() -> None:
    about = "/Title (A bulletin) /Author (Viasna) /CreationDate (D:20251205103000Z)"
    loaded = read(pdf([pdf_page(FIRST)], about=about))
    assert loaded.origin == Origin(title="A bulletin", author="Viasna")
    assert loaded.warnings == (("date_made", {"date": "2025-12-05"}),)


def test_pages_without_text_are_told_of() -> None:
    assert read(pdf([[], pdf_page(FIRST)])).warnings == (("pages_empty", {"number": "1"}),)


def test_what_is_missing_to_read_pdf_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableReportError, match=r"PDF.*pip install 'drehtuer\[formats\]'"):
        read(pdf([pdf_page(FIRST)]))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([[]]), "OCR"),
        (b"%PDF-1.7\n", "damaged"),
        (pdf([pdf_page(FIRST)])[:200], "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_is_no_good_pdf_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableReportError, match=words):
        read(data)
