"""The desk as a process of its own, as people start it."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from urllib.parse import urlencode

SRC = Path(__file__).resolve().parents[2] / "src"
MAIN = "from drehtuer.cli import main; main()"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", MAIN, "desk", *arguments]


def read_into(journal: Path, *files: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", MAIN, "read", "--into", str(journal), *map(str, files)],
        env=environment(),
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )


def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DREHTUER_")}
    return kept | {"PYTHONPATH": str(SRC), "LC_ALL": "C.UTF-8"}


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        input=typed,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=120,
    )


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


class Browser:
    """Somebody who signs in to a desk that runs, reads its pages and fills in its forms."""

    def __init__(self, address: str) -> None:
        self._address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def look(self, page: str) -> str:
        """A page, when it is made."""
        while True:
            answer = self._opener.open(f"{self._address}{page}", timeout=60)
            if not answer.headers["Refresh"]:
                return str(answer.read().decode())
            sleep(0.1)

    def send(self, page: str, **form: str) -> str:
        """The page that follows on a form that stands on a page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.look(page))
        assert token is not None
        form |= {"csrfmiddlewaretoken": token[1]}
        answer = self._opener.open(f"{self._address}{page}", urlencode(form).encode(), timeout=60)
        if answer.headers["Refresh"]:
            return self.look(answer.url.removeprefix(self._address))
        return str(answer.read().decode())


@contextmanager
def serving(
    journal: Path, *arguments: str, **variables: str
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A desk on a journal: the address it answers at, and its process."""
    port = free_port()
    process = subprocess.Popen(
        command("--journal", str(journal), "--port", str(port), *arguments),
        env=environment() | variables,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        told = process.stderr.readline()
        assert str(port) in told or "https" in told, told + process.stderr.read()
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                sleep(0.1)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(30)
        process.stderr.close()
    assert ended == 0
