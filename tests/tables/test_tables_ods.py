"""ODS: repeated rows and cells, comments, types; changed in place and read by calamine."""

from __future__ import annotations

import datetime
import io

import pytest
from python_calamine import CalamineWorkbook
from tables_made import MANIFEST, ods, ods_cell, ods_table, parts

from drehtuer.tables import Area, Change, Sheet, TableError, Value, read_table

DATE = (
    '<table:table-cell table:style-name="d" office:value-type="date"'
    ' office:date-value="2021-07-14"><text:p>14.07.21</text:p></table:table-cell>'
)
NOTE = "<office:annotation><dc:creator>X</dc:creator><text:p>a remark</text:p></office:annotation>"
LIST = (
    ods_table(
        "Liste",
        ods_cell("Name") + ods_cell("Verhaftet") + ods_cell("Alter") + ods_cell("Notiz"),
        ods_cell(f"{NOTE}Ales <text:span>Bialiatski</text:span>", ' table:style-name="b"')
        + DATE
        + '<table:table-cell office:value-type="float" office:value="59"><text:p>59</text:p>'
        "</table:table-cell>"
        + '<table:table-cell table:number-columns-repeated="3" office:value-type="string">'
        '<text:p>a<text:s text:c="2"/>b</text:p><text:p>c<text:tab/>d</text:p></table:table-cell>'
        + '<table:table-cell table:formula="of:=[.C2]+1" office:value-type="float"'
        ' office:value="60"><text:p>60</text:p></table:table-cell>',
    ).removesuffix("</table:table>")
    + '<table:table-row table:number-rows-repeated="4"><table:table-cell table:style-name="r"'
    ' office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>'
    '</table:table-cell><table:table-cell table:number-columns-repeated="1023"/></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-spanned="2"'
    ' table:number-rows-spanned="1" office:value-type="string"><text:p>Summe</text:p>'
    "</table:table-cell><table:covered-table-cell/></table:table-row>"
    '<table:table-row table:number-rows-repeated="1048569"><table:table-cell'
    ' table:number-columns-repeated="1024"/></table:table-row></table:table>'
)
ORIGINAL = ods(LIST + ods_table("Zwei", ods_cell("x")))


def cells(sheet: Sheet) -> dict[tuple[int, int], Value]:
    return {
        (r, c): value
        for r, row in enumerate(sheet.rows, 1)
        for c, value in enumerate(row, 1)
        if value is not None
    }


def test_values() -> None:
    table = read_table("list.ods", ORIGINAL)
    sheet = table.sheet("Liste")
    assert list(sheet.rows[1]) == [
        "Ales Bialiatski",
        datetime.date(2021, 7, 14),
        59,
        *["a  b\nc\td"] * 3,
        60,
    ]
    assert [list(row) for row in sheet.rows[2:6]] == [[True]] * 4
    assert len(sheet.rows) == 7
    assert sheet.formulas == {(2, 7)}
    assert sheet.merged == [Area(7, 1, 7, 2)]
    assert table.sheet("Zwei").value(1, 1) == "x"


CHANGES: list[tuple[str, int, int, Value]] = [
    ("Liste", 2, 1, "Алесь <Бяляцкі> & Co"),
    ("Liste", 2, 2, datetime.date(2025, 12, 13)),
    ("Liste", 2, 3, None),
    ("Liste", 2, 5, "  in  the middle\tof\nthree "),
    ("Liste", 2, 30, 1.5),
    ("Liste", 4, 1, False),
    ("Liste", 4, 500, "in a run of empty cells"),
    ("Liste", 6, 1, "=1+1"),
    ("Liste", 2000, 3, "far below"),
    ("Zwei", 1, 2, "right"),
    ("Zwei", 5, 3, "behind the last row"),
]


def test_changed_cells_change_and_no_others() -> None:
    table = read_table("list.ods", ORIGINAL)
    changed = table.changed([Change(*change) for change in CHANGES])
    again = read_table("list.ods", changed)
    for before, after in zip(table.sheets, again.sheets, strict=True):
        wanted = {(r, c): value for name, r, c, value in CHANGES if name == before.name}
        expected = {place: v for place, v in {**cells(before), **wanted}.items() if v is not None}
        assert cells(after) == expected
        assert (after.formulas, after.merged) == (before.formulas, before.merged)
    told, kept = parts(ORIGINAL), parts(changed)
    assert list(told) == list(kept)
    assert {name for name in told if told[name] != kept[name]} == {"content.xml"}
    content = kept["content.xml"].decode()
    assert NOTE in content, "comments stay"
    assert 'table:style-name="d" office:value-type="date" office:date-value="2025-12-13"' in content
    assert 'table:style-name="b"' in content


def test_other_programs_read_what_was_changed() -> None:
    changed = read_table("list.ods", ORIGINAL).changed([Change(*change) for change in CHANGES])
    book = CalamineWorkbook.from_filelike(io.BytesIO(changed))
    rows = book.get_sheet_by_name("Liste").to_python()
    assert rows[1][1] == datetime.date(2025, 12, 13)
    assert rows[1][5] == rows[1][3]
    assert rows[3][499] == "in a run of empty cells"
    assert [row[0] for row in rows[2:6]] == [True, False, True, "=1+1"]
    assert rows[1999][2] == "far below"
    assert book.get_sheet_by_name("Zwei").to_python()[4][2] == "behind the last row"


def test_one_change_is_one_place_in_the_xml() -> None:
    changed = read_table("list.ods", ORIGINAL).changed([Change("Liste", 2, 3, 63)])
    before, after = (parts(data)["content.xml"].decode() for data in (ORIGINAL, changed))
    old = '<table:table-cell office:value-type="float" office:value="59"><text:p>59'
    assert after == before.replace(old, old.replace("59", "63"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            ods(
                LIST,
                manifest=MANIFEST.replace(
                    "/>", "><manifest:encryption-data/></manifest:file-entry>", 1
                ),
            ),
            "password",
        ),
        (ods(LIST, head='<!DOCTYPE a [<!ENTITY b "b">]>'), "declares entities"),
        (ods("<table:table>"), "content.xml of the file is damaged"),
        (ods(ods_table("A", "")), "nothing in any sheet"),
    ],
    ids=["password", "entities", "damaged", "blank"],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    with pytest.raises(TableError, match=told):
        read_table("list.ods", data)


def test_cells_that_stand_for_billions_are_refused() -> None:
    row = ods_cell("x", ' table:number-columns-repeated="16384"')
    table = ods_table("A", row).replace("-row>", '-row table:number-rows-repeated="999999">', 1)
    with pytest.raises(TableError, match="more than 20000000 cells"):
        read_table("list.ods", ods(table))
