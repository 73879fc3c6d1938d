"""A brief as Markdown: headings and lists, the references in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drehtuer.books.model import Account
from drehtuer.briefs.lines import Line, Linked, Outline, Part, References
from drehtuer.briefs.words import Words

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(told: Outline, account: Account, words: Words) -> str:
    """The brief as Markdown (CommonMark).

    Args:
        told: the brief.
        account: what it was made from, whose numbers the references are.
        words: the words of the brief.
    """
    references = References.of(account)
    lines = [f"# {_escaped(told.title)}", "", _escaped(told.subtitle), ""]
    for section in told.sections:
        lines += [f"## {_escaped(section.title)}", ""]
        for line in section.lines:
            lines += _item(line, words, references)
        lines.append("")
    return "\n".join(lines)


def _item(line: Line, words: Words, references: References) -> Iterator[str]:
    severity = words(f"severities.{line.severity}") if line.severity else ""
    label = severity or line.when
    text = "".join(_part(part, words) for part in line.parts)
    yield f"- **{_escaped(label)}**: {text}" if label else f"- {text}"
    short = references.short(line.claims)
    if short:
        yield f"  \\[{short}\\]"
    for detail in line.details:
        yield from (f"  {each}" for each in _item(detail, words, references))


def _part(part: Part, words: Words) -> str:
    if isinstance(part, str):
        return _escaped(part)
    if isinstance(part, Linked):
        return f"**{_escaped(part.text)}**"
    return f"*{_escaped(words('line.quote', quote=part.text))}*"


def _escaped(text: str) -> str:
    """The text with every sign that Markdown would take for its own marked as a letter."""
    return _MARKS.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))
