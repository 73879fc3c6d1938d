"""One's own account, invitations, and the feed of a case."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

from desk_sample import PASSWORD
from django.test import Client
from django.utils.timezone import now
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from drehtuer.desk.models import Case, Invitation, Token, User
from drehtuer.desk.roles import Role
from drehtuer.desk.tokens import add_token, scopes_of

SignedIn = Callable[..., Client]
ATOM = "{http://www.w3.org/2005/Atom}"


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_a_device_is_set_up_and_spare_codes_let_one_in(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    assert "<svg" in text_of(client.post("/account/device"))
    device = TOTPDevice.objects.get(user__name="viewer")
    assert not device.confirmed
    assert client.post("/account/device", {"code": "000000"}).status_code == 422
    device.refresh_from_db()
    device.throttle_reset()
    shown = text_of(client.post("/account/device", {"code": f"{totp(device.bin_key):06}"}))
    codes = re.findall(r"<code>(\w+)</code>", shown)
    assert len(set(codes)) == 10
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    assert not kept & set(codes), "who has the table has no codes"
    for expected in (302, 403):  # a code is good once
        browser = signed_in()
        browser.post("/login", {"name": "viewer", "password": PASSWORD})
        assert browser.post("/login/code", {"code": codes[0]}).status_code == expected
    assert "9 spare codes are left" in text_of(client.get("/account"))
    assert client.post("/account/device/remove", {"password": "guess"}).status_code == 422
    assert client.post("/account/device/remove", {"password": PASSWORD}).status_code == 302
    assert not TOTPDevice.objects.exists()


def test_a_token_is_shown_once_and_revoked_by_its_user_only(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    made = text_of(client.post("/account/tokens", {"label": "newsroom", "scopes": ["read"]}))
    secret = re.search(r"drehtuer_[\w-]+", made)
    assert secret is not None
    assert secret[0] not in text_of(client.get("/account"))
    program = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {secret[0]}"})
    assert program.get("/api/cases").status_code == 200
    refused = client.post("/account/tokens", {"label": "too much", "scopes": ["admin"]})
    assert refused.status_code == 422
    number = Token.objects.get().pk
    signed_in("viewer").post(f"/account/tokens/{number}")
    assert program.get("/api/cases").status_code == 200
    client.post(f"/account/tokens/{number}")
    assert program.get("/api/cases").status_code == 401


def test_other_sessions_are_ended(signed_in: SignedIn) -> None:
    here, there, other = signed_in("viewer"), signed_in("viewer"), signed_in("editor")
    assert "in 1 other place" in text_of(here.get("/account"))
    here.post("/account/sessions")
    assert [c.get("/").status_code for c in (here, there, other)] == [200, 302, 200]


def test_an_invitation_makes_one_user(signed_in: SignedIn) -> None:
    case = Case.objects.get(slug="belarus")
    client = signed_in("administrator")
    page = text_of(client.post("/invitations", {"role": "reviewer", "cases": [case.pk]}))
    link = re.search(r"http://localhost(/invited/[\w-]+)", page)
    assert link is not None
    assert link[1] not in text_of(client.get("/invitations"))
    guest = signed_in()
    assert guest.get(link[1]).status_code == 200
    easy = {"name": "Vera", "password": "password", "again": "password"}
    assert guest.post(link[1], easy).status_code == 422
    form = {"name": "Vera", "password": PASSWORD, "again": PASSWORD}
    assert guest.post(link[1], {**form, "again": "x"}).status_code == 422
    assert guest.post(link[1], form).status_code == 302
    assert User.objects.get(name="Vera").role == Role.REVIEWER
    assert guest.get("/cases/belarus/reports").status_code == 200
    assert signed_in().post(link[1], {**form, "name": "Olga"}).status_code == 404


def test_an_invitation_is_listed_until_it_is_withdrawn(signed_in: SignedIn) -> None:
    case = Case.objects.get(slug="belarus")
    client = signed_in("administrator")
    page = text_of(client.post("/invitations", {"role": "reviewer", "cases": [case.pk]}))
    link = re.search(r"http://localhost(/invited/[\w-]+)", page)
    assert link is not None
    number = Invitation.objects.get().pk
    assert "invited by administrator" in text_of(client.get("/invitations"))
    assert signed_in("editor").post(f"/invitations/{number}").status_code == 403
    client.post(f"/invitations/{number}")
    assert "No invitation is open." in text_of(client.get("/invitations"))
    assert signed_in().get(link[1]).status_code == 404
    assert client.post(f"/invitations/{number}").status_code == 404


def test_an_invitation_ends(signed_in: SignedIn) -> None:
    page = text_of(signed_in("administrator").post("/invitations", {"role": "viewer"}))
    link = re.search(r"http://localhost(/invited/[\w-]+)", page)
    assert link is not None
    Invitation.objects.update(ends_at=now())
    assert signed_in().get(link[1]).status_code == 404


def test_the_feed_of_a_case_is_atom_and_stays_the_same(signed_in: SignedIn) -> None:
    user = User.objects.get(name="viewer")
    _, secret = add_token(user, "reader", scopes_of(user.role))
    reader = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {secret}"})
    answer = reader.get("/cases/belarus/feed.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) > 3
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)
    decided = {"verb": "same", "one": "Ales Bialiatski", "other": "A. Bialiatski", "why": "x"}
    signed_in("editor").post("/cases/belarus/people/decide", decided)
    again = ElementTree.fromstring(reader.get("/cases/belarus/feed.atom").content)
    new = [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")]
    assert set(ids) <= set(new)
    assert "Bialiatski" in (again.find(f"{ATOM}entry").findtext(f"{ATOM}title") or "")  # type: ignore[union-attr]
