"""Lists at the desk: sent, matched, decided on, given back; what cannot be read is told."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from desk_sample import EXAMPLES
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drehtuer.desk.database import reading
from drehtuer.desk.models import Register
from drehtuer.desk.registers import LARGEST

SignedIn = Callable[..., Client]
BASE = "/cases/belarus/registers"
LIST = EXAMPLES / "lists" / "belarus-2025-08.csv"


def send(client: Client, data: bytes, name: str = "list.csv", **form: str) -> Any:
    return client.post(f"{BASE}/add", {"file": SimpleUploadedFile(name, data), **form})


@pytest.fixture
def editor(signed_in: SignedIn) -> Client:
    """An editor whose case has the list of the examples, at ``page``."""
    client = signed_in("editor")
    sent = send(client, LIST.read_bytes(), LIST.name)
    assert sent.status_code == 302, sent.content.decode()
    return client


def page(client: Client) -> str:
    text: str = client.get(address()).content.decode()
    return text


def address() -> str:
    return f"{BASE}/{Register.objects.get().pk}"


def proposals(text: str) -> list[str]:
    return re.findall(r'name="proposal" value="(\w+)"', text)


def decide(client: Client, **form: object) -> str:
    told: str = client.post(f"{address()}/decide", form, follow=True).content.decode()
    return told


def test_reports_propose_and_people_decide(editor: Client) -> None:
    before = page(editor)
    assert "Ales Bialiatski" in before
    assert "у зняволенні → вызвалены" in before
    assert re.search(r'href="/cases/belarus/reports/\d+#claim-', before), "the sentence is linked"
    asked = proposals(before)
    assert len(asked) > 2
    told = decide(editor, verb="accept", proposal=asked[:1], why="two reports")
    assert "вызвалены" in told.partition("</main>")[0]
    decide(editor, verb="refuse", proposal=asked[1:2])
    after = page(editor)
    assert not set(asked[:2]) & set(proposals(after))
    given = editor.get(f"{address()}/file")
    assert "attachment" in given.headers["Content-Disposition"]
    assert LIST.name in given.headers["Content-Disposition"]
    changed = [
        pair
        for pair in zip(LIST.read_bytes().splitlines(), given.content.splitlines(), strict=True)
        if pair[0] != pair[1]
    ]
    assert len(changed) == 1, "nothing but the cell that was accepted"
    decide(editor, verb="undo", number=1)
    decide(editor, verb="undo", number=2)
    assert editor.get(f"{address()}/file").content == LIST.read_bytes()
    assert set(proposals(page(editor))) == set(asked)
    assert reading().verify().broken == ()


def test_a_cell_is_decided_on_and_written_as_the_list_writes_it(editor: Client) -> None:
    decide(editor, verb="set", who="BY-021", column="H", value="2025-12-13", why="reports")
    assert "13.12.2025" in editor.get(f"{address()}/file").content.decode()
    assert "2025-12-13 or 2025" not in page(editor)
    told = decide(editor, verb="set", who="BY-021", column="H", value="soon")
    assert "soon: this is no date" in told
    assert "nobody has the id" in decide(editor, verb="set", who="BY-999", column="H", value="x")
    decide(editor, verb="set", who="BY-021", column="I", value="=HYPERLINK(0)")
    assert "'=HYPERLINK(0)" in editor.get(f"{address()}/file").content.decode()


@pytest.mark.parametrize("text", ["=HYPERLINK(0)", "+1", "-1", "@SUM(1)"])
def test_no_cell_of_a_workbook_becomes_a_formula(signed_in: SignedIn, text: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["id", "name", "notes"])
    book.active.append(["A", "Ales Bialiatski", "x"])
    made = io.BytesIO()
    book.save(made)
    client = signed_in("editor")
    assert send(client, made.getvalue(), "list.xlsx").status_code == 302
    decide(client, verb="set", who="A", column="C", value=text)
    given = openpyxl.load_workbook(io.BytesIO(client.get(f"{address()}/file").content))
    cell = given.active["C2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_decisions_on_a_list_do_not_make_the_books_anew(editor: Client) -> None:
    before = reading().state()
    decide(editor, verb="set", who="BY-021", column="I", value="x")
    assert reading().state() == before
    assert reading().head().entries == 1


def test_who_decides_on_what_others_decided_on_is_told(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = proposals(page(editor))
    stale = tuple(reading().decisions_on_list(Register.objects.get().key))
    decide(editor, verb="accept", proposal=asked[:1])
    again = decide(editor, verb="accept", proposal=asked[:1])
    assert "propose this no longer" in again
    monkeypatch.setattr("drehtuer.journal.store.Journal.decisions_on_list", lambda *_: stale)
    told = decide(editor, verb="set", who="BY-021", column="I", value="x")
    assert "somebody else decided on this list meanwhile" in told
    assert reading().head().entries == 1


def test_what_columns_hold_can_be_said_later(editor: Client) -> None:
    assert proposals(page(editor))
    form = {"field-G": "", "field-H": "notes", "dates": "dmy"}
    editor.post(f"{address()}/columns", form)
    assert proposals(page(editor)) == []
    assert Register.objects.get().layout["dates"] == "dmy"
    none = {f"field-{letter}": "" for letter in "ABCDEFGHI"}
    told = editor.post(f"{address()}/columns", none, follow=True).content.decode()
    assert "no column of names" in told
    assert Register.objects.get().layout["columns"]["Name (EN)"] == "name"


def test_a_list_is_removed_and_what_was_decided_comes_back_with_it(editor: Client) -> None:
    decide(editor, verb="set", who="BY-021", column="I", value="kept")
    editor.post(f"{address()}/remove")
    assert not Register.objects.exists()
    send(editor, LIST.read_bytes(), "again.csv")
    assert "kept" in editor.get(f"{address()}/file").content.decode()


def workbook(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


TWICE = b"id,name\n1,Ales Bialiatski\n1,Maria Kalesnikava\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("list.csv", b"", "list.csv"),
        ("list.csv", b"a,b\n1,2\n", "say below which one it is"),
        ("list.pdf", b"%PDF-1.7", "list.pdf"),
        ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xls"),
        ("list.xlsx", workbook(xl__workbook_xml=b"<"), "list.xlsx"),
        ("bomb.xlsx", workbook(xl__workbook_xml=b"0" * 110_000_000), "bomb.xlsx"),
        ("list.csv", b"x" * (LARGEST + 1), "a list may have 20 MB"),
        ("list.csv", TWICE, "1 place stands in the way"),
        ("../../etc/list.csv", b"a,b\n", "list.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_told_and_nothing_kept(
    signed_in: SignedIn, name: str, data: bytes, message: str
) -> None:
    response = send(signed_in("editor"), data, name)
    told = response.content.decode()
    assert response.status_code == 422
    assert message in told.partition('role="alert"')[2]
    assert "--" not in re.sub(
        r"<!--|-->", "", told.partition('role="alert"')[2].partition("<p>")[0]
    )
    assert "/etc" not in told
    assert not Register.objects.exists()


def test_what_stands_in_the_way_can_be_taken_as_it_is(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    assert "id 1 stands in row 2 already" in send(client, TWICE).content.decode()
    assert send(client, TWICE, anyway="on").status_code == 302
    assert "the case has this list already" in send(client, TWICE, anyway="on").content.decode()


def test_a_list_of_another_case_is_not_there(editor: Client, signed_in: SignedIn) -> None:
    elsewhere = address().replace("belarus", "closed")
    administrator = signed_in("administrator")
    assert administrator.get(elsewhere).status_code == 404
    assert administrator.post(f"{elsewhere}/remove").status_code == 404
    assert Register.objects.exists()
    assert signed_in("viewer").get(BASE).status_code == 403
    reviewer = signed_in("reviewer")
    assert "Accept" not in reviewer.get(address()).content.decode()
    assert reviewer.post(f"{address()}/decide", {"verb": "undo"}).status_code == 403


@pytest.mark.parametrize("form", [{}, {"verb": "x"}, {"verb": "undo", "number": "٣"}])
def test_what_decides_nothing_changes_nothing(editor: Client, form: dict[str, str]) -> None:
    assert editor.post(f"{address()}/decide", form).status_code in (302, 404)
    assert reading().head().entries == 0


def test_a_decision_on_a_list_names_its_claim(editor: Client) -> None:
    decide(editor, verb="accept", proposal=proposals(page(editor))[:1])
    (kept,) = reading().decisions_on_list(Register.objects.get().key)
    assert kept["rests_on"]["sentence"]
    assert json.dumps(kept)
