"""What can be wrong with a list or a register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drehtuer.errors import WordedError


class RegisterError(WordedError):
    """Why a list or a register cannot be read, or not be changed in that way."""

    messages: ClassVar[Mapping[str, str]] = {
        "list_no_names": (
            "{path}: no column of names is recognised in sheet {sheet}; say which one it is:"
            ' --map "COLUMN=name" (the headers are: {headers})'
        ),
        "list_sheets": "{path}: several sheets hold lists; name one with --sheet: {sheets}",
        "list_nobody": "{path}: nobody stands below the headers in row {row} of sheet {sheet}",
        "list_map_form": '--map {text}: write "COLUMN=FIELD", or the name of a saved mapping',
        "list_map_field": "--map {text}: there is no field {field}; there are: {fields}",
        "list_map_column": "--map {text}: there is no column {column}; there are: {columns}",
        "list_map_file": "{path}: no mapping ({reason})",
        "list_dates": "--dates {text}: choose dmy (day first) or mdy (month first)",
        "list_header": "--header {text}: write the number of the row that holds the headers",
        "list_problems": (
            "{path}: nothing was imported; places that stand in the way (above): {number}. Correct"
            " them, or take the list as it is with --keep-going"
        ),
        "register_exists": "{folder}: this exists already; name another with --register",
        "register_missing": (
            "{folder}: there is no register; make one with drehtuer register import FILE"
        ),
        "register_unwritable": "{folder}: the register cannot be written ({reason})",
        "register_unreadable": "{folder}: the register cannot be read ({reason})",
        "register_changed": (
            "{file}: this file was changed since it was imported, but decisions refer to its rows;"
            " put the original back, or import the new one into another register"
        ),
        "register_line": "{file}, line {line}: no decision ({reason}); mend or remove the line",
        "register_locked": (
            "{file}: another program is writing decisions; if none is, remove this file"
        ),
        "register_no_row": "nobody has the id or stands in the row {who}",
        "register_rows": "{who} is the id of several people; name the row: row:{row}",
        "register_no_field": "the list has no column for {field}; its columns are: {columns}",
        "register_columns": "several columns hold {field}; name one of them: {columns}",
        "register_date": (
            "{text}: this is no date; write a day, month or year: 2025-12-05, 2025-12 or 2025"
        ),
        "register_same": "sheet {sheet}, row {row}, column {column} holds {text} already",
        "register_no_decision": "there is no decision {number} that could be taken back",
        "register_out_kind": "{file}: the list is given back as it came; end the name in {kind}",
        "register_out_exists": "{file}: this file is there already; name another or --overwrite",
        "register_out_closed": "{file}: the file cannot be written ({reason})",
        "register_no_proposal": (
            "there is no proposal {proposal} from these reports; see drehtuer register match"
        ),
    }
