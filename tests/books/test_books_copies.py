"""Copies of one text, where texts are from, and whose telling a claim is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import claim, report

from drehtuer import read
from drehtuer.books import account
from drehtuer.books import copies as copying
from drehtuer.books.byline import agency_of
from drehtuer.books.copies import copies
from drehtuer.model import Naming, Report

AGENCY = """Belarus frees 52 prisoners

VILNIUS, Sept 11 (Reuters) - Belarusian President Alexander Lukashenko freed 52 prisoners on
Thursday after talks with the U.S. envoy John Coale, and all of them crossed into Lithuania the same
day.

The United States lifted its sanctions on the state airline Belavia in return, Coale told
journalists in Minsk. Among those released were the journalist Ihar Losik and the former
presidential candidate Mikola Statkevich, who refused to leave the country and turned back at
the border.

The human rights group Viasna says that more than 1,100 political prisoners are still held in
Belarus. Lukashenko has ruled the country since 1994.
"""
CUT = AGENCY.partition("\n\nThe human")[0].replace("VILNIUS, Sept 11 (Reuters) - ", "")
EDITED = (
    AGENCY.replace("Thursday", "11 September")
    .replace("crossed into", "arrived in")
    .replace(" in return", "")
    .replace("are still held", "remain in prison")
)
OWN_BEGINNING = (
    "Relatives waited at the border from the early morning, some with flowers and some with "
    "photographs, and not all of those they waited for were on the bus.\n\n" + AGENCY
)
OTHER = """Fifty-two people left Belarusian prisons on Thursday and were driven to Vilnius by bus.
Lithuania's president Gitanas Nausėda met them at the border. "No man left behind," he wrote. John
Coale had spoken with Lukashenko for hours; Washington allows Belavia to buy spare parts again.
Statkevich got off the bus between the two border posts and walked back into Belarus. Where he is
now, his wife does not know. The journalist Ihar Losik had been in prison since June 2020."""
QUOTING = """A week after the release, the families of those who stay behind wrote to Washington.

The United States lifted its sanctions on the state airline Belavia in return, Coale told
journalists in Minsk. The letter asks what he will ask for next time. It names nineteen doctors and
teachers who have been in custody for more than four years, and the lawyers who defended them. The
envoy has not answered yet; an official of the embassy in Vilnius said that he had read it. The
families want to travel to Vilnius in October and hand it over once more, with the names of those
who have been sentenced since, and they hope for a meeting with members of the European Parliament.
"""


def printed(source: str, text: str, day: str = "2025-09-12", outlet: str | None = None) -> Report:
    made = report(source, day, claim("freed", 52, when="2025-09-11", where="BY"), text=text)
    return replace(made, outlet=outlet)


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (AGENCY, True),
        (CUT, True),
        (EDITED, True),
        (OWN_BEGINNING, True),
        (AGENCY.upper(), True),
        (OTHER, False),
        (QUOTING, False),
    ],
)
def test_copies_are_known_by_their_words(text: str, is_copy: bool) -> None:
    first, second = printed("z", AGENCY, "2025-09-11"), printed("a", text)
    found = copies([second, first])
    assert bool(found) == is_copy
    if found:
        assert (found[0].origin, found[0].agency, found[0].reports) == ("z", "Reuters", ("z", "a"))


def test_what_is_printed_again_much_later_is_history() -> None:
    assert copies([printed("a", AGENCY, "2025-09-11"), printed("b", CUT, "2025-09-30")])
    assert not copies([printed("a", AGENCY, "2025-09-11"), printed("b", CUT, "2025-12-30")])
    assert copies([printed("a", AGENCY, "2025-09-11"), printed("b", AGENCY, "2025-12-30")])


def test_background_that_comes_back_for_weeks_ties_nothing() -> None:
    background = AGENCY.partition("Reuters) - ")[2]
    weekly = [
        printed(f"r{week}", f"{background}\nWeek {week} of the talks.", f"2025-0{1 + week}-05")
        for week in range(7)
    ]
    assert not copies(weekly)


def test_the_first_of_a_day_is_the_agency_or_the_longest() -> None:
    short, long = printed("a", CUT), printed("b", AGENCY)
    (found,) = copies([short, long])
    assert found.origin == "b"
    (found,) = copies([replace(short, outlet="Reuters"), replace(long, outlet="Daily")])
    assert found.origin == "a"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Minsk (dpa) – Lukaschenko hat 52 Gefangene begnadigt. Alle sind frei.", "dpa"),
        ("MINSK, 11 сентября – Интерфакс. Помилованы 52 человека.", "Interfax"),
        ("МИНСК, 11 сентября. /ТАСС/. Александр Лукашенко помиловал 52 человека.", "TASS"),
        ("Caracas, 8 ene (EFE).- El Gobierno anunció excarcelaciones de presos.", "EFE"),
        ("BERLIN (AP) — Rico Krieger is free, the German government said.", "AP"),
        ("Ein Gefangener ist frei.\n\nAFP/dpa", "AFP"),
        ("Ein Gefangener ist frei. Mehr ist nicht bekannt.\n\nMit Material von dpa", "dpa"),
        ("Ein Gefangener ist frei, sagte er der AFP. Mehr ist nicht bekannt.", None),
        ("Ein Gefangener ist frei. Das sagte er.\n(Quellen: Belta, Viasna)", None),
        ("Wilna/Minsk (bxw) – Ein Gefangener ist frei.", "bxw"),
        ("Der Richter (links) – er schwieg – ging.", None),
        ("Der Abgeordnete Roderich Kiesewetter (CDU) sprach mit AFP.", None),
    ],
)
def test_bylines(text: str, agency: str | None) -> None:
    assert agency_of(Report("a", text)) == agency


def told(source: str, outlet: str | None, *attribution: str, text: str = "") -> Report:
    fields = claim("freed", 52, when="2025-09-11", where="BY", attribution=attribution)
    names = tuple(
        Naming(0, 1, name, name, "medium")
        for name in attribution
        if name in ("Nascha Niwa", "Telegram")
    )
    made = report(source, "2025-09-12", fields, text=text)
    return replace(made, outlet=outlet, names=names)


@pytest.mark.parametrize(
    ("reports", "sources", "second_hand"),
    [
        # Two who quote who counts have it first-hand.
        ([told("a", "BBC", "Viasna"), told("b", "dpa", "Viasna")], ("BBC", "dpa"), ()),
        # Who quotes an agency for it is no second source beside it.
        ([told("a", "Reuters"), told("b", "BBC", "Viasna", "Reuters")], ("Reuters",), ("b-0",)),
        ([told("a", "BBC", "Nascha Niwa")], ("Nascha Niwa",), ("a-0",)),
        # What somebody writes on a platform is first-hand.
        ([told("a", "BBC", "John Coale", "Telegram")], ("BBC",), ()),
        # An agency that quotes itself.
        ([told("a", "Reuters", "Viasna", "Reuters")], ("Reuters",), ()),
        # Without a medium a report stands for itself.
        ([told("a", None), told("b", None)], ("a", "b"), ()),
        # Of one outlet two reports are one source.
        ([told("a", "BBC"), told("b", "BBC")], ("BBC",), ()),
        # Copies.
        (
            [told("a", "Daily", text=AGENCY), told("b", "Weekly", text=CUT)],
            ("Reuters",),
            ("b-0",),
        ),
    ],
)
def test_whose_telling_it_is(
    reports: list[Report], sources: tuple[str, ...], second_hand: tuple[str, ...]
) -> None:
    (entry,) = account(reports).freed
    assert (entry.sources, entry.repeated) == (sources, second_hand)
    assert entry.reports == len(reports)


def test_a_text_printed_unchanged_counts_as_a_report_and_as_no_source() -> None:
    wave = claim("freed", 52, when="2025-09-11", id="the-same")
    again = [report(name, "2025-09-11", wave, text=AGENCY) for name in ("a", "b", "c")]
    made = account(again)
    (entry,) = made.freed
    assert (entry.reports, entry.sources, entry.repeated) == (3, ("Reuters",), ())
    assert made.copies[0].reports == ("a", "b", "c")


def test_one_wave_in_four_languages_is_one_entry_with_its_reasons() -> None:
    dispatches = {
        "de": "Belarus hat am 11. September 2025 52 Gefangene freigelassen.",
        "en": "Belarus freed 52 prisoners on 11 September 2025.",
        "es": "Bielorrusia liberó a 52 presos el 11 de septiembre de 2025.",
        "ru": "11 сентября 2025 года Беларусь освободила 52 заключённых.",
    }
    reports = [
        read(text, source=language, published="2025-09-12", language=language)
        for language, text in dispatches.items()
    ]
    (entry,) = account(reports).freed
    assert len(entry.claims) == entry.reports == 4
    assert entry.together == ("place", "time", "number", "parties")


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ({}, {}, ("place", "time", "number")),
        (
            {"quote": "They are free."},
            {"quote": "They are\nfree."},
            ("words", "place", "time", "number"),
        ),
        ({"where": None}, {}, ("time", "number")),
        ({"when": None}, {}, ("place", "number")),
        ({"count": ("about", 50)}, {}, ("place", "time", "figures")),
        (
            {"persons": ("Ihar Losik",)},
            {"persons": ("Ihar Losik",), "count": None},
            ("place", "time", "persons"),
        ),
        ({"by": ("Belarus",)}, {"by": ("Belarus",)}, ("place", "time", "number", "parties")),
        (
            {"attribution": ("Viasna",)},
            {"attribution": ("Viasna", "Reuters")},
            ("place", "time", "number", "counter"),
        ),
    ],
)
def test_why_claims_stand_together(
    one: dict[str, object], other: dict[str, object], reasons: tuple[str, ...]
) -> None:
    wave = claim("freed", 52, when="2025-09-11", where="BY")
    made = account(
        [report("a", "2025-09-12", {**wave, **one}), report("b", "2025-09-12", {**wave, **other})]
    )
    (entry,) = made.freed
    assert entry.together == reasons


def test_one_claim_needs_no_reason() -> None:
    (entry,) = account([told("a", "BBC")]).freed
    assert entry.together == ()


SENTENCES = [" ".join(f"{letter}{n}" for n in range(12)) + "." for letter in "abcdefghijkl"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=9), max_size=12))
def test_looking_up_the_rarest_runs_finds_what_comparing_all_finds(made: list[list[str]]) -> None:
    reports = [printed(f"{n:02}", " ".join(sentences)) for n, sentences in enumerate(made)]
    texts = copying._in_order(map(copying._text, reports))
    origins: dict[str, str] = {}
    of_text: dict[str, str] = {}
    for number, text in enumerate(texts):
        like = [
            (len(text.runs & other.runs), -place)
            for place, other in enumerate(texts[:number])
            if origins[other.report.source] == other.report.source
            and copying._is_copy(text.runs, other.runs, len(text.runs & other.runs))
        ]
        first = texts[-max(like)[1]] if like else text
        origin = of_text.setdefault(text.report.text, first.report.source)
        origins[text.report.source] = origin
    found = {source: group.origin for group in copies(reports) for source in group.reports}
    assert {source: found.get(source, source) for source in origins} == origins
