"""The verdict on who belongs to whom, and who holds which office.

**Relations.** The same of the same two people is supported. Another one of the same two
(*brother*, where the books say *husband*), or the same of one of them with somebody else, where
one can have only one (husband, wife, father, mother), is contradicted (``relation``).

**Offices** are compared as classes (``drehtuer.people.offices``), so that *US-Gesandter* and *US
envoy* agree. The same office of the same person is supported, unless it is one of another state:
contradicted (``country``). An office that only one can hold at a time, which the books give to
somebody else and never to this person, *differs* (``person``); a time that it is told to have
begun at, and that is another one, *differs* (``date``). What the books say nothing of has no
source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drehtuer import names
from drehtuer.books.spans import Days, days
from drehtuer.books.told import Told
from drehtuer.check.comparing import start_of
from drehtuer.check.model import Kin, Office
from drehtuer.check.outcome import Cited, Outcome, Telling
from drehtuer.check.places import full_names
from drehtuer.check.shelf import Shelf
from drehtuer.claims.mentions.places import state_of
from drehtuer.model import Relation, Report
from drehtuer.people.offices import is_former, offices

SOLE = frozenset(
    {
        "president",
        "acting_president",
        "head_of_government",
        "foreign_minister",
        "interior_minister",
        "speaker",
        "envoy",
        "laureate",
    }
)
"""Offices by which somebody belongs to one state, or is told apart from others."""

ALONE = frozenset({"acting_president", "laureate"})
"""Those that one is known by even where no state is told."""

_FAMILY = {
    "husband": "spouse",
    "wife": "spouse",
    "widow": "spouse",
    "spouse": "spouse",
    "brother": "sibling",
    "sister": "sibling",
    "father": "parent",
    "mother": "parent",
    "son": "child",
    "daughter": "child",
}
_REVERSED = {"spouse": "spouse", "sibling": "sibling", "parent": "child", "child": "parent"}
_ONLY_ONE = frozenset({"husband", "wife", "widow", "spouse", "father", "mother"})


def on_relation(mine: Kin, shelf: Shelf) -> Outcome:
    """The verdict on how two people belong together."""
    one, other = shelf.bearers(mine.one), shelf.bearers(mine.other)
    kind = _FAMILY.get(mine.kind, mine.kind)
    others: list[Telling] = []
    for relation, report in shelf.relations():
        told = _FAMILY.get(relation.kind, relation.kind)
        if relation.one in one and relation.other in other:
            same = told == kind
        elif relation.one in other and relation.other in one:
            same = _REVERSED.get(told) == kind
        else:
            if _excludes(mine, relation, one, other):
                others.append(Telling(relation, report))
            continue
        if same:
            return Outcome("supported", (), (Telling(relation, report),))
        if told in _REVERSED and kind in _REVERSED:
            others.insert(0, Telling(relation, report))
    if others:
        return Outcome("contradicted", ("relation",), (others[0],), others[0])
    return Outcome("no_source")


def _excludes(mine: Kin, told: Relation, one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether somebody else is told to be what only one can be."""
    if mine.kind not in _ONLY_ONE:
        return False
    if told.kind == mine.kind and told.other in other:
        return _is_another(told.one, mine.one)
    if _FAMILY.get(mine.kind) != "spouse" or _FAMILY.get(told.kind) != "spouse":
        return False
    pairs = ((told.one, told.other), (told.other, told.one))
    return any(
        (a in one and _is_another(b, mine.other)) or (a in other and _is_another(b, mine.one))
        for a, b in pairs
    )


def _is_another(one: str, other: str) -> bool:
    return names.same_name(one, other).verdict == names.DIFFERENT


def on_office(mine: Office, when: str | None, shelf: Shelf) -> Outcome:
    """The verdict on an office, and on since when it is held, if the draft says so."""
    wanted = offices([mine.role])
    bearers = shelf.bearers(mine.person)
    alike = [told for told in _told_offices(shelf) if _is_alike(told.office, mine, wanted)]
    same = [told for told in alike if told.office.person in bearers]
    if same:
        return _of_the_same(mine, when, same, wanted)
    others = [
        told
        for told in alike
        if _is_another(told.office.person, mine.person)
        and _is_one_office(told.office, mine, wanted)
    ]
    if bearers and others:
        return Outcome("differs", ("person",), (others[0].cited,), others[0].cited)
    return Outcome("no_source")


def _is_one_office(told: Office, mine: Office, wanted: frozenset[str]) -> bool:
    """Whether two who hold an office cannot both: it is one of one state, or the only one."""
    if is_former(told.role) or is_former(mine.role):
        return False
    if wanted & ALONE:
        return told.state == mine.state or None in (told.state, mine.state)
    return bool(wanted & SOLE) and mine.state is not None and told.state == mine.state


def _of_the_same(
    mine: Office, when: str | None, same: Sequence[_Holding], wanted: frozenset[str]
) -> Outcome:
    stated = [told for told in same if told.office.state is not None]
    if mine.state and stated and all(told.office.state != mine.state for told in stated):
        verdict = "contradicted" if wanted & SOLE else "differs"
        return Outcome(verdict, ("country",), (stated[0].cited,), stated[0].cited)
    if mine.state and not stated:
        same = [told for told in same if mine.state in _states_of(told.cited.report)]
        if not same:
            return Outcome("no_source")
    begins = days((when or "").partition("/")[0])
    dated = [told for told in same if told.start is not None]
    if begins and dated:
        fitting = [told for told in dated if told.start and begins.overlaps(told.start)]
        if not fitting:
            return Outcome("differs", ("date",), (dated[0].cited,), dated[0].cited)
        return Outcome("supported", (), (fitting[0].cited,))
    return Outcome("supported", (), (same[0].cited,))


def _states_of(report: Report) -> frozenset[str | None]:
    """The states whose prisoners a report tells of: an office told without one is of these."""
    return frozenset(claim.where for claim in report.claims)


def _is_alike(told: Office, mine: Office, wanted: frozenset[str]) -> bool:
    theirs = offices([told.role])
    if wanted & SOLE:
        return bool(theirs & wanted & SOLE)
    return bool(theirs & wanted) or told.role.casefold() == mine.role.casefold()


class _Holding(NamedTuple):
    """An office as told, where, and the days that can be its first."""

    office: Office
    cited: Cited
    start: Days | None = None


def _told_offices(shelf: Shelf) -> Iterator[_Holding]:
    """Everybody with an office."""
    for told in shelf.of_kind("role"):
        full = full_names(told.report)
        for name in told.claim.persons:
            if told.claim.role:
                office = Office(full.get(name, name), told.claim.role, state_in_role(told))
                yield _Holding(office, told, start_of(told))
    for naming, report in shelf.namings():
        if naming.role:
            yield _Holding(Office.of(naming), Telling(naming, report))


def state_in_role(told: Told) -> str | None:
    """The state that an office is told to be of: the president of Belarus."""
    language = told.report.language
    return state_of(told.claim.role or "", language) if language else None
