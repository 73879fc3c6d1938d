"""Why two entries belong to one deal: what one report says of both, and what follows in time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

from drehtuer.books.deals.pieces import Piece, Said, by_report
from drehtuer.books.deals.wording import Texts, tells
from drehtuer.books.flows import WEEK
from drehtuer.books.likeness import share_or_unsaid
from drehtuer.books.spans import Days, gap
from drehtuer.books.told import MONTH, QUARTER

NEAR = timedelta(days=MONTH)
"""How far apart in time two entries may lie to stand beside one another."""
FAR = timedelta(days=QUARTER)
"""How far apart they may lie where a report says that one is for the other."""

TOLD = ("in_return", "one_sentence")
"""The reasons by which a report itself says that two entries belong together."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two entries, by their ids, that belong to one deal; why, and the claims that show it."""

    one: str
    other: str
    reason: str
    claims: tuple[str, str]


def ties(pieces: Sequence[Piece]) -> list[Edge]:
    """All ties between entries; the reasons stand in :mod:`drehtuer.books.deals`."""
    return [*_in_reports(pieces), *_in_time(pieces)]


def _in_reports(pieces: Sequence[Piece]) -> Iterator[Edge]:
    """What one report tells of a release or promise and of relief, or of two states' releases."""
    texts, by_id = Texts(), {piece.id: piece for piece in pieces}
    for members in by_report(pieces):
        people = [
            (by_id.get(p.row.entry.part_of or "", p), s)
            for p, s in members
            if (p.is_release or p.is_promise) and (p.row.entry.part_of or not p.is_part)
        ]
        relief = [(p, s) for p, s in members if p.is_gift]
        for (one, mine), (other, theirs) in product(people, relief):
            if _is_for(theirs, mine.holder):
                yield from _edge(one, mine, other, theirs, texts)
        for (one, mine), (other, theirs) in combinations(people, 2):
            if one is other or not mine.holder or not theirs.holder:
                continue
            if mine.holder != theirs.holder:
                if one.is_release and other.is_release:
                    yield from _swap(one, mine, other, theirs, texts)
            elif one.is_promise and other.is_promise and gap(mine.days, theirs.days) <= NEAR:
                yield from _edge(one, mine, other, theirs, texts)


def _edge(one: Piece, mine: Said, other: Piece, theirs: Said, texts: Texts) -> Iterator[Edge]:
    """A tie between two claims of one report, if there is any."""
    if gap(mine.days, theirs.days) > FAR:
        return
    report = mine.told.report
    here, there = sorted(texts.place(report, each.told.claim) for each in (mine, theirs))
    if there.line - here.line <= 1 and tells("return", there.text, report.language):
        reason = "in_return"
    elif there.start < here.end:
        reason = "one_sentence"
    elif _length(mine.days, theirs.days) <= NEAR and not _is_nobodys(other, theirs, one):
        reason = "same_report"
    else:
        return
    yield Edge(one.id, other.id, reason, (mine.told.claim.id, theirs.told.claim.id))


def _swap(one: Piece, mine: Said, other: Piece, theirs: Said, texts: Texts) -> Iterator[Edge]:
    """The tie between the releases of two states that one report tells as a swap."""
    if gap(mine.days, theirs.days) > NEAR:
        return
    report = mine.told.report
    here, there = sorted(texts.place(report, each.told.claim) for each in (mine, theirs))
    if there.line - here.line <= 1 and (
        tells("return", there.text, report.language)
        or any(tells("swap", place.text, report.language) for place in (here, there))
    ):
        yield Edge(one.id, other.id, "in_return", (mine.told.claim.id, theirs.told.claim.id))


def _is_nobodys(relief: Piece, said: Said, people: Piece) -> bool:
    """Whether relief names no state at all, so that only a report's words could tie it."""
    return relief.is_gift and not said.others and said.told.claim.where != people.holder


def _length(one: Days, other: Days) -> timedelta:
    """How long it may have been from the one to the other, with the days of both."""
    return max(one.last, other.last) - min(one.first, other.first)


def _is_for(relief: Said, holder: str | None) -> bool:
    """Whether relief may be given to a state: it gets it, or a body that no state is told of."""
    where = relief.told.claim.where
    if holder is None:
        return True
    if relief.others == {holder}:
        return where == holder and not relief.told.claim.by
    if holder in relief.others or where == holder:
        return True
    return not relief.to and (where is None or where in relief.others)


def _in_time(pieces: Sequence[Piece]) -> Iterator[Edge]:
    """What follows a promise or talks of one state, whichever report tells it."""
    promises: dict[str, list[Piece]] = defaultdict(list)
    waves: dict[str, list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda piece: (piece.days.last, piece.days.first, piece.id)):
        if piece.holder and piece.is_bargain and not piece.is_part:
            promises[piece.holder].append(piece)
        elif piece.holder and piece.is_wave and piece.days.length <= QUARTER:
            waves[piece.holder].append(piece)
    for holder, made in promises.items():
        freed = waves[holder]
        ends = [wave.days.last for wave in freed]
        yield from _go_on(made, freed, ends)
        firm = sorted(piece.days.first for piece in made if piece.is_firm)
        for piece in made:
            after = freed[bisect_left(ends, piece.days.first) :]
            if piece.is_firm:
                newer = bisect_right(firm, piece.days.last)
                until = firm[newer] if newer < len(firm) else date.max
                yield from _waves(piece, after, until)
            else:
                yield from _first(piece, after)


def _go_on(made: Sequence[Piece], freed: Sequence[Piece], ends: Sequence[date]) -> Iterator[Edge]:
    """Each promise with the one before it, if no release lies between them."""
    for number, piece in enumerate(made):
        for before in reversed(made[:number]):
            if piece.days.last - before.days.last > NEAR + FAR:
                break
            if gap(before.days, piece.days) > NEAR:
                continue
            if share_or_unsaid(before.others, piece.others):
                between = freed[
                    bisect_right(ends, before.days.last) : bisect_left(ends, piece.days.first)
                ]
                if not any(before.days.last < wave.days.first for wave in between):
                    yield _row_edge(before, piece, "talks_go_on")
                break


def _waves(promise: Piece, after: Iterable[Piece], until: date) -> Iterator[Edge]:
    """The waves after a firm promise, none much later than the one before it, till it is kept."""
    end, freed = promise.days.last, 0
    most = promise.row.bounds.most if promise.row.entry.figures else None
    for wave in after:
        if wave.days.first - end > NEAR or wave.days.first > until:
            break
        if not _may_be_of(promise, wave):
            continue
        end = max(end, wave.days.last)
        yield _row_edge(promise, wave, "after_promise")
        freed += wave.row.bounds.least or 0 if wave.row.is_number else 0
        if most is not None and freed >= most:
            break


def _first(talks: Piece, after: Iterable[Piece]) -> Iterator[Edge]:
    """The first wave after talks, and those of the same days."""
    first: Days | None = None
    for wave in after:
        if gap(talks.days, wave.days) > NEAR or (first and gap(first, wave.days) > WEEK):
            break
        if _may_be_of(talks, wave):
            first = first or wave.days
            yield _row_edge(talks, wave, "after_talks")


def _may_be_of(promise: Piece, wave: Piece) -> bool:
    """Whether a wave may be what was spoken of: of named people one that names them."""
    named = promise.row.entry.persons
    return not named or bool(
        promise.row.entry.figures or not set(named).isdisjoint(wave.row.entry.persons)
    )


def _row_edge(one: Piece, other: Piece, reason: str) -> Edge:
    claims = one.row.best.claim.id, other.row.best.claim.id
    return Edge(one.id, other.id, reason, claims)
