"""The verdict on measures, contacts, talks without a number, and words about the door.

- A **measure** is supported by one of the same direction and status of the same parties whose
  time fits; *contradicted* (``direction``) where the books only tell the opposite of the same
  parties for about the same time; *differs* where it is told for another date (``date``), as
  considered or done (``status``), or of another state (``party``).
- **Contacts, talks** and **the door** are supported by the same of the same parties or speaker,
  else they have no source: people meet more often than books tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.books.likeness import parties_agree, same_parties
from drehtuer.books.people import same_party
from drehtuer.books.spans import gap
from drehtuer.books.told import MONTH, QUARTER, Told, status_class
from drehtuer.check.comparing import is_now
from drehtuer.check.outcome import Outcome
from drehtuer.check.places import states_in
from drehtuer.check.shelf import Shelf
from drehtuer.claims.mentions.places import state_of

_EASING = frozenset({"ease", "lift"})


def on_measure(mine: Told, shelf: Shelf) -> Outcome:
    """The verdict on sanctions eased, lifted, tightened or imposed."""
    ranked = sorted(
        (
            (_differing(mine, told), told)
            for told in shelf.of_kind("measure")
            if _of_one(mine, told)
        ),
        key=lambda item: (len(item[0]), not item[1].dated, item[1].number),
    )
    if not ranked:
        return Outcome("no_source")
    differing, best = ranked[0]
    if not differing:
        return Outcome("supported", (), (best,))
    if differing == {"direction"} and _about_one_time(mine, best):
        return Outcome("contradicted", ("direction",), (best,), best)
    if len(differing) == 1 and "direction" not in differing:
        return Outcome("differs", tuple(differing), (best,), best)
    return Outcome("no_source", (), (best,), best)


def _of_one(mine: Told, told: Told) -> bool:
    """Whether a measure is about what one of the draft is about, and says by whom, as that does."""
    if mine.claim.by and not told.claim.by and not _states(mine) & states_in(told, sentence=True):
        return False
    if mine.claim.to:
        return same_parties(mine, told, "to")
    return same_parties(mine, told, "by")


def _states(mine: Told) -> frozenset[str]:
    """The states that act in a claim of the draft."""
    language = mine.report.language or ""
    return frozenset(s for s in (state_of(name, language) for name in mine.claim.by) if s)


def _differing(mine: Told, told: Told) -> set[str]:
    a, b = mine.claim, told.claim
    differing: set[str] = set()
    if (a.direction in _EASING) != (b.direction in _EASING):
        differing.add("direction")
    if not parties_agree(mine, told, "by"):
        differing.add("party")
    if status_class(a) != status_class(b):
        differing.add("status")
    if not (is_now(mine) or is_now(told)) and gap(mine.days, told.days).days > MONTH:
        differing.add("date")
    return differing


def _about_one_time(mine: Told, told: Told) -> bool:
    return gap(mine.published, told.published).days <= QUARTER or (
        mine.dated and told.dated and gap(mine.days, told.days).days <= MONTH
    )


def on_dealing(mine: Told, shelf: Shelf) -> Outcome:
    """The verdict on a contact, on talks without a number, on words about the door."""
    fitting = [told for told in shelf.of_kind(mine.claim.kind) if _is_the_same(mine, told)]
    if not fitting:
        return Outcome("no_source")
    best = min(fitting, key=lambda told: (not told.dated, told.number))
    return Outcome("supported", (), (best,))


def _is_the_same(mine: Told, told: Told) -> bool:
    if mine.claim.kind == "door":
        if mine.claim.direction != told.claim.direction:
            return False
        return not mine.claim.attribution or same_parties(mine, told, "attribution")
    if not (is_now(mine) or is_now(told) or mine.days.overlaps(told.days)):
        return False
    if status_class(mine.claim) != status_class(told.claim):
        return False
    languages = (mine.report.language, told.report.language)
    ours, theirs = _parties(mine), _parties(told)
    met = [name for name in ours if any(same_party(name, each, languages) for each in theirs)]
    return len(met) >= min(2, len(ours)) > 0


def _parties(told: Told) -> Sequence[str]:
    return tuple(dict.fromkeys((*told.claim.by, *told.claim.to)))
