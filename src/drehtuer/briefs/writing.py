"""What an account holds, in words, piece by piece: entries, waves, numbers, parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from string import Formatter
from typing import Any

from drehtuer.books.model import (
    SECTIONS,
    Account,
    Assumption,
    Entry,
    Figure,
    Finding,
    Population,
    Side,
)
from drehtuer.books.record import Interval
from drehtuer.books.told import BETWEEN_STATES
from drehtuer.briefs.basis import basis, sources
from drehtuer.briefs.lines import (
    Line,
    Linked,
    Part,
    Parts,
    Quoted,
    References,
    plain,
    shorten,
)
from drehtuer.briefs.words import Words
from drehtuer.model import Claim, Count


class Writer:
    """Puts an account into words, piece by piece.

    Args:
        account: what is told.
        words: the words of a language.
        references: how its claims are referred to, where not as the account counts them.
    """

    def __init__(
        self, account: Account, words: Words, references: References | None = None
    ) -> None:
        entries = account.entries()
        places = {
            entry.population.place
            for entry in entries
            if entry.population.place and entry.kind not in BETWEEN_STATES
        }
        self.account = account
        self.words = words
        self.references = references or References.of(account)
        self.entries = {entry.id: entry for entry in entries}
        self.languages = {report.source: report.language for report in account.reports}
        # A place that all lines share is said once, above them.
        self.beside_said = {
            entry.id
            for section in SECTIONS
            for above, entry in pairwise(getattr(account, section))
            if (entry.when, entry.beside) == (above.when, above.beside)
        }
        self.common_place = places.pop() if len(places) == 1 else None

    # Entries

    def entry(self, section: str, entry: Entry) -> Line:
        """An entry as a line with its time and what stands under it."""
        return Line(
            parts=self.main(section, entry),
            claims=entry.claims,
            when=self.words.date(entry.when) if entry.when else self.words("account.no_time"),
            details=tuple(self.details(section, entry)),
            basis=basis(entry, self.words, self.references),
            sources=sources(entry, self.words),
        )

    def main(self, section: str, entry: Entry) -> Parts:
        """What an entry says, without its time; what is not told as done says so."""
        words = self.words
        write: Callable[[Entry], Parts] = {
            "held": self.held,
            "totals": lambda e: (
                words("line.kind", event=words(f"events.{e.kind}")),
                *self.people(e),
            ),
            "listed": lambda e: self.say(
                words.first(f"line.list_{e.direction}", "line.list_in"), people=self.people(e)
            ),
            "talks": self.talks,
            "measures": self.measure,
            "contacts": self.contact,
            "fates": self.fate,
            "roles": self.role,
            "positions": self.position,
            "doors_told": lambda e: (
                words(words.first(f"line.direction.{e.direction}", "events.door")),
            ),
        }.get(section, self.people)
        parts = write(entry)
        if entry.status != "asserted":
            parts = (*parts, ", ", words(f"statuses.{entry.status}"))
        return parts

    def people(self, entry: Entry) -> Parts:
        """Who it is about: the figure most to be relied on, else the names, else the words."""
        if entry.figures:
            return self.figure(entry.figures[0], entry.population)
        if entry.persons:
            return (Linked(self.words.join(entry.persons), entry.claims),)
        return (self.quote(entry),)

    def who(self, population: Population) -> str:
        """The people a number counts, with where they are from and held."""
        return f"{self.words.group(population.group)}{self.whence(population)}"

    def whence(self, population: Population) -> str:
        """Where people are from and held, each behind a blank."""
        words = self.words
        text = ""
        if population.nationality:
            names = words.join([words.place_after(code) for code in population.nationality])
            text = f" {words('line.from_place', place=names)}"
        if population.place and population.place != self.common_place:
            text = f"{text} {words('line.in_place', place=words.place_after(population.place))}"
        return text

    def figure(self, figure: Figure, population: Population) -> Parts:
        """A number of people: "at least 100 political prisoners"."""
        count, group = figure.count, self.who(population)
        number = (Linked(self.words.count(count), figure.claims),)
        if count.delta:
            return self.say("line.change", count=number)
        if count.qualifier in ("some", "all") and count.value is None:
            key = "line.people_all" if count.qualifier == "all" else "line.people_no_number"
            return (Linked(self.words(key, group=group), figure.claims),)
        if count.value == 1 and count.qualifier == "exact":
            key = "line.one_person" if population.group in (None, "people") else "line.one_of"
            text = self.words(key, group=self.words.group(population.group))
            return (Linked(f"{text}{self.whence(population)}", figure.claims),)
        return (*self.say("line.people", count=number, group=group), *self.own_words(count))

    def own_words(self, count: Count) -> Parts:
        """The report's own words for a vague number, where they are not the number itself."""
        digits = re.sub(r"\D", "", count.text)
        if count.value is None or count.qualifier == "exact" or not count.text.strip():
            return ()
        if str(abs(count.value)) in digits:
            return ()
        return (" ", self.words("line.words", words=shorten(count.text)))

    def number(self, figure: Figure) -> Linked:
        """The mere number of a figure."""
        return Linked(self.words.count(figure.count).strip(), figure.claims)

    def held(self, entry: Entry) -> Parts:
        """People held, and who counts them."""
        parts = self.people(entry)
        if entry.population.counter:
            counter = self.words.voice(entry.population.counter)
            counted = self.words("line.counted_by", counter=counter)
            parts = (*parts, ", ", counted)
        return parts

    def talks(self, entry: Entry) -> Parts:
        """Whom talks are about, and between whom they are."""
        parties = tuple(dict.fromkeys((*entry.by, *entry.to)))
        parts: Parts = ()
        if entry.figures or entry.persons:
            parts = self.people(entry)
        if parties:
            key = "line.talks_by" if len(parties) > 1 else "line.by"
            named = self.words(key, names=self.words.parties(parties))
            parts = (*parts, ", ", named) if parts else (self.words("events.talks"), " ", named)
        return parts or (self.quote(entry),)

    def measure(self, entry: Entry) -> Parts:
        """What is eased or tightened, by whom and towards whom."""
        return (Linked(self.measure_text(entry.direction, entry.by, entry.to), entry.claims),)

    def measure_text(self, direction: str | None, by: Sequence[str], to: Sequence[str]) -> str:
        """A measure by its direction and the two sides."""
        words = self.words
        sides = [words("measures.by", names=words.parties(by))] if by else []
        sides += [words("measures.to", names=words.parties(to))] if to else []
        measure = words(words.first(f"measures.{direction}", "measures.other"))
        if not sides:
            return measure
        return words("events.with", event=measure, names="; ".join(sides))

    def contact(self, entry: Entry) -> Parts:
        """Who meets whom."""
        by, to = self.words.parties(entry.by), self.words.parties(entry.to)
        if by and to:
            return (Linked(self.words("line.actors", by=by, to=to), entry.claims),)
        return (Linked(by or to, entry.claims),) if by or to else (self.quote(entry),)

    def fate(self, entry: Entry) -> Parts:
        """What became of whom."""
        fate = self.words(self.words.first(f"fates.{entry.fate}", "events.fate"))
        return (self.words("line.kind", event=fate), *self.people(entry))

    def role(self, entry: Entry) -> Parts:
        """Who holds which office, in the words of the report."""
        if not (entry.persons and entry.role):
            return self.people(entry)
        role = Quoted(entry.role, self.language(entry.claims), entry.claims[0])
        return self.say("line.role", names=self.people(entry), role=(role,))

    def position(self, entry: Entry) -> Parts:
        """Who takes which stand, in the words of the report."""
        return (Linked(self.voices(entry.voices), entry.claims), ": ", self.quote(entry))

    # What stands under an entry

    def details(self, section: str, entry: Entry) -> Iterable[Line]:
        """The lines under an entry."""
        facts = self.facts(section, entry)
        if facts:
            yield Line((" · ".join(facts),))
        if entry.figures and entry.persons:
            yield Line((self.words("line.among_them", names=self.words.join(entry.persons)),))
        yield from self.other_figures(entry)
        if len(entry.statuses) > 1:
            yield Line(self.say("line.told_as", statuses=self.statuses(entry)))
        named = entry.by or entry.to or section == "measures"
        if named and not entry.figures and section in ("talks", "measures", "contacts"):
            yield Line((self.quote(entry),))
        if entry.sum is not None:
            yield Line(self.sum(entry))
        whole = self.entries.get(entry.part_of or "")
        if whole:
            yield Line(self.say("line.part_of", figure=self.people(whole)))
        beside = [self.entries[key] for key in entry.beside if key in self.entries]
        if beside and entry.id not in self.beside_said:
            events = [self.brief_event(other) for other in beside]
            yield Line(self.say("line.beside", events=self.row(events)))

    def facts(self, section: str, entry: Entry) -> list[str]:
        """By whom, according to whom, and to where."""
        words = self.words
        facts: list[str] = []
        if entry.by and section not in ("talks", "measures", "contacts"):
            facts.append(words("line.by", names=words.parties(entry.by)))
        named = [chain for chain in entry.voices if chain]
        said_above = section == "positions" or all(
            chain == (entry.population.counter,) for chain in named
        )
        if named and not said_above:
            facts.append(words("line.according_to", voices=self.voices(entry.voices)))
        if entry.destination:
            places = [words.place(place) for place in entry.destination]
            facts.append(words("line.to_places", places=words.join(places)))
        return facts

    def voices(self, voices: Iterable[tuple[str, ...]]) -> str:
        """Several chains of who says something through which medium."""
        named_first = sorted(voices, key=lambda chain: not chain)
        return self.words.join([self.voice(chain) for chain in named_first])

    def voice(self, chain: tuple[str, ...]) -> str:
        """One chain: the speaker, and the medium it was said through."""
        if not chain:
            return self.words("line.report_itself")
        names = [self.words.voice(name) for name in chain]
        if len(names) == 1:
            return names[0]
        return self.words("line.via", speaker=names[0], medium=" / ".join(names[1:]))

    def other_figures(self, entry: Entry) -> Iterable[Line]:
        """The figures that are told beside the first, each wording once; "some" says nothing."""
        if not entry.figures:
            return
        said = {plain(self.figure(entry.figures[0], entry.population), self.words)}
        for figure in entry.figures[1:]:
            text = (self.number(figure), *self.own_words(figure.count))
            whole = plain(self.figure(figure, entry.population), self.words)
            if whole not in said and figure.count.qualifier not in ("some", "all"):
                said.add(whole)
                yield Line(self.say("line.also_told", figure=text), figure.claims)

    def statuses(self, entry: Entry) -> Parts:
        """All statuses told of an entry, each with the claims that tell it."""
        claims = self.references.claims(entry.claims)
        told = [
            (self.words(f"statuses.{status}"), tuple(c.id for c in claims if c.status == status))
            for status in entry.statuses
        ]
        return self.row([self.referred(text, ids) for text, ids in told])

    def sum(self, entry: Entry) -> Parts:
        """What the waves of a total come to, and whether that fits."""
        waves = self.waves(entry.of)
        key = "line.sum" if len(entry.of) > 1 else "line.sum_one"
        parts = self.say(key, sum=self.words.interval(entry.sum or Interval()), waves=waves)
        if entry.fits:
            fits = self.say(f"line.fits.{entry.fits}", waves=self.waves(entry.needs))
            parts = (*parts, "; ", *fits)
        return parts

    def waves(self, ids: Iterable[str]) -> Parts:
        """Waves in a row: each the figure with its time."""
        waves = [self.entries[key] for key in ids if key in self.entries]
        return self.row([self.wave(wave) for wave in waves])

    def wave(self, wave: Entry) -> Parts:
        """A wave: the number, whose it is and when."""
        words = self.words
        if not wave.figures:
            return self.people(wave)
        told = [words.date(wave.when)] if wave.when else []
        if wave.population.nationality:
            names = [words.place_after(code) for code in wave.population.nationality]
            told.insert(0, words("line.from_place", place=words.join(names)))
        number = self.number(wave.figures[0])
        return (number, f" ({', '.join(told)})") if told else (number,)

    def event_of(self, entry: str) -> Parts:
        """What an entry tells, without its status: it stands beside."""
        told, section = self.entries[entry], entry.rpartition("-")[0]
        if section == "totals":
            return self.people(told)
        return self.main(section, replace(told, status="asserted"))

    def brief_event(self, entry: Entry) -> Parts:
        """What an entry says, with its references."""
        section = entry.id.rpartition("-")[0]
        return self.referred(plain(self.main(section, entry), self.words), entry.claims)

    def quote(self, entry: Entry) -> Quoted:
        """The words of the first claim of an entry."""
        return self.quote_of(self.references.claims(entry.claims)[0])

    def quote_of(self, claim: Claim) -> Quoted:
        """The words of a claim, shortened."""
        return Quoted(shorten(claim.quote), self.language((claim.id,)), claim.id)

    def language(self, claims: Iterable[str]) -> str | None:
        """The language of the first of the claims."""
        return next((self.languages.get(c.source) for c in self.references.claims(claims)), None)

    # Assumptions and findings

    def assumption(self, assumption: Assumption) -> Parts:
        """What is assumed, and of whom."""
        key = self.words.first(f"assumptions.{assumption.code}", "assumptions.other")
        given = self.parameters(assumption.parameters, assumption.claims)
        given["counter"] = given.get("counter") or self.words("assumptions.the_counter")
        return self.say(key, **given, code=assumption.code)

    def event(self, finding: Finding) -> str:
        """What a finding is about: its kind, with whom and when."""
        words, given = self.words, finding.parameters
        kind = str(given.get("kind"))
        if kind == "measure":
            direction = given.get("direction")
            text = self.measure_text(
                direction if isinstance(direction, str) else None,
                _names(given.get("by")),
                _names(given.get("to")),
            )
        else:
            text = words(words.first(f"events.{kind}", "account.evidence"))
            names = [n for key in ("persons", "by", "to") for n in _names(given.get(key))]
            if names:
                text = words("events.with", event=text, names=words.parties(names))
        place, when = given.get("where"), given.get("when")
        if isinstance(place, str) and place != self.common_place:
            text = f"{text} {words('line.in_place', place=words.place_after(place))}"
        taken = [words.place(place) for place in _names(given.get("destination"))]
        if taken:
            text = f"{text}, {words('line.to_places', places=words.join(taken))}"
        return f"{text}, {words.date(when)}" if isinstance(when, str) and when else text

    def parameters(self, given: Mapping[str, Any], claims: Sequence[str]) -> dict[str, Parts | str]:
        """The parameters of a finding or assumption in words, by their names and kinds."""
        return {key: self.parameter(key, value, claims) for key, value in given.items()}

    def parameter(self, key: str, value: Any, claims: Sequence[str]) -> Parts:
        """A parameter in words, by its name and kind."""
        words = self.words
        if isinstance(value, Count):
            return self.told(value, claims)
        if isinstance(value, Interval):
            return (words.interval(value),)
        if isinstance(value, tuple):
            if key == "sources":
                value = sorted(value, key=lambda source: self.references.reports.get(source, 0))
            return self.row([self.parameter(_singular(key), item, claims) for item in value])
        if value is None:
            return (words("account.no_time"),) if key in _TIMES else ()
        if isinstance(value, Side):
            return self.told(value.figure, value.claims)
        text = words.number(value) if type(value) is int else str(value)
        if key in _TIMES:
            text = words.date(text)
        elif key == "status":
            text = words(words.first(f"statuses.{text}", "statuses.asserted"))
        elif key == "agency":
            text = words("line.agency", agency=text)
        elif key in ("source", "origin") and text in self.references.reports:
            text = str(self.references.reports[text])
        elif key == "where":
            text = words.place_after(text)
        elif key == "destination":
            text = words.place(text)
        return (text,)

    def told(self, count: Count, claims: Sequence[str]) -> Parts:
        """A count, linked to those of the claims that tell it."""
        tellers = tuple(c.id for c in self.references.claims(claims) if c.count == count)
        return (
            Linked(self.words.count(count).strip(), tellers or tuple(claims)),
            *self.own_words(count),
        )

    # Putting parts together

    def say(self, key: str, **given: Parts | str) -> Parts:
        """A message whose parameters are parts."""
        template = self.words.find(key)
        if not isinstance(template, str):
            raise KeyError(key)
        parts: list[Part] = []
        for literal, name, _, _ in Formatter().parse(template):
            if literal:
                parts.append(literal)
            if name is not None:
                value = given.get(name, ())
                parts.extend((value,) if isinstance(value, str) else value)
        return tuple(parts)

    def row(self, items: Sequence[Parts]) -> Parts:
        """Items in a row: "a, b and c"."""
        if len(items) < 2:
            return items[0] if items else ()
        names: list[Part] = list(items[0])
        for item in items[1:-1]:
            names += [self.words("line.join"), *item]
        return self.say("line.and", names=tuple(names), last=items[-1])

    def referred(self, text: str, claims: Sequence[str]) -> Parts:
        """Words with their own references."""
        known = self.references.known(claims)
        if not known:
            return (text,)
        links = [Linked(self.references.numbers[claim], (claim,)) for claim in known]
        rest = [part for link in links[1:] for part in (", ", link)]
        return (text, " [", links[0], *rest, "]")


_TIMES = (
    "when",
    "since",
    "now",
    "then",
    "freed",
    "held",
    "jailed",
    "died",
    "later",
    "until",
    "time",
    "published",
)


def _singular(key: str) -> str:
    return {"statuses": "status", "sources": "source"}.get(key, key)


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(name) for name in value)
    return (value,) if isinstance(value, str) else ()
