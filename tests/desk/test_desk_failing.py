"""What can go wrong under a running desk: each time a clear page, and nothing is lost."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from desk_sample import PASSWORD
from django.conf import settings
from django.db import connections
from django.test import Client

from drehtuer.desk.database import reading
from drehtuer.desk.models import Case

SignedIn = Callable[..., Client]
TITLE = {"title": "Caracas", "place": "VE"}


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)


def rows(file: Path, statement: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(statement).fetchall()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    connections["default"].settings_dict["OPTIONS"]["timeout"] = 0.05
    connections["default"].close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def full() -> Iterator[None]:
    """No file of this process can grow beyond some bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def client_told(signed_in: SignedIn, role: str | None = "administrator") -> Client:
    client = signed_in(role)
    client.raise_request_exception = False  # as a server does
    return client


def test_a_locked_journal_is_read_and_says_why_nothing_is_kept(
    desk: Path, signed_in: SignedIn
) -> None:
    client, nobody = client_told(signed_in), client_told(signed_in, None)
    with locked(desk):
        assert client.get("/cases/belarus/reports").status_code == 200
        refused = client.post("/cases", TITLE)
        unknown = nobody.post("/login", {"name": "viewer", "password": PASSWORD})
    for response in (refused, unknown):
        assert response.status_code == 503
        assert b"another program is writing to the journal" in response.content
        assert str(desk.parent).encode() not in response.content, "where it lies is nobody's matter"
    assert client.post("/cases", TITLE).status_code == 302


@contextmanager
def read_only() -> Iterator[None]:
    """What SQLite says of a file that must not be written."""
    options = connections["default"].settings_dict["OPTIONS"]
    before = options["init_command"]
    options["init_command"] = "PRAGMA query_only = ON"
    connections["default"].close()
    try:
        yield
    finally:
        options["init_command"] = before
        connections["default"].close()


def test_a_read_only_journal_is_read_and_says_why_nothing_is_kept(
    desk: Path, signed_in: SignedIn
) -> None:
    client, nobody = client_told(signed_in), client_told(signed_in, None)
    assert client.get("/cases/belarus/reports").status_code == 200
    with read_only():
        for page in ("reports", "reports/1", "claims", ""):
            assert client.get(f"/cases/belarus/{page}").status_code == 200, page
        refused = client.post("/cases", TITLE)
        unknown = nobody.post("/login", {"name": "viewer", "password": PASSWORD})
    for response in (refused, unknown):
        assert response.status_code == 503
        assert b"the journal may not be written to" in response.content
    assert client.post("/cases", TITLE).status_code == 302


def test_a_full_disk_is_told_and_what_was_there_is_whole(desk: Path, signed_in: SignedIn) -> None:
    client = client_told(signed_in)
    with full():
        response = client.post("/cases", TITLE, headers={"Accept-Language": "de"})
    assert response.status_code == 503
    assert "Platte voll?" in response.content.decode()
    connections.close_all()
    assert not Case.objects.filter(title="Caracas").exists()
    assert client.post("/cases", TITLE).status_code == 302


@pytest.mark.parametrize("what", ["moved", "renewed", "older"])
def test_a_journal_that_is_gone_or_of_another_version_is_neither_read_nor_written(
    desk: Path, signed_in: SignedIn, what: str
) -> None:
    client = client_told(signed_in)
    assert client.get("/cases/belarus/reports").status_code == 200
    kept = desk.with_name("kept.db")
    if what == "moved":
        os.rename(desk, kept)
    elif what == "renewed":
        change(desk, "INSERT INTO django_migrations VALUES (NULL, 'journal', '0099', '2026-01-01')")
    else:
        change(desk, "DELETE FROM django_migrations WHERE app = 'desk' AND name LIKE '0002%'")
        change(desk, "INSERT INTO django_migrations VALUES (999, 'old', '0001', '2026-01-01')")
    for response in (client.get("/cases/belarus/reports"), client.post("/cases", TITLE)):
        assert response.status_code == 503
        assert b"The journal is not there, or of another version" in response.content
    assert client.get("/assets/desk.css").status_code == 200
    assert desk.exists() == (what != "moved"), "none was begun in its place"
    if what == "moved":
        os.rename(kept, desk)
        assert client.get("/cases/belarus/reports").status_code == 200


def test_a_journal_that_is_put_in_its_place_is_gone_on_with(
    desk: Path, signed_in: SignedIn
) -> None:
    client = client_told(signed_in)
    backup, old = desk.with_name("backup.db"), desk.with_name("old.db")
    reading().back_up(backup)
    assert client.post("/cases", TITLE).status_code == 302
    assert "Caracas" in client.get("/").content.decode()
    for end in ("", "-wal", "-shm"):  # what SQLite has beside a journal belongs to it
        os.rename(f"{desk}{end}", f"{old}{end}")
    os.rename(backup, desk)
    assert "Caracas" not in client.get("/").content.decode(), "it is read from the backup"
    assert client.post("/cases", {"title": "Tehran", "place": "IR"}).status_code == 302
    connections.close_all()
    titles = {file: rows(file, "SELECT title FROM desk_case") for file in (desk, old)}
    assert ("Tehran",) in titles[desk]
    assert ("Tehran",) not in titles[old]
    assert ("Caracas",) in titles[old], "what was decided there is whole"


def test_a_field_of_many_megabytes_is_refused_as_such(signed_in: SignedIn) -> None:
    title = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    response = client_told(signed_in).post(
        "/cases", f"title={title}", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 413
    assert b"At most 10 MB" in response.content


def test_what_failed_for_no_known_reason_is_told(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drehtuer.desk.views.cases.cases_of", lambda _user: 1 / 0)
    response = client_told(signed_in).get("/", headers={"Accept-Language": "de"})
    assert response.status_code == 500
    assert "schiefgegangen" in response.content.decode()
    assert b"Traceback" not in response.content


FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (FORM, b"title=%00x", 422),
        (FORM, b"title=%E2%80%AEx", 422),
        (FORM, b"title=" + b"x" * 201, 422),
        (FORM, b"title=x&place=%00", 422),
        (FORM, b"title=%ff%fe", 302),
        (f"{FORM}; charset=utf-7", b"title=+ADw-", 400),
        (FORM, b"&".join(b"a%d=1" % n for n in range(2000)), 400),
        (PARTS, b"title", 400),
        (f"{PARTS}; boundary=", b"title", 400),
        (f"{PARTS}; boundary=a", b"--b\r\n\r\n", 422),
        ("application/json", b"{", 422),
    ],
)
def test_broken_forms_are_answered_by_a_page(
    signed_in: SignedIn, kind: str, body: bytes, status: int
) -> None:
    response = client_told(signed_in).generic("POST", "/cases", body, content_type=kind)
    assert response.status_code == status
    assert status == 302 or b"<h1>" in response.content


@pytest.mark.parametrize(
    "address",
    [
        "/cases/belarus/reports/99999999999999999999",
        "/cases/belarus/reports/%D9%A3",
        "/cases/%00/",
        "/cases/%FF/",
        "/%00",
        "/assets/..%2F..%2Fsettings.py",
        "/assets/%2E%2E",
        "/assets/..%5Croutes.py",
    ],
)
def test_addresses_that_lead_nowhere_say_so(signed_in: SignedIn, address: str) -> None:
    assert client_told(signed_in).get(address).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "x", "%00", "%D9%A3", ""])
def test_a_page_that_is_not_there_is_the_nearest_that_is(signed_in: SignedIn, page: str) -> None:
    assert client_told(signed_in).get(f"/cases/belarus/reports?page={page}").status_code == 200
