"""Lists of people as text for a terminal: in sums, with names only where they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table

from drehtuer.briefs.terminal import heading, show, text_of
from drehtuer.briefs.words import Words
from drehtuer.register import Doubt, Entry, Roll
from drehtuer.register.deciding import Decided, Decision
from drehtuer.register.reading import shown

NAMES = ("name", "surname", "given", "patronymic", "other_names")
"""Fields whose values are not shown unless names are asked for."""

_MOST_DOUBTS = 5  # of one kind
_MOST_PLACES = 10


def show_roll(roll: Roll, file: str, words: Words, console: Console) -> None:
    """Print what was recognised in a list: columns, and what is doubtful."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for key in ("column", "header", "field"):
        table.add_column(words(f"register.{key}"), overflow="fold")
    for column in roll.layout.columns:
        told = words(f"register.fields.{column.field}" if column.field else "register.untouched")
        header = column.header or words("register.no_header")
        table.add_row(*map(text_of, (column.letters, " ".join(header.split()), told)))
    parts: list[RenderableType] = [_title(roll, file, words), table]
    parts += _doubts(roll.doubts, words)
    show(parts, console)


def _title(roll: Roll, file: str, words: Words) -> RenderableType:
    rows = max(len(roll.sheet.rows) - roll.layout.header, 0)
    return text_of(
        words(
            "register.title",
            file=file,
            sheet=roll.sheet.name,
            rows=words.plural("register.rows", rows),
            people=words.plural("register.people", len(roll.entries)),
        ),
        "bold",
    )


def _doubts(doubts: Sequence[Doubt], words: Words) -> list[RenderableType]:
    lines: list[RenderableType] = []
    kinds = Counter(doubt.code for doubt in doubts)
    for code in kinds:
        told = [doubt for doubt in doubts if doubt.code == code][:_MOST_DOUBTS]
        lines += [Padding(text_of(doubt_line(doubt, words)), (0, 0, 0, 2)) for doubt in told]
        if kinds[code] > len(told):
            more = words.plural("register.more", kinds[code] - len(told))
            lines.append(Padding(text_of(more, "dim"), (0, 0, 0, 2)))
    return [heading(words("register.doubts")), *lines] if lines else []


def doubt_line(doubt: Doubt, words: Words, table: str = "register.doubt") -> str:
    """A doubt in words, which stand in a table of the messages, with its place."""
    if doubt.column is None:
        place = words("register.row", row=doubt.row)
    else:
        place = words("register.place", row=doubt.row, column=doubt.column)
    return f"{place}: {words(f'{table}.{doubt.code}', **doubt.told)}"


def show_register(
    register: Decided, roll: Roll, words: Words, console: Console, *, names: bool = False
) -> None:
    """Print what a list amounts to: how many by status, state, place and year."""
    parts: list[RenderableType] = [_title(roll, register.name, words)]
    by_status = Counter(status_name(entry.status, words) for entry in roll.entries)
    parts.append(heading(words("register.statuses")))
    parts.append(numbers(by_status.most_common(), words))
    for key, field in (("countries", "country"), ("places", "place")):
        if roll.layout.of(field):
            told = Counter(roll.text(entry.row, field) for entry in roll.entries)
            rows = [(name or words("register.not_said"), n) for name, n in told.most_common()]
            parts += [heading(words(f"register.{key}")), numbers(rows[:_MOST_PLACES], words)]
    years = Counter(e.dates["held_since"][:4] for e in roll.entries if "held_since" in e.dates)
    if years:
        parts += [heading(words("register.years")), numbers(sorted(years.items()), words)]
    parts += _doubts(roll.doubts, words)
    number = len(register.standing())
    parts += ["", text_of(words.plural("register.decisions_made", number))]
    if names:
        parts += [heading(words("register.people_list")), _people(roll.entries, words)]
    else:
        parts.append(text_of(words("register.names_hidden"), "dim"))
    show(parts, console)


def status_name(status: str | None, words: Words) -> str:
    """A status in words."""
    return words("register.not_said" if status is None else f"register.status.{status}")


def numbers(rows: Iterable[tuple[str, int]], words: Words) -> Table:
    """A table of names with their numbers before them."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for name, number in rows:
        table.add_row(words.number(number), text_of(name))
    return table


def _people(entries: Iterable[Entry], words: Words) -> Table:
    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(overflow="fold")
    for entry in entries:
        key = entry.id or f"row:{entry.row}"
        table.add_row(text_of(key), text_of(entry.name), text_of(status_name(entry.status, words)))
    return table


def decision_line(decision: Decision, sheet: str, words: Words, *, names: bool = False) -> str:
    """A decision on a sheet in words; names are left out unless asked for."""
    if decision.undoes is not None:
        return words("register.undone", number=decision.number, undoes=decision.undoes)
    hidden = decision.field in NAMES and not names
    old, new = (
        words("register.hidden") if hidden else shown(value) or words("register.empty")
        for value in (decision.old, decision.new)
    )
    field = words(f"register.fields.{decision.field}") if decision.field else "–"
    return words(
        "register.decided" if decision.refuses is None else "register.refused",
        number=decision.number,
        sheet=sheet,
        row=decision.row,
        column=decision.column,
        field=field,
        old=old,
        new=new,
    )


def told_line(told: Mapping[str, Any], words: Words) -> str:
    """The sentence that something rests on, with its report."""
    published = told["published"]
    when = words.date(published) if published else words("account.no_date")
    source, sentence = told["source"], told["sentence"]
    return words("register.told", source=source, when=when, sentence=sentence)


def show_decisions(
    register: Decided, words: Words, console: Console, *, names: bool = False
) -> None:
    """Print all decisions, those taken back too."""
    standing = {decision.number for decision in register.standing()}
    parts: list[RenderableType] = []
    for decision in register.decisions:
        line = decision_line(decision, register.layout.sheet, words, names=names)
        if decision.undoes is None and decision.number not in standing:
            line += f" ({words('register.taken')})"
        who = words("register.who", by=decision.by, at=decision.at, why=decision.why)
        parts += [text_of(line), Padding(text_of(who, "dim"), (0, 0, 0, 2))]
        if decision.rests_on:
            told = told_line(decision.rests_on, words)
            parts.append(Padding(text_of(told, "dim"), (0, 0, 0, 2)))
    show(parts or [text_of(words("register.no_decisions"))], console)
