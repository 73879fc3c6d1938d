"""What a reader of the claims should see: each rule looks at the books and names its claims.

Parameters of each rule (besides the claims, which a brief shows as evidence). ``kind`` is always
a claim's kind, a figure a :class:`~drehtuer.model.Count`, a time an EDTF string, names as spelled.

``status_differs`` (contradiction if denied or rejected, else difference)
    One event told as done and as not (yet) done. ``kind``; ``by``, ``to``, ``persons``: names;
    ``direction``; ``statuses``: as told, furthest first; ``when``.
``lead_against_body`` (difference)
    The first lines of a report say another figure than its body for the same thing. ``kind``;
    ``lead``: figure; ``body``: figure; ``source``: the report.
``box_against_text`` (difference)
    A fact box says another figure than the text around it for the same thing. ``kind``;
    ``box``: figure; ``text``: figure; ``source``.
``since_against_now`` (difference)
    The same number is told as a sum over a period and as the stock at one time. ``figure``;
    ``since``: when the period begins; ``now``: the date of the stock; ``where``.
``parts_differ_from_whole`` (contradiction)
    Parts that the text adds up are more than the whole. ``kind``; ``whole``: figure; ``parts``:
    figures; ``sum``: interval.
``total_fits_only_with`` (note)
    A cumulative total is reached only if certain waves count. ``kind``; ``total``: figure;
    ``sum``: interval of all waves; ``without``: interval of the waves without the needed ones;
    ``needs``: figures of the needed waves.
``total_does_not_fit`` (contradiction)
    The waves that a report tells amount to more than its cumulative total. ``kind``; ``total``:
    figure; ``sum``: interval of all waves.
``spellings_in_one_report`` (note)
    One person under several spellings in one report. ``names``: most frequent first; ``source``;
    ``persons``: true if the claims name a person, false if it may be a body.
``transcriptions_across_reports`` (note)
    One person under several spellings in different reports. ``names``; ``sources``; ``persons``.
``freed_and_held`` (contradiction where both are of one day, else note)
    A person told as freed and as held since, or held again. ``person``; ``freed``: time or None;
    ``held``: time or None; ``fate``: the fate that says held, or None.
``figures_differ`` (contradiction, difference or note: see ``reasons``)
    Reports give different figures for the same thing. ``kind``; ``figures``; ``reasons``: codes
    of why they can both be told: ``date`` (as of another date), ``window`` (another period),
    ``counter`` (another source counts), ``group`` (other people are counted), ``qualifier``
    (exact against at least and the like, which fit together), ``rounded``, ``superseded`` (the
    later report of the same source), ``none`` (nothing explains it); ``when``; ``where``.
``retracted`` (note)
    A text corrects a figure itself. ``kind``; ``figure``: the withdrawn one, or None.
``copied`` (note)
    Reports share sentences word by word: they are one source. ``sources``; ``quotes``: how many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from drehtuer.books.counts import agree, plus, rounds
from drehtuer.books.entries import (
    COMING,
    DONE,
    FURTHEST_FIRST,
    OPEN,
    REFUSED,
    Told,
    is_sum,
    parties_agree,
    same_counter,
    same_group,
    same_or_unsaid,
    same_parties,
    share_or_unsaid,
)
from drehtuer.books.flows import ALIKE, Row, added, alike
from drehtuer.books.model import SEVERITIES, Finding, Interval, Parameter
from drehtuer.books.people import Mention, People, differ_in_spelling
from drehtuer.books.spans import gap
from drehtuer.model import Count, Report

_AFTER_STOP = " \t\r\n\"'”“’»«)"
"""What may follow the full stop of a sentence in its line."""

_Pair = tuple[Row, Row, set[str]]
"""Two figures that differ, and why."""

NUMBERED = ("held", "freed", "jailed", "listed", "talks")
"""Kinds of claims whose figures are compared."""

HELD_FATES = frozenset({"held", "incommunicado", "disappeared", "transferred", "rearrested"})
"""Fates of people who are in custody."""

DISTINCTIVE = 10
"""A number from which on the same number of the same time hardly counts others by chance."""

YEAR = 366
"""Days within which a measure taken and one examined may be the same."""

QUARTER = 92
"""Days beyond which nobody takes two stocks for the same figure."""

FAR = 10
"""Ratio of two figures beyond which they are of other things, even if two bodies count."""

NEIGHBOURS = 200
"""Characters within which men and women are told as parts of a number."""

SAME_WORDS = 60
"""Characters of a quote from which on two reports hardly say the same by chance."""


def findings(
    sections: Mapping[str, Sequence[Row]], told: Sequence[Told], people: People
) -> tuple[Finding, ...]:
    """All findings, the weightiest first, then in order of the claims they rest on."""
    number = {item.claim.id: item.number for item in told}
    found = [
        *_status_differs(sections, people),
        *_within_reports(told),
        *_since_against_now(told),
        *_parts_differ(told),
        *_totals(sections["totals"], sections),
        *_spellings(people),
        *_freed_and_held(sections, people),
        *_figures_differ(sections),
        *_retracted(told),
        *_copied(told),
    ]

    def weight(finding: Finding) -> tuple[int, tuple[int, ...], str, str]:
        places = tuple(number[each] for each in finding.claims)
        return (SEVERITIES.index(finding.severity), places, finding.rule, repr(finding.parameters))

    return tuple(sorted(found, key=weight))


def _claims(*rows: Row) -> tuple[str, ...]:
    items = sorted((item for row in rows for item in row.told), key=lambda item: item.number)
    return tuple(dict.fromkeys(item.claim.id for item in items))


def _ids(*told: Told) -> tuple[str, ...]:
    return tuple(item.claim.id for item in sorted(told, key=lambda item: item.number))


# One event, done or not


def _status_differs(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    for section in ("measures", "freed", "jailed", "held", "contacts"):
        rows = sections[section]
        done = [row for row in rows if row.entry.status in DONE]
        other = [row for row in rows if row.entry.status in COMING | OPEN | {"denied", "rejected"}]
        for row in done:
            for rival in other:
                items = [item for item in rival.told if _contradicts(item, row)]
                if items:
                    yield _status_finding(row, items, people)


def _contradicts(item: Told, row: Row) -> bool:
    """Whether a claim tells as not done what an entry tells as done, and cannot be the earlier.

    What is planned before it happens is no contradiction once it has happened; nor is the plan of a
    release or a meeting that a report recalls beside what came of it.
    """
    if not any(_one_thing(item, member) for member in row.told):
        return False
    began = row.days.first if row.best.dated else min(m.published.first for m in row.told)
    if item.claim.kind == "measure":
        return item.published.last >= began and gap(item.days, row.days).days <= YEAR
    if item.claim.status in REFUSED:
        return item.published.last >= began
    elsewhere = all(item.report.source != member.report.source for member in row.told)
    return elsewhere and row.best.dated and item.published.first > row.days.last


def _one_thing(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    if a.part_of or b.part_of or not same_or_unsaid(one.place, other.place):
        return False
    if one.dated and other.dated and not one.days.overlaps(other.days):
        return False
    if a.kind == "measure":
        return (
            a.direction == b.direction
            and same_parties(one, other, "to")
            and parties_agree(one, other, "by")
        )
    if a.kind == "contact":
        return (
            one.dated
            and other.dated
            and same_parties(one, other, "by")
            and same_parties(one, other, "to")
        )
    if one.persons and other.persons:
        return bool(one.persons & other.persons)
    return (
        one.dated
        and other.dated
        and a.count is not None
        and b.count is not None
        and a.count.value is not None
        and a.count.value == b.count.value
        and a.count.value >= DISTINCTIVE
        and a.cumulative == b.cumulative
    )


def _status_finding(row: Row, items: Sequence[Told], people: People) -> Finding:
    told = sorted((*row.told, *items), key=lambda item: item.number)
    entry = row.entry
    statuses = {item.claim.status for item in told}
    refused = any(item.claim.status in REFUSED for item in items)
    persons = {people.key_of(i.claim.source, name) for i in items for name in i.claim.persons}
    by = dict.fromkeys(name for item in told for name in item.claim.by)
    to = dict.fromkeys(name for item in told for name in item.claim.to)
    return Finding(
        "status_differs",
        "contradiction" if refused else "difference",
        _ids(*told),
        {
            "kind": entry.kind,
            "by": tuple(by),
            "to": tuple(to),
            "persons": tuple(sorted(persons & set(entry.persons))),
            "direction": entry.direction,
            "statuses": tuple(sorted(statuses, key=_how_far)),
            "when": entry.when,
        },
    )


def _how_far(status: str) -> int:
    return FURTHEST_FIRST.index(status) if status in FURTHEST_FIRST else len(FURTHEST_FIRST)


# One report against itself


def _within_reports(told: Sequence[Told]) -> Iterator[Finding]:
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
                    yield Finding(rule, "difference", _ids(one, other), parameters)


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
        if comparable and not any(_number(one) == _number(other) for other in comparable):
            yield one, min(comparable, key=lambda other: _distance(one, other))


def _number(told: Told) -> tuple[int | None, str, int | None] | None:
    count = told.claim.count
    return (count.value, count.qualifier, count.upper) if count else None


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
        and a.cumulative == b.cumulative
        and a.status == b.status
        and values[1] <= 2 * values[0]
        and one.days.overlaps(other.days)
        and (a.kind not in ("freed", "jailed", "listed") or (one.dated and other.dated))
        and same_or_unsaid(one.place, other.place)
        and same_group(a.group, b.group)
        and a.nationality == b.nationality
        and share_or_unsaid(a.destination, b.destination)
        and (not (a.attribution and b.attribution) or same_counter(one, other))
    )


def _since_against_now(told: Sequence[Told]) -> Iterator[Finding]:
    numbered = [
        i for i in told if i.claim.count and i.claim.count.value and not i.claim.count.delta
    ]
    sums = [i for i in numbered if i.claim.kind in ("held", "jailed", "listed") and is_sum(i)]
    stocks = [i for i in numbered if i.claim.kind == "held" and not is_sum(i)]
    for one in sums:
        same = [
            other
            for other in stocks
            if _number(one) == _number(other) and same_or_unsaid(one.place, other.place)
        ]
        if same and one.claim.count:
            parameters: dict[str, Parameter] = {
                "figure": one.claim.count,
                "since": str(one.claim.when).partition("/")[0] if one.claim.when else None,
                "now": same[0].claim.when or same[0].report.published,
                "where": one.place or same[0].place,
            }
            yield Finding("since_against_now", "difference", _ids(one, *same), parameters)


def _parts_differ(told: Sequence[Told]) -> Iterator[Finding]:
    by_id = {item.claim.id: item for item in told}
    parts: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        if item.claim.part_of in by_id and item.claim.count:
            parts[str(item.claim.part_of)].append(item)
    # Without a word for it, men and women are the parts of the number before them.
    sexes = [item for item in told if item.claim.group in ("men", "women") and item.claim.count]
    for one, other in combinations(sexes, 2):
        if (
            one.report is other.report
            and {one.claim.group, other.claim.group} == {"men", "women"}
            and one.claim.kind == other.claim.kind
            and not (one.claim.part_of or other.claim.part_of)
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
        if whole.bounds is None or whole.claim.count is None:
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
            claims = _ids(whole, *members)
            yield Finding("parts_differ_from_whole", "contradiction", claims, parameters)


# Totals and waves


def _totals(totals: Sequence[Row], sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    rows = {row.entry.id: row for members in sections.values() for row in members}
    for row in totals:
        entry = row.entry
        if entry.sum is None or not entry.figures:
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
            yield Finding("total_fits_only_with", "note", _claims(row, *members), parameters)
        most = entry.figures[0].bounds.most
        if entry.fits == "no" and most is not None and (added(members).least or 0) > most:
            claims = _claims(row, *members)
            yield Finding("total_does_not_fit", "contradiction", claims, parameters)


# People


def _spellings(people: People) -> Iterator[Finding]:
    for key, mentions in people.groups():
        by_source: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_source[mention.source].append(mention)
        persons = people.is_person(key)
        for source, members in sorted(by_source.items()):
            names = differ_in_spelling(s.name for s in people.spellings(members))
            if len(names) > 1:
                shown = [m for m in members if m.name in names]
                parameters: dict[str, Parameter] = {
                    "names": names,
                    "source": source,
                    "persons": persons,
                }
                claims = people.claims_of(shown)
                yield Finding("spellings_in_one_report", "note", claims, parameters)
        names = differ_in_spelling(s.name for s in people.spellings(mentions))
        sources = sorted({m.source for m in mentions if m.name in names})
        several = [s for s, members in by_source.items() if _lacks(members, names)]
        if len(names) > 1 and len(sources) > 1 and several:
            parameters = {"names": names, "sources": tuple(sources), "persons": persons}
            claims = people.claims_of(m for m in mentions if m.name in names)
            yield Finding("transcriptions_across_reports", "note", claims, parameters)


def _lacks(mentions: Sequence[Mention], names: Sequence[str]) -> bool:
    """Whether a report does not hold all of the spellings."""
    return not {m.name for m in mentions} >= set(names)


def _freed_and_held(sections: Mapping[str, Sequence[Row]], people: People) -> Iterator[Finding]:
    freed = _by_person(row for row in sections["freed"] if row.entry.status in DONE)
    held = _by_person(
        row
        for row in (*sections["held"], *sections["fates"])
        if row.entry.status in DONE and (row.entry.kind == "held" or row.entry.fate in HELD_FATES)
    )
    for person in sorted(set(freed) & set(held)):
        telling = {out.report.source for _, out in freed[person]}
        for release, out in freed[person]:
            after = [each for each in held[person] if _is_held_after(each[1], out, telling)]
            if not after or not people.is_person(person):
                continue
            custody, inside = min(after, key=lambda each: (each[1].days.first, each[1].number))
            once = inside.days == out.days and inside.days.length == 1
            again = custody.entry.fate == "rearrested"
            parameters: dict[str, Parameter] = {
                "person": person,
                "freed": release.entry.when,
                "held": custody.entry.when,
                "fate": custody.entry.fate,
            }
            severity = "contradiction" if once and not again else "note"
            yield Finding("freed_and_held", severity, _ids(out, inside), parameters)


def _is_held_after(inside: Told, out: Told, telling: Container[str]) -> bool:
    """Whether somebody is told as in custody on the day of a release or later.

    A report that tells of a release often tells of the custody before it; there, only what is
    dated later or is by its meaning later counts. ``telling`` are these reports.
    """
    if not out.dated or inside.published.last < out.days.first:
        return False
    if inside.report.source in telling:
        if not inside.dated:
            return inside.claim.fate == "rearrested"
        return inside.days.first >= out.days.first
    return inside.days.last >= out.days.first


def _by_person(rows: Iterable[Row]) -> Mapping[str, list[tuple[Row, Told]]]:
    """For each person the entries and, of each, the most definite claim that names them."""
    found: dict[str, list[tuple[Row, Told]]] = defaultdict(list)
    for row in rows:
        for person in row.entry.persons:
            naming = [item for item in row.told if person in item.persons]
            found[person].append((row, min(naming, key=Told.by_definiteness)))
    return found


# Figures of one thing in different reports


def _figures_differ(sections: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
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
    return Finding("figures_differ", severity, _claims(*chosen), parameters)


def _first_figure(row: Row) -> Count:
    return row.entry.figures[0].count


# What the texts take back, and what they share


def _retracted(told: Sequence[Told]) -> Iterator[Finding]:
    for item in told:
        if item.claim.status == "retracted":
            parameters: dict[str, Parameter] = {
                "kind": item.claim.kind,
                "figure": item.claim.count,
            }
            yield Finding("retracted", "note", _ids(item), parameters)


def _copied(told: Sequence[Told]) -> Iterator[Finding]:
    by_quote: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        if len(item.claim.quote) >= SAME_WORDS:
            by_quote[" ".join(item.claim.quote.split())].append(item)
    shared: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for items in by_quote.values():
        for one, other in combinations(items, 2):
            if one.report.source != other.report.source:
                shared[one.report.source, other.report.source] += [one, other]
    for sources, items in sorted(shared.items()):
        quotes = {" ".join(item.claim.quote.split()) for item in items}
        if len(quotes) > 1:
            unique = {item.claim.id: item for item in items}
            parameters: dict[str, Parameter] = {"sources": sources, "quotes": len(quotes)}
            yield Finding("copied", "note", _ids(*unique.values()), parameters)
