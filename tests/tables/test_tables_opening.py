"""What is no table is told; what is one is told by its content."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tables_made import written

from drehtuer.tables import (
    TableError,
    archive,
    column_letters,
    column_number,
    open_table,
    read_table,
)


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def workbook() -> bytes:
    target = io.BytesIO()
    made = openpyxl.Workbook()
    made.active["A1"] = "Name"
    made.save(target)
    return target.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b" \r\n\n", "the file is empty"),
        ("a.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("a.xls", COMPOUND + b"Workbook", "old Excel file"),
        ("a.xlsx", workbook()[:400], "the file is damaged"),
        ("a.xlsx", b"PK\x03\x04rest", "the file is damaged"),
        ("a.xlsx", zipped(word__document_xml=b"<a/>"), r"no spreadsheet \(DOCX\)"),
        ("a.xlsx", zipped(mimetype=b"application/vnd.oasis.opendocument.text"), r"\(text\)"),
        ("a.zip", zipped(list_csv=b"a,b"), r"no spreadsheet \(ZIP\)"),
        ("a.csv", b"%PDF-1.7", r"no spreadsheet \(PDF\)"),
        ("a.xls", b"<html><table><tr><td>Name", r"no spreadsheet \(HTML\)"),
        ("a.csv", bytes(range(256)) * 40, "this is no text"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(TableError, match=told) as raised:
        open_table(path)
    assert str(path) in str(raised.value)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="there is no such file"):
        open_table(tmp_path / "a.csv")
    with pytest.raises(TableError, match="this is a folder"):
        open_table(tmp_path)
    with pytest.raises(TableError, match="cannot be opened"):
        open_table("a\0b.csv")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read any file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", b"a,b\n")
    path.chmod(0)
    with pytest.raises(TableError, match="cannot be opened"):
        open_table(path)


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive.Archive, "largest", 1_000_000)
    data = zipped(xl__workbook_xml=b" " * 2_000_000)
    assert len(data) < 10_000
    with pytest.raises(TableError, match="unpacked, this file is larger than 1 MB"):
        read_table("a.xlsx", data)


def test_the_content_tells_what_it_is(tmp_path: Path) -> None:
    assert open_table(written(tmp_path, "a.csv", workbook())).kind == "xlsx"
    assert open_table(written(tmp_path, "a.txt", '[{"a": 1}]')).kind == "json"
    assert open_table(written(tmp_path, "a.csv", "[1],[2]\n")).kind == "csv"
    assert open_table(written(tmp_path, "list", "a;b\n")).kind == "csv"


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters.lower()) == number
