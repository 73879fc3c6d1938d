"""The order in which claims wait for a reviewer, and which of them do."""

from __future__ import annotations

from collections.abc import Iterable

from drehtuer.desk.books import Books
from drehtuer.desk.database import reading
from drehtuer.model import Claim
from drehtuer.review import Thread

QUEUES = ("figures", "disagreement")
"""``figures``: large numbers first; ``disagreement``: what findings name, the weightiest first."""
_WEIGHTY = ("contradiction", "difference")
_COUNTED = ("held", "freed", "jailed", "listed")


def waiting(books: Books, queue: str, by: str) -> list[Claim]:
    """The claims of a case that wait for somebody, in the order of a queue.

    Args:
        books: the books of the case.
        queue: one of ``QUEUES``.
        by: the name of the reviewer.
    """
    threads = {
        claim.id: card.thread
        for cards in books.reviewed.cards.values()
        for card in cards
        for claim in (card.machine, card.shown)
        if claim is not None and card.thread is not None
    }
    since: dict[str, set[str]] = {}
    for review in reading().reviews(since=books.log):
        since.setdefault(review.base.id, set()).add(review.by)
    return [
        claim
        for claim in _ordered(books, queue)
        if _waits(threads.get(claim.id), since.get(claim.id, set()), by, books.asked.confirmed)
    ]


def _ordered(books: Books, queue: str) -> Iterable[Claim]:
    evidence = {item.claim.id: item.claim for item in books.account.evidence}
    if queue == "figures":
        return sorted(evidence.values(), key=_value)
    named = [
        claim
        for weight in _WEIGHTY
        for finding in books.account.findings
        if finding.severity == weight
        for claim in finding.claims
    ]
    return [evidence[claim] for claim in dict.fromkeys(named) if claim in evidence]


def _value(claim: Claim) -> tuple[bool, bool, int]:
    """Sort key: figures of people held, freed or jailed first, the larger the earlier."""
    number = claim.count.value if claim.count is not None else None
    return (claim.kind not in _COUNTED, number is None, -abs(number or 0))


def _waits(thread: Thread | None, since: set[str], by: str, confirmed: bool) -> bool:
    """Whether somebody is still to decide on a claim.

    Args:
        thread: the reviews of the claim when the books were made.
        since: who decided on it since.
        by: who asks.
        confirmed: whether two people must agree.
    """
    if since:
        return confirmed and by not in since and len(since) < 2
    if thread is None or thread.stands is None:
        return True
    return confirmed and not thread.is_confirmed and by not in thread.agreeing
