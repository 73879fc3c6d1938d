"""``drehtuer deals``, and decisions on deals, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

TEXTS = {
    "a.txt": (
        "2025-09-12",
        "Belarus freed 52 prisoners on Thursday. In return the United States lifted its sanctions "
        "on Belarus, US envoy John Coale said.\n",
    ),
    "b.txt": (
        "2025-12-15",
        "Belarus freed 123 prisoners on 13 December. In return the United States lifted its "
        "sanctions on Belarus.\n",
    ),
    "c.txt": ("2025-11-25", "Belarus freed 31 Ukrainians on 22 November 2025.\n"),
}
WHO = ("--by", "editor", "--why", "one package")


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    dates = ""
    for name, (published, text) in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        dates += f'["{name}"]\npublished = "{published}"\n'
    (folder / "sources.toml").write_text(dates, encoding="utf-8")
    return folder


def reference(run: Run, reports: Path, number: int) -> str:
    """How the account refers to the release of so many people."""
    told = json.loads(run("account", "--json", reports).out)
    sources = [report["source"] for report in told["reports"]]
    of_source: dict[str, int] = {}
    for item in told["evidence"]:
        source = item["claim"]["source"]
        of_source[source] = of_source.get(source, 0) + 1
        count = item["claim"].get("count")
        if item["claim"]["kind"] == "freed" and count and count["value"] == number:
            return f"{sources.index(source) + 1}.{of_source[source]}"
    raise AssertionError(number)


def freed(run: Run, reports: Path) -> list[list[int]]:
    """How many came free in each deal, release by release."""
    told = json.loads(run("deals", "--json", reports).out)
    return [
        [each["people"]["least"] for side in deal["sides"] for each in side["releases"]]
        for deal in told["deals"]
    ]


def test_each_deal_is_a_ledger(run: Run, reports: Path) -> None:
    shown = run("deals", reports)
    assert shown.status == 0
    assert "Deal 1: Belarus – United States, 11 September 2025" in shown.out
    assert "Belarus freed 123 (13 December 2025)" in shown.out
    assert "told as being for it" in " ".join(shown.out.split())
    assert "beside does not mean because" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    german = run("--lang", "de", "deals", reports).out
    assert "Belarus ließ frei: 123 (13. Dezember 2025)" in german
    assert "daneben heißt nicht deswegen" in german


def test_the_account_has_them_in_short(run: Run, reports: Path) -> None:
    shown = run("account", reports).out
    assert "Deals ──" in shown
    assert "Belarus freed 52" in shown
    assert "On the way:" not in shown


def test_json_holds_what_the_references_mean(run: Run, reports: Path) -> None:
    told = json.loads(run("deals", "--json", reports).out)
    assert set(told) == {"reports", "evidence", "deals"}
    claims = {item["claim"]["id"] for item in told["evidence"]}
    assert all(set(deal["claims"]) <= claims for deal in told["deals"])


def test_no_deal_is_said(run: Run, reports: Path) -> None:
    assert "No deal is told" in run("deals", reports / "c.txt").out


def test_to_join_and_to_undo(run: Run, reports: Path) -> None:
    assert freed(run, reports) == [[52], [123]]
    one, other = (reference(run, reports, number) for number in (31, 52))
    made = run("decide", "join", one, other, reports, *WHO)
    assert (made.status, made.err) == (0, "Decision 1 is kept in decisions.jsonl.\n")
    assert freed(run, reports) == [[52, 31], [123]]
    shown = " ".join(run("deals", reports).out.split())
    assert "Put together by hand, by decision 1. Added: 31" in shown
    refused = run("decide", "split", one, other, reports, *WHO)
    assert refused.status == 1
    assert "decision 1 says the contrary" in refused.err
    assert "one deal" in run("decide", "list").out
    assert run("decide", "undo", "1", *WHO).status == 0
    assert freed(run, reports) == [[52], [123]]


def test_to_split(run: Run, reports: Path) -> None:
    claims = json.loads(run("deals", "--json", reports).out)["deals"][0]["claims"]
    assert run("decide", "split", *claims[:2], reports, *WHO).status == 0
    assert freed(run, reports) == [[123]]


def test_decisions_hold_in_a_journal(run: Run, reports: Path) -> None:
    pytest.importorskip("django")
    assert run("read", "--into", "journal.db", reports).status == 0
    one, other = (reference(run, reports, number) for number in (31, 52))
    made = run("decide", "join", one, other, "--journal", "journal.db", *WHO)
    assert made.status == 0, made.err
    assert not Path("decisions.jsonl").exists()
    told = json.loads(run("deals", "--journal", "journal.db", "--json").out)
    assert [deal["decisions"] for deal in told["deals"]] == [[1], []]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("9.9", "1.1", "9.9: these reports have no such claim"),
        ("1.1", "1.1", "a decision is about two claims"),
        ("1.1", "4.1", "4.1: a deal is made of releases, talks, measures and contacts"),
    ],
)
def test_claims_that_cannot_be_decided_on(
    run: Run, reports: Path, one: str, other: str, said: str
) -> None:
    (reports / "d.txt").write_text("Viasna counted 1,218 political prisoners in Belarus.\n")
    refused = run("decide", "join", one, other, reports, *WHO)
    assert refused.status == 1
    assert said in refused.err
