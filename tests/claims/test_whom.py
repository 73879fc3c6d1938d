"""Who it happens to: participles, appositions, relatives, unnamed persons, pronouns, echoes."""

from __future__ import annotations

import pytest
from claims_read import claims_of

Case = tuple[str, str, list[int | str]]
"""The text, the kind, and of each claim of that kind its persons or its count."""

ENGLISH: list[Case] = [
    # participles that stand for a clause
    ("Ilham Tohti, arrested in January 2014, is an economist.", "jailed", ["Ilham Tohti"]),
    (
        "Mzia Amaglobeli, the newspaper founder jailed in August, is losing her sight.",
        "jailed",
        ["Mzia Amaglobeli"],
    ),
    (
        "Ahmadreza Djalali, an academic sentenced to death in 2017, was left behind.",
        "jailed",
        ["Ahmadreza Djalali"],
    ),
    (
        "Rico Krieger, a German sentenced to death in June and pardoned in July, left Minsk.",
        "jailed",
        ["Rico Krieger"],
    ),
    (
        "Rico Krieger, a German sentenced to death in June and pardoned in July, left Minsk.",
        "freed",
        ["Rico Krieger"],
    ),
    ("Detained in May, Osman Kavala was released in June.", "jailed", ["Osman Kavala"]),
    ("Police spoke of those arrested and named nobody.", "jailed", []),
    ("Ruben Vardanyan, arrested a day later, is a banker.", "jailed", ["Ruben Vardanyan"]),
    ("Five of those released in Minsk are Belarusians.", "freed", [5]),
    # relatives
    (
        "Evan Gershkovich, a reporter for a newspaper who was arrested in March 2023, is home.",
        "jailed",
        ["Evan Gershkovich"],
    ),
    (
        "Of the 13 who were freed in Asmara nobody wants to talk.",
        "freed",
        [13],
    ),
    (
        "Cécile Kohler and Jacques Paris, who were arrested in May 2022, are French.",
        "jailed",
        ["Cécile Kohler, Jacques Paris"],
    ),
    (
        "The two editors, Guezouma Sanogo and Boukari Ouoba, who had been abducted, are free.",
        "jailed",
        ["Guezouma Sanogo, Boukari Ouoba"],
    ),
    # apposition without a verb
    (
        "Ministers spoke of Jimmy Lai, a Briton, in custody since December 2020.",
        "held",
        ["Jimmy Lai"],
    ),
    # one unnamed person
    ("A 34-year-old blogger was sentenced to five years in prison.", "jailed", [1]),
    ("Vietnam jailed a 34-year-old blogger for five years.", "jailed", [1]),
    ("The wife of the exiled politician was arrested on Tuesday.", "jailed", [1]),
    ("Washington thanked Qatar for the release of the American.", "freed", [1]),
    ("Her husband, Reza Khandan, was arrested in December.", "jailed", ["Reza Khandan"]),
    ("Nasrin Sotoudeh is free. Her husband was arrested.", "jailed", [1]),
    (
        "The lawyer Mostafa Nili said that his client had been released.",
        "freed",
        [1],
    ),
    ("The police officer and the judge were criticised for the arrest.", "jailed", []),
    # shared subjects
    (
        "Maria Kalesnikava was arrested in 2020, tried behind closed doors and sentenced "
        "to 11 years.",
        "jailed",
        ["Maria Kalesnikava", "Maria Kalesnikava"],
    ),
    (
        "Jose Daniel Ferrer, leader of the UNPACU group, was released in January.",
        "freed",
        ["Jose Daniel Ferrer"],
    ),
    (
        "Vadim Kobzev, Alexei Liptser and Igor Sergunin were arrested in October and convicted "
        "in January.",
        "jailed",
        [
            "Vadim Kobzev, Alexei Liptser, Igor Sergunin",
            "Vadim Kobzev, Alexei Liptser, Igor Sergunin",
        ],
    ),
    # who acts, owns or speaks
    ("Sonia Dahmani was pardoned by Kais Saied on Thursday.", "freed", ["Sonia Dahmani"]),
    ("Olaf Scholz defended handing over a convicted killer.", "freed", [1]),
    (
        "Selahattin Demirtas's co-chair, Figen Yuksekdag, was also jailed.",
        "jailed",
        ["Figen Yuksekdag"],
    ),
    ("Rebecca Vincent asked for freedom for everyone jailed in Minsk.", "jailed", []),
    # appositions by their form alone
    (
        "Gui Minhai, a Swedish bookseller abducted in Thailand in 2015, is missing.",
        "jailed",
        ["Gui Minhai"],
    ),
    # entries
    ("Not freed: Ahmadreza Djalali.", "freed", ["Ahmadreza Djalali"]),
    # a term, or where something else happens, is no custody of now
    ("Three prisoners were beaten in custody.", "held", []),
    ("Ilham Tohti was sentenced to life in prison in 2014.", "held", []),
    # echoes
    (
        "Freddy Superlano was released. So was Juan Pablo Guanipa.",
        "freed",
        ["Freddy Superlano", "Juan Pablo Guanipa"],
    ),
    (
        "Vladimir Kara-Murza remains behind bars, as does Alexei Gorinov.",
        "held",
        ["Vladimir Kara-Murza", "Alexei Gorinov"],
    ),
    (
        "Freddy Superlano was released on Sunday. Juan Pablo Guanipa followed on Monday.",
        "freed",
        ["Freddy Superlano", "Juan Pablo Guanipa"],
    ),
]

GERMAN: list[Case] = [
    # participles that stand for a clause or before a noun
    (
        "Ahmadreza Djalali, 2016 verhaftet und 2017 zum Tode verurteilt, blieb zurück.",
        "jailed",
        ["Ahmadreza Djalali", "Ahmadreza Djalali"],
    ),
    (
        "Der im Januar 2014 verhaftete Ökonom Ilham Tohti ist Uigure.",
        "jailed",
        ["Ilham Tohti"],
    ),
    (
        "Frei sind die am Vortag abgeführten Journalisten Timur Soykan und Murat Agirel.",
        "jailed",
        ["Timur Soykan, Murat Agirel"],
    ),
    ("Im Mai festgenommen, kam Osman Kavala im Juni frei.", "jailed", ["Osman Kavala"]),
    # the bracket of an auxiliary goes over what is pushed in
    (
        "Lukaschenko habe, so hieß es, 52 Gefangene freigelassen.",
        "freed",
        [52],
    ),
    # relatives
    (
        "Alfredo Díaz, ein früherer Gouverneur, der im November 2024 festgenommen worden war, "
        "ist tot.",
        "jailed",
        ["Alfredo Díaz"],
    ),
    (
        "Auf der Liste der 52, die im September freikamen, fehlt er.",
        "freed",
        [52],
    ),
    # one unnamed person
    ("Ein 34-jähriger Blogger ist in Hanoi verurteilt worden.", "jailed", [1]),
    ("Am Freitag holte die Miliz den Blogger aus seiner Wohnung.", "jailed", [1]),
    ("Die Polizei nahm ihren Bruder fest.", "jailed", [1]),
    ("Washington dankte Katar für die Freilassung des Amerikaners.", "freed", [1]),
    ("Nasrin Sotudeh ist frei. Ihr Mann wurde im Dezember verhaftet.", "jailed", [1]),
    (
        "Der Anwalt Mostafa Nili sagte, seine Mandantin Narges Mohammadi sei festgenommen worden.",
        "jailed",
        ["Narges Mohammadi"],
    ),
    (
        "Das Haus gehört einer Dolmetscherin. Im Januar holte die Miliz sie aus ihrer Wohnung.",
        "jailed",
        [1],
    ),
    (
        "Im Mai war ein Fahrer festgenommen und erst nach neun Tagen auf freien Fuß gesetzt "
        "worden.",
        "freed",
        [1],
    ),
    # whose subject undergoes it
    ("Wladimir Kara-Mursa erhielt 25 Jahre Haft.", "jailed", ["Wladimir Kara-Mursa"]),
    (
        "Der Bürgermeister Ekrem Imamoglu kam im März in Untersuchungshaft.",
        "jailed",
        ["Ekrem Imamoglu"],
    ),
    (
        "Kizza Besigye wurde in Nairobi entführt und sitzt in Kampala in Untersuchungshaft.",
        "held",
        ["Kizza Besigye"],
    ),
    # what a bracket leaves behind
    (
        "Saudi-Arabien hat Salma al-Schihab freigelassen, eine Doktorandin, die 2021 verhaftet "
        "worden war.",
        "jailed",
        ["Salma al-Schihab"],
    ),
    # enumerations and shared subjects
    (
        "Auch der Filmemacher Toru Kubota und die frühere Botschafterin Vicky Bowman kamen frei.",
        "freed",
        ["Toru Kubota, Vicky Bowman"],
    ),
    (
        "Grigori Melkonjanz ist Jurist. Er war im August festgenommen worden und saß seither in "
        "Untersuchungshaft.",
        "held",
        ["Grigori Melkonjanz"],
    ),
    (
        "Osman Kavala sitzt seit 2017 in Haft, Selahattin Demirtas seit 2016.",
        "held",
        ["Osman Kavala", "Selahattin Demirtas"],
    ),
    (
        "Von den sechs Journalisten ist nur Alena Kowaltschuk wieder frei.",
        "freed",
        ["Alena Kowaltschuk"],
    ),
    # a particle may stand before the relative
    (
        "Die Junta zog Guezouma Sanogo und Boukari Ouoba ein, die im März entführt worden waren.",
        "jailed",
        ["Guezouma Sanogo, Boukari Ouoba"],
    ),
    # echoes
    (
        "Freddy Superlano wurde freigelassen. Juan Pablo Guanipa auch.",
        "freed",
        ["Freddy Superlano", "Juan Pablo Guanipa"],
    ),
    (
        "Freddy Superlano wurde am Sonntag freigelassen. Am Montag folgte Juan Pablo Guanipa.",
        "freed",
        ["Freddy Superlano", "Juan Pablo Guanipa"],
    ),
]


def whom(text: str, language: str, kind: str) -> list[int | str]:
    """Of each claim its persons, else its count."""
    found: list[int | str] = []
    for claim in claims_of(text, language, kind):
        value = claim.count.value if claim.count is not None else None
        found.append(", ".join(claim.persons) or value or "")
    return found


@pytest.mark.parametrize(("text", "kind", "expected"), ENGLISH)
def test_english(text, kind, expected):
    assert whom(text, "en", kind) == expected


@pytest.mark.parametrize(("text", "kind", "expected"), GERMAN)
def test_german(text, kind, expected):
    assert whom(text, "de", kind) == expected


def test_most_of_them_are_some():
    text = "Police detained 40 protesters; most of them were released within hours."
    counts = [c.count for c in claims_of(text, "en", "freed")]
    assert [(c.value, c.qualifier) for c in counts if c is not None] == [(None, "some")]


DENIED: list[tuple[str, str, str]] = [
    (
        "Freddy Superlano was released. Nor was Juan Pablo Guanipa forgotten.",
        "en",
        "",
    ),
    ("Freddy Superlano was not released. Nor was Juan Pablo Guanipa.", "en", "Juan Pablo Guanipa"),
    (
        "Bahrain pardoned 1,500 prisoners, but not Abdulhadi al-Khawaja.",
        "en",
        "Abdulhadi al-Khawaja",
    ),
    (
        "Bahrain begnadigte 1500 Häftlinge, nicht aber Abdulhadi al-Chawadscha.",
        "de",
        "Abdulhadi al-Chawadscha",
    ),
]


@pytest.mark.parametrize(("text", "language", "last"), DENIED)
def test_what_is_not_so_of_another_is_denied(text, language, last):
    denied = [c for c in claims_of(text, language, "freed") if c.status == "denied"]
    assert [", ".join(c.persons) for c in denied][-1:] == ([last] if last else [])
