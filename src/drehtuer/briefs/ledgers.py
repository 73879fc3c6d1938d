"""Deals in words: in short for the account, in full for ``drehtuer deals``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from drehtuer.books.record import Interval
from drehtuer.briefs.lines import Line, Linked, Parts, Quoted
from drehtuer.briefs.writing import Writer

if TYPE_CHECKING:
    from drehtuer.books.deal import Condition, Deal, Gift, Party, Promise, Side, Step, Tie


_TITLED = frozenset({"holds", "negotiates", "gives"})
"""The parts by which a party is named in the title."""


class Ledger:
    """Writes the deals of an account with what its outline is written with."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.words = writer.words

    def short(self, deal: Deal) -> Line:
        """What was promised, freed and given."""
        lines = [line for side in deal.sides for line in self.side(side, deal)]
        given = [gift for gift in deal.given if gift.kind == "measure"]
        lines += self.gifts(given)
        return Line((self.title(deal),), details=tuple(lines))

    def full(self, deal: Deal) -> Line:
        """The whole ledger; what has further lines under it is a heading."""
        words = self.words
        parties = self.writer.row([self.party(party) for party in deal.parties])
        lines = [Line(self.writer.say("deal.parties", parties=parties))] if deal.parties else []
        if deal.stage:
            lines.append(Line((words("deal.stage", stage=words(f"deal.steps.{deal.stage}")),)))
        lines += [line for side in deal.sides for line in self.side(side, deal)]
        steps = tuple(self.step(step) for step in deal.steps)
        lines.append(Line((words("deal.on_the_way"),), details=steps))
        lines += self.gifts(deal.given)
        lines += [self.condition(condition) for condition in deal.conditions]
        ties = tuple(self.ties(deal))
        if ties:
            lines.append(Line((words("deal.ties"),), details=ties))
        lines += self.by_hand(deal)
        return Line((self.title(deal),), details=tuple(lines))

    def title(self, deal: Deal) -> str:
        """Which deal, between whom, and when."""
        words = self.words
        named = [party for party in deal.parties if not _TITLED.isdisjoint(party.parts)]
        names = words("deal.between").join(words.place(party.name) for party in named)
        if len(named) < 2:
            names = words("deal.alone", party=names) if names else words("deal.nobody")
        title = words("deal.title", number=deal.id.rpartition("-")[2], parties=names)
        if deal.span is None:
            return title
        first, last = deal.span.first or "..", deal.span.last or ".."
        return f"{title}, {words.date(first if first == last else f'{first}/{last}')}"

    def party(self, party: Party) -> Parts:
        """A party with what it does."""
        parts = self.words.join([self.words(f"deal.parts.{part}") for part in party.parts])
        return (Linked(self.words.place(party.name), party.claims), f" ({parts})")

    # What was promised, and what was done

    def side(self, side: Side, deal: Deal) -> Iterable[Line]:
        """What a state promised, how many it freed by whose count, and what became of them."""
        words, writer = self.words, self.writer
        for promise in side.promises:
            yield self.promise(promise, deal)
        for tally in side.delivered:
            people = (Linked(words.interval(tally.people), tally.claims),)
            if tally.counter:
                parts = writer.say("deal.counted", counter=tally.counter, people=people)
                yield Line(parts, tally.claims)
                continue
            key = "deal.freed" if len(tally.entries) > 1 else "deal.freed_once"
            waves = writer.waves(tally.entries)
            parts = writer.say(key, state=self.holder(side), people=people, waves=waves)
            yield Line(parts, tally.claims)
        for release in side.releases:
            if release.verified_by and release.added:
                names = words.join(release.verified_by)
                wave = writer.waves((release.entry,))
                yield Line(writer.say("deal.verified", wave=wave, names=names), release.claims)
        for quality in side.quality:
            fate = words(words.first(f"fates.{quality.fate}", "events.fate"))
            who: Parts = (Linked(words.interval(quality.people), quality.claims),)
            if quality.persons:
                who = (Linked(words.join(quality.persons), quality.claims),)
            yield Line(writer.say("deal.became", fate=fate, who=who), quality.claims)

    def holder(self, side: Side) -> str:
        """The state that frees."""
        return self.words.place(side.holder) if side.holder else self.words("deal.nobody")

    def promise(self, promise: Promise, deal: Deal) -> Line:
        """A number that was spoken of, against what is told as done."""
        words, writer = self.words, self.writer
        entry = writer.entries[promise.entry]
        told = writer.main(promise.entry.rpartition("-")[0], entry)
        if promise.when:
            told = (*told, f" ({words.date(promise.when)})")
        parts = writer.say(
            "deal.promise", promise=told, delivered=words.interval(promise.delivered)
        )
        if promise.later_entries:
            waves = writer.waves(promise.later_entries)
            if len(promise.later_entries) > 1:
                later = words.interval(promise.later)
                waves = writer.say("deal.later_sum", later=later, waves=waves)
            parts = (*parts, "; ", *writer.say("deal.later", later=waves))
        day = words.date(deal.as_of) if deal.as_of else words("account.no_date")
        if promise.kept == "yes":
            left = words("deal.kept")
        elif promise.open == Interval(0, None):
            left = words("deal.open_unknown")
        else:
            left = words("deal.open", day=day, open=words.interval(promise.open))
        return Line((*parts, "; ", left), promise.claims)

    # Steps, and what was given

    def step(self, step: Step) -> Line:
        """A step with its time."""
        words, writer = self.words, self.writer
        kind = words(f"deal.steps.{step.kind}")
        what = writer.event_of(step.entry)
        if step.kind == "verified":
            names = words.join([words("deal.by_counter", name=name) for name in step.by])
            what = (*what, ", ", names)
        when = words.date(step.when) if step.when else words("account.no_time")
        return Line(writer.say("deal.step", kind=kind, what=what), step.claims, when=when)

    def gifts(self, gifts: Sequence[Gift]) -> Iterable[Line]:
        """What was given beside, or is to be, each with the words that tell it."""
        words, writer = self.words, self.writer
        for gift in gifts:
            facts = [words(f"statuses.{gift.status}")] if gift.status != "asserted" else []
            facts += [words.date(gift.when)] if gift.when else []
            facts += [words(f"deal.order.{gift.order}")] if gift.order else []
            facts.append(words(f"deal.how.{gift.tie}"))
            kind = gift.kind if gift.status == "asserted" else "open"
            told = words("line.join").join(facts)
            parts = writer.say(f"deal.given_{kind}", what=writer.event_of(gift.entry), facts=told)
            quote = writer.quote(writer.entries[gift.entry])
            yield Line(parts, gift.claims, details=(Line((quote,)),))

    def condition(self, condition: Condition) -> Line:
        """What something is said to depend on, and whether that can be checked."""
        words, writer = self.words, self.writer
        quote = (Quoted(condition.text, condition.language, condition.claims[0]),)
        named = words.join([words(f"deal.names.{name}") for name in condition.by])
        check = words("deal.checkable", named=named) if named else words("deal.uncheckable")
        status = words(f"statuses.{condition.status}")
        parts = writer.say("deal.condition", text=quote, status=status, check=check)
        return Line(parts, condition.claims)

    # Why it stands together

    def ties(self, deal: Deal) -> Iterable[Line]:
        """Why the steps stand in one deal, and all that a report tells or somebody decided.

        What is tied to one entry in one way stands in a row.
        """
        shown = {step.entry for step in deal.steps}
        alike: dict[tuple[str, str], list[Tie]] = {}
        for tie in sorted(deal.ties, key=_told_first):
            known = tie.one in self.writer.entries and tie.other in self.writer.entries
            if known and (tie.how != "beside" or {tie.one, tie.other} <= shown):
                alike.setdefault((tie.reason, tie.one), []).append(tie)
        for (reason, one), ties in alike.items():
            others = self.writer.row([self.writer.event_of(tie.other) for tie in ties])
            first = self.writer.event_of(one)
            parts = self.writer.say(f"deal.reasons.{reason}", one=first, other=others)
            yield Line(parts, tuple(claim for tie in ties for claim in tie.claims))

    def by_hand(self, deal: Deal) -> Iterable[Line]:
        """What was decided, and what the machine had otherwise."""
        if not deal.decisions:
            return
        words = self.words
        numbers = words.join([str(number) for number in deal.decisions])
        key = "deal.decided.one" if len(deal.decisions) == 1 else "deal.decided.other"
        sums = {e for s in deal.sides for t in s.delivered if t.counter for e in t.entries}
        mine = deal.entries() - sums
        before = {each for group in deal.machine for each in group} if deal.machine else mine
        changes = {"added": sorted(mine - before), "taken_out": sorted(before - mine)}
        lines = []
        for change, entries in changes.items():
            known = [each for each in entries if each in self.writer.entries]
            if known:
                row = self.writer.row([self.writer.event_of(each) for each in known])
                lines.append(Line(self.writer.say(f"deal.{change}", entries=row)))
        if len(deal.machine) > 1:
            lines.append(Line((words("deal.machine_apart"),)))
        yield Line((words(key, numbers=numbers),), details=tuple(lines))


def _told_first(tie: Tie) -> tuple[bool, bool, str, str]:
    return (tie.how != "decided", tie.how != "told", tie.one, tie.other)
