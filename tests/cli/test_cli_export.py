"""``drehtuer people --export``: files for other programs, and what is said before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run

from drehtuer.exchange import writing

TEXT_A = (
    "Minsk ließ am 21. Juni 2025 den Oppositionspolitiker Sergej Tichanowski frei, den Ehemann der "
    "Oppositionsführerin Swetlana Tichanowskaja.\n"
)
TEXT_B = (
    "Sjarhej Zichanouski kam im Juni 2025 aus der Haft in Belarus frei. Der Journalist Ihar "
    "Lossik ist seit Juni 2020 in Haft.\n"
)
TEXTS = {"a.txt": TEXT_A, "b.txt": TEXT_B}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '["a.txt"]\npublished = "2025-06-22"\n["b.txt"]\npublished = "2025-06-23"\n', "utf-8"
    )
    return folder


@pytest.mark.parametrize("name", ["out.csv", "out.ftm.json", "out.jsonld", "out.parquet"])
def test_the_end_of_the_name_tells_the_format(run: Run, folder: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pip install 'drehtuer[parquet]'")
    result = run("people", folder, "--export", name)
    assert (result.status, result.out) == (0, "")
    told = result.err.splitlines()
    assert told[0].startswith(f"{name} names ")
    assert "not told as free" in told[0]
    assert "leave this machine" in result.err
    assert told[-1] == f"Written: {name}"
    assert str(folder).encode() not in Path(name).read_bytes()


def test_what_is_said_before_is_said_in_german(run: Run, folder: Path) -> None:
    told = run("--lang", "de", "people", folder, "--export", "out.jsonld").err
    assert "nicht als frei berichtet" in told
    assert "verlassen Namen diesen Rechner" in told


def test_only_an_export_with_sentences_says_that_it_quotes(run: Run, folder: Path) -> None:
    assert "quotes" not in run("people", folder, "--export", "out.csv").err
    assert "quotes" in run("people", folder, "--export", "out.csv", "--what", "claims").err


def test_claims_of_one_person(run: Run, folder: Path) -> None:
    result = run("people", folder, "--claims", "--person", "Сергей Тихановский")
    claims = [json.loads(line) for line in result.out.splitlines()]
    assert {claim["report"] for claim in claims} == {"a.txt", "b.txt"}
    for claim in claims:
        assert TEXTS[claim["report"]][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["published"]
        assert claim["status"] == "asserted"
        assert claim["read_at"]


def test_one_person_is_exported_alone(run: Run, folder: Path) -> None:
    told = run("people", folder, "--person", "Ihar Lossik", "--export", "-", "--format", "ftm")
    entities = [json.loads(line) for line in told.out.splitlines()]
    people = [e["properties"]["name"] for e in entities if e["schema"] == "Person"]
    assert people == [["Ihar Lossik"]]
    assert [e["properties"]["fileName"] for e in entities if e["schema"] == "Article"] == [
        ["b.txt"]
    ]
    assert "Standard output names 1 person; not told as free: 1 (held 1" in told.err


def test_a_person_narrows_what_is_shown(run: Run, folder: Path) -> None:
    lives = json.loads(run("people", folder, "--json", "--person", "Igor Losik").out)["lives"]
    assert [life["name"] for life in lives] == ["Ihar Lossik"]


@pytest.mark.parametrize("target", ["reports/a.txt", "decisions.jsonl"])
def test_what_it_is_made_from_is_never_overwritten(run: Run, folder: Path, target: str) -> None:
    Path("decisions.jsonl").touch()
    before = Path(target).read_bytes()
    result = run("people", folder, "--export", target, "--format", "csv")
    assert (result.status, "is one of the reports" in result.err) == (1, True)
    assert Path(target).read_bytes() == before


def test_a_file_that_cannot_be_written_is_told(run: Run, folder: Path) -> None:
    result = run("people", folder, "--export", "no/such/folder.csv")
    assert (result.status, "cannot be written" in result.err) == (1, True)


def test_nobody_of_that_name(run: Run, folder: Path) -> None:
    result = run("people", folder, "--person", "Ales Bialiatski", "--export", "out.csv")
    assert (result.status, "nobody of that name" in result.err) == (1, True)
    assert not Path("out.csv").exists()


def test_without_pyarrow_nothing_is_read(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "find_spec", lambda name: None)
    result = run("--lang", "de", "people", folder, "--export", "out.parquet")
    assert (result.status, "Parquet braucht pyarrow" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--export", "out.xml"], "tells no format"),
        (["--export", "out.csv", "--format", "xml"], "choose one of ftm, csv, parquet, jsonld"),
        (["--export", "out.csv", "--what", "reports"], "choose one of people, claims"),
        (["--export", "out.jsonld", "--what", "claims"], "--what is for csv and parquet"),
        (["--format", "csv"], "belongs to --export"),
        (["--what", "claims"], "belongs to --export"),
        (["--export", "out.csv", "--json"], "only one of these"),
    ],
)
def test_misuse(run: Run, folder: Path, arguments: list[str], told: str) -> None:
    result = run("people", folder, *arguments)
    assert (result.status, told in result.err) == (2, True)
