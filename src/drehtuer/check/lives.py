"""The verdict on what a draft tells of a named person: freed, held, jailed, recognised, a fate.

- **supported**: the books tell the same of them, at a time and in a state that fit.
- **contradicted** (``status``): the draft has them in custody at a time after their release, or
  free (without a time) after they were detained again. A sentence that speaks of the past is none
  of that, and neither is one whose time lies before the release.
- **differs** (``date``, ``country``, ``status``): the books tell it of them, but for another time,
  of another state, or as announced. A state that the sentence of the evidence names too is none.
- **no_source**: the books do not tell it of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from drehtuer.books.likeness import same_or_unsaid
from drehtuer.books.lives import CUSTODY, amounts_to
from drehtuer.books.told import DONE, Told
from drehtuer.check.comparing import dates, is_now, says_time
from drehtuer.check.outcome import Outcome
from drehtuer.check.places import states_in
from drehtuer.check.shelf import Shelf
from drehtuer.claims.timing.tense import tells_of_past

KINDS = frozenset({"freed", "held", "jailed", "listed", "fate"})
"""Kinds of claims that tell of people in somebody's hands."""

_ALIKE = {
    "freed": frozenset({"freed", "free", "expelled", "exiled"}),
    "jailed": frozenset({"jailed", "held", "rearrested"}),
    "held": frozenset({"held", "jailed", "incommunicado", "disappeared", "rearrested"}),
    "rearrested": frozenset({"rearrested", "jailed", "held"}),
}
"""What tells the same of a person as a kind or a fate does."""


def on_person(mine: Told, name: str, shelf: Shelf) -> Outcome:
    """The verdict on what a claim of the draft tells of somebody."""
    about = [told for told in shelf.claims_about(name) if told.claim.kind in KINDS]
    if not about:
        return Outcome("no_source")
    steps = sorted((t for t in about if t.claim.status in DONE and _amounts(t)), key=_order)
    against = _status(mine, steps)
    if against is not None:
        return Outcome("contradicted", ("status",), (against,), against)
    what = mine.claim.fate or mine.claim.kind
    alike = [t for t in about if (t.claim.fate or t.claim.kind) in _ALIKE.get(what, {what})]
    ranked = sorted(((_differing(mine, told), told) for told in alike), key=_rank)
    if not ranked:
        return Outcome("no_source", (), tuple((steps or about)[-1:]))
    differing, best = ranked[0]
    if not differing:
        return Outcome("supported", (), (best,))
    if len(differing) == 1:
        return Outcome("differs", tuple(differing), (best,), best)
    return Outcome("no_source", (), (best,))


def _rank(item: tuple[set[str], Told]) -> tuple[object, ...]:
    differing, told = item
    return (len(differing), not told.dated, -told.published.last.toordinal(), told.number)


def _amounts(told: Told) -> str | None:
    return amounts_to(told.claim.kind, told.claim.fate)


def _order(told: Told) -> tuple[date, bool, date, int]:
    """Steps by their last day; arrests after a release come behind it on the same day."""
    first, last = told.days
    return (last, told.claim.fate == "rearrested", first, told.number)


def _status(mine: Told, steps: Sequence[Told]) -> Told | None:
    """The step that shows somebody to be free whom the draft has in custody, or the reverse."""
    if mine.claim.status not in DONE or not is_now(mine) or _speaks_of_the_past(mine):
        return None
    known = [told for told in steps if told.days.last <= mine.published.last]
    out = [told for told in known if _amounts(told) != CUSTODY and not is_now(told)]
    if not out:
        return None
    release = out[-1]
    again = [told for told in known if _is_custody_after(told, release)]
    last = again[-1] if again else release
    mine_amounts, amounts = _amounts(mine), _amounts(last)
    if mine_amounts is None or (mine_amounts == CUSTODY) == (amounts == CUSTODY):
        return None
    return last


def _is_custody_after(told: Told, release: Told) -> bool:
    """Whether somebody was detained after a release: told so, or held at a later time."""
    if _amounts(told) != CUSTODY or told.claim.fate == "rearrested":
        return told.claim.fate == "rearrested" and told.published.last >= release.days.first
    return not is_now(told) and told.days.first > release.days.last


def _speaks_of_the_past(mine: Told) -> bool:
    language = mine.report.language
    return (
        language is not None
        and mine.claim.kind != "freed"
        and tells_of_past(mine.claim.quote, language)
    )


def _differing(mine: Told, told: Told) -> set[str]:
    """What differs between two claims of a person, of whatever kind they are."""
    differing: set[str] = set()
    if not same_or_unsaid(mine.place, told.place) and mine.place not in states_in(told):
        differing.add("country")
    if (mine.claim.status in DONE) != (told.claim.status in DONE):
        differing.add("status")
    if dates(mine, told) is False and says_time(mine) and says_time(told):
        lasting = mine.claim.kind == "held" and told.claim.kind in ("jailed", "held")
        if not (lasting and told.days.first <= mine.days.last):
            differing.add("date")
    return differing
