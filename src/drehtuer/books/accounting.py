"""From reports to the account: the one way through the books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from drehtuer.books.copies import copies
from drehtuer.books.deals import deals
from drehtuer.books.door import AS_USUAL, Asked, doors
from drehtuer.books.entries import entry, in_order
from drehtuer.books.findings import findings
from drehtuer.books.flows import Row, with_waves
from drehtuer.books.grouping import together
from drehtuer.books.likeness import same_or_unsaid, share_or_unsaid
from drehtuer.books.model import (
    SECTIONS,
    Account,
    Entry,
    Evidence,
    ReportReference,
)
from drehtuer.books.people import People
from drehtuer.books.sources import Sources
from drehtuer.books.spans import days
from drehtuer.books.told import DONE, MONTH, SECTION_OF, Told, placed, whole_of
from drehtuer.model import Claim, Report
from drehtuer.people import Decisions

BESIDE = ("measures", "contacts", "fates")
"""The sections whose entries may stand beside a release of the same time and place."""


def account(
    reports: Iterable[Report],
    decisions: Decisions | None = None,
    asked: Asked = AS_USUAL,
) -> Account:
    """What the claims of a set of reports amount to.

    Claims of one event stand together with all their sources and are not added up; figures that
    differ stay apart, with why. The order of reports and of claims makes no difference, and a
    report given twice counts once.

    Args:
        reports: reports with their claims, in any order.
        decisions: what was decided on who is who, and on which claims belong to one deal.
        asked: what the doors are asked, and what they assume.

    Returns:
        The account; of no claims an empty one.
    """
    chosen = arranged(reports)
    return account_of(chosen, People(chosen, decisions), asked)


def account_of(chosen: Sequence[Report], people: People, asked: Asked = AS_USUAL) -> Account:
    """The account of reports as :func:`arranged` puts them, and who is who in them.

    Args:
        chosen: the reports.
        people: who is who in them.
        asked: what the doors are asked, and what they assume.
    """
    told = placed(chosen, people)
    copied = copies(chosen)
    sections = sections_of(told, people, Sources(chosen, copied))
    turned = doors(sections, asked)
    # Claims are taken once; the same text under another name tells them, too.
    numbers: dict[str, int] = {}
    for report in chosen:
        words = report.text or report.source
        numbers[words] = max(numbers.get(words, 0), len(report.claims))
    return Account(
        reports=tuple(
            ReportReference(
                r.source, r.published, r.outlet, r.language, numbers[r.text or r.source]
            )
            for r in chosen
        ),
        evidence=tuple(
            Evidence(item.number, item.claim, item.report.published, item.report.outlet)
            for item in told
        ),
        persons=people.persons(),
        copies=copied,
        **{section: tuple(row.entry for row in sections[section]) for section in SECTIONS},
        deals=deals(sections, people, chosen),
        doors=turned,
        findings=findings(sections, turned, told, people, chosen, copied),
    )


def arranged(reports: Iterable[Report]) -> list[Report]:
    """The reports by date of publication, their claims by place; no claim twice."""

    def by_publication(report: Report) -> tuple[date, date, str, str, str]:
        first, last = days(report.published) or (date.max, date.max)
        return (first, last, report.source, f"{report!r} {report.claims!r}", report.text)

    def by_place(claim: Claim) -> tuple[int, int, str, str]:
        return (claim.start, claim.end, claim.kind, claim.id)

    def in_place(claims: Sequence[Claim]) -> tuple[Claim, ...]:
        if len({claim.id for claim in claims}) < len(claims):  # of one id, the order is by all else
            claims = sorted(claims, key=repr)
        return tuple(sorted(claims, key=by_place))

    arranged = [replace(report, claims=in_place(report.claims)) for report in reports]
    seen: set[str] = set()
    chosen: dict[tuple[str, str], Report] = {}
    for report in sorted(arranged, key=by_publication):
        claims = {claim.id: claim for claim in reversed(report.claims) if claim.id not in seen}
        seen.update(claims)
        first = chosen.setdefault((report.source, report.text), replace(report, claims=()))
        kept = in_place((*first.claims, *claims.values()))
        chosen[report.source, report.text] = replace(first, claims=kept)
    return list(chosen.values())


def sections_of(told: Sequence[Told], people: People, sources: Sources) -> Mapping[str, list[Row]]:
    """The entries of each section, with the claims behind them."""
    items: dict[str, list[Told]] = {section: [] for section in SECTIONS}
    for item in told:
        section = "totals" if item.is_total else SECTION_OF.get(item.claim.kind)
        if section:
            items[section].append(item)
    sections = {
        section: [
            Row(entry(section, number, group, people, sources), group)
            for number, group in enumerate(in_order(together(members)), start=1)
        ]
        for section, members in items.items()
    }
    sections["totals"] = [
        with_waves(row, sections.get(row.entry.kind, ())) for row in sections["totals"]
    ]
    entry_of = {
        claim: row.entry.id
        for rows in sections.values()
        for row in rows
        for claim in row.entry.claims
    }
    by_id = {item.claim.id: item.claim for item in told}
    entries = {row.entry.id: row.entry for rows in sections.values() for row in rows}
    whole_entry = {
        claim.id: entries.get(entry_of.get(whole_of(claim, by_id) or "", ""))
        for claim in by_id.values()
    }
    besides = [row for section in BESIDE for row in sections[section] if _is_to_the_month(row)]
    return {
        section: [_linked(row, besides, whole_entry) for row in rows]
        for section, rows in sections.items()
    }


def _linked(row: Row, besides: Sequence[Row], whole_entry: Mapping[str, Entry | None]) -> Row:
    """The row with the entry it is a part of, and with what is told beside it."""
    wholes = (whole_entry[item.claim.id] for item in row.told)
    part_of = next((whole.id for whole in wholes if whole and _can_hold(whole, row.entry)), None)
    beside: tuple[str, ...] = ()
    if row.entry.kind == "freed" and _is_to_the_month(row):
        beside = tuple(other.entry.id for other in besides if _is_beside(row, other))
    return Row(replace(row.entry, part_of=part_of, beside=beside), row.told)


def _can_hold(whole: Entry, part: Entry) -> bool:
    """Whether one entry can be a part of another: a group is none of those who are named."""
    if whole.id == part.id:
        return False
    least = part.figures[0].bounds.least or 0 if part.figures else 0
    return bool(whole.figures) or least <= len(whole.persons)


def _is_to_the_month(row: Row) -> bool:
    """Whether something is told as done, in a month or a shorter time."""
    return row.best.dated and row.days.length <= MONTH and row.entry.status in DONE


def _is_beside(row: Row, other: Row) -> bool:
    """Whether a report tells both, for one time and place, and a fate of one of those set free."""
    return (
        row.days.overlaps(other.days)
        and not row.reports.isdisjoint(other.reports)
        and same_or_unsaid(row.best.place, other.best.place)
        and (other.entry.kind != "fate" or share_or_unsaid(row.entry.persons, other.entry.persons))
    )
