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
