"""Sentences as agencies write them in Spanish, French, Russian, Ukrainian, Belarusian, Polish."""

from __future__ import annotations

import pytest

from drehtuer import read

FRIDAY = "2025-12-05"

COUNTED = [
    (
        "es",
        "Excarcelaron el pasado viernes a una treintena de presos.",
        ("freed", 30, "2025-11-28"),
    ),
    ("es", "La cifra de presos políticos cayó por debajo de 800.", ("held", 800, None)),
    (
        "es",
        "Se espera que en las próximas horas sean liberados otros 40 detenidos.",
        ("freed", 40, "2025-12-05/.."),
    ),
    ("es", "Hasta el miércoles seguían presas 711 personas.", ("held", 711, "2025-12-03")),
    (
        "fr",
        "Une trentaine de détenus politiques ont été relâchés vendredi dernier.",
        ("freed", 30, "2025-11-28"),
    ),
    ("fr", "Plus d'une centaine d'opposants ont été interpellés.", ("jailed", 100, None)),
    ("ru", "В минувшую пятницу освободили около сотни узников.", ("freed", 100, "2025-11-28")),
    ("ru", "Число политзаключённых выросло до 357.", ("held", 357, FRIDAY)),
    ("ru", "Ещё 17 человек задержали на прошлой неделе.", ("jailed", 17, "2025-11-24/2025-11-30")),
    ("ru", "По амнистии выйдут на свободу 158 женщин.", ("freed", 158, None)),
    (
        "uk",
        "Від початку року окупанти затримали понад сотню людей.",
        ("jailed", 100, "2025-01/.."),
    ),
    ("uk", "П'ятеро журналістів залишаються за ґратами.", ("held", 5, FRIDAY)),
    ("be", "За кратамі застаюцца 1130 палітвязняў.", ("held", 1130, FRIDAY)),
    ("pl", "Od początku roku aresztowano ponad 300 osób.", ("jailed", 300, "2025-01/..")),
    ("pl", "Na wolność wyszło 31 obywateli Ukrainy.", ("freed", 31, None)),
]

NAMED = [
    ("es", "Su yerno, Rafael Tudares, lleva más de un año encarcelado.", "held", "Rafael Tudares"),
    ("fr", "L'avocate Sonia Dahmani est sortie de prison jeudi.", "freed", "Sonia Dahmani"),
    ("fr", "On est sans nouvelles d'Oumar Sylla depuis mars.", "fate", "Oumar Sylla"),
    ("ru", "Рубена Варданяна суд отправил за решётку на 20 лет.", "jailed", "Рубен Варданян"),
    ("ru", "Марию Колесникову этапировали из Гомеля.", "fate", "Мария Колесникова"),
    ("uk", "Ірину Данилович етапували до колонії.", "fate", "Ірина Данилович"),
    ("be", "Ігар Лосік адбывае 15 гадоў калоніі.", "held", "Ігар Лосік"),
    ("pl", "Andrzej Poczobut odsiaduje wyrok ośmiu lat.", "held", "Andrzej Poczobut"),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_how_many_and_when(language, text, expected):
    claims = read(text, published=FRIDAY, language=language).claims
    found = [(c.kind, c.count.value, c.when) for c in claims if c.count is not None]
    kind, value, when = expected
    times = [w for k, v, w in found if (k, v) == (kind, value)]
    assert times[:1] == ([when] if when else times[:1] or [None]), found


@pytest.mark.parametrize(("language", "text", "kind", "person"), NAMED)
def test_to_whom(language, text, kind, person):
    claims = read(text, published=FRIDAY, language=language).claims
    assert (kind, (person,)) in [(c.kind, tuple(c.persons)) for c in claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "ХРОНОЛОГИЯ ОБМЕНОВ\n• 6 мая — 205 пленных\n• 24 августа — 146 пленных"),
        ("es", "CRONOLOGÍA DE EXCARCELACIONES\n• 9 feb. 2023: 222 presos\n• 5 sept. 2024: 135"),
        ("en", "TIMELINE: prisoner releases\n• 9 Feb. 2023: 222 prisoners\n• 18 Oct. 2023 – 12"),
    ],
)
def test_a_heading_tells_what_the_numbers_below_count(language, text):
    claims = read(text, published=FRIDAY, language=language).claims
    assert [c.kind for c in claims] == ["freed", "freed"]


def test_words_in_the_name_of_a_body_make_no_claim():
    text = "El Comité por la Libertad de los Presos Políticos publicó su balance el lunes."
    assert not read(text, published=FRIDAY, language="es").claims


SHARED = "2025-11-20"

FAMILIES = [
    ("ru", "Из мест лишения свободы вышли 14 человек.", ("freed", 14)),
    ("ru", "На свободу под залог вышла журналистка.", ("freed", 1)),
    ("ru", "Два года назад из плена удалось вернуть 146 военных.", ("freed", 146)),
    ("ru", "За неделю под стражу взяли троих адвокатов.", ("jailed", 3)),
    ("ru", "Ночью после обысков увезли четырёх мусульманок.", ("jailed", 4)),
    ("ru", "Десятерым суд выписал по пятнадцать суток.", ("jailed", 10)),
    ("ru", "В Гродно арестовали преподавателя университета.", ("jailed", 1)),
    ("ru", "Сейчас за решёткой 22 тысячи человек, утверждает объединение.", ("held", 22000)),
    ("ru", "В списке «Вясны» значатся 1218 человек.", ("held", 1218)),
    ("ru", "В реестр вписаны трое, вычеркнуты пятеро.", ("listed", 3)),
    ("ru", "Амнистия коснулась двух бухгалтеров.", ("freed", 2)),
    ("es", "Egresaron de la cárcel de Tocorón 17 detenidos.", ("freed", 17)),
    ("es", "Damasco entregó a 150 prisioneros.", ("freed", 150)),
    ("es", "Lograron liberar a seis compatriotas.", ("freed", 6)),
    ("es", "Otros ocho acusados recibieron penas de hasta nueve años.", ("jailed", 8)),
    ("es", "La organización documentó nueve nuevas detenciones.", ("jailed", 9)),
    ("es", "Al menos 41 personas continúan en las cárceles del país.", ("held", 41)),
    ("es", "En enero se incorporaron 27 personas a la lista.", ("listed", 27)),
    ("pl", "Białoruskie więzienia opuściły 192 osoby.", ("freed", 192)),
    ("pl", "Za kratami pozostaje dwunastu dziennikarzy.", ("held", 12)),
    ("uk", "Із полону вдалося визволити двох захисників.", ("freed", 2)),
    ("be", "Яшчэ 44 чалавекі цалкам адбылі тэрмін.", ("freed", 44)),
]

FATES = [
    ("ru", "Алексея Навального отправили этапом в Харп.", "transferred"),
    ("ru", "У Алексея Горинова туберкулёз.", "ill"),
    ("ru", "К Марии Колесниковой не пускают адвоката.", "incommunicado"),
    ("ru", "Сергея Тихановского держали в карцере и лишали сна.", "ill_treated"),
    ("ru", "Рубен Варданян находится под домашним арестом.", "restricted"),
    ("es", "Freddy Superlano lleva 14 meses sin visitas.", "incommunicado"),
    ("es", "Emirlendris Benítez está en silla de ruedas.", "ill"),
    ("es", "A José Daniel Ferrer lo volvieron a encarcelar en abril.", "rearrested"),
    ("es", "Brooklyn Rivera: los suyos no saben dónde está.", "disappeared"),
    ("pl", "Andrzeja Poczobuta pobito w więzieniu.", "ill_treated"),
    ("uk", "Рідні Вікторії Рощиної не мали жодних звісток.", "incommunicado"),
    ("be", "Марыю Калеснікаву перавялі ў іншую калонію.", "transferred"),
]

GAPS = [
    ("Россия отпустила пятнадцать человек, Словения — двоих.", [15, 2]),
    ("Минск освободил 14 заключённых, Москва — десятерых, Варшава — троих.", [14, 10, 3]),
]

NONE = [
    ("ru", "Прокурор запросил для подсудимого восемь лет колонии."),
    ("ru", "Евросоюз включил в санкционный список 25 чиновников."),
    ("ru", "Силовики увезли технику и документы."),
    ("ru", "Спецпосланник вернулся домой ни с чем."),
    ("es", "El banco central liberó 200 millones de dólares."),
    ("es", "El fiscal pidió ocho años de cárcel para el acusado."),
    ("es", "La Comisión incluyó a 25 funcionarios en la lista de sancionados."),
    ("es", "La policía se llevó los teléfonos y las computadoras."),
]


@pytest.mark.parametrize(("language", "text", "expected"), FAMILIES)
def test_families_of_words(language, text, expected):
    claims = read(text, published=SHARED, language=language).claims
    assert expected in [(c.kind, c.count.value) for c in claims if c.count is not None]


@pytest.mark.parametrize(("language", "text", "fate"), FATES)
def test_families_of_fates(language, text, fate):
    claims = read(text, published=SHARED, language=language).claims
    assert fate in [c.fate for c in claims]


@pytest.mark.parametrize(("text", "values"), GAPS)
def test_clauses_without_their_verb(text, values):
    claims = read(text, published=SHARED, language="ru").claims
    assert [(c.kind, c.count.value) for c in claims] == [("freed", value) for value in values]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_looks_like_it(language, text):
    claims = read(text, published=SHARED, language=language).claims
    people = {"held", "freed", "jailed", "listed", "fate"}
    assert not [c for c in claims if c.kind in people]
