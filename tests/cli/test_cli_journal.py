"""Journals as a user types them: reading into one, telling from one, and all that can be wrong."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from running import Run

pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")

TEXT = (
    "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025. "
    "In September Minsk freed 52 people.\n"
)
OTHER = "On 13 December 2025 Belarus freed 123 prisoners, the journalist Ihar Losik among them.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DREHTUER_DATABASE_URL", raising=False)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '["a.txt"]\npublished = "2025-12-06"\noutlet = "Daily"\n'
        '["b.txt"]\npublished = "2025-12-14"\n',
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def journal(run: Run, place: Path) -> Path:
    assert run("read", "--into", "journal.db", "reports").status == 0
    return place / "journal.db"


def kept(file: Path, query: str = "SELECT source, version FROM journal_keptreport") -> list[Any]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(query).fetchall()


# What it does


def test_what_is_read_is_kept_once(run: Run, place: Path) -> None:
    first = run("read", "--into", "journal.db", "reports")
    assert (first.status, "held 1" in first.out) == (0, True)
    assert "journal.db: 2 reports added; changed: 0; unchanged: 0" in first.err
    again = run("read", "--into", "journal.db", "reports")
    assert (again.status, again.out) == (0, "")
    assert "0 reports added; changed: 0; unchanged: 2" in again.err
    german = run("--lang", "de", "read", "--into", "journal.db", "reports")
    assert "0 Berichte aufgenommen; geändert: 0; unverändert: 2" in german.err


def test_a_changed_report_or_date_adds_a_version(run: Run, journal: Path) -> None:
    (journal.parent / "reports/a.txt").write_text(TEXT.replace("52", "53"), encoding="utf-8")
    result = run("read", "--into", "journal.db", "--json", "reports")
    assert "0 reports added; changed: 1; unchanged: 1" in result.err
    assert [record["source"] for record in json.loads(result.out)] == ["reports/a.txt"]
    run("read", "--into", "journal.db", "--outlet", "Weekly", "reports/a.txt")
    versions = [("reports/a.txt", version) for version in (1, 2, 3)]
    assert sorted(kept(journal)) == [*versions, ("reports/b.txt", 1)]


def test_a_report_is_the_same_from_wherever_it_is_named(
    run: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(journal.parent / "reports")
    again = run("read", "--into", "../journal.db", ".", journal.parent / "reports/a.txt")
    assert "unchanged: 2" in again.err
    shutil.move(journal.parent, journal.parent.with_name("moved"))
    monkeypatch.chdir(journal.parent.with_name("moved"))
    assert "unchanged: 2" in run("read", "--into", "journal.db", "reports").err


@pytest.mark.parametrize("command", ["account", "people", "door"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_the_books_are_those_of_the_reports(
    run: Run, journal: Path, command: str, form: tuple[str, ...]
) -> None:
    told = run(command, "--journal", "journal.db", *form)
    assert told.status == 0
    assert told.out == run(command, "reports", *form).out


def test_the_account_of_a_day(run: Run, journal: Path) -> None:
    def freed(*options: str) -> list[object]:
        made = json.loads(run("account", "--journal", "journal.db", "--json", *options).out)
        return [report["source"] for report in made["reports"]]

    assert freed("--as-of", "2025-12-13") == ["reports/a.txt"]
    assert freed("--as-of", "2025-12") == ["reports/a.txt", "reports/b.txt"]
    result = run("account", "--journal", "journal.db", "--as-of", "2025-12-13")
    assert "journal.db: 1 report; published later, left out: 1" in result.err
    before = run("account", "--journal", "journal.db", "--known", "2025-12-13")
    assert (before.status, before.out) == (0, "")
    assert "journal.db: 0 reports" in before.err


def test_only_reports_of_a_state_are_taken(run: Run, journal: Path) -> None:
    text = "In May 2025 Caracas freed 40 prisoners, Venezuela said.\n"
    (journal.parent / "reports/c.txt").write_text(text, encoding="utf-8")
    run("read", "--into", "journal.db", "reports")
    for where in (("--journal", "journal.db"), ("reports",)):
        result = run("account", *where, "--of", "Venezuela", "--json")
        told = json.loads(result.out)["reports"]
        assert [report["source"] for report in told] == ["reports/c.txt"]
    assert run("account", "--journal", "journal.db", "--of", "Atlantis").status == 2


def test_claims_are_found_by_their_words(run: Run, journal: Path) -> None:
    other = OTHER.replace("journalist", "blogger")
    (journal.parent / "reports/b.txt").write_text(other, encoding="utf-8")
    run("read", "--into", "journal.db", "reports")
    found = json.loads(run("search", "--journal", "journal.db", "LOSIK ihar", "--json").out)
    assert {(claim["source"], claim["published"]) for claim in found} == {
        ("reports/b.txt", "2025-12-14")
    }
    assert all("Losik" in claim["quote"] for claim in found)
    assert "Losik" in run("search", "--journal", "journal.db", "--most", "1", "Losik").out
    for lang, told in (("en", "No claim has"), ("de", "Keine Aussage hat")):
        assert (
            told in run("--lang", lang, "search", "--journal", "journal.db", "journalist Losik").out
        )
    assert run("search", "--journal", "journal.db", "--most", "x", "Losik").status == 2


def test_the_setting_names_the_journal(
    run: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DREHTUER_DATABASE_URL", str(journal))
    assert "unchanged: 2" in run("read", "reports").err
    assert "2 reports" in run("account").err
    typed = run("account", "reports/b.txt")
    assert ("journal" in typed.err, "reports" in typed.out) == (False, True)


def test_a_page_is_never_written_over_the_journal_or_its_reports(run: Run, journal: Path) -> None:
    for target in ("journal.db", "reports/a.txt"):
        result = run("account", "--journal", "journal.db", "--html", target)
        assert (result.status, "name another file" in result.err) == (1, True)
    assert len(kept(journal)) == 2


def test_without_a_journal_no_database_is_loaded(place: Path) -> None:
    code = (
        "import sys\n"
        "from drehtuer.cli import main\n"
        "try:\n    main(['account', 'reports'])\n"
        "except SystemExit:\n"
        "    sys.exit('django' in sys.modules)\n"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


# Mistakes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["account"], "a path is missing"),
        (["account", "--journal", "x", "reports"], "--journal and PATH: only one"),
        (["account", "--journal", "x", "--outlet", "y"], "--journal and --outlet: only one"),
        (["people", "--journal", "x", "--decisions", "y"], "--journal and --decisions: only one"),
        (["account", "--known", "2025", "reports"], "--known belongs to --journal"),
        (["account", "--journal", "x", "--known", "2025-02-30"], "--known: '2025-02-30' is no"),
    ],
)
def test_misuse(run: Run, place: Path, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert told in result.err


def nothing(_: Path) -> None: ...


def text(file: Path) -> None:
    file.write_text(TEXT * 10, encoding="utf-8")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def other_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE other (id)")


def cut(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2)


def cut_to_its_head(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(50)


def overwritten(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\xff" * (file.stat().st_size - 4096))


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('journal', '9999_future', '2030-01-01')"
        )
        database.commit()


def gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("spoil", "english", "german"),
    [
        (gone, "there is no journal here", "Hier ist kein Journal"),
        (text, "this file is no journal", "Diese Datei ist kein Journal"),
        (empty, "this file is no journal", "Diese Datei ist kein Journal"),
        (other_database, "this file is no journal", "Diese Datei ist kein Journal"),
        (cut, "the journal is damaged", "Das Journal ist beschädigt"),
        (cut_to_its_head, "the journal is damaged", "Das Journal ist beschädigt"),
        (overwritten, "the journal is damaged", "Das Journal ist beschädigt"),
        (newer, "a newer Drehtür (9999_future)", "einer neueren Drehtür geschrieben"),
    ],
)
def test_what_is_no_sound_journal_is_told_and_left_alone(
    run: Run, journal: Path, spoil: Callable[[Path], None], english: str, german: str
) -> None:
    spoil(journal)
    before = journal.read_bytes() if journal.exists() else None
    for lang, told in (("en", english), ("de", german)):
        result = run("--lang", lang, "account", "--journal", "journal.db")
        assert (result.status, result.out) == (1, "")
        assert f"journal.db: {told}" in " ".join(result.err.split()) or told in result.err
    if spoil not in (gone, empty):
        assert run("read", "--into", "journal.db", "reports").status == 1
    assert (journal.read_bytes() if journal.exists() else None) == before or spoil in (gone, empty)


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("nowhere/journal.db", "there is no folder"),
        ("reports", "the journal cannot be opened"),
        ("mysql://127.0.0.1/x", "this is no place for a journal"),
        ("postgresql://127.0.0.1", "this is no place for a journal"),
        ("postgresql://[::1/x", "this is no place for a journal"),
    ],
)
def test_a_place_where_no_journal_can_be(run: Run, place: Path, where: str, told: str) -> None:
    result = run("read", "--into", where, "reports")
    assert result.status == 1
    assert told in result.err


def test_a_journal_that_two_make_at_once(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db.migrations.executor import MigrationExecutor

    from drehtuer.journal import opening

    quicker: list[int] = []

    class Slower(MigrationExecutor):
        def __init__(self, connection: object) -> None:
            super().__init__(connection)
            if not quicker:
                quicker.append(program("read", "--into", "journal.db", "reports").returncode)

    monkeypatch.setattr(opening, "MigrationExecutor", Slower)
    result = run("read", "--into", "journal.db", "reports")
    assert (result.status, quicker) == (0, [0])
    assert "unchanged: 2" in result.err
    assert len(kept(place / "journal.db")) == 2


def test_a_journal_is_not_restored_into_a_folder(run: Run, journal: Path) -> None:
    assert run("backup", "--journal", "journal.db", "--to", "copy").status == 0
    result = run("restore", "copy", "--to", ".")
    assert (result.status, result.err.strip()) == (
        1,
        "Error: .: there is something already; name another file",
    )


def test_standard_input_has_no_name_to_be_kept_under(run: Run, place: Path) -> None:
    result = run("read", "--into", "journal.db", "-", "reports")
    assert result.status == 1
    assert "standard input has no name" in result.err
    assert len(kept(place / "journal.db")) == 2


def test_a_name_that_no_database_keeps_is_told_and_the_rest_kept(run: Run, place: Path) -> None:
    odd = place / "reports" / os.fsdecode(b"odd\xff.txt")
    odd.write_text("On Friday, 52 prisoners were freed.")
    result = run("read", "--into", "journal.db", "reports")
    assert result.status == 1
    assert "rename the file" in result.err
    assert len(kept(place / "journal.db")) == 2


def test_a_journal_that_another_program_writes_to(
    run: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drehtuer.journal import connecting

    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    (journal.parent / "reports/c.txt").write_text(TEXT, encoding="utf-8")
    with closing(sqlite3.connect(journal)) as other:
        other.execute("BEGIN IMMEDIATE")
        for lang, told in (("en", "another program is writing"), ("de", "Ein anderes Programm")):
            result = run("--lang", lang, "read", "--into", "journal.db", "reports")
            assert (result.status, told in result.err) == (1, True)
        assert run("account", "--journal", "journal.db").status == 0
    assert "1 report added" in run("read", "--into", "journal.db", "reports").err


def test_an_older_journal_is_renewed_and_a_copy_kept(run: Run, journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as database:
        columns = "".join(
            f"ALTER TABLE journal_keptreport DROP COLUMN {name};"
            for name in ("origin", "pages", "original")
        )
        database.executescript(
            "DROP INDEX journal_claims_of_a_state; DROP INDEX journal_reports_by_day;"
            "DROP TRIGGER journal_words_added; DROP TABLE journal_words;"
            "DROP TABLE journal_keptentry; DROP TABLE journal_keptoriginal;"
            "CREATE TABLE journal_keptdecision (id integer PRIMARY KEY, number, verb, one, other,"
            " 'by', at, why, source, undoes);"
            "INSERT INTO journal_keptdecision VALUES"
            " (1, 1, 'same', 'Ihar Losik', 'Igor Lossik', 'me', '2025-12-07', '', NULL, NULL);"
            f"DROP TABLE journal_keptfile; {columns}"
            "DELETE FROM django_migrations WHERE app = 'journal' AND name > '0003'"
        )
    result = run("account", "--journal", "journal.db")
    assert result.status == 0
    assert "brought to this version" in result.err
    (copy,) = journal.parent.glob("journal.db.*.backup")
    assert len(kept(copy, "SELECT * FROM journal_keptdecision")) == 1
    (decided,) = json.loads(run("decide", "list", "--journal", "journal.db", "--json").out)
    assert (decided["one"], decided["other"]) == ("Ihar Losik", "Igor Lossik")
    assert run("verify", "--journal", "journal.db").status == 0
    columns = "SELECT source, version, text, digest FROM journal_keptreport"
    assert kept(copy, columns) == kept(journal, columns)
    guards = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_%'"
    assert kept(journal, guards) == [(10,)]  # two for each of the five tables
    assert "brought" not in run("account", "--journal", "journal.db").err


def program(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    code = f"import os, resource, sys\nfrom drehtuer.cli import main\n{before}\nmain()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_full_disk_is_told_and_nothing_is_lost(run: Run, journal: Path, lang: str) -> None:
    folder = journal.parent / "more"
    folder.mkdir()
    for number in range(80):
        (folder / f"{number:03}.txt").write_text(f"{number}. {TEXT}", encoding="utf-8")
    limit = journal.stat().st_size + 80_000
    before = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    full = program("--lang", lang, "read", "--into", "journal.db", "more", before=before)
    assert full.returncode == 1
    assert {"en": "disk full?", "de": "Platte voll?"}[lang] in full.stderr
    assert "Traceback" not in full.stderr
    there = len(kept(journal))
    assert 2 < there < 82
    whole = run("read", "--into", "journal.db", "more")
    assert f"{82 - there} reports added" in whole.err
    assert kept(journal, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.3])
def test_killed_while_reading_it_loses_nothing(run: Run, place: Path, delay: float) -> None:
    for number in range(60):
        (place / f"reports/{number:02}.txt").write_text(f"{number}. {TEXT}", encoding="utf-8")
    code = "from drehtuer.cli import main; main()"
    arguments = ["read", "--into", "journal.db", "reports"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as reading:
        while not (place / "journal.db-wal").exists() and reading.poll() is None:
            time.sleep(0.01)
        time.sleep(delay)
        reading.kill()
    result = run("read", "--into", "journal.db", "reports")
    assert result.status == 0
    assert kept(place / "journal.db", "PRAGMA integrity_check") == [("ok",)]
    assert len(kept(place / "journal.db")) == 62
    told = run("account", "--journal", "journal.db", "--json").out
    assert told == run("account", "reports", "--json").out


@pytest.fixture
def unprivileged(place: Path) -> Iterator[None]:
    """Permissions count, which they do not for root."""
    if os.geteuid():
        yield
        return
    for folder in (place, *place.parents):
        if folder.owner() == "root" and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_journal_on_a_read_only_medium_can_be_told_from(
    run: Run, journal: Path, request: pytest.FixtureRequest
) -> None:
    run("account", "--journal", "journal.db")  # all that is needed is loaded
    journal.chmod(0o444)
    journal.parent.chmod(0o555)
    request.getfixturevalue("unprivileged")
    assert run("account", "--journal", "journal.db").status == 0
    for lang, told in (("en", "may not be written to"), ("de", "darf nicht geschrieben werden")):
        result = run("--lang", lang, "read", "--into", "journal.db", "reports")
        assert (result.status, told in result.err) == (1, True)


# Decisions


def test_decisions_in_a_journal(run: Run, journal: Path) -> None:
    who = ("--by", "me", "--why", "to see", "--journal", "journal.db")
    assert run("decide", "same", "Ihar Losik", "Igor Lossik", *who).status == 0
    refused = run("decide", "different", "Ihar Losik", "Igor Lossik", *who)
    assert (refused.status, "decision 1 says the contrary" in refused.err) == (1, True)
    assert run("decide", "undo", "1", *who).status == 0
    made = json.loads(run("decide", "list", "--journal", "journal.db", "--json").out)
    assert [decision["verb"] for decision in made] == ["same", "undo"]
    assert not (journal.parent / "decisions.jsonl").exists()


def test_decisions_change_the_books_of_a_journal(run: Run, journal: Path) -> None:
    def names() -> list[str]:
        told = json.loads(run("people", "--journal", "journal.db", "--json").out)["lives"]
        return [life["name"] for life in told]

    text = "Ihar Losik came free on 13 December 2025. Sjarhej Petrovich was jailed in May 2025.\n"
    (journal.parent / "reports/c.txt").write_text(text, encoding="utf-8")
    run("read", "--into", "journal.db", "reports")
    before = names()
    assert len(before) >= 2
    who = ("--by", "me", "--why", "to see", "--journal", "journal.db")
    assert run("decide", "same", *before[:2], *who).status == 0
    assert len(names()) == len(before) - 1


def test_decisions_go_from_files_into_journals_and_back(run: Run, journal: Path) -> None:
    run("decide", "same", "A", "B", "--by", "me", "--why", "to see")
    for number in (1, 0):
        result = run("decide", "import", "decisions.jsonl", "--journal", "journal.db")
        assert f"decisions taken over: {number}" in result.err
    run("decide", "same", "B", "C", "--by", "me", "--why", "to see", "--journal", "journal.db")
    assert run("decide", "export", "decisions.jsonl", "--journal", "journal.db").status == 0
    run("decide", "export", "whole.jsonl", "--journal", "journal.db")
    files = [journal.parent / name for name in ("decisions.jsonl", "whole.jsonl")]
    assert files[0].read_text("utf-8") == files[1].read_text("utf-8")
    run("decide", "same", "X", "Y", "--by", "me", "--why", "to see", "--decisions", "other.jsonl")
    for lang, told in (("en", "begin otherwise"), ("de", "lauten ab der Entscheidung 1 anders")):
        result = run("--lang", lang, "decide", "import", "other.jsonl", "--journal", "journal.db")
        assert (result.status, told in result.err) == (1, True)
    assert run("decide", "import", "none.jsonl", "--journal", "journal.db").status == 1
    assert run("decide", "export", "whole.jsonl").status == 2


PAGE = (
    "<!doctype html><html lang='en'><head><title>Released</title>"
    "<meta property='og:site_name' content='Daily'>"
    "<meta property='article:published_time' content='2025-12-06'></head><body><article>"
    f"<h1>Released</h1><p>{TEXT}</p><p>More is to follow, said John Coale.</p></article>"
)


def test_the_bytes_of_a_page_and_what_it_says_are_kept_beside_its_text(
    run: Run, place: Path
) -> None:
    from drehtuer.journal import open_journal

    page = place / "reports" / "page.html"
    page.write_text(PAGE)
    latin = place / "reports" / "latin.txt"
    latin.write_bytes("Zwölf Gefangene kamen am Freitag in Minsk frei.".encode("cp1252"))
    assert run("read", "--into", "journal.db", "reports").status == 0
    with open_journal("journal.db") as journal:
        assert journal.original("reports/page.html") == PAGE.encode()
        assert journal.original("reports/latin.txt") == latin.read_bytes()
        assert journal.original("reports/a.txt") is None
        kept = {report.source: report for report in journal.reports().reports}
    report = kept["reports/page.html"]
    assert report.origin.title == "Released"
    assert (report.published, report.outlet) == ("2025-12-06", "Daily")


def test_a_page_or_archive_that_stays_as_it_is_is_not_even_opened(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import zipfile

    from drehtuer.text import apart

    folder = place / "pages"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("b.html", PAGE)
        archive.writestr("c.txt", TEXT)
    first = run("read", "--into", "journal.db", "pages")
    assert "3 reports added; changed: 0; unchanged: 0" in first.err
    with monkeypatch.context() as patched:
        patched.setattr(apart, "read_apart", None)
        again = run("read", "--into", "journal.db", "pages")
        assert "0 reports added; changed: 0; unchanged: 3" in again.err
    dated = run("read", "--into", "journal.db", "--outlet", "Other", "pages")
    assert "changed: 3" in dated.err
    (folder / "page.html").write_text(PAGE.replace("Coale", "Coale again"))
    changed = run("read", "--into", "journal.db", "--outlet", "Other", "pages")
    assert "0 reports added; changed: 1; unchanged: 2" in changed.err


def test_a_file_with_a_broken_part_is_tried_again(run: Run, place: Path) -> None:
    import zipfile

    with zipfile.ZipFile(place / "more.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.docx", "PK\x03\x04")
    for told in ("1 report added", "0 reports added"):
        result = run("read", "--into", "journal.db", "more.zip")
        assert result.status == 1
        assert told in result.err
        assert "more.zip#b.docx: damaged" in result.err


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_parts_of_one_name_are_kept_side_by_side(run: Run, place: Path) -> None:
    import zipfile

    told = ("2 reports added; changed: 0; unchanged: 0", "1 report added; changed: 0; unchanged: 2")
    for number, words in enumerate(told, 2):
        with zipfile.ZipFile(place / "more.zip", "w") as archive:
            for count in range(52, 52 + number):
                archive.writestr("a.txt", f"On 5 December 2025 Belarus freed {count} prisoners.")
        assert words in run("read", "--into", "journal.db", "more.zip").err


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "prints the text of reports/a.txt"), ("de", "druckt den Text von reports/a.txt")],
)
def test_a_copy_of_what_the_journal_has_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text(AGENCY_TEXT, encoding="utf-8")
    first = run("read", "--into", "j.db", "--published", "2025-09-11", "reports")
    assert "text of" not in first.err
    cut, other = AGENCY_TEXT.partition("\n\n")[0], "In June 2025 Belarus freed 14 prisoners."
    (tmp_path / "reports/b.txt").write_text(cut, encoding="utf-8")
    (tmp_path / "reports/c.txt").write_text(other, encoding="utf-8")
    again = run(
        "--lang",
        lang,
        "read",
        "--into",
        "j.db",
        "--published",
        "2025-09-12",
        "reports/b.txt",
        "reports/c.txt",
    )
    assert f"reports/b.txt {told}" in again.err
    assert "reports/c.txt" not in again.err
    late = run("read", "--into", "j.db", "--published", "2026-03-01", "reports/b.txt")
    assert "text of" not in late.err


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "no report: left out"), ("de", "kein Bericht: ausgelassen")]
)
def test_the_journal_itself_is_left_out(run: Run, place: Path, lang: str, told: str) -> None:
    """As the shell's ``*`` names it, with what SQLite keeps beside it."""
    assert run("read", "--into", "journal.db", "reports").status == 0
    for beside in ("journal.db-wal", "journal.db-shm"):
        (place / beside).touch()
    paths = ("journal.db", "journal.db-wal", "journal.db-shm", "reports")
    for command in (("read",), ("watch", "--once")):
        again = run("--lang", lang, *command, "--into", "./journal.db", *paths)
        assert again.status == 0
        assert again.err.count(told) == 3


def test_a_journal_whose_name_is_that_of_a_report_is_left_out(run: Run, place: Path) -> None:
    for added in (1, 0):
        told = run("read", "--into", "reports/books.md", "reports/a.txt", "reports/books.md")
        assert (told.status, f"{added} report" in told.err) == (0, True)


AGENCY_TEXT = """The Belarusian leader Alexander Lukashenko freed 52 prisoners on Thursday after
talks with the American envoy John Coale, and all of them crossed into Lithuania on the same day,
where they were met by relatives at the border.

The human rights centre Viasna says that more than 1,100 political prisoners are still held."""
