"""Reports and accounts as text for a terminal, or for a file if the output goes into one."""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from drehtuer.books.model import SEVERITIES, Account, ReportReference
from drehtuer.briefs.lines import (
    Line,
    Linked,
    Outline,
    Part,
    References,
    Section,
    shared_folder,
    within,
)
from drehtuer.briefs.outline import deals_in_full, doors_in_full, findings_in_short, outline
from drehtuer.briefs.words import Words
from drehtuer.model import KINDS, Claim, Report
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.sentences import sentences

if TYPE_CHECKING:
    from drehtuer.books.visibility import Visibility

WIDTH = 100
"""The widest lines, in columns: longer ones are hard to read."""

_WHEN = 20  # columns; as wide as a day with a long month
_SEVERITY = {"contradiction": "bold red", "difference": "yellow", "note": "cyan"}

# Control characters, surrogates and marks that turn the direction of writing: a report could use
# them to give orders to the terminal or to make it show something else than it holds.
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text without characters that steer a terminal; each becomes U+FFFD, a tab a blank."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\t", " ").replace("\r\n", "\n"))


def console() -> Console:
    """Standard output, its lines no longer than ``WIDTH``; coloured only on a terminal."""
    made = Console(highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDTH)
    return made


def show_reports(reports: Sequence[Report], words: Words, console: Console) -> None:
    """Print a table of reports: where and when they appeared, what was found, and warnings."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words("read.report"), overflow="fold", max_width=24)
    table.add_column(words("read.date"), no_wrap=True)
    table.add_column(words("read.outlet"), overflow="fold", max_width=15)
    table.add_column(words("read.language"), no_wrap=True)
    table.add_column(words("read.claims"), overflow="fold")
    folder = shared_folder(report.source for report in reports)
    for report in reports:
        table.add_row(
            *map(
                text_of,
                (
                    within(report.source, folder),
                    report.published or words("read.unknown"),
                    report.outlet or words("read.unknown"),
                    report.language or words("read.unknown"),
                    _claims_by_kind(report.claims, words),
                ),
            )
        )
    shown: list[RenderableType] = [text_of(f"{folder}{os.sep}", "dim")] if folder else []
    shown.append(table)
    warnings = [
        (within(report.source, folder), warning(code, parameters, words))
        for report in reports
        for code, parameters in report.warnings
    ]
    if warnings:
        shown.append(Text(words("read.warnings"), style="bold"))
    shown += [Padding(text_of(f"{source}: {text}"), (0, 0, 0, 2)) for source, text in warnings]
    show(shown, console)


def show_text(
    source: str, loaded: LoadedReport, sha256: str, words: Words, console: Console
) -> None:
    """Print the text of a report under what its file says of it.

    Args:
        source: its name.
        loaded: the text.
        sha256: of the text.
        words: the words it is told in.
        console: where it is printed.
    """
    grid = Table.grid(padding=(0, 2))
    length = words.plural("loaded.length", len(loaded.text))
    pages = [words.plural("loaded.pages", len(loaded.pages))] if loaded.pages else []
    told = {**loaded.origin.as_dict(), "size": ", ".join([length, *pages]), "sha256": sha256}
    for name, value in told.items():
        shown = words.date(value) if name == "published" else value
        grid.add_row(text_of(words(f"loaded.{name}"), "dim"), text_of(shown))
    warnings = [warning(code, parameters, words) for code, parameters in loaded.warnings]
    told_of = [text_of(f"{words('read.warnings')}: {each}", "yellow") for each in warnings]
    show([heading(source), grid, *told_of, ""], console)
    console.file.write(printable(loaded.text).rstrip("\n") + "\n")


def show_search(found: Sequence[Mapping[str, str | None]], words: Words, console: Console) -> None:
    """Print claims of a journal, each with its report."""
    shown: list[RenderableType] = [] if found else [Text(words("search.none"))]
    for claim in found:
        published = words.date(claim["published"]) if claim["published"] else None
        told = (words(f"kinds.{claim['kind']}"), published, claim["outlet"], claim["source"])
        shown.append(text_of(", ".join(filter(None, told)), "dim"))
        shown.append(Padding(text_of(claim["quote"] or ""), (0, 0, 0, 2)))
    show(shown, console)


def show(shown: Iterable[RenderableType], console: Console) -> None:
    """Print, without the blanks that fill lines up to the width."""
    with console.capture() as captured:
        for renderable in shown:
            console.print(renderable)
    console.file.write(re.sub(r" +$", "", captured.get(), flags=re.MULTILINE))


def _claims_by_kind(claims: Iterable[Claim], words: Words) -> str:
    numbers = Counter(claim.kind for claim in claims)
    if not numbers:
        return words("read.none")
    kinds = ", ".join(f"{words(f'kinds.{k}')} {numbers[k]}" for k in KINDS if numbers[k])
    return f"{words.number(numbers.total())}: {kinds}"


def warning(code: str, parameters: Mapping[str, str], words: Words) -> str:
    """A warning of a report in words; of an unknown code its name and parameters."""
    if isinstance(words.find(f"warnings.{code}"), str):
        return words(f"warnings.{code}", **parameters)
    if not parameters:
        return words("warnings.bare", code=code)
    told = ", ".join(f"{name}: {value}" for name, value in sorted(parameters.items()))
    return words("warnings.other", code=code, parameters=told)


def show_account(
    account: Account,
    words: Words,
    console: Console,
    *,
    reports: Sequence[Report] | None = None,
) -> None:
    """Print an account.

    Args:
        account: what is shown.
        words: the words it is told in.
        console: where it is printed.
        reports: the reports of the account, if the sentences shall stand under each line.
    """
    told = outline(account, words)
    references = References.of(account)
    quoting = _Sentences(reports, references, console, words) if reports is not None else None
    shown: list[RenderableType] = [text_of(told.title, "bold"), text_of(told.subtitle, "dim")]
    if not told.sections:
        shown.append(Text(words("account.empty")))
    for section in told.sections:
        shown += ["", heading(section.title)]
        for line in section.lines:
            shown.append(_line(line, section, words, references))
            if quoting:
                shown.append(Padding(quoting.under(line), (0, 0, 1, 4)))
    show([*shown, *_reports(account, references, words)], console)


def show_dossier(told: Outline, account: Account, words: Words, console: Console) -> None:
    """Print a brief.

    Args:
        told: the brief.
        account: the account it was made from, whose numbers the references are.
        words: the words it is told in.
        console: where it is printed.
    """
    references = References.of(account)
    shown: list[RenderableType] = [text_of(told.title, "bold"), text_of(told.subtitle, "dim")]
    for section in told.sections:
        shown += ["", heading(section.title)]
        shown += [_line(line, section, words, references) for line in section.lines]
    show(shown, console)


def show_visibility(seen: Visibility, words: Words, console: Console) -> None:
    """Print what a brief reveals of people, and why."""
    shown: list[RenderableType] = [heading(words("brief.reveals"))]
    named = [(name, words(f"brief.reason.{reason}")) for name, reason in seen.named]
    for title, pairs in (("named", named), ("masked", seen.masked)):
        grid = Table.grid(padding=(0, 2))
        for one, other in pairs:
            grid.add_row(text_of(one), text_of(other, "dim"))
        shown += [Text(words(f"brief.{title}"), style="bold")]
        shown.append(Padding(grid, (0, 0, 0, 2)) if pairs else Text(words("brief.nobody")))
    if seen.left_out:
        shown.append(Text(words.plural("brief.left_out", seen.left_out)))
    show(shown, console)


def show_deals(account: Account, words: Words, console: Console) -> None:
    """Print the deals of an account as ledgers.

    Args:
        account: the account, of which the deals are shown.
        words: the words they are told in.
        console: where they are printed.
    """
    references = References.of(account)
    ledgers = deals_in_full(account, words)
    shown: list[RenderableType] = [heading(words("sections.deals"))]
    if not ledgers:
        shown.append(Text(words("deal.none")))
    for number, ledger in enumerate(ledgers):
        shown += [""] if number else []
        shown.append(text_of("".join(map(str, ledger.parts)), "bold"))
        for line in ledger.details:
            shown.append(Padding(_text(line, words, references), (0, 0, 0, 2)))
            shown += [
                Padding(_dated(each, words, references), (0, 0, 0, 4)) for each in line.details
            ]
    show([*shown, *_reports(account, references, words)], console)


def _dated(line: Line, words: Words, references: References) -> RenderableType:
    """A line behind its time, if it has one."""
    body = _text(line, words, references)
    if not line.when:
        return body
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=_WHEN)
    grid.add_column()
    grid.add_row(text_of(line.when), body)
    return grid


def show_doors(account: Account, words: Words, console: Console) -> None:
    """Print the doors of an account, with what each answer rests on.

    Args:
        account: the account, of which the doors are shown.
        words: the words they are told in.
        console: where they are printed.
    """
    references = References.of(account)
    lines = doors_in_full(account, words)
    shown: list[RenderableType] = [heading(words("sections.doors"))]
    if not lines:
        shown.append(Text(words("door.none")))
    for number, line in enumerate(lines):
        shown += [""] if number else []
        shown.append(_text(line, words, references))
        for each in line.details:
            shown.append(Padding(_text(each, words, references), (0, 0, 0, 2)))
            shown += [
                Padding(_text(more, words, references), (0, 0, 0, 4)) for more in each.details
            ]
    show([*shown, *_reports(account, references, words)], console)


def show_assumptions(words: Words, console: Console) -> None:
    """Print the assumptions of the door: those made, and those made on request."""
    from drehtuer.books.door import MADE, ON_REQUEST  # noqa: PLC0415 - help needs no books

    shown: list[RenderableType] = []
    for title, codes in (("made", MADE), ("on_request", ON_REQUEST)):
        shown.append(heading(words(f"assumptions.{title}")))
        for code in codes:
            shown.append(Text(code, style="bold"))
            about = words(f"assumptions.explained.{code}")
            shown.append(Padding(text_of(about), (0, 0, 0, 4)))
        shown.append("")
    show(shown[:-1], console)


def show_findings(
    account: Account,
    words: Words,
    console: Console,
    *,
    reports: Sequence[Report] | None = None,
) -> None:
    """Print the findings of an account: how many of each weight, and each with what to do.

    Args:
        account: the account, of which the findings are shown.
        words: the words they are told in.
        console: where they are printed.
        reports: the reports of the account, if the sentences shall stand under each finding.
    """
    references = References.of(account)
    told = Counter(finding.severity for finding in account.findings)
    numbers = [words.plural(f"severities.{s}s", told[s]) for s in SEVERITIES if told[s]]
    shown: list[RenderableType] = [heading(words("sections.findings"))]
    shown.append(text_of(words.join(numbers) or words("finding.none"), "dim"))
    lines = findings_in_short(account, words)
    section = Section("findings", "", lines)
    quoting = _Sentences(reports, references, console, words) if reports is not None else None
    for line in lines:
        shown.append(_line(line, section, words, references))
        if quoting:
            shown.append(Padding(quoting.under(line), (0, 0, 1, 4)))
    show([*shown, *_reports(account, references, words)], console)


def heading(title: str) -> Rule:
    """A title over a section, with a line to the right end."""
    return Rule(text_of(title, "bold"), align="left", style="dim")


def _line(line: Line, section: Section, words: Words, references: References) -> RenderableType:
    body = _text(line, words, references)
    details = [Padding(_text(detail, words, references), (0, 0, 0, 2)) for detail in line.details]
    if section.key in ("deals", "doors"):
        return Group(body, *details)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=_WHEN)
    grid.add_column()
    if line.severity:
        name = words(f"severities.{line.severity}")
        label = Text(name, style=_SEVERITY.get(line.severity, ""))
    else:
        label = text_of(line.when)
    grid.add_row(label, Group(body, *details))
    return grid


def _text(line: Line, words: Words, references: References) -> Text:
    text = Text()
    for part in line.parts:
        text.append_text(_part(part, words))
    short = references.short(line.claims)
    if short:
        counted = f": {line.sources}" if line.sources else ""
        text.append(f" [{short}{counted}]", style="dim")
    return text


def _part(part: Part, words: Words) -> Text:
    if isinstance(part, str):
        return text_of(part)
    if isinstance(part, Linked):
        return text_of(part.text, "bold")
    return text_of(words("line.quote", quote=part.text), "italic")


def text_of(text: str, style: str = "") -> Text:
    """Words as they are printed: nothing in them steers the terminal."""
    return Text(printable(text), style=style)


def legend(reports: Sequence[ReportReference], words: Words) -> Table:
    """The reports with the numbers by which references name them."""
    grid = Table.grid(padding=(0, 2))
    for number, report in enumerate(reports, 1):
        outlet = report.outlet or words("account.no_outlet")
        date = words.date(report.published) if report.published else words("account.no_date")
        claims = words.plural("account.made_of", report.claims)
        told = Group(text_of(f"{outlet}, {date}; {claims}"), text_of(report.source, "dim"))
        grid.add_row(Text(str(number), style="bold"), told)
    return grid


def _reports(account: Account, references: References, words: Words) -> Iterable[RenderableType]:
    """The reports at the end of an account, with what the references mean if there are any."""
    yield ""
    yield heading(words("account.reports"))
    yield legend(account.reports, words)
    if account.evidence:
        yield Text(words("account.references"), style="dim")
    if references.marked:
        yield Text(words("account.second_reader"), style="dim")


class _Sentences:
    """The sentences that claims stand in, the evidence highlighted."""

    def __init__(
        self, reports: Sequence[Report], references: References, console: Console, words: Words
    ) -> None:
        self._reports = {report.source: report for report in reports}
        self._references, self._words = references, words
        self._marks = ("", "") if console.is_terminal else ("**", "**")
        self._bounds: dict[str, tuple[list[int], list[int]]] = {}

    def under(self, line: Line) -> RenderableType:
        rows = Table.grid(padding=(0, 1))
        wanted = [*line.claims, *(claim for detail in line.details for claim in detail.claims)]
        for claim in self._references.claims(wanted):
            number = Text(self._references.numbers[claim.id], style="dim")
            rows.add_row(number, self._sentence(claim))
        return rows

    def _sentence(self, claim: Claim) -> Text:
        report = self._reports[claim.source]
        first, last = self._around(report, claim)
        before, mark, after = (
            report.text[first : claim.start],
            report.text[claim.start : claim.end],
            report.text[claim.end : last],
        )
        opening, closing = self._marks
        page = report.page_of(claim.start)
        text = Text() if page is None else text_of(f"{self._words('line.page', page=page)} ", "dim")
        text.append_text(text_of(f"{before}{opening}"))
        text.append_text(text_of(mark, "bold underline"))
        text.append_text(text_of(f"{closing}{after}"))
        return text

    def _around(self, report: Report, claim: Claim) -> tuple[int, int]:
        if report.source not in self._bounds:
            found = sentences(report.text, report.language)
            self._bounds[report.source] = [s.start for s in found], [s.end for s in found]
        starts, ends = self._bounds[report.source]
        first, last = bisect_right(ends, claim.start), bisect_left(starts, claim.end) - 1
        if first > last:
            return claim.start, claim.end
        return min(starts[first], claim.start), max(ends[last], claim.end)
