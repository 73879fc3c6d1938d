"""Two short reports with their claims, and an account of them made by hand: real facts."""

from __future__ import annotations

from typing import Any

from drehtuer.books.model import (
    Account,
    Answer,
    Assumption,
    Door,
    Entry,
    Evidence,
    Figure,
    Finding,
    Person,
    Population,
    ReportReference,
    Side,
    Spelling,
)
from drehtuer.books.record import Interval, Span
from drehtuer.model import Claim, Count, Report

ENGLISH = (
    "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025.\r\n"
    "In September Minsk freed 52 people, and Washington eased sanctions on the airline Belavia, "
    "US envoy John Coale said.\r\n"
    "More than 100 could follow.\r\n"
)
GERMAN = (
    "Nach Angaben von Viasna saßen am 23. Dezember 1.135 politische Gefangene in Haft.\n"
    "Am 13. Dezember ließ Belarus 123 Menschen frei, darunter Ales Bjaljazki <Ales Bialiatski>; "
    "nach anderer Zählung waren es gut 110.\n"
    "Die US-Regierung prüft, die Sanktionen gegen Belavia zu lockern.\n"
    "Swjatlana Zichanouskaja dankte den USA & forderte die Freilassung aller.\n"
)
TEXTS = {"reports/english.txt": ENGLISH, "reports/deutsch.md": GERMAN}

_POLITICAL = Population(place="BY", group="political prisoners", counter="Viasna")


def exact(value: int, text: str = "") -> Count:
    return Count(value, "exact", text or str(value))


def claim(claim_id: str, source: str, quote: str, kind: str, **fields: Any) -> Claim:
    start = TEXTS[source].index(quote)
    return Claim(
        id=claim_id,
        source=source,
        kind=kind,
        section="report",
        start=start,
        end=start + len(quote),
        quote=quote,
        **fields,
    )


def _claims() -> tuple[Claim, ...]:
    english, german = TEXTS
    return (
        claim(
            "a1",
            english,
            "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025",
            "held",
            count=exact(1218, "1,218"),
            when="2025-12-05",
            attribution=("Viasna",),
        ),
        claim(
            "a2",
            english,
            "In September Minsk freed 52 people",
            "freed",
            count=exact(52),
            when="2025-09",
            attribution=("John Coale",),
        ),
        claim(
            "a3",
            english,
            "Washington eased sanctions on the airline Belavia",
            "measure",
            direction="ease",
            by=("Washington",),
            to=("Belavia",),
            when="2025-09",
        ),
        claim(
            "a4",
            english,
            "More than 100 could follow",
            "freed",
            status="considered",
            count=Count(100, "more_than", "More than 100"),
        ),
        claim(
            "b1",
            german,
            "saßen am 23. Dezember 1.135 politische Gefangene in Haft",
            "held",
            count=exact(1135, "1.135"),
            when="2025-12-23",
            attribution=("Viasna",),
        ),
        claim(
            "b2",
            german,
            "Am 13. Dezember ließ Belarus 123 Menschen frei, darunter Ales Bjaljazki",
            "freed",
            count=exact(123),
            when="2025-12-13",
            persons=("Ales Bjaljazki",),
        ),
        claim(
            "b3",
            german,
            "Ales Bjaljazki <Ales Bialiatski>; nach anderer Zählung waren es gut 110",
            "freed",
            count=Count(110, "about", "gut 110"),
            when="2025-12-13",
        ),
        claim(
            "b4",
            german,
            "Die US-Regierung prüft, die Sanktionen gegen Belavia zu lockern",
            "measure",
            direction="ease",
            by=("US-Regierung",),
            to=("Belavia",),
            status="considered",
        ),
        claim(
            "b5",
            german,
            "Swjatlana Zichanouskaja dankte den USA",
            "position",
            attribution=("Swjatlana Zichanouskaja",),
        ),
    )


def reports() -> tuple[Report, ...]:
    claims = _claims()
    told = {
        "reports/english.txt": ("2025-12-06", "en", "Example agency"),
        "reports/deutsch.md": ("2025-12-24", "de", None),
    }
    return tuple(
        Report(
            source=source,
            text=text,
            published=told[source][0],
            language=told[source][1],
            outlet=told[source][2],
            claims=tuple(c for c in claims if c.source == source),
        )
        for source, text in TEXTS.items()
    )


def account() -> Account:
    made = reports()
    claims = [(report, claim) for report in made for claim in report.claims]
    people = Population(place="BY")
    waves = (
        Entry(
            id="freed-1",
            kind="freed",
            claims=("a2",),
            status="asserted",
            statuses=("asserted",),
            when="2025-09",
            span=Span("2025-09-01", "2025-09-30"),
            population=people,
            figures=(Figure(exact(52), Interval(52, 52), ("a2",)),),
            by=("Minsk",),
            voices=(("John Coale",),),
            beside=("measures-1",),
        ),
        Entry(
            id="freed-2",
            kind="freed",
            claims=("b2", "b3"),
            status="asserted",
            when="2025-12-13",
            span=Span("2025-12-13", "2025-12-13"),
            population=people,
            figures=(
                Figure(exact(123), Interval(123, 123), ("b2",)),
                Figure(Count(110, "about", "gut 110"), Interval(88, 132), ("b3",)),
            ),
            persons=("Ales Bjaljazki",),
            together=("place", "time", "figures"),
            by=("Belarus",),
            destination=("LT", "UA"),
        ),
        Entry(
            id="freed-3",
            kind="freed",
            claims=("a4",),
            status="considered",
            population=Population(place="BY", nationality=("UA",)),
            figures=(Figure(Count(100, "more_than", "hundred"), Interval(101, None), ("a4",)),),
        ),
    )
    held = tuple(
        Entry(
            id=f"held-{n}",
            kind="held",
            claims=(cid,),
            status="asserted",
            when=when,
            span=Span(when, when),
            population=_POLITICAL,
            voices=(("Viasna",),),
            figures=(Figure(exact(value), Interval(value, value), (cid,)),),
        )
        for n, (cid, when, value) in enumerate(
            (("a1", "2025-12-05", 1218), ("b1", "2025-12-23", 1135)), 1
        )
    )
    return Account(
        reports=tuple(
            ReportReference(r.source, r.published, r.outlet, r.language, len(r.claims))
            for r in made
        ),
        evidence=tuple(Evidence(n, c, r.published, r.outlet) for n, (r, c) in enumerate(claims, 1)),
        persons=(
            Person(
                "Ales Bjaljazki",
                (Spelling("Ales Bjaljazki", ("reports/deutsch.md",), ("b2",)),),
            ),
        ),
        held=held,
        freed=waves,
        totals=(
            Entry(
                id="totals-1",
                kind="freed",
                claims=("b3",),
                status="asserted",
                when="2025-09/..",
                population=people,
                figures=(Figure(Count(180, "about", ""), Interval(144, 216), ("b3",)),),
                of=("freed-1", "freed-2"),
                sum=Interval(175, 175),
                fits="only",
                needs=("freed-1",),
            ),
        ),
        measures=(
            Entry(
                id="measures-1",
                kind="measure",
                claims=("a3", "b4"),
                status="asserted",
                statuses=("asserted", "considered"),
                when="2025-09",
                direction="ease",
                by=("Washington", "US-Regierung"),
                to=("Belavia",),
                population=people,
                together=("time", "parties"),
                reports=2,
                sources=("Reuters",),
                repeated=("b4",),
            ),
        ),
        positions=(
            Entry(
                id="positions-1",
                kind="position",
                claims=("b5",),
                status="asserted",
                voices=(("Swjatlana Zichanouskaja",), ()),
            ),
        ),
        doors=(
            Door(
                population=_POLITICAL,
                earlier="held-1",
                later="held-2",
                since="2025-12-05",
                until="2025-12-23",
                stock_before=Interval(1218, 1218),
                stock_after=Interval(1135, 1135),
                change=Interval(-83, -83),
                waves=("freed-2",),
                left_out=(),
                listings=(),
                freed=Interval(123, 123),
                entered=Interval(40, None),
                answers=(
                    Answer("stock_rose", "no"),
                    Answer("more_in_than_freed", "unknown", ("freed_were_counted",)),
                    Answer("more_in_than_out", "no"),
                ),
                assumptions=(
                    Assumption(
                        "freed_were_counted",
                        {"counter": "Viasna", "freed": Interval(123, 123)},  # type: ignore[dict-item]
                        ("b2",),
                    ),
                    Assumption("others_left_out", {"figures": (exact(52),)}, ("a2",)),  # type: ignore[dict-item]
                ),
                claims=("a1", "b1", "b2"),
            ),
        ),
        findings=(
            Finding(
                "status_differs",
                "difference",
                ("a3", "b4"),
                {
                    "kind": "measure",
                    "by": ("Washington", "US-Regierung"),
                    "to": ("Belavia",),
                    "persons": (),
                    "direction": "ease",
                    "statuses": ("asserted", "considered"),
                    "when": "2025-09",
                },
            ),
            Finding(
                "figures_differ",
                "difference",
                ("b2", "b3"),
                {
                    "kind": "freed",
                    "reason": "counter",
                    "sides": (
                        Side(exact(123), "Zelenskyy", "2025-12-13", ("b2",)),
                        Side(Count(110, "about", "gut 110"), "Belta", "2025-12-13", ("b3",)),
                    ),
                    "when": "2025-12-13",
                    "where": "BY",
                    "destination": (),
                },
            ),
            Finding(
                "spellings",
                "note",
                ("b2", "b3"),
                {
                    "names": ("Ales Bjaljazki", "Ales Bialiatski"),
                    "persons": True,
                    "sources": ("reports/deutsch.md", "reports/english.txt"),
                    "mixed": (),
                },
            ),
        ),
    )
