"""Whether a journal is as it was written: the log, the texts and the evidence in them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from drehtuer.journal.chain import BEGINNING, Head, Link, first_broken
from drehtuer.journal.log import LIST, REVIEW, links
from drehtuer.journal.models import KeptClaim, KeptEntry, KeptOriginal, KeptReport

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found.

    Attributes:
        head: the end of the log, as far as it is whole.
        reports: how many versions of reports were looked at, and
        claims: how many claims of theirs.
        broken: what is not as it was written, the first of each: ``entry`` (its number),
            ``column`` (the entry beside whose content it differs), ``head`` (the hash that the log
            does not have), ``text``, ``quote`` and ``original`` (where it is).
    """

    head: Head
    reports: int
    claims: int
    broken: tuple[tuple[str, str], ...]


def verified(alias: str, known: str | None = None) -> Verified:
    """Look through a whole journal.

    Args:
        alias: its connection.
        known: a hash that an earlier head of the log had.
    """
    entries = list(links(alias))
    head, entry = first_broken(entries)
    broken = [("entry", str(entry))] if entry else []
    broken += _columns(alias, entries[: head.entries])
    if known is not None and known not in {BEGINNING, *(each.sha256 for each in entries)}:
        broken.append(("head", known))
    reports = claims = 0
    first: dict[str, str] = {}
    for what, where in _texts(alias):
        reports += what == "report"
        claims += what == "claim"
        if what not in ("report", "claim"):
            first.setdefault(what, where)
    return Verified(head, reports, claims, (*broken, *first.items()))


def _columns(alias: str, entries: list[Link]) -> list[tuple[str, str]]:
    """The first entry that stands under another claim, report or list than its content says."""
    rows = KeptEntry.objects.using(alias).order_by("number").values_list("claim", "source")
    for entry, columns in zip(entries, rows.iterator(), strict=False):
        said = entry.record if entry.sort in (REVIEW, LIST) else {}
        if columns != (said.get("claim"), said.get("source")):
            return [("column", str(entry.number))]
    return []


def _texts(alias: str) -> Iterator[tuple[str, str]]:
    """Each report and claim, and what is wrong with them."""
    for report in KeptReport.objects.using(alias).order_by("pk").iterator(_AT_ONCE):
        where = f"{report.source} ({report.version})"
        yield "report", where
        if hashlib.sha256(report.text.encode()).hexdigest() != report.sha256:
            yield "text", where
        told = KeptClaim.objects.using(alias).filter(report=report).order_by("number")
        for number, start, end, quote in told.values_list("number", "start", "end", "quote"):
            yield "claim", where
            if report.text[start:end] != quote:
                yield "quote", f"{where}, {number}"
    for original in KeptOriginal.objects.using(alias).order_by("pk").iterator(_AT_ONCE):
        if not _is_whole(original.packed, original.sha256):
            yield "original", original.sha256


def _is_whole(packed: bytes, sha256: str) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(packed)).hexdigest() == sha256
    except zlib.error:
        return False
