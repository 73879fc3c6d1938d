"""What a verb governs over what stands in between, parts of a number, and who only knows of it."""

from __future__ import annotations

from typing import Any

import pytest
from claims_read import claims_of, told

import drehtuer

Case = tuple[str, str, str, list[dict[str, Any]]]

CASES: list[Case] = [
    # a relative clause or an apposition does not part a verb from what belongs to it
    (
        "en",
        "Iran allowed Cécile Kohler and Jacques Paris, a French couple accused of spying in 2022, "
        "to leave prison.",
        "freed",
        [{"persons": ["Cécile Kohler", "Jacques Paris"]}],
    ),
    (
        "en",
        "In 2023 Managua freed 222 opponents under a decree that Daniel Ortega signed.",
        "freed",
        [{"count": 222, "when": "2023"}],
    ),
    (
        "en",
        "Minsk freed 52 prisoners in September as Washington eased sanctions on Belavia.",
        "measure",
        [{"direction": "ease"}],
    ),
    # a modal that two verbs share
    (
        "de",
        "Die Urteile müssen aufgehoben und die Gefangenen von Minsk freigelassen werden.",
        "talks",
        [{"status": "demanded"}],
    ),
    (
        "de",
        "Die Urteile müssen aufgehoben und die Gefangenen von Minsk freigelassen werden.",
        "freed",
        [],
    ),
    # a list goes on with the demand before it
    (
        "de",
        "Amnesty International fordert von Algier:\n- Christophe Gleizes freizulassen;\n",
        "talks",
        [{"status": "demanded", "persons": ["Christophe Gleizes"]}],
    ),
    # an infinitive with its mark is no relative clause
    (
        "de",
        "Armeniens Unterhändler dringen darauf, die Gefangenen in Baku freizulassen.",
        "talks",
        [{"status": "demanded"}],
    ),
    # an attribute is no second verb; what opens with "of" is the whole
    (
        "de",
        "Von den 47 Demokraten in Hongkong sind 22 nach verbüßter Strafe wieder frei.",
        "freed",
        [{"count": 22}],
    ),
    # what closes the bracket is what happened
    (
        "de",
        "Vier Häftlinge kamen in Gewahrsam ums Leben, zwei davon im August.",
        "fate",
        [{"count": 4, "fate": "died"}, {"count": 2, "fate": "died"}],
    ),
    ("de", "Vier Häftlinge kamen in Gewahrsam ums Leben.", "jailed", []),
    # a number that repeats the one before
    (
        "en",
        "Russia sent 250 soldiers home in July, and the same number went the other way.",
        "freed",
        [{"count": 250}, {"count": 250}],
    ),
    (
        "de",
        "Russland schickte im Juli 250 Soldaten nach Hause, ebenso viele gingen den umgekehrten "
        "Weg.",
        "freed",
        [{"count": 250}, {"count": 250}],
    ),
    # a time that a clause takes up
    (
        "en",
        "It was the first such step since February 2023, when 222 prisoners were freed.",
        "freed",
        [{"count": 222, "when": "2023-02"}],
    ),
    # a promise that the freed give
    (
        "en",
        "Thirteen pastors were let out after signing the pledge to give up preaching.",
        "freed",
        [{"count": 13, "status": "asserted"}],
    ),
    # who only knows of talks, and what only qualifies a number
    ("en", "Baku freed 32 Armenians, a diplomat familiar with the talks said.", "talks", []),
    ("de", "Die Regierung in Caracas spricht von über 600 Entlassenen.", "talks", []),
    ("en", "Visitors can no longer see the inmates of Evin.", "held", []),
    # a sentence is imposed, not a sanction
    ("de", "Im Mai verhängten Gerichte gegen 14 Demonstranten Freiheitsstrafen.", "measure", []),
    (
        "de",
        "Im Mai verhängten Gerichte gegen 14 Demonstranten Freiheitsstrafen.",
        "jailed",
        [{"count": 14}],
    ),
    # in whose hands they are
    (
        "en",
        "Russia has more than 16,000 Ukrainian civilians in its hands.",
        "held",
        [{"count": ("more_than", 16000)}],
    ),
    ("de", "Vier Europäer sind noch in iranischer Hand.", "held", [{"count": 4}]),
    # who orders it does it; who only wants it does not
    (
        "de",
        "Ein Gericht in Istanbul ordnete an, neun Studenten auf freien Fuß zu setzen.",
        "freed",
        [{"count": 9, "status": "asserted"}],
    ),
    # a limit is no release
    ("en", "The sanctions on Minsk should stay until all are out.", "freed", []),
    # a time that belongs to a participle, an age
    (
        "en",
        "On Monday prosecutors dropped the charges against 21 people held since October.",
        "freed",
        [{"count": 21, "when": "2025-12-01"}],
    ),
    (
        "en",
        "Belarus holds 1,100 political prisoners, most of them under 40.",
        "held",
        [{"count": 1100}],
    ),
    # a measure that may come
    (
        "en",
        "The US embassy in Minsk may reopen within weeks.",
        "measure",
        [{"direction": "ease", "status": "considered"}],
    ),
    # what is greeted is no guest
    ("de", "Norwegen und Schweden begrüßten den Schritt.", "contact", []),
    # who acts is no place that others are from, and praise is no bargaining
    (
        "en",
        "In January 2025 Israel freed 90 prisoners from Gaza and the West Bank.",
        "freed",
        [{"count": 90, "by": ["Israel"]}],
    ),
    ("en", "Emmanuel Macron praised Oman's mediation in the release of the two.", "talks", []),
    # those freed were in custody before
    ("de", "Die 26 Männer, die in Haft gesessen hatten, kamen am Montag frei.", "held", []),
    # taken away by those who do it
    (
        "de",
        "In Keren holte die Polizei 27 Gläubige aus einer Gebetsstunde.",
        "jailed",
        [{"count": 27}],
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), CASES)
def test_claims(language: str, text: str, kind: str, expected: list[dict[str, Any]]) -> None:
    names = tuple(expected[0]) if expected else ()
    assert [told(claim, names) for claim in claims_of(text, language, kind)] == expected


QUIET = """\
Vietnam lässt Bloggerin ausreisen

Die Bloggerin Pham Doan Trang hatte in Hanoi seit Oktober 2020 im Gefängnis gesessen. Ihre \
Angehörigen wussten lange nicht, in welcher Zelle.

Zwei Tage später kamen weitere sechs frei. Ihre Anwälte hatten bei den Gerichten darum gebeten, \
die Botschafter mehrerer Länder ebenso. Die Urteile gegen sie waren 2021 ergangen.

Das Außenministerium nannte keine Gründe. Die Familien erfuhren es am Telefon, und die Mutter \
von Trang sagte, sie habe es erst geglaubt, als sie die Stimme ihrer Tochter hörte.
"""


def test_a_report_that_never_says_political() -> None:
    claims = drehtuer.read(QUIET, published="2025-12-05", language="de").claims
    assert (6, "freed") in {(c.count.value, c.kind) for c in claims if c.count is not None}
