"""The files of words: a part of one, and the forms of verbs by what they are."""

from __future__ import annotations

import pytest

from drehtuer.languages import codes, section, table
from drehtuer.languages.verbforms import verb_forms, words_of_verbs, words_with


@pytest.mark.parametrize("code", codes())
def test_a_section_alone_is_what_the_whole_file_has(code: str) -> None:
    assert section(code, "cues", "context") == table(code, "cues")["context"]
    assert section(code, "cues", "reach") == {}  # a value, no table
    assert section(code, "no_such_subject", "context") == {}


@pytest.mark.parametrize("code", codes())
def test_words_with_a_feature_are_those_whose_forms_have_it(code: str) -> None:
    forms = verb_forms(code).items()
    for features in (("part",), ("inf", "past")):
        named = {word for word, made in forms if any(form.feature in features for form in made)}
        assert words_with(code, *features) == named


def test_words_of_verbs_are_their_forms() -> None:
    assert {"sagte", "gesagt"} <= words_of_verbs("de", ["sagen", "gibtesnicht"])
    assert words_of_verbs("de", ["gibtesnicht"]) == frozenset()
