"""The keeper: the one process that makes the books, keeps them, and answers what needs them.

Books of many reports take long to make and much room. So that they are made once, and that pages
without books never wait for them, a server has one process for them beside those that answer all
else: these pass on what routes say is the keeper's. Where there is no keeper, as in a test or under
a server of others, each process answers everything.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ADDRESS = "DREHTUER_DESK_KEEPER"
"""The variable that says to which socket the keeper listens, where there is one."""
NICENESS = 10
"""By so much the keeper lets the other processes go first."""
_THREADS = 16
_PATIENCE = 5.0
"""For how many seconds a keeper that is being started is waited for."""
_PIECE = 1 << 20
_IN_MEMORY = 1 << 20
_FAMILY = "AF_UNIX"
_START = f"from {__name__} import main; main()"
_GIVEN = frozenset(
    {
        "REQUEST_METHOD",
        "SCRIPT_NAME",
        "PATH_INFO",
        "QUERY_STRING",
        "CONTENT_TYPE",
        "CONTENT_LENGTH",
        "SERVER_NAME",
        "SERVER_PORT",
        "SERVER_PROTOCOL",
        "REMOTE_ADDR",
        "wsgi.url_scheme",
    }
)


_Answer = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers and content."""


def is_possible() -> bool:
    """Whether processes of this system can speak to each other in the keeper's way."""
    return hasattr(socket, _FAMILY)


def is_elsewhere() -> bool:
    """Whether another process is the keeper."""
    return ADDRESS in os.environ


def passed_on(request: HttpRequest) -> HttpResponse:
    """The keeper's answer to a request.

    Raises:
        OSError: it cannot be reached.
        EOFError: it ended before it had answered.
    """
    given = {key: value for key, value in request.META.items() if _is_given(key)}
    with _connected() as connection:
        connection.send(given)
        while piece := request.read(_PIECE):
            connection.send_bytes(piece)
        connection.send_bytes(b"")
        status, headers, content = connection.recv()
    response = HttpResponse(content, status=status)
    for name, value in headers:
        if name.lower() == "set-cookie":
            response.cookies.load(value)
        else:
            response.headers[name] = value
    return response


def _is_given(key: str) -> bool:
    """Whether a value belongs to a request, not to the process that took it."""
    return key.startswith("HTTP_") or key in _GIVEN


def _connected() -> Connection:
    """A connection to the keeper."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return Client(os.environ[ADDRESS], _FAMILY, authkey=_key())
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > end:
                raise
        time.sleep(0.1)


def _key() -> bytes:
    return bytes(settings.SECRET_KEY, "utf-8")


class Keeper:
    """The keeper as a process that is started again when it ends, until it is no longer needed.

    Use it around what starts the other processes: they are told of it by the environment.
    """

    def __enter__(self) -> Keeper:
        self._folder = tempfile.TemporaryDirectory(prefix="drehtuer-")
        os.environ[ADDRESS] = str(Path(self._folder.name) / "keeper")
        self._is_needed = True
        self._process = self._start()
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_needed = False
        self._process.terminate()
        self._process.wait()
        del os.environ[ADDRESS]
        self._folder.cleanup()

    def _start(self) -> subprocess.Popen[bytes]:
        # It ends when its standard input does: when this process is gone, however that came.
        return subprocess.Popen([sys.executable, "-c", _START], stdin=subprocess.PIPE)

    def _watch(self) -> None:
        while self._is_needed:
            self._process.wait()
            time.sleep(1)
            if self._is_needed:
                self._process = self._start()


def main() -> None:
    """Be the keeper."""
    address = os.environ.pop(ADDRESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: it is told in another way
    threading.Thread(target=_end_with_the_others, daemon=True).start()
    os.nice(NICENESS)
    from drehtuer.desk.wsgi import application  # noqa: PLC0415 - it makes Django ready

    with suppress(FileNotFoundError):
        os.unlink(address)
    with (
        Listener(address, _FAMILY, backlog=128, authkey=_key()) as listener,
        ThreadPoolExecutor(_THREADS) as threads,
    ):
        while True:
            with suppress(OSError, EOFError, AuthenticationError):
                threads.submit(_answer, listener.accept(), application)


def _end_with_the_others() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def _answer(connection: Connection, application: Any) -> None:
    """Answer one request."""
    with (
        connection,
        suppress(OSError, EOFError),  # who asked is gone
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as body,
    ):
        given = connection.recv()
        while piece := connection.recv_bytes():
            body.write(piece)
        body.seek(0)
        connection.send(_answered(application, {**given, "wsgi.input": body}))


def _answered(application: Any, environ: dict[str, Any]) -> _Answer:
    """What a WSGI application answers."""
    environ |= {"wsgi.errors": sys.stderr, "wsgi.version": (1, 0), "wsgi.run_once": False}
    environ |= {"wsgi.multithread": True, "wsgi.multiprocess": True}
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    response = application(environ, lambda status, headers, _=None: begun.append((status, headers)))
    try:
        content = b"".join(response)
    finally:
        response.close()
    status, headers = begun[0]
    return int(status.partition(" ")[0]), headers, content
