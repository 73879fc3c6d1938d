"""Many phrases at once: the longest that begins, or ends, at a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.languages.phrases import Phrases

steady = settings(max_examples=300, derandomize=True, deadline=None)
HEDGES = {
    "at_least": ["at least", "no fewer than"],
    "at_most": ["no more than"],
    "more_than": ["more than", "more"],
    "prisoner": ["prison*", "political prison*"],
}


@pytest.mark.parametrize(
    ("pattern", "word", "expected"),
    [
        ("frei", "frei", True),
        ("frei", "freie", False),
        ("frei*", "frei", True),
        ("frei*", "freigelassen", True),
        ("frei*", "unfrei", False),
        ("*gefängnis", "gefängnis", True),
        ("*gefängnis", "frauengefängnis", True),
        ("*gefängnis", "gefängnishof", False),
        ("*", "anything", True),
    ],
)
def test_a_star_stands_for_any_ending(pattern, word, expected):
    assert bool(Phrases([(pattern, True)]).at([word], 0)) is expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("at least 14", 0, (2, "at_least")),
        ("at most 14", 0, None),
        ("more than 14", 0, (2, "more_than")),
        ("more and more", 0, (1, "more_than")),
        ("no more than 14", 0, (3, "at_most")),
        ("no more than 14", 1, (2, "more_than")),
        ("political prisoners", 0, (2, "prisoner")),
        ("political prisoners", 1, (1, "prisoner")),
        ("political", 0, None),
        ("prisoners", 5, None),
        ("", 0, None),
    ],
)
def test_the_longest_phrase_that_begins_at_a_word(text, at, expected):
    assert Phrases.of(HEDGES).match(text.split(), at) == expected


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("they hold at least 14", 4, (2, "at_least")),
        ("they hold no more than 14", 5, (3, "at_most")),
        ("more than 14", 2, (2, "more_than")),
        ("more than 14", 1, (1, "more_than")),
        ("they hold 14", 2, None),
        ("14", 0, None),
    ],
)
def test_the_longest_phrase_that_ends_before_a_word(text, end, expected):
    assert Phrases.of(HEDGES).match_before(text.split(), end) == expected


def test_of_equal_phrases_the_first_stands():
    assert Phrases([("rund", 1), ("rund", 2)]).match(["rund"], 0) == (1, 1)


def test_a_phrase_of_nothing_is_passed_over():
    assert Phrases([("", 1), (" ", 2)]).match([""], 0) is None


WORDS = st.sampled_from(["a", "ab", "abc", "b", "c"])


@steady
@given(
    phrases=st.lists(
        st.tuples(
            st.lists(st.one_of(WORDS, WORDS.map("{}*".format)), min_size=1, max_size=3),
            st.booleans(),
        ),
        max_size=6,
    ),
    words=st.lists(WORDS, max_size=6),
)
def test_all_phrases_that_fit_are_found_the_longest_first(phrases, words):
    table = Phrases((" ".join(phrase), n) for n, (phrase, _) in enumerate(phrases))
    for i in range(len(words)):
        fitting = [
            (len(phrase), n)
            for n, (phrase, _) in enumerate(phrases)
            if i + len(phrase) <= len(words) and all(map(fits, phrase, words[i:]))
        ]
        found = table.at(words, i)
        assert sorted(found) == sorted(fitting)
        assert [length for length, _ in found] == sorted((n for n, _ in fitting), reverse=True)
        assert table.match(words, i) == (found[0] if found else None)
        assert table.starts(words[i]) or not found


def fits(pattern, word):
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
