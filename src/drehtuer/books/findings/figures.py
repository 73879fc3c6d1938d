"""Findings about figures of one thing: within a report, and between reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from drehtuer.books.counts import agree, plus, rounds
from drehtuer.books.flows import ALIKE, Row, added, alike
from drehtuer.books.likeness import same_counter, same_group, same_or_unsaid, share_or_unsaid
from drehtuer.books.model import Finding, Interval, Parameter
from drehtuer.books.spans import gap
from drehtuer.books.told import FLOWS, REFUSED, Told, ids_of, is_sum, number_of, whole_of
from drehtuer.model import Count, Report

_AFTER_STOP = " \t\r\n\"'”“’»«)"
"""What may follow the full stop of a sentence in its line."""

_Pair = tuple[Row, Row, set[str]]
"""Two figures that differ, and why."""

NUMBERED = ("held", "freed", "jailed", "listed", "talks")
"""Kinds of claims whose figures are compared."""

QUARTER = 92
"""Days beyond which nobody takes two stocks for the same figure."""

FAR = 10
"""Ratio of two figures beyond which they are of other things, even if two bodies count."""

NEIGHBOURS = 200
"""Characters within which men and women are told as parts of a number."""


def within_reports(told: Sequence[Told]) -> Iterator[Finding]:
    """A lead against the body of its report, a fact box against the text around it."""
    by_source: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        if item.claim.kind in NUMBERED and item.claim.count and not item.claim.part_of:
            by_source[item.report.source].append(item)
    for source, items in sorted(by_source.items()):
        lead_ends = _end_of_lead(items[0].report)
        text = [item for item in items if item.claim.section == "report"]
        lead = [item for item in text if item.claim.end <= lead_ends]
        body = [item for item in text if item.claim.start >= lead_ends]
        box = [item for item in items if item.claim.section == "factbox"]
        for rule, here, there in (
            ("lead_against_body", lead, body),
            ("box_against_text", box, text),
        ):
            names = ("lead", "body") if rule == "lead_against_body" else ("box", "text")
            for one, other in _unlike(here, there):
                if one.claim.count and other.claim.count:
                    parameters: dict[str, Parameter] = {
                        "kind": one.claim.kind,
                        names[0]: one.claim.count,
                        names[1]: other.claim.count,
                        "source": source,
                    }
                    yield Finding(rule, "difference", ids_of((one, other)), parameters)


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
    """Figures of one part of a report that no figure of the other part agrees with in words."""
    for one in here:
        comparable = [other for other in there if _comparable(one, other)]
        if comparable and not any(number_of(one) == number_of(other) for other in comparable):
            yield one, min(comparable, key=lambda other: _distance(one, other))


def _distance(one: Told, other: Told) -> tuple[bool, int, int]:
    a, b = one.claim, other.claim
    values = [c.value or 0 for c in (a.count, b.count) if c]
    difference = max(values) - min(values)
    return (set(a.destination) != set(b.destination), difference, other.number)


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
        i for i in told if i.claim.count and i.claim.count.value and not i.claim.count.delta
    ]
    sums = [i for i in numbered if i.claim.kind in ("held", "jailed", "listed") and is_sum(i)]
    stocks = [i for i in numbered if i.claim.kind == "held" and not is_sum(i)]
    for one in sums:
        same = [
            other
            for other in stocks
            if number_of(one) == number_of(other) and same_or_unsaid(one.place, other.place)
        ]
        if same and one.claim.count:
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
    # Without a word for it, men and women are the parts of the number before them.
    sexes = [item for item in told if item.claim.group in ("men", "women") and item.claim.count]
    for one, other in combinations(sexes, 2):
        if (
            one.report is other.report
            and {one.claim.group, other.claim.group} == {"men", "women"}
            and one.claim.kind == other.claim.kind
            and not any(item in members for item in (one, other) for members in parts.values())
            and abs(one.claim.start - other.claim.start) <= NEIGHBOURS
        ):
            before = [
                item
                for item in told
                if item.report is one.report
                and item.claim.kind == one.claim.kind
                and item.exact
                and item.claim.status == one.claim.status
                and 0 <= one.claim.start - item.claim.end <= NEIGHBOURS
                and item.days.overlaps(one.days)
                and item not in (one, other)
            ]
            if before:
                parts[before[-1].claim.id] += [one, other]
    for whole_id, members in sorted(parts.items()):
        whole = by_id[whole_id]
        # Wholes that are parts themselves are mostly the number before in an enumeration.
        if whole.bounds is None or whole.claim.part_of or len(members) < 2:
            continue
        total = Interval(0, 0)
        for member in members:
            total = plus(total, member.bounds or Interval(0, None))
        both = {member.claim.group for member in members} == {"men", "women"}
        too_many = whole.bounds.most is not None and (total.least or 0) > whole.bounds.most
        if too_many or (both and not agree(total, whole.bounds)):
            parameters: dict[str, Parameter] = {
                "kind": whole.claim.kind,
                "whole": whole.claim.count,
                "parts": tuple(m.claim.count for m in members if m.claim.count),
                "sum": total,
            }
            rests_on = ids_of((whole, *members))
            yield Finding("parts_differ_from_whole", "contradiction", rests_on, parameters)


def totals(totals: Sequence[Row], sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Totals that the waves of the same report do not fit, or only with some of them."""
    rows = {row.entry.id: row for members in sections.values() for row in members}
    for row in totals:
        entry = row.entry
        if entry.sum is None or not any(item.claim.cumulative for item in row.told):
            continue
        # Elsewhere others may be counted; a report that tells both has to make them fit.
        members = [rows[each] for each in entry.of if _share_report(rows[each], row)]
        parameters: dict[str, Parameter] = {
            "kind": entry.kind,
            "total": entry.figures[0].count,
            "sum": entry.sum,
        }
        if entry.fits == "only":
            needed = [member for member in members if member.entry.id in entry.needs]
            if not needed:
                continue
            parameters["without"] = added([m for m in members if m not in needed])
            parameters["needs"] = tuple(m.entry.figures[0].count for m in needed)
            yield Finding("total_fits_only_with", "note", _claims((row, *members)), parameters)
        most = entry.figures[0].bounds.most
        if entry.fits == "no" and most is not None and (added(members).least or 0) > most:
            claims = _claims((row, *members))
            yield Finding("total_does_not_fit", "contradiction", claims, parameters)


def figures_differ(sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Figures of one thing that differ between reports, with why."""
    for section in ("held", "freed", "jailed", "listed", "talks", "totals"):
        rows = [row for row in sections[section] if _is_figure(row)]
        explained: list[_Pair] = []
        for one, other in combinations(rows, 2):
            reasons = _reasons(section, one, other)
            if reasons is None:
                continue
            if reasons:
                explained.append((one, other, reasons))
            else:
                yield _figures_finding("contradiction", [one, other], {"none"})
        for linked in _linked(explained):
            differing = {row.entry.id: row for one, other, _ in linked for row in (one, other)}
            reasons = {reason for *_, codes in linked for reason in codes}
            mere = reasons <= {"qualifier", "rounded"}
            yield _figures_finding("note" if mere else "difference", differing.values(), reasons)


def _linked(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """Pairs in groups: those that share a figure are of one thing."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        ids = {pair[0].entry.id, pair[1].entry.id}
        touched = [g for g in groups if any(ids & {o.entry.id, t.entry.id} for o, t, _ in g)]
        groups = [g for g in groups if g not in touched]
        groups.append([pair, *(each for group in touched for each in group)])
    return groups


def _is_figure(row: Row) -> bool:
    return (
        bool(row.entry.figures)
        and row.entry.figures[0].count.value is not None
        and not row.is_change
        and not row.is_part
        and row.entry.status not in REFUSED
        and (row.entry.kind != "held" or not is_sum(row.best))
    )


def _reasons(section: str, one: Row, other: Row) -> set[str] | None:
    """Why two figures differ; empty if nothing explains it, None if they are of other things."""
    a, b = one.entry, other.entry
    if (
        a.kind != b.kind
        or a.population.place is None
        or a.population.place != b.population.place
        or a.population.nationality != b.population.nationality
        or not same_group(a.population.group, b.population.group)
        or not share_or_unsaid(a.destination, b.destination)
        or a.status != b.status
        or _same_figure(one, other)
        or (_share_report(one, other) and section != "totals")
    ):
        return None
    counted = any(same_counter(i, j) for i in one.told for j in other.told)
    named = a.population.counter is not None and b.population.counter is not None
    apart = not counted and (a.population.counter is not None or b.population.counter is not None)
    if _share_report(one, other) and not apart:
        return None
    far = FAR if section == "totals" or (named and section in ("freed", "jailed")) else ALIKE
    if not alike(one, other, far):
        return None
    reasons: set[str] = set()
    if section in ("held", "talks"):
        if not one.days.overlaps(other.days):
            # Counts of one counter on several days are a series, which the door compares.
            if counted or not named or gap(one.days, other.days).days > QUARTER:
                return None
            reasons.add("date")
    elif section == "totals":
        if not one.days.overlaps(other.days):
            return None
        if one.days.first != other.days.first:
            reasons.add("window")
        elif one.days.last != other.days.last:
            reasons.add("superseded" if counted else "date")
    elif not (one.best.dated and other.best.dated and one.days == other.days):
        return None
    if apart:
        reasons.add("counter")
    if agree(one.bounds, other.bounds):
        reasons.add("qualifier")
    figures = (a.figures[0].count, b.figures[0].count)
    if rounds(*figures) or rounds(*reversed(figures)):
        reasons.add("rounded")
    if counted and not reasons and one.best.published != other.best.published:
        reasons.add("superseded")
    return reasons


def _share_report(one: Row, other: Row) -> bool:
    sources = {item.report.source for item in one.told}
    return any(item.report.source in sources for item in other.told)


def _figures_finding(severity: str, rows: Iterable[Row], reasons: set[str]) -> Finding:
    chosen = sorted(rows, key=lambda row: row.told[0].number)
    parameters: dict[str, Parameter] = {
        "kind": chosen[0].entry.kind,
        "figures": tuple(_first_figure(row) for row in chosen),
        "reasons": tuple(sorted(reasons)),
        "when": next((row.entry.when for row in chosen if row.entry.when), None),
        "where": next((p for p in (r.entry.population.place for r in chosen) if p), None),
    }
    return Finding("figures_differ", severity, _claims(chosen), parameters)


def _same_figure(one: Row, other: Row) -> bool:
    a, b = _first_figure(one), _first_figure(other)
    return (a.value, a.qualifier, a.upper) == (b.value, b.qualifier, b.upper)


def _first_figure(row: Row) -> Count:
    return row.entry.figures[0].count


def _claims(rows: Iterable[Row]) -> tuple[str, ...]:
    return ids_of(item for row in rows for item in row.told)
