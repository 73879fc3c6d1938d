"""Mentions: each name of a report with all that the report tells about who bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drehtuer import names
from drehtuer.model import UNNAMED, Claim, Naming, Report
from drehtuer.people.offices import offices

HOLDING = frozenset({"held", "freed", "jailed", "listed", "fate"})
"""Kinds of claims whose ``persons`` are in somebody's hands; their ``where`` is the holder."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody in one report, under one name: what the report tells of who that is.

    Attributes:
        source: the report.
        name: the fullest name that the report has.
        spellings: all names of one kind with it (*Sannikau* beside *Andrej Sannikau*).
        sort: ``person``, ``body`` or ``medium``; None where only a claim names it.
        roles: the offices and callings told beside it, in the report's words.
        offices: the same as classes of ``data/offices.toml``.
        holders: ISO 3166-1 codes of the states that hold or held the person.
        relations: (kind, name) pairs: the husband of whom.
        company: names of the other people in the report.
        claims: ids of the claims that name it, in order.
    """

    source: str
    name: str
    spellings: tuple[str, ...]
    sort: str | None = None
    roles: tuple[str, ...] = ()
    offices: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    relations: tuple[tuple[str, str], ...] = ()
    company: frozenset[str] = frozenset()
    claims: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether the report takes it for a person."""
        return self.sort == "person" or bool(self.holders)


def mentions(reports: Iterable[Report]) -> list[Mention]:
    """The mentions of reports, by report and in alphabetical order."""
    return [each for report in reports for each in _of_report(report)]


def _of_report(report: Report) -> list[Mention]:
    told: dict[str, list[Naming]] = defaultdict(list)
    for naming in report.names:
        told[naming.name].append(naming)
    claimed: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        for name in named(claim):
            claimed[name].append(claim)
    people = {n.name for n in report.names if n.sort == "person"}
    people.update(name for claim in report.claims for name in claim.persons)
    home = _homes(sorted(people | claimed.keys()), report.names)
    for name in told:  # a body that no claim names, in a list of sources for one
        home.setdefault(name, name)
    spelled: dict[str, list[str]] = defaultdict(list)
    for name, full in home.items():
        spelled[full].append(name)
    everybody = {home[name] for name in people}
    related: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for relation in report.relations:
        related[home.get(relation.one, relation.one)].append((relation.kind, relation.other))
    return [
        _mention(report.source, full, spelled[full], told, claimed, related, everybody)
        for full in sorted(spelled)
    ]


def named(claim: Claim) -> tuple[str, ...]:
    """All names in a claim, each once."""
    everybody = (*claim.persons, *claim.by, *claim.to, *claim.attribution)
    return tuple(name for name in dict.fromkeys(everybody) if name != UNNAMED)


def _homes(listed: Sequence[str], namings: Sequence[Naming]) -> dict[str, str]:
    """For each name of a report the fullest one that it is a shorter form of.

    A surname may be spelled otherwise there, a body's last word may not.
    """
    bodies = {n.full for n in namings if n.sort == "body"}
    fullest = {n.name: n.full for n in namings if n.full in listed}
    full = [name for name in listed if " " in name]
    homes: dict[str, str] = {}
    for name in listed:
        homes[name] = fullest.get(name, name)
        if " " in name or homes[name] != name:
            continue
        meant = [other for other in full if other.rsplit(maxsplit=1)[-1] == name]
        meant = meant or [other for other in full if other not in bodies and _bears(other, name)]
        if len({homes.get(other, fullest.get(other, other)) for other in meant}) == 1:
            homes[name] = meant[0]
    return {name: homes.get(home, home) for name, home in homes.items()}


@lru_cache(maxsize=65536)
def _bears(full: str, surname: str) -> bool:
    """Whether a full name has a surname in another spelling."""
    other = " ".join((*full.split()[:-1], surname))
    return names.same_name(other, full).verdict == "same"


def _mention(
    source: str,
    full: str,
    spelled: Sequence[str],
    told: Mapping[str, Sequence[Naming]],
    claimed: Mapping[str, Sequence[Claim]],
    related: Mapping[str, Sequence[tuple[str, str]]],
    everybody: Iterable[str],
) -> Mention:
    namings = [naming for name in spelled for naming in told.get(name, ())]
    claims = sorted(
        {claim.id: claim for name in spelled for claim in claimed.get(name, ())}.values(),
        key=lambda claim: (claim.start, claim.id),
    )
    roles = tuple(dict.fromkeys(n.role for n in namings if n.role))
    holding = (c for c in claims if c.kind in HOLDING and not set(c.persons).isdisjoint(spelled))
    sorts = [naming.sort for naming in namings]
    return Mention(
        source,
        full,
        tuple(sorted(spelled, key=lambda name: (-len(name), name))),
        max(sorted(set(sorts)), key=sorts.count, default=None),
        roles,
        offices(roles),
        frozenset(c.where for c in holding if c.where),
        tuple(dict.fromkeys(related.get(full, ()))),
        frozenset(everybody) - {full},
        tuple(claim.id for claim in claims),
    )
