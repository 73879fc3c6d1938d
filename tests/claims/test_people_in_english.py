"""English: families of words for those held, freed, jailed, listed, and their fates."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, read_fields, told

from drehtuer.claims.sentences.counts import find_counts
from drehtuer.claims.timing.expressions import find_periods
from drehtuer.claims.tokens import tokenize

Case = tuple[str, str, list[dict[str, Any]]]

CASES: list[Case] = [
    # what a verb is done to, whatever stands before the noun
    (
        "Iran released British-Iranian aid worker Nazanin Zaghari-Ratcliffe on Wednesday.",
        "freed",
        [{"persons": ["Nazanin Zaghari-Ratcliffe"], "when": "2025-12-03"}],
    ),
    ("Iran freed film director Jafar Panahi.", "freed", [{"persons": ["Jafar Panahi"]}]),
    ("Police in Minsk freed two film directors.", "freed", [{"count": 2}]),
    (
        "The Taliban on Sunday handed over an American woman, Faye Hall, to Qatari mediators.",
        "freed",
        [{"persons": ["Faye Hall"], "when": "2025-11-30"}],
    ),
    ("They rounded up 12 students.", "jailed", [{"count": 12}]),
    ("Plainclothes police stuffed two activists into a van.", "jailed", [{"count": 2}]),
    (
        "Ales Bialiatski was marched out of a library by two officers.",
        "jailed",
        [{"persons": ["Ales Bialiatski"]}],
    ),
    ("The junta remitted the sentences of 5,870 prisoners.", "freed", [{"count": 5870}]),
    ("Nine activists stepped off a plane in Vilnius.", "freed", [{"count": 9}]),
    ("Six of the lawyers were on the street again by noon.", "freed", [{"count": 6}]),
    ("The bishop was driven back to his residence.", "freed", [{"count": 1}]),
    (
        "Also on board were Ales Bialiatski and Maria Kalesnikava.",
        "freed",
        [{"persons": ["Ales Bialiatski", "Maria Kalesnikava"]}],
    ),
    (
        "Osman Kavala must see out the rest of his sentence.",
        "held",
        [{"persons": ["Osman Kavala"]}],
    ),
    ("Osman Kavala is serving a life sentence.", "held", [{"persons": ["Osman Kavala"]}]),
    ("Osman Kavala is serving a life sentence.", "jailed", []),
    ("The opposition has fifteen mayors in jail.", "held", [{"count": 15}]),
    (
        "Rolando Álvarez spent 526 days in the hands of the regime.",
        "held",
        [{"persons": ["Rolando Álvarez"]}],
    ),
    ("Tundu Lissu remains in Ukonga.", "held", [{"persons": ["Tundu Lissu"]}]),
    # custody as a state is no arrest
    (
        "Egypt ordered the release of 164 people from pre-trial detention.",
        "jailed",
        [],
    ),
    ("At least 300 were released after serving their sentences.", "held", []),
    # figures of flows, and labels in running text
    ("The number of people arrested rose to 340 overnight.", "jailed", [{"count": 340}]),
    ("The number of those freed now stands at 302.", "freed", [{"count": 302}]),
    ("The number of journalists in prison rose to 340.", "held", [{"count": 340}]),
    (
        "More than 300 people have been detained since September.",
        "jailed",
        [{"count": ("more_than", 300), "when": "2025-09/.."}],
    ),
    ("Released after questioning: 9. Remanded: 5.", "jailed", [{"count": 5}]),
    # entries without a verb
    ("Buzurgmehr Yorov, lawyer: 28 years.", "jailed", [{"persons": ["Buzurgmehr Yorov"]}]),
    ("Georgia: 11 years for Nika Gvaramia.", "jailed", [{"persons": ["Nika Gvaramia"]}]),
    ("After nine years, Jimmy Lai sold the paper.", "jailed", []),
    ("1 freed, 3 jailed in Grodno this week.", "jailed", [{"count": 3}]),
    # parts of a whole
    (
        "The group counts 185 prisoners, 13 of whom were added to its register in November.",
        "listed",
        [{"count": 13, "when": "2025-11"}],
    ),
    (
        "Police freed 40 prisoners. Maria Kalesnikava was not among them.",
        "freed",
        [
            {"count": 40, "status": "asserted", "persons": []},
            {"count": None, "status": "denied", "persons": ["Maria Kalesnikava"]},
        ],
    ),
    # rows of participles, each with its own number
    ("At least two people were shot dead and 90 arrested.", "jailed", [{"count": 90}]),
    ("Ten were freed and 12 jailed.", "jailed", [{"count": 12}]),
    ("The 52 freed prisoners were welcomed in Vilnius.", "jailed", []),
    (
        "Of Nicaragua's 62 political detainees, 28 have been forcibly disappeared.",
        "fate",
        [{"fate": "disappeared", "count": 28}],
    ),
    # denials, refusals and plans
    (
        "Officials denied that the academic Yang Hengjun would be released.",
        "freed",
        [{"persons": ["Yang Hengjun"], "status": "denied"}],
    ),
    ("Vietnam says it holds no political prisoners.", "held", [{"status": "denied"}]),
    (
        "A pardon for Ekrem Imamoglu is out of the question.",
        "freed",
        [{"persons": ["Ekrem Imamoglu"], "status": "rejected"}],
    ),
    (
        "The junta has freed 3,000 prisoners ahead of elections next month.",
        "freed",
        [{"count": 3000, "status": "asserted"}],
    ),
    ("A court denied bail to six protest leaders.", "freed", [{"count": 6, "status": "rejected"}]),
    # fates
    ("No sign of life from Dawit Isaak.", "fate", [{"fate": "incommunicado", "count": None}]),
    ("Last year 345 people were put to death.", "fate", [{"fate": "died", "count": 345}]),
    (
        "Ekrem Imamoglu has been moved from Silivri to a prison in Edirne.",
        "fate",
        [{"fate": "transferred", "persons": ["Ekrem Imamoglu"]}],
    ),
    ("The two activists cannot come back.", "fate", [{"fate": "exiled"}]),
    ("The EU would propose travel bans on 12 judges.", "fate", []),
    # other senses
    ("Silivri is home to 46 prisoners.", "freed", []),
    ("Washington took four generals off its sanctions list.", "listed", []),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_is_told_of_people(text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    if not expected:
        assert claims_of(text, "en", kind) == []
        return
    found = [told(claim, tuple(expected[0])) for claim in claims_of(text, "en", kind)]
    assert found == expected


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("20–23 Oct.: Four prisoners are let go.", "2025-10-20/2025-10-23"),
        ("27–29 August. Raids: 14 detained, five freed.", "2025-08-27/2025-08-29"),
        ("19 Jan.–27 Feb. 2025: Thirty-three hostages are freed.", "2025-01-19/2025-02-27"),
    ],
)
def test_a_chronicle_dates_by_what_opens_its_lines(line: str, when: str) -> None:
    assert read_fields(line, "en", "freed", {"when": when}) == [{"when": when}]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two film directors", [2]),
        ("rounded up 12 students", [12]),
        ("five and a half years", []),
        ("a mother, 78, and her son", [1]),
        ("a kidnapping in a Russian colony", []),
        ("held at Correctional Centre 1", []),
    ],
)
def test_what_a_number_counts(text: str, values: list[int]) -> None:
    assert [m.count.value for m in find_counts(list(tokenize(text)), "en")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He has been in Luzira for a year.", ["2024/.."]),
        ("He was held for two years.", []),
    ],
)
def test_a_span_lasts_where_a_perfect_tells_it(text: str, values: list[str]) -> None:
    found = find_periods(text, published="2025-12-05", language="en")
    assert [time.value for time in found if time.value] == values
