"""The desk as a process of its own, as people start it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

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


def run(*arguments: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        input=typed,
        capture_output=True,
        text=True,
        env=environment() | variables,
        check=False,
        timeout=120,
    )


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def serving(
    journal: Path | str, *arguments: str, **variables: str
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
    # What it tells further is read, so that it need not wait for somebody who does.
    rest = threading.Thread(target=process.stderr.read)
    try:
        told = process.stderr.readline()
        assert str(port) in told or "https" in told, told + process.stderr.read()
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                sleep(0.1)
        rest.start()
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(30)
        if rest.ident is not None:
            rest.join()
        process.stderr.close()
    assert ended == 0
