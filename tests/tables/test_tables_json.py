"""JSON: lists of objects and objects line by line, changed in their own text."""

from __future__ import annotations

import json

import pytest

from drehtuer.tables import Change, TableError, read_table

LINES = '{"name": "Ales Bialiatski", "born": 1962}\n{"name": "Maria Kolesnikowa", "free": true}\n'


def test_the_names_of_the_values_are_the_first_row() -> None:
    sheet = read_table("list.jsonl", LINES.encode()).sheets[0]
    assert sheet.rows[0] == ("name", "born", "free")
    assert [list(row) for row in sheet.rows[1:]] == [
        ["Ales Bialiatski", 1962],
        ["Maria Kolesnikowa", None, True],
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('[{"a": 1}]', ["list"]),
        ('{"held": [{"a": 1}], "freed": [{"a": 2}], "total": [1, 2]}', ["held", "freed"]),
        ('{"a": 1}', ["list"]),
        ('{"a": ["x"]}', ["list"]),
    ],
)
def test_lists_of_objects_are_sheets(text: str, names: list[str]) -> None:
    table = read_table("list.json", text.encode())
    assert [sheet.name for sheet in table.sheets] == names


def test_values_that_are_lists() -> None:
    text = '[{"names": ["Ales Bialiatski", "Алесь Бяляцкі"], "more": {"x": [1]}, "none": []}]'
    row = read_table("list.json", text.encode()).sheets[0].rows[1]
    assert list(row) == ["Ales Bialiatski; Алесь Бяляцкі", '{"x": [1]}']


CHANGES = [
    ('[{"a": 1, "b":  "x" }]', (2, 2, "é"), '[{"a": 1, "b":  "\\u00e9" }]'),
    ('[{"ä": 1, "b": 2}]', (2, 2, "é"), '[{"ä": 1, "b": "é"}]'),
    ('[{"a": 1}, {"b": 2}]', (2, 2, True), '[{"a": 1, "b": true}, {"b": 2}]'),
    (
        '[\n  {\n    "a": 1\n  },\n  {\n    "b": 2\n  }\n]\n',
        (2, 2, "x"),
        '[\n  {\n    "a": 1,\n    "b": "x"\n  },\n  {\n    "b": 2\n  }\n]\n',
    ),
    ('[{"a": 1}, {}]', (3, 1, 2.5), '[{"a": 1}, {"a": 2.5}]'),
    ('{"a": 1}\n{"a": 2}\n', (3, 1, None), '{"a": 1}\n{"a": null}\n'),
    ('{"a": 1}\n{"a": 2}\n', (4, 1, 3), '{"a": 1}\n{"a": 2}\n{"a": 3}\n'),
    ('[{"a": 1}]', (3, 1, 3), '[{"a": 1}, {"a": 3}]'),
    ('[\n {"a": 1}\n]', (3, 1, 3), '[\n {"a": 1},\n{"a": 3}\n]'),
]


@pytest.mark.parametrize(("text", "change", "expected"), CHANGES)
def test_only_the_changed_value_changes(
    text: str, change: tuple[int, int, str], expected: str
) -> None:
    row, column, value = change
    table = read_table("list.json", text.encode())
    changed = table.changed([Change("list", row, column, value)])
    assert changed.decode() == expected
    assert read_table("list.json", changed).sheets[0].value(row, column) == value


def test_a_byte_order_mark_stays() -> None:
    data = b'\xef\xbb\xbf[{"a": "x"}]'
    changed = read_table("list.json", data).changed([Change("list", 2, 1, "y")])
    assert changed == b'\xef\xbb\xbf[{"a": "y"}]'
    json.loads(changed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"a": 1},\n {"a" 2}]', "line 2, column 7"),
        ('[{"a": 1}', "line 1, column 10"),
        ('[{"a": 1}] x', "Extra data"),
        ("[1, 2]", "no list of objects"),
        ("[]", "no list of objects"),
        ('{"a": 1}\n[1]', "Expecting an object"),
        ('[{"a": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_list_is_told(text: str, told: str) -> None:
    with pytest.raises(TableError, match=told):
        read_table("list.json", text.encode())
