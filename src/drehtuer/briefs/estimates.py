"""An estimate from overlapping lists in words, or why there is none."""

from __future__ import annotations

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from drehtuer.books.cohort import Cohort
from drehtuer.books.estimates import LEAST, MOST_LISTS, Estimate, Model, Refusal
from drehtuer.briefs.terminal import heading, show, text_of
from drehtuer.briefs.words import Words


def show_estimate(
    cohort: Cohort, found: Estimate | Refusal, words: Words, console: Console
) -> None:
    """Print an estimate: its bounds, the models it comes from, and what it rests on."""
    shown: list[RenderableType] = [heading(words("estimate.title"))]
    shown.append(text_of(words("estimate.lists", lists=words.join(cohort.lists))))
    if cohort.aside:
        shown.append(text_of(words("estimate.aside", columns=words.join(cohort.aside)), "dim"))
    if isinstance(found, Refusal):
        shown += _refused(cohort, found, words)
    else:
        shown += _estimated(cohort, found, words)
    show(shown, console)


def _refused(cohort: Cohort, found: Refusal, words: Words) -> list[RenderableType]:
    lists = words.join([cohort.lists[n] for n in found.lists])
    told = {"lists": lists, "least": words.number(LEAST), "most": words.number(MOST_LISTS)}
    return [
        "",
        text_of(words(f"estimate.refusal.{found.reason}", **told), "bold"),
        text_of(words(f"estimate.needed.{found.reason}", **told)),
    ]


def _estimated(cohort: Cohort, found: Estimate, words: Words) -> list[RenderableType]:
    best = found.best
    least, most = (words.number(round(number)) for number in found.range)
    known = words.number(found.known)
    told: list[RenderableType] = [
        text_of(words("estimate.known", number=known)),
        "",
        text_of(words("estimate.best", total=_number(best.total, words), **_ends(best, words))),
        text_of(words("estimate.range", least=least, most=most), "bold"),
        "",
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words("estimate.depend"), overflow="fold", max_width=40)
    for name in ("total", "interval", "bic"):
        table.add_column(words(f"estimate.{name}"), justify="right", no_wrap=True)
    for model in found.near:
        _add(table, model, best, cohort, words)
    if found.independent and found.independent not in found.near:
        table.add_section()
        _add(table, found.independent, best, cohort, words)
    told.append(table)
    told += [
        Padding(Text(words(f"estimate.{name}")), (0, 0, 0, 0))
        for name in ("sensitive", "rests_on", "never")
    ]
    return told


def _add(table: Table, model: Model, best: Model, cohort: Cohort, words: Words) -> None:
    groups = ["–".join(cohort.lists[n] for n in group) for group in model.groups]
    worse = words.decimal(model.criterion - best.criterion)
    table.add_row(
        text_of(words.join(groups) if groups else words("estimate.no_dependence")),
        _number(model.total, words),
        words("estimate.from_to", **_ends(model, words)),
        f"+{worse}" if model is not best else worse,
    )


def _ends(model: Model, words: Words) -> dict[str, str]:
    return {"least": _number(model.least, words), "most": _number(model.most, words)}


def _number(number: float, words: Words) -> str:
    return words.number(round(number))
