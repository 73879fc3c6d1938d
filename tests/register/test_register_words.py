"""Headers, statuses and dates as documenters write them in several languages."""

from __future__ import annotations

import datetime

import pytest

from drehtuer.register.dates import Dated, read_date
from drehtuer.register.words import _key, field_of, fields, status_of, table


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name", "name"),
        ("Full name of the prisoner", None),
        ("ФИО", "name"),
        ("Имя и фамилия", "name"),
        ("Прозвішча", "surname"),
        ("Name (BY)", "name"),
        ("Name BY", "name"),
        ("Nombre y apellidos", "name"),
        ("Imię i nazwisko", "name"),
        ("Prénom", "given"),
        ("Ім’я", "given"),
        ("ID", "id"),
        ("№", "id"),
        ("#", "id"),
        ("Date of arrest", "held_since"),
        ("Datum der Festnahme", "held_since"),
        ("Дата задержания", "held_since"),
        ("Дата затрымання", "held_since"),
        ("Fecha de detención", "held_since"),
        ("Arrest / Арест", "held_since"),
        ("Date of birth", "born"),
        ("Geburtsdatum", "born"),
        ("Held by", "country"),
        ("Status", "status"),
        ("STATUS", "status"),
        ("Estado", "status"),
        ("Grund der Freilassung", "how_freed"),
        ("Статья УК", "charge"),
        ("Recognised as political prisoner", "listed"),
        # what only contains such a word is something else
        ("Name of the lawyer", None),
        ("Имя адвоката", None),
        ("Place of birth", None),
        ("Date", None),
        ("Name / Arrest", None),
        ("Held", None),
        ("", None),
    ],
)
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_no_header_stands_for_two_fields() -> None:
    seen: dict[str, set[str]] = {}
    for field in fields():
        for headers in table("fields")[field].values():
            for header in headers:
                seen.setdefault(_key(header), set()).add(field)
    assert {header: found for header, found in seen.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", ["en", "de", "ru", "be", "uk", "es", "fr", "pl"])
def test_every_field_has_headers_in_every_language(code: str) -> None:
    assert [field for field in fields() if not table("fields")[field].get(code)] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("held", "held"),
        ("im Gefängnis", "held"),
        ("в заключении", "held"),
        ("у зняволенні", "held"),
        ("preso", "held"),
        ("Sentenced to 5 years", "held"),
        ("under house arrest", "restricted"),
        ("химия", "restricted"),
        ("freigelassen", "freed"),
        ("на свободе", "freed"),
        ("liberada", "freed"),
        ("освобождена (помилована)", "pardoned"),
        ("Released, sentence served", "served"),
        ("адбыў тэрмін", "served"),
        ("обмен 01.08.2024", "exchanged"),
        ("expelled to Lithuania", "exiled"),
        ("died in custody", "died"),
        ("nie żyje", "died"),
        # what is not so, or not clear
        ("not released", None),
        ("nicht mehr in Haft", None),
        ("не освобождён", None),
        ("freed?", None),
        ("President", None),
        ("", None),
        ("he was held " + "and he wrote letters " * 4, None),
    ],
)
def test_statuses(text: str, status: str | None) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("14.07.2021", "2021-07-14"),
        ("14.7.21", "2021-07-14"),
        ("14.07.2021 г.", "2021-07-14"),
        ("2021-07-14", "2021-07-14"),
        ("2021-07-14T10:00:00", "2021-07-14"),
        ("2021/7/14", "2021-07-14"),
        ("20210714", "2021-07-14"),
        ("14/07/2021", "2021-07-14"),
        ("07/14/2021", "2021-07-14"),
        ("04/04/2021", "2021-04-04"),
        ("July 14, 2021", "2021-07-14"),
        ("14th July 2021", "2021-07-14"),
        ("14. Juli 2021", "2021-07-14"),
        ("14 июля 2021 г.", "2021-07-14"),
        ("14 ліпеня 2021 года", "2021-07-14"),
        ("14 липня 2021 р.", "2021-07-14"),
        ("14 de julio de 2021", "2021-07-14"),
        ("14 juillet 2021", "2021-07-14"),
        ("14 lipca 2021 r.", "2021-07-14"),
        ("с 14.07.2021", "2021-07-14"),
        ("seit Juli 2021", "2021-07"),
        ("07.2021", "2021-07"),
        ("07/2021", "2021-07"),
        ("2021", "2021"),
        ("2021 год", "2021"),
        ("ca. 2020", "2020~"),
        ("44391", "2021-07-14"),
        (44391, "2021-07-14"),
        (2021, "2021"),
        (datetime.date(2021, 7, 14), "2021-07-14"),
        (datetime.datetime(2021, 7, 14, 10), "2021-07-14"),
    ],
)
def test_dates(value: str | int | datetime.date, when: str) -> None:
    assert read_date(value).when == when
    assert read_date(value).doubt is None


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        ("03/04/2021", "doubtful"),
        ("03-04-2021", "doubtful"),
        ("31.02.2021", "unread"),
        ("2020-2021", "unread"),
        ("14.07.2021, 05.03.2023", "unread"),
        ("unknown", "unread"),
        ("?", "unread"),
        ("21", "unread"),
        (17, "unread"),
        (True, "unread"),
        ("14 July August 2021", "unread"),
    ],
)
def test_what_is_no_clear_date(value: str | int, doubt: str) -> None:
    assert read_date(value).when is None
    assert read_date(value).doubt == doubt


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    assert read_date("03/04/2021", "dmy") == Dated("2021-04-03")
    assert read_date("03/04/2021", "mdy") == Dated("2021-03-04")
    assert read_date("13/04/2021") == Dated("2021-04-13", None, "dmy")
    assert read_date("13/04/2021", "mdy") == Dated(None, "doubtful", "dmy")


def test_a_year_of_birth_of_two_digits() -> None:
    assert read_date("14.07.62", born=True).when == "1962-07-14"
    assert read_date("14.07.04", born=True).doubt == "doubtful"
    assert read_date("14.07.04").when == "2004-07-14"
