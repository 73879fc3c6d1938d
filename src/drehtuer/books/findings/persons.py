"""Findings about people: freed and held, steps in an order that cannot be, kin and countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from drehtuer import names
from drehtuer.books.flows import Row
from drehtuer.books.model import Finding, Parameter
from drehtuer.books.people import Mention, People, differ_in_spelling, state_of
from drehtuer.books.told import DONE, Told, ids_of
from drehtuer.model import Report
from drehtuer.people.offices import offices

HELD_FATES = frozenset({"held", "incommunicado", "disappeared", "transferred", "rearrested"})
"""Fates of people who are in custody."""

_YEAR = 366
"""Days between a release and an arrest up to which one story is told."""

_SPOUSE = frozenset({"husband", "wife"})
_KIN = {**dict.fromkeys(_SPOUSE, "spouse"), "father": "father", "mother": "mother"}
"""Kin of whom one person has only one, by the words of relations."""

_OF_STATES = frozenset({"president", "ruler", "head_of_government", "foreign_minister", "minister"})
"""Offices that one state has given."""


def lives(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    """What reports tell of one person that contradicts itself, or has to be told together."""
    steps: dict[str, list[Told]] = defaultdict(list)
    for section in ("freed", "jailed", "held", "fates"):
        for row in sections[section]:
            for item in row.told:
                if item.claim.status in DONE:
                    for person in item.persons:
                        steps[person].append(item)
    releases: dict[str, list[Told]] = defaultdict(list)
    for row in sections["freed"]:
        for item in row.told:
            releases[item.report.source].append(item)
    for person in sorted(steps):
        if people.is_person(person):
            told = sorted(steps[person], key=lambda item: item.number)
            freed = [item for item in told if item.claim.kind == "freed" and item.dated]
            for rule in (_freed_and_held, _freed_before_jailed, _after_death):
                yield from rule(person, freed, told, releases)


def _freed_and_held(
    person: str, freed: Sequence[Told], told: Sequence[Told], releases: Mapping[str, Sequence[Told]]
) -> Iterator[Finding]:
    """Freed, and in custody on the same day or later: the first of each."""
    pairs = [
        (out, inside)
        for out in freed
        for inside in told
        if _is_custody(inside) and _is_held_after(inside, out, releases[inside.report.source])
    ]
    if not pairs:
        return
    out, inside = min(pairs, key=lambda pair: (pair[1].days.first, pair[0].days, pair[1].number))
    again = any(each.claim.fate == "rearrested" for _, each in pairs)
    once = inside.days == out.days and inside.days.length == 1
    parameters: dict[str, Parameter] = {
        "person": person,
        "freed": out.claim.when,
        "held": inside.claim.when,
        "fate": "rearrested" if again else inside.claim.fate,
    }
    severity = "note" if again else "contradiction" if once else "difference"
    yield Finding("freed_and_held", severity, ids_of((out, inside)), parameters)


def _is_custody(told: Told) -> bool:
    return told.claim.kind == "held" or told.claim.fate in HELD_FATES


def _is_held_after(inside: Told, out: Told, told_beside: Iterable[Told]) -> bool:
    """Whether somebody is told as in custody on the day of a release or later.

    A report that tells of a release tells of the custody before it; there, only what is later by
    its meaning, or dated to a later day that is not the report's own, counts. ``told_beside`` are
    the releases of the report that tells of the custody.
    """
    if inside.published.last < out.days.first or inside.days.last < out.days.first:
        return False
    if inside.claim.fate == "rearrested":
        return not inside.dated or inside.days.first >= out.days.first
    telling = any(
        inside.persons & other.persons or other.days.overlaps(out.days) for other in told_beside
    )
    if telling:
        own = inside.days == inside.published
        return inside.dated and not own and inside.days.first > out.days.last
    return inside.published.first > out.days.last


def _freed_before_jailed(
    person: str, freed: Sequence[Told], told: Sequence[Told], _: Mapping[str, Sequence[Told]]
) -> Iterator[Finding]:
    """Freed, and jailed afterwards, by one report that tells of no other custody."""
    if any(_is_custody(item) for item in told):
        return
    jailed = [item for item in told if item.claim.kind == "jailed"]
    if not freed or not jailed or not all(item.dated for item in jailed):
        return
    into = min(jailed, key=lambda item: (item.days.first, item.number))
    out = max(freed, key=lambda item: (item.days.last, -item.number))
    early = out.days.last < into.days.first
    if (
        early
        and out.report is into.report
        and (into.days.first - out.days.last).days <= _YEAR
        and all(item.days.last < into.days.first for item in freed)
    ):
        parameters: dict[str, Parameter] = {
            "person": person,
            "freed": out.claim.when,
            "jailed": into.claim.when,
        }
        yield Finding("freed_before_jailed", "difference", ids_of((out, into)), parameters)


def _after_death(
    person: str, _freed: Sequence[Told], told: Sequence[Told], _: Mapping[str, Sequence[Told]]
) -> Iterator[Finding]:
    """Freed, jailed or held after their death."""
    died = [item for item in told if item.claim.fate == "died"]
    if not died:
        return
    death = min(died, key=lambda item: (item.days.last, item.number))
    later = [
        item
        for item in told
        if item.claim.kind in ("freed", "jailed", "held")
        and item.dated
        and item.days.first > death.days.last
    ]
    if later:
        step = min(later, key=lambda item: (item.days.first, item.number))
        parameters: dict[str, Parameter] = {
            "person": person,
            "died": death.claim.when or death.report.published,
            "kind": step.claim.kind,
            "later": step.claim.when,
        }
        yield Finding("after_death", "contradiction", ids_of((death, step)), parameters)


def relations(reports: Iterable[Report], people: People) -> Iterator[Finding]:
    """People with two husbands, wives, fathers or mothers who are not one."""
    kin: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in reports:
        for relation in report.relations:
            kind = _KIN.get(relation.kind)
            one = people.key_of(report.source, relation.one)
            other = people.key_of(report.source, relation.other)
            if kind:
                kin[kind, other][one].add(report.source)
            if kind == "spouse":
                kin[kind, one][other].add(report.source)
    for (kind, person), found in sorted(kin.items()):
        for one, other in combinations(sorted(found), 2):
            sources = tuple(sorted(found[one] | found[other]))
            claims = _claims_about((person, one, other), sources, people)
            if claims and names.same_name(one, other).verdict == names.DIFFERENT:
                parameters: dict[str, Parameter] = {
                    "person": person,
                    "relation": kind,
                    "names": (one, other),
                    "sources": sources,
                }
                yield Finding("relation_differs", "contradiction", claims, parameters)


def countries(reports: Iterable[Report], people: People) -> Iterator[Finding]:
    """Presidents and ministers whom reports give to different states."""
    states: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in reports:
        for naming in report.names:
            if naming.sort != "person" or not (naming.state and naming.role):
                continue
            if offices((naming.role,)) & _OF_STATES:
                key = people.key_of(report.source, naming.name)
                states[key][naming.state].add(report.source)
    for person, found in sorted(states.items()):
        sources = tuple(sorted(set().union(*found.values())))
        claims = _claims_about((person,), sources, people)
        if len(found) > 1 and claims:
            parameters: dict[str, Parameter] = {
                "person": person,
                "places": tuple(sorted(found)),
                "sources": sources,
            }
            yield Finding("country_differs", "contradiction", claims, parameters)


def _claims_about(
    persons: Iterable[str], sources: Iterable[str], people: People
) -> tuple[str, ...]:
    """The claims of some reports that name any of some people."""
    chosen = set(sources)
    named = (mention for person in persons for mention in people.mentions(person))
    return people.claims_of(mention for mention in named if mention.source in chosen)


def spellings(reports: Iterable[Report], people: People) -> Iterator[Finding]:
    """People and bodies under several spellings in reports of one language.

    From one language to another names are spelled otherwise, as states are; that is no finding.
    """
    languages = {report.source: report.language for report in reports}
    for key, mentions in people.groups():
        told = _spelled(people, mentions)
        by_language: dict[str | None, list[Mention]] = defaultdict(list)
        by_source: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions if len(told) > 1 else ():
            by_language[languages.get(mention.source)].append(mention)
            by_source[mention.source].append(mention)
        if not any(len(_spelled(people, each)) > 1 for each in by_language.values()):
            continue
        if not people.is_person(key) and _are_common(told, by_language):
            continue
        mixed = [s for s, each in by_source.items() if len(_spelled(people, each)) > 1]
        shown = [mention for mention in mentions if mention.name in told]
        parameters: dict[str, Parameter] = {
            "names": told,
            "sources": tuple(sorted({mention.source for mention in shown})),
            "mixed": tuple(sorted(mixed)),
            "persons": people.is_person(key),
        }
        yield Finding("spellings", "note", people.claims_of(shown), parameters)


def _spelled(people: People, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The spellings of a name, each once, whatever its capitals."""
    names = differ_in_spelling(s.name for s in people.spellings(mentions))
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _are_common(names: Iterable[str], languages: Iterable[str | None]) -> bool:
    """Whether names are no proper ones, or those of a state or its capital."""
    chosen = tuple(languages)
    return any(name[:1].islower() or any(state_of(name, c) for c in chosen) for name in names)
