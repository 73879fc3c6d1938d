"""Who of a list reports speak of, and what the reports tell of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from drehtuer.books.findings.persons import HELD_FATES
from drehtuer.books.lives import CUSTODY, DIED, EXILED, FREE, Directory, Life, Step
from drehtuer.books.model import Account
from drehtuer.books.spans import Days, days
from drehtuer.books.told import DONE
from drehtuer.model import Claim, Report
from drehtuer.register.finding import Finder
from drehtuer.register.reading import Entry, Roll
from drehtuer.text.sentences import Sentence, sentences

NEAR = timedelta(days=7)
"""Two things told of somebody within so many days are of the same time."""

_STATUS = {CUSTODY: "held", FREE: "freed", EXILED: "exiled", DIED: "died"}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that something rests on, with the sentence that it stands in."""

    source: str
    published: str | None
    claim: str
    quote: str
    sentence: str

    def as_dict(self) -> dict[str, str | None]:
        """As a decision keeps it."""
        return {
            "source": self.source,
            "published": self.published,
            "claim": self.claim,
            "quote": self.quote,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody of the list whom reports speak of.

    Attributes:
        entry: who.
        life: what the reports tell.
        now: the status that their last word amounts to; None where they tell none.
        as_of: EDTF time of that word.
        told: the claim behind it; of several reports of a release the one with the earliest day.
        freed: EDTF time of that release.
        against: a claim that says the contrary, of the same time or of none.
    """

    entry: Entry
    life: Life
    now: str | None
    as_of: str | None
    told: Told | None
    freed: str | None = None
    against: Told | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Somebody in reports who may be one of several, or may be one, of the list."""

    life: Life
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Reports and a list: who of it is spoken of, who may be, and who is not on it."""

    spoken: tuple[Spoken, ...]
    unclear: tuple[Unclear, ...]
    new: tuple[Life, ...]
    told: Mapping[str, Told]

    def last_word(self, life: Life) -> Told | None:
        """The claim behind what somebody's life amounts to."""
        return _last_word(life, self.told)


def meet(roll: Roll, told: Directory, account: Account, reports: Iterable[Report]) -> Meeting:
    """Find the people of reports on a list.

    Args:
        roll: the list.
        told: the people of the reports.
        account: the account that they are from.
        reports: the reports.
    """
    finder = Finder(roll.entries)
    behind = _evidence(account, reports)
    spoken: list[Spoken] = []
    unclear: list[Unclear] = []
    new: list[Life] = []
    for life in told.lives:
        found = finder.find([spelling.name for spelling in life.spellings])
        if len(found.same) == 1:
            spoken.append(_spoken(found.same[0], life, behind))
        elif found.same or found.perhaps:
            if life.steps:
                unclear.append(Unclear(life, found.same or found.perhaps))
        elif life.now is not None:
            new.append(life)
    return Meeting(tuple(spoken), tuple(unclear), tuple(new), behind)


def _spoken(entry: Entry, life: Life, behind: Mapping[str, Told]) -> Spoken:
    now = _STATUS.get(life.now or "")
    told, freed = _last_word(life, behind), None
    if now in ("freed", "exiled"):
        release = _release(entry, life)
        if release is not None:
            freed = release.when
            told = (_behind(release, behind) or told) if now == "freed" else told
    against = _against(life, now, behind)
    return Spoken(entry, life, now, life.as_of, told, freed, against)


def _behind(step: Step, behind: Mapping[str, Told]) -> Told | None:
    return behind.get(step.claims[0]) if step.claims else None


def _release(entry: Entry, life: Life) -> Step | None:
    """The earliest release told since the custody that the list tells of.

    "She is free", said weeks later, is dated by its report; what tells of the day is earlier.
    """
    since = days(entry.dates.get("held_since"))
    told = [(found, step) for step in life.steps if (found := _done(step, "freed"))]
    fitting = [each for each in told if since is None or each[0].last >= since.first]
    return min(fitting, key=lambda each: each[0].first)[1] if fitting else None


def _done(step: Step, kind: str) -> Days | None:
    return days(step.when) if step.kind == kind and step.status in DONE else None


def _against(life: Life, now: str | None, behind: Mapping[str, Told]) -> Told | None:
    """What contradicts the last word: the contrary told of the same time, or undated."""
    last = days(life.as_of)
    if now is None or last is None:
        return None
    for step in reversed(life.steps):
        inside = step.kind in ("held", "jailed") or step.fate in HELD_FATES
        contrary = step.kind == "freed" if now == "held" else inside
        if not contrary or step.status not in DONE:
            continue
        found = days(step.when)
        if found is None or found.first >= last.first - NEAR:
            return _behind(step, behind)
    return None


def _last_word(life: Life, behind: Mapping[str, Told]) -> Told | None:
    """The claim of the last step at the time of which somebody was so."""
    for step in reversed(life.steps):
        if step.when == life.as_of and step.claims:
            return behind.get(step.claims[0])
    return None


def _evidence(account: Account, reports: Iterable[Report]) -> dict[str, Told]:
    """What stands behind each claim, by the claim's id."""
    by_source = {report.source: report for report in reports}
    divided = {source: sentences(r.text, r.language) for source, r in by_source.items()}
    found: dict[str, Told] = {}
    for item in account.evidence:
        claim = item.claim
        if claim.source in by_source:
            text = by_source[claim.source].text
            sentence = _sentence(text, divided[claim.source], claim)
            found[claim.id] = Told(claim.source, item.published, claim.id, claim.quote, sentence)
    return found


def _sentence(text: str, divided: Sequence[Sentence], claim: Claim) -> str:
    """The sentence that a claim stands in."""
    starts = [sentence.start for sentence in divided]
    first = divided[max(bisect_right(starts, claim.start) - 1, 0)]
    return " ".join(text[first.start : max(first.end, claim.end)].split())
