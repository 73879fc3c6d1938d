"""Words that tell of custody in one sentence and of something else in another."""

from __future__ import annotations

import pytest

import drehtuer

TABLE = [
    ("en", "US envoy John Coale held two days of talks with Alexander Lukashenko in Minsk.",
     [("contact", None)]),
    ("en", "Belarus held 12 prisoners in Minsk.", [("held", 12)]),
    ("en", "Washington and Minsk are negotiating the release of at least 100 prisoners.",
     [("talks", 100)]),
    ("en", "Foro Penal counted 600 women among the political prisoners in Venezuela.",
     [("held", 600)]),
    ("de", "Foro Penal bestätigte am 25. Januar 2026 104 Freilassungen.", [("freed", 104)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_kinds(language: str, text: str, expected: list[tuple[str, int | None]]) -> None:
    claims = drehtuer.read(f"{text}\n", published="2026-02-10", language=language).claims
    assert [(c.kind, c.count and c.count.value) for c in claims] == expected


def test_citizens_are_of_their_state_and_held_by_another() -> None:
    text = "Belarus freed 123 prisoners. Five Ukrainian citizens are among those freed."
    claim = drehtuer.read(f"{text}\n", published="2025-12-15").claims[-1]
    assert (claim.nationality, claim.where) == (("UA",), "BY")


@pytest.mark.parametrize(
    "text",
    [
        "Lukaschenko hat den Deutschen Rico Krieger begnadigt.",
        "Lukaschenko hat Rico Krieger begnadigt.",
        "Lukaschenko begnadigte Rico Krieger.",
    ],
)
def test_who_pardons_is_not_pardoned(text: str) -> None:
    (claim,) = drehtuer.read(f"{text}\n", published="2024-07-30", language="de").claims
    assert claim.persons == ("Rico Krieger",)


def test_whose_husband_somebody_is_was_not_freed_with_him() -> None:
    text = "Ales Bialiatski, the husband of Natallia Pinchuk, was released in December 2025."
    (claim,) = drehtuer.read(f"{text}\n", published="2025-12-20").claims
    assert claim.persons == ("Ales Bialiatski",)
