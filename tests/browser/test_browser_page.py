"""The page in a real browser: nothing overflows, texts survive, contrast holds, links arrive.

Needs Chromium (Debian's package ``chromium``); skipped where it is missing.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "briefs"))
import brief_sample

from drehtuer.briefs.page import page
from drehtuer.briefs.words import Words

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (390, 768, 1280)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

# The page itself runs no script. It is looked at from outside, in frames of several widths.
HOST = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const pageText = %(page)s, widths = %(widths)s, found = {};
const channels = colour => colour.match(/[\\d.]+/g).map(Number);
function luminance(colour) {
  const [r, g, b] = channels(colour).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function behind(element, view) {
  for (let at = element; at; at = at.parentElement) {
    const colour = view.getComputedStyle(at).backgroundColor;
    if (channels(colour)[3] !== 0) return colour;
  }
  return "rgb(255, 255, 255)";
}
function contrasts(document, view) {
  const least = {};
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!text || element.closest("svg title, svg desc")) continue;
    const style = view.getComputedStyle(element);
    const ink = element.closest("svg") ? style.fill : style.color;
    const [a, b] = [luminance(ink), luminance(behind(element, view))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = element.tagName.toLowerCase() + "." + (element.getAttribute("class") || "");
    least[name] = Math.min(least[name] ?? 99, ratio);
  }
  return least;
}
function look(width) {
  return new Promise(resolve => {
    const frame = document.createElement("iframe");
    frame.style.cssText = `width:${width}px;height:900px;border:0`;
    frame.srcdoc = pageText;
    frame.onload = () => {
      const page = frame.contentDocument, view = frame.contentWindow;
      const shown = name => view.getComputedStyle(page.querySelector(name)).display !== "none";
      found[width] = {
        overflow: page.documentElement.scrollWidth - page.documentElement.clientWidth,
        texts: [...page.querySelectorAll(".text")].map(e => e.textContent),
        wide: shown(".wide"), narrow: shown(".narrow"),
        contrasts: contrasts(page, view),
        smallest: Math.min(...[...page.querySelectorAll("svg text")]
          .map(t => t.getBoundingClientRect()).filter(r => r.width).map(r => r.height)),
        scripts: page.scripts.length,
        brightness: luminance(view.getComputedStyle(page.body).backgroundColor),
      };
      resolve();
    };
    document.body.append(frame);
  });
}
(async () => {
  for (const width of widths) await look(width);
  const out = document.createElement("pre");
  out.textContent = JSON.stringify(found);
  document.body.replaceChildren(out);
})();
</script>"""


def looked_at(folder: Path, *flags: str) -> dict[str, Any]:
    made = page(brief_sample.account(), brief_sample.reports(), Words("de"))
    shown = json.dumps(made).replace("</", "<\\/")
    host = folder / "host.html"
    host.write_text(HOST % {"page": shown, "widths": json.dumps(WIDTHS)}, encoding="utf-8")
    ended = subprocess.run(
        [
            str(CHROMIUM), *FLAGS, *flags, f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=20000", "--window-size=1400,1000", "--dump-dom", host.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    match = re.search(r"<pre>(.*?)</pre>", ended.stdout, re.DOTALL)
    assert match, ended.stderr[-2000:]
    found: dict[str, Any] = json.loads(html.unescape(match.group(1)))
    return found


@pytest.fixture(scope="module", params=["light", "dark"])
def found(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    dark = ("--blink-settings=preferredColorScheme=0",) if request.param == "dark" else ()
    found = looked_at(tmp_path_factory.mktemp(request.param), *dark)
    assert {told["brightness"] > 0.5 for told in found.values()} == {not dark}
    return found


def test_nothing_is_wider_than_the_page(found: dict[str, Any]) -> None:
    assert {width: told["overflow"] for width, told in found.items()} == {
        str(width): 0 for width in WIDTHS
    }


def test_a_browser_reads_the_texts_to_the_character(found: dict[str, Any]) -> None:
    for told in found.values():
        assert told["texts"] == list(brief_sample.TEXTS.values())


def test_each_width_has_one_picture_with_readable_labels(found: dict[str, Any]) -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    for width, told in found.items():
        assert told["wide"] != told["narrow"]
        assert told["wide"] == (int(width) >= 46 * 16)
        assert told["smallest"] > 9  # pixels: the height of a line, its letters are smaller


def test_all_text_has_contrast_enough(found: dict[str, Any]) -> None:
    """Web Content Accessibility Guidelines 2.2, 1.4.3: 4.5 to 1."""
    for told in found.values():
        assert len(told["contrasts"]) > 10
        assert {name: ratio for name, ratio in told["contrasts"].items() if ratio < 4.5} == {}


def test_no_script_is_in_the_page(found: dict[str, Any]) -> None:
    assert {told["scripts"] for told in found.values()} == {0}
