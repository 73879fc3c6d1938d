"""Two lists compared: by ids that go with the names, by names in any spelling."""

from __future__ import annotations

import pytest

from drehtuer.register.comparing import Comparison, compare
from drehtuer.register.layout import find_layout
from drehtuer.register.reading import Roll, read_roll
from drehtuer.tables import read_table


def roll_of(text: str) -> Roll:
    table = read_table("list.csv", text.encode())
    return read_roll(table, find_layout(table))


def compared(old: str, new: str, head: str = "ID,Name,Born,Status\n") -> Comparison:
    return compare(roll_of(head + old), roll_of(head + new))


def test_nothing_changed() -> None:
    text = "1,Ales Bialiatski,1962,held\n2,Maria Kolesnikova,1982,held\n"
    made = compared(text, text)
    assert (made.before, made.after, made.same, made.by_id) == (2, 2, 2, True)
    assert (made.came, made.went, made.changed, made.doubtful) == ((), (), (), ())


def test_ids_tell_who_somebody_is_where_they_go_with_the_names() -> None:
    made = compared(
        "1,Ales Bialiatski,,held\n2,Maria Kolesnikova,,held\n",
        "1,Алесь Бяляцкі,,pardoned\n2,Марыя Калеснікава,,held\n",
    )
    assert made.by_id
    assert [(change.old.row, change.fields) for change in made.changed] == [
        (2, ("status", "name")),
        (3, ("name",)),
    ]
    assert made.steps() == {("held", "pardoned"): 1}
    assert made.fields() == {"status": 1, "name": 2}


def test_running_numbers_do_not() -> None:
    made = compared(
        "1,Ales Bialiatski,,held\n2,Maria Kolesnikova,,held\n3,Mikola Statkevich,,held\n",
        "1,Maria Kolesnikova,,held\n2,Mikola Statkevich,,held\n3,Ihar Losik,,held\n",
    )
    assert not made.by_id
    assert made.same == 2
    assert [entry.name for entry in made.came] == ["Ihar Losik"]
    assert [departure.entry.name for departure in made.went] == ["Ales Bialiatski"]


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        ("Ales Bialiatski", "Ales Bialiatski", False),
        ("Bialiatski Ales", "Ales Bialiatski", True),
        ("Ales Bialiatski", "Алесь Бяляцкі", True),
        ("Ales Bialiatski", "Алесь Бяляцкі / Ales Bialiatski", False),
    ],
)
def test_names_tell_who_somebody_is_in_any_spelling(old: str, new: str, renamed: bool) -> None:
    made = compared(f"{old}\n", f"{new}\nX\n", head="Name,Status\n")
    assert len(made.went) == 0
    assert [change.fields for change in made.changed] == ([("name",)] if renamed else [])


def test_kin_and_namesakes_stay_apart() -> None:
    made = compared(
        "1,Siarhei Tsikhanouski,1978,held\n2,Ivan Ivanou,1980,held\n",
        "7,Sviatlana Tsikhanouskaya,1982,exiled\n8,Ivan Ivanou,1990,held\n",
    )
    assert (len(made.came), len(made.went), made.doubtful) == (2, 2, ())


def test_who_may_be_one_is_left_to_the_reader() -> None:
    made = compared("1,Statkevich,,held\n", "7,Mikola Statkevich,,held\n")
    assert (len(made.came), len(made.went)) == (1, 1)
    assert [(pair.old.row, pair.new.row) for pair in made.doubtful] == [(2, 2)]
    two = compared("1,Ivan Ivanou,,held\n2,Ivan Ivanou,,held\n", "7,Иван Иванов,,held\n")
    assert (len(two.came), len(two.went), len(two.doubtful)) == (1, 2, 2)


def test_why_somebody_went_as_the_list_says() -> None:
    made = compared(
        "1,Person A,,served\n2,Person B,,died\n3,Person C,,held\n", "9,Ales Bialiatski,,held\n"
    )
    assert made.reasons() == {"served": 1, "died": 1, None: 1}
    assert [departure.told_by for departure in made.went] == ["list", "list", None]


def test_only_what_both_lists_have_is_compared() -> None:
    old = roll_of("Name,Status,Prison,Arrested,Lawyer\nPerson A,held,Horki,14.07.2021,x\n")
    new = roll_of("Name,Status,Arrested,Lawyer\nPerson A,in prison,14 July 2021,y\n")
    assert compare(old, new).same == 1
