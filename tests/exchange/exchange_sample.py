"""Three short reports with claims put together by hand: what an export is tested on.

Real facts, told as news agencies tell them; the outlets are made up.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from drehtuer.books.lives import Directory, Doubt, directory
from drehtuer.exchange.contents import Contents, Reading, contents
from drehtuer.model import Claim, Count, Naming, Passage, Relation, Report

READING = Reading("1.2.3", "2026-01-02T03:04:05+00:00")

GERMAN = (
    "Belarus lässt 123 Gefangene frei\n"
    "Unter den Freigelassenen ist der Friedensnobelpreisträger Ales Bjaljazki. Er war seit Juli "
    "2021 in Haft, wie Viasna laut Reuters mitteilte.\n"
    "Sergej Tichanowski, Ehemann von Swetlana Tichanowskaja, kam im Juni 2025 frei.\n"
    "Rico Krieger, ein Deutscher, wurde festgenommen.\n"
)
ENGLISH = (
    "Ales Bialiatski was released on 13 December 2025. Maria Kalesnikava was released, too. "
    "Maria Kalesnikava was released, too, her sister said.\n"
    "The authorities may also free Ihar Losik. Her lawyer Maksim Znak is still in prison.\n"
)
RUSSIAN = "Алесь Беляцкий освобождён 13 декабря 2025 года.\n"


def span(text: str, words: str, nth: int = 0) -> dict[str, Any]:
    """Where words stand in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def claim(source: str, text: str, kind: str, words: str, nth: int = 0, **fields: Any) -> Claim:
    """A claim, its evidence given by its words."""
    place = span(text, words, nth)
    key = f"{Path(source).stem}-{kind}-{place['start']}-{place['end']}"
    return Claim(key, source, kind, "report", quote=words, **place, **fields)


def naming(text: str, name: str, **fields: Any) -> Naming:
    """A name where it stands first."""
    return Naming(**span(text, name), name=name, full=name, sort="person", **fields)


@cache
def reports() -> tuple[Report, ...]:
    """The reports."""
    a, b, c = "news/de/a.txt", "news/b.txt", "news/c.txt"
    return (
        Report(
            a,
            GERMAN,
            "2025-12-14",
            "de",
            "Example daily",
            (Passage(0, len(GERMAN), "report", "de"),),
            (
                claim(
                    a,
                    GERMAN,
                    "freed",
                    "Unter den Freigelassenen ist der Friedensnobelpreisträger Ales Bjaljazki",
                    count=Count(123, "exact", "123 Gefangene"),
                    persons=("Ales Bjaljazki",),
                    group="prisoners",
                    where="BY",
                    when="2025-12-13",
                    by=("Belarus",),
                    destination=("LT",),
                ),
                claim(
                    a,
                    GERMAN,
                    "held",
                    "Er war seit Juli 2021 in Haft",
                    persons=("Ales Bjaljazki",),
                    where="BY",
                    when="2021-07/..",
                    attribution=("Viasna", "Reuters"),
                ),
                claim(
                    a,
                    GERMAN,
                    "freed",
                    "Sergej Tichanowski, Ehemann von Swetlana Tichanowskaja, kam im Juni 2025 frei",
                    persons=("Sergej Tichanowski",),
                    where="BY",
                    when="2025-06",
                ),
                claim(
                    a,
                    GERMAN,
                    "jailed",
                    "Rico Krieger, ein Deutscher, wurde festgenommen",
                    persons=("Rico Krieger",),
                    nationality=("DE",),
                    where="BY",
                    reader="second",
                ),
                claim(
                    a,
                    GERMAN,
                    "position",
                    "Ehemann von Swetlana Tichanowskaja",
                    by=("Swetlana Tichanowskaja",),
                    attribution=("Swetlana Tichanowskaja", "unnamed sources"),
                ),
            ),
            (
                naming(GERMAN, "Ales Bjaljazki", role="Friedensnobelpreisträger", gender="m"),
                naming(GERMAN, "Sergej Tichanowski", gender="m"),
                naming(GERMAN, "Swetlana Tichanowskaja", gender="f", state="BY"),
                naming(GERMAN, "Rico Krieger"),
            ),
            (
                Relation(
                    **span(GERMAN, "Ehemann von Swetlana Tichanowskaja"),
                    kind="husband",
                    one="Sergej Tichanowski",
                    other="Swetlana Tichanowskaja",
                ),
            ),
        ),
        Report(
            b,
            ENGLISH,
            "2025-12-15",
            "en",
            "Example agency, English service",
            (Passage(0, len(ENGLISH), "report", "en"),),
            (
                claim(
                    b,
                    ENGLISH,
                    "freed",
                    "Ales Bialiatski was released on 13 December 2025",
                    persons=("Ales Bialiatski",),
                    where="BY",
                    when="2025-12-13",
                ),
                claim(
                    b,
                    ENGLISH,
                    "freed",
                    "Maria Kalesnikava was released, too",
                    1,
                    persons=("Maria Kalesnikava",),
                    where="BY",
                    attribution=("sister",),
                ),
                claim(
                    b,
                    ENGLISH,
                    "freed",
                    "The authorities may also free Ihar Losik",
                    status="considered",
                    persons=("Ihar Losik",),
                    where="BY",
                    when="2026-21",
                ),
                claim(
                    b,
                    ENGLISH,
                    "held",
                    "Her lawyer Maksim Znak is still in prison",
                    persons=("Maksim Znak",),
                    where="BY",
                    when="2025-12-15",
                ),
            ),
            tuple(
                naming(ENGLISH, name)
                for name in ("Ales Bialiatski", "Maria Kalesnikava", "Ihar Losik", "Maksim Znak")
            ),
            (
                Relation(
                    **span(ENGLISH, "Her lawyer Maksim Znak"),
                    kind="lawyer",
                    one="Maksim Znak",
                    other="Maria Kalesnikava",
                ),
            ),
        ),
        Report(
            c,
            RUSSIAN,
            "2026-01",
            "ru",
            None,
            (Passage(0, len(RUSSIAN), "report", "ru"),),
            (
                claim(
                    c,
                    RUSSIAN,
                    "freed",
                    "Алесь Беляцкий освобождён 13 декабря 2025 года",
                    persons=("Алесь Беляцкий",),
                    where="BY",
                    when="2025-12-13",
                ),
            ),
            (naming(RUSSIAN, "Алесь Беляцкий", gender="m"),),
        ),
    )


@cache
def told() -> Directory:
    """Their directory, with a pair that waits for a decision."""
    made = directory(reports())
    doubt = Doubt("Ihar Losik", "Rico Krieger", 0.45, ("no reason at all",))
    return Directory(made.reports, made.lives, made.named, (*made.doubts, doubt))


@cache
def sample() -> Contents:
    """What their export holds."""
    return contents(told(), reports(), READING)
