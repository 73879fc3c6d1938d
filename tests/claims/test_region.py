"""Spanish and Russian: how reports of the region put releases, arrests, names and offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from drehtuer import read
from drehtuer.model import Claim


def claims_in(tmp_path: Path, language: str, text: str) -> list[Claim]:
    path = tmp_path / "report.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return list(read(path, published="2025-12-20", language=language).claims)


COUNTED = [
    ("ru", "Пятеро политзаключённых вышли на свободу в Минске.", "freed", 5),
    ("ru", "Ещё трое журналистов взяты под стражу в Алматы.", "jailed", 3),
    ("ru", "Один из заключённых вышел на свободу в Баку.", "freed", 1),
    ("ru", "Минск отпустил в этом году 220 человек.", "freed", 220),
    ("ru", "В 2025 году 14 журналистов арестовали в Тбилиси.", "jailed", 14),
    ("ru", "За решёткой 28 журналистов, подсчитала БАЖ.", "held", 28),
    ("ru", "Среди политзаключённых 128 женщин.", "held", 128),
    ("ru", "За полгода взяли под арест шесть десятков оппозиционеров.", "jailed", 60),
    ("es", "Una sesentena de presos políticos salió en libertad.", "freed", 60),
    (
        "es",
        "Nicaragua ha excarcelado a 388 presos: 222 en febrero y 135 en septiembre.",
        "freed",
        222,
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "value"), COUNTED)
def test_counts(tmp_path: Path, language: str, text: str, kind: str | None, value: int) -> None:
    found = claims_in(tmp_path, language, text)
    assert any(
        c.count is not None and c.count.value == value and kind in (None, c.kind) for c in found
    ), found
    assert not any(c.kind == "talks" for c in found)


NAMED = [
    ("ru", "Али Керимли содержится в СИЗО.", "held", "Али Керимли"),
    ("ru", "Суд оставил Михаила Саакашвили под стражей.", "held", "Михаил Саакашвили"),
    ("ru", "Темирлана Енсебека отпустили домой.", "freed", "Темирлан Енсебек"),
    ("ru", "Баграт Галстанян взят под стражу.", "jailed", "Баграт Галстанян"),
    ("ru", "Анара Мамедли освободили в Баку.", "freed", "Анар Мамедли"),
    ("ru", "Андрея Пивоварова освободили.", "freed", "Андрей Пивоваров"),
    ("es", "Enrique Anaya cumple ya seis meses tras las rejas.", "held", "Enrique Anaya"),
    (
        "es",
        "El opositor Juan Pablo Guanipa, preso desde mayo, sigue sin salir.",
        "held",
        "Juan Pablo Guanipa",
    ),
    ("es", "Trump nombró a Richard Grenell enviado especial.", "role", "Richard Grenell"),
]


@pytest.mark.parametrize(("language", "text", "kind", "person"), NAMED)
def test_persons(tmp_path: Path, language: str, text: str, kind: str, person: str) -> None:
    told = [c for c in claims_in(tmp_path, language, text) if c.kind == kind]
    assert [list(c.persons) for c in told] == [[person]]


OTHERWISE = [
    ("es", "En Cuba hay 1185 presos de conciencia, de acuerdo con Prisoners Defenders.", "talks"),
    ("ru", "За месяц статус политзаключённого получили ещё 21 человек.", "jailed"),
    ("ru", "Марию Колесникову этапировали в гомельскую колонию.", "jailed"),
]


@pytest.mark.parametrize(("language", "text", "kind"), OTHERWISE)
def test_words_that_mean_something_else(
    tmp_path: Path, language: str, text: str, kind: str
) -> None:
    assert kind not in [c.kind for c in claims_in(tmp_path, language, text)]


def test_who_is_under_sanctions(tmp_path: Path) -> None:
    text = "El Departamento del Tesoro sancionó a ocho funcionarios venezolanos."
    (claim,) = claims_in(tmp_path, "es", text)
    assert (claim.kind, claim.direction) == ("measure", "impose")
