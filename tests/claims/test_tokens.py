"""Words, numbers and signs with exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.claims.tokens import fold, tokenize

steady = settings(max_examples=300, derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("52 Gefangene", ["52", "Gefangene"]),
        ("1.218 Gefangene.", ["1.218", "Gefangene", "."]),
        ("1,218 people", ["1,218", "people"]),
        ("1 218 osób", ["1 218", "osób"]),
        ("1’218 Personen", ["1’218", "Personen"]),
        ("12.30 Uhr", ["12.30", "Uhr"]),
        ("≥100", ["≥", "100"]),
        ("50%", ["50", "%"]),
        ("„52“", ["„", "52", "“"]),
        ("US-Präsident", ["US-Präsident"]),
        ("63-jährige", ["63-jährige"]),
        ("Minsk/Vilnius", ["Minsk", "/", "Vilnius"]),
        ("Washington, D.C.", ["Washington", ",", "D.C."]),
        ("the U.S. Treasury", ["the", "U.S.", "Treasury"]),
        ("Ukraine’s president", ["Ukraine’s", "president"]),
        ("O'Neill", ["O'Neill"]),
        ("Менск і Кіеў", ["Менск", "і", "Кіеў"]),
        ("в'язні", ["в'язні"]),
        ("Ja–nein", ["Ja", "–", "nein"]),
        ("(dpa)", ["(", "dpa", ")"]),
        ("Ge\u00adfangene", ["Ge\u00adfangene"]),
        ("ü\u0308ber", ["ü\u0308ber"]),
        ("😀 frei", ["😀", "frei"]),
    ],
)
def test_tokens(text, expected):
    assert [token.text for token in tokenize(text)] == expected


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Minsk", "minsk"),
        ("Häftling", "häftling"),
        ("Ha\u0308ftling", "häftling"),
        ("Ge\u00adfan\u200bgene", "gefangene"),
        ("Ukraine’s", "ukraine's"),
        ("в\u02bcязні", "в'язні"),
        ("US\u2011Präsident", "us-präsident"),
        ("МІНСК", "мінск"),
    ],
)
def test_words_are_folded_for_look_ups(word, folded):
    assert fold(word) == folded


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole():
    text = "Am Freitag kamen 52 frei."
    assert [(t.start, t.end, t.text) for t in tokenize(text, 11, 19)] == [
        (11, 16, "kamen"),
        (17, 19, "52"),
    ]


def test_what_a_token_is():
    word, number, sign = tokenize("Minsk 52.")
    assert (word.is_word, word.is_capitalised) == (True, True)
    assert (number.is_word, number.is_capitalised) == (False, False)
    assert (sign.is_word, sign.is_capitalised) == (False, False)


@steady
@given(st.text(max_size=300))
def test_tokens_are_pieces_of_the_text_in_order_and_leave_no_letter_out(text):
    tokens = tokenize(text)
    end = 0
    for token in tokens:
        assert token.start >= end
        assert token.text == text[token.start : token.end] != ""
        assert not any(c.isalnum() for c in text[end : token.start])
        end = token.end
    assert not any(c.isalnum() for c in text[end:])
