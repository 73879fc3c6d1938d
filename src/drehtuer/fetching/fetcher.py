"""Asking servers for what stands under an address, politely and within limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from drehtuer import __version__
from drehtuer.fetching.addresses import is_public, normal, shown
from drehtuer.fetching.errors import FetchError

if TYPE_CHECKING:
    from protego import Protego

    from drehtuer.fetching.connecting import Allow, Answer, Resolve

NAME = "Drehtuer"
"""What robots.txt knows it by."""
LARGEST = 10_000_000
"""The most bytes of an answer, packed or not."""
SECONDS = 30.0
"""How long an answer may take in all."""
PAUSE = 2.0
"""Seconds between two questions to a host, unless it asks for more."""

_LONGEST_PAUSE = 60.0
_CLOSED = 600.0
"""For so many seconds a host that does not answer is not asked again."""
_RULES_LAST = 3600.0
_LONGEST_RULES = 500_000  # bytes; RFC 9309 asks for no less
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml, application/pdf, text/plain, */*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said to know an answer by (RFC 9110), so that it is not sent twice."""

    etag: str | None = None
    modified: str | None = None


NOTHING = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands under an address; ``address`` is where it was found in the end."""

    address: str
    media_type: str
    body: bytes
    validators: Validators


class Fetcher:
    """Fetches from public addresses; keeps no cookies and uses no proxies.

    Args:
        allow: which machines may be asked.
        find: looks up hosts; the system's way where it is None.
        pause: seconds between two questions to a host.
        seconds: how long an answer may take.
        sleep: waits.

    Raises:
        FetchError: the packages for it are not installed.
    """

    def __init__(
        self,
        *,
        allow: Allow = is_public,
        find: Resolve | None = None,
        pause: float = PAUSE,
        seconds: float = SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            from protego import Protego  # noqa: PLC0415 - an extra, and few need it

            from drehtuer.fetching import connecting  # noqa: PLC0415
        except ImportError:
            raise FetchError("fetch_missing") from None
        self._ask = connecting.Asker(find or connecting.resolve, allow, seconds, LARGEST).ask
        self._parse_rules = Protego.parse
        self._pause = pause
        self._sleep = sleep
        self._pauses: dict[str, float] = {}
        self._asked: dict[str, float] = {}
        self._closed: dict[str, tuple[float, FetchError]] = {}
        self._rules: dict[str, tuple[float, Protego]] = {}

    def fetch(self, address: str, known: Validators = NOTHING) -> Fetched | None:
        """What stands under an address; None where it is still what it is ``known`` to be.

        Raises:
            FetchError: it must not be fetched, or could not.
        """
        place, answer = self._followed(address, known, is_checked=True)
        if answer.status == 304 and known != NOTHING:
            return None
        if answer.status != 200:
            raise FetchError("fetch_status", address=shown(place), status=answer.status)
        etag, modified = (answer.header(name) for name in ("etag", "last-modified"))
        validators = Validators(etag or None, modified or None)
        media_type = answer.header("content-type").partition(";")[0].strip().lower()
        return Fetched(place, media_type, answer.body, validators)

    def _followed(self, address: str, known: Validators, *, is_checked: bool) -> tuple[str, Answer]:
        """The answer to a question, wherever it leads to, and where it did."""
        place = normal(address)
        for _ in range(_MOST_REDIRECTS + 1):
            if is_checked:
                self._check_rules(place)
            answer = self._answered(place, known)
            onward = answer.header("location")
            if answer.status not in _REDIRECTS or not onward:
                return place, answer
            place = normal(onward, place)
        raise FetchError("fetch_redirects", address=shown(address), number=_MOST_REDIRECTS)

    # Manners

    def _check_rules(self, place: str) -> None:
        """Make sure that the site lets programs read a place (RFC 9309), and how often.

        A site that cannot say so just now is not read; one that says nothing may be.
        """
        parts = urlsplit(place)
        site = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._rules.get(site, (0.0, None))
        if rules is None or time.monotonic() > until:
            rules = self._rules_of(site)
            self._rules[site] = time.monotonic() + _RULES_LAST, rules
        delay = rules.crawl_delay(NAME) or 0.0
        if delay > _LONGEST_PAUSE:
            raise FetchError("fetch_pause", host=parts.hostname, seconds=round(delay))
        self._pauses[str(parts.hostname)] = delay
        if not rules.can_fetch(place, NAME):
            raise FetchError("fetch_robots", address=shown(place))

    def _rules_of(self, site: str) -> Protego:
        try:
            place, answer = self._followed(f"{site}/robots.txt", NOTHING, is_checked=False)
        except FetchError as error:
            if error.of_host:
                raise
            return self._parse_rules("")
        if answer.status >= 500:
            host = urlsplit(place).hostname
            raise FetchError("fetch_closed", host=host, reason=f"robots.txt: {answer.status}")
        body = answer.body[:_LONGEST_RULES] if answer.status == 200 else b""
        return self._parse_rules(body.decode("utf-8", "replace"))

    def _answered(self, place: str, known: Validators) -> Answer:
        """The answer of a host, unless it is to be left alone; after a pause, if need be."""
        host = str(urlsplit(place).hostname)
        until, error = self._closed.get(host, (0.0, None))
        if error is not None and time.monotonic() < until:
            raise error
        if (wait := self._asked.get(host, 0.0) - time.monotonic()) > 0:
            self._sleep(wait)
        try:
            answer = self._asked_for(place, known)
        except FetchError as failure:
            if failure.of_host:
                self._closed[host] = time.monotonic() + _CLOSED, failure
            raise
        finally:
            pause = max(self._pause, self._pauses.get(host, 0.0))
            self._asked[host] = time.monotonic() + pause
        if answer.status in _BUSY:
            seconds = _seconds(answer.header("retry-after"))
            told = {"status": answer.status, "minutes": round(seconds / 60)}
            busy = FetchError("fetch_busy", host=host, **told)
            self._closed[host] = time.monotonic() + seconds, busy
            raise busy
        return answer

    def _asked_for(self, place: str, known: Validators) -> Answer:
        headers = {
            "User-Agent": f"{NAME}/{__version__}",
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "If-None-Match": known.etag,
            "If-Modified-Since": known.modified,
        }
        return self._ask(place, {name: value for name, value in headers.items() if value})


def _seconds(told: str) -> float:
    """How long a host wants to be left alone; it may say so in seconds, or by a date."""
    return min(86_400.0, max(_CLOSED, float(told) if told.isdecimal() else 0.0))
