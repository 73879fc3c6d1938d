"""The account of a small set of claims, as shown: compared with files that were looked at.

``DREHTUER_GOLDEN=write pytest tests/briefs`` writes them anew; look at the difference then.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import brief_sample
import pytest
from rich.console import Console

import drehtuer
from drehtuer.briefs import terminal
from drehtuer.briefs.page import page
from drehtuer.briefs.words import LANGUAGES, Words

GOLDEN = Path(__file__).parent.parent / "golden"


def compare(name: str, shown: str) -> None:
    file = GOLDEN / name
    if os.environ.get("DREHTUER_GOLDEN") == "write":
        file.write_text(shown, encoding="utf-8", newline="")
    with open(file, encoding="utf-8", newline="") as golden:
        assert shown == golden.read(), f"{file} differs; see {__name__}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("evidence", [False, True], ids=["account", "evidence"])
def test_account_in_the_terminal(language: str, evidence: bool) -> None:
    output = io.StringIO()
    terminal.show_account(
        brief_sample.account(),
        Words(language),
        Console(file=output, width=80),
        reports=brief_sample.reports() if evidence else None,
    )
    shown = output.getvalue()
    assert all(len(line) <= 80 for line in shown.splitlines())
    compare(f"{'evidence' if evidence else 'account'}.{language}.txt", shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_in_the_terminal(language: str) -> None:
    output = io.StringIO()
    terminal.show_reports(brief_sample.reports(), Words(language), Console(file=output, width=80))
    compare(f"reports.{language}.txt", output.getvalue())


@pytest.mark.parametrize("language", LANGUAGES)
def test_account_as_a_page(language: str) -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install 'drehtuer[pictures]'")
    made = page(brief_sample.account(), brief_sample.reports(), Words(language))
    # The drawing depends on the renderer's version and has tests of its own.
    made = re.sub(r"<figure>.*?</figure>", "<figure></figure>", made, flags=re.DOTALL)
    compare(f"page.{language}.html", made.replace(drehtuer.__version__, "VERSION"))
