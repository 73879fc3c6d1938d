"""``drehtuer desk token``, ``export``, ``publish`` and ``user``: what they do, print and refuse."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from desk_process import run
from desk_sample import PASSWORD
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from drehtuer.briefs.words import Words
from drehtuer.cli import desk_data
from drehtuer.cli.output import READ, SOME_NOT_READ
from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import Case, User
from drehtuer.errors import DrehtuerError

WORDS = Words("en")


def test_a_token_is_made_listed_and_revoked(
    desk: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert desk_data.add(WORDS, "reviewer", "newsroom", ["read", "review"]) == READ
    secret = capsysbinary.readouterr().out.decode().strip()
    program = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/cases").status_code == 200
    desk_data.listed(WORDS, as_json=False)
    assert "1  reviewer: newsroom (read, review)" in capsysbinary.readouterr().out.decode()
    desk_data.listed(WORDS, as_json=True)
    told = json.loads(capsysbinary.readouterr().out)
    assert [(each["user"], each["scopes"]) for each in told] == [("reviewer", ["read", "review"])]
    assert secret not in json.dumps(told)
    desk_data.revoked(WORDS, 1)
    assert program.get("/api/cases").status_code == 401
    desk_data.listed(WORDS, as_json=False)
    assert "revoked" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize(
    ("name", "label", "scopes", "message"),
    [
        ("nobody", "x", ["read"], "there is no user of this name"),
        ("viewer", "x", ["admin"], "for no more than its user may do"),
        ("viewer", " ", ["read"], "a token needs a label"),
    ],
)
def test_a_token_that_cannot_be_is_refused(
    desk: Path, name: str, label: str, scopes: list[str], message: str
) -> None:
    with pytest.raises(DeskError, match=message):
        desk_data.add(WORDS, name, label, scopes)
    with pytest.raises(DeskError, match="there is no token 7"):
        desk_data.revoked(WORDS, 7)


def test_a_case_is_exported(desk: Path, tmp_path: Path) -> None:
    for level, is_named in (("public", False), ("team", True)):
        to = tmp_path / f"{level}.csv"
        assert desk_data.export(WORDS, "belarus", None, "claims", level, str(to)) == READ
        assert ("Lossik" in to.read_text(encoding="utf-8")) == is_named
    whole = tmp_path / "whole.jsonld"
    desk_data.export(WORDS, None, None, None, "public", str(whole))
    assert json.loads(whole.read_bytes())["@graph"]
    with pytest.raises(DrehtuerError, match="there is no case of this name; there are: belarus"):
        desk_data.export(WORDS, "nowhere", "csv", "claims", "public", "-")
    with pytest.raises(DrehtuerError), click.Context(click.Command("x")):
        desk_data.export(WORDS, "belarus", "csv", "claims", "public", str(tmp_path / "no" / "x"))
    with pytest.raises(click.UsageError), click.Context(click.Command("x")):
        desk_data.export(WORDS, "belarus", "csv", "claims", "everyone", "-")


def test_a_case_is_published_into_a_folder_of_its_own(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert desk_data.publish(WORDS, "belarus", "editor", str(folder)) == READ
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert {"index.html", "about.json", "feed.atom"} <= first.keys()
    assert desk_data.publish(WORDS, "belarus", "editor", str(folder)) == READ
    assert first == {file.name: file.read_bytes() for file in folder.iterdir()}
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine", encoding="utf-8")
    for place in (other, other / "letter.txt"):
        with pytest.raises(DrehtuerError, match="there is something else in this folder"):
            desk_data.publish(WORDS, "belarus", "editor", str(place))
    for name in ("viewer", "nobody"):
        with pytest.raises(DrehtuerError, match="must be an editor"):
            desk_data.publish(WORDS, "belarus", name, str(folder))
    Case.objects.filter(slug="belarus").update(confirmed=True)
    assert desk_data.publish(WORDS, "belarus", "editor", str(tmp_path / "new")) == SOME_NOT_READ
    assert not (tmp_path / "new").exists()
    assert desk_data.publish(WORDS, "belarus", "administrator", str(tmp_path / "new")) == READ


def test_the_commands_are_there_and_a_new_password_ends_the_old_one(desk: Path) -> None:
    journal = ("--journal", str(desk))
    new = "a longer and quieter evening"
    changed = run("user", "password", "viewer", *journal, typed=f"{new}\n")
    assert (changed.returncode, changed.stderr) == (0, "viewer has a new password.\n")
    assert run("user", "password", "nobody", *journal, typed=f"{new}\n").returncode == 1
    kept = User.objects.get(name="viewer").password
    verify = Argon2PasswordHasher().verify
    assert (verify(PASSWORD, kept), verify(new, kept)) == (False, True)
    made = run("token", "add", "viewer", "--label", "x", *journal)
    assert made.stdout.startswith("drehtuer_")
    assert run("token", "list", "--json", *journal).stdout.count('"label": "x"') == 1


@pytest.mark.parametrize(
    "arguments",
    [("token", "list"), ("user", "password", "Vera"), ("export", "--case", "belarus")],
)
def test_only_the_desk_and_its_first_user_make_a_journal(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended = run(*arguments, "--journal", str(tmp_path / "journal.db"))
    assert ended.returncode != 0
    assert "journal.db" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [*tmp_path.iterdir()] == []


def test_where_there_is_no_desk_no_secret_stays(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_text("This is no journal.\n" * 20)
    ended = run("user", "add", "Vera", "--journal", str(tmp_path / "journal.db"), typed=PASSWORD)
    assert ended.returncode != 0
    assert [each.name for each in tmp_path.iterdir()] == ["journal.db"]
