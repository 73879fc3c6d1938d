"""Whom a pronoun means, and what looks like one: articles before nouns, rulers named before."""

from __future__ import annotations

import pytest
from claims_read import claims_of

CUSTODY = ("freed", "jailed", "held")

ARTICLES = [
    # "la", "los", "le" and "les" stand before a noun here: they mean nobody named before.
    (
        "es",
        "María Corina Machado habló el viernes. Son liberaciones con medidas que limitan la "
        "libertad plena de personas.",
        [],
    ),
    (
        "es",
        "María Corina Machado habló el viernes. Es probable que el número de liberados aumente "
        "durante el transcurso de la jornada.",
        [],
    ),
    (
        "es",
        "Detuvieron a Rocío San Miguel en febrero de 2024. La recluyeron en El Helicoide.",
        [("jailed", ("Rocío San Miguel",)), ("jailed", ("Rocío San Miguel",))],
    ),
    (
        "fr",
        "Boualem Sansal est en prison depuis novembre 2024. Le président algérien l'a gracié, et "
        "la libération de l'écrivain a eu lieu mercredi.",
        [("held", ("Boualem Sansal",)), ("freed", ("Boualem Sansal",))],
    ),
]

RULERS = [
    # Arrests and fates befall whoever is in custody, not the ruler named last.
    (
        "es",
        "Biagio Pilieri sigue preso. El presidente Nicolás Maduro habló el lunes. Le dictaron "
        "prisión preventiva en septiembre.",
        [("held", ("Biagio Pilieri",)), ("jailed", ("Biagio Pilieri",))],
    ),
    (
        "de",
        "Ales Bialiatski sitzt seit 2021 in Haft. Präsident Alexander Lukaschenko schweigt dazu. "
        "Im März wurde er zu zehn Jahren Haft verurteilt.",
        [("held", ("Ales Bialiatski",)), ("jailed", ("Ales Bialiatski",))],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ARTICLES + RULERS)
def test_whom_a_pronoun_means(language, text, expected):
    found = [c for c in claims_of(text, language) if c.kind in CUSTODY and c.persons]
    assert [(c.kind, c.persons) for c in found] == expected


NOUNS = [
    (
        "es",
        "Foro Penal habló de un proceso de liberación tras la caída del dictador Nicolás Maduro.",
        [],
    ),
    (
        "es",
        "La organización celebró la excarcelación en Caracas de Rocío San Miguel.",
        [("freed", ("Rocío San Miguel",))],
    ),
    (
        "en",
        "Activists spoke of releases after the fall of the dictator Bashar Assad.",
        [],
    ),
    (
        "en",
        "The release from prison of Maria Kolesnikova came on Saturday.",
        [("freed", ("Maria Kolesnikova",))],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), NOUNS)
def test_whose_release_a_noun_tells(language, text, expected):
    found = [c for c in claims_of(text, language, "freed") if c.persons]
    assert [(c.kind, c.persons) for c in found] == expected
