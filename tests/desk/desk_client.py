"""Somebody at a desk that runs: signs in, reads its pages, fills in its forms. Nothing but HTTP."""

from __future__ import annotations

import http.client
import re
from email.message import Message
from html import unescape
from time import sleep
from urllib.parse import urlencode, urlsplit

SECONDS = 120
"""For so long an answer is waited for."""


class Client:
    """A browser that keeps its connection and its cookies."""

    def __init__(self, address: str, **headers: str) -> None:
        self._headers = headers
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
        self._cookies: dict[str, str] = {}
        self.headers: Message = Message()
        """Those of the last answer."""
        self.leads_to = ""
        """The page that the last answer led to; empty where it led nowhere."""
        self.is_made = True
        """Whether the last answer was the page, not one that asks for patience."""

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @property
    def cookie(self) -> str:
        """The header that tells who asks."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def ask(self, method: str, page: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of an answer."""
        headers = {"Cookie": self.cookie, **self._headers}
        body = None if form is None else urlencode(form)
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request(method, page, body, headers)
            response = self._connection.getresponse()
        except ConnectionError:  # nothing was asked for long: the server has closed it
            if method != "GET":
                raise
            self._connection.close()
            self._connection.request(method, page, body, headers)
            response = self._connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self._cookies[key] = rest.partition(";")[0]
        self.headers = response.headers
        self.leads_to = response.headers["Location"] or ""
        self.is_made = response.headers["Refresh"] is None
        return response.status, response.read().decode()

    def look(self, page: str) -> str:
        """A page, when it is made."""
        while True:
            status, text = self.ask("GET", page)
            if self.leads_to:
                page = self.leads_to
            elif self.is_made:
                assert status == 200, (page, status)
                return text
            else:
                sleep(0.2)

    def send(self, page: str, form: dict[str, str]) -> int:
        """Fill in a form of a page; the status of the answer, which may lead elsewhere."""
        shown = self.look(page)
        hidden = {name: self.field(shown, name) for name in ("csrfmiddlewaretoken", "once")}
        return self.ask("POST", page, {**hidden, **form})[0]

    def sign_in(self, name: str, password: str) -> None:
        """Sign in."""
        status = self.send("/login", {"name": name, "password": password, "next": "/"})
        assert status == 302, status

    @staticmethod
    def field(page: str, name: str) -> str:
        """What a field that nobody sees holds; the first of that name."""
        found = re.search(rf'name="{name}" value="([^"]*)"', page)
        return unescape(found[1]) if found else ""


def signed_in(address: str, name: str, password: str) -> Client:
    """Somebody who has signed in."""
    client = Client(address)
    client.sign_in(name, password)
    return client
