"""Exports: what they hold, for whom, and that nothing in them can be run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest
from desk_sample import READ_AT
from django.test import Client

import drehtuer
from drehtuer.desk.books import books_of
from drehtuer.desk.database import reading, writing
from drehtuer.desk.exporting import contents_of, export
from drehtuer.desk.levels import shown
from drehtuer.desk.models import Case
from drehtuer.exchange.writing import FORMATS
from drehtuer.journal import digest
from drehtuer.journal.store import Reading
from drehtuer.review import apply, reviewed

SignedIn = Callable[..., Client]
BASE = "/cases/belarus/exports"
TEXT = "Ales Bialiatski was released from prison in Belarus on 13 December 2025."


def read(made: Iterable[bytes], form: str) -> str:
    """All that stands in an export."""
    data = b"".join(made)
    if form != "parquet":
        return data.decode()
    parquet = pytest.importorskip("pyarrow.parquet")
    return str(parquet.read_table(io.BytesIO(data)).to_pylist())


def case() -> Case:
    found: Case = Case.objects.get(slug="belarus")
    return found


@pytest.fixture
def one_more(desk: object) -> None:
    """A report that names somebody who is not publicly known, in its file's name, too."""
    report = drehtuer.read(
        TEXT,
        source="desk/Vital-Chopik.txt",
        published="2025-09-13",
        language="en",
        outlet="=1+1",
    )
    writing().add_all([Reading(report, digest(report.text))], at=READ_AT)


@pytest.mark.parametrize("form", FORMATS)
def test_nobody_is_named_to_everybody_who_is_not_publicly_known(one_more: None, form: str) -> None:
    books = books_of(case())
    masked = dict(shown(books).seen.masked)
    surnames = {name.split()[-1] for name in masked}
    assert "Ihar Lossik" in masked
    for table in ("people", "claims"):
        text = read(export(books, form, table), form)
        assert not [name for name in surnames if name in text]
        whole = read(export(books, form, table, level="team"), form)
        assert [name for name in surnames if name in whole]


def test_ids_and_files_do_not_tell_names_either(one_more: None) -> None:
    books = books_of(case())
    public, team = contents_of(books), contents_of(books, "team")
    names = {each.name for each in team.people} - {each.name for each in public.people}
    hidden = {each.id for each in team.people if each.name in names}
    assert hidden
    assert hidden.isdisjoint(each.id for each in public.people)
    assert all(source.file.startswith("report ") for source in public.sources)
    assert all(s.claim.id == s.id for s in public.statements)
    assert all(each.written[0].source in public.sources for each in public.people)


FEW = (
    "Belarus freed 14 prisoners on 21 June 2025, among them five Poles and one Estonian, Keith"
    " Kellogg said. Natallia Dulina was released in Belarus on 21 June 2025."
)


def test_a_figure_on_few_that_tells_of_somebody_masked_is_left_out(signed_in: SignedIn) -> None:
    report = drehtuer.read(
        FEW, source="desk/few.txt", published="2025-06-22", language="en", outlet="Daily"
    )
    writing().add_all([Reading(report, digest(report.text))], at=READ_AT)
    books = books_of(case())
    assert any("Estonian" in claim.quote for claim in report.claims)
    assert shown(books).seen.left_out
    for form in FORMATS:
        for table in ("people", "claims"):
            assert "Estonian" not in read(export(books, form, table), form), form
        assert "Estonian" in read(export(books, form, "claims", level="team"), form), form
    client = signed_in("editor")
    for asked in ("account", "door", "deals", "findings", "people"):
        told = client.get(f"/api/cases/belarus/{asked}").content.decode()
        assert "Estonian" not in told
        assert "few.txt" not in told
    for page in ("brief?level=public", "publish", "exports"):
        assert "so small that" in client.get(f"/cases/belarus/{page}").content.decode()


def test_the_level_of_the_team_is_for_reviewers_and_above(signed_in: SignedIn) -> None:
    address = f"{BASE}/people.csv"
    assert signed_in("viewer").get(address).status_code == 200
    assert signed_in("viewer").get(f"{address}?level=team").status_code == 403
    answer = signed_in("reviewer").get(f"{address}?level=team")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="belarus-people.csv"'
    assert signed_in("viewer").get(f"{BASE}/../../closed").status_code == 404


def test_the_page_says_who_stands_by_initials(signed_in: SignedIn, one_more: None) -> None:
    page = signed_in("viewer").get(BASE).content.decode()
    assert "by initials in files for everybody" in page
    assert "level=team" not in page
    assert "level=team" in signed_in("reviewer").get(BASE).content.decode()


def test_corrected_values_are_exported(desk: object) -> None:
    kept = reading().of_numbers([1])[1]
    state = apply([kept], ())
    claim = next(c for c in kept.claims if c.persons)
    at = datetime.now(UTC).isoformat()
    made = reviewed(kept, state.card(claim), "correct", {"when": "2025-09-10"}, by="Vera", at=at)
    writing().review(made, seen=None)
    rows = csv.DictReader(
        io.StringIO(b"".join(export(books_of(case()), "csv", "claims", level="team")).decode())
    )
    told = [row for row in rows if row["claim_id"] == claim.id]
    assert told
    assert {(row["when"], row["reviewed"]) for row in told} == {("2025-09-10", "corrected")}
    for form in FORMATS:
        assert reading().head().sha256 in read(export(books_of(case()), form), form)


FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "=cmd|'/c calc'!A0")


def test_no_cell_can_be_run(desk: object) -> None:
    readings = []
    for number, formula in enumerate(FORMULAS):
        text = f"{formula} Ales Bialiatski was freed in Belarus, {formula} said, on 13 May 2025."
        report = drehtuer.read(
            text, source=f"desk/{formula[:2].strip()}{number}.txt", outlet=formula, language="en"
        )
        readings.append(Reading(report, digest(report.text)))
    writing().add_all(readings, at=READ_AT)
    outlets = set()
    for level in ("public", "team"):
        for table in ("people", "claims"):
            text = b"".join(export(books_of(case()), "csv", table, level=level)).decode()
            for row in csv.DictReader(io.StringIO(text, newline="")):
                outlets.add(row.get("outlet"))
                for cell in row.values():
                    assert not cell.startswith(tuple("=+-@\t\r\n")), cell
    assert {f"'{formula}" for formula in FORMULAS} <= outlets


def test_anchors_lead_to_the_words(desk: object) -> None:
    document = json.loads(b"".join(export(books_of(case()), "jsonld", level="team")))
    texts = [report.text for report in books_of(case()).reports]
    anchors = [node["target"]["selector"] for node in document["@graph"] if "target" in node]
    assert anchors
    for position, quote in anchors:
        where = slice(position["start"], position["end"])
        assert any(text[where] == quote["exact"] for text in texts)
