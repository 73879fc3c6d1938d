"""``drehtuer check`` as a user types it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from running import Run

COUNT = "On 5 December 2025 Viasna counted 1,218 political prisoners in Belarus.\n"
RIGHT = "Viasna counted 1,218 political prisoners on 5 December 2025.\n"
WRONG = "As of 5 December 2025, Viasna counted 1,281 political prisoners in Belarus.\n"
SILENT = "The weather stayed fine all day.\n"
UNTOLD = "In January 2025 Cuba released 553 prisoners.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(COUNT, "utf-8")
    (reports / "sources.toml").write_text('["a.txt"]\npublished = "2025-12-08"\n', "utf-8")
    return tmp_path


def draft(place: Path, text: str, name: str = "draft.txt") -> Path:
    file = place / name
    file.write_text(text, "utf-8")
    return file


GIVEN = ("--date", "2025-12-20", "--against", "reports")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (RIGHT, 0),
        (WRONG, 3),
        (UNTOLD, 0),
        (RIGHT + WRONG, 3),
        ("", 0),
        (SILENT, 0),
    ],
)
def test_the_exit_status_says_whether_to_mend(
    run: Run, place: Path, text: str, status: int
) -> None:
    done = run("check", *GIVEN, draft(place, text))
    assert done.status == status
    assert max(map(len, done.out.splitlines())) <= 80


def test_a_draft_in_a_language_that_is_not_read_is_not_supported(run: Run, place: Path) -> None:
    done = run(
        "check", *GIVEN, draft(place, "日本政府は水曜日、三人の記者が釈放されたと発表した。\n")
    )
    assert done.status == 1
    assert "no claim that could be read" in " ".join(done.out.split())


def test_what_is_printed(run: Run, place: Path) -> None:
    shown = run("check", *GIVEN, draft(place, WRONG)).out
    assert "✗ Contradicted" in shown
    assert "Line 1: **As of 5 December 2025, Viasna counted 1,281 political prisoners" in shown
    assert "Instead: 1,218 political prisoners in Belarus, as of 5 December 2025" in shown
    assert "reports/a.txt" in shown
    german = run("--lang", "de", "check", *GIVEN, draft(place, WRONG)).out
    assert "✗ Widersprochen" in german
    assert "Stattdessen: 1.218 politische Gefangene in Belarus, Stand: 5. Dezember 2025" in german


def test_a_draft_without_a_date_says_what_is_assumed(run: Run, place: Path) -> None:
    done = run("check", "--against", "reports", draft(place, RIGHT))
    assert "The draft has no date" in done.out
    assert done.err == ""


def test_json(run: Run, place: Path) -> None:
    made = json.loads(run("check", *GIVEN, "--json", draft(place, WRONG)).out)
    (statement,) = made["statements"]
    assert (statement["verdict"], statement["reasons"]) == ("contradicted", ["number"])
    assert statement["right"]["said"]["count"]["value"] == 1218


def test_github_points_at_line_and_column(run: Run, place: Path) -> None:
    shown = run("check", *GIVEN, "--github", draft(place, f"A heading\n\n{RIGHT.strip()} {WRONG}"))
    (line,) = shown.out.splitlines()
    assert line.startswith("::error file=")
    assert f"line=3,endLine=3,col={len(RIGHT) + 1},endColumn=" in line
    assert shown.status == 3


DRAFTS = {
    "draft.txt": f"{RIGHT}{WRONG}{UNTOLD}".replace("\n", "\r\n").encode("utf-8-sig"),
    "draft.md": f"# A title\n\n{RIGHT}**{WRONG.strip()}** {UNTOLD}".encode(),
    "a draft, in HTML.html": (
        f"<html><head><title>Belarus</title></head><body><article><h1>Belarus</h1>\n"
        f"<p>{RIGHT}{WRONG.replace('1,281', '<b>1,281</b>')}</p>\n<p>{UNTOLD}{SILENT * 9}</p>"
        "</article></body></html>"
    ).encode("utf-16"),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_sarif_points_at_places_that_exist_in_the_file(run: Run, place: Path, name: str) -> None:
    (place / name).write_bytes(DRAFTS[name])
    run("check", *GIVEN, "--sarif", "check.sarif", name)
    log = json.loads((place / "check.sarif").read_text("utf-8"))
    keeps_the_rules_of_sarif(log)
    (told,) = log["runs"]
    assert [(r["ruleId"], r["level"]) for r in told["results"]] == [
        ("contradicted", "error"),
        ("no_source", "note"),
    ]
    encoding = "utf-16" if name.endswith(".html") else "utf-8-sig"
    lines = DRAFTS[name].decode(encoding).splitlines()
    for result in told["results"]:
        physical = result["locations"][0]["physicalLocation"]
        assert (place / unquote(physical["artifactLocation"]["uri"])).is_file()
        region = physical["region"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words == region["snippet"]["text"]
    assert re.sub("<[^>]*>", "", told["results"][0]["locations"][0]["physicalLocation"]["region"][
        "snippet"]["text"]) in WRONG  # fmt: skip


def keeps_the_rules_of_sarif(log: Any) -> None:
    """What SARIF 2.1.0 asks of the objects that are used here (sections 3.13 to 3.58)."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    for told in log["runs"]:
        assert set(told) == {"tool", "columnKind", "results"}
        assert told["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        driver = told["tool"]["driver"]
        assert driver["name"]
        assert re.fullmatch("[a-zA-Z]{2}", driver["language"])
        rules = [rule["id"] for rule in driver["rules"]]
        assert len(rules) == len(set(rules))
        levels = {"none", "note", "warning", "error"}
        assert {r["defaultConfiguration"]["level"] for r in driver["rules"]} <= levels
        for result in told["results"]:
            assert rules[result["ruleIndex"]] == result["ruleId"]
            assert result["level"] in levels
            assert result["message"]["text"]
            for location in result["locations"]:
                physical = location["physicalLocation"]
                uri = physical["artifactLocation"]["uri"]
                assert re.fullmatch(r"(?:[\w.~/!$&'()*+,;=@-]|%[0-9A-F]{2})+", uri, re.A)
                region = physical.get("region")
                if region is None:
                    continue
                assert 1 <= region["startLine"] <= region["endLine"]
                assert min(region["startColumn"], region["endColumn"]) >= 1
                if region["startLine"] == region["endLine"]:
                    assert region["startColumn"] < region["endColumn"]


def test_a_document_has_paragraphs_and_no_lines(run: Run, place: Path) -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (RIGHT, WRONG))
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(place / "draft.docx", "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{name}"><w:body>{paragraphs}</w:body></w:document>',
        )
    run("check", *GIVEN, "--sarif", "check.sarif", "draft.docx")
    log = json.loads((place / "check.sarif").read_text("utf-8"))
    keeps_the_rules_of_sarif(log)
    (result,) = log["runs"][0]["results"]
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "draft.docx"}}}
    ]
    assert result["message"]["text"].startswith("Paragraph 2: Contradicted")
    (line,) = run("check", *GIVEN, "--github", "draft.docx").out.splitlines()
    assert line.startswith("::error file=draft.docx,title=Contradicted::Paragraph 2: ")
    assert "Paragraph 2: **As of 5 December" in run("check", *GIVEN, "draft.docx").out


def test_a_draft_from_standard_input_has_no_file(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    shown = run("check", *GIVEN, "--github", "-").out
    assert shown.startswith("::error title=Contradicted::Line 1: Contradicted")


def test_a_mended_copy_and_the_draft_as_it_was(run: Run, place: Path) -> None:
    file = draft(place, f"{WRONG}{RIGHT}")
    done = run("check", *GIVEN, "--fix", "mended.txt", file)
    assert file.read_text("utf-8") == f"{WRONG}{RIGHT}"
    assert (place / "mended.txt").read_text("utf-8") == WRONG.replace("1,281", "1,218") + RIGHT
    assert "1 place changed" in done.err
    again = run("check", *GIVEN, "--fix", "again.txt", place / "mended.txt")
    assert again.status == 0
    assert not (place / "again.txt").exists()
    assert "no copy was written" in again.err


def test_a_page(run: Run, place: Path) -> None:
    run("check", *GIVEN, "--html", "check.html", draft(place, f"{WRONG}{UNTOLD}<b>x</b>\n"))
    page = (place / "check.html").read_text("utf-8")
    assert '<mark id="mark-1" class="contradicted"' in page
    assert '<li id="statement-2" class="no_source"' in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert str(place) not in page


@pytest.mark.parametrize("option", ["--html", "--sarif", "--fix"])
def test_nothing_is_written_over_a_report_or_the_draft(run: Run, place: Path, option: str) -> None:
    file = draft(place, WRONG)
    for target in (file, place / "reports/a.txt"):
        assert run("check", *GIVEN, option, target, file).status == 1
    assert file.read_text("utf-8") == WRONG


def test_mistakes(run: Run, place: Path) -> None:
    file = draft(place, WRONG)
    for arguments, said in (
        ((file,), "--against is missing"),
        (("--against", "reports", "--json", "--github", file), "only one of these"),
        (("--against", "reports", "--date", "yesterday", file), "yesterday"),
        (("--against", "reports", "--known", "2025", file), "--journal"),
    ):
        done = run("check", *arguments)
        assert done.status == 2
        assert said in done.err
    assert run("check", "--against", "reports", "missing.txt").status == 1
    assert run("check", "--against", "nowhere", file).status == 1
    draft(place, RIGHT, "reports/b.txt")
    assert run("check", "--against", "reports", "reports").status == 2


def test_a_language_that_cannot_be_read(run: Run, place: Path) -> None:
    text = "Az emberi jogi szervezet szerint ezer politikai fogoly van a börtönökben. " * 3
    done = run("check", *GIVEN, draft(place, f"{text}\n"))
    assert done.status == 1
    assert "no language that can be read" in done.err
    assert "No claim" in done.out or "makes no claim" in done.out


def test_from_standard_input(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    done = run("check", *GIVEN, "-")
    assert done.out.startswith("Check of standard input, 20 December 2025")
    assert done.status == 3


def test_against_a_journal(run: Run, place: Path) -> None:
    pytest.importorskip("django")
    run("read", "--into", "journal.db", "reports")
    done = run("check", "--date", "2025-12-20", "--journal", "journal.db", draft(place, WRONG))
    assert done.status == 3
    early = run(
        "check", "--journal", "journal.db", "--as-of", "2025-11", "--date", "2025-12-20",
        draft(place, WRONG),
    )  # fmt: skip
    assert early.status in (0, 1)
    assert "Contradicted" not in early.out
