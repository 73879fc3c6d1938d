"""Briefs and checks at the desk: what they reveal is shown first, what is sent is not kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drehtuer.desk.database import reading

SignedIn = Callable[..., Client]
BRIEF = "/cases/belarus/brief"
CHECK = "/cases/belarus/check"
DRAFT = "Viasna counted 1,300 political prisoners in Belarus on 23 December 2025."


def test_a_brief_shows_what_it_reveals_before_it_is_taken_along(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    assert "What this brief reveals" not in client.get(BRIEF).content.decode()
    page = client.get(BRIEF, {"level": "public", "language": "de"}).content.decode()
    masked = page.partition("By initials only</h3>")[2].partition("</section>")[0]
    assert "Ihar Lossik" in masked
    assert "Mikola Statkewitsch" in masked or "Mikalai Statkevich" in masked
    assert '<article lang="de"' in page
    assert "1.135" in page.partition("<article")[2]
    assert "Lossik" not in page.partition("<article")[2]
    named = client.get(BRIEF, {"level": "public", "named": "Ihar Losik"}).content.decode()
    assert "Lossik" in named.partition("<article")[2]


@pytest.mark.parametrize(
    ("form", "begins", "media_type"),
    [
        ("html", b"<!DOCTYPE html>", "text/html; charset=utf-8"),
        ("markdown", b"# ", "text/markdown; charset=utf-8"),
        ("pdf", b"%PDF", "application/pdf"),
    ],
)
def test_a_brief_is_taken_along(
    signed_in: SignedIn, form: str, begins: bytes, media_type: str
) -> None:
    response = signed_in("editor").get(f"{BRIEF}/{form}", {"box": "on", "language": "en"})
    assert response.status_code == 200
    assert response.content.startswith(begins)
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"].startswith('attachment; filename="belarus.')
    assert b"Lossik" not in response.content


def test_viewers_see_briefs_but_take_none_along(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    assert "Take it along" not in client.get(BRIEF, {"level": "team"}).content.decode()
    assert client.get(f"{BRIEF}/html").status_code == 403


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"place": "Atlantis"}, "Atlantis: no such state"),
        ({"persons": "Nobody Atall"}, "Nobody Atall: the reports tell of nobody"),
        ({"first": "2026", "last": "2025"}, "--from lies after --to"),
        ({"as_of": "soon"}, "soon: write a date"),
    ],
)
def test_what_is_asked_in_no_proper_way_is_told(
    signed_in: SignedIn, asked: dict[str, str], message: str
) -> None:
    response = signed_in("editor").get(BRIEF, asked)
    assert response.status_code == 422
    assert message in response.content.decode()


def test_a_brief_of_a_day_knows_what_was_known_then(signed_in: SignedIn) -> None:
    page = signed_in("viewer").get(BRIEF, {"as_of": "2025-10", "level": "team"}).content.decode()
    brief = page.partition("<article")[2]
    assert "Belavia" in brief
    assert "1,135" not in brief


def test_a_draft_is_checked_and_not_kept(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    before = reading().state()
    page = client.post(CHECK, {"text": DRAFT, "published": "2025-12-24"}).content.decode()
    assert 'class="contradicted"' in page
    assert "1,135" in page
    assert DRAFT in page, "what was typed is not lost"
    file = SimpleUploadedFile("draft.md", f"# Draft\n\n{DRAFT}\n".encode())
    assert 'class="contradicted"' in client.post(CHECK, {"file": file}).content.decode()
    assert reading().state() == before


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"text": " "}, "Paste a draft, or choose a file."),
        ({"text": DRAFT, "published": "soon"}, "is no date"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "a.pdf"),
    ],
)
def test_what_cannot_be_checked_is_told(
    signed_in: SignedIn, form: dict[str, object], message: str
) -> None:
    response = signed_in("viewer").post(CHECK, form)
    assert response.status_code == 422
    assert message in response.content.decode()
