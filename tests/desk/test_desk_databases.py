"""The desk as a process on each of the databases: a day's work, and reviewers at it at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "journal"))
from desk_client import signed_in
from desk_process import run, serving
from desk_sample import EXAMPLES, PASSWORD, REPORTS
from postgres_server import NoServerError, server
from web_reviewers import at_work

SECRET = {"DREHTUER_SECRET_KEY": "for tests, " * 6}
PEOPLE, DECISIONS = 4, 6


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def where(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path_factory.mktemp("journal") / "journal.db")
        return
    pytest.importorskip("psycopg", reason="pip install 'drehtuer[postgres]'")
    try:
        with server() as address:
            yield f"{address}/postgres"
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def desk(where: str) -> Iterator[str]:
    """A desk with an administrator, a case and a report."""
    who = ("user", "add", "Vera", "--role", "administrator", "--journal", where)
    added = run(*who, typed=f"{PASSWORD}\n", **SECRET)
    assert added.returncode == 0, added.stderr
    with serving(where, **SECRET) as (address, _), signed_in(address, "Vera", PASSWORD) as vera:
        assert vera.send("/cases", {"title": "Minsk", "place": "BY"}) == 302
        text = "\n\n".join((EXAMPLES / name).read_text(encoding="utf-8") for name in REPORTS[:3])
        form = {"text": text, "title": "three", "published": "2025-12-24", "outlet": "Daily"}
        assert vera.send("/cases/minsk/reports/add", form) == 302
        assert "<dd>1</dd>" in vera.look(vera.leads_to)
        yield address


def test_commands_that_make_a_desk_at_the_same_moment_make_one(where: str) -> None:
    journal = where.replace("/journal.db", "/race.db")
    if "://" in where:
        journal = where.replace("/postgres", "/race")
        import psycopg

        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute("CREATE DATABASE race")
    who = ("user", "add", "--role", "administrator", "--journal", journal)
    with ThreadPoolExecutor() as several:
        done = several.map(
            lambda name: run(*who, name, typed=f"{PASSWORD}\n", **SECRET), ("Vera", "Ada", "Ewa")
        )
        assert [added.stderr for added in done if added.returncode] == []


def test_a_day_at_the_desk(desk: str) -> None:
    with signed_in(desk, "Vera", PASSWORD) as vera:
        assert "three.txt" in vera.look("/cases/minsk/reports")
        assert "1,218" in vera.look("/cases/minsk/reports/1")
        assert "509 people were recognised" in vera.look("/cases/minsk/claims?words=recognised+509")
        assert "509 people were recognised" not in vera.look("/cases/minsk/claims?words=Belavia")
        while "of a moment ago" in (overview := vera.look("/cases/minsk/")):
            pass
        assert "Viasna" in overview
        vera.look("/cases/minsk/review/next?queue=figures")
        brief = vera.look("/cases/minsk/brief?place=Belarus&level=public")
        assert "1,135" in brief


def test_reviewers_lose_nothing_and_are_told_of_one_another(desk: str) -> None:
    with signed_in(desk, "Vera", PASSWORD) as vera:
        names = [f"Reviewer {number}" for number in range(PEOPLE)]
        for name in names:
            form = {"name": name, "password": PASSWORD, "role": "administrator"}
            assert vera.send("/users", form) == 302
        done = at_work(desk, "minsk", names, PASSWORD, DECISIONS)
        assert [work.failures for work in done] == [[]] * PEOPLE
        assert [work.kept for work in done] == [DECISIONS] * PEOPLE
        assert sum(work.stale for work in done) >= PEOPLE - 1, "they began with one claim"
