"""An account as one self-contained HTML page: no script, no address outside, prints well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from drehtuer import __version__
from drehtuer.books.model import Account
from drehtuer.briefs import deal_pictures, pictures
from drehtuer.briefs.evidence import Close, Open, marked
from drehtuer.briefs.html import escaped, possible, template
from drehtuer.briefs.lines import Line, Linked, Outline, Part, References, shared_folder, within
from drehtuer.briefs.outline import outline
from drehtuer.briefs.words import Words
from drehtuer.model import Claim, Report

_TEMPLATE = "page.html.jinja"


def page(account: Account, reports: Sequence[Report], words: Words) -> str:
    """The page of an account, with the texts of its reports below and all evidence marked.

    The texts stand as they were read, to the character (but for NUL, which HTML cannot hold).

    Args:
        account: what is shown.
        reports: the reports it was made from, in any order.
        words: the words of the page; its language is that of the page.
    """
    by_source = {report.source: report for report in reports}
    references = References.of(account)
    # The folder stays out of it: a page need not tell who keeps the reports where.
    folder = shared_folder(told_of.source for told_of in account.reports)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for item in account.evidence:
        claims[item.claim.source].append(item.claim)
    texts = [
        _report(
            number, by_source[told_of.source], claims[told_of.source], folder, words, references
        )
        for number, told_of in enumerate(account.reports, 1)
        if told_of.source in by_source
    ]
    return _rendered(outline(account, words), account, words, texts)


def dossier_page(told: Outline, account: Account, words: Words, *, pictured: bool = True) -> str:
    """The page of a brief: no texts of reports, only the words that are its evidence.

    Args:
        told: the brief.
        account: what it was made from.
        words: the words of the page.
        pictured: whether the pictures of the account stand in it.
    """
    return _rendered(told, account, words, (), pictured=pictured)


def _rendered(
    told: Outline,
    account: Account,
    words: Words,
    texts: Sequence[dict[str, Any]],
    *,
    pictured: bool = True,
) -> str:
    references = References.of(account)
    drawn, note = _pictures(account, words) if pictured else ((), "")
    return template(_TEMPLATE).render(
        words=words,
        version=__version__,
        told=told,
        references=references,
        say=lambda parts: _say(parts, words, references),
        refer=lambda line: _refer(line, references),
        anchor=lambda claim: _anchor(claim, references),
        pictures=drawn,
        picture_note=note,
        deal_pictures=_deal_pictures(account, words) if pictured else (),
        reports=texts,
    )


def _pictures(account: Account, words: Words) -> tuple[Sequence[pictures.Picture], str]:
    """The pictures, or why there are none."""
    try:
        drawn = pictures.draw(account, words)
    except ImportError:
        return (), words("account.no_picture")
    return drawn, "" if drawn else words("account.no_picture_data")


def _deal_pictures(account: Account, words: Words) -> Sequence[pictures.Picture]:
    """The pictures of the deals; none where they cannot be drawn."""
    try:
        return deal_pictures.draw(account, words)
    except ImportError:
        return ()


def _anchor(claim: str, references: References) -> str:
    return f"claim-{references.numbers[claim].replace('.', '-').rstrip('*')}"


def _say(parts: Sequence[Part], words: Words, references: References) -> Markup:
    """Parts as HTML: figures link to the first claim that tells them."""
    said = Markup()
    for part in parts:
        if isinstance(part, str):
            said += escape(possible(part))
        elif isinstance(part, Linked):
            said += _link(part, references)
        else:
            language = Markup(' lang="{}"').format(part.language) if part.language else ""
            quoted = words("line.quote", quote=possible(part.text))
            link = _link(Linked(quoted, (part.claim,)), references)
            said += Markup("<q{}>{}</q>").format(language, link)
    return said


def _link(part: Linked, references: References) -> Markup:
    known = references.known(part.claims)
    if not known:
        return escape(possible(part.text))
    return Markup('<a href="#{}">{}</a>').format(_anchor(known[0], references), possible(part.text))


def _refer(line: Line, references: References) -> Markup:
    """The references of a line: [1.4, 2.3], each a link."""
    links = [
        Markup('<a href="#{}">{}</a>').format(_anchor(claim, references), references.numbers[claim])
        for claim in references.known(line.claims)
    ]
    if not links:
        return Markup()
    return Markup(' <span class="refs">[{}]</span>').format(Markup(", ").join(links))


def _report(
    number: int,
    report: Report,
    claims: Sequence[Claim],
    folder: str,
    words: Words,
    references: References,
) -> dict[str, Any]:
    outlet = report.outlet or words("account.no_outlet")
    date = words.date(report.published) if report.published else words("account.no_date")
    return {
        "number": number,
        "title": f"{words('account.report', number=number)}: {outlet}, {date}",
        "source": possible(within(report.source, folder)),
        "claims": words.plural("account.marked", len(claims)),
        "language": report.language,
        "text": mark_up(report.text, claims, words, references),
    }


def mark_up(text: str, claims: Sequence[Claim], words: Words, references: References) -> Markup:
    """The text as HTML with every claim's evidence in ``<mark>`` elements.

    The first element of a claim carries its anchor; its number is shown by the style sheet, so
    that it is no part of the text.
    """
    pieces: list[str] = []
    for piece in marked(text, claims):
        if isinstance(piece, str):
            pieces.append(escaped(piece))
        elif isinstance(piece, Open):
            number = references.numbers[piece.mark.id]
            kind = words(f"kinds.{piece.mark.kind}")
            anchor = f' id="{_anchor(piece.mark.id, references)}"' if piece.first else ""
            pieces.append(f'<mark{anchor} title="{escape(f"{number} {kind}")}">')
        elif isinstance(piece, Close):
            number = references.numbers[piece.mark.id]
            end = f'<i data-number="{number}"></i>' if piece.last else ""
            pieces.append(f"{end}</mark>")
    return Markup("".join(pieces))  # each piece is escaped above
