"""``drehtuer door`` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

SUMMER = "According to Viasna, 1,186 political prisoners were held in Belarus on 15 August 2025.\n"
WINTER = (
    "On 5 December 2025 Viasna counted 1,218 political prisoners in Belarus. On 11 September 2025 "
    "Belarus released 52 political prisoners.\n"
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(SUMMER, encoding="utf-8")
    (folder / "b.txt").write_text(WINTER, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '["a.txt"]\npublished = "2025-08-15"\n["b.txt"]\npublished = "2025-12-05"\n', "utf-8"
    )
    return folder


def test_from_count_to_count(run: Run, reports: Path) -> None:
    (door,) = json.loads(run("door", "--json", reports).out)["doors"]
    assert [answer["answer"] for answer in door["answers"]] == ["yes", "yes", "yes"]
    assert door["entered"] == {"least": 84, "most": None}
    assert door["answers"][0]["opposite"] == 32
    shown = run("door", reports).out
    assert "So at least 84 were newly counted" in shown
    assert "would have to be wrong by 32 people" in shown
    assert "if those freed were not on the list (assumption 1), it is at least 32" in " ".join(
        shown.split()
    )
    assert max(map(len, shown.splitlines())) <= 80
    assert "um mindestens 32 Menschen falsch sein" in " ".join(
        run("--lang", "de", "door", reports).out.split()
    )


def test_from_day_to_day(run: Run, reports: Path) -> None:
    time = ("--from", "2025-09", "--to", "2025-09")
    (door,) = json.loads(run("door", *time, "--json", reports).out)["doors"]
    assert (door["since"], door["until"]) == ("2025-08-31", "2025-09-30")
    assert door["freed"]["least"] == 52
    assert door["earlier"] == door["later"] == ""
    assert [answer["answer"] for answer in door["answers"]] == ["unknown"] * 3
    assert "as follows from what is told" in run("door", *time, reports).out


def test_a_time_has_two_ends(run: Run, reports: Path) -> None:
    for time, said in (
        (("--from", "2025"), "belong together"),
        (("--from", "June", "--to", "2025"), "June"),
        (("--from", "2026", "--to", "2025"), "lies after"),
    ):
        refused = run("door", *time, reports)
        assert refused.status == 2
        assert said in refused.err


def test_nobody_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Belarus released 14 political prisoners.\n", "utf-8")
    assert "nothing follows" in run("door", "--published", "2025-06-22", tmp_path).out


def test_a_population_is_chosen_by_place_and_counter(run: Run, reports: Path) -> None:
    def doors(*options: str) -> list[dict[str, object]]:
        return list(json.loads(run("door", *options, "--json", reports).out)["doors"])

    assert doors("--place", "by", "--counter", "Wjasna") == doors()
    assert doors("--place", "Weißrussland") == doors("--place", "Belarus") == doors()
    assert "no such state" in run("door", "--place", "Atlantis", reports).err
    assert doors("--place", "VE") == doors("--counter", "Foro Penal") == []
    # Nobody counts there: what is told of comings and goings bounds them all the same.
    (door,) = doors("--place", "VE", "--from", "2025", "--to", "2025")
    assert door["population"]["place"] == "VE"  # type: ignore[index]


def test_assumptions_are_listed_and_switched(run: Run, reports: Path) -> None:
    listed = run("door", "--assumptions").out
    assert "freed_were_counted" in listed
    assert "nobody_else_left" in run("--lang", "de", "account", "--assumptions").out
    (door,) = json.loads(run("door", "--json", reports).out)["doors"]
    (assumption,) = door["assumptions"]
    (without,) = json.loads(run("door", "--without", "freed_were_counted", "--json", reports).out)[
        "doors"
    ]
    assert without["assumptions"] == []
    assert without["entered"] == assumption["effect"]["entered"] == {"least": 32, "most": None}
    wrong = run("door", "--without", "nobody_else_left", reports)
    assert (wrong.status, "choose one of counter_assumed" in wrong.err) == (2, True)


def test_a_picture_goes_into_a_file(run: Run, reports: Path) -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    assert run("door", "--svg", "door.svg", reports).status == 0
    assert Path("door.svg").read_text(encoding="utf-8").startswith("<svg xmlns=")
    wrong = run("door", "--svg", "door.svg", "--json", reports)
    assert wrong.status == 2
    nothing = run("door", "--place", "VE", "--svg", "door.svg", reports)
    assert (nothing.status, "No dated figures" in nothing.err) == (1, True)


def test_without_a_claim_no_reference_is_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Over Minsk the sun shines.\n", encoding="utf-8")
    for command in ("account", "door", "deals", "findings"):
        shown = run(command, tmp_path).out
        assert "[1.4]" not in shown
        assert "\n\nReports" in shown


def test_a_doubt_about_many_reports_is_told_once(run: Run, tmp_path: Path) -> None:
    for name in "abcde":
        text = f"Viasna counts 1,13{ord(name) % 10} political prisoners in Belarus.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    told = run("account", tmp_path).err.splitlines()
    assert len(told) == 1
    assert "a.txt and 4 more: no date of publication" in told[0]
    (tmp_path / "e.txt").unlink()
    (tmp_path / "d.txt").unlink()
    assert len(run("account", tmp_path).err.splitlines()) == 3
