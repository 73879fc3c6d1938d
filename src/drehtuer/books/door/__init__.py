"""The door: whether more people go in than come out, by the balance of stocks and flows.

stock(later) − stock(earlier) = entered − freed − served − died − struck off. What reports tell of
one population becomes statements (:mod:`drehtuer.books.balance.statements`), and the bounds are
those that follow from all of them together. Recognition is not arrest: who is newly counted may
have been in custody for long. Where what is told cannot all be true, the bounds hold whichever of
it is wrong, and the answers with them.

What an answer rests on besides the claims, as codes of assumptions and their parameters. Made
unless switched off:

``counter_assumed``
    A count that names no counter is taken to be of the only one named for these people, or of the
    only one that the same report names.
    ``counter``: the name; ``when``: date of the count; claims: the ones without counter.
``same_counter``
    Counters spelled differently are taken for one. ``names``.
``freed_were_counted``
    Those freed were on the counter's list. ``counter`` (name or None); ``freed``: interval;
    claims: those that tell the waves.
``recognition_is_entry``, ``arrest_is_entry``, ``died_were_counted``
    Who is recognised, or jailed by the counter's own telling, enters those counted; who died was
    one of them. ``counter``; claims: those that tell of them.

Made on request only:

``others_were_counted``
    Those freed of other nationalities or groups were on the list, too. ``counter``.
``counters_agree``
    Totals of other counters are of the same people. ``counter``.
``nobody_else_left``
    Nobody left but those who are told to have left. ``counter``.

And no assumption, but told with them:

``others_left_out``
    Waves of other nationalities or groups are left out of the bound. ``figures``; claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from drehtuer.books.counts import minus
from drehtuer.books.door.assumed import AS_USUAL, MADE, ON_REQUEST, Asked
from drehtuer.books.door.ledger import Ledger
from drehtuer.books.door.window import Window
from drehtuer.books.flows import Row
from drehtuer.books.model import Door, Population
from drehtuer.books.people import same_party
from drehtuer.books.series import Series, series_of
from drehtuer.books.spans import Days

__all__ = ["AS_USUAL", "MADE", "ON_REQUEST", "Asked", "doors"]

_DAY = timedelta(days=1)
_DOORS = 36
"""How many doors of a population are told from count to count, the newest; others can be asked for
by their days."""
_WITH_EFFECTS = 12
"""How many doors of a population, the newest, tell what hangs on each assumption: each of these
takes a reckoning of its own. Asked for by days, every door tells it."""


def doors(sections: Mapping[str, Sequence[Row]], asked: Asked = AS_USUAL) -> tuple[Door, ...]:
    """What went on with each population that is counted.

    Without a time, that is from one count to another: first over the whole time, then from each
    count to the next, of very many the newest. With one, the door has no counts of its own
    (``earlier`` and ``later`` are empty), but the stocks that follow from all that is told. A
    place that nobody counts has such a door, too, if it is asked for.
    """
    found: list[Door] = []
    for series in _asked_for(series_of(sections["held"]), asked):
        ledger = Ledger(series, sections, asked)
        found += [_within(ledger, *asked.time)] if asked.time else _between_counts(ledger)
    return tuple(found)


def _asked_for(every: Sequence[Series], asked: Asked) -> Iterator[Series]:
    """The series of the place and counter asked for, without what is not assumed."""
    found = False
    for each in every:
        series = each.without(asked.without)
        if series and _fits(series, asked):
            found = True
            yield series
    if asked.place and asked.time and not found:
        yield Series([], whom=Population(place=asked.place, counter=asked.counter))


def _fits(series: Series, asked: Asked) -> bool:
    if asked.place not in (None, series.population().place):
        return False
    return asked.counter is None or any(
        same_party(asked.counter, name, (item.report.language, item.report.language))
        for row in series.rows
        for item in row.told
        for name in item.claim.attribution
    )


def _between_counts(ledger: Ledger) -> list[Door]:
    pairs = list(pairwise(ledger.points))[-_DOORS:]
    made = [
        _between(ledger, *pair, effects=left <= _WITH_EFFECTS)
        for left, pair in zip(range(len(pairs), 0, -1), pairs, strict=True)
    ]
    if len(ledger.points) > 2:
        made.insert(0, _between(ledger, ledger.points[0], ledger.points[-1]))
    return made


def _between(ledger: Ledger, earlier: Row, later: Row, *, effects: bool = True) -> Door:
    """What went on from one count to another, with or without what hangs on assumptions."""
    pair = (earlier, later)
    before, after = (ledger.series.count(row) for row in pair)
    window = Window(
        ledger,
        ledger.series.population(pair),
        Days(earlier.days.last + _DAY, later.days.first),
        ledger.clock.count(earlier.days),
        ledger.clock.count(later.days),
        pair,
        minus(after, before),
    )
    return window.door((_when(earlier), _when(later)), (before, after), effects=effects)


def _within(ledger: Ledger, first: date, last: date) -> Door:
    """What went on from one day to another, both included."""
    moments = ledger.clock.evening(first - _DAY), ledger.clock.evening(last)
    window = Window(ledger, ledger.whom, Days(first, last), *moments)
    return window.door(((first - _DAY).isoformat(), last.isoformat()))


def _when(row: Row) -> str:
    return row.entry.when or row.best.report.published or ""
