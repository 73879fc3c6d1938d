"""Lists as people keep them: headers anywhere, names in several columns, doubtful cells."""

from __future__ import annotations

import io

import openpyxl
import pytest

from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import find_layout, wish
from drehtuer.register.reading import Roll, read_roll, spellings
from drehtuer.tables import Table, read_table


def table_of(text: str) -> Table:
    return read_table("list.csv", text.encode())


def roll_of(text: str, *maps: str, **options: str) -> Roll:
    table = table_of(text)
    return read_roll(table, find_layout(table, wish(maps, **options)))


def fields_of(roll: Roll) -> dict[str, str | None]:
    return {column.letters: column.field for column in roll.layout.columns}


def doubts(roll: Roll) -> list[tuple[str, int, str | None]]:
    return [(doubt.code, doubt.row, doubt.column) for doubt in roll.doubts]


HEAD = "ID,Name,Arrested,Status\n"


def test_people() -> None:
    roll = roll_of(HEAD + "7,Ales Bialiatski / Алесь Бяляцкі,14.07.2021,held\n8,X Y,,pardoned\n")
    first, second = roll.entries
    assert (first.row, first.id, first.status) == (2, "7", "held")
    assert first.names == ("Ales Bialiatski", "Алесь Бяляцкі")
    assert first.dates == {"held_since": "2021-07-14"}
    assert (second.name, second.status, second.dates) == ("X Y", "pardoned", {})
    assert roll.doubts == []


@pytest.mark.parametrize(
    ("head", "row", "names"),
    [
        ("Surname,Given name,Status", "Bialiatski,Ales,held", ["Ales Bialiatski"]),
        (
            "Фамилия,Имя,Отчество,Статус",
            "Беляцкий,Алесь,Викторович,сидит",
            ["Алесь Викторович Беляцкий"],
        ),
        ("Name,Vorname,Status", "Bjaljazki,Ales,in Haft", ["Ales Bjaljazki"]),
        ("Surname,Name,Status", "Bialiatski,Ales,held", ["Ales Bialiatski"]),
        (
            "Name,Имя,Status",
            "Ales Bialiatski,Алесь Бяляцкий,held",
            ["Ales Bialiatski", "Алесь Бяляцкий"],
        ),
        (
            "Прозвішча,Імя,Surname,Given name",
            "Бяляцкі,Алесь,Bialiatski,Ales",
            ["Алесь Бяляцкі", "Ales Bialiatski"],
        ),
        (
            "Name,Also known as,Status",
            '"Bialiatski, Ales",Alex; Sasha B,held',
            ["Ales Bialiatski", "Alex", "Sasha B"],
        ),
    ],
)
def test_names_in_several_columns(head: str, row: str, names: list[str]) -> None:
    assert list(roll_of(f"{head}\n{row}\n").entries[0].names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ales Bialiatski", ["Ales Bialiatski"]),
        ("Ales Bialiatski (Алесь Бяляцкі)", ["Ales Bialiatski", "Алесь Бяляцкі"]),
        ("Ales Bialiatski (lawyer)", ["Ales Bialiatski"]),
        ("Ales  Bialiatski\nАлесь Бяляцкі", ["Ales Bialiatski", "Алесь Бяляцкі"]),
        ("—", []),
    ],
)
def test_spellings_in_one_cell(text: str, names: list[str]) -> None:
    assert spellings(text) == names


def test_headers_below_titles_and_empty_rows() -> None:
    roll = roll_of("List of prisoners,,,\nas of today,,,\n\n" + HEAD + "1,A B,2021,held\n")
    assert roll.layout.header == 4
    assert [entry.row for entry in roll.entries] == [5]


def test_headers_in_two_languages_below_each_other() -> None:
    roll = roll_of("Name,Status,Arrested\nФИО,Статус,Дата ареста\nA B,held,2021\n")
    assert roll.layout.header == 2
    assert [entry.name for entry in roll.entries] == ["A B"]


def merged_workbook() -> Table:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Name", "Arrest", None, "Status"])
    sheet.append([None, "Date", "Place", None])
    sheet.append(["A B", "14.07.2021", "Minsk", "held"])
    sheet.append(["C D", "15.07.2021", "Minsk", "held"])
    sheet.append(["E F", "16.07.2021", None, None])
    for area in ("A1:A2", "B1:C1", "D1:D2", "C4:C5"):
        sheet.merge_cells(area)
    made.create_sheet("Sums").append(["people", 3])
    target = io.BytesIO()
    made.save(target)
    return read_table("list.xlsx", target.getvalue())


def test_a_head_over_several_columns() -> None:
    table = merged_workbook()
    roll = read_roll(table, find_layout(table))
    assert roll.layout.header == 2
    assert fields_of(roll) == {"A": "name", "B": "held_since", "C": "place", "D": "status"}
    assert [entry.name for entry in roll.entries] == ["A B", "C D", "E F"]
    assert doubts(roll) == [("merged_rows", 4, "C")]
    assert roll.stopping() == roll.doubts


def test_what_somebody_says_goes_before_what_is_found() -> None:
    text = "Nr.;Wer denn;F;Status\n1;A B;x;frei\n"
    with pytest.raises(RegisterError, match=r"no column of names .* Nr\. \(A\), Wer denn \(B\)"):
        roll_of(text)
    roll = roll_of(text, "Wer denn=name", "c=notes", "Status=")
    assert fields_of(roll) == {"A": "id", "B": "name", "C": "notes", "D": None}
    assert roll.entries[0].status is None


def test_a_list_without_headers() -> None:
    roll = roll_of("A B,held\nC D,freed\n", "A=name", "B=status", header="0")
    assert [(e.name, e.status) for e in roll.entries] == [("A B", "held"), ("C D", "freed")]


@pytest.mark.parametrize(
    ("maps", "told"),
    [
        (["Name"], "write"),
        (["Name=nothing"], "there is no field nothing"),
        (["Nome=name"], "there is no column Nome; there are: ID, Name"),
        (["nowhere.toml"], "no mapping"),
    ],
)
def test_mistakes_in_maps(maps: list[str], told: str) -> None:
    with pytest.raises(RegisterError, match=told):
        roll_of(HEAD + "1,A B,2021,held\n", *maps)
    with pytest.raises(RegisterError, match="choose dmy"):
        wish(dates="ymd")
    with pytest.raises(RegisterError, match="number of the row"):
        wish(header="first")


def test_doubtful_cells_have_their_place() -> None:
    roll = roll_of(
        "ID,Name,Arrested,Status,Freed\n"
        "1,A B,03/04/2021,held,\n"
        "1,C D,13/04/2021,who knows,\n"
        ",,,,\n"
        "3,,14/04/2021,held,\n"
        "4,A B,soon,held,\n"
        "5,E \ufffd F,2021,held,\n"
        "6,G H,2021,#REF!,yes\n"
    )
    assert doubts(roll) == [
        ("date_doubtful", 2, "C"),
        ("duplicate_id", 3, "A"),
        ("status_unknown", 3, "D"),
        ("empty_row", 4, None),
        ("no_name", 5, None),
        ("same_name", 6, None),
        ("date_unread", 6, "C"),
        ("damaged", 7, "B"),
        ("error_value", 8, "D"),
        ("status_unknown", 8, "D"),
        ("date_unread", 8, "E"),
    ]
    assert roll.doubts[0].told == {"value": "03/04/2021", "dmy": "1", "mdy": "0"}
    assert {doubt.code for doubt in roll.stopping()} == {"duplicate_id", "damaged", "error_value"}
    assert [entry.row for entry in roll.entries] == [2, 3, 6, 7, 8]


def test_dates_are_clear_once_the_order_is_said() -> None:
    text = HEAD + "1,A B,03/04/2021,held\n2,C D,04/13/2021,held\n"
    roll = roll_of(text, dates="mdy")
    assert [entry.dates for entry in roll.entries] == [
        {"held_since": "2021-03-04"},
        {"held_since": "2021-04-13"},
    ]
    assert doubts(roll_of(text, dates="dmy")) == [("date_doubtful", 3, "C")]


@pytest.mark.parametrize(
    ("head", "row", "status"),
    [
        ("Name,Status,How released", "A B,released,pardon", "pardoned"),
        ("Name,Status,How released", "A B,held,pardon", "held"),
        ("Name,Arrested,Released", "A B,2020,2021", "freed"),
        ("Name,Arrested,Released", "A B,2020,", "held"),
        ("Name,Arrested,Died", "A B,2020,2022", "died"),
        ("Name,Arrested,Released", "A B,2020,released", "freed"),
        ("Name,Born", "A B,1980", None),
    ],
)
def test_status_from_several_columns(head: str, row: str, status: str | None) -> None:
    assert roll_of(f"{head}\n{row}\n").entries[0].status == status


def test_a_file_with_several_lists_or_nobody() -> None:
    made = openpyxl.Workbook()
    made.active.append(["Name", "Status"])
    made.active.append(["A B", "held"])
    second = made.create_sheet("Freed")
    second.append(["Name", "Status"])
    target = io.BytesIO()
    made.save(target)
    table = read_table("list.xlsx", target.getvalue())
    with pytest.raises(RegisterError, match=r"several sheets hold lists; .*: Sheet, Freed"):
        find_layout(table)
    assert find_layout(table, wish(sheet="Sheet")).sheet == "Sheet"
    with pytest.raises(RegisterError, match="nobody stands below the headers in row 1 of sheet F"):
        find_layout(table, wish(sheet="Freed"))


def test_a_formula_in_a_column_that_counts() -> None:
    made = openpyxl.Workbook()
    made.active.append(["Name", "Status"])
    made.active.append(["A B", '=IF(1=1,"held","freed")'])
    target = io.BytesIO()
    made.save(target)
    table = read_table("list.xlsx", target.getvalue())
    roll = read_roll(table, find_layout(table))
    assert doubts(roll) == [("formula", 2, "B")]
