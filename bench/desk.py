#!/usr/bin/env python3
"""The desk under load: how long pages take with many claims and clients, and memory over time.

    bench/desk.py [--claims 20000] [--clients 8] [--requests 100] [--soak 0] [--datasette PATH]

The reports are those of made_reports.py. A desk is started on them as a process, on loopback only.
Each client signs in, then asks for lists of claims, for reports and for words in claims, one after
another, so many requests of each. Where Datasette is there (bench/requirements.txt), it is asked
for the same, on the same file, by as many clients: pages of the table of claims, the claims of a
report, and claims that hold a word. Printed are the median, the 95th and the 99th of a hundred in
milliseconds by the clock, so that nothing else should run meanwhile, and requests a second. With
--soak clients go on for so many seconds, and memory at a tenth of them is compared with the end.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from drehtuer.desk.serving import prepare
from drehtuer.journal import digest
from made_reports import made

USER, PASSWORD = "Vera", "a long and quiet evening"
WORDS = ("Viasna", "Alfa", "Belarus", "freed", "Bravocharlie", "Iran HRANA", "1218", "nowhere")
AT_ONCE = 500
FIRST = 60
"""Seconds within which a server must be there, and the books of a case be made."""

Asking = Callable[[random.Random], str]


def fill(journal: Path, claims: int) -> int:
    """A journal with reports, an administrator and a case of all; how many reports there are."""
    prepare(str(journal))
    from drehtuer.desk.database import writing  # noqa: PLC0415 - Django is ready only now
    from drehtuer.desk.models import Case  # noqa: PLC0415
    from drehtuer.desk.roles import Role  # noqa: PLC0415
    from drehtuer.desk.users import add_user  # noqa: PLC0415
    from drehtuer.journal.store import Reading  # noqa: PLC0415

    reports = made(claims)
    for first in range(0, len(reports), AT_ONCE):
        some = reports[first : first + AT_ONCE]
        writing().add_all([Reading(r, digest(r.text)) for r in some], at=datetime.now(UTC))
    writing().settle()
    add_user(USER, PASSWORD, Role.ADMINISTRATOR)
    Case.objects.create(slug="all", title="All", place="")
    return len(reports)


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server, until it is no longer needed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(FIRST * 10):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(FIRST)


class Client:
    """A browser that keeps its connection and its cookies."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=FIRST)
        self._cookies: dict[str, str] = {}

    def ask(self, method: str, address: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of an answer."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        body = None if form is None else urlencode(form)
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, address, body, headers)
        response = self._connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self._cookies[key] = rest.partition(";")[0]
        return response.status, response.read().decode()

    def sign_in(self) -> None:
        """Sign in to the desk."""
        _, page = self.ask("GET", "/login")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        form = {"csrfmiddlewaretoken": token[1], "name": USER, "password": PASSWORD}
        status, _ = self.ask("POST", "/login", form | {"next": "/"})
        assert status == 302, status


def load(
    clients: Sequence[Client], asking: Asking, requests: int, until: float | None = None
) -> tuple[list[float], float]:
    """How long each of the requests took, and all of them, in seconds."""
    times: list[float] = []
    failures: list[int] = []

    def work(number: int, client: Client) -> None:
        chance = random.Random(number)
        for _ in range(requests):
            if until is not None and time.perf_counter() > until:
                return
            address = asking(chance)
            start = time.perf_counter()
            status, _ = client.ask("GET", address)
            times.append(time.perf_counter() - start)
            if status != 200:
                failures.append(status)

    threads = [threading.Thread(target=work, args=each) for each in enumerate(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        print(f"{len(failures)} requests failed: {sorted(set(failures))}")
    return times, time.perf_counter() - start


def told(what: str, times: Sequence[float], seconds: float) -> str:
    """A line of figures."""
    ranked = sorted(times)
    p50, p95, p99 = (
        ranked[min(len(ranked) - 1, int(len(ranked) * share))] for share in (0.5, 0.95, 0.99)
    )
    return (
        f"  {what:<8} p50 {p50 * 1000:6.0f}  p95 {p95 * 1000:6.0f}  p99 {p99 * 1000:6.0f} ms, "
        f"{len(times) / seconds:5.0f} a second"
    )


def memory(process: subprocess.Popen[bytes]) -> float:
    """The resident memory of a process and those it started, in MB."""
    family = {process.pid}
    total = 0.0
    for _ in range(3):
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(entry.read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent in family:
                family.add(int(entry.parent.name))
    for pid in family:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        total += pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return total


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--soak", type=float, default=0)
    parser.add_argument("--datasette", default=shutil.which("datasette"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.db"
        number = fill(journal, given.claims)
        print(f"{given.claims} claims in {number} reports, {given.clients} clients")
        port = free_port()
        start = "from drehtuer.cli import main; main()"
        where = ("--journal", str(journal), "--port", str(port))
        with running([sys.executable, "-c", start, "desk", *where], port) as process:
            clients = [Client(port) for _ in range(given.clients)]
            for client in clients:
                client.sign_in()
            desk: dict[str, Asking] = {
                "claims": lambda c: f"/cases/all/claims?after={c.randint(1, number)}.1",
                "report": lambda c: f"/cases/all/reports/{c.randint(1, number)}",
                "search": lambda c: f"/cases/all/claims?{urlencode({'words': c.choice(WORDS)})}",
            }
            print("desk")
            for what, asking in desk.items():
                load(clients, asking, 3)
                print(told(what, *load(clients, asking, given.requests)))
            if given.soak:
                any_of = list(desk.values())

                def mixed(chance: random.Random) -> str:
                    return chance.choice(any_of)(chance)

                now = time.perf_counter()
                load(clients, mixed, 10**9, now + given.soak / 10)
                before = memory(process)
                times, seconds = load(clients, mixed, 10**9, now + given.soak)
                after = memory(process)
                print(told("soak", times, seconds))
                print(
                    f"  memory {before:.0f} MB after {given.soak / 10:.0f} s, {after:.0f} MB after "
                    f"{given.soak:.0f} s: {(after / before - 1) * 100:+.1f} %"
                )
        if given.datasette is None:
            print("Datasette is not there: pip install -r bench/requirements.txt")
            return
        port = free_port()
        with running([given.datasette, "serve", str(journal), "--port", str(port)], port):
            table = "/journal/journal_keptclaim"
            peer: dict[str, Asking] = {
                "claims": lambda c: f"{table}?_size=50&_next={c.randint(1, given.claims)}",
                "report": lambda c: f"{table}?report_id={c.randint(1, number)}",
                "search": lambda c: (
                    f"{table}?" + urlencode({"_size": 50, "quote__contains": c.choice(WORDS)})
                ),
            }
            print("Datasette")
            clients = [Client(port) for _ in range(given.clients)]
            for what, asking in peer.items():
                load(clients, asking, 1)
                print(told(what, *load(clients, asking, given.requests // 4)))


if __name__ == "__main__":
    main()
