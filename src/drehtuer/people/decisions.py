"""Decisions on people and deals: who decided what, when and why. Nothing is ever taken out.

A decision says that two names are one person's (``same``), or two people's (``different``); that
two claims, by their ids, are of one deal (``join``), or that the first is of none with the second
(``split``); that somebody is to be named to everybody (``show``), or by initials only (``hide``);
or takes back an earlier one (``undo``). They are kept as JSON Lines, one a line, in
the order in which they were made, and are propagated: A and B the same, B and C different, so A and
C are different.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar

from drehtuer.errors import WordedError

SAME, DIFFERENT, JOIN, SPLIT, UNDO = "same", "different", "join", "split", "undo"
SHOW, HIDE = "show", "hide"
_TOGETHER_OF = {SAME: SAME, DIFFERENT: SAME, JOIN: JOIN, SPLIT: JOIN}
"""The verb that brings together what a verb is about."""
_APART = {SAME: DIFFERENT, JOIN: SPLIT}
_OPPOSITE = {SHOW: HIDE, HIDE: SHOW}


class DecisionError(WordedError):
    """A decision that cannot be made, or a file of decisions that cannot be read or written."""

    messages: ClassVar[Mapping[str, str]] = {
        "decision_contradicts": "{one} and {other}: decision {numbers} says the contrary; "
        "take that back first (drehtuer decide undo)",
        "decision_otherwise": "{one}: decision {numbers} says the contrary; "
        "take that back first (drehtuer decide undo)",
        "decision_no_such": "there is no decision {number} that could be taken back",
        "decision_one_name": "{one}: a decision is about two names",
        "decision_one_claim": "{one}: a decision is about two claims",
        "decision_line": "{file}, line {line}: no decision ({reason}); mend or remove the line",
        "decision_other": "{file}: the decisions there begin otherwise from decision {number} on; "
        "nothing was taken over",
        "decision_unreadable": "{file}: the decisions cannot be read ({reason})",
        "decision_unwritable": "{file}: the decision cannot be written ({reason})",
    }


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    ``number`` counts from 1. ``one`` and ``other`` are names as spelled in reports, or ids of
    claims; with a ``source`` it is about ``one`` in that report only: the Ivan Ivanov there is not
    the Ivan Ivanov elsewhere. What is about one name has no ``other``. ``at`` is a time in ISO
    8601, ``undoes`` the number of the decision that is taken back.
    """

    number: int
    verb: str
    one: str
    other: str
    by: str
    at: str
    why: str
    source: str | None = None
    undoes: int | None = None

    @property
    def pair(self) -> tuple[Who, Who]:
        """Whom it is about."""
        return (self.one, self.source), (self.other, None)


Who = tuple[str, str | None]
"""A name, and the report in which it is meant; None for everywhere."""


class Decisions:
    """All decisions made, and what follows from those that stand."""

    def __init__(self, made: Iterable[Decision] = ()) -> None:
        self.made: tuple[Decision, ...] = tuple(made)
        undone = {decision.undoes for decision in self.made if decision.verb == UNDO}
        self.standing: tuple[Decision, ...] = tuple(
            d for d in self.made if d.verb != UNDO and d.number not in undone
        )

    def same(self) -> Iterator[Decision]:
        """The decisions that stand and bring names together."""
        return self._of(SAME)

    def different(self) -> Iterator[Decision]:
        """The decisions that stand and keep names apart."""
        return self._of(DIFFERENT)

    def joined(self) -> Iterator[Decision]:
        """The decisions that stand and bring claims into one deal."""
        return self._of(JOIN)

    def split(self) -> Iterator[Decision]:
        """The decisions that stand and keep claims out of a deal."""
        return self._of(SPLIT)

    def shown(self) -> frozenset[str]:
        """The names that are to be named to everybody."""
        return frozenset(decision.one for decision in self._of(SHOW))

    def hidden(self) -> frozenset[str]:
        """The names that are not to be named, whatever speaks for it."""
        return frozenset(decision.one for decision in self._of(HIDE))

    def _of(self, verb: str) -> Iterator[Decision]:
        return (decision for decision in self.standing if decision.verb == verb)

    def with_(
        self,
        verb: str,
        one: str,
        other: str,
        *,
        by: str,
        at: str,
        why: str,
        source: str | None = None,
    ) -> Decisions:
        """These decisions and one more.

        Raises:
            DecisionError: both are one, or what stands already says otherwise.
        """
        one, other = spelled(one), spelled(other)
        if one == other and source is None:
            of = "name" if _TOGETHER_OF[verb] == SAME else "claim"
            raise DecisionError(f"decision_one_{of}", one=one)
        clash = self._clash(verb, (one, source), (other, None))
        if clash:
            numbers = ", ".join(str(number) for number in clash)
            raise DecisionError("decision_contradicts", one=one, other=other, numbers=numbers)
        return Decisions((*self.made, Decision(self._next, verb, one, other, by, at, why, source)))

    def on_naming(self, verb: str, name: str, *, by: str, at: str, why: str) -> Decisions:
        """These decisions and one on whether somebody is named: ``show`` or ``hide``.

        Raises:
            DecisionError: a decision that stands says otherwise, of this name or of one of the same
                person.
        """
        name = spelled(name)
        clash = [
            decision.number
            for decision in self._of(_OPPOSITE[verb])
            if self._path((decision.one, None), (name, None), SAME) is not None
        ]
        if clash:
            numbers = ", ".join(map(str, clash))
            raise DecisionError("decision_otherwise", one=name, numbers=numbers)
        return Decisions((*self.made, Decision(self._next, verb, name, "", by, at, why)))

    def without(self, number: int, *, by: str, at: str, why: str) -> Decisions:
        """These decisions and one that takes another back.

        Raises:
            DecisionError: there is no such decision, or it is taken back already.
        """
        meant = next((d for d in self.standing if d.number == number), None)
        if meant is None:
            raise DecisionError("decision_no_such", number=number)
        undo = Decision(
            self._next, UNDO, meant.one, meant.other, by, at, why, meant.source, undoes=number
        )
        return Decisions((*self.made, undo))

    @property
    def _next(self) -> int:
        return max((decision.number for decision in self.made), default=0) + 1

    def _clash(self, verb: str, one: Who, other: Who) -> list[int]:
        """The decisions that, taken together, say the contrary."""
        bond = _TOGETHER_OF[verb]
        if verb != bond:
            return self._path(one, other, bond) or []
        for decision in self._of(_APART[bond]):
            for a, b in (decision.pair, decision.pair[::-1]):
                to_one, to_other = self._path(a, one, bond), self._path(b, other, bond)
                if to_one is not None and to_other is not None:
                    return sorted({decision.number, *to_one, *to_other})
        return []

    def _path(self, start: Who, end: Who, bond: str) -> list[int] | None:
        """The decisions that make two one, [] where they are the same, None if none do."""
        reached: dict[Who, list[int]] = {start: []}
        queue = [start]
        for name in queue:
            for decision in self._of(bond):
                for a, b in (decision.pair, decision.pair[::-1]):
                    if a == name and b not in reached:
                        reached[b] = [*reached[name], decision.number]
                        queue.append(b)
        return reached.get(end)


def spelled(name: str) -> str:
    """A name as decisions hold it: composed, single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def read_decisions(file: Path) -> Decisions:
    """The decisions in a file; none where there is no such file.

    Raises:
        DecisionError: the file cannot be read, or a line of it is no decision.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Decisions()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DecisionError("decision_unreadable", file=file, reason=reason) from None
    return Decisions(_parsed(line, file, n) for n, line in enumerate(lines, 1) if line.strip())


def _parsed(line: str, file: Path, number: int) -> Decision:
    try:
        record: Mapping[str, Any] = json.loads(line)
        decision = Decision(**record)
    except (ValueError, TypeError) as error:
        raise DecisionError("decision_line", file=file, line=number, reason=error) from None
    if decision.verb not in (*_TOGETHER_OF, *_OPPOSITE, UNDO):
        raise DecisionError(
            "decision_line", file=file, line=number, reason=f"verb {decision.verb!r}"
        )
    return decision


def beyond(more: Decisions, there: Decisions, file: str) -> tuple[Decision, ...]:
    """The decisions of ``more`` behind those that are ``there`` already.

    Raises:
        DecisionError: what both have differs; ``file`` names where it does.
    """
    for one, other in zip(more.made, there.made, strict=False):
        if one != other:
            raise DecisionError("decision_other", file=file, number=other.number)
    return more.made[len(there.made) :]


def append_decisions(file: Path, made: Sequence[Decision]) -> None:
    """Write decisions at the end of a file, so that they are there before this returns.

    Raises:
        DecisionError: the file cannot be written.
    """
    text = "".join(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in made)
    try:
        with file.open("ab") as target:
            target.write(text.encode("utf-8"))
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise DecisionError("decision_unwritable", file=file, reason=error.strerror) from None
