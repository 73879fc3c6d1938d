"""What is new in a folder or a feed is read, and what it changes is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

from drehtuer.cli import watch

FIRST = "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025.\n"
NEXT = "Viasna counted 1,130 political prisoners in Belarus on 20 December 2025.\n"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title>
<item><guid>one</guid><title>Minsk</title><pubDate>Sun, 14 Dec 2025 10:00:00 GMT</pubDate>
<description>On 13 December 2025 Belarus freed 123 prisoners.</description></item>
{more}</channel></rss>"""
ITEM = """<item><guid>two</guid><title>Caracas</title>
<pubDate>Mon, 15 Dec 2025 10:00:00 GMT</pubDate>
<description>In May 2025 Venezuela freed 40 prisoners.</description></item>"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DREHTUER_DATABASE_URL", raising=False)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text(FIRST, encoding="utf-8")
    return tmp_path


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets things happen between two looks; then Ctrl+C."""

    def happens(*events: Callable[[], object]) -> None:
        rest = iter(events)

        def sleep(_: float) -> None:
            event = next(rest, None)
            if event is None:
                raise KeyboardInterrupt
            event()

        monkeypatch.setattr(watch.time, "sleep", sleep)
        monkeypatch.setattr(watch, "_STILL", 0.0)

    return happens


def test_what_is_new_in_a_folder_is_told(
    run: Run, place: Path, looking: Callable[..., None]
) -> None:
    new = place / "reports/b.txt"
    looking(lambda: None, lambda: new.write_text(NEXT, encoding="utf-8"), lambda: None)
    result = run("watch", "reports", "--every", "5", "--published", "2025-12-21")
    assert result.status == 130
    assert "1 report is there" in result.err
    assert "1 report read\nreports/b.txt" in result.out
    assert result.out.count("1,130") == 1
    assert "1,218" in result.out


def test_what_changed_since_the_journal_was_added_to(run: Run, place: Path) -> None:
    pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")
    command = ("watch", "--into", "journal.db", "--once", "--json", "reports")
    first = json.loads(run(*command).out)
    assert first["reports"] == ["reports/a.txt"]
    assert {change["kind"] for change in first["changes"]} == {"new"}
    assert run(*command).out == ""
    (place / "reports/b.txt").write_text(NEXT, encoding="utf-8")
    second = json.loads(run(*command).out)
    assert second["reports"] == ["reports/b.txt"]
    assert [change["kind"] for change in second["changes"]] == ["overtaken"]


def test_what_only_has_another_name_changes_nothing(run: Run, place: Path) -> None:
    pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")
    command = ("watch", "--into", "journal.db", "--once", "--json", "reports")
    run(*command)
    (place / "reports/a.txt").rename(place / "reports/b.txt")
    assert json.loads(run(*command).out) == {"reports": ["reports/b.txt"], "changes": []}


def test_entries_that_a_feed_gained(run: Run, place: Path, looking: Callable[..., None]) -> None:
    feed = place / "feed.rss"
    feed.write_text(FEED.format(more=""), encoding="utf-8")
    looking(lambda: feed.write_text(FEED.format(more=ITEM), encoding="utf-8"))
    result = run("watch", "feed.rss")
    assert "1 report read\nfeed.rss#two" in result.out


def test_a_file_that_is_still_written_waits(
    run: Run, place: Path, looking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    looking(lambda: (place / "reports/b.txt").write_text(NEXT, encoding="utf-8"))
    monkeypatch.setattr(watch, "_STILL", 3600.0)
    assert run("watch", "reports").out == ""


def test_a_folder_may_be_empty_and_a_missing_one_is_told_once(
    run: Run, place: Path, looking: Callable[..., None]
) -> None:
    (place / "empty").mkdir()
    looking(lambda: None, lambda: None)
    result = run("watch", "empty", "gone")
    assert result.err.count("gone: there is no such file") == 1
    assert "0 reports are there" in result.err


@pytest.mark.parametrize(
    ("arguments", "english", "german"),
    [
        (["--every", "0"], "--every 0: write", "--every 0: bitte"),
        (["--once"], "--once needs a journal", "--once braucht ein Journal"),
    ],
)
def test_misuse(run: Run, place: Path, arguments: list[str], english: str, german: str) -> None:
    for lang, told in (("en", english), ("de", german)):
        result = run("--lang", lang, "watch", "reports", *arguments)
        assert (result.status, told in result.err) == (2, True)
