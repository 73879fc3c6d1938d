"""Words are read under the spelling systems that can have written them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.names.given import given_names
from drehtuer.names.spelling import data, folded, readings, sound, systems, written

LETTERS = set("abcdefgijklmnoprstuvxzčšž")


@pytest.mark.parametrize(
    ("word", "reading", "system"),
    [
        ("Lukaschenko", "lukašenko", "german"),
        ("Zichanouskaja", "tixanouskaja", "german"),
        ("Selenskyj", "zelenskij", "german"),
        ("Tsikhanouskaya", "tixanouskaja", "english"),
        ("Zhanna", "žana", "english"),
        ("Poczobut", "počobut", "polish"),
        ("Cichanoŭskaja", "tixanovskaja", "lacinka"),
        ("Loukachenko", "lukašenko", "french"),
        ("Tijanóvskaya", "tixanovskaja", "spanish"),
        ("Demirtaş", "demirtaš", "turkish"),
        ("Sotoudeh", "sotude", "persian"),
        ("Ціханоўская", "tixanovskaja", "belarusian"),
        ("Тихановская", "tixanovskaja", "russian"),
        ("Єрмак", "jermak", "ukrainian"),
    ],
)
def test_reading(word: str, reading: str, system: str) -> None:
    assert readings(word)[reading] == system


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kalesnikava", "kolesnikova"),
        ("seviarinec", "severinec"),
        ("bjaljacki", "beljacki"),
        ("sannikau", "sanikov"),
        ("šavčenka", "ševčenko"),
        ("jarmošina", "jermošina"),
        ("ulasava", "vlasova"),
    ],
)
def test_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ivašin", "ivašov"), ("losik", "losev"), ("babariko", "barabaš"), ("petrova", "petrovna")],
)
def test_other_sound(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_systems_read_in_the_common_alphabet() -> None:
    listed = [system for script in systems().values() for system in script]
    values = {v for s in listed for rules in s.rules.values() for r in rules for v in r.values}
    assert len(listed) >= 10
    assert set("".join(values)) <= LETTERS


def test_no_full_form_stands_in_two_lines() -> None:
    homes: dict[tuple[str, str], str] = {}
    for section, names in data("given").items():
        for name, forms in names.items():
            for form in set(map(written, forms.partition("/")[0].split())):
                assert homes.setdefault((section, form), name) == name, form


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ("Sergej Sjarhej Siarhei Siarhiej Sergueï Сяргей Сергій", "Sergei"),
        ("Aljaksandr Alaksandar Alexandre Oleksandr Ales", "Aleksandr"),
        ("Jekaterina Katsiaryna Kazjaryna Kaciaryna Kateryna Katharina", "Ekaterina"),
        ("Uladzimir Wolodymyr Władimir Vladimir Владимир", "Vladimir"),
        ("Wjatscheslaw Viachaslau Vyacheslav", "Vyacheslav"),
    ],
)
def test_given_names(forms: str, name: str) -> None:
    for form in forms.split():
        assert name in {given.name for given in given_names(form)}, form


def test_near_given_names_are_others() -> None:
    for one, other in [("Maria", "Marina"), ("Viktor", "Viktoria"), ("Arina", "Irina")]:
        assert given_names(one).isdisjoint(given_names(other))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert written(text) == written(written(text))
    assert folded(text) == folded(folded(text))
    for reading in readings(text):
        assert set(reading) <= LETTERS
        assert set(sound(reading)) <= LETTERS
