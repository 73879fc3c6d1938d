"""An account as one self-contained HTML page: no script, no address outside, prints well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from drehtuer import __version__
from drehtuer.books.model import Account
from drehtuer.briefs import deal_pictures, pictures
from drehtuer.briefs.html import possible, template
from drehtuer.briefs.hypertext import Hypertext
from drehtuer.briefs.lines import Outline, References, shared_folder, within
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


def dossier_page(
    told: Outline,
    account: Account,
    words: Words,
    *,
    pictured: bool = True,
    evidence: str = "",
    beside: Sequence[tuple[str, str]] = (),
) -> str:
    """The page of a brief: no texts of reports, only the words that are its evidence.

    Args:
        told: the brief.
        account: what it was made from.
        words: the words of the page.
        pictured: whether the pictures of the account stand in it.
        evidence: the address of the page that has the evidence; empty where it is this one.
        beside: the addresses and titles of the pages beside it, its own address empty.
    """
    return _rendered(told, account, words, (), pictured=pictured, evidence=evidence, beside=beside)


def _rendered(
    told: Outline,
    account: Account,
    words: Words,
    texts: Sequence[dict[str, Any]],
    *,
    pictured: bool = True,
    evidence: str = "",
    beside: Sequence[tuple[str, str]] = (),
) -> str:
    references = References.of(account)
    drawn, note = _pictures(account, words) if pictured else ((), "")
    return template(_TEMPLATE).render(
        words=words,
        version=__version__,
        told=told,
        references=references,
        hypertext=Hypertext(words, references, lambda _claim: evidence),
        beside=beside,
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
        "text": Hypertext(words, references).mark_up(report.text, claims),
    }
