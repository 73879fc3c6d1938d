"""Deals: what opens one, what it holds, what was promised against what was done, what is decided.

The dispatches are short and written for these tests; the facts are those that were reported.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import claim, count

import drehtuer
from drehtuer.books import Account, account
from drehtuer.books.deals import Deal
from drehtuer.books.deals.wording import condition, tells
from drehtuer.books.record import Interval
from drehtuer.model import Claim, Report
from drehtuer.people import Decisions

Told = tuple[str, list[dict[str, Any]]]


def dispatch(source: str, published: str, *told: Told, language: str = "en") -> Report:
    """A report of sentences, each in a line of its own, with the claims that each makes."""
    text, made = "", []
    for sentence, claims in told:
        for fields in claims:
            record = {
                "id": f"{source}-{len(made)}",
                "source": source,
                "section": "report",
                "start": len(text),
                "end": len(text) + len(sentence) - 1,
                "quote": sentence[:-1],
                **fields,
            }
            if record.get("count") is not None:
                record["count"] = count(record["count"])
            made.append(Claim(**record))
        text += f"{sentence}\n"
    return Report(source, text, published, language, claims=tuple(made))


def freed(number: Any, when: str | None, where: str = "BY", **more: Any) -> list[dict[str, Any]]:
    return [claim("freed", number, when=when, where=where, **more)]


def relief(by: str, to: str, when: str | None, **more: Any) -> list[dict[str, Any]]:
    return [claim("measure", by=by, to=to, when=when, direction="lift", **more)]


AUGUST = dispatch(
    "august",
    "2025-08-16",
    (
        "Talks are under way on the release of 1,300 more, Trump said.",
        [
            claim(
                "talks",
                1300,
                when="2025-08-15",
                where="BY",
                status="negotiated",
                by=("United States", "Belarus"),
                attribution="Donald Trump",
            )
        ],
    ),
)
SEPTEMBER = dispatch(
    "september",
    "2025-09-12",
    ("Belarus freed 52 prisoners.", freed(52, "2025-09-11", by="Belarus")),
    (
        "The United States lifts sanctions on the airline Belavia.",
        relief("United States", "Belavia", "2025-09-11"),
    ),
)
DECEMBER = dispatch(
    "december",
    "2025-12-15",
    ("Belarus freed 123 prisoners.", freed(123, "2025-12-13", by="Belarus")),
    (
        "In return Washington lifts its sanctions on potash.",
        relief("Washington", "Belarus", "2025-12-13"),
    ),
)


def deals(*reports: Report, decided: Decisions | None = None) -> tuple[Deal, ...]:
    return account(reports, decided).deals


def parties(deal: Deal) -> dict[str, tuple[str, ...]]:
    return {party.name: party.parts for party in deal.parties}


def steps(deal: Deal) -> list[tuple[str, str | None]]:
    return [(step.kind, step.when) for step in deal.steps]


def test_1300_talked_of_52_and_123_freed() -> None:
    autumn, winter = deals(AUGUST, SEPTEMBER, DECEMBER)
    (promise,) = autumn.sides[0].promises
    assert (promise.people, promise.status) == (Interval(1300, 1300), "negotiated")
    assert promise.delivered == Interval(52, 52)
    assert promise.later == Interval(123, 123)
    # Whether the 123 count towards the 1,300 no report says: so from 1,125 to 1,248 are open.
    assert promise.open == Interval(1125, 1248)
    assert promise.kept == "no"
    assert autumn.as_of == "2025-12-15"
    assert steps(autumn) == [
        ("negotiated", "2025-08-15"),
        ("given", "2025-09-11"),
        ("freed", "2025-09-11"),
    ]
    assert autumn.stage == winter.stage == "freed"
    assert parties(autumn) == {"BY": ("holds", "negotiates"), "US": ("negotiates", "gives")}
    assert winter.sides[0].promises == ()


def test_two_deals_of_one_pair_in_one_year_are_kept_apart() -> None:
    autumn, winter = deals(SEPTEMBER, DECEMBER)
    assert [d.sides[0].delivered[0].people.least for d in (autumn, winter)] == [52, 123]
    assert [gift.tie for gift in (*autumn.given, *winter.given)] == ["beside", "told"]
    assert [gift.order for gift in (*autumn.given, *winter.given)] == ["same", "same"]
    assert [tie.reason for tie in (*autumn.ties, *winter.ties)] == ["same_report", "in_return"]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        # 16 pardons on the eve of a holiday, and no word of anybody else.
        ("Lukashenko pardoned 16 prisoners.", freed(16, "2025-07-03")),
        ("300 were let go after serving their sentences.", freed(300, "2025-07")),
        (
            "Viasna demands the release of 1,218 political prisoners.",
            [claim("talks", 1218, where="BY", status="demanded", by="Viasna")],
        ),
        (
            "The European Union lifts sanctions on Belavia.",
            relief("EU", "Belavia", "2025-07-03"),
        ),
        (
            "In return the European Union lifts sanctions on Syria.",
            [*freed(16, "2025-07-03"), *relief("EU", "Syria", "2025-07-03")],
        ),
        (
            "Russia tightens the sanctions and frees 16.",
            [
                *freed(16, "2025-07-03"),
                claim("measure", by="EU", to="Belarus", when="2025-07-03", direction="tighten"),
            ],
        ),
    ],
)
def test_what_is_no_deal(sentence: str, claims: list[dict[str, Any]]) -> None:
    assert deals(dispatch("r", "2025-07-04", (sentence, claims))) == ()


def test_relief_that_is_only_examined_makes_no_deal_of_a_release() -> None:
    report = dispatch(
        "november",
        "2025-11-25",
        ("31 Ukrainians came free.", freed(31, "2025-11-22", nationality="UA")),
        (
            "Relief for Belavia is being examined.",
            relief("United States", "Belavia", "2025-11", status="considered"),
        ),
    )
    assert deals(report) == ()


ANKARA = dispatch(
    "ankara",
    "2024-08-01",
    ("Russia freed 16 prisoners.", freed(16, "2024-08-01", "RU", by="Russia")),
    (
        "In return eight Russians came free from Germany.",
        freed(8, "2024-08-01", "DE", nationality="RU"),
    ),
    ("13 of the freed were flown out.", freed(13, "2024-08-01", "RU", group="freed prisoners")),
)


def test_a_swap_has_two_directions() -> None:
    (deal,) = deals(ANKARA)
    assert {side.holder: side.delivered[0].people for side in deal.sides} == {
        "RU": Interval(16, 16),
        "DE": Interval(8, 8),
    }
    assert {tie.how for tie in deal.ties} == {"told"}
    assert parties(deal) == {"DE": ("holds",), "RU": ("holds",)}


def test_releases_by_two_states_are_a_swap_only_if_a_report_says_so() -> None:
    report = dispatch(
        "roundup",
        "2026-01-12",
        ("Venezuela released 16.", freed(16, "2026-01-11", "VE")),
        ("Belarus pardoned 22.", freed(22, "2026-01-11")),
    )
    assert deals(report) == ()


def test_what_is_denied_ties_nothing() -> None:
    report = dispatch(
        "denied",
        "2026-01-12",
        ("Venezuela released 16.", freed(16, "2026-01-11", "VE")),
        (
            "Nothing in return, said the United States, which freed two.",
            freed(2, "2026-01-11", "US"),
        ),
    )
    assert deals(report) == ()


CARACAS = (
    dispatch(
        "announced",
        "2026-01-09",
        (
            "A significant number would be freed, Jorge Rodríguez said.",
            freed(("some", None), "2026-01-08", "VE", status="planned", by="Venezuela"),
        ),
    ),
    dispatch(
        "verified",
        "2026-01-12",
        (
            "Foro Penal has verified 16 releases.",
            freed(16, "2026-01-11", "VE", attribution="Foro Penal"),
        ),
    ),
    dispatch(
        "counted",
        "2026-02-09",
        (
            "Foro Penal counts 426 since 8 January.",
            freed(426, "2026-01-08/..", "VE", attribution="Foro Penal", cumulative=True),
        ),
        (
            "The government counts 896 since December.",
            freed(896, "2025-12/..", "VE", attribution="Diosdado Cabello", cumulative=True),
        ),
        (
            "Juan Pablo Guanipa came free.",
            freed(None, "2026-02-08", "VE", persons="Juan Pablo Guanipa"),
        ),
        (
            "Guanipa was arrested again.",
            [
                claim(
                    "fate",
                    where="VE",
                    when="2026-02-08",
                    fate="rearrested",
                    persons="Juan Pablo Guanipa",
                )
            ],
        ),
    ),
)


def test_a_gesture_without_number_is_verified_by_another_and_open() -> None:
    (deal,) = deals(*CARACAS)
    (side,) = deal.sides
    (promise,) = side.promises
    assert parties(deal) == {"VE": ("holds",)}
    assert deal.stage == "verified"
    assert (promise.kept, promise.open) == (None, Interval(0, None))
    assert side.releases[0].verified_by == ("Foro Penal",)
    # The government's sum begins before the announcement, and so counts others, too.
    assert [(t.counter, t.people) for t in side.delivered] == [
        (None, Interval(16, 17)),
        ("Foro Penal", Interval(426, 426)),
    ]
    assert promise.delivered == Interval(16, 426)


def test_who_is_arrested_again_is_told_of_the_release() -> None:
    (deal,) = deals(*CARACAS)
    (quality,) = deal.sides[0].quality
    assert (quality.fate, quality.persons) == ("rearrested", ("Juan Pablo Guanipa",))
    assert quality.people == Interval(1, 1)


def test_an_arrest_after_the_release_is_one_again_and_one_before_is_not() -> None:
    for when, fates in (("2025-09-12", ["rearrested"]), ("2020-05-31", [])):
        report = dispatch(
            "statkevich",
            "2025-09-20",
            (
                "Mikola Statkevich was freed with 51 others.",
                freed(52, "2025-09-11", persons="Mikola Statkevich"),
            ),
            ("In return sanctions are lifted.", relief("US", "Belarus", "2025-09-11")),
            (
                "Statkevich was jailed.",
                [claim("jailed", persons="Mikola Statkevich", when=when, where="BY")],
            ),
        )
        (deal,) = deals(report)
        assert [quality.fate for quality in deal.sides[0].quality] == fates


def test_what_became_of_a_group_is_of_the_releases_its_report_tells() -> None:
    fate = claim("fate", ("some", None), where="BY", fate="expelled", group="freed prisoners")
    report = dispatch(
        "expelled",
        "2025-09-20",
        ("Belarus freed 52 prisoners.", freed(52, "2025-09-11")),
        ("In return sanctions are lifted.", relief("US", "Belarus", "2025-09-11")),
        ("Many were driven to the border.", [fate]),
    )
    (deal,) = deals(report)
    assert [(q.fate, q.people) for q in deal.sides[0].quality] == [("expelled", Interval(2, None))]


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        # Viasna, December 2025: 189 forced out in a year are not of the 123 of one day.
        ({"number": 189, "fate": "expelled", "group": "freed prisoners"}, []),
        ({"number": 100, "fate": "expelled", "group": "freed prisoners"}, ["expelled"]),
        ({"number": 2, "fate": "died", "group": "political prisoners"}, []),
    ],
)
def test_what_cannot_be_of_a_release(fate: dict[str, Any], told: list[str]) -> None:
    number = fate.pop("number")
    report = dispatch(
        "year",
        "2025-12-23",
        ("Belarus freed 123 prisoners.", freed(123, "2025-12-13")),
        ("In return sanctions are lifted.", relief("US", "Belarus", "2025-12-13")),
        ("So it ended.", [claim("fate", number, where="BY", **fate)]),
    )
    (deal,) = deals(report)
    assert [quality.fate for quality in deal.sides[0].quality] == told


def test_a_deal_without_a_release_yet() -> None:
    report = dispatch(
        "talks",
        "2025-11-20",
        (
            "Washington and Minsk talk about at least 100 prisoners.",
            [
                claim(
                    "talks",
                    ("at_least", 100),
                    where="BY",
                    status="negotiated",
                    by=("Washington", "Minsk"),
                )
            ],
        ),
        (
            "The United States offers to ease sanctions if Minsk frees 50 by New Year.",
            [
                claim(
                    "measure",
                    by="United States",
                    to="Belarus",
                    direction="ease",
                    status="offered",
                    when="2025-11-20",
                )
            ],
        ),
    )
    (deal,) = deals(report)
    (promise,) = deal.sides[0].promises
    assert deal.stage == "negotiated"
    assert (promise.delivered, promise.open) == (Interval(0, 0), Interval(100, None))
    assert promise.kept == "no"
    (asked,) = deal.conditions
    assert asked.text == "if Minsk frees 50 by New Year"
    assert "number" in asked.by
    (gift,) = deal.given
    assert (gift.status, gift.order) == ("offered", None)


def test_thousands_promised_and_266_freed() -> None:
    promised = dispatch(
        "promised",
        "2026-01-09",
        (
            "The government promises to free thousands.",
            freed(("thousands", None), "2026-01-08", "VE", status="promised"),
        ),
    )
    done = dispatch("done", "2026-01-27", ("Venezuela freed 266.", freed(266, "2026-01-20", "VE")))
    (deal,) = deals(promised, done)
    (promise,) = deal.sides[0].promises
    assert (promise.people, promise.delivered) == (Interval(2000, None), Interval(266, 266))
    assert (promise.open, promise.kept) == (Interval(1734, None), "no")


def test_a_promise_that_is_kept_looks_no_further() -> None:
    promised = dispatch(
        "promised",
        "2025-09-02",
        ("Minsk promised to free 52.", freed(52, "2025-09-01", status="promised")),
    )
    (deal, _) = deals(promised, SEPTEMBER, DECEMBER)
    (promise,) = deal.sides[0].promises
    assert (promise.kept, promise.open, promise.later_entries) == ("yes", Interval(0, 0), ())


def test_of_named_people_only_they_are_counted() -> None:
    talks = dispatch(
        "talks",
        "2025-09-02",
        (
            "The United States talks with Minsk about Ales Bialiatski.",
            [
                claim(
                    "talks",
                    where="BY",
                    status="negotiated",
                    by=("United States", "Belarus"),
                    when="2025-09-01",
                    persons="Ales Bialiatski",
                )
            ],
        ),
    )
    named = dispatch(
        "named",
        "2025-12-15",
        ("123 came free.", freed(123, "2025-12-13", persons="Ales Bialiatski")),
    )
    alone = deals(talks, SEPTEMBER)[0].sides[0].promises[0]
    assert (alone.delivered, alone.open, alone.kept) == (Interval(0, 0), Interval(1, 1), "no")
    later = deals(talks, SEPTEMBER, named)[0].sides[0].promises[0]
    assert (later.later, later.open) == (Interval(1, 1), Interval(0, 1))


def test_what_is_promised_ends_when_it_is_reached() -> None:
    agreed = dispatch(
        "agreed", "2025-09-10", ("52 are agreed on.", freed(52, "2025-09-09", status="agreed"))
    )
    more = dispatch("more", "2025-10-09", ("Two came free.", freed(2, "2025-10-08")))
    (deal,) = deals(agreed, SEPTEMBER, more)
    assert deal.sides[0].delivered[0].people == Interval(52, 52)


def test_the_same_number_told_with_another_day_is_not_counted_twice_for_sure() -> None:
    again = dispatch("again", "2026-01-14", ("123 were freed.", freed(123, "2026-01-02")))
    autumn = deals(AUGUST, SEPTEMBER, DECEMBER, again)[0]
    assert autumn.sides[0].promises[0].later == Interval(123, 246)


def test_a_number_that_only_talks_tell_is_no_release() -> None:
    read = dispatch(
        "read",
        "2025-08-16",
        (
            "Talks about the release of 1,300 prisoners go on.",
            [
                *freed(1300, "2025-08-15"),
                claim("talks", 1300, where="BY", status="negotiated", by=("US", "Belarus")),
            ],
        ),
    )
    (deal,) = deals(read)
    assert deal.stage == "negotiated"
    assert deal.sides[0].releases == ()


def test_a_meeting_of_the_parties_stands_in_the_deal_and_another_does_not() -> None:
    report = dispatch(
        "met",
        "2025-09-12",
        (
            "The United States and Belarus talked in Minsk.",
            [claim("contact", by="United States", to="Belarus", when="2025-09-10")],
        ),
        (
            "The United States and Russia talked in Alaska.",
            [claim("contact", by="United States", to="Russia", when="2025-09-10")],
        ),
        ("Belarus freed 52 prisoners.", freed(52, "2025-09-11")),
        ("In return the US lifts sanctions.", relief("US", "Belarus", "2025-09-11")),
    )
    (deal,) = deals(report)
    assert [(gift.kind, gift.order) for gift in deal.given] == [
        ("contact", "before"),
        ("measure", "same"),
    ]
    assert steps(deal)[0] == ("met", "2025-09-10")


# The words


@pytest.mark.parametrize(
    ("kind", "language", "text", "expected"),
    [
        ("return", "en", "In return the sanctions go.", True),
        ("return", "de", "Washington stellt dafür ein Ende in Aussicht.", True),
        ("return", "es", "Fueron liberados a cambio de petróleo.", True),
        ("return", "ru", "Взамен США снимают санкции.", True),
        ("return", "en", "There was nothing in return.", False),
        ("return", "en", "He returned.", False),
        ("return", None, "In return the sanctions go.", False),
        ("swap", "en", "Both went home in a prisoner swap.", True),
        ("swap", "en", "It was not a swap.", False),
        ("swap", "de", "Beide wurden ausgetauscht.", True),
    ],
)
def test_words_of_exchange(kind: str, language: str | None, text: str, expected: bool) -> None:
    assert tells(kind, text, language) is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "More will be lifted as relations return to normal.",
            "as relations return to normal",
        ),
        ("en", "It will ease them if all 1,200 are free, he said.", "if all 1,200 are free"),
        ("de", "Sie lockern, sobald Minsk 50 freilässt.", "sobald Minsk 50 freilässt"),
        ("en", "It eases them.", None),
    ],
)
def test_words_of_conditions(language: str, text: str, expected: str | None) -> None:
    found = condition(text, language)
    assert (text[slice(*found)] if found else None) == expected


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("if Minsk frees 50", ("number",)),
        ("once all are free by 31 December 2025", ("date",)),
        ("as relations return to normal", ()),
    ],
)
def test_what_a_condition_can_be_checked_by(asked: str, by: tuple[str, ...]) -> None:
    text = f"The United States offers to lift its sanctions {asked}."
    offer = relief("United States", "Belarus", "2025-12-13", status="offered")
    (deal,) = deals(
        dispatch(
            "asked", "2025-12-15", ("Belarus freed 123.", freed(123, "2025-12-13")), (text, offer)
        ),
        DECEMBER,
    )
    assert [condition.by for condition in deal.conditions] == [by]


# Decisions


def decided(*made: tuple[str, str, str]) -> Decisions:
    decisions = Decisions()
    for verb, one, other in made:
        decisions = decisions.with_(verb, one, other, by="me", at="2026-01-01", why="so it is")
    return decisions


def test_what_is_joined_is_one_deal_and_the_machines_stay_beside() -> None:
    joined = decided(("join", "september-0", "december-0"))
    (deal,) = deals(SEPTEMBER, DECEMBER, decided=joined)
    assert deal.sides[0].delivered[0].people == Interval(175, 175)
    assert deal.decisions == (1,)
    assert len(deal.machine) == 2
    assert ("decided", "decided") in {(tie.how, tie.reason) for tie in deal.ties}


def test_joining_makes_a_deal_of_a_release() -> None:
    pardon = dispatch("pardon", "2025-07-04", ("Pardoned: 16.", freed(16, "2025-07-03")))
    lifted = dispatch(
        "lifted", "2025-11-02", ("Sanctions are lifted.", relief("US", "Belarus", "2025-11-01"))
    )
    assert deals(pardon, lifted) == ()
    (deal,) = deals(pardon, lifted, decided=decided(("join", "pardon-0", "lifted-0")))
    assert deal.given[0].order == "after"
    assert deal.machine == ()  # the machine had no deal of these


def test_what_is_split_leaves_the_deal_and_comes_back_when_that_is_undone() -> None:
    split = decided(("split", "august-0", "september-0"))
    talks, autumn = deals(AUGUST, SEPTEMBER, decided=split)
    assert [side.releases for side in talks.sides] == [()]
    assert autumn.sides[0].promises == ()
    assert talks.decisions == autumn.decisions == (1,)
    assert talks.machine == autumn.machine != ()
    undone = split.without(1, by="me", at="2026-01-02", why="no")
    assert deals(AUGUST, SEPTEMBER, decided=undone) == deals(AUGUST, SEPTEMBER)


def test_decisions_on_claims_that_are_not_there_change_nothing() -> None:
    elsewhere = decided(("join", "september-0", "x-1"), ("split", "x-1", "x-2"))
    assert deals(SEPTEMBER, decided=elsewhere) == deals(SEPTEMBER)


# The reports themselves


def test_deals_of_real_words() -> None:
    report = drehtuer.read(
        "Belarus hat am Samstag 123 Häftlinge freigelassen. Im Gegenzug heben die USA ihre "
        "Sanktionen gegen belarussisches Kali auf.\n",
        published="2025-12-14",
        language="de",
    )
    (deal,) = deals(report)
    assert steps(deal) == [("given", "2025-12-13"), ("freed", "2025-12-13")]
    assert [gift.tie for gift in deal.given] == ["told"]


def every_claim(record: Any) -> Iterator[str]:
    if isinstance(record, dict):
        for key, value in record.items():
            yield from value if key == "claims" else every_claim(value)
    elif isinstance(record, list):
        for value in record:
            yield from every_claim(value)


def check_evidence(made: Account) -> None:
    """Each deal names its claims, in order, and each part of it only claims of the deal."""
    number = {item.claim.id: item.number for item in made.evidence}
    for deal in made.deals:
        assert deal.claims
        assert [number[each] for each in deal.claims] == sorted(number[c] for c in deal.claims)
        assert set(every_claim(deal.as_dict())) == set(deal.claims)


STATES = ("BY", "VE")
DAYS = ("2025-08-15", "2025-09-11", "2025-09", "2025-12-13", None)
some_claims = st.one_of(
    st.builds(
        lambda n, when, where, status, by: freed(n, when, where, status=status, by=by),
        st.sampled_from([16, 52, 123, ("at_least", 100), ("some", None)]),
        st.sampled_from(DAYS),
        st.sampled_from(STATES),
        st.sampled_from(["asserted", "asserted", "promised", "planned"]),
        st.sampled_from([(), ("Belarus",)]),
    ),
    st.builds(
        lambda n, when, where, status: [
            claim("talks", n, when=when, where=where, status=status, by=("United States",))
        ],
        st.sampled_from([100, 1300]),
        st.sampled_from(DAYS),
        st.sampled_from(STATES),
        st.sampled_from(["negotiated", "offered", "demanded"]),
    ),
    st.builds(
        relief,
        st.sampled_from(["United States", "EU"]),
        st.sampled_from(["Belarus", "Venezuela", "Belavia"]),
        st.sampled_from(DAYS),
    ),
    st.builds(
        lambda when: [claim("contact", by="United States", to="Belarus", when=when)],
        st.sampled_from(DAYS),
    ),
)
some_told = st.tuples(
    st.sampled_from(["In return it was so.", "It was so.", "They were exchanged."]), some_claims
)


@st.composite
def some_reports(draw: st.DrawFn) -> list[Report]:
    return [
        dispatch(f"r{n}", published, *draw(st.lists(some_told, max_size=4)))
        for n, published in enumerate(
            draw(st.lists(st.sampled_from(["2025-08-16", "2025-09-12", "2025-12-15"]), max_size=4))
        )
    ]


@given(some_reports(), st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_reports_does_not_matter(made: list[Report], data: st.DataObject) -> None:
    whole = account(made)
    check_evidence(whole)
    assert account(data.draw(st.permutations(made))).deals == whole.deals


@given(some_reports(), some_told)
@settings(max_examples=60, deadline=None)
def test_a_report_added_takes_no_evidence_that_a_report_ties(
    made: list[Report], more: Told
) -> None:
    def tied(reports: list[Report]) -> set[str]:
        return {
            each
            for deal in account(reports).deals
            for tie in deal.ties
            if tie.reason in ("in_return", "one_sentence")
            for each in tie.claims
        }

    assert tied(made) <= tied([*made, dispatch("more", "2025-12-15", more)])


@given(some_reports())
@settings(max_examples=60, deadline=None)
def test_bounds_hold_what_is_added_up(made: list[Report]) -> None:
    for side in (side for deal in account(made).deals for side in deal.sides):
        for release, tally in itertools.product(side.releases, side.delivered):
            if release.entry in tally.entries:
                assert tally.people.most is None or (release.people.least or 0) <= tally.people.most
        for promise in side.promises:
            assert promise.open.least is not None
            assert promise.open.least >= 0
            assert promise.kept != "yes" or promise.open.least == 0


@pytest.mark.parametrize(
    ("fate", "number", "expected"),
    [
        ("expelled", 50, Interval(50, 50)),
        ("expelled", 189, None),  # more than came free: of another time
        ("died", 2, None),  # in custody, as far as is told
    ],
)
def test_a_fate_that_names_nobody_is_of_those_freed_only_where_it_can_be(
    fate: str, number: int, expected: Interval | None
) -> None:
    told = claim("fate", number, where="BY", fate=fate)
    report = dispatch(
        "september",
        "2025-09-12",
        ("On 11 September Belarus freed 52 prisoners.\n", freed(52, "2025-09-11")),
        ("Sanctions on Belavia were lifted in return.\n", relief("US", "Belavia", "2025-09-11")),
        ("So it was told of them.\n", [told]),
    )
    (deal,) = account([report]).deals
    assert {q.fate: q.people for q in deal.sides[0].quality}.get(fate) == expected
