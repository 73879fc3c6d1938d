"""The one place that opens a connection: an OpenAI-compatible endpoint that the user named."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from drehtuer.errors import WordedError
from drehtuer.second.prompt import Message

if TYPE_CHECKING:
    import httpx

ANSWER_LIMIT = 1_000_000
"""The longest answer that is taken, in bytes."""
_PATH = "/chat/completions"
_TRY_AGAIN = frozenset({408, 429, 500, 502, 503, 504})


class SecondReaderError(WordedError):
    """Why a second reader gave no answer that can be used.

    ``final`` is true where the next excerpt would fare no better.
    """

    messages: ClassVar[Mapping[str, str]] = {
        "second_missing": "a second reader needs another package: pip install 'drehtuer[llm]'",
        "second_address": (
            "'{url}' is no address of a second reader; write one such as http://127.0.0.1:8080/v1"
        ),
        "second_secret": (
            "the address of the second reader holds a password or key; give it as {variable}"
        ),
        "second_plain": (
            "{host}: over http anybody on the way can read along; write https, or allow it with "
            "--second-insecure"
        ),
        "second_closed": "{host}: the second reader cannot be reached ({reason})",
        "second_slow": "{host}: no full answer of the second reader within {seconds} seconds",
        "second_redirect": (
            "{host}: the second reader sends on to another address; nothing was sent there. Check "
            "it and name it yourself"
        ),
        "second_key": (
            "{host}: the second reader wants a valid key ({status}); give it as {variable}"
        ),
        "second_status": "{host}: the second reader answers with status {status}",
        "second_large": "{host}: the second reader's answer is longer than {kilobytes} kB",
        "second_unusable": "{host}: the second reader's answer is not in the form asked for",
        "second_given_up": (
            "the second reader failed {number} times in a row and is not asked again"
        ),
    }

    _PASSING: ClassVar[frozenset[str]] = frozenset(
        {"second_slow", "second_large", "second_unusable"}
    )

    @property
    def final(self) -> bool:
        """Whether there is no use in asking on."""
        status = self.parameters.get("status")
        return self.code not in self._PASSING and status not in _TRY_AGAIN


KEY_VARIABLE = "DREHTUER_SECOND_KEY"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a second reader is, and how long to wait for it.

    Args:
        url: its base address (``http://127.0.0.1:8080/v1``), https unless it is this machine.
        model: the name under which it knows the model.
        key: what it wants to know its users by; never shown.
        timeout: how many seconds an answer may take in all.
        attempts: how often an excerpt is sent if the endpoint is busy or out of reach.
        pause: how many seconds lie between these.
        insecure: whether http is allowed to other machines, too.

    Raises:
        SecondReaderError: the address is none, holds a password, or is http without leave.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    attempts: int = 2
    pause: float = 1.0
    insecure: bool = False

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            port_fits = parts.port != 0
        except ValueError:
            raise SecondReaderError("second_address", url=self.url) from None
        if parts.username is not None or parts.password is not None or parts.query:
            raise SecondReaderError("second_secret", variable=KEY_VARIABLE)
        plain = parts.scheme == "http"
        if not parts.hostname or not port_fits or not (plain or parts.scheme == "https"):
            raise SecondReaderError("second_address", url=self.url)
        if plain and not self.insecure and not _is_this_machine(parts.hostname):
            raise SecondReaderError("second_plain", host=parts.hostname)

    @property
    def address(self) -> str:
        """Where the excerpts go."""
        base = self.url.split("#")[0].rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH

    @property
    def host(self) -> str:
        """The machine, for messages."""
        return urlsplit(self.url).netloc


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Connection:
    """An open connection to an endpoint; use it in a ``with`` statement.

    It follows no redirects, uses no proxies or passwords of the environment, takes no cookies and
    unpacks nothing: whatever comes is read up to a limit of size and time, and no further.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        try:
            import httpx  # noqa: PLC0415  # only who names an endpoint needs it
        except ImportError:
            raise SecondReaderError("second_missing") from None
        self._httpx = httpx
        self._endpoint = endpoint
        self._bare = False
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if endpoint.key:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        self._client = httpx.Client(
            timeout=endpoint.timeout, follow_redirects=False, trust_env=False, headers=headers
        )

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, messages: list[Message]) -> str:
        """What the model answers.

        Raises:
            SecondReaderError: there was no answer, or none of the protocol.
        """
        for attempt in range(1, self._endpoint.attempts + 1):
            try:
                return self._content(self._post(messages))
            except SecondReaderError as error:
                status = error.parameters.get("status")
                if status == 400 and not self._bare:
                    self._bare = True  # some models take no temperature
                    return self.ask(messages)
                again = error.code == "second_closed" or status in _TRY_AGAIN
                if not again or attempt == self._endpoint.attempts:
                    raise
                time.sleep(self._endpoint.pause)
        raise AssertionError("attempts is at least 1")

    def _post(self, messages: list[Message]) -> bytes:
        httpx, endpoint = self._httpx, self._endpoint
        body: dict[str, object] = {"model": endpoint.model, "messages": messages, "stream": False}
        if not self._bare:
            body["temperature"] = 0
        deadline = time.monotonic() + endpoint.timeout
        try:
            with self._client.stream("POST", endpoint.address, json=body) as response:
                self._check_status(response)
                return self._received(response, deadline)
        except httpx.TimeoutException:
            raise self._slow() from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise SecondReaderError("second_closed", host=endpoint.host, reason=reason) from None

    def _check_status(self, response: httpx.Response) -> None:
        status, host = response.status_code, self._endpoint.host
        if 300 <= status < 400:
            raise SecondReaderError("second_redirect", host=host)
        if status in (401, 403):
            raise SecondReaderError("second_key", host=host, status=status, variable=KEY_VARIABLE)
        if status != 200:
            raise SecondReaderError("second_status", host=host, status=status)

    def _received(self, response: httpx.Response, deadline: float) -> bytes:
        received = bytearray()
        for piece in response.iter_raw():
            received += piece
            if len(received) > ANSWER_LIMIT:
                raise SecondReaderError(
                    "second_large", host=self._endpoint.host, kilobytes=ANSWER_LIMIT // 1000
                )
            if time.monotonic() > deadline:
                raise self._slow()
        return bytes(received)

    def _slow(self) -> SecondReaderError:
        seconds = math.ceil(self._endpoint.timeout)
        return SecondReaderError("second_slow", host=self._endpoint.host, seconds=seconds)

    def _content(self, received: bytes) -> str:
        """The model's words in an answer of the protocol."""
        try:
            content = json.loads(received)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            content = None
        if not isinstance(content, str):
            raise SecondReaderError("second_unusable", host=self._endpoint.host)
        return content
