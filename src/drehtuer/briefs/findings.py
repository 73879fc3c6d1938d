"""Findings in words: what is found, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drehtuer.books.model import Finding, Side
from drehtuer.books.record import Interval
from drehtuer.briefs.lines import Line, Linked, Parts
from drehtuer.briefs.writing import Writer
from drehtuer.model import UNNAMED, Count


def finding_line(finding: Finding, writer: Writer) -> Line:
    """A finding: what it says, under it what it takes for granted and what to do."""
    return _Telling(finding, writer).line()


class _Telling:
    """One finding on its way into words."""

    def __init__(self, finding: Finding, writer: Writer) -> None:
        self.finding = finding
        self.writer = writer
        self.words = writer.words
        self.given = finding.parameters
        self.rule = f"findings.{finding.rule}"
        self.parts = dict(writer.parameters(finding.parameters, finding.claims))
        self.parts["event"] = writer.event(finding)

    def line(self) -> Line:
        prepare = _PREPARED.get(self.finding.rule)
        key = self.words.first(prepare(self) if prepare else self.rule, "findings.other")
        said = self.writer.say(key, **self.parts, code=self.finding.rule)
        advice = Line(self.writer.say("advice.line", advice=self.advice()))
        details = (*self.taken_for_granted(), advice)
        return Line(said, self.finding.claims, details=details, severity=self.finding.severity)

    def advice(self) -> Parts:
        """What to do: by the rule, or by rule and case."""
        rule = f"advice.{self.finding.rule}"
        case = self.given.get("reason") or self.finding.severity
        if self.finding.rule == "retracted":
            case = "instead" if self.given.get("instead") else "alone"
        key = self.words.first(f"{rule}.{case}", rule)
        given = {**self.parts, "counter": self.counter()}
        return self.writer.say(key, **given)

    def counter(self) -> str:
        """Whom to ask: the counter of the figures, if it is one."""
        counters = {self.given.get("counter"), *(side.counter for side in self.sides())}
        counters -= {None, UNNAMED}
        if len(counters) == 1:
            return str(counters.pop())
        asked = "the_source" if self.finding.rule in _OF_TEXTS else "the_counter"
        return self.words(f"advice.{asked}")

    def taken_for_granted(self) -> Sequence[Line]:
        """The assumptions without which what is found may fit."""
        codes = self.names("assumptions")
        told = {
            self.writer.assumption(assumption): assumption.claims
            for door in self.writer.account.doors
            for assumption in door.assumptions
            if assumption.code in codes
            and not set(assumption.claims).isdisjoint(self.finding.claims)
        }
        return [
            Line(self.writer.say("finding.rests_on", assumption=assumption), claims)
            for assumption, claims in told.items()
        ]

    def sides(self) -> Sequence[Side]:
        """The figures side by side, where the rule has some."""
        sides = self.given.get("sides")
        return [s for s in sides if isinstance(s, Side)] if isinstance(sides, tuple) else ()

    def names(self, key: str) -> Sequence[str]:
        """The names or codes of a parameter."""
        given = self.given.get(key)
        return [str(name) for name in given] if isinstance(given, tuple) else ()

    # What single rules need besides their parameters

    def figures(self) -> str:
        """Figures side by side: who counts each, and for when where that differs."""
        sides = self.sides()
        dated = len({side.when for side in sides}) > 1 or self.finding.rule in _DATED
        self.parts["sides"] = self.writer.row([self.side(side, dated) for side in sides])
        self.parts["reason"] = self.words(
            self.words.first(f"reasons.{self.given.get('reason')}", "reasons.contradiction")
        )
        choice = dict.fromkeys(self.words.count(side.figure).strip() for side in sides)
        self.parts["choice"] = self.words(
            "line.or", names=self.words("line.join").join(list(choice)[:-1]), last=list(choice)[-1]
        )
        return self.rule

    def side(self, side: Side, dated: bool) -> Parts:
        told = [self.words.voice(side.counter)] if side.counter else []
        if dated and side.when:
            told.append(self.words.date(side.when))
        text = self.words.count(side.figure).strip()
        if not told:
            return self.writer.referred(text, side.claims)
        number = (Linked(text, side.claims),)
        return self.writer.say("finding.side", figure=number, told=", ".join(told))

    def balance(self) -> str:
        """Stocks and flows as a sum; without two stocks the mere figures."""
        self.figures()
        self.parts["held"] = self.held()
        if "before" not in self.given:
            return "findings.cannot_all_be_true"
        terms: Parts = self.writer.told(_count(self.given["before"]), self.finding.claims)
        for sign in ("into", "out"):
            for bounds in _intervals(self.given[sign]):
                number = self.words.interval(bounds)
                terms = self.writer.say(f"finding.{sign}", terms=terms, figure=number)
        self.parts["equation"] = self.writer.say(
            "finding.equation", terms=terms, sum=self.parts["sum"]
        )
        lost = self.given.get("unexplained")
        number_lost = lost if isinstance(lost, int) else 0
        self.parts["unexplained"] = (
            self.words.plural("finding.unexplained", number_lost) if number_lost else ""
        )
        return "finding.cannot_add_up"

    def gap(self) -> str:
        self.parts["held"] = self.held()
        return self.rule

    def held(self) -> str:
        counter = self.given.get("counter")
        named = [self.words.parties([str(counter)])] if counter else []
        event = self.words(f"events.{self.given.get('kind', 'held')}")
        place = self.given.get("where")
        if isinstance(place, str) and place != self.writer.common_place:
            event = f"{event} {self.words('line.in_place', place=self.words.place_after(place))}"
        return self.words("events.with", event=event, names=named[0]) if named else event

    def impossible(self) -> str:
        reason = str(self.given.get("reason"))
        of_time = reason in ("no_day", "ends_first")
        value: str | Parts = str(self.given.get("time")) if of_time else self.parts["figure"]
        count = self.given.get("figure")
        if reason == "reversed" and isinstance(count, Count):
            value = count.text
        self.parts["value"] = value
        self.parts["reason"] = self.words(f"impossible.{reason}")
        return self.rule

    def people(self) -> str:
        names = [self.words.place_after(code) for code in self.names("people")]
        told = self.words("line.from_place", place=self.words.join(names)) if names else ""
        self.parts["people"] = f" {told}" if told else ""
        return self.rule

    def arrested_again(self) -> str:
        again = self.given.get("fate") == "rearrested"
        return "finding.freed_and_rearrested" if again else self.rule

    def after_death(self) -> str:
        self.parts["step"] = self.words(f"finding.steps.{self.given.get('kind')}")
        return self.rule

    def kin(self) -> str:
        self.parts["relation"] = self.words(f"finding.relations.{self.given.get('relation')}")
        return self.rule

    def places(self) -> str:
        told = [self.words.place(code) for code in self.names("places")]
        self.parts["places"] = self.words.join(told)
        return self.rule

    def spelled(self) -> str:
        first, *others = self.names("names")
        self.parts["names"] = self.words(
            "finding.spelled", first=first, others=self.words.join(others)
        )
        self.parts["reports"] = self.reports("sources")
        mixed = self.names("mixed")
        several = self.names("sources") != mixed
        self.parts["mixed"] = (
            self.words("finding.mixed", reports=self.reports("mixed")) if mixed and several else ""
        )
        return "findings.spellings"

    def reports(self, name: str) -> str:
        """Reports by their numbers."""
        known = self.writer.references.reports
        found = sorted(known[source] for source in self.names(name) if source in known)
        key = f"finding.reports.{'one' if len(found) == 1 else 'other'}"
        return self.words(key, numbers=self.words.join([str(number) for number in found]))

    def taken_back(self) -> str:
        claims = self.writer.references.claims(self.finding.claims)
        if not self.parts["figure"] and claims:
            self.parts["figure"] = (self.writer.quote_of(claims[0]),)
        return self.rule


_PREPARED = {
    "figures_differ": _Telling.figures,
    "superlative_overtaken": _Telling.figures,
    "cannot_all_be_true": _Telling.balance,
    "fell_by_less": _Telling.gap,
    "left_out": _Telling.impossible,
    "total_fits_only_with": _Telling.people,
    "freed_and_held": _Telling.arrested_again,
    "after_death": _Telling.after_death,
    "relation_differs": _Telling.kin,
    "country_differs": _Telling.places,
    "spellings": _Telling.spelled,
    "retracted": _Telling.taken_back,
}
_DATED = ("superlative_overtaken", "cannot_all_be_true")
_OF_TEXTS = ("figures_differ", "parts_differ_from_whole")


def _count(value: Any) -> Count:
    assert isinstance(value, Count)
    return value


def _intervals(value: Any) -> Sequence[Interval]:
    return [each for each in value if isinstance(each, Interval)]
