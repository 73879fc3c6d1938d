"""What the case of a name tells: whom it happens to, who acts, whose relative somebody is."""

from __future__ import annotations

import pytest

from drehtuer import read

FRIDAY = "2025-12-05"

# Language, sentence, kind, the persons it happens to and who acts.
SENTENCES = [
    (
        "ru",
        "Мария Колесникова вышла на свободу и обняла сестру Татьяну Хомич.",
        ("freed", ["Мария Колесникова"], []),
    ),
    (
        "ru",
        "В числе освобождённых Мария Колесникова, координатор штаба Виктора Бабарико.",
        ("freed", ["Мария Колесникова"], []),
    ),
    (
        "ru",
        "Президент Беларуси Александр Лукашенко помиловал 123 политзаключённых.",
        ("freed", [], ["Александр Лукашенко"]),
    ),
    (
        "ru",
        "В Краснодаре активиста Андрея Вязова суд арестовал за пикет памяти Навального.",
        ("jailed", ["Андрей Вязов"], ["суд"]),
    ),
    (
        "ru",
        "Пропала координатор штаба Навального Ксения Фадеева.",
        ("fate", ["Ксения Фадеева"], []),
    ),
    (
        "ru",
        "Вернулась на свободу журналистка Алсу Курмашева.",
        ("freed", ["Алсу Курмашева"], []),
    ),
    (
        "ru",
        "Иран отпустил француженку Сесиль Колер и её друга Жака Пари.",
        ("freed", ["Сесиль Колер", "Жак Пари"], ["Иран"]),
    ),
    (
        "ru",
        "После переговоров со спецпосланником Джоном Коулом Минск освободил Сергея Тихановского.",
        ("freed", ["Сергей Тихановский"], ["Минск"]),
    ),
    (
        "ru",
        "Нобелевский лауреат Алесь Беляцкий помилован.",
        ("freed", ["Алесь Беляцкий"], []),
    ),
    (
        "ru",
        "Осуждена журналистка издания SotaVision Антонина Кравцова.",
        ("jailed", ["Антонина Кравцова"], []),
    ),
    (
        "uk",
        "Президент Білорусі Олександр Лукашенко помилував 123 політв'язнів.",
        ("freed", [], ["Олександр Лукашенко"]),
    ),
    (
        "uk",
        "Олег Сенцов вийшов на волю й обійняв сестру Наталію Каплан.",
        ("freed", ["Олег Сенцов"], []),
    ),
    (
        "be",
        "Прэзідэнт Беларусі Аляксандр Лукашэнка памілаваў 123 палітвязняў.",
        ("freed", [], ["Аляксандр Лукашэнка"]),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_the_case_of_a_name_tells_its_part(language, text, expected):
    claims = read(text, published=FRIDAY, language=language).claims
    assert expected in [(c.kind, list(c.persons), list(c.by)) for c in claims]


def test_who_does_not_release_is_no_prisoner():
    claims = read("Горбачёв их ещё не освободил.", published=FRIDAY, language="ru").claims
    assert not any(c.persons for c in claims)


# What is no number of one: a plural that looks like one man's form.
PLURALS = [
    "Указ предполагает помилование лиц, осуждённых за участие в протестах.",
    "В самолёте были граждане Германии, помилованные в рамках обмена.",
    "Министр обсуждал с послом арест россиян в Баку.",
]


@pytest.mark.parametrize("text", PLURALS)
def test_a_plural_counts_nobody_as_one(text):
    claims = read(text, published=FRIDAY, language="ru").claims
    assert not any(c.count and c.count.value == 1 for c in claims)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Министр Джеффри Ратке приветствовал освобождение политзаключённых.", "Джеффри Ратке"),
        ("Министр Джеффри Ратке встретился с Хаканом Фиданом в Анкаре.", "Хакан Фидан"),
        ("Правозащитники признали политзаключённым Сергея Гуня.", "Сергей Гунь"),
    ],
)
def test_surnames_in_the_nominative(text, name):
    found = read(text, published=FRIDAY, language="ru").claims
    assert any(name in (*c.persons, *c.by, *c.to, *c.attribution) for c in found)


# Language, sentence, who says it: an adjective with a capital is no name.
SPEAKERS = [
    (
        "ru",
        "Белорусские правозащитники сообщили, что арестованы 5 человек.",
        ["Белорусские правозащитники"],
    ),
    (
        "ru",
        "Венесуэльская правозащитная организация Foro Penal сообщает, что освобождены 80 человек.",
        ["Foro Penal"],
    ),
    (
        "ru",
        "Председатель Национальной ассамблеи Хорхе Родригес заявил, что освобождены 116 человек.",
        ["Хорхе Родригес"],
    ),
    (
        "uk",
        "Російська правозахисна організація ОВД-Інфо повідомила, що затримали 5 осіб.",
        ["ОВД-Інфо"],
    ),
    (
        "be",
        "Беларускія праваабаронцы паведамілі, што затрымалі 5 чалавек.",
        ["Беларускія праваабаронцы"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPEAKERS)
def test_an_adjective_is_no_speaker(language, text, expected):
    claims = read(text, published=FRIDAY, language=language).claims
    assert [list(c.attribution) for c in claims] == [expected]


def test_states_stand_in_the_nominative():
    for text in (
        "Власти Беларуси освободили 14 политзаключённых.",
        "Из тюрем Беларуси по решению Минска отпущены 14 политзаключённых.",
    ):
        claims = read(text, published=FRIDAY, language="ru").claims
        assert {name for c in claims for name in c.by} <= {"Беларусь", "Минск"}
    (claim,) = read("США сняли санкции с Беларуси.", published=FRIDAY, language="ru").claims
    assert (claim.by, claim.to) == (("США",), ("Беларусь",))
