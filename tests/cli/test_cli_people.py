"""``drehtuer people``, ``drehtuer decide`` and ``drehtuer names`` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

REPORT_A = (
    "Minsk ließ am 21. Juni 2025 den Oppositionspolitiker Sergej Tichanowski frei, den Ehemann der "
    "Oppositionsführerin Swetlana Tichanowskaja.\n"
)
REPORT_B = (
    "Sjarhej Zichanouski kam im Juni 2025 aus der Haft in Belarus frei. Der Journalist Ihar "
    "Lossik ist seit Juni 2020 in Haft.\n"
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT_A, encoding="utf-8")
    (folder / "b.txt").write_text(REPORT_B, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '["a.txt"]\npublished = "2025-06-22"\n["b.txt"]\npublished = "2025-06-23"\n', "utf-8"
    )
    return folder


def lives(out: str) -> dict[str, dict[str, object]]:
    return {life["name"]: life for life in json.loads(out)["lives"]}


def test_people(run: Run, reports: Path) -> None:
    told = lives(run("people", "--json", reports).out)
    (both,) = [life for name, life in told.items() if "anowski" in name or "anouski" in name]
    assert {spelling["name"] for spelling in both["spellings"]} == {  # type: ignore[attr-defined]
        "Sergej Tichanowski",
        "Sjarhej Zichanouski",
    }
    assert (both["now"], both["freed"]) == ("free", "2025-06-21")
    assert both["relations"] == [["husband", "Swetlana Tichanowskaja"]]
    assert (told["Ihar Lossik"]["now"], told["Ihar Lossik"]["since"]) == ("held", "2020-06")
    shown = run("people", reports).out
    assert "held since June 2020" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "in Haft seit Juni 2020" in run("--lang", "de", "people", reports).out


def test_decisions_change_the_people_and_the_account(run: Run, reports: Path) -> None:
    names = ("Sergej Tichanowski", "Sjarhej Zichanouski")
    who = ("--by", "editor", "--why", "to see")
    assert run("decide", "different", *names, *who).status == 0
    assert set(names) <= lives(run("people", "--json", reports).out).keys()
    assert len(json.loads(run("account", "--json", reports).out)["freed"]) == 2
    refused = run("decide", "same", *names, *who)
    assert (refused.status, "decision 1 says the contrary" in refused.err) == (1, True)
    assert run("decide", "undo", "1", *who).status == 0
    assert not set(names) <= lives(run("people", "--json", reports).out).keys()
    assert len(json.loads(run("account", "--json", reports).out)["freed"]) == 1
    listed = json.loads(run("decide", "list", "--json").out)
    assert [(d["verb"], d["undoes"]) for d in listed] == [("different", None), ("undo", 1)]
    assert "taken back" in run("decide", "list").out


def test_broken_decisions_stop_before_reading(run: Run, reports: Path) -> None:
    Path("decisions.jsonl").write_text("{}\n", "utf-8")
    result = run("people", reports)
    assert (result.status, "line 1" in result.err) == (1, True)


def test_nobody_decided_nothing(run: Run, reports: Path) -> None:
    assert run("decide", "list").out == "No decisions yet.\n"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Ales Bialiatski", "Алесь Бяляцкий", "same"),
        ("Sergej Tichanowski", "Swetlana Tichanowskaja", "different"),
        ("Bialiatski", "Ales Bialiatski", "unsure"),
    ],
)
def test_names_compare(run: Run, one: str, other: str, verdict: str) -> None:
    found = json.loads(run("names", "compare", "--json", one, other).out)
    assert found["verdict"] == verdict
    assert found["reasons"]
    assert f"{found['score']:.2f}" in run("names", "compare", one, other).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["names", "compare", "a"], "NAME is missing"),
        (["decide", "same", "a", "b", "--by", "me"], "--why is missing"),
        (["decide"], "a command is missing"),
        (["people"], "a path is missing"),
    ],
)
def test_misuse(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.status, told in result.err) == (2, True)


def test_whether_somebody_is_named_is_decided_and_taken_back(run: Run, reports: Path) -> None:
    who = ("--by", "editor", "--why", "to see")

    def named() -> str:
        return run("brief", "--preview", reports).out.partition("By initials only")[0]

    assert "Lossik" not in named()
    assert run("decide", "show", "Ihar Losik", *who).status == 0
    assert "Ihar Lossik" in named()
    refused = run("decide", "hide", "Ihar Losik", *who)
    assert (refused.status, "decision 1 says the contrary" in refused.err) == (1, True)
    assert run("decide", "undo", "1", *who).status == 0
    assert "Lossik" not in named()
    assert run("decide", "hide", "Sergej Tichanowski", *who).status == 0
    assert "Tichanowski" not in run("brief", "--name", "Sergej Tichanowski", reports).out
    listed = run("decide", "list").out
    assert "Ihar Losik: to be named (taken back)" in listed
    assert "takes back 1: Ihar Losik\n" in listed
    assert "Sergej Tichanowski: by initials only" in listed
    german = run("--lang", "de", "decide", "list").out
    assert "Sergej Tichanowski: nur mit Initialen" in german


def test_a_journal_keeps_who_is_named(run: Run, reports: Path) -> None:
    who = ("--by", "editor", "--why", "to see", "--journal", "journal.db")
    assert run("read", "--into", "journal.db", reports).status == 0
    assert run("decide", "show", "Ihar Lossik", *who).status == 0
    preview = run("brief", "--preview", "--journal", "journal.db").out
    assert "Ihar Lossik" in preview.partition("By initials only")[0]
    assert run("decide", "export", "decisions.jsonl", "--journal", "journal.db").status == 0
    assert '"verb": "show"' in Path("decisions.jsonl").read_text("utf-8")
