"""Reports made by chance, with their claims, for measuring the books at size.

2,000 events of ten years, each told about ten times: waves of people freed and jailed, named
people, totals, stocks by three counters, recognitions, talks, measures, contacts, fates, positions.
Who tells late tells less exactly: a month for a day, a rounded figure for an exact one. Reports are
in German, English, Spanish and Russian; one in eight is cut from one of the same days.

The texts hold the sentences of the claims, between words of news.txt by chance. Nobody in them
exists: prisoners are called by the words of the radio alphabet (*Alfa Bravocharlie*).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from drehtuer.model import Claim, Count, Report

LAST = date(2025, 12, 31)
TOLD = 10
"""How often an event is told, on average."""

CLAIMS_IN_A_REPORT = 8
COPIED = 8
"""One report in so many is cut from another one."""

FRESH = timedelta(days=45)
"""How long after it happened an event is told."""

PLACES = ("BY", "RU", "VE", "IR", "TR")
COUNTERS = {
    "BY": ("Viasna", "Dissidentby", "Politzek.me"),
    "RU": ("Memorial", "OVD-Info", "Perviy Otdel"),
    "VE": ("Foro Penal", "Provea", "Justicia, Encuentro y Perdón"),
    "IR": ("HRANA", "Hengaw", "Iran Human Rights"),
    "TR": ("MLSA", "P24", "Expression Interrupted"),
}
NAMES = {"BY": "Belarus", "RU": "Russia", "VE": "Venezuela", "IR": "Iran", "TR": "Turkey"}
PARTIES = ("United States", "EU", "United Kingdom", "Germany", "Lithuania", "Poland", "Qatar")
LANGUAGES = ("de", "en", "es", "ru")
OUTLETS = ("Reuters", "AFP", "dpa", "EFE", "Interfax", "Meduza", "BBC", "Deutsche Welle", "El País")
ALPHABET = [
    "Alfa",
    "Bravo",
    "Charlie",
    "Delta",
    "Echo",
    "Foxtrot",
    "Golf",
    "Hotel",
    "India",
    "Juliett",
    "Kilo",
    "Lima",
    "Mike",
    "November",
    "Oscar",
    "Papa",
    "Quebec",
    "Romeo",
    "Sierra",
    "Tango",
    "Uniform",
    "Victor",
    "Whiskey",
    "Xray",
    "Yankee",
    "Zulu",
]
KINDS = {
    "freed": 20,
    "jailed": 14,
    "person": 16,
    "total": 8,
    "held": 18,
    "listed": 5,
    "talks": 4,
    "measure": 6,
    "contact": 5,
    "fate": 2,
    "position": 2,
}
"""Events by kind, in a hundred."""

SENTENCES = {
    "de": "Am {day}: {what}; {number}, {names}, nach Angaben von {who} in {place}.",
    "en": "According to {who} in {place} on {day}, {names}: {what}; {number} of them.",
    "es": "Según {who}, el {day} en {place} {number}: {what}, {names}.",
    "ru": "{place}, {day}: {what}. {names}, {number}, сообщает {who}.",
}


@dataclass(frozen=True)
class Event:
    """Something that happened or was so on a day; ``fields`` are those of the claims telling it."""

    kind: str
    day: date
    fields: dict[str, Any]
    number: int | None = None


def made(claims: int, years: float = 10, places: int = 5, seed: int = 1) -> list[Report]:
    """Reports that have about so many claims, by date of publication.

    Args:
        claims: how many claims.
        years: the time they are told in.
        places: in how many states people are held.
        seed: the same seed makes the same reports.
    """
    chance = random.Random(seed)
    words = (Path(__file__).parent / "news.txt").read_text("utf-8").split()

    def day() -> date:
        return LAST - timedelta(days=chance.randrange(round(365.25 * years)))

    events = [_event(chance, day(), chance.choice(PLACES[:places])) for _ in range(claims // TOLD)]
    days = sorted(day() for _ in range(claims // CLAIMS_IN_A_REPORT))
    copies = {number for number in range(1, len(days)) if chance.randrange(COPIED) == 0}
    in_report: dict[int, list[Event]] = {n: [] for n in range(len(days)) if n not in copies}
    for event in events:
        near = [n for n in in_report if event.day <= days[n] <= event.day + FRESH]
        for number in chance.sample(near, min(chance.randint(1, 2 * TOLD - 1), len(near))):
            in_report[number].append(event)
    reports: list[Report] = []
    for number in range(len(days)):
        if number in copies:
            reports.append(_cut(chance, chance.choice(reports[-5:]), number, days[number]))
        else:
            reports.append(_report(chance, number, days[number], in_report[number], words))
    return reports


def _event(chance: random.Random, day: date, place: str) -> Event:
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    where: dict[str, Any] = {"where": place}
    small, large = chance.randint(2, 200), chance.randint(400, 1600)
    one, other = chance.sample(PARTIES, 2)
    state, counter = NAMES[place], chance.choice(COUNTERS[place])
    group = {"group": chance.choice(("political prisoners", "prisoners"))}
    match kind:
        case "freed" | "jailed":
            return Event(kind, day, {**where, **group, "kind": kind, "by": (state,)}, small)
        case "person":
            kind = chance.choice(("freed", "jailed", "held"))
            return Event(kind, day, {**where, "kind": kind, "persons": _names(chance)})
        case "total":
            fields = {**where, **group, "kind": "freed", "cumulative": True}
            return Event(kind, day, {**fields, "attribution": (counter,)}, large)
        case "held" | "listed":
            fields = {**where, "kind": kind, "group": "political prisoners"}
            number = large if kind == "held" else small
            return Event(kind, day, {**fields, "attribution": (counter,)}, number)
        case "talks":
            fields = {**where, "kind": kind, "by": (state, one), "status": "negotiated"}
            return Event(kind, day, fields, small)
        case "measure":
            direction = chance.choice(("ease", "lift", "impose", "tighten"))
            fields = {**where, "kind": kind, "by": (one,), "to": (state,), "direction": direction}
            return Event(kind, day, fields)
        case "contact":
            return Event(kind, day, {**where, "kind": kind, "by": (one,), "to": (state,)})
        case "fate":
            fate = chance.choice(("ill", "died", "rearrested", "incommunicado"))
            fields = {**where, "kind": kind, "fate": fate, "persons": _names(chance)[:1]}
            return Event(kind, day, fields)
        case _:
            return Event(kind, day, {**where, "kind": kind, "attribution": (other,)})


def _names(chance: random.Random) -> tuple[str, ...]:
    def name() -> str:
        given, one, other = chance.choices(ALPHABET, k=3)
        return f"{given} {one}{other.lower()}"

    return tuple(dict.fromkeys(name() for _ in range(chance.randint(1, 3))))


def _told(chance: random.Random, event: Event) -> dict[str, Any]:
    """The fields of a claim that tells an event, more or less exactly."""
    fields = dict(event.fields)
    exactness = chance.random()
    when = f"{event.day:%Y-%m-%d}" if exactness < 0.75 else f"{event.day:%Y-%m}"
    fields["when"] = when if exactness < 0.95 else None
    if event.number is not None:
        rounded = round(event.number, -1) or event.number
        fields["count"] = chance.choices(
            (
                Count(event.number, "exact", str(event.number)),
                Count(rounded, "about", f"about {rounded}"),
                Count(rounded, "at_least", f"at least {rounded}"),
            ),
            (8, 1, 1) if rounded <= event.number else (9, 1, 0),
        )[0]
    said = fields.get("attribution", ())
    fields["attribution"] = (*said, *chance.sample(OUTLETS, chance.choice((0, 0, 1))))
    return fields


def _report(
    chance: random.Random, number: int, day: date, events: list[Event], words: list[str]
) -> Report:
    source, language = f"report-{number:05}.txt", chance.choice(LANGUAGES)
    text, claims = "", []
    for event in events:
        text += " ".join(chance.choices(words, k=30)) + "\n\n"
        fields = _told(chance, event)
        count, by = fields.get("count"), fields["attribution"] or fields.get("by", ("",))
        quote = SENTENCES[language].format(
            day=fields["when"] or "that time",
            what=" ".join((fields["kind"], fields.get("direction") or fields.get("fate") or "")),
            number=count.text if count else "nobody counted",
            names=", ".join((*fields.get("persons", ()), *fields.get("to", ()))),
            who=by[0],
            place=NAMES[fields["where"]],
        )
        start, end = len(text), len(text) + len(quote)
        text += quote + "\n\n"
        identity = f"{number:05}-{len(claims):03}"
        claims.append(
            Claim(identity, source, section="report", start=start, end=end, quote=quote, **fields)
        )
    outlet = chance.choice(OUTLETS)
    return Report(source, text, day.isoformat(), language, outlet, claims=tuple(claims))


def _cut(chance: random.Random, whole: Report, number: int, day: date) -> Report:
    """A report that takes over the beginning of another one."""
    source = f"report-{number:05}.txt"
    kept = whole.claims[: chance.randint(1, len(whole.claims) or 1)]
    text = whole.text[: kept[-1].end] if kept else ""
    claims = tuple(
        replace(claim, id=f"{number:05}-{n:03}", source=source) for n, claim in enumerate(kept)
    )
    return replace(
        whole,
        source=source,
        text=text,
        claims=claims,
        published=day.isoformat(),
        outlet=chance.choice(OUTLETS),
    )
