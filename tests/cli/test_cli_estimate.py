"""``drehtuer estimate`` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

# Ball and others 2002; see drehtuer.books.estimates.
KOSOVO = """EXH,ABA,OSCE,HRW,count
0,0,0,1,306
0,0,1,0,936
0,0,1,1,123
0,1,0,0,845
0,1,0,1,31
0,1,1,0,217
0,1,1,1,32
1,0,0,0,1131
1,0,0,1,106
1,0,1,0,228
1,0,1,1,42
1,1,0,0,177
1,1,0,1,18
1,1,1,0,181
1,1,1,1,27
"""


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    file = tmp_path / "kosovo.csv"
    file.write_text(KOSOVO, encoding="utf-8")
    return file


def test_an_estimate_with_its_range(run: Run, lists: Path) -> None:
    made = json.loads(run("estimate", "--closed", "--json", lists).out)
    assert made["known"] == 4400
    assert made["lists"] == ["EXH", "ABA", "OSCE", "HRW"]
    assert 9_002 <= made["best"]["total"] <= 12_122
    assert made["range"]["least"] <= made["best"]["least"] <= made["best"]["most"]
    assert made["independent"]["bic"] > made["best"]["bic"] == min(m["bic"] for m in made["near"])
    shown = run("estimate", "--closed", lists).out
    assert "10,357 people in all (9,005 to 12,105, 95 % interval)" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80
    german = run("--lang", "de", "estimate", "--closed", lists).out
    assert "insgesamt 10.357 Menschen" in " ".join(german.split())


def test_a_refusal_says_why_and_what_is_needed(run: Run, lists: Path) -> None:
    refused = run("estimate", lists)
    assert refused.status == 1
    assert "nobody has confirmed" in refused.out
    assert "--closed" in refused.out
    assert json.loads(run("estimate", "--json", lists).out)["refusal"] == "open"
    two = lists.with_name("two.csv")
    two.write_text("A,B,count\n1,1,40\n1,0,9\n0,1,9\n", encoding="utf-8")
    refused = run("--lang", "de", "estimate", "--closed", two)
    assert (refused.status, "weniger als drei Listen" in refused.out) == (1, True)


def test_what_is_no_table_of_lists(run: Run, lists: Path) -> None:
    lists.write_text("Name\nAles Bialiatski\n", encoding="utf-8")
    refused = run("estimate", "--closed", lists)
    assert (refused.status, "no column tells who is on a list" in refused.err) == (1, True)
    assert run("estimate", "--closed", lists.with_name("none.csv")).status == 1
