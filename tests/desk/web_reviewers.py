"""Several reviewers at work at one desk at once, each in a browser of their own."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from html import unescape

from desk_client import Client, signed_in

SHARED = 5
"""Each fifth decision is on a claim that all decide on."""
KEPT, STALE = 302, 409


@dataclass(slots=True)
class Work:
    """What one reviewer did.

    Attributes:
        kept: how many decisions were kept.
        stale: how often somebody else had decided on a claim in between, and a page said so.
        failures: what was answered otherwise.
        seconds: how long keeping each took, by the clock.
    """

    kept: int = 0
    stale: int = 0
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def cards_of(client: Client, case: str, most: int) -> list[str]:
    """The pages on which one decides on the claims of a case."""
    page, cards = f"/cases/{case}/claims", []
    while page and len(cards) < most:
        text = client.look(page)
        cards += re.findall(rf'href="(/cases/{case}/review/\d+/[^"]+)"', text)
        onward = re.search(r'rel="next" href="([^"]+)"', text)
        page = f"/cases/{case}/claims{unescape(onward[1])}" if onward else ""
    return cards[:most]


def at_work(
    address: str, case: str, names: Sequence[str], password: str, decisions: int
) -> list[Work]:
    """Let people make so many decisions each, beginning with one that all make at once."""
    with ExitStack() as stack:
        clients = [stack.enter_context(signed_in(address, name, password)) for name in names]
        return _at_work(clients, case, decisions)


def _at_work(clients: Sequence[Client], case: str, decisions: int) -> list[Work]:
    shared = -(-decisions // SHARED)
    cards = cards_of(clients[0], case, shared + len(clients) * (decisions - shared))
    begin = threading.Barrier(len(clients))
    done = [Work() for _ in clients]

    def work(number: int) -> None:
        own = iter(cards[shared + number :: len(clients)])
        for place in range(decisions):
            card = next(own, cards[0]) if place % SHARED else cards[place // SHARED]
            verb = ("reject", "unsure")[(place + number) % 2]
            _decide(clients[number], card, verb, done[number], begin if place == 0 else None)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def _decide(
    client: Client, card: str, verb: str, work: Work, begin: threading.Barrier | None
) -> None:
    """Decide on a claim; where others were quicker, look at what they say and decide again."""
    status, page = client.ask("GET", card)
    if begin is not None:
        begin.wait(60)
    while True:
        known = ("csrfmiddlewaretoken", "once", "seen")
        form = {name: client.field(page, name) for name in known} | {"verb": verb}
        asked = time.monotonic()
        status, page = client.ask("POST", card, form)
        work.seconds.append(time.monotonic() - asked)
        if status == KEPT:
            work.kept += 1
            return
        if status != STALE:
            title = re.search(r"<title>([^<]*)", page)
            work.failures.append(f"{status} {title[1] if title else ''}")
            return
        work.stale += 1
