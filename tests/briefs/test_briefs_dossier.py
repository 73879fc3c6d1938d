"""The brief: what stands in its fact box, and the forms it is written in."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import drehtuer
from drehtuer.books.lives import Directory, accounted, directory_of
from drehtuer.books.model import Account
from drehtuer.books.subjects import Subject, about
from drehtuer.briefs.dossier import dossier, fact_box
from drehtuer.briefs.lines import Outline, as_record, plain
from drehtuer.briefs.markdown import markdown
from drehtuer.briefs.page import dossier_page
from drehtuer.briefs.pdf import pdf
from drehtuer.briefs.words import LANGUAGES, Words

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def books() -> tuple[Account, Directory]:
    reports = [drehtuer.read(path) for path in sorted(EXAMPLES.glob("*.txt"))]
    account, people = accounted(reports)
    return account, directory_of(account, people)


def belarus() -> Account:
    return about(books()[0], Subject(frozenset({"BY"})))


def rows(told: Outline, words: Words) -> dict[str, str]:
    return {
        line.when: " | ".join(plain(each.parts, words) for each in (line, *line.details))
        for line in told.sections[0].lines
    }


def test_the_fact_box_has_the_newest_counts_and_waves() -> None:
    words = Words("en")
    told = rows(fact_box(belarus(), books()[1], words), words)
    assert told["Held"].startswith("1,135 political prisoners, counted by Viasna (23 December")
    assert "52 (11 September 2025)" in told["Freed"]
    assert "123 (13 December 2025)" in told["Freed"]
    assert "14 foreigners" not in told["Freed"]  # some of the 52
    assert "1,300 prisoners, by Donald Trump, under negotiation" in told["Open"]
    assert "Belavia" in told["Measures"]


def test_several_states_have_a_fact_box_each() -> None:
    told = fact_box(*books(), Words("de"))
    assert [s.title for s in told.sections][:2] == [
        "Auf einen Blick: Belarus",
        "Auf einen Blick: Venezuela",
    ]


def test_what_is_new_comes_first() -> None:
    words = Words("en")
    told = dossier(belarus(), books()[1], words, since=date(2025, 12, 14))
    new = next(section for section in told.sections if section.key == "changes")
    assert told.sections.index(new) == 1
    lines = {line.when: plain(line.parts, words) for line in new.lines}
    assert "before: 1,186 (15 August 2025)" in lines["Overtakes"]
    assert "Ales Bialiatski" in str(new)


def test_nothing_new_is_said_too() -> None:
    told = dossier(belarus(), books()[1], Words("en"), since=date(2030, 1, 1))
    assert [line.parts for line in told.sections[1].lines] == [("Nothing.",)]


def test_copies_are_no_further_sources() -> None:
    words = Words("en")
    told = dossier(*books(), words)
    sources = next(section for section in told.sections if section.key == "sources")
    lines = [plain(line.parts, words) for line in sources.lines]
    assert lines[3].endswith("a copy of report 3")
    assert lines[-1] == "Copies counted once, these are 12 sources."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_tells_the_same(language: str) -> None:
    words = Words(language)
    account = belarus()
    told = dossier(account, books()[1], words)
    page = dossier_page(told, account, words, pictured=False)
    text = markdown(told, account, words)
    record = as_record(told, account, words)
    assert [s["title"] for s in record["sections"]] == [s.title for s in told.sections]
    for section in told.sections:
        assert f"## {section.title}" in text
        assert f">{section.title}<" in page
    evidence = next(section for section in told.sections if section.key == "evidence")
    assert len(evidence.lines) == len(account.evidence)
    assert page.count('<li id="claim-') == len(account.evidence)


def test_markdown_takes_nothing_in_a_report_for_its_own() -> None:
    text = "On 5 June 2024 Belarus freed 5 *very* [ill](http://example.org) <b>people</b>, it said."
    account, people = accounted([drehtuer.read(text, source="a.txt", published="2024-06-06")])
    words = Words("en")
    made = markdown(dossier(account, directory_of(account, people), words), account, words)
    assert not re.search(r"(?<!\\)[\[<]", made)


def test_a_pdf_is_made_whatever_stands_in_the_reports() -> None:
    pytest.importorskip("typst", reason="needs the extra: pip install 'drehtuer[pdf]'")
    text = "On 5 June 2024 Belarus freed 5 people #set page(fill: red) $x$ “Ж” \\ @a <b>, it said."
    account, people = accounted([drehtuer.read(text, source="a.txt", published="2024-06-06")])
    words = Words("de")
    made = pdf(dossier(account, directory_of(account, people), words), account, words)
    assert made.startswith(b"%PDF-")
