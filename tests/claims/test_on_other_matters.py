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


ON_OTHER_MATTERS = [
    (
        "en",
        "Police stormed a branch of a savings bank in Leeds on Tuesday evening and freed the last "
        "four hostages. Seven people had been held since the morning, when two masked robbers "
        "entered the branch.\n\n"
        "The robbers released three hostages in the afternoon in exchange for food. They demanded "
        "two million in cash and a getaway car.\n\n"
        "Officers arrested both men. One had been released from prison in March after six years "
        'for armed robbery. "All hostages are safe," the chief of police told reporters. '
        "The interior minister thanked the officers.",
    ),
    (
        "en",
        "On the last day of September 88,412 inmates were held in the country's prisons, the "
        "Ministry of Justice said. Some 2,300 prisoners were released last month to ease "
        "overcrowding; the government says that no sex offender was freed.\n\n"
        "The opposition called it a gamble. In the first half of the year 41 inmates died, "
        "according to the prisons watchdog. The president of the prison governors' association "
        "said that cells for one were shared by three. Four in ten of those released reoffend "
        "within a year, the probation service said.",
    ),
    (
        "de",
        "Drei Wochen nach ihrer Entführung aus einem Internat in Nigeria sind 27 Schüler wieder "
        "frei. Neun weitere würden noch festgehalten, zwei seien gestorben, sagten Eltern. Die "
        "Bande hatte 100 Millionen Naira Lösegeld gefordert.\n\n"
        "Der Gouverneur bestritt, dass die Regierung den Banditen Geld gezahlt habe. Die Polizei "
        "nahm am Montag elf mutmaßliche Mitglieder der Bande fest und befreite vier Bauern. Im "
        "vorigen Monat wurden 16 Dorfbewohner aus einem Bus entführt; zehn kamen frei, nachdem "
        "ihre Familien gezahlt hatten.",
    ),
    (
        "de",
        "Bei einer Großkontrolle auf den Autobahnen hat die Polizei am Wochenende 212 betrunkene "
        "Fahrer festgehalten. 19 blieben über Nacht in Gewahrsam, die übrigen wurden nach der "
        "Blutprobe entlassen. Ein Mann mit 2,4 Promille wurde festgenommen.\n\n"
        "Seit Januar wurden 86 Autofahrer zu Haftstrafen verurteilt. Regierung und Opposition "
        "streiten über die Grenze. Der Präsident des Automobilclubs forderte längere Fahrverbote. "
        "Einer der Festgehaltenen war zwei Tage zuvor aus dem Gefängnis entlassen worden.",
    ),
    (
        "es",
        "El 30 de septiembre había 58.412 presos en las cárceles del país, según Instituciones "
        "Penitenciarias. En verano fueron excarcelados 2.300 reclusos por un plan contra el "
        "hacinamiento. El Gobierno asegura que no salió ningún condenado por delitos sexuales; la "
        "oposición habla de un riesgo.\n\n"
        "En el primer semestre murieron 41 internos. Los sindicatos de funcionarios de prisiones "
        "denuncian celdas de uno para tres. Cuatro de cada diez liberados reinciden en tres años.",
    ),
    (
        "ru",
        "Девять мужчин, угнавших больше 200 машин, в пятницу приговорены к 47 годам колонии. "
        "Главарь банды получил девять лет, двух женщин осудили условно.\n\n"
        "В ноябре полиция задержала на обысках 14 человек. Троих отпустили, один бежал в Испанию, "
        "где был арестован и выдан. Таможня пять дней держала в порту сухогруз с машинами. "
        "«Банда считала себя неуязвимой», – сказал журналистам прокурор. Четверо осуждённых сидят "
        "в СИЗО с момента ареста. Адвокаты угонщиков подадут апелляцию на приговор суда.",
    ),
]


@pytest.mark.parametrize(("language", "text"), ON_OTHER_MATTERS)
def test_other_news_makes_no_claim(language: str, text: str) -> None:
    assert not drehtuer.read(text, published="2025-11-12", language=language).claims
