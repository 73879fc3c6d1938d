"""A brief as PDF, set by Typst (the extra ``pdf``): tagged, selectable, with its own fonts."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from drehtuer import __version__
from drehtuer.books.model import Account
from drehtuer.briefs import pictures
from drehtuer.briefs.lines import Line, Linked, Outline, Part, References
from drehtuer.briefs.words import Words

_TEMPLATE = "brief.typ"


def pdf(told: Outline, account: Account, words: Words, *, pictured: bool = True) -> bytes:
    """The brief as PDF.

    The template takes the words as data, so nothing in a report can act as a command of Typst.

    Args:
        told: the brief.
        account: what it was made from, whose numbers the references are.
        words: the words of the brief.
        pictured: whether the pictures of the account stand in it.

    Raises:
        ImportError: Typst is not installed.
    """
    import typst  # noqa: PLC0415 - an extra

    references = References.of(account)
    record = {
        "language": words.language,
        "title": told.title,
        "subtitle": told.subtitle,
        "made": f"Drehtür {__version__}",
        "note": words("account.references"),
        "pictures": _pictures(account, words) if pictured else [],
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "lines": [_line(line, words, references) for line in section.lines],
            }
            for section in told.sections
        ],
    }
    made: bytes = typst.compile(
        files(__package__).joinpath(_TEMPLATE).read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps(record, ensure_ascii=False)},
    )
    return made


def _pictures(account: Account, words: Words) -> list[dict[str, str]]:
    try:
        drawn = pictures.draw(account, words)
    except ImportError:
        return []
    return [{"title": each.title, "svg": each.wide} for each in drawn]


def _line(line: Line, words: Words, references: References) -> dict[str, Any]:
    severity = words(f"severities.{line.severity}") if line.severity else ""
    return {
        "label": severity or line.when,
        "parts": [_part(part, words) for part in line.parts],
        "refs": references.short(line.claims),
        "details": [_line(detail, words, references) for detail in line.details],
    }


def _part(part: Part, words: Words) -> dict[str, str]:
    if isinstance(part, str):
        return {"text": part, "as": "plain"}
    if isinstance(part, Linked):
        return {"text": part.text, "as": "figure"}
    return {"text": words("line.quote", quote=part.text), "as": "quote"}
