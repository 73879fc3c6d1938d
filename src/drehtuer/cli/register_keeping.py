"""``drehtuer register``: taking a list over, deciding on its cells, giving it back."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli.output import READ, exclusive, note, print_text
from drehtuer.cli.times import now
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.register import Doubt, Register, Roll
    from drehtuer.register.deciding import Decision
    from drehtuer.register.layout import Wish
    from drehtuer.tables import Table

_FOLDER = "register"
IMPORT = ("drehtuer register import list.xlsx --dates dmy", "register_import")
_MAP = ('drehtuer register import list.csv --map "Nr.=id" --map "F=status"', "register_map")
SET = (
    'drehtuer register set 17 status freed --by me --why "his lawyer wrote"',
    "register_set",
)
EXPORT = ("drehtuer register export list-new.xlsx", "register_export")


def commands(make: Maker) -> list[click.Command]:
    """The commands."""
    decided = deciding(make)
    return [
        make.command(
            "register import",
            import_list,
            [
                make.argument("file", value="file_value", about="list_file"),
                *layout_options(make),
                make.option("--header", value="row_value"),
                make.option("--keep-going"),
                folder_option(make),
                make.option("--json", "as_json"),
            ],
            (IMPORT, _MAP),
        ),
        make.command(
            "register show",
            show,
            [
                make.option("--names", "names", about="show_names"),
                make.option("--decisions", "decisions", about="show_decisions"),
                folder_option(make),
                make.option("--json", "as_json"),
            ],
        ),
        make.command(
            "register export",
            export,
            [
                make.argument("out", value="out_value", about="out"),
                make.option("--overwrite"),
                folder_option(make),
            ],
            (EXPORT,),
        ),
        make.command(
            "register set",
            set_cell,
            [
                make.argument("who", value="who_value", about="who"),
                make.argument("field", value="field_value", about="field"),
                make.argument("value", value="value_value", about="cell_value"),
                *decided,
            ],
            (SET,),
        ),
        make.command(
            "register undo",
            undo,
            [
                make.argument("number", value="number_value", about="decision_number", type=int),
                *decided,
            ],
        ),
    ]


def folder_option(make: Maker) -> click.Option:
    """The option that names the folder of the register."""
    return make.option(
        "--register", "folder", about="register_folder", value="folder_value", default=_FOLDER
    )


def deciding(make: Maker) -> list[click.Parameter]:
    """The options of a command that decides."""
    return [
        make.option("--by", value="name_value", about="by", required=True),
        make.option("--why", value="text_value", about="why", required=True),
        folder_option(make),
    ]


def layout_options(make: Maker) -> list[click.Parameter]:
    """The options that say where a list stands in its file, as :func:`opened` takes them."""
    return [
        make.option("--sheet", value="sheet_value"),
        make.option("--map", "maps", about="map", value="map_value", multiple=True),
        make.option("--dates", value="order_value"),
        make.option("--encoding", value="code_value"),
    ]


def opened(words: Words, file: str, *, encoding: str | None, **options: Any) -> tuple[Table, Wish]:
    """The table in a file and what the options say of it; what is odd about it is told."""
    from drehtuer.register.layout import wish  # noqa: PLC0415
    from drehtuer.tables import open_table  # noqa: PLC0415

    wished = wish(**options)
    table = open_table(file, encoding=encoding)
    for code, told in table.warnings:
        note(words(f"register.{code}", file=file, **told))
    return table, wished


@click.pass_obj
def import_list(
    words: Words,
    /,
    file: str,
    folder: str,
    keep_going: bool,
    as_json: bool,
    encoding: str | None,
    **options: Any,
) -> int:
    """Make a register of a list and print what was recognised in it."""
    from pathlib import Path  # noqa: PLC0415

    from drehtuer.register import Register, read_roll  # noqa: PLC0415
    from drehtuer.register.errors import RegisterError  # noqa: PLC0415
    from drehtuer.register.layout import find_layout  # noqa: PLC0415
    from drehtuer.register.store import check_free  # noqa: PLC0415

    check_free(Path(folder))
    table, wished = opened(words, file, encoding=encoding, **options)
    roll = read_roll(table, find_layout(table, wished))
    if as_json:
        print_text(json_text(_told(roll, file), indent=2) + "\n")
    else:
        from drehtuer.briefs.registers import show_roll  # noqa: PLC0415
        from drehtuer.briefs.terminal import console  # noqa: PLC0415

        show_roll(roll, file, words, console())
    stopping = roll.stopping()
    if stopping and not keep_going:
        raise RegisterError("list_problems", path=file, number=len(stopping))
    Register.create(folder, table, roll.layout, encoding=encoding)
    sys.stdout.flush()  # what was recognised stands before where it is
    note(words("register.made", folder=folder))
    return READ


def _told(roll: Roll, file: str) -> dict[str, Any]:
    """What ``register import --json`` says: no names."""
    return {
        "file": file,
        "sheet": roll.sheet.name,
        "header": roll.layout.header,
        "dates": roll.layout.dates,
        "columns": [
            {"column": c.letters, "header": c.header, "field": c.field} for c in roll.layout.columns
        ],
        "rows": max(len(roll.sheet.rows) - roll.layout.header, 0),
        "people": len(roll.entries),
        "statuses": _counted(entry.status for entry in roll.entries),
        "doubts": [_doubt(doubt, roll) for doubt in roll.doubts],
        "stopping": len(roll.stopping()),
    }


def _doubt(doubt: Doubt, roll: Roll) -> dict[str, Any]:
    return {
        "code": doubt.code,
        "sheet": roll.sheet.name,
        "row": doubt.row,
        "column": doubt.column,
        "field": doubt.field,
        **({"told": dict(doubt.told)} if doubt.told else {}),
    }


def _counted(items: Any) -> dict[str, int]:
    """How many of each, None as "unknown"."""
    return {str(key or "unknown"): number for key, number in Counter(items).most_common()}


@click.pass_obj
def show(words: Words, /, folder: str, names: bool, decisions: bool, as_json: bool) -> int:
    """Print what the list amounts to."""
    exclusive(words, {"--decisions": decisions, "--json": as_json})
    from drehtuer.register import Register  # noqa: PLC0415

    register = Register(folder)
    if decisions:
        from drehtuer.briefs.registers import show_decisions  # noqa: PLC0415
        from drehtuer.briefs.terminal import console  # noqa: PLC0415

        show_decisions(register, words, console(), names=names)
        return READ
    roll = register.roll()
    if as_json:
        print_text(json_text(_summary(register, roll, names=names), indent=2) + "\n")
    else:
        from drehtuer.briefs.registers import show_register  # noqa: PLC0415
        from drehtuer.briefs.terminal import console  # noqa: PLC0415

        show_register(register, roll, words, console(), names=names)
    return READ


def _summary(register: Register, roll: Roll, *, names: bool) -> dict[str, Any]:
    from drehtuer.briefs.registers import NAMES  # noqa: PLC0415
    from drehtuer.register.deciding import record  # noqa: PLC0415

    told = _told(roll, register.file.name)
    for key, field in (("countries", "country"), ("places", "place")):
        if roll.layout.of(field):
            told[key] = _counted(roll.text(entry.row, field) for entry in roll.entries)
    kept = [record(decision) for decision in register.decisions]
    if not names:
        kept = [
            {key: value for key, value in each.items() if key not in ("old", "new", "rests_on")}
            if each["field"] in NAMES
            else {key: value for key, value in each.items() if key != "rests_on"}
            for each in kept
        ]
    told["decisions"] = kept
    if names:
        told["entries"] = [
            {
                "row": entry.row,
                "id": entry.id,
                "names": list(entry.names),
                "status": entry.status,
                "dates": dict(entry.dates),
            }
            for entry in roll.entries
        ]
    return told


@click.pass_obj
def export(words: Words, /, out: str, overwrite: bool, folder: str) -> int:
    """Give the list back with what was decided."""
    from drehtuer.register import Register  # noqa: PLC0415

    register = Register(folder)
    number = register.export(out, overwrite=overwrite)
    key = f"register.written.{'one' if number == 1 else 'other'}"
    note(words(key, file=out, number=words.number(number)))
    if number and any(sheet.formulas for sheet in register.table.sheets):
        note(words("register.formulas"))
    return READ


@click.pass_obj
def set_cell(
    words: Words, /, who: str, field: str, value: str, by: str, why: str, folder: str
) -> int:
    """Decide what stands in a cell."""
    from drehtuer.register import Register  # noqa: PLC0415

    register = Register(folder)
    roll = register.roll()
    entry, column = register.entry(roll, who), register.column(field)
    new = register.value(roll, column, value)
    tell_decisions(
        words, register, register.decide([(entry.row, column, new)], by=by, why=why, at=now())
    )
    return READ


@click.pass_obj
def undo(words: Words, /, number: int, by: str, why: str, folder: str) -> int:
    """Take a decision back."""
    from drehtuer.register import Register  # noqa: PLC0415

    register = Register(folder)
    tell_decisions(words, register, [register.undo(number, by=by, why=why, at=now())])
    return READ


def tell_decisions(words: Words, register: Register, made: list[Decision]) -> None:
    """Say what was decided."""
    from drehtuer.briefs.registers import decision_line  # noqa: PLC0415

    for decision in made:
        note(decision_line(decision, register.layout.sheet, words))
