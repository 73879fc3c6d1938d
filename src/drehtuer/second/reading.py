"""Reading reports again: their excerpts go to an endpoint, its claims come beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from drehtuer.claims.checks import identity
from drehtuer.model import SECOND, Report
from drehtuer.second.answers import (
    NotInForm,
    Refused,
    Vocabulary,
    claim_of,
    in_order,
    is_known,
    proposals,
    vocabulary,
)
from drehtuer.second.endpoint import Connection, Endpoint, SecondReaderError
from drehtuer.second.excerpts import Excerpt, excerpts
from drehtuer.second.prompt import messages

_MOST_FAILURES = 3
"""After so many failures in a row the endpoint is not asked again."""

Track = Callable[[Sequence[tuple[int, Excerpt]]], Iterable[tuple[int, Excerpt]]]


@dataclass(slots=True)
class SecondReading:
    """What came of asking a second reader."""

    reports: list[Report]
    sent: int = 0
    added: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    """How many proposals were dropped: ``quote``, ``field``, ``words``, ``needs`` or ``known``."""
    failures: list[SecondReaderError] = field(default_factory=list)


def read_again(
    reports: Sequence[Report],
    endpoint: Endpoint,
    *,
    announce: Callable[[int, int], None] | None = None,
    track: Track = iter,
) -> SecondReading:
    """Have a second reader read reports again; its claims are marked by their ``reader``.

    Args:
        reports: reports that were read.
        endpoint: who is asked.
        announce: is told, before anything is sent, how many excerpts of how many reports will be.
        track: wraps the excerpts, to show progress.

    Returns:
        The reports with the claims added that passed all checks, and what came of the rest. Where
        the endpoint failed, ``failures`` says how, and the reports keep what they had.

    Raises:
        SecondReaderError: the extra that is needed is not installed.
    """
    work = [(n, excerpt) for n, report in enumerate(reports) for excerpt in excerpts(report)]
    done = SecondReading(list(reports))
    with Connection(endpoint) as connection:
        if announce is not None:
            announce(len(work), len({n for n, _ in work}))
        in_a_row, read, words = 0, -1, Vocabulary("")
        for n, excerpt in track(work):
            report = done.reports[n]
            try:
                done.sent += 1
                answer = connection.ask(messages(excerpt, report.published))
                proposed = _proposals(answer, endpoint)
            except SecondReaderError as error:
                done.failures.append(error)
                in_a_row += 1
                if error.final or in_a_row == _MOST_FAILURES:
                    if not error.final:
                        given_up = SecondReaderError("second_given_up", number=in_a_row)
                        done.failures.append(given_up)
                    break
                continue
            in_a_row = 0
            words = words if n == read else vocabulary(report)
            read = n
            done.reports[n] = _with_claims(report, excerpt, proposed, words, done)
    return done


def _proposals(answer: str, endpoint: Endpoint) -> list[Mapping[str, Any]]:
    try:
        return proposals(answer)
    except NotInForm:
        raise SecondReaderError("second_unusable", host=endpoint.host) from None


def _with_claims(
    report: Report,
    excerpt: Excerpt,
    proposed: Sequence[Mapping[str, Any]],
    words: Vocabulary,
    done: SecondReading,
) -> Report:
    """The report with those of the proposed claims that pass, each once."""
    claims = list(report.claims)
    for proposal in proposed:
        try:
            claim = claim_of(proposal, excerpt, report, words)
        except Refused as refusal:
            done.dropped[refusal.reason] += 1
            continue
        if is_known(claim, claims):
            done.dropped["known"] += 1
            continue
        taken = {other.id for other in claims}
        claims.append(replace(claim, id=identity(claim, report.text, taken, via=SECOND)))
        done.added += 1
    return replace(report, claims=in_order(claims))
