"""English: lists with semicolons, appositions, and who a participle or a pronoun tells of."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, told

Case = tuple[str, str, list[dict[str, Any]]]

CASES: list[Case] = [
    # the items of a list with semicolons
    (
        "Freed: Oleg Orlov, 71, of Memorial; Sasha Skochilenko, 33, artist; Lilia Chanysheva, 42.",
        "freed",
        [{"persons": ["Oleg Orlov", "Sasha Skochilenko", "Lilia Chanysheva"]}],
    ),
    (
        "Thirteen people jailed in Minsk arrived in Vilnius on Monday aboard a bus. Among the "
        "passengers were the journalist Ihar Karnei, arrested in 2023; the activist Palina "
        "Sharenda-Panasiuk; and a retired lawyer, Maksim Znak.",
        "freed",
        [
            {"count": 13},
            {
                "persons": ["Ihar Karnei", "Palina Sharenda-Panasiuk", "Maksim Znak"],
                "when": "2025-12-01",
            },
        ],
    ),
    (
        "Ales Bialiatski was freed on Monday; Maria Kalesnikava stays in prison.",
        "freed",
        [{"persons": ["Ales Bialiatski"]}],
    ),
    # a participle tells who the subject is, whatever stands in its phrase
    (
        "Nineteen people jailed by the government of Daniel Ortega and Rosario Murillo arrived in "
        "San José on Thursday aboard a chartered plane.",
        "freed",
        [{"count": 19}],
    ),
    # a number behind names only tells who they are
    (
        "Going the other way were Artem Dultsev and Anna Dultseva, two agents.",
        "freed",
        [{"persons": ["Artem Dultsev", "Anna Dultseva"], "count": None}],
    ),
    # a plural pronoun, and the clause that shares it
    (
        "Russia freed Evan Gershkovich and Paul Whelan. They were given 16 years each by a court "
        "and pardoned on Thursday.",
        "freed",
        [
            {"persons": ["Evan Gershkovich", "Paul Whelan"]},
            {"persons": ["Evan Gershkovich", "Paul Whelan"]},
        ],
    ),
    # one more person, but no fraction and no thing
    ("A seventh person, a Canadian, was released on Monday.", "freed", [{"count": 1}]),
    ("An executive order lets Marco Rubio punish wrongful detention.", "held", []),
    # those who stay where the sentence is about something else
    ("The six still in Ketziot prison have declined to sign.", "held", [{"count": 6}]),
    # a number as an aside, parts of those told before, all of them
    (
        "Minsk has let more than 430 prisoners go since 2024. The largest batch until this month, "
        "52, was driven to Lithuania on 11 September.",
        "freed",
        [{"count": ("more_than", 430)}, {"count": 52, "when": "2025-09-11"}],
    ),
    (
        "Belarus freed 52 prisoners. Gitanas Nausėda says the 52 include six Lithuanians.",
        "freed",
        [{"count": 52}, {"count": 52}, {"count": 6}],
    ),
    (
        "John Coale did not rule out that all of them might be let go.",
        "freed",
        [{"count": ("all", None), "status": "considered"}],
    ),
    ("The oldest prisoner, Leopoldo Lares, is 74.", "freed", []),
    # swaps
    (
        "Iran has swapped two French nationals, Cécile Kohler and Jacques Paris, for Mahdieh "
        "Esfandiari.",
        "freed",
        [
            {"persons": ["Cécile Kohler", "Jacques Paris"], "count": 2},
            {"persons": ["Mahdieh Esfandiari"], "count": None},
        ],
    ),
    (
        "Two Wagner fighters held in Kyiv were traded for nine Ukrainian sailors.",
        "freed",
        [{"count": 2}, {"count": 9}],
    ),
    ("A swap of more than 200 a side is expected.", "freed", [{"count": ("more_than", 200)}] * 2),
    # what befalls a term befalls whose it is; a thing that got out is nobody
    (
        "Victoire Ingabire, whose term was remitted in 2018, is back in a cell.",
        "freed",
        [{"persons": ["Victoire Ingabire"], "when": "2018"}],
    ),
    ("In a letter that got out of Mar Verde prison, he described the food.", "freed", []),
    # a list below a sentence that ends with a colon
    (
        "Three political prisoners left a cell in Minsk on Monday:\n\n– Ihar Losik, 33, arrested "
        "in 2020;\n\n– Palina Sharenda-Panasiuk, 50;\n\n– Maksim Znak, who is a lawyer.\n\n",
        "freed",
        [
            {"count": 3, "persons": []},
            {"count": None, "persons": ["Ihar Losik"]},
            {"count": None, "persons": ["Palina Sharenda-Panasiuk"]},
            {"count": None, "persons": ["Maksim Znak"]},
        ],
    ),
    # what a court decides or refuses is no bargain
    (
        "A federal judge ordered the government to release Mahmoud Khalil.",
        "freed",
        [{"persons": ["Mahmoud Khalil"]}],
    ),
    ("A federal judge ordered the government to release Mahmoud Khalil.", "talks", []),
    (
        "A court turned down Kizza Besigye's bail plea again.",
        "freed",
        [{"persons": ["Kizza Besigye"], "status": "rejected"}],
    ),
    # steps and denials
    (
        "The interior ministry denied any ill-treatment.",
        "fate",
        [{"fate": "ill_treated", "status": "denied"}],
    ),
    (
        "Luka Mazanashvili was moved from Kutaisi to Rustavi.",
        "fate",
        [{"persons": ["Luka Mazanashvili"], "fate": "transferred"}],
    ),
    (
        "A judge in Istanbul ended Osman Kavala's detention.",
        "freed",
        [{"persons": ["Osman Kavala"]}],
    ),
    ("Kizza Besigye had his conviction thrown out.", "freed", [{"persons": ["Kizza Besigye"]}]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_lists(text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    found = claims_of(text, "en", kind)
    assert [told(c, tuple(e)) for c, e in zip(found, expected, strict=True)] == expected
