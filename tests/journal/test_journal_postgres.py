"""A journal in PostgreSQL: a cluster of its own on a free port of this machine, for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from journal_sample import FIRST, TEXT, batch, keep, made, opened_at_once
from postgres_server import NoServerError, server

from drehtuer.journal import JournalError, open_journal
from drehtuer.journal.places import MARK
from drehtuer.people import Decisions


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="pip install 'drehtuer[postgres]'")
    try:
        with server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture
def database(address: str, request: pytest.FixtureRequest) -> str:
    import psycopg

    name = f"test{abs(hash(request.node.name))}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address}/{name}"


def test_reports_versions_and_days(database: str) -> None:
    old, new = made(), made(TEXT.replace("52", "53"), published="2025-12-08")
    odd = replace(made(source="b.txt"), outlet="„Zeitung“ 🗞", claims=())
    with open_journal(database, to_write=True) as journal:
        assert [keep(journal, report) for report in (old, old, odd)] == [1, None, 1]
        assert keep(journal, new, FIRST + timedelta(days=2)) == 2
        assert set(journal.reports().reports) == {new, odd}
    with open_journal(database) as journal:
        assert set(journal.reports(as_of=date(2025, 12, 7)).reports) == {old, odd}
        assert set(journal.reports(known=date(2025, 12, 8)).reports) == {old, odd}
        assert set(journal.digests(["a.txt", "b.txt", "c.txt"])) == {"a.txt", "b.txt"}


def test_nothing_that_is_kept_can_be_changed_or_removed(database: str) -> None:
    import psycopg

    decided = Decisions().with_("same", "A", "B", by="me", at="2025-12-07", why="to see")
    with open_journal(database, to_write=True) as journal:
        keep(journal, made())
        journal.decide(decided.made)
        for table in ("keptreport", "keptclaim", "keptentry"):
            for change in ("UPDATE {} SET id = 0", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
                with (
                    psycopg.connect(database) as connection,
                    pytest.raises(psycopg.errors.RaiseException, match="is only added to"),
                ):
                    connection.execute(change.format(f"journal_{table}"))
        assert journal.decisions().made == decided.made
        assert journal.reports().reports == (made(),)


def test_what_is_no_journal_or_not_there_is_told(database: str, address: str) -> None:
    with pytest.raises(JournalError, match="this database holds no journal"):
        open_journal(database)
    with pytest.raises(JournalError, match=r"/nowhere: the database cannot be reached"):
        open_journal(f"{address}/nowhere", to_write=True)
    with open_journal(database, to_write=True) as journal:
        keep(journal, made())
    only_reading = f"{database}?options=-c%20default_transaction_read_only%3Don"
    with open_journal(only_reading, to_write=True) as journal:
        assert journal.reports().reports == (made(),)
        with pytest.raises(JournalError, match="may not be written to"):
            keep(journal, made(source="b.txt"))


def test_programs_that_make_a_journal_at_the_same_moment_make_one(address: str) -> None:
    import psycopg

    names = [f"race{number}" for number in range(5)]
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
    told = opened_at_once([f"{address}/{name}" for name in names], programs=3)
    assert told == [["open"] * 3] * 5


def test_a_journal_that_another_program_is_making_is_waited_for_and_told(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    from drehtuer.journal import opening

    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    with psycopg.connect(database) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [MARK])
        with pytest.raises(JournalError, match="another program is writing to the journal"):
            open_journal(database, to_write=True)
    with open_journal(database, to_write=True) as journal:
        assert journal.reports().reports == ()


def test_many_reports_at_once(database: str) -> None:
    reports = [report for report, _, _ in batch()]
    with open_journal(database, to_write=True) as journal:
        assert journal.add_all(batch(), at=FIRST) == [1, 1, None, 2]
        assert journal.add_all(batch()[1:], at=FIRST) == [None, 3, 4]
        assert set(journal.reports().reports) == {reports[1], reports[3]}
        assert journal.add_all([], at=FIRST) == []


@pytest.mark.parametrize("many", [1, 2000])
def test_claims_of_a_state_and_by_their_words(
    database: str, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    from drehtuer.journal import searching

    monkeypatch.setattr(searching, "_MANY", many)
    old, new = made(), made(TEXT.replace("52", "53"))
    other = made("In May 2025 Caracas freed 40 prisoners, Venezuela said.\n", source="b.txt")
    with open_journal(database, to_write=True) as journal:
        for report in (old, new, other):
            keep(journal, report)
        journal.settle()
        assert journal.reports(state="VE").reports == (other,)
        assert journal.reports(state="BY").reports == (new,)
        assert journal.search("losik FREED 52", most=9) == []
        claims = journal.search("losik FREED 53", most=9)
        assert {claim["source"] for claim in claims} == {"a.txt"}
        assert len(journal.search("freed", most=1)) == 1


def test_the_decisions_of_an_older_journal_begin_the_log(database: str) -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from drehtuer.journal import opening, place
    from drehtuer.journal.connecting import connection_settings

    alias = opening._connect(connection_settings(place(database), to_write=True))
    try:
        executor = MigrationExecutor(connections[alias])
        executor.migrate([("journal", "0004_indexes")])
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "INSERT INTO journal_keptdecision (number, verb, one, other, by, at, why) VALUES "
                "(1, 'same', 'A', 'B', 'me', '2025', ''), (2, 'same', 'B', 'C', 'me', '2025', '')"
            )
    finally:
        opening._disconnect(alias)
    with open_journal(database, to_write=True) as journal:
        assert [decision.other for decision in journal.decisions().made] == ["B", "C"]
        assert journal.head().entries == 2
        assert journal.verify().broken == ()
