"""Lists of people at the desk: read where they can be killed, matched, decided on, given back.

The bytes of a list lie beside the journal, as they were sent; what is decided on its cells is an
entry of the log. All else is derived from these.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Any

from django.db import IntegrityError, transaction

from drehtuer.desk.books import Books
from drehtuer.desk.database import reading, writing
from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import Case, Register, User
from drehtuer.register import Roll, read_roll
from drehtuer.register.deciding import Decided, Decision, decision_of, record
from drehtuer.register.layout import Layout, Wish, find_layout
from drehtuer.register.matching import Matched, matched
from drehtuer.register.spoken import Meeting, meet
from drehtuer.tables import Table, open_bytes, read_table

LARGEST = 20_000_000
"""In bytes."""
_MOST = 4
"""So many lists, and what was found on them, are kept in this process."""


@dataclass(frozen=True, slots=True)
class Found:
    """A list with what was decided, and what reports say of its people."""

    roll: Roll
    meeting: Meeting
    matched: tuple[Matched, ...]

    @property
    def proposals(self) -> int:
        """How many cells the reports would change."""
        return sum(len(each.proposals) for each in self.matched)


def recognised(file: str, data: bytes, wished: Wish, encoding: str | None) -> tuple[Table, Roll]:
    """Read a list that was sent.

    Args:
        file: what it is called.
        data: its bytes.
        wished: what is said of it.
        encoding: the encoding that is named for it.

    Raises:
        DeskError: it is too large.
        TableError: it cannot be read.
        RegisterError: it is no list.
    """
    if len(data) > LARGEST:
        raise DeskError("desk_register_large", file=file, megabytes=LARGEST // 1_000_000)
    table = open_bytes(file, data, encoding=encoding)
    return table, read_roll(table, find_layout(table, wished))


def keep(
    case: Case, file: str, table: Table, roll: Roll, encoding: str | None, by: User
) -> Register:
    """Keep a list.

    Raises:
        DeskError: the case has it already.
    """
    try:
        with transaction.atomic():
            made: Register = Register.objects.create(
                case=case,
                file=file,
                packed=zlib.compress(table.data),
                sha256=sha256(table.data).hexdigest(),
                encoding=encoding,
                layout=_told(roll.layout),
                by=by,
            )
            return made
    except IntegrityError:
        raise DeskError("desk_register_there", file=file) from None


def decided(register: Register) -> Decided:
    """A list with what was decided on its cells."""
    table = _table(register.pk, register.sha256, register.file, register.encoding)
    decisions = map(decision_of, reading().decisions_on_list(register.key))
    return Decided(register.file, table, find_layout(table, _wish(register.layout)), decisions)


def decide(register: Register, sheet: str, made: Sequence[Decision]) -> None:
    """Keep decisions on a sheet of a list.

    Raises:
        JournalError: somebody else decided meanwhile, or they cannot be kept.
    """
    of = {"file": register.file, "sheet": sheet}
    writing().decide_on_list(register.key, [{**record(each), **of} for each in made])


def change_columns(register: Register, columns: dict[str, str], dates: str | None) -> None:
    """Say what the columns of a list hold.

    Args:
        register: the list.
        columns: the fields by the keys of the columns; empty where one holds none.
        dates: which comes first in a date, one of ``register.dates.ORDERS``.

    Raises:
        RegisterError: no column of names is left.
    """
    table = _table(register.pk, register.sha256, register.file, register.encoding)
    told = {**register.layout, "columns": columns, "dates": dates}
    register.layout = _told(find_layout(table, _wish(told)))
    register.save(update_fields=["layout"])


def found(register: Register, list_: Decided, books: Books) -> Found:
    """What the reports of a case say of the people of a list; the last ones are kept."""
    asked: Hashable = (
        register.key,
        str(register.layout),
        len(list_.decisions),
        str(list_.decisions[-1:]),
        books.asked,
        books.state,
    )
    with _lock:
        known = _found.get(asked)
    if known is not None:
        return known
    roll = list_.roll()
    meeting = meet(roll, books.directory, books.account, books.reports)
    made = Found(roll, meeting, tuple(matched(list_, roll, meeting)))
    with _lock:
        _found[asked] = made
        while len(_found) > _MOST:
            _found.popitem(last=False)
    return made


_lock = Lock()
_found: OrderedDict[Hashable, Found] = OrderedDict()


@lru_cache(_MOST)
def _table(key: int, digest: str, file: str, encoding: str | None) -> Table:  # noqa: ARG001
    """The table of a list; ``digest`` tells it from one that had this key in another journal."""
    data = zlib.decompress(Register.objects.values_list("packed", flat=True).get(pk=key))
    return read_table(file, data, encoding=encoding)


def _told(layout: Layout) -> dict[str, Any]:
    columns = {layout.key(column): column.field or "" for column in layout.columns}
    return {
        "sheet": layout.sheet,
        "header": layout.first,
        "dates": layout.dates,
        "columns": columns,
    }


def _wish(told: dict[str, Any]) -> Wish:
    return Wish(told["sheet"], told["columns"], told["dates"], told["header"])
