"""Who is named in what is handed on, and who stands there by initials."""

from __future__ import annotations

import pytest

import drehtuer
from drehtuer.books.lives import accounted, directory_of
from drehtuer.books.subjects import Subject, about, bearers
from drehtuer.books.visibility import veil, veiled, visibility
from drehtuer.briefs.dossier import dossier
from drehtuer.briefs.markdown import markdown
from drehtuer.briefs.words import Words
from drehtuer.model import Report

FIRST = (
    "On 13 December 2025 Belarus freed 123 prisoners, among them Ales Bialiatski and "
    "Uladzimir Labkovich, US envoy John Coale said. Labkovich had been held since 2021."
)
SECOND = "Am 13. Dezember 2025 kam Ales Bjaljazki in Belarus frei."


@pytest.fixture
def reports() -> list[Report]:
    return [
        drehtuer.read(FIRST, source="a.txt", published="2025-12-14", outlet="Radio"),
        drehtuer.read(SECOND, source="b.txt", published="2025-12-14", outlet="Zeitung"),
    ]


def test_who_is_known_to_the_public_is_named(reports: list[Report]) -> None:
    account, people = accounted(reports)
    seen = visibility(account, people, reports)
    assert dict(seen.named) == {"Ales Bjaljazki": "outlets", "John Coale": "office"}
    assert dict(seen.masked) == {"Uladzimir Labkovich": "U. L."}


def test_one_outlet_twice_is_no_second_one(reports: list[Report]) -> None:
    again = drehtuer.read(SECOND, source="c.txt", published="2025-12-15", outlet="Radio")
    both = [reports[0], again]
    account, people = accounted(both)
    assert "Ales Bjaljazki" in dict(visibility(account, people, both).masked)


def test_copies_are_one_outlet_in_a_part_of_the_books_too() -> None:
    text = (
        "On 5 June 2024 Belarus freed Ihar Losik after four years in prison, his lawyer said on "
        "Wednesday. He left the prison in Navapolatsk in the morning and was taken to Minsk by "
        "bus. On 9 March 2024 Belarus freed Mikola Statkevich, who had been held since 2020 in a "
        "colony in Hlybokaye and had not been allowed to write to his wife for two years."
    )
    printed = [
        drehtuer.read(
            f"{text} {end}", source=f"{outlet}.txt", published="2024-06-06", outlet=outlet
        )
        for outlet, end in (("Radio", ""), ("Zeitung", "Nobody met them at the gate."))
    ]
    account, people = accounted(printed)
    narrowed = about(account, Subject(persons=bearers(account, "Ihar Losik")))
    assert narrowed.evidence
    assert "Ihar Losik" in dict(visibility(account, people, printed).masked)
    assert "Ihar Losik" in dict(visibility(narrowed, people, printed).masked)


def test_a_decision_goes_before_what_is_known(reports: list[Report]) -> None:
    account, people = accounted(reports)
    seen = visibility(
        account, people, reports, decided=["Wladimir Labkowitsch"], hidden=["Ales Bialiatski"]
    )
    assert dict(seen.named)["Uladzimir Labkovich"] == "decided"
    assert dict(seen.masked) == {"Ales Bjaljazki": "A. B."}


def test_no_trace_of_a_masked_name_is_left(reports: list[Report]) -> None:
    account, people = accounted(reports)
    seen = visibility(account, people, reports)
    shown = veiled(account, people, reports, seen)
    told = veil(directory_of(account, people), dict(seen.masked), {})
    for language in ("en", "de"):
        words = Words(language)
        made = markdown(dossier(shown, told, words), shown, words)
        assert "Labkovich" not in made
        assert "Uladzimir" not in made
        assert "U. L." in made
        assert "Bialiatski" in made
    assert "Labkovich" not in repr(shown)


def test_shared_initials_are_told_apart() -> None:
    text = "On 5 June 2024 Belarus freed Ihar Losik, Ihar Lednik and Mikola Statkevich."
    made = [drehtuer.read(text, source="a.txt", published="2024-06-05")]
    account, people = accounted(made)
    masks = dict(visibility(account, people, made).masked)
    assert sorted(masks.values()) == ["I. L. (1)", "I. L. (2)", "M. S."]
