"""A check as one self-contained HTML page: the draft marked up, the verdicts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from markupsafe import Markup, escape

from drehtuer import __version__
from drehtuer.briefs.checks import (
    SIGNS,
    marks,
    notes,
    origin,
    place_of,
    proposal,
    summary,
    title,
    verdict,
)
from drehtuer.briefs.evidence import Close, Open, marked
from drehtuer.briefs.html import escaped, possible, template
from drehtuer.briefs.lines import shared_folder, within
from drehtuer.briefs.words import Words
from drehtuer.check.model import Check, Passage, Statement
from drehtuer.text.original import Original


def check_page(made: Check, draft: Original, words: Words) -> str:
    """The page of a check.

    Args:
        made: the check.
        draft: the draft's text, which stands on the page as it was read, and its file.
        words: the words of the page; its language is that of the page.
    """
    return template("check.html.jinja").render(
        words=words, version=__version__, check=shown_check(made, draft, words)
    )


def shown_check(made: Check, draft: Original, words: Words) -> dict[str, Any]:
    """A check as ``check_parts.html.jinja`` shows it; arguments as of :func:`check_page`."""
    made = _without_folders(made)
    return {
        "language": made.language,
        "title": title(made, words),
        "summary": summary(made, words),
        "notes": notes(made, words),
        "statements": [
            _statement(number, statement, draft, words)
            for number, statement in enumerate(made.statements, 1)
        ],
        "unread": [(place_of(each, draft, words), possible(each.sentence)) for each in made.unread],
        "draft": _marked_up(draft.text, made.statements, words),
    }


def _without_folders(made: Check) -> Check:
    """The check with mere names: a page need not tell who keeps the draft and the reports where."""
    proofs = [proof for statement in made.statements for proof in statement.proofs]
    folder = shared_folder(proof.source for proof in proofs if proof.source != made.source)
    names = {proof.source: within(proof.source, folder) for proof in proofs}
    names[made.source] = PurePath(made.source).name
    statements = tuple(
        replace(
            statement,
            proofs=tuple(replace(proof, source=names[proof.source]) for proof in statement.proofs),
        )
        for statement in made.statements
    )
    return replace(made, source=names[made.source], statements=statements)


def _statement(number: int, statement: Statement, draft: Original, words: Words) -> dict[str, Any]:
    return {
        "number": number,
        "verdict": statement.verdict,
        "sign": SIGNS[statement.verdict],
        "told": verdict(statement, words),
        "place": place_of(statement.at, draft, words),
        "quote": _quoted(statement.at),
        "proofs": [
            {
                "quote": _quoted(proof.at),
                "language": proof.language,
                "origin": possible(origin(proof, words)),
            }
            for proof in statement.proofs
        ],
        "proposal": proposal(statement, words),
    }


def _quoted(at: Passage) -> Markup:
    before, inner, behind = (escape(possible(part)) for part in marks(at))
    return Markup("{}<strong>{}</strong>{}").format(before, inner, behind)


class _Mark:
    """A statement as a mark in the text."""

    def __init__(self, number: int, statement: Statement) -> None:
        self.id = f"{number:06}"
        self.start, self.end = statement.at.start, statement.at.end
        self.number, self.verdict = number, statement.verdict


def _marked_up(text: str, statements: Sequence[Statement], words: Words) -> Markup:
    """The draft with every statement marked; its number and sign are shown by the style sheet."""
    pieces: list[str] = []
    for piece in marked(text, [_Mark(n, each) for n, each in enumerate(statements, 1)]):
        if isinstance(piece, str):
            pieces.append(escaped(piece))
        elif isinstance(piece, Open):
            mark = piece.mark
            told = escape(words(f"check.verdicts.{mark.verdict}"))
            anchor = f' id="mark-{mark.number}"' if piece.first else ""
            pieces.append(f'<mark{anchor} class="{mark.verdict}" title="{told}">')
        elif isinstance(piece, Close):
            mark = piece.mark
            label = f"{SIGNS[mark.verdict]}{mark.number}"
            link = f'<a href="#statement-{mark.number}" data-label="{label}"'
            named = escape(words(f"check.verdicts.{mark.verdict}"))
            link += f' aria-label="{mark.number}: {named}"></a>'
            pieces.append(f"{link if piece.last else ''}</mark>")
    return Markup("".join(pieces))
