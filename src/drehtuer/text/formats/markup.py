"""HTML to text without any judgement: what mails and feeds hold, and pages that are no article."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from drehtuer.text.formats import names

_BLOCKS = names("html", "blocks")
_UNSEEN = names("html", "unseen")
_CELLS = frozenset({"td", "th"})
# Written for speed, as all of a news archive goes through them: without alternatives that differ
# in case, which only a search letter by letter finds, and without a way back.
_CODE = re.compile(
    r"<(?:!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r"|(script|style|SCRIPT|STYLE)\b(?![^>]*ld\+json)[^>]*>[^<]*+(?:<(?!/\1\b)[^<]*+)*+</\1[^>]*>)"
)


def _touching() -> str:
    """The tags between which a word goes on, in either case, those of one first letter together."""
    tails: dict[str, list[str]] = {}
    for tag in sorted(names("html", "inline")):
        first, *rest = (f"[{sign}{sign.upper()}]" for sign in tag)
        tails.setdefault(first, []).append("".join(rest))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in tails.items())


_INLINE = re.compile(rf"</?(?:{_touching()})(?=[\s/>])[^>]*>")
_TAGS = re.compile(r"<[^>]*+>(?:\s*+<[^>]*+>)*+")
_LONG = 80
"""So many characters a paragraph of an article has at least; a line of a menu or a teaser fewer."""
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")


def plain_text(html: str) -> str:
    """The text of a page or a piece of one: a paragraph for each block, an empty line between."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


def all_words(html: str) -> tuple[str, str]:
    """All words that a page may show, fast, for a first look: in long paragraphs, and beside."""
    text = _INLINE.sub("", _CODE.sub(" ", html).replace("\n", " "))
    blocks = _TAGS.split(text)
    return (
        unescape("\n".join([block for block in blocks if len(block) >= _LONG])),
        unescape("\n".join([block for block in blocks if len(block) < _LONG])),
    )


def paragraphs(blocks: list[str]) -> str:
    """The blocks as the text of a report, items of one list without empty lines between them."""
    pieces: list[str] = []
    for block in blocks:
        together = pieces and block.startswith("- ") and pieces[-1].startswith("- ")
        pieces += [("\n" if together else "\n\n") if pieces else "", block]
    return "".join(pieces) + ("\n" if pieces else "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._hidden: list[str] = []

    def text(self) -> str:
        self._break()
        return paragraphs(self._blocks)

    def _break(self) -> None:
        lines = ("".join(self._line)).split("\0")
        self._line.clear()
        told = [_BLANKS.sub(" ", line).strip() for line in lines]
        block = "\n".join(filter(None, told))
        if block and block != "-":
            self._blocks.append(block)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the base has it
        if tag in _UNSEEN:
            self._hidden.append(tag)
        elif tag == "br":
            self._line.append("\0")
        elif tag in _CELLS:
            self._line.append(" ")
        elif tag in _BLOCKS:
            self._break()
            self._line += ["- "] if tag == "li" else []

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._line.append(data.replace("\0", ""))
