"""What is kept comes back as it was, stays, and is told by day."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_sample import FIRST, TEXT, batch, keep, made, opened_at_once

from drehtuer import __version__
from drehtuer.journal import JournalError, UnkeptReportError, digest, open_journal
from drehtuer.journal.store import Journal, Reading
from drehtuer.model import Claim, Count, Naming, Passage, Relation, Report
from drehtuer.people import Decisions


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(tmp_path / "journal.db", to_write=True) as opened:
        yield opened


def rows(journal: Journal, query: str) -> list[tuple[Any, ...]]:
    assert journal.place.file is not None
    with closing(sqlite3.connect(journal.place.file)) as database:
        return database.execute(query).fetchall()


def test_programs_that_make_a_journal_at_the_same_moment_make_one(tmp_path: Path) -> None:
    places = [str(tmp_path / f"{number}.db") for number in range(8)]
    assert opened_at_once(places, programs=3) == [["open"] * 3] * 8


def test_a_report_comes_back_as_it_was(journal: Journal) -> None:
    report = made()
    assert keep(journal, report) == 1
    assert journal.reports().reports == (report,)
    (kept,) = rows(journal, "SELECT version, reader, read_at FROM journal_keptreport")
    assert kept == (1, __version__, "2025-12-07 09:00:00")


NUMBERS = count(1)
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
LISTS = st.lists(TEXTS, max_size=2).map(tuple)
COUNTS = st.builds(
    Count,
    value=st.none() | st.integers(),
    qualifier=TEXTS,
    text=TEXTS,
    upper=st.none() | st.integers(),
    delta=st.booleans(),
)
PLACES = st.integers(0, 10**6)
CLAIMS = st.builds(
    Claim,
    source=st.just("x"),
    start=PLACES,
    end=PLACES,
    count=st.none() | COUNTS,
    cumulative=st.booleans(),
    **{
        item.name: {
            "str": TEXTS,
            "str | None": st.none() | TEXTS,
            "tuple[str, ...]": LISTS,
        }[str(item.type)]
        for item in fields(Claim)
        if item.name not in ("source", "start", "end", "count", "cumulative", "reviewed")
    },
)
REPORTS = st.builds(
    Report,
    source=st.just("x"),
    text=TEXTS,
    published=st.sampled_from([None, "2025", "2025-12", "2025-12-05"]),
    language=st.sampled_from([None, "de"]),
    outlet=st.none() | TEXTS,
    passages=st.lists(st.builds(Passage, PLACES, PLACES, TEXTS, st.none() | TEXTS)).map(tuple),
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
    names=st.lists(st.from_type(Naming), max_size=2).map(tuple),
    relations=st.lists(st.from_type(Relation), max_size=2).map(tuple),
    warnings=st.lists(st.tuples(TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=2)), max_size=2).map(
        tuple
    ),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(report=REPORTS)
def test_whatever_a_report_holds_is_kept(journal: Journal, report: Report) -> None:
    named = f"report {next(NUMBERS)}"
    claims = tuple(replace(claim, source=named) for claim in report.claims)
    report = replace(report, source=named, claims=claims)
    assert journal.add(report, "digest", at=FIRST) == 1
    assert {kept.source: kept for kept in journal.reports().reports}[named] == report


def test_the_same_again_adds_nothing_and_a_change_a_version(journal: Journal) -> None:
    report = made()
    assert [keep(journal, report), keep(journal, report)] == [1, None]
    later = made(TEXT.replace("52", "53"))
    assert keep(journal, later, FIRST + timedelta(days=1)) == 2
    assert journal.reports().reports == (later,)
    texts = rows(journal, "SELECT text FROM journal_keptreport ORDER BY version")
    assert texts == [(report.text,), (later.text,)]
    assert journal.digests(["a.txt", "b.txt"]) == {
        "a.txt": digest(later.text, later.published, later.outlet)
    }


def test_many_reports_at_once_are_as_one_after_another(journal: Journal) -> None:
    assert journal.add_all(batch(), at=FIRST) == [1, 1, None, 2]
    assert journal.add_all(batch()[1:], at=FIRST) == [None, 3, 4]
    kept = rows(journal, "SELECT source, version FROM journal_keptreport")
    assert sorted(kept) == [*(("a.txt", n) for n in range(1, 5)), ("b.txt", 1)]


def test_of_many_reports_one_that_cannot_be_kept_keeps_the_others_out(journal: Journal) -> None:
    reports = [*batch(), Reading(replace(made(), source="x.txt", text="\0"), "x")]
    with pytest.raises(UnkeptReportError):
        journal.add_all(reports, at=FIRST)
    assert journal.reports().reports == ()


def test_what_is_given_beside_a_text_tells_it_apart() -> None:
    assert digest("text", "2025", None) != digest("text", None, "2025") != digest("text")
    assert digest("a", "b") != digest("b", "a")


@pytest.mark.parametrize("known", [None, date(2025, 12, 10)])
@pytest.mark.parametrize(
    ("as_of", "sources", "later", "undated"),
    [
        (None, ["day", "month", "none"], 0, 0),
        (date(2025, 12, 4), [], 2, 1),
        (date(2025, 12, 5), ["day"], 1, 1),
        (date(2025, 12, 30), ["day"], 1, 1),
        (date(2025, 12, 31), ["day", "month"], 0, 1),
    ],
)
def test_what_was_knowable_on_a_day(
    journal: Journal,
    as_of: date | None,
    known: date | None,
    sources: list[str],
    later: int,
    undated: int,
) -> None:
    for source, published in (("day", "2025-12-05"), ("month", "2025-12"), ("none", None)):
        keep(journal, made(source=source, published=published))
    chosen = journal.reports(as_of=as_of, known=known)
    assert sorted(report.source for report in chosen.reports) == sources
    assert (chosen.later, chosen.undated) == (later, undated)


def test_what_was_in_the_journal_on_a_day(journal: Journal) -> None:
    first, second = made(), made(TEXT.replace("52", "53"))
    keep(journal, first)
    keep(journal, second, FIRST + timedelta(days=2))
    told = {day: journal.reports(known=date(2025, 12, day)).reports for day in range(6, 10)}
    assert told == {6: (), 7: (first,), 8: (first,), 9: (second,)}


def test_a_text_that_changed_stays_knowable_until_it_did(journal: Journal) -> None:
    old, new = made(), made(TEXT.replace("52", "53"), published="2025-12-08")
    keep(journal, old)
    keep(journal, new)
    assert journal.reports(as_of=date(2025, 12, 7)).reports == (old,)
    assert journal.reports(as_of=date(2025, 12, 8)).reports == (new,)


def test_a_date_that_was_corrected_counts_alone(journal: Journal) -> None:
    keep(journal, made(published="2024-12-06"))
    keep(journal, made(published="2025-12-06"))
    chosen = journal.reports(as_of=date(2025, 1, 1))
    assert (chosen.reports, chosen.later) == ((), 1)


@pytest.mark.parametrize("table", ["keptreport", "keptclaim", "keptentry"])
@pytest.mark.parametrize("change", ["UPDATE journal_{} SET id = 0", "DELETE FROM journal_{}"])
def test_nothing_that_is_kept_can_be_changed_or_removed(
    journal: Journal, table: str, change: str
) -> None:
    keep(journal, made())
    decided = Decisions().with_("same", "A", "B", by="me", at="2025-12-07", why="to see")
    journal.decide(decided.made)
    with pytest.raises(sqlite3.IntegrityError, match="is only added to"):
        rows(journal, change.format(table))
    assert len(journal.reports().reports[0].claims) == len(made().claims)


def test_decisions_come_back_in_their_order(journal: Journal) -> None:
    who = {"by": "me", "at": "2025-12-07T09:00:00+00:00", "why": "to see"}
    decided = Decisions().with_("same", "A", "B", **who).with_("different", "A", "C", **who)
    decided = decided.without(1, **who)
    journal.decide(decided.made[:2])
    journal.decide(decided.made[2:])
    assert journal.decisions().made == decided.made


@pytest.mark.parametrize("text", ["half \ud83d", "null \0 byte"])
def test_what_no_database_keeps_is_refused(journal: Journal, text: str) -> None:
    with pytest.raises(UnkeptReportError, match=r"a\.txt: the name or the text holds signs"):
        keep(journal, replace(made(), text=text))
    assert journal.reports().reports == ()


def test_a_report_is_kept_whole_or_not_at_all(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drehtuer.journal import store

    def torn(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(store, "_row", torn)
        with pytest.raises(RuntimeError):
            keep(journal, made())
    assert rows(journal, "SELECT count(*) FROM journal_keptreport") == [(0,)]
    assert keep(journal, made()) == 1


def test_commits_are_written_through(journal: Journal) -> None:
    from django.db import connections

    with connections[journal._alias].cursor() as cursor:
        told = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert told == ["wal", 2, 1]


@pytest.mark.parametrize(
    ("package", "where", "told"),
    [
        ("django", "journal.db", r"pip install 'drehtuer\[journal\]'"),
        ("psycopg", "postgresql://127.0.0.1/x", r"pip install 'drehtuer\[postgres\]'"),
    ],
)
def test_a_package_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, package: str, where: str, told: str
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == package else True)
    with pytest.raises(JournalError, match=told):
        open_journal(where)


def test_a_journal_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db.migrations.executor import MigrationExecutor

    def torn(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(MigrationExecutor, "record_migration", torn)
        with pytest.raises(RuntimeError):
            open_journal(tmp_path / "journal.db", to_write=True)
    with open_journal(tmp_path / "journal.db", to_write=True) as journal:
        assert keep(journal, made()) == 1
        assert rows(journal, "PRAGMA integrity_check") == [("ok",)]


def test_a_journal_that_is_opened_twice_stays_locked(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    elsewhere = (
        "from drehtuer.journal import open_journal\n"
        f"open_journal({str(file)!r}, to_write=True).close()"
    )
    with open_journal(file, to_write=True) as journal:
        assert keep(journal, made()) == 1
        open_journal(file).close()
        subprocess.run([sys.executable, "-c", elsewhere], check=True)
        assert file.with_name("journal.db-wal").exists(), "the other one thought it was alone"
        assert keep(journal, made(source="b.txt")) == 1
    with open_journal(file) as journal:
        assert len(journal.reports().reports) == 2
