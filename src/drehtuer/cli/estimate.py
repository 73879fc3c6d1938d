"""``drehtuer estimate``: how many there were who are on no list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli.output import READ, SOME_NOT_READ, print_text
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.books.cohort import Cohort
    from drehtuer.books.estimates import Estimate, Model, Refusal
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

_ESTIMATE = ("drehtuer estimate --closed lists.csv", "estimate")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    return [
        make.command(
            "estimate",
            estimate,
            [
                make.argument("file", value="file_value", about="estimate_file"),
                make.option("--closed"),
                make.option("--count", value="header_value"),
                make.option("--json", "as_json"),
            ],
            (_ESTIMATE,),
        )
    ]


@click.pass_obj
def estimate(words: Words, /, file: str, closed: bool, count: str | None, as_json: bool) -> int:
    """Print how many there were by lists that overlap, or why that cannot be said."""
    from drehtuer.books import estimates  # noqa: PLC0415
    from drehtuer.books.cohort import cohort_of  # noqa: PLC0415
    from drehtuer.tables import open_table  # noqa: PLC0415

    cohort = cohort_of(open_table(file), file, count)
    found = estimates.estimate(cohort.counted, closed=closed)
    if as_json:
        print_text(json_text(_record(cohort, found), indent=2) + "\n")
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415
        from drehtuer.briefs.estimates import show_estimate  # noqa: PLC0415

        show_estimate(cohort, found, words, terminal.console())
    return SOME_NOT_READ if isinstance(found, estimates.Refusal) else READ


def _record(cohort: Cohort, found: Estimate | Refusal) -> dict[str, Any]:
    from drehtuer.books.estimates import Refusal  # noqa: PLC0415

    def named(lists: tuple[int, ...]) -> list[str]:
        return [cohort.lists[n] for n in lists]

    def model(each: Model) -> dict[str, Any]:
        return {
            "depend": [named(group) for group in each.groups],
            "total": round(each.total),
            "least": round(each.least),
            "most": round(each.most),
            "bic": round(each.criterion, 2),
        }

    told: dict[str, Any] = {"lists": list(cohort.lists), "left_aside": list(cohort.aside)}
    if isinstance(found, Refusal):
        return {**told, "refusal": found.reason, "about": named(found.lists)}
    least, most = found.range
    return {
        **told,
        "known": found.known,
        "best": model(found.best),
        "range": {"least": round(least), "most": round(most)},
        "near": [model(each) for each in found.near],
        "independent": model(found.independent) if found.independent else None,
    }
