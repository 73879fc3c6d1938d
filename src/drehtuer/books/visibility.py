"""Who may be named outside: people publicly known keep their names, others become initials.

A person counts as publicly known who acts or speaks in public (holds an office, takes part in
talks or contacts, is quoted), whom reports of at least two outlets name, copies of one text
counted once, or whom somebody has decided to name. Everybody else becomes initials, in the words
of the brief and in its quotations; nobody is named by default because one report did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from drehtuer.books.deal import Condition
from drehtuer.books.model import Account
from drehtuer.books.people import People, is_spelled
from drehtuer.books.record import Record
from drehtuer.model import Claim, Report

PUBLIC, TEAM = "public", "team"
LEVELS = (PUBLIC, TEAM)
"""Whom a brief is for: anybody, or those who may see all that is in the books."""

REASONS = ("decided", "office", "acts", "speaks", "outlets")
"""Why somebody is named, in the order in which the reasons count."""

PUBLIC_OFFICES = frozenset(
    {
        "president",
        "ruler",
        "head_of_government",
        "foreign_minister",
        "minister",
        "envoy",
        "ambassador",
    }
)
"""Offices of a state (classes of people/data/offices.toml) whose holders are known by them."""

_OUTLETS = 2
_LEFT_OUT = "[…]"

_Data = TypeVar("_Data")


@dataclass(frozen=True, slots=True)
class Visibility(Record):
    """What a brief reveals of people.

    Attributes:
        named: (name, reason) pairs of those who are named; reasons are those of ``REASONS``.
        masked: (name, initials) pairs of those who are not.
        left_out: how many figures on small groups are left out
            (:mod:`drehtuer.books.small_groups`).
    """

    named: tuple[tuple[str, str], ...] = ()
    masked: tuple[tuple[str, str], ...] = ()
    left_out: int = 0


def visibility(
    account: Account,
    people: People,
    reports: Sequence[Report],
    *,
    decided: Collection[str] = (),
    hidden: Collection[str] = (),
) -> Visibility:
    """Who of an account is named to everybody, and why.

    Args:
        account: what the brief is made from.
        people: who is who in its reports.
        reports: the reports of the account.
        decided: names, in any spelling, that somebody decided to show.
        hidden: names, in any spelling, that somebody decided to hide, whatever speaks for them.
    """
    claims = {item.claim.id: item.claim for item in account.evidence}
    outlet = _outlets(account, reports)
    reasons: dict[str, set[str]] = defaultdict(set)
    for claim in claims.values():
        for reason, names in (
            ("office", claim.persons if claim.kind == "role" else ()),
            ("acts", (*claim.by, *claim.to)),
            ("speaks", claim.attribution),
        ):
            for name in names:
                reasons[people.key_of(claim.source, name)].add(reason)
    named: list[tuple[str, str]] = []
    masked: list[str] = []
    for somebody in people.resolution.everybody:
        mentions = [m for m in somebody.mentions if m.source in outlet]
        if not mentions or not (somebody.is_person or people.is_person(somebody.name)):
            continue
        spelled = {name for mention in somebody.mentions for name in mention.spellings}
        why = reasons[somebody.name]
        if len({outlet[mention.source] for mention in mentions}) >= _OUTLETS:
            why.add("outlets")
        if any(mention.offices & PUBLIC_OFFICES for mention in mentions):
            why.add("office")
        if any(is_spelled(name, spelled) for name in decided):
            why.add("decided")
        if why and not any(is_spelled(name, spelled) for name in hidden):
            named.append((somebody.name, min(why, key=REASONS.index)))
        else:
            masked.append(somebody.name)
    return Visibility(tuple(sorted(named)), tuple(zip(masked, _initials(masked), strict=True)))


def _outlets(account: Account, reports: Iterable[Report]) -> Mapping[str, str]:
    """For each report what it counts as: its outlet, and with its copies only once."""
    shown = {report.source for report in account.reports}
    outlets = {r.source: r.outlet or r.source for r in reports if r.source in shown}
    for group in account.copies:
        same = [source for source in group.reports if source in outlets]
        for source in same[1:]:
            outlets[source] = outlets[same[0]]
    return outlets


def _initials(names: Sequence[str]) -> list[str]:
    """The initials of each name; where several share them, with a number."""
    short = [" ".join(f"{word[0]}." for word in name.split()) for name in names]
    shared, seen = Counter(short), Counter[str]()
    made = []
    for initials in short:
        seen[initials] += 1
        made.append(f"{initials} ({seen[initials]})" if shared[initials] > 1 else initials)
    return made


def veiled(
    account: Account,
    people: People,
    reports: Iterable[Report],
    seen: Visibility,
    left_out: Sequence[Claim] = (),
) -> Account:
    """The account with initials in place of everybody who is not named.

    Reports have numbers in place of the names of their files, which may tell names, too.
    Quotations lose their exact words where a name stood in them, or a figure of one of the claims
    that are ``left_out``; the books keep them.
    """
    masks = dict(seen.masked)
    by_source = {report.source: report for report in reports}
    source_of = {item.claim.id: item.claim.source for item in account.evidence}
    claims = [item.claim for item in account.evidence if item.claim.source in by_source]
    quotes = {
        claim.id: masked_words(
            by_source[claim.source], claim.start, claim.end, people, masks, left_out
        )
        for claim in claims
    }

    def is_shown(condition: Condition) -> bool:
        told = [by_source.get(source_of[claim]) for claim in condition.claims]
        return not any(
            report is None or _names_masked(condition.text, report, people, masks)
            for report in told
        )

    shown = tuple(
        replace(deal, conditions=tuple(filter(is_shown, deal.conditions))) for deal in account.deals
    )
    masks_of_all = {**spelled_masks(people, seen), **numbered(account)}
    return veil(replace(account, deals=shown), masks_of_all, quotes)


def numbered(account: Account) -> dict[str, str]:
    """What stands for the name of each report's file."""
    return {report.source: f"#{n}" for n, report in enumerate(account.reports, 1)}


def spelled_masks(people: People, seen: Visibility) -> dict[str, str]:
    """What stands for each spelling of somebody who is not named."""
    masks = dict(seen.masked)
    spelled = {
        name: masks[somebody.name]
        for somebody in people.resolution.everybody
        if somebody.name in masks
        for mention in somebody.mentions
        for name in mention.spellings
    }
    return {**spelled, **masks}


def _names_masked(text: str, report: Report, people: People, masks: Mapping[str, str]) -> bool:
    """Whether words of a report name somebody who is not to be named."""
    start = report.text.find(text)
    return start < 0 or any(
        start <= naming.start < start + len(text)
        and not masks.keys().isdisjoint(
            people.key_of(report.source, name) for name in (naming.name, naming.full)
        )
        for naming in report.names
    )


def masked_words(
    report: Report,
    first: int,
    last: int,
    people: People,
    masks: Mapping[str, str],
    left_out: Sequence[Claim] = (),
) -> str:
    """The words of a report from one offset to another, with masks where names stand.

    Args:
        report: the report.
        first: where they begin.
        last: where they end.
        people: who is who.
        masks: what stands for whom, by names as in ``people``.
        left_out: claims whose figures are left out, too.
    """
    found: list[tuple[int, int, str]] = []
    for naming in report.names:
        mask = masks.get(people.key_of(report.source, naming.name))
        mask = mask or masks.get(people.key_of(report.source, naming.full))
        if mask:
            found.append((naming.start, naming.end, mask))
    for claim in left_out:
        if claim.source == report.source and claim.count is not None:
            start = report.text.find(claim.count.text, claim.start, claim.end)
            if start >= 0:
                found.append((start, start + len(claim.count.text), _LEFT_OUT))
    words = report.text[first:last]
    for start, end, put in sorted(found, reverse=True):
        if first < end and start < last:
            words = words[: max(start, first) - first] + put + words[min(end, last) - first :]
    return words


def veil(told: _Data, masks: Mapping[str, str], quotes: Mapping[str, str]) -> _Data:
    """Any record of the books with masks in place of names; quotes by the ids of claims."""
    made: Any = told
    if isinstance(told, str):
        made = masks.get(told, told)
    elif isinstance(told, tuple):
        made = tuple(veil(each, masks, quotes) for each in told)
    elif isinstance(told, Mapping):
        made = {key: veil(value, masks, quotes) for key, value in told.items()}
    elif is_dataclass(told) and not isinstance(told, type):
        values = {item.name: getattr(told, item.name) for item in fields(told)}
        changed = {
            name: new for name, old in values.items() if (new := veil(old, masks, quotes)) != old
        }
        if isinstance(told, Claim):
            changed["quote"] = quotes.get(told.id, told.quote)
        made = replace(told, **changed) if changed else told
    return made  # type: ignore[no-any-return]
