"""Why an address is not fetched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drehtuer.errors import UnreadableReportError, WordedError


class FetchError(WordedError, UnreadableReportError):
    """Why an address is not fetched. No message holds the query of an address."""

    messages: ClassVar[Mapping[str, str]] = {
        "fetch_missing": (
            "to fetch addresses, more packages are needed: pip install 'drehtuer[fetch]'"
        ),
        "fetch_address": (
            "{address}: no address that is fetched; write one such as "
            "https://example.org/feed.xml, without a password"
        ),
        "fetch_private": (
            "{host}: leads to no public address; what lies in private networks is not fetched"
        ),
        "fetch_unknown": "{host}: no such host is known ({reason}); check the name",
        "fetch_closed": "{host}: cannot be reached ({reason})",
        "fetch_slow": "{host}: no whole answer within {seconds} seconds",
        "fetch_busy": (
            "{host}: wants to be left alone (status {status}); it is for {minutes} minutes"
        ),
        "fetch_pause": (
            "{host}: wants {seconds} seconds between two questions (robots.txt), too long to wait"
        ),
        "fetch_status": "{address}: the server answers with status {status}",
        "fetch_large": "{address}: longer than {megabytes} MB",
        "fetch_packed": "{address}: packed in a way that was not asked for ({how})",
        "fetch_robots": (
            "{address}: the site asks programs not to read this (robots.txt); open it yourself, "
            "and save it"
        ),
        "fetch_redirects": "{address}: leads on from address to address more than {number} times",
    }

    _OF_HOST: ClassVar[frozenset[str]] = frozenset(
        {"fetch_private", "fetch_unknown", "fetch_closed", "fetch_slow", "fetch_busy"}
    )

    @property
    def of_host(self) -> bool:
        """Whether no other address of the host would fare better just now."""
        return self.code in self._OF_HOST

    @property
    def passing(self) -> bool:
        """Whether it is worth trying again later."""
        status = self.parameters.get("status")
        is_theirs = isinstance(status, int) and status >= 500
        return is_theirs or (self.of_host and self.code != "fetch_private")
