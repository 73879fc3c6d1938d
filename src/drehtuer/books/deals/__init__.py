"""Deals as ledgers: who is to be freed or was, what was given beside it, and what is still open.

A deal is made of entries of the account: releases, talks, measures by which something is given
(eased, lifted) and contacts. **Beside does not mean because**: what ties two entries is a code that
says what a report tells, and nobody's motive.

What ties entries (:attr:`Tie.reason`), told by a report itself:

``in_return``
    A release or talks, and relief: the later of the two sentences says that it is for something
    told before (``words.toml``, ``return``: in return, im Gegenzug …), and they stand in one line
    or in lines that follow one another. Likewise the releases of two states, which words of
    ``swap`` in either sentence tie, too. What is denied there ("nothing in return") ties nothing.
``one_sentence``
    One sentence tells a release or talks, and relief; or two talks.

Beside one another:

``same_report``
    One report tells a release or talks, and relief (or two talks), of days that all lie within 31;
    and the relief may be for the holding state: the measure names it, or a giver and nobody of
    another state.
``after_talks``
    The first release by a state, with a number or names, within 31 days after talks about its
    prisoners, and those within a week of it; whichever report tells them. Of talks about named
    people a release that names one of them. Demands are no talks here, nor is what is considered.
``after_promise``
    The releases by a state that announced, promised or agreed to one, none more than 31 days after
    the one before it, until the number is reached or it promises anew.
``talks_go_on``
    Talks or promises about one state's prisoners with parties in common (or none named), no more
    than 31 days apart and with no release between them.
``part``
    A part of a release stands with its whole.
``met``
    A contact between states of the deal, one of them not the holder, no more than 31 days from an
    entry that the same report tells.

And ``decided``: somebody joined two entries; a decision that splits two keeps them apart, whatever
ties them.

Entries that are tied are a deal, if there is in it one of these, and otherwise none: a release with
relief, or the releases of two states, of which a report tells that they belong together; a release
and, in the same report, relief that is given or promised; talks about people with a party that is
not their holder, more than demanded or considered; a release announced, promised or agreed to (of
named people, not merely announced); two entries joined by decision. So a pardon by itself
is a release and no deal. A new deal of the same states begins where the ties end: when more than 31
days lie between, or when talks begin after a release.

A demand of people whom no state bargains over opens no deal, and neither do terms served.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from drehtuer.books.deal import Deal
from drehtuer.books.deals.grouping import groups
from drehtuer.books.deals.ledger import Ledgers
from drehtuer.books.deals.parties import Parties
from drehtuer.books.deals.pieces import KINDS, pieces_of
from drehtuer.books.deals.ties import ties
from drehtuer.books.flows import Row
from drehtuer.books.people import People
from drehtuer.books.spans import days
from drehtuer.model import Report

__all__ = ["KINDS", "Deal", "deals"]


def deals(
    sections: Mapping[str, Sequence[Row]],
    people: People,
    reports: Iterable[Report],
) -> tuple[Deal, ...]:
    """The deals that entries amount to, by time of their first release.

    Args:
        sections: the entries of the account.
        people: who is who in the reports, and what was decided on that and on deals.
        reports: the reports that the entries are from.
    """
    reports = list(reports)
    parties = Parties(reports, people)
    pieces = pieces_of(sections, parties)
    edges = ties(list(pieces.values()))
    made = groups(pieces, edges)
    joined, split = list(people.decisions.joined()), list(people.decisions.split())
    decided = groups(pieces, edges, joined, split) if joined or split else made
    newest = max((span.last for r in reports if (span := days(r.published))), default=None)
    ledgers = Ledgers(sections, pieces, parties, newest.isoformat() if newest else None)
    return tuple(
        ledgers.write(group, number, [m for m in made if m.members & group.members])
        for number, group in enumerate(ledgers.in_order(decided), start=1)
    )
