"""``drehtuer check`` as a user types it."""

from __future__ import annotations

import io
import json
from pathlib import Path

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


def test_sarif_tells_only_what_is_to_be_looked_at(run: Run, place: Path) -> None:
    file = draft(place, RIGHT + WRONG + UNTOLD)
    run("check", *GIVEN, "--sarif", "check.sarif", file)
    (told,) = json.loads((place / "check.sarif").read_text("utf-8"))["runs"]
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    results = told["results"]
    assert [(r["ruleId"], r["level"]) for r in results] == [
        ("contradicted", "error"),
        ("no_source", "note"),
    ]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in results)
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (2, 1)
    assert WRONG.startswith(region["snippet"]["text"])


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
