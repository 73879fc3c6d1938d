"""English: words that only date, describe or see what is told, and orders in lists."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, told

from drehtuer.claims.sentences.counts import find_counts
from drehtuer.claims.tokens import tokenize

Case = tuple[str, str, list[dict[str, Any]]]

CASES: list[Case] = [
    # a noun that only dates what a verb counts
    (
        "Viasna had counted 245 political prisoners in the colony before the release.",
        "held",
        [{"count": 245}],
    ),
    (
        "Viasna had counted 245 political prisoners in the colony before the release.",
        "freed",
        [],
    ),
    ("On 12 January Foro Penal registered 804 political prisoners.", "held", [{"count": 804}]),
    # a participle that only tells which people
    ("A court ordered the release of 70 workers held under the public order law.", "held", []),
    (
        "Israel is to free 250 prisoners serving life sentences and 1,718 detainees from Gaza.",
        "freed",
        [{"count": 250, "status": "planned"}, {"count": 1718, "status": "planned"}],
    ),
    (
        "Israel is to free 250 prisoners serving life sentences and 1,718 detainees from Gaza.",
        "jailed",
        [],
    ),
    # who sees it, and what is no custody
    ("Arzu Geybulla was seized in front of three colleagues.", "jailed", [{"count": None}]),
    (
        "Police have arrested 341 people since June 2020 and brought charges against 165 of them.",
        "jailed",
        [{"count": 341}],
    ),
    ("Ales Pushkin died in a prison hospital in Hrodna.", "fate", [{"fate": "died"}]),
    ("Cairo added 1,500 names to the terror list.", "listed", []),
    # without a subject of its own
    (
        "Osman Kavala was home for an hour before being arrested again.",
        "fate",
        [{"fate": "rearrested", "persons": ["Osman Kavala"]}],
    ),
    (
        "Ekrem Imamoglu has since been stopped from leaving the country.",
        "fate",
        [{"fate": "restricted", "persons": ["Ekrem Imamoglu"]}],
    ),
    (
        "China released three Americans – Mark Swidan, Kai Li and John Leung – in November.",
        "freed",
        [{"count": 3, "persons": ["Mark Swidan", "Kai Li", "John Leung"]}],
    ),
    ("All 553 had been released, a figure that others dispute.", "freed", [{"count": 553}]),
    (
        "Zhanna Agzamova, ordered to serve ten years, was moved to Astana.",
        "jailed",
        [{"persons": ["Zhanna Agzamova"]}],
    ),
    ("The count for Eritrea has stood at 16 prisoners for years.", "held", [{"count": 16}]),
    # parts behind a colon, those told of taken up as one, and what is told of them
    (
        "Foro Penal registered 804 political prisoners: 698 men and 106 women.",
        "held",
        [{"count": 804}, {"count": 698}, {"count": 106}],
    ),
    (
        "Nicaragua freed 27 people on Thursday. Nobody was told. Families wept. "
        "The group includes two reporters.",
        "freed",
        [{"count": 27}, {"count": 2}],
    ),
    (
        "Minsk freed 123 people. Among those set at liberty are Ales Bialiatski and others.",
        "freed",
        [
            {"count": 123, "persons": []},
            {"count": None, "persons": ["Ales Bialiatski"]},
        ],
    ),
    ("Licadho counts 58 people in Cambodian prisons.", "held", [{"count": 58}]),
    (
        "The total number of people arrested for treason since 2022 is now 1,100.",
        "jailed",
        [{"count": 1100, "cumulative": True}],
    ),
    ("Peter and Barbie Reynolds, 80 and 76, are still held.", "held", [{"count": None}]),
    ("A court in Istanbul jailed 13 pending trial.", "jailed", [{"count": 13}]),
    (
        "Russia is holding some 16,000 of its neighbour's civilians.",
        "held",
        [{"count": ("about", 16000)}],
    ),
    (
        "For as long as Andrzej Poczobut is locked up, relations will stay as they are.",
        "jailed",
        [],
    ),
    # the other side of a swap, and what is only confirmed
    (
        "Moscow let Marc Fogel go; in return came Alexander Vinnik.",
        "freed",
        [{"persons": ["Marc Fogel"]}, {"persons": ["Alexander Vinnik"]}],
    ),
    (
        "Moscow freed Ksenia Karelina on Thursday. Her lawyer confirmed the release. "
        "Russia got Arthur Petrov.",
        "freed",
        [
            {"persons": ["Ksenia Karelina"]},
            {"persons": ["Ksenia Karelina"]},
            {"persons": ["Arthur Petrov"]},
        ],
    ),
    (
        "Under a deal brokered by Oman on Monday, Iran freed two Britons.",
        "freed",
        [{"count": 2, "status": "asserted"}],
    ),
    ("As of 1 December 27 journalists were jailed in Azerbaijan.", "held", [{"count": 27}]),
    ("In Azerbaijan 27 journalists were jailed as of 1 December.", "held", [{"count": 27}]),
    ("As of Monday 300 people had been arrested.", "jailed", [{"count": 300}]),
    (
        "Sandra Muhoza was freed on 27 June, then taken in again in October.",
        "fate",
        [{"fate": "rearrested", "persons": ["Sandra Muhoza"]}],
    ),
    ("They have fifteen of our mayors in their dungeons.", "held", [{"count": 15}]),
    # orders and wishes
    (
        "• free Tundu Lissu at once and without conditions;",
        "talks",
        [{"status": "demanded", "persons": ["Tundu Lissu"]}],
    ),
    ("– that Asmara free the eleven former ministers;", "talks", [{"count": 11}]),
    ("• free Tundu Lissu at once and without conditions;", "freed", []),
    (
        "The State Department wants the two students freed.",
        "talks",
        [{"status": "demanded", "count": 2}],
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_is_told_and_what_only_stands_beside(
    text: str, kind: str, expected: list[dict[str, Any]]
) -> None:
    names = tuple(expected[0]) if expected else ("count",)
    assert [told(claim, names) for claim in claims_of(text, "en", kind)] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("no word about the 11", [11]),
        ("about 11 people", [11]),
        ("a figure that prisoners dispute", []),
        ("Israel 43 and Myanmar 35", [43, 35]),
        ("ask for (2) a list; (3) an amnesty", []),
        ("most of the latter", [None]),
    ],
)
def test_what_a_number_counts(text: str, values: list[int | None]) -> None:
    found = find_counts(list(tokenize(text)), "en")
    assert [mention.count.value for mention in found] == values
    assert not any(m.count.qualifier == "about" for m in found if text.startswith("no word"))
