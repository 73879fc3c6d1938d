"""XLSX: read as openpyxl writes and as calamine reads; patched cell by cell."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from python_calamine import CalamineWorkbook
from tables_made import parts, without_part

from drehtuer.tables import Area, Change, Table, TableError, Value, read_table

DAY = datetime.date(2021, 7, 14)


def workbook() -> openpyxl.Workbook:
    """A list with all that must survive."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Liste"
    sheet.append(["Name", "Verhaftet", "Alter", "Frei", "Notiz"])
    sheet.append(["Ales Bialiatski", DAY, 59, False, " zwei\nZeilen "])
    sheet.append(["Maria Kolesnikowa", datetime.datetime(2020, 9, 7, 10, 30), 38.5, True, "=1+1"])
    sheet["E3"].data_type = "s"
    sheet["A2"].font = Font(bold=True)
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A2"].comment = Comment("from the court's page", "documenter")
    sheet["H2"] = "=C2+1"
    sheet.merge_cells("A6:C6")
    sheet["A6"] = "Summe"
    sheet.column_dimensions["A"].width = 44
    other = made.create_sheet("Other <&> list")
    other["B3"] = "x"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=3))
    other.add_chart(chart, "D4")
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def original() -> bytes:
    return saved(workbook())


@pytest.fixture
def table(original: bytes) -> Table:
    return read_table("list.xlsx", original)


def test_values_have_their_types(table: Table) -> None:
    sheet = table.sheet("Liste")
    assert list(sheet.rows[1][:5]) == ["Ales Bialiatski", DAY, 59, False, " zwei\nZeilen "]
    assert sheet.value(3, 2) == datetime.datetime(2020, 9, 7, 10, 30)
    assert sheet.value(3, 3) == 38.5
    assert sheet.value(3, 5) == "=1+1"
    assert sheet.formulas == {(2, 8)}
    assert sheet.merged == [Area(6, 1, 6, 3)]
    assert sheet.rows[3:5] == [(), ()]
    assert table.sheet("Other <&> list").value(3, 2) == "x"
    assert sheet.value(99, 99) is None


CHANGES: list[tuple[str, int, int, Value]] = [
    ("Liste", 2, 1, "Алесь <Бяляцкі> & Co"),
    ("Liste", 2, 2, datetime.date(2025, 12, 13)),
    ("Liste", 2, 3, 63),
    ("Liste", 2, 4, True),
    ("Liste", 3, 1, None),
    ("Liste", 3, 5, "=cmd|' /C calc'!A0"),
    ("Liste", 3, 4, "_x000D_"),
    ("Liste", 2, 30, "far right"),
    ("Liste", 2, 6, "between"),
    ("Liste", 4, 2, datetime.date(2022, 1, 31)),
    ("Liste", 9, 1, " below "),
    ("Other <&> list", 1, 1, 1.25),
]


def test_changed_cells_change_and_no_others(table: Table, original: bytes) -> None:
    changed = table.changed([Change(*change) for change in CHANGES])
    wanted = {change[:3]: change[3] for change in CHANGES}
    again = read_table("list.xlsx", changed)
    for before, after in zip(table.sheets, again.sheets, strict=True):
        assert (before.name, before.formulas, before.merged) == (
            after.name,
            after.formulas,
            after.merged,
        )
        for row in range(1, 12):
            for column in range(1, 40):
                kept = before.value(row, column)
                expected = wanted.get((before.name, row, column), kept)
                assert after.value(row, column) == expected, (row, column)
    # all styles, comments, charts, widths; formulas are computed anew
    told, kept_parts = parts(original), parts(changed)
    assert list(told) == list(kept_parts)
    differing = {name for name in told if told[name] != kept_parts[name]}
    assert differing == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"}
    assert b'fullCalcOnLoad="1"' in kept_parts["xl/workbook.xml"]


def test_other_programs_read_what_was_changed(table: Table) -> None:
    changed = table.changed([Change(*change) for change in CHANGES])
    sheet = openpyxl.load_workbook(io.BytesIO(changed))["Liste"]
    assert sheet["A2"].value == "Алесь <Бяляцкі> & Co"
    assert sheet["A2"].font.bold
    assert sheet["A2"].comment.text == "from the court's page"
    assert sheet["B2"].value == datetime.datetime(2025, 12, 13)
    assert sheet["B4"].value == datetime.datetime(2022, 1, 31)
    assert sheet["B4"].is_date
    assert (sheet["E3"].value, sheet["E3"].data_type) == ("=cmd|' /C calc'!A0", "s")
    assert sheet["H2"].value == "=C2+1"
    assert sheet["A9"].value == " below "
    assert sheet.column_dimensions["A"].width == 44
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A6:C6"]
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(changed)).get_sheet_by_name("Liste").to_python()
    )
    assert rows[1][:4] == ["Алесь <Бяляцкі> & Co", datetime.date(2025, 12, 13), 63.0, True]
    assert rows[1][29] == "far right"
    assert rows[1][5] == "between"


def test_without_formulas_only_the_sheet_changes() -> None:
    made = workbook()
    made["Liste"]["H2"] = None
    original = saved(made)
    changed = read_table("list.xlsx", original).changed([Change("Liste", 2, 1, "x")])
    before, after = parts(original), parts(changed)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    xml, new = before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]
    start = xml.index(b'<c r="A2"')
    end = xml.index(b"</c>", start) + len(b"</c>")
    assert new.startswith(xml[:start])
    assert new.endswith(xml[end:])


def test_what_must_not_be_changed_is_told(table: Table) -> None:
    with pytest.raises(TableError, match="sheet Liste, row 2, column H: this cell holds a formula"):
        table.changed([Change("Liste", 2, 8, 1)])
    with pytest.raises(TableError, match="row 6, column B: this cell is merged"):
        table.changed([Change("Liste", 6, 2, 1)])
    with pytest.raises(TableError, match="no sheet Nowhere; there are: Liste, Other"):
        table.changed([Change("Nowhere", 6, 2, 1)])


def test_dates_counted_from_1904() -> None:
    made = openpyxl.Workbook()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.active["A1"] = DAY
    table = read_table("list.xlsx", saved(made))
    assert table.sheets[0].value(1, 1) == DAY
    day = datetime.date(2025, 12, 13)
    again = read_table("list.xlsx", table.changed([Change("Sheet", 1, 1, day)]))
    assert again.sheets[0].value(1, 1) == day


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("dd.mm.yyyy", True),
        ("[$-419]d mmmm yyyy;@", True),
        ("yyyy", True),
        ("0.00", False),
        ('0 "days"', False),
        ("#,##0 [Red]", False),
        ("General", False),
        ("[h]:mm", True),
    ],
)
def test_a_number_is_a_date_where_it_is_shown_as_one(code: str, is_date: bool) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = 44391
    made.active["A1"].number_format = code
    value = read_table("list.xlsx", saved(made)).sheets[0].value(1, 1)
    assert value == (DAY if is_date else 44391)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "xml",
    [
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        "<x:row><x:c><x:v>1</x:v></x:c><x:c/></x:row><x:row/></x:sheetData></x:worksheet>",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1"/><sheetData><row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>'
        "</sheetData></worksheet>",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<sheetData/></worksheet>",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="2"/></sheetData></worksheet>',
    ],
    ids=["prefixes and no references", "spans", "no rows", "an empty row"],
)
def test_sheets_as_other_programs_write_them(xml: str, original: bytes) -> None:
    data = without_part(original, SHEET, xml.encode())
    table = read_table("list.xlsx", data)
    places = [(1, 2), (2, 1), (2, 3), (3, 1)]
    changed = table.changed([Change("Liste", *place, f"{place}") for place in places])
    sheet = read_table("list.xlsx", changed).sheet("Liste")
    assert [sheet.value(*place) for place in places] == [f"{place}" for place in places]
    assert sheet.value(1, 1) == table.sheet("Liste").value(1, 1)
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(changed)).get_sheet_by_name("Liste").to_python()
    )
    assert "(2, 3)" in rows[-2]


def test_a_damaged_part_is_told(original: bytes) -> None:
    with pytest.raises(TableError, match=r"the part xl/worksheets/sheet1.xml .* is damaged"):
        read_table("list.xlsx", without_part(original, SHEET, b"<worksheet><sheetData>"))
    with pytest.raises(TableError, match="missing"):
        read_table("list.xlsx", without_part(original, SHEET))
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'
    with pytest.raises(TableError, match="declares entities"):
        read_table("list.xlsx", without_part(original, SHEET, bomb))
    far = b'<worksheet><sheetData><row r="99999999"/></sheetData></worksheet>'
    with pytest.raises(TableError, match="r=99999999"):
        read_table("list.xlsx", without_part(original, SHEET, far))


def test_openpyxl_and_we_read_the_same(tmp_path: Path, original: bytes) -> None:
    (tmp_path / "list.xlsx").write_bytes(original)
    theirs = openpyxl.load_workbook(tmp_path / "list.xlsx", data_only=True)["Liste"]
    ours = read_table("list.xlsx", original).sheet("Liste")
    for row in theirs.iter_rows():
        for cell in row:
            value = ours.value(cell.row, cell.column)
            if type(value) is datetime.date:
                value = datetime.datetime.combine(value, datetime.time())
            assert value == cell.value
