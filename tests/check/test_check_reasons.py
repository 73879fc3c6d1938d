"""The reasons of the check: each has its words, and they are those of the books."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading import Book, checked, read, worst

import drehtuer.check
from drehtuer.books.accounting import sections_of
from drehtuer.books.differences import difference
from drehtuer.books.flows import Row
from drehtuer.books.people import People
from drehtuer.books.sources import Sources
from drehtuer.books.told import told_in
from drehtuer.briefs.words import Words
from drehtuer.model import Report

HELD = Book("2025-12-08", "On 5 December 2025 Viasna counted 1,218 political prisoners in Belarus.")
WAVE = Book("2025-09-12", "Belarus freed 52 prisoners on 11 September 2025.")
SINCE = Book(
    "2026-01-27", "Foro Penal has verified 266 releases in Venezuela since 8 January 2026."
)

ALIKE: list[tuple[str, str, Book, str]] = [
    ("In Belarus 52 prisoners were freed on 21 September 2025.", "2025-09-30", WAVE, "date"),
    ("On 5 December 2025 Viasna counted 1,218 journalists in prison in Belarus.", "2025-12-20",
     HELD, "population"),
    ("Belarus freed 52 Ukrainians on 11 September 2025.", "2025-09-20", WAVE, "population"),
    ("Foro Penal has verified 266 releases in Venezuela since December 2025.", "2026-01-28",
     SINCE, "window"),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "published", "book", "reason"), ALIKE)
def test_check_and_books_name_a_difference_with_one_word(
    draft: str, published: str, book: Book, reason: str
) -> None:
    assert worst(checked(draft, published, book)) == ("differs", (reason,))
    told = difference(figure(read(draft, published)), figure(read(book.text, book.published)))
    assert told.reason in ({"population", "part"} if reason == "population" else {reason})


def figure(report: Report) -> Row:
    """The first figure of a report, as an entry of an account."""
    told = list(told_in(report, 1, lambda _source, _names: frozenset()))
    sections = sections_of(told, People(()), Sources([report], ()))
    rows = (row for row in [*sections[told[0].claim.kind], *sections["totals"]])
    return next(row for row in rows if row.entry.figures)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reason_has_words(language: str) -> None:
    words = Words(language)
    folder = Path(drehtuer.check.__file__).parent
    told = re.findall(r"``(\w+)``", drehtuer.check.__doc__ or "")
    source = "".join(file.read_text("utf-8") for file in sorted(folder.glob("*.py")))
    codes = {code for code in told if f'"{code}"' in source} - {"needs", "person"}
    codes |= {"person"}
    assert {"later", "corrected", "only_with", "rounding", "party"} <= codes
    for code in codes:
        keys = [f"check.verdicts.{code}", f"check.reasons.{code}"]
        keys += [f"check.reasons.{verdict}_{code}" for verdict in codes]
        assert any(isinstance(words.find(key), str) for key in keys), code
