"""Backups: whole, also while others write; brought back as they were; never over anything."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from journal_sample import FIRST, keep, made
from postgres_server import NoServerError, server

from drehtuer.journal import BackupError, digest, open_journal, place
from drehtuer.journal.copying import back_up, restore
from drehtuer.journal.store import Journal
from drehtuer.people import Decisions

DECIDED = Decisions().with_("same", "A", "B", by="me", at="2025-12-07", why="to see")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(tmp_path / "journal.db", to_write=True) as opened:
        keep(opened, made())
        opened.decide(DECIDED.made)
        yield opened


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="pip install 'drehtuer[postgres]'")
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is missing (Debian: apt install postgresql-client)")
    try:
        with server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


def check(where: str | Path) -> None:
    """That a journal holds what the one that was backed up did."""
    with open_journal(where, to_write=True) as again:
        assert again.reports().reports == (made(),)
        assert again.decisions().made == DECIDED.made
        assert again.verify().broken == ()
        keep(again, made(source="b.txt"))  # and goes on


def test_a_backup_is_brought_back(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    assert journal.back_up(file) == file.stat().st_size
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir() if "backup" in path.name} == {"backup"}
    restore(file, place(str(tmp_path / "again.db")))
    check(tmp_path / "again.db")


def test_a_backup_is_whole_while_others_write(journal: Journal, tmp_path: Path) -> None:
    ended = threading.Event()
    where = str(tmp_path / "journal.db")

    def write() -> None:
        with open_journal(where, to_write=True) as other:
            number = 0
            while not ended.is_set():
                number += 1
                report = made(source=f"{number}.txt")
                other.add(report, digest(report.text), at=FIRST)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            journal.back_up(tmp_path / f"backup {number}")
    finally:
        ended.set()
        writer.join()
    sizes = []
    for number in range(5):
        with open_journal(tmp_path / f"backup {number}") as copy:
            found = copy.verify()
            sizes.append(found.reports)
            assert found.broken == ()
            assert found.claims == found.reports * len(made().claims)
    assert sizes == sorted(sizes)


def test_what_is_left_of_another_journal_is_not_mixed_in(journal: Journal, tmp_path: Path) -> None:
    journal.back_up(tmp_path / "backup")
    left = tmp_path / "again.db-wal"
    left.write_bytes(b"not yet written")
    with pytest.raises(BackupError, match=r"again\.db-wal: there is something already"):
        restore(tmp_path / "backup", place(str(tmp_path / "again.db")))
    left.unlink()
    restore(tmp_path / "backup", place(str(tmp_path / "again.db")))


def test_an_encrypted_backup_is_brought_back_with_its_key(journal: Journal, tmp_path: Path) -> None:
    age = pytest.importorskip("pyrage", reason="pip install 'drehtuer[encryption]'")
    key, other = age.x25519.Identity.generate(), age.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# mine\n{key}\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text(f"{other}\n", encoding="utf-8")
    file = tmp_path / "stick/backup.age"
    file.parent.mkdir()
    journal.back_up(file, [str(key.to_public())])
    assert file.read_bytes().startswith(b"age-encryption.org/v1")
    assert made().text.encode() not in file.read_bytes()
    assert [path.name for path in file.parent.iterdir()] == ["backup.age"]
    target = place(str(tmp_path / "again.db"))
    for identity, told in (
        (None, "the backup is encrypted"),
        (tmp_path / "other.txt", "cannot be decrypted with this key"),
        (file, "there is no secret key of age"),
        (tmp_path / "none.txt", "cannot be read"),
    ):
        with pytest.raises(BackupError, match=told):
            restore(file, target, identity)
    assert not (tmp_path / "again.db").exists()
    restore(file, target, tmp_path / "key.txt")
    check(tmp_path / "again.db")
    assert not list(tmp_path.glob(".drehtuer-*"))


def test_nothing_is_written_over(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    journal.back_up(file)
    before = file.read_bytes()
    with pytest.raises(BackupError, match="backup: there is something already"):
        journal.back_up(file)
    with pytest.raises(BackupError, match=r"journal\.db: there is something already"):
        restore(file, journal.place)
    assert file.read_bytes() == before
    assert journal.verify().broken == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no backup of a journal"),
        (b"SQLite format 3\0" + bytes(100), "no backup of a journal"),
        (b"PGDMP and so on", "the backup of a journal in PostgreSQL"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_backup_is_told(tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "backup").write_bytes(content)
    with pytest.raises(BackupError, match=told):
        restore(tmp_path / "backup", place(str(tmp_path / "again.db")))
    assert not (tmp_path / "again.db").exists()


def test_a_damaged_backup_is_told(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    journal.back_up(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(BackupError, match="backup"):
        restore(file, place(str(tmp_path / "again.db")))
    assert not (tmp_path / "again.db").exists()


def test_a_backup_that_is_cut_is_told_as_damaged(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    journal.back_up(file)
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(BackupError, match="damaged"):
        restore(file, place(str(tmp_path / "again.db")))
    assert not (tmp_path / "again.db").exists()


@pytest.mark.parametrize("key", ["age1", "somebody", "AGE-SECRET-KEY-1"])
def test_what_is_no_key_is_told(journal: Journal, tmp_path: Path, key: str) -> None:
    pytest.importorskip("pyrage", reason="pip install 'drehtuer[encryption]'")
    with pytest.raises(BackupError, match="no public key of age"):
        journal.back_up(tmp_path / "backup", [key])
    assert not (tmp_path / "backup").exists()


def test_a_folder_that_is_not_there_is_told(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be written"):
        journal.back_up(tmp_path / "none/backup")


@pytest.mark.parametrize(
    ("missing", "told"), [("pyrage", r"drehtuer\[encryption\]"), ("pg_dump", "postgresql-client")]
)
def test_what_is_missing_is_named(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, told: str
) -> None:
    monkeypatch.setattr("drehtuer.journal.copying.find_spec", lambda _: None)
    monkeypatch.setattr("drehtuer.journal.copying.shutil.which", lambda _: None)
    where = place("postgresql://keeper@127.0.0.1/x") if missing == "pg_dump" else journal.place
    with pytest.raises(BackupError, match=told):
        back_up(where, tmp_path / "backup", ["age1"] if missing == "pyrage" else [])
    assert not (tmp_path / "backup").exists()


def test_a_database_is_backed_up_and_brought_back(address: str, tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        for name in ("one", "other"):
            connection.execute(f"CREATE DATABASE {name}")
    with open_journal(f"{address}/one", to_write=True) as journal:
        keep(journal, made())
        journal.decide(DECIDED.made)
        journal.back_up(tmp_path / "backup")
        with pytest.raises(BackupError, match="there are tables in this database"):
            restore(tmp_path / "backup", journal.place)
    with pytest.raises(BackupError, match="name the address of an empty database"):
        restore(tmp_path / "backup", place(str(tmp_path / "again.db")))
    restore(tmp_path / "backup", place(f"{address}/other"))
    check(f"{address}/other")
    with pytest.raises(BackupError, match=r"pg_dump failed .*nowhere"):
        back_up(place(f"{address}/nowhere"), tmp_path / "no backup")
