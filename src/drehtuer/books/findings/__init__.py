"""What a reader of the claims should see: each rule looks at the books and names its claims.

Parameters of each rule (besides the claims, which a brief shows as evidence). ``kind`` is always
a claim's kind, a figure a :class:`~drehtuer.model.Count`, a time an EDTF string, names as spelled.

``status_differs`` (contradiction if denied or rejected, else difference)
    One event told as done and as not (yet) done. ``kind``; ``by``, ``to``, ``persons``: names;
    ``direction``; ``statuses``: as told, furthest first; ``when``.
``lead_against_body`` (difference)
    The first lines of a report say another figure than its body for the same thing. ``kind``;
    ``lead``: figure; ``body``: figure; ``source``: the report.
``box_against_text`` (difference)
    A fact box says another figure than the text around it for the same thing. ``kind``;
    ``box``: figure; ``text``: figure; ``source``.
``since_against_now`` (difference)
    The same number is told as a sum over a period and as the stock at one time. ``figure``;
    ``since``: the period, or None; ``now``: the date of the stock; ``where``.
``parts_differ_from_whole`` (contradiction)
    Parts that the text adds up are more than the whole, or are men and women and not all of it.
    ``kind``; ``whole``: figure; ``parts``: figures; ``sum``: interval.
``total_fits_only_with`` (note)
    A cumulative total is reached only if certain waves count. ``kind``; ``total``: figure;
    ``sum``: interval of all waves; ``without``: interval of the waves without the needed ones;
    ``needs``: figures of the needed waves.
``total_does_not_fit`` (contradiction)
    The waves that a report tells amount to more than its cumulative total. ``kind``; ``total``:
    figure; ``sum``: interval of all waves.
``spellings_in_one_report`` (note)
    One person under several spellings in one report. ``names``: most frequent first; ``source``;
    ``persons``: true if the claims name a person, false if it may be a body.
``transcriptions_across_reports`` (note)
    One person under several spellings in different reports. ``names``; ``sources``; ``persons``.
``freed_and_held`` (contradiction where both are of one day, else note)
    A person told as freed and as held since, or held again. ``person``; ``freed``: time or None;
    ``held``: time or None; ``fate``: the fate that says held, or None.
``figures_differ`` (contradiction, difference or note: see ``reasons``)
    Reports give different figures for the same thing. ``kind``; ``figures``; ``reasons``: codes
    of why they can both be told: ``date`` (as of another date), ``window`` (another period),
    ``counter`` (another source counts), ``group`` (other people are counted), ``qualifier``
    (exact against at least and the like, which fit together), ``rounded``, ``superseded`` (the
    later report of the same source), ``none`` (nothing explains it); ``when``; ``where``.
``retracted`` (note)
    A text corrects a figure itself. ``kind``; ``figure``: the withdrawn one, or None.
``copied`` (note)
    Reports print one text, whole or in part: they are one source. ``sources``: the reports, the
    earliest first; ``origin``: that one; ``agency``: the one they have it from, or None;
    ``quotes``: how many claims they tell in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drehtuer.books.findings.events import freed_and_held, status_differs
from drehtuer.books.findings.figures import (
    figures_differ,
    parts_differ,
    since_against_now,
    totals,
    within_reports,
)
from drehtuer.books.findings.texts import copied, retracted, spellings
from drehtuer.books.flows import Row
from drehtuer.books.model import SEVERITIES, Copies, Finding
from drehtuer.books.people import People
from drehtuer.books.told import Told


def findings(
    sections: Mapping[str, Sequence[Row]],
    told: Sequence[Told],
    people: People,
    copies: Sequence[Copies],
) -> tuple[Finding, ...]:
    """All findings, the weightiest first, then in order of the claims they rest on."""
    number = {item.claim.id: item.number for item in told}
    found = [
        *status_differs(sections, people),
        *within_reports(told),
        *since_against_now(told),
        *parts_differ(told),
        *totals(sections["totals"], sections),
        *spellings(people),
        *freed_and_held(sections, people),
        *figures_differ(sections),
        *retracted(told),
        *copied(told, copies),
    ]

    def weight(finding: Finding) -> tuple[int, tuple[int, ...], str, str]:
        places = tuple(number[each] for each in finding.claims)
        return (SEVERITIES.index(finding.severity), places, finding.rule, repr(finding.parameters))

    return tuple(sorted(found, key=weight))
