"""Time expressions: tables of (text, published, language, expected), and what must always hold."""

from __future__ import annotations

import datetime
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer import languages
from drehtuer.claims.timing.calendar import easter
from drehtuer.claims.timing.expressions import _Reading, find_periods, find_times, present_words
from drehtuer.errors import DateError, LanguageError

FRIDAY = "2025-12-05"

# (text, published, language, [(words, value), …]): the bare expressions
TIMES = [
    # the day before a holiday or a date
    (
        "Einen Tag vor Weihnachten kamen sie frei.",
        FRIDAY,
        "de",
        [("Tag vor Weihnachten", "2024-12-24")],
    ),
    ("am Vorabend des 3. Mai 2025", FRIDAY, "de", [("Vorabend des 3. Mai 2025", "2025-05-02")]),
    ("on the eve of July 4, 2025", FRIDAY, "en", [("the eve of July 4, 2025", "2025-07-03")]),
    # a weekday that only explains a date
    (
        "Am 21. Juni, einem Samstag, kamen 14 frei.",
        FRIDAY,
        "de",
        [("21. Juni, einem Samstag", "2025-06-21")],
    ),
    (
        "On June 21, a Saturday, 14 were freed.",
        FRIDAY,
        "en",
        [("June 21, a Saturday", "2025-06-21")],
    ),
    # the one before the last
    (
        "Vorletzte Woche kamen 14 frei.",
        FRIDAY,
        "de",
        [("Vorletzte Woche", "2025-11-17/2025-11-23")],
    ),
    (
        "They were freed the week before last.",
        FRIDAY,
        "en",
        [("the week before last", "2025-11-17/2025-11-23")],
    ),
    # holidays that fall elsewhere in each country
    ("zum buddhistischen Neujahr", FRIDAY, "de", [("buddhistischen Neujahr", None)]),
    ("Burma's junta freed them on Independence Day.", FRIDAY, "en", [("Independence Day", None)]),
    # since something: it was
    (
        "Seit der Festnahme des Bürgermeisters am 19. März gibt es keine Ruhe.",
        FRIDAY,
        "de",
        [("19. März", "2025-03-19")],
    ),
    # German: dates
    ("Am 15. August 2025 begann das Treffen.", FRIDAY, "de", [("15. August 2025", "2025-08-15")]),
    (
        "Am Freitag, dem 15. August 2025,",
        FRIDAY,
        "de",
        [("Freitag, dem 15. August 2025", "2025-08-15")],
    ),
    ("Die Sitzung ist auf den 15.08.2025 datiert.", FRIDAY, "de", [("15.08.2025", "2025-08-15")]),
    ("Das Protokoll vom 3. 9. 2024 liegt vor.", FRIDAY, "de", [("3. 9. 2024", "2024-09-03")]),
    ("Gezählt am 31.12.24 in Wien", FRIDAY, "de", [("31.12.24", "2024-12-31")]),
    ("Bericht 2024-11-07", FRIDAY, "de", [("2024-11-07", "2024-11-07")]),
    ("Die Liste (Stand: 5. Dez. 2025)", FRIDAY, "de", [("5. Dez. 2025", "2025-12-05")]),
    ("vom 3. bis 5. Dezember", FRIDAY, "de", [("3.", "2025-12-03"), ("5. Dezember", "2025-12-05")]),
    (
        "am 3. und 5. Dezember 2024",
        FRIDAY,
        "de",
        [("3.", "2024-12-03"), ("5. Dezember 2024", "2024-12-05")],
    ),
    ("Am 31. Juni geschah nichts.", FRIDAY, "de", [("31. Juni", None)]),
    ("Am 29. Februar wurde gewählt.", FRIDAY, "de", [("29. Februar", "2024-02-29")]),
    # German: months, years, seasons and their parts
    ("Im Juni kamen sie frei.", FRIDAY, "de", [("Juni", "2025-06")]),
    ("Im Dezember wurde verhandelt.", "2025-01-10", "de", [("Dezember", "2024-12")]),
    ("Im März wird gewählt.", FRIDAY, "de", [("März", "2026-03")]),
    ("noch im Oktober 2020", FRIDAY, "de", [("Oktober 2020", "2020-10")]),
    ("Ende März war der Vertrag fertig.", "2025-04-11", "de", [("Ende März", "2025-03")]),
    (
        "Seit Februar vergangenen Jahres gilt das.",
        FRIDAY,
        "de",
        [("Februar vergangenen Jahres", "2024-02")],
    ),
    ("im Mai des Vorjahres", FRIDAY, "de", [("Mai des Vorjahres", "2024-05")]),
    ("im vergangenen August", "2025-04-16", "de", [("vergangenen August", "2024-08")]),
    ("Im Frühjahr 2024 zogen sie um.", FRIDAY, "de", [("Frühjahr 2024", "2024-21")]),
    ("im Winter 2010/11", FRIDAY, "de", [("Winter 2010/11", "2010-24")]),
    ("Im Herbst wurde das Gesetz erlassen.", FRIDAY, "de", [("Herbst", "2025-23")]),
    ("Ende vergangenen Jahres", FRIDAY, "de", [("Ende vergangenen Jahres", "2024")]),
    ("Mitte 2013 trat er zurück.", FRIDAY, "de", [("Mitte 2013", "2013")]),
    ("Er regiert seit 1994.", FRIDAY, "de", [("1994", "1994")]),
    ("nach der Wahl 2010 verhaftet", FRIDAY, "de", [("2010", "2010")]),
    ("im Jahr 1848 entstanden", FRIDAY, "de", [("Jahr 1848", "1848")]),
    ("zwischen 1943 und 1945", FRIDAY, "de", [("1943", "1943"), ("1945", "1945")]),
    ("in den neunziger Jahren", FRIDAY, "de", [("den neunziger Jahren", "1990/1999")]),
    ("die 1970er Jahre", FRIDAY, "de", [("die 1970er Jahre", "1970/1979")]),
    ("im ersten Halbjahr 2025", FRIDAY, "de", [("ersten Halbjahr 2025", "2025-01/2025-06")]),
    ("im dritten Quartal sank die Zahl", FRIDAY, "de", [("dritten Quartal", "2025-07/2025-09")]),
    # German: weekdays by tense
    ("Am Freitag sprach der Minister.", "2025-12-08", "de", [("Freitag", "2025-12-05")]),
    ("Am Freitag will der Minister sprechen.", "2025-12-08", "de", [("Freitag", "2025-12-12")]),
    ("Sie wollen sich am Freitag treffen.", FRIDAY, "de", [("Freitag", "2025-12-05")]),
    ("Er soll am Montag freigelassen worden sein.", FRIDAY, "de", [("Montag", "2025-12-01")]),
    ("Sie kündigte an, am Montag zu reisen.", FRIDAY, "de", [("Montag", "2025-12-08")]),
    ("letzten Freitag", FRIDAY, "de", [("letzten Freitag", "2025-11-28")]),
    ("am kommenden Dienstag", FRIDAY, "de", [("kommenden Dienstag", "2025-12-09")]),
    ("am Donnerstag letzter Woche", FRIDAY, "de", [("Donnerstag letzter Woche", "2025-11-27")]),
    (
        "In der Nacht zum Samstag brannte es.",
        "2025-12-08",
        "de",
        [("der Nacht zum Samstag", "2025-12-06")],
    ),
    ("Am Mittwochabend endete die Frist.", FRIDAY, "de", [("Mittwochabend", "2025-12-03")]),
    ("Am Wochenende reiste sie ab.", "2025-12-09", "de", [("Wochenende", "2025-12-06/2025-12-07")]),
    ("Am heutigen Freitag beginnt es.", FRIDAY, "de", [("Freitag", "2025-12-05")]),
    # German: relative to the publication
    ("Gestern Abend kam die Nachricht.", FRIDAY, "de", [("Gestern Abend", "2025-12-04")]),
    (
        "vorgestern und übermorgen",
        FRIDAY,
        "de",
        [("vorgestern", "2025-12-03"), ("übermorgen", "2025-12-07")],
    ),
    (
        "Vergangene Woche tagte der Rat.",
        FRIDAY,
        "de",
        [("Vergangene Woche", "2025-11-24/2025-11-30")],
    ),
    ("Kommende Woche", FRIDAY, "de", [("Kommende Woche", "2025-12-08/2025-12-14")]),
    ("Mitte der Woche", FRIDAY, "de", [("Mitte der Woche", "2025-12-03")]),
    ("vor zwei Wochen", FRIDAY, "de", [("vor zwei Wochen", "2025-11-21")]),
    ("vor rund drei Monaten", FRIDAY, "de", [("vor rund drei Monaten", "2025-09")]),
    ("vor 40 Jahren", FRIDAY, "de", [("vor 40 Jahren", "1985")]),
    ("heute vor zehn Jahren", FRIDAY, "de", [("heute vor zehn Jahren", "2015-12-05")]),
    ("vor einigen Tagen", FRIDAY, "de", [("vor einigen Tagen", None)]),
    ("im kommenden Monat", FRIDAY, "de", [("kommenden Monat", "2026-01")]),
    ("in diesem Jahr", FRIDAY, "de", [("diesem Jahr", "2025")]),
    ("heuer und im Vorjahr", FRIDAY, "de", [("heuer", "2025"), ("Vorjahr", "2024")]),
    ("Derzeit sitzen viele ein.", FRIDAY, "de", [("Derzeit", "2025-12-05")]),
    ("Damals war das anders.", FRIDAY, "de", [("Damals", None)]),
    # German: relative to what was told before
    (
        "Am 3. März brach er auf, tags darauf kam er an.",
        FRIDAY,
        "de",
        [("3. März", "2025-03-03"), ("tags darauf", "2025-03-04")],
    ),
    (
        "Am 3. März 2024 kam das Urteil. Zwei Tage zuvor war er erkrankt.",
        FRIDAY,
        "de",
        [("3. März 2024", "2024-03-03"), ("Zwei Tage zuvor", "2024-03-01")],
    ),
    (
        "Im Mai 2021 begann der Prozess, noch im selben Monat endete er.",
        FRIDAY,
        "de",
        [("Mai 2021", "2021-05"), ("selben Monat", "2021-05")],
    ),
    (
        "Im Januar 2023 wurde sie geholt, im Sommer darauf verurteilt.",
        FRIDAY,
        "de",
        [("Januar 2023", "2023-01"), ("Sommer darauf", "2023-22")],
    ),
    (
        "Am Montag reiste er an, am Vortag hatte es geschneit.",
        FRIDAY,
        "de",
        [("Montag", "2025-12-01"), ("Vortag", "2025-11-30")],
    ),
    (
        "2008: Der erste Handel\nIm August kamen drei frei.",
        FRIDAY,
        "de",
        [("2008", "2008"), ("August", "2008-08")],
    ),
    # German: holidays and times of day
    (
        "An Heiligabend war das Gefängnis still.",
        "2026-01-10",
        "de",
        [("Heiligabend", "2025-12-24")],
    ),
    ("Zu Ostern 2025 schwiegen die Waffen.", FRIDAY, "de", [("Ostern 2025", "2025-04-20")]),
    ("Seit Karfreitag wurde verhandelt.", "2025-05-02", "de", [("Karfreitag", "2025-04-18")]),
    ("Um 14.30 Uhr fiel das Urteil.", FRIDAY, "de", [("14.30 Uhr", "2025-12-05T14:30")]),
    (
        "am Mittwoch um 9 Uhr MEZ",
        FRIDAY,
        "de",
        [("Mittwoch", "2025-12-03"), ("9 Uhr MEZ", "2025-12-03T09:00:00+01:00")],
    ),
    (
        "Am 15. August 2025 um 11.30 Uhr Ortszeit (21.30 Uhr MESZ) in Anchorage",
        FRIDAY,
        "de",
        [
            ("15. August 2025", "2025-08-15"),
            ("11.30 Uhr Ortszeit", "2025-08-15T11:30:00-08:00"),
            ("21.30 Uhr MESZ", "2025-08-15T21:30:00+02:00"),
        ],
    ),
    (
        "geöffnet von 10-17 Uhr",
        FRIDAY,
        "de",
        [("10", "2025-12-05T10:00"), ("17 Uhr", "2025-12-05T17:00")],
    ),
    ("Am Nachmittag ging er.", FRIDAY, "de", [("Nachmittag", "2025-12-05")]),
    # German: no times
    ("Derzeit sitzen 1186 Gefangene ein.", None, "de", [("Derzeit", None)]),
    ("1.218 Häftlinge, 52 Personen und 2020 Menschen", FRIDAY, "de", []),
    ("2000 politische Gefangene", FRIDAY, "de", []),
    ("rund 1990 Zeugen", FRIDAY, "de", []),
    ("Artikel 361-4 und Nr. 2014", FRIDAY, "de", []),
    ("Der Preis stieg um 2,5 Prozent auf 19,50 Euro.", FRIDAY, "de", []),
    ("Guten Morgen!", FRIDAY, "de", []),
    # English
    ("He was freed on August 15, 2025.", FRIDAY, "en", [("August 15, 2025", "2025-08-15")]),
    ("on Friday, 15 August 2025", FRIDAY, "en", [("Friday, 15 August 2025", "2025-08-15")]),
    ("the 5th of March", FRIDAY, "en", [("the 5th of March", "2025-03-05")]),
    ("Nov. 11", FRIDAY, "en", [("Nov. 11", "2025-11-11")]),
    ("12/24/2024", FRIDAY, "en", [("12/24/2024", "2024-12-24")]),
    ("24/12/2024", FRIDAY, "en", [("24/12/2024", "2024-12-24")]),
    ("from 24–30 Nov. 2023", FRIDAY, "en", [("24", "2023-11-24"), ("30 Nov. 2023", "2023-11-30")]),
    ("He was tried in May.", FRIDAY, "en", [("May", "2025-05")]),
    ("They may leave; the March was long.", FRIDAY, "en", []),
    ("In June 14 prisoners were freed.", FRIDAY, "en", [("June", "2025-06")]),
    ("since the summer of 2020", FRIDAY, "en", [("the summer of 2020", "2020-22")]),
    ("in March of last year", FRIDAY, "en", [("March of last year", "2024-03")]),
    ("Last September it closed.", FRIDAY, "en", [("Last September", "2025-09")]),
    ("in mid-February", FRIDAY, "en", [("mid-February", "2025-02")]),
    ("at the end of 2024", FRIDAY, "en", [("the end of 2024", "2024")]),
    ("the 2020 election", FRIDAY, "en", [("2020", "2020")]),
    ("Some 2020 people, and over 1,300 names", FRIDAY, "en", []),
    ("She spoke on Thursday.", FRIDAY, "en", [("Thursday", "2025-12-04")]),
    ("On Thursday she will speak.", FRIDAY, "en", [("Thursday", "2025-12-11")]),
    ("Talks are scheduled for Monday.", FRIDAY, "en", [("Monday", "2025-12-08")]),
    ("last Friday", FRIDAY, "en", [("last Friday", "2025-11-28")]),
    ("two weeks ago", FRIDAY, "en", [("two weeks ago", "2025-11-21")]),
    ("about a month ago", FRIDAY, "en", [("about a month ago", "2025-11")]),
    ("yesterday evening", FRIDAY, "en", [("yesterday evening", "2025-12-04")]),
    ("earlier this year", FRIDAY, "en", [("earlier this year", "2025")]),
    ("early next month", FRIDAY, "en", [("early next month", "2026-01")]),
    (
        "On 3 March 2024 he fell ill. Two days later he was moved.",
        FRIDAY,
        "en",
        [("3 March 2024", "2024-03-03"), ("Two days later", "2024-03-05")],
    ),
    (
        "On 3 March he was tried; the day before, his lawyer had left.",
        FRIDAY,
        "en",
        [("3 March", "2025-03-03"), ("the day before", "2025-03-02")],
    ),
    (
        "They met in June 2024. That October they met again.",
        FRIDAY,
        "en",
        [("June 2024", "2024-06"), ("That October", "2024-10")],
    ),
    ("over the weekend", "2025-12-08", "en", [("over the weekend", "2025-12-06/2025-12-07")]),
    (
        "At 3 p.m. on Thursday the gate opened.",
        FRIDAY,
        "en",
        [("3 p.m.", "2025-12-04T15:00"), ("Thursday", "2025-12-04")],
    ),
    ("at 10:30 GMT", FRIDAY, "en", [("10:30 GMT", "2025-12-05T10:30:00+00:00")]),
    ("before Christmas", FRIDAY, "en", [("Christmas", "2025-12-25")]),
    ("in the 1990s", FRIDAY, "en", [("the 1990s", "1990/1999")]),
    ("in the first half of 2025", FRIDAY, "en", [("the first half of 2025", "2025-01/2025-06")]),
    ("in July of twenty twenty-three", FRIDAY, "en", [("July of twenty twenty-three", "2023-07")]),
    ("Currently they are held.", FRIDAY, "en", [("Currently", "2025-12-05")]),
    # Spanish
    ("El 8 de enero de 2026 salieron.", "2026-02-01", "es", [("8 de enero de 2026", "2026-01-08")]),
    ("el pasado 16 de enero", "2025-10-14", "es", [("pasado 16 de enero", "2025-01-16")]),
    ("en septiembre de 2023", FRIDAY, "es", [("septiembre de 2023", "2023-09")]),
    ("a finales de noviembre", FRIDAY, "es", [("a finales de noviembre", "2025-11")]),
    (
        "La semana pasada los soltaron.",
        FRIDAY,
        "es",
        [("La semana pasada", "2025-11-24/2025-11-30")],
    ),
    ("Hace dos semanas fue detenido.", FRIDAY, "es", [("Hace dos semanas", "2025-11-21")]),
    ("El lunes fueron liberados.", FRIDAY, "es", [("lunes", "2025-12-01")]),
    ("El lunes serán liberados.", FRIDAY, "es", [("lunes", "2025-12-08")]),
    ("ayer por la tarde", FRIDAY, "es", [("ayer por la tarde", "2025-12-04")]),
    (
        "El 3 de marzo cayó; al día siguiente habló.",
        FRIDAY,
        "es",
        [("3 de marzo", "2025-03-03"), ("al día siguiente", "2025-03-04")],
    ),
    ("el año pasado", FRIDAY, "es", [("el año pasado", "2024")]),
    ("el once de julio de 2021", FRIDAY, "es", [("once de julio de 2021", "2021-07-11")]),
    ("el primero de mayo", FRIDAY, "es", [("primero de mayo", "2025-05-01")]),
    ("18-X-2023", FRIDAY, "es", [("18-X-2023", "2023-10-18")]),
    # Russian
    ("на первое декабря", FRIDAY, "ru", [("первое декабря", "2025-12-01")]),
    (
        "двадцать первого июня 2025 года",
        FRIDAY,
        "ru",
        [("двадцать первого июня 2025 года", "2025-06-21")],
    ),
    ("в июльском интервью", FRIDAY, "ru", [("июльском", "2025-07")]),
    ("Четверговый обмен", FRIDAY, "ru", [("Четверговый", "2025-12-04")]),
    ("Полгода назад его отпустили.", FRIDAY, "ru", [("Полгода назад", "2025-06")]),
    ("24 января 2025 года", FRIDAY, "ru", [("24 января 2025 года", "2025-01-24")]),
    ("в феврале 2023-го", FRIDAY, "ru", [("феврале 2023-го", "2023-02")]),
    (
        "На прошлой неделе их отпустили.",
        FRIDAY,
        "ru",
        [("прошлой неделе", "2025-11-24/2025-11-30")],
    ),
    ("В четверг суд отпустил двоих.", FRIDAY, "ru", [("четверг", "2025-12-04")]),
    ("Два года назад его посадили.", FRIDAY, "ru", [("Два года назад", "2023")]),
    ("месяц назад", FRIDAY, "ru", [("месяц назад", "2025-11")]),
    ("в прошлом году", FRIDAY, "ru", [("прошлом году", "2024")]),
    ("осенью 2021 года", FRIDAY, "ru", [("осенью 2021 года", "2021-23")]),
    (
        "3 марта его судили, на следующий день увезли.",
        FRIDAY,
        "ru",
        [("3 марта", "2025-03-03"), ("следующий день", "2025-03-04")],
    ),
    ("Через две недели его отпустят.", FRIDAY, "ru", [("Через две недели", "2025-12-19")]),
    (
        "3 марта его взяли, через два дня отпустили.",
        FRIDAY,
        "ru",
        [("3 марта", "2025-03-03"), ("через два дня", "2025-03-05")],
    ),
    ("20.03.2026", "2026-03-21", "ru", [("20.03.2026", "2026-03-20")]),
    ("12 и 13 декабря", "2025-12-15", "ru", [("12", "2025-12-12"), ("13 декабря", "2025-12-13")]),
    ("Вчера вечером", FRIDAY, "ru", [("Вчера вечером", "2025-12-04")]),
    # French, Polish, Ukrainian, Belarusian
    ("le 29 octobre 2025", FRIDAY, "fr", [("29 octobre 2025", "2025-10-29")]),
    ("Jeudi, il était libre.", FRIDAY, "fr", [("Jeudi", "2025-12-04")]),
    ("il y a deux ans", FRIDAY, "fr", [("il y a deux ans", "2023")]),
    ("la semaine dernière", FRIDAY, "fr", [("la semaine dernière", "2025-11-24/2025-11-30")]),
    ("Il a été libéré en mai 2024.", FRIDAY, "fr", [("mai 2024", "2024-05")]),
    ("4 września 2025 roku", FRIDAY, "pl", [("4 września 2025 roku", "2025-09-04")]),
    ("w zeszłym tygodniu", FRIDAY, "pl", [("zeszłym tygodniu", "2025-11-24/2025-11-30")]),
    ("Na początku grudnia", "2025-12-18", "pl", [("Na początku grudnia", "2025-12")]),
    ("dwa lata temu", FRIDAY, "pl", [("dwa lata temu", "2023")]),
    ("2 жовтня", FRIDAY, "uk", [("2 жовтня", "2025-10-02")]),
    ("тиждень тому", FRIDAY, "uk", [("тиждень тому", "2025-11-28")]),
    ("минулого року", FRIDAY, "uk", [("минулого року", "2024")]),
    ("за лістапад", FRIDAY, "be", [("лістапад", "2025-11")]),
    ("учора вечарам", FRIDAY, "be", [("учора вечарам", "2025-12-04")]),
    ("у верасні 2024 года", FRIDAY, "be", [("верасні 2024 года", "2024-09")]),
    # publication known to the month, the year, or not at all: never more precise than that
    ("Im Juni kamen sie frei.", "2025-12", "de", [("Juni", "2025-06")]),
    ("Am Freitag kam er frei.", "2025-12", "de", [("Freitag", "2025-12~")]),
    ("Gestern kam er frei.", "2025-12", "de", [("Gestern", "2025-12~")]),
    ("Vergangenen Monat kam er frei.", "2025-12", "de", [("Vergangenen Monat", "2025-11")]),
    ("Derzeit ist er in Haft.", "2025", "de", [("Derzeit", "2025")]),
    ("Vor zwei Jahren kam er frei.", "2025", "de", [("Vor zwei Jahren", "2023")]),
    (
        "Gestern, am Freitag und im Juni",
        None,
        "de",
        [("Gestern", None), ("Freitag", None), ("Juni", None)],
    ),
    ("Vor 40 Jahren", "0012", "de", [("Vor 40 Jahren", None)]),
    ("morgen", "9999-12-31", "de", [("morgen", None)]),
    (
        "Am 5. Mai 2024 und im März 2020",
        None,
        "de",
        [("5. Mai 2024", "2024-05-05"), ("März 2020", "2020-03")],
    ),
]

# the periods that claims need
PERIODS = [
    ("Er regiert seit 1994.", "de", [("seit 1994", "1994/..")]),
    ("vom 3. bis 5. Dezember", "de", [("vom 3. bis 5. Dezember", "2025-12-03/2025-12-05")]),
    (
        "zwischen dem 8. Januar und dem 19. Februar 2026",
        "de",
        [("zwischen dem 8. Januar und dem 19. Februar 2026", "2026-01-08/2026-02-19")],
    ),
    ("bis Ende Juni 2026", "de", [("bis Ende Juni 2026", "../2026-06")]),
    ("seit Ende April", "de", [("seit Ende April", "2025-04/..")]),
    ("seit Ende 2020", "de", [("seit Ende 2020", "2020-10/..")]),
    ("Ende vergangenen Jahres", "de", [("Ende vergangenen Jahres", "2024-10/2024-12")]),
    ("seit Juli vergangenen Jahres", "de", [("seit Juli vergangenen Jahres", "2024-07/..")]),
    (
        "in den vergangenen beiden Monaten",
        "de",
        [("in den vergangenen beiden Monaten", "2025-10/2025-12")],
    ),
    ("binnen einer Woche", "de", [("binnen einer Woche", "2025-11-28/2025-12-05")]),
    ("seit drei Wochen", "de", [("seit drei Wochen", "2025-11-14/..")]),
    (
        "Im August 2023 gefasst, seither in Haft",
        "de",
        [("August 2023", "2023-08"), ("seither", "2023-08/..")],
    ),
    ("1963 bis 1989", "de", [("1963 bis 1989", "1963/1989")]),
    ("Damals und im Juni", "de", [("Juni", "2025-06")]),
    ("since 2020", "en", [("since 2020", "2020/..")]),
    ("since last July", "en", [("since last July", "2025-07/..")]),
    (
        "between 8 and 19 February 2025",
        "en",
        [("between 8 and 19 February 2025", "2025-02-08/2025-02-19")],
    ),
    ("until 5 March 2026", "en", [("until 5 March 2026", "../2026-03-05")]),
    ("He did not come out until May 2024.", "en", [("May 2024", "2024-05")]),
    ("in the past two weeks", "en", [("in the past two weeks", "2025-11-21/2025-12-05")]),
    (
        "arrested in March 2021 and held ever since",
        "en",
        [("March 2021", "2021-03"), ("ever since", "2021-03/..")],
    ),
    ("on 12 and 13 December 2024", "en", [("12 and 13 December 2024", "2024-12-12/2024-12-13")]),
    (
        "entre el 8 de enero y el 9 de febrero de 2026",
        "es",
        [("entre el 8 de enero y el 9 de febrero de 2026", "2026-01-08/2026-02-09")],
    ),
    ("desde diciembre de 2024", "es", [("desde diciembre de 2024", "2024-12/..")]),
    ("с июля 2024 года", "ru", [("с июля 2024 года", "2024-07/..")]),
    ("до конца мая 2026 года", "ru", [("до конца мая 2026 года", "../2026-05")]),
    ("depuis le 29 octobre", "fr", [("depuis le 29 octobre", "2025-10-29/..")]),
    ("von Freitag bis Sonntag", "de", [("von Freitag bis Sonntag", "2025-11-28/2025-11-30")]),
    ("Von Januar bis März kamen sie frei.", "de", [("Von Januar bis März", "2025-01/2025-03")]),
    (
        "He was held from November to February.",
        "en",
        [("from November to February", "2024-11/2025-02")],
    ),
    ("od marca 2021 roku", "pl", [("od marca 2021 roku", "2021-03/..")]),
]


@pytest.mark.parametrize(("text", "published", "language", "expected"), TIMES)
def test_times(text, published, language, expected):
    found = find_times(text, published=published, language=language)
    assert [(one.text, one.value) for one in found] == expected


@pytest.mark.parametrize(("text", "language", "expected"), PERIODS)
def test_periods(text, language, expected):
    found = find_periods(text, published=FRIDAY, language=language)
    assert [(one.text, one.value) for one in found] == expected


def test_decomposed_letters_soft_hyphens_and_odd_spaces_do_not_shift_spans():
    text = "\ufeff👩‍👩‍👧 Am 3.\u00a0Ma\u0308rz 2024 und im De\u00adzember 2023"
    found = find_times(text, published=None, language="de")
    assert [text[one.start : one.end] for one in found] == [
        "3.\u00a0Ma\u0308rz 2024",
        "De\u00adzember 2023",
    ]
    assert [one.value for one in found] == ["2024-03-03", "2023-12"]


def test_no_expression_reaches_across_a_line():
    found = find_times("Im Juni\n14 Häftlinge, 5.\nMai", published=FRIDAY, language="de")
    assert [one.text for one in found] == ["Juni", "Mai"]


def test_present_words_are_told():
    assert "derzeit" in present_words("de")
    assert "currently" in present_words("en")
    assert all(present_words(code) for code in languages.codes() if languages.table(code, "times"))


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2024, datetime.date(2024, 3, 31), datetime.date(2024, 5, 5)),
        (2025, datetime.date(2025, 4, 20), datetime.date(2025, 4, 20)),
        (2026, datetime.date(2026, 4, 5), datetime.date(2026, 4, 12)),
    ],
)
def test_easter(year, western, eastern):
    assert easter(year, eastern=False) == western
    assert easter(year, eastern=True) == eastern


@pytest.mark.parametrize("published", ["gestern", "2025-13", "2025-02-30", "05.12.2025", "25"])
def test_a_wrong_date_of_publication_is_said(published):
    with pytest.raises(DateError, match="2025-12-05"):
        find_times("gestern", published=published, language="de")


def test_an_unknown_language_is_said():
    with pytest.raises(LanguageError):
        find_times("gestern", published=None, language="xx")


VOCABULARY = """
am im seit bis vom und Ende Mitte 3. 31. 5 2020 2024 99 1186 Juni März Dezember Freitag vergangenen
nächste Woche Jahres Tage zwei vor zuvor darauf Uhr 11.30 – - , . : ( ) Ostern Winter gestern heute
derzeit Quartal ersten since the of last ago between and May 0000 9999 24 Ortszeit MESZ Jahr el día
hace dos años прошлой неделе назад году le dernier roku temu
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
PUBLISHED = st.one_of(
    st.none(),
    st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(str),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)).map(lambda p: f"{p[0]:04}-{p[1]:02}"),
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)),
    PUBLISHED,
    st.sampled_from(["de", "en", "es", "ru", "fr", "pl", "uk", "be"]),
)
def test_any_text_gives_exact_sorted_spans(text, published, language):
    for find in (find_times, find_periods):
        end = 0
        for one in find(text, published=published, language=language):
            assert end <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == one.text
            assert one.value is None or one.value
            end = one.end


@pytest.mark.parametrize(
    "unit",
    [
        "Am Freitag, 5. Dezember 2025, kamen 31 Menschen frei. ",
        "1 ",
        "seit ",
        "2020-",
        "(((",
        "Juni ",
    ],
)
def test_cost_is_linear_in_one_long_line(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        begin = time.process_time()
        find_times(text, published=FRIDAY, language="de")
        return time.process_time() - begin

    seconds(2_000)  # compiles
    small = min(seconds(4_000) for _ in range(3))
    assert any(seconds(32_000) < 8 * small * 3 + 0.05 for _ in range(3))


NUMBER_SLOTS = {
    *("day", "month_number", "year", "lone_year", "year2", "hour", "minute"),
    *("clock4", "number", "ordinal"),
}


@pytest.mark.parametrize("language", languages.codes())
def test_patterns_use_rules_and_slots_that_exist(language):
    words = languages.table(language, "times")
    for rule, patterns in words.get("patterns", {}).items():
        assert rule in ("clock", "part_of_day", "same_period", "vague") or hasattr(
            _Reading, f"_{rule}"
        )
        written = " ".join([*patterns, *words.get("stretches", ())]).replace("{stretch}", "")
        for slot, _, row in re.findall(r"\{(\w+)(=(\w+))?\}", written):
            assert slot in words or slot in NUMBER_SLOTS
            assert not row or row in words[slot]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Those arrested in March 2021 were freed.", "en", ["2021-03"]),
        ("Those arrested in 2021 were freed.", "en", ["2021"]),
        ("Of those, 2021 were freed.", "en", []),
        ("On an October morning in 2019 agents seized him.", "en", ["2019-10"]),
        ("in the last week of May", "en", ["2025-05"]),
        ("in den ersten Tagen im Mai", "de", ["2025-05"]),
        ("murió en enero de 2023 por desatención", "es", ["2023-01"]),
        ("quedaban el lunes 8 en las celdas", "es", ["2025-09-08"]),
        ("En lo que va de mes cayeron 38.", "es", ["2025-09"]),
        ("In 2024 94 were held. In the same period 41 were freed.", "en", ["2024", "2024"]),
    ],
)
def test_years_and_parts_of_months(text: str, language: str, expected: list[str]) -> None:
    found = find_periods(text, published="2025-09-12", language=language)
    assert [time.value for time in found if time.value] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Am 5. Dezember 2025 saßen 1.218 Menschen ein. Im Juni kamen 14 frei, am 11. September "
            "52. Am 13. Dezember kamen 123 frei.",
            ["2025-12-05", "2025-06", "2025-09-11", "2025-12-13"],
        ),
        (
            "en",
            "On 30 December 2024 there were 1,258. On 4 January ten more were jailed.",
            ["2024-12-30", "2025-01-04"],
        ),
        ("en", "In June 14 people were freed.", [None]),
    ],
)
def test_without_a_date_of_publication_the_dates_told_say_which_year_it_is(
    language: str, text: str, expected: list[str | None]
) -> None:
    found = find_times(text, published=None, language=language)
    assert [time.value for time in found] == expected


@pytest.mark.parametrize(
    ("text", "language", "published", "value"),
    [
        ("She has been held for two years and eight months.", "en", "2024-07-14", "2021-11/.."),
        ("She has been held for two and a half years.", "en", "2025-06-24", "2022-12/.."),
        ("Over the past year and a half 30 were jailed.", "en", "2025-06-24", "2023-12/2025-06"),
        ("She has been held for two weeks and three days.", "en", "2025-06-24", "2025-06-07/.."),
        ("She has been held for a decade and a half.", "en", "2025-06-24", "2015-06/.."),
        ("Thirty were freed all year.", "en", "2025-11-13", "2025"),
        ("In the first ten months of the year 25 left.", "en", "2025-11-13", "2025-01/2025-10"),
        ("He was taken on the last Sunday of August.", "en", "2025-10-30", "2025-08-31"),
        ("He was taken on the first Monday in May 2024.", "en", "2025-10-30", "2024-05-06"),
        ("In June and July 2021 troops rounded up 700.", "en", "2025-07-30", "2021-06/2021-07"),
        ("He was freed this winter.", "en", "2026-01-14", "2025-24"),
        ("He was freed last winter.", "en", "2026-01-14", "2024-24"),
        (
            "Six were held in the week before Christmas.",
            "en",
            "2026-01-13",
            "2025-12-18/2025-12-24",
        ),
        ("Er sitzt seit zwei Jahren und acht Monaten.", "de", "2024-07-14", "2021-11/.."),
        ("Er sitzt seit zweieinhalb Jahren.", "de", "2025-06-24", "2022-12/.."),
        ("Im ganzen Jahr kamen zwanzig frei.", "de", "2025-11-13", "2025"),
        ("Am letzten Sonntag im August kam er frei.", "de", "2025-10-30", "2025-08-31"),
        ("Im Juli, August und September kamen 60 frei.", "de", "2026-01-13", "2025-07/2025-09"),
        ("In der Woche vor Neujahr kamen sechs.", "de", "2026-01-13", "2025-12-25/2025-12-31"),
        ("Lleva dos años y ocho meses preso.", "es", "2025-08-20", "2022-12/.."),
        ("Está preso desde hace año y medio.", "es", "2025-08-20", "2024-02/.."),
        ("En julio y agosto de 2024 hubo 60.", "es", "2025-10-16", "2024-07/2024-08"),
        ("En el segundo trimestre hubo 60.", "es", "2025-10-16", "2025-04/2025-06"),
        ("За полтора года арестованы 30 человек.", "ru", "2025-06-24", "2023-12/2025-06"),
        ("За июль, август и сентябрь — 61 задержание.", "ru", "2025-10-27", "2025-07/2025-09"),
        ("Во втором квартале их было 46.", "ru", "2025-10-27", "2025-04/2025-06"),
        ("В последнее воскресенье августа.", "ru", "2025-10-27", "2025-08-31"),
    ],
)
def test_spans_and_days_that_are_counted_out(text, language, published, value):
    found = find_periods(text, published=published, language=language)
    assert [period.value for period in found] == [value]


def test_a_heading_with_the_day_of_publication_moves_no_month_ahead():
    text = "30 July 2025\n\nHe told visitors in May that he would not ask for a pardon."
    found = find_periods(text, published="2025-07-30", language="en")
    assert [period.value for period in found] == ["2025-07-30", "2025-05"]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        # days as they are read out
        ("They took her away on March fourteenth.", "en", "2025-03-14"),
        ("on the twenty-second of May 2024", "en", "2024-05-22"),
        ("Am siebzehnten August kam sie frei.", "de", "2025-08-17"),
        # a weekday, an evening or days after what was told before
        ("On 4 June he was caught. He was out the Friday after.", "en", "2025-06-04 2025-06-06"),
        ("On 4 June he spoke. The Monday before, he was let go.", "en", "2025-06-04 2025-06-02"),
        ("On 4 June they met. The very next day ten left.", "en", "2025-06-04 2025-06-05"),
        (
            "They met on 4 June. In the days that followed ten left.",
            "en",
            "2025-06-04 2025-06-04/..",
        ),
        (
            "Am 4. Juni trafen sie sich. Am Freitag darauf kam er frei.",
            "de",
            "2025-06-04 2025-06-06",
        ),
        ("Am 4. Juni sprach er. Noch am selben Abend kam er frei.", "de", "2025-06-04 2025-06-04"),
        (
            "El 4 de junio votaron. En los días siguientes salieron diez.",
            "es",
            "2025-06-04 2025-06-04/..",
        ),
        (
            "4 июня голосовали. В последующие дни задержали десять.",
            "ru",
            "2025-06-04 2025-06-04/..",
        ),
        ("Within the following days ten left.", "en", "none"),
        # how long after something that is not dated is not ahead of today
        ("Спустя три года после ареста он на свободе.", "ru", "none"),
        ("For nearly three years he has been held.", "en", "2022/.."),
        ("For nearly three years he was held.", "en", "none"),
        # under the date of an entry
        ("2004 - A plane is stopped. In November he is jailed.", "en", "2004 2004-11"),
        ("17 February. They took him away on Monday.", "en", "2025-02-17 2025-02-17"),
        ("18 February. They took him away on Monday.", "en", "2025-02-18 2025-02-17"),
        ("1 August 2024. He was sentenced in June.", "en", "2024-08-01 2024-06"),
        ("Mai 2021. Am 2. Juni kam er in Haft.", "de", "2021-05 2021-06-02"),
        ("Май — октябрь 2021. 2 июня её задержали.", "ru", "2021-05/2021-10 2021-06-02"),
        ("3 de julio de 2022 - El lunes lo detienen.", "es", "2022-07-03 2022-06-27"),
    ],
)
def test_times_told_by_those_before(text: str, language: str, values: str) -> None:
    found = find_periods(text, published="2025-09-20", language=language)
    assert [period.value or "none" for period in found] == values.split()
