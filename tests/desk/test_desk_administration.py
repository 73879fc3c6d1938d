"""Users and members: somebody always remains who may administer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk_sample import PASSWORD
from django.test import Client

from drehtuer.desk.models import Case, User
from drehtuer.desk.roles import Role

SignedIn = Callable[..., Client]
NEW = "another long and quiet evening"


def test_somebody_is_added_made_a_member_and_sees_the_case(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    client.post("/users", {"name": "Vera", "password": NEW, "role": "reviewer"})
    vera = User.objects.get(name="Vera")
    assert vera.role is Role.REVIEWER
    assert vera.password != NEW
    case = Case.objects.get(slug="closed")
    page = client.post("/cases/closed/members", {"members": [vera.pk, "x"]}, follow=True)
    assert "The members of Venezuela are kept." in page.content.decode()
    assert list(case.members.all()) == [vera]
    browser = signed_in()
    browser.post("/login", {"name": "Vera", "password": NEW})
    page_of_cases = browser.get("/").content.decode()
    assert "Venezuela" in page_of_cases
    assert "/cases/belarus/" not in page_of_cases


@pytest.mark.parametrize(
    ("name", "password", "message"),
    [
        ("viewer", NEW, "viewer: there is a user of this name"),
        ("", NEW, "a name has 1 to 80 characters"),
        ("x" * 81, NEW, "a name has 1 to 80 characters"),
        ("Vera", "short", "too short"),
        ("Vera", "123456789012", "entirely numeric"),
        ("Veronica Lodge", "veronica lodge 1", "too similar"),
    ],
)
def test_who_cannot_be_added_is_told(
    signed_in: SignedIn, name: str, password: str, message: str
) -> None:
    response = signed_in("administrator").post("/users", {"name": name, "password": password})
    assert response.status_code == 422
    assert message in response.content.decode()
    assert User.objects.count() == len(Role)


def test_the_last_administrator_remains(signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    boss, viewer = (User.objects.get(name=name) for name in ("administrator", "viewer"))
    page = client.post(f"/users/{boss.pk}", {"role": "viewer", "active": "on"}, follow=True)
    assert "somebody must remain who may administer" in page.content.decode()
    client.post(f"/users/{viewer.pk}", {"role": "administrator", "active": "on"})
    client.post(f"/users/{boss.pk}", {"role": "viewer"})
    boss.refresh_from_db()
    assert (boss.role, boss.is_active) == (Role.VIEWER, False)
    assert client.get("/").status_code == 302, "who may no longer sign in is out"


def test_a_new_password_ends_other_sessions(signed_in: SignedIn) -> None:
    here, there = signed_in("viewer"), signed_in("viewer")
    form = {"old": "not this", "new": NEW, "again": NEW}
    assert here.post("/password", form).status_code == 422
    form["old"] = PASSWORD
    assert here.post("/password", form | {"again": "other"}).status_code == 422
    assert here.post("/password", form).status_code == 302
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302
