"""Eight people decide at once: nothing is lost, and who decides on what is no longer so is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from journal_sample import FIRST, TEXT, made
from postgres_server import NoServerError, server

from drehtuer.journal import digest, open_journal
from drehtuer.journal.store import Reading
from reviewers import at_work

PEOPLE, DECISIONS = 8, 10


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "journal.db")
        return
    pytest.importorskip("psycopg", reason="pip install 'drehtuer[postgres]'")
    try:
        with server() as address:
            yield f"{address}/postgres"
    except NoServerError as error:
        pytest.skip(str(error))


def test_none_is_lost_and_stale_ones_are_told(where: str) -> None:
    reports = [made(TEXT.replace("52", str(52 + n)), source=f"{n}.txt") for n in range(20)]
    with open_journal(where, to_write=True) as journal:
        journal.add_all([Reading(report, digest(report.text)) for report in reports], at=FIRST)
    done = at_work(where, PEOPLE, DECISIONS)
    assert [work.failures for work in done] == [()] * PEOPLE
    assert [len(work.kept) for work in done] == [DECISIONS] * PEOPLE
    assert sum(work.stale for work in done) >= PEOPLE - 1  # they began with one claim
    with open_journal(where) as journal:
        numbers = [review.number for review in journal.reviews()]
        assert numbers == sorted(number for work in done for number in work.kept)
        assert numbers == list(range(1, PEOPLE * DECISIONS + 1))
        assert journal.verify().broken == ()
