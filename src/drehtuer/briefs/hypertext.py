"""Lines as HTML: what they say leads to the evidence, and the evidence is marked in the texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from drehtuer.briefs.evidence import Close, Open, marked
from drehtuer.briefs.html import escaped, possible
from drehtuer.briefs.lines import Line, Linked, Part, References
from drehtuer.briefs.words import Words
from drehtuer.model import Claim


def on_this_page(_claim: str) -> str:
    """The address of the page that holds the evidence of a claim, where it is the same page."""
    return ""


@dataclass(frozen=True, slots=True)
class Hypertext:
    """Turns lines and texts into HTML.

    Attributes:
        words: the words of the page.
        references: how claims are referred to.
        page_of: the address of the page on which the evidence of a claim stands.
    """

    words: Words
    references: References
    page_of: Callable[[str], str] = on_this_page

    def anchor(self, claim: str) -> str:
        """The id of the element that holds the evidence of a claim."""
        return f"claim-{self.references.numbers[claim].replace('.', '-').rstrip('*')}"

    def say(self, parts: Sequence[Part]) -> Markup:
        """Parts as HTML: figures link to the first claim that tells them."""
        said = Markup()
        for part in parts:
            if isinstance(part, str):
                said += escape(possible(part))
            elif isinstance(part, Linked):
                said += self._link(part)
            else:
                language = Markup(' lang="{}"').format(part.language) if part.language else ""
                quoted = self.words("line.quote", quote=possible(part.text))
                link = self._link(Linked(quoted, (part.claim,)))
                said += Markup("<q{}>{}</q>").format(language, link)
        return said

    def refer(self, line: Line) -> Markup:
        """The references of a line: [1.4, 2.3], each a link."""
        links = [
            self._to(claim, self.references.numbers[claim])
            for claim in self.references.known(line.claims)
        ]
        if not links:
            return Markup()
        return Markup(' <span class="refs">[{}]</span>').format(Markup(", ").join(links))

    def _link(self, part: Linked) -> Markup:
        known = self.references.known(part.claims)
        return self._to(known[0], possible(part.text)) if known else escape(possible(part.text))

    def _to(self, claim: str, text: str) -> Markup:
        address = f"{self.page_of(claim)}#{self.anchor(claim)}"
        return Markup('<a href="{}">{}</a>').format(address, text)

    def mark_up(self, text: str, claims: Sequence[Claim]) -> Markup:
        """The text as HTML with every claim's evidence in ``<mark>`` elements.

        The first element of a claim carries its anchor; its number is shown by the style sheet, so
        that it is no part of the text.
        """
        pieces: list[str] = []
        for piece in marked(text, claims):
            if isinstance(piece, str):
                pieces.append(escaped(piece))
            elif isinstance(piece, Open):
                number = self.references.numbers[piece.mark.id]
                kind = self.words(f"kinds.{piece.mark.kind}")
                anchor = f' id="{self.anchor(piece.mark.id)}"' if piece.first else ""
                pieces.append(f'<mark{anchor} title="{escape(f"{number} {kind}")}">')
            elif isinstance(piece, Close):
                number = self.references.numbers[piece.mark.id]
                end = f'<i data-number="{number}"></i>' if piece.last else ""
                pieces.append(f"{end}</mark>")
        return Markup("".join(pieces))  # each piece is escaped above
