"""Looking at a page in a browser: whether it fits, whom it keeps out, what it let in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LOOKS = ((390, "light"), (1280, "dark"))
"""Widths in pixels, and schemes of colours."""
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def problems(page: Page, looks: Sequence[tuple[int, str]] = LOOKS) -> list[str]:
    """What is wrong with the page that is open, on a phone and on a screen, light and dark."""
    found = []
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if (wider := page.evaluate(_WIDER)) != 0:
            found.append(f"{width} px: {wider} too wide")
        told = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert told["passes"]
        found += [f"{width} px, {scheme}: {said(each)}" for each in told["violations"]]
    return found


def said(violation: dict[str, Any]) -> str:
    """A violation of a rule, and where."""
    where = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
    return f"{violation['id']} at {where}"
