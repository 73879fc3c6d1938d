"""``drehtuer brief`` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

FIRST = (
    "According to Viasna, 1,186 political prisoners were held in Belarus on 15 August 2025.\n"
    "On 11 September 2025 Belarus freed 52 political prisoners, among them Ihar Losik.\n"
)
SECOND = "On 5 December 2025 Viasna counted 1,218 political prisoners in Belarus.\n"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '["a.txt"]\npublished = "2025-09-12"\n["b.txt"]\npublished = "2025-12-05"\n', "utf-8"
    )
    return folder


def sections(out: str) -> dict[str, list[dict[str, object]]]:
    return {section["key"]: section["lines"] for section in json.loads(out)["sections"]}


def test_a_brief_reads_well_at_80_columns(run: Run, reports: Path) -> None:
    shown = run("brief", reports)
    assert shown.status == 0
    assert "Held                  1,218 political prisoners" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    assert "Auf einen Blick" in run("--lang", "de", "brief", reports).out


def test_the_box_as_of_a_day(run: Run, reports: Path) -> None:
    shown = run("brief", "--box", "--as-of", "2025-10-01", "--json", reports)
    assert list(sections(shown.out)) == ["box"]
    assert "1,186" in shown.out
    assert "1,218" not in shown.out
    assert "published later, left out: 1" in shown.err


def test_what_is_new(run: Run, reports: Path) -> None:
    (change,) = sections(run("brief", "--since", "2025-12", "--json", reports).out)["changes"]
    assert change["label"] == "Overtakes"


def test_who_is_not_known_is_not_named(run: Run, reports: Path) -> None:
    public = run("brief", reports)
    assert "Losik" not in public.out
    assert "I. L." in public.out
    assert "1 person stands there by initials" in public.err
    assert "Losik" in run("brief", "--for", "team", reports).out
    assert "Losik" in run("brief", "--name", "Ihar Losik", reports).out
    preview = run("brief", "--preview", reports).out
    assert "By initials only\n  Ihar Losik  I. L." in preview


def test_files_are_written(run: Run, reports: Path) -> None:
    for option, file, begin in (
        ("--html", "b.html", "<!DOCTYPE html>"),
        ("--markdown", "b.md", "# Brief: Belarus"),
    ):
        assert run("brief", reports, option, file).status == 0
        assert Path(file).read_text("utf-8").startswith(begin)
    assert run("brief", reports, "--html", reports / "a.txt").status == 1


def test_a_pdf_needs_its_extra(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    result = run("brief", reports, "--pdf", "b.pdf")
    assert result.status == 1
    assert "drehtuer[pdf]" in result.err
    assert not Path("b.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--place", "Utopia"], 2, "no such state"),
        (["--place", "Iran"], 1, "Known places: Belarus"),
        (["--person", "Nobody Atall"], 1, "Nobody Atall"),
        (["--for", "press"], 2, "public or team"),
        (["--since", "soon"], 2, "--since"),
        (["--smallest", "few"], 2, "--smallest: few"),
        (["--html", "a", "--pdf", "b"], 2, "only one of these"),
        (["--box", "--since", "2025"], 2, "only one of these"),
    ],
)
def test_what_is_wrong_is_said(
    run: Run, reports: Path, arguments: list[str], status: int, said: str
) -> None:
    result = run("brief", reports, *arguments)
    assert result.status == status
    assert said in result.err
