"""Addresses of the routes of the desk, as the tests ask for them."""

from __future__ import annotations

from typing import Any

import desk_ready  # noqa: F401 - before all that needs Django
from django.urls import reverse

from drehtuer.desk.gate import Route

VALUES: dict[str, Any] = {
    "case": "belarus",
    "key": 1,
    "name": "desk.css",
    "number": 1,
    "claim": "x",
    "secret": "x",
    "form": "html",
    "file": "claims.jsonld",
}
"""What stands in addresses where a route leaves it open."""


def address_of(route: Route, **values: Any) -> str:
    """The address of a route."""
    names = [name for name in VALUES if f":{name}>" in route.path]
    return reverse(route.name, kwargs={name: (VALUES | values)[name] for name in names})
