"""The command line: what it prints, its exit status, and that mistakes never end in a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run

import drehtuer
from drehtuer import cli
from drehtuer.cli import reading
from drehtuer.cli.program import shown_language

TEXT = (
    "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025. "
    "In September Minsk freed 52 people.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.md").write_text("Nothing to report.\n", encoding="utf-8")
    (folder / "sources.toml").write_text('["a.txt"]\npublished = "2025-12-06"\noutlet = "Daily"\n')
    return folder


def give_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# What it prints


def test_read_prints_a_table(run: Run, folder: Path) -> None:
    result = run("read", folder)
    assert result.status == 0
    for told in ("a.txt", "b.md", "2025-12-06", "Daily", "held 1", "no date of publication"):
        assert told in result.out
    assert all(len(line) <= 80 for line in result.out.splitlines())
    assert "\x1b" not in result.out


def test_claims_are_json_lines_with_exact_evidence(run: Run, folder: Path) -> None:
    result = run("read", "--claims", folder)
    claims = [json.loads(line) for line in result.out.splitlines()]
    assert {claim["kind"] for claim in claims} >= {"held", "freed"}
    for claim in claims:
        assert claim["source"] == str(folder / "a.txt")
        assert claim["quote"] == TEXT[claim["start"] : claim["end"]]
        assert claim["id"]


def test_read_as_json(run: Run, folder: Path) -> None:
    records = json.loads(run("read", "--json", folder).out)
    assert [Path(record["source"]).name for record in records] == ["a.txt", "b.md"]
    assert records[0]["published"] == "2025-12-06"
    assert records[0]["claims"]["held"] == 1
    assert "undated" in [warning["code"] for warning in records[1]["warnings"]]


def test_options_go_before_sources(run: Run, folder: Path) -> None:
    options = ("--published", "2025-12-07", "--outlet", "Weekly", "--language", "en")
    first = json.loads(run("read", "--json", *options, folder).out)[0]
    assert (first["published"], first["outlet"], first["language"]) == (
        "2025-12-07",
        "Weekly",
        "en",
    )


@pytest.mark.parametrize("text", [TEXT, TEXT.rstrip("\n"), TEXT.replace(". ", ".\r\n")])
def test_standard_input_is_a_report(run: Run, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    give_input(monkeypatch, text.encode())
    result = run("read", "--claims", "--published", "2025-12-06", "-")
    claims = [json.loads(line) for line in result.out.splitlines()]
    assert claims
    assert all(claim["quote"] == text[claim["start"] : claim["end"]] for claim in claims)
    assert {claim["source"] for claim in claims} == {"-"}


def test_a_text_that_looks_like_a_path_is_still_a_text(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    give_input(monkeypatch, str(folder / "a.txt").encode())
    assert run("read", "--claims", "-").out == ""


def test_account_prints_sections_with_references(run: Run, folder: Path) -> None:
    result = run("account", folder)
    assert result.status == 0
    assert "1,218" in result.out
    assert "[1.1]" in result.out
    assert TEXT.split(". ", maxsplit=1)[0] not in " ".join(result.out.split())
    assert all(len(line) <= 80 for line in result.out.splitlines())


def test_evidence_shows_the_sentences(run: Run, folder: Path) -> None:
    shown = " ".join(run("account", "--evidence", folder).out.replace("**", "").split())
    assert "Minsk freed 52 people." in shown


def test_account_as_json_holds_all_claims(run: Run, folder: Path) -> None:
    made = json.loads(run("account", "--json", folder).out)
    assert made["held"][0]["figures"][0]["count"]["value"] == 1218
    assert len(made["evidence"]) >= 2


def test_the_order_of_the_paths_leaves_no_trace(run: Run, folder: Path) -> None:
    (folder / "b.md").write_text(TEXT.replace("52", "more than 40"), encoding="utf-8")
    one = run("account", folder / "a.txt", folder / "b.md").out
    assert one == run("account", folder / "b.md", folder / "a.txt").out


def test_account_as_a_page(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "account.html"
    result = run("--lang", "de", "account", folder, "--html", file)
    assert result.status == 0
    assert result.out == ""
    assert str(file) in result.err
    assert '<html lang="de">' in file.read_text(encoding="utf-8")
    printed = run("account", "--lang", "de", folder, "--html", "-").out
    assert printed == file.read_text(encoding="utf-8")


def test_a_report_is_never_overwritten(run: Run, folder: Path) -> None:
    result = run("account", folder, "--html", folder / "a.txt")
    assert result.status == 1
    assert "is one of the reports" in result.err
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_what_a_report_holds_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    evil = "\x1b]0;title\x07\x1b[2J\u202e\x9b"
    file.write_text(f"Minsk freed 52 {evil} people{evil} in September 2025.\n", encoding="utf-8")
    options = ("--outlet", evil, "--language", "en")
    for arguments in (
        ["read"],
        ["account", "--evidence"],
        ["read", "--claims"],
        ["account", "--json"],
    ):
        shown = run(*arguments, *options, file).out
        assert not set(shown) & set("\x1b\x07\x9b\u202e")


# The language shown


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_AT.UTF-8"}, "de"),
        ([], {"LANG": "de_DE", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "de_DE", "LC_MESSAGES": "C"}, "en"),
        ([], {"LANG": "be_BY"}, "en"),
        (["--lang", "de", "read"], {}, "de"),
        (["read", "x", "--lang=de"], {"LANG": "en_GB"}, "de"),
        (["read", "--", "--lang=de"], {}, "en"),
        (["read", "--lang"], {}, "en"),
    ],
)
def test_the_language_shown(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert shown_language(arguments, environment) == language


@pytest.mark.parametrize("place", ["before", "after"])
def test_lang_stands_before_or_after_the_command(run: Run, folder: Path, place: str) -> None:
    lang = ("--lang", "de")
    arguments = (*lang, "read", folder) if place == "before" else ("read", folder, *lang)
    assert "Bericht" in run(*arguments).out


@pytest.mark.parametrize("command", [(), ("read",), ("account",)])
def test_help_is_in_the_language_shown_with_examples(run: Run, command: tuple[str, ...]) -> None:
    english, german = run(*command, "--help"), run(*command, "--help", "--lang", "de")
    assert english.status == german.status == 0
    assert english.out.startswith("Usage: drehtuer")
    assert german.out.startswith("Aufruf: drehtuer")
    assert "Examples:" in english.out
    assert "Beispiele:" in german.out
    assert "Options" not in german.out


def test_the_package_can_be_run() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "drehtuer", "--version"], capture_output=True, check=True, timeout=60
    )
    assert ran.stdout.startswith(b"drehtuer ")


def test_version(run: Run) -> None:
    assert run("--version").out == f"drehtuer {drehtuer.__version__}\n"


# Mistakes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "a command is missing"),
        (["--nothing"], "no option --nothing"),
        (["write"], "no command write"),
        (["read"], "a path is missing"),
        (["read", "--nothing", "x"], "no option --nothing"),
        (["read", "x", "--published"], "--published needs a value"),
        (["read", "--json=1", "x"], "--json takes no value"),
        (["read", "--lang", "fr", "x"], "choose en or de"),
        (["read", "--published", "2025-02-30", "x"], "no date of the calendar"),
        (["read", "--published", "yesterday", "x"], "write a year, a month or a day"),
        (
            ["read", "--language", "xx", "x"],
            "--language xx: this language cannot be read; choose one of",
        ),
        (["read", "--claims", "--json", "x"], "only one of these"),
        (["account", "--json", "--html", "y", "x"], "only one of these"),
        (["estimate", "a.csv", "b.csv"], "this is too much: b.csv"),
        (["decide", "undo", "x", "--by", "me", "--why", "so"], "NUMBER: write a whole number"),
        (["read", "--workers", "9" * 5000, "x"], "write a whole number from 1 on"),
    ],
)
def test_misuse_is_told_in_two_lines_with_status_2(
    run: Run, arguments: list[str], told: str
) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert result.out == ""
    error, advice = result.err.splitlines()
    assert error.startswith("Error: ")
    assert told in error
    assert advice.startswith("See: drehtuer")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["estimate", "a.csv", "b.csv"], "Fehler: das ist zu viel: b.csv"),
        (["decide", "undo", "x"], "Fehler: NUMMER: bitte eine ganze Zahl schreiben"),
    ],
)
def test_misuse_is_told_in_german(run: Run, arguments: list[str], told: str) -> None:
    assert run(*arguments, "--lang", "de").err.splitlines()[0] == told


def bad_paths(folder: Path) -> dict[str, tuple[Path, str]]:
    binary, empty, unknown = folder / "binary.txt", folder / "empty", folder / "no.py"
    binary.write_bytes(b"\x7fELF\x02\0\0\0")
    empty.mkdir()
    unknown.write_bytes(b"\x89PNG\r\n\x1a\n")
    archive = folder / "archive.txt"
    archive.write_bytes(b"On Friday, 52 prisoners were freed.\n" * 300_000)
    return {
        "missing": (folder / "missing.txt", "no such file"),
        "binary": (binary, "no text"),
        "empty folder": (empty, "no reports in this folder"),
        "other format": (unknown, "save the text of this one"),
        "archive": (archive, "larger than 10 MB"),
    }


@pytest.mark.parametrize(
    "mistake", ["missing", "binary", "empty folder", "other format", "archive"]
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(
    run: Run, folder: Path, mistake: str
) -> None:
    path, told = bad_paths(folder)[mistake]
    result = run("read", path, folder / "a.txt")
    assert result.status == 1
    assert "held 1" in result.out
    error, summary = result.err.splitlines()
    assert error.startswith(f"Error: {path}: ")
    assert told in error
    assert summary == "1 path could not be read; the rest was."
    alone = run("account", path)
    assert (alone.status, alone.out) == (1, "")
    assert alone.err.splitlines()[-1] == "No report was read."


def test_mistakes_are_told_in_german(run: Run, folder: Path) -> None:
    (folder / "sources.toml").write_text('["a.txt"]\npublished = "2025-02-30"\n')
    result = run("--lang", "de", "read", folder / "missing.txt", folder)
    missing, sources, summary = result.err.splitlines()
    assert missing.startswith(f"Fehler: {folder / 'missing.txt'}: Diese Datei")
    assert "steht in keinem Kalender" in sources
    assert summary == "2 Pfade konnten nicht gelesen werden, der Rest schon."


def test_broken_sources_name_the_line_and_the_reports_are_read(run: Run, folder: Path) -> None:
    (folder / "sources.toml").write_text('["a.txt"]\npublished = \n')
    result = run("read", folder)
    assert result.status == 1
    assert result.err.splitlines()[0].startswith(f"Error: {folder / 'sources.toml'}: line 2: ")
    assert "held 1" in result.out


def test_a_language_without_a_folder_in_sources_is_told_with_the_report(
    run: Run, folder: Path
) -> None:
    (folder / "sources.toml").write_text('["b.md"]\nlanguage = "tlh"\n')
    result = run("read", folder)
    assert result.status == 1
    assert result.err.startswith(f"Error: {folder / 'b.md'}: language tlh cannot be read")
    assert "held 1" in result.out


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        ("Minsk ließ im September 52 Häftlinge frei.\n".encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "held 1"),
    ],
)
def test_odd_files_are_read(run: Run, tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(data)
    result = run("read", "--published", "2025-12-06", file)
    assert result.status == 0
    assert told in result.out


def test_a_page_that_cannot_be_written_is_told(run: Run, folder: Path) -> None:
    result = run("account", folder, "--html", folder / "nowhere" / "page.html")
    assert result.status == 1
    assert "cannot be written" in result.err


def test_an_interruption_is_quiet(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "_read_one", interrupted)
    result = run("read", folder)
    assert (result.status, result.out, result.err.strip()) == (130, "", "")


# As a program


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from drehtuer.cli import main; main()", *arguments]


@pytest.mark.parametrize("command", [("read", "--claims"), ("text",), ("account",)])
def test_a_broken_pipe_is_quiet(folder: Path, command: tuple[str, ...]) -> None:
    out, writing = os.pipe()
    os.close(out)
    ended = subprocess.run(
        program(*command, str(folder)),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
@pytest.mark.parametrize("command", [("read", "--json"), ("account",), ("account", "--html", "-")])
def test_no_room_for_what_is_shown_is_told(folder: Path, command: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            program(*command, str(folder)), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert b"Error: what was found cannot be written (No space left" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_streams_that_are_closed_are_none_to_fail_over(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("stdin", "stdout", "stderr")
    for name in names:
        monkeypatch.setattr(sys, name, None)
    with pytest.raises(SystemExit) as ended:
        cli.main(["read", str(folder), "-"])
    for name in names:
        getattr(sys, name).close()
    assert ended.value.code == 0


def test_an_interruption_while_loading_is_quiet() -> None:
    code = (
        "import sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'drehtuer.cli.program': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "import drehtuer.cli\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, b"")


def test_help_is_fast_and_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from drehtuer.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n"
        "    heavy = {'rich', 'jinja2', 'vl_convert', 'rapidfuzz', 'drehtuer.claims'}\n"
        "    sys.exit(','.join(heavy & set(sys.modules)))\n"
    )

    def seconds() -> float:
        """Processor time, which does not depend on what else runs."""
        before = os.times()
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        after = os.times()
        assert ended.stderr.strip() == b""
        return sum(after[2:4]) - sum(before[2:4])

    assert any(seconds() < 0.3 for _ in range(3))
