"""Words of films, sport and petty crime in a report on prisoners do no harm."""

from __future__ import annotations

import pytest

import drehtuer

ON_THE_SUBJECT = [
    (
        "de",
        "Der Verein Memorial meldet 41 Festnahmen in Moskau und Petersburg. Der Verein berät die "
        "Familien und sucht für sie Anwälte.\n\nVor einer Woche hatte der Verein 1.200 "
        "politische Gefangene auf seiner Liste. Seither kamen nach Angaben, die der Verein für "
        "sicher hält, zwölf frei, darunter zwei Studenten und ein Lehrer. Wer fehlt, will der "
        "Verein in der nächsten Woche bekannt geben; der Verein bittet um Hinweise.",
        {"jailed": 41, "held": 1200, "freed": 12},
    ),
    (
        "en",
        "Jafar Panahi's new film opens this week. It is his eleventh film, and the first film "
        "that he made after seven months in Evin prison. Three who worked on the film were called "
        "in by the intelligence service.\n\n"
        "In May there were 500 political prisoners in Iran, says a friend who was on the film. "
        "A court in Tehran sentenced 12 people on Sunday; none of them had seen the film.",
        {"held": 500, "jailed": 12},
    ),
]


@pytest.mark.parametrize(("language", "text", "counts"), ON_THE_SUBJECT)
def test_a_word_of_other_matters_silences_no_report(
    language: str, text: str, counts: dict[str, int]
) -> None:
    claims = drehtuer.read(text, published="2025-06-12", language=language).claims
    found = {(c.kind, c.count.value) for c in claims if c.count is not None}
    assert set(counts.items()) <= found
