"""The example dispatches: complete, short, and contradictory in the ways their README says."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import drehtuer
from drehtuer.books.model import Account
from drehtuer.model import Report

FOLDER = Path(__file__).resolve().parents[1] / "examples"
DISPATCHES = sorted(FOLDER.glob("*.txt"))
SOURCES = tomllib.loads((FOLDER / "sources.toml").read_text("utf-8"))


@cache
def reports() -> dict[str, Report]:
    return {path.name: drehtuer.read(path) for path in DISPATCHES}


@cache
def account() -> Account:
    return drehtuer.account(list(reports().values()))


def name_of(path: Path) -> str:
    return path.name


def test_every_dispatch_has_its_source_and_no_other_does():
    assert sorted(SOURCES) == [path.name for path in DISPATCHES]
    assert len(DISPATCHES) >= 10
    assert {source["language"] for source in SOURCES.values()} == {"de", "en"}


@pytest.mark.parametrize("path", DISPATCHES, ids=name_of)
def test_a_dispatch_is_short(path):
    assert 80 <= len(path.read_text("utf-8").split()) <= 250


@pytest.mark.parametrize("path", DISPATCHES, ids=name_of)
def test_the_readme_tells_what_a_dispatch_is_for(path):
    assert re.search(rf"\b{path.name[:2]}\b", (FOLDER / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("path", DISPATCHES, ids=name_of)
def test_a_dispatch_is_read(path):
    report = reports()[path.name]
    source = SOURCES[path.name]
    assert (report.published, report.language) == (source["published"], source["language"])
    assert not report.warnings
    assert report.claims
    assert all(report.text[c.start : c.end] == c.quote for c in report.claims)


@pytest.mark.parametrize(
    ("name", "kind", "value", "when"),
    [
        ("01-ankara-agentur.txt", "freed", 16, "2024-08-01"),
        ("03-minsk-52-agentur.txt", "freed", 52, "2025-09-11"),
        ("03-minsk-52-agentur.txt", "freed", 14, "2025-06"),
        ("09-drehtuer-kommentar.txt", "held", 1186, "2025-08-15"),
        ("06-minsk-123-agency.txt", "freed", 123, "2025-12-13"),
        ("06-minsk-123-agency.txt", "held", 1218, "2025-12-05"),
        ("07-minsk-123-bericht.txt", "freed", 115, "2025-12-13"),
        ("08-viasna-year.txt", "held", 1135, "2025-12-23"),
        ("08-viasna-year.txt", "listed", 509, "2025"),
        ("12-caracas-two-counts.txt", "freed", 266, "2026-01-08/.."),
        ("13-caracas-februar.txt", "held", 687, "2026-02-02"),
    ],
)
def test_the_main_figures_are_found(name, kind, value, when):
    found = {(c.kind, c.count.value, c.when) for c in reports()[name].claims if c.count}
    assert (kind, value, when) in found


@pytest.mark.parametrize(
    "rule",
    [
        "copied",
        "figures_differ",
        "box_against_text",
        "lead_against_body",
        "parts_differ_from_whole",
        "fell_by_less",
        "spellings",
    ],
)
def test_the_contradictions_of_the_readme_are_findings(rule):
    assert rule in {finding.rule for finding in account().findings}


def test_the_reprint_is_told_from_a_second_source():
    copies = [f.parameters["sources"] for f in account().findings if f.rule == "copied"]
    names = [{Path(str(source)).name for source in sources} for sources in copies]  # type: ignore
    assert {"03-minsk-52-agentur.txt", "04-minsk-52-abdruck.txt"} in names


def test_the_door_of_2025():
    found = [
        (door.since, door.until, door.change.least, door.entered.least)
        for door in account().doors
        if door.population.place == "BY"
    ]
    assert ("2025-08-15", "2025-12-05", 32, 84) in found
