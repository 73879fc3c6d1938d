"""The operations of the API: their addresses, who may use them, how they are described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.security.http import HttpAuthBase

from drehtuer import __version__
from drehtuer.desk.gate import Route
from drehtuer.desk.pages import words_of
from drehtuer.desk.problems import API as PREFIX
from drehtuer.desk.problems import MISSING, as_data, problem
from drehtuer.desk.roles import Role
from drehtuer.desk.tokens import READ

_ABOUT = """\
What is read and decided at the desk of Drehtür. Programs show a token (`Authorization: Bearer …`)
and may do what its scopes and the role of its user allow, in the cases that the user is a member
of. Claims have the fields of the claim format; times are EDTF, states ISO 3166-1.
"""


class Problem(Schema):
    """Why something was not answered or not done."""

    status: int
    title: str
    detail: str


class Invalid(Problem):
    """What was wrong with what was sent, field by field where it can be told so."""

    errors: list[dict[str, Any]]


class _Shown(HttpAuthBase):
    """Describes the token; the gate has looked at it before."""

    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> object:
        """Let in whom the gate let in."""
        return request.user.is_authenticated


_REFUSALS: dict[int, type[Schema]] = {
    **dict.fromkeys((400, 401, 403, 404, 413, 429, 503), Problem),
    422: Invalid,
}

api = NinjaAPI(
    title="Drehtür",
    version=__version__,
    description=_ABOUT,
    docs_url=None,
    openapi_url=None,
    auth=_Shown(),
)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Something that was sent is missing or of no proper form."""
    errors = [
        {"where": [str(part) for part in each.get("loc", ())], "what": each.get("msg", "")}
        for each in error.errors
    ]
    return refused(request, 422, "invalid", errors=errors)


@api.exception_handler(HttpError)
@api.exception_handler(RawPostDataException)
def _unread(request: HttpRequest, error: Exception) -> HttpResponse:
    """What was sent is no JSON, or a form where JSON is expected."""
    return refused(request, getattr(error, "status_code", 400), "bad_body")


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
    """There is nothing of this number or name."""
    return problem(request, MISSING, "missing")


def refused(request: HttpRequest, status: int, key: str, **more: Any) -> HttpResponse:
    """An answer that says why there is no other; ``key`` names its words."""
    words = words_of(request)
    title, advice = (words(f"desk.problem.{key}.{part}") for part in ("title", "advice"))
    return as_data(status, title, advice, **more)


@dataclass(frozen=True, slots=True)
class _Asked:
    method: str
    least: Role
    scope: str


_operations: dict[str, _Asked] = {}


def operation(
    method: str,
    path: str,
    answer: Any,
    *,
    least: Role = Role.VIEWER,
    scope: str = READ,
    more: dict[int, Any] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function an operation of the API.

    Args:
        method: of HTTP.
        path: below ``/api``, as Django writes it but in braces; ``{slug:case}`` is the case.
        answer: the schema of what it gives.
        least: the least role that may.
        scope: what a token must be for.
        more: the schemas of further answers by their status.
    """

    def made(function: Callable[..., Any]) -> Callable[..., Any]:
        name = function.__name__
        _operations[name] = _Asked(method, least, scope)
        answers = {200: answer, **_REFUSALS, **(more or {})}
        api.api_operation(
            [method], path, response=answers, operation_id=name, url_name=name, tags=[scope]
        )(function)
        return function

    return made


def routes() -> tuple[Route, ...]:
    """The routes of all operations."""
    found = []
    for pattern in api.urls[0]:
        asked = _operations.get(pattern.name)
        if asked is not None:
            found.append(
                Route(
                    f"api_{pattern.name}",
                    f"{PREFIX.lstrip('/')}{pattern.pattern}",
                    _with_case(pattern.callback),
                    asked.least,
                    (asked.method,),
                    scope=asked.scope,
                )
            )
    return tuple(found)


def _with_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is told the case, too, which the gate looked up."""

    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        if hasattr(request, "case"):
            named["case"] = request.case.slug
        return view(request, **named)

    return answer


def description(_request: HttpRequest) -> HttpResponse:
    """The API in the form of OpenAPI."""
    return JsonResponse(api.get_openapi_schema(path_prefix=PREFIX.strip("/")))
