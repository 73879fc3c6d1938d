"""The two seed reports held against each other; skipped where they do not lie beside the checkout.

What they say is known well enough to say what must come out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import drehtuer
from drehtuer.check import check
from drehtuer.check.model import Check, Statement
from drehtuer.model import Claim, Report

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the seed reports do not lie beside the checkout (../shared)"
)


@pytest.fixture(scope="module")
def seeds() -> tuple[Report, Report]:
    early, late = sorted(FOLDER.glob("*.txt"))
    return drehtuer.read(early), drehtuer.read(late)


def of(made: Check, words: str) -> Statement:
    """The statement on a claim whose count has these words."""
    return next(
        statement
        for statement in made.statements
        if isinstance(statement.said, Claim)
        and statement.said.count
        and words in statement.said.count.text
    )


def test_the_earlier_against_the_later(seeds: tuple[Report, Report]) -> None:
    made = check(seeds[0], [seeds[1]])
    dozen = of(made, "Dutzend")
    assert (dozen.verdict, dozen.reasons) == ("supported", ("rounded",))
    assert isinstance(dozen.proofs[0].said, Claim)
    assert dozen.proofs[0].said.count is not None
    assert dozen.proofs[0].said.count.value == 14
    held = of(made, "1186")
    assert held.verdict == "superseded"
    assert held.right is not None
    assert isinstance(held.right.said, Claim)
    assert held.right.said.count is not None
    assert held.right.said.count.value == 1218
    assert "contradicted" not in {statement.verdict for statement in made.statements}


def test_the_later_against_the_earlier(seeds: tuple[Report, Report]) -> None:
    made = check(seeds[1], [seeds[0]])
    total = of(made, "rund 100")
    assert (total.verdict, total.reasons) == ("supported", ("only_with",))
    needs = total.parameters["needs"]
    assert isinstance(needs, tuple)
    assert [getattr(count, "value", None) for count in needs] == [31]
    belavia = [
        statement
        for statement in made.statements
        if isinstance(statement.said, Claim) and "Belavia" in statement.said.to
    ]
    assert [statement.verdict for statement in belavia] == ["contradicts_draft"] * 2
    assert "contradicted" not in {statement.verdict for statement in made.statements}
