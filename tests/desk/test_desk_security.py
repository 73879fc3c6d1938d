"""What strangers may try: every page is closed to them, and the server talks to nobody."""

from __future__ import annotations

import contextlib
import http.cookiejar
import io
import os
import re
import resource
import urllib.parse
import urllib.request
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import quote

import pytest
from desk_process import SRC, run, serving
from desk_routes import address_of
from desk_sample import EXAMPLES, PASSWORD, REPORTS
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drehtuer.desk.gate import READ, Route
from drehtuer.desk.routes import ROUTES
from drehtuer.text.loading import load_bytes

SignedIn = Callable[..., Client]
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|<[^>]*\s(?:style|on\w+)\s*=|javascript:", re.I)


@pytest.mark.parametrize(
    "route", [r for r in ROUTES if READ[0] in r.methods], ids=lambda route: route.name
)
def test_every_answer_has_the_headers_that_keep_others_out(
    signed_in: SignedIn, route: Route
) -> None:
    response = signed_in("administrator").get(address_of(route))
    headers = response.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    if headers.get("Content-Type", "").startswith("text/html") and not response.has_header(
        "Content-Disposition"
    ):
        assert INLINE.search(response.content.decode()) is None


def test_who_signs_in_gets_a_new_session(signed_in: SignedIn) -> None:
    client = signed_in()
    session = client.session
    session["known to"] = "somebody else"
    session.save()
    planted = client.cookies["sessionid"].value
    client.post("/login", {"name": "viewer", "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted
    stranger = signed_in()
    stranger.cookies["sessionid"] = planted
    assert stranger.get("/").status_code == 302


def test_the_choice_of_a_language_leads_to_this_desk_only(signed_in: SignedIn) -> None:
    for onward in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        response = signed_in().post("/language", {"language": "de", "next": onward})
        assert response.headers["Location"] == "/"


def packed(size: int) -> bytes:
    """An archive that unpacks to many times its size."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", b"0" * size)
    return file.getvalue()


def pdf(text: bytes) -> bytes:
    """A PDF of one page whose content, unpacked, is as large as the text."""
    packed_text = zlib.compress(text)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream"
        % (len(packed_text), packed_text),
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


def computed() -> float:
    """Seconds of computing that this process, and those it started, took so far."""
    own, ended = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    ticks = 0
    for worker in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = worker.read_text().rpartition(")")[2].split()
            ticks += (int(fields[11]) + int(fields[12])) * (int(fields[1]) == os.getpid())
    each = (own.ru_utime, own.ru_stime, ended.ru_utime, ended.ru_stime)
    return sum(each) + ticks / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def ready() -> None:
    """The process that reads files has been started."""
    list(load_bytes(b"<html><body><p>Belarus freed 52 people.</p></body></html>", "page.html"))


def nested() -> bytes:
    return b"<div>" * 200_000 + b"Belarus freed 14 prisoners." + b"</div>" * 200_000


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("nested.html", nested, "nested.html: its elements lie more than 250 deep"),
        ("bomb.pdf", lambda: pdf(b"0" * 300_000_000), "bomb.pdf"),
        ("bomb.zip", lambda: packed(110_000_000), "out of all proportion"),
        ("deep.jsonl", lambda: b"[" * 1_000_000, "deep.jsonl: line 1 is no JSON object"),
        ("noise.txt", lambda: bytes(range(256)) * 9, "noise.txt"),
    ],
)
def test_what_is_sent_to_hurt_is_refused_with_a_reason(
    signed_in: SignedIn, ready: None, name: str, content: Callable[[], bytes], told: str
) -> None:
    """At most a second of computing: on a busy machine the clock says more."""
    client = signed_in("editor")
    client.get("/cases/belarus/reports/add")
    sent = {"files": SimpleUploadedFile(name, content())}
    before = computed()
    response: Any = client.post("/cases/belarus/reports/add", sent)
    page = response.headers["Location"]
    while (response := client.get(page)).has_header("Refresh"):
        sleep(0.05)
    assert computed() - before < 1
    assert told in response.content.decode()
    assert "/tmp" not in response.content.decode()


@pytest.mark.parametrize(
    "name", ["../../../../etc/passwd", "..\\..\\x.csv", "people.csv/..", "%2e%2e"]
)
@pytest.mark.parametrize("page", ["exports", "brief", "publish", "registers/1"])
def test_no_file_but_its_own_is_given_out(signed_in: SignedIn, page: str, name: str) -> None:
    response = signed_in("administrator").get(f"/cases/belarus/{page}/{quote(name, safe='')}")
    assert response.status_code == 404


WATCHING = """
import os, sys
def note(what):
    with open(os.environ["NOTES"], "a") as notes:
        notes.write(what + "\\n")
def watch(event, given):
    if event == "socket.connect" and isinstance(given[1], str):
        return  # a file, behind which is another process of the desk
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        note(f"{event} {given[1:]}")
sys.addaudithook(watch)
note("watched")
"""


def test_the_server_connects_to_nobody(tmp_path: Path) -> None:
    journal, notes = tmp_path / "journal.db", tmp_path / "notes"
    (tmp_path / "sitecustomize.py").write_text(WATCHING, encoding="utf-8")
    added = run(
        *("user", "add", "Vera", "--role", "administrator", "--journal", str(journal)),
        typed=f"{PASSWORD}\n",
    )
    assert added.returncode == 0, added.stderr
    watched = {"PYTHONPATH": f"{tmp_path}:{SRC}", "NOTES": str(notes)}
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def look(page: str) -> str:
        return browser.open(f"{address}{page}").read().decode()

    def send(page: str, **form: str) -> Any:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', look(page))
        assert token is not None
        form |= {"csrfmiddlewaretoken": token[1]}
        return browser.open(f"{address}{page}", urllib.parse.urlencode(form).encode())

    with serving(journal, **watched) as (address, _):
        send("/login", name="Vera", password=PASSWORD)
        send("/cases", title="Minsk", place="BY")
        text = (EXAMPLES / REPORTS[0]).read_text(encoding="utf-8")
        answer = send("/cases/minsk/reports/add", text=f"https://example.org/ {text}")
        while answer.headers["Refresh"]:
            sleep(0.2)
            answer = browser.open(answer.url)
        while browser.open(f"{address}/cases/minsk/").status == 202:
            sleep(0.2)  # the books are being made
        assert "text.txt" in look("/cases/minsk/reports")
    told = notes.read_text(encoding="utf-8").splitlines()
    assert set(told) == {"watched"}
