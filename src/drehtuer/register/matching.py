"""What reports would change on a list: proposals, for somebody to accept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from drehtuer.books.spans import days
from drehtuer.register.deciding import Decided
from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import Column
from drehtuer.register.reading import OUT, Entry, Roll, shown
from drehtuer.register.spoken import Meeting, Spoken, Told
from drehtuer.tables import Value

HELD = ("held", "restricted", "disappeared")
"""Statuses of those who are in somebody's hands."""

_KEY = 5  # letters and digits of a proposal's id


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cell that reports would change, what would stand in it, and the claim it rests on.

    ``id`` is made of the cell and the value: the same proposal has the same id each time.
    """

    id: str
    entry: Entry
    column: Column
    old: Value
    new: Value
    told: Told


@dataclass(frozen=True, slots=True)
class Matched:
    """Somebody of the list whom reports speak of.

    ``verdict`` is ``proposed``; ``refused`` where somebody decided against what reports propose;
    ``agrees``; ``contradictory`` where reports say
    both, so that nothing is proposed; ``older`` where the list tells of a later time;
    ``undated`` where it cannot be told which is later; ``silent`` where the reports tell nothing
    of their freedom, or the list has no column for it.
    """

    spoken: Spoken
    verdict: str
    proposals: tuple[Proposal, ...]


def matched(register: Decided, roll: Roll, meeting: Meeting) -> list[Matched]:
    """What the reports would change of each whom they speak of."""
    return [_matched(register, roll, spoken) for spoken in meeting.spoken]


def _matched(register: Decided, roll: Roll, spoken: Spoken) -> Matched:
    verdict = _verdict(spoken)
    if verdict == "proposed" and not roll.layout.of("status"):
        verdict = "silent"
    found = list(_proposals(register, roll, spoken, verdict))
    refused = register.refused()
    proposals = [proposal for proposal in found if proposal.id not in refused]
    if not proposals and verdict == "proposed":
        verdict = "refused" if found else "silent"
    return Matched(spoken, verdict, tuple(proposals))


def _verdict(spoken: Spoken) -> str:
    now, entry = spoken.now, spoken.entry
    if now is None or spoken.told is None:
        return "silent"
    if entry.status is not None and _side(now) == _side(entry.status):
        return "agrees"
    if spoken.against is not None:
        return "contradictory"
    if entry.status is None:
        return "proposed"
    if entry.status == "died":
        return "older"
    return _later(spoken)


def _side(status: str) -> str:
    if status in HELD:
        return "in"
    return "out" if status in OUT else status


def _later(spoken: Spoken) -> str:
    """Whether the reports tell of a later time than the list."""
    told = days(spoken.as_of)
    dates = spoken.entry.dates
    known = days(dates.get("freed") if spoken.now == "held" else dates.get("held_since"))
    if spoken.now == "held":
        # a report may be from before the release that the list tells of
        if told is None or known is None:
            return "undated"
        return "proposed" if told.first > known.last else "older"
    if told is None or known is None:
        return "proposed"
    return "proposed" if told.last >= known.first else "older"


def _proposals(register: Decided, roll: Roll, spoken: Spoken, verdict: str) -> Iterator[Proposal]:
    entry, life = spoken.entry, spoken.life
    if spoken.told is None or spoken.now is None or verdict not in ("proposed", "agrees"):
        return
    wanted: list[tuple[str, str | None, Told]] = []
    if verdict == "proposed":
        wanted.append(("status", spoken.now, spoken.told))
    if spoken.now in ("freed", "exiled"):
        wanted.append(("freed", spoken.freed, spoken.told))
    elif spoken.now == "died":
        wanted.append(("died", spoken.as_of, spoken.told))
    elif verdict == "proposed" or "held_since" not in entry.dates:
        wanted.append(("held_since", life.since, spoken.told))
    for field, text, told in wanted:
        columns = roll.layout.of(field)
        # of several columns the first is the list's own
        if not columns or text is None:
            continue
        if field != "status" and (roll.text(entry.row, field) or not _is_plain(text)):
            continue
        column = columns[0]
        try:
            new = register.value(roll, column, text)
        except RegisterError:
            continue
        old = roll.value(entry.row, column.number)
        if shown(old) != shown(new):
            yield Proposal(_id(entry.row, column, new), entry, column, old, new, told)


def _is_plain(when: str) -> bool:
    """Whether a time is a year, a month or a day, not a run of days and not in doubt."""
    return when.replace("-", "").isdecimal()


def _id(row: int, column: Column, value: Value) -> str:
    text = f"{row} {column.letters} {shown(value)}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_KEY]
