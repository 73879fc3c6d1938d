"""What people decided on claims, as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console, Group
from rich.table import Table

from drehtuer.briefs.lines import shorten
from drehtuer.briefs.terminal import show, text_of
from drehtuer.briefs.words import Words
from drehtuer.review import CORRECT, Review


def show_reviews(made: Sequence[Review], words: Words, console: Console) -> None:
    """Print reviews in the order in which they were made; those taken back say so."""
    if not made:
        show([text_of(words("review.none"))], console)
        return
    undone = {review.undoes for review in made}
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right")
    grid.add_column()
    for review in made:
        stands = review.number not in undone
        told = words(
            f"review.told.{review.verb}",
            quote=shorten(review.base.quote),
            kind=words(f"kinds.{review.base.kind}"),
            number=review.undoes,
        )
        line = text_of(told, "" if stands else "strike")
        if not stands:
            line.append_text(text_of(f" ({words('decide.taken_back')})", "dim"))
        changed = [
            text_of(f"{name}: {json.dumps(value, ensure_ascii=False)}", "dim")
            for name, value in review.values.items()
            if review.verb == CORRECT and name not in ("start", "end")
        ]
        key = "decide.who" if review.why else "review.who"
        who = text_of(words(key, by=review.by, at=review.at, why=review.why), "dim")
        grid.add_row(text_of(str(review.number)), Group(line, *changed, who))
    show([grid], console)
