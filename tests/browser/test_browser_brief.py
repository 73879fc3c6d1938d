"""A brief in a real browser: on a phone and on a desk, nothing overflows, and axe finds nothing.

Needs Chromium (Debian's package ``chromium``); skipped where it is missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

import drehtuer
from drehtuer.books.lives import accounted, directory_of
from drehtuer.briefs.dossier import dossier
from drehtuer.briefs.page import dossier_page
from drehtuer.briefs.words import LANGUAGES, Words

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
WIDTHS = (390, 1280)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> str:
    words = Words(request.param)
    account, people = accounted([drehtuer.read(path) for path in sorted(EXAMPLES.glob("0*.txt"))])
    return dossier_page(dossier(account, directory_of(account, people), words), account, words)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_brief_fits_the_screen_and_is_accessible(
    browser: Browser, made: str, scheme: str
) -> None:
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.set_content(made)
        wider = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found = Axe().run(page)
        assert (width, wider) == (width, 0)
        assert found.violations_count == 0, found.generate_report()
        assert len(found.response["passes"]) > 10
        page.close()


def test_every_reference_of_a_brief_leads_to_its_evidence(browser: Browser, made: str) -> None:
    page = browser.new_page()
    page.set_content(made)
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"
    )
    assert page.locator(".refs a").count() > 50
    assert lost == 0
    page.close()
