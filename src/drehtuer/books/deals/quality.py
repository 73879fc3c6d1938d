"""How many came free in a deal, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from drehtuer.books.counts import plus
from drehtuer.books.deal import Quality
from drehtuer.books.findings.events import DISTINCTIVE
from drehtuer.books.flows import WEEK, Row, apart
from drehtuer.books.record import Interval
from drehtuer.books.spans import gap
from drehtuer.books.told import DONE, QUARTER
from drehtuer.model import Count

FATES = (
    "free",
    "expelled",
    "exiled",
    "without_papers",
    "stateless",
    "restricted",
    "rearrested",
    "disappeared",
    "family_targeted",
    "died",
)
"""The fates that say something of how people came free; the others are of those in custody."""

_AFTER = timedelta(days=QUARTER)


def added_up(rows: Sequence[Row]) -> tuple[Interval, list[Row]]:
    """How many people releases amount to, nobody counted twice, and which of them make the sum.

    Waves of several days add up as in :func:`drehtuer.books.flows.apart`. Some may be told twice: a
    figure that somebody is named for may be a count so far, and the same large number of the same
    quarter may be the same release. Of these the largest stands in the least, all in the most.
    Others told within a week of a wave, by name or with no number, may be of it; so may a number
    without a date, and somebody who is named among those of a wave is.
    """
    waves = apart(row for row in rows if row.is_number and row.best.dated)
    numbers: dict[Count, list[Row]] = defaultdict(list)
    for wave in waves:
        numbers[_number(wave)].append(wave)
    made, total, least, sure = list(waves), Interval(0, 0), 0, 0
    for wave in waves:
        total = plus(total, wave.bounds)
        alone = wave.bounds.least or 0
        if len(waves) > 1 and _may_be_told_twice(wave, numbers[_number(wave)]):
            least = max(least, alone)
        else:
            sure += alone
    least = max(sure, least)
    most, named = total.most, set[str]()
    in_waves = {name for row in waves for name in row.entry.persons}
    for row in rows:
        if row.is_number:
            if not row.best.dated:
                least = max(least, row.bounds.least or 0)
                most = plus(Interval(0, most), row.bounds).most
        elif any(gap(row.days, wave.days) <= WEEK for wave in waves) or (
            row.entry.persons and in_waves.issuperset(row.entry.persons)
        ):
            continue
        else:
            made.append(row)
            named.update(row.entry.persons)
            if row.entry.figures or not row.entry.persons:
                least, most = max(least, 2), None
    named -= in_waves
    return Interval(max(least, len(named)), None if most is None else most + len(named)), made


def _number(wave: Row) -> Count:
    return wave.entry.figures[0].count


def _may_be_told_twice(wave: Row, of_its_number: Iterable[Row]) -> bool:
    """Whether one of several waves may be others' people, too.

    It may be a count so far, or of a number told before.
    """
    if all(wave.entry.voices):
        return True
    return (_number(wave).value or 0) >= DISTINCTIVE and any(
        (other.days, other.entry.id) < (wave.days, wave.entry.id)
        and gap(other.days, wave.days) <= _AFTER
        for other in of_its_number
    )


def qualities(
    freed: Sequence[Row], holder: str | None, sections: Mapping[str, Sequence[Row]]
) -> tuple[Quality, ...]:
    """What reports tell of what became of those freed.

    A fate or new arrest is of these releases if it names somebody who came free in one of them and
    is not told of a time before; or if it names nobody, is told by a report that tells one of them,
    of the same place and of the quarter after it, and of no more people than came free. Deaths
    must name somebody: most are told of people in custody.
    """
    persons = {name for row in freed for name in row.entry.persons}
    if not freed:
        return ()
    most = added_up(freed)[0].most
    begin = min(row.days.first for row in freed)
    found: dict[str, list[Row]] = {}
    for row in sections["fates"]:
        fate = row.entry.fate
        if fate not in FATES or row.entry.status not in DONE:
            continue
        too_many = most is not None and (row.bounds.least or 0) > most
        if not too_many and _is_of(row, freed, holder):
            found.setdefault(fate, []).append(row)
    for row in sections["jailed"]:
        again = persons & set(row.entry.persons)
        if again and row.entry.status in DONE and row.best.dated and row.days.first >= begin:
            found.setdefault("rearrested", []).append(row)
    return tuple(
        Quality(
            fate,
            added_up(rows)[0],
            tuple(sorted({n for row in rows for n in row.entry.persons})),
            tuple(claim for row in rows for claim in row.entry.claims),
        )
        for fate, rows in sorted(found.items(), key=lambda each: FATES.index(each[0]))
    )


def _is_of(row: Row, freed: Sequence[Row], holder: str | None) -> bool:
    if row.entry.persons:
        of = [wave for wave in freed if set(wave.entry.persons) & set(row.entry.persons)]
        return any(row.days.last >= wave.days.first for wave in of)
    if row.entry.fate == "died" or row.entry.population.place not in (None, holder):
        return False
    return any(
        row.days.last >= wave.days.first
        and gap(row.days, wave.days) <= _AFTER
        and not row.reports.isdisjoint(wave.reports)
        for wave in freed
    )
