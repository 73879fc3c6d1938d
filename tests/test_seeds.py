"""The two seed reports, held against their annotated claims by the scorer that came with them.

The bars are those the project set itself; where the seeds are not beside the checkout
(``../shared``) the tests are skipped.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

import drehtuer
from drehtuer.model import Claim, Report
from drehtuer.people import mentions, resolve

SHARED = Path(__file__).parents[2] / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "bench" / "seeds.jsonl").is_file(),
    reason="the seed reports do not lie beside the checkout (../shared)",
)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [drehtuer.read(path) for path in sorted((SHARED / "seeds").glob("*.txt"))]


@pytest.fixture(scope="module")
def figures(reports: list[Report]) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = [claim.as_dict() for report in reports for claim in report.claims]
    measured, _ = scorer.score(scorer.load(SHARED / "bench" / "seeds.jsonl"), found)
    return dict(measured)


def test_nearly_all_claims_are_found(figures):
    assert figures["kinds"]["all"]["detection"]["f1"] >= 0.95


def test_nearly_all_claims_are_right(figures):
    assert figures["kinds"]["all"]["strict"]["f1"] >= 0.90


@pytest.mark.parametrize(("field", "bar"), [("section", 0.95), ("attribution", 0.85)])
def test_fields_of_the_claims(figures, field, bar):
    assert figures["fields"][field]["accuracy"] >= bar


def test_every_quote_stands_in_its_report(reports):
    assert sum(len(report.claims) for report in reports) > 40
    for report in reports:
        for claim in report.claims:
            assert claim.quote == report.text[claim.start : claim.end]


def test_both_reports_are_read_without_a_warning(reports):
    assert [(report.language, report.warnings) for report in reports] == [("de", ()), ("de", ())]
    assert all(report.published for report in reports)


def test_the_claims_survive_the_exchange_format(reports):
    for report in reports:
        lines = [json.dumps(claim.as_dict(), ensure_ascii=False) for claim in report.claims]
        assert tuple(Claim.from_dict(json.loads(line)) for line in lines) == report.claims


def figures_told(entries: Any) -> set[tuple[str | None, str, int | None]]:
    """(time, qualifier, number) of each figure of the account's entries."""
    return {
        (entry.when, figure.count.qualifier, figure.count.value)
        for entry in entries
        for figure in entry.figures
    }


def test_the_account_of_what_was_read(reports):
    account = drehtuer.account(reports)
    assert {("2025-08-15", "exact", 1186), ("2025-12-05", "exact", 1218)} <= figures_told(
        account.held
    )
    freed = {("2025-06", "exact", 14), ("2025-09", "exact", 52), ("2025-11", "exact", 31)}
    assert freed <= figures_told(account.freed)
    talks = {(qualifier, value) for _, qualifier, value in figures_told(account.talks)}
    assert {("exact", 1300), ("at_least", 100), ("more_than", 100)} <= talks
    (door,) = account.doors
    assert (door.change.least, door.freed.least, door.entered.least) == (32, 52, 84)
    (total,) = [e for e in account.totals if e.kind == "freed" and e.figures[0].count.value == 100]
    assert (total.sum.least, total.sum.most) == (97, 97)


def test_the_order_of_the_reports_changes_nothing(reports):
    assert drehtuer.account(reports[::-1]) == drehtuer.account(reports)


@pytest.mark.parametrize(
    "names",
    [
        {"Sergej Tichanowski", "Sjarhej Zichanouski"},
        {"Swetlana Tichanowskaja", "Swjatlana Zichanouskaja"},
        {"Andrej Sannikau", "Sannikov"},
        {"Viasna", "Vjasna", "Wjasna"},
    ],
)
def test_who_is_one(reports, names):
    everybody = resolve(mentions(reports)).everybody
    homes = [s for s in everybody if names & {n for m in s.mentions for n in m.spellings}]
    assert len(homes) == 1


def test_husband_and_wife_are_two(reports):
    everybody = resolve(mentions(reports)).everybody
    couple = {"Sjarhej Zichanouski", "Swjatlana Zichanouskaja"}
    homes = [s for s in everybody if couple & {n for m in s.mentions for n in m.spellings}]
    assert len(homes) == 2
