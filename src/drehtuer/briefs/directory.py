"""The people whom reports speak of, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from drehtuer.books.lives import Directory, Life
from drehtuer.books.model import Account
from drehtuer.briefs.lines import References, plain
from drehtuer.briefs.lives import also_of, decision_of, doubt_of, now_of, step_of, who_of
from drehtuer.briefs.outline import findings_in_full
from drehtuer.briefs.terminal import heading, legend, show, text_of
from drehtuer.briefs.words import Words
from drehtuer.people import Decisions
from drehtuer.people.decisions import UNDO

_WHEN = 20
_NOW = {"held": "bold red", "free": "green", "exiled": "yellow", "died": "bold"}


def show_directory(told: Directory, account: Account, words: Words, console: Console) -> None:
    """Print who is spoken of, with each one's steps, and what waits for a decision.

    Args:
        told: the people.
        account: the account they are from, whose numbers the references are.
        words: the words they are told in.
        console: where they are printed.
    """
    references = References.of(account)
    findings = {line.claims: plain(line.parts, words) for line in findings_in_full(account, words)}
    touched = [life for life in told.lives if life.steps]
    others = [life for life in told.lives if not life.steps]
    shown: list[RenderableType] = [text_of(words("people.title"), "bold")]
    shown.append(text_of(_subtitle(told, touched, words), "dim"))
    for life in touched:
        shown += ["", _life(life, words, references)]
        shown += [
            Padding(text_of(f"! {findings[finding.claims]}", "yellow"), (0, 0, 0, 2))
            for finding in life.findings
            if finding.claims in findings
        ]
    if others:
        shown += ["", heading(words("people.others")), _others(others, words)]
    if told.named:
        shown += ["", heading(words("people.named")), text_of(", ".join(told.named))]
    if told.doubts:
        shown += ["", heading(words("people.doubts")), text_of(words("people.doubts_how"), "dim")]
        shown += [_doubt(told, number, words) for number in range(len(told.doubts))]
    shown += ["", heading(words("account.reports")), legend(account.reports, words)]
    show(shown, console)


def _subtitle(told: Directory, touched: Sequence[Life], words: Words) -> str:
    reports = words.plural("people.reports", len(told.reports))
    return words(
        "people.subtitle", people=words.plural("people.people", len(touched)), reports=reports
    )


def _life(life: Life, words: Words, references: References) -> RenderableType:
    head = Text()
    head.append_text(text_of(life.name, "bold"))
    if life.now:
        head.append_text(text_of(f"  {now_of(life, words)}", _NOW.get(life.now, "")))
    under = [text for text in (also_of(life, words), who_of(life, words)) if text]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=_WHEN)
    grid.add_column()
    for step in life.steps:
        when = words.date(step.when) if step.when else words("people.undated")
        body = text_of(step_of(step, words))
        short = references.short(step.claims)
        if short:
            body.append(f" [{short}]", style="dim")
        grid.add_row(text_of(when), body)
    indented = [Padding(text_of(text, "dim"), (0, 0, 0, 2)) for text in under]
    return Group(head, *indented, Padding(grid, (0, 0, 0, 2)))


def _others(lives: Sequence[Life], words: Words) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(max_width=30)
    grid.add_column()
    for life in lives:
        told = [text for text in (who_of(life, words), also_of(life, words)) if text]
        grid.add_row(text_of(life.name), text_of("; ".join(told), "dim"))
    return grid


def _doubt(told: Directory, number: int, words: Words) -> RenderableType:
    doubt = told.doubts[number]
    why = Padding(text_of("; ".join(doubt.reasons), "dim"), (0, 0, 0, 2))
    return Group(text_of(doubt_of(doubt, words)), why)


def show_decisions(decisions: Decisions, words: Words, console: Console) -> None:
    """Print decisions in the order in which they were made; those taken back say so."""
    if not decisions.made:
        show([text_of(words("decide.none"))], console)
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right")
    grid.add_column()
    for made in decisions.made:
        told = decision_of(made, words)
        stands = made in decisions.standing or made.verb == UNDO
        line = text_of(told, "" if stands else "strike")
        if not stands:
            line.append_text(text_of(f" ({words('decide.taken_back')})", "dim"))
        who = text_of(words("decide.who", by=made.by, at=made.at, why=made.why), "dim")
        grid.add_row(text_of(str(made.number)), Group(line, who))
    show([grid], console)
