"""CSV: values, addresses, and byte for byte the same but for the changed cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.tables import Change, TableError, read_table
from drehtuer.tables.delimited import shielded, unshielded

NAMES = "Імя;Прозвішча;Дата\r\nАлесь;Бяляцкі;14.07.2021\r\nМарыя;Калеснікава;07.09.2020\r\n"


def rows(data: bytes, encoding: str | None = None) -> list[list[object]]:
    table = read_table("list.csv", data, encoding=encoding)
    return [list(row) for row in table.sheets[0].rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
        ("a|b\n1|2", [["a", "b"], ["1", "2"]]),
        ('a,b\n"1,\n2","say ""x"""\n', [["a", "b"], ["1,\n2", 'say "x"']]),
        ("a,b\n\n1,\n", [["a", "b"], [], ["1"]]),
        ("a,b\n,2", [["a", "b"], [None, "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("sep=;\na;b,c\n", [["sep="], ["a", "b,c"]]),
        ("a,b\n'=1+1,'-5\n", [["a", "b"], ["=1+1", "'-5"]]),
        ("one\ntwo\n", [["one"], ["two"]]),
    ],
)
def test_values(text: str, expected: list[list[object]]) -> None:
    assert rows(text.encode()) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"]
)
def test_encodings_are_told_and_kept(encoding: str) -> None:
    data = NAMES.encode(encoding)
    table = read_table("list.csv", data)
    assert table.sheets[0].value(2, 2) == "Бяляцкі"
    changed = table.changed([Change("list", 3, 3, "08.09.2020")])
    assert changed == NAMES.replace("07.09.2020", "08.09.2020").encode(encoding)
    told = [code for code, _ in table.warnings]
    assert told == (["encoding"] if encoding == "cp1251" else [])


def test_an_encoding_may_be_named() -> None:
    data = "Имя\nАлесь\n".encode("cp866")
    assert rows(data, "cp866") == [["Имя"], ["Алесь"]]
    with pytest.raises(TableError, match="UTF-8 is not the encoding of this file"):
        rows(data, "utf-8")
    with pytest.raises(TableError, match="there is no such encoding"):
        rows(data, "latin-99")


CHANGES = [
    ("a,b\n1,2\n", (2, 2, "x"), "a,b\n1,x\n"),
    ('a,b\n"1",2\n', (2, 1, "x"), 'a,b\n"x",2\n'),
    ("a,b\n1,2\n", (2, 2, None), "a,b\n1,\n"),
    ("a,b\n1,2\n", (2, 2, "x,y"), 'a,b\n1,"x,y"\n'),
    ("a,b\n1,2\n", (2, 2, 'say "x"'), 'a,b\n1,"say ""x"""\n'),
    ("a,b\n1\n", (2, 2, "x"), "a,b\n1,x\n"),
    ("a,b,c,d\n\n1,2,3,4\n", (2, 3, "x"), "a,b,c,d\n,,x\n1,2,3,4\n"),
    ("a,b\n1,2", (3, 2, "x"), "a,b\n1,2\n,x"),
    ("a,b\r\n1,2\r\n", (4, 1, "x"), "a,b\r\n1,2\r\n\r\nx\r\n"),
    ("a,b\n1,2\n", (2, 2, "=1+1"), "a,b\n1,'=1+1\n"),
    ("a,b\n1,2\n", (2, 2, "-5"), "a,b\n1,-5\n"),
    ('a , "b"\n 1,  2 \n', (2, 1, "x"), 'a , "b"\nx,  2 \n'),
]


@pytest.mark.parametrize(("text", "change", "expected"), CHANGES)
def test_only_the_changed_cell_changes(
    text: str, change: tuple[int, int, str | None], expected: str
) -> None:
    row, column, value = change
    table = read_table("list.csv", text.encode())
    changed = table.changed([Change("list", row, column, value)])
    assert changed == expected.encode()
    again = read_table("list.csv", changed)
    assert again.sheets[0].value(row, column) == value


def test_no_change_is_no_change() -> None:
    data = b'a,b\n"1" ,2\n'
    table = read_table("list.csv", data)
    value = table.sheets[0].value(2, 1)
    assert table.changed([]) is data
    assert table.changed([Change("list", 2, 1, value)]) is data


def test_a_sign_the_encoding_lacks_is_told_with_its_cell() -> None:
    table = read_table("list.csv", NAMES.encode("cp1251"))
    with pytest.raises(TableError, match="row 2, column B: Łukasz cannot be written in CP1251"):
        table.changed([Change("list", 2, 2, "Łukasz")])


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    with pytest.raises(TableError, match="row 3, column B: a quotation mark is opened"):
        rows(b'a,b\n1,2\n3,"4\n5,6\n')


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=8
)


@given(TEXTS)
def test_what_a_spreadsheet_would_run_is_harmless_and_comes_back(text: str) -> None:
    written = shielded(text)
    assert unshielded(written) == text
    harmless = written[:1] not in ("=", "+", "-", "@", "\t", "\n")
    assert harmless or written.strip("+-").replace(".", "").replace(",", "").isdecimal()


@given(
    st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=2, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_round_trip(
    cells: list[list[str]], sign: str, quoting: int, ending: str, data: st.DataObject
) -> None:
    head = [["a", "b", "c", "d"]] * 9  # tells the delimiter
    target = io.StringIO()
    writer = csv.writer(target, delimiter=sign, quoting=quoting, lineterminator=ending)  # type: ignore[arg-type]
    writer.writerows([*head, *cells])
    original = target.getvalue().encode()
    table = read_table("list.csv", original)
    sheet = table.sheets[0]
    expected = [[unshielded(cell) or None for cell in row] for row in [*head, *cells]]
    read = [
        [sheet.value(r, c) for c in range(1, len(row) + 1)] for r, row in enumerate(expected, 1)
    ]
    assert read == expected
    row = data.draw(st.integers(10, 9 + len(cells)))
    column = data.draw(st.integers(1, 4))
    value = data.draw(TEXTS.filter(lambda text: text != ""))
    again = read_table("list.csv", table.changed([Change("list", row, column, value)]))
    for r, cells_of_row in enumerate(expected, 1):
        for c, cell in enumerate(cells_of_row, 1):
            assert again.sheets[0].value(r, c) == (value if (r, c) == (row, column) else cell)
    assert again.sheets[0].value(row, column) == value
