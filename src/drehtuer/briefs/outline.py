"""An account in words, before any layout: sections of lines whose figures know their claims.

The terminal and the page show the same outline, each in its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from drehtuer.books.model import SECTIONS, Account, Finding
from drehtuer.briefs.doors import Doors
from drehtuer.briefs.findings import finding_line
from drehtuer.briefs.ledgers import Ledger
from drehtuer.briefs.lines import Line, Outline, References, Section
from drehtuer.briefs.words import Words
from drehtuer.briefs.writing import Writer


def outline(account: Account, words: Words) -> Outline:
    """The account in the words of a language; sections without lines are left out."""
    return outlined(Writer(account, words))


def outlined(writer: Writer) -> Outline:
    """The whole account of a writer, its sections in order; those without lines are left out."""
    account, words = writer.account, writer.words
    told = SECTIONS.index("doors_told")
    drawn: list[tuple[str, list[Line]]] = [
        (section, [writer.entry(section, entry) for entry in getattr(account, section)])
        for section in SECTIONS
    ]
    ledger, doors = Ledger(writer), Doors(writer)
    drawn[told:told] = [
        ("deals", [ledger.short(deal) for deal in account.deals]),
        ("doors", [doors.line(door) for door in account.doors]),
    ]
    drawn.append(("findings", [*_in_short(writer, account.findings)]))
    title = words.plural("account.title_of", len(account.reports))
    if writer.common_place:
        title = f"{title}: {words.place(writer.common_place)}"
    return Outline(
        title=title,
        subtitle=subtitle(writer),
        sections=tuple(
            Section(key, words(f"sections.{key}"), tuple(lines)) for key, lines in drawn if lines
        ),
    )


def subtitle(writer: Writer) -> str:
    """When the reports appeared, and how many claims were read in them."""
    words = writer.words
    dates = sorted(report.published for report in writer.account.reports if report.published)
    claims = words.plural("account.made_of", len(writer.account.evidence))
    if not dates:
        return claims
    time = words.date(dates[0] if dates[0] == dates[-1] else f"{dates[0]}/{dates[-1]}")
    return f"{words('account.published_between', time=time)}; {claims}"


def deals_in_full(
    account: Account, words: Words, references: References | None = None
) -> tuple[Line, ...]:
    """The deals of an account as whole ledgers."""
    ledger = Ledger(Writer(account, words, references))
    return tuple(ledger.full(deal) for deal in account.deals)


def doors_in_full(
    account: Account, words: Words, references: References | None = None
) -> tuple[Line, ...]:
    """The doors of an account; under each answer its bounds, sources and what speaks for others."""
    doors = Doors(Writer(account, words, references))
    return tuple(doors.line(door, in_full=True) for door in account.doors)


def findings_in_full(
    account: Account, words: Words, references: References | None = None
) -> tuple[Line, ...]:
    """The findings of an account, each with what to do about it as the last of its details."""
    writer = Writer(account, words, references)
    return tuple(finding_line(finding, writer) for finding in account.findings)


def findings_in_short(
    account: Account, words: Words, references: References | None = None
) -> tuple[Line, ...]:
    """The findings; what to do about several in a row is said under the last of them."""
    return _in_short(Writer(account, words, references), account.findings)


def _in_short(writer: Writer, findings: Iterable[Finding]) -> tuple[Line, ...]:
    lines = [finding_line(finding, writer) for finding in findings]
    for number, (line, following) in enumerate(pairwise(lines)):
        if line.details[-1] == following.details[-1]:
            lines[number] = replace(line, details=line.details[:-1])
    return tuple(lines)
