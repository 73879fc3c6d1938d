"""A PostgreSQL server of its own on a free port of this machine, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep)] + sorted(
    Path("/usr/lib/postgresql").glob("*/bin"), reverse=True
)


class NoServerError(Exception):
    """PostgreSQL is not installed."""


def program(name: str) -> str:
    found = next((folder / name for folder in PROGRAMS if (folder / name).is_file()), None)
    if found is None:
        raise NoServerError(f"{name} is missing (Debian: apt install postgresql)")
    return str(found)


def server_user() -> str | None:
    """Who runs the server: never root, which it refuses."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@contextmanager
def server() -> Iterator[str]:
    """A server; its address, to which the name of a database is added."""
    initdb, control = program("initdb"), program("pg_ctl")
    user = server_user()
    folder = tempfile.mkdtemp(prefix="drehtuer-postgres-")
    if user is not None:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = f"{folder}/data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"

    def run(*command: str) -> None:
        done = subprocess.run(
            command, cwd=folder, user=user, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr

    try:
        run(initdb, "-D", data, "-U", "keeper", "--auth=trust", "-E", "UTF8", "--no-sync")
        run(control, "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start")
        try:
            yield f"postgresql://keeper@127.0.0.1:{port}"
        finally:
            run(control, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
