"""The API does what its description says, whatever it is asked."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

pytest.importorskip("schemathesis", reason="pip install schemathesis")

import desk_ready  # noqa: F401 - before all that needs Django
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drehtuer.desk.api import service
from drehtuer.desk.models import User
from drehtuer.desk.tokens import SCOPES, add_token
from drehtuer.desk.wsgi import application

DESCRIPTION: Any = service.api.get_openapi_schema(path_prefix="api")
EXAMPLES = 6


@cache
def described() -> Any:
    """The description as the desk answers it, which it does on a journal only."""
    return schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.mark.parametrize("path", DESCRIPTION["paths"])
def test_every_answer_is_as_described(desk: Any, path: str) -> None:
    _, secret = add_token(User.objects.get(name="administrator"), "tests", tuple(SCOPES))
    headers = {"Authorization": f"Bearer {secret}"}
    (method,) = DESCRIPTION["paths"][path]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def asked(data: Any) -> None:
        case = data.draw(described()[path][method.upper()].as_strategy())
        if "case" in case.path_parameters:
            case.path_parameters["case"] = "belarus"
        answer = case.call(headers=headers)
        assert answer.status_code < 500 or answer.status_code == 503, answer.text
        case.operation.validate_response(answer)
        assert str(answer.status_code) in case.operation.definition.raw["responses"]

    asked()
