"""The verdicts on the statements of bench/check: how many are right may not sink."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_check", ROOT / "bench/check/run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_no_fewer_verdicts_are_right_and_none_is_falsely_contradicted(bench: ModuleType) -> None:
    floors = tomllib.loads((ROOT / "bench/check/floors.toml").read_text("utf-8"))
    found = list(bench.results())
    for part, floor in floors.items():
        chosen = [result for result in found if result.part == part]
        right = sum(result.verdict == result.expected for result in chosen)
        assert right >= floor * len(chosen), f"{part}: {right} of {len(chosen)}"
    assert [result.text for result in found if result.is_falsely_contradicted] == []


def test_half_of_the_statements_are_right(bench: ModuleType) -> None:
    rows = (ROOT / "bench/check/statements.tsv").read_text("utf-8").splitlines()[1:]
    supported = sum(row.split("\t")[4] == "supported" for row in rows)
    assert len(rows) >= 150
    assert 0.4 < supported / len(rows) < 0.6
