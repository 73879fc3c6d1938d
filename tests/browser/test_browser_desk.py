"""The desk in a real browser, as its users meet it: with and without JavaScript."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest
from looking import LOOKS, problems
from playwright.sync_api import Browser, Page, expect

sys.path.insert(0, str(Path(__file__).parent.parent / "desk"))
from desk_process import read_into, run, serving
from desk_routes import address_of
from desk_sample import EXAMPLES, PASSWORD, REPORTS

from drehtuer.briefs.words import Words
from drehtuer.desk.gate import READ
from drehtuer.desk.roles import Role
from drehtuer.desk.routes import ROUTES, pages_of_case

SEEDS = EXAMPLES.parents[1] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("0*.txt")) or [EXAMPLES / name for name in REPORTS]
HURT = "<img src=x onerror=window.hurt=1>"
"""What runs where it is taken for a part of the page."""
LIST = f"id,name,{HURT}\n{HURT},Ales Bialiatski,{HURT}\n2,{HURT},x\n"
ODD = [
    {
        "text": f"Viasna counted 1,135 political prisoners in Belarus {HURT} on 23 December 2025.",
        "url": f"javascript:window.hurt=2//{HURT}",
        "outlet": f'"><script>window.hurt=3</script>{HURT}',
        "date": "2025-12-23",
    },
    {
        "text": f"Belarus freed 52 political prisoners, {HURT} said on 11 September 2025.",
        "url": f"'\"><svg onload=window.hurt=4>{HURT}",
        "outlet": "{{ 7 * 7 }}</title><script>window.hurt=5</script>",
        "date": "2025-09-11",
    },
]


def add_user(journal: Path, name: str) -> None:
    added = run(
        *("user", "add", name, "--role", "administrator", "--journal", str(journal)),
        typed=f"{PASSWORD}\n",
    )
    assert added.returncode == 0, added.stderr


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk on a new journal, with its first administrator; none where no browser is."""
    assert browser.is_connected()
    journal = tmp_path_factory.mktemp("browsed") / "journal.db"
    add_user(journal, "Vera")
    with serving(journal) as (address, _):
        yield address


@pytest.fixture(scope="module")
def odd_desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk where whatever others wrote is meant to hurt, and a user with such a name."""
    assert browser.is_connected()
    folder = tmp_path_factory.mktemp("odd")
    lines = folder / f"{HURT}.jsonl"
    lines.write_text("".join(f"{json.dumps(each)}\n" for each in ODD), encoding="utf-8")
    named = folder / f"{HURT}.txt"
    named.write_text(f"Belarus freed 14 prisoners in June 2025. {HURT}", encoding="utf-8")
    read_into(folder / "journal.db", lines, named, *FILES)
    add_user(folder / "journal.db", HURT)
    with serving(folder / "journal.db") as (address, _):
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page on a desk, in a browser window of its own."""
    contexts = []

    def opened(address: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(base_url=address, java_script_enabled=scripts, locale="en")
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def wait_until_made(page: Page) -> None:
    """Where the page asks for patience, ask for it again without showing it each time."""
    if page.get_by_role("heading", name="In a moment").count():
        is_page(page, page.url)
        page.reload()


def sign_in(page: Page, name: str = "Vera") -> None:
    page.goto("/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.locator("header")).to_contain_text(f"{name}, administrator")


def make_a_case(page: Page, title: str) -> None:
    follow(page, "New case")
    page.get_by_label("Title").fill(title)
    page.get_by_label("State").fill("Belarus")
    press(page, "Make the case")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title, timeout=60_000)


def add_the_reports(page: Page) -> None:
    follow(page, "Reports")
    follow(page, "Add reports")
    page.get_by_label("One or several files").set_input_files(FILES)
    press(page, "Add")
    expect(page.get_by_role("status").first).to_contain_text("All is read", timeout=60_000)


def review_ten_claims(page: Page, *, by_keys: bool) -> None:
    follow(page, "Review")
    while page.get_by_role("link", name="Begin").count() == 0:  # the books are being made
        sleep(0.2)
        page.reload()
    follow(page, "Begin")
    page.wait_for_load_state()  # keys do something once their script is there
    looked_at = []
    for number in range(10):
        looked_at.append(page.url.partition("?")[0])
        key, name = (("a", "Accept"), ("x", "Reject"), ("u", "Unsure"))[number % 3]
        with page.expect_navigation(url=re.compile("/review/[0-9]+/")):
            if by_keys:
                page.keyboard.press(key)
            else:
                press(page, name)
    assert len(set(looked_at)) == 10, "each claim is looked at once"


def merge_and_undo(page: Page) -> None:
    follow(page, "People")
    follow(page, "Two names of one person")
    page.get_by_label("One name").fill("Andrej Sannikau")
    page.get_by_label("Another name").fill("Andrej Sannikov")
    page.get_by_label("Why").fill("one man, spelled in two ways")
    press(page, "Decide")
    expect(page.get_by_role("status").first).to_contain_text("The decision is kept")
    follow(page, "Decisions")
    expect(page.get_by_role("main")).to_contain_text("one man, spelled in two ways")
    press(page, "Take back")
    expect(page.get_by_role("main")).to_contain_text("taken back")


def make_a_brief(page: Page) -> None:
    follow(page, "Brief")
    press(page, "Show")
    wait_until_made(page)
    expect(page.get_by_role("main")).to_contain_text("What this brief reveals", timeout=60_000)
    with page.expect_download() as taken:
        follow(page, "Markdown")
    assert taken.value.path().read_text(encoding="utf-8").startswith("# ")


def check_a_draft(page: Page) -> None:
    follow(page, "Check")
    page.get_by_label("The draft", exact=True).fill(
        "Viasna counted 1,300 political prisoners in June 2024."
    )
    page.get_by_label("Date of the draft").fill("2025-12-24")
    press(page, "Check")
    expect(page.get_by_role("main")).to_contain_text("1,300")
    follow(page, "Overview")


def every_page_of_a_case_without_reports_is_accessible(page: Page) -> None:
    case = page.url
    for name in pages_of_case(Role.ADMINISTRATOR):
        follow(page, Words("en")(f"desk.pages.{name}"))
        wait_until_made(page)
        assert problems(page, LOOKS[1:]) == [], page.url
    page.goto(case)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_case_is_worked_on_from_the_first_start_to_the_end(
    desk: str, open_page: Callable[..., Page], scripts: bool
) -> None:
    page = open_page(desk, scripts=scripts)
    sign_in(page)
    make_a_case(page, f"Belarus {'with' if scripts else 'without'} scripts")
    if scripts:
        every_page_of_a_case_without_reports_is_accessible(page)
    add_the_reports(page)
    review_ten_claims(page, by_keys=scripts)
    merge_and_undo(page)
    make_a_brief(page)
    check_a_draft(page)
    press(page, "Sign out")
    expect(page).to_have_url(re.compile("/login"))
    page.go_back()
    page.reload()
    expect(page).to_have_url(re.compile("/login"))


def test_nothing_that_others_wrote_runs_and_every_page_is_accessible(
    odd_desk: str, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(odd_desk)
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    # A policy that had to keep something out says so as an error; the rest is advice.
    page.on("console", lambda m: m.type == "error" and told.append(f"{page.url}: {m.text}"))
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    page.on("request", lambda r: r.url.startswith(odd_desk) or told.append(r.url))
    sign_in(page, HURT)
    make_a_case(page, HURT)
    case = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/cases/{case}/people/decide?one={HURT}&other=Nasta {HURT}")
    page.get_by_label("Why").fill(HURT)
    press(page, "Decide")
    expect(page.get_by_role("status").first).to_contain_text("The decision is kept")
    page.goto(f"/cases/{case}/registers/add")
    page.get_by_label("The file").set_input_files(
        {"name": f"{HURT}.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    press(page, "Add a list")
    expect(page.get_by_role("status").first).to_contain_text("is kept")
    seen = 0
    for route in ROUTES:
        address = address_of(route, case=case)
        if READ[0] in route.methods and is_page(page, address):
            page.goto(address)
            seen += 1
            assert problems(page) == [], page.url
            assert page.evaluate("window.hurt") is None
            assert page.locator("[onerror], [onload], main script, [href^=javascript]").count() == 0
    assert seen > 10
    assert told == []
    page.goto(f"/cases/{case}/publish")
    press(page, "Publish this")
    packed = page.request.get(f"/cases/{case}/publish/site.zip").body()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    for published in sorted(tmp_path.rglob("*.html")):
        page.goto(published.as_uri())
        assert problems(page) == [], published
        assert page.evaluate("window.hurt") is None
        assert page.locator("script, [onerror], [onload]").count() == 0


LEFT_ALONE = re.compile("/(logout|language|password|login|remove|users/[0-9]+|account/sessions)$")
"""Forms that end what the walk needs, or have no words of their own."""
FILL = """(form, words) => {
  for (const at of form.querySelectorAll("input, textarea"))
    if (/text|search|password/.test(at.type)) at.value = words;
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button"));
}"""


def test_nothing_that_is_typed_into_any_form_runs(
    odd_desk: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(odd_desk)
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("console", lambda m: "Content Security Policy" in m.text and told.append(m.text))
    sign_in(page, HURT)
    make_a_case(page, f"{HURT} {HURT}")
    case = page.url.rstrip("/").rpartition("/")[2]
    sent = set()
    for route in ROUTES:
        address = address_of(route, case=case)
        if READ[0] not in route.methods or not is_page(page, address):
            continue
        page.goto(address)
        for number in range(page.locator("main form").count()):
            form = page.locator("main form").nth(number)
            action = form.get_attribute("action") or address
            if LEFT_ALONE.search(action) or (action, route.name) in sent:
                continue
            sent.add((action, route.name))
            for files in form.locator("input[type=file]:not([webkitdirectory])").all():
                files.set_input_files(
                    {"name": f"{HURT}.txt", "mimeType": "text/plain", "buffer": HURT.encode()}
                )
            with page.expect_navigation():
                form.evaluate(FILL, HURT)
            assert page.evaluate("window.hurt") is None, action
            assert page.locator("[onerror], [onload], main script").count() == 0, action
            page.goto(address)
    assert len(sent) > 10
    assert told == []


def is_page(page: Page, address: str) -> bool:
    """Whether there is a page; one that is being made is waited for."""
    while (answer := page.request.get(address, timeout=60_000)).status == 202:
        sleep(0.2)
    is_html = answer.headers["content-type"].startswith("text/html")
    return answer.status == 200 and is_html and "content-disposition" not in answer.headers
