"""The desk as a process: started by the command, reached over the network, ended."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desk_client import Client
from desk_process import environment, free_port, run, serving
from desk_sample import PASSWORD

from drehtuer.desk.errors import DeskError
from drehtuer.desk.serving import configure_from_environment


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new journal with an administrator, made by the commands."""
    file = tmp_path_factory.mktemp("served") / "journal.db"
    nobody = run("--journal", str(file), "--port", str(free_port()))
    assert nobody.returncode == 1
    assert "nobody can sign in yet" in nobody.stderr
    easy = run("user", "add", "Vera", "--journal", str(file), typed="password\n")
    assert easy.returncode == 1
    assert "too common" in easy.stderr
    added = run(
        *("user", "add", "Vera", "--role", "administrator", "--journal", str(file)),
        typed=f"{PASSWORD}\n",
    )
    assert (added.returncode, added.stderr) == (0, "Vera can sign in (administrator).\n")
    again = run("user", "add", "Vera", "--journal", str(file), typed=f"{PASSWORD}\n")
    assert "there is a user of this name" in again.stderr
    return file


@pytest.fixture
def served(journal: Path) -> Iterator[str]:
    with serving(journal) as (address, _):
        yield address


def test_a_desk_is_started_signed_in_to_and_ended(served: str, journal: Path) -> None:
    assert stat.S_IMODE(journal.with_name("journal.db.secret").stat().st_mode) == 0o600
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{served}/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    form = {"csrfmiddlewaretoken": token[1], "name": "Vera", "password": PASSWORD, "next": "/"}
    answer = browser.open(f"{served}/login", urllib.parse.urlencode(form).encode())
    assert answer.url == f"{served}/"
    assert "Vera, administrator" in answer.read().decode()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told by /proc")
def test_a_desk_ends_though_one_that_answers_does_not_hear_it(journal: Path) -> None:
    with serving(journal) as (_, process):  # which waits for the end, but not for long
        of_process = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        own = Path(f"/proc/{process.pid}/cmdline").read_bytes()
        children = [int(pid) for pid in of_process.read_text().split()]
        deaf = [pid for pid in children if Path(f"/proc/{pid}/cmdline").read_bytes() == own]
        os.kill(deaf[0], signal.SIGSTOP)


ORIGIN = "https://desk.example.org"


def test_behind_a_server_with_a_certificate_all_stays_on_https(journal: Path) -> None:
    before = {"Host": "desk.example.org", "X-Forwarded-Proto": "https", "Referer": f"{ORIGIN}/"}
    with (
        serving(journal, "--origin", ORIGIN) as (address, _),
        Client(address, **before) as vera,
        Client(address, Host="elsewhere.example.org") as stranger,
    ):
        assert vera.ask("GET", "/login")[0] == 200
        vera.sign_in("Vera", PASSWORD)
        cookies = vera.headers.get_all("Set-Cookie") or []
        assert {each.partition("=")[0] for each in cookies} == {"csrftoken", "sessionid"}
        for cookie in cookies:
            assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
        assert vera.send("/cases", {"title": "Minsk", "place": "BY"}) == 302
        for page in ("/", "/cases/minsk/reports", "/cases/minsk/"):  # the last is the keeper's
            vera.look(page)
            assert vera.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert stranger.ask("GET", "/login")[0] == 400


def test_a_port_that_is_taken_is_told(journal: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        told = run("--journal", str(journal), "--port", str(port))
    assert told.returncode == 1
    assert "is taken or not allowed" in told.stderr


def test_an_address_of_no_machine_is_told_and_no_port_blamed(journal: Path) -> None:
    told = run("--journal", str(journal), "--host", "192.0.2.1")
    assert told.returncode == 1
    assert "192.0.2.1: nothing can listen there; name an address" in told.stderr


@pytest.mark.parametrize("hours", ["long", "-1", "0", "nan", "1e9"])
def test_a_length_of_sessions_that_is_none_is_told(
    journal: Path, monkeypatch: pytest.MonkeyPatch, hours: str
) -> None:
    monkeypatch.setenv("DREHTUER_SECRET_KEY", "x" * 50)
    monkeypatch.setenv("DREHTUER_DATABASE_URL", str(journal))
    monkeypatch.setenv("DREHTUER_DESK_HOURS", hours)
    with pytest.raises(DeskError, match="write a number of hours"):
        configure_from_environment()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--port", "99999"), "--port 99999: write a number from 1 to 65535"),
        (("user", "add", "x", "--role", "king"), "--role king: choose one of viewer, reviewer"),
    ],
)
def test_misuse_is_told(arguments: tuple[str, ...], message: str) -> None:
    told = run(*arguments)
    assert told.returncode == 2
    assert message in told.stderr


WITHOUT_THE_DESK = """
import sys
from importlib.abc import MetaPathFinder
class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("axes", "django_otp", "granian", "argon2"):
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Missing())
from drehtuer.journal import open_journal
with open_journal(sys.argv[1], to_write=True) as journal:
    print(len(journal.reports().reports))
"""


def test_a_journal_with_a_desk_opens_where_there_is_none(journal: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_DESK, str(journal)],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
        timeout=60,
    )
    assert told.stdout == "0\n"
