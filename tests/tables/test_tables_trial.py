"""Workbooks that are traps are refused in good time, by a process that can be ended."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tables_made import ods, ods_cell, ods_table, written

from drehtuer.tables import TableError, excel, open_table, read_table, trial
from drehtuer.text.limits import SETTING

LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FULL = '<row><c t="s"><v>0</v></c></row>'


def workbook(rows: str, *, sheets: int = 1, strings: str = "<si/>") -> bytes:
    """A workbook all of whose sheets are the same part, with these rows and shared strings."""
    numbers = range(sheets)
    names = "".join(f'<sheet name="{n}" r:id="r{n}"/>' for n in numbers)
    places = "".join(
        f'<Relationship Id="r{n}" Type="x/worksheet" Target="sheet.xml"/>' for n in numbers
    )
    parts = {
        "xl/workbook.xml": f"<workbook><sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{places}</Relationships>",
        "xl/sheet.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: workbook(" " * 150_000_000), "table_large"),
        (lambda: ods(" " * 150_000_000), "table_large"),
        (lambda: workbook(FULL, strings="<si/>" * 8_000_000), "table_slow"),
        (lambda: workbook("<row></row>" * 900_000 + FULL), "table_slow"),
        (lambda: workbook('<row r="1048576"/>', sheets=5000), "table_slow"),
        (lambda: ods(ods_table("a", ods_cell("&b;")), head=LAUGHS), "table_doctype"),
        (lambda: b"PK\x03\x04" + bytes(1000), "table_zip"),
    ],
    ids=["zip bomb", "ods bomb", "strings", "rows", "far rows", "laughs", "broken"],
)
def test_a_trap_is_refused_in_good_time(
    tmp_path: Path, data: Callable[[], bytes], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "0.5")
    path = written(tmp_path, "a.xlsx", data())
    here, there = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(TableError) as caught:
        open_table(path)
    assert caught.value.code == code
    assert time.process_time() - here < 0.5
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - there < 2


def test_rows_take_room_too_and_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_CELLS", 1000)
    with pytest.raises(TableError, match="more than 1000 cells"):
        read_table("a.xlsx", workbook('<row r="600"/>', sheets=2))


def test_what_takes_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "MEMORY", 60_000_000)
    path = written(
        tmp_path, "a.xlsx", workbook(FULL, strings=f"<si><t>{'a' * 50_000_000}</t></si>")
    )
    with pytest.raises(TableError, match="more than 60 MB of memory"):
        open_table(path)


def test_what_is_no_trap_is_read(tmp_path: Path) -> None:
    data = workbook(FULL, strings="<si><t>Maria Kalesnikava</t></si>")
    assert (
        open_table(written(tmp_path, "a.xlsx", data)).sheets[0].value(1, 1) == "Maria Kalesnikava"
    )
    data = ods(ods_table("a", ods_cell("Ales Bialiatski")))
    assert open_table(written(tmp_path, "a.ods", data)).sheets[0].value(1, 1) == "Ales Bialiatski"
