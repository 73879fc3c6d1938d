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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drehtuer import names
from drehtuer.books.spans import days
from drehtuer.books.told import Told
from drehtuer.check.comparing import start_of
from drehtuer.check.model import Kin, Office
from drehtuer.check.shelf import Shelf
from drehtuer.model import Naming, Relation, Report
from drehtuer.people.offices import offices

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
"""Offices of which a state has one at a time, and a prize that is told of one person at a time."""

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


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict with its evidence: relations or namings, each with its report."""

    verdict: str
    reasons: tuple[str, ...] = ()
    proofs: tuple[tuple[Relation | Naming | Told, Report], ...] = ()


def on_relation(mine: Kin, shelf: Shelf) -> Found:
    """The verdict on how two people belong together."""
    one, other = shelf.bearers(mine.one), shelf.bearers(mine.other)
    kind = _FAMILY.get(mine.kind, mine.kind)
    others: list[tuple[Relation, Report]] = []
    for relation, report in shelf.relations():
        told = _FAMILY.get(relation.kind, relation.kind)
        if relation.one in one and relation.other in other:
            same = told == kind
        elif relation.one in other and relation.other in one:
            same = _REVERSED.get(told) == kind
        else:
            if _excludes(mine, relation, one, other):
                others.append((relation, report))
            continue
        if same:
            return Found("supported", (), ((relation, report),))
        if told in _REVERSED and kind in _REVERSED:
            others.insert(0, (relation, report))
    if others:
        return Found("contradicted", ("relation",), (others[0],))
    return Found("no_source")


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


def on_office(mine: Office, when: str | None, shelf: Shelf) -> Found:
    """The verdict on an office, and on since when it is held, if the draft says so."""
    wanted = offices([mine.role])
    bearers = shelf.bearers(mine.person)
    same: list[tuple[Naming | Told, Report, str | None]] = []
    others: list[tuple[Naming | Told, Report, str | None]] = []
    for person, role, state, item, report in _told_offices(shelf):
        if not _alike(role, mine.role, wanted):
            continue
        if person in bearers:
            same.append((item, report, state))
        elif _is_another(person, mine.person):
            others.append((item, report, state))
    if same:
        return _of_the_same(mine, when, same, wanted)
    sole = wanted & SOLE
    fitting = [(item, report) for item, report, state in others if state in (mine.state, None)]
    if sole and bearers and fitting:
        return Found("differs", ("person",), (fitting[0],))
    return Found("no_source")


def _of_the_same(
    mine: Office,
    when: str | None,
    same: list[tuple[Naming | Told, Report, str | None]],
    wanted: frozenset[str],
) -> Found:
    fitting = [each for each in same if mine.state is None or each[2] in (mine.state, None)]
    stated = [each for each in fitting if each[2] == mine.state]
    if not stated and len(fitting) < len(same) and mine.state is not None:
        fitting = []  # all who tell the state tell another one
    if not fitting:
        item, report, _ = same[0] if same[0][2] else next(each for each in same if each[2])
        sole = bool(wanted & SOLE)
        return Found("contradicted" if sole else "differs", ("country",), ((item, report),))
    begins = days((when or "").partition("/")[0])
    dated = [
        (item, report, start)
        for item, report, _ in fitting
        if isinstance(item, Told) and (start := start_of(item))
    ]
    if begins and dated and not any(begins.overlaps(start) for *_, start in dated):
        return Found("differs", ("date",), (dated[0][:2],))
    told = dated if begins and dated else fitting
    return Found("supported", (), (told[0][:2],))


def _alike(role: str, other: str, wanted: frozenset[str]) -> bool:
    told = offices([role])
    if wanted & SOLE:
        return bool(told & wanted & SOLE)
    return bool(told & wanted) or role.casefold() == other.casefold()


def _told_offices(
    shelf: Shelf,
) -> Iterator[tuple[str, str, str | None, Naming | Told, Report]]:
    """Everybody with an office: who, which, of which state, and where that is told."""
    for told in shelf.of_kind("role"):
        full = {naming.name: naming.full for naming in told.report.names}
        for name in told.claim.persons:
            if told.claim.role:
                yield full.get(name, name), told.claim.role, None, told, told.report
    for naming, report in shelf.namings():
        if naming.role:
            yield naming.full, naming.role, naming.state, naming, report
