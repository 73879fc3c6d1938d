"""The log of decisions: bound together, told where it is broken; reviews of claims in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_sample import FIRST, keep, made

from drehtuer.journal import StaleReviewError, UnkeptEntryError, open_journal
from drehtuer.journal.chain import BEGINNING, Head, Link, canonical, first_broken, link
from drehtuer.journal.store import Journal
from drehtuer.people import Decisions
from drehtuer.review import Review, apply, reviewed

WHO = {"by": "Ann", "at": "2025-12-07T09:00:00+00:00", "why": "to see"}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(tmp_path / "journal.db", to_write=True) as opened:
        keep(opened, made())
        yield opened


def review(journal: Journal, number: int = 0, verb: str = "reject", **how: str) -> Review:
    """A reviewer's decision on a claim, as they see it."""
    (report,) = journal.reports().reports
    card = apply([report], journal.reviews()).card(report.claims[number])
    decided = reviewed(report, card, verb, **{**WHO, **how})
    return journal.review(decided, seen=card.last)


def change(journal: Journal, *statements: str) -> None:
    """What somebody does to the file who is not to."""
    assert journal.place.file is not None
    with closing(sqlite3.connect(journal.place.file)) as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
        database.commit()


# The chain

RECORDS = st.dictionaries(st.text(max_size=3), st.none() | st.integers() | st.text(max_size=5))


def chained(records: list[dict[str, object]]) -> list[Link]:
    links: list[Link] = []
    head = Head()
    for record in records:
        links.append(link(head, "review", record))
        head = Head(links[-1].number, links[-1].sha256)
    return links


def test_the_chain_is_what_it_always_was() -> None:
    (first,) = chained([{"b": "„ü“", "a": 1}])
    assert first.content == '{"a":1,"b":"„ü“"}'
    assert first.previous == BEGINNING
    assert first.sha256 == "f64a715c0074878de24d82efdf19ce449d0af236536b031a113084900805a237"


@settings(max_examples=40, deadline=None)
@given(records=st.lists(RECORDS, min_size=1, max_size=5), data=st.data())
def test_whatever_is_changed_in_the_chain_is_found(
    records: list[dict[str, object]], data: st.DataObject
) -> None:
    links = chained(records)
    assert first_broken(links) == (Head(len(links), links[-1].sha256), None)
    place = data.draw(st.integers(0, len(links) - 1))
    other = data.draw(RECORDS.filter(lambda record: record != links[place].record))
    broken = [*links]
    broken[place] = replace(links[place], content=canonical(other))
    assert first_broken(broken)[1] == place + 1
    again = link(Head(place, links[place].previous), "review", other)
    assert first_broken([*links[:place], again, *links[place + 1 :]])[1] in (place + 2, None)
    if place < len(links) - 1:
        assert first_broken([*links[:place], *links[place + 1 :]])[1] == place + 1


# Reviews


def test_reviews_come_back_in_their_order(journal: Journal) -> None:
    first, second = review(journal, 0), review(journal, 1, "accept", why="„ja“")
    assert [first.number, second.number] == [1, 2]
    assert journal.reviews() == (first, second)
    assert journal.reviews(sources=["a.txt"]) == (first, second)
    assert journal.reviews(sources=["b.txt"]) == ()


def test_what_was_reviewed_by_a_day(journal: Journal) -> None:
    review(journal)
    assert [len(journal.reviews(known=date(2025, 12, day))) for day in (6, 7)] == [0, 1]


def test_who_has_not_seen_the_last_review_is_told_what_stands(journal: Journal) -> None:
    first = review(journal)
    (report,) = journal.reports().reports
    stale = apply([report], ()).card(report.claims[0])
    with pytest.raises(StaleReviewError, match=r"Ann decided on this claim meanwhile") as told:
        journal.review(reviewed(report, stale, "accept", **WHO), seen=stale.last)
    assert told.value.made == (first,)
    assert journal.reviews() == (first,)
    assert review(journal, verb="accept", by="Ben").number == 2


def test_decisions_and_reviews_are_one_log(journal: Journal) -> None:
    assert journal.head() == Head()
    decided = Decisions().with_("same", "A", "B", **WHO)
    journal.decide(decided.made)
    review(journal)
    journal.decide(decided.with_("same", "B", "C", **WHO).made[1:])
    assert journal.head().entries == 3
    assert [decision.number for decision in journal.decisions().made] == [1, 2]
    with pytest.raises(UnkeptEntryError, match="somebody else decided meanwhile"):
        journal.decide(decided.with_("same", "B", "D", **WHO).made[1:])
    assert journal.head().entries == 3


def test_half_characters_are_refused(journal: Journal) -> None:
    with pytest.raises(UnkeptEntryError, match="half characters"):
        review(journal, why="\ud83d")
    assert journal.reviews() == ()


# Verifying


def test_a_journal_as_it_was_written_verifies(journal: Journal) -> None:
    review(journal)
    early = journal.head()
    review(journal, 1)
    found = journal.verify(early.sha256)
    claims = len(made().claims)
    assert (found.head, found.reports, found.claims, found.broken) == (
        journal.head(),
        1,
        claims,
        (),
    )


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE journal_keptentry SET content = '{}' WHERE number = 2", ("entry", "2")),
        ("DELETE FROM journal_keptentry WHERE number = 2", ("entry", "2")),
        ("UPDATE journal_keptentry SET source = 'b.txt' WHERE number = 1", ("column", "1")),
        ("UPDATE journal_keptentry SET claim = NULL WHERE number = 3", ("column", "3")),
        ("UPDATE journal_keptreport SET text = text || '!'", ("text", "a.txt (1)")),
        ("UPDATE journal_keptclaim SET quote = '2' WHERE number = 2", ("quote", "a.txt (1), 2")),
    ],
)
def test_what_was_changed_is_named(
    journal: Journal, statement: str, broken: tuple[str, str]
) -> None:
    for number in range(2):
        review(journal, number)
    review(journal, 0, "accept")
    change(journal, statement)
    assert broken in journal.verify().broken


def test_a_log_that_was_cut_off_is_told_by_an_earlier_head(journal: Journal) -> None:
    review(journal)
    review(journal, 1)
    head = journal.head().sha256
    change(journal, "DELETE FROM journal_keptentry WHERE number = 2")
    assert journal.verify().broken == ()
    assert journal.verify(head).broken == (("head", head),)


def test_an_original_that_was_changed_is_named(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.db", to_write=True) as journal:
        journal.add(made(), "digest", at=FIRST, original=b"<p>")
        assert journal.verify().broken == ()
        change(journal, "UPDATE journal_keptoriginal SET packed = x'00'")
        ((what, where),) = journal.verify().broken
        assert (what, len(where)) == ("original", 64)


def test_entries_are_kept_as_json(journal: Journal) -> None:
    review(journal, why="„ü“")
    assert journal.place.file is not None
    with closing(sqlite3.connect(journal.place.file)) as database:
        ((content,),) = database.execute("SELECT content FROM journal_keptentry").fetchall()
    assert json.loads(content)["why"] == "„ü“"
    assert "„ü“" in content
