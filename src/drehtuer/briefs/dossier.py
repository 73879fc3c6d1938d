"""A brief: what is in the books on a subject, as a dossier that can be handed on.

It begins with a fact box; a timeline, positions side by side, people, the door, findings, sources
with their independence, a note on method and all the evidence, numbered, follow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from drehtuer.books.changes import CHANGES, Change, changes, changes_by
from drehtuer.books.lives import Directory, Life
from drehtuer.books.model import Account, Door, Entry
from drehtuer.books.subjects import Subject, about
from drehtuer.books.told import COMING, DONE, OPEN
from drehtuer.briefs.doors import Doors
from drehtuer.briefs.findings import finding_line
from drehtuer.briefs.lines import (
    Line,
    Linked,
    Outline,
    Parts,
    Quoted,
    References,
    Section,
)
from drehtuer.briefs.lives import also_of, now_of
from drehtuer.briefs.outline import outlined, subtitle
from drehtuer.briefs.words import Words
from drehtuer.briefs.writing import Writer
from drehtuer.model import Report

_DATED = ("held", "freed", "totals", "jailed", "listed", "talks", "measures", "contacts", "fates")
"""Sections whose entries stand in the timeline."""
_NAMED_BY_THEMSELVES = frozenset({"totals", "measures", "fates"})
"""Sections whose lines say what happened; the others need a word before them."""
_BOXES, _COUNTERS, _WAVES, _OPEN, _MEASURES, _OFFICES, _QUESTIONS = 5, 3, 8, 4, 6, 6, 3
"""How many fact boxes there are at most, and lines of each row in them."""


def dossier(
    account: Account,
    people: Directory,
    words: Words,
    *,
    since: date | None = None,
    references: References | None = None,
    log: tuple[int, str] | None = None,
) -> Outline:
    """The whole brief in words.

    Args:
        account: what the books hold on the subject.
        people: the people of the account.
        words: the words it is written in.
        since: begin with what is new since this day.
        references: how claims are referred to, where not as the account counts them.
        log: how many entries the log of decisions has, and the hash of the last one.
    """
    return _Dossier(account, people, words, references).outline(since, log)


def fact_box(
    account: Account, people: Directory, words: Words, references: References | None = None
) -> Outline:
    """The fact box alone."""
    made = _Dossier(account, people, words, references)
    return Outline(made.title(), made.subtitle(), tuple(made.boxes()))


def timeline(
    account: Account, people: Directory, words: Words, references: References | None = None
) -> Section:
    """What happened, in order of time."""
    return _Dossier(account, people, words, references).timeline()


def sources(account: Account, people: Directory, words: Words) -> Section:
    """The reports that the account is made from, and how many of them are independent."""
    return _Dossier(account, people, words).sources()


def news(
    account: Account,
    people: Directory,
    words: Words,
    read: Sequence[Report],
    claims: AbstractSet[str],
) -> Outline:
    """What reports that were just read, and their new claims, changed in the books they are in."""
    lines = _Dossier(account, people, words).changed(changes_by(account, claims))
    section = Section("changes", words("watch.changed"), tuple(lines))
    sources = ", ".join(report.source for report in read)
    title = words.plural("watch.read", len(read))
    return Outline(title, sources, (section,) if lines else ())


class _Dossier:
    def __init__(
        self,
        account: Account,
        people: Directory,
        words: Words,
        references: References | None = None,
    ) -> None:
        self.account, self.people, self.words = account, people, words
        self.write = Writer(account, words, references)

    def outline(self, since: date | None, log: tuple[int, str] | None) -> Outline:
        told = outlined(self.write)
        kept = {section.key: section for section in told.sections}
        sections = [
            *self.boxes(),
            self.new(since) if since else None,
            kept.get("deals"),
            kept.get("findings"),
            kept.get("doors"),
            self.timeline(),
            self.positions(),
            self.lives(),
            self.sources(),
            self.method(log),
            self.evidence(),
        ]
        return Outline(
            self.title(), self.subtitle(), tuple(s for s in sections if s is not None and s.lines)
        )

    def title(self) -> str:
        if self.write.common_place:
            place = self.words.place(self.write.common_place)
            return self.words("brief.title_of", place=place)
        return self.words("brief.title")

    def subtitle(self) -> str:
        return subtitle(self.write)

    def section(self, key: str, lines: Iterable[Line]) -> Section:
        return Section(key, self.words(f"brief.{key}"), tuple(lines))

    # The fact box

    def boxes(self) -> list[Section]:
        """The fact box; where several states hold people, one for each of the most told of."""
        told = Counter(
            entry.population.place
            for section in ("held", "freed", "totals")
            for entry in getattr(self.account, section)
            if entry.population.place
        )
        if len(told) < 2:
            return [Section("box", self.words("brief.box"), tuple(self.rows(self.account)))]
        return [
            Section(
                f"box-{place}",
                self.words("brief.box_of", place=self.words.place(place)),
                tuple(self.rows(about(self.account, Subject(frozenset({place}))))),
            )
            for place in sorted(told, key=lambda place: (-told[place], place))[:_BOXES]
        ]

    def rows(self, part: Account) -> Iterator[Line]:
        """The rows of the fact box of one part of the account."""
        contradicted = [f for f in part.findings if f.severity == "contradiction"]
        rows: Mapping[str, Sequence[Line]] = {
            "held": [self.with_time(e, self.write.held(e)) for e in _counts(part)],
            "freed": [Line(self.write.waves([entry.id for entry in _waves(part)]))],
            "talks": [self.event(entry) for entry in _still_open(part)],
            "measures": [self.event(e) for e in _newest(_done(part.measures), _MEASURES)],
            "who": [
                Line(self.write.role(e), e.claims) for e in _newest(_done(part.roles), _OFFICES)
            ],
            "door": [self.answers(door) for door in part.doors[:1]],
            "questions": [
                finding_line(finding, self.write) for finding in contradicted[:_QUESTIONS]
            ],
            "as_of": [Line((self.outlets(part),))],
        }
        for key, lines in rows.items():
            if lines and lines[0].parts:
                first, *rest = lines
                label = self.words(f"brief.row.{key}")
                yield replace(first, when=label, details=(*first.details, *rest), severity=None)

    def event(self, entry: Entry) -> Line:
        return self.with_time(entry, self.write.main(_section(entry), entry))

    def with_time(self, entry: Entry, parts: Parts) -> Line:
        if entry.when:
            parts = (*parts, " (", self.words.date(entry.when), ")")
        return Line(parts, entry.claims)

    def answers(self, door: Door) -> Line:
        """The three questions of the door, each in one line."""
        doors = Doors(self.write)
        who = doors.line(door)
        asked = [Line((doors.answer(door, a.question),), a.claims) for a in door.answers]
        return Line(who.parts, door.claims, details=tuple(asked))

    def outlets(self, part: Account) -> str:
        outlets = dict.fromkeys(r.outlet or self.words("account.no_outlet") for r in part.reports)
        dates = sorted(r.published for r in part.reports if r.published)
        told = self.words("brief.listed").join(outlets)
        if not dates:
            return told
        return self.words("brief.outlets", outlets=told, time=self.words.date(dates[-1]))

    # What is new

    def new(self, since: date) -> Section:
        lines = self.changed(changes(self.account, since))
        lines = lines or [Line((self.words("brief.nothing_new"),))]
        title = self.words("brief.changes", time=self.words.date(since.isoformat()))
        return Section("changes", title, tuple(lines))

    def changed(self, found: Iterable[Change]) -> list[Line]:
        whole = [each for each in found if not self.write.entries[each.entry].part_of]
        return [self.change(each) for kind in CHANGES for each in whole if each.kind == kind]

    def change(self, change: Change) -> Line:
        entry = self.write.entries[change.entry]
        parts = self.told(entry)
        if entry.when:
            parts = (*parts, " (", self.words.date(entry.when), ")")
        before = self.write.entries.get(change.before or "")
        if before is not None:
            was = self.write.say(f"brief.before.{change.kind}", before=self.was(before))
            parts = (*parts, *was)
        told, since = change.figures
        if since:
            parts = (
                *parts,
                *self.write.say(
                    "brief.told_before",
                    before=self.write.row([(self.write.number(f),) for f in told]),
                    since=self.write.row([(self.write.number(f),) for f in since]),
                ),
            )
        return Line(parts, change.claims, self.words(f"brief.change.{change.kind}"))

    def was(self, entry: Entry) -> Parts:
        """What was told before, shortly: the number or the people, and when."""
        parts = (self.write.number(entry.figures[0]),) if entry.figures else self.told(entry)
        return (*parts, f" ({self.words.date(entry.when)})") if entry.when else parts

    # The parts of the dossier

    def told(self, entry: Entry) -> Parts:
        """An entry in words that stand without the heading of its section."""
        section = _section(entry)
        parts = self.write.main(section, entry)
        if section in _NAMED_BY_THEMSELVES:
            return parts
        return (self.words("line.kind", event=self.words(f"events.{entry.kind}")), *parts)

    def timeline(self) -> Section:
        entries = [
            entry
            for section in _DATED
            for entry in getattr(self.account, section)
            if entry.when and not entry.part_of
        ]
        entries.sort(key=_day)
        return self.section(
            "timeline",
            (Line(self.told(e), e.claims, self.words.date(e.when or "")) for e in entries),
        )

    def positions(self) -> Section:
        """Who takes which stand, each side with its words."""
        sides: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.account.positions:
            sides[self.write.voices(entry.voices)].append(entry)
        return self.section(
            "positions", (self.side(name, entries) for name, entries in sorted(sides.items()))
        )

    def side(self, name: str, entries: Sequence[Entry]) -> Line:
        first, *rest = [Line((self.write.quote(e),), e.claims) for e in entries]
        return Line(first.parts, first.claims, name, tuple(rest))

    def lives(self) -> Section:
        touched = sorted(
            (life for life in self.people.lives if life.steps), key=lambda life: life.name
        )
        return self.section("people", map(self.life, touched))

    def life(self, life: Life) -> Line:
        words = self.words
        told = [now_of(life, words) if life.now else "", also_of(life, words)]
        claims = tuple(claim for step in life.steps for claim in step.claims)
        parts: Parts = (Linked(life.name, claims),)
        more = "; ".join(filter(None, told))
        return Line((*parts, f": {more}") if more else parts, claims)

    def sources(self) -> Section:
        copies = self.copies()
        lines = []
        for number, report in enumerate(self.account.reports, 1):
            outlet = report.outlet or self.words("account.no_outlet")
            when = (
                self.words.date(report.published)
                if report.published
                else self.words("account.no_date")
            )
            claims = self.words.plural("account.made_of", report.claims)
            told = f"{outlet}, {when}; {claims}"
            if number in copies:
                told += self.words("brief.copy", number=copies[number])
            lines.append(Line((told,), when=self.words("account.report", number=number)))
        independent = len(self.account.reports) - len(copies)
        lines.append(Line((self.words.plural("brief.independent", independent),)))
        return self.section("sources", lines)

    def copies(self) -> Mapping[int, int]:
        """The numbers of reports that copy an earlier one, and of that one."""
        found: dict[int, int] = {}
        known = self.write.references.reports
        for group in self.account.copies:
            numbers = sorted(known[source] for source in group.reports if source in known)
            for number in numbers[1:]:
                found[number] = numbers[0]
        return found

    def method(self, log: tuple[int, str] | None) -> Section:
        told = [*self.words.find("brief.method_note")]
        if log is not None and log[0]:
            told.append(self.words("brief.log", entries=self.words.number(log[0]), head=log[1]))
        return self.section("method", (Line((text,)) for text in told))

    def evidence(self) -> Section:
        return self.section("evidence", self.quotations())

    def quotations(self) -> Iterator[Line]:
        references = self.write.references
        languages = self.write.languages
        for item in self.account.evidence:
            claim = item.claim
            quote = Quoted(" ".join(claim.quote.split()), languages.get(claim.source), claim.id)
            voice = self.write.voice(claim.attribution)
            report = self.words("account.report", number=references.reports[claim.source])
            yield Line(
                (quote, f" – {voice}; {report}"),
                when=references.numbers[claim.id],
                evidence=claim.id,
            )


def _section(entry: Entry) -> str:
    return entry.id.rpartition("-")[0]


def _day(entry: Entry) -> tuple[str, str]:
    """Sort key: by the first day, what has an open beginning by its last."""
    span = entry.span
    first = (span.first or span.last) if span else None
    return first or "9999", (span.last if span else None) or "9999"


def _newest(entries: Iterable[Entry], number: int) -> list[Entry]:
    return sorted(entries, key=lambda e: _day(e)[::-1] if e.span else ("", ""), reverse=True)[
        :number
    ]


def _done(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.status in DONE]


def _number(entry: Entry) -> int | None:
    """The number of people that is most to be relied on; None where none is told."""
    count = entry.figures[0].count if entry.figures else None
    return count.value if count and not count.delta else None


def _counts(part: Account) -> list[Entry]:
    """The newest count of people held, and that of each of those most often told to count.

    Exact counts come first.
    """
    counts = [e for e in _done(part.held) if _number(e) is not None and not e.part_of]
    by_counter: dict[str, list[Entry]] = defaultdict(list)
    for entry in counts:
        if entry.population.counter:
            by_counter[entry.population.counter].append(entry)
    told = {c: sum(len(e.claims) for e in entries) for c, entries in by_counter.items()}
    often = sorted(by_counter, key=lambda counter: (-told[counter], counter))[:_COUNTERS]
    chosen = [*_newest(counts, 1), *(_newest(by_counter[counter], 1)[0] for counter in often)]
    newest = _newest({entry.id: entry for entry in chosen}.values(), len(chosen))
    exact = [entry for entry in newest if entry.figures[0].count.qualifier == "exact"]
    return [*exact, *(entry for entry in newest if entry not in exact)][:_COUNTERS]


def _waves(part: Account) -> list[Entry]:
    """The releases told as done; of one time the largest, for its parts are in it."""
    largest: dict[str, Entry] = {}
    for entry in _done(part.freed):
        number = _number(entry)
        if entry.when and number is not None and not entry.part_of:
            before = largest.get(entry.when)
            if before is None or (_number(before) or 0) < number:
                largest[entry.when] = entry
    return list(largest.values())[-_WAVES:]


def _still_open(part: Account) -> list[Entry]:
    """What is announced, promised or under negotiation: numbers first, and the newest of each."""
    sections = (part.talks, part.freed, part.measures)
    entries = [e for section in sections for e in section if e.status in COMING | OPEN]
    numbered = [entry for entry in entries if _number(entry) is not None]
    others = [entry for entry in entries if _number(entry) is None]
    return [*_newest(numbered, _OPEN), *_newest(others, _OPEN)][:_OPEN]
