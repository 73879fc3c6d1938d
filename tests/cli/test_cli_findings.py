"""``drehtuer findings`` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

YEAR = (
    "As of 23 December 2025, 1,135 political prisoners are held in Belarus, according to Viasna: "
    "968 men and 168 women.\n"
)
SEPTEMBER = (
    "On 11 September 2025 Belarus released 52 political prisoners, among them Ihar Lossik.\n"
)
DECEMBER = "On 13 December 2025 Belarus released 123 political prisoners.\n"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(YEAR, encoding="utf-8")
    (folder / "b.txt").write_text(SEPTEMBER.replace("Lossik", "Losik"), encoding="utf-8")
    (folder / "c.txt").write_text(SEPTEMBER, encoding="utf-8")
    (folder / "sources.toml").write_text(
        "".join(f'["{name}.txt"]\npublished = "2025-12-23"\n' for name in "abc"), "utf-8"
    )
    return folder


def test_a_contradiction_and_what_to_do(run: Run, reports: Path) -> None:
    told = run("findings", reports)
    assert told.status == 3
    assert "1 contradiction and 1 note" in told.out
    assert "ask Viasna which is right: 1,135 or 1,136?" in " ".join(told.out.split())
    assert max(map(len, told.out.splitlines())) <= 80
    german = " ".join(run("--lang", "de", "findings", "--evidence", reports).out.split())
    assert "Viasna fragen, was stimmt: 1.135 oder 1.136?" in german
    assert "968 men and 168 women" in german


def test_the_least_severity(run: Run, reports: Path) -> None:
    assert "Losik" in run("findings", reports).out
    told = run("findings", "--severity", "contradiction", reports)
    assert (told.status, "Losik" in told.out) == (3, False)
    refused = run("findings", "--severity", "heavy", reports)
    assert (refused.status, "heavy: choose one of" in refused.err) == (2, True)


def test_json(run: Run, reports: Path) -> None:
    told = run("findings", "--json", "--severity", "contradiction", reports)
    record = json.loads(told.out)
    (finding,) = record["findings"]
    assert (finding["rule"], finding["severity"]) == ("parts_differ_from_whole", "contradiction")
    assert finding["advice"] == "ask Viasna which is right: 1,135 or 1,136?"
    assert finding["text"].endswith("the whole is told as 1,135.")
    assert {item["claim"]["id"] for item in record["evidence"]} == set(finding["claims"])


def test_nothing_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DECEMBER, encoding="utf-8")
    told = run("findings", "--published", "2025-12-14", tmp_path)
    assert (told.status, "Nothing was found." in told.out) == (0, True)


def test_what_cannot_be_read(run: Run, reports: Path) -> None:
    assert run("findings", reports, reports / "missing.txt").status == 1


def test_findings_of_a_journal(run: Run, reports: Path) -> None:
    pytest.importorskip("django", reason="needs the extra: pip install 'drehtuer[journal]'")
    assert run("read", "--into", "journal.db", reports).status == 0
    assert run("findings", "--journal", "journal.db").status == 3
