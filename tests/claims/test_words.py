"""The words of German and English for what happens to people: which kinds a sentence tells of."""

from __future__ import annotations

import pytest

import drehtuer

KINDS = {"held", "freed", "jailed", "listed", "fate"}


def told(text: str, language: str) -> set[str]:
    """The kinds of claims about people in a text, fates by their name."""
    found = drehtuer.read(text, published="2025-12-10", language=language).claims
    return {c.fate or c.kind for c in found if c.kind in KINDS}


GERMAN = [
    ("Managua schickte 222 politische Gefangene in einem Flugzeug nach Washington.", "freed"),
    ("Für 135 Häftlinge endete die Haft in Nicaragua am Donnerstag.", "freed"),
    ("Caracas: 39 Gefangene kehren zu ihren Familien zurück.", "freed"),
    ("Das Verfahren gegen sieben Aktivisten wurde eingestellt.", "freed"),
    ("Ein Militärgericht wandelte die Todesurteile gegen sechs Männer in Haftstrafen um.", "freed"),
    ("José Daniel Ferrer ist raus aus dem Gefängnis.", "freed"),
    ("Andrej Pivovarow atmet wieder freie Luft.", "freed"),
    ("In Nicaragua gingen am Samstag für 39 Häftlinge die Tore auf.", "freed"),
    ("Der Oppositionspolitiker Tundu Lissu kam in U-Haft.", "jailed"),
    ("Elf Jahre Lagerhaft für Wiktor Babariko.", "jailed"),
    ("Das Regime buchtete drei weitere Kritiker ein.", "jailed"),
    ("Die Beamten führten vier Journalisten ab.", "jailed"),
    ("Bei der Einreise klickten für die Deutsche Nahid Taghavi die Handschellen.", "jailed"),
    ("Seit 2001 schmort Dawit Isaak in einem eritreischen Gefängnis.", "held"),
    ("Sechs Franzosen schmachteten in Baku im Frauengefängnis.", "held"),
    (
        "Amnesty International erklärte drei Anwälte zu gewaltlosen politischen Gefangenen.",
        "listed",
    ),
    ("Der Iran richtete am Mittwoch zwei kurdische Gefangene hin.", "died"),
    ("Zwei der Freigelassenen wurden kurz darauf wieder festgenommen.", "rearrested"),
]
ENGLISH = [
    ("Nicaragua flew 222 political prisoners to Washington.", "freed"),
    ("Belarus handed 31 Ukrainians over to Kyiv.", "freed"),
    ("Narges Mohammadi was given a three-week furlough.", "freed"),
    ("Prison doors swung open for 135 Nicaraguans.", "freed"),
    ("Thirty-nine prisoners returned to their families.", "freed"),
    ("The two Frenchmen are back on French soil.", "freed"),
    ("The house arrest of Mehdi Karroubi was lifted.", "freed"),
    ("The court found seven defendants guilty of sedition.", "jailed"),
    ("Dozens of students were thrown into vans and driven to police stations.", "jailed"),
    ("Twelve years in a penal colony for ballerina Ksenia Karelina.", "jailed"),
    ("Eritrea keeps 10,000 Christians in shipping containers without charge.", "held"),
    ("Dawit Isaak has been languishing in an Eritrean jail since 2001.", "held"),
    ("Amnesty named Ahmed Mansoor a prisoner of conscience.", "listed"),
    ("Iran hanged two Kurdish prisoners on Wednesday.", "died"),
]


@pytest.mark.parametrize(("text", "kind"), GERMAN)
def test_german(text: str, kind: str) -> None:
    assert kind in told(text, "de")


@pytest.mark.parametrize(("text", "kind"), ENGLISH)
def test_english(text: str, kind: str) -> None:
    assert kind in told(text, "en")


OTHER_SENSES = [
    ("de", "Die Regierung hat einen Bericht über politische Gefangene freigegeben."),
    ("de", "Die EU gab 150 Millionen Euro für die Regierung frei."),
    ("de", "Präsident Maduro entließ drei Minister."),
    ("de", "Den drei Aktivisten drohen bis zu zehn Jahre Haft."),
    ("de", "Die Sicherheitskräfte sperrten ein ganzes Dorf in Belarus ab."),
    ("en", "Human Rights Watch released a report on political prisoners."),
    ("en", "The opposition held a rally in Caracas with 300 people."),
    ("en", "Three journalists face up to ten years in prison."),
    ("en", "The president dismissed three ministers."),
    ("en", "Troops seized the town, the opposition said."),
]


@pytest.mark.parametrize(("language", "text"), OTHER_SENSES)
def test_the_same_words_in_another_sense(language: str, text: str) -> None:
    assert told(text, language) == set()
