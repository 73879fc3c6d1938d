"""What is sent twice, or after the session has ended, on the pages of lists and of publishing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from desk_sample import EXAMPLES
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drehtuer.desk.database import reading
from drehtuer.desk.models import Register

SignedIn = Callable[..., Client]
CASE = "/cases/belarus"
LIST = EXAMPLES / "lists" / "belarus-2025-08.csv"


@pytest.fixture
def listed(signed_in: SignedIn) -> str:
    """The address of the list of the examples."""
    file = SimpleUploadedFile(LIST.name, LIST.read_bytes())
    assert signed_in("editor").post(f"{CASE}/registers/add", {"file": file}).status_code == 302
    return f"{CASE}/registers/{Register.objects.get().pk}"


def proposal(client: Client, address: str) -> str:
    found = re.search(r'name="proposal" value="(\w+)"', client.get(address).content.decode())
    assert found
    return found[1]


def test_a_decision_on_a_list_that_is_sent_twice_is_one(signed_in: SignedIn, listed: str) -> None:
    client = signed_in("editor")
    form = {"proposal": proposal(client, listed), "verb": "accept", "once": "token"}
    first, second = (client.post(f"{listed}/decide", form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]
    assert reading().head().entries == 1


def test_publishing_that_is_sent_twice_is_one_decision(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    page = client.get(f"{CASE}/publish").content.decode()
    found = re.search(r'name="digest" value="(\w+)"', page)
    assert found
    for _ in range(2):
        answer = client.post(f"{CASE}/publish", {"digest": found[1], "once": "token"})
        assert answer.status_code == 302
    assert len(reading().publications()) == 1


def test_what_is_sent_to_a_list_after_the_session_ended_comes_back(
    signed_in: SignedIn, listed: str
) -> None:
    client = signed_in("editor")
    form = {"proposal": proposal(client, listed), "verb": "accept"}
    client.cookies.clear()
    answer = client.post(f"{listed}/decide", form)
    assert answer.status_code == 401
    assert 'name="kept"' in answer.content.decode()
    assert reading().head().entries == 0
