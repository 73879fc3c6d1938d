"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.languages import codes
from drehtuer.text.detection import detect

steady = settings(max_examples=300, derandomize=True, deadline=None)

SENTENCES = {
    "de": (
        "Die Behörden haben am Freitag 52 Gefangene freigelassen, und niemand weiß, wie viele noch "
        "in Haft sind.",
        "Die Regierung sagte, dass sie mit den Vereinigten Staaten weiter verhandeln will.",
    ),
    "en": (
        "The authorities released 52 prisoners on Friday, and nobody knows how many are in jail.",
        "The government said that it wants to go on talking with the United States.",
    ),
    "es": (
        "Las autoridades liberaron el viernes a 52 presos y nadie sabe cuántos siguen en la "
        "cárcel.",
        "El gobierno dijo que quiere seguir hablando con los Estados Unidos.",
    ),
    "fr": (
        "Les autorités ont libéré vendredi 52 prisonniers et personne ne sait combien sont encore "
        "en prison.",
        "Le gouvernement a dit qu'il veut continuer à parler avec les États-Unis.",
    ),
    "pl": (
        "Władze zwolniły w piątek 52 więźniów i nikt nie wie, ilu jeszcze pozostaje w więzieniu.",
        "Rząd powiedział, że chce dalej rozmawiać ze Stanami Zjednoczonymi.",
    ),
    "ru": (
        "Власти освободили в пятницу 52 заключённых, и никто не знает, сколько ещё остаётся в "
        "тюрьме.",
        "Правительство заявило, что оно хочет и дальше говорить с Соединёнными Штатами.",
    ),
    "uk": (
        "Влада звільнила у п'ятницю 52 в'язнів, і ніхто не знає, скільки ще залишається у "
        "в'язниці.",
        "Уряд заявив, що він хоче й далі говорити зі Сполученими Штатами.",
    ),
    "be": (
        "Улады вызвалілі ў пятніцу 52 вязняў, і ніхто не ведае, колькі яшчэ застаецца ў турме.",
        "Урад заявіў, што ён хоча і далей размаўляць са Злучанымі Штатамі.",
    ),
}


def test_every_language_is_tried():
    assert set(SENTENCES) >= {"de", "en", "es", "fr", "pl", "ru", "uk", "be"}
    assert set(SENTENCES) <= set(codes())


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in SENTENCES.items() for text in texts]
)
def test_one_sentence_is_enough(language, text):
    assert detect(text) == language
    assert detect(text.upper()) == language


@pytest.mark.parametrize("language", SENTENCES)
def test_names_of_another_language_change_nothing(language):
    names = " (Ales Bialiatski, Алесь Бяляцкі, Viasna, Вясна, The New York Times) "
    assert detect(names + " ".join(SENTENCES[language])) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "123 456",
        "12. 12. 2025",
        "Viasna",
        "a b c",
        "😀😀😀",
        "当局は金曜日に52人の囚人を釈放した。",
        "أفرجت السلطات يوم الجمعة عن 52 سجينا.",
        "Yetkililer cuma günü 52 mahkumu serbest bıraktı ve kimse kaç kişinin kaldığını bilmiyor.",
    ],
)
def test_a_text_in_no_known_language(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Le autorità hanno liberato venerdì 52 prigionieri politici, secondo la ong Viasna; altri "
        "mille sono ancora in carcere e le loro famiglie non hanno notizie.",
        "Rilasciati due giornalisti italiani che erano detenuti a Caracas dal mese di novembre.",
        "As autoridades libertaram na sexta-feira 52 presos políticos, mas mais de mil ainda estão "
        "na prisão, segundo a organização não governamental Viasna.",
        "De autoriteiten hebben vrijdag 52 politieke gevangenen vrijgelaten, maar meer dan duizend "
        "mensen zitten volgens de organisatie nog in de cel.",
        "Úřady v pátek propustily 52 politických vězňů, ve věznicích však podle organizace Vjasna "
        "zůstává ještě více než tisíc lidí.",
        "Властите освободиха в петък 52 политически затворници, но според организацията Вясна в "
        "затворите все още са над хиляда души.",
        "Vlasti su u petak oslobodile 52 politička zatvorenika, ali je u zatvorima ostalo još više "
        "od hiljadu ljudi.",
        "Власти су у петак ослободиле 52 политичка затвореника, али је у затворима остало још више "
        "од хиљаду људи.",
        "Penktadienį valdžia paleido 52 politinius kalinius, bet kalėjimuose vis dar yra daugiau "
        "kaip tūkstantis žmonių, sako organizacija.",
        "Yetkililer cuma günü 52 siyasi tutukluyu serbest bıraktı, ancak örgüte göre hâlâ binden "
        "çok kişi cezaevinde ve aileleri için bir haber yok.",
        "Autoritățile au eliberat vineri 52 de deținuți politici, dar peste o mie de oameni sunt "
        "încă în închisoare, potrivit organizației.",
        "Les autoritats van alliberar divendres 52 presos polítics, però més de mil persones "
        "encara són a la presó segons l'organització.",
    ],
)
def test_a_text_in_a_language_without_a_folder_stays_unread(text):
    assert detect(text) is None
    assert detect(text * 20) is None


@steady
@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text):
    assert detect(text) in (None, *codes())
