"""What a reviewer decided on a claim: a row that is only ever added to.

A review says of one claim that it is right as it stands (``accept``), that it is right with other
values (``correct``), that the report does not say it (``reject``), or that it cannot be told
(``unsure``); that the reader missed one (``add``); or it takes an earlier review back (``undo``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from drehtuer.errors import WordedError
from drehtuer.model import Claim

ACCEPT, CORRECT, REJECT, UNSURE, ADD, UNDO = (
    "accept",
    "correct",
    "reject",
    "unsure",
    "add",
    "undo",
)
VERBS = (ACCEPT, CORRECT, REJECT, UNSURE, ADD, UNDO)
MARKS = {ACCEPT: "accepted", CORRECT: "corrected", ADD: "added"}
"""What ``Claim.reviewed`` says of a claim that stands by a review of this verb."""
BEARING = (
    "kind",
    "section",
    "start",
    "end",
    "quote",
    "status",
    "attribution",
    "count",
    "cumulative",
    "persons",
    "group",
    "nationality",
    "where",
    "when",
    "by",
    "to",
    "direction",
    "fate",
    "role",
    "destination",
    "part_of",
)
"""The fields of a claim that a reviewer may correct."""


class ReviewError(WordedError):
    """A review that cannot be made."""

    messages: ClassVar[Mapping[str, str]] = {
        "review_field": "{field}: a claim has no such field that could be corrected; the fields: "
        "{fields}",
        "review_value": "{field}: {value} is no value for it; docs/claims.md has the values",
        "review_quote": "the words of the claim must stand in the report exactly so: “{quote}”",
        "review_no_such": "there is no review {number} that could be taken back",
    }


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands, so that it is found again in a text that changed around it.

    Attributes:
        text: hash (SHA-256) of the text that was reviewed.
        sentence: the sentence that holds the claim.
        nth: which of the places with these very words it is, from 0.
        offset: where in the sentence the claim begins.
        twin: which of the claims of one kind with these very words it is, from 0.
    """

    text: str
    sentence: str
    nth: int
    offset: int
    twin: int


@dataclass(frozen=True, slots=True)
class Review:
    """One review.

    Attributes:
        number: counts from 1; 0 until it is kept.
        verb: one of ``VERBS``.
        claim: the key of the claim, the same for all reviews of it.
        source: the report it is in.
        by: who decides.
        at: when, in ISO 8601.
        why: a note, perhaps empty.
        anchor: where the claim stands.
        reading: the claim as it was read when it was reviewed; None for one that was missed.
        values: the fields that the reviewer has otherwise, as a claim is written in JSON; of a
            claim that the machine missed all of them.
        undoes: the number of the review that is taken back.
    """

    number: int
    verb: str
    claim: str
    source: str
    by: str
    at: str
    why: str
    anchor: Anchor
    reading: Claim | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None

    @property
    def base(self) -> Claim:
        """The claim that was reviewed, at the place of the anchor."""
        return self.reading or corrected(None, self.values)

    @property
    def says(self) -> Claim | None:
        """The claim as the reviewer has it; None where it is no claim."""
        return corrected(self.reading, self.values) if self.verb in MARKS else None

    @property
    def stated(self) -> tuple[str, Mapping[str, Any]]:
        """What two reviewers must both state to agree."""
        return (self.verb, self.values if self.verb in MARKS else {})

    def as_dict(self) -> dict[str, Any]:
        """The review for JSON."""
        record = asdict(self)
        record["reading"] = None if self.reading is None else self.reading.as_dict()
        record["values"] = dict(self.values)
        return record

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Review:
        """The review that :meth:`as_dict` wrote."""
        reading = record["reading"]
        return cls(
            **{
                **record,
                "anchor": Anchor(**record["anchor"]),
                "reading": None if reading is None else Claim.from_dict(reading),
            }
        )


def corrected(reading: Claim | None, values: Mapping[str, Any]) -> Claim:
    """A claim with other values, which are as in JSON."""
    before = {"id": "", "source": ""} if reading is None else reading.as_dict()
    return Claim.from_dict({**before, **values})
