"""Reviewing in a real browser: by keys, without scripts, and in two windows at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
for package in ("django", "axes", "django_otp", "argon2", "granian"):
    pytest.importorskip(package, reason="pip install 'drehtuer[desk]'")
sys.path.insert(0, str(Path(__file__).parent.parent / "desk"))
import desk_process  # noqa: E402

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/08-viasna-year.txt"
PASSWORD = "a long and quiet evening"


@pytest.fixture(scope="module")
def case(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    """A window in which an administrator has signed in, and the address of a case."""
    journal = tmp_path_factory.mktemp("desk") / "journal.db"
    read = [sys.executable, "-c", desk_process.MAIN, "read", "--into", str(journal), str(EXAMPLE)]
    subprocess.run(read, env=desk_process.environment(), capture_output=True, check=True)
    who = ("user", "add", "ada", "--role", "administrator", "--journal", str(journal))
    assert desk_process.run(*who, typed=f"{PASSWORD}\n").returncode == 0
    with desk_process.serving(journal) as (address, _):
        page = browser.new_context(locale="en").new_page()
        page.goto(f"{address}/login")
        page.fill("#name", "ada")
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.goto(f"{address}/cases")
        page.fill("#title", "Belarus")
        page.click("main form button")
        yield page, page.url


def card(page: Any, case: str, queue: str = "figures") -> str:
    page.goto(f"{case}review/next?queue={queue}")
    while page.title().startswith("In a moment"):
        page.wait_for_timeout(200)
        page.goto(f"{case}review/next?queue={queue}")
    return str(page.url)


def press(page: Any, key: str) -> str:
    before = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != before)
    return str(page.url)


def test_claims_are_reviewed_by_keys(case: tuple[Any, str]) -> None:
    page, address = case
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda told: failures.append(told.text) if told.type == "error" else None)
    first = card(page, address)
    assert press(page, "ArrowRight") != first
    assert press(page, "ArrowLeft") == first
    for key, told in (("a", "Accepted."), ("x", "Rejected."), ("u", "Left open.")):
        press(page, key)
        assert page.inner_text(".note") == told
    page.focus("#f-group")
    page.keyboard.type("axu")
    assert page.input_value("#f-group").endswith("axu")
    assert failures == []


def test_it_works_without_scripts_and_nobody_is_shut_out(
    browser: Any, case: tuple[Any, str]
) -> None:
    page, address = case
    card(page, address)
    state = page.context.storage_state()
    plain = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    plain.goto(page.url)
    plain.fill("#f-when", "2024-12-31")
    plain.click("button[value=correct]")
    assert plain.inner_text(".note") == "Corrected."
    page.fill("#f-when", "2024-12-30")
    page.click("button[value=correct]")
    assert "decided on while you looked at it" in page.inner_text("[role=alert]")
    assert page.input_value("#f-when") == "2024-12-30"
    for place in (None, f"{address}review", f"{address}review/1", f"{address}reports/1"):
        if place is not None:
            page.goto(place)
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 390, "height": 800})
    for place in (f"{address}review", card(page, address)):
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
