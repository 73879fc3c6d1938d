"""The API: what programs are told, what they may do, and with which token."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from desk_routes import address_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drehtuer.desk import tokens
from drehtuer.desk.gate import Route
from drehtuer.desk.models import Token, User
from drehtuer.desk.roles import Role
from drehtuer.desk.routes import ROUTES
from drehtuer.desk.tokens import SCOPES, add_token

SignedIn = Callable[..., Client]
OPERATIONS = [route for route in ROUTES if route.name.startswith("api_")]
BASE = "/api/cases/belarus"


@pytest.fixture
def program(desk: Any) -> Callable[..., Client]:
    """A program with the token of a user; of all scopes that the user may give, or of some."""

    def client(name: str, *scopes: str) -> Client:
        user = User.objects.get(name=name)
        _, secret = add_token(user, "tests", scopes or tokens.scopes_of(user.role))
        return Client(
            SERVER_NAME="localhost",
            enforce_csrf_checks=True,
            headers={"Authorization": f"Bearer {secret}", "Accept-Language": "en"},
        )

    return client


def ask(client: Client, route: Route) -> Any:
    method = client.post if route.methods == ("POST",) else client.get
    return method(address_of(route))


def post(client: Client, path: str, **given: Any) -> Any:
    return client.post(f"{BASE}{path}", json.dumps(given), content_type="application/json")


@pytest.mark.parametrize("route", OPERATIONS, ids=lambda route: route.name)
def test_a_token_is_good_for_its_scopes_only(program: Any, route: Route) -> None:
    assert route.scope is not None
    for scope in SCOPES:
        answer = ask(program("administrator", scope), route)
        assert (answer.status_code == 403) == (scope != route.scope), scope
        assert answer.headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize("route", [r for r in ROUTES if r.scope is None and r.least is not None])
def test_a_token_opens_no_page(program: Any, route: Route) -> None:
    client = program("administrator")
    method = client.get if "GET" in route.methods else client.post
    assert method(address_of(route)).status_code == 403


def test_what_is_not_known_is_told_as_data(signed_in: SignedIn, program: Any) -> None:
    answer = signed_in().get(f"{BASE}/claims")
    assert (answer.status_code, answer.json()["title"]) == (401, "Your session has ended")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    wrong = Client(SERVER_NAME="localhost", headers={"Authorization": "Bearer drehtuer_guess"})
    assert wrong.get(f"{BASE}/claims").status_code == 401
    assert wrong.get("/").status_code == 401, "not even a session would count"
    assert program("viewer").get("/api/cases/closed/claims").status_code == 404
    assert program("viewer").get("/api/nothing").json()["status"] == 404


def test_a_token_is_kept_as_a_hash_and_can_be_revoked(program: Any) -> None:
    client = program("viewer")
    assert client.get("/api/cases").status_code == 200
    kept = Token.objects.get()
    assert len(kept.sha256) == 64
    assert kept.used_at is not None
    tokens.revoke(kept.pk)
    assert client.get("/api/cases").status_code == 401


def test_a_token_ends_with_its_user(program: Any) -> None:
    client = program("viewer")
    User.objects.filter(name="viewer").update(is_active=False)
    assert client.get("/api/cases").status_code == 401


def test_nobody_gives_more_than_they_may(desk: Any) -> None:
    for role in Role:
        user = User.objects.get(name=role.key)
        for scope, least in SCOPES.items():
            if role < least:
                with pytest.raises(tokens.DeskError):
                    add_token(user, "too much", [scope])


def test_who_asks_too_often_waits(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_A_MINUTE", 3)
    client = program("viewer")
    statuses = [client.get("/api/cases").status_code for _ in range(8)]
    assert 429 in statuses
    assert statuses[:3] == [200] * 3


def test_a_form_of_another_site_changes_nothing_here_either(signed_in: SignedIn) -> None:
    client = signed_in("editor", enforce_csrf_checks=True)
    answer = post(client, "/reports/text", name="a", text="In Minsk kamen 14 Menschen frei.")
    assert (answer.status_code, answer.json()["title"]) == (403, "This form is out of date")


def test_reports_and_claims(program: Any) -> None:
    client = program("viewer")
    assert [case["slug"] for case in client.get("/api/cases").json()] == ["belarus"]
    told = client.get(f"{BASE}/reports").json()
    assert told["total"] == 3
    whole = client.get(f"{BASE}/reports/{told['items'][0]['key']}").json()
    assert whole["claims"] == len(whole["told"])
    for each in whole["told"]:
        claim = each["claim"]
        assert whole["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert client.get(f"{BASE}/reports/4").status_code == 404, "it is of another case"


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("kind=freed", lambda c: c["kind"] == "freed"),
        ("where=BY", lambda c: c.get("where") == "BY"),
        ("when=2025-09", lambda c: c["when"].startswith("2025-09")),
        ("text=PRISONERS", lambda c: "prisoners" in c["quote"].lower()),
        ("reviewed=none", lambda c: "reviewed" not in c),
    ],
)
def test_claims_are_chosen(program: Any, asked: str, holds: Callable[[Any], bool]) -> None:
    told = program("viewer").get(f"{BASE}/claims?size=200&{asked}").json()
    assert 0 < told["total"] == len(told["items"])
    assert all(holds(each["claim"]) for each in told["items"])


def test_claims_come_in_pages(program: Any) -> None:
    client = program("viewer")
    whole = client.get(f"{BASE}/claims?size=200").json()
    pages = [client.get(f"{BASE}/claims?size=7&page={n}").json() for n in (1, 2)]
    assert [c for page in pages for c in page["items"]] == whole["items"][:14]


def test_a_claim_is_corrected_and_what_was_read_stays(program: Any) -> None:
    client = program("reviewer")
    first = client.get(f"{BASE}/claims?kind=freed").json()["items"][0]
    about = {"report": first["report"], "claim": first["claim"]["id"]}
    made = post(client, "/review", verb="correct", values={"when": "2025-09-10"}, **about)
    assert made.status_code == 200, made.content
    number = made.json()["number"]
    stale = post(client, "/review", verb="reject", **about)
    assert (stale.status_code, stale.json()["last_review"]) == (409, number)
    assert stale.json()["reviews"][0]["values"] == {"when": "2025-09-10"}
    whole = client.get(f"{BASE}/reports/{first['report']}").json()
    now = next(c for c in whole["told"] if c["claim"]["id"] == about["claim"])
    assert now["claim"]["when"] == "2025-09-10"
    assert now["machine"] == first["claim"]
    assert now["last_review"] == number
    again = post(client, "/review", verb="undo", undoes=number, seen=number, **about)
    assert again.status_code == 200, again.content
    assert [r["verb"] for r in client.get(f"{BASE}/reviews").json()["items"]] == ["undo", "correct"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verb": "correct", "values": {"kind": "party"}}, 422),
        ({"verb": "correct", "values": {"quote": "words that are not there"}}, 422),
        ({"verb": "undo", "undoes": 7}, 422),
        ({"verb": "admire"}, 422),
        ({"verb": "accept", "claim": "none such"}, 404),
        ({"verb": "add", "values": {"kind": "freed"}}, 422),
    ],
)
def test_what_is_no_review_is_refused(program: Any, given: dict[str, Any], status: int) -> None:
    client = program("reviewer")
    first = client.get(f"{BASE}/claims").json()["items"][0]
    about = {"report": first["report"], "claim": first["claim"]["id"], "verb": "accept"}
    answer = post(client, "/review", **{**about, **given})
    assert answer.status_code == status, answer.content
    assert answer.json()["detail"]


@pytest.mark.parametrize("what", ["account", "door", "deals", "findings", "people"])
def test_the_books_are_told_by_level(program: Any, what: str) -> None:
    client = program("viewer")
    told = client.get(f"{BASE}/{what}").json()
    assert told["level"] == "public"
    assert told["told"]
    assert client.get(f"{BASE}/{what}?level=team").status_code == 403
    assert program("reviewer").get(f"{BASE}/{what}?level=team").json()["level"] == "team"


def test_a_draft_is_checked_and_not_kept(program: Any) -> None:
    client = program("viewer")
    before = client.get(f"{BASE}/reports").json()["total"]
    answer = post(
        client,
        "/check",
        text="Belarus freed 52 prisoners on 11 September 2025.",
        published="2025-12-05",
        language="en",
    )
    assert [s["verdict"] for s in answer.json()["told"]["statements"]] == ["supported"]
    assert client.get(f"{BASE}/reports").json()["total"] == before
    assert post(client, "/check", text="x", published="soon").status_code == 422
    assert post(client, "/check", text="x", language="xx").status_code == 422


def test_a_report_is_sent_as_text_and_as_file(program: Any) -> None:
    client = program("editor")
    text = "Minsk, 11 September 2025. Belarus released 52 prisoners."
    known = {"published": "2025-09-11", "outlet": "Bulletin", "language": "en"}
    sent = {"name": "../../etc/news", "text": text, **known}
    assert post(client, "/reports/text", **sent).json()["added"] == ["desk/news.txt"]
    assert post(client, "/reports/text", **sent).json()["unchanged"] == ["desk/news.txt"]
    other = {**sent, "text": f"{text} More will follow."}
    assert post(client, "/reports/text", **other).json()["added"] == ["desk/news (2).txt"]
    newer = {**sent, "text": f"{text} So it was said.", "is_version": True, "name": "news.txt"}
    assert post(client, "/reports/text", **newer).json()["changed"] == ["desk/news.txt"]
    page = f"<html><body><article><p>{text}</p></article></body></html>".encode()
    file = SimpleUploadedFile("page.html", page, "text/html")
    answer = client.post(f"{BASE}/reports/file", {"file": file, **known})
    assert answer.json()["added"] == ["desk/page.html"], answer.content
    broken = SimpleUploadedFile("page.pdf", b"%PDF-1.4 broken", "application/pdf")
    answer = client.post(f"{BASE}/reports/file", {"file": broken}).json()
    assert [each["name"] for each in answer["problems"]] == ["page.pdf"]
    assert answer["problems"][0]["why"]


def test_an_administrator_makes_a_case_and_lists_users(program: Any) -> None:
    client = program("administrator")
    made = client.post(
        "/api/cases/new", {"title": "Nicaragua", "place": "NI"}, content_type="application/json"
    )
    assert made.json() == {"slug": "nicaragua", "title": "Nicaragua", "place": "NI"}
    assert {user["name"] for user in client.get("/api/users").json()} >= {"viewer", "editor"}


def test_decisions_of_a_case(program: Any, signed_in: SignedIn) -> None:
    signed_in("editor").post(
        "/cases/belarus/people/decide",
        {"verb": "same", "one": "Ales Bialiatski", "other": "A. Bialiatski", "why": "he says so"},
    )
    told = program("viewer").get(f"{BASE}/decisions").json()
    assert [each["verb"] for each in told["items"]] == ["same"]
    assert told["items"][0]["stands"]
    assert told["log"]["entries"] == 1


def test_lists_and_what_was_decided_on_them(program: Any, signed_in: SignedIn) -> None:
    client = signed_in("editor")
    file = SimpleUploadedFile("list.csv", b"id,name,notes\n1,Ales Bialiatski,\n")
    kept = client.post("/cases/belarus/registers/add", {"file": file}).headers["Location"]
    cell = {"verb": "set", "who": "1", "column": "C", "value": "home", "why": "seen"}
    client.post(f"{kept}/decide", cell)
    reviewer = program("reviewer")
    (told,) = reviewer.get(f"{BASE}/lists").json()
    assert (told["file"], told["by"], told["decisions"]) == ("list.csv", "editor", 1)
    whole = reviewer.get(f"{BASE}/lists/{told['key']}").json()
    assert [(each["new"], each["why"]) for each in whole["items"]] == [("home", "seen")]
    assert reviewer.get(f"{BASE}/lists/{10**15}").status_code == 404
    assert program("viewer").get(f"{BASE}/lists").status_code == 403
