"""Reports that are sent: what is read of them, what is told of the others."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drehtuer.desk import taking
from drehtuer.desk.database import reading

SignedIn = Callable[..., Client]
TEXT = "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025.\n"


def sent(client: Client, **form: object) -> str:
    """The page that tells what became of what was sent, after all was read."""
    response = client.post("/cases/belarus/reports/add", form)
    assert response.status_code == 302, response.content.decode()
    address = response.headers["Location"]
    for _ in range(600):
        page = client.get(address)
        if "Refresh" not in page.headers:
            return page.content.decode()
        time.sleep(0.05)
    raise AssertionError("it is never done")


def file(name: str, content: str | bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def told(page: str) -> list[int]:
    """How many reports are new, changed, known."""
    return [int(number) for number in re.findall(r"<dd>(\d+)</dd>", page)]


def kept() -> list[str]:
    return [r.source for r in reading().reports().reports if r.source.startswith("desk/")]


def test_files_and_a_text_are_kept(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    sources = '["one.txt"]\npublished = "2025-12-06"\noutlet = "Daily"\n'
    page = sent(
        client,
        files=[file("one.txt"), file("sources.toml", sources), file("one.txt", TEXT * 2)],
        text=TEXT.replace("Belarus", "Venezuela"),
        title="a/b: c",
        language="en",
    )
    assert told(page) == [3, 0, 0]
    assert "1 report is kept, but does not stand in this case" in page
    assert sorted(kept()) == ["desk/a_b_ c.txt", "desk/one (2).txt", "desk/one.txt"]
    report = next(r for r in reading().reports().reports if r.source == "desk/one.txt")
    assert (report.published, report.outlet, report.language) == ("2025-12-06", "Daily", "en")
    assert "desk/one.txt" in client.get("/cases/belarus/reports").content.decode()


def test_the_same_report_is_known_and_another_of_its_name_is_another(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    assert told(sent(client, files=[file("a.txt")])) == [1, 0, 0]
    assert told(sent(client, files=[file("a.txt")])) == [0, 0, 1]
    assert told(sent(client, files=[file("a.txt", TEXT * 2)])) == [1, 0, 0]
    assert told(sent(client, files=[file("a.txt", TEXT * 3)], renews="on")) == [0, 1, 0]
    assert sorted(kept()) == ["desk/a (2).txt", "desk/a.txt"]


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in files.items():
            target.writestr(name.replace("_", "."), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n", "picture.png: "),
        ("broken.txt", b"\xff\xfe\x00\xd8\x00", "broken.txt: "),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken.pdf: "),
        ("sources.toml", b"[", "sources.toml: line 1"),
    ],
)
def test_what_cannot_be_read_is_told_without_the_folder(
    signed_in: SignedIn, name: str, content: bytes, message: str
) -> None:
    page = sent(signed_in("editor"), files=[file(name, content), file("a.txt")])
    assert told(page) == [1, 0, 0], "the others are read"
    failures = page.partition("Not read</h2>")[2]
    assert message in failures
    assert "/tmp" not in failures
    assert "drehtuer-" not in failures


def test_a_zip_and_a_feed_hold_several(signed_in: SignedIn) -> None:
    feed = (
        '<rss version="2.0"><channel><title>Daily</title><item><title>Belarus</title>'
        f"<description>{TEXT}</description><link>https://example.org/1</link></item>"
        "</channel></rss>"
    )
    two = archive(a_txt=TEXT.encode(), b_txt=TEXT.encode() * 2)
    page = sent(signed_in("editor"), files=[file("two.zip", two), file("feed.rss", feed)])
    assert told(page) == [3, 0, 0], page


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "C:\\x\\y.txt", "a\x00b.txt", "ü" * 300 + ".txt", ".txt"]
)
def test_names_lead_nowhere_else(signed_in: SignedIn, tmp_path: Path, name: str) -> None:
    assert taking._free(tmp_path, taking._plain(name)).resolve().parent == tmp_path.resolve()
    page = sent(signed_in("editor"), files=[file(name)])
    assert sum(told(page)) == 1
    assert all("/" not in source.removeprefix("desk/") for source in kept())


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({}, "Choose files, or paste a text."),
        ({"text": TEXT, "published": "yesterday"}, "is no date"),
        ({"text": TEXT, "language": "xx"}, "xx: this language cannot be read"),
    ],
)
def test_what_is_given_in_no_proper_way_is_told_and_not_lost(
    signed_in: SignedIn, form: dict[str, str], message: str
) -> None:
    response = signed_in("editor").post("/cases/belarus/reports/add", form)
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    assert form.get("text", "").strip() in page


def test_what_was_sent_to_another_case_is_not_told(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    address = client.post("/cases/belarus/reports/add", {"text": TEXT}).headers["Location"]
    assert client.get(address.replace("belarus", "closed")).status_code == 404
    assert client.get(address).status_code == 200
