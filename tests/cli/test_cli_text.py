"""``drehtuer text``: what would be read of a file, and what the file says of itself."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest
from running import Run

sys.path.insert(0, str(Path(__file__).parents[1] / "text/formats"))

from made_files import pdf, pdf_page

PAGE = """<!doctype html><html lang="de"><head><title>Zwölf kamen frei</title>
<meta property="og:site_name" content="Beispielzeitung">
<meta property="article:published_time" content="2025-06-21"></head><body><article>
<p>Am Samstag ließ Alexander Lukaschenko 14 politische Gefangene frei, darunter Sergej
Tichanowski, den Mann von Swetlana Tichanowskaja.</p>
<p>Der US-Sondergesandte Keith Kellogg war an diesem Tag in Minsk.</p></article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "seite.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_the_text_stands_under_what_the_file_says(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    result = run("text", page.name)
    assert result.status == 0
    head, _, text = result.out.partition("\n\n")
    for told in ("seite.html", "Beispielzeitung", "21 June 2025", "Zwölf kamen frei"):
        assert told in head
    assert text.startswith("Zwölf kamen frei\n\nAm Samstag")
    assert all(len(line) <= 80 for line in head.splitlines())


def test_the_words_are_german_on_wish(run: Run, page: Path) -> None:
    assert "Erschienen  21. Juni 2025" in run("--lang", "de", "text", page).out


def test_json_has_all_of_it_and_offsets_of_claims_count_in_its_text(run: Run, page: Path) -> None:
    [record] = json.loads(run("text", "--json", page).out)
    assert record["published"] == "2025-06-21"
    assert record["sha256"] == hashlib.sha256(record["text"].encode()).hexdigest()
    claims = [json.loads(line) for line in run("read", "--claims", page).out.splitlines()]
    assert {claim["kind"] for claim in claims} >= {"freed"}
    for claim in claims:
        assert record["text"][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["when"] in ("2025-06-21", None)


def test_what_the_file_says_yields_to_sources_and_they_to_options(run: Run, page: Path) -> None:
    def told(*options: str) -> tuple[str, str]:
        [record] = json.loads(run("read", "--json", *options, page).out)
        return record["published"], record["outlet"]

    assert told() == ("2025-06-21", "Beispielzeitung")
    (page.parent / "sources.toml").write_text('["seite.html"]\npublished = "2025-06-22"\n')
    assert told() == ("2025-06-22", "Beispielzeitung")
    assert told("--outlet", "dpa", "--published", "2025-06") == ("2025-06", "dpa")


def test_several_files_and_standard_input_are_shown_in_turn(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    plain = page.with_name("a.txt")
    plain.write_text("Nur Text.\n")
    result = run("text", page, plain, "-")
    assert result.status == 0
    assert result.out.count("Zwölf kamen frei\n\nAm Samstag") == 2
    assert "Nur Text." in result.out


def test_what_cannot_be_read_is_told_and_the_rest_shown(run: Run, page: Path) -> None:
    broken = page.with_name("broken.docx")
    broken.write_bytes(b"PK\x03\x04broken")
    result = run("text", broken, page)
    assert result.status == 1
    assert "broken.docx: damaged" in result.err
    assert "Am Samstag" in result.out


def test_only_what_matters_is_kept_on_wish(run: Run, page: Path) -> None:
    (page.parent / "news.txt").write_text("The new bridge was opened by the mayor. " * 20)
    result = run("read", "--relevant", "--json", page.parent)
    assert result.status == 0
    assert [Path(record["source"]).name for record in json.loads(result.out)] == ["seite.html"]
    assert "1 report without a claim was left out." in result.err
    assert run("read", "--relevant", page.parent / "news.txt").status == 0


def test_evidence_in_a_pdf_names_its_page(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bulletin.pdf"
    first = ["A bulletin on political prisoners in Belarus, compiled by the centre."]
    second = ["On 5 December 2025 Viasna counted 1,218 political prisoners in Belarus."]
    file.write_bytes(pdf([pdf_page(first), pdf_page(second)]))
    claims = [json.loads(line) for line in run("read", "--claims", file).out.splitlines()]
    assert [claim["page"] for claim in claims if claim["kind"] == "held"] == [2]
    told = run("account", "--evidence", "--published", "2025-12-06", file).out
    assert "p. 2: **On 5 December 2025 Viasna counted" in told
