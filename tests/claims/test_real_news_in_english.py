"""English as ordinary news writes it: who speaks, who is meant, which words are no bargaining."""

from __future__ import annotations

import pytest
from claims_read import claims_of

SPEAKERS = [
    (
        "More than 300 journalists are in prison and the CPJ said that all of them must be freed.",
        ("CPJ",),
    ),
    ("He was freed and then held again after rare anti-government protests in Minsk.", ()),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_only_somebody_speaks(text, speakers):
    said = {name for c in claims_of(text, "en") for name in c.attribution}
    assert said == set(speakers)


PERSONS = [
    (
        "Brittney Griner was released from Russian custody in exchange for Russian arms dealer "
        "Viktor Bout.",
        "freed",
        [("Brittney Griner",), ("Viktor Bout",)],
    ),
    (
        "In March they let former truth commission head Sihem Bensedrine out of prison.",
        "freed",
        [("Sihem Bensedrine",)],
    ),
    (
        "Also released were German mercenary Rico Krieger, who had been held in Minsk, Russian "
        "dissident Ilya Yashin, and FSB colonel Vadim Krasikov.",
        "freed",
        [("Rico Krieger", "Ilya Yashin", "Vadim Krasikov")],
    ),
    (
        "Also released were economist Sean Turnell, a former adviser to Aung San Suu Kyi; "
        "former envoy Vicky Bowman and her husband Htein Linn; and filmmaker Toru Kubota.",
        "freed",
        [("Sean Turnell", "Vicky Bowman", "Htein Linn", "Toru Kubota")],
    ),
    (
        "Evan Gershkovich was the first American reporter to be arrested in Russia since "
        "Nicholas Daniloff in 1986.",
        "jailed",
        [("Evan Gershkovich",)],
    ),
]


@pytest.mark.parametrize(("text", "kind", "persons"), PERSONS)
def test_whom_a_row_names(text, kind, persons):
    assert [c.persons for c in claims_of(text, "en", kind)] == persons


COUNTS = [
    ("Three Armenian detainees boarded a flight to Yerevan on Sunday.", "freed", [3]),
    ("Two of the prisoners left Iranian jails on Monday.", "freed", [2]),
    ("Four members of the “Hong Kong 47” were released from prison.", "freed", [4]),
    ("Four more of the “47 democrats” were released.", "freed", [4]),
    ("The United States and Iran each released five detainees in a swap.", "freed", [5, 5]),
    ("A “Radio Free Europe” journalist was arrested.", "freed", []),
    ("Cuba completed the release of 553 prisoners despite the collapse of a deal.", "freed", [553]),
]


@pytest.mark.parametrize(("text", "kind", "counts"), COUNTS)
def test_which_numbers_and_names_count(text, kind, counts):
    claims = claims_of(text, "en", kind)
    assert [c.count and c.count.value for c in claims] == counts
    assert not claims_of(text, "en", "talks")


RELEASES = [
    "Foro Penal has verified the release of 49 political prisoners after the announcement made "
    "by the speaker.",
    "Some 49 inmates considered by many to be political prisoners were freed.",
]


@pytest.mark.parametrize("text", RELEASES)
def test_a_release_is_no_demand(text):
    claims = claims_of(text, "en")
    assert [(c.kind, c.status, c.count.value) for c in claims if c.count] == [
        ("freed", "asserted", 49)
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Among those freed is former US soldier Paul Whelan.", ()),
        ("The US freed Viktor Bout.", ("US",)),
    ],
)
def test_where_somebody_is_from_is_not_who_acts(text, by):
    (claim,) = claims_of(text, "en", "freed")
    assert claim.by == by


NOBODY = [
    ("Morad Tahbaz was freed. For them, the US released five and dropped charges against them.", 5),
    ("One of them praised Joe Biden for the decisions that freed them.", None),
]


@pytest.mark.parametrize(("text", "count"), NOBODY)
def test_who_is_meant_by_a_pronoun_behind_the_verb_is_not_the_subject(text, count):
    told = [c.count.value for c in claims_of(text, "en", "freed") if c.count]
    assert told == ([count] if count else [])
    assert sum("Morad Tahbaz" in c.persons for c in claims_of(text, "en")) == text.count("Morad")


KINDS = [
    ("Five American prisoners are now headed for Doha.", [("freed", "asserted")]),
    ("Cuba continued to free political prisoners.", [("freed", "asserted")]),
    ("Cuba announced the decision to free 553 people.", [("freed", "planned")]),
    ("The state should drop the charges, free all journalists now.", [("talks", "demanded")]),
    ("Cuba agreed to release 553 people sanctioned for crimes.", [("freed", "agreed")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_how_real_a_release_is(text, expected):
    assert [(c.kind, c.status) for c in claims_of(text, "en")] == expected


ASIDES = [
    (
        "Dzyanis Urad is a captain. Dzyanis Urad, a captain of the General Staff, was detained.",
        "jailed",
        [("Dzyanis Urad",)],
    ),
    ("Following the verdict, 24 diplomatic missions issued a statement.", "jailed", []),
    (
        "Released on condition that she leave at once, Tran Thi Nga boarded a plane to Atlanta.",
        "freed",
        [("Tran Thi Nga",)],
    ),
    (
        "Nguyen Tien Trung told reporters that he and Vi Duc Hoi had been freed.",
        "freed",
        [("Nguyen Tien Trung", "Vi Duc Hoi")],
    ),
    ("Its prisons hold hundreds who should be immediately and fully released.", "freed", []),
]


@pytest.mark.parametrize(("text", "kind", "persons"), ASIDES)
def test_whom_a_participle_or_a_pronoun_takes_in(text, kind, persons):
    assert [c.persons for c in claims_of(text, "en", kind)] == persons


def test_stocks_of_several_states():
    text = "There are 314 political prisoners in Russia, 27 in Vietnam and 350 in Venezuela."
    held = claims_of(text, "en", "held")
    assert [(c.count and c.count.value, c.where) for c in held] == [
        (314, "RU"),
        (27, "VN"),
        (350, "VE"),
    ]
    assert not claims_of(text, "en", "freed")


def test_who_was_denied_bail_was_still_held():
    text = "All four prisoners had been denied bail and were kept in custody for two years."
    assert [c.status for c in claims_of(text, "en", "held")] == ["asserted"]
