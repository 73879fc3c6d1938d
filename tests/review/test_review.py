"""What people decide on claims holds, is found again, and leaves what the machine read as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drehtuer
from drehtuer.claims.checks import fault
from drehtuer.model import Claim, Count, Report
from drehtuer.review import (
    BEARING,
    Review,
    Reviewed,
    ReviewError,
    added,
    annotated,
    apply,
    reviewed,
    threads,
    undone,
)

TEXT = (
    "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025. "
    "In September Minsk freed 52 people, among them Ihar Losik.\n"
)
MORE = "The talks went on for days.\n"
AT = "2025-12-07T09:00:00+00:00"


def read(text: str = TEXT, source: str = "a.txt") -> Report:
    return drehtuer.read(text, source=source, published="2025-12-06", language="en")


class Desk:
    """Reviewers at work on reports."""

    def __init__(self, *reports: Report) -> None:
        self.reports = reports
        self.made: list[Review] = []

    def now(self, **how: bool) -> Reviewed:
        return apply(self.reports, self.made, **how)

    def claim(self, kind: str) -> Claim:
        return next(c for r in self.reports for c in r.claims if c.kind == kind)

    def decide(self, kind: str, verb: str, by: str = "Ann", /, **values: Any) -> Review:
        card = self.now().card(self.claim(kind))
        report = self.now().as_read[card.machine.source if card.machine else "a.txt"]
        return self.keep(reviewed(report, card, verb, values, by=by, at=AT))

    def keep(self, review: Review) -> Review:
        self.made.append(replace(review, number=len(self.made) + 1))
        return self.made[-1]

    def undo(self, number: int) -> Review:
        (thread,) = [
            t
            for own in threads(self.made).values()
            for t in own
            if number in [r.number for r in t.standing]
        ]
        return self.keep(undone(thread, number, by="Ann", at=AT))

    def shown(self, kind: str, **how: bool) -> list[Claim]:
        return [c for r in self.now(**how).reports for c in r.claims if c.kind == kind]


def figures(claims: Sequence[Claim]) -> list[int | None]:
    return [claim.count.value for claim in claims if claim.count]


# What a review does


def test_a_rejected_claim_is_left_out_and_comes_back_when_that_is_undone() -> None:
    desk = Desk(read())
    desk.decide("held", "reject")
    assert desk.shown("held") == []
    assert desk.now().applied == 1
    card = desk.now().card(desk.claim("held"))
    assert (card.machine, card.shown) == (desk.claim("held"), None)
    desk.undo(1)
    assert desk.shown("held") == [desk.claim("held")]
    assert desk.now().applied == 0


def test_a_corrected_claim_has_the_reviewers_values_and_keeps_its_id() -> None:
    desk = Desk(read())
    kept = desk.decide("held", "correct", when="2025-12-04", group="prisoners")
    assert kept.values == {"group": "prisoners", "when": "2025-12-04"}
    machine = desk.claim("held")
    (shown,) = desk.shown("held")
    assert shown == replace(machine, when="2025-12-04", group="prisoners", reviewed="corrected")
    assert desk.now().card(machine).machine == machine
    assert desk.reports[0] == read()


def test_an_accepted_claim_is_marked() -> None:
    desk = Desk(read())
    desk.decide("held", "accept")
    assert desk.shown("held") == [replace(desk.claim("held"), reviewed="accepted")]


def test_an_unsure_reviewer_changes_nothing() -> None:
    desk = Desk(read())
    desk.decide("held", "unsure")
    assert desk.now().reports == desk.reports
    assert (desk.now().applied, desk.now().waiting) == (0, 0)


def test_who_accepts_a_correction_agrees_with_it() -> None:
    desk = Desk(read())
    desk.decide("held", "correct", when="2025-12-04")
    again = desk.decide("held", "accept", by="Ben")
    assert (again.verb, again.values) == ("correct", {"when": "2025-12-04"})


def test_who_corrects_back_to_the_reading_accepts_it() -> None:
    desk = Desk(read())
    when = desk.claim("held").when
    desk.decide("held", "correct", when="2025-12-04")
    assert desk.decide("held", "correct", when=when).verb == "accept"
    assert [claim.when for claim in desk.shown("held")] == [when]


def test_a_claim_that_was_missed_is_added_and_may_be_rejected_and_accepted_again() -> None:
    desk = Desk(read())
    (report,) = desk.reports
    values = {"kind": "fate", "fate": "free", "quote": "among them Ihar Losik"}
    kept = desk.keep(added(report, values, by="Ann", at=AT))
    (shown,) = desk.shown("fate")
    assert (shown.quote, shown.reviewed, shown.section) == (values["quote"], "added", "report")
    card = desk.now().card(shown)
    assert (card.key, card.last, card.machine) == (kept.claim, 1, None)
    desk.keep(reviewed(report, card, "reject", by="Ben", at=AT))
    assert desk.shown("fate") == []
    (card,) = desk.now().cards["a.txt"]
    desk.keep(reviewed(report, card, "accept", by="Cid", at=AT))
    assert desk.shown("fate") == [shown]


def test_parts_of_a_rejected_whole_are_no_longer_parts() -> None:
    whole, part = (replace(claim, id=str(n)) for n, claim in enumerate(read().claims[:2]))
    report = replace(read(), claims=(whole, replace(part, part_of=whole.id)))
    desk = Desk(report)
    desk.decide(whole.kind, "reject")
    assert [claim.part_of for claim in desk.now().reports[0].claims] == [None]


# Two people


@pytest.mark.parametrize(
    ("decided", "held"),
    [
        ([("Ann", "reject", {})], [1218]),
        ([("Ann", "reject", {}), ("Ann", "reject", {})], [1218]),
        ([("Ann", "reject", {}), ("Ben", "reject", {})], []),
        ([("Ann", "reject", {}), ("Ben", "unsure", {})], [1218]),
        ([("Ann", "unsure", {}), ("Ben", "unsure", {})], [1218]),
        ([("Ann", "reject", {}), ("Ben", "accept", {})], [1218]),
        ([("Ann", "reject", {}), ("Ben", "accept", {}), ("Ann", "accept", {})], [1218]),
        ([("Ann", "reject", {}), ("Ben", "accept", {}), ("Cid", "reject", {})], []),
        ([("Ann", "reject", {}), ("Ann", "accept", {}), ("Ben", "reject", {})], [1218]),
    ],
)
def test_only_what_two_people_agree_on_counts_where_that_is_asked(
    decided: list[tuple[str, str, dict[str, Any]]], held: list[int]
) -> None:
    desk = Desk(read())
    for by, verb, values in decided:
        desk.decide("held", verb, by, **values)
    assert figures(desk.shown("held", confirmed=True)) == held


def test_two_corrections_agree_only_where_all_values_do() -> None:
    desk = Desk(read())
    desk.decide("held", "correct", "Ann", when="2025-12-04")
    desk.decide("held", "correct", "Ben", when="2025-12-03")
    thread = desk.now().card(desk.claim("held")).thread
    assert thread is not None
    assert (thread.is_disputed, thread.is_confirmed) == (True, False)
    assert desk.now(confirmed=True).waiting == 1
    assert [claim.when for claim in desk.shown("held")] == ["2025-12-03"]
    desk.decide("held", "accept", "Ann")
    thread = desk.now().card(desk.claim("held")).thread
    assert thread is not None
    assert (thread.agreeing, thread.is_confirmed, thread.is_disputed) == (
        ("Ann", "Ben"),
        True,
        False,
    )
    assert desk.now(confirmed=True).applied == 1


# Found again


@pytest.mark.parametrize("verb", ["accept", "correct", "reject"])
@pytest.mark.parametrize("change", [MORE + TEXT, TEXT + MORE, TEXT.replace("52", "53")])
def test_a_claim_is_found_again_where_its_sentence_is(verb: str, change: str) -> None:
    desk = Desk(read())
    desk.decide("held", verb, **({"when": "2025-12-04"} if verb == "correct" else {}))
    key = desk.made[0].claim
    desk.reports = (read(change),)
    expected = {"accept": ["2025-12-05"], "correct": ["2025-12-04"], "reject": []}
    assert [claim.when for claim in desk.shown("held")] == expected[verb]
    again = desk.now().card(desk.claim("held"))
    assert (again.key, again.last) == (key, 1)
    assert desk.now().lost == ()


def test_a_claim_that_is_nowhere_is_told() -> None:
    desk = Desk(read())
    kept = desk.decide("held", "correct", when="2025-12-04")
    desk.reports = (read(TEXT.replace("1,218", "1,219")),)
    assert figures(desk.shown("held")) == [1219]
    assert desk.now().lost == (kept,)
    assert (desk.now().applied, desk.now().cards["a.txt"]) == (0, ())


def test_of_sentences_with_the_same_words_each_keeps_its_own_review() -> None:
    report = read(TEXT + "\n" + TEXT)
    desk = Desk(report)
    second = [claim for claim in report.claims if claim.kind == "held"][1]
    desk.keep(reviewed(report, desk.now().card(second), "reject", by="Ann", at=AT))
    assert [claim.id for claim in desk.shown("held")] == [desk.claim("held").id]


def test_claims_of_one_span_each_keep_their_own_review() -> None:
    (held,) = (claim for claim in read().claims if claim.kind == "held")
    report = replace(read(), claims=(held, replace(held, id="twin", group="women")))
    desk = Desk(report)
    desk.keep(reviewed(report, desk.now().card(report.claims[1]), "reject", by="Ann", at=AT))
    longer = replace(read(MORE + TEXT), claims=())
    shift = len(MORE)
    moved = [
        replace(c, id=f"new {n}", start=c.start + shift, end=c.end + shift)
        for n, c in enumerate(report.claims)
    ]
    desk.reports = (replace(longer, claims=tuple(moved)),)
    assert [claim.group for claim in desk.shown("held")] == [held.group]


@pytest.mark.parametrize("verb", ["accept", "correct"])
def test_a_newer_reader_overwrites_no_decision(verb: str) -> None:
    desk = Desk(read())
    held = desk.claim("held")
    desk.decide("held", verb, **({"when": "2025-12-04"} if verb == "correct" else {}))
    (report,) = desk.reports
    shown = desk.shown("held")
    other = replace(held, count=Count(12, "exact", "1,218"), start=held.start + 7)
    other = replace(other, quote=report.text[other.start : other.end])
    desk.reports = (replace(report, claims=(other,)),)
    assert desk.shown("held") == [replace(shown[0], id=other.id)]
    assert desk.now().card(other).machine == other
    desk.reports = (replace(report, claims=()),)
    assert [replace(claim, id=held.id) for claim in desk.shown("held")] == shown
    assert desk.now().lost == ()


def test_a_newer_reader_that_reads_what_was_corrected_adds_nothing() -> None:
    desk = Desk(read())
    desk.decide("held", "correct", kind="jailed")
    (report,) = desk.reports
    newer = replace(report, claims=tuple(replace(c, kind="jailed") for c in report.claims[:1]))
    desk.reports = (newer,)
    assert len(desk.shown("jailed")) == 1


# What cannot be


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"kind": "captured"}, "kind: captured is no value"),
        ({"where": "Minsk"}, "where: Minsk is no value"),
        ({"when": "yesterday"}, "when: yesterday is no value"),
        ({"persons": "Ihar Losik"}, "persons: Ihar Losik is no value"),
        ({"persons": [""]}, r"persons: \[''\] is no value"),
        ({"count": {"value": "many"}}, "count: .* is no value"),
        ({"count": {"value": 5, "qualifier": "exact", "text": "five"}}, "count: .* is no value"),
        ({"cumulative": 1}, "cumulative: 1 is no value"),
        ({"direction": "up"}, "direction: up is no value"),
        ({"id": "x"}, "id: a claim has no such field"),
        ({"quote": "nobody said so"}, "must stand in the report exactly so"),
        ({"start": 9, "end": 3}, "must stand in the report exactly so"),
        ({"start": -4}, "start: -4 is no value"),
    ],
)
def test_values_are_held_to_what_every_claim_keeps_to(values: dict[str, Any], told: str) -> None:
    with pytest.raises(ReviewError, match=told):
        Desk(read()).decide("held", "correct", **values)


@pytest.mark.parametrize("values", [{}, {"kind": "freed"}, {"quote": "Minsk freed 52 people"}])
def test_an_added_claim_needs_its_kind_and_its_words(values: dict[str, Any]) -> None:
    with pytest.raises(ReviewError):
        added(read(), values, by="Ann", at=AT)


def test_only_what_stands_can_be_taken_back() -> None:
    desk = Desk(read())
    desk.decide("held", "reject")
    (thread,) = threads(desk.made)["a.txt"]
    with pytest.raises(ReviewError, match="no review 7"):
        undone(thread, 7, by="Ann", at=AT)
    desk.undo(1)
    (thread,) = threads(desk.made)["a.txt"]
    with pytest.raises(ReviewError, match="no review 1"):
        undone(thread, 1, by="Ann", at=AT)


# Whatever is decided

STEPS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(["accept", "reject", "unsure", "when", "kind", "undo"]),
        st.sampled_from(["Ann", "Ben"]),
        st.sampled_from([TEXT, MORE + TEXT, TEXT + TEXT, TEXT.replace("52", "53")]),
    ),
    max_size=8,
)
CHANGES: dict[str, dict[str, Any]] = {"when": {"when": "2025-11"}, "kind": {"kind": "jailed"}}
READ = {text: read(text) for text in (TEXT, MORE + TEXT, TEXT + TEXT, TEXT.replace("52", "53"))}


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, confirmed=st.booleans())
def test_whatever_is_decided_the_evidence_is_exact(
    steps: list[tuple[int, str, str, str]], confirmed: bool
) -> None:
    made: list[Review] = []
    numbers = count(1)
    for place, verb, by, text in steps:
        report = READ[text]
        state = apply([report], made)
        if verb == "undo":
            standing = [r for t in threads(made).get("a.txt", ()) for r in t.standing]
            if not standing:
                continue
            meant = standing[place % len(standing)]
            (thread,) = (t for t in threads(made)["a.txt"] if t.key == meant.claim)
            review = undone(thread, meant.number, by=by, at=AT)
        else:
            card = state.card(report.claims[place % len(report.claims)])
            kind = "correct" if verb in CHANGES else verb
            review = reviewed(report, card, kind, CHANGES.get(verb), by=by, at=AT)
        made.append(replace(review, number=next(numbers)))
        assert Review.from_dict(made[-1].as_dict()) == made[-1]
    for text, report in READ.items():
        done = apply([report], made, confirmed=confirmed)
        (told,) = done.reports
        assert all(fault(claim, text) is None for claim in told.claims)
        assert len({claim.id for claim in told.claims}) == len(told.claims)
        standing = [t for t in threads(made).get("a.txt", ()) if t.stands]
        found = [card for card in done.cards.get("a.txt", ()) if card.stands]
        assert len(found) + len(done.lost) == len(standing)
        assert list(annotated(done)) == [] or found


# As annotated claims


def test_what_was_decided_is_written_as_annotated_claims() -> None:
    report = read()
    desk = Desk(report)
    desk.decide("held", "correct", when="2025-12-04")
    lines = list(annotated(desk.now()))
    assert [line["kind"] for line in lines] == [claim.kind for claim in report.claims]
    held = lines[0]
    assert (held["when"], held["persons"], held.get("optional")) == ("2025-12-04", [], None)
    assert all(line["optional"] for line in lines[1:])
    for claim in report.claims[1:]:
        desk.keep(reviewed(report, desk.now().card(claim), "reject", by="Ann", at=AT))
    assert [line["kind"] for line in annotated(desk.now())] == ["held"]
    desk.decide("held", "reject")
    assert list(annotated(desk.now())) == [{"source": "a.txt", "kind": "none"}]


def test_reports_without_a_review_are_not_annotated() -> None:
    desk = Desk(read(), read(source="b.txt"))
    desk.decide("held", "accept")
    assert {line["source"] for line in annotated(desk.now())} == {"a.txt"}


# Whatever programs send

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=3,
)
COUNT = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("value", "upper", "qualifier", "text", "delta"), JSON),
)


@settings(max_examples=150, deadline=None)
@given(values=st.dictionaries(st.sampled_from([*BEARING, "id", "reader"]), JSON | COUNT))
def test_whatever_values_are_sent_they_are_refused_or_fit(values: dict[str, Any]) -> None:
    report = READ[TEXT]
    card = apply([report], []).card(report.claims[0])
    try:
        made = reviewed(report, card, "correct", values, by="Ann", at=AT)
    except ReviewError:
        return
    assert fault(made.says or report.claims[0], TEXT) is None
    assert Review.from_dict(json.loads(json.dumps(made.as_dict()))) == made
