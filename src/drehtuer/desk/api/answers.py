"""What the API answers, piece by piece."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from drehtuer.desk.api.service import Problem


class Log(Schema):
    """The end of the log of decisions: how many entries it has, and the hash of the last one."""

    entries: int
    sha256: str


class CaseAnswer(Schema):
    """A case."""

    slug: str
    title: str
    place: str = Field(description="The state (ISO 3166-1); empty where it is the whole journal.")


class ReportAnswer(Schema):
    """A version of a report."""

    key: int = Field(description="The number of this version in the journal.")
    source: str
    version: int
    outlet: str | None
    published: str | None
    language: str | None
    claims: int = Field(description="How many were read in it.")


class ClaimAnswer(Schema):
    """A claim as reviewers have it."""

    number: str = Field(description="As pages refer to it: 17.4 is claim 4 of report 17.")
    report: int = Field(description="The key of its report.")
    last_review: int | None = Field(
        description="The number of its last review, which who decides next has to have seen."
    )
    is_out: bool = Field(description="Whether a reviewer rejected it: no books have it.")
    claim: dict[str, Any]
    machine: dict[str, Any] | None = Field(
        description="The claim as it was read, where reviewers have it otherwise."
    )


class WholeReportAnswer(ReportAnswer):
    """A report with its text and its claims."""

    text: str
    address: str | None
    warnings: list[str]
    versions: list[int] = Field(description="The keys of all its versions, the newest first.")
    told: list[ClaimAnswer]


class ReportsAnswer(Schema):
    """A page of reports."""

    total: int
    page: int
    items: list[ReportAnswer]


class ClaimsAnswer(Schema):
    """A page of claims."""

    total: int
    page: int
    is_current: bool = Field(description="False: newer reports or reviews are not in it yet.")
    items: list[ClaimAnswer]


class ReviewAnswer(Schema):
    """A review; its verb is accept, correct, reject, unsure, add or undo."""

    number: int
    verb: str
    claim: str = Field(description="A key that is the same for all reviews of a claim.")
    source: str
    by: str
    at: str
    why: str
    values: dict[str, Any]
    undoes: int | None


class ReviewsAnswer(Schema):
    """A page of reviews."""

    total: int
    page: int
    items: list[ReviewAnswer]


class Stale(Problem):
    """Somebody decided on the claim since: all reviews of it."""

    last_review: int
    reviews: list[ReviewAnswer]


class DecisionAnswer(Schema):
    """A decision on people or deals."""

    number: int
    verb: str
    one: str
    other: str
    by: str
    at: str
    why: str
    source: str | None
    undoes: int | None
    stands: bool


class DecisionsAnswer(Schema):
    """Decisions on the people and deals of a case."""

    total: int
    page: int
    log: Log
    items: list[DecisionAnswer]


class ListAnswer(Schema):
    """A list of people that the team keeps, and how many decisions there are on its cells."""

    key: int
    file: str
    sha256: str
    by: str
    at: str
    decisions: int


class ListDecisionsAnswer(Schema):
    """A list with the decisions on its cells, the last first."""

    of: ListAnswer
    page: int
    log: Log
    items: list[dict[str, Any]]


class BooksAnswer(Schema):
    """Something that the books of a case hold, as the command of the same name tells it."""

    case: str
    level: str = Field(description="public: initials stand for who is not publicly known.")
    is_current: bool
    log: Log
    told: dict[str, Any]


class CheckAnswer(Schema):
    """A draft held against the books, as the command ``check`` tells it."""

    case: str
    is_current: bool
    told: dict[str, Any]


class NotTaken(Schema):
    """A file that could not be taken in."""

    name: str
    why: str


class TakenAnswer(Schema):
    """What became of what was sent: the sources of reports."""

    added: list[str]
    changed: list[str]
    unchanged: list[str]
    problems: list[NotTaken]


class UserAnswer(Schema):
    """Who may sign in."""

    name: str
    role: str
    is_active: bool
    last_login: datetime | None
