"""The languages of a report's paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.languages import codes
from drehtuer.text.sentences import lines
from drehtuer.text.stretches import main_language, stretches

steady = settings(max_examples=200, derandomize=True, deadline=None)

PARAGRAPHS = {
    "de": "Die Behörden haben am Freitag 52 Gefangene freigelassen, und niemand weiß, wie viele "
    "noch in Haft sind.",
    "en": "The authorities released 52 prisoners on Friday, and nobody knows how many are still "
    "in jail.",
    "es": "Las autoridades liberaron el viernes a 52 presos y nadie sabe cuántos siguen en la "
    "cárcel.",
    "fr": "Les autorités ont libéré vendredi 52 prisonniers et personne ne sait combien sont "
    "encore en prison.",
    "pl": "Władze zwolniły w piątek 52 więźniów i nikt nie wie, ilu jeszcze pozostaje w "
    "więzieniu, ale rodziny się nie poddają.",
    "ru": "Власти освободили в пятницу 52 заключённых, и никто не знает, сколько ещё остаётся в "
    "тюрьме, но их семьи ждут.",
    "uk": "Влада звільнила у п'ятницю 52 в'язнів, і ніхто не знає, скільки ще залишається у "
    "в'язниці, але їхні родини чекають.",
    "be": "Улады вызвалілі ў пятніцу 52 вязняў, і ніхто не ведае, колькі яшчэ застаецца ў турме, "
    "але іх сем'і чакаюць.",
}
TURKISH = (
    "Yetkililer cuma günü 52 mahkumu serbest bıraktı ve kimse kaç kişinin kaldığını bilmiyor, "
    "ama aileler umutla haber bekliyor ve her gün kapının önünde duruyor."
)
PERSIAN = "مقامات روز جمعه ۵۲ زندانی را آزاد کردند و هیچ کس نمی‌داند چند نفر باقی مانده‌اند."
CHINESE = "当局周五释放了五十二名囚犯,没有人知道还有多少人在监狱里,家属仍在等待消息。"


def told(text: str, language: str | None = None) -> list[tuple[str | None, str]]:
    """The language and the first words of each stretch."""
    return [(s.language, text[s.start : s.end][:12]) for s in stretches(text, language)]


def test_every_language_is_tried():
    assert set(PARAGRAPHS) == set(codes())


@pytest.mark.parametrize("second", PARAGRAPHS)
@pytest.mark.parametrize("first", PARAGRAPHS)
def test_two_languages_one_below_the_other(first, second):
    text = f"{PARAGRAPHS[first]}\n\n{PARAGRAPHS[second]}\n"
    languages = [first] if first == second else [first, second]
    assert [s.language for s in stretches(text)] == languages


def test_a_report_in_all_languages():
    text = "\n".join(PARAGRAPHS.values())
    assert [s.language for s in stretches(text)] == list(PARAGRAPHS)


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_report_in_one_language_is_one_stretch(language):
    text = f"\n{PARAGRAPHS[language]}\n\n52 (2025)\n{PARAGRAPHS[language]}\n"
    (stretch,) = stretches(text)
    assert stretch.language == language
    assert (stretch.start, stretch.end) == (1, len(text) - 1)


@pytest.mark.parametrize(
    "paragraph",
    [
        "„We will not rest until every one of them is free and at home with their families, and "
        "that is what we have said from the day they were taken“, sagte der Sprecher.",
        'Der Sprecher sagte am Freitag: "We will not rest until every one of them is free and at '
        'home with their families." Mehr wollte er dazu nicht sagen.',
        "Die Behörden haben am Freitag 52 Gefangene freigelassen. The release was welcomed by "
        "the families. Wie viele noch in Haft sind, weiß niemand, auch die Anwälte nicht.",
    ],
)
def test_a_foreign_sentence_does_not_turn_a_paragraph(paragraph):
    text = f"{PARAGRAPHS['de']}\n{paragraph}\n{PARAGRAPHS['de']}\n"
    assert [s.language for s in stretches(text)] == ["de"]


def test_headings_go_with_what_stands_below_and_signatures_with_what_stands_above():
    text = (
        f"Minsk lässt 52 frei\n{PARAGRAPHS['de']}\n(Minsk, Agentur.)\n\n"
        f"Washington reacts\n{PARAGRAPHS['en']}\nEnds.\n"
    )
    assert told(text) == [("de", "Minsk lässt "), ("en", "Washington r")]


def test_a_few_words_go_with_the_neighbour_they_share_words_with():
    text = f"{PARAGRAPHS['de']}\nWas nun mit den anderen?\n{PARAGRAPHS['en']}"
    assert [text[s.start : s.end].count("\n") for s in stretches(text)] == [1, 0]


@pytest.mark.parametrize("paragraph", [TURKISH, PERSIAN, CHINESE])
def test_a_paragraph_in_no_language_that_is_read(paragraph):
    text = f"{PARAGRAPHS['de']}\n{paragraph}\n{PARAGRAPHS['de']}"
    assert [s.language for s in stretches(text)] == ["de", None, "de"]
    assert main_language(stretches(text)) == "de"


@pytest.mark.parametrize("paragraph", [TURKISH, PERSIAN, CHINESE])
def test_one_paragraph_that_is_read_in_a_text_that_is_not(paragraph):
    text = f"{paragraph}\n{paragraph}\n{paragraph}\n{PARAGRAPHS['en']}\n{paragraph}"
    assert [s.language for s in stretches(text)] == [None, "en", None]
    assert main_language(stretches(text)) == "en"


def test_a_list_of_names_stays_in_its_report():
    names = (
        "Ales Bialiatski, Maria Kalesnikava, Viktar Babaryka, Maksim Znak, Mikola Statkevich, "
        "Siarhei Tsikhanouski, Ihar Losik, Marfa Rabkova, Valiantsin Stefanovich, Uladzimir "
        "Labkovich, Katsiaryna Andreyeva, Dzianis Ivashin, Andrzej Poczobut, Marina Zolatava."
    )
    text = f"{PARAGRAPHS['en']}\n{names}\n{PARAGRAPHS['en']}"
    assert [s.language for s in stretches(text)] == ["en"]


def test_a_language_that_is_given_holds_for_all():
    text = f"{PARAGRAPHS['de']}\n{PARAGRAPHS['en']}\n{TURKISH}"
    assert [s.language for s in stretches(text, "de")] == ["de"]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_where_nothing_is_written_there_is_no_stretch(text):
    assert stretches(text) == ()
    assert main_language(()) is None


PIECES = st.sampled_from([*PARAGRAPHS.values(), TURKISH, PERSIAN, "Ende", "52", "\n", "Fakten:"])


@steady
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=12).map("\n".join)))
def test_stretches_hold_every_line_once_and_in_order(text):
    found = stretches(text)
    for start, end in lines(text):
        assert sum(s.start <= start and end <= s.end for s in found) == 1
    for before, after in pairwise(found):
        assert before.end <= after.start
        assert before.language != after.language
    assert all(s.language in (None, *codes()) for s in found)
