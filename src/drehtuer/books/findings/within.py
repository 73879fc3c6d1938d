"""Findings within a report: its parts against one another, and its sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from drehtuer.books.counts import agree, plus
from drehtuer.books.differences import counts_for_both
from drehtuer.books.findings.figures import DISTINCTIVE, claims_of
from drehtuer.books.flows import ALIKE, Row, added, waves
from drehtuer.books.likeness import same_counter, same_group, same_or_unsaid, share_or_unsaid
from drehtuer.books.model import Finding, Parameter
from drehtuer.books.record import Interval
from drehtuer.books.spans import ALWAYS, Days
from drehtuer.books.told import (
    DONE,
    FLOWS,
    GENERAL_GROUPS,
    Told,
    ids_of,
    is_sum,
    number_of,
    whole_of,
)
from drehtuer.model import Report

NUMBERED = ("held", "freed", "jailed", "listed", "talks")
"""Kinds of claims whose figures are compared."""

SEXES = frozenset({"men", "women"})

NEIGHBOURS = 200
"""Characters within which men and women, or those taken here and there, are parts of a number."""

_AFTER_STOP = " \t\r\n\"'”“’»«)"
"""What may follow the full stop of a sentence in its line."""


def by_report(told: Iterable[Told]) -> Mapping[str, Sequence[Told]]:
    """Claims by the source of their report."""
    found: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        found[item.report.source].append(item)
    return found


def parts_of_reports(told: Sequence[Told]) -> Iterator[Finding]:
    """A lead against the body of its report, a fact box against the text around it."""
    numbered = [
        item
        for item in told
        if item.claim.kind in NUMBERED
        and item.claim.count
        and not item.claim.part_of
        and item.impossible is None
    ]
    for source, items in by_report(numbered).items():
        lead_ends = _end_of_lead(items[0].report)
        text = [item for item in items if item.claim.section == "report"]
        lead = [item for item in text if item.claim.end <= lead_ends]
        body = [item for item in text if item.claim.start >= lead_ends]
        box = [item for item in items if item.claim.section == "factbox"]
        for rule, names, here, there in (
            ("lead_against_body", ("lead", "body"), lead, body),
            ("box_against_text", ("box", "text"), box, text),
        ):
            for one, other in _unlike(here, there):
                parameters: dict[str, Parameter] = {
                    "kind": one.claim.kind,
                    names[0]: one.claim.count,
                    names[1]: other.claim.count,
                    "destination": one.claim.destination or other.claim.destination,
                    "when": one.claim.when or other.claim.when,
                    "source": source,
                }
                severity = "note" if _one_is_rough(one, other) else "difference"
                yield Finding(rule, severity, ids_of((one, other)), parameters)


def _end_of_lead(report: Report) -> int:
    """Where the lead ends: with the first line, or the second if the first is no sentence."""
    end = lines = 0
    for line in report.text.splitlines(keepends=True):
        end += len(line)
        if line.strip():
            lines += 1
            if lines == 2 or line.rstrip(_AFTER_STOP).endswith((".", "!", "?", "…")):
                break
    return end


def _unlike(here: Iterable[Told], there: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Figures of one part of a report that no figure of the other part agrees with in words.

    Where a part tells several numbers that may be compared, they are of several things.
    """
    here = list(here)
    for one in here:
        rivals = {
            other.value
            for other in here
            if other.claim.destination == one.claim.destination and _comparable(one, other)
        }
        comparable = [other for other in there if _comparable(one, other)]
        if not comparable or any(number_of(one) == number_of(other) for other in comparable):
            continue
        nearest = min(comparable, key=lambda other: _distance(one, other))
        if len(rivals) <= 1 or nearest.value == one.value:
            yield one, nearest


def _distance(one: Told, other: Told) -> tuple[bool, int, int]:
    a, b = one.claim, other.claim
    values = [c.value or 0 for c in (a.count, b.count) if c]
    difference = max(values) - min(values)
    return (set(a.destination) != set(b.destination), difference, other.number)


def _one_is_rough(one: Told, other: Told) -> bool:
    """Whether both figures can be told of one number, one of them roughly."""
    values = {item.claim.count.value for item in (one, other) if item.claim.count}
    fit = one.bounds and other.bounds and agree(one.bounds, other.bounds)
    return bool(fit) and len(values) > 1


def _comparable(one: Told, other: Told) -> bool:
    """Whether two figures of one report are about the same thing, as far as they say."""
    a, b = one.claim, other.claim
    if a.count is None or b.count is None or a.count.value is None or b.count.value is None:
        return False
    values = sorted((abs(a.count.value), abs(b.count.value)))
    return (
        a.kind == b.kind
        and a.count.delta == b.count.delta
        and is_sum(one) == is_sum(other)
        and one.is_total == other.is_total
        and (not one.is_total or one.days.first == other.days.first)
        and a.status == b.status
        and values[1] <= ALIKE * values[0]
        and one.days.overlaps(other.days)
        and (a.kind not in FLOWS or (one.dated and other.dated))
        and same_or_unsaid(one.place, other.place)
        and same_group(a.group, b.group)
        and a.nationality == b.nationality
        and share_or_unsaid(a.destination, b.destination)
        and (not (a.attribution and b.attribution) or same_counter(one, other))
    )


def since_against_now(told: Sequence[Told]) -> Iterator[Finding]:
    """One number told as the sum of a period and as the stock of one time."""
    numbered = [
        item
        for item in told
        if (item.value or 0) >= DISTINCTIVE and item.claim.count and not item.claim.count.delta
    ]
    stocks: dict[object, list[Told]] = defaultdict(list)
    for item in numbered:
        if item.claim.kind == "held" and not is_sum(item):
            stocks[number_of(item)].append(item)
    for one in numbered:
        if one.claim.kind not in ("held", "jailed", "listed") or not is_sum(one):
            continue
        same = [other for other in stocks[number_of(one)] if same_or_unsaid(one.place, other.place)]
        if same:
            parameters: dict[str, Parameter] = {
                "figure": one.claim.count,
                "since": one.claim.when,
                "now": same[0].claim.when or same[0].report.published,
                "where": one.place or same[0].place,
            }
            yield Finding("since_against_now", "difference", ids_of((one, *same)), parameters)


def parts_differ(told: Sequence[Told]) -> Iterator[Finding]:
    """Parts that do not come to the whole they are told of."""
    by_id = {item.claim.id: item for item in told}
    claims = {item.claim.id: item.claim for item in told}
    parts: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        root = whole_of(item.claim, claims)
        if root and item.claim.count:
            parts[root].append(item)
    linked = {item.claim.id for members in parts.values() for item in members}
    for items in by_report(told).values():
        free = [item for item in items if item.claim.count and item.claim.id not in linked]
        for whole, members in (*_by_sex(free, items), *_by_destination(free)):
            parts[whole.claim.id] += members
    for whole_id, members in sorted(parts.items()):
        finding = _parts_finding(by_id[whole_id], members)
        if finding:
            yield finding


def _by_sex(free: Sequence[Told], items: Sequence[Told]) -> Iterator[tuple[Told, Sequence[Told]]]:
    """Men and women are the parts of the number before them, without a word for it."""
    sexes = [item for item in free if item.claim.group in SEXES]
    for number, one in enumerate(sexes):
        for other in sexes[number + 1 :]:
            if other.claim.start - one.claim.start > NEIGHBOURS:
                break
            if one.claim.group == other.claim.group or one.claim.kind != other.claim.kind:
                continue
            before = [
                item
                for item in items
                if item.claim.kind == one.claim.kind
                and item.exact
                and item.claim.status == one.claim.status
                and 0 <= one.claim.start - item.claim.end <= NEIGHBOURS
                and item.days.overlaps(one.days)
                and item not in (one, other)
            ]
            if before:
                yield before[-1], (one, other)


def _by_destination(free: Sequence[Told]) -> Iterator[tuple[Told, Sequence[Told]]]:
    """Those taken here and those taken there are parts of the number released before them."""
    freed = [item for item in free if item.claim.kind == "freed" and item.claim.status in DONE]
    wholes = [item for item in freed if item.exact and not item.claim.destination]
    for whole in wholes:
        taken = [
            item
            for item in freed
            if item.claim.destination
            and 0 <= item.claim.start - whole.claim.end <= NEIGHBOURS
            and item.claim.section == whole.claim.section
            and item.dated
            and item.days == whole.days
            and item.place == whole.place
        ]
        places = [place for item in taken for place in item.claim.destination]
        if len(taken) > 1 and len(places) == len(set(places)):
            yield whole, taken


def _parts_finding(whole: Told, members: Sequence[Told]) -> Finding | None:
    # Wholes that are parts themselves are mostly the number before in an enumeration.
    if whole.bounds is None or whole.claim.part_of:
        return None
    members = [item for item in members if item.days.overlaps(whole.days)]
    for by in ("group", "nationality", "destination"):
        parts = _apart(members, by)
        if len(parts) < 2:
            continue
        total = Interval(0, 0)
        for part in parts:
            total = plus(total, part.bounds or Interval(0, None))
        sexes = {part.claim.group for part in parts} == SEXES
        too_many = whole.bounds.most is not None and (total.least or 0) > whole.bounds.most
        if too_many or (sexes and not agree(total, whole.bounds)):
            return _sum_finding(whole, parts, total)
    return None


def _apart(members: Iterable[Told], by: str) -> list[Told]:
    """Parts that share nobody: of one sex each, of one nationality, taken to one place."""
    parts: dict[frozenset[str], Told] = {}
    for item in members:
        told = getattr(item.claim, by)
        key = frozenset((told,) if isinstance(told, str) else told or ())
        if not key or (by == "group" and not key <= SEXES):
            continue
        if key in parts or not any(key & other for other in parts):
            larger = key not in parts or item.least > parts[key].least
            parts[key] = item if larger else parts[key]
    return list(parts.values())


def _sum_finding(whole: Told, parts: Sequence[Told], total: Interval) -> Finding:
    told = (whole, *parts)
    parameters: dict[str, Parameter] = {
        "kind": whole.claim.kind,
        "where": whole.place,
        "when": whole.claim.when,
        "whole": whole.claim.count,
        "parts": tuple(part.claim.count for part in parts if part.claim.count),
        "sum": total,
        "counter": next((i.claim.attribution[0] for i in told if i.claim.attribution), None),
    }
    return Finding("parts_differ_from_whole", "contradiction", ids_of(told), parameters)


def totals(sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Totals that the waves of the same reports do not fit, or only with some of them."""
    rows = {row.entry.id: row for members in sections.values() for row in members}
    told_in: dict[str, list[Row]] = defaultdict(list)
    for kind in ("freed", "jailed", "listed"):
        for row in sections.get(kind, ()):
            for source in dict.fromkeys(item.report.source for item in row.told):
                told_in[source].append(row)
    for row in sections["totals"]:
        sources = dict.fromkeys(item.report.source for item in row.told)
        # Elsewhere others may be counted; a report that tells both has to make them fit.
        own = {each.entry.id: each for source in sources for each in told_in[source]}
        yield from _total_findings(row, own, rows)
        yield from _window_mismatch(row, list(own.values()))


def _total_findings(row: Row, own: Mapping[str, Row], rows: Mapping[str, Row]) -> Iterator[Finding]:
    entry = row.entry
    if entry.sum is None or not any(item.claim.cumulative for item in row.told):
        return
    members = [rows[each] for each in entry.of if each in own]
    parameters: dict[str, Parameter] = {
        "kind": entry.kind,
        "total": entry.figures[0].count,
        "sum": entry.sum,
        "where": entry.population.place,
        "when": entry.when,
    }
    if entry.fits == "only":
        needed = [member for member in members if member.entry.id in entry.needs]
        if needed:
            parameters["without"] = added([m for m in members if m not in needed])
            parameters["needs"] = tuple(m.entry.figures[0].count for m in needed)
            parameters["people"] = tuple(
                sorted({code for m in needed for code in m.entry.population.nationality})
            )
            yield Finding("total_fits_only_with", "note", claims_of((row, *members)), parameters)
    most = entry.figures[0].bounds.most
    if entry.fits != "no" or most is None:
        return
    # A total below a single wave is one of other people.
    members = [member for member in members if (member.bounds.least or 0) <= most]
    if (added(members).least or 0) > most:
        parameters["sum"] = added(members)
        alike = all(_counts_alike(member, row) for member in members)
        severity = "contradiction" if alike else "difference"
        yield Finding("total_does_not_fit", severity, claims_of((row, *members)), parameters)


def _counts_alike(wave: Row, total: Row) -> bool:
    """Whether a wave and a total are told by one counter, of one group of people."""
    groups = wave.entry.population.group, total.entry.population.group
    same = groups[0] == groups[1] or groups[1] in GENERAL_GROUPS
    return same and counts_for_both(wave, total)


def _window_mismatch(row: Row, own: Sequence[Row]) -> Iterator[Finding]:
    """A total that is the sum of waves only if one from before its window is added."""
    entry = row.entry
    if not (row.days.closed and row.best.exact and entry.status in DONE):
        return
    of_kind = [wave for wave in own if wave.entry.kind == entry.kind]
    inside = waves(of_kind, entry.population.place, row.days)
    told = added(inside)
    until = Days(ALWAYS.first, row.days.first - timedelta(days=1))
    for wave in waves(of_kind, entry.population.place, until) if inside else ():
        if plus(told, wave.bounds) == row.bounds != told:
            parameters: dict[str, Parameter] = {
                "kind": entry.kind,
                "total": entry.figures[0].count,
                "sum": told,
                "wave": wave.entry.figures[0].count,
                "then": wave.entry.when,
                "when": entry.when,
                "where": entry.population.place,
            }
            rests_on = claims_of((row, *inside, wave))
            yield Finding("window_mismatch", "difference", rests_on, parameters)
            return
