#!/usr/bin/env python3
"""The desk under load: how long pages take with many claims and clients, and memory over time.

    bench/desk.py [--claims 20000] [--clients 8] [--requests 100] [--soak 0] [--datasette PATH]
                  [--keep FOLDER]

The reports are those of made_reports.py; with --keep their journal stays in a folder, and need not
be made again. A desk is started on them as people start it, on loopback
only. Each client signs in, then asks for lists of claims, for reports and for words in claims, one
after another, so many requests of each; then once more while the books are being made. Where
Datasette is there (bench/requirements.txt, best in an environment of its own), it is asked for the
same, on the same file, by as many clients: pages of the table of claims, the claims of a report,
and claims that hold a word. Printed are the median, the 95th and the 99th of a hundred in
milliseconds by the clock, so that nothing else should run meanwhile, requests a second, and the
processor time of all processes of the server but the keeper for one request, which is right beside
others, too, and that of the clients, who work on the same machine. With --soak clients go on for so
many seconds, and memory at a tenth of them is compared with the end.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/desk"))

from desk_client import Client, signed_in

from drehtuer.desk.serving import prepare
from drehtuer.journal import digest
from made_reports import made

USER, PASSWORD = "Vera", "a long and quiet evening"
WORDS = ("Viasna", "Alfa", "Belarus", "freed", "Bravocharlie", "Iran HRANA", "1218", "nowhere")
KEEPER = "drehtuer.desk.keeper"
AT_ONCE = 500
FIRST = 60
"""Seconds within which a server must be there, and the books of a case be made."""

Asking = Callable[[random.Random], str]


class Asker:
    """Asks for pages over a connection that stays open. It looks at little: its time is not theirs.

    Args:
        address: of the server.
        cookie: the header that tells who asks; empty where nobody need say.
    """

    def __init__(self, address: str, cookie: str = "") -> None:
        parts = urlsplit(address)
        self._head = f"HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\n\r\n"
        self._socket = socket.create_connection((parts.hostname, parts.port), FIRST)

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def __call__(self, page: str) -> int:
        """The status of a page, when all of it is there."""
        self._socket.sendall(f"GET {page} {self._head}".encode())
        told = b""
        while (end := told.find(b"\r\n\r\n")) < 0:
            told += self._more()
        head = told[:end].lower()
        _, is_counted, length = head.partition(b"content-length:")
        if is_counted:
            missing = end + 4 + int(length.split(None, 1)[0]) - len(told)
            while missing > 0:
                missing -= len(self._more())
        else:  # in pieces, the last of which is empty
            while not told.endswith(b"\r\n0\r\n\r\n"):
                told += self._more()
        return int(head.split(None, 2)[1])

    def _more(self) -> bytes:
        got = self._socket.recv(1 << 16)
        if not got:
            raise ConnectionError("the server has closed the connection")
        return got


@contextmanager
def kept_or_passing(folder: Path | None) -> Iterator[Path]:
    """A folder that stays, or one that is removed afterwards."""
    if folder is None:
        with tempfile.TemporaryDirectory() as passing:
            yield Path(passing)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder


def filled(journal: Path, claims: int) -> int:
    """A journal with reports, an administrator and a case of all; how many reports there are."""
    is_made = journal.exists()
    prepare(str(journal))
    from drehtuer.desk.database import writing  # noqa: PLC0415 - Django is ready only now
    from drehtuer.desk.models import Case  # noqa: PLC0415
    from drehtuer.desk.roles import Role  # noqa: PLC0415
    from drehtuer.desk.users import add_user  # noqa: PLC0415
    from drehtuer.journal.store import Reading  # noqa: PLC0415

    if is_made:
        return int(writing().newest_report()[0])
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


def load(
    clients: Sequence[Asker],
    asking: Asking,
    requests: int,
    until: Callable[[], bool] = lambda: False,
) -> tuple[list[float], float]:
    """How long each of the requests took, and all of them, in seconds."""
    times: list[float] = []
    failures: list[int] = []

    def work(number: int, client: Asker) -> None:
        chance = random.Random(number)
        for _ in range(requests):
            if until():
                return
            address = asking(chance)
            start = time.perf_counter()
            status = client(address)
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


def told(what: str, times: Sequence[float], seconds: float, worked: float, asked: float) -> str:
    """A line of figures.

    Args:
        what: what was asked for.
        times: how long each request took.
        seconds: how long all took.
        worked: the processor time of the server.
        asked: that of the clients.
    """
    ranked = sorted(times)
    p50, p95, p99 = (
        ranked[min(len(ranked) - 1, int(len(ranked) * share))] for share in (0.5, 0.95, 0.99)
    )
    spent, own = worked / len(times) * 1000, asked / len(times) * 1000
    return (
        f"  {what:<8} p50 {p50 * 1000:6.0f}  p95 {p95 * 1000:6.0f}  p99 {p99 * 1000:6.0f} ms, "
        f"{len(times) / seconds:4.0f} a second, "
        f"{spent:.1f} ms of processor time ({own:.1f} of the clients)"
    )


def family(process: subprocess.Popen[bytes]) -> list[Path]:
    """Where the system tells of a process and those it started."""
    numbers = {process.pid}
    for _ in range(3):
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(entry.read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent in numbers:
                numbers.add(int(entry.parent.name))
    return [Path(f"/proc/{number}") for number in numbers]


def memory(process: subprocess.Popen[bytes]) -> float:
    """The resident memory of a process and those it started, in MB."""
    pages = sum(int((each / "statm").read_text().split()[1]) for each in family(process))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def processor(process: subprocess.Popen[bytes], but: str = "") -> float:
    """The processor time of a process and those it started, in seconds.

    Args:
        process: the first of them.
        but: those in whose command this stands are left out.
    """
    ticks = 0
    for each in family(process):
        if not but or but not in (each / "cmdline").read_text():
            user, system = (each / "stat").read_text().rpartition(")")[2].split()[11:13]
            ticks += int(user) + int(system)
    return ticks / os.sysconf("SC_CLK_TCK")


def measured(
    what: str,
    process: subprocess.Popen[bytes],
    clients: Sequence[Asker],
    asking: Asking,
    requests: int,
    until: Callable[[], bool] = lambda: False,
) -> None:
    """Load a server, and print how it fared."""
    before, own = processor(process, KEEPER), time.process_time()
    times, seconds = load(clients, asking, requests, until)
    own = time.process_time() - own
    print(told(what, times, seconds, processor(process, KEEPER) - before, own), flush=True)


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
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with kept_or_passing(given.keep) as folder:
        journal = folder / f"{given.claims}.db"
        number = filled(journal, given.claims)
        load_now = f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        print(f"{given.claims} claims in {number} reports, {given.clients} clients, {load_now}")

        def searched(chance: random.Random) -> str:
            """Words that many claims hold, or a number that few do."""
            return chance.choice([*WORDS, str(chance.randint(2, 3000)), str(chance.randint(2, 99))])

        desk: dict[str, Asking] = {
            "claims": lambda c: f"/cases/all/claims?after={c.randint(1, number)}.1",
            "report": lambda c: f"/cases/all/reports/{c.randint(1, number)}",
            "search": lambda c: f"/cases/all/claims?{urlencode({'words': searched(c)})}",
        }
        table = f"/{journal.stem}/journal_keptclaim"
        peer: dict[str, Asking] = {
            "claims": lambda c: f"{table}?_size=25&_next={c.randint(1, given.claims)}",
            "report": lambda c: f"{table}?report_id={c.randint(1, number)}",
            "search": lambda c: (
                f"{table}?" + urlencode({"_size": 25, "quote__contains": searched(c)})
            ),
        }
        port = free_port()
        start = "from drehtuer.cli import main; main()"
        where = ("--journal", str(journal), "--port", str(port))
        with (
            running([sys.executable, "-c", start, "desk", *where], port) as process,
            ExitStack() as stack,
        ):
            address = f"http://127.0.0.1:{port}"
            first = stack.enter_context(signed_in(address, USER, PASSWORD))
            clients = [
                stack.enter_context(Asker(address, first.cookie)) for _ in range(given.clients)
            ]
            print("desk")
            for what, asking in desk.items():
                load(clients, asking, 3)
                measured(what, process, clients, asking, given.requests)
            print("desk, while the books are being made")
            first.ask("GET", "/cases/all/findings")
            is_made = Made(first)
            for what, asking in desk.items():
                if not is_made():
                    measured(what, process, clients, asking, given.requests, is_made)
            if given.soak:
                soak(process, clients, list(desk.values()), given.soak)
        if given.datasette is None:
            print("Datasette is not there: pip install -r bench/requirements.txt")
            return
        port = free_port()
        command = [given.datasette, "serve", str(journal), "--port", str(port)]
        with running(command, port) as process, ExitStack() as stack:
            print("Datasette")
            address = f"http://127.0.0.1:{port}"
            clients = [stack.enter_context(Asker(address)) for _ in range(given.clients)]
            for what, asking in peer.items():
                load(clients, asking, 1)
                measured(what, process, clients, asking, given.requests // 4)


class Made:
    """Whether the books are made; asked of the desk once a second."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._is_made = False
        self._asked = time.monotonic()

    def __call__(self) -> bool:
        """Whether they are."""
        with self._lock:
            if not self._is_made and time.monotonic() - self._asked > 1:
                status, _ = self._client.ask("GET", "/cases/all/review")
                self._is_made = status == 200
                self._asked = time.monotonic()
            return self._is_made


def soak(
    process: subprocess.Popen[bytes],
    clients: Sequence[Asker],
    any_of: Sequence[Asking],
    seconds: float,
) -> None:
    """Let clients go on for so many seconds; print how memory grew after a tenth of them."""

    def mixed(chance: random.Random) -> str:
        return chance.choice(any_of)(chance)

    end = time.monotonic() + seconds
    load(clients, mixed, 10**9, lambda: time.monotonic() > end - seconds * 0.9)
    before = memory(process)
    measured("soak", process, clients, mixed, 10**9, lambda: time.monotonic() > end)
    after = memory(process)
    print(
        f"  memory {before:.0f} MB after {seconds / 10:.0f} s, {after:.0f} MB after "
        f"{seconds:.0f} s: {(after / before - 1) * 100:+.1f} %"
    )


if __name__ == "__main__":
    main()
