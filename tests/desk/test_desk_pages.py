"""What every page has, and what the pages of a case tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Event
from time import sleep

import pytest
from django.test import Client

from drehtuer.desk import books, middleware
from drehtuer.desk.models import Case
from drehtuer.desk.views import books as books_pages

SignedIn = Callable[..., Client]


def test_every_page_lets_nothing_in_from_elsewhere(signed_in: SignedIn) -> None:
    for address in ("/login", "/assets/desk.css", "/nowhere"):
        headers = signed_in().get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert ("no-store" in headers["Cache-Control"]) == (not address.startswith("/assets"))


def test_other_hosts_are_not_answered(signed_in: SignedIn) -> None:
    assert signed_in().get("/login", headers={"Host": "evil.example"}).status_code == 400


def test_pages_speak_the_language_that_was_chosen(signed_in: SignedIn) -> None:
    client = signed_in()
    assert b'<html lang="en">' in client.get("/login").content
    client.post("/language", {"language": "de", "next": "/login"})
    page = client.get("/login").content.decode()
    assert '<html lang="de">' in page
    assert "Anmelden" in page
    german = Client(SERVER_NAME="localhost", headers={"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})
    assert "Anmelden" in german.get("/login").content.decode()


def test_too_much_is_refused_before_it_is_read(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "LARGEST_UPLOAD", 10)
    response = signed_in("administrator").post("/cases", {"title": "x" * 20})
    assert response.status_code == 413
    assert not Case.objects.filter(title="x" * 20).exists()


def test_an_overview_tells_the_figures_with_links_to_their_sentences(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    page = client.get("/cases/belarus/").content.decode()
    assert "1,135" in page
    link = page.partition('href="/cases/belarus/reports/')[2].partition('"')[0]
    key, _, anchor = link.partition("#")
    report = client.get(f"/cases/belarus/reports/{key}").content.decode()
    assert f'<mark id="{anchor}"' in report


def test_books_that_take_long_let_the_browser_ask_again(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    awaited, make = Event(), books._make
    monkeypatch.setattr(books, "_make", lambda *asked: awaited.wait(60) and make(*asked))
    monkeypatch.setattr(books, "PATIENCE", 0)
    client = signed_in("viewer")
    response = client.get("/cases/belarus/")
    assert response.status_code == 202
    assert response.headers["Refresh"] == "2"
    works = list(books._in_work.values())
    awaited.set()
    for work in works:
        work.result(60)
    assert client.get("/cases/belarus/").status_code == 200


def test_a_page_of_a_moment_ago_asks_again_by_itself_where_nothing_is_typed(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("editor")
    pages = ("", "findings", "timeline", "people", "decisions")
    before = [client.get(f"/cases/belarus/{page}") for page in pages]
    assert not any(response.has_header("Refresh") for response in before)
    monkeypatch.setattr(books, "_make", lambda *_: sleep(0.5))
    decided = {"verb": "same", "one": "Ales Bialiatski", "other": "A. Bialiatski", "why": "x"}
    client.post("/cases/belarus/people/decide", decided)
    after = [client.get(f"/cases/belarus/{page}") for page in pages]
    assert all("books of a moment ago" in response.content.decode() for response in after)
    assert [response.has_header("Refresh") for response in after] == [True] * 3 + [False] * 2


@pytest.mark.parametrize("name", ["deals", "door", "findings", "timeline"])
def test_what_is_long_is_told_on_several_pages(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    client = signed_in("viewer")

    def lines(query: str = "") -> list[str]:
        page = client.get(f"/cases/belarus/{name}{query}").content.decode()
        return re.findall(r'<div class="line">(.*?)\n', page)

    whole = lines()
    assert whole
    for most in ("_DEALS", "_DOORS", "_LINES"):
        monkeypatch.setattr(books_pages, most, 1)
    pages = [lines(f"?page={number}") for number in range(1, len(whole) + 1)]
    assert [line for page in pages for line in page] == whole
    assert all(len(page) == 1 for page in pages)
    assert lines() == pages[-1 if name == "timeline" else 0]


def test_reports_are_listed_the_newest_first(signed_in: SignedIn) -> None:
    page = signed_in("viewer").get("/cases/belarus/reports").content.decode()
    assert page.index("23 December 2025") < page.index("September 2025")
    assert "caracas" not in page


def test_a_report_of_another_case_is_not_shown(signed_in: SignedIn) -> None:
    found = [
        signed_in("viewer").get(f"/cases/belarus/reports/{key}").status_code for key in range(1, 6)
    ]
    assert found == [200, 200, 200, 404, 404]


def test_a_new_case_is_of_a_state_or_of_all(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    for title, place, kept in [
        ("Rückkehr", "Venezuela", "VE"),
        ("Rückkehr", "by", "BY"),
        ("囚", "", ""),
    ]:
        response = client.post("/cases", {"title": title, "place": place})
        case = Case.objects.get(slug=response.headers["Location"].split("/")[2])
        assert (case.title, case.place) == (title, kept)
    assert Case.objects.filter(title="Rückkehr").count() == 2
    refused = client.post("/cases", {"title": "x", "place": "Atlantis"})
    assert refused.status_code == 422
    assert "Atlantis: no such state" in refused.content.decode()
