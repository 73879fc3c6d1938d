"""From what a reviewer says of a claim to the review that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from drehtuer.claims.checks import fault
from drehtuer.model import Claim, Report
from drehtuer.review.anchors import anchored, key_of, located
from drehtuer.review.applying import Card
from drehtuer.review.model import (
    ACCEPT,
    ADD,
    BEARING,
    CORRECT,
    REJECT,
    UNDO,
    UNSURE,
    Review,
    ReviewError,
    corrected,
)
from drehtuer.review.standing import Thread

_WHOLE = ("id", "source", "reader", "reviewed")
"""Fields of a claim that no reviewer states."""


def reviewed(
    report: Report,
    card: Card,
    verb: str,
    values: Mapping[str, Any] | None = None,
    *,
    by: str,
    at: str,
    why: str = "",
) -> Review:
    """The review of a claim.

    Who accepts agrees with the claim as the books have it: where a correction stands, with that.

    Args:
        report: its report as it was read.
        card: the claim as the reviewer saw it.
        verb: ``accept``, ``correct``, ``reject`` or ``unsure``.
        values: for ``correct`` the fields that are otherwise, as a claim has them in JSON; a
            ``quote`` alone is found in the report.
        by: who decides.
        at: when, in ISO 8601.
        why: a note.

    Raises:
        ReviewError: a value is none for its field.
    """
    reading = card.machine or _read_before(report, card)
    said = asked(report, card)
    if verb == CORRECT:
        said = with_values(report, said, values or {})
    about = reading or said
    stated: Mapping[str, Any] = {}
    if verb in (REJECT, UNSURE):
        stated = {} if reading else record(said)
    elif reading is None:
        verb, stated = ADD, record(said)
    else:
        mine, machine = record(said), record(reading)
        stated = {name: mine[name] for name in BEARING if mine[name] != machine[name]}
        verb = CORRECT if stated else ACCEPT
    anchor = anchored(report, about)
    return Review(0, verb, card.key, report.source, by, at, why, anchor, reading, stated)


def asked(report: Report, card: Card) -> Claim:
    """The claim that a card asks about: as the books have it, or else as it was read or added."""
    said = card.shown or card.machine
    if said is None:
        assert card.thread is not None, "what nobody decided on is as the machine reads it"
        said = _here(report, card.thread.about, card.thread.about.base)
    return said


def added(report: Report, values: Mapping[str, Any], *, by: str, at: str, why: str = "") -> Review:
    """The review that adds a claim which the machine missed.

    Args:
        report: the report as it was read.
        values: the fields of the claim; ``kind`` and the evidence (``quote``, or ``start`` and
            ``end``) at least.
        by: who adds it.
        at: when, in ISO 8601.
        why: a note.

    Raises:
        ReviewError: a value is missing, or none for its field.
    """
    for name in ("kind", "quote"):
        if not values.get(name) and not (name == "quote" and "start" in values):
            raise ReviewError("review_value", field=name, value="–")
    blank = Claim("", report.source, "", "report", 0, 0, "")
    claim = with_values(report, blank, values)
    genre = next((p.genre for p in report.passages if p.start <= claim.start < p.end), "report")
    claim = replace(claim, section=values.get("section") or genre)
    anchor = anchored(report, claim)
    key = key_of(claim, anchor)
    return Review(0, ADD, key, report.source, by, at, why, anchor, None, record(claim))


def undone(thread: Thread, number: int, *, by: str, at: str, why: str = "") -> Review:
    """The review that takes an earlier one of a claim back.

    Raises:
        ReviewError: it is none of them, or taken back already.
    """
    meant = next((review for review in thread.standing if review.number == number), None)
    if meant is None:
        raise ReviewError("review_no_such", number=number)
    return replace(meant, number=0, verb=UNDO, by=by, at=at, why=why, undoes=number)


def with_values(report: Report, claim: Claim, values: Mapping[str, Any]) -> Claim:
    """A claim of a report with other values, checked as all claims are.

    Raises:
        ReviewError: one is none for its field.
    """
    for name, value in values.items():
        if name not in BEARING:
            raise ReviewError("review_field", field=name, fields=", ".join(BEARING))
        if not _FORMS.get(name, _is_text)(value):
            raise ReviewError("review_value", field=name, value=value)
    made = corrected(claim, {**values, **_evidence(report, claim, values)})
    wrong = fault(made, report.text)
    if wrong == "quote":
        raise ReviewError("review_quote", quote=made.quote)
    if wrong is not None:
        raise ReviewError("review_value", field=wrong, value=values.get(wrong, "–"))
    return made


def _evidence(report: Report, claim: Claim, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The span of the evidence: of its offsets, or of the words nearest to where they were."""
    if "start" in values or "end" in values:
        start, end = values.get("start", claim.start), values.get("end", claim.end)
        return {"start": start, "end": end, "quote": report.text[start:end]}
    quote = values.get("quote", claim.quote)
    if quote == claim.quote:
        return {}
    places = [n for n in range(len(report.text)) if report.text.startswith(quote, n)]
    if not quote or not places:
        raise ReviewError("review_quote", quote=quote)
    start = min(places, key=lambda place: abs(place - claim.start))
    return {"start": start, "end": start + len(quote), "quote": quote}


def _read_before(report: Report, card: Card) -> Claim | None:
    """What the machine once read, where it now reads nothing."""
    about = card.thread and card.thread.about
    return _here(report, about, about.reading) if about and about.reading else None


def _here(report: Report, review: Review, claim: Claim) -> Claim:
    """A claim of a review, at its place in a text that holds its sentence."""
    start = located(review.anchor, report)
    shift = 0 if start is None else start - review.base.start
    return replace(claim, start=claim.start + shift, end=claim.end + shift)


def record(claim: Claim) -> dict[str, Any]:
    """All that a reviewer states of a claim, as in JSON; what says nothing, too."""
    told = claim.as_dict()
    silent = {name: list(v) if isinstance(v, tuple) else v for name, v in _SILENT.items()}
    return silent | {name: value for name, value in told.items() if name not in _WHOLE}


_BLANK = Claim("", "", "", "", 0, 0, "")
_SILENT = {name: getattr(_BLANK, name) for name in BEARING}


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_count(value: Any) -> bool:
    if value is None:
        return True
    numbers = ("value", "upper")
    return (
        isinstance(value, dict)
        and set(value) <= {*numbers, "qualifier", "text", "delta"}
        and all(value.get(n) is None or type(value[n]) is int for n in numbers)
        and all(isinstance(value.get(n), str) for n in ("qualifier", "text"))
        and isinstance(value.get("delta", False), bool)
    )


_FORMS: Mapping[str, Callable[[Any], bool]] = {
    **{name: _is_list for name, value in _SILENT.items() if isinstance(value, tuple)},
    **dict.fromkeys(("start", "end"), _is_whole),
    **dict.fromkeys(("kind", "section", "status", "quote"), lambda value: isinstance(value, str)),
    "cumulative": lambda value: isinstance(value, bool),
    "count": _is_count,
}
"""What form the value of a field must have; text or nothing where it is not named."""
