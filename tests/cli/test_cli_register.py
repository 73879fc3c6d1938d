"""``drehtuer register`` as a user types it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from running import Run

LIST = (
    "ID;Name;Festnahme;Status;Haftort\n"
    "17;Ales Bialiatski;14.07.2021;in Haft;Horki\n"
    "18;Maria Kolesnikowa;07.09.2020;in Haft;Homel\n"
    "19;Sergej Tichanowski;29.05.2020;freigelassen;\n"
)
WHO = ("--by", "editor", "--why", "the court's page")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def workbook(*rows: list[object], merged: str = "") -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if merged:
        made.active.merge_cells(merged)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_import_says_what_was_recognised(run: Run, place: Path) -> None:
    result = run("register", "import", "list.csv")
    assert result.status == 0
    assert "3 rows, 3 people" in result.out
    assert "held since" in result.out
    assert "Bialiatski" not in result.out
    assert result.err == "The register is in register.\n"
    assert all(len(line) <= 80 for line in result.out.splitlines())
    german = run("--lang", "de", "register", "import", "list.csv", "--register", "zwei")
    assert "3 Zeilen, 3 Personen" in german.out
    assert "in Haft seit" in german.out


def test_import_as_json(run: Run, place: Path) -> None:
    Path("list.csv").write_text(LIST + "17;X Y;03/04/2021;in Haft;\n", encoding="utf-8")
    result = run("register", "import", "--json", "list.csv")
    told = json.loads(result.out)
    assert (told["rows"], told["people"], told["stopping"]) == (4, 4, 1)
    assert told["columns"][1] == {"column": "B", "header": "Name", "field": "name"}
    assert told["statuses"] == {"held": 3, "freed": 1}
    assert told["doubts"] == [
        {
            "code": "duplicate_id",
            "sheet": "list",
            "row": 5,
            "column": "A",
            "field": "id",
            "told": {"value": "17", "other": "2"},
        },
        {
            "code": "date_doubtful",
            "sheet": "list",
            "row": 5,
            "column": "C",
            "field": "held_since",
            "told": {"value": "03/04/2021", "dmy": "0", "mdy": "0"},
        },
    ]


def test_import_is_all_or_nothing(run: Run, place: Path) -> None:
    Path("list.csv").write_text(LIST + "17;X Y;14/03/2021;in Haft;\n", encoding="utf-8")
    result = run("register", "import", "list.csv")
    assert result.status == 1
    assert "row 5, column A: the id 17 stands in row 2 already" in result.out
    assert "nothing was imported; places that stand in the way (above): 1." in result.err
    assert not Path("register").exists()
    assert run("register", "import", "list.csv", "--keep-going").status == 0
    assert Path("register").is_dir()


def test_many_doubts_of_one_kind_are_counted(run: Run, place: Path) -> None:
    rows = "".join(f"{n};Person {n};0{n}/04/2021;in Haft;\n" for n in range(1, 10))
    Path("list.csv").write_text(LIST.partition("\n")[0] + "\n" + rows, encoding="utf-8")
    result = run("register", "import", "list.csv")
    assert result.out.count("can be two days") == 5
    assert "3 more of this kind" in result.out  # 04/04/2021 is one day
    assert run("register", "import", "list.csv", "--dates", "dmy", "--register", "b").status == 0


def test_show_sums_up_and_hides_names(run: Run, place: Path) -> None:
    run("register", "import", "list.csv")
    shown = run("register", "show").out
    assert "2  held" in shown
    assert "Horki" in shown
    assert "Bialiatski" not in shown
    assert "Bialiatski" not in run("register", "show", "--json").out
    assert "17  Ales Bialiatski" in run("register", "show", "--names").out
    told = json.loads(run("register", "show", "--names", "--json").out)
    assert told["entries"][0]["names"] == ["Ales Bialiatski"]
    assert told["places"] == {"Horki": 1, "Homel": 1, "unknown": 1}


def test_set_undo_and_export(run: Run, place: Path) -> None:
    run("register", "import", "list.csv")
    result = run("register", "set", "17", "status", "freed", *WHO)
    assert (result.status, result.err) == (
        0,
        "Decision 1: sheet list, row 2, column D (status): in Haft → freigelassen\n",
    )
    hidden = run("register", "set", "18", "name", "Maryja Kalesnikawa", *WHO).err
    assert "(a name) → (a name)" in hidden
    assert "taken back" not in run("register", "show", "--decisions").out
    assert run("register", "undo", "2", *WHO).err == "Decision 3 takes 2 back.\n"
    shown = run("register", "show", "--decisions").out
    assert "(a name) → (a name) (taken back)" in " ".join(shown.split())
    assert "Kalesnikawa" not in shown + run("register", "show", "--json").out
    assert "Kalesnikawa" in run("register", "show", "--decisions", "--names").out
    result = run("register", "export", "new.csv")
    assert result.err == "Written: new.csv; 1 cell is other than in the original.\n"
    expected = LIST.replace("14.07.2021;in Haft", "14.07.2021;freigelassen")
    assert Path("new.csv").read_text(encoding="utf-8") == expected
    assert run("register", "export", "new.csv").status == 1
    assert run("register", "export", "new.csv", "--overwrite").status == 0
    german = run("--lang", "de", "register", "set", "19", "status", "in Haft", *WHO).err
    assert german.startswith("Entscheidung 4: Blatt list, Zeile 4, Spalte D (Status)")


def test_formulas_are_told_where_the_list_is_given_back(run: Run, place: Path) -> None:
    data = workbook(["Name", "Status", "Sum"], ["Ales Bialiatski", "held", "=1+1"])
    Path("list.xlsx").write_bytes(data)
    run("register", "import", "list.xlsx")
    run("register", "set", "row:2", "status", "freed", *WHO)
    assert "holds formulas" in run("register", "export", "new.xlsx").err
    refused = run("register", "set", "row:2", "Sum", "3", *WHO)
    assert "sheet Sheet, row 2, column C: this cell holds a formula" in refused.err


def test_the_encoding_is_told_and_may_be_named(run: Run, place: Path) -> None:
    Path("list.csv").write_bytes("Имя;Статус\nАлесь Беляцкий;сидит\n".encode("cp1251"))
    result = run("register", "import", "list.csv")
    assert "read as cp1251" in result.err
    Path("list.csv").write_bytes("Имя;Статус\nАлесь Беляцкий;сидит\n".encode("cp866"))
    assert run("register", "import", "list.csv", "--encoding", "cp866", "--register", "b").out
    assert run("register", "show", "--register", "b").status == 0


BAD: list[tuple[str, bytes, str]] = [
    ("a.csv", b"", "the file is empty"),
    ("a.xlsx", b"PK\x03\x04 broken", "the file is damaged"),
    ("a.pdf", b"%PDF-1.7", "this is no spreadsheet (PDF)"),
    (
        "a.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    ("a.csv", b"a,b\n1,2\n", "no column of names is recognised in sheet a"),
    ("a.csv", b"Name,Status\n", "nobody stands below the headers in row 1"),
    ("a.json", b'[{"name": "x",]', "line 1, column 15"),
    (
        "a.xlsx",
        workbook(["Name", "Status"], ["A B", "held"], ["C D", None], merged="B2:B3"),
        "stand in the way (above): 1.",
    ),
]


@pytest.mark.parametrize(("name", "data", "told"), BAD, ids=[told for _, _, told in BAD])
def test_what_cannot_be_imported_is_told(
    run: Run, place: Path, name: str, data: bytes, told: str
) -> None:
    Path(name).write_bytes(data)
    result = run("register", "import", name)
    assert result.status == 1
    assert told in result.err
    assert not Path("register").exists()
    german = run("--lang", "de", "register", "import", name)
    assert german.err.startswith("Fehler: ")
    assert told not in german.err


def test_mistakes(run: Run, place: Path) -> None:
    assert "this is a folder" in run("register", "import", ".").err
    assert "there is no such file" in run("register", "import", "nothing.csv").err
    assert "there is no register" in run("register", "show").err
    run("register", "import", "list.csv")
    assert "exists already" in run("register", "import", "list.csv").err
    assert "nobody has the id" in run("register", "set", "99", "status", "x", *WHO).err
    assert "no decision 7" in run("register", "undo", "7", *WHO).err
    assert "end the name in .csv" in run("register", "export", "new.xlsx").err
    for arguments, told in (
        (["register"], "a command is missing"),
        (["register", "import"], "FILE is missing"),
        (["register", "set", "1", "status"], "VALUE is missing"),
        (["register", "undo", "1", "--by", "x"], "--why is missing"),
    ):
        result = run(*arguments)
        assert (result.status, told in result.err) == (2, True)


@pytest.mark.parametrize(
    "command",
    [(), *[(c,) for c in ["import", "show", "export", "set", "undo", "diff", "match", "accept"]]],
)
def test_help(run: Run, command: tuple[str, ...]) -> None:
    english = run("register", *command, "--help").out
    german = run("register", *command, "--help", "--lang", "de").out
    assert english.startswith("Usage: drehtuer register")
    assert german.startswith("Aufruf: drehtuer register")


# Against another list and against reports

REPORT = (
    "Belarus released the Nobel laureate Ales Bialiatski on 13 December 2025. The opposition"
    " politician Viktar Babaryka was released on the same day.\n"
)


@pytest.fixture
def reports(place: Path) -> Path:
    folder = place / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "sources.toml").write_text('["a.txt"]\npublished = "2025-12-15"\n', "utf-8")
    return folder


def test_match_and_accept(run: Run, reports: Path) -> None:
    run("register", "import", "list.csv")
    shown = run("register", "match", reports)
    assert shown.status == 0
    assert "1 person of the list is spoken of; 1 proposal" in shown.out
    assert "Ales Bialiatski – id 17 of the list" in shown.out
    assert "in Haft → freigelassen" in shown.out
    assert "“Belarus released the Nobel laureate" in " ".join(shown.out.split())
    assert "Viktar Babaryka – free (13 December 2025)" in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines() if "a.txt" not in line)
    told = json.loads(run("register", "match", "--json", reports).out)
    (spoken,) = told["spoken"]
    (proposal,) = spoken["proposals"]
    assert (spoken["id"], proposal["new"]) == ("17", "freigelassen")
    assert proposal["rests_on"]["quote"] in REPORT

    wrong = run("register", "accept", "zzzzz", proposal["id"], "--from", reports, *WHO)
    assert (wrong.status, "there is no proposal zzzzz" in wrong.err) == (1, True)
    assert run("register", "show", "--decisions").out == "No decisions yet.\n"
    accepted = run("register", "accept", proposal["id"], "--from", reports, *WHO)
    assert (accepted.status, "in Haft → freigelassen" in accepted.err) == (0, True)
    shown = run("register", "show", "--decisions").out
    assert "15 December 2025: “Belarus released" in " ".join(shown.split())
    again = run("register", "match", reports).out
    assert "0 proposals" in again
    assert "the list says so too" in again
    german = run("--lang", "de", "register", "match", reports).out
    assert "das sagt auch die Liste" in german


def test_diff_hides_names_unless_they_are_asked_for(run: Run, reports: Path) -> None:
    new = LIST.replace("17;Ales Bialiatski;14.07.2021;in Haft;Horki\n", "")
    new = new.replace("07.09.2020;in Haft", "07.09.2020;begnadigt")
    Path("new.csv").write_text(new + "20;Ihar Losik;25.06.2020;in Haft;\n", encoding="utf-8")
    shown = run("register", "diff", "list.csv", "new.csv").out
    for told in ("Came: 1", "Went: 1", "nothing tells why", "held → pardoned", "told alike: 1"):
        assert told in shown
    assert not any(name in shown for name in ("Bialiatski", "Losik", "Kolesnikowa"))
    assert "Losik" not in run("register", "diff", "list.csv", "new.csv", "--json").out
    named = run("register", "diff", "list.csv", "new.csv", "--names", "--reports", reports).out
    assert "Ales Bialiatski (id 17): freed, say reports" in named
    assert "“Belarus released" in " ".join(named.split())
    told = json.loads(
        run("register", "diff", "list.csv", "new.csv", "--json", "--reports", reports).out
    )
    assert told["reasons"] == {"freed": 1}
    assert told["went"] == [
        {"row": 2, "id": "17", "status": "held", "reason": "freed", "told_by": "reports"}
    ]
    german = run("--lang", "de", "register", "diff", "list.csv", "new.csv").out
    assert "Weggefallen: 1" in german


def test_diff_takes_a_register_with_what_was_decided(run: Run, place: Path) -> None:
    run("register", "import", "list.csv")
    run("register", "set", "17", "status", "freed", *WHO)
    shown = run("register", "diff", "list.csv", "register").out
    assert "1  held → freed" in shown
    assert "told alike: 2" in shown


def test_what_cannot_be_compared_is_told(run: Run, place: Path) -> None:
    assert "no such file" in run("register", "diff", "list.csv", "nothing.csv").err
    assert "there is no register" in run("register", "diff", "list.csv", ".").err
    run("register", "import", "list.csv")
    missing = run("register", "match", "nowhere")
    assert (missing.status, "no such file or folder" in missing.err) == (1, True)
    result = run("register", "diff", "list.csv", "list.csv", "--reports", "nowhere")
    assert (result.status, "told alike: 3" in result.out) == (1, True)
