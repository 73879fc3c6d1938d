"""What programs can do to a case: review claims, send reports, have a draft checked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, File, Form, Schema, UploadedFile

from drehtuer.briefs.words import said
from drehtuer.check import check as checked
from drehtuer.claims import read_loaded
from drehtuer.desk.api.answers import (
    CaseAnswer,
    CheckAnswer,
    NotTaken,
    ReviewAnswer,
    Stale,
    TakenAnswer,
)
from drehtuer.desk.api.reading import case_answer, review_answer
from drehtuer.desk.api.service import operation
from drehtuer.desk.books import books_of
from drehtuer.desk.database import reading, writing
from drehtuer.desk.intake import Intake, take_in, texts
from drehtuer.desk.pages import words_of
from drehtuer.desk.problems import as_data
from drehtuer.desk.reports import LARGEST_KEY, report_of
from drehtuer.desk.roles import Role
from drehtuer.desk.tokens import ADMIN, REVIEW, UPLOAD
from drehtuer.desk.views.cases import make_case, place_named
from drehtuer.errors import DrehtuerError
from drehtuer.journal.errors import JournalError, StaleReviewError
from drehtuer.languages import codes
from drehtuer.review import ADD, UNDO, Review, Reviewed, ReviewError, added, reviewed, undone
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.sources import Source, calendar_date

_CONFLICT, _INVALID = 409, 422
_LONGEST_DRAFT, _LONGEST_REPORT = 1_000_000, 5_000_000
_LONGEST_NOTE = 2000


class NewCase(Schema):
    """A case to be made."""

    title: str = Field(min_length=1, max_length=200)
    place: str = Field("", max_length=80, description="A state: its code or its name.")


class NewReview(Schema):
    """A review of a claim.

    ``claim`` is its id; for ``add`` there is none, for ``undo`` ``undoes`` is the number of the
    review that is taken back. ``seen`` is the number of the claim's last review that the reviewer
    saw.
    """

    report: int = Field(ge=1, le=LARGEST_KEY, description="The key of the report.")
    verb: Literal["accept", "correct", "reject", "unsure", "add", "undo"]
    claim: str | None = None
    values: dict[str, Any] = Field({}, description="The fields that are otherwise, as in a claim.")
    undoes: int | None = None
    seen: int | None = None
    why: str = Field("", max_length=_LONGEST_NOTE)


class Known(Schema):
    """What is known of a text beside it."""

    published: str | None = Field(None, description="A year, month or day.")
    outlet: str | None = Field(None, max_length=200)
    language: str | None = Field(None, description="An ISO 639 code.")


class Draft(Known):
    """A text to be checked."""

    text: str = Field(max_length=_LONGEST_DRAFT)


class NewText(Known):
    """A report as a text."""

    name: str = Field(min_length=1, max_length=200)
    text: str = Field(min_length=1, max_length=_LONGEST_REPORT)
    is_version: bool = Field(
        False, description="Whether it is a new version of the report of this name."
    )


class FileKnown(Known):
    """What is known of a file."""

    is_version: bool = False


@operation("POST", "/cases/new", CaseAnswer, least=Role.ADMINISTRATOR, scope=ADMIN)
def new_case(request: HttpRequest, made: NewCase) -> Any:
    """Make a case."""
    words = words_of(request)
    title = " ".join(made.title.split())
    place = place_named(made.place)
    if not title or not title.isprintable():
        return _unprocessable(request, words("desk.case.no_title"))
    if place is None:
        return _unprocessable(request, words("desk.case.no_place", place=made.place))
    return case_answer(make_case(title, place))


@operation(
    "POST",
    "/cases/{slug:case}/review",
    ReviewAnswer,
    least=Role.REVIEWER,
    scope=REVIEW,
    more={_CONFLICT: Stale},
)
def review(request: HttpRequest, case: str, given: NewReview) -> Any:  # noqa: ARG001
    """Accept, correct or reject a claim, add one that was missed, or take a review back.

    409 tells that somebody decided on the claim since, and what stands now.
    """
    report, state = report_of(request.case, given.report)
    who = {
        "by": request.user.name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "why": " ".join(given.why.split()),
    }
    try:
        if given.verb == ADD:
            made, seen = added(report, given.values, **who), None
        elif given.verb == UNDO:
            made, seen = _undone(state, report.source, given, who), given.seen
        else:
            made, seen = _reviewed(state, report.source, given, who), given.seen
        return review_answer(writing().review(made, seen=seen))
    except StaleReviewError as error:
        return as_data(
            _CONFLICT,
            words_of(request)("desk.problem.stale.title"),
            said(error, words_of(request)),
            last_review=error.made[-1].number,
            reviews=[review_answer(each).dict() for each in error.made],
        )
    except JournalError:
        raise
    except DrehtuerError as error:
        return _unprocessable(request, said(error, words_of(request)))


def _reviewed(state: Reviewed, source: str, given: NewReview, who: dict[str, str]) -> Review:
    """The review of a claim that was read or added."""
    report = state.as_read[source]
    cards = [state.card(claim) for claim in (*report.claims, *state.reports[0].claims)]
    for card in (*cards, *state.cards.get(source, ())):
        about = [card.machine, card.shown, card.thread.about.base if card.thread else None]
        if any(claim is not None and given.claim == claim.id for claim in about):
            return reviewed(report, card, given.verb, given.values, **who)
    raise Http404


def _undone(state: Reviewed, source: str, given: NewReview, who: dict[str, str]) -> Review:
    """The review that takes an earlier one back."""
    for card in state.cards.get(source, ()):
        thread = card.thread
        if thread is not None and any(each.number == given.undoes for each in thread.made):
            return undone(thread, given.undoes or 0, **who)
    raise ReviewError("review_no_such", number=given.undoes)


@operation("POST", "/cases/{slug:case}/check", CheckAnswer)
def check(request: HttpRequest, case: str, draft: Draft) -> Any:
    """Hold a draft against the books; nothing of it is kept."""
    known = _known(request, draft)
    if isinstance(known, HttpResponse):
        return known
    report = read_loaded(LoadedReport(draft.text), source="draft", known=known)
    books = books_of(request.case)
    made = checked(report, books.reports, reading().decisions())
    return CheckAnswer(case=case, is_current=books.is_current, told=made.as_dict())


@operation("POST", "/cases/{slug:case}/reports/text", TakenAnswer, least=Role.EDITOR, scope=UPLOAD)
def add_text(request: HttpRequest, case: str, given: NewText) -> Any:  # noqa: ARG001
    """Add a report as a text."""
    known = _known(request, given)
    if isinstance(known, HttpResponse):
        return known
    taken = take_in(texts([(given.name, given.text)]), known, as_versions=given.is_version)
    return _taken(request, taken)


@operation("POST", "/cases/{slug:case}/reports/file", TakenAnswer, least=Role.EDITOR, scope=UPLOAD)
def add_file(
    request: HttpRequest,
    case: str,  # noqa: ARG001
    file: File[UploadedFile],
    given: Form[FileKnown],
) -> Any:
    """Add the reports of a file, of any format that is read."""
    known = _known(request, given)
    if isinstance(known, HttpResponse):
        return known
    taken = take_in([(file.name or "", file.read())], known, as_versions=given.is_version)
    return _taken(request, taken)


def _taken(request: HttpRequest, made: Intake) -> TakenAnswer:
    words = words_of(request)
    return TakenAnswer(
        added=made.added,
        changed=made.changed,
        unchanged=made.unchanged,
        problems=[NotTaken(name=name, why=said(error, words)) for name, error in made.problems],
    )


def _known(request: HttpRequest, given: Known) -> Source | HttpResponse:
    """What is known of a text, or why it cannot be so."""
    words = words_of(request)
    if given.language is not None and given.language not in codes():
        listed = ", ".join(codes())
        return _unprocessable(
            request, words("desk.intake.bad_language", code=given.language, codes=listed)
        )
    try:
        published = calendar_date(given.published) if given.published else None
    except DrehtuerError as error:
        return _unprocessable(request, said(error, words))
    outlet = " ".join((given.outlet or "").split()) or None
    return Source(published, outlet, given.language)


def _unprocessable(request: HttpRequest, detail: str) -> HttpResponse:
    return as_data(_INVALID, words_of(request)("desk.problem.invalid.title"), detail, errors=[])
