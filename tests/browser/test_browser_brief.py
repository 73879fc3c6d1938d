"""A brief in a real browser: on a phone and on a desk, nothing overflows, and axe finds nothing.

Needs Chromium (Debian's package ``chromium``); skipped where it is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import problems
from playwright.sync_api import Browser

import drehtuer
from drehtuer.books.lives import accounted, directory_of
from drehtuer.briefs.dossier import dossier
from drehtuer.briefs.page import dossier_page
from drehtuer.briefs.words import LANGUAGES, Words

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> str:
    words = Words(request.param)
    account, people = accounted([drehtuer.read(path) for path in sorted(EXAMPLES.glob("0*.txt"))])
    return dossier_page(dossier(account, directory_of(account, people), words), account, words)


def test_a_brief_fits_the_screen_and_is_accessible(browser: Browser, made: str) -> None:
    page = browser.new_page()
    page.set_content(made)
    assert problems(page) == []
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
