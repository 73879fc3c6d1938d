"""Claims and people of a case: what is asked for is found, what is decided is followed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

import pytest
from desk_sample import READ_AT
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import drehtuer
from drehtuer.desk.database import reading, writing
from drehtuer.desk.models import Sent
from drehtuer.desk.views import claims
from drehtuer.desk.views.claims import _FIELDS
from drehtuer.journal import digest
from drehtuer.review import apply
from drehtuer.review import reviewed as review_of

SignedIn = Callable[..., Client]
ONE, OTHER = "Ales Bialiatski", "Mikalai Statkevich"


def found(client: Client, case: str = "belarus", **asked: str) -> tuple[int, str]:
    """How many claims there are, and the page."""
    page = client.get(f"/cases/{case}/claims", asked).content.decode()
    number = re.search(r"([\d,]+) claims?</p>", page)
    assert number is not None
    return int(number[1].replace(",", "")), page


@pytest.mark.parametrize(
    ("asked", "told", "untold"),
    [
        ({"words": "recognised 509"}, "509 people were recognised", "Belavia"),
        ({"words": "RECOGNISED"}, "509 people were recognised", "Belavia"),
        ({"kind": "measure"}, "Belavia", "509 people were recognised"),
        ({"status": "planned"}, "announced", "509 people were recognised"),
        ({"outlet": "english"}, "Example agency, English service", "Belavia"),
        ({"since": "2025-12-20"}, "509 people were recognised", "Belavia"),
        ({"until": "2025-11"}, "Belavia", "509 people were recognised"),
        ({"where": "belarus"}, "509 people were recognised", "Venezuela"),
    ],
)
def test_claims_are_found_by_what_they_say(
    signed_in: SignedIn, asked: dict[str, str], told: str, untold: str
) -> None:
    client = signed_in("viewer")
    everything, _ = found(client)
    number, page = found(client, **asked)
    assert 0 < number < everything or asked == {"where": "belarus"}
    results = page.partition('<ol class="claims">')[2]
    assert told in results
    assert untold not in results


@pytest.mark.parametrize(
    "asked", [{"words": "-"}, {"words": '"'}, {"words": "nobodysaidthis"}, {"where": "VE"}]
)
def test_what_nothing_tells_finds_nothing(signed_in: SignedIn, asked: dict[str, str]) -> None:
    assert found(signed_in("viewer"), **asked)[0] == 0


@pytest.mark.parametrize(("field", "value"), [("where", "Atlantis"), ("since", "soon")])
def test_what_is_asked_in_no_proper_way_is_told(
    signed_in: SignedIn, field: str, value: str
) -> None:
    _, page = found(signed_in("viewer"), **{field: value})
    assert f"{value}: " in page
    assert 'role="alert"' in page


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
@given(st.dictionaries(st.sampled_from([*_FIELDS, "after", "before"]), st.text(max_size=20)))
def test_whatever_is_asked_there_is_a_page(signed_in: SignedIn, asked: dict[str, str]) -> None:
    sendable = {k: v.encode("utf-8", "replace").decode() for k, v in asked.items()}
    assert signed_in("viewer").get("/cases/belarus/claims", sendable).status_code == 200


def numbers(page: str) -> list[str]:
    """The numbers of the claims on a page."""
    return re.findall(r'<h2><a href="[^"]*">([\d.]+)\*?</a>', page)


def walked(client: Client, direction: str, asked: dict[str, str]) -> list[list[str]]:
    """The numbers of the claims on one page after the other, as their links lead on."""
    pages: list[list[str]] = []
    onward: dict[str, str] | None = asked
    while onward is not None and len(pages) < 100:
        _, page = found(client, **onward)
        pages.append(numbers(page))
        link = re.search(rf'rel="{direction}" href="\?([^"]*)"', page)
        onward = dict(parse_qsl(unescape(link[1]))) if link else None
    return pages


@pytest.mark.parametrize("asked", [{}, {"kind": "freed"}, {"words": "political prisoners"}])
def test_a_list_is_walked_through_in_both_directions(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    client = signed_in("administrator")
    monkeypatch.setattr(claims, "_ON_A_PAGE", 1000)
    number, page = found(client, **asked)
    whole = numbers(page)
    assert len(whole) == number
    monkeypatch.setattr(claims, "_ON_A_PAGE", 3)
    there = walked(client, "next", asked)
    assert [each for some in there for each in some] == whole
    assert {len(some) for some in there[:-1]} == {3}
    back = walked(client, "prev", asked | {"before": there[-1][0]})
    assert back[::-1] == there[:-1]


@pytest.mark.parametrize(
    "asked", [{"after": "1.9999"}, {"before": "99999.1"}, {"after": "x"}, {"before": "1"}]
)
def test_from_a_place_where_nothing_is_the_first_are_shown(
    signed_in: SignedIn, asked: dict[str, str]
) -> None:
    client = signed_in("viewer")
    _, first = found(client)
    assert numbers(found(client, **asked)[1]) == numbers(first)


def test_claims_of_a_new_report_are_counted(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    before, _ = found(client)
    text = "Viasna counted 1,218 political prisoners in Belarus on 5 December 2025."
    writing().add(drehtuer.read(text, source="new.txt"), digest(text), at=READ_AT)
    assert found(client)[0] > before


def test_a_review_is_shown_beside_what_was_read(signed_in: SignedIn) -> None:
    client = signed_in("viewer")
    reports = reading().reports().reports
    report = next(report for report in reports if report.source.startswith("08"))
    claim = next(claim for claim in report.claims if "509 people" in claim.quote)
    card = apply(reports, ()).card(claim)
    made = review_of(
        report, card, "reject", by="reviewer", at="2026-01-21T10:00:00+00:00", why="no"
    )
    writing().review(made, seen=None)
    _, page = found(client, words="recognised 509")
    assert "left out by a reviewer" in page


# Who is who


def decide(client: Client, **given: str) -> Any:
    form = {"one": ONE, "other": OTHER, "verb": "same", "why": "one face"}
    return client.post("/cases/belarus/people/decide", form | given)


def test_two_names_become_one_person_and_two_again(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    decide(client)
    page = client.get("/cases/belarus/people", {"name": "statkevich"}).content.decode()
    assert "The decision is kept" in page
    made = reading().decisions().made
    assert [(d.verb, d.by, d.why) for d in made] == [("same", "editor", "one face")]
    log = client.get("/cases/belarus/decisions").content.decode()
    assert "Ales Bialiatski = Mikalai Statkevich" in log
    again = decide(client, verb="different")
    assert again.status_code == 422
    assert "decision 1 says the contrary" in again.content.decode()
    client.post("/cases/belarus/decisions/1/undo", {"why": "two faces"})
    assert [d.verb for d in reading().decisions().made] == ["same", "undo"]
    assert "taken back" in client.get("/cases/belarus/decisions").content.decode()


def test_decisions_on_people_of_another_case_are_not_shown(signed_in: SignedIn) -> None:
    before = reading().decisions()
    made = before.with_("same", "Nobody Here", "Somebody Else", by="x", at="2026-01-21", why="y")
    writing().decide(made.made)
    client = signed_in("editor")
    assert "Nobody Here" not in client.get("/cases/belarus/decisions").content.decode()
    assert client.post("/cases/belarus/decisions/1/undo").status_code == 404


def test_one_log_tells_decisions_of_all_sorts_and_ends_with_its_hash(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    decide(client)
    card = re.search(
        r"/cases/belarus/review/\d+/[^\"]+", client.get("/cases/belarus/claims").content.decode()
    )
    assert card is not None
    client.post(card[0], {"verb": "reject", "seen": ""})
    data = SimpleUploadedFile("list.csv", b"id,name,notes\n1,Ales Bialiatski,\n")
    kept = client.post("/cases/belarus/registers/add", {"file": data}).headers["Location"]
    form = {"verb": "set", "who": "1", "column": "C", "value": "home", "why": "seen"}
    client.post(f"{kept}/decide", form)
    digest = re.search(
        r'digest" value="(\w+)', client.get("/cases/belarus/publish").content.decode()
    )
    assert digest is not None
    client.post("/cases/belarus/publish", {"digest": digest[1]})
    log = client.get("/cases/belarus/decisions").content.decode()
    told = ["Ales Bialiatski = Mikalai Statkevich", "rejected", "list.csv: Decision 1", digest[1]]
    assert all(text in log for text in told)
    assert reading().head().sha256 in log
    assert re.findall(r'<li value="(\d+)">', log) == ["4", "3", "2", "1"]
    only = client.get("/cases/belarus/decisions?sort=review").content.decode()
    assert re.findall(r'<li value="(\d+)">', only) == ["2"]
    viewer = signed_in("viewer").get("/cases/belarus/decisions?sort=list").content.decode()
    assert "list.csv" not in viewer
    other = signed_in("administrator").get("/cases/closed/decisions").content.decode()
    assert re.findall(r'<li value="(\d+)">', other) == []


@pytest.mark.parametrize("missing", ["one", "other", "why"])
def test_a_decision_needs_two_names_and_a_reason(signed_in: SignedIn, missing: str) -> None:
    client = signed_in("editor")
    response = decide(client, **{missing: " "})
    assert response.status_code == 422
    assert reading().decisions().made == ()


def test_a_form_that_is_sent_twice_does_its_work_once(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    first, second = (decide(client, once="token") for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(reading().decisions().made) == 1
    refused = decide(client, other="", once="other token")
    assert refused.status_code == 422
    assert not Sent.objects.filter(token="other token").exists(), "it may be sent again, mended"
