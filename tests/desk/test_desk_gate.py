"""Who may see what: every route with every role, and what a signing-in takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from desk_routes import address_of
from desk_sample import PASSWORD
from django.conf import settings
from django.test import Client
from django.urls import path as address
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from drehtuer.desk.gate import CHANGE, Route
from drehtuer.desk.models import User
from drehtuer.desk.roles import Role
from drehtuer.desk.routes import ROUTES, urlpatterns

SignedIn = Callable[..., Client]


def ask(client: Client, route: Route, **values: Any) -> int:
    method = client.post if route.methods == CHANGE else client.get
    status: int = method(address_of(route, **values)).status_code
    return status


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.key if role else "nobody")
def test_a_route_is_open_to_its_role_and_those_above(
    signed_in: SignedIn, route: Route, role: Role | None
) -> None:
    status = ask(signed_in(role.key if role else None), route)
    if route.least is None or (role is not None and role >= route.least):
        assert status not in (401, 403), status
        assert status < 500
    elif role is None:
        assert status in (302, 401), "one is asked to sign in"
    else:
        assert status == 403


@pytest.mark.parametrize("route", [r for r in ROUTES if ":case>" in r.path], ids=lambda r: r.name)
def test_a_case_is_open_to_its_members_and_administrators(
    signed_in: SignedIn, route: Route
) -> None:
    for role in Role:
        if route.least is not None and role < route.least:
            continue
        status = ask(signed_in(role.key), route, case="closed")
        assert (status == 404) == (
            role < Role.ADMINISTRATOR or "<int:" in route.path or route.name == "added"
        )


def test_each_address_has_a_route_and_a_view_without_one_is_denied(signed_in: SignedIn) -> None:
    assert [pattern.callback.route for pattern in urlpatterns] == list(ROUTES)
    urlpatterns.append(address("back-door", lambda _request: 1 / 0))
    try:
        assert signed_in("administrator").get("/back-door").status_code == 404
    finally:
        urlpatterns.pop()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_what_a_route_does_not_do_is_refused(signed_in: SignedIn, route: Route) -> None:
    client = signed_in("administrator")
    for method in {"GET", "POST", "PUT", "DELETE"} - set(route.methods):
        if route.name != "language":  # Django's own view
            response = client.generic(method, address_of(route))
            assert response.status_code == 405
            assert response.headers["Allow"] == ", ".join(route.methods)


@pytest.mark.parametrize("route", [r for r in ROUTES if CHANGE[0] in r.methods])
def test_a_form_of_another_site_changes_nothing(signed_in: SignedIn, route: Route) -> None:
    client = signed_in("administrator", enforce_csrf_checks=True)
    response = client.post(address_of(route))
    assert response.status_code == 403
    assert b"out of date" in response.content


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/login", {"name": "viewer", "password": password, **more})


@pytest.mark.parametrize(
    ("onward", "leads_to"),
    [
        ("/cases/belarus/", "/cases/belarus/"),
        ("https://example.org/", "/"),
        ("//example.org", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_to_a_page_of_this_desk(
    signed_in: SignedIn, onward: str, leads_to: str
) -> None:
    client = signed_in()
    response = sign_in(client, next=onward)
    assert (response.status_code, response.headers["Location"]) == (302, leads_to)
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.get("/").status_code == 200
    assert client.post("/logout").headers["Location"] == "/login"
    assert client.get("/").status_code == 302


def test_a_password_is_guessed_a_few_times_only(signed_in: SignedIn) -> None:
    client = signed_in()
    statuses = [sign_in(client, "not this one").status_code for _ in range(6)]
    assert statuses == [403] * 4 + [429] * 2
    assert sign_in(client).status_code == 429
    other = client.post("/login", {"name": "editor", "password": PASSWORD})
    assert other.status_code == 302, "others are not kept out"


def test_a_device_is_asked_for_a_code(signed_in: SignedIn) -> None:
    device = TOTPDevice.objects.create(user=User.objects.get(name="viewer"), name="phone")
    client = signed_in()
    assert sign_in(client, next="/cases/belarus/").headers["Location"] == "/login/code"
    assert client.get("/").status_code == 302, "the password alone opens nothing"
    assert client.post("/login/code", {"code": "000000"}).status_code == 403
    device.refresh_from_db()
    device.throttle_reset()
    code = f"{totp(device.bin_key):06}"
    response = client.post("/login/code", {"code": code})
    assert (response.status_code, response.headers["Location"]) == (302, "/cases/belarus/")
    assert client.get("/").status_code == 200


def test_a_code_without_a_password_opens_nothing(signed_in: SignedIn) -> None:
    assert signed_in().post("/login/code", {"code": "1"}).headers["Location"] == "/login"


def test_who_is_no_longer_active_is_out(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    User.objects.filter(name="viewer").update(is_active=False)
    assert client.get("/").status_code == 302
    assert sign_in(signed_in()).status_code == 403


def test_what_is_sent_after_the_session_has_ended_is_not_lost(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    assert 0 < client.session.get_expiry_age() <= settings.SESSION_COOKIE_AGE
    client.session.flush()
    sent = {"one": "Ihar Losik", "other": "Igor Lossik", "why": "<b>", "csrfmiddlewaretoken": "x"}
    ended = client.post("/cases/belarus/people/decide", sent)
    assert ended.status_code == 401
    kept = re.search(r'name="kept" value="([^"]+)"', ended.content.decode())
    assert kept is not None
    form = {"name": "editor", "kept": kept[1]}
    wrong = client.post("/login", form | {"password": "not this one"})
    assert kept[1] in wrong.content.decode()
    again = client.post("/login", form | {"password": PASSWORD}).content.decode()
    assert 'action="/cases/belarus/people/decide"' in again
    assert 'name="one" value="Ihar Losik"' in again
    assert 'value="&lt;b&gt;"' in again
    assert 'value="x"' not in again


def test_nobody_else_can_have_a_form_sent(signed_in: SignedIn) -> None:
    form = {"name": "editor", "password": PASSWORD, "kept": "made-up:thing"}
    assert signed_in().post("/login", form).headers["Location"] == "/"
