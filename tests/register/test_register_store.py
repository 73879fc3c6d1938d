"""The folder of a register: all or nothing, decisions kept and undone, the list given back."""

from __future__ import annotations

import datetime
import io
import json
import stat
import tomllib
from pathlib import Path

import openpyxl
import pytest

from drehtuer.register import Register
from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import find_layout, wish
from drehtuer.tables import Sheet, Table, TableError, Value, read_table

AT = "2025-12-14T09:00:00+00:00"
WHO = {"by": "editor", "why": "the court's page", "at": AT}
TEXT = (
    "ID;Name;Festnahme;Status;Notiz\r\n"
    '17;"Ales Bialiatski";14.07.2021;in Haft;"a ""b"""\r\n'
    "18;Maria Kolesnikowa;07.09.2020;in Haft;\r\n"
    "19;Sergej Tichanowski;29.05.2020;freigelassen; x \r\n"
)


def register_of(folder: Path, data: bytes = TEXT.encode(), name: str = "list.csv") -> Register:
    table = read_table(name, data)
    Register.create(folder / "register", table, find_layout(table))
    return Register(folder / "register")


def decide(register: Register, who: str, field: str, text: str) -> None:
    roll = register.roll()
    entry, column = register.entry(roll, who), register.column(field)
    register.decide([(entry.row, column, register.value(roll, column, text))], **WHO)


def test_a_register_is_three_files_that_only_their_owner_reads(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    files = {path.name: path for path in register.folder.iterdir()}
    assert set(files) == {"list.csv", "mapping.toml", "decisions.jsonl"}
    assert files["list.csv"].read_bytes() == TEXT.encode()
    assert files["decisions.jsonl"].read_bytes() == b""
    assert stat.S_IMODE(register.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in files.values()} == {0o600}
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_a_saved_mapping_reads_another_list_alike(tmp_path: Path) -> None:
    text = "Nr.;Wer;Wann;Wann\n1;A B;03/04/2021;x\n"
    table = read_table("list.csv", text.encode())
    maps = ["Wer=name", "C=held_since", "Nr.="]
    layout = find_layout(table, wish(maps, dates="dmy"))
    Register.create(tmp_path / "register", table, layout)
    register = Register(tmp_path / "register")
    assert register.layout == layout
    saved = register.folder / "mapping.toml"
    assert tomllib.loads(saved.read_text("utf-8"))["columns"] == {
        "Nr.": "",
        "Wer": "name",
        "C": "held_since",
        "D": "",
    }
    less = read_table("less.csv", b"Wer;Mehr\nC D;y\n")
    assert [c.field for c in find_layout(less, wish([str(saved)])).columns] == ["name", None]
    other = read_table("other.csv", b"Nr.;Wer;Wann;Wann\n2;C D;04/05/2021;y\n")
    again = find_layout(other, wish([str(saved)]))
    assert [(c.number, c.field) for c in again.columns] == [
        (c.number, c.field) for c in layout.columns
    ]
    assert again.dates == "dmy"


@pytest.mark.parametrize(
    "text",
    [
        "Name,Arrest,,Status\n,Date,Place,\nPerson A,14.07.2021,Minsk,held\n",
        "Name,Status,Arrested\nФИО,Статус,Дата ареста\nPerson A,held,2021\n",
        "Title,,\n\nName,Status,F\nPerson A,held,x\n",
        "F,Name,Status,x,y,z\n1,Person A,held,1,2,3\n",
    ],
)
def test_a_register_is_read_again_as_it_was_imported(tmp_path: Path, text: str) -> None:
    table = read_table("list.csv", text.encode())
    maps = ["F=notes"] if "F" in text.splitlines()[0].split(",") else []
    layout = find_layout(table, wish(maps))
    Register.create(tmp_path / "register", table, layout)
    register = Register(tmp_path / "register")
    assert register.layout == layout
    assert [entry.name for entry in register.roll().entries] == ["Person A"]


def test_decisions_are_written_as_the_list_writes(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    decide(register, "17", "status", "freed")
    decide(register, "row:3", "Festnahme", "8 September 2020")
    decide(register, "19", "E", "=1+1")
    assert [decision.new for decision in register.decisions] == [
        "freigelassen",
        "08.09.2020",
        "=1+1",
    ]
    lines = (register.folder / "decisions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[0]) == {
        "number": 1,
        "at": AT,
        "by": "editor",
        "why": "the court's page",
        "row": 2,
        "column": "D",
        "field": "status",
        "old": "in Haft",
        "new": "freigelassen",
    }
    again = Register(register.folder)
    assert again.decisions == register.decisions
    assert {entry.id: entry.status for entry in again.roll().entries} == {
        "17": "freed",
        "18": "held",
        "19": "freed",
    }
    expected = (
        TEXT.replace("14.07.2021;in Haft", "14.07.2021;freigelassen")
        .replace("07.09.2020", "08.09.2020")
        .replace("; x \r\n", ";'=1+1\r\n")
    )
    assert again.exported().decode() == expected


def test_decisions_are_undone_by_further_lines(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    decide(register, "17", "status", "freed")
    decide(register, "17", "status", "begnadigt")
    register.undo(1, **WHO)
    assert register.decided() == {(2, 4): "begnadigt"}
    register.undo(2, **WHO)
    assert register.exported() == TEXT.encode()
    assert [decision.undoes for decision in Register(register.folder).decisions] == [
        None,
        None,
        1,
        2,
    ]
    with pytest.raises(RegisterError, match="no decision 2"):
        register.undo(2, **WHO)
    with pytest.raises(RegisterError, match="no decision 3"):
        register.undo(3, **WHO)


def test_a_line_that_a_crash_has_torn_is_passed_over(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    decide(register, "17", "status", "freed")
    file = register.folder / "decisions.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole + '{"number": 2, "at": "зняв'.encode()[:-1])
    again = Register(register.folder)
    assert [decision.number for decision in again.decisions] == [1]
    decide(again, "18", "status", "freed")
    assert [decision.number for decision in Register(register.folder).decisions] == [1, 2]
    # an editor may leave the end of the last line away
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    decide(Register(register.folder), "18", "notes", "x")
    assert [decision.number for decision in Register(register.folder).decisions] == [1, 2, 3]
    file.write_bytes(b"{}\n" + whole)
    with pytest.raises(RegisterError, match=r"decisions.jsonl, line 1: no decision"):
        Register(register.folder)


def test_two_writers_do_not_take_one_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = register_of(tmp_path)
    other = Register(register.folder)
    decide(register, "17", "status", "freed")
    decide(other, "18", "status", "freed")
    assert [decision.number for decision in Register(register.folder).decisions] == [1, 2]
    monkeypatch.setattr("drehtuer.register.store._PATIENCE", 0.0)
    (register.folder / "decisions.lock").touch()
    with pytest.raises(RegisterError, match="another program is writing"):
        decide(register, "17", "notes", "x")


def test_who_and_what_is_meant(tmp_path: Path) -> None:
    text = "ID,Name,Name EN,Status\n5,A B,A B,held\n5,C D,C D,held\n2,E F,E F,held\n"
    register = register_of(tmp_path, text.encode())
    roll = register.roll()
    assert register.entry(roll, "2").row == 4
    assert register.entry(roll, "row:2").row == 2
    assert register.entry(roll, "3").row == 3
    with pytest.raises(RegisterError, match="5 is the id of several people; name the row: row:2"):
        register.entry(roll, "5")
    with pytest.raises(RegisterError, match="nobody has the id or stands in the row 99"):
        register.entry(roll, "99")
    assert register.column("Name").letters == "B"
    with pytest.raises(RegisterError, match=r"several columns hold name: .*|name one of them"):
        register_of(tmp_path / "2", b"Names,Name EN,Status\nA B,A B,held\n").column("name")
    with pytest.raises(RegisterError, match="no column for freed; its columns are: ID, Name"):
        register.column("freed")
    with pytest.raises(RegisterError, match="row 4, column D holds held already"):
        decide(register, "2", "status", "held")
    decide(register, "2", "Name EN", "")
    assert register.roll().entries[2].names == ("E F",)


def test_a_date_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="soon: this is no date"):
        decide(register_of(tmp_path), "17", "held_since", "soon")


def test_a_cell_that_the_file_cannot_hold_is_refused_at_once(tmp_path: Path) -> None:
    text = "Имя;Статус\nАлесь Беляцкий;сидит\n"
    register = register_of(tmp_path, text.encode("cp1251"))
    with pytest.raises(TableError, match="cannot be written in CP1251"):
        decide(register, "row:2", "name", "Łukasz")
    assert register.decisions == []


def test_nothing_is_left_of_an_import_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drehtuer.register.store.saved", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        register_of(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    register_of(tmp_path)
    with pytest.raises(RegisterError, match="this exists already"):
        register_of(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(RegisterError, match=r"exists already|cannot be written"):
        register_of(tmp_path / "file")
    with pytest.raises(RegisterError, match="there is no register"):
        Register(tmp_path / "nowhere")


def test_the_original_is_what_decisions_refer_to(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    register.file.write_bytes(TEXT.replace("17;", "71;").encode())
    with pytest.raises(RegisterError, match="was changed since it was imported"):
        Register(register.folder)
    (register.folder / "mapping.toml").write_text("file = 1\n")
    with pytest.raises(RegisterError, match="cannot be read"):
        Register(register.folder)


def test_where_a_list_is_given_back(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    decide(register, "17", "status", "freed")
    out = tmp_path / "out.csv"
    assert register.export(out) == 1
    with pytest.raises(RegisterError, match="is there already"):
        register.export(out)
    assert register.export(out, overwrite=True) == 1
    with pytest.raises(RegisterError, match=r"end the name in \.csv"):
        register.export(tmp_path / "out.xlsx")
    with pytest.raises(RegisterError, match="cannot be written"):
        register.export(tmp_path / "nowhere" / "out.csv")
    with pytest.raises(RegisterError, match="is there already"):
        register.export(register.folder / "list.csv", overwrite=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "register"]


# The round trip

ROWS, COLUMNS = 1_000, 40
HEADERS = ["ID", "Name", "Arrested", "Status", *(f"Odd {n}" for n in range(5, COLUMNS + 1))]


def cell(row: int, column: int) -> Value:
    """What stands in a column of a list with all that cells can hold."""
    match column:
        case 1:
            return row
        case 2:
            return f"Person {row}"
        case 3:
            return datetime.date(2020, 8, 9) + datetime.timedelta(days=row % 900)
        case 4:
            return "held" if row % 7 else "freed"
    kinds: list[Value] = [
        None,
        f"text {row}",
        f' "quoted", {row}; ',
        "two\nlines",
        "=1+1",
        row * 1.5,
        -row,
        row % 2 == 0,
        "Ж ў ł ß",
        "00123",
    ]
    return kinds[(row + column) % len(kinds)]


def as_xlsx() -> bytes:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("List")
    sheet.append(HEADERS)
    for row in range(1, ROWS + 1):
        values = []
        for column in range(1, COLUMNS + 1):
            value = cell(row, column)
            if value == "=1+1":
                written = openpyxl.cell.WriteOnlyCell(sheet, value)
                written.data_type = "s"
                values.append(written)
            else:
                values.append(value)
        sheet.append(values)
    made.create_sheet("Other").append(["x"])
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def as_json() -> bytes:
    def plain(value: Value) -> object:
        return value.isoformat() if isinstance(value, datetime.date) else value

    records = [
        {h: plain(cell(row, c)) for c, h in enumerate(HEADERS, 1)} for row in range(1, ROWS + 1)
    ]
    return json.dumps(records, indent=1, ensure_ascii=False).encode()


def as_csv() -> bytes:
    import csv

    target = io.StringIO()
    writer = csv.writer(target, delimiter=";")
    writer.writerow(HEADERS)
    for row in range(1, ROWS + 1):
        writer.writerow([cell(row, column) for column in range(1, COLUMNS + 1)])
    return target.getvalue().encode("utf-8-sig")


def as_ods() -> bytes:
    from html import escape

    from tables_made import ods, ods_cell, ods_table

    def written(value: Value) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, datetime.date):
            told = f'office:value-type="date" office:date-value="{value}"'
        elif isinstance(value, bool):
            told = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
        elif isinstance(value, int | float):
            told = f'office:value-type="float" office:value="{value}"'
        else:
            lines = escape(value).replace(" ", "<text:s/>").split("\n")
            return ods_cell("</text:p><text:p>".join(lines))
        return f"<table:table-cell {told}><text:p>{value}</text:p></table:table-cell>"

    rows = [
        "".join(written(cell(row, column)) for column in range(1, COLUMNS + 1))
        for row in range(1, ROWS + 1)
    ]
    head = "".join(ods_cell(header) for header in HEADERS)
    return ods(ods_table("List", head, *rows) + ods_table("Other", ods_cell("x")))


@pytest.mark.parametrize(
    ("name", "make"),
    [("list.xlsx", as_xlsx), ("list.ods", as_ods), ("list.csv", as_csv), ("list.json", as_json)],
    ids=["xlsx", "ods", "csv", "json"],
)
def test_round_trip_of_many_rows_and_columns(tmp_path: Path, name: str, make) -> None:
    from tables_made import parts

    original = make()
    register = register_of(tmp_path, original, name)
    assert len(register.roll().entries) == ROWS
    places = [(row, register.column(key)) for row in (2, 777, 998) for key in ("status", "Odd 33")]
    register.decide([(row, column, f"=new {row}") for row, column in places], **WHO)
    out = tmp_path / name
    assert register.export(out) == len(places)
    changed = out.read_bytes()
    before, after = register.table, read_table(name, changed)
    wanted = {(row, column.number): f"=new {row}" for row, column in places}
    assert differing(before, after, register.layout.sheet) == wanted
    if name.endswith(("xlsx", "ods")):
        told, kept = parts(original), parts(changed)
        assert list(told) == list(kept)
        part = "content.xml" if name.endswith("ods") else "xl/worksheets/sheet1.xml"
        assert [each for each in told if told[each] != kept[each]] == [part]
    else:
        lines, again = original.split(b"\n"), changed.split(b"\n")
        assert len(lines) == len(again)
        assert sum(a != b for a, b in zip(lines, again, strict=True)) in (3, len(places))


def differing(before: Table, after: Table, name: str) -> dict[tuple[int, int], Value]:
    """The cells of one sheet that differ, as they are after; other sheets do not differ."""
    found: dict[tuple[int, int], Value] = {}
    for one, other in zip(before.sheets, after.sheets, strict=True):
        assert (one.name, one.merged, one.formulas) == (other.name, other.merged, other.formulas)
        found |= _cells(one, other, name)
    return found


def _cells(one: Sheet, other: Sheet, name: str) -> dict[tuple[int, int], Value]:
    found: dict[tuple[int, int], Value] = {}
    for row in range(1, max(len(one.rows), len(other.rows)) + 1):
        if [*one.rows[row - 1 : row]] == [*other.rows[row - 1 : row]]:
            continue
        for column in range(1, max(one.width, other.width) + 1):
            value = other.value(row, column)
            if one.value(row, column) != value:
                assert one.name == name
                found[row, column] = value
    return found
