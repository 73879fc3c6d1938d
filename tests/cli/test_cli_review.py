"""Reviews and the log of decisions as a user types them."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from running import Result, Run

pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")

TEXT = (
    "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025. "
    "In September Minsk freed 52 people, among them Ihar Losik.\n"
)
SCORER = Path(__file__).resolve().parents[3] / "shared/bench/score.py"


@pytest.fixture
def journal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DREHTUER_DATABASE_URL", raising=False)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.toml").write_text(
        '["a.txt"]\npublished = "2025-12-06"\noutlet = "Daily"\n', encoding="utf-8"
    )
    assert run("read", "--into", "journal.db", "a.txt").status == 0
    return tmp_path / "journal.db"


Decide = Callable[..., Result]


@pytest.fixture
def decide(run: Run, journal: Path) -> Decide:
    def decide(*words: str, by: str = "Ann", status: int = 0) -> Result:
        done = run("decide", "claim", *words, "--by", by, "--journal", "journal.db")
        assert done.status == status, done.err
        return done

    return decide


def evidence(run: Run, *options: str) -> list[dict[str, Any]]:
    account = run("account", "--journal", "journal.db", "--json", *options)
    return [item["claim"] for item in json.loads(account.out)["evidence"]]


def test_the_books_are_as_reviewers_decided(run: Run, decide: Decide) -> None:
    assert "Review 1 is kept in journal.db." in decide("reject", "1.2", "--why", "a misprint").err
    decide("correct", "1.1", "--set", "when=2025-12-04", "--set", "count=1219")
    held, *others = evidence(run)
    assert (held["when"], held["count"]["value"], held["reviewed"]) == (
        *("2025-12-04", 1219),
        "corrected",
    )
    assert "freed" not in [claim["kind"] for claim in others]
    told = run("account", "--journal", "journal.db")
    assert "2 claims stand as reviewers decided." in told.err
    for command in ("door", "people", "deals", "findings", "brief"):
        assert "2 claims stand" in run(command, "--journal", "journal.db").err
    assert "2 claims stand" in run("check", "a.txt", "--journal", "journal.db").err
    decide("undo", "1")
    assert "freed" in [claim["kind"] for claim in evidence(run)]


def test_only_what_two_people_agree_on_counts_if_asked(run: Run, decide: Decide) -> None:
    decide("reject", "1.1")
    assert "held" in [claim["kind"] for claim in evidence(run, "--confirmed")]
    told = run("--lang", "de", "account", "--journal", "journal.db", "--confirmed")
    assert "1 Prüfung wartet auf einen zweiten Menschen" in told.err
    (first,) = json.loads(run("review", "list", "--journal", "journal.db", "--json").out)
    decide("reject", first["reading"]["id"], by="Ben")
    assert "held" not in [claim["kind"] for claim in evidence(run, "--confirmed")]


def test_a_review_that_lost_its_claim_is_told(run: Run, decide: Decide, journal: Path) -> None:
    decide("reject", "1.1")
    journal.with_name("a.txt").write_text(TEXT.replace("1,218", "1,219"), encoding="utf-8")
    assert "changed: 1" in run("read", "--into", "journal.db", "a.txt").err
    assert "1 review has lost its claim" in run("account", "--journal", "journal.db").err
    assert "held" in [claim["kind"] for claim in evidence(run)]
    day = ("--known", "2025-01-01")
    assert "lost" not in run("account", "--journal", "journal.db", *day).err


def test_a_claim_that_was_missed_is_added(run: Run, decide: Decide) -> None:
    quote = "quote=Minsk freed 52 people, among them Ihar Losik"
    names = ("--set", "persons=Ihar Losik", "--set", "persons=Igor Lossik")
    decide("add", "a.txt", "--set", "kind=fate", "--set", "fate=free", "--set", quote, *names)
    (fate,) = [claim for claim in evidence(run) if claim["kind"] == "fate"]
    assert fate["persons"] == ["Ihar Losik", "Igor Lossik"]
    assert (fate["reviewed"], TEXT[fate["start"] : fate["end"]]) == ("added", fate["quote"])


def test_reviews_are_listed(run: Run, decide: Decide) -> None:
    assert run("review", "list", "--journal", "journal.db").out == "No reviews yet.\n"
    decide("correct", "1.1", "--set", "when=2025-12-04", "--why", "see the list")
    decide("undo", "1")
    lines = run("review", "list", "--journal", "journal.db").out.splitlines()
    assert "1  corrected (held): “Viasna counted 1,218" in lines[0]
    assert "(taken back)" in "".join(lines[:3])
    assert '   when: "2025-12-04"' in lines
    assert any(line.endswith(": see the list") for line in lines)
    assert "2  takes back 1 (held): “Viasna counted" in "\n".join(lines)
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        (("agree", "1.1"), 2, "agree: choose one of accept, correct, reject, unsure"),
        (("correct", "1.1"), 2, "--set FIELD=VALUE belongs to correct and add"),
        (("reject", "1.1", "--set", "when=2025"), 2, "belongs to correct and add"),
        (("correct", "1.1", "--set", "when"), 2, "--set when: write FIELD=VALUE"),
        (("correct", "1.1", "--set", "when=soon"), 1, "when: soon is no value for it"),
        (("correct", "1.1", "--set", "count=many"), 1, "count: many is no value for it"),
        (("correct", "1.1", "--set", "count={"), 1, "count: { is no value for it"),
        (("correct", "1.1", "--set", "start=x"), 1, "start: x is no value for it"),
        (("correct", "1.1", "--set", "cumulative=perhaps"), 1, "cumulative: perhaps is no value"),
        (("correct", "1.1", "--set", "captor=BY"), 1, "captor: a claim has no such field"),
        (("accept", "1.99"), 1, "1.99: the journal has no such claim"),
        (("accept", "none-such"), 1, "none-such: the journal has no such claim"),
        (("add", "b.txt", "--set", "kind=freed"), 1, "b.txt: the journal has no such report"),
        (("undo", "1"), 1, "there is no review 1 that could be taken back"),
        (("undo", "one"), 2, "one: write the number of a review"),
    ],
)
def test_what_cannot_be_decided_is_told(
    run: Run, decide: Decide, typed: tuple[str, ...], status: int, told: str
) -> None:
    assert told in decide(*typed, status=status).err
    assert run("review", "list", "--journal", "journal.db").out == "No reviews yet.\n"


def test_confirmed_reviews_are_of_a_journal(run: Run, journal: Path) -> None:
    done = run("account", "a.txt", "--confirmed")
    assert (done.status, "--confirmed belongs to --journal" in done.err) == (2, True)


# As annotated claims


@pytest.fixture
def score() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("the scorer of the corpora is not there")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_reading_is_scored_against_what_was_decided(
    run: Run, decide: Decide, journal: Path, score: ModuleType
) -> None:
    found = [json.loads(line) for line in run("read", "--claims", "a.txt").out.splitlines()]
    freed = next(claim for claim in found if claim["kind"] == "freed" and claim.get("count"))
    decide("correct", "1.1", "--set", "when=2025-12-04")
    decide("accept", freed["id"])
    done = run("review", "export", "--journal", "journal.db", "--to", "annotated.jsonl")
    assert done.status == 0
    figures, errors = score.score(score.load("annotated.jsonl"), found)
    rows = {kind: row["strict"] for kind, row in figures["kinds"].items()}
    assert (rows["held"]["right"], rows["held"]["gold"]) == (0, 1)
    assert (rows["freed"]["right"], rows["freed"]["gold"]) == (1, 1)
    assert [(what, fields) for what, _, _, fields in errors] == [("field", ["when"])]
    decide("reject", freed["id"])
    gold = [json.loads(line) for line in run(*done_again()).out.splitlines()]
    _, errors = score.score(gold, found)
    assert sorted(what for what, *_ in errors) == ["field", "spurious"]


def done_again() -> tuple[str, ...]:
    return ("review", "export", "--journal", "journal.db")


# The log


def test_a_journal_verifies_until_it_is_changed(run: Run, decide: Decide, journal: Path) -> None:
    decide("reject", "1.1")
    whole = run("verify", "--journal", "journal.db")
    assert whole.status == 0
    assert "journal.db: decisions in the log: 1; versions of reports: 1; claims: " in whole.out
    assert "the words of the claims are as they were written" in whole.out
    head = json.loads(run("verify", "--journal", "journal.db", "--json").out)["head"]["sha256"]
    assert f"The log ends with {head}" in whole.out
    assert run("verify", "--journal", "journal.db", "--head", head).status == 0
    assert head in run("brief", "--journal", "journal.db", "--markdown", "-").out
    assert head in run("brief", "--journal", "journal.db", "--json").out
    exported = run("people", "--journal", "journal.db", "--export", "-", "--format", "jsonld")
    assert f'"log": "{head}"' in exported.out
    assert f"The log ends with {head}" in exported.err
    cut = run("verify", "--journal", "journal.db", "--head", "0123")
    assert (cut.status, "The log never had the end 0123" in cut.err) == (1, True)
    with closing(sqlite3.connect(journal)) as database:
        database.execute("DROP TRIGGER journal_keptentry_no_update")
        database.execute("UPDATE journal_keptentry SET content = replace(content, 'Ann', 'Ben')")
        database.commit()
    for lang, told in (("en", "Entry 1 of the log is not"), ("de", "Eintrag 1 des Protokolls")):
        broken = run("--lang", lang, "verify", "--journal", "journal.db")
        assert (broken.status, told in broken.err) == (1, True)
    assert json.loads(run("verify", "--journal", "journal.db", "--json").out)["broken"] == [
        {"what": "entry", "where": "1"}
    ]


# Backups


def test_a_journal_is_backed_up_and_brought_back(run: Run, decide: Decide, journal: Path) -> None:
    decide("reject", "1.1")
    written = run("backup", "--journal", "journal.db", "--to", "backup")
    assert (written.status, written.err) == (
        0,
        f"Written: backup ({journal.with_name('backup').stat().st_size} bytes, not encrypted)\n",
    )
    done = run("restore", "backup", "--to", "again.db")
    assert (done.status, "again.db: decisions in the log: 1;" in done.err) == (0, True)
    account = ("account", "--journal")
    assert run(*account, "again.db").out == run(*account, "journal.db").out
    again = run("--lang", "de", "restore", "backup", "--to", "again.db")
    assert (again.status, "again.db: Da ist schon etwas" in again.err) == (1, True)
