"""A small web server on this machine, and a fetcher that may ask it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from drehtuer.fetching import Fetcher

Send = Callable[["Handler"], None]
HERE = "127.0.0.1"


class Handler(BaseHTTPRequestHandler):
    """Notes every question down, and answers as the server was told."""

    server: AskedServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        send = self.server.pages.get(self.path, sends(b"", 404))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            send(self)

    def log_message(self, *_: object) -> None:
        pass


class AskedServer(ThreadingHTTPServer):
    """Answers with what ``pages`` has for a path."""

    daemon_threads = True

    def __init__(self, address: str = HERE) -> None:
        super().__init__((address, 0), Handler)
        self.pages: dict[str, Send] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"


@contextmanager
def serving(address: str = HERE) -> Iterator[AskedServer]:
    server = AskedServer(address)
    yield server
    server.shutdown()
    server.server_close()


def sends(body: bytes | str, status: int = 200, **headers: str) -> Send:
    """The server sends this; _ in the names of headers stands for -."""
    data = body.encode() if isinstance(body, str) else body

    def send(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Type": "text/html", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return send


def leads(onward: str, status: int = 302) -> Send:
    """The server sends on to another address."""
    return sends(b"", status, Location=onward)


def drips(piece: bytes, begins: bytes = b"HTTP/1.1 200 OK\r\n") -> Send:
    """The server begins, and sends a piece every now and then, for a minute."""

    def send(handler: Handler) -> None:
        handler.wfile.write(begins)
        for _ in range(1200):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.05)

    return send


def never_ends(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65_536)


def is_here(address: IPv4Address | IPv6Address) -> bool:
    """Only this server's machine stands for the public ones."""
    return str(address) == HERE


def asking(**more: Any) -> Fetcher:
    """A fetcher that takes every host for this server's machine, and does not pause."""
    how = {"allow": is_here, "find": lambda host, port: [HERE], "pause": 0.0, **more}
    return Fetcher(**how)
