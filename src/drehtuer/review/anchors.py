"""Where a claim stands in a report, and where it stands in another text of the same report."""

from __future__ import annotations

import hashlib
from bisect import bisect_right

from drehtuer.model import Claim, Report
from drehtuer.review.model import Anchor
from drehtuer.text.sentences import sentences


def anchored(report: Report, claim: Claim) -> Anchor:
    """The anchor of a claim in a report that holds its words."""
    start, end = _around(report, claim)
    sentence = report.text[start:end]
    alike = [c for c in report.claims if _likeness(c) == _likeness(claim)]
    return Anchor(
        text=text_hash(report),
        sentence=sentence,
        nth=_places(report.text, sentence).index(start),
        offset=claim.start - start,
        twin=next((n for n, c in enumerate(alike) if c.id == claim.id), len(alike)),
    )


def located(anchor: Anchor, report: Report) -> int | None:
    """Where a claim with this anchor begins in a report; None where its sentence is not there."""
    places = _places(report.text, anchor.sentence)
    return places[anchor.nth] + anchor.offset if anchor.nth < len(places) else None


def key_of(claim: Claim, anchor: Anchor) -> str:
    """A key that stays the same while the sentence does, whatever changes around it."""
    parts = (
        claim.source,
        claim.kind,
        claim.quote,
        anchor.sentence,
        str(anchor.nth),
        str(anchor.offset),
        str(anchor.twin),
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def text_hash(report: Report) -> str:
    """The hash (SHA-256) of a report's text."""
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def _likeness(claim: Claim) -> tuple[str, int, int]:
    return (claim.kind, claim.start, claim.end)


def _around(report: Report, claim: Claim) -> tuple[int, int]:
    """The sentence that holds a claim, or the sentences, where they were split otherwise."""
    found = sentences(report.text, report.language)
    starts = [sentence.start for sentence in found]
    first = found[max(0, bisect_right(starts, claim.start) - 1)]
    last = found[max(0, bisect_right(starts, claim.end - 1) - 1)]
    return min(first.start, claim.start), max(last.end, claim.end)


def _places(text: str, sentence: str) -> list[int]:
    """Where a text has these words, overlaps included: each place counts as itself."""
    places: list[int] = []
    place = text.find(sentence)
    while place >= 0:
        places.append(place)
        place = text.find(sentence, place + 1)
    return places
