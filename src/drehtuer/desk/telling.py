"""What the pages of a case tell from its books: lines whose figures lead to the reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from drehtuer.briefs.hypertext import Hypertext
from drehtuer.briefs.words import Words
from drehtuer.desk.books import Books, books_of
from drehtuer.desk.pages import show, words_of

_AGAIN = 5
"""After so many seconds a page is asked for again whose books are of a moment ago."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The books of a case and how they are told."""

    request: HttpRequest
    books: Books
    words: Words
    hypertext: Hypertext

    def show(self, template: str, *, renews: bool = False, **given: Any) -> HttpResponse:
        """A page; it says where its books are of a moment ago.

        Args:
            template: as of :func:`drehtuer.desk.pages.show`.
            renews: whether the browser then asks again by itself: where nothing is typed.
            given: as of :func:`drehtuer.desk.pages.show`.
        """
        books = self.books
        response = show(self.request, template, books=books, hypertext=self.hypertext, **given)
        if renews and not books.is_current:
            response.headers["Refresh"] = str(_AGAIN)
        return response


def telling(request: HttpRequest, *, as_of: date | None = None) -> Telling:
    """The books of the case of a request.

    Raises:
        NotMadeYetError: they are being made.
        JournalError: the journal cannot be read.
    """
    books, words = books_of(request.case, as_of=as_of), words_of(request)
    folder = reverse("reports", args=[request.case.slug])

    def page_of(claim: str) -> str:
        return f"{folder}/{books.references.numbers[claim].partition('.')[0]}"

    return Telling(request, books, words, Hypertext(words, books.references, page_of))
