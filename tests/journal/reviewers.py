"""Several reviewers at work in one journal at once, each a process of its own.

Imported by the processes, too: nothing here needs Django before they open the journal.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from drehtuer.model import Claim, Report
from drehtuer.review import Card, apply, reviewed

SHARED = 5
"""Each fifth decision is on a claim that all decide on."""


@dataclass(frozen=True, slots=True)
class Work:
    """What one reviewer did.

    Attributes:
        kept: the numbers of the reviews that were kept.
        stale: how often somebody else had decided on a claim in between.
        failures: what went wrong otherwise.
        seconds: the longest that keeping one review took, by the clock.
    """

    kept: tuple[int, ...]
    stale: int
    failures: tuple[str, ...]
    seconds: float


def claims_of(reports: Sequence[Report]) -> list[tuple[Report, Claim]]:
    """All claims, with their reports."""
    return [(report, claim) for report in reports for claim in report.claims]


def at_work(where: str, people: int, decisions: int) -> list[Work]:
    """Let so many people make so many decisions each, beginning with one that all make at once."""
    context = multiprocessing.get_context("forkserver")
    # Django is imported once, not eight times.
    context.set_forkserver_preload(["__main__", "journal_sample", "drehtuer.review"])
    begin = context.Barrier(people)
    results = context.Queue()
    processes = [
        context.Process(target=_work, args=(where, n, people, decisions, begin, results))
        for n in range(people)
    ]
    for process in processes:
        process.start()
    done = [results.get(timeout=3600) for _ in processes]
    for process in processes:
        process.join()
    return done


def _work(where: str, number: int, people: int, decisions: int, begin: Any, results: Any) -> None:
    from drehtuer.journal import StaleReviewError, open_journal

    kept: list[int] = []
    failures: list[str] = []
    stale, longest = 0, 0.0
    with open_journal(where) as reading, open_journal(where, to_write=True) as journal:
        claims = claims_of(reading.reports().reports)
        shared, own = claims[: len(claims) // SHARED], claims[len(claims) // SHARED :]
        own = own[number::people]

        def card_of(report: Report, claim: Claim) -> Card:
            return apply([report], reading.reviews(sources=[report.source])).card(claim)

        for place in range(decisions):
            pool = own if place % SHARED else shared
            report, claim = pool[place // SHARED % len(pool)]
            card = card_of(report, claim)
            if place == 0:
                begin.wait()
            while True:
                verb = ("accept", "reject", "unsure")[(place + number) % 3]
                at = f"2025-12-07T09:00:00.{place:06}+00:00"
                made = reviewed(report, card, verb, by=f"reviewer {number}", at=at)
                asked = time.monotonic()
                try:
                    kept.append(journal.review(made, seen=card.last).number)
                except StaleReviewError:
                    stale += 1
                    card = card_of(report, claim)
                    continue
                except Exception as error:
                    failures.append(repr(error))
                finally:
                    longest = max(longest, time.monotonic() - asked)
                break
    results.put(Work(tuple(kept), stale, tuple(failures), longest))
