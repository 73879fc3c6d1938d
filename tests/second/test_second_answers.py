"""What a second reader answers: only exact evidence and known values become claims."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drehtuer
from drehtuer.claims.checks import fault
from drehtuer.model import KINDS, SECOND, STATUSES, Claim
from drehtuer.second import excerpts
from drehtuer.second.answers import (
    NotInForm,
    Refused,
    claim_of,
    is_known,
    proposals,
    vocabulary,
)

steady = settings(max_examples=200, derandomize=True, deadline=None)

TEXT = (
    "Nach einem Gespräch mit Washington öffneten sich in Minsk für 52 politische Gefangene die "
    "Tore. Der Friedensnobelpreisträger Ales Bjaljazki kam nach Litauen, sagte Swjatlana "
    "Zichanouskaja. Mehr als ein Dutzend Frauen sitzen weiter ein, berichtete Wjasna. Kommen "
    "auch die anderen 1.218 frei?\n"
)
REPORT = drehtuer.read(TEXT, published="2025-09-12", language="de")
(EXCERPT,) = excerpts(REPORT)
WORDS = vocabulary(REPORT)

FREED: dict[str, Any] = {
    "sentence": 1,
    "quote": "öffneten sich in Minsk für 52 politische Gefangene die Tore",
    "kind": "freed",
    "status": "asserted",
    "count": {"value": 52, "qualifier": "exact", "text": "52 politische Gefangene"},
    "group": "political prisoners",
    "where": "BY",
    "when": "2025-09-11",
}


def made(**changes: object) -> Claim:
    return claim_of(FREED | changes, EXCERPT, REPORT, WORDS)


def test_a_good_proposal_is_a_claim_with_exact_evidence():
    claim = made()
    assert TEXT[claim.start : claim.end] == claim.quote == FREED["quote"]
    assert (claim.kind, claim.reader, claim.section) == ("freed", SECOND, "report")
    assert claim.count is not None
    assert (claim.count.value, claim.count.text) == (52, "52 politische Gefangene")
    assert (claim.group, claim.where, claim.when) == ("political prisoners", "BY", "2025-09-11")
    assert fault(claim, TEXT) is None
    assert claim.as_dict()["reader"] == SECOND
    assert Claim.from_dict(claim.as_dict()) == claim


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence": None},
        {"sentence": 3},
        {"sentence": "1"},
        {"status": None},
        {"invented": "field", "id": "x", "source": "elsewhere", "start": 0, "reader": "first"},
        {"quote": "  öffneten sich in Minsk für 52 politische Gefangene die Tore "},
        {"count": None, "persons": ["Ales Bjaljazki"], "quote": "Tore"},
        {"attribution": ["Swjatlana Zichanouskaja"]},
        {"attribution": "Wjasna"},
        {"attribution": ["unnamed sources"]},
        {"persons": ["Ales Bjaljazkis"]},
        {"by": ["Minsk"], "destination": ["Litauen"]},
        {"when": "2025-09-10/2025-09-11"},
        {"when": "../2025-09-11"},
        {
            "sentence": 3,
            "quote": "Mehr als ein Dutzend Frauen sitzen weiter ein",
            "kind": "held",
            "count": {"value": 12, "qualifier": "more_than", "text": "Mehr als ein Dutzend Frauen"},
        },
    ],
)
def test_what_passes(changes):
    claim = made(**changes)
    assert TEXT[claim.start : claim.end] == claim.quote
    assert claim.source == REPORT.source
    assert claim.reader == SECOND


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "öffneten sich in Minsk für 53 politische Gefangene die Tore"}, "quote"),
        ({"quote": "In Minsk kamen 52 Gefangene frei"}, "quote"),
        ({"quote": "die Tore. Der Friedensnobelpreisträger"}, "quote"),
        ({"quote": "en"}, "quote"),
        ({"quote": " "}, "quote"),
        ({"quote": None}, "quote"),
        ({"quote": ["Tore"]}, "quote"),
        ({"kind": "escaped"}, "field"),
        ({"kind": None}, "field"),
        ({"kind": ["freed"]}, "field"),
        ({"status": "certain"}, "field"),
        ({"status": 1}, "field"),
        ({"direction": "ease"}, "field"),
        ({"fate": "free"}, "field"),
        ({"where": "Belarus"}, "field"),
        ({"where": "XX"}, "field"),
        ({"nationality": ["Litauer"]}, "field"),
        ({"when": "am Donnerstag"}, "field"),
        ({"when": "2025-13-01"}, "field"),
        ({"when": "11.09.2025"}, "field"),
        ({"group": "see http://example.org <b>now</b>"}, "field"),
        ({"cumulative": "yes"}, "field"),
        ({"persons": {"name": "Ales Bjaljazki"}}, "field"),
        ({"persons": [["Ales"]]}, "field"),
        ({"persons": ["Ales Bjaljazki"] * 100}, "field"),
        ({"role": "x" * 1000}, "field"),
        ({"count": 52}, "field"),
        ({"count": {"value": "52", "qualifier": "exact", "text": "52"}}, "field"),
        ({"count": {"value": True, "qualifier": "exact", "text": "52"}}, "field"),
        ({"count": {"value": 52, "qualifier": "roughly", "text": "52"}}, "field"),
        ({"count": {"value": None, "qualifier": "exact", "text": "52"}}, "field"),
        ({"count": {"value": 52, "qualifier": "dozens", "text": "52"}}, "field"),
        ({"count": {"value": 52, "qualifier": "between", "text": "52"}}, "field"),
        ({"count": {"value": 53, "qualifier": "exact", "text": "52"}}, "words"),
        ({"count": {"value": 52, "qualifier": "exact", "text": "zweiundfünfzig"}}, "words"),
        ({"count": {"value": 52, "qualifier": "exact"}}, "words"),
        ({"persons": ["Alexander Lukaschenko"]}, "words"),
        ({"attribution": ["Associated Press"]}, "words"),
        ({"by": ["–"]}, "words"),
        ({"role": "Außenminister"}, "words"),
        ({"count": None}, "needs"),
        ({"kind": "measure", "by": ["Washington"]}, "needs"),
        ({"kind": "contact", "by": ["Washington"]}, "needs"),
        ({"kind": "fate"}, "needs"),
        ({"kind": "position"}, "needs"),
        ({"kind": "talks", "count": None}, "needs"),
        (
            {
                "sentence": 4,
                "quote": "auch die anderen 1.218 frei",
                "count": {"value": 1218, "qualifier": "exact", "text": "1.218"},
            },
            "needs",
        ),
    ],
)
def test_what_is_dropped_and_why(changes, reason):
    with pytest.raises(Refused) as refusal:
        made(**changes)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("text", "value", "passes"),
    [
        ("1.218 Gefangene", 1218, True),
        ("1,218 prisoners", 1218, True),
        ("1 218 więźniów", 1218, True),
        ("16 тысяч", 16_000, True),
        ("1,2 Millionen Menschen", 1_200_000, True),
        ("ein Dutzend", 12, True),
        ("52", 25, False),
        ("52 Gefangene", 53, False),
        ("52 Gefangene", 520, False),
    ],
)
def test_digits_are_the_number(text, value, passes):
    report = drehtuer.read(f"{text} kamen frei.\n", language="de")
    (excerpt,) = excerpts(report)
    proposal = {
        "quote": f"{text} kamen frei",
        "kind": "freed",
        "count": {"value": value, "qualifier": "exact", "text": text},
    }
    try:
        claim_of(proposal, excerpt, report, vocabulary(report))
    except Refused:
        assert not passes
    else:
        assert passes


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ('{"claims": []}', 0),
        ('{"claims": [{}, {}]}', 2),
        ("[{}]", 1),
        ('{"claims": ["text", 1, null]}', 3),
        ('```json\n{"claims": [{}]}\n```', 1),
        ('Here you are:\n```\n{"claims": [{}]}\n```\nDone.', 1),
        ('<think>{"claims": 1}</think>\n{"claims": [{}]}', 1),
        (json.dumps({"claims": [{}] * 500}), 60),
    ],
)
def test_answers_in_the_form_asked_for(answer, number):
    assert len(proposals(answer)) == number


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "There are no claims.",
        '{"claims": [',
        '{"claims": {}}',
        '{"answer": []}',
        "52",
        "<html><body>Bad gateway</body></html>",
        '{"claims": [{"count": {"value": NaN}}]}',
        '{"claims": [' + "9" * 5000 + "]}",
        "[" * 100_000,
    ],
)
def test_other_answers_are_none(answer):
    with pytest.raises(NotInForm):
        proposals(answer)


def test_what_the_first_reader_says_is_not_said_again():
    text = "Belarus hat am Donnerstag 52 politische Gefangene freigelassen.\n"
    report = drehtuer.read(text, published="2025-09-12", language="de")
    (known,) = report.claims
    (excerpt,) = excerpts(report)
    same = {
        "quote": "52 politische Gefangene freigelassen",
        "kind": "freed",
        "count": {"value": 52, "qualifier": "exact", "text": "52"},
    }
    words = vocabulary(report)
    assert is_known(claim_of(same, excerpt, report, words), [known])
    other = same | {"kind": "held"}
    assert not is_known(claim_of(other, excerpt, report, words), [known])
    named = same | {"count": None, "persons": ["Belarus"]}
    assert is_known(claim_of(named, excerpt, report, words), [known])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELDS = (*FREED, "attribution", "persons", "nationality", "by", "to", "role", "fate", "direction",
          "destination", "cumulative")  # fmt: skip
VALUES = JSON | st.sampled_from([*KINDS, *STATUSES, *EXCERPT.sentences, "Minsk", "BY", "2025", 52])


@steady
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES), st.booleans())
def test_whatever_is_proposed_is_a_sound_claim_or_refused(proposal, whole):
    proposed = FREED | proposal if whole else proposal
    with contextlib.suppress(Refused):
        claim = claim_of(proposed, EXCERPT, REPORT, WORDS)
        assert fault(claim, TEXT) is None
        json.dumps(claim.as_dict())


@steady
@given(st.text(max_size=200) | JSON.map(lambda value: json.dumps({"claims": value})))
def test_any_answer_is_read_or_refused(answer):
    with contextlib.suppress(NotInForm):
        assert all(isinstance(row, dict) for row in proposals(answer))
