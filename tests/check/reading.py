"""Drafts and books of a few sentences, read by the reader itself."""

from __future__ import annotations

from typing import NamedTuple

import drehtuer
from drehtuer.check import check
from drehtuer.check.model import VERDICTS, Check
from drehtuer.model import Report


class Book(NamedTuple):
    """A report of the books: when it was published, and what it says."""

    published: str
    text: str


def read(text: str, published: str | None, source: str = "draft", language: str = "en") -> Report:
    return drehtuer.read(f"{text}\n", published=published, source=source, language=language)


def checked(
    draft: str, published: str | None, *books: Book, language: str = "en", of: str = "en"
) -> Check:
    """A draft held against books, each in one language."""
    # A heading, so that a draft of the same words is not taken for the report itself.
    texts = [(f"News in brief\n\n{book.text}", book.published) for book in books]
    reports = [read(*told, f"report-{n}", of) for n, told in enumerate(texts, 1)]
    return check(read(draft, published, language=language), reports)


def worst(made: Check) -> tuple[str, tuple[str, ...]]:
    """The weightiest verdict with its reasons."""
    statement = min(made.statements, key=lambda s: VERDICTS.index(s.verdict))
    return statement.verdict, statement.reasons
