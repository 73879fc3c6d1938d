"""The development reports, all languages: evidence, near misses, and no learning by heart.

The figures themselves have their floors in ``bench/floors.toml``; here stands what must hold for
each report. Where the reports are not beside the checkout (``../shared``) the tests are skipped.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

import drehtuer
from drehtuer.model import GENRES, KINDS, STATUSES, Report

FOLDER = Path(__file__).parents[3] / "shared" / "bench"

pytestmark = pytest.mark.skipif(
    not (FOLDER / "reports.jsonl").is_file(),
    reason="the development reports do not lie beside the checkout (../shared)",
)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [drehtuer.read(path) for path in sorted((FOLDER / "reports").glob("*.txt"))]


@pytest.fixture(scope="module")
def near_misses() -> set[str]:
    lines = (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    return {Path(claim["source"]).name for claim in gold if claim["kind"] == "none"}


def test_each_claim_stands_in_its_report(reports):
    for report in reports:
        ids = {claim.id for claim in report.claims}
        assert len(ids) == len(report.claims)
        for claim in report.claims:
            assert claim.quote == report.text[claim.start : claim.end]
            assert "\n" not in claim.quote
            assert claim.kind in KINDS
            assert claim.section in GENRES
            assert claim.status in STATUSES
            assert claim.part_of is None or claim.part_of in ids


def test_the_language_is_detected(reports):
    sources = tomllib.loads((FOLDER / "reports" / "sources.toml").read_text(encoding="utf-8"))
    wrong = [
        name
        for name, entry in sources.items()
        if drehtuer.read((FOLDER / "reports" / name).read_text(encoding="utf-8")).language
        != entry["language"]
    ]
    assert wrong == []


def test_claims_are_found_in_most_reports_of_every_language_with_words_for_them(
    reports, near_misses
):
    from drehtuer.languages import table

    found: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        assert report.language is not None
        if Path(report.source).name not in near_misses and table(report.language, "cues"):
            found[report.language].append(len(report.claims))
    assert found
    for language, numbers in found.items():
        assert sum(n > 0 for n in numbers) >= 0.75 * len(numbers), language
