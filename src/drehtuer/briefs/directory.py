"""The people whom reports speak of, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from drehtuer.books.lives import Directory, Life, Step
from drehtuer.books.model import Account
from drehtuer.books.people import differ_in_spelling
from drehtuer.briefs.lines import References, plain
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
    under = [text for text in (also_of(life, words), _who(life, words)) if text]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=_WHEN)
    grid.add_column()
    for step in life.steps:
        when = words.date(step.when) if step.when else words("people.undated")
        body = text_of(_step(step, words))
        short = references.short(step.claims)
        if short:
            body.append(f" [{short}]", style="dim")
        grid.add_row(text_of(when), body)
    indented = [Padding(text_of(text, "dim"), (0, 0, 0, 2)) for text in under]
    return Group(head, *indented, Padding(grid, (0, 0, 0, 2)))


def now_of(life: Life, words: Words) -> str:
    """What somebody is now, by the last step told as done: "held since 2021"."""
    told = words(f"people.now.{life.now}")
    if life.now == "held" and life.since:
        return words("people.since", now=told, when=words.date(life.since))
    return words("people.as_of", now=told, when=words.date(life.as_of)) if life.as_of else told


def also_of(life: Life, words: Words) -> str:
    """The other spellings of somebody's name; empty where there are none."""
    spelled = [n for n in differ_in_spelling(s.name for s in life.spellings) if n != life.name]
    return words("people.also", names=", ".join(spelled)) if spelled else ""


def _who(life: Life, words: Words) -> str:
    related = [
        words("people.relation", kind=words(f"people.relations.{kind}"), name=name)
        for kind, name in life.relations
    ]
    return "; ".join([*life.roles[:3], *related])


def _step(step: Step, words: Words) -> str:
    what = words(f"fates.{step.fate}") if step.fate else words(f"people.steps.{step.kind}")
    if step.status != "asserted":
        what = words("people.step_status", step=what, status=words(f"statuses.{step.status}"))
    if step.destination:
        places = words.join([words.place(place) for place in step.destination])
        return words("people.step_to", step=what, places=places)
    return f"{what} ({words.place(step.where)})" if step.where else what


def _others(lives: Sequence[Life], words: Words) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(max_width=30)
    grid.add_column()
    for life in lives:
        told = [text for text in (_who(life, words), also_of(life, words)) if text]
        grid.add_row(text_of(life.name), text_of("; ".join(told), "dim"))
    return grid


def _doubt(told: Directory, number: int, words: Words) -> RenderableType:
    doubt = told.doubts[number]
    line = words(
        "people.doubt", one=doubt.one, other=doubt.other, percent=round(100 * doubt.confidence)
    )
    why = Padding(text_of("; ".join(doubt.reasons), "dim"), (0, 0, 0, 2))
    return Group(text_of(line), why)


def show_decisions(decisions: Decisions, words: Words, console: Console) -> None:
    """Print decisions in the order in which they were made; those taken back say so."""
    if not decisions.made:
        show([text_of(words("decide.none"))], console)
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right")
    grid.add_column()
    for made in decisions.made:
        told = words(f"decide.{made.verb}", one=made.one, other=made.other, number=made.undoes)
        if made.source:
            told = words("decide.in", decision=told, source=made.source)
        stands = made in decisions.standing or made.verb == UNDO
        line = text_of(told, "" if stands else "strike")
        if not stands:
            line.append_text(text_of(f" ({words('decide.taken_back')})", "dim"))
        who = text_of(words("decide.who", by=made.by, at=made.at, why=made.why), "dim")
        grid.add_row(text_of(str(made.number)), Group(line, who))
    show([grid], console)
