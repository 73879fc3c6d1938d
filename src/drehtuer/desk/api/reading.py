"""What can be asked of a case: reports, claims, reviews, decisions, the books."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Literal, TypeVar

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from ninja import Field, Query, Schema

from drehtuer.books.for_everybody import ForEverybody
from drehtuer.books.visibility import TEAM
from drehtuer.briefs.terminal import warning
from drehtuer.desk.api.answers import (
    BooksAnswer,
    CaseAnswer,
    ClaimAnswer,
    ClaimsAnswer,
    DecisionsAnswer,
    ListAnswer,
    ListDecisionsAnswer,
    ReportAnswer,
    ReportsAnswer,
    ReviewAnswer,
    ReviewsAnswer,
    UserAnswer,
    WholeReportAnswer,
)
from drehtuer.desk.api.service import operation, refused
from drehtuer.desk.books import Books, books_of, numbers_of
from drehtuer.desk.database import reading
from drehtuer.desk.history import is_of, subjects_of
from drehtuer.desk.levels import FOR_TEAM, shown
from drehtuer.desk.models import Case, Register, User, cases_of
from drehtuer.desk.pages import words_of
from drehtuer.desk.reports import LARGEST_KEY, report_of
from drehtuer.desk.roles import Role
from drehtuer.desk.settings import READING
from drehtuer.desk.tokens import ADMIN
from drehtuer.journal.browsing import newest_reports, versions
from drehtuer.model import Claim, Report
from drehtuer.review import Review, Reviewed, apply

Item = TypeVar("Item")

_COLUMNS = ("pk", "source", "version", "outlet", "published", "language", "number_of_claims")


class Paged(Schema):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(50, ge=1, le=200)


class ClaimFilter(Paged):
    """Which claims; all of what is given must hold."""

    kind: str | None = None
    status: str | None = None
    where: str | None = Field(None, description="The state (ISO 3166-1).")
    when: str | None = Field(None, description="How the EDTF time begins, such as 2025-12.")
    outlet: str | None = None
    language: str | None = Field(None, description="Of the report (ISO 639).")
    person: str | None = Field(None, description="A part of a name as the report writes it.")
    reviewed: Literal["accepted", "corrected", "added", "none"] | None = None
    text: str | None = Field(None, description="Words that all stand in the quotation.")


class Level(Schema):
    """For whom: the public, or the team, which may see all names."""

    level: Literal["public", "team"] = "public"


@operation("GET", "/cases", list[CaseAnswer])
def cases(request: HttpRequest) -> Any:
    """The cases that the user is a member of."""
    return [case_answer(each) for each in cases_of(request.user)]


@operation("GET", "/users", list[UserAnswer], least=Role.ADMINISTRATOR, scope=ADMIN)
def users(request: HttpRequest) -> Any:  # noqa: ARG001
    """Who may sign in."""
    return [
        UserAnswer(
            name=user.name,
            role=user.role.key,
            is_active=user.is_active,
            last_login=user.last_login,
        )
        for user in User.objects.order_by("name")
    ]


@operation("GET", "/cases/{slug:case}/reports", ReportsAnswer)
def reports(request: HttpRequest, case: str, asked: Query[Paged]) -> Any:  # noqa: ARG001
    """The newest versions of the reports of a case, those published last first."""
    rows = newest_reports(READING, request.case.place or None).order_by("-published_by", "-pk")
    first = (asked.page - 1) * asked.size
    chosen = _with_counts(rows)[first : first + asked.size]
    items = [ReportAnswer(**_report_fields(row)) for row in chosen]
    return ReportsAnswer(total=rows.count(), page=asked.page, items=items)


@operation("GET", "/cases/{slug:case}/reports/{int:key}", WholeReportAnswer)
def report(request: HttpRequest, case: str, key: int) -> Any:  # noqa: ARG001
    """One version of a report with its text and all claims, also those a reviewer rejected."""
    kept, reviewed = report_of(request.case, key)
    row = _with_counts(versions(READING, key, request.case.place or None).filter(pk=key))[0]
    words = words_of(request)
    others = versions(READING, key, request.case.place or None).values_list("pk", flat=True)
    as_shown = reviewed.reports[0]
    ids = {claim.id for claim in as_shown.claims}
    left_out = [claim for claim in kept.claims if _is_out(claim, ids, reviewed)]
    return WholeReportAnswer(
        **_report_fields(row),
        text=kept.text,
        address=kept.origin.address,
        warnings=[warning(code, given, words) for code, given in kept.warnings],
        versions=list(others),
        told=list(_claims((*as_shown.claims, *left_out), reviewed, {kept.source: key})),
    )


@operation("GET", "/cases/{slug:case}/claims", ClaimsAnswer)
def claims(request: HttpRequest, case: str, asked: Query[ClaimFilter]) -> Any:  # noqa: ARG001
    """The claims of a case as reviewers have them; those of newer reports first."""
    books = books_of(request.case)
    of_report = {each.source: each for each in books.reports}
    keys = books.references.reports
    chosen = [
        claim
        for source in sorted(of_report, key=lambda source: -keys[source])
        for claim in of_report[source].claims
        if _is_meant(claim, of_report[source], asked)
    ]
    some = page_of(chosen, asked)
    sources = dict.fromkeys(claim.source for claim in some)
    kept = reading().of_numbers([keys[source] for source in sources]).values()
    made = reading().reviews(sources=sources)
    return ClaimsAnswer(
        total=len(chosen),
        page=asked.page,
        is_current=books.is_current,
        items=list(
            _claims(
                some,
                apply(kept, made, confirmed=request.case.confirmed),
                keys,
                books.references.numbers,
            )
        ),
    )


@operation("GET", "/cases/{slug:case}/reviews", ReviewsAnswer)
def reviews(request: HttpRequest, case: str, asked: Query[Paged]) -> Any:  # noqa: ARG001
    """The reviews of the claims of a case, the last first."""
    rows = newest_reports(READING, request.case.place or None)
    sources = set(rows.values_list("source", flat=True))
    made = [each for each in reversed(reading().reviews()) if each.source in sources]
    items = [review_answer(each) for each in page_of(made, asked)]
    return ReviewsAnswer(total=len(made), page=asked.page, items=items)


@operation("GET", "/cases/{slug:case}/decisions", DecisionsAnswer)
def decisions(request: HttpRequest, case: str, asked: Query[Paged]) -> Any:  # noqa: ARG001
    """The decisions on the people and deals of a case, the last first."""
    books = books_of(request.case)
    made = reading().decisions()
    standing = {each.number for each in made.standing}
    subjects = subjects_of(books)
    chosen = [each for each in reversed(made.made) if is_of(each, subjects)]
    items = [{**asdict(each), "stands": each.number in standing} for each in page_of(chosen, asked)]
    log = asdict(reading().head())
    return {"total": len(chosen), "page": asked.page, "log": log, "items": items}


@operation("GET", "/cases/{slug:case}/lists", list[ListAnswer], least=Role.REVIEWER)
def lists(request: HttpRequest, case: str) -> Any:  # noqa: ARG001
    """The lists of people that the team of a case keeps, the newest first."""
    kept = _lists_of(request.case)
    return [_list_answer(each, len(reading().decisions_on_list(each.key))) for each in kept]


@operation("GET", "/cases/{slug:case}/lists/{int:key}", ListDecisionsAnswer, least=Role.REVIEWER)
def list_decisions(request: HttpRequest, case: str, key: int, asked: Query[Paged]) -> Any:  # noqa: ARG001
    """What was decided on the cells of a list, as the log holds it; the last first."""
    kept = _lists_of(request.case).filter(pk=key).first() if key <= LARGEST_KEY else None
    if kept is None:
        raise Http404
    made = reading().decisions_on_list(kept.key)
    items = page_of(made[::-1], asked)
    log = asdict(reading().head())
    return {
        "of": _list_answer(kept, len(made)),
        "page": asked.page,
        "log": log,
        "items": list(items),
    }


def _lists_of(case: Case) -> QuerySet[Register]:
    chosen: QuerySet[Register] = case.registers.select_related("by").defer("packed")
    return chosen


def _list_answer(kept: Register, decisions: int) -> dict[str, Any]:
    return {
        "key": kept.pk,
        "file": kept.file,
        "sha256": kept.sha256,
        "by": kept.by.name,
        "at": kept.made_at.isoformat(timespec="seconds"),
        "decisions": decisions,
    }


@operation("GET", "/cases/{slug:case}/account", BooksAnswer)
def account(request: HttpRequest, case: str, asked: Query[Level]) -> Any:  # noqa: ARG001
    """The account of a case: all figures with their evidence."""
    return _books(request, asked, lambda told: told.account.as_dict())


@operation("GET", "/cases/{slug:case}/door", BooksAnswer)
def door(request: HttpRequest, case: str, asked: Query[Level]) -> Any:  # noqa: ARG001
    """Whether the door turns: what went on between counts."""
    return _books(request, asked, lambda told: _parts(told, "doors"))


@operation("GET", "/cases/{slug:case}/deals", BooksAnswer)
def deals(request: HttpRequest, case: str, asked: Query[Level]) -> Any:  # noqa: ARG001
    """What was promised, done and given."""
    return _books(request, asked, lambda told: _parts(told, "deals"))


@operation("GET", "/cases/{slug:case}/findings", BooksAnswer)
def findings(request: HttpRequest, case: str, asked: Query[Level]) -> Any:  # noqa: ARG001
    """What contradicts itself or differs, and why."""
    return _books(request, asked, lambda told: _parts(told, "findings"))


@operation("GET", "/cases/{slug:case}/people", BooksAnswer)
def people(request: HttpRequest, case: str, asked: Query[Level]) -> Any:  # noqa: ARG001
    """Who is spoken of, and what is told of each."""
    return _books(request, asked, lambda told: told.directory.as_dict())


def case_answer(case: Case) -> CaseAnswer:
    """A case as the API tells it."""
    return CaseAnswer(slug=case.slug, title=case.title, place=case.place)


def review_answer(review: Review) -> ReviewAnswer:
    """A review as the API tells it."""
    told = review.as_dict()
    return ReviewAnswer(**{name: told[name] for name in ReviewAnswer.model_fields})


def page_of(items: Sequence[Item], asked: Paged) -> Sequence[Item]:
    """The items of a page."""
    first = (asked.page - 1) * asked.size
    return items[first : first + asked.size]


def _with_counts(rows: QuerySet) -> QuerySet:
    return rows.annotate(number_of_claims=Count("claims")).values(*_COLUMNS)


def _report_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    told = dict(row)
    return {**told, "key": told["pk"], "claims": told["number_of_claims"]}


def _is_out(claim: Claim, ids: Iterable[str], reviewed: Reviewed) -> bool:
    """Whether a claim that was read stands no longer, in no other form either."""
    return claim.id not in ids and reviewed.card(claim).shown is None


def _claims(
    chosen: Iterable[Claim],
    reviewed: Reviewed,
    keys: Mapping[str, int],
    known: Mapping[str, str] | None = None,
) -> Iterator[ClaimAnswer]:
    """Claims as the API tells them; ``known`` are numbers of those that are there no longer."""
    numbers = {**(known or {}), **numbers_of(reviewed, keys)}
    for claim in chosen:
        card = reviewed.card(claim)
        machine = card.machine
        differs = machine is not None and claim.reviewed is not None
        yield ClaimAnswer(
            number=numbers[claim.id],
            report=keys[claim.source],
            last_review=card.last,
            is_out=card.shown is None,
            claim=claim.as_dict(),
            machine=machine.as_dict() if machine is not None and differs else None,
        )


def _is_meant(claim: Claim, report: Report, asked: ClaimFilter) -> bool:
    """Whether a claim is one of those asked for."""
    exactly = (
        (asked.kind, claim.kind),
        (asked.status, claim.status),
        (asked.where, claim.where),
        (asked.outlet, report.outlet),
        (asked.language, report.language),
        (asked.reviewed, claim.reviewed or "none"),
    )
    return (
        all(wanted is None or wanted == told for wanted, told in exactly)
        and (asked.when is None or (claim.when or "").startswith(asked.when))
        and (asked.person is None or _is_in(asked.person, (*claim.persons, *claim.by, *claim.to)))
        and (asked.text is None or all(_is_in(word, (claim.quote,)) for word in asked.text.split()))
    )


def _is_in(part: str, texts: Iterable[str]) -> bool:
    return any(part.casefold() in text.casefold() for text in texts)


def _parts(told: ForEverybody, what: str) -> dict[str, Any]:
    whole = told.account.as_dict()
    return {key: whole[key] for key in ("reports", "evidence", what)}


def _books(
    request: HttpRequest, asked: Level, tell: Callable[[ForEverybody], dict[str, Any]]
) -> Any:
    """A part of the books, at the level that is asked for and allowed."""
    if asked.level == TEAM and request.user.role < FOR_TEAM:
        return refused(request, 403, "team_level")
    books: Books = books_of(request.case)
    made = shown(books, asked.level)
    return JsonResponse(
        {
            "case": request.case.slug,
            "level": asked.level,
            "is_current": books.is_current,
            "log": asdict(reading().head()),
            "told": tell(made),
        }
    )
