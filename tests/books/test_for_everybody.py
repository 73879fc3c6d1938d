"""The books as everybody may see them: nothing in them tells who is masked."""

from __future__ import annotations

from pathlib import Path

import pytest

import drehtuer
from drehtuer.books.for_everybody import for_everybody
from drehtuer.books.lives import accounted
from drehtuer.exchange.json_texts import json_text
from drehtuer.model import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMED = "The journalist Larysa Shchyrakova was released in Belarus on 11 September 2025."


def reports() -> list[Report]:
    told = [drehtuer.read(path, source=f"desk/{path.name}") for path in EXAMPLES.glob("0*.txt")]
    named = drehtuer.read(
        NAMED, source="desk/Larysa-Shchyrakova.txt", published="2025-09-12", outlet="x"
    )
    return [*told, named]


@pytest.fixture(scope="module")
def texts() -> tuple[str, str, list[str]]:
    """The books for the team and for everybody as JSON, and the words of the names masked."""
    read = reports()
    account, people = accounted(read)
    shown = for_everybody(account, people, read)
    masks = dict(shown.seen.masked)
    assert {"Ihar Lossik", "Larysa Shchyrakova"} <= masks.keys()
    surnames = {
        spelling.split()[-1]
        for somebody in people.resolution.everybody
        if somebody.name in masks
        for mention in somebody.mentions
        for spelling in mention.spellings
    }
    named = {word for name, _ in shown.seen.named for word in name.split()}
    whole = json_text(account.as_dict())
    return (
        whole,
        json_text([shown.account.as_dict(), shown.directory.as_dict()]),
        sorted(surnames - named),
    )


def test_no_spelling_of_anybody_masked_is_told(texts: tuple[str, str, list[str]]) -> None:
    whole, shown, surnames = texts
    assert [name for name in surnames if name in whole]
    assert [name for name in surnames if name in shown] == []


def test_no_name_of_a_file_is_told(texts: tuple[str, str, list[str]]) -> None:
    whole, shown, _ = texts
    assert "desk/" in whole
    assert "desk/" not in shown
    assert '"#1"' in shown
