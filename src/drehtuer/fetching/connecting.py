"""Questions to servers, over connections to checked addresses that last no longer than they may.

The name of a host is looked up once, what is found is checked, and that is connected to: a name
that leads elsewhere a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpcore

from drehtuer.fetching.addresses import shown
from drehtuer.fetching.errors import FetchError

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to addresses, as text."""
Allow = Callable[[IPv4Address | IPv6Address], bool]

_LONGEST_HEADER = 4000


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them.

    Raises:
        OSError: it finds none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class Answer(NamedTuple):
    """What a server answered; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """A header; empty where there is none, or one longer than any has to be."""
        value = self.headers.get(name, "")
        return value if len(value) < _LONGEST_HEADER else ""


class Asker:
    """Asks servers, each time over a connection of its own.

    Args:
        find: looks up hosts.
        allow: which machines may be connected to.
        seconds: how long an answer may take in all.
        largest: how many bytes it may have, packed or not.
    """

    def __init__(self, find: Resolve, allow: Allow, seconds: float, largest: int) -> None:
        self._find = find
        self._allow = allow
        self._seconds = seconds
        self._largest = largest
        self._context = httpcore.default_ssl_context()

    def ask(self, address: str, headers: Mapping[str, str]) -> Answer:
        """What the server says to GET, whatever its status.

        Raises:
            FetchError: it may not be asked, or gives no answer that can be used.
        """
        url = httpcore.URL(address)
        parts = urlsplit(address)
        told = {"Host": parts.netloc, **headers, "Connection": "close"}
        network = _CheckedNetwork(self._find, self._allow, self._seconds)
        connection = httpcore.HTTPConnection(
            url.origin, ssl_context=self._context, network_backend=network
        )
        try:
            with connection.stream("GET", url, headers=list(told.items())) as response:
                found = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers
                }
                body = self._received(response.iter_stream(), address)
        except httpcore.TimeoutException:
            seconds = round(self._seconds)
            raise FetchError("fetch_slow", host=parts.hostname, seconds=seconds) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            reason = str(error) or type(error).__name__
            raise FetchError("fetch_closed", host=parts.hostname, reason=reason) from None
        finally:
            connection.close()
        answer = Answer(response.status, found, body)
        return answer._replace(body=self._unpacked(answer, address))

    def _received(self, pieces: Iterable[bytes], address: str) -> bytes:
        body = bytearray()
        for piece in pieces:
            body += piece
            self._weigh(len(body), address)
        return bytes(body)

    def _unpacked(self, answer: Answer, address: str) -> bytes:
        how = answer.header("content-encoding").strip().lower()
        if how in ("", "identity") or not answer.body:
            return answer.body
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)  # as gzip or zlib
        try:
            body = unpacking.decompress(answer.body, self._largest + 1)
        except zlib.error:
            raise FetchError("fetch_packed", address=shown(address), how=how) from None
        self._weigh(len(body), address)
        return body

    def _weigh(self, size: int, address: str) -> None:
        if size > self._largest:
            megabytes = self._largest // 1_000_000
            raise FetchError("fetch_large", address=shown(address), megabytes=megabytes)


class _CheckedNetwork(httpcore.NetworkBackend):
    """What connects, for one question: so many seconds for all of it."""

    def __init__(self, find: Resolve, allow: Allow, seconds: float) -> None:
        self._find = find
        self._allow = allow
        self._end = time.monotonic() + seconds
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that may be asked and answers.

        Raises:
            FetchError: the host is unknown, or has none that may be asked.
            httpcore.NetworkError, httpcore.TimeoutException: none answers.
        """
        try:
            found = [ip_address(address) for address in self._find(host, port)]
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise FetchError("fetch_unknown", host=host, reason=reason) from None
        allowed = [str(address) for address in found if self._allow(address)]
        if not allowed:
            raise FetchError("fetch_private", host=host)
        for address in allowed[:-1]:
            try:
                return self._connected(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(allowed[-1], port, timeout, local_address, socket_options)

    def _connected(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local: str | None,
        options: Iterable[Any] | None,
    ) -> httpcore.NetworkStream:
        stream = self._inner.connect_tcp(address, port, self.left(timeout), local, options)
        return _TimedStream(stream, self.left)

    def left(self, timeout: float | None) -> float:
        """How many seconds are left, or may be taken.

        Raises:
            httpcore.ReadTimeout: none.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        return seconds if timeout is None else min(seconds, timeout)


class _TimedStream(httpcore.NetworkStream):
    """A connection on which each step may take as long as there is time left for all.

    A limit for each step alone would let a server send a byte now and then for ever.
    """

    def __init__(
        self, stream: httpcore.NetworkStream, left: Callable[[float | None], float]
    ) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _TimedStream(stream, self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
