"""Many phrases at once: the longest that begins, or ends, at a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.languages.phrases import Phrases, word_matches

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
        ("*", "anything", True),
    ],
)
def test_a_star_stands_for_any_ending(pattern, word, expected):
    assert word_matches(pattern, word) is expected


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
def test_a_match_is_the_longest_of_all_that_fit(phrases, words):
    table = Phrases((" ".join(phrase), n) for n, (phrase, _) in enumerate(phrases))
    for i in range(len(words)):
        fitting = [
            len(phrase)
            for phrase, _ in phrases
            if i + len(phrase) <= len(words)
            and all(word_matches(p, words[i + k]) for k, p in enumerate(phrase))
        ]
        found = table.match(words, i)
        assert (found[0] if found else 0) == max(fitting, default=0)
        if found:
            assert len(phrases[found[1]][0]) == found[0]
