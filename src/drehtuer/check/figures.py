"""The verdict on a figure: so many held, freed, jailed, recognised, negotiated over.

In this order, the first that holds:

1. **supported** by evidence that agrees in all it says and whose figure lies within the draft's;
   then **superseded** if the draft gives no time, or a total up to now, and the same counter has
   told another figure since, or if the figure was taken back.
2. **differs** (``rounding``) where only the precision differs.
3. **wrong_source** or **differs** where the same number is told and one thing differs: who counts,
   the date, the window, the people, the state, whether it is done. Numbers below ten tell too
   little for that.
4. **contradicted** where the books tell another number of the same people at the same time, and
   no sentence of it holds the draft's number (:func:`is_rival` has the conditions).
5. **differs** (``rounding``) where the books only give a rough figure for the draft's number.
6. **superseded** (``later``) where the draft gives a number held as of its own day, and the books
   tell another one of a later day only.
7. **no_source**: nothing follows; what comes nearest is shown.

A count of people held and a total are somebody's: where all who are named for it are others than
the draft names, the source is wrong even if some report gives the figure without one. An event is
a fact: there, a report that names nobody is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from drehtuer.books.likeness import same_counter
from drehtuer.books.spans import Days, gap
from drehtuer.books.told import FLOWS, GENERAL_GROUPS, MONTH, QUARTER, Told
from drehtuer.check.comparing import (
    COMPATIBLE,
    NONE,
    OTHER,
    OTHER_KINDS,
    ROUNDING,
    SAME,
    TENTH,
    VAGUE,
    WITHIN,
    Likeness,
    compare,
    is_far,
    is_now,
    number,
    says_time,
    says_time_itself,
    start_of,
)
from drehtuer.check.outcome import Outcome
from drehtuer.check.places import states_in
from drehtuer.check.shelf import Shelf

DISTINCTIVE = 10
"""A number from which on the same number hardly counts others by chance."""

_BACK, _AHEAD = timedelta(days=QUARTER), timedelta(days=366)
_DIGITS = re.compile(r"\d+(?:[.,’' \u00a0\u202f]\d{3})*")
_LIGHTEST_FIRST = ("source", "window", "date", "status", "kind", "population", "country")
"""Of several things that differ alone, the one that is told."""


def on_figure(mine: Told, shelf: Shelf) -> Outcome:
    """The verdict on a claim with a number."""
    compared = (compare(mine, theirs) for theirs in _candidates(mine, shelf))
    likes = [_with_states_named(mine, like) for like in compared]
    agreeing = [like for like in likes if _agrees(like)]
    alone = [like for like in likes if _differs_alone(mine, like)]
    rivals = [like for like in likes if is_rival(mine, like)]
    agreeing = _of_somebody(mine, agreeing, alone)
    if agreeing and not (_is_told_closer(agreeing, rivals) or _is_dated_closer(agreeing, alone)):
        return _supported(mine, agreeing, rivals, likes)
    taken_back = [like for like in likes if _is_taken_back(like)]
    if taken_back and not agreeing:
        later = _latest(like for like in likes if _overtakes(mine, taken_back[0].told, like))
        proofs = (taken_back[0].told, *later)
        return Outcome("superseded", ("corrected",), proofs, next(iter(later), None))
    rough = [like for like in likes if like.number == ROUNDING and not like.differs]
    if rough:
        best = _best(mine, rough)
        return Outcome("differs", ("rounding",), (best.told,), best.told)
    if alone and not _is_told_closer(alone, rivals):
        best = _best(mine, alone)
        (reason,) = best.differs
        verdict, reasons = ("wrong_source", ()) if reason == "source" else ("differs", (reason,))
        shown = [best, *rivals[:1]] if reason in ("date", "window", "population") else [best]
        return Outcome(verdict, reasons, tuple(like.told for like in shown), best.told)
    if rivals:
        best = _best(mine, rivals)
        return Outcome("contradicted", ("number",), (best.told,), best.told)
    return _without_match(mine, likes)


def _without_match(mine: Told, likes: Sequence[Likeness]) -> Outcome:
    """The verdict where neither the number is told nor another one of just the same."""
    vague = [like for like in likes if like.number == VAGUE and not like.differs]
    if vague:
        best = _best(mine, vague)
        return Outcome("differs", ("rounding",), (best.told,), best.told)
    later = [like for like in likes if _is_later_count(mine, like)]
    if later:
        told = _best(mine, later).told
        return Outcome("superseded", ("later",), (told,), told)
    near = [like for like in likes if like.number in (OTHER, COMPATIBLE) and _is_near(like)]
    proofs = (_nearest(mine, near),) if near else ()
    return Outcome("no_source", (), proofs, proofs[0] if proofs else None)


def _with_states_named(mine: Told, like: Likeness) -> Likeness:
    """The comparison without another state, where the sentence names the draft's as well."""
    if like.differs == {"country"} and like.number != NONE and mine.place in states_in(like.told):
        return replace(like, differs=frozenset(), open=like.open | {"country"})
    return like


def _is_later_count(mine: Told, like: Likeness) -> bool:
    """Whether the books tell another number held, later than a draft that gives its own as now."""
    theirs = like.told
    return (
        mine.claim.kind == "held" == theirs.claim.kind
        and is_now(mine)
        and like.number == OTHER
        and like.differs == {"date"}
        and theirs.exact
        and not theirs.claim.part_of
        and theirs.days.first > mine.published.last
        and _same_people(mine, like)
        and set(mine.claim.nationality) == set(theirs.claim.nationality)
    )


def _candidates(mine: Told, shelf: Shelf) -> list[Told]:
    """The claims that a figure is held against: of the same number, or about the same time."""
    kind, count = mine.claim.kind, mine.claim.count
    found: dict[int, Told] = {}
    if count and count.value is not None:
        for each in (kind, *OTHER_KINDS.get(kind, ())):
            found |= {id(item): item for item in shelf.numbered(each, count.value)}
    for item in shelf.around(kind, mine.place, _reach(mine)):
        if item.claim.count:
            found[id(item)] = item
    return sorted(found.values(), key=lambda item: item.number)


def _reach(mine: Told) -> Days:
    """The time in which evidence is looked for: longer where the draft gives no time."""
    first, last = mine.days
    if not is_now(mine):
        return Days(first, last)
    return Days(max(first, date.min + _BACK) - _BACK, min(last, date.max - _AHEAD) + _AHEAD)


def _agrees(like: Likeness) -> bool:
    return like.number in (SAME, WITHIN) and not like.differs and _is_standing(like.told)


def _is_standing(told: Told) -> bool:
    return told.claim.status != "retracted"


def _is_taken_back(like: Likeness) -> bool:
    return like.number == SAME and not _is_standing(like.told) and like.differs <= {"status"}


def _differs_alone(mine: Told, like: Likeness) -> bool:
    """Whether the number is told and one thing differs; a date only if the lines name both."""
    count = like.told.claim.count
    alone = (
        like.number == SAME
        and len(like.differs) == 1
        and _is_standing(like.told)
        and count is not None
        and ((count.value or 0) >= DISTINCTIVE or like.differs == {"source"})
    )
    return alone and (like.differs != {"date"} or (says_time(mine) and says_time(like.told)))


def _of_somebody(
    mine: Told, agreeing: Sequence[Likeness], alone: Sequence[Likeness]
) -> list[Likeness]:
    """The evidence that agrees, without what names no counter of a figure that has one."""
    if mine.claim.kind in FLOWS and not mine.is_total:
        return list(agreeing)
    if not any(like.differs == {"source"} for like in alone):
        return list(agreeing)
    return [like for like in agreeing if "source" not in like.open or not mine.claim.attribution]


def _is_told_closer(likes: Iterable[Likeness], rivals: Iterable[Likeness]) -> bool:
    """Whether another number is told of something that evidence for this one leaves open."""
    wide = [like.open & {"destination", "nationality"} for like in likes]
    return all(wide) and any(not like.open & {"destination", "nationality"} for like in rivals)


def _is_dated_closer(likes: Sequence[Likeness], others: Iterable[Likeness]) -> bool:
    """Whether the number is told of another day of the longer time that evidence gives it."""
    return any(
        like.differs == {"date"} and all(_is_a_day_of(like.told, each.told) for each in likes)
        for like in others
    )


def _is_a_day_of(told: Told, wide: Told) -> bool:
    return told.days.length < wide.days.length and told.days.within(wide.days)


def is_rival(mine: Told, like: Likeness) -> bool:
    """Whether the books tell another number of just what the draft counts.

    Both give a time, in the draft the sentence itself, and it is one day, month or window; the
    people, the state and the counter are not told as others; neither is a part of the other; a
    total up to now must be too large before, or too small after; and the sentence does not hold
    the draft's number.
    """
    theirs = like.told
    a, b = mine.claim, theirs.claim
    if like.number != OTHER or like.differs or a.kind != b.kind or not _is_standing(theirs):
        return False
    if set(a.nationality) != set(b.nationality) or mine.served != theirs.served:
        return False
    if a.destination != b.destination and not set(a.destination) & set(b.destination):
        return False
    if b.part_of and not (a.part_of or a.nationality or a.destination or a.group == b.group):
        return False
    if not _same_people(mine, like) or _holds(theirs, mine):
        return False
    if mine.is_total or theirs.is_total:
        return mine.is_total and theirs.is_total and _cannot_both(mine, like)
    if a.kind in FLOWS and (is_now(mine) or is_now(theirs) or not says_time_itself(mine)):
        return False  # a sentence without a time may sum up more than the one before it
    short = mine.days.length <= QUARTER and theirs.days.length <= QUARTER
    return "date" not in like.open and short and _one_time(mine, theirs)


def _one_time(mine: Told, theirs: Told) -> bool:
    short = min(mine.days.length, theirs.days.length) <= MONTH
    return mine.claim.when == theirs.claim.when or (short and mine.days.overlaps(theirs.days))


def _same_people(mine: Told, like: Likeness) -> bool:
    """Whether both count the same sort of people; people in general only of one counter."""
    groups = {mine.claim.group, like.told.claim.group} - {None}
    if len(groups) <= 1 or groups <= GENERAL_GROUPS:
        return True
    return mine.claim.kind != "held" or ("source" not in like.open and bool(mine.claim.attribution))


def _cannot_both(mine: Told, like: Likeness) -> bool:
    """Whether two totals that begin together cannot both be: one that grows never shrinks."""
    theirs = like.told
    if "window" in like.open or mine.days.first != theirs.days.first:
        return False
    ends = mine.days.last, theirs.days.last
    one, other = mine.bounds, theirs.bounds
    if one is None or other is None:
        return False
    larger = other.most is not None and (one.least or 0) > other.most
    window = (min(ends) - mine.days.first).days
    near = abs((ends[0] - ends[1]).days) * TENTH <= window
    a, b = mine.claim.count, theirs.claim.count
    if near and a and b and is_far(a, b):
        return True
    return ends[1] >= ends[0] if larger else ends[1] <= ends[0]


def _holds(theirs: Told, mine: Told) -> bool:
    """Whether the sentence of a claim holds the number of another: it may be misread."""
    found = _DIGITS.findall(theirs.claim.quote)
    return any(re.sub(r"\D", "", each) == str(mine.value) for each in found)


def _supported(
    mine: Told, agreeing: Sequence[Likeness], rivals: Sequence[Likeness], likes: Sequence[Likeness]
) -> Outcome:
    best = _best(mine, agreeing)
    reasons: list[str] = []
    if _is_up_to_now(mine):
        equal = [like for like in agreeing if like.told.value == mine.value] or agreeing
        newest = max(equal, key=lambda like: (like.told.days.last, -like.told.number))
        later = _latest(like for like in likes if _overtakes(mine, newest.told, like))
        if later:
            return Outcome("superseded", (), (newest.told, *later), later[0])
        best = newest if newest.number == best.number else best
    if best.number == WITHIN and mine.claim.count and mine.claim.count.qualifier != "exact":
        reasons.append("rounded")
    told = [best.told]
    if rivals:
        reasons.append("disputed")
        told.append(_best(mine, rivals).told)
    return Outcome("supported", tuple(reasons), tuple(told))


def _is_up_to_now(mine: Told) -> bool:
    """Whether a figure is told as the last one: of no time, or of a total that is still open."""
    if mine.claim.kind not in ("held", *FLOWS):
        return False
    if mine.is_total:
        return (mine.claim.when or "..").endswith("..")
    return mine.claim.kind == "held" and is_now(mine)


def _overtakes(mine: Told, old: Told, like: Likeness) -> bool:
    """Whether a claim is a later figure of the same thing than one that the draft repeats."""
    theirs, count = like.told, mine.claim.count
    if count is None or count.value is None or not _is_successor(mine, old, like):
        return False
    told = number(count, theirs.claim.count)
    if told == OTHER:
        return True
    later = theirs.claim.count
    hedged = count.qualifier in ("about", "almost")
    return told == WITHIN and hedged and later is not None and is_far(count, later)


def _is_successor(mine: Told, old: Told, like: Likeness) -> bool:
    """Whether a claim counts the same as an older one, later, and could be known to the draft."""
    theirs = like.told
    a, b = old.claim, theirs.claim
    counted = not (a.attribution and b.attribution) or "source" in like.open
    return (
        like.differs <= {"status"}
        and _is_standing(theirs)
        and (a.status == b.status or not _is_standing(old))
        and a.kind == b.kind
        and mine.is_total == theirs.is_total
        and theirs.published.first <= mine.published.last
        and _is_later(theirs, old)
        and not b.part_of
        and set(b.nationality) == set(mine.claim.nationality)
        and (counted or same_counter(old, theirs))
    )


def _is_later(theirs: Told, old: Told) -> bool:
    if theirs.is_total:
        first, second = start_of(theirs), start_of(old)
        together = first is not None and second is not None and first.overlaps(second)
        return together and theirs.published.last > old.published.last
    return theirs.days.first > old.days.last


def _latest(likes: Iterable[Likeness]) -> tuple[Told, ...]:
    told = [like.told for like in likes]
    return (
        (max(told, key=lambda t: (t.days.last, t.published.last, t.exact, -t.number)),)
        if told
        else ()
    )


def _best(mine: Told, likes: Iterable[Likeness]) -> Likeness:
    """The evidence that agrees in most and says most; of equals the one told soonest after.

    What was published after the draft comes last.
    """

    def rank(like: Likeness) -> tuple[object, ...]:
        reasons = [_LIGHTEST_FIRST.index(each) for each in like.differs]
        return (
            sorted(reasons),
            not like.told.exact,
            like.number not in (SAME, OTHER),
            len(like.open),
            like.told.claim.group in GENERAL_GROUPS,
            not like.told.claim.attribution,
            not like.told.dated,
            like.told.published.first > mine.published.last,
            gap(like.told.days, like.told.published),
            like.told.number,
        )

    return min(likes, key=rank)


def _is_near(like: Likeness) -> bool:
    return like.differs <= {"date", "window", "source"} and "country" not in like.open


def _nearest(mine: Told, likes: Sequence[Likeness]) -> Told:
    def rank(like: Likeness) -> tuple[object, ...]:
        theirs = like.told
        return (
            len(like.differs),
            gap(mine.days, theirs.days),
            not theirs.exact,
            theirs.number,
        )

    return min(likes, key=rank).told
