"""Publishing: what goes out is what was shown and decided on."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

from django.test import Client

from drehtuer.desk import publishing
from drehtuer.desk.books import books_of
from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.desk.publishing import site_of

SignedIn = Callable[..., Client]
PAGE = "/cases/belarus/publish"


def case() -> Case:
    found: Case = Case.objects.get(slug="belarus")
    return found


def decide(client: Client) -> None:
    shown = client.get(PAGE).content.decode()
    digest = re.search(r'name="digest" value="(\w+)"', shown)
    assert digest is not None
    assert client.post(PAGE, {"digest": digest[1]}).status_code == 302


def test_a_site_holds_nobody_who_is_not_named(desk: object) -> None:
    site = site_of(case(), books_of(case()))
    assert {"index.html", "brief.de.html", "brief.en.html", "people.csv"} <= set(site.files)
    surnames = {name.split()[-1] for name, _ in site.seen.masked}
    assert surnames
    for name, data in site.files.items():
        assert not [s for s in surnames if s in data.decode()], name
    for name in site.files:
        if name.endswith(".html"):
            assert b"<script" not in site.files[name]
    publishing._made.clear()
    assert site_of(case(), books_of(case())).digest == site.digest


def test_every_link_of_a_site_leads_somewhere_in_it(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    decide(client)
    with zipfile.ZipFile(io.BytesIO(client.get(f"{PAGE}/site.zip").content)) as archive:
        files = {name.partition("/")[2]: archive.read(name).decode() for name in archive.namelist()}
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    assert {"timeline.de.html", "sources.en.html", "index.html"} <= pages.keys()
    for name, text in pages.items():
        for address in set(re.findall(r'href="([^"]+)"', text)):
            file, _, anchor = address.partition("#")
            assert (file or name) in files, (name, address)
            assert not anchor or f'id="{anchor}"' in files[file or name], (name, address)
    account = json.loads(files["account.json"])
    assert {"reports", "freed", "findings"} <= account.keys()
    assert "brief.en.html#claim-" in pages["timeline.en.html"]
    assert "from the reports below" not in pages["timeline.en.html"]


def test_publishing_is_a_decision_in_the_log(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    assert client.get(f"{PAGE}/site.zip").status_code == 409
    assert client.post(PAGE, {"digest": "other"}).status_code == 302
    assert reading().publications() == ()
    decide(client)
    (kept,) = reading().publications()
    assert (kept["by"], kept["case"]) == ("editor", "belarus")
    assert reading().verify().broken == ()
    packed = client.get(f"{PAGE}/site.zip").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        about = json.loads(archive.read("belarus/about.json"))
        feed = ElementTree.fromstring(archive.read("belarus/feed.atom"))
    assert about["log"]["sha256"] == reading().head().sha256
    assert about["digest"] == kept["digest"]
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


def test_two_people_decide_where_the_case_says_so(signed_in: SignedIn) -> None:
    Case.objects.filter(slug="belarus").update(confirmed=True)
    decide(signed_in("editor"))
    assert signed_in("editor").get(f"{PAGE}/site.zip").status_code == 409
    decide(signed_in("administrator"))
    assert signed_in("editor").get(f"{PAGE}/site.zip").status_code == 200


def test_what_changed_is_not_published(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    decide(client)
    decided = {"verb": "same", "one": "Ales Bialiatski", "other": "A. Bialiatski", "why": "x"}
    before = site_of(case(), books_of(case())).digest
    Case.objects.filter(slug="belarus").update(title="Belarus, 2025")
    assert site_of(case(), books_of(case())).digest != before
    assert client.get(f"{PAGE}/site.zip").status_code == 409
    client.post("/cases/belarus/people/decide", decided)
    assert "Nobody has decided" in client.get(PAGE).content.decode()
