"""Passages and their genres."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.languages import codes
from drehtuer.model import GENRES
from drehtuer.text.passages import passages
from drehtuer.text.sentences import lines
from drehtuer.text.stretches import stretches

steady = settings(max_examples=200, derandomize=True, deadline=None)


def genres(text: str, language: str) -> list[tuple[str, str]]:
    """The genre and the first line of each passage."""
    return [(p.genre, text[p.start : p.end].splitlines()[0]) for p in passages(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "", []),
        ("de", "\n \n", []),
        ("de", "Minsk lässt 52 Gefangene frei.\nDie USA danken.", ["report"]),
        (
            "de",
            "Minsk lässt 52 frei.\n\nKommentar: Ein Handel\nDer Preis ist hoch.\nEr steigt.",
            ["report", "commentary"],
        ),
        ("de", "Analyse\nWarum jetzt?\nWeil es nützt.", ["analysis"]),
        ("de", "Hintergrund\nSeit 2020 wird verhaftet.", ["analysis"]),
        ("de", "Porträt: Ales Bjaljazki\nEr wurde 1962 geboren.", ["profile"]),
        (
            "de",
            "Eine Meldung.\n\nFakten\nGefangene: 1.218\nFreigelassen: 52\nStand: Dezember 2025",
            ["report", "factbox"],
        ),
        (
            "de",
            "Zahlen und Daten:\n- 1.218 Gefangene\n- 52 Freigelassene\n- 31 Ukrainer",
            ["factbox"],
        ),
        ("de", "Faktenbox\nGefangene: 1.218\nFreigelassen: 52", ["factbox"]),
        ("de", "Ein Bericht.\n© 2025 Alle Rechte vorbehalten", ["report", "boilerplate"]),
        ("de", "Der Kommentar der Regierung blieb aus.\nMehr nicht.", ["report"]),
        ("en", "Minsk frees 52.\n\nOpinion: A trade\nThe price is high.", ["report", "commentary"]),
        ("en", "Analysis\nWhy now?\nBecause it pays.", ["analysis"]),
        ("en", "Profile: Ales Bialiatski\nHe was born in 1962.", ["profile"]),
        (
            "en",
            "News here.\n\nKey facts\nHeld: 1,218\nFreed: 52\nAs of: 5 December 2025",
            ["report", "factbox"],
        ),
        ("en", "News here.\nAll rights reserved.", ["report", "boilerplate"]),
        ("en", "The analysis of the ministry was late.\nNothing else.", ["report"]),
        ("es", "Opinión: El precio\nEs alto.", ["commentary"]),
    ],
)
def test_genres(language, text, expected):
    assert [genre for genre, _ in genres(text, language)] == expected


def test_a_heading_opens_its_passage():
    text = "Eine Meldung.\n\nKommentar: Ein Handel\nDer Preis ist hoch."
    assert genres(text, "de") == [
        ("report", "Eine Meldung."),
        ("commentary", "Kommentar: Ein Handel"),
    ]


def test_a_passage_in_another_language_is_told():
    german = "Die Behörden haben am Freitag 52 Gefangene freigelassen, und niemand weiß warum. " * 4
    english = (
        "The authorities released 52 prisoners on Friday, and nobody knows why it was so. " * 4
    )
    text = f"{german.strip()}\n\nAnalyse\n{english.strip()}"
    assert [(p.genre, p.language) for p in passages(text, "de", stretches(text))] == [
        ("report", "de"),
        ("analysis", "en"),
    ]
    assert {p.language for p in passages(text, "de")} == {"de"}


PIECES = st.sampled_from(
    [
        "Kommentar: Ein Handel",
        "Analyse",
        "Fakten",
        "Gefangene: 1.218",
        "- 52",
        "Ein Satz.",
        "\n",
        "dpa",
        ":",
    ]
)


@steady
@given(
    text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map("\n".join)),
    language=st.sampled_from([None, *codes()]),
)
def test_passages_hold_every_line_once_and_in_order(text, language):
    found = passages(text, language)
    rows = list(lines(text))
    assert all(p.genre in GENRES for p in found)
    homes = [sum(p.start <= a and b <= p.end for p in found) for a, b in rows]
    assert homes == [1] * len(rows)
    for before, after in pairwise(found):
        assert before.end <= after.start
        assert before.genre != after.genre
