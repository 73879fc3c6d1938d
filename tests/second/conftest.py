"""A server for each test, and no connection to anywhere but this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from speaking_server import SpeakingServer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpeakingServer]:
    connect = socket.socket.connect

    def here_only(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] in ("127.0.0.1", "::1"), address
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", here_only)
    made = SpeakingServer()
    yield made
    made.shutdown()
    made.server_close()
