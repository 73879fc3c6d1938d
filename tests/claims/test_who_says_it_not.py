"""Nouns and verbs that tell nobody's words."""

from __future__ import annotations

import pytest
from claims_read import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "Putin steht in der Kritik, politische Gefangene als Geiseln zu nutzen.",
        "Der Präsident steht unter dem Vorwurf, Gefangene als Geiseln zu nehmen.",
    ],
)
def test_who_is_blamed_does_not_say_so(text):
    assert claims_of(text, "de", "position") == []


def test_a_matter_is_no_hearsay():
    (claim,) = claims_of("Es geht um Ales Bjaljazki, der 2023 verurteilt wurde.", "de", "jailed")
    assert (claim.persons, claim.attribution) == (("Ales Bjaljazki",), ())
