"""Two lists compared: who came, who went, what changed, and why somebody probably went.

People are the same by the list's own ids, where these go with the names (a running number does
not); else by their names, in any spelling, if the years of birth allow it and nobody else fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from drehtuer import names
from drehtuer.register.finding import Finder
from drehtuer.register.layout import NAMES
from drehtuer.register.reading import DATES, OUT, Entry, Roll
from drehtuer.register.spoken import Spoken
from drehtuer.register.words import folded

LEAST_AGREED = 0.8
"""The share of common ids that must go with the names for ids to tell who somebody is."""

RENAMED = "name"
"""Stands among what changed where all names are spelled otherwise."""

_SILENT = frozenset({"id", *NAMES, "patronymic", "other_names", "notes", "source"})
"""Fields that are not compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody on both lists of whom something is told otherwise.

    ``fields`` says what: fields, and ``RENAMED``.
    """

    old: Entry
    new: Entry
    fields: tuple[str, ...]

    @property
    def step(self) -> tuple[str | None, str | None] | None:
        """The status before and after, if it changed."""
        return (self.old.status, self.new.status) if "status" in self.fields else None


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody on the old list only: why they probably went.

    Attributes:
        entry: who.
        reason: ``freed``, ``served``, ``died`` and such; None where nothing tells.
        told_by: ``list`` or ``reports``.
        spoken: what the reports tell, where they do.
    """

    entry: Entry
    reason: str | None
    told_by: str | None = None
    spoken: Spoken | None = None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Somebody who went and somebody who came that may be one person."""

    old: Entry
    new: Entry


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a list.

    Attributes:
        before: how many people the old list has.
        after: how many the new one has.
        by_id: whether ids told who is the same.
        came: on the new list only.
        went: on the old list only.
        changed: on both, told otherwise.
        same: how many are told alike.
        doubtful: pairs of those who went and came that may be one.
    """

    before: int
    after: int
    by_id: bool
    came: tuple[Entry, ...]
    went: tuple[Departure, ...]
    changed: tuple[Change, ...]
    same: int
    doubtful: tuple[Doubtful, ...]

    def reasons(self) -> Counter[str | None]:
        """How many went for which reason."""
        return Counter(departure.reason for departure in self.went)

    def steps(self) -> Counter[tuple[str | None, str | None]]:
        """How many went from which status to which."""
        return Counter(change.step for change in self.changed if change.step)

    def fields(self) -> Counter[str]:
        """Of how many which field changed."""
        return Counter(field for change in self.changed for field in change.fields)


def compare(old: Roll, new: Roll, spoken: Iterable[Spoken] = ()) -> Comparison:
    """Compare two lists.

    Args:
        old: the earlier list.
        new: the later list.
        spoken: who of the old list reports speak of, for the reasons.
    """
    pairs, by_id = _by_id(old.entries, new.entries)
    _by_writing(old.entries, new.entries, pairs)
    _by_spelling(old.entries, new.entries, pairs)
    partners = {pair[1].row for pair in pairs.values()}
    gone = [entry for entry in old.entries if entry.row not in pairs]
    come = [entry for entry in new.entries if entry.row not in partners]
    told = {each.entry.row: each for each in spoken}
    fields = _common_fields(old, new)
    changed = [
        Change(one, other, what)
        for one, other in sorted(pairs.values(), key=lambda pair: pair[0].row)
        if (what := _changed(old, new, one, other, fields))
    ]
    return Comparison(
        before=len(old.entries),
        after=len(new.entries),
        by_id=by_id,
        came=tuple(come),
        went=tuple(_departure(entry, told.get(entry.row)) for entry in gone),
        changed=tuple(changed),
        same=len(pairs) - len(changed),
        doubtful=tuple(_doubtful(gone, come)),
    )


Pairs = dict[int, tuple[Entry, Entry]]
"""Who is who, by the row of the old list."""


def _by_id(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Pairs, bool]:
    """Who has the same id on both lists, if ids go with the names."""
    before, after = _only_ids(old), _only_ids(new)
    common = [(before[each], after[each]) for each in before if each in after]
    agreed = [pair for pair in common if _may_be_one(*pair)]
    if not common or len(agreed) < LEAST_AGREED * len(common):
        return {}, False
    return {one.row: (one, other) for one, other in agreed}, True


def _only_ids(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.id is not None:
            found[entry.id].append(entry)
    return {each: alike[0] for each, alike in found.items() if len(alike) == 1}


def _may_be_one(one: Entry, other: Entry) -> bool:
    if {folded(name) for name in one.names} & {folded(name) for name in other.names}:
        return True
    return any(
        names.same_name(a, b).verdict != names.DIFFERENT for a, b in product(one.names, other.names)
    )


def _by_writing(old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> None:
    """Who has the same name, letter by letter, and nobody else has it."""
    before, after = _left(old, new, pairs)
    one = _written(before)
    other = _written(after)
    for key, alike in one.items():
        others = other.get(key, [])
        if len(alike) == len(others) == 1 and _born_allows(alike[0], others[0]):
            pairs[alike[0].row] = (alike[0], others[0])


def _written(entries: Iterable[Entry]) -> Mapping[tuple[str, ...], list[Entry]]:
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[tuple(sorted(folded(entry.name).split()))].append(entry)
    return found


def _by_spelling(old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> None:
    """Whose name is the same in another spelling, if nobody else fits."""
    before, after = _left(old, new, pairs)
    finder = Finder(before)
    fitting = {
        entry.row: [one for one in finder.find(entry.names).same if _born_allows(one, entry)]
        for entry in after
    }
    wanted = Counter(one.row for found in fitting.values() for one in found)
    for entry in after:
        found = fitting[entry.row]
        if len(found) == 1 and wanted[found[0].row] == 1:
            pairs[found[0].row] = (found[0], entry)


def _left(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs
) -> tuple[list[Entry], list[Entry]]:
    partners = {other.row for _, other in pairs.values()}
    return (
        [entry for entry in old if entry.row not in pairs],
        [entry for entry in new if entry.row not in partners],
    )


def _born_allows(one: Entry, other: Entry) -> bool:
    years = {entry.dates["born"][:4] for entry in (one, other) if "born" in entry.dates}
    return len(years) < 2


def _doubtful(gone: Sequence[Entry], come: Sequence[Entry]) -> Iterable[Doubtful]:
    finder = Finder(gone)
    for entry in come:
        found = finder.find(entry.names)
        for one in (*found.same, *found.perhaps):
            if _born_allows(one, entry):
                yield Doubtful(one, entry)


def _common_fields(old: Roll, new: Roll) -> list[str]:
    both = {c.field for c in old.layout.columns} & {c.field for c in new.layout.columns}
    return sorted(field for field in both if field is not None and field not in _SILENT)


def _changed(
    old: Roll, new: Roll, one: Entry, other: Entry, fields: Sequence[str]
) -> tuple[str, ...]:
    found = [field for field in fields if _differ(old, new, one, other, field)]
    if not {folded(name) for name in one.names} & {folded(name) for name in other.names}:
        found.append(RENAMED)
    return tuple(found)


def _differ(old: Roll, new: Roll, one: Entry, other: Entry, field: str) -> bool:
    if field == "status":
        if one.status is not None and other.status is not None:
            return one.status != other.status
    elif field in DATES:
        dates = one.dates.get(field), other.dates.get(field)
        if all(dates):
            return dates[0] != dates[1]
    return folded(old.text(one.row, field)) != folded(new.text(other.row, field))


def _departure(entry: Entry, spoken: Spoken | None) -> Departure:
    if entry.status in (*OUT, "died"):
        return Departure(entry, entry.status, "list", spoken)
    if spoken is not None and spoken.now in ("freed", "exiled", "died"):
        return Departure(entry, spoken.now, "reports", spoken)
    return Departure(entry, None, None, spoken)
