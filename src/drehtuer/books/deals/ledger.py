"""A deal written out as a ledger: who, when, how many, for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from drehtuer.books.counts import minus, plus
from drehtuer.books.deal import (
    PARTS,
    STAGES,
    Deal,
    Gift,
    Party,
    Promise,
    Release,
    Side,
    Step,
    Tally,
    Tie,
)
from drehtuer.books.deals.conditions import conditions
from drehtuer.books.deals.grouping import Group
from drehtuer.books.deals.parties import Parties
from drehtuer.books.deals.pieces import Piece
from drehtuer.books.deals.quality import added_up, qualities
from drehtuer.books.deals.ties import NEAR, TOLD
from drehtuer.books.flows import Row
from drehtuer.books.record import Interval, Span
from drehtuer.books.spans import Days
from drehtuer.books.told import DONE, REFUSED, Told, ids_of
from drehtuer.model import UNNAMED

_ORDER = (*STAGES[:-2], "rejected", "met", "given", *STAGES[-2:])
"""The steps of one day, in the order in which they are likely."""
_STEP_OF = {"asserted": "negotiated", "planned": "announced"}
"""What a status is as a step, where it is not called the same."""


class Ledgers:
    """Writes deals out; knows all entries of the account, their parties and who counts."""

    def __init__(
        self,
        sections: Mapping[str, Sequence[Row]],
        pieces: Mapping[str, Piece],
        parties: Parties,
        as_of: str | None,
    ) -> None:
        self._sections = sections
        self._pieces = pieces
        self._parties = parties
        self._as_of = as_of
        self._rows = {row.entry.id: row for rows in sections.values() for row in rows}
        self._freed: dict[str, list[Piece]] = {}
        for piece in pieces.values():
            if piece.is_release and not piece.is_part and piece.row.best.dated:
                self._freed.setdefault(piece.holder or "", []).append(piece)
        self._number = {
            item.claim.id: item.number
            for rows in sections.values()
            for row in rows
            for item in row.told
        }

    def in_order(self, groups: Iterable[Group]) -> list[Group]:
        """Groups by the time of their first release, else of what else is told; then by id."""

        def key(group: Group) -> tuple[bool, date, date, list[str]]:
            members = [self._pieces[each] for each in group.members]
            chosen = [p for p in members if p.is_release and p.row.best.dated] or members
            first = min(piece.days for piece in chosen)
            return (first.first == date.min, first.first, first.last, sorted(group.members))

        return sorted(groups, key=key)

    def write(self, group: Group, number: int, machine: Sequence[Group]) -> Deal:
        """The ledger of a group of entries.

        Args:
            group: the entries.
            number: the number of the deal.
            machine: the machine's groups that share an entry with it.
        """
        pieces = sorted(
            (self._pieces[each] for each in group.members), key=lambda p: (p.days, p.id)
        )
        sides = self._sides(pieces)
        steps = self._steps(pieces, sides)
        given = self._given(pieces, group)
        asked = conditions(pieces)
        by_pair: dict[tuple[str, str], Tie] = {}
        for edge in group.edges:
            known = by_pair.get((edge.one, edge.other))
            claims = (*(known.claims if known else ()), *edge.claims)
            reason = known.reason if known else edge.reason
            in_order = tuple(sorted(set(claims), key=self._order))
            by_pair[edge.one, edge.other] = Tie(
                edge.one, edge.other, _how(reason), reason, in_order
            )
        told = {
            *(i.claim.id for piece in pieces for i in piece.row.told),
            *(c for side in sides for q in side.quality for c in q.claims),
            *(c for side in sides for tally in side.delivered for c in tally.claims),
        }
        dated = [piece.row.days for piece in pieces if piece.row.best.dated]
        changed = [sorted(each.members) for each in machine]
        return Deal(
            id=f"deal-{number}",
            stage=_stage(steps, self._pieces),
            span=Days(min(d.first for d in dated), max(d.last for d in dated)).as_span()
            if dated
            else None,
            as_of=self._as_of,
            parties=self._parties_of(pieces),
            steps=steps,
            sides=sides,
            given=given,
            conditions=asked,
            ties=tuple(by_pair[pair] for pair in sorted(by_pair)),
            claims=tuple(sorted(told, key=self._order)),
            decisions=group.decisions,
            machine=()
            if changed == [sorted(group.members)]
            else tuple(sorted(tuple(each) for each in changed)),
        )

    def _order(self, claim: str) -> int:
        return self._number.get(claim, len(self._number))

    # Parties

    def _parties_of(self, pieces: Sequence[Piece]) -> tuple[Party, ...]:
        parts: dict[str, dict[str, list[Told]]] = {}

        def note(name: str | None, part: str, item: Told) -> None:
            if name:
                parts.setdefault(name, {}).setdefault(part, []).append(item)

        holders = {piece.holder for piece in pieces if piece.is_release or piece.is_promise}
        for piece in pieces:
            for said in piece.said:
                item = said.told
                if piece.is_release or piece.is_promise:
                    note(said.holder, "holds", item)
                if piece.is_release:
                    for place in item.claim.destination:
                        note(place if place != said.holder else None, "receives", item)
                elif piece.row.entry.kind == "talks":
                    for state in sorted(said.others | self._parties.states(item, item.claim.by)):
                        note(state, "negotiates", item)
                elif piece.is_gift:
                    for state in sorted(said.others - holders):
                        note(state, "gives", item)
                elif piece.is_contact:
                    for state in sorted(said.others):
                        note(state, "meets", item)
        return tuple(
            Party(
                name,
                tuple(part for part in PARTS if part in told),
                ids_of(item for items in told.values() for item in items),
            )
            for name, told in sorted(
                parts.items(),
                key=lambda each: (min(PARTS.index(part) for part in each[1]), each[0]),
            )
        )

    # Steps

    def _steps(self, pieces: Sequence[Piece], sides: Sequence[Side]) -> tuple[Step, ...]:
        left_out = {r.entry for side in sides for r in side.releases if not r.added}
        steps = [self._step(piece) for piece in pieces if piece.id not in left_out]
        steps += [
            self._verified(release)
            for side in sides
            for release in side.releases
            if release.verified_by and release.added
        ]
        steps += [
            self._verified_sum(tally)
            for side in sides
            for tally in side.delivered
            if tally.counter and self._by_another(self._rows[tally.entries[0]], side.holder)
        ]
        return tuple(sorted(steps, key=_by_time))

    def _step(self, piece: Piece) -> Step:
        row, entry = piece.row, piece.row.entry
        if entry.kind == "contact":
            kind = "met" if entry.status in DONE else _step_of(entry.status)
        elif entry.kind == "measure":
            kind = "given" if entry.status in DONE else _step_of(entry.status)
        else:
            kind = "freed" if piece.is_release else _step_of(entry.status)
        return Step(kind, entry.when, _span(row), entry.id, entry.by, entry.claims)

    def _verified(self, release: Release) -> Step:
        """That somebody else tells a release, as of the first report that says so."""
        holder = self._pieces[release.entry].holder
        row = self._rows[release.entry]
        tellers = [item for item in row.told if self._teller(item, holder)]
        first = min(tellers, key=lambda item: (item.published, item.number))
        return _seen("verified", first, release.entry, release.verified_by, ids_of(tellers))

    def _verified_sum(self, tally: Tally) -> Step:
        """That somebody else counts those freed, as of the newest report that says so."""
        row = self._rows[tally.entries[0]]
        last = max(row.told, key=lambda item: (item.published.last, item.number))
        return _seen("verified", last, row.entry.id, (tally.counter or "",), tally.claims)

    def _teller(self, item: Told, holder: str | None) -> str | None:
        """Who else than the freeing state says that a release is done; None where nobody does."""
        if item.claim.status not in DONE or not item.claim.attribution:
            return None
        speaker = item.claim.attribution[0]
        media = {n.full for n in item.report.names if n.sort == "medium"}
        media |= {n.name for n in item.report.names if n.sort == "medium"}
        if speaker in (UNNAMED, *media, *item.claim.persons, *item.claim.by):
            return None
        return None if self._parties.state(item, speaker) == holder else speaker

    def _by_another(self, row: Row, holder: str | None) -> bool:
        return any(self._teller(item, holder) for item in row.told)

    # Releases and promises

    def _sides(self, pieces: Sequence[Piece]) -> tuple[Side, ...]:
        people = [piece for piece in pieces if piece.is_release or piece.is_promise]
        holders = sorted({piece.holder or "" for piece in people})
        if len(holders) == 2 and holders[0] == "":
            holders = holders[1:]
        return tuple(
            self._side(
                holder or None,
                [p for p in people if (p.holder or "") == holder or (not p.holder and only)],
                pieces,
            )
            for only in [len(holders) == 1]
            for holder in holders
        )

    def _side(self, holder: str | None, mine: Sequence[Piece], deal: Sequence[Piece]) -> Side:
        freed = [piece for piece in mine if piece.is_release]
        waves = [piece.row for piece in freed if not piece.is_part]
        summed = added_up(waves)[1]
        delivered = self._delivered(holder, summed, deal)
        return Side(
            holder,
            promises=tuple(
                self._promise(piece, holder, waves, delivered, deal)
                for piece in mine
                if piece.is_promise
            ),
            releases=tuple(self._release(piece, piece.row in summed) for piece in freed),
            delivered=delivered,
            quality=qualities([piece.row for piece in freed], holder, self._sections),
        )

    def _release(self, piece: Piece, added: bool) -> Release:
        entry = piece.row.entry
        tellers = (self._teller(item, piece.holder) for item in piece.row.told)
        return Release(
            entry=entry.id,
            when=entry.when,
            people=added_up([piece.row])[0],
            destination=tuple(place for place in entry.destination if place != piece.holder),
            verified_by=tuple(sorted({teller for teller in tellers if teller})),
            added=added,
            claims=entry.claims,
        )

    def _delivered(
        self, holder: str | None, waves: Sequence[Row], deal: Sequence[Piece]
    ) -> tuple[Tally, ...]:
        """The waves added up, and the newest sum of each who counts from the deal's beginning on.

        A sum that begins earlier counts others, too, and is left out.
        """
        tallies = []
        if waves:
            chosen = sorted(waves, key=lambda row: (row.days, row.entry.id))
            told = (item for row in chosen for item in row.told)
            ids = tuple(row.entry.id for row in chosen)
            tallies.append(Tally(None, added_up(chosen)[0], ids, ids_of(told)))
        dated = [piece.row.days for piece in deal if piece.row.best.dated]
        promised = [p for p in deal if p.is_promise and p.holder == holder]
        if not (dated and promised and holder):
            return tuple(tallies)
        begin = min(days.first for days in dated)
        end = max(days.last for days in dated)
        newest: dict[str, Row] = {}
        for row in self._sections["totals"]:
            entry = row.entry
            counter = entry.population.counter
            is_sum = entry.kind == "freed" and entry.status in DONE and row.is_number
            if not (is_sum and counter and entry.population.place == holder and row.best.dated):
                continue
            if row.days.first < begin or row.days.first - end > NEAR:
                continue
            before = newest.get(counter)
            if before is None or _newest(before) < _newest(row):
                newest[counter] = row
        tallies += [
            Tally(counter, row.bounds, (row.entry.id,), row.entry.claims)
            for counter, row in sorted(newest.items())
        ]
        return tuple(tallies)

    def _promise(
        self,
        piece: Piece,
        holder: str | None,
        waves: Sequence[Row],
        delivered: Sequence[Tally],
        deal: Sequence[Piece],
    ) -> Promise:
        row, entry = piece.row, piece.row.entry
        named = set() if entry.figures else set(entry.persons)
        since = [
            each for each in waves if each.days.last >= piece.days.first and _names(each, named)
        ]
        counted = [_count(since, named)]
        if not named:
            counted += [tally.people for tally in delivered if tally.counter]
        reached = Interval(
            min(each.least or 0 for each in counted),
            None
            if any(each.most is None for each in counted)
            else max(each.most or 0 for each in counted),
        )
        ends = max((p.days.last for p in deal if p.days.closed), default=date.max)
        own = {each.id for each in deal}
        later = [
            each.row
            for each in self._freed.get(holder or "", ())
            if each.days.first > ends and each.id not in own and _names(each.row, named)
        ]
        promised = row.bounds
        if not entry.figures and entry.persons:
            promised = Interval(len(entry.persons), len(entry.persons))
        elif not entry.figures:
            promised = Interval(2, None)
        is_number = row.is_number or bool(entry.persons and not entry.figures)
        enough = (promised.least if promised.most is None else promised.most) or 0
        kept = None
        if is_number and (reached.least or 0) >= enough:
            kept, later = "yes", []
        more, later = (_count(later, named), later) if named else added_up(later)
        most = plus(reached, more).most
        if most is not None and most < (promised.least or 0):
            kept = "no"
        left = minus(promised, Interval(reached.least, most))
        open_most = None if left.most is None or not is_number else max(0, left.most)
        return Promise(
            entry=entry.id,
            status=entry.status,
            when=entry.when,
            people=promised,
            voices=entry.voices,
            delivered=reached,
            later=more,
            later_entries=tuple(each.entry.id for each in later),
            open=Interval(max(0, left.least or 0), open_most),
            kept=kept,
            claims=entry.claims,
        )

    # What was given

    def _given(self, pieces: Sequence[Piece], group: Group) -> tuple[Gift, ...]:
        freed = [p.row.days for p in pieces if p.is_release and p.row.best.dated]
        first = min(freed, default=None)
        told = {entry for e in group.edges if e.reason in TOLD for entry in (e.one, e.other)}
        return tuple(
            Gift(
                entry=piece.id,
                kind=piece.row.entry.kind,
                direction=piece.row.entry.direction,
                status=piece.row.entry.status,
                when=piece.row.entry.when,
                by=piece.row.entry.by,
                to=piece.row.entry.to,
                order=_compared(piece.row, first),
                tie="told" if piece.id in told else "beside",
                claims=piece.row.entry.claims,
            )
            for piece in pieces
            if piece.row.entry.kind in ("measure", "contact")
        )


def _how(reason: str) -> str:
    """How a reason ties two entries: ``decided``, ``told`` by a report, or ``beside``."""
    return "told" if reason in TOLD else "decided" if reason == "decided" else "beside"


def _seen(kind: str, item: Told, entry: str, by: tuple[str, ...], claims: tuple[str, ...]) -> Step:
    """A step that is dated by the report that tells it."""
    published = item.published
    span = published.as_span() if published.closed else None
    return Step(kind, item.report.published, span, entry, by, claims)


def _step_of(status: str) -> str:
    return "rejected" if status in REFUSED else _STEP_OF.get(status, status)


def _span(row: Row) -> Span | None:
    return row.days.as_span() if row.best.dated else None


def _count(rows: Sequence[Row], named: set[str]) -> Interval:
    """How many came free; of named people how many of them."""
    if not named:
        return added_up(rows)[0]
    number = len(named & {name for row in rows for name in row.entry.persons})
    return Interval(number, number)


def _names(row: Row, persons: set[str]) -> bool:
    """Whether a release names one of those asked about, if any are."""
    return not persons or not persons.isdisjoint(row.entry.persons)


def _by_time(step: Step) -> tuple[bool, str, str, int, str]:
    """By the last day; of one day in the order of ``STEPS``; without a time last."""
    last = step.span.last if step.span else None
    first = step.span.first if step.span else None
    return (last is None, last or "", first or "", _ORDER.index(step.kind), step.entry)


def _compared(row: Row, first: Days | None) -> str | None:
    """Whether something done is told of a time before, of or after the first release."""
    if first is None or row.entry.status not in DONE or not row.best.dated:
        return None
    if row.days.overlaps(first):
        return "same"
    return "before" if row.days.last < first.first else "after"


def _newest(row: Row) -> tuple[date, date, str]:
    published = max(item.published.last for item in row.told)
    return (published, row.days.last, row.entry.id)


def _stage(steps: Sequence[Step], pieces: Mapping[str, Piece]) -> str | None:
    """The last stage that is told of people, not of what is given for them."""
    told = [
        STAGES.index(step.kind)
        for step in steps
        if step.kind in STAGES
        and (
            step.kind == "verified"
            or not (pieces[step.entry].is_gift or pieces[step.entry].is_contact)
        )
    ]
    return STAGES[max(told)] if told else None
