"""How two people named in a sentence belong together."""

from __future__ import annotations

import pytest

import drehtuer

TABLE = [
    (
        "de",
        "Belarus-Oppositionsführerin Swjatlana Zichanouskaja, deren Mann Sjarhej Zichanouski "
        "in Haft sitzt, dankte Donald Trump.",
        [("husband", "Sjarhej Zichanouski", "Swjatlana Zichanouskaja")],
    ),
    (
        "de",
        "Frei ist Sergej Tichanowski, der Ehemann der Oppositionsführerin Swetlana Tichanowskaja.",
        [("husband", "Sergej Tichanowski", "Swetlana Tichanowskaja")],
    ),
    (
        "de",
        "Die Ehefrau von Ihar Lossik, Darja Lossik, kam ebenfalls in Haft.",
        [("wife", "Darja Lossik", "Ihar Lossik")],
    ),
    (
        "de",
        "Der Anwalt von Alexej Nawalny, Wadim Kobsew, sitzt in Haft.",
        [("lawyer", "Wadim Kobsew", "Alexej Nawalny")],
    ),
    (
        "en",
        "Sviatlana Tsikhanouskaya, whose husband Siarhei Tsikhanouski was jailed, "
        "thanked Donald Trump.",
        [("husband", "Siarhei Tsikhanouski", "Sviatlana Tsikhanouskaya")],
    ),
    (
        "en",
        "Sviatlana Tsikhanouskaya and her husband Siarhei Tsikhanouski met in Vilnius.",
        [("husband", "Siarhei Tsikhanouski", "Sviatlana Tsikhanouskaya")],
    ),
    (
        "en",
        "Yulia Navalnaya, the widow of Alexei Navalny, spoke to Vladimir Kara-Murza.",
        [("widow", "Yulia Navalnaya", "Alexei Navalny")],
    ),
    (
        "en",
        "Vladimir Kara-Murza's wife, Evgenia Kara-Murza, said he was in prison.",
        [("wife", "Evgenia Kara-Murza", "Vladimir Kara-Murza")],
    ),
    (
        "de",
        "Sergej Tichanowski ist der Ehemann von Swetlana Tichanowskaja.",
        [("husband", "Sergej Tichanowski", "Swetlana Tichanowskaja")],
    ),
    (
        "de",
        "Sergej Tichanowski ist mit Swetlana Tichanowskaja verheiratet.",
        [("spouse", "Sergej Tichanowski", "Swetlana Tichanowskaja")],
    ),
    (
        "en",
        "Siarhei Tsikhanouski is married to Sviatlana Tsikhanouskaya.",
        [("spouse", "Siarhei Tsikhanouski", "Sviatlana Tsikhanouskaya")],
    ),
    ("en", "Maria Ressa and Evan Gershkovich spoke of husbands and wives in prison.", []),
    ("en", "Donald Trump called Joe Biden. A lawyer was arrested in Minsk.", []),
    (
        "ru",
        "Муж Светланы Тихановской Сергей Тихановский вышел на свободу из тюрьмы.",
        [("husband", "Сергей Тихановский", "Светлана Тихановская")],
    ),
    (
        "es",
        "Lilian Tintori, esposa de Leopoldo López, denunció la detención de Roland Carreño.",
        [("wife", "Lilian Tintori", "Leopoldo López")],
    ),
    (
        "pl",
        "Swiatłana Cichanouska, której mąż Siarhiej Cichanouski siedział w więzieniu, "
        "podziękowała Donaldowi Trumpowi.",
        [("husband", "Siarhiej Cichanouski", "Swiatłana Cichanouska")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_relations(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    read = drehtuer.read(text, language=language)
    assert [(r.kind, r.one, r.other) for r in read.relations] == expected
    assert all(r.one.split()[-1][:4] in text[r.start : r.end] for r in read.relations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The German Rico Krieger was freed in Ankara.", ["Rico Krieger"]),
        (
            "Alexander Lukaschenko ließ Häftlinge frei. Dass Trump diese Bühne Lukaschenko bietet, "
            "empört Donald Tusk.",
            ["Alexander Lukaschenko", "Trump", "Lukaschenko", "Donald Tusk"],
        ),
    ],
)
def test_a_noun_or_a_nationality_is_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert [n.name for n in drehtuer.read(text).names if n.sort == "person"] == expected
