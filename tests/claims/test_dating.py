"""When it happened: the time of a claim, by all that a report says around it."""

from __future__ import annotations

import pytest

import drehtuer
from drehtuer.claims.weighing import Candidate, choose, learned_weights


@pytest.mark.parametrize(
    ("text", "published", "language", "expected"),
    [
        # the clause's own time wins over that of another
        (
            "Im März wurden 12 Gefangene freigelassen, im Mai wurden 30 Menschen verhaftet.",
            "2025-06-10",
            "de",
            {("freed", 12): "2025-03", ("jailed", 30): "2025-05"},
        ),
        # a date that stands alone above dates what stands below
        (
            "4 March 2024\nTwenty prisoners are released from Evin prison.\n\n"
            "9 May 2024\nFourteen students are arrested in Tehran.\n",
            "2025-01-20",
            "en",
            {("freed", 20): "2024-03-04", ("jailed", 14): "2024-05-09"},
        ),
        # a bracket behind a number dates it alone
        (
            "Fakten\nFreigelassen: 14 (Juni), 52 (September)\n",
            "2025-12-05",
            "de",
            {("freed", 14): "2025-06", ("freed", 52): "2025-09"},
        ),
        # what goes on without a time is of the time told before
        (
            "On Tuesday Venezuela freed 24 political prisoners. Nine of them are women.",
            "2026-01-22",
            "en",
            {("freed", 24): "2026-01-20", ("freed", 9): "2026-01-20"},
        ),
        # a stock is of today unless it is told otherwise
        (
            "Nach Angaben von Foro Penal sitzen 687 politische Gefangene in Haft.",
            "2026-02-02",
            "de",
            {("held", 687): "2026-02-02"},
        ),
        # a total is not of the day of one wave beside it
        (
            "Belarus hatte zuvor in mehreren Wellen bereits 230 Häftlinge entlassen, "
            "die größte Freilassung umfasste 52 Personen im September.",
            "2025-11-10",
            "de",
            {("freed", 52): "2025-09"},
        ),
        # a release that something else is dated by was so long before, or after
        (
            "On 5 December, eight days before the release of 123 prisoners, Viasna counted 1,218 "
            "political prisoners in Belarus.",
            "2025-12-23",
            "en",
            {("freed", 123): "2025-12-13", ("held", 1218): "2025-12-05"},
        ),
        (
            "Vier Wochen nach der Freilassung von 123 Häftlingen sind in Belarus noch mehr als "
            "1100 politische Gefangene inhaftiert.",
            "2026-01-14",
            "de",
            {("freed", 123): "2025-12-10/2025-12-24", ("held", 1100): "2026-01-14"},
        ),
        (
            "Tres días después de la liberación de 52 presos, Viasna contaba 1.150 presos "
            "políticos en Bielorrusia.",
            "2025-09-14",
            "es",
            {("freed", 52): "2025-09-11"},
        ),
        # the end of the year is that of the year told before in the sentence
        (
            "2016 wurden in Venezuela 43 politische Gefangene freigelassen; am Ende des Jahres "
            "saßen 103 ein.",
            "2026-02-09",
            "de",
            {("freed", 43): "2016", ("held", 103): "2016-12"},
        ),
        # without a date of publication a relative time stays open
        ("On Tuesday Cuba freed 53 prisoners.", None, "en", {("freed", 53): None}),
    ],
)
def test_the_time_of_a_claim(
    text: str,
    published: str | None,
    language: str,
    expected: dict[tuple[str, int], str | None],
) -> None:
    claims = drehtuer.read(text, published=published, language=language).claims
    found = {(c.kind, c.count.value): c.when for c in claims if c.count is not None}
    assert {key: found.get(key, "missing") for key in expected} == expected


def test_a_total_is_not_dated_by_the_wave_beside_it() -> None:
    text = (
        "Belarus hatte zuvor in mehreren Wellen bereits 230 Häftlinge entlassen, "
        "die größte Freilassung umfasste 52 Personen im September."
    )
    claims = drehtuer.read(text, published="2025-11-10", language="de").claims
    (total,) = [c for c in claims if c.count is not None and c.count.value == 230]
    assert total.when != "2025-09"


def test_the_candidate_with_the_greatest_sum_is_chosen() -> None:
    a, b, c, d = (("alone", mark) for mark in "abcd")
    options = [
        Candidate.of("2024", [a, b]),
        Candidate.of("2025", [b, c]),
        Candidate.of(None, [d]),
    ]
    assert choose(options, {"alone": {"a": 1.0, "c": 1.5}}) == "2025"
    assert choose(options, {}) == "2024"


@pytest.mark.parametrize("name", ["counted", "dating"])
def test_every_weight_is_a_number(name: str) -> None:
    assert learned_weights(name)
    weights = [w for marks in learned_weights(name).values() for w in marks.values()]
    assert all(isinstance(weight, float | int) for weight in weights)


@pytest.mark.parametrize(
    ("text", "language", "kind", "expected"),
    [
        # so long before or after what else the sentence tells
        (
            "Egypt freed the blogger Alaa Abdel Fattah on Tuesday, six years after police had "
            "arrested him at his home in Giza.",
            "en",
            "jailed",
            "2019",
        ),
        (
            "Ägypten hat am Dienstag den Blogger Alaa Abdel Fattah freigelassen, sechs Jahre "
            "nachdem ihn die Polizei verhaftet hatte.",
            "de",
            "jailed",
            "2019",
        ),
        (
            "Minsk freed 14 prisoners two days after Keith Kellogg met Alexander Lukashenko on "
            "Saturday.",
            "en",
            "freed",
            "2025-07-14",
        ),
        # a change is of the time of the number that changed, and a part of that of its whole
        (
            "Foro Penal zählte am 30. Juni 902 politische Gefangene in Venezuela, 15 mehr als im "
            "Monat zuvor; 88 davon sind Frauen.",
            "de",
            "held",
            "2025-06-30",
        ),
        # since something that ended in a month is since that month
        (
            "At least 200 people have been detained in Turkey since the protests began in March.",
            "en",
            "jailed",
            "2025-03/..",
        ),
        # "three weeks later" than what is not said is not after today
        ("Drei Wochen später ließ Maduro zehn Gefangene frei.", "de", "freed", "2025-07-15"),
    ],
)
def test_a_time_told_by_another(text: str, language: str, kind: str, expected: str) -> None:
    claims = drehtuer.read(text, published="2025-07-15", language=language).claims
    assert {claim.when for claim in claims if claim.kind == kind} == {expected}


@pytest.mark.parametrize(
    ("text", "language", "kind", "when", "status"),
    [
        (
            "Bundesaußenminister Johann Wadephul fliegt am Donnerstag nach Baku.",
            "de",
            "contact",
            "2025-07-17",
            "planned",
        ),
        (
            "Foreign Minister Annalena Baerbock flew to Baku on Thursday.",
            "en",
            "contact",
            "2025-07-10",
            "asserted",
        ),
        (
            "Foreign Minister Annalena Baerbock flies to Baku on Thursday.",
            "en",
            "contact",
            "2025-07-17",
            "planned",
        ),
        (
            "US-Außenminister Marco Rubio wird am Freitag in Caracas erwartet.",
            "de",
            "contact",
            "2025-07-18",
            "planned",
        ),
        ("Die Bloggerin Zhang Zhan kommt am Freitag frei.", "de", "freed", "2025-07-18", "planned"),
    ],
)
def test_what_is_ahead_is_planned(
    text: str, language: str, kind: str, when: str, status: str
) -> None:
    claims = drehtuer.read(text, published="2025-07-15", language=language).claims
    assert [(c.when, c.status) for c in claims if c.kind == kind] == [(when, status)]


@pytest.mark.parametrize(
    ("text", "language", "kind", "expected"),
    [
        # since when somebody is something is not when he was arrested
        ("Ekrem İmamoğlu, mayor since 2019, was jailed.", "en", "jailed", "2025-07-15"),
        ("Ekrem İmamoğlu, seit 2019 im Amt, muss in Haft.", "de", "jailed", "2025-07-15"),
        ("Ekrem İmamoğlu, alcalde desde 2019, fue detenido.", "es", "jailed", "2025-07-15"),
        ("Экрем Имамоглу, мэр с 2019 года, арестован.", "ru", "jailed", "2025-07-15"),
        ("Since 2019, says Viasna, 800 were jailed.", "en", "jailed", "2019/.."),
        # nor is the step before, told in a clause within or between commas
        (
            "Igor Losik, who was arrested in June 2020, has walked free.",
            "en",
            "freed",
            "2025-07-15",
        ),
        (
            "Félix Navarro, detenido en julio de 2021, salió de prisión.",
            "es",
            "freed",
            "2025-07-15",
        ),
        (
            "Игорь Лосик, арестованный в июне 2020 года, вышел на свободу.",
            "ru",
            "freed",
            "2025-07-15",
        ),
        (
            "Benny Tai, who has been on remand since May 2021, is given ten years.",
            "en",
            "jailed",
            "2025-07-15",
        ),
        ("Igor Losik is one of 30 people who were freed on Monday.", "en", "freed", "2025-07-14"),
        # one person's step is not open at its end
        (
            "Seit die Polizei den Blogger Igor Losik im Juni festnahm, schweigt er.",
            "de",
            "jailed",
            "2025-06",
        ),
        ("Igor Losik wird in den nächsten Tagen freikommen.", "de", "freed", "2025-07-15/.."),
        # custody that lasts until a day to come
        ("Igor Losik bleibt bis Ende August in Haft.", "de", "held", "../2025-08"),
        (
            "A court extended the detention of Igor Losik until 30 August.",
            "en",
            "held",
            "../2025-08-30",
        ),
    ],
)
def test_times_of_other_steps(text: str, language: str, kind: str, expected: str) -> None:
    claims = drehtuer.read(text, published="2025-07-15", language=language).claims
    assert {claim.when for claim in claims if claim.kind == kind} == {expected}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Igor Losik saß vier Jahre in belarussischen Gefängnissen.", "de", "2021/2025"),
        ("Drei Jahre lang saß Igor Losik im Gefängnis.", "de", "2022/2025"),
        ("Ihar Losik spent 20 months in Belarusian prisons.", "en", "2023-11/2025-07"),
        ("Félix Navarro pasó cuatro años en prisión.", "es", "2021/2025"),
        ("Félix Navarro llevaba cuatro años encarcelado.", "es", "2021/2025"),
        ("Ильдара Дадина два года держали в колонии.", "ru", "2023/2025"),
        # until he came free
        (
            "Ihar Losik was freed on 12 May. He had spent 100 days in prison.",
            "en",
            "2025-02-01/2025-05-12",
        ),
        # it goes on, or began with what is named
        ("Ihar Losik has spent 411 days in prison.", "en", "2024-05-30/.."),
        ("Kem Sokha was held for a year after his arrest in 2017.", "en", "2017/2018"),
        # ages and sentences are no time in custody
        ("Igor Losik, 36 Jahre alt, saß in Haft.", "de", "2025-07-15"),
        ("Félix Navarro, de 36 años, estaba preso.", "es", "2025-07-15"),
        ("Ihar Losik was in prison, serving five years.", "en", "2025-07-15"),
        ("Игорь Лосик отбывал 15 лет в колонии.", "ru", "2025-07-15"),
    ],
)
def test_time_spent_in_custody(text: str, language: str, expected: str) -> None:
    claims = drehtuer.read(text, published="2025-07-15", language=language).claims
    assert [claim.when for claim in claims if claim.kind == "held"] == [expected]


HELD_AGAINST = [
    # (text, language, kind, how many, when)
    (
        "Derzeit sind 19 Journalisten eingesperrt, so viele wie seit 2021 nicht mehr.",
        "de",
        ("held", 19, "2025-12-05"),
    ),
    (
        "Derzeit sitzen 19 Häftlinge in Minsk ein, die höchste Zahl seit 2021.",
        "de",
        ("held", 19, "2025-12-05"),
    ),
    ("The most since 2021, 19 journalists are in jail.", "en", ("held", 19, "2025-12-05")),
    (
        "Hoy hay 19 presos políticos, la cifra más alta desde 2021.",
        "es",
        ("held", 19, "2025-12-05"),
    ),
]


@pytest.mark.parametrize(("text", "language", "expected"), HELD_AGAINST)
def test_a_record_is_not_dated_by_what_it_is_held_against(
    text: str, language: str, expected: tuple[str, int, str]
) -> None:
    [claim] = drehtuer.read(text, language=language, published="2025-12-05").claims
    assert claim.count is not None
    assert (claim.kind, claim.count.value, claim.when) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "On 27 June the court jailed 34 people. Igor Losik was freed a day before the ruling.",
            "en",
            "2025-06-26",
        ),
        (
            "El 27 de junio el tribunal condenó a 34 personas. Félix Navarro fue liberado un día "
            "antes del fallo.",
            "es",
            "2025-06-26",
        ),
        (
            "1 июля Россия отпустила 15 человек. Шестнадцатого, Рико Кригера, Лукашенко помиловал "
            "за двое суток до рейса.",
            "ru",
            "2025-06-29",
        ),
    ],
)
def test_days_before_what_was_told_last(text: str, language: str, expected: str) -> None:
    claims = drehtuer.read(text, published="2025-07-15", language=language).claims
    assert [claim.when for claim in claims if claim.kind == "freed"][-1] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("By Monday night 30 prisoners had been freed.", "en"),
        ("Bis Montagabend waren 30 Gefangene freigelassen.", "de"),
        ("К вечеру понедельника освободили 30 политзаключённых.", "ru"),
    ],
)
def test_what_was_done_by_a_day_is_a_total_of_that_day(text: str, language: str) -> None:
    [claim] = drehtuer.read(text, published="2025-07-16", language=language).claims
    assert (claim.kind, claim.when, claim.cumulative) == ("freed", "2025-07-14", True)
