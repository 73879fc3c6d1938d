"""Counts of people: number words, formats, hedges and ranges, and what counts nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.claims.sentences.counts import CountMention, find_counts
from drehtuer.claims.tokens import tokenize
from drehtuer.languages import codes
from drehtuer.model import QUALIFIERS

steady = settings(max_examples=300, derandomize=True, deadline=None)


def counts(text: str, language: str) -> list[CountMention]:
    return find_counts(tokenize(text), language)


def values(text: str, language: str) -> list[tuple[object, ...]]:
    """(qualifier, value) of each count, with the upper bound where it has one."""
    return [
        (c.count.qualifier, c.count.value, *(() if c.count.upper is None else (c.count.upper,)))
        for c in counts(text, language)
    ]


GERMAN = [
    # what qualifies a number behind its noun; a number that opens the sentence without one
    ("Sechs Häftlinge mindestens", "at_least", 6),
    ("Drei schob Minsk nach Polen ab.", "exact", 3),
    ("23 hält Aserbaidschan noch in Baku fest.", "exact", 23),
    # digits in national formats
    ("52 Häftlinge", "exact", 52),
    ("1218 politische Gefangene", "exact", 1218),
    ("1.218 politische Gefangene", "exact", 1218),
    ("1 218 Häftlinge", "exact", 1218),
    ("1’218 Gefangene", "exact", 1218),
    ("1,3 Millionen Menschen", "exact", 1_300_000),
    # words
    ("zwölf Journalisten", "exact", 12),
    ("zweiundfünfzig Häftlinge", "exact", 52),
    ("hundert Häftlinge", "exact", 100),
    ("einhundertdreiundzwanzig Gefangene", "exact", 123),
    ("tausend Gefangene", "exact", 1000),
    ("tausendzweihundert Menschen", "exact", 1200),
    ("beide Männer", "exact", 2),
    ("beide Journalistinnen", "exact", 2),
    ("ein Gefangener", "exact", 1),
    ("eine Journalistin", "exact", 1),
    ("keine Gefangenen", "exact", 0),
    # dozens and unnumbered plurals
    ("ein Dutzend Gefangene", "about", 12),
    ("zwei Dutzend Frauen", "about", 24),
    ("ein halbes Dutzend Ärzte", "about", 6),
    ("Dutzende Gefangene", "dozens", None),
    ("mehrere Dutzend Gefangene", "dozens", None),
    ("Hunderte Demonstranten", "hundreds", None),
    ("mehrere hundert Menschen", "hundreds", None),
    ("Tausende Menschen", "thousands", None),
    ("mehrere Gefangene", "some", None),
    ("einige Anwälte", "some", None),
    ("ein paar Gefangene", "some", None),
    # abbreviated hedges; "an die" is one only before a round number
    ("rd. 1400 Gefangene", "about", 1400),
    ("mind. 220 Häftlinge", "at_least", 220),
    ("an die 40 Häftlinge", "almost", 40),
    ("an die 38 Häftlinge", "exact", 38),
    # what looks like a year
    ("sämtliche 1968 palästinensischen Häftlinge", "exact", 1968),
    ("zehn Baptisten", "exact", 10),
    ("alle Gefangenen", "all", None),
    ("ein paar Dutzend Häftlinge", "dozens", None),
    ("Hunderttausende Menschen", "thousands", None),
    ("anderthalb Dutzend Gefangene", "about", 18),
    ("knapp zwei Dutzend Männer", "almost", 24),
    ("ein gutes Dutzend Häftlinge", "more_than", 12),
    ("niemand kam frei", "exact", 0),
    ("keiner der 13", "exact", 0),
    ("12 Ausgewiesene", "exact", 12),
    # hedges
    ("genau 77 Gefangene", "exact", 77),
    ("insgesamt 97 Gefangene", "exact", 97),
    ("weitere 20 Menschen", "exact", 20),
    ("rund 100 Gefangene", "about", 100),
    ("etwa 300 Menschen", "about", 300),
    ("schätzungsweise 900 Gefangene", "about", 900),
    ("fast 1.300 Häftlinge", "almost", 1300),
    ("knapp 50 Gefangene", "almost", 50),
    ("mindestens 14 Häftlinge", "at_least", 14),
    ("wenigstens acht Häftlinge", "at_least", 8),
    ("nicht weniger als 40 Gefangene", "at_least", 40),
    ("100 oder mehr Gefangene", "at_least", 100),
    ("≥100 Gefangene", "at_least", 100),
    ("über 1.000 politische Gefangene", "more_than", 1000),
    ("mehr als 100 Gefangene", "more_than", 100),
    ("gut 100 Gefangene", "more_than", 100),
    ("bis zu 200 Menschen", "at_most", 200),
    ("höchstens 20 Gefangene", "at_most", 20),
    ("nicht mehr als 40 Gefangene", "at_most", 40),
    ("weniger als 30 Häftlinge", "less_than", 30),
    # signs around it
    ("„52 Gefangene“", "exact", 52),
    ("52 der Häftlinge", "exact", 52),
    ("52 „politische Gefangene“", "exact", 52),
]

ENGLISH = [
    # what qualifies a number behind its noun
    ("six political prisoners at least", "at_least", 6),
    ("30 prisoners at most", "at_most", 30),
    ("30 or fewer prisoners", "at_most", 30),
    ("52 detainees", "exact", 52),
    ("1218 political prisoners", "exact", 1218),
    ("1,218 political prisoners", "exact", 1218),
    ("1 218 prisoners", "exact", 1218),
    ("1.3 million people", "exact", 1_300_000),
    ("twelve journalists", "exact", 12),
    ("fifty-two detainees", "exact", 52),
    ("one hundred and twenty-three prisoners", "exact", 123),
    ("two thousand people", "exact", 2000),
    ("twelve hundred prisoners", "exact", 1200),
    ("both men", "exact", 2),
    ("both journalists", "exact", 2),
    ("one prisoner", "exact", 1),
    ("a journalist", "exact", 1),
    ("an activist", "exact", 1),
    ("no prisoners", "exact", 0),
    ("a dozen prisoners", "about", 12),
    ("two dozen women", "about", 24),
    ("half a dozen doctors", "about", 6),
    ("dozens of prisoners", "dozens", None),
    ("several dozen prisoners", "dozens", None),
    ("scores of activists", "dozens", None),
    ("hundreds of protesters", "hundreds", None),
    ("several hundred people", "hundreds", None),
    ("thousands of people", "thousands", None),
    ("several prisoners", "some", None),
    ("all prisoners", "all", None),
    ("all but two of them", "all", None),
    ("a couple of hundred prisoners", "hundreds", None),
    ("nearly two dozen people", "almost", 24),
    ("nobody was freed", "exact", 0),
    ("none of the 13", "exact", 0),
    ("exactly 77 prisoners", "exact", 77),
    ("a total of 97 prisoners", "exact", 97),
    ("another 20 people", "exact", 20),
    ("20 more people", "exact", 20),
    ("some 300 people", "about", 300),
    ("about 100 prisoners", "about", 100),
    ("roughly 300 people", "about", 300),
    ("an estimated 900 prisoners", "about", 900),
    ("nearly 1,300 detainees", "almost", 1300),
    ("just under 90 prisoners", "almost", 90),
    ("at least 14 prisoners", "at_least", 14),
    ("no fewer than 40 prisoners", "at_least", 40),
    ("100 or more prisoners", "at_least", 100),
    ("≥100 prisoners", "at_least", 100),
    ("more than 1,000 political prisoners", "more_than", 1000),
    ("over 100 prisoners", "more_than", 100),
    ("up to 200 people", "at_most", 200),
    ("no more than 20 prisoners", "at_most", 20),
    ("fewer than 30 detainees", "less_than", 30),
    ("“52 prisoners”", "exact", 52),
]


@pytest.mark.parametrize(("text", "qualifier", "value"), GERMAN)
def test_german(text, qualifier, value):
    assert values(text, "de") == [(qualifier, value)]


@pytest.mark.parametrize(("text", "qualifier", "value"), ENGLISH)
def test_english(text, qualifier, value):
    assert values(text, "en") == [(qualifier, value)]


@pytest.mark.parametrize(
    ("text", "language", "lower", "upper"),
    [
        ("zwischen 100 und 120 Gefangene", "de", 100, 120),
        ("100 bis 120 Häftlinge", "de", 100, 120),
        ("100–120 Häftlinge", "de", 100, 120),
        ("zwei bis drei Gefangene", "de", 2, 3),
        ("between 100 and 120 prisoners", "en", 100, 120),
        ("100 to 120 detainees", "en", 100, 120),
        ("100–120 detainees", "en", 100, 120),
        ("two or three prisoners", "en", 2, 3),
        ("35-40 people", "en", 35, 40),
    ],
)
def test_ranges(text, language, lower, upper):
    assert values(text, language) == [("between", lower, upper)]


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("16 mehr als im Vormonat", "de", 16),
        ("12 weniger als im Juli", "de", -12),
        ("16 more than last month", "en", 16),
        ("12 fewer than in July", "en", -12),
        ("sixteen more people than last month", "en", 16),
        ("the number rose by 16", "en", 16),
        ("die Zahl ist um zwölf gesunken", "de", -12),
        ("zwölf weniger", "de", -12),
    ],
)
def test_changes_carry_their_sign(text, language, change):
    (found,) = counts(text, language)
    assert found.count.delta
    assert found.count.value == change


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # ages
        ("The politician, 69 at the time, was sentenced to nine years.", "en"),
        ("The retired chemist, 70, from Hrodna, was freed.", "en"),
        ("Der Anwalt, 39 damals, wurde verurteilt.", "de"),
        ("50 Prozent der Gefangenen", "de"),
        ("50% der Gefangenen", "de"),
        ("drei Viertel der Gefangenen", "de"),
        ("im Jahr 2020", "de"),
        ("seit 2020", "de"),
        ("um 11.30 Uhr", "de"),
        ("am 5. Dez. 2025", "de"),
        ("vom 3. bis 5. Dezember", "de"),
        ("200 Euro", "de"),
        ("3 Millionen Dollar", "de"),
        ("nach 15 Jahren Haft", "de"),
        ("zehn Jahre Haft", "de"),
        ("drei lange Jahre", "de"),
        ("zwei Wochen", "de"),
        ("Artikel 361 des Strafgesetzbuchs", "de"),
        ("§ 130", "de"),
        ("drei Gefängnisse", "de"),
        ("vierzig Länder", "de"),
        ("200 Gramm", "de"),
        ("5 Kilometer", "de"),
        ("zum zweiten Mal", "de"),
        ("Bjaljazki (63)", "de"),
        ("Andrzej Poczobut, 52, wurde freigelassen", "de"),
        ("der 63-jährige Anwalt", "de"),
        ("50 percent of the prisoners", "en"),
        ("50% of the prisoners", "en"),
        ("a third of the prisoners", "en"),
        ("in 2020", "en"),
        ("since 2020", "en"),
        ("at 11.30 a.m.", "en"),
        ("200 euros", "en"),
        ("$3 million", "en"),
        ("after 15 years in prison", "en"),
        ("two weeks", "en"),
        ("Article 361 of the Criminal Code", "en"),
        ("three prisons", "en"),
        ("forty countries", "en"),
        ("200 grams", "en"),
        ("12 million barrels", "en"),
        ("three times", "en"),
        ("Bialiatski (63)", "en"),
        ("Andrzej Poczobut, 52, was released", "en"),
        ("a 63-year-old lawyer", "en"),
        # days, scores, names and times of day
        ("24–30 Nov.", "en"),
        ("9–6", "en"),
        ("Zone 7", "en"),
        ("gegen halb elf", "de"),
        # terms in a row, and one that goes on
        ("terms of five, eight and ten years", "en"),
        ("to 12 years, she to eight", "en"),
        ("zu zwölf Jahren, sie zu acht", "de"),
        # shares and parts of other things
        ("one in five", "en"),
        ("three of the 27 hearings", "en"),
        ("zwei von fünf Sternen", "de"),
        ("die Hälfte der 52", "de"),
        # ages and families
        ("who is seventy", "en"),
        ("mother of three", "en"),
        ("Vater dreier Kinder", "de"),
    ],
)
def test_what_counts_nobody(text, language):
    assert counts(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "group"),
    [
        ("52 politische Gefangene", "de", "political prisoners"),
        ("52 Häftlinge", "de", "prisoners"),
        ("sieben Journalistinnen", "de", "journalists"),
        ("vier Anwälte", "de", "lawyers"),
        ("52 Menschen", "de", "people"),
        ("52 political prisoners", "en", "political prisoners"),
        ("52 detainees", "en", "prisoners"),
        ("seven journalists", "en", "journalists"),
        ("52 people", "en", "people"),
    ],
)
def test_who_is_counted(text, language, group):
    assert [mention.group for mention in counts(text, language)] == [group]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rose from 1,100 to 1,180", "en"),
        ("stieg von 1100 auf 1180", "de"),
    ],
)
def test_a_rise_has_two_numbers(text, language):
    assert values(text, language) == [("exact", 1100), ("exact", 1180)]


def test_inhabitants_are_counted_by_nationality():
    (found,) = find_counts(tokenize("darunter 31 Ukrainer"), "de", {2: "UA"})
    assert found.nationality == ("UA",)
    assert found.count.value == 31


def test_a_number_without_a_noun_counts_who_was_spoken_of():
    (found,) = counts("52 im September", "de")
    assert found.elliptic
    assert found.label is None


def test_a_year_before_a_dash_is_no_range():
    assert [m.count.value for m in counts("June 2025 – 14", "en")] == [14]


def test_hundreds_are_a_hundred_behind_a_hedge():
    (vague,) = counts("сотни заключённых", "ru")
    (rough,) = counts("около сотни заключённых", "ru")
    assert (vague.count.value, vague.count.qualifier) == (None, "hundreds")
    assert (rough.count.value, rough.count.qualifier) == (100, "about")


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_number_of_a_row_is_found(language):
    text = {"de": "14 Frauen, 20 Männer und drei Ärzte", "en": "14 women, 20 men and three doctors"}
    assert [value for _, value in values(text[language], language)] == [14, 20, 3]


WORDS = (
    "rund",
    "52",
    "1.218",
    "bis",
    "und",
    "Gefangene",
    "zwei",
    "Dutzend",
    "alle",
    "-",
    "–",
    "≥",
    "%",
)
ENGLISH_WORDS = (
    "about",
    "1,218",
    "to",
    "and",
    "prisoners",
    "two",
    "dozen",
    "all",
    "of",
    "a",
    "(",
    ",",
)


@steady
@given(
    words=st.lists(
        st.one_of(st.sampled_from(WORDS + ENGLISH_WORDS), st.text(max_size=6)), max_size=12
    ),
    language=st.sampled_from(codes()),
)
def test_counts_lie_in_the_sentence_and_do_not_overlap(words, language):
    tokens = tokenize(" ".join(words))
    end = -1
    for mention in find_counts(tokens, language):
        assert end < mention.first <= mention.last < len(tokens)
        assert mention.first <= mention.number <= mention.last
        assert mention.count.qualifier in QUALIFIERS
        assert (mention.count.upper is not None) == (mention.count.qualifier == "between")
        end = mention.last
