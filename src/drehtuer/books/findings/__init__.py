"""What a reader of the claims should see and act on: each rule names its claims.

Parameters of each rule (besides the claims, which a brief shows as evidence): ``kind`` is always
a claim's kind, a figure a :class:`~drehtuer.model.Count`, a time an EDTF string. Names are as
spelled, ``sides`` are figures with counters and times, ``where`` is a state, ``source`` a report.

``figures_differ`` (contradiction or difference)
    Reports give different figures for one people and one time. ``kind``; ``where``; ``when``;
    ``destination``; ``sides``; ``reason``: why each differs from another, one of those of
    :mod:`drehtuer.books.differences` that are ``COMPARABLE``; ``latest``: the figure that replaces
    the others, where the reason is ``superseded``.
``total_fell`` (contradiction)
    A sum of one counter with one beginning is smaller later. ``kind``; ``where``; ``when``;
    ``counter``; ``earlier``, ``then``: figure and day; ``later``, ``now``.
``total_too_small`` (contradiction)
    Such a sum grew by less than came between. Likewise, and ``waves``: figures; ``sum``: interval.
``cannot_all_be_true`` (contradiction, or difference where an assumption may be wrong)
    A smallest set of figures that no balance satisfies. ``kind``; ``where``; ``counter``;
    ``sides``; ``assumptions``: codes of :mod:`drehtuer.books.door`; ``unexplained``: how many
    people. Where it is two stocks and what lies between: ``before``, ``after``: figures; ``into``,
    ``out``: intervals; ``sum``: interval of what follows from them.
``fell_by_less`` (note)
    A stock fell by less than came free. ``where``; ``counter``; ``before``, ``after``: figures;
    ``since``, ``until``: their days; ``freed``: how many at least; ``sum``: interval of what would
    be left; ``gap``: how many entered or had not been counted.
``left_out`` (contradiction)
    A claim that cannot be, and with which nothing is reckoned. ``kind``; ``figure``; ``time``;
    ``reason``: one of those of :mod:`drehtuer.books.possible`.
``told_before_it_was`` (difference)
    A report tells as done what lies after its date. ``kind``; ``figure``; ``persons``; ``time``;
    ``published``; ``source``.
``status_differs`` (contradiction if denied or rejected, else difference)
    One event told as done and as not (yet) done. ``kind``; ``by``, ``to``, ``persons``: names;
    ``direction``; ``statuses``: as told, furthest first; ``when``.
``lead_against_body`` (difference, or note where one is rough and they fit)
    The first lines of a report say another figure than its body for the same thing. ``kind``;
    ``destination``; ``when``; ``lead``: figure; ``body``: figure; ``source``.
``box_against_text`` (likewise)
    A fact box says another figure than the text around it for the same thing. ``kind``;
    ``destination``; ``when``; ``box``: figure; ``text``: figure; ``source``.
``since_against_now`` (difference)
    The same number is told as a sum over a period and as the stock at one time. ``figure``;
    ``since``: the period, or None; ``now``: the date of the stock; ``where``.
``parts_differ_from_whole`` (contradiction)
    Parts that the text adds up are more than the whole, or are men and women and not all of it.
    ``kind``; ``where``; ``when``; ``whole``: figure; ``parts``: figures; ``sum``: interval;
    ``counter``.
``total_fits_only_with`` (note)
    A cumulative total is reached only if certain waves count. ``kind``; ``where``; ``when``;
    ``total``: figure; ``sum``: interval of all waves; ``without``: interval of the waves without
    the needed ones; ``needs``: figures of the needed waves; ``people``: their nationalities.
``total_does_not_fit`` (contradiction, or difference if others count the waves)
    The waves that a report tells amount to more than its cumulative total. ``kind``; ``where``;
    ``when``; ``total``: figure; ``sum``: interval of all waves.
``window_mismatch`` (difference)
    A total is the sum of the waves only with one from before its beginning. ``kind``; ``where``;
    ``when``; ``total``: figure; ``sum``: interval of the waves of its time; ``wave``: figure;
    ``then``: the time of that wave.
``superlative_overtaken`` (difference, or note if the larger one came later)
    A release is told as the largest, and another one was larger. ``kind``; ``where``; ``figure``;
    ``when``; ``sides``: the larger one; ``published``; ``overtaken``: whether it came later.
``freed_and_held`` (contradiction if both are of one day, note if arrested again, else difference)
    A person told as freed and as held since, or held again. ``person``; ``freed``: time or None;
    ``held``: time or None; ``fate``: the fate that says held, or None.
``freed_before_jailed`` (difference)
    A report tells of a release, and of the arrest after it. ``person``; ``freed``; ``jailed``.
``after_death`` (contradiction)
    A person told as freed, jailed or held after their death. ``person``; ``died``; ``kind``;
    ``later``: time.
``relation_differs`` (contradiction)
    Two husbands, wives, fathers or mothers of one person. ``person``; ``relation``: ``spouse``,
    ``father`` or ``mother``; ``names``; ``sources``.
``country_differs`` (contradiction)
    A president or minister of two states. ``person``; ``places``: the states; ``sources``.
``spellings`` (note)
    One person under several spellings in one language. ``names``: most frequent first;
    ``sources``; ``mixed``: the reports that hold more than one; ``persons``: true if the claims
    name a person, false if it may be a body.
``retracted`` (note)
    A text corrects a figure itself. ``kind``; ``figure``: the withdrawn one, or None; ``instead``:
    the one that holds, or None; ``counter``.
``copied`` (note)
    Reports print one text, whole or in part: they are one source. ``sources``: the reports, the
    earliest first; ``origin``: that one; ``agency``: the one they have it from, or None;
    ``quotes``: how many claims they tell in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drehtuer.books.findings.balance import clashes, gaps
from drehtuer.books.findings.events import status_differs, told_before
from drehtuer.books.findings.figures import figures_differ, left_out, totals_grow
from drehtuer.books.findings.persons import countries, lives, relations, spellings
from drehtuer.books.findings.superlatives import superlatives
from drehtuer.books.findings.texts import copied, retracted
from drehtuer.books.findings.within import (
    parts_differ,
    parts_of_reports,
    since_against_now,
    totals,
)
from drehtuer.books.flows import Row
from drehtuer.books.model import SEVERITIES, Copies, Door, Finding
from drehtuer.books.people import People
from drehtuer.books.told import Told
from drehtuer.model import Report

RULES = (
    "figures_differ",
    "total_fell",
    "total_too_small",
    "cannot_all_be_true",
    "fell_by_less",
    "left_out",
    "told_before_it_was",
    "status_differs",
    "lead_against_body",
    "box_against_text",
    "since_against_now",
    "parts_differ_from_whole",
    "total_fits_only_with",
    "total_does_not_fit",
    "window_mismatch",
    "superlative_overtaken",
    "freed_and_held",
    "freed_before_jailed",
    "after_death",
    "relation_differs",
    "country_differs",
    "spellings",
    "retracted",
    "copied",
)
"""All rules, in the order in which findings of one severity stand."""


def findings(
    sections: Mapping[str, Sequence[Row]],
    doors: Sequence[Door],
    told: Sequence[Told],
    people: People,
    reports: Sequence[Report],
    copies: Sequence[Copies],
) -> tuple[Finding, ...]:
    """All findings, the weightiest first, then by rule and in order of the claims they rest on."""
    number = {item.claim.id: item.number for item in told}
    found = [
        *clashes(doors, sections),
        *gaps(doors, sections),
        *figures_differ(sections),
        *totals_grow(sections, people),
        *left_out(told),
        *told_before(told),
        *status_differs(sections, people),
        *parts_of_reports(told),
        *since_against_now(told),
        *parts_differ(told),
        *totals(sections),
        *superlatives(sections),
        *lives(sections, people),
        *relations(reports, people),
        *countries(reports, people),
        *spellings(reports, people),
        *retracted(told),
        *copied(told, copies),
    ]

    def weight(finding: Finding) -> tuple[int, int, tuple[int, ...], str]:
        places = tuple(number[each] for each in finding.claims)
        rule = RULES.index(finding.rule)
        return (SEVERITIES.index(finding.severity), rule, places, repr(finding.parameters))

    return tuple(sorted(found, key=weight))
