"""Status: what modals, negations and the clause above make of what is told."""

from __future__ import annotations

import pytest
from claims_read import claims_of


@pytest.mark.parametrize(
    ("text", "language", "kind", "expected"),
    [
        # a promise stands above what is still to come
        (
            "The junta in Myanmar pledged that 40 political prisoners would walk free.",
            "en",
            "freed",
            ["promised"],
        ),
        (
            "Die Junta in Myanmar sagte zu, dass 40 politische Gefangene freikommen.",
            "de",
            "freed",
            ["promised"],
        ),
        # a modal before the verb itself
        (
            "Alexander Lukashenko may pardon more political prisoners.",
            "en",
            "freed",
            ["considered"],
        ),
        # what nobody knows yet
        ("It is unclear whether Jimmy Lai will be released.", "en", "freed", ["considered"]),
        ("Ob Jimmy Lai freikommt, ist unklar.", "de", "freed", ["considered"]),
        # two verbs share an auxiliary
        (
            "The 30 prisoners are to be released and deported to Poland.",
            "en",
            "fate",
            ["planned"],
        ),
        (
            "Die 30 Häftlinge sollen freikommen und nach Polen abgeschoben werden.",
            "de",
            "fate",
            ["planned"],
        ),
        (
            "The 30 prisoners were released and deported to Poland.",
            "en",
            "fate",
            ["asserted"],
        ),
        # what is denied may have an aside behind it
        (
            "Dass Ekrem İmamoğlu festgenommen worden sei, wie Zeitungen berichteten, dementierte "
            "sein Büro.",
            "de",
            "jailed",
            ["denied"],
        ),
        # a noun that only dates what there is not
        (
            "Seit der Festnahme des Bürgermeisters Ekrem İmamoğlu am 19. März gibt es in Istanbul "
            "keine Ruhe.",
            "de",
            "jailed",
            ["asserted"],
        ),
        # one number instead of another, in any paragraph
        (
            "Not 14 but 13 political prisoners were released in Minsk, Viasna said.",
            "en",
            "freed",
            ["asserted", "retracted"],
        ),
        (
            "Nicht 14, sondern 13 politische Gefangene kamen in Minsk frei.",
            "de",
            "freed",
            ["asserted", "retracted"],
        ),
        # sanctions somebody is asked to impose
        (
            "Human Rights Watch urged Brussels to impose sanctions on Georgian officials.",
            "en",
            "measure",
            ["demanded"],
        ),
        (
            "Human Rights Watch verlangte von Brüssel, Sanktionen gegen georgische Beamte zu "
            "verhängen.",
            "de",
            "measure",
            ["demanded"],
        ),
    ],
)
def test_status(text: str, language: str, kind: str, expected: list[str]) -> None:
    assert sorted(claim.status for claim in claims_of(text, language, kind)) == expected
