"""A small server on this machine that speaks the protocol of OpenAI-compatible endpoints."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Notes every request down and answers as the server was told."""

    server: SpeakingServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length))
        self.server.requests.append({"path": self.path, "headers": dict(self.headers), **body})
        answers = self.server.answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            answer(self)

    def do_GET(self) -> None:
        self.server.requests.append({"path": self.path})
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class SpeakingServer(ThreadingHTTPServer):
    """Answers with each of ``answers`` in turn, and with the last one from then on."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[dict[str, Any]] = []
        self.answers: list[Answer] = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def sentences(self) -> list[list[str]]:
        """The sentences of each request."""
        told = [json.loads(request["messages"][-1]["content"]) for request in self.requests]
        return [list(each["sentences"].values()) for each in told]


def says(content: object) -> Answer:
    """The model answers with this text."""
    return sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}))


def proposes(*claims: object) -> Answer:
    """The model proposes these claims."""
    return says(json.dumps({"claims": list(claims)}))


def sends(body: str | bytes, status: int = 200, **headers: str) -> Answer:
    """The server sends these bytes."""
    data = body if isinstance(body, bytes) else body.encode()
    return lambda handler: handler.send(data, status, **headers)


def drips(seconds: float) -> Answer:
    """The server sends a blank every now and then, for so long."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)

    return answer


def sleeps(seconds: float) -> Answer:
    """The server does not answer for so long."""
    return lambda _: time.sleep(seconds)


def never_ends(handler: Handler) -> None:
    """The server sends without end."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65_536)
