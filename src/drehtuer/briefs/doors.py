"""Doors in words: what was counted, who came and went, the three answers and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drehtuer.books.model import Answer, Door, Entry
from drehtuer.books.record import Interval
from drehtuer.briefs.lines import Line, Linked, Parts
from drehtuer.briefs.writing import Writer


class Doors:
    """Writes the doors of an account."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.words = writer.words

    def line(self, door: Door, *, in_full: bool = False) -> Line:
        """A door: stocks, flows, answers and assumptions."""
        words = self.words
        who = self.writer.who(door.population)
        if door.population.counter:
            counted = words("line.counted_by", counter=door.population.counter)
            who = f"{who}, {counted}"
        time = words.date(f"{door.since.split('/')[0]}/{door.until.split('/')[-1]}")
        title = words("door.title", who=who, time=time)
        earlier, later = self.writer.entries.get(door.earlier), self.writer.entries.get(door.later)
        lines = [
            Line(
                self.writer.say(
                    "door.stock" if earlier else "door.followed",
                    before=self.bounded(door.stock_before, earlier),
                    after=self.bounded(door.stock_after, later),
                    change=words.interval(door.change, signed=True),
                )
            )
        ]
        if door.clash:
            lines.append(Line((self.clash(door),), door.clash))
        if door.waves:
            freed, waves = words.interval(door.freed), self.writer.waves(door.waves)
            lines.append(Line(self.writer.say("door.freed", freed=freed, waves=waves)))
        else:
            lines.append(Line((words("door.nobody_freed"),)))
        if door.listings:
            lines.append(
                Line(self.writer.say("door.listed", listings=self.writer.waves(door.listings)))
            )
        lines += self.entered(door)
        flows = self.flows(door)
        if in_full and flows:
            lines.append(Line(self.writer.say("door.flows", flows=flows)))
        for answer in door.answers:
            told = Line((self.answer(door, answer.question),))
            if in_full:
                told = replace(told, claims=answer.claims, details=self.bearing(answer))
            lines.append(told)
        lines += [self.assumed(door, n, in_full) for n in range(len(door.assumptions))]
        if in_full:
            lines += self.unused(door)
        return Line((title,), door.claims, details=tuple(lines))

    def entered(self, door: Door) -> Iterable[Line]:
        """How many were newly counted; and what if those freed were not on the list."""
        if not (door.entered.least or 0) > 0:
            return
        number = (Linked(self.words.interval(door.entered), door.claims),)
        key = "door.entered" if door.assumptions else "door.entered_plain"
        yield Line(self.writer.say(key, entered=number))
        for n, assumption in enumerate(door.assumptions, 1):
            if assumption.code == "freed_were_counted" and assumption.effect and not door.clash:
                entered = assumption.effect.entered
                rest = (entered.least or 0) > 0
                key = "door.still_entered" if rest else "door.or_not_listed"
                told = self.words.interval(Interval(entered.least))
                if entered != door.entered:
                    yield Line(self.writer.say(key, number=str(n), entered=told))

    def flows(self, door: Door) -> str:
        """The bounds of all flows that anything bounds."""
        return self.words.join(
            [
                self.words(f"door.flow.{each.name}", bounds=self.words.interval(each.bounds))
                for each in door.bounded
                if not each.name.startswith("stock")
                and (each.bounds.least or each.bounds.most is not None)
            ]
        )

    def assumed(self, door: Door, n: int, in_full: bool) -> Line:
        """An assumption of a door; in full, what would be otherwise without it."""
        assumption, words = door.assumptions[n], self.words
        said, effect = self.writer.assumption(assumption), assumption.effect
        if assumption.code == "others_left_out":
            return Line(self.writer.say("door.left_out", assumption=said), assumption.claims)
        key = "door.assumed_code" if in_full else "door.assumed"
        parts = self.writer.say(key, number=str(n + 1), code=assumption.code, assumption=said)
        line = Line(parts, assumption.claims)
        if effect is None or not in_full:
            return line
        told = [
            words(
                "door.effect.answer",
                question=words(f"door.question.{question}"),
                answer=words(f"door.answer.{answer}"),
            )
            for question, answer in effect.answers.items()
        ]
        if effect.resolves:
            told.append(words("door.effect.resolves"))
        return replace(line, details=tuple(Line((each,)) for each in told))

    def unused(self, door: Door) -> Iterable[Line]:
        """What the bounds do not rest on, by the reasons; other people are told above."""
        for reason in dict.fromkeys(each.reason for each in door.unused):
            chosen = [each for each in door.unused if each.reason == reason]
            if reason != "other_people":
                entries = self.writer.waves(each.entry for each in chosen)
                because = self.words(f"door.unused_reason.{reason}")
                claims = tuple(claim for each in chosen for claim in each.claims)
                yield Line(self.writer.say("door.unused", entries=entries, reason=because), claims)

    def bounded(self, interval: Interval, entry: Entry | None) -> Parts:
        """A stock in its bounds."""
        anything = interval == Interval(0)
        told = self.words.interval(Interval() if anything else interval)
        return (Linked(told, entry.claims if entry else ()),)

    def answer(self, door: Door, question: str) -> str:
        """One question of a door, its answer and the assumptions it rests on."""
        words = self.words
        answer = next(item for item in door.answers if item.question == question)
        text = words(f"door.answer.{answer.answer}")
        numbers = [
            str(n) for n, item in enumerate(door.assumptions, 1) if item.code in answer.assumptions
        ]
        if numbers:
            key = "door.rests_on.one" if len(numbers) == 1 else "door.rests_on.other"
            text = words(key, answer=text, assumptions=words.join(numbers))
        return words("door.question_line", question=words(f"door.question.{question}"), answer=text)

    def clash(self, door: Door) -> str:
        """That the figures of a door cannot all be true."""
        if door.unexplained:
            return self.words.plural("door.clash", door.unexplained)
        return self.words("door.clash_plain")

    def bearing(self, answer: Answer) -> tuple[Line, ...]:
        """In what bounds the number asked about lies, and what the opposite answer would need."""
        lines = []
        if answer.bounds != Interval():
            bounds = self.words.interval(answer.bounds, signed=True)
            key = "door.both" if answer.answer == "unknown" else "door.span"
            lines.append(self.words(key, bounds=bounds))
        if answer.opposite:
            lines.append(self.words.plural("door.opposite", answer.opposite))
        return tuple(Line((line,)) for line in lines)
