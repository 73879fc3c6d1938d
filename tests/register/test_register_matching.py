"""Reports held against a list: what they would change, and what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

import drehtuer
from drehtuer.books.lives import accounted, directory_of
from drehtuer.model import Report
from drehtuer.register import Register
from drehtuer.register.layout import find_layout
from drehtuer.register.matching import Matched, matched
from drehtuer.register.spoken import Meeting, meet
from drehtuer.tables import read_table

FREED = (
    "Belarus released the Nobel laureate Ales Bialiatski on 13 December 2025. "
    "He had been in prison since July 2021.\n"
)
HEAD = "ID,Name,Arrested,Status,Released\n"


def report(text: str, published: str = "2025-12-15", source: str = "a.txt") -> Report:
    return drehtuer.read(text + "\n", published=published, language="en", source=source)


def met(folder: Path, rows: str, *reports: Report, head: str = HEAD) -> tuple[Register, Meeting]:
    table = read_table("list.csv", (head + rows).encode())
    Register.create(folder / "register", table, find_layout(table))
    register = Register(folder / "register")
    account, people = accounted(reports)
    return register, meet(register.roll(), directory_of(account, people), account, reports)


def found(folder: Path, rows: str, *reports: Report, head: str = HEAD) -> Matched:
    register, meeting = met(folder, rows, *reports, head=head)
    (one,) = matched(register, register.roll(), meeting)
    return one


def test_a_release_is_proposed_in_the_words_of_the_list(tmp_path: Path) -> None:
    rows = "1,Алесь Бяляцкі,14.07.2021,у зняволенні,\n2,X Y,1.1.2020,вызвалены,11.09.2025\n"
    one = found(tmp_path, rows, report(FREED))
    assert one.verdict == "proposed"
    assert [(p.column.field, p.old, p.new) for p in one.proposals] == [
        ("status", "у зняволенні", "вызвалены"),
        ("freed", None, "13.12.2025"),
    ]
    told = one.proposals[0].told
    assert told.source == "a.txt"
    assert told.published == "2025-12-15"
    assert told.sentence == FREED.partition(". ")[0] + "."
    assert told.quote in told.sentence


def test_the_same_proposal_has_the_same_id(tmp_path: Path) -> None:
    rows = "1,Ales Bialiatski,2021,held,\n"
    ids = [
        [proposal.id for proposal in found(tmp_path / name, rows, report(FREED)).proposals]
        for name in "ab"
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("1,Ales Bialiatski,2021,held,", "proposed"),
        ("1,Ales Bialiatski,2021,,", "proposed"),
        ("1,Ales Bialiatski,2021,pardoned,13.12.2025", "agrees"),
        ("1,Ales Bialiatski,2021,died,", "older"),
        ("1,Ales Bialiatski,01.03.2026,held,", "older"),
    ],
)
def test_verdicts_on_a_release(tmp_path: Path, row: str, verdict: str) -> None:
    one = found(tmp_path, row + "\n", report(FREED))
    assert one.verdict == verdict
    assert bool(one.proposals) == (verdict == "proposed")


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("1,Ales Bialiatski,2021,held,", "agrees"),
        ("1,Ales Bialiatski,2021,freed,13.12.2025", "older"),
        ("1,Ales Bialiatski,2021,freed,", "undated"),
    ],
)
def test_a_report_from_before_the_release_jails_nobody_again(
    tmp_path: Path, row: str, verdict: str
) -> None:
    text = "Ales Bialiatski was arrested in Minsk on 14 July 2021."
    assert found(tmp_path, row + "\n", report(text, "2021-07-15")).verdict == verdict


def test_an_arrest_after_the_release_is_proposed(tmp_path: Path) -> None:
    text = "Ales Bialiatski was arrested in Minsk on 14 July 2021."
    row = "1,Ales Bialiatski,2011,freed,21.06.2014\n"
    one = found(tmp_path, row, report(text, "2021-07-15"))
    assert [(p.column.field, p.new) for p in one.proposals] == [("status", "held")]


def test_reports_that_contradict_one_another_propose_nothing(tmp_path: Path) -> None:
    again = "Ales Bialiatski was arrested again in Brest on 14 December 2025."
    one = found(
        tmp_path,
        "1,Ales Bialiatski,2021,freed,13.12.2025\n",
        report(FREED),
        report(again, source="b.txt"),
    )
    assert one.verdict == "contradictory"
    assert one.proposals == ()
    assert one.spoken.against is not None
    assert one.spoken.against.source == "a.txt"


def test_the_day_of_a_release_is_the_earliest_told(tmp_path: Path) -> None:
    later = report("Ales Bialiatski is free.", "2025-12-30", "b.txt")
    one = found(tmp_path, "1,Ales Bialiatski,14.07.2021,held,\n", report(FREED), later)
    assert [p.new for p in one.proposals] == ["freed", "13.12.2025"]


def test_without_a_column_nothing_is_proposed(tmp_path: Path) -> None:
    one = found(tmp_path, "Ales Bialiatski,2021\n", report(FREED), head="Name,Arrested\n")
    assert (one.verdict, one.proposals) == ("silent", ())


def test_who_is_not_on_the_list_and_who_may_be(tmp_path: Path) -> None:
    text = "Belarus released Ales Bialiatski and Maria Kolesnikova on 13 December 2025."
    _, meeting = met(tmp_path, "1,Bialiatski,2021,held,\n2,X Y,2021,held,\n", report(text))
    assert meeting.spoken == ()
    assert [(unclear.life.name, unclear.entries[0].row) for unclear in meeting.unclear] == [
        ("Ales Bialiatski", 2)
    ]
    assert [life.name for life in meeting.new] == ["Maria Kolesnikova"]
    told = meeting.last_word(meeting.new[0])
    assert told is not None
    assert told.sentence == text


def test_kin_are_not_taken_for_somebody_of_the_list(tmp_path: Path) -> None:
    text = "Belarus released Siarhei Tsikhanouski on 21 June 2025."
    _, meeting = met(tmp_path, "1,Sviatlana Tsikhanouskaya,,exiled,\n", report(text, "2025-06-22"))
    assert meeting.spoken == ()
    assert [life.name for life in meeting.new] == ["Siarhei Tsikhanouski"]


def test_namesakes_on_the_list_are_left_to_the_reader(tmp_path: Path) -> None:
    rows = "1,Ales Bialiatski,2021,held,\n2,Алесь Бяляцкі,2021,held,\n"
    _, meeting = met(tmp_path, rows, report(FREED))
    assert meeting.spoken == ()
    assert [entry.row for entry in meeting.unclear[0].entries] == [2, 3]
