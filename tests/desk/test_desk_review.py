"""Reviewing in the browser: cards, corrections, conflicts, two people, the export."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from drehtuer.desk.claim_forms import changes, texts_of
from drehtuer.desk.database import reading
from drehtuer.desk.models import Case
from drehtuer.model import Claim, Count

SignedIn = Callable[..., Client]
NEXT = "/cases/belarus/review/next?queue={}&place={}"


def first(client: Client, queue: str = "figures", place: int = 0) -> str:
    """The address of a card of a queue."""
    response = client.get(NEXT.format(queue, place))
    assert response.status_code == 302
    return str(response.headers["Location"])


def page_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def form_of(page: str) -> dict[str, str]:
    """What the form of a card would send."""
    made: dict[str, str] = {}
    body = page[page.index("<main") : page.index("</main>")]
    for tag in re.findall(r"<input [^>]*>", body):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if given.get("type") != "checkbox" or " checked" in tag:
            made.setdefault(given["name"], unescape(given.get("value", "")))
    for name, inner in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', body, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        made[name] = chosen[1] if chosen else ""
    for name, text in re.findall(
        r'<textarea [^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', body, re.S
    ):
        made[name] = unescape(text).replace("\n", "\r\n")  # as browsers send it
    made.pop("number", None)
    return made


def decide(client: Client, address: str, verb: str, **changed: str) -> Any:
    form = form_of(page_of(client, address))
    return client.post(address, {**form, "verb": verb, **changed})


def settled(client: Client, address: str) -> str:
    """A page when its books are those of the present state."""
    for _ in range(200):
        page = page_of(client, address)
        if "these are the books of a moment ago" not in page:
            return page
        time.sleep(0.05)
    raise TimeoutError(address)


def reviews() -> list[tuple[str, str]]:
    return [(review.by, review.verb) for review in reading().reviews()]


def test_a_reviewer_goes_through_the_queue(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    start = page_of(client, "/cases/belarus/review")
    (before,) = re.findall(r"Large figures first</h2>\s*<p>(\d+) claims wait", start)
    address = first(client)
    assert "<mark>" in page_of(client, address)
    for verb in ("accept", "reject", "unsure"):
        response = decide(client, first(client), verb)
        assert response.status_code == 302
        assert response.headers["Location"] == NEXT.format("figures", 0)
    assert reviews() == [("reviewer", verb) for verb in ("accept", "reject", "unsure")]
    assert len({review.claim for review in reading().reviews()}) == 3
    after = settled(client, "/cases/belarus/review")
    assert f"{int(before) - 3} claims wait" in after
    assert "2 claims stand as reviewers decided." in after


def test_the_largest_figures_come_first_and_what_contradicts(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")

    def number(place: int) -> int:
        return int(form_of(page_of(client, first(client, "figures", place)))["count_value"])

    assert number(0) >= number(1) >= number(2)
    assert "queue=disagreement" in first(client, "disagreement")
    assert first(client, "figures", 10**6) == first(client)


def test_nothing_that_was_not_changed_is_a_correction(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    for place in range(5):
        decide(client, first(client, "figures", place), "correct")
    assert {review.verb for review in reading().reviews()} == {"accept"}


def test_a_correction_reaches_the_books_and_the_machine_stays_beside(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    address = first(client)
    value = form_of(page_of(client, address))["count_value"]
    decide(client, address, "accept", count_value="4321", when="2025-11", persons="A B\r\nC D")
    (kept,) = reading().reviews()
    assert (kept.verb, kept.values["when"], kept.values["persons"]) == (
        "correct",
        "2025-11",
        ["A B", "C D"],
    )
    page = page_of(client, address)
    assert form_of(page)["count_value"] == "4321"
    assert f"The machine: {value}" in page
    assert "4,321" in settled(client, "/cases/belarus/")
    undone = client.post(address, {"verb": "undo", "seen": "1", "number": "1"})
    assert undone.status_code == 302
    assert form_of(page_of(client, address))["count_value"] == value


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"when": "soon"}, "when: soon is no value"),
        ({"count_value": "many"}, "count: many is no value"),
        ({"quote": "nobody said <this>"}, "must stand in the report exactly so: “nobody said"),
        ({"where": "Atlantis"}, "where: Atlantis is no value"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    signed_in: SignedIn, changed: dict[str, str], told: str
) -> None:
    client = signed_in("reviewer")
    response = decide(client, first(client), "correct", **changed)
    page = response.content.decode()
    assert (response.status_code, told in page) == (422, True)
    assert form_of(page) | changed == form_of(page)
    assert "<this>" not in page
    assert reviews() == []


def test_who_decides_on_what_is_no_longer_so_sees_both(signed_in: SignedIn) -> None:
    ann, ben = signed_in("reviewer"), signed_in("editor")
    address = first(ann)
    stale = form_of(page_of(ben, address))
    decide(ann, address, "correct", when="2025-11")
    response = ben.post(address, {**stale, "verb": "correct", "when": "2025-10"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "This claim was decided on while you looked at it." in page
    assert "November 2025" in page  # what stands
    assert form_of(page)["when"] == "2025-10"  # what was wanted
    assert reviews() == [("reviewer", "correct")]
    again = ben.post(address, {**form_of(page), "verb": "correct"})
    assert again.status_code == 302
    assert [review.values for review in reading().reviews()][-1]["when"] == "2025-10"


def test_a_form_sent_twice_is_one_review(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    address = first(client)
    form = form_of(page_of(client, address)) | {"verb": "reject"}
    assert form["once"]
    assert [client.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert reviews() == [("reviewer", "reject")]


def test_two_people_must_agree_where_the_case_says_so(signed_in: SignedIn) -> None:
    ann, ben = signed_in("reviewer"), signed_in("editor")
    assert ann.post("/cases/belarus/review/rule", {"confirmed": "yes"}).status_code == 403
    assert ben.post("/cases/belarus/review/rule", {"confirmed": "yes"}).status_code == 302
    assert Case.objects.get(slug="belarus").confirmed
    address = first(ann)
    decide(ann, address, "reject")
    start = settled(ann, "/cases/belarus/review")
    assert "1 review waits for a second person" in start
    assert first(ann) != address
    assert first(ben) == address
    decide(ben, address, "reject")
    assert "Two agree: reviewer and editor." in page_of(ann, address)
    assert "1 claim stands as a reviewer decided." in settled(ann, "/cases/belarus/review")


def test_a_rejected_claim_is_found_from_its_report(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    address = first(client)
    decide(client, address, "reject")
    (kept,) = reading().reviews()
    report = address.partition("?")[0].rpartition("/")[0]
    page = page_of(client, report.replace("/review/", "/reports/"))
    assert "Left out by reviewers" in page
    assert f'href="{report}/{kept.claim}"' in page
    assert "The claim is left out" not in page_of(client, f"{report}/{kept.claim}")
    viewer = page_of(signed_in("viewer"), report.replace("/review/", "/reports/"))
    assert "Left out by reviewers" in viewer
    assert "/review/" not in viewer


def test_a_claim_that_was_missed_is_added(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    report = next(r for r in reading().reports().reports if r.source.startswith("06"))
    keys = reading().reports().keys
    key = keys[[r.source for r in reading().reports().reports].index(report.source)]
    address = f"/cases/belarus/review/{key}"
    page = page_of(client, address)
    quote = report.text.splitlines()[0]
    blank = {**form_of(page), "kind": "fate"}
    empty = client.post(address, {**blank, "quote": ""})
    assert (empty.status_code, "quote" in empty.content.decode()) == (422, True)
    done = client.post(address, {**blank, "quote": quote, "fate": "ill"})
    assert done.status_code == 302
    (kept,) = reading().reviews()
    assert (kept.verb, kept.base.quote, kept.base.fate) == ("add", quote, "ill")
    assert "added" in page_of(client, f"/cases/belarus/reports/{key}")


def test_what_was_reviewed_is_downloaded_as_annotated_claims(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    assert page_of(client, "/cases/belarus/review/export") == ""
    decide(client, first(client), "accept")
    response = client.get("/cases/belarus/review/export")
    assert 'filename="belarus-annotated.jsonl"' in response.headers["Content-Disposition"]
    lines = [json.loads(line) for line in response.content.decode().splitlines()]
    assert len([line for line in lines if not line.get("optional")]) == 1


def test_a_card_that_is_not_there_is_missing(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    for address in ("/cases/belarus/review/1/none", "/cases/belarus/review/999/none"):
        page_of(client, address, 404)


def test_when_nothing_is_left_it_says_so(signed_in: SignedIn) -> None:
    client = signed_in("reviewer")
    for _ in range(400):
        response = client.get(NEXT.format("disagreement", 0))
        if response.headers["Location"] == "/cases/belarus/review":
            break
        decide(client, response.headers["Location"], "unsure")
    assert "Nothing waits for you in this order." in page_of(client, "/cases/belarus/review")


@pytest.mark.parametrize(
    ("changed", "values"),
    [
        ({}, {}),
        ({"group": "prisoners"}, {"group": "prisoners"}),
        ({"group": ""}, {"group": None}),
        ({"persons": "A\n\nB "}, {"persons": ["A", "B"]}),
        ({"cumulative": "yes"}, {"cumulative": True}),
        (
            {"count_upper": "60", "count_qualifier": "between"},
            {
                "count": {
                    "value": 52,
                    "upper": 60,
                    "qualifier": "between",
                    "text": "52",
                    "delta": False,
                }
            },
        ),
        ({"count_value": "", "count_qualifier": "", "count_text": ""}, {"count": None}),
    ],
)
def test_only_what_was_changed_in_a_form_is_a_value(
    changed: dict[str, str], values: dict[str, Any]
) -> None:
    claim = Claim(
        *("id", "a.txt", "freed", "report", 0, 5, "freed\r\n52"),
        count=Count(52, "exact", "52"),
        group="political prisoners",
        persons=("Ihar Losik",),
    )
    assert changes(texts_of(claim) | changed, claim) == values
