"""Reading with several workers as a user types it, and loading what they read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

pytest.importorskip("pyarrow", reason="pip install 'drehtuer[parquet]'")

TEXT = "In September 2025 Minsk freed 52 people, among them Ihar Losik.\n"
OTHER = "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025.\n"


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two reports and what workers read of them lie."""
    place = tmp_path_factory.mktemp("place")
    (place / "reports").mkdir()
    (place / "reports/a.txt").write_text(TEXT, encoding="utf-8")
    (place / "reports/b.txt").write_text(OTHER, encoding="utf-8")
    (place / "reports/sources.toml").write_text(
        '["b.txt"]\npublished = "2025-12-06"\n', encoding="utf-8"
    )
    return place


@pytest.fixture
def place(read_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(read_once)
    monkeypatch.delenv("DREHTUER_DATABASE_URL", raising=False)
    return read_once


def test_workers_read_what_one_process_reads(run: Run, place: Path) -> None:
    one, many = (run("read", "--json", *how, "reports") for how in ((), ("--workers", "2")))
    assert (many.status, many.out) == (0, one.out)
    assert json.loads(one.out)[1]["published"] == "2025-12-06"


def test_what_workers_read_is_loaded_once(run: Run, place: Path) -> None:
    pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")
    done = run("read", "--workers", "1", "--out", "out", "reports", "gone.txt")
    assert done.status == 1
    assert done.out.startswith("out: 2 reports; ")
    assert "gone.txt: there is no such file" in done.err
    assert "2 reports added" in run("load", "out", "--into", "journal.db").err
    again = run("load", "out", "--into", "journal.db", "--json")
    assert json.loads(again.out) == {"added": 0, "changed": 0, "unchanged": 2}
    assert "text of" not in again.err
    assert "unchanged: 2" in run("read", "--into", "journal.db", "reports").err
    books = (run("account", *where).out for where in (("--journal", "journal.db"), ("reports",)))
    assert next(books) == next(books)


def test_copies_of_what_the_journal_has_are_told(run: Run, place: Path) -> None:
    pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")
    dated = ("--published", "2025-12-05")
    text = f"{OTHER}{TEXT}The envoy John Coale had negotiated with Alexander Lukashenko in Minsk.\n"
    (place / "first.txt").write_text(text * 2, encoding="utf-8")
    (place / "copy.txt").write_text(text * 2, encoding="utf-8")
    run("read", "--into", "copies.db", *dated, "first.txt")
    told = run("read", "--workers", "1", "--into", "copies.db", *dated, "copy.txt", "copies.db")
    assert told.status == 0
    assert "copy.txt prints the text of first.txt, which the journal has" in told.err
    assert "copies.db is what is read into" in told.err


@pytest.mark.parametrize(
    ("arguments", "english", "german"),
    [
        (["--workers", "0"], "--workers 0: write a whole", "--workers 0: bitte eine ganze"),
        (["--engine", "spark"], "choose one of local, dask", "bitte eines von local, dask"),
        (["--engine", "local", "--scheduler", "x"], "belongs to --engine dask", "gehört zu"),
        (["--scheduler", "tcp://127.0.0.1:9"], "needs --out FOLDER", "braucht --out ORDNER"),
        (["--scheduler", "x", "--out", "o", "--workers", "2"], "only one of", "nur eines"),
        (["--out", "o", "--claims"], "--claims and --out: only one", "--claims und --out"),
        (["--workers", "2", "-"], "no standard input", "keine Standardeingabe"),
        (["--workers", "2", "--second-reader", "x"], "do not go together", "vertragen sich nicht"),
    ],
)
def test_misuse(run: Run, place: Path, arguments: list[str], english: str, german: str) -> None:
    for lang, told in (("en", english), ("de", german)):
        result = run("--lang", lang, "read", "reports", *arguments)
        assert (result.status, result.out) == (2, "")
        assert told in " ".join(result.err.split())


def test_what_cannot_be_loaded_is_told(run: Run, place: Path) -> None:
    for lang, told in (("en", "there is no manifest"), ("de", "kein manifest.json")):
        result = run("--lang", lang, "load", "reports", "--into", "journal.db")
        assert (result.status, result.out) == (1, "")
        assert told in result.err
